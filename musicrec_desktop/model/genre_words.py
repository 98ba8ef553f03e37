"""Genres as they are shown: which words of the tags are split, called otherwise or left out.

The words count in the view alone: files keep what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.core.text.folding import genre_key

MARKS: Final = (";", "/", ",", "|")
"""Characters at which written genres can be split."""


@dataclass(frozen=True, slots=True)
class GenreWord:
    """What a written genre is shown as.

    Attributes:
        written: as tags have it; other spellings of one ``genre_key`` are the same word.
        shown: the genres in its place; none hide it. Its own name keeps it whole where it would be split.
    """

    written: str
    shown: tuple[str, ...]

    @property
    def is_kept_whole(self) -> bool:
        """Whether it is shown as it is, and not split."""
        return len(self.shown) == 1 and genre_key(self.shown[0]) == genre_key(self.written)


@dataclass(frozen=True, slots=True)
class GenreRules:
    """All words, and where other genres are split.

    Attributes:
        words: at most one for each ``genre_key``.
        marks: those of ``MARKS`` at which a genre without a word is split.
    """

    words: tuple[GenreWord, ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def are_empty(self) -> bool:
        """Whether every genre is shown as it is written."""
        return not self.words and not self.marks

    def with_words(self, words: Iterable[GenreWord]) -> GenreRules:
        """The same with some words added, or in place of those of the same key."""
        by_key = {genre_key(word.written): word for word in (*self.words, *words)}
        return GenreRules(tuple(by_key.values()), self.marks)

    def showing(self, name: str, shown: Sequence[str]) -> GenreRules:
        """The same with a genre shown as others; words that would lead these back to it are left out."""
        key, view = genre_key(name), GenreView(self)
        led_back = [
            word.written
            for word in self.words
            if genre_key(word.written) in set(map(genre_key, shown)) - {key}
            and key in map(genre_key, view.of_one(word.written))
        ]
        return self.without(led_back).with_words([GenreWord(name, tuple(shown))])

    def showing_each(self, shown: Mapping[str, Sequence[str]]) -> GenreRules:
        """The same with several genres shown as others, one after the other."""
        rules = self
        for name, names in shown.items():
            rules = rules.showing(name, names)
        return rules

    def without(self, written: Iterable[str]) -> GenreRules:
        """The same without the words of some written genres."""
        keys = {genre_key(name) for name in written}
        return GenreRules(
            tuple(word for word in self.words if genre_key(word.written) not in keys), self.marks
        )

    def split_at(self, marks: Iterable[str]) -> GenreRules:
        """The same with other marks; what is none of ``MARKS`` is left out."""
        wanted = set(marks)
        return GenreRules(self.words, tuple(mark for mark in MARKS if mark in wanted))


@dataclass(frozen=True, slots=True)
class WrittenGenre:
    """A genre in the tags of the library.

    Attributes:
        name: as it is written.
        tracks: how many present tracks have it.
        shown: what it is shown as.
        has_word: whether a word says so, and not only a mark.
    """

    name: str
    tracks: int
    shown: tuple[str, ...]
    has_word: bool


@dataclass(slots=True)
class GenreView:
    """Shows genres by rules; remembers each word that it has seen.

    A word leads on to the words of what it shows, so that a genre that is renamed twice ends at its last
    name. A word that is met again is shown as it is, so circles end.
    """

    rules: GenreRules
    _words: dict[str, tuple[str, ...]] = field(init=False)
    _known: dict[str, tuple[str, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._words = {genre_key(word.written): word.shown for word in self.rules.words}

    def of(self, written: Sequence[str]) -> tuple[str, ...]:
        """The genres that are shown for those of a track, in order, each once."""
        if self.rules.are_empty:
            return tuple(written)
        found: dict[str, str] = {}
        for name in written:
            for shown in self.of_one(name):
                found.setdefault(genre_key(shown), shown)
        return tuple(found.values())

    def of_one(self, written: str) -> tuple[str, ...]:
        """The same for one genre."""
        known = self._known.get(written)
        if known is None:
            if genre_key(written) in self._words:
                names = self._followed(written, frozenset())
            else:
                names = [name for part in self._parts(written) for name in self._followed(part, frozenset())]
            known = self._known[written] = tuple(dict.fromkeys(names))
        return known

    def has_word(self, written: str) -> bool:
        """Whether a word is about a written genre."""
        return genre_key(written) in self._words

    def _followed(self, name: str, met: frozenset[str]) -> list[str]:
        key = genre_key(name)
        if key in met or key not in self._words:
            return [name]
        return [
            further
            for shown in self._words[key]
            for further in ([shown] if genre_key(shown) == key else self._followed(shown, met | {key}))
        ]

    def _parts(self, written: str) -> list[str]:
        parts = [written]
        for mark in self.rules.marks:
            parts = [piece for part in parts for piece in part.split(mark)]
        stripped = [part.strip() for part in parts]
        return [part for part in stripped if part] or [written]
