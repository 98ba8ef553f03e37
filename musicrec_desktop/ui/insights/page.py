"""The figures of a section and a period, as they are made."""

from __future__ import annotations

import importlib
from collections import deque
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QHBoxLayout, QScrollArea, QTabBar, QWidget
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.tasks import TaskHandle
from musicrec_desktop.model.insights import Figure, InsightSection, Role
from musicrec_desktop.model.period import Period, PeriodKind
from musicrec_desktop.ui.insights.board import FigureBoard
from musicrec_desktop.ui.insights.period_bar import PeriodBar
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.page import Page
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.insights import SECTION_WORDS, also_text, nothing_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

if TYPE_CHECKING:
    from musicrec_desktop.services.insights.service import InsightsService
    from musicrec_desktop.ui.kit.charts.chart_view import ChartView

QUIET_MS: Final = 1_500
"""How long after a listen the figures are counted again: the end of a track is busy enough."""
SLOW_MS: Final = 250
"""From then on the head says that figures are counted."""


class InsightsPage(Page):
    """Sections as tabs, the period below them, and the charts.

    Args:
        insights: makes the figures.
        theme: colours.

    Attributes:
        track_requested: the id of a track in a chart that shall be played.
        review_requested: the year in review is wanted.
        export_requested: all charts shall be saved; the button that was pressed.
        save_requested: the ``Figure`` and the ``ChartFile`` that it shall be saved as.
        period_bar: chooses the period.
        tabs: chooses the section.
        board: the charts.
    """

    track_requested = Signal(int)
    review_requested = Signal()
    export_requested = Signal(object)
    save_requested = Signal(object, object)

    def __init__(
        self, insights: InsightsService, theme: ThemeController, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._insights = insights
        self._loading: TaskHandle | None = None
        self._made: dict[str, Figure] = {}
        self._arrived: deque[Figure] = deque()
        self._section = InsightSection.OVERVIEW
        self._tables: set[str] = set()
        self._scrolls: dict[InsightSection, int] = {}
        self.head.set_title(tr("Insights"))
        self.review_button = text_button(tr("Year in review"))
        self.export_button = IconButton(theme, Glyph.EXPORT, tr("Save all charts"))
        self.head.add_tool(self.review_button)
        self.head.add_tool(self.export_button)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Section"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        for section in InsightSection:
            self.tabs.addTab(SECTION_WORDS[section])
        self.period_bar = PeriodBar(theme, lambda: insights.today)
        self.board = FigureBoard()
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.board)
        row = QHBoxLayout()
        row.setContentsMargins(Space.XS, 0, Space.M, 0)
        row.addWidget(self.tabs)
        self._column.insertLayout(1, row)
        self._column.insertWidget(2, self.period_bar)
        self._body.addWidget(self._area)
        self._body.addWidget(self.empty)
        self.lead_focus(self.tabs)
        self._slow, self._quiet, self._next = QTimer(self), QTimer(self), QTimer(self)
        self._drawing = QTimer(self)
        for timer, wait_ms, act in (
            (self._slow, SLOW_MS, self._say_counting),
            (self._quiet, QUIET_MS, self._load_figures),
            (self._next, 0, self._build_next),
            (self._drawing, 0, load_drawing),
        ):
            timer.setSingleShot(True)
            timer.setInterval(wait_ms)
            timer.timeout.connect(act)
        self.review_button.clicked.connect(self.review_requested)
        self.export_button.clicked.connect(lambda: self.export_requested.emit(self.export_button))
        self.tabs.currentChanged.connect(lambda _number: self._on_section())
        self.period_bar.changed.connect(self._on_period)

    @property
    def section(self) -> InsightSection:
        """The one that is shown."""
        return self._section

    @property
    def period(self) -> Period:
        """The one that figures are about."""
        return self.period_bar.period

    @property
    def is_counting(self) -> bool:
        """Whether figures are still to come."""
        return self._loading is not None or bool(self._arrived) or self._next.isActive()

    @property
    def figures(self) -> list[Figure]:
        """What is shown, in its order."""
        return [view.figure for view in self.board.views]

    def set_section(self, section: InsightSection) -> None:
        """Show another section."""
        self.tabs.setCurrentIndex(list(InsightSection).index(section))

    def history_changed(self) -> None:
        """Something was heard, or rows are others: count again soon, and quietly."""
        if self.isVisible():
            self.period_bar.show_later()
            self._quiet.start()

    @override
    def forget(self) -> None:
        """Show nothing of the listener before."""
        self._cancel()
        self._made.clear()
        self.board.clear()
        self.head.set_figures("")
        if self.isVisible():
            self._load_figures()

    @override
    def refresh(self) -> None:
        self.period_bar.show_later()
        self._load_figures()

    @override
    def give_room(self) -> None:
        super().give_room()
        self.period_bar.set_room(self.width())

    @override
    def layout_state(self) -> dict[str, object]:
        return {
            "section": self._section.value,
            **self.period_bar.state(),
            "tables": sorted(self._tables),
        }

    @override
    def restore_layout(self, state: object) -> None:
        if not isinstance(state, dict):
            return
        self.period_bar.restore(state)
        tables, section = state.get("tables"), state.get("section")
        if isinstance(tables, list):
            self._tables = {key for key in tables if isinstance(key, str)}
        if section in set(map(str, InsightSection)):
            self.set_section(InsightSection(section))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._cancel()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._area.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown:
            bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
        elif event.key() == Qt.Key.Key_PageUp:
            bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepSub)
        else:
            super().keyPressEvent(event)

    def _on_section(self) -> None:
        self._scrolls[self._section] = self._area.verticalScrollBar().value()
        self._section = list(InsightSection)[self.tabs.currentIndex()]
        self._made.clear()
        self.board.clear()
        if self.isVisible():
            self._load_figures()

    def _on_period(self) -> None:
        if self.isVisible():
            self._load_figures()

    def _cancel(self) -> None:
        for timer in (self._slow, self._quiet, self._next, self._drawing):
            timer.stop()
        self._arrived.clear()
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None

    def _load_figures(self) -> None:
        """Have the figures made; those that are shown stay until they are counted again."""
        self._cancel()
        self._made.clear()
        if self.board.views:
            self._slow.start()
        else:
            self._say_counting()  # there is nothing else to see
        self._loading = self._insights.load(
            self._section, self.period, self._arrive, self._arrive_all, self._fail
        )
        self._drawing.start()

    def _say_counting(self) -> None:
        self.head.set_figures(tr("Counting…"))

    def _arrive(self, figure: Figure) -> None:
        """A figure was made; charts are built one in each turn of the event loop, however fast they come."""
        self._arrived.append(figure)
        self._next.start()

    def _arrive_all(self) -> None:
        self._loading = None
        self._next.start()

    def _build_next(self) -> None:
        if self._arrived:
            self._take(self._arrived.popleft())
        if self._arrived:
            self._next.start()
        elif self._loading is None:
            self._finish()

    def _take(self, figure: Figure) -> None:
        self._made[figure.key] = figure
        shown = figure if self.period_bar.is_comparing else without_before(figure)
        view = self._view(figure.key)
        first = self._first_of_note(figure)
        if first is not None:
            # The same sentence ten times says no more than once.
            count = sum(one.note == figure.note for one in self._made.values()) - 1
            first.set_figure(replace(first.figure, note=also_text(figure.note, count)))
            if view is not None:
                self.board.remove(view)
        elif view is None:
            self.board.add(self._new_view(shown))
        else:
            view.set_figure(shown)
        if figure.rows and self.is_empty_shown:
            self.show_list()

    def _view(self, key: str) -> ChartView | None:
        return next((view for view in self.board.views if view.figure.key == key), None)

    def _first_of_note(self, figure: Figure) -> ChartView | None:
        """The chart that says already why there is nothing to see; None where this one is the first."""
        if figure.rows or not figure.note:
            return None
        keys = (key for key, one in self._made.items() if one.note == figure.note and not one.rows)
        first = next(keys, figure.key)
        return None if first == figure.key else self._view(first)

    def _finish(self) -> None:
        self._slow.stop()
        self.head.set_figures("")
        for view in self.board.views:
            if view.figure.key not in self._made:
                self.board.remove(view)
        if any(figure.rows for figure in self._made.values()):
            self.show_list()
            self._area.verticalScrollBar().setValue(self._scrolls.pop(self._section, self._scroll))
        else:
            self._say_nothing()

    def _fail(self, error: Exception) -> None:
        self._cancel()
        if not isinstance(error, MusicRecError):
            raise error
        message = error_message(error)
        self.head.set_figures("")
        self.empty.show_message(
            message.headline, message.advice, tr("Try again"), self.refresh, glyph=Glyph.INSIGHTS
        )
        self.show_empty()

    def _say_nothing(self) -> None:
        note = next((figure.note for figure in self._made.values() if figure.note), "")
        is_all = self.period.kind is PeriodKind.ALL
        self.empty.show_message(
            nothing_text(self.period),
            note or tr("Play some music: what you hear is counted here, and nowhere else."),
            "" if is_all else tr("Show all time"),
            None if is_all else lambda: self.period_bar.set_period(Period.all()),
            glyph=Glyph.INSIGHTS,
        )
        self.show_empty()

    @property
    def _scroll(self) -> int:
        return self._area.verticalScrollBar().value()

    def _new_view(self, figure: Figure) -> ChartView:
        from musicrec_desktop.ui.kit.charts.chart_view import ChartView

        view = ChartView(self.theme, figure, self.board)
        view.track_requested.connect(self.track_requested)
        view.save_requested.connect(self.save_requested)
        if figure.key in self._tables:
            view.set_table(is_table=True)
        view.table_toggled.connect(partial(self._note_table, figure.key))
        return view

    def _note_table(self, key: str, is_table: bool) -> None:
        (self._tables.add if is_table else self._tables.discard)(key)


def load_drawing() -> None:
    """Import what draws charts: while figures are counted, in a turn of its own behind the page's making.

    By the thread of the window, not in a lane: see ``ui/kit/lane_classes``.
    """
    importlib.import_module("musicrec_desktop.ui.kit.charts.chart_view")


def without_before(figure: Figure) -> Figure:
    """A figure without the values of the period before."""
    kept = [number for number, column in enumerate(figure.columns) if column.role is not Role.BEFORE]
    if len(kept) == len(figure.columns):
        return figure
    return replace(
        figure,
        columns=tuple(figure.columns[number] for number in kept),
        rows=tuple(tuple(row[number] for number in kept) for row in figure.rows),
    )
