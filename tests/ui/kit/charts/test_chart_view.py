"""A figure in the window: values at the pointer and the keys, the table, the menu."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.insights import Figure
from musicrec_desktop.ui.kit.charts.chart_view import ChartView
from musicrec_desktop.ui.kit.charts.files import ChartFile
from musicrec_desktop.ui.theme.control import ThemeController
from tests.support.figures import bars_figure, columns_figure, lines_figure


def shown(qtbot: QtBot, themes: ThemeController, figure: Figure, width: int = 700) -> ChartView:
    view = ChartView(themes, figure)
    qtbot.addWidget(view)
    view.resize(width, view.heightForWidth(width))
    view.show()
    qtbot.waitExposed(view)
    return view


def test_the_pointer_shows_the_values_of_a_row(qtbot: QtBot, themes: ThemeController) -> None:
    view = shown(qtbot, themes, bars_figure())
    mark = view.canvas.chart.marks[2]
    QTest.mouseMove(view.canvas, mark.rect.center().toPoint())
    qtbot.waitUntil(lambda: view.canvas.lit == 2)
    assert view.canvas.card.text.startswith("Ada North\nPlays: 411\nPlays before: 336")
    assert view.canvas.card.isVisible()
    QTest.mouseMove(view, QPoint(3, 3))


def test_arrow_keys_go_from_value_to_value_and_tell_screen_readers(
    qtbot: QtBot, themes: ThemeController
) -> None:
    view = shown(qtbot, themes, columns_figure())
    canvas = view.canvas
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.lit == 0
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.lit == 1
    assert "Feb 2024" in canvas.accessibleDescription()
    assert "Time before" in canvas.accessibleDescription()
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert canvas.lit == 11
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.lit == 0
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.lit is None
    assert not canvas.card.isVisible()


def test_enter_and_a_double_click_play_the_track_of_a_row(qtbot: QtBot, themes: ThemeController) -> None:
    view = shown(qtbot, themes, bars_figure())
    QTest.keyClick(view.canvas, Qt.Key.Key_Home)
    QTest.keyClick(view.canvas, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.track_requested) as asked:
        QTest.keyClick(view.canvas, Qt.Key.Key_Return)
    assert asked.args == [2]
    at = view.canvas.chart.marks[4].rect.center().toPoint()
    with qtbot.waitSignal(view.track_requested) as asked:
        QTest.mouseDClick(view.canvas, Qt.MouseButton.LeftButton, pos=at)
    assert asked.args == [5]
    assert "plays it" in view.canvas.card.text


def test_the_table_sorts_by_exact_values_and_copies(qtbot: QtBot, themes: ThemeController) -> None:
    view = shown(qtbot, themes, bars_figure(30))
    view.set_table(is_table=True)
    table = view.table
    assert table is not None
    assert not view.canvas.isVisible()
    model = table.model()
    assert (model.rowCount(), model.columnCount()) == (30, 3)
    assert model.index(0, 0).data() == "Nina Simone"
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    values = [int(str(model.index(row, 1).data())) for row in range(30)]
    assert values == sorted(values)
    table.selectRow(29)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Artist\tPlays\tPlays before\nNina Simone\t641\t500"
    with qtbot.waitSignal(view.track_requested) as asked:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert asked.args == [1]


def test_other_values_keep_the_mark_the_table_and_the_order(qtbot: QtBot, themes: ThemeController) -> None:
    figure = bars_figure()
    view = shown(qtbot, themes, figure)
    QTest.keyClick(view.canvas, Qt.Key.Key_Home)
    QTest.keyClick(view.canvas, Qt.Key.Key_Down)
    changed = replace(figure, rows=(figure.rows[0], ("Other", 7, 3, 9), *figure.rows[2:]))
    view.set_figure(changed)
    assert view.canvas.lit == 1
    assert "Other" in view.canvas.card.text
    view.set_table(is_table=True)
    view.set_figure(figure)
    assert view.is_table
    assert view.table is not None
    assert view.table.model().index(1, 0).data() == "Orchestra of the Coast"


def test_the_definition_is_read_by_a_button(qtbot: QtBot, themes: ThemeController) -> None:
    view = shown(qtbot, themes, lines_figure())
    assert view.definition == view.info_button.toolTip().replace("\n", " ")
    before = view.heightForWidth(700)
    view.info_button.click()
    assert view.heightForWidth(700) > before


def test_the_menu_copies_and_saves(qtbot: QtBot, themes: ThemeController) -> None:
    view = shown(qtbot, themes, lines_figure())
    actions = {action.text(): action for action in view.menu().actions() if action.text()}
    actions["Copy table"].trigger()
    assert QGuiApplication.clipboard().text().startswith("Year\tTempo\tLower quarter")
    actions["Copy picture"].trigger()
    assert not QGuiApplication.clipboard().image().isNull()
    with qtbot.waitSignal(view.save_requested) as asked:
        actions["Save as drawing (SVG)…"].trigger()
    assert asked.args == [view.figure, ChartFile.SVG]
    actions["Show as a table"].trigger()
    assert view.is_table


def test_a_change_of_theme_paints_anew(qtbot: QtBot, themes: ThemeController) -> None:
    view = shown(qtbot, themes, bars_figure())
    light = view.canvas.grab().toImage()
    themes.set_value("dark")
    assert view.canvas.grab().toImage() != light
    themes.set_value("light")
    assert view.canvas.grab().toImage() == light
