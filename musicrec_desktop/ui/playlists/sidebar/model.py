"""What the rows of the sidebar stand for, and what dragging them carries."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.dragged import TRACK_IDS_MIME
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.formats import format_long_duration

PLAYLISTS_MIME: Final = "application/x-musicrec-playlists"
NODE_ROLE: Final = Qt.ItemDataRole.UserRole
"""Gives the ``Node``."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Node:
    """What a row stands for: a playlist or a folder."""

    playlist: Playlist | None = None
    folder: PlaylistFolder | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        one = self.playlist or self.folder
        return "" if one is None else one.name

    @property
    def key(self) -> tuple[str, int]:
        """What stays the same when it is renamed or moved."""
        if self.playlist is not None:
            return ("playlist", self.playlist.id)
        return ("folder", 0 if self.folder is None else self.folder.id)


@dataclass(frozen=True, slots=True)
class Target:
    """Where something may be let go: on a playlist, in a folder, or at the top where both are None."""

    playlist: Playlist | None = None
    folder_id: PlaylistFolderId | None = None


class TreeModel(QStandardItemModel):
    """Rows of ``Node``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tracks_of: Callable[[Sequence[PlaylistId]], Sequence[TrackId]] = lambda _ids: ()

    def fill(self, playlists: Sequence[Playlist], folders: Sequence[PlaylistFolder]) -> None:
        """Show these and no others."""
        self.clear()
        top = self.invisibleRootItem()
        rows = {folder.id: _item(Node(folder=folder)) for folder in folders}

        def parent(folder_id: PlaylistFolderId | None) -> QStandardItem:
            return top if folder_id is None else rows.get(folder_id, top)

        for folder in folders:
            parent(folder.parent_id).appendRow(rows[folder.id])
        for playlist in playlists:
            parent(playlist.folder_id).appendRow(_item(Node(playlist)))

    def all_indexes(self) -> Iterator[QModelIndex]:
        """Those of all rows, from top to bottom."""

        def walk(parent: QModelIndex) -> Iterator[QModelIndex]:
            for row in range(self.rowCount(parent)):
                index = self.index(row, 0, parent)
                yield index
                yield from walk(index)

        return walk(QModelIndex())

    @override
    def mimeTypes(self) -> list[str]:
        return [PLAYLISTS_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        nodes = [index.data(NODE_ROLE) for index in indexes]
        playlists = [node.playlist.id for node in nodes if node.playlist is not None]
        folders = [node.folder.id for node in nodes if node.folder is not None]
        mime = QMimeData()
        mime.setData(PLAYLISTS_MIME, QByteArray(json.dumps([playlists, folders]).encode("ascii")))
        if ids := self.tracks_of(playlists):
            mime.setData(TRACK_IDS_MIME, QByteArray(json.dumps(list(ids)).encode("ascii")))
        return mime


def moving_from(mime: QMimeData) -> tuple[list[PlaylistId], list[PlaylistFolderId]] | None:
    """The playlists and folders that are dragged; None for other drags."""
    if not mime.hasFormat(PLAYLISTS_MIME):
        return None
    playlists, folders = json.loads(bytes(mime.data(PLAYLISTS_MIME).data()))
    return [PlaylistId(one) for one in playlists], [PlaylistFolderId(one) for one in folders]


def _item(node: Node) -> QStandardItem:
    item = QStandardItem(node.name)
    item.setData(node, NODE_ROLE)
    playlist = node.playlist
    if playlist is None:
        item.setData(tr("{name}, folder", name=node.name), Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(tool_tip_text(node.name))
        return item
    if playlist.kind is PlaylistKind.SMART:
        facts, kind = tr("Smart playlist: its rules find its tracks"), tr("smart playlist")
    else:
        facts = plural("{n} track", "{n} tracks", playlist.entries)
        kind = f"playlist, {facts}"
        if playlist.length_ms:
            facts = f"{facts} · {format_long_duration(playlist.length_ms)}"
    item.setToolTip(tool_tip_text(node.name, facts))
    item.setData(f"{node.name}, {kind}", Qt.ItemDataRole.AccessibleTextRole)
    return item
