"""The tables of ``words.toml``: the words by which names of tracks are told apart, in many languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any, Final

from musicrec_desktop.core.text.folding import fold

_TABLES: Final[Mapping[str, Any]] = tomllib.loads(
    resources.files(__package__ or "").joinpath("words.toml").read_text(encoding="utf-8")
)


def _phrases(table: str) -> tuple[str, ...]:
    return tuple(_TABLES[table])


def _by_kind(table: str) -> Mapping[str, tuple[str, ...]]:
    return {kind: tuple(phrases) for kind, phrases in _TABLES[table].items()}


VERSIONS: Final = _by_kind("versions")
"""What makes another recording of a song, by kind."""
LANGUAGES: Final = _by_kind("languages")
"""Languages that a song is sung in; they tell a version together with one of ``VERSION_WORDS``."""
ALBUM_VERSIONS: Final = _by_kind("album_versions")
"""Words of the name of an album whose tracks are versions, also where their titles do not tell."""
FORMS: Final = _by_kind("forms")
"""Forms of classical works."""

VERSION_WORDS: Final = _phrases("version_words")
"""A version; which one, other words tell."""
MIX_WORDS: Final = _phrases("mix_words")
"""Another mix, whose name stands beside it."""
DETAILED: Final = frozenset(_phrases("detailed"))
"""Kinds of versions beside whose words other words tell which one: a place, a year, a name."""
FILLERS: Final = _phrases("fillers")
"""Words that make no difference in the details of a version."""
NEUTRAL: Final = _phrases("neutral")
"""What says nothing about the recording."""
SOFT: Final = _phrases("soft")
"""What says nothing about the recording where the lengths agree."""
SOURCES: Final = _phrases("sources")
"""Words at the start of an addition that tells where a song was used, or who produced it."""

STRONG_GUESTS: Final = _phrases("strong_guests")
"""Words before the names of guests."""
WEAK_GUESTS: Final = _phrases("weak_guests")
"""Words before the names of guests in brackets; elsewhere they are words of a title."""
NO_GUESTS: Final = _phrases("no_guests")
"""Words that follow ``with`` in titles, where no guest is meant."""
BETWEEN_NAMES: Final = _phrases("between_names")
"""Words between the names of artists."""
VARIOUS: Final = _phrases("various")
"""What stands in place of the artist of a compilation."""
UNKNOWN: Final = _phrases("unknown")
"""What programs write where they do not know a name."""
CHANNELS: Final = _phrases("channels")
"""What a video site puts behind the name of an artist, after a dash."""

AND_WORDS: Final = frozenset(_phrases("and_words"))
"""What ``&`` is in a name, between two words."""
ARTICLES: Final = frozenset(_phrases("articles"))
"""Articles before a name, which are moved behind a comma or left out."""
WITH_APOSTROPHE: Final = frozenset(_phrases("with_apostrophe"))
"""Words that are other words without their apostrophe."""
STOCK_TITLES: Final = _phrases("stock_titles")
"""Titles that many albums of one artist have."""
EDITIONS: Final = _phrases("editions")
"""What tells editions of one album apart, besides ``NEUTRAL``."""

PART_WORDS: Final = frozenset(map(fold, _phrases("part_words")))
"""A part, before or after its number; folded."""
NUMBER_WORDS: Final = frozenset(map(fold, _phrases("number_words")))
"""A number, before digits; folded."""
NUMERALS: Final[Mapping[str, int]] = {
    fold(word): int(number) for number, words in _TABLES["numerals"].items() for word in words
}
"""Numbers as words, which count beside a word such as ``part``."""
ROMAN: Final[Mapping[str, int]] = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(("", "x", "xx"))
    for one, ones in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if tens + ones
}
"""Roman numbers up to 29."""
