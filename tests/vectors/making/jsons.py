"""Vectors of JSON that a reader takes or refuses (docs/formats.md, top)."""

from ground import Json, b64, js


def jsons() -> list[Json]:
    texts: list[tuple[str, str | None, bytes]] = [
        ("object", None, b'{"a":[1,2,{"b":null}],"c":"\xc3\xab","d":true}'),
        ("white-space", None, b' {\t"a" :\r\n-1 } \n'),
        ("escapes", None, b'"\\u00eb \\ud83d\\ude00 \\\\ud800"'),
        ("largest-integer", None, b"9007199254740991"),
        ("32-levels", None, b"[" * 32 + b"]" * 32),
        ("brackets-in-text", None, js(["[" * 100, '"' + "{" * 100])),
        ("33-levels", "too-deep", b"[" * 33 + b"]" * 33),
        ("33-levels-mixed", "too-deep", b'{"a":[' * 16 + b"[]" + b"]}" * 16),
        ("100000-levels", "too-deep", b"[" * 100000),
        ("duplicate-key", "duplicate-key", b'{"a":1,"a":1}'),
        ("duplicate-key-escaped", "duplicate-key", b'{"a":1,"\\u0061":2}'),
        ("duplicate-key-deep", "duplicate-key", b'[{"x":{"a":1,"b":2,"a":3}}]'),
        ("not-utf8", "not-utf8", b'"\xff"'),
        ("overlong-utf8", "not-utf8", b'"\xc0\xaf"'),
        ("surrogate-bytes", "not-utf8", b'"\xed\xa0\x80"'),
        ("half-surrogate", "not-utf8", b'"\\uD800"'),
        ("half-surrogate-key", "not-utf8", b'{"\\udc00":1}'),
        ("byte-order-mark", "not-json", b"\xef\xbb\xbf{}"),
        ("fraction", "bad-number", b"[1.0]"),
        ("exponent", "bad-number", b"[1e3]"),
        ("too-large-integer", "bad-number", b"9007199254740992"),
        ("huge-integer", "bad-number", b"1" * 5000),
        ("nan", "bad-number", b"NaN"),
        ("infinity", "bad-number", b"[-Infinity]"),
        ("overflow", "bad-number", b"[1e999]"),
        ("leading-zero", "not-json", b"[01]"),
        ("plus", "not-json", b"[+1]"),
        ("control-character", "not-json", b'"a\nb"'),
        ("trailing-comma", "not-json", b"[1,]"),
        ("after-the-value", "not-json", b"{} {}"),
        ("empty", "not-json", b""),
        ("single-quotes", "not-json", b"{'a':1}"),
        ("comment", "not-json", b"{}//"),
    ]
    cases: list[Json] = [{"id": name, "failure": failure, "json": b64(text)} for name, failure, text in texts]
    cases.append({"id": "fraction-allowed", "failure": None, "fractions": True, "json": b64(b"[1.5,-2e3]")})
    cases.append({"id": "overflow-in-settings", "failure": "bad-number", "fractions": True, "json": b64(b"[1e999]")})
    return cases
