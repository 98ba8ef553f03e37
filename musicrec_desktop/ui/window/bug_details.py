"""What a report of a bug needs, to read and to copy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.tasks import Lane, TaskContext, TaskHandle
from musicrec_desktop.model.bug_report import BugReport
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, open_once
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.bug_report import NOTE, report_text
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 640, 520
COPIED: Final = tr("Copied.")


class BugDetailsDialog(FittedDialog):
    """The report as text, with a button that copies all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Details for a bug report"))
        self.resize(WIDTH, HEIGHT)
        note = dim_label(NOTE)
        note.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(tr("Details for a bug report"))
        self.text.setPlaceholderText(tr("Gathering versions and counts…"))
        self.state = dim_label("")
        self.copy_button = text_button(tr("Copy"), role="primary")
        self.copy_button.setEnabled(False)
        self.copy_button.clicked.connect(self._on_copy)
        close = text_button(tr("Close"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.state)
        buttons.addStretch()
        buttons.addWidget(self.copy_button)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(note)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)

    def show_report(self, report: BugReport) -> None:
        """Show what was gathered."""
        self.text.setPlainText(report_text(report))
        self.copy_button.setEnabled(True)
        self.copy_button.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.state.setText(COPIED)


class BugDetailsController:
    """Gathers the details in a lane, and shows them.

    Args:
        services: of the window.
        notices: where errors are told.
        window: the parent of the dialog.
    """

    def __init__(self, services: Services, notices: Notices, window: QWidget) -> None:
        self._services, self._notices, self._window = services, notices, window
        self.dialog: BugDetailsDialog | None = None

    def actions(self) -> Mapping[str, Handler]:
        """The handler of the dialog."""
        return {"bug_details": self.show}

    def show(self) -> None:
        """Open the dialog; what takes a moment comes later."""
        dialog = BugDetailsDialog(self._window)
        self.dialog = dialog
        paths, front_end = self._services.paths, _screens()

        def gather(_context: TaskContext) -> BugReport:
            from musicrec_desktop.services.health.doctor import bug_report

            return bug_report(paths, front_end)

        task: TaskHandle = self._services.scheduler.run(
            Lane.QUICK, gather, on_done=dialog.show_report, on_error=self._notices.error
        )
        dialog.finished.connect(task.cancel)
        dialog.finished.connect(self._forget)
        open_once(dialog)

    def _forget(self) -> None:
        self.dialog = None


def _screens() -> dict[str, str | int]:
    """What the toolkit knows of the display; the names of screens may be those of people."""
    screens = QGuiApplication.screens()
    return {
        "Qt": str(qVersion()),
        "platform": QGuiApplication.platformName(),
        "screens": len(screens),
        "scales": ", ".join(sorted({f"{screen.devicePixelRatio():g}" for screen in screens})),
    }
