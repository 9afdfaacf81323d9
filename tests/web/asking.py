"""A browser without a screen, for tests: it asks the application over ASGI, byte for byte as the server would, and keeps cookies.

Unlike an ordinary client it can be rude: raw paths, bodies in pieces without a length, hanging up half-way. `Answer` is
what came back. Every answer is checked for the headers that every answer must carry.
"""

import asyncio
import json as jsons
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import unquote, urlencode

from naklank.web.here import csrf_of

HOST = "naklank.example"
TIMEOUT_S = 60
Headers = list[tuple[str, str]]


class _Loop:
    """One event loop for all tests of this process."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True, name="test-asking").start()

    def run(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(TIMEOUT_S)


_loop: _Loop | None = None


def loop() -> _Loop:
    global _loop  # noqa: PLW0603 — one for all
    _loop = _loop or _Loop()
    return _loop


@dataclass
class Answer:
    """What came back: status, headers as sent, the body as far as it was read, and whether it was whole."""

    status: int
    headers: Headers
    body: bytes
    whole: bool

    def header(self, name: str) -> str | None:
        found = [value for key, value in self.headers if key == name.lower()]
        assert len(found) <= 1 or name.lower() == "set-cookie", f"{name} twice: {found}"
        return found[0] if found else None

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return jsons.loads(self.body)

    @property
    def place(self) -> str:
        return self.header("location") or ""

    def cookies(self) -> dict[str, Any]:
        jar: SimpleCookie = SimpleCookie()
        for key, value in self.headers:
            if key == "set-cookie":
                jar.load(value)
        return dict(jar)


@dataclass
class Browser:
    """Asks `app`. `token` is the session's; its form token goes along with everything that changes something."""

    app: Any
    token: str = ""
    https: bool = False
    address: str = "192.0.2.7"
    language: str = "nl"
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **more: Any) -> Answer:
        return self.ask("GET", path, **more)

    def post(self, path: str, form: dict[str, str] | None = None, **more: Any) -> Answer:
        return self.ask("POST", path, form=form or {}, **more)

    def send(self, method: str, path: str, json: object, **more: Any) -> Answer:
        return self.ask(method, path, body=jsons.dumps(json).encode(), kind="application/json", **more)

    def ask(
        self,
        method: str,
        path: str,
        *,
        body: bytes = b"",
        form: dict[str, str] | None = None,
        pieces: Iterable[bytes] | None = None,
        kind: str = "",
        headers: dict[str, str | None] | None = None,
        hang_up_after: int | None = None,
        raw: bytes | None = None,
    ) -> Answer:
        """Ask. `headers` replace (None: take away) what an honest browser sends; `pieces` is a body without a length."""
        if form is not None:
            body, kind = urlencode(form).encode(), "application/x-www-form-urlencoded"
        sent: dict[str, str | None] = {"host": HOST, "accept-language": self.language}
        cookies = dict(self.cookies)
        if self.token:
            cookies["__Host-naklank" if self.https else "naklank"] = self.token
        if cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        if method not in ("GET", "HEAD"):
            sent["sec-fetch-site"] = "same-origin"
            if pieces is None:
                sent["content-length"] = str(len(body))
            if self.token:
                sent["x-csrf"] = csrf_of(self.token)
        if kind:
            sent["content-type"] = kind
        sent |= headers or {}
        where, _, query = path.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": method,
            "scheme": "https" if self.https else "http",
            "path": unquote(where) if raw is None else unquote(raw.decode("latin-1")),
            "raw_path": where.encode() if raw is None else raw,
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(k.lower().encode(), v.encode("latin-1")) for k, v in sent.items() if v is not None],
            "client": (self.address, 40000),
            "server": (HOST, 80),
        }
        stream = [body] if pieces is None else list(pieces) or [b""]
        answer: Answer = loop().run(_call(self.app, scope, stream, hang_up_after))
        return answer


async def _call(app: Any, scope: dict[str, Any], stream: list[bytes], hang_up_after: int | None) -> Answer:
    gone = asyncio.Event()
    status: list[int] = []
    headers: Headers = []
    body = bytearray()
    whole = False

    async def receive() -> dict[str, Any]:
        if stream:
            return {"type": "http.request", "body": stream.pop(0), "more_body": bool(stream)}
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        nonlocal whole
        if message["type"] == "http.response.start":
            assert not status, "an answer begins once"
            status.append(message["status"])
            headers.extend((k.decode("latin-1").lower(), v.decode("latin-1")) for k, v in message["headers"])
            return
        if gone.is_set():
            return
        body.extend(message.get("body", b""))
        whole = not message.get("more_body", False)
        if whole or (hang_up_after is not None and len(body) >= hang_up_after):
            gone.set()

    await app(scope, receive, send)
    return Answer(status[0], headers, bytes(body), whole)
