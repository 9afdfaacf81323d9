"""Checks comparisons: each opens under the key of its recording and is what the log names, and a file that waits is there whole."""

import base64
import hashlib

from naklank import model
from naklank.store.fsck.log import LogSays
from naklank.store.fsck.recordings import KeysCheck
from naklank.store.fsck.report import Report
from naklank.store.fsck.rows import Records
from naklank.vault import stream


def comparisons(records: Records, says: LogSays, keys: KeysCheck, report: Report) -> None:
    """Check them all. Those of a recording that is being destroyed are on their way out with it."""
    found: dict[str, model.KeptComparison] = records[model.KeptComparison]
    for one in found.values():
        recording = records[model.Recording].get(one.recording)
        if one.state == "arriving" or (recording is not None and recording.state == "destroying"):
            continue
        where = f"keptcomparison/{one.id}"
        with report.guard("kept-comparison", where):
            if recording is None or recording.state == "destroyed":
                report.damage("rows-of-destroyed", where, "KeptComparison")
                continue
            name = stream.stream_name(one.recording, f"comparison/{one.id}")
            body = stream.open_bytes(keys.keys[one.recording], name, base64.b64decode(one.sealed, validate=True))
            if one.event is None or one.event in says.shredded:
                continue
            if says.comparisons.get(one.event) != (one.id, hashlib.sha256(body).hexdigest()):
                report.damage("kept-comparison-content", where, "not what the log names")
    report.done("comparisons", len(found), len(found))
