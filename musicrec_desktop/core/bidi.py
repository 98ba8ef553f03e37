"""Right-to-left text: Hebrew and Arabic names in lines that run from left to right, and the reverse.

Unicode isolates (UAX 9, 2.4.2) keep a name together inside a sentence. Without them a quotation mark, dash or
number beside the name moves to its other end.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_FIRST_STRONG_ISOLATE: Final = "\u2068"
_POP_ISOLATE: Final = "\u2069"
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_STRONG: Final = _RIGHT_TO_LEFT | {"L"}


def is_right_to_left(text: str) -> bool:
    """Whether the text runs from right to left, by its first letter with a direction."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind in _RIGHT_TO_LEFT for kind in kinds if kind in _STRONG), False)


def isolated(text: str) -> str:
    """A name for use inside a sentence; unchanged where it has no right-to-left letters."""
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"
    return text


def quoted(text: str) -> str:
    """A name in quotation marks: ``“Title”``."""
    return f"“{isolated(text)}”"
