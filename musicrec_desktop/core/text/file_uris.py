"""What ``file:`` URIs of all systems name, as programs write them."""

from __future__ import annotations

import re
from typing import Final

DRIVE: Final = re.compile(r"[A-Za-z][:|](?=[\\/]|$)")
"""The root of a path of Windows; in URIs of old programs with ``|``."""
_LOCAL_HOSTS: Final = frozenset(("", "localhost", "127.0.0.1", "."))
_SLASHES_BEFORE_DRIVE: Final = re.compile(r"/+(?=[A-Za-z](?:[:|]|%3[Aa]|%7[Cc])(?:[\\/]|$))")


def is_file_uri(text: str) -> bool:
    """Whether a text is a ``file:`` URI."""
    return text[:5].lower() == "file:"


def path_in_uri(text: str) -> str:
    """What a URI names: ``/path``, ``C:/path`` or ``//server/path``, still with percent signs.

    Args:
        text: the URI, of ``file:`` or of a scheme for shares such as ``smb:``.
    """
    scheme, _, rest = text.partition(":")
    is_share = scheme.lower() != "file"
    if not rest.startswith("//"):
        body = rest
    else:
        host, slash, path = rest[2:].partition("/")
        if DRIVE.match(host):
            body = host + slash + path
        elif host.lower() in _LOCAL_HOSTS and not is_share:
            body = slash + path
        else:
            body = f"//{host.rpartition('@')[2]}{slash}{path}"
    slashes = _SLASHES_BEFORE_DRIVE.match(body)
    return body[slashes.end() :] if slashes else body
