"""Three programs, written apart from one page of formats, give one answer."""

import base64
import hashlib
import io
import json
import random
import re
import zipfile
from pathlib import Path

import pytest
from answers import short

from tests.tally import Tally, mine

VECTORS = Path(__file__).parents[1] / "vectors"
STAMPED = ("stamped", "stamped-ec")


def test_every_case_gets_its_stated_answer_from_all_three(make, product, alone, browser_modules, tmp_path):
    """Valid packages, each way of spoiling one, clever forgeries and tricks with the zip: verdict and every check as stated."""
    seen, wrong = set(), []
    for case in make.cases():
        assert case.name not in seen
        seen.add(case.name)
        path = tmp_path / "case.zip"
        path.write_bytes(case.data)
        wanted = {name: case.checks.get(name, "ok") for name in make.ALL}
        answers = [short(ask(path, case.key)) for ask in (product, alone, browser_modules)]
        right = all(answer["verdict"] == case.verdict and answer["checks"] == wanted for answer in answers)
        placed = case.changed is None or answers[0]["changed"] == case.changed
        if not right or not placed or answers[0] != answers[1] or answers[0] != answers[2]:
            wrong.append((case.name, case.verdict, wanted, answers))
    assert len(seen) > 130
    assert not wrong


def test_an_unpacked_folder_gets_the_answer_of_its_zip(make, product, alone, tmp_path):
    """It does not matter whether people unpack first, and Naklank finds its way when a program adds a folder around it."""
    for name, data in make.valid().items():
        path = tmp_path / f"{name}.zip"
        path.write_bytes(data)
        around = tmp_path / name
        zipfile.ZipFile(path).extractall(around)
        inside = next(around.iterdir())
        for ask in (product, alone):
            assert short(ask(path)) == short(ask(inside))
        assert product(around) == product(inside)
        (inside / "data" / "key.pem").write_text(make.House(2).pem)
        assert product(inside)["verdict"] == alone(inside)["verdict"] == "changed"


def test_a_link_in_a_folder_is_not_followed(make, product, alone, tmp_path):
    """A folder may not make the checker read elsewhere."""
    zipfile.ZipFile(io.BytesIO(make.valid()["plain"])).extractall(tmp_path)
    inside = next(tmp_path.iterdir())
    (inside / "data" / "key.pem").rename(tmp_path / "key.pem")
    (inside / "data" / "key.pem").symlink_to(tmp_path / "key.pem")
    assert product(inside)["verdict"] == alone(inside)["verdict"] == "uncheckable"


def mutated(make, files: dict[str, bytes], chance: random.Random) -> bytes:
    """One change anywhere: in the bytes of the zip, or in a file, with lists that fit it or not."""
    kind = chance.choice(("zip", "file", "listed", "listed", "listed", "cut", "swap", "drop"))
    good = make.packed(files)
    if kind == "zip":
        at = chance.randrange(len(good))
        return good[:at] + bytes([good[at] ^ 1 << chance.randrange(8)]) + good[at + 1 :]
    name = chance.choice(sorted(files))
    body = files[name]
    if kind in ("file", "listed"):
        at = chance.randrange(len(body))
        byte = chance.choice((body[at] ^ 1 << chance.randrange(8), chance.randrange(256)))
        changed = {**files, name: body[:at] + bytes([byte]) + body[at + 1 :]}
    elif kind == "cut":
        changed = {**files, name: body[: chance.randrange(len(body))]}
    elif kind == "swap":
        other = chance.choice(sorted(files))
        changed = {**files, name: files[other], other: body}
    else:
        changed = {n: b for n, b in files.items() if n != name}
    return make.packed(make.relisted(changed) if chance.random() < 0.7 else changed)


