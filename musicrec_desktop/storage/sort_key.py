"""How text is ordered and compared: without case, accents or a leading article."""

from __future__ import annotations

import functools
import unicodedata

_ARTICLES = ("the ", "a ", "an ")


@functools.lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Case-folded, without accents, white space collapsed."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(plain.casefold().split())


@functools.lru_cache(maxsize=4096)
def sort_key(text: str) -> str:
    """``fold`` without a leading English article; text that begins with a sign comes after letters.

    An empty text sorts last: lists show what is known first.
    """
    folded = fold(text)
    for article in _ARTICLES:
        if folded.startswith(article) and len(folded) > len(article):
            folded = folded[len(article) :]
            break
    return folded or "\U0010ffff"
