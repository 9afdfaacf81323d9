"""A small server that keeps the recorder's contract and nothing else: it answers after fsync, on a thread per connection.

It stands in for the real one in the tests of the recorder, so that these can look at every byte that arrived. Faults of the network
are not made here but by `cutter.py`, so that the same cuts can be made before the real server.
"""

import hashlib
import json
import os
import re
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from naklank.text.recorder import for_browser
from tests.recorder import witness

STATIC = Path(__file__).parents[2] / "src/naklank/web/static"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "media-src 'self' blob:; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
TYPES = {".js": "text/javascript", ".css": "text/css"}
CSRF = "token-of-this-session"
DOES = ("start", "go-on", "close", "pause", "resume", "mark", "summary", "end")
RECORDER = """<section data-recorder data-state="ready" data-conversation="{conversation}" data-media="{media}" data-go="no">
<div data-level></div><p data-time></p><p>opgeslagen tot <span data-kept></span></p><p data-here hidden>op dit apparaat tot <span data-here-until></span></p>
<p data-say role="status" aria-live="assertive"></p><p data-asked hidden>pauze?</p><input data-mark-word>{buttons}</section>"""
UPLOAD = """<section data-upload data-conversation="c"><input type="file" data-file><button type="button" data-do="send">Stuur</button>
<progress data-progress max="1" value="0"></progress><p data-say role="status"></p></section>"""


def new_id() -> str:
    return "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz234567") for _ in range(26))


def sentence(nl: str) -> dict[str, dict[str, str]]:
    return {"what": {"nl": nl, "en": nl}, "todo": {"nl": "Probeer het later.", "en": "Try later."}}


