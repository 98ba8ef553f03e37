"""Files whose tags are written: their state, copies beside them, and ratings that wait to be written."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from typing import Final

from musicrec_desktop.model.files import FileStat
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.storage import album_artist, track_columns
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.genre_words import show_genres
from musicrec_desktop.storage.name_index import index_names
from musicrec_desktop.storage.spoken import settle_spoken

_WRITING: Final = "writing-tags:"
"""Prefix of the keys in ``state`` of files whose tags are being written."""
_RATING: Final = "rating-tags:"
"""Prefix of the keys in ``state`` of ratings that wait; the id of the track follows."""
_WHICH: Final = "WHERE listener_id = ? AND key = ?"


class FileTagStore:
    """What is known of files whose tags are written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def retagged(self, track_id: TrackId, stat: FileStat, tags: Tags) -> None:
        """Note new tags of a file whose sound is the same: all that is known of the sound stays.

        Args:
            track_id: the track.
            stat: of the file with the new tags.
            tags: the new tags.
        """
        with self._database.transaction():
            before = self._database.one(
                "SELECT size, mtime_ns, decoded_duration_ms, album_artist_text, album_artist_key"
                " FROM track WHERE id = ?",
                (track_id,),
            )
            if before is None:
                return
            size, mtime_ns, decoded_ms, album_artist, album_artist_key = before
            for table in ("features", "analysis_failure", "loudness"):
                self._database.execute(
                    f"UPDATE {table} SET size = ?, mtime_ns = ?"
                    " WHERE track_id = ? AND size = ? AND mtime_ns = ?",
                    (stat.size, stat.mtime_ns, track_id, size, mtime_ns),
                )
            self._database.execute(
                track_columns.UPDATE_TRACK, (*track_columns.tag_values(stat, tags), track_id)
            )
            self._database.execute(
                "UPDATE track SET decoded_duration_ms = ?, album_artist_text = ?, album_artist_key = ?"
                " WHERE id = ?",
                (decoded_ms, album_artist, album_artist_key, track_id),
            )
            # Of the names in tags, genres are the only ones that are written.
            self._write_values(track_id, tags, "kind = 'genre'", lambda kind: kind == "genre")
            show_genres(self._database, (track_id,))
            settle_spoken(self._database, (track_id,))
            index_names(self._database.connection, (track_id,))

    def edited(self, track_id: TrackId, stat: FileStat, tags: Tags) -> None:
        """Note tags of a file in which anything may be new; its sound is the same.

        Args:
            track_id: the track.
            stat: of the file with the new tags.
            tags: the new tags.
        """
        with self._database.transaction():
            before = self._database.one(
                "SELECT folder_id, album_directory FROM track WHERE id = ?", (track_id,)
            )
            if before is None:
                return
            self.retagged(track_id, stat, tags)
            values = track_columns.tag_values(stat, tags)
            columns = ("album_artist_text", "album_artist_key", "album_directory")
            settled = [values[track_columns.TAG_COLUMNS.index(column)] for column in columns]
            self._database.execute(
                "UPDATE track SET album_artist_text = ?, album_artist_key = ? WHERE id = ?",
                (*settled[:2], track_id),
            )
            self._write_values(track_id, tags, "1", lambda _kind: True)
            show_genres(self._database, (track_id,))
            settle_spoken(self._database, (track_id,))
            self._database.execute("DELETE FROM lyrics WHERE track_id = ?", (track_id,))
            if tags.details.lyrics:
                self._database.execute(
                    "INSERT INTO lyrics (track_id, text) VALUES (?, ?)",
                    (track_id, track_columns.storable(tags.details.lyrics)),
                )
            # The albums that it left and came to may have another artist now.
            others = album_artist.settle(self._database, before[0], {before[1], settled[2]})
            index_names(self._database.connection, list(dict.fromkeys((track_id, *others))))

    def _write_values(
        self, track_id: TrackId, tags: Tags, which: str, is_wanted: Callable[[str], bool]
    ) -> None:
        self._database.execute(f"DELETE FROM track_value WHERE track_id = ? AND {which}", (track_id,))
        self._database.execute_many(
            "INSERT INTO track_value (track_id, kind, position, value, key, sort_name)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [row for row in track_columns.multi_values(track_id, tags) if is_wanted(row[1])],
        )

    def root(self, track_id: TrackId) -> str:
        """The folder of the library that a track lies in; empty for an unknown track."""
        row = self._database.one(
            "SELECT folder.path FROM track JOIN folder ON folder.id = folder_id WHERE track.id = ?",
            (track_id,),
        )
        return "" if row is None else os.fsdecode(row[0])

    def is_free(self, track_id: TrackId, path: str, leaving: Collection[TrackId] = ()) -> bool:
        """Whether a track may get a path: it lies in the same folder of the library, and no track has it.

        Args:
            track_id: the track.
            path: that it is to get.
            leaving: tracks that get other paths at the same time.
        """
        relative = self._relative(track_id, path)
        if not relative:
            return False
        rows = self._database.query(
            "SELECT id FROM track WHERE relative_path = ?"
            " AND folder_id = (SELECT folder_id FROM track WHERE id = ?)",
            (relative, track_id),
        )
        return all(holder == track_id or holder in leaving for (holder,) in rows)

    def moved(self, paths: Mapping[TrackId, str]) -> None:
        """Note that the files of tracks have other paths, which ``is_free`` lets pass.

        What names of folders tell is read with their tags next.
        """
        new = {track_id: self._relative(track_id, path) for track_id, path in paths.items()}
        with self._database.transaction():
            if len(new) > 1:
                # One may get the path of another; no file has a name like these.
                self._database.execute_many(
                    "UPDATE track SET relative_path = ? WHERE id = ?",
                    [(b"\0%d" % track_id, track_id) for track_id in new],
                )
            self._database.execute_many(
                "UPDATE track SET relative_path = ?, missing_since_ms = NULL WHERE id = ?",
                [(relative, track_id) for track_id, relative in new.items()],
            )

    def _relative(self, track_id: TrackId, path: str) -> bytes:
        root = os.path.join(os.fsencode(self.root(track_id)), b"")
        raw = os.fsencode(path)
        return raw.removeprefix(root) if raw.startswith(root) else b""

    def begin_writing(self, target: str) -> None:
        """Note a file beside which there may be a temporary copy until ``end_writing``."""
        self._database.execute(
            "INSERT OR REPLACE INTO state (listener_id, key, value) VALUES (NULL, ?, ?)",
            (f"{_WRITING}{os.fsencode(target).hex()}", "1"),
        )

    def end_writing(self, target: str) -> None:
        """Remove the note of ``begin_writing``: the copy is gone."""
        self._database.execute(
            "DELETE FROM state WHERE listener_id IS NULL AND key = ?",
            (f"{_WRITING}{os.fsencode(target).hex()}",),
        )

    def unfinished_writings(self) -> list[str]:
        """Files whose tags are being written, or were when a process was killed."""
        rows = self._database.query(
            "SELECT key FROM state WHERE listener_id IS NULL AND key > ? AND key < ?",
            (_WRITING, f"{_WRITING}~"),
        )
        return [os.fsdecode(bytes.fromhex(key.removeprefix(_WRITING))) for (key,) in rows]

    def place(self, track_id: TrackId) -> tuple[str, FileStat] | None:
        """The path of a track's file and its state in the library; None for an unknown track."""
        row = self._database.one(
            "SELECT folder.path, relative_path, size, mtime_ns FROM track"
            " JOIN folder ON folder.id = folder_id WHERE track.id = ?",
            (track_id,),
        )
        if row is None:
            return None
        stat = FileStat(os.fsdecode(row[1]), row[2], row[3])
        return track_columns.absolute_path(row[0], row[1]), stat

    def part(self, track_id: TrackId) -> int:
        """Which of the tracks of its file a track is, from 1; 0 for a whole file and an unknown track."""
        row = self._database.one("SELECT max(part, 0) FROM track WHERE id = ?", (track_id,))
        return 0 if row is None else int(row[0])

    def tracks_of_sheet(self, track_id: TrackId) -> dict[str, dict[int, TrackId]]:
        """All tracks that the cue sheet of a track cuts out of files: by path, and by their place in it."""
        row = self._database.one(
            "SELECT folder_id, relative_path, sheet_path FROM track WHERE id = ? AND part > 0", (track_id,)
        )
        if row is None:
            return {}
        folder_id, relative_path, sheet_path = row
        low = high = relative_path
        if sheet_path is not None:
            # Sound and sheet lie in one directory; "0" is what comes behind a slash.
            directory = os.path.dirname(relative_path)
            low, high = (directory + b"/", directory + b"0") if directory else (b"", b"\xff")
        rows = self._database.query(
            "SELECT folder.path, relative_path, part, track.id FROM track"
            " JOIN folder ON folder.id = folder_id WHERE folder_id = ? AND relative_path BETWEEN ? AND ?"
            " AND sheet_path IS ? AND part > 0 ORDER BY relative_path, part",
            (folder_id, low, high, sheet_path),
        )
        found: dict[str, dict[int, TrackId]] = {}
        for folder, relative, part, mate in rows:
            found.setdefault(track_columns.absolute_path(folder, relative), {})[part] = TrackId(mate)
        return found

    def is_part(self, track_id: TrackId) -> bool:
        """Whether a track is a part of its file, as a cue sheet cuts it out."""
        return self._database.one("SELECT 1 FROM track WHERE id = ? AND part <> 0", (track_id,)) is not None

    def queue_ratings(self, replaced: Mapping[TrackId, int]) -> None:
        """Note that ratings of the listener are to be written.

        Args:
            replaced: the half stars that each file may have from us, 0 for none. Where a rating waits
                already, what was noted then holds.
        """
        listener_id = self._database.owner_id
        self._database.execute_many(
            "INSERT OR IGNORE INTO state (listener_id, key, value) VALUES (?, ?, ?)",
            [
                (listener_id, f"{_RATING}{track_id}", str(half_stars))
                for track_id, half_stars in replaced.items()
            ],
        )

    def queued_ratings(self) -> dict[TrackId, int]:
        """The tracks whose ratings wait, with what ``queue_ratings`` noted."""
        rows = self._database.query(
            "SELECT key, value FROM state WHERE listener_id = ? AND key > ? AND key < ?",
            (self._database.listener_id, _RATING, f"{_RATING}~"),
        )
        return {TrackId(int(key.removeprefix(_RATING))): int(value) for key, value in rows}

    def rating_written(self, track_id: TrackId, half_stars: int) -> None:
        """Note what a file has now; a track that was rated otherwise meanwhile goes on waiting."""
        which = (self._database.listener_id, f"{_RATING}{track_id}")
        with self._database.transaction():
            now = self._database.one("SELECT half_stars FROM own_rating WHERE track_id = ?", (track_id,))
            if (0 if now is None else now[0]) == half_stars:
                self._database.execute(f"DELETE FROM state {_WHICH}", which)
            else:
                self._database.execute(f"UPDATE state SET value = ? {_WHICH}", (str(half_stars), *which))

    def forget_rating(self, track_id: TrackId) -> None:
        """A rating waits no more, as it cannot be written."""
        which = (self._database.listener_id, f"{_RATING}{track_id}")
        self._database.execute(f"DELETE FROM state {_WHICH}", which)
