#!/usr/bin/env python3
"""Check a Naklank evidence package without Naklank: Python 3.8+ and the `openssl` command (3.0+), nothing else.

    python3 naklank_verify.py PATH [--key FILE] [--json]      PATH: zip or folder (naklank_verify_papers.py reads the rest)

Exit status 0: untouched, 1: changed, 2: cannot be checked. The format is docs/formats.md, sections 2 to 7. Without --key it
tells that nothing changed since *some* key signed, not whose key that is. It never tells whether what was said is true.
"""

# ruff: noqa: ANN001, ANN002, ANN003, ANN201, ANN202, C408, E401, E701, E731, E741, I001, RUF005, SIM905, UP031
# fmt: off
import argparse, base64, calendar, functools, hashlib, json, os, re, stat, struct, subprocess, sys, tempfile, time
CHECKS = ("bag", "manifest", "sound", "log", "checkpoint", "timestamp", "signer")
SMALL = 1 << 24  # bytes; only the original may be larger
PART = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")
TAGS = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
SOUND = re.compile(r"data/original\.(flac|ogg|webm|m4a|mp3|wav|amr|3gp|bin)")
PROOF = re.compile(r"data/manifests/([1-9][0-9]{0,2})\.(json|sig|receipt\.json)")
OTHER = re.compile(r"data/(checkpoint\.txt|timestamp\.tsr|tsa\.pem|key\.pem|lees-mij\.html)")
TIME, NAME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z", "[!-*,-~]+"
ENTRY = re.compile("naklank-entry-1\n(0|[1-9][0-9]{0,14})\n%s\n([0-9a-f]{64})\n" % TIME)
HEAD = re.compile("((%s)\n(0|[1-9][0-9]{0,14})\n([A-Za-z0-9+/]{43}=)\ntime (%s)\n)\n((?:— %s [A-Za-z0-9+/=]+\n)+)" % (NAME, TIME, NAME))
PEM = re.compile("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA([A-Za-z0-9+/]{43}=)\n-----END PUBLIC KEY-----\n")
CERTIFICATE = re.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----", re.ASCII)
SIGNED, STAMP, SHA, RSA, EC = map(bytes.fromhex, "06092a864886f70d010702 060b2a864886f70d0109100104 "
                                  "6086480165030402 2a864886f70d0101 2a8648ce3d0403".split())  # names of DER in time-stamps
DER = bytes.fromhex("302a300506032b6570032100")  # what stands before the 32 bytes of an Ed25519 key
T, I, NONE = (str,), (int,), (type(None),)  # the fields of a manifest; type(True) is not int
FIELDS = dict(format=T, number=I, supersedes=T + NONE, recording=T, conversation=T + NONE, organisation=T, maker=T, source=T, parties=(list,),
              announcement=I + NONE, agreement=I + NONE, media_type=T, settings=(dict,), device_begin=T + NONE, device_end=T + NONE,
              server_begin=T, server_end=T, original=(dict,), moments=(list,), duration_ms=I + NONE, derived=(list,), signed_at=T)
EVENT = dict.fromkeys("format time kind action outcome actor role access_point address session purpose patient site system".split(), T)
EVENT.update(things=(list,), basis=(dict,), detail=(dict,))  # the fields of an event, and of each of its things
THING, RECEIPT = dict(kind=T, id=T, from_ms=I + NONE, to_ms=I + NONE), set("checkpoint entry event format key number proof salt".split())
LATER = ("number", "supersedes", "derived", "duration_ms", "signed_at")  # what a later manifest may say anew
Unreadable = type("Unreadable", (Exception,), {"__doc__": "Nothing can be said about it."})
Number = type("Number", (str,), {"__doc__": "A JSON number with a fraction or exponent, kept as it was written."})
def folder(root):  # {name: (path, offset, length)} of an unpacked package
    found = {}
    for here, folders, files in os.walk(root):
        for path in (os.path.join(here, name) for name in folders + files):
            kind = os.lstat(path)
            if stat.S_ISREG(kind.st_mode): found[os.path.relpath(path, root).replace(os.sep, "/")] = (path, 0, kind.st_size)
            elif not stat.S_ISDIR(kind.st_mode): raise Unreadable("a link or device in the folder")
    return safe(found)
