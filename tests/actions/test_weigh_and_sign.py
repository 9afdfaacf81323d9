"""Weighing: what the page shows is the engine's answer to the findings, what was signed never changes, and who reads it."""

import json
import random
from dataclasses import replace
from datetime import timedelta

import pytest

from fakes import FakeHouse, acting, fake_house
from naklank.actions.rule_base import Judge
from naklank.actions.sweep_leftovers import sweep_leftovers
from naklank.actions.weigh_case import Case, begun_with, from_question
from naklank.actions.weigh_contents import LONG, from_bytes
from naklank.actions.weigh_draft import begin, drafts_of, keep, open_draft, today, written
from naklank.actions.weigh_read import (
    file_of,
    for_patient,
    others,
    read_signed,
    receipt_of,
    signed_of,
)
from naklank.actions.weigh_sign import discard, revise, sign
from naklank.errors import Conflict, NaklankError, NotAllowed, NotFound, Tampered
from naklank.law import RULES
from naklank.law.own_profiles import with_own_profile
from naklank.law.weighings import WEIGHINGS
from naklank.model import Conversation, ConversationId, Weighing, WeighingDraft
from naklank.vault import receipt, weighing
from tests.weighed import filled, form_for, signed


@pytest.fixture
def house() -> FakeHouse:
    return fake_house()


@pytest.fixture
def people(house: FakeHouse):
    roles = ("provider", "patient", "manager", "privacy_officer", "relative")
    return {role: acting(house.person(role, f"Meneer {role}")) for role in roles}  # type: ignore[arg-type]


@pytest.fixture
def talk(house: FakeHouse, people) -> Conversation:
    found = house.conversation(house.person("provider"), house.person("patient"))
    mine = replace(found, provider=people["provider"].person, patient=people["patient"].person)
    house.store.write(lambda tx: tx.put(mine))
    return mine


def by_chance(house: FakeHouse, actor, kind: str, dice: random.Random) -> Case:
    """A draft whose points were found by chance, "not clear" included."""
    draft = begin(house, actor, begun_with(kind, today(house)))
    _, case = open_draft(house, actor, draft.id)
    done: set[str] = set()
    while left := [step for step in case.steps() if step not in done]:
        step = left[0]
        form = form_for(case, step, decision=dice.choice(("do", "do_not")))
        if case.sort_of(step) == "point" or (case.sort_of(step) == "frame" and form["answer"]):
            form["answer"] = str(dice.choice(case.choices(step))).lower()
        case = written(case, step, form)
        done.add(step)
    keep(house, actor, draft, case)
    return Case(case.contents, case.day)


def test_the_answer_shown_is_the_engines_answer_to_the_findings(house: FakeHouse, people) -> None:
    """Any kind, any findings: facts told and found, asked of the rules anew, give the same verdict and the same receipt."""
    tried = 0
    for seed in range(6):
        for kind in WEIGHINGS:
            case = by_chance(house, people["provider"], kind, random.Random(f"{seed}/{kind}"))
            facts = {**case.told, **{fact: found.value for fact, found in case.contents.found.items()}}
            asked = RULES.ask(case.plan.question, facts, case.day)
            decided = case.decided()
            assert (decided.answer.verdict, decided.receipt) == (asked.answer.verdict, asked.receipt)
            allowed = asked.answer.verdict in {"allowed", "required"}
            if case.contents.decision == "do" and not case.left_to_her():
                assert case.against() is not allowed
            if case.contents.decision == "do_not":
                assert case.against() is (asked.answer.verdict == "required")
            tried += 1
    assert tried == 6 * len(WEIGHINGS)