def hold(make, askers, tally: Tally, seed: int, path: Path) -> None:
    """`askers` are the product, the page's modules and, the last, the stand-alone verifier."""
    valid = make.valid()
    packages = [make.unpacked(valid[name]) for name in (*valid, *("plain", "two-manifests") * 2)]
    for turn in mine(range(tally.full)):
        chance = random.Random(f"{seed}/{turn}")
        path.write_bytes(mutated(make, chance.choice(packages), chance))
        key = chance.choice((None, make.House().pem))
        answers = [short(ask(path, key)) for ask in askers]
        verdict = answers[0]["verdict"]
        if any(answer != answers[0] for answer in answers):
            path.with_name(f"disagree-{seed}-{turn}.zip").write_bytes(path.read_bytes())
            tally.broke(f"{turn}: {answers}")
        tally.did(verdict)
    tally.hold()


def test_300_random_changes_get_one_answer_from_all_three(make, product, alone, browser_modules, tmp_path):
    """A bit, a byte, a cut, a swap or a file gone, anywhere in a package, with lists that fit or not."""
    hold(make, (product, browser_modules, alone), Tally("a few", 300, quiet=True), 1, tmp_path / "case.zip")


def hold_stamps(make, askers, tally: Tally, changes: list[tuple[str, str, int, int]], path: Path) -> None:
    """`changes` are (package, file of its time-stamp, place, other byte); the lists of the package fit what was changed."""
    packages = {name: make.unpacked(make.valid()[name]) for name in STAMPED}
    for name, file, at, byte in mine(changes):
        body = packages[name][file]
        path.write_bytes(
            make.packed(make.relisted({**packages[name], file: body[:at] + bytes([byte]) + body[at + 1 :]}))
        )
        answers = [short(ask(path)) for ask in askers]
        if any(answer != answers[0] for answer in answers):
            tally.broke(f"{name} {file} {at} to {byte}: {answers}")
        tally.did(f"time-stamp {answers[0]['checks']['timestamp']}")
    tally.hold()


def changes_of_stamps(make, chance: random.Random) -> list[tuple[str, str, int, int]]:
    """At each byte of the replies and certificates: one bit, the lowest bit, any byte."""
    found = []
    for name in STAMPED:
        for file in ("data/timestamp.tsr", "data/tsa.pem"):
            for at, byte in enumerate(make.unpacked(make.valid()[name])[file]):
                others = {byte ^ 1, byte ^ 1 << chance.randrange(8), chance.randrange(256)} - {byte}
                found += [(name, file, at, other) for other in sorted(others)]
    return found


def test_changes_in_a_time_stamp_get_one_answer_from_all_three(make, product, alone, browser_modules, tmp_path):
    """Also where nobody signed what was changed: openssl, by which the stand-alone verifier judges, takes more, and less."""
    changes = changes_of_stamps(make, random.Random(5))
    tally = Tally("a few", 150, quiet=True)
    hold_stamps(
        make,
        (product, browser_modules, alone),
        tally,
        random.Random(6).sample(changes, tally.full),
        tmp_path / "case.zip",
    )
    assert min(tally.ends["time-stamp ok"], tally.ends["time-stamp failed"]) > 0, tally.ends


@pytest.mark.soak
def test_a_change_of_any_byte_of_a_time_stamp_gets_one_answer(make, product, alone, browser_modules, tmp_path, count):
    """The same, everywhere."""
    changes = changes_of_stamps(make, random.Random(5))
    tally = count("changes of every byte of a time-stamp, one answer from three programs", len(changes))
    hold_stamps(make, (product, browser_modules, alone), tally, changes, tmp_path / "case.zip")


@pytest.mark.soak
def test_10_000_random_changes_get_one_answer(make, product, alone, browser_modules, tmp_path, count):
    """The same, the full number."""
    tally = count("changes in a package, one answer from three programs", 10_000)
    hold(make, (product, browser_modules, alone), tally, 2, tmp_path / "case.zip")


def test_no_change_to_what_was_sealed_goes_unseen(make, product, tmp_path):
    """Against the key of the organisation, no change of sound, manifest, receipt, checkpoint or key reads as untouched."""
    chance = random.Random(3)
    files = make.unpacked(make.valid()["two-manifests"])
    path = tmp_path / "case.zip"
    proof = [name for name in files if name.startswith("data/") and not name.endswith(".html")]
    for _ in range(400):
        name = chance.choice(proof)
        at = chance.randrange(len(files[name]))
        changed = bytes([files[name][at] ^ 1 << chance.randrange(8)])
        path.write_bytes(
            make.packed(make.relisted({**files, name: files[name][:at] + changed + files[name][at + 1 :]}))
        )
        assert product(path, make.House().pem)["verdict"] != "untouched", (name, at)


