"""Asks a time-stamping authority (RFC 3161) for a stamp on the newest checkpoint, and keeps it after checking it offline.

Only where an authority is configured. Only the hash of the checkpoint leaves the house: no name, no event, no sound.
"""

import base64
import urllib.error
import urllib.request

from naklank.actions.ports import Clock
from naklank.errors import NaklankError
from naklank.store.database import Database
from naklank.store.schema import Stamp
from naklank.text import Text
from naklank.vault import checkpoint as notes
from naklank.vault import timestamp
from naklank.vault.when import write_time

REPLY_BYTES_MAX = 64 * 1024
TIMEOUT_SECONDS = 20.0


class NoStamp(NaklankError):
    """The authority gave no usable stamp; the next time it is asked again."""

    status = 502


class Stamps:
    """One authority: its address and its certificates (PEM)."""

    def __init__(self, store: Database, clock: Clock, url: str, certificates: str) -> None:
        if not url.startswith(("http://", "https://")):
            raise ValueError("an authority is reached over http or https")
        self._store = store
        self._clock = clock
        self._url = url
        self._certificates = certificates

    def ask(self) -> bool:
        """Have the newest checkpoint stamped. False where nothing happened since the last stamp."""
        if not self._anything_new():
            return False
        note = self._store.checkpoint()
        query, nonce = timestamp.request(note)
        reply = self._post(query)
        at = timestamp.check(reply, note, self._certificates, nonce)
        size = notes.parse(note).size
        stamp = Stamp(str(size), size, note, base64.b64encode(reply).decode(), self._certificates, write_time(at))
        self._store.write(lambda tx: tx.put(stamp))
        return True

    def _anything_new(self) -> bool:
        last = self._store.timestamp()
        newest = self._store.read(lambda view: view.events(limit=1))
        return last is None or newest[0].number >= notes.parse(last.checkpoint).size

    def _post(self, query: bytes) -> bytes:
        asked = urllib.request.Request(  # noqa: S310  the scheme was checked
            self._url, query, {"Content-Type": "application/timestamp-query"}
        )
        try:
            with urllib.request.urlopen(asked, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
                reply = bytes(answer.read(REPLY_BYTES_MAX + 1))
        except (OSError, urllib.error.URLError, ValueError) as error:
            raise _no_stamp(str(error)) from error
        if len(reply) > REPLY_BYTES_MAX:
            raise _no_stamp("the answer is too long")
        return reply


def _no_stamp(why: str) -> NoStamp:
    return NoStamp(
        Text(f"De tijdstempeldienst gaf geen antwoord: {why}.", f"The time-stamping authority gave no answer: {why}."),
        Text(
            "Het controlepunt blijft geldig. Naklank vraagt het later opnieuw.",
            "The checkpoint stays valid. Naklank asks again later.",
        ),
    )
