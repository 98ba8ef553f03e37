"""Asks when playback should stop."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.services.sleep_timer import LONGEST_MINUTES
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmSpinBox
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.theme.sizes import Space

QUICK_MINUTES: Final = (15, 30, 45, 60, 90)
FIELD_HEIGHT_PX: Final = 28


class SleepDialog(FittedDialog):
    """A few usual times, any other one, and whether the last track is heard to its end."""

    chosen = Signal(int, bool)
    """Minutes, and whether the track that plays then is heard to its end."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Sleep timer"))
        self.state = dim_label()
        self.finish = QCheckBox(tr("Let the track that plays then end"))
        self.minutes = CalmSpinBox()
        self.minutes.setRange(1, LONGEST_MINUTES)
        self.minutes.setValue(30)
        self.minutes.setSuffix(" min")
        self.minutes.setAccessibleName(tr("Minutes"))
        self.minutes.setMinimumHeight(FIELD_HEIGHT_PX)
        self.start_button = text_button(tr("Start"), role="primary")
        self.cancel_button = text_button(tr("Turn off"))
        quick = QGridLayout()
        quick.setSpacing(Space.S)
        for place, minutes in enumerate(QUICK_MINUTES):
            button = text_button(tr("{minutes} min", minutes=minutes))
            button.clicked.connect(lambda _=False, minutes=minutes: self._choose(minutes))
            quick.addWidget(button, 0, place)
        own = QHBoxLayout()
        own.setSpacing(Space.S)
        own.addWidget(QLabel(tr("Or in")))
        own.addWidget(self.minutes)
        own.addStretch()
        own.addWidget(self.cancel_button)
        own.addWidget(self.start_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(self.state)
        column.addLayout(quick)
        column.addWidget(self.finish)
        column.addLayout(own)
        self.start_button.clicked.connect(lambda: self._choose(self.minutes.value()))
        self.cancel_button.clicked.connect(self._cancel)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.show_remaining(None, finishes_track=False)

    def show_remaining(self, remaining_ms: int | None, *, finishes_track: bool) -> None:
        """Show what is set."""
        if remaining_ms is None:
            self.state.setText(tr("Music fades out and pauses when the time has come."))
        else:
            self.finish.setChecked(finishes_track)
            end = tr("; then the track that plays ends") if finishes_track else ""
            self.state.setText(tr("{sleep} to go{end}.", sleep=sleep_text(remaining_ms), end=end))
        self.cancel_button.setEnabled(remaining_ms is not None)

    def _choose(self, minutes: int) -> None:
        self.chosen.emit(minutes, self.finish.isChecked())
        self.accept()

    def _cancel(self) -> None:
        self.cancelled.emit()
        self.accept()


def sleep_text(remaining_ms: int) -> str:
    """The remaining time in words; a minute that has begun counts as one."""
    minutes = -(-remaining_ms // 60_000)
    return tr("1 minute") if minutes == 1 else tr("{minutes} minutes", minutes=minutes)
