"""Do the work of a comparison: hear both files in a fenced child, keep what was found, and let go of the circulated file.

The original is opened piece by piece for the child; plain sound never touches a disk. Work that was done is not done again.
"""

import base64
import hashlib
from dataclasses import replace
from typing import Any

from naklank import __version__
from naklank.actions.compare_copy import open_words, pieces_of, seal_words
from naklank.actions.events import event
from naklank.actions.finish_recording import blob_of
from naklank.actions.ports import House, Tx, View
from naklank.actions.sealed import plain_file
from naklank.errors import Unreadable
from naklank.model import SYSTEM, Blob, KeptComparison, Recording, Thing
from naklank.model.comparison_clip import Clip
from naklank.sound.compare.passing import plain
from naklank.vault import strict

FORMAT = "naklank-kept-comparison-1"

_shares: dict[str, float] = {}
"""How far the work is that runs now. Lost with the program, which then begins the work anew."""


def how_far(key: str) -> float:
    """The share of this comparison that is done, 0 where it has not begun."""
    return _shares.get(key, 0.0)


def carry_out(house: House, key: str) -> None:
    """Compare, and keep what was found or why one of the two could not be heard."""

    def look(view: View) -> tuple[KeptComparison | None, Blob | None]:
        one = view.get(KeptComparison, key)
        return one, blob_of(view, one.recording, "original") if one else None

    one, original = house.store.read(look)
    if one is None or one.state != "waiting" or original is None:
        return
    file: dict[str, Any] = strict.loads(open_words(house, one))["file"]  # type: ignore[index]  # sealed by ourselves
    body: dict[str, object] = {
        "format": FORMAT,
        "file": file,
        "original": {"bytes": original.plain_bytes, "sha256": original.plain_sha256},
        "day": house.clock.now().date().isoformat(),
        "version": __version__,
    }
    try:
        found, clips = house.sound.compare(
            plain_file(house, original),
            pieces_of(house, one).file(file["bytes"]),
            names=("", file["name"]),
            progress=lambda share: _shares.__setitem__(key, share),
            with_clips=True,
        )
    except Unreadable as error:
        said = {"what": [error.what.nl, error.what.en], "todo": [error.todo.nl, error.todo.en]}
        _keep(house, one, "refused", {**body, "refused": {**said, "which": str(error.detail.get("file", ""))}}, "")
    else:
        body |= {"found": plain(found), "clips": [_clip(each) for each in clips]}
        _keep(house, one, "done", body, found.verdict)
    finally:
        _shares.pop(key, None)


def _clip(clip: Clip) -> list[object]:
    return [clip.edit, clip.which, list(clip.heard), base64.b64encode(clip.sound).decode()]


def _keep(house: House, one: KeptComparison, state: Any, body: dict[str, object], verdict: str) -> None:
    words = strict.dumps(body)
    sealed = seal_words(house, one, words)

    def unit(tx: Tx) -> None:
        recording, kept = tx.get(Recording, one.recording), tx.get(KeptComparison, one.id)
        if recording is None or recording.state != "sealed" or kept is None:
            return  # destroyed or thrown away meanwhile
        detail: dict[str, object] = {"comparison": one.id, "report": hashlib.sha256(words).hexdigest()}
        if verdict:
            detail["verdict"] = verdict
        outcome = "done" if verdict else "failed"
        thing = Thing("recording", one.recording)
        number = tx.log(event(house, SYSTEM, "recording:compared", "E", thing, outcome=outcome, detail=detail))  # type: ignore[arg-type]
        tx.put(replace(kept, state=state, sealed=sealed, pieces=0, event=number))

    house.store.write(unit)
    pieces_of(house, one).forget()
