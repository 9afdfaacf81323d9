"""Who may do what: role × relation × verb, written out by hand as the oracle."""

from typing import get_args

import pytest

from fakes import FakeHouse, acting, fake_house
from naklank.actions.access import Verb, may, not_found
from naklank.errors import Gone, NaklankError, NotAllowed, NotFound
from naklank.model import (
    SYSTEM,
    Actor,
    Announcement,
    Conversation,
    Copy,
    Recording,
    new_id,
)

VERBS = [
    "see",
    "announce",
    "answer",
    "refuse",
    "withdraw",
    "record",
    "ask_pause",
    "finish",
    "listen",
    "compare",
    "mark",
    "download",
    "give_copy",
    "ask_copy",
    "see_log",
    "see_whole_log",
    "find_clip",
    "sign_rules",
    "export",
    "destroy",
    "plan",
]

# One row per verb, one column per who. y = may, n = may not and is told why, . = "not found".
#
# maker-p    the patient who made it, signed in by link          maker-q   the same, on the phone that joined by QR
# holder     the provider, with an equal copy                    party     the provider, without one
# other-pat  the patient, where the provider made it             oth-hold  the same, with an equal copy
# stranger-p, stranger-v   another patient, another provider     qr-else   the maker, on a phone joined to another conversation
# relative, manager, officer, system

WHO = [
    "maker-p",
    "maker-q",
    "holder",
    "party",
    "other-pat",
    "oth-hold",
    "stranger-p",
    "stranger-v",
    "qr-else",
    "relative",
    "manager",
    "officer",
    "system",
]

WITH_A_RECORDING = """
see            y y y y y y . . . . n n y
announce       n n n n n n . . . . n n n
answer         n n n n n n . . . . n n n
refuse         n n n n n n . . . . n n n
withdraw       n n n n n n . . . . n n n
record         y y n n n n . . . . n n y
ask_pause      n n y y y y . . . . n n n
finish         y y n n n n . . . . n n y
listen         y y y n n y . . . . n n n
compare        y y y n n y . . . . n n n
mark           y y y n n y . . . . n n n
download       y y y n n y . . . . n n n
give_copy      y y n n n n . . . . n n n
ask_copy       n n n y y n . . . . n n n
see_log        y y y n y y . . . . y y y
see_whole_log  n n n n n n . . . . n n n
find_clip      n n n n n n . . . . n n n
sign_rules     n n n n n n . . . . n n n
export         y y y n n y . . . . n n y
destroy        y n n n n n . . . . y y y
plan           n n n n n n . . . . n n n
"""

WHO_TALKS = [
    "patient",
    "patient-q",
    "provider",
    "stranger-p",
    "stranger-v",
    "qr-else",
    "relative",
    "manager",
    "officer",
    "system",
]

WITH_A_CONVERSATION = """
see            y y y . . . . n n y
announce       y y y . . . . n n n
answer         y y y . . . . n n n
refuse         n n y . . . . n n n
withdraw       y y n . . . . n n n
record         y y y . . . . n n y
ask_pause      n n n . . . . n n n
finish         n n y . . . . n n y
listen         n n n . . . . n n n
compare        n n n . . . . n n n
mark           n n n . . . . n n n
download       n n n . . . . n n n
give_copy      n n n . . . . n n n
ask_copy       n n n . . . . n n n
see_log        y y y . . . . y y y
see_whole_log  n n n . . . . n n n
find_clip      n n n . . . . n n n
sign_rules     n n n . . . . n n n
export         n n n . . . . n n n
destroy        n n n . . . . n n n
plan           n n y . . . . n n n
"""

WITH_THE_HOUSE = {
    ("plan", "provider"),
    ("see_whole_log", "manager"),
    ("see_whole_log", "privacy_officer"),
    ("see_whole_log", "system"),
    ("find_clip", "privacy_officer"),
    ("find_clip", "system"),
    ("sign_rules", "manager"),
    ("sign_rules", "privacy_officer"),
    ("sign_rules", "system"),
}


def rows(table: str, who: list[str]) -> list[tuple[str, str, str]]:
    found = []
    for line in table.strip().splitlines():
        verb, *marks = line.split()
        assert len(marks) == len(who), line
        found += [(verb, name, mark) for name, mark in zip(who, marks, strict=True)]
    assert {verb for verb, _, _ in found} == set(VERBS)
    return found


