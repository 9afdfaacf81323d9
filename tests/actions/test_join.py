"""A phone joins a conversation by QR code or word, once, and nobody finds the word by trying."""

import re

import pytest

from fakes import FakeHouse, acting, fake_house
from naklank.actions import join as door
from naklank.actions.join import join, network, open_door, send_away
from naklank.actions.sessions import begin_session, whose
from naklank.errors import Conflict, NaklankError, NotAllowed, NotFound, TooMany
from naklank.model import Announcement, Conversation, Person, Session, new_id
from naklank.text.door_words import DOOR_WORDS

PHONE = "203.0.113.7"


class Practice:
    def __init__(self) -> None:
        self.house: FakeHouse = fake_house()
        self.provider = self.house.person("provider")
        self.talk = self.house.conversation(self.provider)

    def open(self) -> Conversation:
        return open_door(self.house, acting(self.provider), self.talk.id)

    def now(self) -> Conversation:
        found = self.house.store.read(lambda view: view.get(Conversation, self.talk.id))
        assert found is not None
        return found


@pytest.fixture
def practice() -> Practice:
    return Practice()


def wrong_word(conversation: Conversation) -> str:
    """The right letters with other digits."""
    digits = int(conversation.word[-2:])
    return f"{conversation.word[:-2]}{(digits + 1) % 100:02}"


def other_letters(practice: Practice, n: int) -> str:
    """The n-th word that no door has."""
    return [w for w in DOOR_WORDS if w != practice.now().word[:-2]][n] + "00"


def test_a_door_has_a_word_a_code_and_a_quarter_of_an_hour(practice: Practice) -> None:
    """The word is one of ours with two digits; the code has 128 bits; a second door has others."""
    first, second = practice.open(), practice.open()
    assert re.fullmatch(r"[a-z]+[0-9]{2}", first.word)
    assert first.word[:-2] in DOOR_WORDS
    assert len(first.code) == 22
    assert (first.joinable_until - practice.house.clock.now()).total_seconds() == 900  # type: ignore[operator]
    assert first.code != second.code


def test_there_are_enough_words_and_each_reads_easily() -> None:
    """About two hundred, all different, three to ten plain letters."""
    assert len(DOOR_WORDS) == len(set(DOOR_WORDS)) >= 200
    assert all(re.fullmatch("[a-z]{3,10}", word) for word in DOOR_WORDS)


@pytest.mark.parametrize("way", ["code", "word", "spoken"])
def test_a_phone_joins_by_code_or_word(practice: Practice, way: str) -> None:
    """By QR, by the word, or by the word as people type it; it sees this one conversation."""
    opened = practice.open()
    spoken = f" {opened.word[:-2].capitalize()} - {opened.word[-2:]} "
    key = {"code": opened.code, "word": opened.word, "spoken": spoken}[way]

    person, token, session = join(practice.house, key, "  Mevrouw  De Wit ", PHONE)

    assert (person.role, person.name) == ("patient", "Mevrouw De Wit")
    assert session.scope == practice.talk.id
    assert whose(practice.house, token) == acting(person, practice.talk.id, session=session.id)
    assert practice.now().patient == person.id
    assert practice.talk.id in practice.house.live.woken


def test_after_joining_the_door_is_closed(practice: Practice) -> None:
    """A second phone does not get in, by code or word, and is told so only if it holds the code."""
    opened = practice.open()
    join(practice.house, opened.code, "De Wit", PHONE)
    with pytest.raises(Conflict):
        join(practice.house, opened.code, "Een ander", "203.0.113.8")
    with pytest.raises(NotFound):
        join(practice.house, opened.word, "Een ander", "203.0.113.8")
    assert practice.house.store.read(lambda view: view.count(Person, role="patient")) == 1


@pytest.mark.parametrize("way", ["code", "word"])
def test_the_same_phone_may_come_back(practice: Practice, way: str) -> None:
    """Scanning again with the session still there is the same person in the same scope, also when the quarter is over."""
    opened = practice.open()
    person, token, _ = join(practice.house, opened.code, "De Wit", PHONE)
    practice.house.clock.forward(hours=1)
    back = whose(practice.house, token)

    again, token_again, session = join(practice.house, getattr(opened, way), "", PHONE, actor=back)

    assert again == person
    assert session.scope == practice.talk.id
    assert whose(practice.house, token_again) is not None
    assert whose(practice.house, token) is None


