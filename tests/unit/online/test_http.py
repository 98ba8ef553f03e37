"""Limits on what a server may do."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.scrobble import Answer, Verdict
from musicrec_desktop.online.http import Http, Reply


@pytest.mark.parametrize(
    ("headers", "wait_ms"),
    [
        ({}, 0),
        ({"retry-after": "12"}, 12_000),
        ({"x-ratelimit-reset-in": "3"}, 3_000),
        ({"retry-after": "Fri, 31 Dec 1999 23:59:59 GMT", "x-ratelimit-reset-in": "5"}, 5_000),
        ({"retry-after": "-4"}, 0),
        ({"retry-after": "9" * 30}, 86_400_000),
    ],
)
def test_how_long_a_server_wants_to_be_left_alone(headers: dict[str, str], wait_ms: int) -> None:
    assert Reply(429, b"", headers).wait_ms() == wait_ms


@pytest.mark.parametrize("body", [b"", b"[1]", b'"x"', b"\xff", b"[" * 100_000, b"{"])
def test_anything_but_an_object_is_no_document(body: bytes) -> None:
    assert Reply(200, body).document() is None


def test_an_impossible_address_is_a_value() -> None:
    http = Http("http://[::1")
    found = http.get("/x", {})
    http.close()
    assert isinstance(found, Answer)
    assert found.verdict is Verdict.AWAY