class Stage:
    """A patient and a provider who talked, and everybody else."""

    def __init__(self) -> None:
        self.house: FakeHouse = fake_house()
        roles = ("patient", "provider", "relative", "manager", "privacy_officer")
        self.patient, self.provider, self.relative, self.manager, self.officer = map(self.house.person, roles)
        self.talk = self.house.conversation(self.provider, self.patient)
        self.elsewhere = self.house.conversation(self.provider, self.patient)

    def recording(self, who: str, state: str = "sealed") -> Recording:
        maker = self.provider if who in ("other-pat", "oth-hold") else self.patient
        made = self.house.recording(maker, self.talk, state=state)
        holder = {"holder": self.provider, "oth-hold": self.patient}.get(who)
        if holder is not None:
            copy = Copy(new_id(), made.id, holder.id, self.house.clock.now(), maker.id)
            self.house.store.write(lambda tx: tx.put(copy))
        return made

    def actor(self, who: str) -> Actor:
        return {
            "maker-p": acting(self.patient),
            "maker-q": acting(self.patient, self.talk.id),
            "patient": acting(self.patient),
            "patient-q": acting(self.patient, self.talk.id),
            "provider": acting(self.provider),
            "holder": acting(self.provider),
            "party": acting(self.provider),
            "other-pat": acting(self.patient),
            "oth-hold": acting(self.patient),
            "stranger-p": acting(self.house.person("patient")),
            "stranger-v": acting(self.house.person("provider")),
            "qr-else": acting(self.patient, self.elsewhere.id),
            "relative": acting(self.relative),
            "manager": acting(self.manager),
            "officer": acting(self.officer),
            "system": SYSTEM,
        }[who]

    def outcome(self, actor: Actor, verb: Verb, on: Recording | Conversation | None) -> str:
        try:
            self.house.store.read(lambda view: may(view, actor, verb, on))
        except NotFound:
            return "."
        except NotAllowed:
            return "n"
        return "y"


def test_the_hand_written_verbs_are_all_the_verbs() -> None:
    """A new verb fails here until somebody decides, by hand, for everyone."""
    assert set(get_args(Verb)) == set(VERBS)


@pytest.mark.parametrize(("verb", "who", "mark"), rows(WITH_A_RECORDING, WHO))
def test_with_a_recording_the_table_holds(verb: Verb, who: str, mark: str) -> None:
    """For each verb and each person, access to a recording is what the table says."""
    stage = Stage()
    assert stage.outcome(stage.actor(who), verb, stage.recording(who)) == mark


@pytest.mark.parametrize(("verb", "who", "mark"), rows(WITH_A_CONVERSATION, WHO_TALKS))
def test_with_a_conversation_the_table_holds(verb: Verb, who: str, mark: str) -> None:
    """For each verb and each person, access to a conversation is what the table says."""
    stage = Stage()
    assert stage.outcome(stage.actor(who), verb, stage.talk) == mark


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    "role", ["patient", "provider", "relative", "manager", "privacy_officer", "system", "stranger"]
)
def test_with_the_house_only_these_pairs_may(verb: Verb, role: str) -> None:
    """Without a thing, a provider plans and the office and the system read the whole log; nothing else."""
    stage = Stage()
    actor = Actor(stage.patient.id, role)  # type: ignore[arg-type]
    assert stage.outcome(actor, verb, None) == ("y" if (verb, role) in WITH_THE_HOUSE else ".")
    scoped = Actor(stage.patient.id, role, scope=stage.talk.id)  # type: ignore[arg-type]
    assert role == "system" or stage.outcome(scoped, verb, None) == "."


def test_a_stranger_finds_nothing_whatever_the_verb() -> None:
    """Who has not shown who he is gets the one answer for everything."""
    stage = Stage()
    actor = Actor(stage.patient.id, "stranger")
    for verb in VERBS:
        assert stage.outcome(actor, verb, stage.recording("maker-p")) == "."  # type: ignore[arg-type]
        assert stage.outcome(actor, verb, stage.talk) == "."  # type: ignore[arg-type]


