"""The scripts and kinds of characters, for folding and searching."""

from __future__ import annotations

import bisect
import functools
import unicodedata
from enum import Enum
from typing import Final

_UNSPACED: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x0F00, 0x0FFF),  # Tibetan
    (0x1000, 0x109F),  # Burmese
    (0x1100, 0x11FF),  # Hangul letters
    (0x1780, 0x17FF),  # Khmer
    (0x1950, 0x19FF),  # Tai Le, New Tai Lue, Khmer symbols
    (0x1A20, 0x1AAF),  # Tai Tham
    (0x1B00, 0x1B7F),  # Balinese
    (0x2E80, 0x2FDF),  # radicals
    (0x3005, 0x3007),
    (0x3021, 0x3029),
    (0x3031, 0x303C),
    (0x3041, 0x312F),  # Hiragana, Katakana, Bopomofo
    (0x3130, 0x318F),  # Hangul letters
    (0x31A0, 0x31BF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),  # Han
    (0xA000, 0xA4CF),  # Yi
    (0xA960, 0xA97F),
    (0xA980, 0xA9DF),  # Javanese
    (0xA9E0, 0xA9FF),
    (0xAA60, 0xAADF),  # Burmese, Tai Viet
    (0xAC00, 0xD7FF),  # Hangul
    (0xF900, 0xFAFF),
    (0x16FE0, 0x18DFF),  # Tangut, Khitan, Nushu
    (0x1AFF0, 0x1B2FF),  # kana, Nushu
    (0x20000, 0x3FFFF),  # Han, also of newer versions of Unicode
)
"""First and last characters of scripts without spaces between words, or with few (Korean)."""

_LATIN: Final = (
    (0x00AA, 0x024F),
    (0x0250, 0x02AF),
    (0x1D00, 0x1DBF),
    (0x1E00, 0x1EFF),
    (0x2C60, 0x2C7F),
    (0xA720, 0xA7FF),
    (0xAB30, 0xAB6F),
    (0x10780, 0x107BF),
    (0x1DF00, 0x1DFFF),
)
_ACCENTED: Final = (
    (0x0000, 0x077F),
    (0x1C80, 0x1C8F),
    (0x1D00, 0x1FFF),
    (0x2C60, 0x2C7F),
    (0xA640, 0xA69F),
    (0xA720, 0xA7FF),
    (0xAB30, 0xAB6F),
    (0x10780, 0x107BF),
)
"""Latin, Greek, Cyrillic, Hebrew and Arabic, whose marks are often left out; elsewhere marks make letters."""

HIRAGANA: Final = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
"""For ``str.translate``: katakana become hiragana."""

_UNSPACED_STARTS: Final = tuple(first for first, _ in _UNSPACED)
_LATIN_STARTS: Final = tuple(first for first, _ in _LATIN)
_ACCENT_STARTS: Final = tuple(first for first, _ in _ACCENTED)


class Kind(Enum):
    """The kind of a character in a text that is searched."""

    SPACE = "space"
    WORD = "word"
    UNSPACED = "unspaced"
    """A letter of a script without spaces; it is a word of its own."""
    SYMBOL = "symbol"
    """An emoji or the like; it is a word of its own."""
    SIGN = "sign"
    """Punctuation; it separates words."""


def is_latin(character: str) -> bool:
    """Whether a character that is not ASCII is a letter of the Latin script."""
    return _is_in(ord(character), _LATIN_STARTS, _LATIN) and unicodedata.category(character)[0] == "L"


def takes_accents(character: str) -> bool:
    """Whether the marks of a character are often left out when it is typed."""
    return _is_in(ord(character), _ACCENT_STARTS, _ACCENTED)


@functools.lru_cache(maxsize=8192)
def kind_of(character: str) -> Kind:
    """The kind of a folded character."""
    if character.isspace():
        return Kind.SPACE
    category = unicodedata.category(character)
    if category[0] in "LNM" or category in {"Co", "Cn"}:
        return Kind.UNSPACED if _is_in(ord(character), _UNSPACED_STARTS, _UNSPACED) else _of_unnamed(category)
    return Kind.SYMBOL if category == "So" else Kind.SIGN


def _of_unnamed(category: str) -> Kind:
    # A character that the tables of this Python do not have is usually an emoji.
    return Kind.SYMBOL if category in {"Cn", "Co"} else Kind.WORD


def _is_in(code: int, starts: tuple[int, ...], ranges: tuple[tuple[int, int], ...]) -> bool:
    place = bisect.bisect_right(starts, code) - 1
    return place >= 0 and code <= ranges[place][1]
