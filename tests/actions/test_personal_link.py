"""A link and a code together open someone's own space; apart they are worth nothing."""

import pytest
from argon2 import PasswordHasher

from fakes import FakeHouse, acting, fake_house
from naklank.actions import personal_link, slow_hash
from naklank.actions.join import join, open_door
from naklank.actions.personal_link import CODE_LETTERS, enter_by_link, give_link, take_back_link
from naklank.actions.sessions import begin_session, whose
from naklank.errors import NaklankError, NotFound, TooMany
from naklank.model import SYSTEM, Credential, Person, Session, new_id

HOME = "203.0.113.20"


class Letter:
    """A patient who was given a link and a code."""

    def __init__(self) -> None:
        self.house: FakeHouse = fake_house()
        self.patient = self.house.person("patient")
        self.officer = self.house.person("privacy_officer")
        self.token, self.code = give_link(self.house, acting(self.officer), self.patient.id)

    def enter(self, token: str = "", code: str = "", address: str = HOME) -> tuple[Person, str, Session]:
        return enter_by_link(self.house, token or self.token, code or self.code, address)

    def wrong_code(self, n: int = 1) -> str:
        place = CODE_LETTERS.index(self.code[-1])
        return self.code[:-1] + CODE_LETTERS[(place + n) % len(CODE_LETTERS)]


@pytest.fixture
def letter() -> Letter:
    return Letter()


def test_link_and_code_together_open_her_whole_space(letter: Letter) -> None:
    """She is let in as herself, without the limits of a QR phone, as often as she comes back."""
    for _ in range(2):
        person, cookie, session = letter.enter()
        assert person == letter.patient
        assert session.scope is None
        assert whose(letter.house, cookie) == acting(letter.patient, session=session.id)


@pytest.mark.parametrize("typed", ["{0}-{1}", " {0} {1} ", "lower"])
def test_the_code_may_be_typed_as_people_do(letter: Letter, typed: str) -> None:
    """Spaces, a dash and small letters do not matter."""
    code = letter.code.lower() if typed == "lower" else typed.format(letter.code[:4], letter.code[4:])
    assert letter.enter(code=code)


def test_one_without_the_other_is_worth_nothing(letter: Letter) -> None:
    """The link with another code, the code with another link, another's link: one and the same refusal."""
    other = Letter()
    refusals = []
    for token, code in (
        (letter.token, letter.wrong_code()),
        ("x" * 43, letter.code),
        (other.token, letter.code),
        (letter.token, "x" * 10_000),
    ):
        with pytest.raises(NotFound) as refusal:
            letter.enter(token, code)
        refusals.append((refusal.value.what, refusal.value.todo, refusal.value.detail))
    assert all(refusal == refusals[0] for refusal in refusals)


def test_a_stolen_database_gives_neither(letter: Letter) -> None:
    """Token and code are kept only as hashes, and stand in no log line."""
    kept = repr(letter.house.store.read(lambda view: view.find(Credential))) + repr(letter.house.store.logged())
    assert letter.token not in kept
    assert letter.code not in kept


def test_five_wrong_codes_lock_the_link_for_good(letter: Letter) -> None:
    """After five the right code does not help, from any address; a new letter does."""
    for n in range(personal_link.WRONG_CODES_MAX):
        with pytest.raises(NotFound):
            letter.enter(code=letter.wrong_code(n + 1), address=f"198.51.100.{n}")
    with pytest.raises(NotFound):
        letter.enter()
    letter.house.clock.forward(days=1)
    with pytest.raises(NotFound):
        letter.enter()
    letter.token, letter.code = give_link(letter.house, acting(letter.officer), letter.patient.id)
    assert letter.enter()


def test_four_wrong_codes_do_not_and_a_right_one_starts_afresh(letter: Letter) -> None:
    """Up to four slips are forgiven, each time."""
    for _ in range(3):
        for n in range(personal_link.WRONG_CODES_MAX - 1):
            with pytest.raises(NotFound):
                letter.enter(code=letter.wrong_code(n + 1))
        assert letter.enter()


def test_an_address_that_tries_links_must_wait(letter: Letter) -> None:
    """Twenty wrong ones from one network, then a quarter of waiting; others are not touched."""
    for n in range(personal_link.WRONG_BY_ADDRESS_MAX):
        with pytest.raises(NotFound):
            letter.enter(token=f"no-such-link-{n}")
    with pytest.raises(TooMany):
        letter.enter()
    assert letter.enter(address="203.0.113.99")
    letter.house.clock.forward(minutes=15)
    assert letter.enter()


