"""The music folders: add, remove, scan again, and what is wrong with one or with a file in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core import promises
from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.files import FileFailure, Folder
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.kit.wording.files import (
    PLAYS_AS_USUAL,
    failure_text,
    folder_problem_text,
    left_out_text,
)
from musicrec_desktop.ui.kit.wording.formats import format_when
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 620, 420
SHOWN_FAILURES = 200
"""How many files are named; the rest is a number."""


class FoldersDialog(FittedDialog):
    """A row for each folder, and one for each file that could not be listened to.

    Attributes:
        add_requested: the user wants to choose a folder.
        remove_requested: a ``Folder`` to take out of the library.
        rescan_requested: a list of paths to scan; None for all.
        reread_requested: the tags of all files should be read again.
        retry_requested: the files that could not be listened to should be tried again.
    """

    add_requested = Signal()
    remove_requested = Signal(object)
    rescan_requested = Signal(object)
    reread_requested = Signal()
    retry_requested = Signal()

    def __init__(
        self,
        scan: ScanService,
        analyse: AnalyseService,
        now_ms: Callable[[], int],
        theme: ThemeController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scan, self._analyse = scan, analyse
        self._now_ms, self._theme = now_ms, theme
        self.setWindowTitle(tr("Music folders"))
        self.resize(WIDTH, HEIGHT)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        self._rows.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        content.setLayout(self._rows)
        area = ScrollBody(content)
        add = text_button(tr("Add folder…"), role="primary")
        add.clicked.connect(self.add_requested)
        self.rescan_button = text_button(tr("Scan all again"))
        self.rescan_button.clicked.connect(lambda: self.rescan_requested.emit(None))
        self.reread_button = text_button(tr("Read all tags again"))
        self.reread_button.setToolTip(tr("Also of files that have not changed, by their size and date"))
        self.reread_button.clicked.connect(self.reread_requested)
        close = text_button(tr("Close"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(add)
        buttons.addWidget(self.rescan_button)
        buttons.addWidget(self.reread_button)
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(dim_label(promises.FOLDERS))
        column.addWidget(area, 1)
        column.addLayout(buttons)
        self.refresh()

    def refresh(self) -> None:
        """Show the folders and the files as they are now."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        folders = self._scan.folders()
        for folder in folders:
            self._rows.addWidget(self._row(folder))
        if not folders:
            self._rows.addWidget(dim_label(tr("No folders yet.")))
        self._add_unreadable(self._scan.unread())
        self._add_failures(self._analyse.failures())
        self._rows.addStretch()
        self.rescan_button.setEnabled(bool(folders))
        self.reread_button.setEnabled(bool(folders))

    def _add_unreadable(self, failures: Sequence[FileFailure]) -> None:
        if not failures:
            return
        head = ElidedLabel(
            plural("{n} file could not be read", "{n} files could not be read", len(failures)), role="strong"
        )
        head.setContentsMargins(0, Space.M, 0, 0)
        self._rows.addWidget(head)
        self._add_rows(failures)

    def _add_rows(self, failures: Sequence[FileFailure]) -> None:
        for failure in failures[:SHOWN_FAILURES]:
            self._rows.addWidget(_failure_row(failure))
        if (rest := len(failures) - SHOWN_FAILURES) > 0:
            self._rows.addWidget(dim_label(tr("and {rest} more", rest=number_text(rest)), is_small=True))

    def _add_failures(self, failures: Sequence[FileFailure]) -> None:
        failed = [failure for failure in failures if failure.reason not in PLAYS_AS_USUAL]
        if failed:
            self._rows.addWidget(self._failures_head(len(failed)))
            self._add_rows(failed)
        if passed_over := len(failures) - len(failed):
            words = plural(
                "{n} track is silent or too short to be compared with others, and can be played as usual.",
                "{n} tracks are silent or too short to be compared with others, and can be played as usual.",
                passed_over,
            )
            self._rows.addWidget(dim_label(words, is_small=True))

    def _failures_head(self, count: int) -> QWidget:
        retry = text_button(tr("Try again"))
        retry.setAccessibleName(tr("Try the files again that could not be listened to"))
        retry.clicked.connect(self.retry_requested)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, Space.M, 0, 0)
        row.addWidget(
            ElidedLabel(
                plural("{n} file could not be listened to", "{n} files could not be listened to", count),
                role="strong",
            ),
            1,
        )
        row.addWidget(retry)
        return head

    def _row(self, folder: Folder) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        name = ElidedLabel(display_path(folder.path))
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(name)
        if folder.problem:
            problem = QLabel(folder_problem_text(folder.problem))
            problem.setProperty("role", "danger")
            problem.setWordWrap(True)
            text.addWidget(problem)
        else:
            scanned = tr("Scanned {when}", when=format_when(folder.last_scan_ms, self._now_ms()))
            text.addWidget(
                dim_label(scanned if folder.last_scan_ms else tr("Not scanned yet"), is_small=True)
            )
        if folder.left_out:
            text.addWidget(dim_label(left_out_text(folder.left_out), is_small=True))
        rescan = IconButton(
            self._theme, Glyph.REFRESH, tr("Scan {path} again", path=display_path(folder.path))
        )
        rescan.clicked.connect(lambda: self.rescan_requested.emit([folder.path]))
        remove = IconButton(
            self._theme, Glyph.REMOVE, tr("Remove {path} from the library", path=display_path(folder.path))
        )
        remove.clicked.connect(lambda: self.remove_requested.emit(folder))
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.XS)
        row.addLayout(text, 1)
        row.addWidget(rescan)
        row.addWidget(remove)
        return card


def _failure_row(failure: FileFailure) -> QWidget:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
    column.setSpacing(2)
    column.addWidget(ElidedLabel(display_path(failure.path)))
    column.addWidget(dim_label(failure_text(failure.reason), is_small=True))
    return card
