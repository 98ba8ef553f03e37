"""Cells of figures as words: in charts, tables and files of text."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from musicrec_desktop.core.language import in_local_signs, in_sentence, number_text, tr
from musicrec_desktop.core.sentences import SHORT_MONTHS, WEEKDAYS, percent, short_day_text
from musicrec_desktop.model.insights import Cell, Figure, Role, Unit
from musicrec_desktop.ui.kit.wording.formats import NOTHING

MINUS: Final = "−"
NOTHING_KNOWN: Final = tr("Nothing is known of these yet.")
PLAYS_IT: Final = tr("Double-click or Enter plays it.")
_TOLD: Final = frozenset({Role.VALUE, Role.BEFORE, Role.COUNT, Role.EXTRA})
_SECOND_MS, _MINUTE_MS, _HOUR_MS = 1_000, 60_000, 3_600_000
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_EXACT_UNITS: Final = {
    Unit.DURATION_MS: "ms",
    Unit.SHARE: tr("0 to 1"),
    Unit.WEEKDAY: tr("0 is Monday"),
    Unit.BPM: "BPM",
    Unit.LUFS: "LUFS",
    Unit.BYTES: "bytes",
    Unit.KBPS: "kbit/s",
}
_SIZES: Final = ((1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB"))


def format_cell(value: Cell, unit: Unit) -> str:
    """A cell as it is read, with its unit: ``"3 h 20 min"``, ``"14 Mar 2026"``, ``"−14.2 LUFS"``.

    Text that does not fit its unit is returned as it is; a dash stands for what is not known.
    """
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return NOTHING
    if isinstance(value, str):
        return _WORDS_OF_TEXT.get(unit, str)(value)
    return _WORDS_OF_NUMBERS.get(unit, _plain)(value)


def format_tick(value: float, unit: Unit) -> str:
    """A value at an axis: as short as it can be."""
    if unit is Unit.SHARE:
        return f"{_trimmed(100 * value, 1)} %"
    if unit in {Unit.BPM, Unit.LUFS, Unit.KBPS}:
        return _signed(_trimmed(value, 1))
    if unit is Unit.COUNT:
        return _short_count(value)
    return format_cell(value, unit)


def axis_unit(unit: Unit) -> str:
    """What an axis says once beside its ticks; empty where each tick says it."""
    return {Unit.BPM: "BPM", Unit.LUFS: "LUFS", Unit.KBPS: "kbit/s"}.get(unit, "")


def figure_lines(figure: Figure, row: int) -> tuple[str, ...]:
    """A row in words: what it is about, then a line for each of its figures, as the table shows them."""
    cells = list(zip(figure.columns, figure.rows[row], strict=True))
    head = [
        format_cell(cell, column.unit)
        for column, cell in cells
        if column.role in {Role.LABEL, Role.X, Role.Y, Role.SERIES}
    ]
    lows = [(column, cell) for column, cell in cells if column.role is Role.LOW]
    highs = [(column, cell) for column, cell in cells if column.role is Role.HIGH]
    told = [
        f"{column.name}: {format_cell(cell, column.unit)}"
        for column, cell in cells
        if column.role in _TOLD and cell is not None
    ]
    band = [
        tr(
            "{low} to {high}: {least} to {most}",
            low=low.name,
            high=in_sentence(high.name),
            least=format_cell(least, low.unit),
            most=format_cell(most, high.unit),
        )
        for (low, least), (high, most) in zip(lows, highs, strict=False)
        if least is not None and most is not None
    ]
    return (", ".join(head), *told, *band)


def figure_csv(figure: Figure) -> str:
    """The table of a figure by RFC 4180, with exact values; ids of tracks are left out.

    Text that a spreadsheet would take for a formula has an apostrophe before it. What is not known is empty.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    shown = [number for number, column in enumerate(figure.columns) if column.role is not Role.TRACK_ID]
    writer.writerow([_heading(figure, number) for number in shown])
    for row in figure.rows:
        writer.writerow([_exact(row[number]) for number in shown])
    return text.getvalue()


def figure_tabs(figure: Figure) -> str:
    """The table of a figure as it is read, for the clipboard: cells between tabs."""
    shown = [number for number, column in enumerate(figure.columns) if column.role is not Role.TRACK_ID]
    lines = [[figure.columns[number].name for number in shown]]
    lines += [
        [format_cell(row[number], figure.columns[number].unit) for number in shown] for row in figure.rows
    ]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def change_text(value: float, before: float) -> str:
    """How a value differs from that of the period before: ``"▲ 12 %"``, ``"▼ 3 %"``, ``"as before"``."""
    if value == before:
        return tr("as before")
    arrow = "▲" if value > before else "▼"
    if not before:
        return arrow
    change = abs(value - before) / abs(before)
    if change >= 10:
        return (
            tr("{arrow} {trimmed} times", arrow=arrow, trimmed=_trimmed(value / before, 0))
            if before > 0
            else arrow
        )
    return f"{arrow} {percent(max(0.01, change))}"


