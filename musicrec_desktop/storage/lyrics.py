"""Words of the lyrics that lie beside the music, and how the lyrics of a track are shown."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from musicrec_desktop.model.files import FileState
from musicrec_desktop.model.track import FolderId, TrackId
from musicrec_desktop.storage import known_files
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.name_index import index_names
from musicrec_desktop.storage.track_columns import storable

_STATES_AT_ONCE: Final = 2000
_ELSEWHERE: Final = -1
"""The size in a row of words that lie in a folder of another player; scans know nothing of it."""
_STATES: Final = (
    "SELECT relative_path, lyrics_beside.size, lyrics_beside.mtime_ns, lyrics_beside.ctime_ns FROM track"
    " JOIN lyrics_beside ON track_id = track.id"
    " WHERE folder_id = ?1 AND relative_path > ?2 AND missing_since_ms IS NULL AND lyrics_beside.size >= 0"
)


class LyricsStore:
    """Lyrics by track. Which are shown, and their shift, is about the file: all profiles share it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def states(self, folder_id: FolderId, below: str = "") -> Iterator[list[FileState]]:
        """The states of the files of lyrics beside present tracks, in the order of the tracks' paths.

        Args:
            folder_id: the folder.
            below: of a folder inside it; then only what lies in that one.

        Returns:
            Some thousands at a time: the path of the track, and size and times of its files of lyrics
            together, as ``library.discover.OnBeside`` tells them.
        """
        raw = os.fsencode(below)
        # "0" comes behind "/".
        after, limit = (raw + b"/", (raw + b"0",)) if below else (b"", ())
        sql = _STATES + " AND relative_path < ?3" * len(limit)
        sql += f" ORDER BY relative_path LIMIT {_STATES_AT_ONCE}"
        while rows := self._database.query(sql, (folder_id, after, *limit)):
            yield rows
            after = rows[-1][0]

    def write(self, folder_id: FolderId, read: Sequence[tuple[FileState, str]]) -> list[TrackId]:
        """Keep what the files beside tracks say, with their state; words become findable.

        Returns:
            The tracks; a path that is no track of the folder is left out.
        """
        with self._database.transaction():
            known = known_files.ids_at(self._database, folder_id, [state[0] for state, _ in read])
            rows = [
                (known[state[0]][0], *state[1:], storable(text)) for state, text in read if state[0] in known
            ]
            self._database.execute_many(
                "INSERT OR REPLACE INTO lyrics_beside (track_id, size, mtime_ns, ctime_ns, text)"
                " VALUES (?, ?, ?, ?, ?)",
                rows,
            )
            ids = [row[0] for row in rows]
            index_names(self._database.connection, ids)
        return ids

    def forget(self, folder_id: FolderId, paths: Iterable[bytes]) -> list[TrackId]:
        """Forget what lay beside present tracks; returns those tracks."""
        with self._database.transaction():
            known = known_files.ids_at(self._database, folder_id, paths)
            rows = self._database.query(
                f"SELECT id FROM track WHERE id {IN_LIST} AND missing_since_ms IS NULL",
                (id_list(track_id for track_id, *_ in known.values()),),
            )
            ids = [TrackId(row[0]) for row in rows]
            self._database.execute(f"DELETE FROM lyrics_beside WHERE track_id {IN_LIST}", (id_list(ids),))
            index_names(self._database.connection, ids)
        return ids

    def note_elsewhere(self, track_id: TrackId, text: str) -> bool:
        """Keep the words that a track has in a folder of another player, as they were shown.

        Where files lie beside the track, the words of those are what is searched.

        Args:
            track_id: the track.
            text: the words; empty where there are none (any more).

        Returns:
            Whether anything is new.
        """
        with self._database.transaction():
            row = self._database.one("SELECT size, text FROM lyrics_beside WHERE track_id = ?", (track_id,))
            words = storable(text)
            if row is not None and (row[0] != _ELSEWHERE or row[1] == words):
                return False
            if row is None and not words:
                return False
            self._database.execute("DELETE FROM lyrics_beside WHERE track_id = ?", (track_id,))
            if words:
                self._database.execute(
                    "INSERT INTO lyrics_beside (track_id, size, mtime_ns, ctime_ns, text)"
                    " SELECT id, ?, 0, 0, ? FROM track WHERE id = ?",
                    (_ELSEWHERE, words, track_id),
                )
            index_names(self._database.connection, [track_id])
        return True

    def choice(self, track_id: TrackId) -> tuple[int, str]:
        """How much later than written the lyrics of a track are shown, in ms, and which were chosen."""
        row = self._database.one("SELECT shift_ms, chosen FROM lyrics_choice WHERE track_id = ?", (track_id,))
        return (0, "") if row is None else (int(row[0]), str(row[1]))

    def set_choice(self, track_id: TrackId, shift_ms: int, chosen: str) -> None:
        """Keep how the lyrics of a track are shown; nothing is kept of what is as usual."""
        if not shift_ms and not chosen:
            self._database.execute("DELETE FROM lyrics_choice WHERE track_id = ?", (track_id,))
            return
        self._database.execute(
            "INSERT OR REPLACE INTO lyrics_choice (track_id, shift_ms, chosen) SELECT id, ?, ? FROM track"
            " WHERE id = ?",
            (shift_ms, storable(chosen), track_id),
        )
