"""Numbers, dates and keys as they are typed, and the text of each; reading that text gives the same value."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Final

from musicrec_desktop.query.ast import Ago, AgoUnit, InKey, Moment, PartialDate, Period, Value
from musicrec_desktop.query.fields import FieldSpec, Kind

_NUMBER: Final = re.compile(
    r"(?P<number>[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:e[+-]?\d{1,3})?)(?P<unit>[^\d\s]*)", re.IGNORECASE
)
_CLOCK: Final = re.compile(r"(?:(?P<h>\d{1,4}):)?(?P<m>\d{1,6}):(?P<s>[0-5]?\d(?:\.\d{1,3})?)")
_MOST_CLOCK_HOURS: Final = 9999
_SPANS: Final = re.compile(r"(?:\d+(?:\.\d+)?(?:ms|h|m|s|min|sec))+")
_SPAN: Final = re.compile(r"(\d+(?:\.\d+)?)(ms|min|sec|h|m|s)")
_SPAN_MS: Final = {"ms": 1, "s": 1000, "sec": 1000, "m": 60_000, "min": 60_000, "h": 3_600_000}
_SIZE_UNITS: Final = {
    "": 1, "b": 1, "k": 10**3, "kb": 10**3, "m": 10**6, "mb": 10**6, "g": 10**9, "gb": 10**9, "t": 10**12,
    "tb": 10**12, "kib": 2**10, "mib": 2**20, "gib": 2**30, "tib": 2**40,
}  # fmt: skip
_SIZES: Final = (("GB", 10**9), ("GiB", 2**30), ("MB", 10**6), ("MiB", 2**20), ("kB", 10**3), ("KiB", 2**10))
_THOUSANDS: Final = {"k": 1000.0, "khz": 1000.0}
_DATE: Final = re.compile(r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?")
_AGO: Final = re.compile(r"(?P<amount>\d{1,6}) ?(?P<unit>[a-z]+)")
_AGO_UNITS: Final = {
    **dict.fromkeys(("h", "hour", "hours"), AgoUnit.HOUR),
    **dict.fromkeys(("d", "day", "days"), AgoUnit.DAY),
    **dict.fromkeys(("w", "week", "weeks"), AgoUnit.WEEK),
    **dict.fromkeys(("mo", "m", "mon", "month", "months"), AgoUnit.MONTH),
    **dict.fromkeys(("y", "year", "years"), AgoUnit.YEAR),
}
_PERIODS: Final = {
    spelling: period for period in Period for spelling in (period.value, period.value.replace("-", ""))
}
NEVER: Final = "never"
"""The text of no moment at all."""
MOST_STARS: Final = 5
_STARS: Final = re.compile(r"(?P<stars>[*★]{1,5})(?P<half>½?)")
_SHARE: Final = re.compile(r"(?P<end>top|bottom) ?(?P<percent>\d{1,3}(?:[.,]\d+)?) ?%", re.IGNORECASE)
_SHARE_BEGUN: Final = re.compile(r"t(?:op?)?|b(?:o(?:t(?:t(?:om?)?)?)?)?|(?:top|bottom) ?[\d.,]*")
_DIGITS: Final = re.compile(r"[-+.,\d]*")
_NOTES: Final = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "h": 11, "b": 11}
_SHARPS: Final = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
_KEY: Final = re.compile(
    r"(?P<note>[a-h])(?P<sign>#|♯|b|♭|sharp|flat)?[ -]?(?P<mode>major|maj|minor|min|m)?", re.IGNORECASE
)
_CAMELOT: Final = re.compile(r"(?P<hour>1[0-2]|[1-9])(?P<side>[ab])", re.IGNORECASE)
_FIFTH: Final = 7
_CAMELOT_C: Final = 8
_MINOR_THIRD: Final = 3
_OCTAVE: Final = 12
_FOUR_DIGITS: Final = 1000
MIXES: Final = "~"


def may_go_on(text: str, spec: FieldSpec) -> bool:
    """Whether a text that is no value of a field may be the beginning of one."""
    folded = text.strip().lower()
    match spec.kind:
        case Kind.KEY:
            is_mode = any(word.startswith(folded) for word in ("major", "minor"))
            return is_mode or folded[:1] in {*_NOTES, *"123456789"}
        case Kind.TIME | Kind.DATE:
            return folded[:1].isdigit() or any(word.startswith(folded) for word in (NEVER, *_PERIODS))
        case _ if _SHARE_BEGUN.fullmatch(folded):
            return True
        case Kind.RATING:
            return folded[:1].isdigit() or folded[:1] in "*★½"
        case Kind.NUMBER if not spec.unit:
            return _DIGITS.fullmatch(folded) is not None
        case _:
            return folded[:1].isdigit() or folded[:1] in "+-.,"


def read_number(text: str, spec: FieldSpec) -> float | None:
    """The number of a text in the unit of a field; None where it is none, or too large to be held.

    Lengths are in ms, sizes in bytes, shares in parts of 1, ratings in half stars.
    """
    number = _read_any(text.strip(), spec)
    return number if number is not None and math.isfinite(number) else None


def _read_any(text: str, spec: FieldSpec) -> float | None:
    """The number of a text in the unit of a field, infinite where it is too large."""
    match spec.kind:
        case Kind.DURATION:
            return _read_duration(text)
        case Kind.RATING:
            return _read_rating(text)
        case Kind.SIZE:
            return _read_scaled(text, {unit: float(size) for unit, size in _SIZE_UNITS.items()})
        case Kind.PERCENT:
            return _read_percent(text)
        case _:
            units = {"": 1.0, spec.unit.lower(): 1.0} if spec.unit else {"": 1.0}
            if spec.unit in {"Hz", "kbps"}:
                units |= {"khz": 1000.0, "k": 1000.0 if spec.unit == "Hz" else 1.0}
            return _read_scaled(text, units)


def number_text(value: float, spec: FieldSpec) -> str:
    """The text of a number; ``read_number`` gives it back."""
    match spec.kind:
        case Kind.DURATION:
            return _duration_text(value)
        case Kind.RATING:
            return plain_number(value / 2)
        case Kind.SIZE:
            for unit, size in _SIZES:
                if value >= size and value % size == 0:
                    return f"{plain_number(value / size)}{unit}"
            return plain_number(value)
        case Kind.PERCENT:
            text = f"{plain_number(value * 100)}%"
            # Some shares are not the hundredth of a short number.
            return text if _read_percent(text) == value else plain_number(value)
        case _ if spec.name == "year" and value == int(value) and 0 <= value < _FOUR_DIGITS:
            return f"{int(value):04}"  # fewer digits are a year that is still typed
        case _:
            return plain_number(value)


def plain_number(value: float) -> str:
    """A number without needless digits."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def read_moment(text: str) -> Moment | None:
    """A date, a period or a time before now; None where it is none."""
    folded = text.strip().lower()
    if (period := _PERIODS.get(folded.replace(" ", "-"))) is not None:
        return period
    if match := _AGO.fullmatch(folded):
        unit = _AGO_UNITS.get(match["unit"])
        return None if unit is None else Ago(int(match["amount"]), unit)
    return read_date(folded)


