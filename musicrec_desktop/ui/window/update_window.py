"""The small window that is there while a library of an earlier version is brought up to date."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout
from typing_extensions import override

from musicrec_desktop.model.library_update import UpdateStep
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.kit.wording.updates import UPDATE_HINT, UPDATE_TITLE, update_step_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

SHOWN_AFTER_MS: Final = 1_000
"""What takes less time needs no word."""
WIDTH_PX: Final = 420


class UpdateWindow(QDialog):
    """Says what is done; shows itself when it takes long, and goes by ``finish`` only.

    How long a step takes is not known, so the bar says only that it goes on.

    Args:
        theme: dresses the application.
    """

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self.setWindowTitle("MusicRec")
        self.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.WindowTitleHint | Qt.WindowType.CustomizeWindowHint
        )
        headline = QLabel(UPDATE_TITLE)
        headline.setProperty("role", "headline")
        self.step = QLabel()
        self.step.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(UPDATE_TITLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        for part in (headline, self.bar, self.step, dim_label(UPDATE_HINT, is_small=True)):
            column.addWidget(part)
        self.setFixedWidth(WIDTH_PX)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SHOWN_AFTER_MS)
        self._later.timeout.connect(self.show)
        self._later.start()

    def show_step(self, step: UpdateStep) -> None:
        """Say what is done now."""
        self.step.setText(update_step_text(step))

    def finish(self) -> None:
        """Go, for it is done."""
        self._later.stop()
        self.hide()
        self.deleteLater()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()

    @override
    def reject(self) -> None:
        """Stay: Escape ends nothing of what is done."""
