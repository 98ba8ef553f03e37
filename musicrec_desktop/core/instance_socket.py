"""How other processes speak to the running window: where it listens, and what a line looks like.

A request is one line of JSON, ``{"verb": "seek", "arguments": ["+5"]}``; its answer is one, too:
``{"ok": true, …}`` or ``{"ok": false, "error": "unknown-verb"}``. Arguments that do not fit into one line
come in several, all but the last with ``"more": true``; only the last is answered.
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
"""Bytes that surely fit into ``sockaddr_un`` (108 on Linux, 104 on others)."""
LINE_LIMIT: Final = 64 * 1024
"""Bytes of the longest line that the window listens to."""
_FRAME_BYTES: Final = 1024
OPEN: Final = "open"
"""The verb of a second start: come forward, and play what was named, if anything."""


def socket_path(runtime_dir: str) -> str:
    """Where the first instance listens; a short name in the temporary folder where the proper one is long."""
    path = os.path.join(os.path.abspath(runtime_dir), SOCKET_NAME)
    if len(os.fsencode(path)) <= SOCKET_PATH_LIMIT and is_text(path):
        return path
    digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return os.path.join(tempfile.gettempdir(), f"musicrec-{digest}")


def is_text(path: str) -> bool:
    """Whether Qt, which knows no undecodable bytes, can name the path."""
    return os.fsencode(path).decode("utf-8", "replace") == path


def request_lines(verb: str, arguments: Sequence[str]) -> list[bytes]:
    """A request as the lines that carry it, each within ``LINE_LIMIT`` where each argument is.

    Args:
        verb: what is asked for.
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
