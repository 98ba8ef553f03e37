"""Asks where to, and saves figures as files, without the window waiting."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QFileDialog, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.insights import Figure
from musicrec_desktop.services.sharing.service import ShareService
from musicrec_desktop.ui.kit.charts.files import FILTERS, ChartFile, chart_file, file_name
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.theme.colours import Theme


class ChartSaving:
    """Saves figures, and remembers the folder of the last file.

    Args:
        sharing: writes files in a lane.
        notices: tells what was saved, and what went wrong.
        window: owns the dialogs.

    Attributes:
        folder: where the last file was.
    """

    def __init__(self, sharing: ShareService, notices: Notices, window: QWidget) -> None:
        self._sharing, self._notices, self._window = sharing, notices, window
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        self.folder = pictures or os.path.expanduser("~")

    def ask(self, figure: Figure, kind: ChartFile, theme: Theme, font: QFont) -> None:
        """Ask where to, and save one figure."""
        name = os.path.join(self.folder, file_name(figure, kind))
        path, _filter = QFileDialog.getSaveFileName(self._window, "Save the chart", name, FILTERS[kind])
        if path:
            suffix = f".{kind.value}"
            self.save(path if path.casefold().endswith(suffix) else path + suffix, figure, kind, theme, font)

    def save(self, path: str, figure: Figure, kind: ChartFile, theme: Theme, font: QFont) -> None:
        """Save one figure in a lane; a file that is there is replaced."""
        self.folder = os.path.dirname(os.path.abspath(path))
        self.save_bytes(path, chart_file(figure, kind, theme, font))

    def save_bytes(self, path: str, content: bytes) -> None:
        """Save a file in a lane."""
        self.folder = os.path.dirname(os.path.abspath(path))
        self._sharing.save(os.path.abspath(path), lambda: content, self._tell, self._notices.error)

    def ask_for_all(
        self, figures: Sequence[Figure], kinds: Sequence[ChartFile], theme: Theme, font: QFont
    ) -> None:
        """Ask for a folder, and save figures there as files of these kinds."""
        folder = QFileDialog.getExistingDirectory(self._window, "Save all charts into a folder", self.folder)
        if folder:
            self.save_all(folder, figures, kinds, theme, font)

    def save_all(
        self, folder: str, figures: Sequence[Figure], kinds: Sequence[ChartFile], theme: Theme, font: QFont
    ) -> None:
        """Save figures into a folder, one after the other; the first that cannot be written ends it."""
        self.folder = folder
        waiting = [(figure, kind) for figure in figures for kind in kinds]
        count = len(waiting)

        def go_on(_path: str) -> None:
            if not waiting:
                text = f"{format_count(count, 'file')} saved in {quoted(display_path(folder))}"
                self._notices.tell(text, "Show folder", lambda: _open(folder))
                return
            figure, kind = waiting.pop(0)
            content = chart_file(figure, kind, theme, font)
            path = os.path.join(folder, file_name(figure, kind))
            self._sharing.save(path, lambda: content, go_on, self._notices.error)

        if waiting:
            go_on("")
        else:
            self._notices.say("There are no charts to save.")

    def _tell(self, path: str) -> None:
        folder = os.path.dirname(path)
        self._notices.tell(f"Saved as {quoted(display_path(path))}", "Show folder", lambda: _open(folder))


def _open(folder: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
