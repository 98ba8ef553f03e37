"""What the rules find: how many tracks, how long, and the first of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.model.playlist import PlaylistId, SmartRules
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.query.problems import Problem
from musicrec_desktop.ui.kit.labels import dim_label, section_label
from musicrec_desktop.ui.kit.wording.formats import format_count, format_length, format_long_duration
from musicrec_desktop.ui.theme.sizes import Space

ROW_PX: Final = 26
_HEADINGS: Final = ("Title", "Artist", "Length")
_LENGTH: Final = 2
_Index = QModelIndex | QPersistentModelIndex


class Found(Protocol):
    """What rules find."""

    @property
    def count(self) -> int:
        """How many tracks."""

    @property
    def length_ms(self) -> int:
        """Of all whose length is known."""

    @property
    def ids(self) -> Sequence[TrackId]:
        """The first of them, in order."""

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with the query, the names in it included."""


class Finder(Protocol):
    """Finds what rules find, in another thread; a newer question replaces an unfinished one."""

    def preview(
        self,
        rules: SmartRules,
        on_done: Callable[[Found], object],
        on_error: Callable[[Exception], object] | None = None,
        *,
        playlist_id: PlaylistId | None = None,
    ) -> object:
        """Ask; ``playlist_id`` is the smart playlist that is edited."""


class _Rows(QAbstractTableModel):
    """The first tracks."""

    def __init__(self) -> None:
        super().__init__()
        self._tracks: list[Track] = []

    def show(self, tracks: Sequence[Track]) -> None:
        """Show others."""
        self.beginResetModel()
        self._tracks = list(tracks)
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._tracks)

    @override
    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_HEADINGS)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        track, column = self._tracks[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column == _LENGTH:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return (track.tags.title or "", track.tags.artist_text, format_length(track))[column]
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == _LENGTH else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class PreviewPanel(QWidget):
    """Count, length and first rows.

    Args:
        parent: Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows()
        self.count = QLabel()
        self.count.setProperty("role", "headline")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.note = dim_label()
        self.list = QTableView()
        self.list.setModel(self._rows)
        self.list.setAccessibleName("First tracks")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setShowGrid(False)
        self.list.setWordWrap(False)
        self.list.setTabKeyNavigation(False)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.verticalHeader().hide()
        self.list.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.list.setMinimumHeight(3 * ROW_PX)
        head = self.list.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(_LENGTH, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(section_label("Finds"))
        column.addWidget(self.count)
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        self.show_counting()

    @property
    def titles(self) -> list[str]:
        """The titles of the rows, from top to bottom."""
        return [str(self._rows.index(row, 0).data()) for row in range(self._rows.rowCount())]

    def show_counting(self) -> None:
        """Say that an answer is on its way; the last one stays below."""
        self.count.setText("Counting…")

    def show_found(self, found: Found, tracks: Sequence[Track]) -> None:
        """Show an answer."""
        length = format_long_duration(found.length_ms) if found.length_ms else ""
        words = format_count(found.count, "track")
        self.count.setText(f"{words} · {length}" if length and found.count else words)
        more = found.count - len(tracks)
        self.note.setText(f"The first {len(tracks)}:" if more > 0 else "")
        self.note.setVisible(more > 0)
        self._rows.show(tracks)

    def show_empty(self, why: str) -> None:
        """Say that nothing is found, and why, where that is known."""
        self.count.setText("No track")
        self.note.setText(why)
        self.note.setVisible(bool(why))
        self._rows.show([])

    def show_problem(self, words: str) -> None:
        """Say why nothing can be found out."""
        self.count.setText("Cannot be counted")
        self.note.setText(words)
        self.note.show()
        self._rows.show([])