def more_text(count: int, noun: str = "") -> str:
    """What stands below a chart that shows the first rows only: ``"988 more in the table"``."""
    what = (
        tr("{count} more {noun}", count=number_text(count), noun=noun if count == 1 else noun + "s")
        if noun
        else tr("{count} more", count=number_text(count))
    )
    return tr("{what} in the table", what=what)


def _heading(figure: Figure, number: int) -> str:
    column = figure.columns[number]
    unit = _EXACT_UNITS.get(column.unit, "")
    return _exact(f"{column.name} ({unit})" if unit else column.name)


def _exact(cell: Cell) -> str:
    if cell is None or (isinstance(cell, float) and not math.isfinite(cell)):
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return repr(cell)


def _trimmed(value: float, digits: int) -> str:
    text = f"{value:,.{digits}f}"
    return in_local_signs(text.rstrip("0").rstrip(".") if "." in text else text)


def _signed(text: str) -> str:
    return text.replace("-", MINUS) if text.startswith("-") else text


def _plain(value: float) -> str:
    """Three digits that count."""
    if value == 0 or float(value).is_integer():
        return _signed(number_text(value, ",.0f"))
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return _signed(_trimmed(value, min(digits, 6)))


def _short_count(value: float) -> str:
    for least, size, sign in ((1e9, 1e9, tr("bn")), (1e6, 1e6, tr("m")), (1e4, 1e3, tr("k"))):
        if abs(value) >= least:
            return _signed(f"{_trimmed(value / size, 1)}{sign}")
    return _signed(_trimmed(value, 1))


def _duration(value: float) -> str:
    sign, rest = (MINUS, -value) if value < 0 else ("", value)
    if rest < _MINUTE_MS:
        return f"{sign}{_trimmed(rest / _SECOND_MS, 1 if rest < 10 * _SECOND_MS else 0)} s"
    if rest < _HOUR_MS:
        minutes, seconds = divmod(round(rest / _SECOND_MS), 60)
        return (
            tr("{sign}{minutes} min {seconds} s", sign=sign, minutes=minutes, seconds=seconds)
            if seconds and minutes < 10
            else tr("{sign}{minutes} min", sign=sign, minutes=minutes)
        )
    hours, minutes = divmod(round(rest / _MINUTE_MS), 60)
    return (
        tr("{sign}{hours} h {minutes} min", sign=sign, hours=number_text(hours), minutes=minutes)
        if minutes and hours < 100
        else f"{sign}{number_text(hours)} h"
    )


def _share(value: float) -> str:
    whole = 100 * value
    digits = 0 if whole == round(whole) or abs(whole) >= 10 else 1
    shown = f"{whole:.{digits}f}"
    if value != 1 and shown == "100":
        shown = "99.9"
    return f"{in_local_signs(_signed(shown))} %"


def _bytes(value: float) -> str:
    for size, name in _SIZES:
        if abs(value) >= size:
            return f"{_trimmed(value / size, 1)} {name}"
    return tr("{value} bytes", value=number_text(value, ",.0f"))


def _correlation(value: float) -> str:
    shown = f"{abs(value):.2f}"
    signed = shown if shown == "0.00" else f"{'+' if value > 0 else MINUS}{shown}"
    return in_local_signs(signed)


def _hour(value: float) -> str:
    return f"{int(value):02}:00"


def _weekday(value: float) -> str:
    return WEEKDAYS[int(value)] if 0 <= value < len(WEEKDAYS) else str(value)


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return short_day_text(day)


def _month(text: str) -> str:
    year, _, month = text.partition("-")
    is_month = month.isdigit() and 1 <= int(month) <= len(SHORT_MONTHS)
    return f"{SHORT_MONTHS[int(month) - 1]} {year}" if is_month else text


_WORDS_OF_TEXT: Final[Mapping[Unit, Callable[[str], str]]] = {Unit.DAY: _day, Unit.MONTH: _month}
_WORDS_OF_NUMBERS: Final[Mapping[Unit, Callable[[float], str]]] = {
    Unit.COUNT: _plain,
    Unit.DURATION_MS: _duration,
    Unit.SHARE: _share,
    Unit.YEAR: lambda value: str(int(value)),
    Unit.HOUR: _hour,
    Unit.WEEKDAY: _weekday,
    Unit.BPM: lambda value: tr("{plain} BPM", plain=_plain(value)),
    Unit.LUFS: lambda value: tr("{signed} LUFS", signed=_signed(f"{value:.1f}")),
    Unit.BYTES: _bytes,
    Unit.KBPS: lambda value: tr("{value} kbit/s", value=number_text(value, ",.0f")),
    Unit.CORRELATION: _correlation,
}
