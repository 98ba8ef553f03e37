"""Waits on loopback for the browser to come back from signing in."""

from __future__ import annotations

import contextlib
import hmac
import socket
import time
from typing import Final, Self
from urllib.parse import parse_qs, urlsplit

from musicrec_desktop.core.errors import SpotifyError
from musicrec_desktop.core.tasks import TaskContext

HOST: Final = "127.0.0.1"
PATH: Final = "/callback"
PATIENCE_S: Final = 300.0
_POLL_S: Final = 0.2
_CALL_S: Final = 2.0
_MOST_BYTES: Final = 16_384
_PAGE: Final = (
    "<!DOCTYPE html><meta charset=utf-8><title>MusicRec</title>"
    "<body style='font:16px sans-serif;margin:4em'>{}</body>"
)
_DONE: Final = "Signed in. You can close this page and go back to MusicRec."
_REFUSED: Final = "Not signed in. You can close this page."
_WRONG: Final = "This page is not the answer that MusicRec waits for."


class Redirect:
    """Listens on a port of this computer only; a context manager.

    Args:
        port: that the address which is registered at Spotify names; 0 for any.

    Raises:
        SpotifyError: another program has the port (``"port-taken"``).
    """

    def __init__(self, port: int) -> None:
        self._server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._server.bind((HOST, port))
            self._server.listen(8)
        except OSError as error:
            self._server.close()
            raise SpotifyError("port-taken") from error
        self._server.settimeout(_POLL_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.close()

    @property
    def address(self) -> str:
        """Where the browser is sent."""
        return f"http://{HOST}:{self._server.getsockname()[1]}{PATH}"

    def wait(self, state: str, context: TaskContext, patience_s: float = PATIENCE_S) -> str:
        """The code with which a token is asked for.

        Calls with another state, or with none, are answered and forgotten.

        Args:
            state: that must come back.
            context: cancels.
            patience_s: how long to wait.

        Raises:
            SpotifyError: the user refused (``"refused"``), or did not sign in (``"no-answer"``).
            CancelledError: the task was cancelled.
        """
        end = time.monotonic() + patience_s
        while time.monotonic() < end:
            context.check()
            try:
                line, _ = self._server.accept()
            except TimeoutError:
                continue
            with line, contextlib.suppress(OSError):
                line.settimeout(_CALL_S)
                fields = _fields(_head(line))
                if not hmac.compare_digest(fields.get("state", "").encode(), state.encode()):
                    _answer(line, "400 Bad Request", _WRONG)
                    continue
                if code := fields.get("code", ""):
                    _answer(line, "200 OK", _DONE)
                    return code
                _answer(line, "200 OK", _REFUSED)
                raise SpotifyError("refused")
        raise SpotifyError("no-answer")


def _head(line: socket.socket) -> bytes:
    """The first line of a request."""
    data = b""
    while b"\n" not in data and len(data) < _MOST_BYTES:
        piece = line.recv(4096)
        if not piece:
            break
        data += piece
    return data.partition(b"\n")[0]


def _fields(head: bytes) -> dict[str, str]:
    """What the address of a request tells; nothing where it is another address."""
    parts = head.decode("latin-1").split(" ")
    if len(parts) < 2 or parts[0] != "GET":
        return {}
    try:
        address = urlsplit(parts[1])
    except ValueError:
        return {}
    if address.path != PATH:
        return {}
    return {name: values[0] for name, values in parse_qs(address.query).items()}


def _answer(line: socket.socket, status: str, text: str) -> None:
    body = _PAGE.format(text).encode()
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
        "Referrer-Policy: no-referrer\r\nConnection: close\r\n\r\n"
    )
    line.sendall(head.encode() + body)
