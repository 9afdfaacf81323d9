"""Checks kept answers: each opens under its own key, and is exactly what the log names."""

import base64
import hashlib

from naklank import model
from naklank.store.fsck.log import LogSays
from naklank.store.fsck.recordings import KeysCheck
from naklank.store.fsck.report import Report
from naklank.store.fsck.rows import Records
from naklank.vault import stream


def kept_answers(records: Records, says: LogSays, keys: KeysCheck, report: Report) -> None:
    """Check them all."""
    found: dict[str, model.KeptAnswer] = records[model.KeptAnswer]
    for one in found.values():
        where = f"keptanswer/{one.id}"
        with report.guard("kept-answer", where):
            if one.id not in keys.keys:
                raise KeyError(f"no key of {one.id}")
            name = stream.stream_name(one.id, "answer")
            body = stream.open_bytes(keys.keys[one.id], name, base64.b64decode(one.sealed, validate=True))
            named = says.kept_answers.get(one.event)
            if one.event not in says.shredded and named != (one.id, hashlib.sha256(body).hexdigest()):
                report.damage("kept-answer-content", where, "not the answer that the log names")
    report.done("kept answers", len(found), len(found))
