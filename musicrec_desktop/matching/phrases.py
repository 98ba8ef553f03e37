"""Finds the phrases of ``words.py`` in parts of names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.core.text.scripts import Kind, kind_of

_APOSTROPHE: Final = re.compile("'")
_SIGNS: Final = re.compile(r"[\W_]+")
_NOTHING: Final = re.compile(r"(?!)")


@functools.lru_cache(maxsize=16_384)
def words_of(text: str) -> str:
    """The folded words of a text, one space between two; an apostrophe joins."""
    return _SIGNS.sub(" ", _APOSTROPHE.sub("", fold(text))).strip()


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds each phrase as whole words in ``words_of`` a text, the longest first."""
    folded = sorted(
        {words_of(phrase) for phrase in phrases} - {""}, key=lambda phrase: (-len(phrase), phrase)
    )
    if not folded:
        return _NOTHING
    spaced = "|".join(re.escape(phrase) for phrase in folded if not _is_unspaced(phrase))
    unspaced = "|".join(re.escape(phrase) for phrase in folded if _is_unspaced(phrase))
    parts = [rf"(?<!\w)(?:{spaced})(?!\w)"] if spaced else []
    return re.compile("|".join([*parts, *([unspaced] if unspaced else [])]))


def _is_unspaced(phrase: str) -> bool:
    """Whether a word of it needs no space beside it."""
    return any(kind_of(character) is Kind.UNSPACED for character in phrase)
