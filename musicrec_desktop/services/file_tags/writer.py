"""Writes the tags of one file and keeps the library in step; its sound is the same as before."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.file_reader import FILES, FileReader
from musicrec_desktop.library.replacing import remove_draft
from musicrec_desktop.library.tag_rewriting import Rewritten, TagFields
from musicrec_desktop.library.tags import ReadingRules
from musicrec_desktop.model.files import FileStat
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.file_tags import FileTagStore

if TYPE_CHECKING:
    from musicrec_desktop.library.tagging.values import TagChange, TagsWritten
    from musicrec_desktop.model.tag_fields import FileTags, SheetPlace, TagValues

CUE_TRACK: Final = "cue-track"
"""The reason word of a track that a cue sheet cuts out of a file: the tags of the file are not its own."""
Rewrite = Callable[[FileReader, str, FileStat], Rewritten]
"""Writes a file at a path, which must be in a state."""


class FileTagWriter:
    """Writes tags of tracks, in a process of its own; each file is whole at any time.

    Args:
        store: knows where files are, and takes their new state.
        files: reads and writes tags.
        rules: how tags are to be read.
    """

    def __init__(
        self,
        store: FileTagStore,
        files: FileReader = FILES,
        rules: Callable[[], ReadingRules] = ReadingRules,
    ) -> None:
        self._store, self._files, self._rules = store, files, rules

    def place(self, track_id: TrackId) -> tuple[str, FileStat] | None:
        """The path of a track's file and its state in the library; None for an unknown track."""
        return self._store.place(track_id)

    def write(self, track_id: TrackId, path: str, stat: FileStat, work: Rewrite) -> TagFields:
        """Write one file.

        Args:
            track_id: whose file it is.
            path: of the file.
            stat: its state in the library.
            work: writes it.

        Returns:
            What stood in the fields before.

        Raises:
            LibraryError: why the file was left alone.
            StorageError: the database cannot be used.
        """
        if self._store.is_part(track_id):
            raise LibraryError(path, CUE_TRACK)
        target = os.path.realpath(path)
        self._store.begin_writing(target)
        try:
            done = work(self._files, path, stat)
            if (done.size, done.mtime_ns) != (stat.size, stat.mtime_ns):
                tags = self._files.tags(path, stat.relative_path, self._rules()).tags
                # The next scan notes when the inode changed.
                now = replace(stat, size=done.size, mtime_ns=done.mtime_ns, ctime_ns=0)
                self._store.retagged(track_id, now, tags)
        finally:
            # A writing process that was ended leaves its copy, too.
            self._tidy(target)
        return done.before

    def edit(self, track_id: TrackId | None, file: FileTags, change: TagChange) -> TagsWritten:
        """Write what was edited of a file, which is a track or in no library.

        Args:
            track_id: whose file it is, or None.
            file: as it was read; it must be so still.
            change: what is written.

        Raises:
            LibraryError: why the file was left alone.
            StorageError: the database cannot be used.
        """
        if track_id is not None and self._store.is_part(track_id):
            raise LibraryError(file.path, CUE_TRACK)
        target = os.path.realpath(file.path)
        self._store.begin_writing(target)
        try:
            done = self._files.write_edited(file.path, file.size, file.mtime_ns, change, self._rules())
            if track_id is not None:
                self.read_again(track_id)
        finally:
            self._tidy(target)
        return done

    def edit_sheet(
        self, sheet: SheetPlace, size: int, mtime_ns: int, changes: Mapping[int, TagValues]
    ) -> TagsWritten:
        """Write what was edited of tracks of a cue sheet.

        Args:
            sheet: of one of the tracks.
            size: bytes that the file with the sheet must have.
            mtime_ns: last modification that it must have.
            changes: the new values of fields by ``SheetPlace.place``.

        Raises:
            LibraryError: why it was left alone.
            StorageError: the database cannot be used.
        """
        target = os.path.realpath(sheet.path)
        self._store.begin_writing(target)
        try:
            return self._files.write_sheet_tracks(sheet.path, size, mtime_ns, changes, self._rules())
        finally:
            self._tidy(target)

    def read_sheet_again(self, track_id: TrackId) -> list[TrackId]:
        """Note what the cue sheet of a track says now of all of its tracks, which are given back.

        A file that is cut otherwise now is left to the next scan.

        Raises:
            LibraryError: a file cannot be read.
            StorageError: the database cannot be used.
        """
        read: list[TrackId] = []
        for path, by_part in self._store.tracks_of_sheet(track_id).items():
            place = self._store.place(next(iter(by_part.values())))
            if place is None:
                continue
            parts = self._files.tags(path, place[1].relative_path, self._rules()).parts
            if len(parts) != len(by_part):
                continue
            now = os.stat(path)
            stat = replace(place[1], size=now.st_size, mtime_ns=now.st_mtime_ns, ctime_ns=0)
            for number, mate in by_part.items():
                self._store.edited(mate, stat, parts[number - 1].tags)
                read.append(mate)
        return read

    def read_again(self, track_id: TrackId) -> None:
        """Note what the file of a track says now.

        Raises:
            LibraryError: it cannot be read.
            StorageError: the database cannot be used.
        """
        place = self._store.place(track_id)
        if place is None:
            return
        path, stat = place
        tags = self._files.tags(path, stat.relative_path, self._rules()).tags
        now = os.stat(path)
        # The next scan notes when the inode changed.
        self._store.edited(
            track_id, replace(stat, size=now.st_size, mtime_ns=now.st_mtime_ns, ctime_ns=0), tags
        )

    def tidy_up(self) -> None:
        """Remove copies that killed programs left beside files; the files are whole.

        Raises:
            StorageError: the database cannot be used.
        """
        for target in self._store.unfinished_writings():
            self._tidy(target)

    def _tidy(self, target: str) -> None:
        if remove_draft(target):
            self._store.end_writing(target)