def packed(path):
    """The same of a zip, which must be byte for byte what Naklank writes, so that no two programs see two things in it."""
    end, at, found, directory, top = os.path.getsize(path), 0, {}, b"", None
    while take((path, at, 4)) == b"PK\3\4":
        crc, size, _, n, x = struct.unpack("<3I2H", take((path, at + 14, 16)))
        common = struct.pack("<5H3I2H", 20, 0, 0, 0, 0x21, crc, size, size, n, 0)
        name = take((path, at + 30, n))
        if x or size == 0xFFFFFFFF or take((path, at, 30)) != b"PK\3\4" + common:
            raise Unreadable("packed by another program, or over 4 GiB: unpack it and check the folder")
        directory += b"PK\1\2" + struct.pack("<H", 0x32D) + common + struct.pack("<3H2I", 0, 0, 0, 0o100644 << 16, at) + name
        folder_name, _, inner = name.decode("latin-1").partition("/")
        if not PART.fullmatch(folder_name) or top not in (None, folder_name) or inner in found: raise Unreadable("unsafe name")
        top, found[inner] = folder_name, (path, at + 30 + n, size)
        at += 30 + n + size
    directory += struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, len(found), len(found), len(directory), at, 0)
    if end - at != len(directory) or take((path, at, end - at)) != directory:
        raise Unreadable("damaged, or packed by another program: unpack it and check the folder")
    return safe(found)
def safe(found):  # refuse odd names; leave out what file managers put in folders by themselves
    found = {n: p for n, p in found.items() if not re.search(r"(^|/)(\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)\Z", n)}
    if not all(PART.fullmatch(part) for n in found for part in n.split("/")) or len({n.lower() for n in found}) < len(found):
        raise Unreadable("unsafe names")
    if len(found) > 4000 or not {"bagit.txt", "manifest-sha256.txt"} & set(found):
        raise Unreadable("no package of Naklank; choose the folder naklank-..., or the zip")
    return found
def pieces(place):  # the bytes of a file, 256 KiB at a time
    with open(place[0], "rb") as file:
        file.seek(place[1])
        for left in range(place[2], 0, -(1 << 18)):
            piece = file.read(min(left, 1 << 18))
            if len(piece) != min(left, 1 << 18): raise Unreadable("cut off")
            yield piece
def take(place):  # all bytes of a small file
    if place[2] > SMALL: raise Unreadable("too large")
    return b"".join(pieces(place))
def digest(place):  # SHA-256 of a file
    whole = hashlib.sha256()
    list(map(whole.update, pieces(place)))
    return whole.hexdigest()
sha = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
def shaped(value, fields):  # whether an object has exactly these fields, each of its type, and no number below 0
    return set(value) == set(fields) and all(type(v) in fields[f] and (type(v) is not int or v >= 0) for f, v in value.items())
dump = lambda value: json.dumps(value, sort_keys=True)  # to compare with: true is not 1
def reads(otherwise):  # a decorator: what a function answers where what it reads makes it fail
    def around(function, *asked):
        try: return function(*asked)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError): return otherwise
    return lambda function: functools.partial(around, function)
text = reads("")(lambda data: (data or b"").decode("utf-8"))  # UTF-8 as text, or ""
@reads(b"")
def b64(line, length=None):  # the bytes behind canonical base64 (of exactly this many bytes), else b""
    data = base64.b64decode(line, validate=True)
    return data if length in (None, len(data)) and base64.b64encode(data).decode() == line else b""
