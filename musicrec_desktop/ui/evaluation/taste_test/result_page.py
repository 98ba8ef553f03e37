"""The last page of a blind taste test: what was preferred, how sure that is, and what was heard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.taste_test import Choice, Tally, TasteAnswer, Verdict
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.evaluation.taste_test.sitting import Sitting
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import ScrollBody
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label, section_label
from musicrec_desktop.ui.kit.wording.formats import as_line
from musicrec_desktop.ui.kit.wording.taste_test import (
    shared_sentence,
    sitting_sentence,
    strength_sentence,
    undecided_sentence,
    verdict_sentence,
)
from musicrec_desktop.ui.theme.sizes import Space

PREFERRED = "✓"
NUMBER_PX = 20


class ResultPage(QWidget):
    """Shows the verdict on all answers to a comparison, and the tracks of the last sitting.

    Args:
        name_of: gives title and artist of a track.
    """

    again_requested = Signal()
    closed = Signal()

    def __init__(self, name_of: Callable[[TrackId], str]) -> None:
        super().__init__()
        self._name_of = name_of
        self.headline = QLabel()
        self.headline.setProperty("role", "headline")
        self.headline.setTextFormat(Qt.TextFormat.PlainText)
        self.headline.setWordWrap(True)
        self.strength = QLabel()
        self.notes = dim_label()
        self.again_button = text_button(tr("Another round"), role="primary")
        self.again_button.clicked.connect(self.again_requested)
        close = text_button(tr("Close"))
        close.clicked.connect(self.closed)
        self._heard = QVBoxLayout()
        self._body: QWidget | None = None
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch()
        buttons.addWidget(close)
        buttons.addWidget(self.again_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.headline)
        column.addWidget(self.strength)
        column.addWidget(self.notes)
        column.addSpacing(Space.S)
        column.addLayout(self._heard, 1)
        column.addLayout(buttons)

    def show_result(self, sitting: Sitting, verdict: Verdict) -> None:
        """Show a verdict, and what was heard in the sitting that is over."""
        comparison = sitting.draw.comparison
        strength = strength_sentence(verdict)
        self.headline.setText(verdict_sentence(comparison, verdict))
        self.strength.setText(strength)
        self.strength.setVisible(bool(strength))
        notes = (
            sitting_sentence(comparison, _tally(sitting), verdict),
            undecided_sentence(verdict),
            shared_sentence(sitting.draw),
            _failed(sitting.failed),
        )
        self.notes.setText(" ".join(note for note in notes if note))
        self.notes.setVisible(bool(self.notes.text()))
        if self._body is not None:
            self._heard.removeWidget(self._body)
            self._body.deleteLater()
        self._body = ScrollBody(self._table(sitting), gap_px=Space.S)
        self._heard.addWidget(self._body)
        self.again_button.setFocus()

    def _table(self, sitting: Sitting) -> QWidget:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        if sitting.answers:
            for place, side in enumerate(sitting.draw.comparison.sides, start=1):
                grid.addWidget(section_label(as_line(f"queue {side.phrase}")), 0, place)
                grid.setColumnStretch(place, 1)
        start: TrackId | None = None
        for number, answer in enumerate(sitting.answers, start=1):
            if answer.pair.start != start:
                start = answer.pair.start
                line = ElidedLabel(tr("After {name}", name=self._name_of(start)), role="small")
                grid.addWidget(line, grid.rowCount(), 1, 1, 2)
            row = grid.rowCount()
            grid.addWidget(ElidedLabel(str(number), role="dim", minimum_width_px=NUMBER_PX), row, 0)
            for place, label in enumerate(self._cells(answer), start=1):
                grid.addWidget(label, row, place)
        grid.setRowStretch(grid.rowCount(), 1)
        return content

    def _cells(self, answer: TasteAnswer) -> list[QLabel]:
        cells: list[QLabel] = []
        for track_id, choice in ((answer.pair.first, Choice.FIRST), (answer.pair.second, Choice.SECOND)):
            name, is_preferred = self._name_of(track_id), answer.choice is choice
            label = ElidedLabel(
                f"{PREFERRED} {name}" if is_preferred else name, role="strong" if is_preferred else "dim"
            )
            label.setAccessibleName(tr("{name}, preferred", name=name) if is_preferred else name)
            cells.append(label)
        return cells


def _tally(sitting: Sitting) -> Tally:
    choices = [answer.choice for answer in sitting.answers]
    first, second, neither = (
        choices.count(choice) for choice in (Choice.FIRST, Choice.SECOND, Choice.NEITHER)
    )
    return Tally(first, second, neither)


def _failed(count: int) -> str:
    if not count:
        return ""
    return plural(
        "{n} pair could not be heard, because a file cannot be played.",
        "{n} pairs could not be heard, because a file cannot be played.",
        count,
    )
