"""Limits on what a server may do."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from musicrec_desktop.model.scrobble import Answer, Verdict
from musicrec_desktop.online.http import Http, Patience, Reply


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


LIMIT_S = 0.5
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
Speak = Callable[[socket.socket, threading.Event], None]


def drip(data: bytes) -> Speak:
    """Read the request, then send a byte whenever a timeout from byte to byte is about to be over."""

    def speak(connection: socket.socket, is_enough: threading.Event) -> None:
        connection.recv(65536)
        for byte in data:
            if is_enough.wait(LIMIT_S / 5):
                return
            connection.send(bytes([byte]))

    return speak


def trickle_tls(connection: socket.socket, is_enough: threading.Event) -> None:
    """Begin a TLS record that never ends."""
    connection.recv(65536)
    connection.send(b"\x16\x03\x03\x40\x00")
    while not is_enough.wait(LIMIT_S / 5):
        connection.send(b"\x02")


@contextmanager
def server(speak: Speak) -> Iterator[int]:
    is_enough = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            connection, _ = listener.accept()
            with connection, suppress(OSError):
                speak(connection, is_enough)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        is_enough.set()
        listener.close()
        thread.join()


@pytest.mark.parametrize(
    "speak",
    [
        drip(HEAD * 100),
        drip(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1000),
        drip(HEAD + b"Content-Length: 1000\r\n\r\n" + b"{" * 1000),
        drip(HEAD + b"\r\n" + b" " * 1000),
        drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 200),
    ],
    ids=["headers", "one header", "body", "body without length", "chunks"],
)
def test_a_server_that_sends_byte_by_byte_has_no_longer_than_others(speak: Speak) -> None:
    with server(speak) as port:
        http = Http(f"http://127.0.0.1:{port}", Patience(LIMIT_S, LIMIT_S))
        began = time.monotonic()
        found = http.post_json("/x", {}, {})
        took_s = time.monotonic() - began
        http.close()
    assert found == Answer(Verdict.BROKEN, "timed-out")
    assert took_s < 20 * LIMIT_S  # a byte every fifth of the limit would take a hundred times as long


def test_tls_that_never_comes_to_its_end_was_no_connection() -> None:
    with server(trickle_tls) as port:
        http = Http(f"https://127.0.0.1:{port}", Patience(LIMIT_S, LIMIT_S))
        found = http.post_json("/x", {}, {})
        http.close()
    assert found == Answer(Verdict.AWAY, "away")


def test_a_quick_answer_is_whole_and_the_next_call_has_its_own_time() -> None:
    def speak(connection: socket.socket, _is_enough: threading.Event) -> None:
        connection.recv(65536)
        connection.sendall(HEAD + b"Content-Length: 2\r\n\r\n{}")

    for _ in range(2):
        with server(speak) as port:
            http = Http(f"http://127.0.0.1:{port}", Patience(LIMIT_S * 20, LIMIT_S * 20))
            found = http.get("/x", {})
            http.close()
        assert isinstance(found, Reply)
        assert found.document() == {}