def read_date(text: str) -> PartialDate | None:
    """A year, a month or a day; None where there is no such date."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    if not year or (month is not None and not 1 <= month <= 12):
        return None
    if month is not None and day is not None:
        try:
            dt.date(year, month, day)
        except ValueError:
            return None
    return PartialDate(year, month, day)


def date_text(date: PartialDate) -> str:
    """``2024``, ``2024-05`` or ``2024-05-03``."""
    parts = [f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part is not None)]
    return "-".join(parts)


def value_text(value: Value, spec: FieldSpec) -> str:
    """The text of a value of a field."""
    if isinstance(value, PartialDate):
        return date_text(value)
    if isinstance(value, Ago):
        return f"{value.amount}{value.unit}"
    if isinstance(value, Period):
        return str(value)
    return number_text(value, spec)


def read_value(text: str, spec: FieldSpec) -> Value | None:
    """A value of a field; None where the text is none."""
    match spec.kind:
        case Kind.TIME:
            return read_moment(text)
        case Kind.DATE:
            return read_date(text)
        case _:
            return read_number(text, spec)


def read_share(text: str) -> tuple[bool, float] | None:
    """Whether it is the top, and the percentage, of ``top10%`` or ``bottom 5%``; None for another text."""
    match = _SHARE.fullmatch(text.strip())
    if match is None:
        return None
    percent = float(match["percent"].replace(",", "."))
    return (match["end"].lower() == "top", percent) if 0 < percent <= 100 else None


def read_key(text: str) -> InKey | None:
    """A key as ``Am``, ``8A`` (Camelot) or ``minor``, with ``~`` for those that mix; None for other texts."""
    text = text.strip()
    mixes = text.endswith(MIXES)
    text = text.removesuffix(MIXES).strip()
    if text.lower() in {"major", "minor"}:
        return None if mixes else InKey(None, text.lower() == "major")
    if match := _CAMELOT.fullmatch(text):
        is_major = match["side"].lower() == "b"
        tonic = (int(match["hour"]) - _CAMELOT_C) * _FIFTH % _OCTAVE
        return InKey(tonic if is_major else (tonic - _MINOR_THIRD) % _OCTAVE, is_major, mixes)
    match = _KEY.fullmatch(text)
    if match is None:
        return None
    sign = (match["sign"] or "").lower()
    step = {"": 0, "#": 1, "♯": 1, "sharp": 1}.get(sign, -1)
    mode = (match["mode"] or "").lower()
    return InKey((_NOTES[match["note"].lower()] + step) % _OCTAVE, mode in {"", "major", "maj"}, mixes)


def key_text(key: InKey) -> str:
    """``Am``, ``C#~``, ``minor``."""
    if key.tonic is None:
        return "major" if key.is_major else "minor"
    return _SHARPS[key.tonic] + ("" if key.is_major else "m") + (MIXES if key.mixes else "")