@pytest.mark.parametrize("kind", WEIGHINGS)
def test_what_was_signed_holds_everything_that_was_written_and_the_log_names_it(
    house: FakeHouse, people, talk: Conversation, kind: str
) -> None:
    """The body, hashed, is what the event names; verdict and receipt are those of the rules on that day."""
    made = signed(house, people["provider"], kind, talk)
    shown = read_signed(house, people["provider"], made.id)
    body, event = file_of(house, people["provider"], made.id), house.store.logged("weighing:sign")[-1]
    assert weighing.digest(body) == made.sha256 == event.detail["weighing"]
    points = shown.fields["points"]
    assert all(point["evidence"] and point["reasoning"] for point in points)
    facts = {**shown.fields["facts"], **{point["fact"]: point["value"] for point in points}}
    again = RULES.ask(made.question, facts, today(house))
    assert (shown.fields["verdict"], shown.fields["receipt"]) == (again.answer.verdict, again.receipt)
    assert (event.basis["verdict"], event.basis["receipt"]) == (again.answer.verdict, again.receipt)
    assert (event.detail["rules"], event.patient) == (RULES.version, talk.patient)
    assert {thing.id for thing in event.things} == {made.id, talk.id}


def test_no_word_that_somebody_wrote_is_in_the_log_or_in_plain_in_the_store(
    house: FakeHouse, people, talk: Conversation
) -> None:
    """Evidence, reasoning, names and advice lie sealed, as a draft and signed."""
    filled(house, people["provider"], "conflict", talk)
    signed(house, people["provider"], "conflict", talk)
    read_signed(house, people["privacy_officer"], signed_of(house, people["provider"])[0][0].id)
    logged = "".join(one.body or "" for one in house.store._state.logged)
    rows = repr([house.store.read(lambda view, kind=kind: view.find(kind)) for kind in (Weighing, WeighingDraft)])
    for word in ("vanmorgen", "Smit", "wijkagent", "Brief van maart", "De tijd dringt"):
        assert word not in logged
        assert word not in rows


def test_a_signed_weighing_never_changes_and_signing_twice_is_signing_once(house: FakeHouse, people) -> None:
    """Whatever is tried on it: steps, signing, throwing away, revising. The row stays, byte for byte."""
    weigher = people["provider"]
    made = signed(house, weigher)
    kept = house.store.read(lambda view: view.get(Weighing, made.id))
    assert sign(house, weigher, made.id) == made
    with pytest.raises(NotFound):
        open_draft(house, weigher, made.id)
    with pytest.raises(Conflict):
        discard(house, weigher, made.id)
    later = revise(house, weigher, made.id)
    other = sign(house, weigher, later.id, knowing=True)
    assert house.store.read(lambda view: view.get(Weighing, made.id)) == kept
    assert len(house.store.logged("weighing:sign")) == 2
    before = read_signed(house, weigher, other.id).fields["supersedes"]
    assert before == {"weighing": made.id, "sha256": made.sha256}
    assert [one.id for one in read_signed(house, weigher, made.id).later] == [other.id]


def test_a_new_weighing_goes_on_from_everything_that_the_earlier_one_says(house: FakeHouse, people, talk) -> None:
    """Signed and revised, without changing a word, it says the same but for time, id and salt."""
    for kind in WEIGHINGS:
        made = signed(house, people["provider"], kind, talk, told="later", told_why="gevaar", told_from="2026-12-24")
        again = sign(house, people["provider"], revise(house, people["provider"], made.id).id, knowing=True)
        one, other = (read_signed(house, people["provider"], each.id).fields for each in (made, again))
        own = {"weighing", "salt", "signed_at", "supersedes"}
        assert {k: v for k, v in one.items() if k not in own} == {k: v for k, v in other.items() if k not in own}


def test_who_decides_against_her_findings_signs_that_she_knows_it(house: FakeHouse, people) -> None:
    """One of six not met: the rules say no. Signing needs her word, and body and log say that it departs."""
    weigher = people["provider"]
    key = filled(house, weigher, "conflict", found={"no_other_way": "false"})
    _, case = open_draft(house, weigher, key)
    assert (case.decided().answer.verdict, case.against()) == ("forbidden", True)
    with pytest.raises(Conflict):
        sign(house, weigher, key)
    made = sign(house, weigher, key, knowing=True)
    assert read_signed(house, weigher, made.id).fields["against"] is True
    assert house.store.logged("weighing:sign")[-1].detail["against"] is True


