"""What is said of the selected rows of a review: which track each is, or that it is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from musicrec_desktop.core.language import in_sentence, number_text, plural, tr
from musicrec_desktop.model.matching import MatchOutcome
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.importing.merging import half_stars
from musicrec_desktop.ui.commands.track_chooser import NOTHING_FOUND, TrackChooser
from musicrec_desktop.ui.importing.review_model import (
    OPINION_WORDS,
    ReviewCell,
    offer_text,
    reason_text,
    title_text,
)
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.kit.wording.formats import format_day, format_stars
from musicrec_desktop.ui.kit.wording.matching import OUTCOME_WORDS
from musicrec_desktop.ui.theme.sizes import Space

WIDTH_PX: Final = 288
NOTHING_SELECTED: Final = tr(
    "Select rows to see why each was taken for a track, and to say what it is. "
    "What you say is kept for later imports."
)


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
        self._cells: tuple[ReviewCell, ...] = ()
        self._count = 0
        self.setFixedWidth(WIDTH_PX)
        self.title, self.artist = ElidedLabel(role="headline"), ElidedLabel()
        self.facts, self.why = dim_label(is_small=True), dim_label()
        self.chooser = TrackChooser(browse, "import-find")
        self.choices, self.search = self.chooser.choices, self.chooser.search
        self.take_button = self.chooser.take_button
        self.chooser.taken.connect(self._take)
        self.chooser.left.connect(self.left)
        self.chooser.found_nothing.connect(lambda: self.why.setText(NOTHING_FOUND))
        self.accept_button = text_button("")
        self.accept_button.clicked.connect(self.accepted)
        self.refuse_button = text_button(tr("Not in my library"))
        self.refuse_button.clicked.connect(self.refused)
        self.offers_text = dim_label()
        self.theirs_button, self.ours_button = text_button(tr("Take theirs")), text_button(tr("Keep mine"))
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
            self.chooser.begin()
        for widget in (self.artist, self.facts, self.chooser):
            widget.setVisible(is_one)
        if is_one:
            self._show_one(self._cells[0])
        elif cells:
            self.title.set_full_text(plural("{n} row selected", "{n} rows selected", count))
            self.why.setText(tr("What you say counts for all of them. Ctrl+Z takes it back."))
        else:
            self.title.set_full_text(tr("Nothing selected"))
            self.why.setText(NOTHING_SELECTED)
        self._show_offers()
        self._show_buttons()

    def focus_choices(self) -> None:
        """Give the keyboard to the tracks that it may be, or to the search where there are none."""
        if self.chooser.isVisible():
            self.chooser.focus()
        elif self.accept_button.isVisible():
            self.accept_button.setFocus(Qt.FocusReason.TabFocusReason)

    def close_tasks(self) -> None:
        """Stop what still searches."""
        self.chooser.close_tasks()

    # One row

    def _show_one(self, cell: ReviewCell) -> None:
        line = cell.line
        known = line.known
        self.title.set_full_text(title_text(line))
        self.artist.set_full_text(known.artist or tr("No artist"))
        dates = format_day(line.last_played_ms) if line.last_played_ms is not None else ""
        facts = (
            known.album,
            plural("{n} play", "{n} plays", line.plays) if line.plays else "",
            tr("last on {dates}", dates=dates) if dates else "",
            format_stars(half_stars(line.rating)) if line.rating else "",
            OPINION_WORDS[line.opinion] if line.opinion else "",
        )
        self.facts.setText(" · ".join(filter(None, facts)))
        self.why.setText(f"{OUTCOME_WORDS[line.outcome]}: {in_sentence(reason_text(line))}")
        self.chooser.show_candidates(line.match.candidates or _own(line.track_id), line.track_id)

    def _take(self, track_id: TrackId) -> None:
        if len(self._cells) == 1:
            self.taken.emit(track_id)

    # All rows

    def _show_offers(self) -> None:
        offered = [cell for cell in self._cells if cell.offers]
        text = ""
        if len(offered) == 1 and len(self._cells) == 1:
            text = offer_text(offered[0].offers, is_taken=offered[0].is_taken)
        elif offered:
            text = tr("{offered} of them are rated or liked on both sides", offered=number_text(len(offered)))
        self.offers_text.setText(f"{text}." if text else "")
        self.offers_text.setVisible(bool(offered))
        self.theirs_button.setVisible(any(not cell.is_taken for cell in offered))
        self.ours_button.setVisible(any(cell.is_taken for cell in offered))

    def _show_buttons(self) -> None:
        open_rows = [cell for cell in self._cells if acceptable_id(cell) is not None]
        self.accept_button.setVisible(len(self._cells) > 1 and bool(open_rows))
        is_all = self._count == len(self._cells)
        of = plural("{n} row", "{n} rows", len(open_rows)) if is_all else tr("each row")
        self.accept_button.setText(tr("Take the likeliest track of {of}", of=of))
        self.refuse_button.setVisible(
            any(cell.line.outcome is not MatchOutcome.MISSING for cell in self._cells)
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for widget in (self.title, self.artist, self.facts, self.why):
            column.addWidget(widget)
        column.addWidget(self.chooser, 1)
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
