"""Asks in which format and where playlists are written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.playlist import Playlist, PlaylistKind
from musicrec_desktop.services.playlists.exchange.exporting import (
    NAVIDROME,
    PATH_STYLES,
    WRITTEN_FORMATS,
    file_names,
)
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.theme.sizes import Space

WIDTH = 460
FORMAT_WORDS: Final = {
    "m3u8": tr("M3U8 – read by nearly every player"),
    "pls": "PLS",
    "xspf": tr("XSPF – keeps artist, album and title"),
    "jspf": tr("JSPF – as XSPF, in JSON"),
    NAVIDROME: tr("NSP – the rules, for Navidrome"),
}
PATH_WORDS: Final = {
    "automatic": tr("Relative beside the music, else absolute"),
    "relative": tr("Relative – the files move together"),
    "absolute": tr("Absolute – the list can move alone"),
}


class ExportDialog(FittedDialog):
    """Format, kind of paths, and the file or the folder.

    Args:
        playlists: what is written.
        folder: where, at first.
        format_name: one of ``WRITTEN_FORMATS``, at first.
        paths: one of ``PATH_STYLES``, at first.
        parent: the window.
    """

    def __init__(
        self, playlists: Sequence[Playlist], folder: str, format_name: str, paths: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._playlists = tuple(playlists)
        self._folder, self._file_name = folder, ""
        self.setWindowTitle(tr("Export playlists") if self.is_folder else tr("Export playlist"))
        self.setMinimumWidth(WIDTH)
        name = quoted(playlists[0].name)
        what = QLabel(
            tr(
                "Write {playlists}",
                playlists=plural("{n} playlist", "{n} playlists", len(playlists)) if self.is_folder else name,
            )
        )
        what.setProperty("role", "headline")
        what.setWordWrap(True)
        self.format_box, self.paths_box = CalmComboBox(), CalmComboBox()
        self.format_box.setAccessibleName(tr("Format"))
        self.paths_box.setAccessibleName(tr("Paths in it"))
        self._is_smart = all(one.kind is PlaylistKind.SMART for one in playlists)
        for each in WRITTEN_FORMATS:
            # Rules are of no use to a plain playlist, and a plain playlist has none.
            if each != NAVIDROME or self._is_smart:
                self.format_box.addItem(FORMAT_WORDS[each], each)
        for style in PATH_STYLES:
            self.paths_box.addItem(PATH_WORDS[str(style)], str(style))
        self.format_box.setCurrentIndex(max(self.format_box.findData(format_name), 0))
        self.paths_box.setCurrentIndex(max(self.paths_box.findData(paths), 0))
        self.place = ElidedLabel(minimum_width_px=160)
        self.place_button = text_button(tr("Other folder…") if self.is_folder else tr("Other place…"))
        self.note = dim_label(is_small=True)
        self.export_button, cancel = text_button(tr("Export"), role="primary"), text_button(tr("Cancel"))
        self.export_button.setDefault(True)
        self.format_box.currentIndexChanged.connect(lambda _index: self._show())
        self.place_button.clicked.connect(self.choose_place)
        self.export_button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self._lay_out(what, cancel)
        self._show()

    @property
    def is_folder(self) -> bool:
        """Whether the target is a folder."""
        return len(self._playlists) > 1

    @property
    def format_name(self) -> str:
        """The format that is chosen."""
        return str(self.format_box.currentData())

    @property
    def paths(self) -> str:
        """The kind of paths that is chosen."""
        return str(self.paths_box.currentData())

    @property
    def folder(self) -> str:
        """The folder that is written into."""
        return self._folder

    @property
    def target(self) -> str:
        """The file, or of several playlists the folder."""
        if self.is_folder:
            return self._folder
        suffix = f".{self.format_name}"
        name = self._file_name or file_names([self._playlists[0].name], "")[0]
        return os.path.join(self._folder, name + suffix)

    def choose_place(self) -> None:
        """Ask for the file or the folder."""
        dialog = QFileDialog(self, self.windowTitle())
        if self.is_folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            # What is there is asked about when it is written, for folders, too.
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
            dialog.selectFile(os.path.basename(self.target))
        dialog.setDirectory(self._folder)
        dialog.fileSelected.connect(self.take_place)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_place(self, path: str) -> None:
        """Take a file or a folder that was chosen; the name of a file may choose the format."""
        path = os.path.abspath(path)
        if self.is_folder:
            self._folder = path
        else:
            self._folder, name = os.path.split(path)
            stem, suffix = os.path.splitext(name)
            index = self.format_box.findData(suffix[1:].lower())
            self._file_name = stem if index >= 0 else name
            if index >= 0:
                self.format_box.setCurrentIndex(index)
        self._show()

    def _show(self) -> None:
        self.place.set_full_text(display_path(self.target))
        is_rules = self.format_name == NAVIDROME
        self.paths_box.setEnabled(not is_rules)
        any_smart = any(one.kind is PlaylistKind.SMART for one in self._playlists)
        if any_smart and not is_rules:
            self.note.setText(tr("Of smart playlists, the tracks that their rules find now are written."))
        elif is_rules:
            self.note.setText(tr("What Navidrome cannot say is refused, never left out."))
        self.note.setVisible(any_smart)

    def _lay_out(self, what: QLabel, cancel: QWidget) -> None:
        where = QHBoxLayout()
        where.addWidget(self.place, 1)
        where.addWidget(self.place_button)
        form = QFormLayout()
        form.setHorizontalSpacing(Space.L)
        form.setVerticalSpacing(Space.S)
        form.addRow(tr("Format"), self.format_box)
        form.addRow(tr("Paths in it"), self.paths_box)
        form.addRow(tr("Folder") if self.is_folder else tr("File"), where)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(what)
        column.addLayout(form)
        column.addWidget(self.note)
        column.addLayout(buttons)