def test_what_is_not_clear_opens_no_door(house: FakeHouse, people) -> None:
    """Not one of six unclear may stand where the act is decided on, unless she says that she departs."""
    key = filled(house, people["provider"], "conflict", found={"no_other_way": "unknown"})
    _, case = open_draft(house, people["provider"], key)
    assert (case.decided().answer.verdict, case.left_to_her(), case.against()) == ("judgement", False, True)


def test_not_doing_what_must_be_done_departs_and_not_doing_what_may_be_done_does_not(house: FakeHouse, people) -> None:
    """After a death with everything met it must be given; a conflict of duties may always end in silence."""
    for kind, departs in (("after_death", True), ("conflict", False)):
        key = filled(house, people["provider"], kind, decision="do_not")
        assert open_draft(house, people["provider"], key)[1].against() is departs


def test_an_interest_while_the_patient_lives_is_left_to_the_person_whatever_she_decides(
    house: FakeHouse, people
) -> None:
    """With clear findings neither yes nor no departs."""
    for decision in ("do", "do_not"):
        key = filled(house, people["provider"], "interest", decision=decision)
        _, case = open_draft(house, people["provider"], key)
        assert (case.decided().answer.verdict, case.left_to_her(), case.against()) == ("judgement", True, False)


def test_nothing_unfinished_is_signed(house: FakeHouse, people) -> None:
    """Take any step away from a finished draft: it cannot be signed, and says which step."""
    weigher = people["provider"]
    for kind in WEIGHINGS:
        key = filled(house, weigher, kind)
        draft, case = open_draft(house, weigher, key)
        for step in case.steps():
            if case.sort_of(step) == "frame":
                less = replace(case.contents, given={f: v for f, v in case.contents.given.items() if f != step})
                emptied = Case(less, case.day)
            else:
                emptied = written(case, step, {})
            assert step in emptied.unfinished(), (kind, step)
            keep(house, weigher, draft, emptied)
            draft, _ = open_draft(house, weigher, key)
            with pytest.raises(Conflict):
                sign(house, weigher, key, knowing=True)
            draft = keep(house, weigher, draft, case)


def test_only_the_weigher_sees_a_draft(house: FakeHouse, people) -> None:
    """A colleague, the office and the patient find nothing, and change nothing."""
    key = filled(house, people["provider"], "conflict")
    for who in (acting(house.person("provider")), people["manager"], people["privacy_officer"]):
        for tried in (open_draft, sign, discard, read_signed):
            with pytest.raises(NotFound):
                tried(house, who, key)
    for who in (people["patient"], people["relative"]):
        with pytest.raises(NotAllowed):
            open_draft(house, who, key)
    assert [draft.id for draft, _ in drafts_of(house, people["provider"])] == [key]


def test_who_reads_what_was_signed(house: FakeHouse, people, talk: Conversation) -> None:
    """The weigher and the privacy officer; a manager what is about recording; a colleague nothing. Each reading is logged."""
    giving, refusing = (signed(house, people["provider"], kind, talk) for kind in ("conflict", "refuse"))
    readers = {"provider": (giving, refusing), "privacy_officer": (giving, refusing), "manager": (refusing,)}
    for role in ("provider", "privacy_officer", "manager"):
        for one in (giving, refusing):
            before = len(house.store.logged("weighing:read"))
            if one in readers[role]:
                assert read_signed(house, people[role], one.id).weighing == one
                assert len(house.store.logged("weighing:read")) == before + 1
                assert receipt.verify(receipt_of(house, people[role], one.id), house.signer.public_pem())
            else:
                with pytest.raises(NotFound):
                    read_signed(house, people[role], one.id)
                with pytest.raises(NotFound):
                    receipt_of(house, people[role], one.id)
    assert {one.id for one, _ in others(house, people["privacy_officer"])} == {giving.id, refusing.id}
    assert {one.id for one, _ in others(house, people["manager"])} == {refusing.id}
    assert others(house, acting(house.person("provider"))) == []


