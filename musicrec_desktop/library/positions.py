"""Where a track stands in its album: plain numbers, sides of records, and disc and track in one text.

Lists are in order of disc and track. The sides of records count through as discs do (A is 1, B is 2, the
first side of the second record is 3), so that A1, A2, B1 come out in order without a column that only records
need; the text as tagged is kept for showing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.library.values import clean_text

_SIDES_OF_A_DISC: Final = 2
_LONGEST_SHOWN: Final = 8
_TOTAL: Final = re.compile(r"\s*(?:/|\bof\b|\bvon\b).*", re.IGNORECASE | re.DOTALL)
_WORD: Final = re.compile(r"^(?:track|title|no|nr|#)[\s.#]*(?=\d)", re.IGNORECASE)
_SIDE_WORD: Final = r"(?:(?i:side|seite|face|lado|lato|kant|sida)[\s.:-]*)?"
_DISC_WORD: Final = r"(?:(?i:cd|disc|disk|lp|vinyl|d)[\s.#-]*)?"
_LEADING_NUMBER: Final = re.compile(r"(\d{1,4})(?!\d)")
_TOTAL_NUMBER: Final = re.compile(r"(?:/|\bof\b|\bvon\b)\s*(\d{1,4})(?!\d)", re.IGNORECASE)
_SIDE: Final = re.compile(
    rf"{_SIDE_WORD}(?P<side>([A-Za-z])\2?)(?:[\s.:_-]*(?P<track>\d{{1,3}}))?(?P<part>[a-z])?"
)
_SIDE_BEHIND: Final = re.compile(r"(?P<track>\d{1,3})\s?(?P<side>[A-Z])")
_DISC_TRACK: Final = re.compile(
    rf"{_DISC_WORD}(?P<disc>\d{{1,2}})\s*[.:_-]\s*(?:t)?(?P<track>\d{{1,3}})", re.IGNORECASE
)
_DISC_SIDE: Final = re.compile(
    rf"{_DISC_WORD}(?P<disc>\d{{1,2}})[\s.:_-]*(?P<side>[A-Za-z])[\s.:_-]*(?P<track>\d{{1,3}})", re.IGNORECASE
)
_DISC: Final = re.compile(rf"{_DISC_WORD}(?P<disc>\d{{1,3}})", re.IGNORECASE)
_ROMAN: Final = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_SIGNS: Final = {"I": 1, "V": 5, "X": 10, "L": 50}
_ROMAN_ALONE: Final = frozenset("IVX")
"""Letters that are a number rather than the side of a record where they stand alone."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a track stands.

    Attributes:
        disc: of several, the side of a record counted through; None where the tags do not say.
        track: on its disc or side; None where the tags do not say.
        text: as tagged where it is no plain number, else empty.
    """

    disc: int | None = None
    track: int | None = None
    text: str = ""


def position_of(tracks: Iterable[str], discs: Iterable[str] = ()) -> Position:
    """The position that the fields for the track and the disc tell together."""
    disc = next((number for value in discs if (number := _disc_of(value))), None)
    for value in tracks:
        text = _TOTAL.sub("", clean_text(value)).strip()
        if text and (found := _read(text, disc)) is not None:
            return found
    return Position(disc)


def total_of(numbers: Iterable[str], totals: Iterable[str] = ()) -> int | None:
    """How many there are: from a field of its own, else from ``3/12`` or ``3 of 12``; None for zero."""
    for value in totals:
        if (match := _LEADING_NUMBER.match(clean_text(value))) and int(match[1]):
            return int(match[1])
    for value in numbers:
        if (match := _TOTAL_NUMBER.search(clean_text(value))) and int(match[1]):
            return int(match[1])
    return None


def side_number(letters: str) -> int:
    """Which side of a set of records some letters are: A is 1, B is 2; AA is the other side of an A."""
    return ord(letters[0].upper()) - ord("A") + len(letters)


def _read(text: str, disc: int | None) -> Position | None:
    plain = _WORD.sub("", unicodedata.normalize("NFKC", text))
    if plain.isdecimal():
        return Position(disc, int(plain)) if len(plain) <= 4 and int(plain) else None
    if match := _DISC_TRACK.fullmatch(plain):
        return Position(disc or int(match["disc"]) or None, int(match["track"]) or None, text)
    if number := _roman(plain):
        return Position(disc, number, text)
    for pattern in (_DISC_SIDE, _SIDE, _SIDE_BEHIND):
        if match := pattern.fullmatch(plain):
            said = match.groupdict()
            own_disc = int(said.get("disc") or 0) or None
            return _on_side(match["side"], int(match["track"] or 1), disc or own_disc, text)
    if (match := _LEADING_NUMBER.match(plain)) and int(match[1]):
        return Position(disc, int(match[1]), text if len(text) <= _LONGEST_SHOWN else "")
    return None


def _on_side(letters: str, track: int, disc: int | None, text: str) -> Position:
    side = side_number(letters)
    if disc is not None and disc != -(-side // _SIDES_OF_A_DISC):
        # The letters begin anew on each disc.
        side += _SIDES_OF_A_DISC * (disc - 1)
    return Position(side, track or None, text)


def _disc_of(value: str) -> int | None:
    text = unicodedata.normalize("NFKC", _TOTAL.sub("", clean_text(value)).strip())
    if match := _DISC.fullmatch(text):
        return int(match["disc"]) or None
    if number := _roman(text):
        return number
    if match := _SIDE.fullmatch(text):
        return side_number(match["side"])
    match = _LEADING_NUMBER.match(text)
    return (int(match[1]) or None) if match else None


def _roman(text: str) -> int:
    if (len(text) == 1 and text not in _ROMAN_ALONE) or not _ROMAN.fullmatch(text):
        return 0
    numbers = [_ROMAN_SIGNS[sign] for sign in text]
    return sum(
        -one if one < following else one for one, following in zip(numbers, [*numbers[1:], 0], strict=True)
    )
