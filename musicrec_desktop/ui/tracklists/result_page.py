"""What was understood of a list, and the tracks that are like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.model.tracklist import LineStatus, TracklistAnswer
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import ScrollBody
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.kit.wording.playlists import suggestion_problem_text
from musicrec_desktop.ui.kit.wording.tracklists import STATUS_WORDS, summary_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space
from musicrec_desktop.ui.track_table.row_painter import TrackRowPainter
from musicrec_desktop.ui.tracklists.line_panel import WIDTH_PX, LinePanel
from musicrec_desktop.ui.tracklists.models import LINE_COLUMNS, SONG_COLUMNS, LineModel, SongModel

BAR_PX: Final = 12
"""Beside the panel, for its scroll bar."""
HELP: Final = tr("Enter: choose the track · Delete: not in my library · Ctrl+Z: undo")
NO_SONGS: Final = tr("Nothing more fits")


class ResultPage(QWidget):
    """Two tables, one behind the other: the lines, and more like them.

    Args:
        browse: reads and finds tracks.
        themes: colours.
        parent: Qt's owner.

    Attributes:
        corrected: a line of this place is this ``TrackId``, or None for none of the library.
        undo_requested: the last correction shall be taken back.
        play_requested: tracks that shall be played, the first one first.
        lines: the table of lines.
        songs: the table of tracks that are like the list.
    """

    corrected = Signal(int, object)
    undo_requested = Signal()
    play_requested = Signal(object)

    def __init__(self, browse: BrowseService, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = TracklistAnswer(())
        self.summary = ElidedLabel(role="dim")
        self.lines_tab, self.songs_tab = self._chip(tr("The list")), self._chip(tr("More like it"))
        self.undo_button = text_button(tr("Undo"))
        self.undo_button.setToolTip(tr("Take the last correction back (Ctrl+Z)"))
        self.undo_button.clicked.connect(self.undo_requested)
        self.line_model, self.song_model = LineModel(browse.page, self), SongModel(browse.page, self)
        self.lines = ListView(themes, LINE_COLUMNS, tr("Lines of the list"))
        self.songs = ListView(themes, SONG_COLUMNS, tr("Tracks that are like the list"))
        for view, model in ((self.lines, self.line_model), (self.songs, self.song_model)):
            view.setModel(model)
            view.horizontalHeader().setSectionsMovable(False)
            view.set_row_painter(TrackRowPainter(themes, view))
        self.panel = LinePanel(browse)
        self.statuses: Mapping[LineStatus | None, QToolButton] = {
            status: self._chip(self._status_words(status)) for status in (None, *LineStatus)
        }
        self.part_chips: list[QToolButton] = []
        self._parts = QHBoxLayout()
        self._parts.setSpacing(Space.XS)
        self.centres = dim_label(is_small=True)
        self.empty = EmptyState(themes, Glyph.SUGGEST)
        self._song_pages = QStackedWidget()
        self._song_pages.addWidget(self.songs)
        self._song_pages.addWidget(self.empty)
        self._pages = QStackedWidget()
        self._connect()
        self._lay_out()

    def show_answer(self, answer: TracklistAnswer) -> None:
        """Show another answer; the selected line and the filter stay."""
        self._answer = answer
        rows = self.lines.selected_rows()
        place = self.line_model.place_at(rows[0]) if len(rows) == 1 else None
        self.summary.set_full_text(summary_text(answer.lines, answer.left_out))
        counts = Counter(line.status for line in answer.lines)
        for status, chip in self.statuses.items():
            count = len(answer.lines) if status is None else counts[status]
            chip.setText(f"{self._status_words(status)} {number_text(count)}")
            chip.setVisible(status is None or bool(count) or status is self.line_model.status)
        self._show_lines(self.line_model.status, place)
        self._show_parts()

    def begin(self) -> None:
        """Show the whole of the next answer: what is unsure first, where there is something."""
        self.line_model.status = None
        self.lines.clearSelection()
        self.lines_tab.click()

    def set_undo(self, *, is_possible: bool) -> None:
        """Whether a correction can be taken back."""
        self.undo_button.setEnabled(is_possible)

    def close_tasks(self) -> None:
        """Stop what still searches."""
        self.panel.chooser.close_tasks()

    # Lines

    def _show_lines(self, status: LineStatus | None, place: int | None = None) -> None:
        self.statuses[status].setChecked(True)
        self.line_model.show_lines(self._answer, status)
        row = self.line_model.row_of(place) if place is not None else None
        if row is None and self.line_model.rowCount():
            row = 0
        if row is not None:
            self.lines.select_rows([row], current=row)
            self.lines.scrollTo(self.line_model.index(row, 0))
        self._on_selection()

    def _on_selection(self) -> None:
        rows = self.lines.selected_rows() if self.line_model.rowCount() else []
        self.panel.show_cell(self.line_model.cell_at(rows[0]) if len(rows) == 1 else None)

    def _correct(self, track_id: TrackId | None) -> None:
        rows = self.lines.selected_rows()
        if len(rows) == 1:
            self.corrected.emit(self.line_model.place_at(rows[0]), track_id)
            self.lines.setFocus()

    # Songs

    def _show_parts(self) -> None:
        for chip in self.part_chips:
            self._parts.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.part_chips = []
        self._show_songs(None)
        parts = self._answer.parts
        titles = [
            self.song_model.centres[one.centre].tags.title
            for one in parts
            if one.centre in self.song_model.centres
        ]
        if len(titles) > 1:
            for place, text in enumerate(
                (tr("All"), *(tr("Around {title}", title=quoted(title)) for title in titles))
            ):
                chip = self._chip(text)
                chip.clicked.connect(partial(self._show_songs, place - 1 if place else None))
                self.part_chips.append(chip)
                self._parts.insertWidget(place, chip)
            self.part_chips[0].setChecked(True)
        told = [
            tr("{members} around {title}", members=number_text(len(one.members)), title=quoted(title))
            + (f" ({', '.join(one.words)})" if one.words else "")
            for one, title in zip(parts, titles, strict=False)
        ]
        lead = tr("It is of one kind: ") if len(told) == 1 else tr("It has {told} parts: ", told=len(told))
        self.centres.setText(f"{lead}{' · '.join(told)}" if told else "")
        self.centres.setVisible(bool(told))
        self.songs_tab.setText(
            tr("More like it {entries}", entries=number_text(len(self._answer.suggestions.entries)))
        )

    def _show_songs(self, part: int | None) -> None:
        self.song_model.show_songs(self._answer, part)
        self.songs.set_constant(("part",) if len(self._answer.parts) < 2 else ())
        if self.song_model.rowCount():
            self._song_pages.setCurrentWidget(self.songs)
            self.songs.select_rows([0], current=0)
            return
        problem = self._answer.suggestions.problem
        text = suggestion_problem_text(problem, is_listening=False) if problem and problem != "empty" else ""
        self.empty.show_message(
            NO_SONGS, text or tr("No track of the list is in your library, nor near to one.")
        )
        self._song_pages.setCurrentWidget(self.empty)

    def _play(self, row: int) -> None:
        self.play_requested.emit(self.song_model.ids[row:])

    # Parts of the page

    @staticmethod
    def _status_words(status: LineStatus | None) -> str:
        return tr("All") if status is None else STATUS_WORDS[status]

    @staticmethod
    def _chip(text: str) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setAutoExclusive(True)
        chip.setText(text)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return chip

    def _connect(self) -> None:
        self.lines_tab.clicked.connect(lambda: self._pages.setCurrentIndex(0))
        self.songs_tab.clicked.connect(lambda: self._pages.setCurrentIndex(1))
        for status, chip in self.statuses.items():
            chip.clicked.connect(partial(self._show_lines, status))
        self.lines.selectionModel().selectionChanged.connect(lambda _on, _off: self._on_selection())
        self.lines.play_requested.connect(lambda _row: self.panel.chooser.focus())
        self.songs.play_requested.connect(self._play)
        self.panel.taken.connect(self._correct)
        self.panel.refused.connect(lambda: self._correct(None))
        self.panel.left.connect(self.lines.setFocus)
        self._key("Del", lambda: self._correct(None), self.lines, Qt.ShortcutContext.WidgetShortcut)
        self._key("Ctrl+Z", self._undo, self, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @staticmethod
    def _key(sequence: str, use: Callable[[], object], on: QWidget, context: Qt.ShortcutContext) -> None:
        shortcut = QShortcut(QKeySequence(sequence), on)
        shortcut.setContext(context)
        shortcut.activated.connect(use)

    def _undo(self) -> None:
        if self.undo_button.isEnabled():
            self.undo_requested.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        # Chips of one parent exclude each other, so each row of them has its own.
        tabs = _row(self.lines_tab, self.songs_tab)
        head.addWidget(tabs)
        head.addSpacing(Space.S)
        head.addWidget(self.summary, 1)
        head.addWidget(self.undo_button)
        list_page, songs_page = QWidget(), QWidget()
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(_row(*self.statuses.values()))
        left.addWidget(self.lines, 1)
        left.addWidget(dim_label(HELP, is_small=True))
        columns = QHBoxLayout(list_page)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(Space.L)
        columns.addLayout(left, 1)
        side = ScrollBody(self.panel)
        side.setFixedWidth(WIDTH_PX + BAR_PX)
        columns.addWidget(side)
        holder = QWidget()
        holder.setLayout(self._parts)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.addStretch()
        column = QVBoxLayout(songs_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(holder)
        column.addWidget(self.centres)
        column.addWidget(self._song_pages, 1)
        self._pages.addWidget(list_page)
        self._pages.addWidget(songs_page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.M)
        whole.addLayout(head)
        whole.addWidget(self._pages, 1)
        self.lines_tab.setChecked(True)


def _row(*chips: QToolButton) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(Space.XS)
    for chip in chips:
        line.addWidget(chip)
    line.addStretch()
    return row
