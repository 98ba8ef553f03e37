"""Character references of HTML in texts that strangers wrote."""

from __future__ import annotations

import html
import re
from typing import Final

_LONG: Final = re.compile(r"&#(?:\d{100,}|[xX][0-9a-fA-F]{100,});?")
_UNKNOWN: Final = "\ufffd"


def short_references(text: str) -> str:
    """The text, with U+FFFD for numbers that Python does not convert: it stops at 4300 digits."""
    return _LONG.sub(_UNKNOWN, text)


def unescaped(text: str) -> str:
    """The text with the characters that it refers to, as ``html.unescape``, whatever it holds."""
    return html.unescape(short_references(text))
