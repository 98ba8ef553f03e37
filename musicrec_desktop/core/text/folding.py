"""Makes the spellings of one text equal.

``name_key`` says whether two texts are the same name: it ignores how a name is typed or encoded. ``fold``
also ignores what is left out in a search: accents, and letters that a keyboard does not have. ``name_key``
keeps accents, because different names differ by them (MØ and Mo, Thanh Hà and Thanh Hạ), and artists that a
list joins by mistake cannot be told apart any more.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

from anyascii import anyascii

from musicrec_desktop.core.text.scripts import Kind, is_latin, kind_of, takes_accents

_APOSTROPHES: Final = "’‘‛‚ʼʻʹʽ′´`＇ʾʿˈˊˋ׳ꞌ"
_QUOTES: Final = "“”„‟«»″‶〝〞〟＂"
_DASHES: Final = "‐‑‒–—―−⁃﹘﹣－⸺⸻˗"
# Before compatibility forms are resolved: that would make a space and an accent of "´".
_TYPING: Final = {
    **dict.fromkeys(map(ord, _APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, _QUOTES), '"'),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    ord("⁄"): "/",
    ord("∕"): "/",
}
_INVISIBLE: Final = (
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x180B, 0x180F),
    (0xFE00, 0xFE0F),
    (0xE0100, 0xE01EF),
)
_MOST_ROUNDS: Final = 4
_ARABIC: Final = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ـ": ""})
"""Letters that are one letter on the keyboards of different languages."""


@functools.lru_cache(maxsize=8192)
def name_key(text: str) -> str:
    """The key of a name, equal for all its spellings in case, code points, dashes, apostrophes and spaces.

    The key of a key is the key itself.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().replace("`", "'").split())
    return _settled(text, _same_typing)


@functools.lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """``name_key`` without accents and with letters as a keyboard has them: ``"Bjørn"`` becomes ``"bjorn"``.

    Signs and letters of other scripts stay. The folding of a folding is the folding itself.
    """
    key = name_key(text)
    return key if key.isascii() else _settled(key, _without_accents)


def in_latin_letters(text: str) -> str:
    """The text in letters of A to Z, each script as it is usually written in them."""
    return text if text.isascii() else anyascii(text)


@functools.lru_cache(maxsize=8192)
def genre_key(text: str) -> str:
    """The key of a genre: its words without signs, so ``Hip-Hop`` and ``hip hop`` are one genre."""
    folded = fold(text)
    words = "".join(character if kind_of(character) is not Kind.SIGN else " " for character in folded)
    return " ".join(words.split()) or folded


def usual_spelling(counts: Mapping[str, int]) -> str:
    """The most frequent spelling of a name; among equals one that is neither all small nor all capitals.

    Args:
        counts: how often each spelling is used; at least one.
    """
    return min(counts, key=lambda name: (-counts[name], name in {name.upper(), name.lower()}, name))


def _settled(text: str, change: Callable[[str], str]) -> str:
    """The text after repeated changes, until another one changes nothing."""
    for _ in range(_MOST_ROUNDS):
        changed = change(text)
        if changed == text:
            break
        text = changed
    return text


class _CharacterTable(dict[int, str]):
    """A table for ``str.translate`` whose entries are computed when they are first needed."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self._change = change

    def __missing__(self, code: int) -> str:
        self[code] = changed = self._change(chr(code))
        return changed


def _same_typing(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    return " ".join(unicodedata.normalize("NFC", composed.translate(_TYPED)).split())


def _typed(character: str) -> str:
    code = ord(character)
    if (typed := _TYPING.get(code)) is not None:
        return typed
    category = unicodedata.category(character)
    if category == "Cc":
        return " "
    if category == "Cf" or any(first <= code <= last for first, last in _INVISIBLE):
        return ""
    changed = unicodedata.normalize("NFKC", character).casefold()
    if (without_tonos := _TONOS.sub(r"\1", unicodedata.normalize("NFD", changed))) != changed:
        changed = unicodedata.normalize("NFC", without_tonos)
    changed = changed.replace("i\u0307", "i").replace("ı", "i")
    return changed if changed == character else "".join(map(_typed, changed))


_TONOS: Final = re.compile("([\u0370-\u03ff])\u0301")
"""A tonos on a Greek letter; capitals have none, so it is ignored as case is."""
_TYPED: Final = _CharacterTable(_typed)


def _without_accents(text: str) -> str:
    plain = text.translate(_KEYBOARD)
    if not plain.isascii() and any(map(unicodedata.combining, plain)):
        plain = _without_marks(plain)
    return name_key(plain)


def _keyboard_letters(character: str) -> str:
    decomposed = _without_marks(unicodedata.normalize("NFKD", character).translate(_ARABIC))
    return unicodedata.normalize("NFC", "".join(map(_keyboard_letter, decomposed)))


def _keyboard_letter(character: str) -> str:
    if character.isascii():
        return character
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if is_latin(character):
        letters = "".join(filter(str.isalnum, anyascii(character))).lower()
        return letters or character
    return character


def _without_marks(text: str) -> str:
    plain: list[str] = []
    base = ""
    for character in text:
        if not unicodedata.combining(character):
            base = character
        elif base and takes_accents(base):
            continue
        plain.append(character)
    return "".join(plain)


_KEYBOARD: Final = _CharacterTable(_keyboard_letters)