@pytest.mark.parametrize("field", ["checkpoint", "entry", "event", "format", "key", "number", "proof", "salt"])
def test_a_receipt_with_a_field_under_another_name_is_refused_by_all_three(
    field, make, product, alone, browser_modules, tmp_path
):
    """In a package, with lists that fit: an answer from each, not a program that falls over."""
    files = make.unpacked(make.valid()["two-manifests"])
    name = "data/manifests/2.receipt.json"
    renamed = {("other" if key == field else key): value for key, value in json.loads(files[name]).items()}
    path = tmp_path / "case.zip"
    path.write_bytes(make.packed(make.relisted({**files, name: json.dumps(renamed).encode()})))
    for key in (None, make.House().pem):
        answers = [short(ask(path, key)) for ask in (product, alone, browser_modules)]
        assert answers[0] == answers[1] == answers[2], answers
        assert answers[0]["verdict"] == "changed"
        assert answers[0]["checks"]["log"] == "failed"


def papers(make):
    """A receipt and a log that hold."""
    house = make.House()
    house.log("recording:seal", {}, make.Thing("recording", make.RECORDING))
    receipt = house.receipt(3)
    head = json.dumps({"format": "naklank-log-1", "checkpoint": house.checkpoint(), "key": house.pem})
    rows = [
        json.dumps({"entry": entry, "salt": make.base64.b64encode(salt).decode(), "event": body.decode()})
        for entry, salt, body in house.entries
    ]
    rows[1] = json.dumps({"entry": house.entries[1][0], "salt": None, "event": None})
    return receipt, "".join(row + "\n" for row in [head, *rows]).encode()


def test_a_receipt_and_an_exported_log_are_checked_alike(make, product, alone, browser_modules, tmp_path):
    """Whole they are untouched, also with an event shredded; after any change of a byte they are not, in all three programs."""
    chance, path = random.Random(4), tmp_path / "paper.json"
    for paper in papers(make):
        path.write_bytes(paper)
        for key, signer in ((None, "not_established"), (make.House().pem, "established"), (make.House(2).pem, "other")):
            answers = [short(ask(path, key)) for ask in (product, alone, browser_modules)]
            assert answers[0] == answers[1] == answers[2]
            assert answers[0]["signer"] == signer
            assert answers[0]["verdict"] == ("uncheckable" if signer == "other" else "untouched")
        for _ in range(150):
            at = chance.randrange(len(paper))
            path.write_bytes(paper[:at] + bytes([paper[at] ^ 1 << chance.randrange(8)]) + paper[at + 1 :])
            answers = [short(ask(path, make.House().pem)) for ask in (product, alone, browser_modules)]
            assert answers[0] == answers[1] == answers[2], (at, answers)
            assert answers[0]["verdict"] != "untouched"


ODD_EVENTS = {
    "a field too many": {"more": "x"},
    "another format": {"format": "naklank-event-2"},
    "an action that is none": {"action": "X"},
    "an outcome that is none": {"outcome": "maybe"},
    "a day that does not exist": {"time": "2026-02-30T10:00:00.000Z"},
    "a time in another shape": {"time": "2026-02-03 10:00"},
    "a number for a text": {"actor": 3},
    "a ground that is no text": {"basis": {"verdict": 1}},
    "a detail that is no object": {"detail": []},
    "things that are no list": {"things": {}},
    "a thing without an id": {"things": [{"kind": "recording", "from_ms": None, "to_ms": None}]},
    "a thing before the beginning": {"things": [{"kind": "recording", "id": "x", "from_ms": -1, "to_ms": 2}]},
    "a thing with half a millisecond": {"things": [{"kind": "recording", "id": "x", "from_ms": 0.5, "to_ms": 2}]},
    "a truth for a number": {"things": [{"kind": "recording", "id": "x", "from_ms": True, "to_ms": 2}]},
}