def test_the_patient_reads_what_was_written_for_her_once_it_is_time(house: FakeHouse, people, talk) -> None:
    """At once, on the day that was chosen, or never; not on a phone that joined by QR, and no other patient."""
    patient = people["patient"]
    signed(house, people["provider"], "conflict", talk, told="now", words="nu")
    house.clock.forward(minutes=1)
    signed(
        house, people["provider"], "conflict", talk, told="later", words="straks", told_why="w", told_from="2026-11-30"
    )
    signed(house, people["provider"], "conflict", talk, told="not", told_why="hoort het van een ander")
    signed(house, people["provider"], "conflict", None, told="now", words="zonder gesprek")
    assert [one.words for one in for_patient(house, patient)] == ["nu"]
    house.clock.forward(days=8)
    assert [one.words for one in for_patient(house, patient)] == ["straks", "nu"]
    assert for_patient(house, acting(house.person("patient"))) == []
    for other in (replace(patient, scope=ConversationId(talk.id)), people["provider"]):
        with pytest.raises(NotAllowed):
            for_patient(house, other)
    assert house.store.logged("weighing:read")[-1].patient == patient.person


def test_a_patient_waits_a_year_at_most(house: FakeHouse, people, talk) -> None:
    """A day that has passed, today, one too far off, and what is no day: none will do."""
    key = filled(house, people["provider"], "conflict", talk)
    _, case = open_draft(house, people["provider"], key)
    on = today(house)
    for days, fine in ((-1, False), (0, False), (1, True), (366, True), (367, False)):
        when = (on + timedelta(days=days)).isoformat()
        later = written(case, "patient", {"told": "later", "words": "w", "told_why": "y", "told_from": when})
        assert (later.lacking("patient") == []) is fine, days
    odd = written(case, "patient", {"told": "later", "words": "w", "told_why": "y", "told_from": "morgen"})
    assert odd.lacking("patient") == [("told_from", "weigh.lacks_patient_told_from")]


def test_a_weighing_is_linked_only_to_ones_own_conversation(house: FakeHouse, people, talk) -> None:
    """Somebody else's conversation, or none that exists: refused like what is not there."""
    foreign = house.conversation(house.person("provider"), house.person("patient"))
    draft = begin(house, people["provider"], begun_with("conflict", today(house)))
    draft, case = open_draft(house, people["provider"], draft.id)
    for odd in (foreign.id, "x", "a" * 26):
        with pytest.raises(NotFound):
            keep(house, people["provider"], draft, written(case, "over", {"reference": "r", "conversation": odd}))
    keep(house, people["provider"], draft, written(case, "over", {"reference": "r", "conversation": talk.id}))


def test_two_screens_do_not_undo_each_other(house: FakeHouse, people) -> None:
    """Who keeps over what another screen kept meanwhile hears so; nothing of the first is lost."""
    weigher = people["provider"]
    key = begin(house, weigher, begun_with("conflict", today(house))).id
    draft, case = open_draft(house, weigher, key)
    keep(house, weigher, draft, written(case, "over", {"reference": "eerste"}))
    with pytest.raises(Conflict):
        keep(house, weigher, draft, written(case, "over", {"reference": "tweede"}))
    assert open_draft(house, weigher, key)[1].contents.reference == "eerste"


def test_what_is_too_long_or_cannot_be_is_refused_and_the_rest_stays(house: FakeHouse, people) -> None:
    """A story beyond the limit; a dead patient who takes back consent."""
    weigher = people["provider"]
    key = filled(house, weigher, "conflict")
    draft, case = open_draft(house, weigher, key)
    with pytest.raises(NaklankError):
        keep(house, weigher, draft, written(case, "anders", {"alternatives": "x" * (LONG + 1)}))
    assert open_draft(house, weigher, key)[1].contents == case.contents
    odd = written(case, "no_other_way", {"answer": "misschien", "evidence": "e", "reasoning": "r"})
    assert ("answer", "weigh.lacks_point_answer") in odd.lacking("no_other_way")


def test_throwing_a_draft_away_kills_its_key(house: FakeHouse, people) -> None:
    """The row goes, and what it sealed can never be opened again."""
    key = filled(house, people["provider"], "conflict")
    discard(house, people["provider"], key)
    assert key in house.keys.destroyed
    with pytest.raises(NotFound):
        open_draft(house, people["provider"], key)


