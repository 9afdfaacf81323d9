"""Hours of talk and a copy of it with three cuts, to measure time and memory. Made in stretches of four minutes, each its room."""

import sys

import numpy as np
from numpy.typing import NDArray

from comparing import channels, devices, material, rooms, sounds
from comparing.material import RATE, Wave

STRETCH_S = 240.0
CUTS_S = ((0.21, 0.1), (0.52, 0.2), (0.83, 0.05))
"""Where in the recording (as a share), and how long."""


def talk(hours: float) -> Wave:
    """So much talk. Lines come again after an hour and a half, each time at another speed, so that no stretch is there twice."""
    made: list[Wave] = []
    left, number = round(hours * 3600 * RATE), 0
    while left > 0:
        around = number // material.how_many()
        where = rooms.room(number)
        wave = devices.original(material.conversation(number, STRETCH_S), where, number).wave
        if around:
            times = 1 + 0.025 * around
            wave = sounds.read_at(wave, np.arange(int(len(wave) / times)) * times)
        made.append(wave[:left])
        left -= len(made[-1])
        number += 1
    return np.concatenate(made)


def long_pair(hours: float, clip_s: float | None = None) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """Original and copy (8 kHz): the whole with three cuts or a clip from its middle; Opus up to an hour, else telephone."""
    wave = talk(hours)
    original = channels.plain(wave)
    if clip_s is not None:
        first = len(wave) // 2
        copy = wave[first : first + round(clip_s * RATE)]
    else:
        kept = np.ones(len(wave), dtype=bool)
        for share, gone in CUTS_S:
            kept[round(share * len(wave)) : round(share * len(wave)) + round(gone * RATE)] = False
        copy = wave[kept]
    return original, channels.passed(copy, "opus24" if hours <= 1 else "mulaw")[0]


if __name__ == "__main__":
    given, path = [float(one) for one in sys.argv[1:3]], sys.argv[3]
    first, second = long_pair(given[0], given[1] or None)
    np.savez(path, original=first, copy=second)
