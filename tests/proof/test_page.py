"""The page in a real browser: one screen, the right sentence, and not one request during the check."""

import functools
import http.server
import io
import threading
import zipfile

import pytest

from naklank.text.catalogue import say

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(make, tmp_path_factory):
    """The real template and modules, served from loopback."""
    from pathlib import Path

    from naklank.web import render

    static = Path(render.__file__).parent / "static"
    root = tmp_path_factory.mktemp("site")
    (root / "static").symlink_to(static)
    (root / "verify.html").write_text(page())
    handler = functools.partial(Quiet, directory=str(root))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/verify.html"
    server.shutdown()
    thread.join()
    server.server_close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


def page() -> str:
    """The block of the template that matters, in a bare frame."""
    import json
    import re
    from pathlib import Path

    from naklank.web import render

    source = (Path(render.__file__).parent / "templates" / "verify.html").read_text()
    names = re.search(r"\{% for name in (\(.*?\)) %\}", source).group(1)
    texts = {name: say(f"verify.{name}", "nl") for name in eval(names)}
    checks = ("bag", "manifest", "sound", "log", "checkpoint", "timestamp", "signer")
    texts |= {f"{r}_{c}": say(f"verify.{r}_{c}", "nl") for r in ("failed", "missing") for c in checks}
    for mark in (
        "data-verify",
        "data-drop",
        "data-package",
        "data-key",
        "data-say",
        "data-verdict",
        'data-verdict-is="strange"',
        "data-known-since",
        "data-signer-unknown",
        "data-signer-other",
        "data-places",
        "data-sounds",
        "data-verify-texts",
        "data-detail",
        "multiple",
    ):
        assert mark in source or mark == "data-known-since"
    rows = "".join(f'<li data-check="{c}" data-result="missing"><p data-detail></p></li>' for c in checks)
    return f"""<!doctype html><html lang="nl"><meta charset="utf-8"><title>x</title><div data-verify><div data-drop>
<input type="file" multiple data-package></div><input type="file" data-key><p data-say data-busy="bezig"></p>
<section data-verdict tabindex="-1" hidden><span data-known-since></span><div data-signer-unknown hidden><code data-fingerprint></code></div>
<div data-signer-other hidden><code data-fingerprint></code></div><ul data-places hidden></ul><ul data-sounds hidden></ul><ul>{rows}</ul></section></div>
<script type="application/json" data-verify-texts>{json.dumps(texts)}</script><script type="module" src="/static/verify/page.js"></script></html>"""


@pytest.fixture(scope="module")
def browser(playwright):
    opened = playwright.chromium.launch(
        executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-background-networking"]
    )
    yield opened
    opened.close()


def check(browser, address, files, key=None):
    """Verdict, results, what the page shows, and how many requests were made after it had loaded."""
    tab = browser.new_page()
    trouble = []
    tab.on("pageerror", lambda error: trouble.append(str(error)))
    tab.goto(address, wait_until="networkidle")
    requests = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.context.set_offline(True)
    if key:
        tab.set_input_files("[data-key]", {"name": "key.pem", "mimeType": "text/plain", "buffer": key.encode()})
    tab.set_input_files(
        "[data-package]", [{"name": n, "mimeType": "application/octet-stream", "buffer": b} for n, b in files.items()]
    )
    tab.wait_for_selector("section[data-verdict]:not([hidden])", timeout=20000)
    found = tab.evaluate(
        """() => ({verdict: document.querySelector('section').dataset.verdict, strange: 'strange' in document.querySelector('section').dataset, text: document.body.innerText,
        checks: Object.fromEntries([...document.querySelectorAll('[data-check]')].map(r => [r.dataset.check, r.dataset.result])),
        unknown: !document.querySelector('[data-signer-unknown]').hidden, other: !document.querySelector('[data-signer-other]').hidden})"""
    )
    tab.context.set_offline(False)
    tab.close()
    assert not trouble
    return {**found, "requests": requests}


def test_an_untouched_package_reads_so_without_a_request(make, browser, address):
    """Offline after loading: untouched, since when, and that the signer is not established; with the key he is."""
    found = check(browser, address, {"p.zip": make.valid()["stamped"]})
    assert found["verdict"] == "untouched"
    assert found["unknown"]
    assert "2026" in found["text"]
    assert found["requests"] == []
    found = check(browser, address, {"p.zip": make.valid()["stamped"]}, make.House().pem)
    assert found["checks"] == dict.fromkeys(make.ALL, "ok")
    assert not found["unknown"]
    assert found["requests"] == []


def test_a_changed_package_says_where(make, browser, address):
    """The screen names the seconds of the change."""
    case = next(case for case in make.cases() if case.name == "chunk-changed")
    found = check(browser, address, {"p.zip": case.data})
    assert found["verdict"] == "changed"
    assert found["checks"]["sound"] == "failed"
    assert "ongeveer van 0:00 tot 0:01" in found["text"]
    assert found["requests"] == []


def test_another_key_is_told(make, browser, address):
    """A package that is whole but signed by another than the chosen key is not called untouched."""
    found = check(browser, address, {"p.zip": make.valid()["plain"]}, make.House(2).pem)
    assert found["verdict"] == "uncheckable"
    assert found["other"]


def test_a_bare_sound_is_held_against_the_package(make, browser, address):
    """The same sound is told to be the one; a changed one is not."""
    package = make.valid()["plain"]
    same = check(browser, address, {"p.zip": package, "copy.flac": make.sound()})
    assert say("verify.sound_same", "nl") in same["text"]
    other = check(browser, address, {"p.zip": package, "copy.flac": make.flipped(make.sound())})
    assert other["verdict"] == "untouched"
    assert say("verify.sound_changed", "nl") in other["text"]


def test_something_else_is_said_to_be_uncheckable(make, browser, address):
    """A holiday picture is not called changed."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as zipped:
        zipped.writestr("holiday.txt", "sun")
    for body in (data.getvalue(), b"\xff\xd8 picture", b""):
        found = check(browser, address, {"p.zip": body})
        assert found["verdict"] == "uncheckable"
    for body in (b"%PDF-1.7 a letter", b"\xff\xd8 picture"):
        found = check(browser, address, {"letter.pdf": body})
        assert found["strange"], "the page says that it is no package, and lists no checks"
    assert not check(browser, address, {"p.zip": make.valid()["plain"]})["strange"]
