"""Speech for the demo, made by eSpeak NG, whose library and data come in the wheel `espeakng-loader`.

`say` gives samples of one sentence. Refuses, with a sentence, where the library does not load on this platform.
"""

import ctypes
import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naklank.errors import NaklankError
from naklank.text import Text

_RETRIEVE = 1
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_UTF8 = 1
_SENTENCE_END_PAUSE = 0x1000
_ONE_AT_A_TIME = threading.Lock()
_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: eSpeak's variant, words a minute, pitch and its range (0 to 100)."""

    variant: str
    words_per_minute: int
    pitch: int
    liveliness: int


class Speaker:
    """The library, loaded once."""

    _library: ctypes.CDLL | None = None
    rate_hz = 0

    def say(self, text: str, voice: Voice) -> NDArray[np.float32]:
        """Samples between -1 and 1 at `rate_hz`, without the silence around them."""
        with _ONE_AT_A_TIME:
            library = self._loaded()
            heard: list[NDArray[np.int16]] = []

            def take(samples: "ctypes._Pointer[ctypes.c_short]", count: int, _events: object) -> int:
                if count > 0:
                    heard.append(np.ctypeslib.as_array(samples, (count,)).astype(np.int16))
                return 0

            callback = _Callback(take)
            library.espeak_SetSynthCallback(callback)
            _need(library.espeak_SetVoiceByName(f"nl+{voice.variant}".encode()) == 0)
            for what, value in ((_RATE, voice.words_per_minute), (_PITCH, voice.pitch), (_RANGE, voice.liveliness)):
                library.espeak_SetParameter(what, value, 0)
            data = text.encode() + b"\0"
            _need(library.espeak_Synth(data, len(data), 0, 0, 0, _UTF8 | _SENTENCE_END_PAUSE, None, None) == 0)
            library.espeak_Synchronize()
        _need(bool(heard))
        return _trimmed(np.concatenate(heard).astype(np.float32) / np.float32(32768))

    def _loaded(self) -> ctypes.CDLL:
        if self._library is None:
            try:
                import espeakng_loader

                library = ctypes.CDLL(espeakng_loader.get_library_path())
                data = str(espeakng_loader.get_data_path()).encode()
            except (ImportError, OSError, RuntimeError) as error:
                raise _no_voice() from error
            library.espeak_Synth.argtypes = (
                ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
                ctypes.c_void_p, ctypes.c_void_p,
            )  # fmt: skip
            Speaker.rate_hz = library.espeak_Initialize(_RETRIEVE, 0, data, 0)
            _need(self.rate_hz > 0)
            Speaker._library = library
        return self._library  # type: ignore[return-value]


def _trimmed(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    loud = np.flatnonzero(np.abs(samples) > 0.003)  # noqa: PLR2004
    return samples[loud[0] : loud[-1] + 1] if loud.size else samples[:0]


def _need(fine: bool) -> None:  # noqa: FBT001
    if not fine:
        raise _no_voice()


def _no_voice() -> NaklankError:
    return NaklankError(
        Text(
            "De stem van de demo werkt niet op deze computer.", "The voice of the demo does not work on this computer."
        ),
        Text(
            "Installeer het pakket espeakng-loader voor dit systeem, of start zonder demo (naklank init).",
            "Install the package espeakng-loader for this system, or start without the demo (naklank init).",
        ),
    )
