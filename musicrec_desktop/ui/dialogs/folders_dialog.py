"""The music folders: add, remove, scan again, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.track import Folder
from musicrec_desktop.services.scan import ScanService
from musicrec_desktop.ui.icons import Glyph
from musicrec_desktop.ui.messages import folder_problem_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.tokens import Space
from musicrec_desktop.ui.widgets.buttons import IconButton, text_button
from musicrec_desktop.ui.widgets.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.words import format_when

WIDTH, HEIGHT = 620, 420


class FoldersDialog(QDialog):
    """A row for each folder.

    Attributes:
        add_requested: the person wants to choose a folder.
        remove_requested: a ``Folder`` to take out of the library.
        rescan_requested: a list of paths to scan; None for all.
    """

    add_requested = Signal()
    remove_requested = Signal(object)
    rescan_requested = Signal(object)

    def __init__(
        self,
        scan: ScanService,
        now_ms: Callable[[], int],
        theme: ThemeController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scan, self._now_ms, self._theme = scan, now_ms, theme
        self.setWindowTitle("Music folders")
        self.resize(WIDTH, HEIGHT)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        self._rows.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        content.setProperty("role", "content")
        content.setLayout(self._rows)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        add = text_button("Add folder…", role="primary")
        add.clicked.connect(self.add_requested)
        self.rescan_button = text_button("Scan all again")
        self.rescan_button.clicked.connect(lambda: self.rescan_requested.emit(None))
        close = text_button("Close")
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(add)
        buttons.addWidget(self.rescan_button)
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(
            dim_label(
                "Music in these folders is in your library. Files are only read, never changed or moved."
            )
        )
        column.addWidget(area, 1)
        column.addLayout(buttons)
        self.refresh()

    def refresh(self) -> None:
        """Show the folders as they are now."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        folders = self._scan.folders()
        for folder in folders:
            self._rows.addWidget(self._row(folder))
        if not folders:
            self._rows.addWidget(dim_label("No folders yet."))
        self._rows.addStretch()
        self.rescan_button.setEnabled(bool(folders))

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
            scanned = f"Scanned {format_when(folder.last_scan_ms, self._now_ms())}"
            text.addWidget(dim_label(scanned if folder.last_scan_ms else "Not scanned yet", is_small=True))
        rescan = IconButton(self._theme, Glyph.REFRESH, f"Scan {display_path(folder.path)} again")
        rescan.clicked.connect(lambda: self.rescan_requested.emit([folder.path]))
        remove = IconButton(self._theme, Glyph.REMOVE, f"Remove {display_path(folder.path)} from the library")
        remove.clicked.connect(lambda: self.remove_requested.emit(folder))
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.XS)
        row.addLayout(text, 1)
        row.addWidget(rescan)
        row.addWidget(remove)
        return card