public = reads(b"")(lambda pem: b64(PEM.fullmatch(text(pem)).group(1), 32))  # the 32 bytes of an Ed25519 key in PEM, else b""
@reads(None)
def parse(body):
    """JSON without double keys, half characters, huge integers or deep nests; None if it is anything else."""
    def refuse(wrong):
        if wrong: raise ValueError
    inner = lambda value: value.values() if type(value) is dict else value if type(value) is list else None
    depth = lambda value: 0 if inner(value) is None else 1 + max(map(depth, inner(value)), default=0)
    value = json.loads(
        body, parse_constant=refuse, parse_float=lambda digits: refuse(abs(float(digits)) == float("inf")) or Number(digits),
        parse_int=lambda digits: refuse(len(digits) > 17 or abs(int(digits)) >= 1 << 53) or int(digits),
        object_pairs_hook=lambda pairs: refuse(len(dict(pairs)) < len(pairs)) or dict(pairs))
    json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value if depth(value) <= 32 else None
def openssl(words, **files):  # whether openssl says yes, with these bytes as files
    with tempfile.TemporaryDirectory() as here:
        for name, data in files.items():
            with open(os.path.join(here, name), "wb") as file: file.write(data)
        return not subprocess.call(["openssl", *words.split()], cwd=here, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
def signed(pem, sig, message):  # whether this key made this Ed25519 signature of this message
    return bool(public(pem) and sig) and openssl("pkeyutl -verify -rawin -pubin -inkey pem -sigfile sig -in msg", pem=pem, sig=sig, msg=message)
def der(data):  # the elements of DER that these bytes are: [(tag, body, whole)]
    found, at = [], 0
    while at < len(data):
        long = data[at + 1] - 128
        start = at + 2 + max(0, long)
        stop = start + (int.from_bytes(data[at + 2:start], "big") if long > 0 else data[at + 1])
        if long == 0 or long > 3 or stop > len(data): raise ValueError
        found.append((data[at], data[start:stop], data[at:stop]))
        at = stop
    return found
inside = lambda one, tag=0x30: der(one[1]) if one[0] == tag else None  # the elements that one holds, if it has this tag
made = lambda tag, *parts: struct.pack(">BBI", tag, 0x84, len(b"".join(parts))) + b"".join(parts)  # the bytes of one element
@reads(None)
def stamped(reply, tsa, note):  # the time of an RFC 3161 reply over `note`, if a certificate for it in `tsa`, valid then, signed it
    """openssl gets it anew, without what nobody signed, so that it judges by the same bytes as the other readers."""
    (whole,), certificates = der(reply), [b64(re.sub(r"\s", "", one)) for one in CERTIFICATE.findall(text(tsa))]
    status, token = inside(whole)
    kind, wrapped = inside(token)
    data = inside(inside(wrapped, 0xA0)[0])
    (signer,), (content, inner) = inside(data[-1], 0x31), inside(data[2])
    info, (_, sid, digest, says, method, signature) = inside(inner, 0xA0)[0], inside(signer)[:6]
    digest, method, facts = inside(digest)[0], inside(method)[0], inside(der(info[1])[0])
    which = [RSA + b"\1", RSA + bytes([10 + digest[1][-1]]), EC + bytes([1 + digest[1][-1]])].index(method[1])
    among = [[field[2] for field in inside(inside(one)[0]) if field[0] != 0xA0] for (one,) in map(der, certificates)]
    keys = [inside(inside(der(one[5])[0])[0])[0][1] for one in among if one[2] + one[0] == sid[1]]
    told = [inside(status)[0][2], kind[2], content[2], info[0], says[0], signature[0], sid[0], {inside(row)[1][0] for row in inside(says, 0xA0)},
            digest[1][:-1], digest[1][-1] < 4, inside(inside(facts[2])[0])[0][1], which < 2]
    if told != [b"\2\1\0", SIGNED, STAMP, 4, 0xA0, 4, 0x30, {0x31}, SHA, True, SHA + b"\1", keys[0] == RSA + b"\1"]: return None
    at = calendar.timegm(time.strptime(re.fullmatch(rb"(\d{14})(\.\d+)?Z", facts[4][1]).group(1).decode(), "%Y%m%d%H%M%S"))
    signer = made(0x30, b"\2\1\1", sid[2], made(0x30, digest[2]), says[2], made(0x30, method[2]), signature[2])
    data = [b"\2\1\3", made(0x31, made(0x30, digest[2])), made(0x30, STAMP, made(0xA0, info[2])), made(0x31, signer)]
    reply = made(0x30, made(0x30, b"\2\1\0"), made(0x30, SIGNED, made(0xA0, made(0x30, *data))))
    tsa = b"".join(b"-----BEGIN CERTIFICATE-----\n%s-----END CERTIFICATE-----\n" % base64.encodebytes(one) for one in certificates)
    words = "ts -verify -data note -in reply -CAfile tsa -untrusted tsa -check_ss_sig -attime %d" % at
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(at)) if openssl(words, reply=reply, tsa=tsa, note=note) else None
def tree_head(note):  # (signed text, origin, size, root, time, [[name, base64]]) of a checkpoint, else None
    found = HEAD.fullmatch(text(note))
    root = b64(found.group(4), 32) if found else b""
    lines = [line.split(" ")[1:] for line in found.group(6).split("\n")[:-1]] if root else []
    return (*found.group(1, 2), int(found.group(3)), root, found.group(5), lines) if root else None
