"""What reports have in common: waiting, a page or the reason why there is none, cancelling when closed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.tasks import TaskHandle
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import title_label
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space


class ReportDialog(FittedDialog):
    """Shows an empty state until the report is there; closing the dialog cancels the report.

    Args:
        title: of the window and the page.
        size: at first.
        themes: colours of the empty state.
        parent: the window.
    """

    def __init__(
        self, title: str, size: QSize, themes: ThemeController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(size)
        self.empty = EmptyState(themes, Glyph.INSIGHTS)
        self._handle: TaskHandle | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        close = text_button(tr("Close"))
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(title_label(title))
        column.addWidget(self._pages, 1)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)

    @property
    def is_report_shown(self) -> bool:
        """Whether figures are on the screen."""
        return self._pages.currentWidget() is not self.empty

    def wait_for(self, handle: TaskHandle) -> None:
        """Show that a task makes the report; closing the dialog cancels it."""
        self._handle = handle

    def show_page(self, page: QWidget) -> None:
        """Show the page of the report."""
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def show_error(self, error: Exception) -> None:
        """Show why there is no report; anything but an expected error is raised again."""
        if not isinstance(error, MusicRecError):
            raise error
        message = error_message(error)
        self.empty.show_message(message.headline, message.advice, glyph=Glyph.ERROR)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._cancel()
        super().closeEvent(event)

    @override
    def done(self, result: int) -> None:
        self._cancel()
        super().done(result)

    def _cancel(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
