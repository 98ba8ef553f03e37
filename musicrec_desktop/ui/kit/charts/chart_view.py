"""A figure in the window: its title and definition, the chart or the table, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.insights import Figure
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.charts.canvas import ChartCanvas
from musicrec_desktop.ui.kit.charts.files import ChartFile
from musicrec_desktop.ui.kit.charts.painting import paint_chart
from musicrec_desktop.ui.kit.charts.reading import track_of
from musicrec_desktop.ui.kit.charts.table import FigureTable
from musicrec_desktop.ui.kit.icons import Glyph, icon
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.figures import figure_tabs
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

LEAST_TABLE_PX: Final = 240
_BUTTON_PX: Final = 28
_ICON_PX: Final = 18
_TO_TABLE, _TO_CHART = tr("Show as a table"), tr("Show as a chart")


class ChartView(QFrame):
    """Shows one figure.

    Args:
        themes: colours.
        figure: what is shown.
        parent: Qt's owner.

    Attributes:
        track_requested: the id of the track of a row that was double-clicked, or on which Enter was pressed.
        table_toggled: whether the table is shown now.
        save_requested: the ``Figure`` and the ``ChartFile`` that it shall be saved as.
        canvas: the chart.
        table: the table; None until it is shown for the first time.
    """

    track_requested = Signal(int)
    table_toggled = Signal(bool)
    save_requested = Signal(object, object)

    def __init__(self, themes: ThemeController, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._themes, self._figure = themes, figure
        self._title = ElidedLabel(role="headline")
        self._sentence, self._definition = dim_label(), dim_label(is_small=True)
        self._definition.hide()
        self.info_button = self._button(Glyph.INFO, tr("What is counted"), is_checkable=True)
        self.table_button = self._button(Glyph.TABLE, _TO_TABLE, is_checkable=True)
        self.more_button = self._button(Glyph.MORE, tr("More"))
        self.canvas = ChartCanvas(themes)
        self.table: FigureTable | None = None
        self._lay_out()
        self._connect()
        self._show()

    @property
    def figure(self) -> Figure:
        """What is shown."""
        return self._figure

    @property
    def is_table(self) -> bool:
        """Whether the table is shown in place of the chart."""
        return self.table_button.isChecked()

    @property
    def definition(self) -> str:
        """What is counted, and how."""
        return self._figure.definition

    def set_figure(self, figure: Figure) -> None:
        """Show other values of the same figure; chart or table, sorting and the lit mark stay."""
        if figure != self._figure:
            self._figure = figure
            self._show()

    def set_table(self, *, is_table: bool) -> None:
        """Show the table, or the chart."""
        self.table_button.setChecked(is_table)

    def menu(self) -> QMenu:
        """What can be done with the figure."""
        menu, theme, figure = QMenu(self), self._themes.theme, self._figure
        other = _TO_CHART if self.is_table else _TO_TABLE
        menu.addAction(icon(Glyph.TABLE, theme), other, self.table_button.toggle)
        menu.addSeparator()
        menu.addAction(icon(Glyph.COPY, theme), tr("Copy picture"), self.copy_picture)
        menu.addAction(icon(Glyph.COPY, theme), tr("Copy table"), self.copy_table)
        menu.addSeparator()
        for kind, words in (
            (ChartFile.PNG, tr("Save as picture (PNG)…")),
            (ChartFile.SVG, tr("Save as drawing (SVG)…")),
            (ChartFile.CSV, tr("Save as table (CSV)…")),
        ):
            menu.addAction(icon(Glyph.EXPORT, theme), words, partial(self.save_requested.emit, figure, kind))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def copy_picture(self) -> None:
        """Put the chart into the clipboard as a picture."""
        QGuiApplication.clipboard().setImage(paint_chart(self._figure, self._themes.theme, scale=2))

    def copy_table(self) -> None:
        """Put the table into the clipboard, as it is read."""
        QGuiApplication.clipboard().setText(figure_tabs(self._figure))

    def _button(self, glyph: Glyph, name: str, *, is_checkable: bool = False) -> IconButton:
        return IconButton(
            self._themes, glyph, name, size_px=_BUTTON_PX, icon_px=_ICON_PX, is_checkable=is_checkable
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._title, 1)
        for button in (self.info_button, self.table_button, self.more_button):
            head.addWidget(button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.M, Space.L)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addWidget(self._sentence)
        column.addWidget(self._definition)
        column.addSpacing(Space.S)
        column.addWidget(self.canvas)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _connect(self) -> None:
        self.info_button.toggled.connect(self._show_definition)
        self.table_button.toggled.connect(self._show_table)
        self.more_button.clicked.connect(
            lambda: self._pop_up(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        )
        self.canvas.menu_requested.connect(self._pop_up)
        self.canvas.activated.connect(self._play)

    def _show(self) -> None:
        figure = self._figure
        self._title.set_full_text(figure.title)
        self.setAccessibleName(figure.title)
        self._sentence.setText(figure.sentence)
        self._sentence.setVisible(bool(figure.sentence))
        self._definition.setText(figure.definition)
        self.info_button.setToolTip(tool_tip_text(figure.definition))
        self.info_button.setAccessibleDescription(figure.definition)
        self.table_button.setEnabled(bool(figure.rows))
        self.canvas.set_figure(figure)
        if self.table is not None:
            self.table.set_figure(figure)
        self.updateGeometry()

    def _show_definition(self, is_shown: bool) -> None:
        self._definition.setVisible(is_shown)
        self.updateGeometry()

    def _show_table(self, is_table: bool) -> None:
        table = self.table = self.table or self._new_table()
        had_focus = self.canvas.hasFocus() or table.hasFocus()
        self.table_button.set_name(_TO_CHART if is_table else _TO_TABLE)
        table.setFixedHeight(max(LEAST_TABLE_PX, self.canvas.height()))
        self.canvas.setVisible(not is_table)
        table.setVisible(is_table)
        if had_focus:
            (table if is_table else self.canvas).setFocus()
        self.updateGeometry()
        self.table_toggled.emit(is_table)

    def _new_table(self) -> FigureTable:
        """A table costs more than a chart, so there is none before it is asked for."""
        table = FigureTable(self)
        table.set_figure(self._figure)
        table.activated_row.connect(lambda row: self._play((row,)))
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(
            lambda point: self._pop_up(table.viewport().mapToGlobal(point))
        )
        self._column.addWidget(table)
        return table

    def _pop_up(self, point: QPoint) -> None:
        self.menu().popup(point)

    def _play(self, rows: tuple[int, ...]) -> None:
        track_id = track_of(self._figure, rows[0]) if len(rows) == 1 else None
        if track_id is not None:
            self.track_requested.emit(track_id)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return 0 if layout is None else layout.totalHeightForWidth(width)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.canvas.minimumWidth() + Space.L + Space.M, super().minimumSizeHint().height())
