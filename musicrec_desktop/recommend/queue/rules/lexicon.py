"""Finds phrases of many languages in titles, albums and genres, word by word.

Phrases are in their usual spelling; ``fold`` makes texts and phrases comparable. ``winter*`` stands for any
word with that beginning, ``*nacht*`` for any text that contains it (for compounds, and for scripts without
spaces), and ``=winter`` for a text of that word alone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Final, Generic, TypeVar

from musicrec_desktop.core.text.folding import fold

Label = TypeVar("Label")
Words = tuple[str, ...]

_WORD: Final = re.compile(r"[^\W_]+")
_STEM_KEY: Final = 2


@functools.lru_cache(maxsize=16_384)
def words_of(text: str) -> Words:
    """The folded words of a text; an apostrophe or a hyphen separates words."""
    return tuple(_WORD.findall(fold(text)))


def phrases(table: str) -> tuple[str, ...]:
    """The phrases of a table with lines like ``en: one phrase, another``; the language is not used."""
    lines = (line.partition(":")[2] for line in table.strip().splitlines())
    return tuple(phrase for line in lines for phrase in (part.strip() for part in line.split(",")) if phrase)


class Lexicon(Generic[Label]):
    """Phrases with labels.

    Args:
        entries: phrases with their labels.
        but_not: phrases that contain an entry but mean something else.
    """

    def __init__(self, entries: Iterable[tuple[str, Label]], but_not: Iterable[str] = ()) -> None:
        self._phrases: dict[str, list[tuple[Words, Label]]] = {}
        self._stems: dict[str, list[tuple[str, Label]]] = {}
        self._parts: list[tuple[str, Label]] = []
        self._wholes: dict[Words, list[Label]] = {}
        self._but_not = tuple(words_of(phrase) for phrase in but_not)
        for phrase, label in entries:
            self._put(phrase, label)

    def found(self, text: str) -> frozenset[Label]:
        """The labels of the phrases in a text."""
        words = words_of(text)
        labels = self._labels(words)
        if labels and self._but_not:
            left = self._without_exceptions(words)
            return labels if left == words else self._labels(left)
        return labels

    def _put(self, phrase: str, label: Label) -> None:
        bare = words_of(phrase)
        if phrase.startswith("="):
            self._wholes.setdefault(bare, []).append(label)
        elif phrase.startswith("*"):
            self._parts.append((" ".join(bare), label))
        elif phrase.endswith("*"):
            (stem,) = bare
            self._stems.setdefault(stem[:_STEM_KEY], []).append((stem, label))
        else:
            self._phrases.setdefault(bare[0], []).append((bare, label))

    def _labels(self, words: Words) -> frozenset[Label]:
        found = set(self._wholes.get(words, ()))
        for place, word in enumerate(words):
            for phrase, label in self._phrases.get(word, ()):
                if words[place : place + len(phrase)] == phrase:
                    found.add(label)
            found.update(
                label for stem, label in self._stems.get(word[:_STEM_KEY], ()) if word.startswith(stem)
            )
        joined = " ".join(words)
        found.update(label for part, label in self._parts if part in joined)
        return frozenset(found)

    def _without_exceptions(self, words: Words) -> Words:
        for phrase in self._but_not:
            for place in range(len(words) - len(phrase), -1, -1):
                if words[place : place + len(phrase)] == phrase:
                    words = (*words[:place], "", *words[place + len(phrase) :])
        return words
