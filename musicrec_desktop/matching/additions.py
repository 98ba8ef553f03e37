"""What stands in brackets and behind dashes of a title: another version, guests, or nothing of weight."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.matching.phrases import any_of, words_of
from musicrec_desktop.matching.words import (
    DETAILED,
    FILLERS,
    LANGUAGES,
    MIX_WORDS,
    NEUTRAL,
    NO_GUESTS,
    NUMERALS,
    SOFT,
    SOURCES,
    STRONG_GUESTS,
    VERSION_WORDS,
    VERSIONS,
    WEAK_GUESTS,
)


class Weight(Enum):
    """What an addition is."""

    NEUTRAL = "neutral"
    """The recording is the same without it."""
    SOFT = "soft"
    """The recording is the same without it, if the length is."""
    VERSION = "version"
    """It tells another recording."""
    GUESTS = "guests"
    MAYBE_GUESTS = "maybe guests"
    UNKNOWN = "unknown"
    """It is a part of the title."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A part of a title.

    Attributes:
        weight: what it is.
        kinds: of a version, such as ``live`` or ``in spanish``.
        details: the words that tell which version: a place, a year, a name.
        guests: their names in one line.
    """

    weight: Weight
    kinds: frozenset[str] = frozenset()
    details: frozenset[str] = frozenset()
    guests: str = ""


UNKNOWN: Final = Addition(Weight.UNKNOWN)

_VERSION, _MIX, _NEUTRAL, _SOFT, _IN = "a version", "a mix", "neutral", "soft", "in "
_LABELS: Final[Mapping[str, str]] = {
    words_of(phrase): label
    for label, phrases in (
        # A phrase of two tables has the label of the last.
        (_MIX, MIX_WORDS),
        (_SOFT, SOFT),
        (_NEUTRAL, NEUTRAL),
        *((_IN + language, phrases) for language, phrases in LANGUAGES.items()),
        (_VERSION, VERSION_WORDS),
        *VERSIONS.items(),
    )
    for phrase in phrases
}
_PHRASES: Final = any_of(_LABELS)
_NO_GUESTS: Final = frozenset(map(words_of, NO_GUESTS))
_FILLERS: Final = frozenset(map(words_of, FILLERS))
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def _before_names(words: Iterable[str]) -> str:
    """A pattern of words that names follow, in the form of ``name_key``; the longest first."""
    keys = sorted({name_key(word) for word in words}, key=lambda key: (-len(key), key))
    return "|".join(re.escape(key) for key in keys)


_STRONG: Final = rf"(?:{_before_names(STRONG_GUESTS)})(?![^\W_])[.:]*|[fw]/"
_GUESTS_AT_START: Final = re.compile(rf"(?:{_STRONG})\s*(?P<names>\S.*)")
_MAYBE_GUESTS_AT_START: Final = re.compile(
    rf"(?:(?:{_before_names(WEAK_GUESTS)})(?![^\W_])[.:]*|[&+])\s+(?P<names>\S.*)"
)
_GUESTS_INSIDE: Final = re.compile(rf"\s(?:{_STRONG})\s+(?!of\b)(?P<names>\S.*)$")
_SOURCE_AT_START: Final = re.compile("(?:" + any_of(SOURCES).pattern + ")")
_QUOTED_SOURCE: Final = re.compile(r'(?:from|aus|de|du|dal|из|of) ["«].*')


def parted_guests(text: str) -> tuple[str, str]:
    """A text, in the form of ``name_key``, before and after a word that guests follow; these may be empty."""
    found = _GUESTS_INSIDE.search(text)
    return (text[: found.start()], found["names"]) if found else (text, "")


@functools.lru_cache(maxsize=16_384)
def addition_of(text: str, *, is_in_brackets: bool = True) -> Addition:
    """What a part of a title is, in the form of ``name_key``.

    Args:
        text: without its brackets or dash.
        is_in_brackets: in brackets, words such as ``with`` come before guests.
    """
    text = text.strip()
    guests = _GUESTS_AT_START.fullmatch(text)
    words = words_of(text)
    labels = _labels_in(words)
    left = _left_over(words)
    if guests:
        # A word of a version behind the names belongs to nobody knows what.
        is_plain = not any(label in VERSIONS or label == _MIX for label in labels)
        return Addition(Weight.GUESTS, guests=guests["names"]) if is_plain else UNKNOWN
    version = _version_of(labels, left)
    if version is not None:
        return version
    if _SOURCE_AT_START.match(words) or _QUOTED_SOURCE.fullmatch(text):
        return Addition(Weight.SOFT)
    if labels & {_NEUTRAL, _SOFT} and not {word for word in left if not _YEAR.fullmatch(word)}:
        return Addition(Weight.SOFT if _SOFT in labels else Weight.NEUTRAL)
    guests = _MAYBE_GUESTS_AT_START.fullmatch(text) if is_in_brackets and not labels else None
    if guests is None or guests["names"].isdecimal() or guests["names"] in NUMERALS:
        return UNKNOWN
    if words_of(guests["names"]).partition(" ")[0] in _NO_GUESTS:
        return UNKNOWN
    return Addition(Weight.MAYBE_GUESTS, guests=guests["names"])


def _labels_in(words: str) -> frozenset[str]:
    return frozenset(_LABELS[phrase] for phrase in _PHRASES.findall(words))


def _left_over(words: str) -> frozenset[str]:
    """The words that are no part of a phrase and that tell something."""
    return frozenset(_PHRASES.sub(" ", words).split()) - _FILLERS


def _version_of(labels: frozenset[str], left: frozenset[str]) -> Addition | None:
    """The version that labels and the words beside them tell; None where they tell none."""
    kinds = labels & VERSIONS.keys()
    languages = {label for label in labels if label.startswith(_IN)}
    if languages and (_VERSION in labels or kinds or not left):
        kinds |= languages
    if not kinds and _MIX in labels:
        kinds = frozenset({"remix"})
    is_neutral = bool(labels & {_NEUTRAL, _SOFT})
    if not kinds and _VERSION in labels and left and not (is_neutral and all(map(_YEAR.fullmatch, left))):
        kinds = frozenset({"rerecorded" if all(map(_YEAR.fullmatch, left)) else "other"})
    if not kinds or (left and not kinds & DETAILED and not all(map(_YEAR.fullmatch, left))):
        return None
    return Addition(Weight.VERSION, kinds, left)
