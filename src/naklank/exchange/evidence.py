"""The evidence package (docs/formats.md section 7): everything that an outsider needs to check one recording.

`prepare` reads the original once and refuses to make a package whose sound is not what its manifest says; `Bag.write`
then streams it. Reads the parts that it is given and nothing else; checking is `naklank.vault.evidence`.
"""

import base64
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from naklank.errors import Tampered
from naklank.exchange import bag
from naklank.exchange.bag import Bag, Pieces, given
from naklank.exchange.read_me import ReadMe, page
from naklank.text import Text

_EXTENSIONS = {
    "audio/flac": "flac",
    "audio/x-flac": "flac",
    "audio/ogg": "ogg",
    "application/ogg": "ogg",
    "audio/opus": "ogg",
    "audio/webm": "webm",
    "video/webm": "webm",
    "audio/mp4": "m4a",
    "audio/x-m4a": "m4a",
    "audio/m4a": "m4a",
    "audio/aac": "m4a",
    "audio/mpeg": "mp3",
    "audio/mp3": "mp3",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/wave": "wav",
    "audio/vnd.wave": "wav",
    "audio/amr": "amr",
    "audio/3gpp": "3gp",
    "video/3gpp": "3gp",
}


@dataclass(frozen=True, slots=True)
class SignedManifest:
    """One manifest: the exact body, its signature line, and the receipt of its sealing against the checkpoint."""

    body: bytes
    signature: str
    receipt: bytes


@dataclass(frozen=True, slots=True)
class Stamp:
    """The RFC 3161 reply over the checkpoint and the authority's certificates (PEM)."""

    reply: bytes
    certificates: str


@dataclass(frozen=True, slots=True)
class Parts:
    """What goes into a package: manifests 1, 2, 3 and so on; `original` gives the bytes anew at each call."""

    original: Pieces
    manifests: Sequence[SignedManifest]
    checkpoint: str
    key: str
    stamp: Stamp | None = None


def extension(media_type: str) -> str:
    """The ending of the original's name in a package."""
    return _EXTENSIONS.get(media_type.partition(";")[0].strip().lower(), "bin")


def fingerprint(pem: str) -> str:
    """SHA-256 of the key's DER, in groups of four (section 4)."""
    der = base64.b64decode("".join(pem.split("\n")[1:-2]))
    return " ".join(re.findall("....", sha256(der).hexdigest()))


def prepare(parts: Parts) -> Bag:
    """Lay out the package. Raises `Tampered` where the original is not what the first manifest says."""
    first = json.loads(parts.manifests[0].body)
    sound = f"original.{extension(first['media_type'])}"
    payload: dict[str, Pieces] = {
        "checkpoint.txt": given(parts.checkpoint.encode()),
        "key.pem": given(parts.key.encode()),
    }
    if parts.stamp:
        payload["timestamp.tsr"] = given(parts.stamp.reply)
        payload["tsa.pem"] = given(parts.stamp.certificates.encode())
    for number, one in enumerate(parts.manifests, 1):
        payload[f"manifests/{number}.json"] = given(one.body)
        payload[f"manifests/{number}.sig"] = given(one.signature.encode())
        payload[f"manifests/{number}.receipt.json"] = given(one.receipt)
    payload["lees-mij.html"] = given(page(_read_me(parts, first, sound)))
    payload[sound] = parts.original
    time = _checkpoint_time(parts.checkpoint)
    info = {
        "Bag-Software-Agent": "Naklank",
        "Bagging-Date": time[:10],
        "External-Identifier": first["recording"],
        "Source-Organization": first["organisation"],
    }
    made = bag.prepare(f"naklank-{first['recording']}", payload, info)
    if made.hashes[f"data/{sound}"] != first["original"]["sha256"]:
        raise Tampered(
            Text(
                "De bewaarde opname is niet meer wat er verzegeld is. Er is geen pakket gemaakt.",
                "The recording that is kept is not what was sealed. No package was made.",
            ),
            Text(
                "Laat de beheerder de opslag controleren (naklank fsck).",
                "Let the administrator check the storage (naklank fsck).",
            ),
        )
    return made


def _checkpoint_time(checkpoint: str) -> str:
    return checkpoint.split("\n")[3].removeprefix("time ")


def _read_me(parts: Parts, first: dict[str, object], sound: str) -> ReadMe:
    original = first["original"]
    size = original["bytes"] if isinstance(original, dict) else 0
    return ReadMe(
        recording=str(first["recording"]),
        organisation=str(first["organisation"]),
        sound=sound,
        media_type=str(first["media_type"]),
        bytes=size,
        began=str(first["server_begin"]),
        ended=str(first["server_end"]),
        signed_at=str(first["signed_at"]),
        checkpoint_time=_checkpoint_time(parts.checkpoint),
        stamped=parts.stamp is not None,
        fingerprint=fingerprint(parts.key),
    )
