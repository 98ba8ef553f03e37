"""Writes playlists into files of other players."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.core.settings import PLAYLIST_PATHS
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playlist import Playlist
from musicrec_desktop.playlist_files.smart.navidrome.writing import navidrome_text
from musicrec_desktop.playlist_files.smart.values import RuleErrors
from musicrec_desktop.playlist_files.values import FileEntry, Format, Location, PlaylistDocument
from musicrec_desktop.playlist_files.writers.target import PathStyle
from musicrec_desktop.playlist_files.writing import (
    WRITTEN,
    check_replaceable,
    format_for,
    link_target,
    write_playlist,
    write_whole,
)
from musicrec_desktop.storage.playlists.matching import MatchStore
from musicrec_desktop.storage.state import SettingStore

_REFUSED_IN_NAMES: Final = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
"""Characters that some drive takes in no name."""
_ISRC: Final = re.compile(r"\b[A-Z]{2}[A-Z0-9]{3}\d{7}\b")
_LONGEST_NAME_BYTES: Final = 200

NAVIDROME: Final = "nsp"
"""The format of rules."""
WRITTEN_FORMATS: Final = (*(extension[1:] for extension in WRITTEN if extension != ".m3u"), NAVIDROME)
"""The formats that are written, as extensions; the first one is usual."""
PATH_STYLES: Final = PLAYLIST_PATHS.choices


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """What became of a playlist.

    Attributes:
        name: of the playlist.
        path: of the file.
        entries: how many the file has.
        left_out: how many the file cannot hold, because no place of them is known.
        link_target: the file that was written, where ``path`` is a link to it; else empty.
        error: why nothing was written; else None.
    """

    name: str
    path: str
    entries: int = 0
    left_out: int = 0
    link_target: str = ""
    error: PlaylistFileError | None = None


@dataclass(frozen=True, slots=True)
class ListToWrite:
    """A playlist and what is in it.

    Attributes:
        playlist: what is written.
        known: of its tracks, in order.
        unmeant: the part of its rules that means nothing now, so that its tracks are not known; else empty.
    """

    playlist: Playlist
    known: Sequence[KnownTrack]
    unmeant: str = ""


class PlaylistExporter:
    """Writes files; any thread may use it."""

    def __init__(self, store: MatchStore, settings: SettingStore) -> None:
        self._store = store
        self._settings = settings

    def write(
        self,
        lists: Sequence[ListToWrite],
        target: str,
        *,
        is_folder: bool,
        format_name: str,
        paths: str | None,
        replaces: bool,
        context: TaskContext,
    ) -> tuple[ExportedFile, ...]:
        """Write each list into a file of its own.

        Args:
            lists: what to write.
            target: absolute; a folder, which is made where it is missing, or the file of the only list.
            is_folder: which of the two.
            format_name: one of ``WRITTEN_FORMATS``; empty for what the name of the file asks for.
            paths: one of ``PATH_STYLES``, which is remembered; None for the remembered one.
            replaces: whether a file that is there is written over; else it is an error of that list.
            context: of the task.

        Raises:
            PlaylistFileError: nothing can be written there at all.
        """
        if paths is not None:
            self._settings.set(PLAYLIST_PATHS, paths)
        if is_folder:
            suffix = f".{format_name or WRITTEN_FORMATS[0]}"
            files = [os.path.join(target, name) for name in file_names(_names(lists), suffix)]
            _make(target)
        else:
            files = [target]
        kind: Format | None = None
        if format_name != NAVIDROME:
            kind = WRITTEN[f".{format_name}"] if format_name else format_for(files[0] if files else target)
        written: list[ExportedFile] = []
        for number, (one, path) in enumerate(zip(lists, files, strict=True)):
            context.check()
            context.progress(Progress(number, len(lists), one.playlist.name))
            written.append(self._written(one, path, kind, replaces=replaces))
        context.progress(Progress(len(lists), len(lists)))
        return tuple(written)

    def _written(self, one: ListToWrite, path: str, kind: Format | None, *, replaces: bool) -> ExportedFile:
        playlist = one.playlist
        written_to = link_target(path)
        try:
            _check_place(path, replaces=replaces)
            if kind is not None:
                _check_meant(one, path)
            if kind is None:
                write_whole(path, (_rules_text(playlist, path).encode("utf-8", "replace"),))
                return ExportedFile(playlist.name, path, link_target=written_to)
            entries = tuple(map(file_entry, one.known))
            document = PlaylistDocument(kind, playlist.name, entries, playlist.description)
            left_out = write_playlist(path, document, self._style(path))
        except PlaylistFileError as error:
            return ExportedFile(playlist.name, path, error=error)
        return ExportedFile(
            playlist.name, path, len(entries) - len(left_out), len(left_out), link_target=written_to
        )

    def _style(self, path: str) -> PathStyle:
        """Relative paths are for lists that travel with their music: in its folder, or above it."""
        chosen = str(self._settings.get(PLAYLIST_PATHS))
        if chosen == "absolute":
            return PathStyle(is_relative=False)
        if chosen == "relative":
            return PathStyle(root="/")
        folder = os.path.join(os.path.dirname(path), "")
        inside = [root for root in self._store.folders() if folder.startswith(os.path.join(root, ""))]
        return PathStyle(root=min(inside, key=len, default=""))


def _check_place(path: str, *, replaces: bool) -> None:
    check_replaceable(path)
    if not replaces and os.path.lexists(path):
        raise PlaylistFileError(path, "exists", link_target(path))


def _check_meant(one: ListToWrite, path: str) -> None:
    if one.unmeant:
        raise PlaylistFileError(path, "not-evaluated", one.unmeant)


def file_names(names: Iterable[str], suffix: str) -> list[str]:
    """A file name for each name of a playlist, each another one, also for drives that know no case."""
    taken: set[str] = set()
    found: list[str] = []
    for name in names:
        stem = _REFUSED_IN_NAMES.sub("_", name).strip(" .") or "Playlist"
        stem = stem.encode("utf-8", "replace")[:_LONGEST_NAME_BYTES].decode("utf-8", "ignore")
        chosen, number = stem, 1
        while chosen.casefold() in taken:
            number += 1
            chosen = f"{stem} ({number})"
        taken.add(chosen.casefold())
        found.append(chosen + suffix)
    return found


def _names(lists: Iterable[ListToWrite]) -> list[str]:
    return [one.playlist.name for one in lists]


def file_entry(known: KnownTrack) -> FileEntry:
    """An entry of a playlist file, with what is known of its track."""
    return FileEntry(
        (Location(known.location),) if known.location else (),
        known.title,
        known.artist,
        known.album,
        known.duration_ms,
        track_number=known.track_number,
        recording_id=known.recording_id,
        isrc=first_isrc(known.isrc),
    )


def first_isrc(text: str) -> str:
    """The first one of several, as XSPF has it."""
    return next(iter(_ISRC.findall(text.upper().replace("-", ""))), "")


def _rules_text(playlist: Playlist, path: str) -> str:
    if playlist.rules is None:
        raise PlaylistFileError(path, "no-rules", playlist.name)
    try:
        return navidrome_text(playlist.name, playlist.description, playlist.rules)
    except RuleErrors as error:
        raise PlaylistFileError(path, "smart-unsaid", "; ".join(error.problems)) from error


def _make(folder: str) -> None:
    try:
        os.makedirs(folder, exist_ok=True)
    except FileExistsError as error:
        raise PlaylistFileError(folder, "not-a-folder") from error
    except OSError as error:
        raise PlaylistFileError(folder, "not-writable", error.strerror or "") from error
