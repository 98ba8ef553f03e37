"""The line above the map while it is being made, or could not be."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.music_map import LayoutKind
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.labels import ElidedLabel
from musicrec_desktop.ui.kit.wording.formats import format_eta
from musicrec_desktop.ui.kit.wording.map_page import sketch_text
from musicrec_desktop.ui.kit.wording.music_map import map_problem_text
from musicrec_desktop.ui.theme.sizes import Space

CANCEL: Final = "map_cancel"
ANEW: Final = "map_anew"
_BAR_PX: Final = 120


class MapStatus(QWidget):
    """Hidden while the map is finished.

    Args:
        parent: Qt's owner.

    Attributes:
        asked: ``CANCEL``, or ``ANEW`` where the map could not be made.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verb = CANCEL
        self._words = ElidedLabel(role="dim", minimum_width_px=80)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_PX)
        self.bar.setAccessibleName(tr("Making the map"))
        self._eta = ElidedLabel(role="small")
        self.button = text_button(tr("Cancel"), role="link")
        self.button.clicked.connect(lambda: self.asked.emit(self._verb))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 0, Space.M, Space.S)
        row.setSpacing(Space.S)
        for widget in (self._words, self.bar, self._eta, self.button):
            row.addWidget(widget)
        row.addStretch(1)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.full_text

    def show_state(self, kind: LayoutKind, *, is_working: bool, is_final: bool, problem: str) -> None:
        """Say whether the map is being made, or why it could not be.

        Args:
            kind: of the map that is shown.
            is_working: whether another one is being made.
            is_final: whether so few tracks get no better map than a sketch.
            problem: why the last one could not be made, as ``MusicMapService.problem``.
        """
        text = sketch_text(kind, is_working=is_working, is_final=is_final)
        if problem and not is_working:
            text = map_problem_text(problem)
        self._words.set_full_text(text)
        for widget in (self.bar, self._eta):
            widget.setVisible(is_working)
        self._verb = CANCEL if is_working else ANEW
        is_sketch = not is_working and not problem
        self.button.setText(
            tr("Cancel") if is_working else tr("Make it now") if is_sketch else tr("Make anew")
        )
        if not is_working:
            self.show_progress(Progress(0, 0))
        self.setVisible(bool(text))

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self._eta.set_full_text(format_eta(progress.eta_ms))
