"""What is said of the selected rows of a review: which track each is, or that it is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.tasks import TaskHandle
from musicrec_desktop.model.browse import BrowseRequest, ListTotals
from musicrec_desktop.model.matching import MatchOutcome
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.importing.merging import half_stars
from musicrec_desktop.ui.importing.review_model import (
    OPINION_WORDS,
    ReviewCell,
    offer_text,
    reason_text,
    title_text,
    track_text,
)
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label, section_label
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.formats import format_count, format_date, format_length, format_stars
from musicrec_desktop.ui.kit.wording.matching import OUTCOME_WORDS
from musicrec_desktop.ui.theme.sizes import Space

WIDTH_PX: Final = 288
SEARCH_DELAY_MS: Final = 200
LEAST_LIST_PX: Final = 88
MOST_FOUND: Final = 50
MOST_CANDIDATES: Final = 20
NOTHING_SELECTED: Final = (
    "Select rows to see why each was taken for a track, and to say what it is. "
    "What you say is kept for later imports."
)
NOTHING_FOUND: Final = "No track of your library answers to this."


class CorrectionPanel(QWidget):
    """The names there, the tracks that it may be, a search for others, and what can be said.

    Args:
        browse: finds tracks.
        parent: Qt's owner.

    Attributes:
        taken: the selected row is this ``TrackId``.
        accepted: each selected row is the likeliest of the tracks that it may be.
        refused: the selected rows are not in the library.
        offers_decided: whether theirs takes the place of ours, in the selected rows.
        left: the user wants to go back to the rows.
    """

    taken = Signal(object)
    accepted = Signal()
    refused = Signal()
    offers_decided = Signal(bool)
    left = Signal()

    def __init__(self, browse: BrowseService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._browse = browse
        self._cells: tuple[ReviewCell, ...] = ()
        self._count = 0
        self._search: TaskHandle | None = None
        self.setFixedWidth(WIDTH_PX)
        self.title, self.artist = ElidedLabel(role="headline"), ElidedLabel()
        self.facts, self.why = dim_label(is_small=True), dim_label()
        self.choices_label = section_label("Which track is it?")
        self.choices = QListWidget()
        self.choices.setProperty("role", "choices")
        self.choices.setAccessibleName("Tracks of your library that it may be")
        self.choices.setWordWrap(False)
        self.choices.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What it would like to have would make the panel scroll.
        self.choices.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.choices.setMinimumHeight(LEAST_LIST_PX)
        self.choices.setSpacing(1)
        self.choices.installEventFilter(self)
        self.choices.itemDoubleClicked.connect(lambda _item: self._take())
        self.choices.itemSelectionChanged.connect(self._show_buttons)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find another track")
        self.search.setAccessibleName("Find another track of your library")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SEARCH_DELAY_MS)
        self._later.timeout.connect(self._find)
        self.search.textChanged.connect(lambda _text: self._later.start())
        self.take_button = text_button("It is this track")
        self.take_button.clicked.connect(self._take)
        self.accept_button = text_button("")
        self.accept_button.clicked.connect(self.accepted)
        self.refuse_button = text_button("Not in my library")
        self.refuse_button.clicked.connect(self.refused)
        self.offers_text = dim_label()
        self.theirs_button, self.ours_button = text_button("Take theirs"), text_button("Keep mine")
        self.theirs_button.clicked.connect(lambda: self.offers_decided.emit(True))
        self.ours_button.clicked.connect(lambda: self.offers_decided.emit(False))
        self._lay_out()
        self.show_cells((), 0)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Everything that can be said."""
        return (
            self.take_button,
            self.accept_button,
            self.refuse_button,
            self.theirs_button,
            self.ours_button,
        )

    def show_cells(self, cells: Sequence[ReviewCell], count: int) -> None:
        """Show what can be said of the selected rows.

        Args:
            cells: the rows, or the first of very many.
            count: how many are selected.
        """
        before = self._cells
        self._cells, self._count = tuple(cells), count
        is_one = len(cells) == 1
        if [cell.line.key for cell in before] != [cell.line.key for cell in cells]:
            self.search.clear()
            self._later.stop()
        for widget in (self.artist, self.facts, self.choices_label, self.choices, self.search):
            widget.setVisible(is_one)
        if is_one:
            self._show_one(self._cells[0])
        elif cells:
            self.title.set_full_text(f"{format_count(count, 'row')} selected")
            self.why.setText("What you say counts for all of them. Ctrl+Z takes it back.")
        else:
            self.title.set_full_text("Nothing selected")
            self.why.setText(NOTHING_SELECTED)
        self._show_offers()
        self._show_buttons()

    def focus_choices(self) -> None:
        """Give the keyboard to the tracks that it may be, or to the search where there are none."""
        if self.choices.count() and self.choices.isVisible():
            self.choices.setCurrentRow(max(0, self.choices.currentRow()))
            self.choices.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.search.isVisible():
            self.search.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.accept_button.isVisible():
            self.accept_button.setFocus(Qt.FocusReason.TabFocusReason)

    def close_tasks(self) -> None:
        """Stop what still searches."""
        self._later.stop()
        if self._search is not None:
            self._search.cancel()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if watched is self.choices and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take()
                return True
            if watched is self.search and key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.focus_choices()
                return True
        return super().eventFilter(watched, event)

    # One row

    def _show_one(self, cell: ReviewCell) -> None:
        line = cell.line
        known = line.known
        self.title.set_full_text(title_text(line))
        self.artist.set_full_text(known.artist or "No artist")
        dates = format_date(line.last_played_ms) if line.last_played_ms is not None else ""
        facts = (
            known.album,
            format_count(line.plays, "play") if line.plays else "",
            f"last on {dates}" if dates else "",
            format_stars(half_stars(line.rating)) if line.rating else "",
            OPINION_WORDS[line.opinion] if line.opinion else "",
        )
        self.facts.setText(" · ".join(filter(None, facts)))
        self.why.setText(f"{OUTCOME_WORDS[line.outcome]}: {_uncapped(reason_text(line))}")
        if not self.search.text():
            self._show_choices(line.match.candidates or _own(line.track_id))

    def _show_choices(self, ids: Sequence[TrackId]) -> None:
        wanted = list(ids)[:MOST_CANDIDATES]
        found = {track.id: track for track in self._browse.page(wanted)} if wanted else {}
        self._fill([found[track_id] for track_id in wanted if track_id in found])

    def _fill(self, tracks: Sequence[Track]) -> None:
        self.choices.clear()
        for track in tracks:
            about = " · ".join(filter(None, (track.tags.album, format_length(track))))
            item = QListWidgetItem(f"{track_text(track)}\n{about}")
            item.setData(Qt.ItemDataRole.UserRole, track.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{track_text(track)}, {about}")
            item.setToolTip(tool_tip_text(track_text(track), about, track.path))
            self.choices.addItem(item)
        if tracks:
            self.choices.setCurrentRow(0)
        self._show_buttons()

    def _find(self) -> None:
        text = self.search.text().strip()
        if len(self._cells) != 1:
            return
        if not text:
            self._show_one(self._cells[0])
            return
        self._search = self._browse.load_ids(
            BrowseRequest(text), self._on_found, self._on_error, list_name="import-find"
        )

    def _on_found(self, ids: Sequence[int], _totals: ListTotals) -> None:
        tracks = {track.id: track for track in self._browse.page([TrackId(one) for one in ids[:MOST_FOUND]])}
        self._fill([tracks[TrackId(one)] for one in ids[:MOST_FOUND] if TrackId(one) in tracks])
        if not tracks:
            self.why.setText(NOTHING_FOUND)

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        self.choices.clear()
        self.why.setText(NOTHING_FOUND)
        self._show_buttons()

    def _take(self) -> None:
        chosen = self._chosen_id()
        if chosen is not None and len(self._cells) == 1:
            self.taken.emit(chosen)

    def _chosen_id(self) -> TrackId | None:
        row = self.choices.currentRow()
        return None if row < 0 else TrackId(int(self.choices.item(row).data(Qt.ItemDataRole.UserRole)))

    # All rows

    def _show_offers(self) -> None:
        offered = [cell for cell in self._cells if cell.offers]
        text = ""
        if len(offered) == 1 and len(self._cells) == 1:
            text = offer_text(offered[0].offers, is_taken=offered[0].is_taken)
        elif offered:
            text = f"{len(offered):,} of them are rated or liked on both sides"
        self.offers_text.setText(f"{text}." if text else "")
        self.offers_text.setVisible(bool(offered))
        self.theirs_button.setVisible(any(not cell.is_taken for cell in offered))
        self.ours_button.setVisible(any(cell.is_taken for cell in offered))

    def _show_buttons(self) -> None:
        is_one = len(self._cells) == 1
        chosen = self._chosen_id() if is_one else None
        same = self._cells[0].line.track_id if is_one else None
        self.take_button.setVisible(is_one and self.choices.count() > 0)
        self.take_button.setEnabled(chosen is not None and chosen != same)
        open_rows = [cell for cell in self._cells if acceptable_id(cell) is not None]
        self.accept_button.setVisible(len(self._cells) > 1 and bool(open_rows))
        is_all = self._count == len(self._cells)
        of = format_count(len(open_rows), "row") if is_all else "each row"
        self.accept_button.setText(f"Take the likeliest track of {of}")
        self.refuse_button.setVisible(
            any(cell.line.outcome is not MatchOutcome.MISSING for cell in self._cells)
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for widget in (self.title, self.artist, self.facts, self.why, self.choices_label):
            column.addWidget(widget)
        column.addWidget(self.choices, 1)
        column.addWidget(self.search)
        column.addWidget(self.take_button)
        column.addWidget(self.accept_button)
        column.addWidget(self.refuse_button)
        column.addWidget(self.offers_text)
        column.addWidget(self.theirs_button)
        column.addWidget(self.ours_button)
        column.addStretch()


def acceptable_id(cell: ReviewCell) -> TrackId | None:
    """The likeliest track of a row that is not sure; None where there is none."""
    line = cell.line
    if line.outcome not in {MatchOutcome.VERSION, MatchOutcome.ASK}:
        return None
    return next(iter(line.match.candidates), None)


def _own(track_id: TrackId | None) -> tuple[TrackId, ...]:
    return () if track_id is None else (track_id,)


def _uncapped(text: str) -> str:
    return text[:1].lower() + text[1:]
