"""From the text of tags to values: lists, numbers, years, decibels."""

from __future__ import annotations

import calendar
import functools
import html
import html.entities
import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

LONGEST_TEXT: Final = 1000
_LONGEST_NAME: Final = 200
MOST_VALUES: Final = 64
GREATEST_GAIN_DB: Final = 50.0
"""LAME writes 51 for silence."""
GREATEST_PEAK: Final = 64.0

GREATEST_TEMPO_BPM: Final = 999.0
LONGEST_LYRICS: Final = 1 << 16
"""Characters; a book in the field for lyrics is cut off here."""

MOST_IDENTIFIERS: Final = 16

DEFAULT_SEPARATORS: Final = "; /"
"""What splits a single text into a list; see ``split_list``."""
_UNSPACED: Final = frozenset(";|\\\u3001\uff1b")
_BEHIND_WORDS: Final = frozenset(",\uff0c")
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_CONTROLS: Final = re.compile("[ ]*[\x00-\x1f\x7f-\x9f\u2028\u2029]+[ ]*")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_INVISIBLE: Final = frozenset(("Cf", "Zs", "Mn"))
_BYTE_ORDER_MARK: Final = "\ufeff"
_IDENTIFIER: Final = re.compile(
    r"(?<![0-9a-f-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f-])", re.IGNORECASE
)
_MONTHS: Final = 12
_NOBODY: Final = "00000000-0000-0000-0000-000000000000"
_YEAR: Final = re.compile(r"(?<!\d)([12]\d{3})(?!\d)")
_COMPACT_DATE: Final = re.compile(r"(?<!\d)([12]\d{3})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_ISO_DATE: Final = re.compile(
    r"(?<!\d)(?P<year>[12]\d{3})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?(?!\d)"
)
_PLAIN_DATE: Final = re.compile(r"(?<!\d)(?P<year>[12]\d{3})(?P<month>\d{2})(?P<day>\d{2})(?!\d)")
_DAY_FIRST: Final = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})[-/. ]+(?P<month>\d{1,2})[-/. ]+(?P<year>[12]\d{3})(?!\d)"
)
_LONGEST_DATE: Final = 64
_ONLY_YEAR: Final = re.compile(r"[12][0-9]{3}")
_ISRC: Final = re.compile(r"(?<![A-Z0-9])[A-Z]{2}[A-Z0-9]{3}\d{7}(?![A-Z0-9])")
_ISRC_SIGNS: Final = re.compile(r"[-\u2010-\u2014\s]")
_YES: Final = frozenset(("1", "true", "yes", "y"))
_DECIMAL: Final = re.compile(r"[-+\u2212]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?")


def clean_text(text: str) -> str:
    """A text for display, of limited length: entities decoded, then as ``one_line``.

    Empty where nothing of it can be seen.
    """
    return _clean_name(text) if len(text) <= _LONGEST_NAME else _cleaned(text)


def _cleaned(text: str) -> str:
    if "&" in text and ";" in text:
        text = _ENTITY.sub(_decoded_entity, text)
    text = one_line(text[: 4 * LONGEST_TEXT])[:LONGEST_TEXT].rstrip()
    if not text.isascii() and all(unicodedata.category(character) in _INVISIBLE for character in text):
        return ""
    return text


_clean_name: Final = functools.lru_cache(maxsize=1024)(_cleaned)
"""Names of artists, albums and genres come again with each file of an album."""


def one_line(text: str) -> str:
    """The text in NFC, with a space for line breaks and other control characters, none at its ends.

    Nothing else is removed: joiners, variation selectors and direction marks belong to the spelling, and a
    character that this Python does not know is one that is younger than it. Lone surrogates are
    dropped.
    """
    if text.isascii():
        if not text.isprintable():
            text = _CONTROLS.sub(" ", text)
        return text.strip()
    if not text.isprintable():
        if _SURROGATE.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
        text = _CONTROLS.sub(" ", text)
    return unicodedata.normalize("NFC", text.strip().strip(_BYTE_ORDER_MARK).strip())


def first_text(values: Iterable[str]) -> str:
    """The first value with visible text, or an empty string."""
    for value in values:
        for part in value.split("\0") if "\0" in value else (value,):
            if text := clean_text(part):
                return text
    return ""


def text_list(
    values: Sequence[str], separators: str = DEFAULT_SEPARATORS, *, count: int = 0
) -> tuple[str, ...]:
    """All values in order, without repetition.

    Several values are a list already and stay as they are. A single one is split.

    Args:
        values: of one field; a NUL between two is a list, too.
        separators: as ``split_list`` takes them.
        count: how many there are by their ids; a single text of one stays whole. 0 where there are no ids.
    """
    if not values:
        return ()
    found: dict[str, str] = {}
    for value in values:
        for part in value[: MOST_VALUES * LONGEST_TEXT].split("\0"):
            if text := clean_text(part):
                found.setdefault(text.casefold(), text)
        if len(found) >= MOST_VALUES:
            break
    if len(found) == 1 and count != 1:
        return _distinct(split_list(next(iter(found.values())), separators, count=count))
    return tuple(found.values())[:MOST_VALUES]


def split_list(text: str, separators: str = DEFAULT_SEPARATORS, *, count: int = 0) -> tuple[str, ...]:
    """The parts of a list that was written into one text.

    A separator counts between spaces ("AC/DC" is one artist); ``;`` and ``|`` also without, a comma right
    behind a word. A separator that would leave a part with a lone sign at an end is not used.

    Args:
        text: one value.
        separators: signs or words, with spaces between them.
        count: how many parts there must be; the separator that gives this number wins. 0 where unknown.
    """
    signs = separators.split()
    if count > 1:
        for sign in signs:
            parts = _split(text, [sign])
            if len(parts) == count:
                return parts
    return _split(text, signs)


