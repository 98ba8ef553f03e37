"""The protocol between other processes and the running window: its socket, and its lines.

A request is one line of JSON, ``{"verb": "seek", "arguments": ["+5"]}``. The answer is one line, too:
``{"ok": true, …}`` or ``{"ok": false, "error": "unknown-verb"}``. Arguments that do not fit into one line
come in several lines, all but the last with ``"more": true``; only the last is answered.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from typing import Final

SOCKET_NAME: Final = "app.socket"
SOCKET_PATH_LIMIT: Final = 100
"""Bytes that fit into ``sockaddr_un`` on every system (108 on Linux, 104 on others)."""
LINE_LIMIT: Final = 64 * 1024
"""Bytes of the longest line that the window accepts."""
_FRAME_BYTES: Final = 1024
OPEN: Final = "open"
"""The verb of a second start: come to the front, and play the named files, if any."""


def socket_path(runtime_dir: str) -> str:
    """The path of the socket: in the profile, or where that is too long, in the temporary folder."""
    path = os.path.join(os.path.abspath(runtime_dir), SOCKET_NAME)
    if len(os.fsencode(path)) <= SOCKET_PATH_LIMIT and is_text(path):
        return path
    digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return os.path.join(tempfile.gettempdir(), f"musicrec-{digest}")


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
