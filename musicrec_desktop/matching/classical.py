"""Titles of classical works: the same work and movement in other words and languages."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.matching.phrases import words_of
from musicrec_desktop.matching.words import FORMS, NUMERALS, ROMAN

_CATALOGUE: Final = re.compile(
    r"\b(op|opus|oeuvre|соч|bwv|kv|k|hob|rv|woo|hwv|buxwv|wab|swv|twv|wq|trv|sz|bb|d|s)\s*(\d+[a-z]?)"
    r"(?:\s*(?:no|nr|n|num|numero|№)?\s*(\d+))?\b"
)
_ALSO: Final[Mapping[str, str]] = {"opus": "op", "oeuvre": "op", "соч": "op", "kv": "k"}
_NUMBER: Final = re.compile(r"\b(?:no|nr|n|num|numero)\s*(\d+)\b|\b(\d+)\b")
_NUMBER_SIGN: Final = re.compile(r"(?:#|№|n[°º])\s*(?=\d)")
_KEY: Final = re.compile(
    r"\b([a-h])\s*(sharp|flat|is|es|s)?\s*"
    r"(major|minor|dur|moll|mayor|menor|majeur|mineur|maggiore|minore|maior|мажор|минор)\b"
)
_MINOR: Final = frozenset(("minor", "moll", "menor", "mineur", "minore", "минор"))
_GERMAN: Final = frozenset(("dur", "moll"))
_SIGNS: Final[Mapping[str, str]] = {"is": "#", "sharp": "#", "es": "b", "s": "b", "flat": "b"}
_PLACED: Final = re.compile(
    r"(?:^|[:\-,.–(]\s*)(?:mvt\.?|mov\.?|movement|satz)?\s*([ivx]+|\d{1,2})"
    r"(?:st|nd|rd|th|e|er)?\s*(?:[.)]|(?=\s(?:satz|mov)))\s*(?:satz|movement|mvt\.?|mov\.?)?\s*[:\-,]?\s*(\w.*)$"
)
_FORMS: Final[Mapping[str, str]] = {
    words_of(word): form for form, words in FORMS.items() for word in (form, *words)
}


@dataclass(frozen=True, slots=True)
class Movement:
    """A work, or a movement of it; None and empty where the title does not tell.

    Attributes:
        catalogue: the list of works, the number there, and the number inside that.
        form: such as ``symphony``.
        number: of the work among those of its form.
        key: note, and whether it is minor.
        place: of the movement in the work.
        tempo: the words of the movement.
    """

    catalogue: tuple[str, str, str] | None
    form: str
    number: str
    key: tuple[str, bool] | None
    place: int | None
    tempo: frozenset[str]

    def is_same(self, other: Movement) -> bool:
        """Whether two titles tell the same music: what both tell agrees, and that is enough."""
        agrees = (
            self.place == other.place
            and _agree(self.catalogue, other.catalogue)
            and _agree(self.form, other.form)
            and _agree(self.number, other.number)
            and _agree(self.key, other.key)
            and (self.tempo <= other.tempo or other.tempo <= self.tempo)
        )
        is_catalogued = self.catalogue is not None and self.catalogue == other.catalogue
        is_numbered = bool(self.form and self.number) and (self.form, self.number) == (
            other.form,
            other.number,
        )
        return agrees and (is_catalogued or (is_numbered and bool(self.tempo and other.tempo)))


@functools.lru_cache(maxsize=4096)
def movement_of(title: str) -> Movement | None:
    """The work that a clean title tells by a number; None for other titles."""
    text = _NUMBER_SIGN.sub("no ", fold(title))
    if not any(map(str.isdecimal, text)):
        return None
    found = _PLACED.search(text)
    head = words_of(text[: found.start()] if found else text)
    catalogue = _CATALOGUE.search(head)
    rest = f"{head[: catalogue.start()]} {head[catalogue.end() :]}" if catalogue else head
    form = next((_FORMS[word] for word in rest.split() if word in _FORMS), "")
    if catalogue is None and not form:
        return None
    number = _NUMBER.search(rest)
    return Movement(
        _entry(catalogue) if catalogue else None,
        form,
        (number[1] or number[2]) if number else "",
        _key_in(rest),
        _place(found[1]) if found else None,
        frozenset(words_of(found[2]).split()) if found else frozenset(),
    )


def _entry(found: re.Match[str]) -> tuple[str, str, str]:
    return _ALSO.get(found[1], found[1]), found[2], found[3] or ""


def _key_in(words: str) -> tuple[str, bool] | None:
    found = _KEY.search(words)
    if found is None:
        return None
    note, accidental, mode = found.groups()
    if mode in _GERMAN:
        # German has h for b, and b for b flat.
        note, accidental = {"h": ("b", accidental), "b": ("b", "es")}.get(note, (note, accidental))
    return note + _SIGNS.get(accidental or "", ""), mode in _MINOR


def _place(text: str) -> int | None:
    return int(text) if text.isdecimal() else ROMAN.get(text) or NUMERALS.get(text)


def _agree(one: object, other: object) -> bool:
    return one == other or not one or not other