def event_of(row, entry):  # the event of a row that this entry commits to; else {}
    event, salt = parse(row["event"]), b64(row["salt"], 32)
    good = salt and sha(b"naklank-event-1\n", salt, row["event"].encode()).hex() == entry.group(2)
    good = good and shaped(event, EVENT) and all(shaped(thing, THING) for thing in event["things"])
    return event if good and event["format"] == "naklank-event-1" and event["action"] in tuple("CRUDE") else {}
def opened(receipt, head):
    """The event of a receipt, if it fits its entry and its proof leads to this tree (RFC 9162, 2.1.3.2); else {}."""
    entry, at, last = ENTRY.fullmatch(receipt["entry"]), receipt["number"], head[2] - 1
    event, proof = event_of(receipt, entry), [b64(p, 32) for p in receipt["proof"]]
    good = set(receipt) == RECEIPT and (receipt["format"], type(at), entry.group(1)) == ("naklank-receipt-1", int, str(at))
    good, node = good and all(proof) and at <= last, sha(b"\0", receipt["entry"].encode())
    for other in proof if good else []:
        good, right = good and last, at & 1 or at == last
        node = sha(b"\1", other, node) if right else sha(b"\1", node, other)
        while right and at and not at & 1: at, last = at >> 1, last >> 1
        at, last = at >> 1, last >> 1
    return event if good and not last and node == head[3] else {}
@reads(None)
def sealing(receipt, head, number, body, recording):  # whether a receipt shows that the log holds this manifest's sealing
    event, kind = opened(receipt, head), "recording:seal" if number == 1 else "recording:derive"
    told = (event["kind"], event["detail"]["manifest"], dump(event["detail"]["number"])) == (kind, sha(body).hex(), str(number))
    return told and ("recording", recording) in [(thing["kind"], thing["id"]) for thing in event["things"]]
@reads(None)
def described(value):
    """The original as the manifest describes it: [[bytes, sha256], [bytes, sha256] of each chunk …]; None if it does not."""
    rows = [[value["original"]["bytes"], value["original"]["sha256"]], *value["original"]["chunks"]]
    fits = all(len(r) == 2 and type(r[0]) is int and r[0] >= 0 and re.fullmatch("[0-9a-f]{64}", r[1]) for r in rows)
    fits = fits and type(value["recording"]) is type(value["organisation"]) is str
    return rows if fits and sum(r[0] for r in rows[1:]) == rows[0][0] else None
