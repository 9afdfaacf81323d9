"""Rooms as boxes: where talkers and devices are, and how each device hears each talker.

Early sound by image sources (real distances, so real delays and levels), late sound as a tail of noise that decays with the
room's reverberation time, joined where reflections become dense. Seeds make a room; the room makes all its responses.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comparing.material import RATE, Wave

SOUND_M_S = 343.0
_DENSE_S = 0.04
_TAPS = 16
Place = NDArray[np.float64]


@dataclass(frozen=True)
class Room:
    """A box (metres), how long it rings (seconds to -60 dB), two talkers, device A and device B."""

    size: Place
    rt60: float
    talkers: tuple[Place, Place]
    devices: tuple[Place, Place]
    seed: int


def room(seed: int, rt60: float | None = None) -> Room:
    """A consulting room. A lies on the desk between the two, B is elsewhere."""
    rng = np.random.default_rng([23, seed])
    size = np.array([rng.uniform(3.0, 6.0), rng.uniform(2.8, 5.0), rng.uniform(2.4, 3.0)])
    middle = size * [rng.uniform(0.4, 0.6), rng.uniform(0.4, 0.6), 0.0]
    turn = rng.uniform(0, 2 * np.pi)
    apart = rng.uniform(0.5, 0.9)
    way = np.array([np.cos(turn), np.sin(turn), 0.0])
    aside = apart * way
    talkers = (middle + aside, middle - aside)
    talkers[0][2], talkers[1][2] = 1.2, 1.25
    desk = middle + np.array([rng.uniform(-0.2, 0.2), rng.uniform(-0.2, 0.2), 0.8])
    other = middle + np.array([rng.uniform(-1.0, 1.0), rng.uniform(-1.0, 1.0), rng.uniform(0.4, 1.1)])
    inside = [np.clip(one, 0.2, size - 0.2) for one in (*talkers, desk, other)]
    ringing = rng.uniform(0.3, 0.8) if rt60 is None else rt60
    return Room(size, ringing, (inside[0], inside[1]), (inside[2], inside[3]), seed)


def distance(where: Room, talker: int, device: int) -> float:
    """Metres from a talker to a device."""
    return float(np.linalg.norm(where.talkers[talker] - where.devices[device]))


def response(where: Room, talker: int, device: int) -> Wave:
    """What the device hears of a click by the talker: delay and loss of distance included."""
    rng = np.random.default_rng([29, where.seed, talker, device])
    volume = float(np.prod(where.size))
    surface = 2 * float(where.size[0] * where.size[1] + where.size[1] * where.size[2] + where.size[0] * where.size[2])
    absorbed = min(0.95, 0.161 * volume / (surface * where.rt60))
    kept = np.sqrt(1 - absorbed)
    delays, gains = _images(where.talkers[talker], where.devices[device], where.size, kept)
    length = round((where.rt60 * 0.8 + 0.1) * RATE)
    heard = np.zeros(length)
    direct = distance(where, talker, device) / SOUND_M_S
    near = delays < direct + 2 * _DENSE_S
    _put(heard, delays[near] * RATE, gains[near])
    first, second = round((direct + _DENSE_S) * RATE), round((direct + 2 * _DENSE_S) * RATE)
    level = np.sqrt(np.mean(heard[first:second] ** 2))
    times = np.arange(length) / RATE - (direct + 1.5 * _DENSE_S)
    tail = rng.standard_normal(length) * level * 10 ** (-3 * times / where.rt60)
    joined = np.clip((np.arange(length) - first) / (second - first), 0, 1)
    return np.asarray(heard * np.sqrt(1 - joined) + tail * np.sqrt(joined), dtype=np.float32)


def _images(talker: Place, device: Place, size: Place, kept: float) -> tuple[Place, Place]:
    reach = np.arange(-4, 5)
    each = []
    for axis in range(3):
        straight = talker[axis] + 2 * reach * size[axis]
        mirrored = -talker[axis] + 2 * reach * size[axis]
        places = np.concatenate((straight, mirrored)) - device[axis]
        hits = np.concatenate((np.abs(2 * reach), np.abs(2 * reach - 1)))
        each.append((places**2, hits))
    squares = each[0][0][:, None, None] + each[1][0][None, :, None] + each[2][0][None, None, :]
    hits = each[0][1][:, None, None] + each[1][1][None, :, None] + each[2][1][None, None, :]
    far = np.sqrt(squares).ravel()
    return far / SOUND_M_S, kept ** hits.ravel() / np.maximum(far, 0.1)


def _put(heard: Place, places: Place, gains: Place) -> None:
    """Add clicks at places between the samples."""
    whole = np.floor(places).astype(int)
    steps = np.arange(-_TAPS, _TAPS + 1)
    apart = steps[None, :] - (places - whole)[:, None]
    taps = np.sinc(apart) * np.cos(np.pi * apart / (2 * _TAPS + 2)) ** 2 * gains[:, None]
    at = whole[:, None] + steps[None, :]
    good = (at >= 0) & (at < len(heard))
    np.add.at(heard, at[good], taps[good])
