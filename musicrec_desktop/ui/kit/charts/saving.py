"""Asks where to, and saves figures as files, without the window waiting."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QFileDialog, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.insights import Figure
from musicrec_desktop.ui.kit.charts.files import FILTERS, ChartFile, chart_file, file_name
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.theme.colours import Theme

if TYPE_CHECKING:
    from musicrec_desktop.services.sharing.service import ShareService

NamedContent = tuple[str, Callable[[], bytes]]
"""The name of a file, and what makes its content."""


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
        path, _filter = QFileDialog.getSaveFileName(self._window, tr("Save the chart"), name, FILTERS[kind])
        if path:
            self.save_bytes(_with_suffix(path, kind), chart_file(figure, kind, theme, font))

    def ask_for_picture(self, name: str, content: bytes) -> None:
        """Ask where to, and save a picture."""
        place = os.path.join(self.folder, name)
        path, _filter = QFileDialog.getSaveFileName(
            self._window, tr("Save the picture"), place, FILTERS[ChartFile.PNG]
        )
        if path:
            self.save_bytes(_with_suffix(path, ChartFile.PNG), content)

    def save_bytes(self, path: str, content: bytes) -> None:
        """Save a file in a lane; a file that is there is replaced."""
        path = os.path.abspath(path)
        self.folder = os.path.dirname(path)
        self._sharing.save(path, lambda: content, self._tell, self._notices.error)

    def ask_for_all(
        self, figures: Sequence[Figure], kinds: Sequence[ChartFile], theme: Theme, font: QFont
    ) -> None:
        """Ask for a folder, and save figures there as files of these kinds."""
        files = [
            (file_name(figure, kind), partial(chart_file, figure, kind, theme, font))
            for figure in figures
            for kind in kinds
        ]
        self.ask_for_pictures(files)

    def ask_for_pictures(self, files: Sequence[NamedContent]) -> None:
        """Ask for a folder, and save files there."""
        folder = QFileDialog.getExistingDirectory(self._window, tr("Save all into a folder"), self.folder)
        if folder:
            self.save_all(folder, files)

    def save_all(self, folder: str, files: Sequence[NamedContent]) -> None:
        """Save files into a folder, one after the other; the first that cannot be written ends it.

        Each is made when its turn comes, so that the window goes on between them.
        """
        self.folder = folder
        waiting = list(files)

        def go_on(_path: str) -> None:
            if not waiting:
                text = plural(
                    "{n} file saved in {folder}",
                    "{n} files saved in {folder}",
                    len(files),
                    folder=quoted(display_path(folder)),
                )
                self._notices.tell(text, tr("Show folder"), lambda: _open(folder))
                return
            name, make = waiting.pop(0)
            content = make()
            self._sharing.save(os.path.join(folder, name), lambda: content, go_on, self._notices.error)

        go_on("")

    def _tell(self, path: str) -> None:
        folder = os.path.dirname(path)
        self._notices.tell(
            tr("Saved as {path}", path=quoted(display_path(path))), tr("Show folder"), lambda: _open(folder)
        )


def _with_suffix(path: str, kind: ChartFile) -> str:
    suffix = f".{kind.value}"
    return path if path.casefold().endswith(suffix) else path + suffix


def _open(folder: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
