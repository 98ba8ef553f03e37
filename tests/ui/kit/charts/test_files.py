"""Figures as files: what is read back is what the figure says."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from musicrec_desktop.app.chart_pictures import save_chart_pictures
from musicrec_desktop.model.insights import ChartKind, Figure, Role, Unit
from musicrec_desktop.ui.kit.charts.files import ChartFile, chart_file, file_name
from musicrec_desktop.ui.kit.charts.painting import paint_chart
from musicrec_desktop.ui.kit.wording.figures import figure_csv, figure_tabs, format_cell
from musicrec_desktop.ui.theme.colours import DARK, LIGHT
from tests.support.figures import bars_figure, figure, lines_figure, usual_figures


def rows_of(one: Figure) -> list[list[str]]:
    content = chart_file(one, ChartFile.CSV, LIGHT)
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("one", usual_figures(), ids=lambda one: one.kind.value)
def test_csv_has_the_exact_values(one: Figure) -> None:
    shown = [number for number, column in enumerate(one.columns) if column.role is not Role.TRACK_ID]
    head, *rows = rows_of(one)
    assert len(head) == len(shown)
    assert len(rows) == len(one.rows)
    for cells, row in zip(rows, one.rows, strict=True):
        for text, number in zip(cells, shown, strict=True):
            cell = row[number]
            if cell is None:
                assert not text
            elif isinstance(cell, str):
                assert text == cell
            else:
                assert float(text) == cell


def test_csv_is_no_formula_and_keeps_commas_quotes_and_lines() -> None:
    columns = (("=Name", Unit.TEXT, Role.LABEL), ("Share", Unit.SHARE, Role.VALUE))
    texts = ["=1+1", "+2", "-x", "@a", 'say "hi", twice', "two\nlines", "plain"]
    made = figure(ChartKind.BARS, columns, [(text, -0.125) for text in texts])
    head, *rows = rows_of(made)
    assert head == ["'=Name", "Share (0 to 1)"]
    assert [row[0] for row in rows] == ["'=1+1", "'+2", "'-x", "'@a", *texts[4:]]
    assert {row[1] for row in rows} == {"-0.125"}
    assert figure_csv(made).count("\r\n") == len(texts) + 1
    assert figure_tabs(made).split("\n")[1] == "=1+1\t−12 %"


@pytest.mark.parametrize("one", usual_figures(), ids=lambda one: one.kind.value)
def test_svg_has_the_words_of_the_chart_as_text(qapp: QApplication, one: Figure) -> None:
    root = ET.fromstring(chart_file(one, ChartFile.SVG, LIGHT))
    texts = {"".join(part.itertext()) for part in root.iter() if part.tag.endswith("}text")}
    assert one.title in texts
    if one.kind is ChartKind.BARS:
        shown = [format_cell(row[0], Unit.TEXT) for row in one.rows[:12]]
        assert sum(name in texts for name in shown) >= len(shown) - 1  # the very long one is elided


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_png_is_read_back_sharp_and_in_the_colours_of_the_theme(qapp: QApplication, theme: object) -> None:
    assert theme in {DARK, LIGHT}
    look = DARK if theme is DARK else LIGHT
    image = QImage.fromData(chart_file(lines_figure(), ChartFile.PNG, look))
    assert image.width() == 2 * 960
    assert image.pixelColor(2, 2) == QColor(look.surface)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}
    assert len(colours) > 5
    small = paint_chart(lines_figure(), look, QSize(480, 400))
    assert small.size() == QSize(480, 400)


def test_names_of_files_are_safe() -> None:
    odd = figure(ChartKind.BARS, (("A", Unit.TEXT, Role.LABEL),), [], key="../tempo: by year?")
    assert file_name(odd, ChartFile.PNG) == "tempo-by-year.png"


def test_pictures_are_saved_without_a_window(qapp: QApplication, tmp_path: Path) -> None:
    figures = [bars_figure(), lines_figure()]
    paths = save_chart_pictures(figures, str(tmp_path / "new"), "dark")
    assert [os.path.basename(path) for path in paths] == ["made-bars.png", "made-lines.png"]
    assert all(not QImage(path).isNull() for path in paths)
    drawings = save_chart_pictures(figures[:1], str(tmp_path), kind=ChartFile.SVG)
    assert Path(drawings[0]).read_bytes().startswith(b"<?xml")
