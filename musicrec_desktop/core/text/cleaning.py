"""Names that other programs wrote, as text that can be shown anywhere."""

from __future__ import annotations

import re
from typing import Final

LONGEST_TEXT: Final = 4096
"""Characters of a title or a comment; the rest is cut."""
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")
_DIRECTIONS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""They turn the direction of what follows them, also outside of the text that has them."""
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """A title or comment: one line, without what controls terminals and directions, and decoded wholly."""
    if text.isascii() and text.isprintable():
        return text[:LONGEST_TEXT].strip()
    shown = _DIRECTIONS.sub("", _CONTROLS.sub(" ", text[: 2 * LONGEST_TEXT]))
    return _SURROGATES.sub("\ufffd", shown)[:LONGEST_TEXT].strip()