def test_a_patient_with_her_own_space_joins_as_herself(practice: Practice) -> None:
    """Who is signed in by link joins as the same person and keeps her whole space."""
    known = practice.house.person("patient", "De Wit")
    token, session = begin_session(practice.house, known)
    person, _, session = join(practice.house, practice.open().code, "", PHONE, actor=whose(practice.house, token))
    assert person == known
    assert session.scope is None


def test_a_guest_of_one_conversation_is_a_newcomer_at_the_next(practice: Practice) -> None:
    """A phone that joined one conversation by QR does not carry that identity to another."""
    first, token, _ = join(practice.house, practice.open().code, "De Wit", PHONE)
    practice.talk = practice.house.conversation(practice.provider)
    second, _, session = join(practice.house, practice.open().code, "De Wit", PHONE, actor=whose(practice.house, token))
    assert first.id != second.id
    assert session.scope == practice.talk.id


def test_staff_who_try_the_door_do_not_join_as_staff(practice: Practice) -> None:
    """A provider's own session plays no part: the newcomer is a patient of this conversation only."""
    actor = acting(practice.provider)
    person, _, session = join(practice.house, practice.open().code, "Proef", PHONE, actor=actor)
    assert person.id != practice.provider.id
    assert session.scope == practice.talk.id


@pytest.mark.parametrize("way", ["code", "word"])
def test_after_a_quarter_the_door_is_closed(practice: Practice, way: str) -> None:
    """At 14:59 it opens, at 15:00 not."""
    opened = practice.open()
    practice.house.clock.forward(minutes=15)
    with pytest.raises(NotFound):
        join(practice.house, getattr(opened, way), "De Wit", PHONE)
    opened = practice.open()
    practice.house.clock.forward(minutes=14, seconds=59)
    assert join(practice.house, getattr(opened, way), "De Wit", PHONE)


def test_an_old_word_is_over_once_there_is_a_new_one(practice: Practice) -> None:
    """Opening the door again takes the earlier code away."""
    old = practice.open()
    practice.open()
    with pytest.raises(NotFound):
        join(practice.house, old.code, "De Wit", PHONE)


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\0b", "a\u202eb"])
def test_a_name_that_cannot_be_shown_is_asked_again(practice: Practice, name: str) -> None:
    """No empty, endless or invisible names; the door stays open for the next try."""
    opened = practice.open()
    with pytest.raises(NaklankError):
        join(practice.house, opened.code, name, PHONE)
    assert join(practice.house, opened.code, "De Wit", PHONE)


def test_five_wrong_digits_lock_the_word_but_not_the_code(practice: Practice) -> None:
    """Guessing digits behind a known word, from many addresses, ends after five tries; the QR still opens."""
    opened = practice.open()
    for n in range(door.WRONG_BY_WORD_MAX):
        with pytest.raises(NotFound):
            join(practice.house, wrong_word(opened), "X", f"198.51.100.{n}")
    with pytest.raises(TooMany):
        join(practice.house, opened.word, "X", "198.51.100.99")
    assert join(practice.house, opened.code, "De Wit", PHONE)


def test_four_wrong_digits_do_not_lock_the_word(practice: Practice) -> None:
    """Just below the limit the right word still opens."""
    opened = practice.open()
    for n in range(door.WRONG_BY_WORD_MAX - 1):
        with pytest.raises(NotFound):
            join(practice.house, wrong_word(opened), "X", f"198.51.100.{n}")
    assert join(practice.house, opened.word, "De Wit", PHONE)


def test_one_address_gets_ten_wrong_tries(practice: Practice) -> None:
    """After ten wrong words or codes an address waits for words; another address does not, and the QR opens."""
    opened = practice.open()
    for n in range(door.WRONG_BY_ADDRESS_MAX):
        with pytest.raises(NotFound):
            join(practice.house, other_letters(practice, n) if n % 2 else f"no-such-code-{n}", "X", PHONE)
    with pytest.raises(TooMany):
        join(practice.house, opened.word, "X", PHONE)
    with pytest.raises(TooMany):
        join(practice.house, "no-such-code", "X", PHONE)
    assert join(practice.house, opened.code, "De Wit", PHONE)


def test_in_all_fifty_wrong_words_lock_words_for_everyone(practice: Practice) -> None:
    """A thousand addresses together get fifty tries; after a quarter words work again."""
    opened = practice.open()
    for n in range(door.WRONG_IN_ALL_MAX):
        with pytest.raises(NotFound):
            join(practice.house, other_letters(practice, n), "X", f"198.51.{n}.1")
    with pytest.raises(TooMany):
        join(practice.house, opened.word, "X", PHONE)
    practice.house.clock.forward(minutes=15)
    assert join(practice.house, practice.open().word, "De Wit", PHONE)


