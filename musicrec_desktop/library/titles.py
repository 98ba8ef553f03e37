"""From file names to titles that read well."""

from __future__ import annotations

import re
from typing import Final

from musicrec_desktop.library.values import one_line

_SMALL_WORDS: Final = frozenset(
    (
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on", "or"),
        *("over", "the", "to", "vs", "with"),
        *("de", "des", "di", "du", "el", "la", "le", "les", "y", "und", "der", "die", "das", "von"),
    )
)
_TRAILING_NUMBER: Final = re.compile(r"(?<=[a-z]{3})(\d{1,2})$")
_SPACES: Final = re.compile(r" {2,}")
_SLUG: Final = re.compile(r"[^\s-]+(?:-[^\s-]+){2,}")
_WORDS_JOINED: Final = re.compile(r"[a-z]-[a-z]", re.IGNORECASE)


def readable(name: str) -> str:
    """A name with spaces where file names have underscores or ``%20``."""
    text = name.replace("%20", " ").replace("_", " ")
    return _SPACES.sub(" ", one_line(text)).strip(" -")


def title_case(name: str) -> str:
    """A title; a name in small letters only gets capitals, as in "Legends of the North"."""
    text = readable(name)
    if _SLUG.fullmatch(text) and _WORDS_JOINED.search(text):
        text = text.replace("-", " ")
    if text != text.lower():
        return text
    words = _TRAILING_NUMBER.sub(r" \1", text).split()
    last = len(words) - 1
    return " ".join(
        word if 0 < place < last and word in _SMALL_WORDS else word[:1].upper() + word[1:]
        for place, word in enumerate(words)
    )
