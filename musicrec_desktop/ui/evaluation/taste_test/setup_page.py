"""The first page of a blind taste test: what is compared, and where both queues start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.taste_test import NO_VERDICT, Comparison, Verdict
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.labels import dim_label, section_label
from musicrec_desktop.ui.kit.wording.taste_test import so_far_sentence
from musicrec_desktop.ui.theme.sizes import Space

ANY_TRACK: Final = tr("Any track")
WAITING: Final = tr("Making two queues…")
INTRO: Final = tr(
    "Two queues start from the same track. They are made with two settings, and nothing says which is which. "
    "You hear 20 seconds of a track of each and choose the one that fits better. What plays now is paused "
    "meanwhile. Nothing of the test counts as listening. Answers are kept, so end when you like and go on "
    "later."
)
FIELD_PX: Final = 30


class SetupPage(QWidget):
    """Emits what shall be tested.

    Args:
        comparisons: those that are offered, at least one.
        starts: tracks that the queues may start from, with words; “any track” is offered, too.
        ask: finds out what the answers to a comparison tell so far, and calls back with it.
    """

    begun = Signal(object, object)
    """A ``Comparison``, and the id of a track or None for any track."""
    forgotten = Signal(object)
    """A ``Comparison`` whose answers shall be removed."""
    closed = Signal()

    def __init__(
        self,
        comparisons: Sequence[Comparison],
        starts: Sequence[tuple[str, TrackId]],
        ask: Callable[[Comparison, Callable[[Verdict], object]], object],
    ) -> None:
        super().__init__()
        self._ask = ask
        self._comparisons = tuple(comparisons)
        self._starts: tuple[TrackId | None, ...] = (*(track_id for _, track_id in starts), None)
        self.comparison = _choice(tr("What is compared"), [each.label for each in comparisons])
        self.start = _choice(tr("Where both queues start"), [*(words for words, _ in starts), ANY_TRACK])
        self.help, self.so_far, self.problem = dim_label(), dim_label(), dim_label()
        self.problem.setProperty("role", "danger")
        self.begin_button = text_button(tr("Begin"), role="primary")
        self.begin_button.setDefault(True)
        self.forget_button = text_button(tr("Start over"), role="link")
        self._lay_out()
        self.comparison.currentIndexChanged.connect(lambda _place: self.refresh())
        self.start.currentIndexChanged.connect(lambda _place: self.say(""))
        self.begin_button.clicked.connect(self._begin)
        self.forget_button.clicked.connect(self._forget)
        self.refresh()

    @property
    def chosen(self) -> Comparison:
        """The comparison that is chosen."""
        return self._comparisons[self.comparison.currentIndex()]

    def refresh(self) -> None:
        """Show the chosen comparison, and what is known of it as soon as it is read."""
        chosen = self.chosen
        self.help.setText(chosen.help)
        self._show(chosen, NO_VERDICT)
        self.say("")
        self._ask(chosen, partial(self._show, chosen))

    def _show(self, comparison: Comparison, verdict: Verdict) -> None:
        if comparison != self.chosen:
            return
        text = so_far_sentence(comparison, verdict)
        self.so_far.setText(text)
        self.so_far.setVisible(bool(text))
        answers = verdict.tally.decided + verdict.tally.neither
        self.forget_button.setVisible(bool(answers))
        self._forget_text = plural("Forget {n} answer?", "Forget {n} answers?", answers)
        self.forget_button.setText(tr("Start over"))
        self._begin_text = tr("Go on") if answers else tr("Begin")
        if self.begin_button.isEnabled():
            self.begin_button.setText(self._begin_text)

    def say(self, problem: str) -> None:
        """Show why it does not begin; an empty string where nothing is in the way."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.begin_button.setText(self._begin_text)
        self.begin_button.setEnabled(True)

    def _begin(self) -> None:
        self.say("")
        self.begin_button.setText(WAITING)
        self.begin_button.setEnabled(False)
        self.begun.emit(self.chosen, self._starts[self.start.currentIndex()])

    def _forget(self) -> None:
        """Forget at the second click, because the answers do not come back."""
        if self.forget_button.text() != self._forget_text:
            self.forget_button.setText(self._forget_text)
            return
        self.forgotten.emit(self.chosen)

    def _lay_out(self) -> None:
        close = text_button(tr("Close"))
        close.clicked.connect(self.closed)
        past = QHBoxLayout()
        past.addWidget(self.so_far, 1)
        past.addWidget(self.forget_button, alignment=Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch()
        buttons.addWidget(close)
        buttons.addWidget(self.begin_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(dim_label(INTRO))
        column.addSpacing(Space.L)
        column.addWidget(section_label(tr("Compare")))
        column.addWidget(self.comparison)
        column.addWidget(self.help)
        column.addLayout(past)
        column.addSpacing(Space.L)
        column.addWidget(section_label(tr("Start from")))
        column.addWidget(self.start)
        column.addWidget(self.problem)
        column.addStretch()
        column.addLayout(buttons)


def _choice(name: str, texts: Sequence[str]) -> CalmComboBox:
    box = CalmComboBox()
    box.addItems(list(texts))
    box.setAccessibleName(name)
    box.setMinimumHeight(FIELD_PX)
    box.setMinimumContentsLength(1)
    return box