def check_manifests(files, get, say):
    """Manifests and receipts; gives the first manifest, if it says what the sound must be, else None."""
    pem, note, one, before = get("key.pem"), get("checkpoint.txt"), get("manifests/1.json"), None
    head, first = tree_head(note), parse(text(one))
    first = first if described(first) else None
    for number in range(1, 1 + max([int(f.group(1)) for f in map(PROOF.fullmatch, files) if f], default=1)):
        name = "manifests/%d." % number
        body, sig, held = get(name + "json"), get(name + "sig"), get(name + "receipt.json")
        value = parse(text(body))
        if None in (body, sig, pem): say("manifest", "missing", name)
        if body is not None and not (described(value) and set(value) == set(FIELDS) and all(type(value[f]) in FIELDS[f] for f in value)
                and value["number"] == number and value["format"] == "naklank-manifest-1"):
            say("manifest", "failed", "malformed: " + name)
        elif body is not None and (number == 1 or before is not None):
            if value["supersedes"] != (sha(before).hex() if number > 1 else None): say("manifest", "failed", "does not follow: " + name)
            if first and any(dump(value[f]) != dump(first.get(f)) for f in FIELDS if f not in LATER):
                say("manifest", "failed", "says something else than the first: " + name)
        if None not in (body, sig, pem) and not (sig[-1:] == b"\n" and signed(pem, b64(text(sig)[:-1], 64), b"naklank-manifest-1\n" + body)):
            say("manifest", "failed", "signature: " + name)
        receipt, before = parse(text(held)), body
        if None in (one, body, held, note): say("log", "missing", name)
        elif not (first and sealing(receipt, head, number, body, first["recording"]) and receipt["checkpoint"] == text(note)
                  and (pem is None or receipt["key"] == text(pem))):
            say("log", "failed", "receipt: " + name)
    return first
def check_sound(files, first, say, sums):  # the byte ranges that changed, as far as can be told
    sounds, at, changed = [name for name in files if SOUND.fullmatch(name)], 0, []
    if len(sounds) != 1 or not first:
        return say("sound", "failed" if len(sounds) > 1 else "missing", "original") or []
    (path, start, length), ((wanted, whole), *chunks) = files[sounds[0]], described(first)
    for size, digits in chunks + [[max(0, length - wanted), None]]:
        if size and (at + size > length or digest((path, start + at, size)) != digits):
            begin = changed.pop()[0] if changed and changed[-1][1] == at else at
            changed.append([begin, at + size])
        at += size
    sums[sounds[0]] = digest(files[sounds[0]])
    changed = changed or [[0, length]] * (sums[sounds[0]] != whole)
    return (changed and say("sound", "failed", "bytes %d-%d" % tuple(changed[0]))) or changed
def check_bag(files, say, sums):
    """BagIt: what is there is listed with its hash, what is listed is there, and nothing is there that does not belong."""
    for tag, data in ((TAGS[2], True), (TAGS[3], False)):
        inside = [n for n in files if n.startswith("data/") == data and n != TAGS[3]] if tag in files else []
        lines = {"%s  %s" % (sums.get(n) or digest(files[n]), n) for n in inside} | {""}
        for line in sorted(lines ^ set(text(take(files[tag])).split("\n") if tag in files else [""])):
            say("bag", "failed" if line[66:] in files or line in lines else "missing", line[66:])
    for name in sorted(set(files) | set(TAGS)):
        if name not in files: say("bag", "missing", name)
        elif not (name in TAGS or SOUND.fullmatch(name) or PROOF.fullmatch(name) or OTHER.fullmatch(name)) or (
                name == "bagit.txt" and take(files[name]) != BAGIT):
            say("bag", "failed", "does not belong: " + name)
def check_head(note, pem, organisation, say):
    """Signature and origin of the checkpoint; gives its time where it holds."""
    head, key = tree_head(note), public(pem)
    if None in (note, pem, organisation): say("checkpoint", "missing", "checkpoint, key or manifest")
    if (note is not None and not head) or (pem is not None and not key) or (head and organisation not in (None, head[1])):
        return say("checkpoint", "failed", "malformed, or of another log")
    sigs = [b64(line, 68) for name, line in head[5] if name == head[1]] if head and key else []
    mine = [sig[4:] for sig in sigs if sig[:4] == sha(head[1].encode(), b"\n\1", key)[:4]]
    if head and key and not (mine and all(signed(pem, sig, head[0].encode()) for sig in mine)):
        return say("checkpoint", "failed", "signature")
    return head[4] if head and key and organisation else None
