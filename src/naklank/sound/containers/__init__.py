"""Walk a container by our own few lines, beside FFmpeg, to see whether it is whole and which stretches are one stream.

FFmpeg is made to play what it can: it skips holes and cut ends without a word. `inspect` therefore follows the
skeleton of the file (pages, boxes, frames) and tells what is missing and where. Pure Python over `read` at an offset;
decodes nothing. What it cannot see (a flipped bit inside a frame without checksum) is left to the decoder.
"""

from collections.abc import Iterator
from typing import BinaryIO

from naklank.sound.containers import ebml, flac, frames, mp4, ogg, riff
from naklank.sound.containers.view import Finding, View, Window
from naklank.sound.sniff import Kind

__all__ = ["Finding", "View", "Window", "flac", "inspect", "links"]

_WALKS = {
    "ogg": ogg.walk,
    "mov": mp4.walk,
    "matroska": ebml.walk,
    "wav": riff.walk,
    "mp3": frames.walk_mp3,
    "aac": frames.walk_aac,
    "amr": frames.walk_amr,
}


def inspect(source: BinaryIO, kind: Kind) -> Finding | None:
    """The first thing that is wrong with the skeleton of the file, or None. FLAC has no skeleton: the decoder judges."""
    walk = _WALKS.get(kind.demuxer)
    return walk(View(source), kind.start) if walk else None


def links(source: BinaryIO, kind: Kind) -> Iterator[Window]:
    """The stretches of the file that are each a stream of their own: one, or the links of a chained Ogg."""
    view = View(source)
    stretches = ogg.links(view, kind.start) if kind.demuxer == "ogg" else [(kind.start, view.size)]
    for start, end in stretches:
        yield Window(source, start, end)