def test_who_must_wait_fills_no_log(practice: Practice) -> None:
    """Each counted try is logged once; those after the lock are not, so that nobody can fill the log."""
    opened = practice.open()
    for _ in range(40):
        with pytest.raises((NotFound, TooMany)):
            join(practice.house, wrong_word(opened), "X", PHONE)
    refused = [e for e in practice.house.store.logged("door:join") if e.outcome == "refused"]
    assert len(refused) == door.WRONG_BY_WORD_MAX
    assert {(e.actor, e.role, e.address) for e in refused} == {("stranger", "stranger", PHONE)}


def test_a_fresh_word_is_not_one_that_somebody_is_trying(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """With only two words left, the one under attack is not given out."""
    monkeypatch.setattr(door, "DOOR_WORDS", ("roos", "tulp"))
    with pytest.raises(NotFound):
        join(practice.house, "roos11", "X", PHONE)
    assert {practice.open().word[:-2] for _ in range(20)} == {"tulp"}


def test_an_ipv6_phone_counts_by_its_network() -> None:
    """Whoever holds 2^64 addresses is one; what is no address stays what it is."""
    assert network("2001:db8:1:2:3:4:5:6") == network("2001:db8:1:2::ffff") == "2001:db8:1:2::/64"
    assert network("2001:db8:1:3::1") != network("2001:db8:1:2::1")
    assert network("203.0.113.7") == "203.0.113.7"
    assert network("unix") == "unix"


def test_only_the_provider_of_the_conversation_opens_its_door(practice: Practice) -> None:
    """Another provider and an unknown id get the same answer; the patient is told; each refusal is logged."""
    person, _, session = join(practice.house, practice.open().code, "De Wit", PHONE)
    stranger = acting(practice.house.person("provider"))
    for actor, key, error in (
        (stranger, practice.talk.id, NotFound),
        (stranger, new_id(), NotFound),
        (stranger, "../etc", NotFound),
        (acting(person, session.scope), practice.talk.id, NotAllowed),
    ):
        with pytest.raises(error):
            open_door(practice.house, actor, key)
    refused = [e for e in practice.house.store.logged("door:open") if e.outcome == "refused"]
    assert len(refused) == 4
    assert all(".." not in thing.id for e in refused for thing in e.things)


def test_the_door_does_not_open_again_for_a_second_phone(practice: Practice) -> None:
    """Else a provider could let a phone of his own in as the patient, and listen."""
    join(practice.house, practice.open().code, "De Wit", PHONE)
    with pytest.raises(Conflict):
        practice.open()


def test_the_wrong_phone_can_be_sent_away_before_anything_was_announced(practice: Practice) -> None:
    """Its session ends, the door opens anew, and the next phone is another person."""
    wrong, token, _ = join(practice.house, practice.open().code, "Buurman", PHONE)
    send_away(practice.house, acting(practice.provider), practice.talk.id)
    assert whose(practice.house, token) is None
    right, _, _ = join(practice.house, practice.open().code, "De Wit", PHONE)
    assert practice.now().patient == right.id != wrong.id


def test_nobody_is_sent_away_once_a_recording_was_announced(practice: Practice) -> None:
    """What was announced is somebody's; then only a new conversation helps."""
    person, token, _ = join(practice.house, practice.open().code, "De Wit", PHONE)
    said = Announcement(new_id(), practice.talk.id, person.id, practice.house.clock.now(), "all", equal_copy=False)
    practice.house.store.write(lambda tx: tx.put(said))
    with pytest.raises(Conflict):
        send_away(practice.house, acting(practice.provider), practice.talk.id)
    assert whose(practice.house, token) is not None


def test_no_name_and_no_code_in_the_log(practice: Practice) -> None:
    """The log tells who joined what by ids; the name, the word and the code stay out."""
    opened = practice.open()
    person, token, session = join(practice.house, opened.code, "Mevrouw De Wit", PHONE)
    told = repr(practice.house.store.logged())
    for secret in ("De Wit", opened.word, opened.code, token):
        assert secret not in told
    joined = practice.house.store.logged("door:join")[0]
    assert (joined.actor, joined.patient, joined.session) == (person.id, person.id, session.id)
    assert practice.house.store.read(lambda view: view.count(Session)) == 1
