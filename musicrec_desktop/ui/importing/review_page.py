"""Every track of an import with what it is taken for: filtered, searched and corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.import_plan import LineKey, Offer, ReviewLine
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.ui.importing.correction_panel import WIDTH_PX, CorrectionPanel, acceptable_id
from musicrec_desktop.ui.importing.review_model import REVIEW_COLUMNS, ReviewCell, ReviewModel
from musicrec_desktop.ui.importing.review_rows import FoundRows, Part, ReviewRows, find_rows
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import let_clear
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import ScrollBody
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space
from musicrec_desktop.ui.track_table.row_painter import TrackRowPainter

SEARCH_DELAY_MS: Final = 150
BAR_PX: Final = 12
"""Beside the panel, for its scroll bar."""
MOST_SHOWN: Final = 5_000
"""Of so many selected rows the panel tells what can be said; what is said counts for all."""
_PARTS: Final[Mapping[Part, str]] = {
    Part.ALL: tr("All"),
    Part.SAME: tr("Found"),
    Part.VERSION: tr("Other versions"),
    Part.ASK: tr("Unsure"),
    Part.MISSING: tr("Not found"),
    Part.OFFERS: tr("Rated on both sides"),
    Part.CORRECTED: tr("Corrected"),
}
_COMMANDING: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ALWAYS: Final = frozenset({Part.ALL, Part.SAME, Part.VERSION, Part.ASK, Part.MISSING})
HELP: Final = tr(
    "Enter: choose the track · Ctrl+Enter: take the likeliest · Delete: not in my library · Ctrl+Z: undo"
)


class ReviewPage(QWidget):
    """Chips, a search, a table and a panel at its side.

    Args:
        browse: reads tracks of the library.
        scheduler: gives the lane that filters.
        themes: colours.
        parent: Qt's owner.

    Attributes:
        corrected: what the user said: a track or None, by key.
        offers_decided: offers, and whether theirs takes the place of ours.
        undo_requested: the last of it shall be taken back.
        part: which rows are shown.
    """

    corrected = Signal(object)
    offers_decided = Signal(object, bool)
    undo_requested = Signal()

    def __init__(
        self,
        browse: BrowseService,
        scheduler: Scheduler,
        themes: ThemeController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scheduler = scheduler
        self._table = ReviewRows([], {}, {})
        self._finding: TaskHandle | None = None
        self._counting: TaskHandle | None = None
        self._is_read_only = False
        self.part = Part.ALL
        self.model = ReviewModel(browse.page, self)
        self.view = ListView(themes, REVIEW_COLUMNS, tr("Tracks of the import"))
        self.view.setDragEnabled(False)
        self.view.setModel(self.model)
        self.view.horizontalHeader().setSectionsMovable(False)
        self.view.set_row_painter(TrackRowPainter(themes, self.view))
        self.panel = CorrectionPanel(browse)
        self.view.play_requested.connect(lambda _row: self.panel.focus_choices())
        self.view.selectionModel().selectionChanged.connect(self._on_selection)
        self.empty = EmptyState(themes, Glyph.SEARCH)
        self.chips = {part: self._chip(part) for part in Part}
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search title, artist or album"))
        self.search.setAccessibleName(tr("Search the tracks of the import"))
        let_clear(self.search)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SEARCH_DELAY_MS)
        self._later.timeout.connect(self._find)
        self.search.textChanged.connect(lambda _text: self._later.start())
        self.search.installEventFilter(self)
        self.view.installEventFilter(self)
        self.undo_button = text_button(tr("Undo"))
        self.undo_button.setToolTip(tr("Take the last correction back (Ctrl+Z)"))
        self.undo_button.clicked.connect(self.undo_requested)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.view)
        self._lists.addWidget(self.empty)
        self._connect_panel()
        self._add_keys()
        self._lay_out()

    def show_table(self, table: ReviewRows, taken: frozenset[Offer], part: Part = Part.ALL) -> None:
        """Show the rows of a plan, some of its parts first."""
        self._table, self.model.taken, self.part = table, taken, part
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._find()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Only show rows, after the import was carried out."""
        self._is_read_only = is_read_only
        self._side.setVisible(not is_read_only)
        self.undo_button.setVisible(not is_read_only)

    def take_lines(self, lines: Mapping[int, ReviewLine]) -> None:
        """Show corrected lines; rows stay where they are until the filter changes."""
        self.model.patch(lines)
        self._after_change()

    def take_offers(self, taken: frozenset[Offer]) -> None:
        """Show which offers are taken."""
        self.model.taken = taken
        self.model.refresh(())
        self._after_change()

    def set_undo(self, *, is_possible: bool) -> None:
        """Whether there is something to take back."""
        self.undo_button.setEnabled(is_possible)

    def show_part(self, part: Part) -> None:
        """Show a part of the rows."""
        self.part = part
        self._find()

    def close_tasks(self) -> None:
        """Stop what still searches."""
        self._later.stop()
        self.panel.close_tasks()
        for task in (self._finding, self._counting):
            if task is not None:
                task.cancel()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self.view and self._begins_search(event):
                return True
            if watched is self.search and self._leaves_search(event):
                return True
        return super().eventFilter(watched, event)

    def _begins_search(self, event: QKeyEvent) -> bool:
        """A letter over the rows is searched for; Qt would compare it with every row."""
        text = event.text()
        if not text.strip() or not text.isprintable() or event.modifiers() & _COMMANDING:
            return False
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.setText(text)
        return True

    def _leaves_search(self, event: QKeyEvent) -> bool:
        """Down and Enter go on to the rows; Escape empties the line first, and leaves it then."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True

    # Saying something

    def _correct(self, answer: Callable[[ReviewLine], TrackId | None], *, is_for_open: bool = False) -> None:
        lines = [self.model.line_at(row) for row in self.view.selected_rows()]
        said: dict[LineKey, TrackId | None] = {}
        for line in lines:
            chosen = answer(line)
            if is_for_open and chosen is None:
                continue
            said[line.key] = chosen
        if said and not self._is_read_only:
            self.corrected.emit(said)

    def accept_likeliest(self) -> None:
        """Take the likeliest track for each selected row that is not sure."""
        self._correct(lambda line: acceptable_id(ReviewCell(line, None)), is_for_open=True)

    def refuse(self) -> None:
        """Say that the selected rows are not in the library."""
        self._correct(lambda _line: None)

    def _decide(self, *, is_taken: bool) -> None:
        lines = [self.model.line_at(row) for row in self.view.selected_rows()]
        offers = [offer for line in lines for offer in self._table.offers.get(line.key, ())]
        if offers and not self._is_read_only:
            self.offers_decided.emit(offers, is_taken)

    def step_on(self) -> None:
        """Select the row below the selected one, to go on there."""
        rows = self.view.selected_rows()
        if len(rows) == 1 and rows[0] + 1 < self.model.rowCount():
            self.view.select_rows([rows[0] + 1], current=rows[0] + 1)
            self.view.scrollTo(self.model.index(rows[0] + 1, 0))
        self.view.setFocus()

    # Filter

    def _find(self) -> None:
        table, part, text = self._table, self.part, self.search.text()
        self.chips[part].setChecked(True)
        self.view.set_constant(() if part is Part.OFFERS else ("offers",))
        self._finding = self._scheduler.run(
            Lane.QUICK,
            lambda _context: find_rows(table, part, text),
            name="import-review",
            on_done=partial(self._on_found, table),
        )

    def _on_found(self, table: ReviewRows, found: FoundRows) -> None:
        if table is not self._table:
            return
        self.model.show_rows(table, found)
        self._show_counts(found.counts)
        if found.rows:
            self._lists.setCurrentWidget(self.view)
            self.view.scrollToTop()
            self.view.select_rows([0], current=0)
        else:
            self._say_empty()
        self._on_selection()

    def _say_empty(self) -> None:
        text = self.search.text().strip()
        if text:
            self.empty.show_message(
                tr("No track answers to this"),
                tr("{text} stands in no title, artist or album of this part.", text=quoted(text)),
                tr("Clear the search"),
                self.search.clear,
                glyph=Glyph.SEARCH,
            )
        else:
            self.empty.show_message(
                tr("Nothing here"), tr("No track of the import belongs here."), glyph=Glyph.DONE
            )
        self._lists.setCurrentWidget(self.empty)

    def _show_counts(self, counts: Mapping[Part, int]) -> None:
        for part, chip in self.chips.items():
            count = counts.get(part, 0)
            chip.setText(f"{_PARTS[part]} {number_text(count)}")
            chip.setVisible(part in _ALWAYS or bool(count) or part is self.part)

    def _after_change(self) -> None:
        """Count again; the rows that are shown stay."""
        table = self._table
        self._counting = self._scheduler.run(
            Lane.QUICK,
            lambda _context: find_rows(table, Part.ALL, "").counts,
            name="import-counts",
            on_done=self._show_counts,
        )
        self._on_selection()

    def _on_selection(self, _on: QItemSelection | None = None, _off: QItemSelection | None = None) -> None:
        rows = self.view.selected_rows() if self.model.rowCount() else []
        if len(rows) == 1:
            self.panel.show_cells([self.model.cell_at(rows[0])], 1)
        else:
            self.panel.show_cells([self.model.brief_cell(row) for row in rows[:MOST_SHOWN]], len(rows))

    # Parts

    def _chip(self, part: Part) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setAutoExclusive(True)
        chip.setText(_PARTS[part])
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self.show_part(part))
        return chip

    def _connect_panel(self) -> None:
        self.panel.taken.connect(lambda track_id: self._correct(lambda _line: track_id))
        self.panel.accepted.connect(self.accept_likeliest)
        self.panel.refused.connect(self.refuse)
        self.panel.offers_decided.connect(lambda is_taken: self._decide(is_taken=is_taken))
        self.panel.left.connect(self.view.setFocus)

    def _add_keys(self) -> None:
        def key(sequence: str, use: Callable[[], object], context: Qt.ShortcutContext, on: QWidget) -> None:
            shortcut = QShortcut(QKeySequence(sequence), on)
            shortcut.setContext(context)
            shortcut.activated.connect(use)

        whole, list_only = Qt.ShortcutContext.WidgetWithChildrenShortcut, Qt.ShortcutContext.WidgetShortcut
        key("Del", self.refuse, list_only, self.view)
        key("Ctrl+Return", self.accept_likeliest, list_only, self.view)
        key("Ctrl+Z", self._undo_by_key, whole, self)
        key("Ctrl+F", self._focus_search, whole, self)

    def _undo_by_key(self) -> None:
        if self.undo_button.isEnabled() and not self._is_read_only:
            self.undo_requested.emit()

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(Space.XS)
        for chip in self.chips.values():
            chips.addWidget(chip)
        chips.addStretch()
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.search, 1)
        line.addWidget(self.undo_button)
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addLayout(line)
        left.addWidget(self._lists, 1)
        left.addWidget(dim_label(HELP, is_small=True))
        columns = QHBoxLayout()
        columns.setSpacing(Space.L)
        columns.addLayout(left, 1)
        self._side = ScrollBody(self.panel)
        self._side.setFixedWidth(WIDTH_PX + BAR_PX)
        columns.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(chips)
        column.addLayout(columns, 1)