def test_a_weighing_that_was_changed_on_disk_is_never_shown(house: FakeHouse, people) -> None:
    """Another body under the same row, properly sealed: refused as changed."""
    one, other = (signed(house, people["provider"], kind) for kind in ("conflict", "interest"))
    assert one.sealed != other.sealed
    from naklank.actions.weigh_draft import seal

    forged = replace(one, sealed=seal(house, one.id, "weighing", file_of(house, people["provider"], other.id)))
    house.store.write(lambda tx: tx.put(forged))
    with pytest.raises(Tampered):
        read_signed(house, people["provider"], one.id)
    rehashed = replace(forged, sha256=other.sha256)
    house.store.write(lambda tx: tx.put(rehashed))
    with pytest.raises(Tampered):
        read_signed(house, people["provider"], one.id)


def test_a_sweep_leaves_the_keys_of_weighings_alone(house: FakeHouse, people) -> None:
    """Only keys of nothing go; drafts and signed weighings still open."""
    made, key = signed(house, people["provider"]), filled(house, people["provider"], "conflict")
    house.keys.new("b" * 26)
    assert sweep_leftovers(house, list(house.keys.kept)) == (0, 1)
    assert read_signed(house, people["provider"], made.id)
    assert open_draft(house, people["provider"], key)


def test_a_question_that_a_person_must_weigh_goes_on_with_the_answers_given(house: FakeHouse, people) -> None:
    """Its points are those of the doors that leave it to her, and hold what was answered; no other question will do."""
    day = today(house)
    contents = from_question("gevaar", {"recipient": "police", "no_other_way": True, "least_breach": "unknown"}, day)
    case = Case(contents, day)
    assert case.plan.doors == ("conflict-of-duties",)
    assert contents.found["no_other_way"].value is True
    assert contents.found["serious_harm_to_other"].value is True
    assert "least_breach" not in contents.found
    assert from_bytes(contents.as_bytes()) == contents
    for start, facts in (("opnemen", {}), ("bewijs", {}), ("rechter", {"privilege_override": "claimed"})):
        with pytest.raises(NaklankError, match="not for you to weigh"):
            from_question(start, facts, day)


def test_kinds_that_nobody_knows_are_not_begun(house: FakeHouse, people) -> None:
    """Neither by an odd word nor by the name of the kind that begins elsewhere; and nobody but staff begins one."""
    for odd in ("", "x", "may"):
        with pytest.raises(NotFound):
            begun_with(odd, today(house))
    for role in ("patient", "relative"):
        with pytest.raises(NotAllowed):
            begin(house, people[role], begun_with("conflict", today(house)))


def test_the_file_and_the_receipt_prove_it_to_who_has_nothing_else(house: FakeHouse, people) -> None:
    """Hash the file, compare with the event in the receipt; a changed file does not fit."""
    made = signed(house, people["provider"])
    body = file_of(house, people["provider"], made.id)
    paper = json.loads(receipt_of(house, people["provider"], made.id))
    event = json.loads(paper["event"])
    assert weighing.check(body, event)["by"] == people["provider"].person
    with pytest.raises(Tampered):
        weighing.check(body.replace(b"De tijd dringt.", b"De tijd drong."), event)


def test_a_house_with_a_profile_of_its_own_weighs_by_it() -> None:
    """Its rules answer, are named in what was signed, and nobody asks whose rules hold there."""
    own = {
        "id": "de_linde",
        "from": "public_body",
        "adds": [
            {
                "id": "own.refuse-what-was-said",
                "question": "refuse_recording",
                "says": {
                    "nl": "Wij weigeren alleen wat vooraf is gezegd.",
                    "en": "We refuse only what was said before.",
                },
                "when": {"medium": "audio"},
                "needs": {"announced": True},
            }
        ],
    }
    rules, _ = with_own_profile(own)
    house = fake_house(rules=Judge(rules, rules.home))
    manager = acting(house.person("manager", "Mevrouw Manager"))
    made = signed(house, manager, "refuse", None)
    shown = read_signed(house, manager, made.id)
    assert "profile" not in shown.fields["facts"]
    assert (shown.fields["verdict"], shown.fields["rules"]) == ("conditional", rules.version)
    assert rules.version != RULES.version