class Kept:
    """Everything that arrived, on disk and in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = threading.Condition()
        self.recordings: dict[str, dict] = {}
        self.news: dict[str, list[dict]] = {}
        self.signed_in = True
        self.room = True
        self.slow_s = 0.0

    def begin(self, about: dict) -> str:
        key = new_id()
        (self.folder / key).mkdir()
        with self.lock:
            self.recordings[key] = {**about, "chunks": {}, "moments": {}, "receipt": None, "finish": None, "aside": []}
        return key

    def keep(self, key: str, number: int, body: bytes, sha256: str) -> tuple[int, dict]:
        if hashlib.sha256(body).hexdigest() != sha256:
            return 422, sentence("Beschadigd.")
        time.sleep(self.slow_s)
        with self.lock:
            recording = self.recordings[key]
            known = recording["chunks"].get(number)
        if known is None:
            path = self.folder / key / f"{number:09d}"
            with path.open("wb") as file:
                file.write(body)
                os.fsync(file.fileno())
        with self.lock:
            known = recording["chunks"].setdefault(number, sha256)
            if known != sha256:
                recording["aside"].append((number, sha256))
                return 409, sentence("Iets anders.")
            self.lock.notify_all()
        return 200, {"number": number, "sha256": sha256}

    def finish(self, key: str, facts: dict) -> tuple[int, dict]:
        with self.lock:
            recording = self.recordings[key]
            missing = [n for n in range(facts["chunks"]) if n not in recording["chunks"]]
            if missing:
                return 409, {"missing": missing, **sentence("Nog niet alles.")}
            whole = self.whole(key)
            if facts["sha256"] is not None and hashlib.sha256(whole).hexdigest() != facts["sha256"]:
                return 422, sentence("Niet hetzelfde geheel.")
            recording["finish"] = recording["finish"] or facts
            recording["receipt"] = {"format": "naklank-receipt-1", "recording": key}
            self.lock.notify_all()
        return 200, {"receipt": recording["receipt"], "next": f"/recordings/{key}/safe"}

    def whole(self, key: str) -> bytes:
        return b"".join((self.folder / key / f"{n:09d}").read_bytes() for n in sorted(self.recordings[key]["chunks"]))

    def tell(self, conversation: str, news: dict) -> None:
        with self.lock:
            self.news.setdefault(conversation, []).append(news)
            self.lock.notify_all()


def ranges(numbers: list[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for n in sorted(numbers):
        if found and n == found[-1][1] + 1:
            found[-1][1] = n
        else:
            found.append([n, n])
    return found


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    server: "StubServer"

    def log_message(self, *args: object) -> None:
        """Quiet."""

    def answer(self, status: int, body: bytes | dict | list, kind: str = "application/json") -> None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", CSP)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == witness.ADDRESS:
            return self.answer(200, witness.SCRIPT, "text/javascript")
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            if not file.is_file():
                return self.answer(404, {})
            return self.answer(200, file.read_bytes(), TYPES.get(file.suffix, "application/octet-stream"))
        if found := re.fullmatch(r"/recordings/(\w+)/state", path):
            return self.state(found[1])
        if found := re.fullmatch(r"/conversations/(\w+)/live", path):
            return self.live(found[1])
        return self.page(path, query)

    def page(self, path: str, query: str) -> None:
        buttons = "".join(f'<button type="button" data-do="{do}">{do}</button>' for do in DOES)
        content, script = "", "recorder/rescue.js"
        if found := re.fullmatch(r"/record/(\w+)", path):
            content = RECORDER.format(conversation=found[1], media=query or "standard", buttons=buttons)
            script = "recorder/page.js"
        elif path == "/upload":
            content, script = UPLOAD, "upload.js"
        elif not (path == "/" or path.endswith("/safe")):
            return self.answer(404, b"", "text/html")
        texts = for_browser("nl", prefixes=("rec.", "upl."))
        page = (
            f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title><meta name="csrf" content="{CSRF}">'
            f'<link rel="icon" href="data:,"><script type="application/json" data-texts>{texts}</script>'
            f'<script type="module" src="/static/{script}"></script></head><body><main>{content}</main></body></html>'
        )
        return self.answer(200, page.encode(), "text/html; charset=utf-8")

    def state(self, key: str) -> None:
        kept = self.server.kept
        if not kept.signed_in:
            return self.answer(401, sentence("Niet aangemeld."))
        with kept.lock:
            recording = kept.recordings.get(key)
            if recording is None:
                return self.answer(404, sentence("Die is er niet."))
            state = "sealed" if recording["receipt"] else "open"
            body = {"state": state, "have": ranges(list(recording["chunks"])), "moments": len(recording["moments"])}
        return self.answer(200, body)

    def live(self, conversation: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        kept, told = self.server.kept, 0
        while not self.server.closing:
            with kept.lock:
                kept.lock.wait_for(lambda seen=told: len(kept.news.get(conversation, [])) > seen, timeout=0.5)
                news = kept.news.get(conversation, [])[told:]
            told += len(news)
            try:
                for each in news:
                    self.wfile.write(f"event: changed\ndata: {json.dumps(each)}\n\n".encode())
                self.wfile.write(b": here\n\n")
                self.wfile.flush()
            except OSError:
                return

    def body(self) -> bytes:
        length = int(self.headers.get("Content-Length", 0))
        data = self.rfile.read(length)
        if len(data) != length:
            raise ConnectionError("half a request")
        return data

    def do_PUT(self) -> None:
        body = self.body()
        if refused := self.refusal():
            return self.answer(*refused)
        found = re.fullmatch(r"/recordings/(\w+)/chunks/(\d+)", self.path)
        if not found or found[1] not in self.server.kept.recordings:
            return self.answer(404, sentence("Die is er niet."))
        if len(body) > 8 << 20:
            return self.answer(413, sentence("Te groot."))
        return self.answer(
            *self.server.kept.keep(found[1], int(found[2]), body, self.headers.get("X-Chunk-SHA256", ""))
        )

    def do_POST(self) -> None:  # noqa: PLR0911
        body = json.loads(self.body() or b"{}")
        if refused := self.refusal():
            return self.answer(*refused)
        kept = self.server.kept
        if re.fullmatch(r"/conversations/\w+/recordings", self.path):
            return self.answer(201, {"recording": kept.begin(body)})
        if self.path == "/uploads":
            if not body["name"].lower().endswith((".wav", ".flac", ".m4a")):
                return self.answer(422, sentence("Dit is geen geluid."))
            return self.answer(201, {"recording": kept.begin(body), "chunk_bytes": self.server.chunk_bytes})
        found = re.fullmatch(r"/recordings/(\w+)/(moments|finish)", self.path)
        if not found or found[1] not in kept.recordings:
            return self.answer(404, sentence("Die is er niet."))
        if found[2] == "finish":
            return self.answer(*kept.finish(found[1], body))
        assert re.fullmatch("[a-z2-7]{26}", body["id"])
        with kept.lock:
            kept.recordings[found[1]]["moments"].setdefault(body["id"], body)
            kept.lock.notify_all()
        return self.answer(200, {"id": body["id"]})

    def refusal(self) -> tuple[int, dict] | None:
        if not self.server.kept.signed_in:
            return 401, sentence("Niet aangemeld.")
        if self.headers.get("X-CSRF") != CSRF:
            return 403, sentence("Niet van deze pagina.")
        return None if self.server.kept.room else (507, sentence("Er is te weinig ruimte om veilig op te nemen."))


class StubServer(ThreadingHTTPServer):
    """Listens on a free port of the loopback address."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.kept = Kept(folder)
        self.closing = False
        self.chunk_bytes = 32 * 1024
        self.thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    @property
    def port(self) -> int:
        return self.server_address[1]

    def stop(self) -> None:
        self.closing = True
        self.shutdown()
        self.server_close()