def _split(text: str, signs: Iterable[str]) -> tuple[str, ...]:
    parts = [text]
    folded = text.casefold()
    for sign in signs:
        if sign in text or sign.casefold() in folded:
            parts = [piece for part in parts for piece in _pieces(part, _pattern(sign))]
    return tuple(parts)


def _pieces(text: str, pattern: re.Pattern[str]) -> list[str]:
    pieces = [piece for part in pattern.split(text) if (piece := part.strip())]
    return [text] if any(map(_is_torn, pieces)) else pieces


def _is_torn(piece: str) -> bool:
    """Whether a piece has a lone sign at its begin or end, as half of something that belongs together."""
    words = piece.split()
    return any(len(word) == 1 and unicodedata.category(word)[0] == "P" for word in (words[0], words[-1]))


@functools.cache
def _pattern(sign: str) -> re.Pattern[str]:
    quoted = re.escape(sign)
    if sign in _UNSPACED:
        return re.compile(rf"\s*{quoted}\s*")
    if sign in _BEHIND_WORDS:
        return re.compile(rf"\s*{quoted}\s+")
    return re.compile(rf"\s+{quoted}\s+", re.IGNORECASE)


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(text.casefold(), text)
    return tuple(found.values())[:MOST_VALUES]


def _decoded_entity(match: re.Match[str]) -> str:
    entity = match[0]
    is_known = entity[1] == "#" or entity[1:] in html.entities.html5
    return html.unescape(entity) if is_known else entity


def year_of(values: Iterable[str]) -> int | None:
    """The year in the first date that has one: ``2016-03-18T12:24``, ``31.3.1987``, ``20160318``."""
    for value in values:
        if match := _YEAR.search(value) or _COMPACT_DATE.search(value):
            return int(match[1])
    return None


def date_of(values: Iterable[str]) -> str:
    """The first date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; a longer one of the same time instead.

    A day or a month that cannot be, or of which it is unclear which is which ("3/4/1987"), is left out.
    """
    dates = [date for value in values if (date := _date(value))]
    return max((date for date in dates if date.startswith(dates[0])), key=len, default="")


def _date(text: str) -> str:
    if len(text) > _LONGEST_DATE:
        return ""
    if _ONLY_YEAR.fullmatch(text):
        return text
    day_first = _DAY_FIRST.search(text)
    match = day_first or _PLAIN_DATE.search(text) or _ISO_DATE.search(text)
    if match is None:
        year = year_of((text,))
        return f"{year:04}" if year is not None else ""
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    if day_first is not None and "." not in match[0]:
        if month > _MONTHS:
            day, month = month, day
        elif day <= _MONTHS and day != month:
            month = 0
    if not 1 <= month <= _MONTHS:
        return f"{year:04}"
    is_day = 1 <= day <= calendar.monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{day:02}" if is_day else f"{year:04}-{month:02}"


def tempo_bpm(values: Iterable[str]) -> float | None:
    """Beats a minute from ``128`` or ``127,98``; None for zero and beyond reason."""
    tempo = _decimal(values)
    return round(tempo, 2) if tempo is not None and 0 < tempo <= GREATEST_TEMPO_BPM else None


def is_yes(values: Iterable[str]) -> bool:
    """Whether a flag is set: the first value that says anything is 1, true or yes."""
    return next((text.strip().lower() in _YES for text in values if text.strip()), False)


def isrcs(values: Iterable[str]) -> tuple[str, ...]:
    """The well-formed codes of recordings in the values of a field, without dashes, in capitals."""
    found = (
        code
        for value in values
        for part in re.split(r"[;,/\0]", value[:LONGEST_TEXT])
        for code in _ISRC.findall(_ISRC_SIGNS.sub("", part.upper()))
    )
    return tuple(dict.fromkeys(found))[:MOST_IDENTIFIERS]


def gain_db(values: Iterable[str]) -> float | None:
    """Decibels from ``-8.08 dB``; None where it is not a number or out of range."""
    gain = _decimal(values)
    return round(gain, 3) if gain is not None and abs(gain) <= GREATEST_GAIN_DB else None


def peak_of(values: Iterable[str]) -> float | None:
    """A peak, 1.0 being full scale; None for zero (not measured) and beyond reason."""
    peak = _decimal(values)
    return round(peak, 6) if peak is not None and 0 < peak <= GREATEST_PEAK else None


def _decimal(values: Iterable[str]) -> float | None:
    for value in values:
        if match := _DECIMAL.search(value[:64]):
            number = float(match[0].replace(",", ".").replace("\u2212", "-"))
            return number if math.isfinite(number) else None
    return None


def identifiers(values: Sequence[str]) -> tuple[str, ...]:
    """The MusicBrainz identifiers in the values of a field, in order, in small letters."""
    if not values:
        return ()
    found = (match.lower() for value in values for match in _IDENTIFIER.findall(value))
    return tuple(dict.fromkeys(one for one in found if one != _NOBODY))[:MOST_IDENTIFIERS]


def identifier(values: Sequence[str]) -> str:
    """The first MusicBrainz identifier, or empty."""
    return next(iter(identifiers(values)), "") if values else ""
