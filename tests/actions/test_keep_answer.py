"""Keeping an answer as a note: for oneself alone, sealed, in the log without a word of it, the same whenever it is opened."""

from dataclasses import replace

import pytest

from fakes import acting, fake_house
from naklank.actions.ask_on import Asking, begin
from naklank.actions.keep_answer import WORDS_MAX, keep, kept_by, open_kept, throw_away
from naklank.actions.sweep_leftovers import HAVE_KEYS, sweep_leftovers
from naklank.errors import Gone, NaklankError, NotAllowed, NotFound
from naklank.law import RuleBase
from naklank.model import ConversationId, KeptAnswer
from naklank.store.fsck import recordings as checked


def asked(start: str = "politie", **facts: str) -> Asking:
    asking = begin(start)
    for fact, value in facts.items():
        taken = asking.take(fact, value, value)
        assert isinstance(taken, Asking)
        asking = taken
    return asking


@pytest.fixture
def made():
    house = fake_house()
    provider, patient, other = (house.person(role, f"Meneer {role}") for role in ("provider", "patient", "provider"))
    return house, acting(provider), acting(patient), acting(other), house.conversation(provider, patient, "Controle")


def test_a_kept_answer_still_opens_after_the_nightly_sweep(made) -> None:
    """Its key is somebody's: sweeping away loose keys must not make a note unreadable."""
    house, provider, _, _, _ = made
    kept = keep(house, provider, asked())
    assert sweep_leftovers(house, list(house.keys.kept)) == (0, 0)
    assert open_kept(house, provider, kept.id).kept.id == kept.id


def test_what_is_sealed_under_its_own_key_is_the_same_to_the_sweep_and_to_the_check() -> None:
    """A kind that the check knows and the sweep does not would lose its keys."""
    assert set(HAVE_KEYS) == set(checked.HAVE_KEYS)


def test_a_kept_answer_opens_just_as_it_was(made) -> None:
    """The whole page in both languages, the own words, the answers and the conversation."""
    house, provider, _, _, talk = made
    asking = asked(consent="refused")
    kept = keep(house, provider, asking, talk.id, "De agent belde naar de balie.")
    opened = open_kept(house, provider, kept.id)
    for language in ("nl", "en"):
        assert opened.shown[language] == asking.shown(language)
        assert opened.situation(language) == asking.start.says.in_language(language)
        assert opened.verdict_changed(language) == ""
    assert opened.said["nl"] == [{"key": "Vindt de patiënt het goed?", "value": "Nee"}]
    assert opened.words == "De agent belde naar de balie."
    assert opened.conversation == talk
    assert not opened.rules_changed


def test_only_who_kept_it_can_see_it(made) -> None:
    """Not the patient of the conversation, not a colleague, not one's own phone that joined by QR; in the words of what is not there."""
    house, provider, patient, other, talk = made
    kept = keep(house, provider, asked(consent="refused"), talk.id)
    for actor in (patient, other, replace(provider, scope=ConversationId(talk.id))):
        with pytest.raises(NotFound):
            open_kept(house, actor, kept.id)
        with pytest.raises(NotFound):
            throw_away(house, actor, kept.id)
    assert kept_by(house, patient, talk.id) == []
    assert [one.kept for one in kept_by(house, provider, talk.id)] == [kept]


def test_it_lies_sealed_and_the_log_says_only_that_something_was_kept(made) -> None:
    """No word of question, answer or note in row or log; the line stands by the conversation."""
    house, provider, _, _, talk = made
    keep(house, provider, asked(consent="refused"), talk.id, "geheim woord")
    row = house.store.read(lambda view: view.find(KeptAnswer))[0]
    events = house.store.read(lambda view: view.events(thing=talk.id, kinds=["rules:keep"]))
    assert len(events) == 1
    for secret in ("politie", "police", "refused", "geheim", "forbidden"):
        assert secret not in repr(row) and secret not in str(events[0].body)


def test_a_conversation_that_is_not_yours_takes_no_note(made) -> None:
    """Nothing is kept, and no line is written."""
    house, _, _, other, talk = made
    with pytest.raises(NotFound):
        keep(house, other, asked(consent="refused"), talk.id)
    assert house.store.read(lambda view: view.find(KeptAnswer)) == []


def test_an_answer_can_be_kept_apart_by_the_office(made) -> None:
    """A manager has no conversations; a relative and a phone that joined cannot keep at all."""
    house, provider, _, _, talk = made
    manager, relative = acting(house.person("manager", "Mevrouw M")), acting(house.person("relative", "Sanne"))
    assert open_kept(house, manager, keep(house, manager, asked("dwang")).id).conversation is None
    for actor in (relative, replace(provider, scope=ConversationId(talk.id))):
        with pytest.raises(NotAllowed):
            keep(house, actor, asked("dwang"))


def test_too_many_words_are_refused_in_words(made) -> None:
    """And nothing is kept."""
    house, provider, _, _, _ = made
    with pytest.raises(NaklankError):
        keep(house, provider, asked("dwang"), words="x" * (WORDS_MAX + 1))
    assert kept_by(house, provider) == []


def test_it_says_when_the_rules_answer_otherwise_now(made) -> None:
    """Rules without the statute's word for the patient's copy: another version, and where it matters another verdict."""
    house, provider, _, _, _ = made
    kept = keep(house, provider, asked("dwang"))
    rules = RuleBase()
    changed = replace(rules.questions["compel"], doors=())
    other = RuleBase(questions={**rules.questions, "compel": changed})
    later = replace(house, rules=type("Rules", (), {"base": other, "ask": house.rules.ask})())
    opened = open_kept(later, provider, kept.id)
    assert opened.rules_changed
    assert opened.shown["nl"].verdict == "forbidden"
    assert opened.verdict_changed("nl") == opened.now.shown("nl").sentence != ""


def test_a_note_that_was_thrown_away_cannot_be_opened_and_its_key_is_dead(made) -> None:
    """The log keeps that it was there, and that it went."""
    house, provider, _, _, talk = made
    kept = keep(house, provider, asked(consent="refused"), talk.id)
    throw_away(house, provider, kept.id)
    with pytest.raises(NotFound):
        open_kept(house, provider, kept.id)
    with pytest.raises(Gone):
        house.keys.key(kept.id)
    kinds = ["rules:keep", "rules:forget"]
    assert len(house.store.read(lambda view: view.events(thing=talk.id, kinds=kinds))) == 2