def test_a_try_counts_before_it_is_judged(letter: Letter, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many tries at once are not more than many in a row: the fifth is counted while the first still runs."""
    judged = 0

    def slow(kept: str | None, typed: str) -> bool:
        nonlocal judged
        judged += kept is not None
        if judged < 20:
            with pytest.raises(NaklankError):
                letter.enter(code=letter.wrong_code())
        return False

    monkeypatch.setattr(personal_link, "fits", slow)
    with pytest.raises(NotFound):
        letter.enter(code=letter.wrong_code())
    assert judged <= personal_link.WRONG_CODES_MAX


def test_a_link_ends(letter: Letter) -> None:
    """After ninety days, after its last use, after a newer one, after it was taken back."""
    token, code = letter.token, letter.code
    letter.token, letter.code = give_link(letter.house, acting(letter.officer), letter.patient.id)
    with pytest.raises(NotFound):
        letter.enter(token, code)
    for _ in range(personal_link.USES["link"]):
        letter.enter()
    with pytest.raises(NotFound):
        letter.enter()
    letter.token, letter.code = give_link(letter.house, acting(letter.officer), letter.patient.id)
    take_back_link(letter.house, acting(letter.officer), letter.patient.id)
    with pytest.raises(NotFound):
        letter.enter()
    letter.token, letter.code = give_link(letter.house, acting(letter.officer), letter.patient.id)
    letter.house.clock.forward(days=90)
    with pytest.raises(NotFound):
        letter.enter()


def test_who_may_give_a_link(letter: Letter) -> None:
    """The person herself, the office and Naklank may; her provider may not: he could come in as her and listen."""
    provider = letter.house.person("provider")
    talk = letter.house.conversation(provider, letter.patient)
    for actor in (
        acting(letter.patient, talk.id),
        acting(letter.officer),
        acting(letter.house.person("manager")),
        SYSTEM,
    ):
        assert give_link(letter.house, actor, letter.patient.id)
    for actor in (acting(provider), acting(letter.house.person("patient")), acting(letter.house.person("relative"))):
        with pytest.raises(NotFound):
            give_link(letter.house, actor, letter.patient.id)
        with pytest.raises(NotFound):
            take_back_link(letter.house, actor, letter.patient.id)
    with pytest.raises(NotFound):
        give_link(letter.house, acting(letter.officer), new_id())  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        give_link(letter.house, acting(letter.officer), provider.id)
    assert len([e for e in letter.house.store.logged() if e.outcome == "refused"]) == 8


def test_a_guest_keeps_her_scope_until_she_comes_by_link(letter: Letter) -> None:
    """The QR phone sees one conversation; by her own link the same person sees all that is hers."""
    house, provider = letter.house, letter.house.person("provider")
    talk = house.conversation(provider)
    guest, cookie, session = join(house, open_door(house, acting(provider), talk.id).code, "De Wit", HOME)
    assert session.scope == talk.id
    actor = whose(house, cookie)
    assert actor is not None
    letter.token, letter.code = give_link(house, actor, guest.id)
    person, _, wide = letter.enter()
    assert person == guest
    assert wide.scope is None
    still = whose(house, cookie)
    assert still is not None
    assert still.scope == talk.id


def test_each_coming_in_is_in_her_diary(letter: Letter) -> None:
    """Given, tried in vain and entered: each is a line, and the patient finds hers by her id."""
    with pytest.raises(NotFound):
        letter.enter(code=letter.wrong_code())
    letter.enter()
    told = [(e.kind, e.outcome, e.patient) for e in letter.house.store.logged()]
    assert told == [
        ("link:give", "done", letter.patient.id),
        ("link:enter", "refused", ""),
        ("link:enter", "done", letter.patient.id),
    ]


def test_a_failed_write_keeps_nothing(letter: Letter) -> None:
    """Where the disk refuses, no session exists and the failure is heard."""
    letter.house.store.fail_next(OSError("disk"))
    with pytest.raises(OSError, match="disk"):
        letter.enter()
    assert letter.house.store.read(lambda view: view.count(Session)) == 0
    begin_session(letter.house, letter.patient)


def test_the_real_hash_is_argon2id_at_its_recommended_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept in earnest: argon2id, 64 MiB, three passes; unknown people are tried against such a hash too."""
    monkeypatch.setattr(slow_hash, "HASHER", PasswordHasher())
    slow_hash._of_nothing.cache_clear()
    kept = slow_hash.slow_hash("ABCD2345")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,")
    assert slow_hash.fits(kept, "ABCD2345")
    assert not slow_hash.fits(kept, "ABCD2346")
    assert not slow_hash.fits(None, "ABCD2345")
    assert slow_hash._of_nothing().startswith("$argon2id$v=19$m=65536,t=3,")
    assert not slow_hash.fits("not a hash", "ABCD2345")