@pytest.mark.parametrize("odd", ODD_EVENTS)
def test_an_event_that_is_none_is_refused_by_all_three(odd, make, product, alone, browser_modules, tmp_path):
    """Who holds the key can sign what is no event of section 3. A receipt or a log with one does not hold, everywhere."""
    house = make.House()
    number = house.log("recording:seal", {}, make.Thing("recording", make.RECORDING))
    entry, salt, body = house.entries[number]
    event = json.dumps({**json.loads(body), **ODD_EVENTS[odd]}).encode()
    committed = hashlib.sha256(b"naklank-event-1\n" + salt + event).hexdigest()
    house.entries[number] = ("\n".join([*entry.split("\n")[:3], committed, ""]), salt, event)
    path = tmp_path / "paper.json"
    head = json.dumps({"format": "naklank-log-1", "checkpoint": house.checkpoint(), "key": house.pem})
    rows = [
        json.dumps({"entry": e, "salt": make.base64.b64encode(s).decode(), "event": b.decode()})
        for e, s, b in house.entries
    ]
    for paper in (house.receipt(number), "".join(row + "\n" for row in [head, *rows]).encode()):
        path.write_bytes(paper)
        answers = [short(ask(path, house.pem)) for ask in (product, alone, browser_modules)]
        assert answers[0] == answers[1] == answers[2], answers
        assert answers[0]["checks"] == {"log": "failed", "checkpoint": "ok", "signer": "ok"}


def test_a_log_with_a_field_too_many_is_refused_by_all_three(make, product, alone, browser_modules, tmp_path):
    """In its first line or in another."""
    path, whole = tmp_path / "log.jsonl", papers(make)[1].decode().splitlines()
    for at in (0, 2):
        rows = [json.dumps({**json.loads(row), "more": 1}) if n == at else row for n, row in enumerate(whole)]
        path.write_text("".join(row + "\n" for row in rows))
        answers = [short(ask(path, None)) for ask in (product, alone, browser_modules)]
        assert answers[0] == answers[1] == answers[2], answers
        assert answers[0]["checks"]["log"] == "failed"


@pytest.mark.parametrize("kind", ["log", "receipt"])
def test_every_vector_of_a_log_or_receipt_gets_one_answer(kind, product, alone, browser_modules, tmp_path):
    """Valid and broken, as the page of formats makes them: all three say the same, and untouched only of what is valid."""
    vectors, path = json.loads((VECTORS / f"{kind}.json").read_text()), tmp_path / "paper.json"
    wrong = []
    for case in vectors["cases"]:
        path.write_bytes(base64.b64decode(case[kind]))
        for key in (None, vectors["key"]):
            answers = [short(ask(path, key)) for ask in (product, alone, browser_modules)]
            holds, anew = answers[0]["verdict"] == "untouched", case["failure"] == "other-key" and key is None
            if (
                answers[0] != answers[1]
                or answers[0] != answers[2]
                or (holds != (case["failure"] is None) and not (holds and anew))
            ):
                wrong.append((case["id"], case["failure"], [(a["verdict"], a["checks"]) for a in answers]))
    assert wrong == []


def test_the_stand_alone_verifier_is_short_and_stands_alone():
    """At most 300 lines for packages, and 150 more in a second file for receipts and logs; nothing but the standard library."""
    for name, lines in (("naklank_verify", 300), ("naklank_verify_papers", 150)):
        text = (Path(__file__).parents[2] / f"verifier/{name}.py").read_text()
        assert len(text.splitlines()) <= lines
        assert not re.search(r"(import|from) naklank\b", text)


def test_packages_of_the_first_day_stay_untouched(product, alone, browser_modules):
    """What was handed out once can be checked for ever: the kept packages read untouched, with their key."""
    folder = Path(__file__).parents[1] / "vectors" / "packages" / "kept"
    kept = sorted(folder.glob("*.zip"))
    assert len(kept) == 4
    for path in kept:
        for ask in (product, alone, browser_modules):
            answer = ask(path, (folder / "key.pem").read_text())
            assert (answer["verdict"], answer["signer"]) == ("untouched", "established")
