"""Writing the letters of a title otherwise.

Small words stay small inside a title, as the Chicago Manual of Style has it. A word that mixes capitals and
small letters is a spelling of its own (McCartney, iPhone, AC/DC) and stays, unless all of the text is in
capitals.
"""

from __future__ import annotations

import re
from typing import Final

from musicrec_desktop.model.tag_edit import LetterCase

_SMALL_WORDS: Final = frozenset(
    ("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "off", "on", "onto",
     "or", "over", "per", "the", "to", "up", "upon", "via", "vs", "vs.", "with", "'n'", "\u2019n\u2019", "n'")
)  # fmt: skip
_ELISIONS: Final = frozenset(
    ("l", "d", "j", "m", "n", "s", "t", "c", "qu", "o", "un", "all", "dall", "dell", "nell", "sull", "quest")
)
"""What stands before an apostrophe with a name behind it: l'Amour, O'Brien, dell'Arte."""
_WORD: Final = re.compile(r"\S+")
_PARTS: Final = re.compile(r"([-\u2010-\u2015/&+.(\[{\"\u201c\u201e\u00ab\u00bf\u00a1]+)")
_ENDS_SENTENCE: Final = (":", ".", "!", "?", "\u2013", "\u2014", "-", "/")
_ABBREVIATION: Final = re.compile(r"(?:[^\W\d_]{1,3}/)+[^\W\d_]{1,3}|(?:[^\W\d_]\.){2,}|\w*\d\w*")
_ROMAN: Final = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})[.,:)]?$")
_SCOTTISH: Final = re.compile(r"(mc)([^\W\d_])([^\W\d_]{2,})$", re.IGNORECASE)
_APOSTROPHES: Final = "'\u2019"


def in_case(text: str, case: LetterCase) -> str:
    """A text with its letters written in one way."""
    if case is LetterCase.UPPER:
        return text.upper()
    if case is LetterCase.LOWER:
        return text.lower()
    is_shouted = not any(character.islower() for character in text)
    words = list(_WORD.finditer(text))
    parts: list[str] = []
    end = 0
    is_first = True
    for number, word in enumerate(words):
        parts.append(text[end : word.start()])
        is_last = number == len(words) - 1
        parts.append(
            _word(word[0], case, is_shouted=is_shouted, is_strong=is_first or is_last, is_first=is_first)
        )
        is_first = word[0].endswith(_ENDS_SENTENCE) and case is LetterCase.TITLE
        end = word.end()
    return "".join((*parts, text[end:]))


def _word(word: str, case: LetterCase, *, is_shouted: bool, is_strong: bool, is_first: bool) -> str:
    letters = [character for character in word if character.isalpha()]
    if _is_spelling(word, letters, is_shouted=is_shouted):
        return word
    lowered = word.lower()
    if case is LetterCase.SENTENCE:
        if lowered in {"i", "i'm", "i'll", "i've", "i'd"} or is_first:
            return _capitalised(lowered)
        return lowered
    if not is_strong and lowered in _SMALL_WORDS:
        return lowered
    pieces = _PARTS.split(lowered)
    return "".join(
        piece if place and not is_strong and piece in _SMALL_WORDS else _elided(piece)
        for place, piece in enumerate(pieces)
    )


def _is_spelling(word: str, letters: list[str], *, is_shouted: bool) -> bool:
    if not letters:
        return True
    if _ABBREVIATION.fullmatch(word) and word.upper() == word:
        return True
    if len(letters) > 1 and _ROMAN.match(word):
        return True
    has_inner = any(character.isupper() for character in letters[1:])
    return has_inner and not is_shouted


def _elided(piece: str) -> str:
    """A piece with a capital at its begin, and behind an elision."""
    for sign in _APOSTROPHES:
        before, found, after = piece.partition(sign)
        if found and before in _ELISIONS and len(after) > 2:
            return _capitalised(before) + found + _capitalised(after)
    scottish = _SCOTTISH.match(piece)
    if scottish:
        return f"Mc{scottish[2].title()}{scottish[3]}"
    return _capitalised(piece)


def _capitalised(text: str) -> str:
    """The first letter as that of a title: one sign for two letters has a form of its own for that."""
    for place, character in enumerate(text):
        if character.isalnum():
            return text[:place] + character.title() + text[place + 1 :]
        if character in _APOSTROPHES:
            continue
    return text
