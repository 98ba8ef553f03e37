"""Addresses of servers as people type them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

_LOOPBACK: Final = re.compile(r"(localhost|127(\.\d+){3}|\[::1\])([:/]|$)")


def usable_url(text: str) -> str:
    """The address of a server as it is kept; empty where it is none.

    Without a scheme it is ``https``, or ``http`` on this very machine.
    """
    text = text.strip()
    if "://" not in text:
        text = ("http://" if _LOOPBACK.match(text) else "https://") + text
    try:
        parts = urlsplit(text)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return ""
    is_plain = parts.scheme in {"http", "https"} and parts.hostname and has_port
    if not is_plain or parts.username or parts.password or parts.query or parts.fragment:
        return ""
    return text.rstrip("/") if parts.path in ("", "/") else text