def keys_of(key: InKey) -> list[tuple[int | None, bool | None]]:
    """The keys that meet a condition, each as tonic and mode (None for any).

    Keys mix that are neighbours in the circle of fifths, or relatives (Camelot wheel).
    """
    if key.tonic is None or not key.mixes or key.is_major is None:
        return [(key.tonic, key.is_major)]
    relative = (key.tonic - _MINOR_THIRD if key.is_major else key.tonic + _MINOR_THIRD) % _OCTAVE
    fifths = ((key.tonic + _FIFTH) % _OCTAVE, (key.tonic - _FIFTH) % _OCTAVE)
    return [
        (key.tonic, key.is_major),
        (relative, not key.is_major),
        *((fifth, key.is_major) for fifth in fifths),
    ]


def _read_scaled(text: str, units: dict[str, float]) -> float | None:
    match = _NUMBER.fullmatch(text.replace(" ", ""))
    if match is None or (scale := units.get(match["unit"].lower())) is None:
        return None
    return float(match["number"].replace(",", ".")) * scale


def _read_percent(text: str) -> float | None:
    match = _NUMBER.fullmatch(text.replace(" ", ""))
    if match is None or match["unit"] not in {"", "%"}:
        return None
    number = float(match["number"].replace(",", "."))
    return number / 100 if match["unit"] == "%" or abs(number) > 1 else number


def _read_duration(text: str) -> float | None:
    folded = text.lower().replace(" ", "")
    if match := _CLOCK.fullmatch(folded):
        seconds = int(match["h"] or 0) * 3600 + int(match["m"]) * 60
        return seconds * 1000 + round(float(match["s"]) * 1000)
    if _SPANS.fullmatch(folded):
        return _whole(sum(float(number) * _SPAN_MS[unit] for number, unit in _SPAN.findall(folded)))
    number = _NUMBER.fullmatch(folded)
    return _whole(float(folded.replace(",", ".")) * 1000) if number and not number["unit"] else None


def _whole(number: float) -> float:
    return float(round(number)) if math.isfinite(number) else number


def _duration_text(value: float) -> str:
    ms = round(value)
    if ms != value or ms < 0:
        return repr(value / 1000)
    minutes, rest = divmod(ms, 60_000)
    seconds, thousandths = divmod(rest, 1000)
    fraction = f".{thousandths:03}".rstrip("0") if thousandths else ""
    if minutes < 60:
        return f"{minutes}:{seconds:02}{fraction}"
    if minutes // 60 > _MOST_CLOCK_HOURS:
        return f"{ms}ms"
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}{fraction}"


def _read_rating(text: str) -> float | None:
    if match := _STARS.fullmatch(text):
        return 2.0 * len(match["stars"]) + (1.0 if match["half"] else 0.0)
    match = _NUMBER.fullmatch(text.replace(" ", "").replace("½", ".5"))
    if match is None or match["unit"].lower() not in {"", "*", "★", "star", "stars"}:
        return None
    stars = float(match["number"].replace(",", "."))
    return stars * 2 if 0 <= stars <= MOST_STARS else None
