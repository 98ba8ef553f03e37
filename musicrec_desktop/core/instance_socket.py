"""The protocol between other processes and the running window: its socket, and its lines.

A request is one line of JSON, ``{"verb": "seek", "arguments": ["+5"]}``. The answer is one line, too:
``{"ok": true, …}`` or ``{"ok": false, "error": "unknown-verb"}``. Arguments that do not fit into one line
come in several lines, all but the last with ``"more": true``; only the last is answered.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
import tempfile
from collections.abc import Sequence
from typing import Any, Final

from musicrec_desktop.core.errors import RemoteError

SOCKET_NAME: Final = "app.socket"
SOCKET_PATH_LIMIT: Final = 100
"""Bytes that fit into ``sockaddr_un`` on every system (108 on Linux, 104 on others)."""
LINE_LIMIT: Final = 64 * 1024
"""Bytes of the longest line that the window accepts."""
_FRAME_BYTES: Final = 1024
Answer = dict[str, Any]
"""The answer of the window, without its ``ok``."""
ANSWER_LIMIT_S: Final = 10.0
"""Longer than the window takes to give up on a file that its parser never ends with."""
OPEN: Final = "open"
"""The verb of a second start: come to the front, and play the named files, if any."""
LINK: Final = "link"
"""The verb of a second start with links of letters: come to the front, and do what they say."""


def socket_path(runtime_dir: str) -> str:
    """The path of the socket: in the profile, or where that is too long, in the temporary folder."""
    path = os.path.join(os.path.abspath(runtime_dir), SOCKET_NAME)
    if len(os.fsencode(path)) <= SOCKET_PATH_LIMIT and is_text(path):
        return path
    digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return os.path.join(tempfile.gettempdir(), f"musicrec-{digest}")


def is_foreign(path: str) -> bool:
    """Whether another user made what is at the path of the socket: in the temporary folder everybody can."""
    try:
        return os.lstat(path).st_uid != os.getuid()
    except OSError:
        return False


def is_text(path: str) -> bool:
    """Whether Qt, which knows no undecodable bytes, can name the path."""
    return os.fsencode(path).decode("utf-8", "replace") == path


def request_lines(verb: str, arguments: Sequence[str]) -> list[bytes]:
    """The lines of a request, each within ``LINE_LIMIT`` if each argument is.

    Args:
        verb: name of the verb.
        arguments: paths in ``os.fsdecode`` form, or words.
    """
    parts: list[list[str]] = [[]]
    room = LINE_LIMIT - _FRAME_BYTES
    for argument in arguments:
        size = len(json.dumps(argument)) + 2
        if size > room and parts[-1]:
            parts.append([])
            room = LINE_LIMIT - _FRAME_BYTES
        parts[-1].append(argument)
        room -= size
    requests: list[dict[str, object]] = [{"verb": verb, "arguments": part, "more": True} for part in parts]
    del requests[-1]["more"]
    return [f"{json.dumps(request)}\n".encode("ascii") for request in requests]


def ask(runtime_dir: str, verb: str, arguments: Sequence[str]) -> Answer:
    """The answer of the window of a profile.

    Raises:
        RemoteError: no window is open, or it refuses.
    """
    if not hasattr(socket, "AF_UNIX"):
        raise RemoteError("no-sockets")
    path = socket_path(runtime_dir)
    if is_foreign(path):
        raise RemoteError("not-open")
    try:
        line = _converse(path, request_lines(verb, arguments))
    except (FileNotFoundError, ConnectionRefusedError) as error:
        raise RemoteError("not-open") from error
    except OSError as error:
        raise RemoteError("no-answer") from error
    try:
        answer = json.loads(line)
    except ValueError as error:
        raise RemoteError("no-answer") from error
    if not isinstance(answer, dict):
        raise RemoteError("no-answer")
    if answer.pop("ok", None) is not True:
        raise RemoteError(str(answer.get("error", "no-answer")), str(answer.get("text", "")))
    return answer


def _converse(path: str, lines: Sequence[bytes]) -> bytes:
    """Send lines; returns the answer up to the end of its line."""
    received = b""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(ANSWER_LIMIT_S)
        connection.connect(path)
        connection.sendall(b"".join(lines))
        while b"\n" not in received and (chunk := connection.recv(1 << 16)):
            received += chunk
    return received
