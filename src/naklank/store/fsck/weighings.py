"""Checks weighings: each opens under its own key, is well-formed, and is exactly what its signing event names."""

import base64

from naklank import model
from naklank.store.fsck.log import LogSays
from naklank.store.fsck.recordings import KeysCheck
from naklank.store.fsck.report import Report
from naklank.store.fsck.rows import Records
from naklank.vault import stream, weighing


def weighings(records: Records, says: LogSays, keys: KeysCheck, report: Report) -> None:
    """Check all that were signed. Of drafts only that they open: nothing rests on them yet."""
    signed: dict[str, model.Weighing] = records[model.Weighing]
    for one in signed.values():
        where = f"weighing/{one.id}"
        with report.guard("weighing", where):
            body = _opened(keys, one.id, "weighing", one.sealed)
            fields = weighing.read(body)
            if weighing.digest(body) != one.sha256 or fields["weighing"] != one.id or fields["by"] != one.by:
                report.damage("weighing-content", where, "not the weighing of this row")
            if one.event not in says.shredded:
                weighing.check(body, says.weighings.get(one.event, {}))
        if one.supersedes and one.supersedes not in signed:
            report.damage("points-nowhere", where, f"supersedes {one.supersedes}")
    report.done("weighings", len(signed), len(signed))
    drafts: dict[str, model.WeighingDraft] = records[model.WeighingDraft]
    for draft in drafts.values():
        with report.guard("weighing-draft", f"weighingdraft/{draft.id}"):
            _opened(keys, draft.id, "draft", draft.sealed)


def _opened(keys: KeysCheck, key: str, what: str, sealed: str) -> bytes:
    if key not in keys.keys:
        raise KeyError(f"no key of {key}")
    name = stream.stream_name(key, what)
    return stream.open_bytes(keys.keys[key], name, base64.b64decode(sealed, validate=True))