def test_not_yours_and_not_there_read_the_same() -> None:
    """Trying ids teaches nothing: text, status and detail are the same in both cases."""
    stage = Stage()
    with pytest.raises(NotFound) as not_yours:
        stage.house.store.read(lambda view: may(view, stage.actor("stranger-p"), "see", stage.recording("maker-p")))
    not_there = not_found()

    assert (not_yours.value.what, not_yours.value.todo) == (not_there.what, not_there.todo)
    assert not_yours.value.detail == not_there.detail == {}


def test_who_announced_does_not_answer_herself() -> None:
    """The answer is the other party's; the one who announced last is told to wait."""
    stage = Stage()
    said = Announcement(new_id(), stage.talk.id, stage.patient.id, stage.house.clock.now(), "all", equal_copy=True)
    stage.house.store.write(lambda tx: tx.put(said))

    assert stage.outcome(stage.actor("patient"), "answer", stage.talk) == "n"
    assert stage.outcome(stage.actor("provider"), "answer", stage.talk) == "y"


def test_a_maker_does_not_destroy_what_someone_else_holds_a_copy_of() -> None:
    """With an equal copy elsewhere, destruction is for the office, which looks at both sides."""
    stage = Stage()
    made = stage.recording("holder")
    assert stage.outcome(stage.actor("maker-p"), "destroy", made) == "n"
    assert stage.outcome(stage.actor("officer"), "destroy", made) == "y"


def test_a_copy_in_the_hands_of_an_outsider_opens_nothing() -> None:
    """A copy counts only for a party to the conversation."""
    stage = Stage()
    made = stage.recording("maker-p")
    outsider = stage.house.person("provider")
    copy = Copy(new_id(), made.id, outsider.id, stage.house.clock.now(), stage.patient.id)
    stage.house.store.write(lambda tx: tx.put(copy))
    assert stage.outcome(acting(outsider), "listen", made) == "."


def test_a_recording_outside_any_conversation_is_its_makers_alone() -> None:
    """An uploaded memo without a conversation has no other party, and no QR phone reaches it."""
    stage = Stage()
    memo = stage.house.recording(stage.patient)
    assert stage.outcome(stage.actor("maker-p"), "listen", memo) == "y"
    assert stage.outcome(stage.actor("provider"), "see", memo) == "."
    assert stage.outcome(stage.actor("maker-q"), "listen", memo) == "."


def test_a_role_that_does_not_fit_the_place_gets_nothing() -> None:
    """The id of the patient with another role is not the patient."""
    stage = Stage()
    actor = Actor(stage.patient.id, "provider")
    assert stage.outcome(actor, "see", stage.talk) == "."


@pytest.mark.parametrize("state", ["destroying", "destroyed"])
@pytest.mark.parametrize("verb", VERBS)
def test_after_destruction_nothing_that_needs_sound_is_left(verb: Verb, state: str) -> None:
    """The maker hears that it was destroyed; the log and the fact remain; a stranger still finds nothing."""
    stage = Stage()
    made = stage.recording("maker-p", state)
    needs_sound = verb in ("record", "finish", "listen", "compare", "mark", "download", "give_copy", "export")
    if needs_sound:
        with pytest.raises(Gone):
            stage.house.store.read(lambda view: may(view, stage.actor("maker-p"), verb, made))
    else:
        assert stage.outcome(stage.actor("maker-p"), verb, made) in "yn"
    assert stage.outcome(stage.actor("stranger-p"), verb, made) == "."


def test_every_refusal_says_what_and_what_to_do_in_both_languages() -> None:
    """No refusal is empty, in Dutch or in English, and none has detail that could tell more."""
    stage = Stage()
    refusals = [
        refusal
        for verb in VERBS
        for who in WHO
        if (refusal := refusal_of(stage, who, verb, stage.recording(who))) is not None
    ]
    assert len(refusals) > 100
    for refusal in refusals:
        texts = (refusal.what.nl, refusal.what.en, refusal.todo.nl, refusal.todo.en)
        assert all(len(text) > 10 and text.endswith(".") for text in texts)
        assert refusal.detail == {}


def refusal_of(stage: Stage, who: str, verb: str, made: Recording) -> NaklankError | None:
    try:
        stage.house.store.read(lambda view: may(view, stage.actor(who), verb, made))  # type: ignore[arg-type]
    except NaklankError as refusal:
        return refusal
    return None
