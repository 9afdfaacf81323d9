"""Is this file sound, whole, and of a kind that we can keep? Decodes every second of it before saying yes.

Refuses with a sentence: not sound, a film, damaged (from where), truncated (good until where), longer than 8 hours,
settings that no recorder has. What a header claims is not believed; what was decoded counts.
"""

from typing import BinaryIO

from naklank.errors import Unreadable
from naklank.model import SoundFacts
from naklank.sound import problems
from naklank.sound.containers import Finding, View, flac, inspect
from naklank.sound.decode import Nature, Reader
from naklank.sound.made import Progress
from naklank.sound.sniff import sniff


def check(source: BinaryIO, media_type: str = "", *, progress: Progress | None = None) -> SoundFacts:
    """What the file is, after decoding all of it. `media_type` is the sender's claim: nothing rests on it."""
    del media_type
    finding = inspect(source, sniff(source))
    if finding is not None and finding.at_ms is not None:
        raise _refusal(finding, finding.at_ms)
    reader = Reader(source, strict=True)
    try:
        for count, _frame in enumerate(reader.frames()):
            if progress is not None and count % 4096 == 0:
                progress(min(1.0, source.tell() / max(1, reader.size)))
    except Unreadable as error:
        if finding is not None and error.detail.get("code") in ("damaged", "truncated", "no_sound"):
            raise _refusal(finding, reader.nature.at_ms) from error
        raise
    if finding is not None:
        raise _refusal(finding, reader.nature.at_ms)
    _all_of_it(source, reader.nature)
    return facts(reader.nature)


def facts(nature: Nature) -> SoundFacts:
    """What was read, as the rest of the program knows it."""
    media_type = nature.kind.media_type
    return SoundFacts(media_type, nature.codec, nature.sample_rate_hz, nature.channels, nature.at_ms)


def _refusal(finding: Finding, at_ms: int) -> Unreadable:
    match finding.problem:
        case "damaged":
            return problems.damaged(at_ms)
        case "truncated":
            return problems.truncated(at_ms)
        case "unfinished":
            return problems.unfinished()
        case "outside":
            return problems.outside_reference()


def _all_of_it(source: BinaryIO, nature: Nature) -> None:
    """A FLAC must hold the samples that it states; ours state none, because they are written while recording."""
    if nature.kind.demuxer != "flac":
        return
    stated = flac.stated_samples(View(source), nature.kind.start)
    if stated and nature.seconds * nature.sample_rate_hz < stated - 0.5:
        raise problems.truncated(nature.at_ms)
