"""Byte ranges of the sound: what is asked is what comes, and not one byte leaves that the log did not tell of before."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import FakeHouse
from naklank.actions.diary import read
from naklank.actions.listen import BYTES_PER_MS, ONE_ANSWER
from naklank.actions.sealed import open_blob, seal_blob
from naklank.model import Actor, Listen
from naklank.web.ranges import Span, Unsatisfiable, wanted
from tests.web.asking import Answer, Browser
from tests.web.scene import scene

LENGTH = 1_300_007
PLAIN = bytes((i * i + (i >> 8)) % 251 for i in range(LENGTH))


# The header alone


def oracle(header: str | None, length: int) -> Span | None:
    """RFC 9110 section 14, for one range, written as slowly as possible. None: give the whole."""
    if header is None:
        return None
    unit, equals, rest = header.strip(" \t").partition("=")
    first, dash, last = rest.partition("-")
    digits = set("0123456789")
    if not equals or not dash or unit.lower() != "bytes" or not set(first + last) <= digits or not first + last:
        return None
    if len(first) > 18 or len(last) > 18:
        return None
    if first and last and int(last) < int(first):
        return None
    covered = [
        i for i in range(length)
        if (i >= length - int(last) if not first else int(first) <= i and (not last or i <= int(last)))
    ]  # fmt: skip
    if not covered:
        raise Unsatisfiable
    return Span(covered[0], covered[-1] + 1)


def outcome(ask: Any, *arguments: Any) -> object:
    try:
        return ask(*arguments)
    except Unsatisfiable:
        return "416"


numbers = st.one_of(
    st.integers(0, 40).map(str), st.sampled_from(["", "0", "00", "9" * 18, "9" * 19, "-1", "1.0", "²", "٣", " 1"])
)
headers = st.one_of(
    st.tuples(numbers, numbers).map(lambda pair: f"bytes={pair[0]}-{pair[1]}"),
    st.tuples(numbers, numbers, numbers, numbers).map(lambda four: "bytes={}-{},{}-{}".format(*four)),
    st.tuples(st.sampled_from(["bytes=", "Bytes=", " bytes=", "byte=", "bytes", "items=", ""]), st.text("0123456789-, =", max_size=12)).map("".join),
    st.text(max_size=20),
    st.none(),
)  # fmt: skip


@given(headers, st.integers(0, 40))
def test_a_range_is_read_as_the_standard_says(header: str | None, length: int) -> None:
    """Whatever stands in the header: the span of a slow reading of RFC 9110, the whole, or 416; never a failure."""
    assert outcome(wanted, header, length) == outcome(oracle, header, length)


@given(st.integers(0, 40), st.integers(1, 40), st.text(max_size=10))
def test_if_range_holds_only_for_exactly_this_sound(start: int, length: int, other: str) -> None:
    """With our own tag the range counts; with any other tag, a weak one or a date, the whole is given."""
    header, tag = f"bytes={start}-", '"tag"'
    assert outcome(lambda: wanted(header, length, if_range=tag, tag=tag)) == outcome(oracle, header, length)
    for strange in (other, 'W/"tag"', "Mon, 23 Nov 2026 10:00:00 GMT", "*"):
        assert strange == tag or wanted(header, length, if_range=strange, tag=tag) is None


# The sound itself


@dataclass
class Listening:
    """Someone who sits down to listen, and what left to her."""

    house: FakeHouse
    browser: Browser
    recording: str
    address: str

    def ask(self, range_: str | None = None, **more: Any) -> Answer:
        headers = {"range": range_} | more.pop("headers", {})
        return self.browser.ask(more.pop("method", "GET"), self.address, headers=headers, **more)

    def told(self) -> list[tuple[int, int]]:
        """The spans of bytes that the log tells of, in order."""
        events = self.house.store.logged("recording:hear")
        return [(t.from_ms * BYTES_PER_MS, t.to_ms * BYTES_PER_MS) for e in events for t in e.things]  # type: ignore[operator]


def sit_down() -> Listening:
    """The patient sits down to listen to a recording whose rendition is `PLAIN`."""
    made = scene()
    recording = made.sealed()
    blob = seal_blob(made.house, recording.id, "rendition", "audio/mpeg", [PLAIN])
    made.house.store.write(lambda tx: tx.put(blob))
    browser = made.browser("patient")
    begun = browser.send("POST", f"/recordings/{recording.id}/listens", {"why": "remember"})
    assert begun.status == 201
    assert open_blob(made.house, blob).read(0, LENGTH) == PLAIN
    return Listening(made.house, browser, recording.id, begun.json["sound"])


@pytest.fixture(scope="module")
def her() -> Listening:
    return sit_down()


def covered(spans: list[tuple[int, int]], start: int, stop: int) -> bool:
    return all(any(a <= i < b for a, b in spans) for i in (start, stop - 1, (start + stop) // 2)) and any(
        a <= start and stop <= b for a, b in merged(spans)
    )


def merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for a, b in sorted(spans):
        if result and a <= result[-1][1]:
            result[-1] = (result[-1][0], max(b, result[-1][1]))
        else:
            result.append((a, b))
    return result


PARTS = [
    ("bytes=0-0", 0, 1),
    ("bytes=0-99", 0, 100),
    ("bytes=7-8", 7, 9),
    ("bytes=65519-65521", 65_519, 65_522),
    (f"bytes={LENGTH - 1}-", LENGTH - 1, LENGTH),
    (f"bytes={LENGTH - 5}-999999999", LENGTH - 5, LENGTH),
    ("bytes=-1", LENGTH - 1, LENGTH),
    ("bytes=-1000", LENGTH - 1000, LENGTH),
    ("bytes=600000-", 600_000, 600_000 + ONE_ANSWER),
    ("bytes=0-", 0, ONE_ANSWER),
    ("bytes=-99999999999", 0, ONE_ANSWER),
    ("BYTES=5-6", 5, 7),
]


@pytest.mark.parametrize(("header", "start", "stop"), PARTS)
def test_a_part_is_exactly_these_bytes_and_was_logged_before(
    her: Listening, header: str, start: int, stop: int
) -> None:
    """206 with the right Content-Range, the very bytes, and one new line in the log that covers them, within a millisecond."""
    before = len(her.told())
    answer = her.ask(header)
    assert (answer.status, answer.header("content-range")) == (206, f"bytes {start}-{stop - 1}/{LENGTH}")
    assert answer.body == PLAIN[start:stop]
    assert answer.header("content-length") == str(stop - start)
    told = her.told()[before:]
    assert len(told) == 1
    assert told[0][0] <= start < told[0][0] + BYTES_PER_MS
    assert told[0][1] - BYTES_PER_MS < stop <= told[0][1]


@pytest.mark.parametrize(
    "header", [f"bytes={LENGTH}-", f"bytes={LENGTH}-{LENGTH + 5}", "bytes=-0", "bytes=99999999999999-"]
)
def test_what_lies_outside_is_416_and_nothing_is_heard(her: Listening, header: str) -> None:
    """The answer says how long the sound is; no sound leaves, so the log tells of none."""
    before = len(her.told())
    answer = her.ask(header)
    assert (answer.status, answer.header("content-range"), answer.body) == (416, f"bytes */{LENGTH}", b"")
    assert len(her.told()) == before


@pytest.mark.parametrize(
    "header", [None, "bytes=0-1,5-6", "bytes=5-1", "items=0-1", "bytes=", "bytes=-", "bytes=a-b", "x" * 3000]
)
def test_without_one_good_range_the_whole_comes(her: Listening, header: str | None) -> None:
    """200, whole, every byte, told of in the log; several ranges at once are answered so too."""
    before = len(her.told())
    answer = her.ask(header)
    assert (answer.status, answer.whole, answer.body == PLAIN) == (200, True, True)
    assert covered(her.told()[before:], 0, LENGTH)


def test_if_range_with_another_tag_gives_the_whole(her: Listening) -> None:
    """A player that holds a part of another rendition never glues two together."""
    tag = her.ask("bytes=0-0").header("etag") or ""
    assert tag.startswith('"')
    assert her.ask("bytes=0-9", headers={"if-range": tag}).status == 206
    for other in ('"other"', f"W/{tag}", "Mon, 23 Nov 2026 10:00:00 GMT", "*", ""):
        assert her.ask("bytes=0-9", headers={"if-range": other}).status == 200


def test_head_says_how_long_it_is_and_nothing_is_heard(her: Listening) -> None:
    """Length, type, tag and that ranges are taken; no line in the log, because nothing left."""
    before = len(her.told())
    answer = her.ask("bytes=0-9", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.header("content-length") == str(LENGTH)
    assert answer.header("accept-ranges") == "bytes"
    assert len(her.told()) == before


@pytest.mark.parametrize("after", [1, 1000, ONE_ANSWER, ONE_ANSWER + 1])
def test_who_hangs_up_half_way_has_heard_no_more_than_the_log_says(her: Listening, after: int) -> None:
    """What left is covered; and the log does not claim the rest: at most one piece beyond what was taken."""
    before = len(her.told())
    answer = her.ask(None, hang_up_after=after)
    told = merged(her.told()[before:])
    assert not answer.whole
    assert len(answer.body) >= after
    assert covered(told, 0, len(answer.body))
    assert len(told) == 1
    assert told[0][1] <= len(answer.body) + ONE_ANSWER + BYTES_PER_MS


def test_no_cache_keeps_what_can_be_heard(her: Listening) -> None:
    """Sound, in part or whole, and every file to take along: nobody between us and the person keeps it."""
    for answer in (her.ask("bytes=0-9"), her.ask(None), her.ask(f"bytes={LENGTH}-"), her.ask(method="HEAD")):
        assert answer.header("cache-control") == "private, no-store"
    for path in ("bestand/origineel", "bestand/mp3", "bewijs", "ontvangst"):
        answer = her.browser.get(f"/opname/{her.recording}/{path}")
        assert (answer.status, answer.header("cache-control")) == (200, "no-store"), path


def test_a_write_that_fails_lets_no_sound_out(her: Listening) -> None:
    """Where the log cannot be written, not one byte leaves."""
    from naklank.errors import Full
    from naklank.text import Text

    her.house.store.fail_next(Full(Text("Vol.", "Full."), Text("Wacht.", "Wait.")))
    answer = her.ask("bytes=0-99")
    assert answer.status == 507
    assert PLAIN[:20] not in answer.body


@given(start=st.integers(0, LENGTH + 10), length=st.integers(0, LENGTH + 10))
def test_any_range_is_the_slice_of_the_plain_bytes(her: Listening, start: int, length: int) -> None:
    """Random starts and lengths, over all boundaries of segments."""
    before = len(her.told())
    answer = her.ask(f"bytes={start}-{start + length}")
    if start >= LENGTH:
        assert answer.status == 416
        return
    stop = min(LENGTH, start + length + 1, start + ONE_ANSWER)
    assert (answer.status, answer.body == PLAIN[start:stop]) == (206, True)
    assert covered(her.told()[before:], start, stop)


def test_the_diary_shows_one_line_for_one_sitting(her: Listening) -> None:
    """However many ranges the player asked for."""
    actor = Actor(her.house.store.read(lambda view: view.find(Listen))[0].person, "patient")
    _, lines = read(her.house, actor, her.recording)
    heard = [line for line in lines if line.kind == "recording:listen"]
    assert len(her.told()) > 10
    assert [line.spans[0][0] for line in heard] == [0]
