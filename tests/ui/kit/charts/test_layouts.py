"""Charts of every kind: what is told at a mark, the way of the keyboard, sizes, letters, colours."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from musicrec_desktop.model.insights import ChartKind, Figure, Role, Unit
from musicrec_desktop.ui.kit.charts import grids
from musicrec_desktop.ui.kit.charts.painting import chart_height, lay_out
from musicrec_desktop.ui.kit.charts.reading import axis_cells
from musicrec_desktop.ui.kit.charts.scales import scale_of
from musicrec_desktop.ui.kit.charts.shapes import Area, Box, ChartLayout, Line, Step, Words
from musicrec_desktop.ui.kit.charts.style import ChartStyle, letters
from musicrec_desktop.ui.kit.wording.figures import format_cell
from musicrec_desktop.ui.theme.colours import DARK, LIGHT, Theme, contrast
from musicrec_desktop.ui.theme.palettes import palette_of
from tests.support.figures import (
    areas_figure,
    bars_figure,
    calendar_figure,
    cloud_figure,
    columns_figure,
    figure,
    hard_figures,
    heat_figure,
    lines_figure,
    matrix_figure,
    numbers_figure,
    usual_figures,
)

ALL = [*usual_figures(), *hard_figures()]
NAMES = [f"{number}-{one.kind.value}" for number, one in enumerate(ALL)]


def style_of(theme: Theme = LIGHT, size_px: int = 13) -> ChartStyle:
    font = QFont(QApplication.font())
    font.setPixelSize(size_px)
    return ChartStyle(theme, font)


def chart_of(one: Figure, width: float = 640, size_px: int = 13) -> ChartLayout:
    style = style_of(size_px=size_px)
    return lay_out(one, style, QSizeF(width, chart_height(one, style, width)))


@pytest.mark.parametrize("one", ALL, ids=NAMES)
@pytest.mark.parametrize(("width", "size_px"), [(452, 13), (1600, 13), (640, 26)])
def test_no_words_leave_the_chart_or_their_place(
    qapp: QApplication, one: Figure, width: float, size_px: int
) -> None:
    style = style_of(size_px=size_px)
    chart = chart_of(one, width, size_px)
    whole = QRectF(-2, -style.small, chart.size.width() + 4, chart.size.height() + 2 * style.small)
    for words in (shape for shape in chart.shapes if isinstance(shape, Words)):
        taken = QFontMetrics(letters(style.font, words.size_px, is_bold=words.is_bold)).horizontalAdvance(
            words.text
        )
        assert taken <= words.rect.width() + 2, words
        assert words.text
        assert whole.contains(QRectF(words.rect.left(), words.rect.center().y(), taken, 1)), words


@pytest.mark.parametrize("one", ALL, ids=NAMES)
def test_marks_tell_the_cells_of_their_rows(qapp: QApplication, one: Figure) -> None:
    chart = chart_of(one)
    values = [number for number, column in enumerate(one.columns) if column.role is Role.VALUE]
    for mark in chart.marks:
        told = "\n".join(mark.lines)
        for row in mark.rows:
            shown = [format_cell(one.rows[row][number], one.columns[number].unit) for number in values]
            known = [
                text for number, text in zip(values, shown, strict=True) if one.rows[row][number] is not None
            ]
            if one.kind is ChartKind.NUMBERS and len(values) > 1:
                assert any(text in told for text in known)
            else:
                assert all(text in told for text in known), (mark, known)


@pytest.mark.parametrize("one", usual_figures(), ids=lambda one: str(one.kind))
def test_every_row_that_is_drawn_is_reached_by_pointer_and_keyboard(qapp: QApplication, one: Figure) -> None:
    chart = chart_of(one, 900)
    assert chart.marks
    for mark in chart.marks:
        found = chart.mark_at((mark.reach or mark.rect).center())
        assert found is not None
        assert chart.marks[found].rows == mark.rows
    reached, waiting = {0}, [0]
    while waiting:
        here = waiting.pop()
        for step in Step:
            there = chart.next_mark(here, step)
            assert there is not None
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    assert len(reached) >= 0.95 * len(chart.marks)
    assert chart.mark_at(QPointF(-50, -50)) is None


def test_arrows_go_by_place_in_grids_and_by_order_in_rows(qapp: QApplication) -> None:
    bars, grid = chart_of(bars_figure()), chart_of(heat_figure(), 900)
    assert [bars.next_mark(0, step) for step in Step] == [0, 1, 0, 1]
    here = next(number for number, mark in enumerate(grid.marks) if mark.lines[0] == "12:00, Wednesday")
    there = {step: grid.next_mark(here, step) for step in Step}
    heads = {step: grid.marks[number].lines[0] for step, number in there.items() if number is not None}
    assert heads[Step.RIGHT] == "13:00, Wednesday"
    assert heads[Step.UP] == "12:00, Tuesday"
    assert ChartLayout(QSizeF(1, 1), (), ()).next_mark(None, Step.UP) is None


def test_a_chart_without_rows_says_why(qapp: QApplication) -> None:
    empty = figure(
        ChartKind.BARS, (("A", Unit.TEXT, Role.LABEL), ("B", Unit.COUNT, Role.VALUE)), [], note="Play."
    )
    chart = chart_of(empty)
    assert [shape.text for shape in chart.shapes if isinstance(shape, Words)] == ["Play."]
    assert not chart.marks


def test_a_thousand_bars_are_twelve_and_a_line_about_the_rest(qapp: QApplication) -> None:
    chart = chart_of(bars_figure(1_000))
    texts = [shape.text for shape in chart.shapes if isinstance(shape, Words)]
    assert "988 more in the table" in texts
    assert len(chart.marks) == 12


def test_one_bar_far_above_the_others_leaves_them_seen(qapp: QApplication) -> None:
    columns = (("A", Unit.TEXT, Role.LABEL), ("B", Unit.COUNT, Role.VALUE))
    chart = chart_of(figure(ChartKind.BARS, columns, [("One", 1_000_000), ("Two", 3)]))
    widths = [shape.rect.width() for shape in chart.shapes if isinstance(shape, Box)]
    assert widths[0] > 100 * widths[1]
    assert widths[1] >= 2


def test_areas_fill_the_whole_height_at_each_month(qapp: QApplication) -> None:
    made = areas_figure()
    chart = chart_of(made)
    names = {shape.text for shape in chart.shapes if isinstance(shape, Words)}
    assert "Others" in names
    assert "100 %" in names
    assert len(chart.marks) == 20
    assert len(chart.marks[0].lines) == 11


def test_lines_break_where_nothing_is_known(qapp: QApplication) -> None:
    chart = chart_of(lines_figure())
    drawn = [shape for shape in chart.shapes if isinstance(shape, Line) and len(shape.points) > 2]
    assert len(drawn) == 3
    assert sum(isinstance(shape, Area) for shape in chart.shapes) == 3


def test_a_calendar_has_a_cell_for_every_day_of_its_years(qapp: QApplication) -> None:
    chart = chart_of(calendar_figure(2), 1000)
    boxes = [shape for shape in chart.shapes if isinstance(shape, Box)]
    assert len(boxes) == 365 + 365 + 5
    assert chart.marks[0].lines[0].endswith("2026")


def test_words_of_a_cloud_never_cover_each_other(qapp: QApplication) -> None:
    chart = chart_of(cloud_figure(1_000))
    places = [shape.rect for shape in chart.shapes if isinstance(shape, Words)]
    assert len(places) > 25
    assert not any(one.intersects(other) for one, other in itertools.combinations(places, 2))


def test_a_matrix_shows_each_pair_once(qapp: QApplication) -> None:
    assert len(chart_of(matrix_figure()).marks) == 28


def test_hours_are_all_there_whatever_was_heard() -> None:
    assert axis_cells(heat_figure(), 0) == list(range(24))


@pytest.mark.parametrize(
    ("values", "unit", "ticks"),
    [
        ([0, 97], Unit.COUNT, (0, 20, 40, 60, 80, 100)),
        ([0, 3], Unit.COUNT, (0, 1, 2, 3)),
        ([0, 5 * 3_600_000], Unit.DURATION_MS, (0, 3_600_000, 7_200_000, 10_800_000, 14_400_000, 18_000_000)),
        ([0.0, 0.93], Unit.SHARE, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        ([], Unit.COUNT, (0, 1)),
        ([-14.0, -14.0], Unit.LUFS, (-16, -15, -14, -13, -12)),
    ],
)
def test_ticks_are_round(values: list[float], unit: Unit, ticks: tuple[float, ...]) -> None:
    scale = scale_of(values, unit, 260, 0, has_zero=unit is not Unit.LUFS)
    assert scale.ticks == pytest.approx(ticks)


def test_numbers_stand_beside_those_before(qapp: QApplication) -> None:
    texts = [shape.text for shape in chart_of(numbers_figure()).shapes if isinstance(shape, Words)]
    assert "412 h" in texts
    assert "▲ 55 % · 31 before" in texts
    assert "as before" in texts


# Machado, Oliveira and Fernandes (2009), severity 1, in linear sRGB.
_SEEN = {
    "all": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def _lab(colour: str, seen: NDArray[np.float64]) -> NDArray[np.float64]:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    linear = np.clip(seen @ linear, 0, 1)
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ linear
    xyz = xyz / np.array([0.9505, 1, 1.089])
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


@pytest.mark.parametrize("seen", _SEEN)
@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_series_and_steps_are_told_apart_in_every_way_of_seeing(theme: Theme, seen: str) -> None:
    palette = palette_of(theme)
    assert set(palette.series) <= set(palette.categories)
    labs = [_lab(colour, _SEEN[seen]) for colour in palette.series]
    assert min(np.linalg.norm(one - other) for one, other in itertools.combinations(labs, 2)) > 15
    steps = [_lab(colour, _SEEN[seen])[0] for colour in palette.amounts]
    change = np.diff(steps)
    assert np.all(change > 5) or np.all(change < -5)
    negative, _nothing, positive = (_lab(colour, _SEEN[seen]) for colour in palette.signed)
    assert np.linalg.norm(negative - positive) > 40


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_values_in_cells_are_readable(qapp: QApplication, theme: Theme) -> None:
    style = style_of(theme)
    made = matrix_figure()
    chart = lay_out(made, style, QSizeF(900, chart_height(made, style, 900)))
    boxes = [shape for shape in chart.shapes if isinstance(shape, Box)]
    texts = [shape for shape in chart.shapes if isinstance(shape, Words) and shape.text[0] in "+−0"]
    assert len(texts) == len(made.rows)
    for words in texts:
        below = next(box for box in boxes if box.rect.contains(words.rect.center()))
        assert contrast(words.colour, below.colour) >= 4.5


def test_columns_say_their_year_where_it_begins(qapp: QApplication) -> None:
    texts = [shape.text for shape in chart_of(columns_figure(14), 1600).shapes if isinstance(shape, Words)]
    assert "Jan 2024" in texts
    assert "Feb" in texts
    assert "Jan 2025" in texts


def test_nothing_is_told_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A calendar has thousands of marks: putting all of them into words would hold the window up."""
    asked: list[int] = []

    def told(_figure: Figure, row: int) -> tuple[str, ...]:
        asked.append(row)
        return ("told",)

    monkeypatch.setattr(grids, "figure_lines", told)
    chart = chart_of(calendar_figure(3))
    assert not asked
    assert chart.marks[5].lines == ("told",)
    assert asked == list(chart.marks[5].rows)
