"""Own marks on a recording: add one, change its words, remove it. Nobody else sees them."""

from dataclasses import replace

from naklank.actions import find
from naklank.actions.note_moment import NOTE_MAX, open_words, seal_words
from naklank.actions.ports import House, Tx
from naklank.errors import NaklankError, NotFound
from naklank.model import Actor, Mark, new_id
from naklank.text import Text


def add(house: House, actor: Actor, recording_id: str, at_ms: int, words: str) -> Mark:
    """Put a mark at `at_ms` with words of one's own (may be empty)."""
    _short(words)
    key = new_id()
    recording = house.store.read(lambda view: find.recording(view, actor, "mark", recording_id))
    sealed = seal_words(house, recording.id, key, words)
    mark = Mark(key, recording.id, actor.person, max(0, at_ms), sealed, house.clock.now())

    def unit(tx: Tx) -> None:
        find.recording(tx, actor, "mark", recording_id)
        tx.put(mark)

    house.store.write(unit)
    return mark


def change(house: House, actor: Actor, mark_id: str, words: str) -> Mark:
    """Give a mark other words."""
    _short(words)
    before = _own(house, actor, mark_id)
    after = replace(before, note=seal_words(house, before.recording, before.id, words))

    def unit(tx: Tx) -> None:
        find.recording(tx, actor, "mark", before.recording)
        if tx.get(Mark, mark_id) is None:
            raise _missing()
        tx.put(after)

    house.store.write(unit)
    return after


def remove(house: House, actor: Actor, mark_id: str) -> Mark:
    """Take a mark away."""
    mark = _own(house, actor, mark_id)

    def unit(tx: Tx) -> None:
        find.recording(tx, actor, "mark", mark.recording)
        tx.remove(Mark, mark_id)

    house.store.write(unit)
    return mark


def marks_of(house: House, actor: Actor, recording_id: str) -> list[tuple[Mark, str]]:
    """This person's marks with their words, in order of time."""
    found = house.store.read(
        lambda view: (
            find.recording(view, actor, "mark", recording_id),
            view.find(Mark, recording=recording_id, person=actor.person, order="at_ms"),
        )
    )[1]
    return [(mark, open_words(house, mark)) for mark in found]


def _own(house: House, actor: Actor, mark_id: str) -> Mark:
    mark = house.store.read(lambda view: view.get(Mark, mark_id))
    if mark is None or mark.person != actor.person:
        raise _missing()
    return mark


def _short(words: str) -> None:
    if len(words) > NOTE_MAX:
        raise NaklankError(
            Text("Deze notitie is te lang.", "This note is too long."),
            Text(f"Gebruik hoogstens {NOTE_MAX} tekens.", f"Use at most {NOTE_MAX} characters."),
        )


def _missing() -> NaklankError:
    return NotFound(
        Text("Dit merk is er niet meer.", "This mark is no longer there."),
        Text("Laad de pagina opnieuw.", "Load the page again."),
    )
