"""The clock of the player bar: time gone or time left, and the length."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.labels import tabular_font
from musicrec_desktop.ui.kit.wording.formats import MINUTE_MS, NOTHING, SECOND_MS, format_duration

PADDING_PX = 12
SHORTEST_MS = MINUTE_MS


class TimeLabel(QToolButton):
    """``1:22 / 5:37``; a click shows what is left instead: ``-4:15 / 5:37``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._position_ms = 0
        self._duration_ms: int | None = None
        self._is_remaining = False
        self.setFont(tabular_font(self.font()))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tr("Show the time left"))
        self.clicked.connect(self._on_clicked)
        self.set_time(0, None)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def set_time(self, position_ms: int, duration_ms: int | None) -> None:
        """Show a position and a length in milliseconds."""
        is_other_length = duration_ms != self._duration_ms
        self._position_ms, self._duration_ms = position_ms, duration_ms
        if is_other_length or not self.text():
            self._fit()
        shown = self._words()
        if shown != self.text():
            self.setText(shown)
            kind = tr("Time left") if self._is_remaining else tr("Time")
            self.setAccessibleName(f"{kind}: {shown}")

    def next_step_ms(self) -> int | None:
        """How far the position moves until another time is shown; None where it stays."""
        length_ms, gone_ms = self._duration_ms, self._position_ms
        if length_ms is not None and gone_ms >= length_ms:
            return None
        if self._is_remaining and length_ms is not None:
            return (length_ms - gone_ms) % SECOND_MS + 1
        return SECOND_MS - gone_ms % SECOND_MS

    def _words(self) -> str:
        if self._duration_ms is None:
            return format_duration(self._position_ms) if self._position_ms else NOTHING
        length = format_duration(self._duration_ms)
        if not self._is_remaining:
            return f"{format_duration(min(self._position_ms, self._duration_ms))} / {length}"
        left_ms = max(0, self._duration_ms - self._position_ms)
        return f"-{format_duration(left_ms)} / {length}"

    def _fit(self) -> None:
        """Take the width that the longest time needs, so that nothing moves while it runs."""
        length = format_duration(self._duration_ms or SHORTEST_MS)
        widest = f"-{length} / {length}"
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(widest) + PADDING_PX)

    def _on_clicked(self) -> None:
        self._is_remaining = not self._is_remaining
        self.setToolTip(tr("Show the time gone") if self._is_remaining else tr("Show the time left"))
        self.set_time(self._position_ms, self._duration_ms)
