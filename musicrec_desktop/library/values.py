"""From the text of tags to values: lists, numbers, years, decibels."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

LONGEST_TEXT: Final = 1000
MOST_VALUES: Final = 64
GREATEST_GAIN_DB: Final = 50.0
"""LAME writes 51 for silence."""
GREATEST_PEAK: Final = 64.0

# A slash splits only with spaces around it: "AC/DC" is one artist.
_SEPARATOR: Final = re.compile(r"\s*;\s*|\s+/\s+|\0")
_JOINERS: Final = frozenset(";/\0")
_YEAR: Final = re.compile(r"(?<!\d)([12]\d{3})(?!\d)")
_COMPACT_DATE: Final = re.compile(r"(?<!\d)([12]\d{3})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_NUMBER: Final = re.compile(r"\s*[A-Za-z]?(\d{1,4})(?!\d)")
_DECIMAL: Final = re.compile(r"[-+\u2212]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?")


def clean_text(text: str) -> str:
    """One line without control characters, spaces at the ends or lone surrogates, of bearable length."""
    if not text.isprintable():
        text = "".join(
            " " if unicodedata.category(character)[0] in "CZ" else character
            for character in text[: 4 * LONGEST_TEXT]
            if unicodedata.category(character) not in {"Cf", "Cs"} or character == "\u200d"
        )
        text = " ".join(text.split())
    return text.strip()[:LONGEST_TEXT].rstrip()


def first_text(values: Iterable[str]) -> str:
    """The first value that says something, or an empty string."""
    for value in values:
        for part in value.split("\0"):
            if text := clean_text(part):
                return text
    return ""


def text_list(values: Iterable[str]) -> tuple[str, ...]:
    """All values in order, joined ones split where that is safe, without repetition."""
    found: dict[str, str] = {}
    for value in values:
        is_single = _JOINERS.isdisjoint(value)
        for part in (value,) if is_single else _SEPARATOR.split(value[: MOST_VALUES * LONGEST_TEXT]):
            if text := clean_text(part):
                found.setdefault(text.casefold(), text)
        if len(found) >= MOST_VALUES:
            break
    return tuple(found.values())[:MOST_VALUES]


def year_of(values: Iterable[str]) -> int | None:
    """The year in the first date that has one: ``2016-03-18T12:24``, ``31.3.1987``, ``20160318``."""
    for value in values:
        if match := _YEAR.search(value) or _COMPACT_DATE.search(value):
            return int(match[1])
    return None


def number_of(values: Iterable[str]) -> int | None:
    """The number in ``3``, ``03/12`` or ``A3``; None for zero."""
    for value in values:
        if (match := _NUMBER.match(value)) and int(match[1]):
            return int(match[1])
    return None


def gain_db(values: Iterable[str]) -> float | None:
    """Decibels from ``-8.08 dB``; None where the value is none or beyond reason."""
    gain = _decimal(values)
    return round(gain, 3) if gain is not None and abs(gain) <= GREATEST_GAIN_DB else None


def peak_of(values: Iterable[str]) -> float | None:
    """A peak, 1.0 being full scale; None for zero (nobody measured) and beyond reason."""
    peak = _decimal(values)
    return round(peak, 6) if peak is not None and 0 < peak <= GREATEST_PEAK else None


def _decimal(values: Iterable[str]) -> float | None:
    for value in values:
        if match := _DECIMAL.search(value[:64]):
            number = float(match[0].replace(",", ".").replace("\u2212", "-"))
            return number if math.isfinite(number) else None
    return None
