"""What is dragged: tracks and groups of our own window, files, folders and links of other programs."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QByteArray, QMimeData, QUrl

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.track import Track, TrackId

TRACK_IDS_MIME: Final = "application/x-musicrec-track-ids"
MAX_DRAGGED_FILES: Final = 500
SCOPES_MIME: Final = "application/x-musicrec-scopes"
PLAYLIST_NAMES: Final = frozenset(
    {
        ".asx",
        ".jspf",
        ".m3u",
        ".m3u8",
        ".nsp",
        ".pls",
        ".wax",
        ".wpl",
        ".wvx",
        ".xautopf",
        ".xsp",
        ".xspf",
        ".zpl",
    }
)
"""How the names of playlist files end."""
_TEXT_NAMES: Final = frozenset({".txt", ".tsv", ".md", ".html", ".htm", ".text"})


@dataclass(frozen=True, slots=True)
class Dragged:
    """One drag.

    Attributes:
        ids: tracks of our own lists, in their order.
        scopes: albums, artists or genres of our own lists.
        paths: files and folders of this computer.
        links: addresses of something that is not on this computer.
        text: what is neither; another program let some of its text be dragged.
        html: the same as a part of a page; may be empty.
    """

    ids: tuple[TrackId, ...] = ()
    scopes: tuple[Scope, ...] = ()
    paths: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    text: str = ""
    html: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the drag began in our own window."""
        return bool(self.ids or self.scopes)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that can be played or kept; text is neither."""
        return not (self.is_own or self.paths or self.links)


def is_playlist_name(path: str) -> bool:
    """Whether the name of a file is that of a playlist; nothing is read."""
    return os.path.splitext(path)[1].casefold() in PLAYLIST_NAMES


def is_text_name(path: str) -> bool:
    """Whether the name of a file is that of a text that may have a list of tracks in it; nothing is read."""
    return os.path.splitext(path)[1].casefold() in _TEXT_NAMES


def read_drag(mime: QMimeData) -> Dragged:
    """What a drag holds; what began in our own window is not read as files, too."""
    if ids := ids_from_mime(mime):
        return Dragged(ids=tuple(ids))
    if scopes := _scopes_from(mime):
        return Dragged(scopes=scopes)
    paths = [(url, _local_path(url)) for url in mime.urls()]
    if not paths and mime.hasText():
        return Dragged(text=mime.text(), html=mime.html() if mime.hasHtml() else "")
    return Dragged(
        paths=tuple(path for _, path in paths if path),
        links=tuple(url.toDisplayString() for url, path in paths if not path),
    )


def track_mime(tracks: Sequence[Track]) -> QMimeData:
    """Dragged tracks: ids for our own window, files for other programs."""
    mime = QMimeData()
    ids = json.dumps([track.id for track in tracks]).encode("ascii")
    mime.setData(TRACK_IDS_MIME, QByteArray(ids))
    # Tracks of one cue sheet are one file.
    paths = dict.fromkeys(track.path for track in tracks[:MAX_DRAGGED_FILES] if not track.is_missing)
    mime.setUrls([QUrl.fromEncoded(QByteArray(b"file://" + quoted_path(path))) for path in paths])
    return mime


def quoted_path(path: str) -> bytes:
    """The bytes of a path, percent-encoded: right even where they are not UTF-8."""
    safe = b"/-._~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    return b"".join(bytes([byte]) if byte in safe else b"%%%02X" % byte for byte in os.fsencode(path))


def ids_from_mime(mime: QMimeData) -> list[TrackId]:
    """The ids of a drag that began in our own window; empty for others."""
    if not mime.hasFormat(TRACK_IDS_MIME):
        return []
    values = json.loads(bytes(mime.data(TRACK_IDS_MIME).data()))
    return [TrackId(value) for value in values if isinstance(value, int)]


def scopes_mime(scopes: Sequence[Scope]) -> QMimeData:
    """Dragged albums, artists or genres."""
    mime = QMimeData()
    values = [[scope.kind.value, scope.name, scope.detail] for scope in scopes]
    mime.setData(SCOPES_MIME, QByteArray(json.dumps(values).encode("ascii")))
    return mime


def _scopes_from(mime: QMimeData) -> tuple[Scope, ...]:
    if not mime.hasFormat(SCOPES_MIME):
        return ()
    values = json.loads(bytes(mime.data(SCOPES_MIME).data()))
    return tuple(Scope(ScopeKind(kind), name, detail) for kind, name, detail in values)


def _local_path(url: QUrl) -> str:
    """The path of a file of this computer, right even where it is not UTF-8; empty for others."""
    if not url.isLocalFile():
        return ""
    encoded = bytes(url.toEncoded().data()).removeprefix(b"file://")
    return os.fsdecode(unquote_to_bytes(encoded))
