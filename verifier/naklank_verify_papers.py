"""Check a Naklank receipt or an exported log without Naklank: the second half of naklank_verify.py, which must lie beside it.

    python3 naklank_verify.py PATH [--key FILE] [--json]      PATH: receipt.json, or what `naklank log --export` wrote

The format is docs/formats.md, sections 3 to 6. Three of the seven checks apply: log, checkpoint, signer. A receipt shows that the
log held one event when the checkpoint was signed; a log that holds shows every event in its place, but for those that were erased.
"""

# ruff: noqa: ANN001, ANN201, UP031
# fmt: off
import time


def moment(written, v):
    """Whether this is a time as the format writes it, on a day that exists."""
    try:
        return bool(v.re.fullmatch(v.TIME, written) and time.strptime(written[:-1] + "000", "%Y-%m-%dT%H:%M:%S.%f"))
    except ValueError:
        return False


def whole(event, v):
    """Whether an event is all that section 3 asks of one, as far as naklank_verify.py has not seen to it."""
    return event and (moment(event["time"], v) and event["outcome"] in ("done", "refused", "failed")
                      and all(type(value) is str for value in event["basis"].values()))


def row_of(line, number, v):
    """The entry on this line of a log, if it has its place and its event fits or was erased; else None."""
    row = v.parse(v.text(line)) if line[-1:] == b"\n" else None
    if type(row) is not dict or not v.shaped(row, {"entry": v.T, "salt": v.T + v.NONE, "event": v.T + v.NONE}):
        return None
    entry = v.ENTRY.fullmatch(row["entry"])
    if not entry or entry.group(1) != str(number) or not moment(row["entry"].split("\n")[2], v):
        return None
    try:
        good = row["salt"] is row["event"] is None or whole(v.event_of(row, entry), v)
    except (TypeError, KeyError, AttributeError):
        return None
    return row["entry"] if good else None


def log_differs(file, head, v):
    """What is wrong with the lines of a log; "" where together they are this tree (RFC 9162, 2.1)."""
    peaks, size = [], 0
    for line in iter(lambda: file.readline(v.SMALL + 1), b""):
        entry = row_of(line, size, v)
        if not entry:
            return "line %d" % (size + 2)
        node, size = v.sha(b"\0", entry.encode()), size + 1
        for _ in range((size & -size).bit_length() - 1):
            node = v.sha(b"\1", peaks.pop(), node)
        peaks.append(node)
    while len(peaks) > 1:
        peaks[-2:] = [v.sha(b"\1", *peaks[-2:])]
    return "" if head and (size, (peaks or [v.sha()])[0]) == (head[2], head[3]) else "root"


def receipt_event(receipt, head, v):
    """The event of a receipt that holds; else {}."""
    try:
        event = v.opened(receipt, head) if len(receipt["proof"]) <= 64 else {}
        return event if whole(event, v) else {}
    except (TypeError, KeyError, AttributeError):
        return {}


def check_paper(v, path, given):
    """The answer for a receipt or a log. `v` is naklank_verify.py."""
    results, event, wrong = dict.fromkeys(("log", "checkpoint", "signer"), ("ok", "")), {}, ""
    with open(path, "rb") as file:
        line = file.readline(v.SMALL)
        paper = v.parse(v.text(line))
        paper = paper if type(paper) is dict else v.parse(v.text(line + file.read(v.SMALL - len(line))))
        kind = paper.get("format") if type(paper) is dict else None
        note, pem = [paper[field].encode("utf-8", "replace") if kind and type(paper.get(field)) is str else b"-"
                     for field in ("checkpoint", "key")]
        head = v.tree_head(note)
        if kind == "naklank-log-1":
            wrong = log_differs(file, head, v) if set(paper) == {"format", "checkpoint", "key"} else "line 1"
        elif kind == "naklank-receipt-1" and not file.read(1):
            event = receipt_event(paper, head, v)
            wrong = "" if event else "event or proof"
        else:
            raise v.Unreadable("no package, receipt or log of Naklank")
    say = lambda check, result, detail: results.update({check: (result, detail)})  # noqa: E731
    if wrong:
        say("log", "failed", wrong)
    known = v.check_head(note, pem, head[1] if head else "", say)
    about = [thing["id"] for thing in event.get("things", []) if thing["kind"] == "recording"]
    return v.answer(results, pem, given, known, about[0] if about else None, [])