def check_package(files, given):
    """All checks of section 7, and the answer."""
    results, sums = dict.fromkeys(CHECKS, ("ok", "")), {}
    def say(check, result, detail):
        if results[check][0] == "ok" != result or (results[check][0], result) == ("missing", "failed"):
            results[check] = (result, detail)
    get = lambda name: take(files["data/" + name]) if "data/" + name in files else None
    pem, stamp = get("key.pem"), [get("timestamp.tsr"), get("tsa.pem"), get("checkpoint.txt")]
    first = check_manifests(files, get, say)
    changed = check_sound(files, first, say, sums)
    check_bag(files, say, sums)
    known, at = check_head(stamp[2], pem, first["organisation"] if first else None, say), stamped(*stamp)
    say("timestamp", "ok" if at else "missing" if None in stamp else "failed", "none" if None in stamp else "does not hold")
    return answer(results, pem, given, at or known, first and first["recording"], changed)
def answer(results, pem, given, known, recording, changed):  # the answer of section 7, from what each check gave
    signer = "not_established" if pem is None or not given else "established" if public(pem) == given else "other"
    results["signer"] = ({"other": "failed", "not_established": "missing"}.get(signer, "ok"), results["signer"][1] or signer)
    wrong = any(results[c][0] == "failed" for c in results if c != "signer")
    lost = signer == "other" or any(results[c][0] == "missing" for c in results if c in CHECKS[:5])
    return {"verdict": "changed" if wrong else "uncheckable" if lost else "untouched", "signer": signer,
            "known_since": known, "recording": recording, "changed": changed,
            "fingerprint": " ".join(re.findall("....", sha(DER, public(pem)).hex())) if public(pem) else None,
            "checks": [{"check": c, "result": result, "detail": detail} for c, (result, detail) in results.items()]}
def check(path, given):  # the answer for a zip or folder, and with the other file for a receipt or log
    try:
        if os.path.isdir(path) or take((path, 0, min(4, os.path.getsize(path)))) == b"PK\3\4":
            return check_package(folder(path) if os.path.isdir(path) else packed(path), given)
        from naklank_verify_papers import check_paper
        return check_paper(sys.modules[__name__], path, given)
    except (Unreadable, OSError, struct.error, ImportError) as why:
        return answer(dict.fromkeys(CHECKS, ("missing", str(why))), None, None, None, None, [])
WORDS = {"untouched": "Niet veranderd sinds / Not changed since", "changed": "VERANDERD. Bekend sinds / CHANGED. Known since",
         "uncheckable": "Niet te controleren. / This cannot be checked.", "established": "met de sleutel die u gaf / with the key you gave",
         "other": "met een ANDERE sleutel dan u gaf / with ANOTHER key than you gave",
         "not_established": "van wie de sleutel is, staat niet vast / whose key it is, is not established"}
def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("path")
    options.add_argument("--key", help="the organisation's public key (PEM), obtained elsewhere")
    options.add_argument("--json", action="store_true")
    asked = options.parse_args()
    given = asked.key and public(take((asked.key, 0, os.path.getsize(asked.key))).replace(b"\r\n", b"\n").strip() + b"\n")
    if given == b"": options.error("--key: no Ed25519 public key in PEM")
    answer = check(asked.path, given)
    rows = ["  %-11s %-8s %s" % (row["check"], row["result"], row["detail"]) for row in answer["checks"]]
    rows += ["  bytes %d - %d" % tuple(part) for part in answer["changed"]]
    told = [WORDS[answer["verdict"]], answer["known_since"] or "", answer["fingerprint"] or "", WORDS[answer["signer"]], *rows]
    print(json.dumps(answer, sort_keys=True) if asked.json else "\n".join(told))
    return ("untouched", "changed", "uncheckable").index(answer["verdict"])
if __name__ == "__main__": sys.exit(main())
