"""What is shown while something is read or brought in: how far it is, and what is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.services.importing.carrying_out import WRITING
from musicrec_desktop.services.importing.lines import MATCHING
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label, tabular_font
from musicrec_desktop.ui.kit.wording.formats import format_eta, format_megabytes
from musicrec_desktop.ui.theme.sizes import Space

BAR_PX: Final = 440
PHASES: Final = {MATCHING: tr("Finding the tracks"), WRITING: tr("Writing plays")}
KNOWN_AFTER_MS: Final = 1500
"""What is left is guessed after this time."""


class Estimate:
    """How long a job takes yet, by how long its part so far took.

    Args:
        now_ms: the time.
    """

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._begun_ms, self._total, self._done = now_ms(), 0, 0

    def eta_ms(self, progress: Progress) -> int | None:
        """What is left, in ms; None where that is not known. A part with another total begins anew."""
        if progress.eta_ms is not None:
            return progress.eta_ms
        if progress.total != self._total or progress.done < self._done:
            self._begun_ms, self._total = self._now_ms(), progress.total
        self._done = progress.done
        passed_ms = self._now_ms() - self._begun_ms
        if not progress.done or not progress.total or passed_ms < KNOWN_AFTER_MS:
            return None
        return round(passed_ms * max(0, progress.total - progress.done) / progress.done)


class ProgressPage(QWidget):
    """A sentence, a bar, figures and a button.

    Args:
        now_ms: the time.
        parent: Qt's owner.

    Attributes:
        cancelled: the button was pressed.
    """

    cancelled = Signal()

    def __init__(self, now_ms: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._estimate = Estimate(now_ms)
        self.headline = ElidedLabel(role="headline")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.figures = ElidedLabel(role="dim")
        self.figures.setFont(tabular_font(self.figures.font()))
        self.advice = dim_label()
        self.cancel_button = text_button(tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancelled)
        inner = QVBoxLayout()
        inner.setSpacing(Space.M)
        inner.addStretch()
        inner.addWidget(self.headline)
        inner.addWidget(self.bar)
        inner.addWidget(self.figures)
        inner.addWidget(self.advice)
        inner.addSpacing(Space.S)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel_button)
        buttons.addStretch()
        inner.addLayout(buttons)
        inner.addStretch()
        middle = QWidget()
        middle.setMaximumWidth(BAR_PX)
        middle.setLayout(inner)
        row = QHBoxLayout(self)
        row.addStretch()
        row.addWidget(middle, 10)
        row.addStretch()

    def begin(self, headline: str, advice: str, cancel: str) -> None:
        """Show that something begins; ``cancel`` is what the button says."""
        self._estimate = Estimate(self._now_ms)
        self.headline.set_full_text(headline)
        self.advice.setText(advice)
        self.cancel_button.setText(cancel)
        self.bar.setAccessibleName(headline)
        self.show_progress(Progress(0, 0))

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        total = progress.total
        # Bytes of a large file are more than a bar of Qt can count.
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(min(1000, progress.done * 1000 // total) if total else 0)
        parts = (
            PHASES.get(progress.label, ""),
            progress_text(progress),
            format_eta(self._estimate.eta_ms(progress)),
        )
        self.figures.set_full_text(" · ".join(part for part in parts if part) or tr("Starting …"))
        self.bar.setAccessibleDescription(self.figures.full_text)


def progress_text(progress: Progress) -> str:
    """How far a job is: in megabytes while bytes are read, else in things; empty where it is not known."""
    if not progress.total:
        return ""
    if progress.is_bytes:
        return tr(
            "{done} of {total}", done=format_megabytes(progress.done), total=format_megabytes(progress.total)
        )
    return tr("{done} of {total}", done=number_text(progress.done), total=number_text(progress.total))
