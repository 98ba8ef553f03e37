"""Which tracks are podcasts and audiobooks, and where the listener in use was in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Final

from musicrec_desktop.core.text.folding import genre_key
from musicrec_desktop.core.text.order import path_key
from musicrec_desktop.model.spoken import SpokenRules
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list, text_list
from musicrec_desktop.storage.schema.spoken import SPOKEN

# A folder's name is a prefix of what is below it only with its separator.
_IS_SPOKEN: Final = """(EXISTS (SELECT 1 FROM spoken_folder AS kept WHERE kept.folder_id = track.folder_id
        AND (kept.relative_path = x'' OR substr(track.relative_path, 1, length(kept.relative_path) + 1)
            = CAST(kept.relative_path || '/' AS BLOB)))
    OR EXISTS (SELECT 1 FROM track_value WHERE track_value.track_id = track.id AND kind = 'genre'
        AND key IN (SELECT key FROM spoken_genre))
    OR EXISTS (SELECT 1 FROM written_genre WHERE written_genre.track_id = track.id
        AND value IN (SELECT value FROM json_each(?))))"""
_DIFFERING: Final = f"SELECT id FROM track WHERE is_spoken <> {_IS_SPOKEN}"
"""Its parameter are the genres that files say where others are shown, and that are spoken."""


class SpokenStore:
    """The rules are the same for all profiles; positions belong to the listener in use."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rules(self) -> SpokenRules:
        """What is kept out of the music, in the order of paths and words."""
        folders = self._database.query(
            "SELECT path, relative_path FROM spoken_folder JOIN folder ON folder.id = folder_id"
            " WHERE NOT is_removed"
        )
        genres = self._database.query("SELECT word FROM spoken_genre ORDER BY word")
        paths = sorted(os.fsdecode(os.path.join(path, below) if below else path) for path, below in folders)
        return SpokenRules(tuple(paths), tuple(word for (word,) in genres))

    def change(self, rules: SpokenRules) -> tuple[SpokenRules, list[TrackId]]:
        """Keep other rules, and what follows from them for each track.

        A folder that is in no music folder is left out.

        Returns:
            The rules before, and the tracks that are spoken or music now and were not before.
        """
        with self._database.transaction():
            before = self.rules()
            roots = self._database.query("SELECT id, path FROM folder WHERE NOT is_removed")
            places = [_place(roots, os.fsencode(path)) for path in rules.folders]
            self._database.execute("DELETE FROM spoken_folder")
            self._database.execute_many(
                "INSERT OR IGNORE INTO spoken_folder (folder_id, relative_path) VALUES (?, ?)",
                [place for place in places if place is not None],
            )
            self._database.execute("DELETE FROM spoken_genre")
            self._database.execute_many(
                "INSERT OR IGNORE INTO spoken_genre (key, word) VALUES (?, ?)",
                [(genre_key(word), word.strip()) for word in rules.genres if genre_key(word)],
            )
            rows = self._database.query(_DIFFERING, (_written(self._database),))
            changed = [TrackId(row[0]) for row in rows]
            _flip(self._database, changed)
        return before, changed

    def count(self) -> int:
        """How many present tracks are spoken."""
        row = self._database.one(f"SELECT count(*) FROM track WHERE {SPOKEN} AND missing_since_ms IS NULL")
        assert row is not None
        return int(row[0])

    def among(self, ids: Sequence[TrackId]) -> set[TrackId]:
        """Those of some tracks that are spoken."""
        rows = self._database.query(f"SELECT id FROM track WHERE {SPOKEN} AND id {IN_LIST}", (id_list(ids),))
        return {TrackId(row[0]) for row in rows}

    def next_in_show(self, track_id: TrackId, count: int) -> list[TrackId]:
        """The spoken tracks that come after one in its show or book; none where it is the last.

        A show is an album; where a track has none, or one of its own, it is what lies in its directory. The
        order is that of discs and numbers, or of dates and names where some have no number.
        """
        row = self._database.one(
            "SELECT folder_id, relative_path, album, album_artist_text FROM track WHERE id = ?", (track_id,)
        )
        if row is None:
            return []
        folder_id, path, album, artist = row
        parts = self._parts(
            "album = ? AND album_artist_text = ? AND folder_id = ?", (album, artist, folder_id)
        )
        if not album or len(parts) < 2:
            # "0" is what comes behind a slash.
            place = os.path.dirname(path)
            low, high = (place + b"/", place + b"0") if place else (b"", b"\xff")
            near = self._parts("folder_id = ? AND relative_path BETWEEN ? AND ?", (folder_id, low, high))
            parts = [part for part in near if os.path.dirname(part[4]) == place]
        if all(number is not None for _, _, number, _, _ in parts):
            parts.sort(key=lambda part: (part[1] or 0, part[2], part[4]))
        else:
            parts.sort(key=lambda part: (part[3], path_key(os.fsdecode(part[4]))))
        ids = [TrackId(part[0]) for part in parts]
        at = ids.index(track_id) + 1 if track_id in ids else len(ids)
        return ids[at : at + count]

    def _parts(
        self, condition: str, values: tuple[object, ...]
    ) -> list[tuple[int, int | None, int | None, str, bytes]]:
        """Spoken tracks that are there: id, disc, number, date and path below the folder of each."""
        return list(
            self._database.query(
                "SELECT id, disc_number, track_number, coalesce(date_text, ''), relative_path FROM track"
                f" WHERE {SPOKEN} AND missing_since_ms IS NULL AND {condition}",
                values,
            )
        )

    def folders_of(self, ids: Sequence[TrackId]) -> list[str]:
        """The folders that tracks are in, absolute, each once."""
        rows = self._database.query(
            "SELECT path, relative_path FROM track JOIN folder ON folder.id = folder_id"
            f" WHERE track.id {IN_LIST}",
            (id_list(ids),),
        )
        return sorted({os.path.dirname(os.fsdecode(os.path.join(path, below))) for path, below in rows})

    def positions(self, ids: Sequence[TrackId]) -> dict[TrackId, int]:
        """Where the listener was in tracks, in milliseconds; tracks without a kept place are left out."""
        rows = self._database.query(
            f"SELECT track_id, position_ms FROM own_resume_position WHERE track_id {IN_LIST}",
            (id_list(ids),),
        )
        return {TrackId(track_id): position_ms for track_id, position_ms in rows}

    def keep_position(self, track_id: TrackId, position_ms: int, at_ms: int) -> None:
        """Keep where the listener is in a track; 0 forgets it."""
        with self._database.transaction():
            owner = self._database.owner_id
            if position_ms:
                self._database.execute(
                    "INSERT INTO resume_position (listener_id, track_id, position_ms, at_ms)"
                    " SELECT ?, id, ?, ? FROM track WHERE id = ? ON CONFLICT DO UPDATE"
                    " SET position_ms = excluded.position_ms, at_ms = excluded.at_ms",
                    (owner, position_ms, at_ms, track_id),
                )
            else:
                self._database.execute(
                    "DELETE FROM resume_position WHERE listener_id = ? AND track_id = ?", (owner, track_id)
                )


def settle_spoken(database: Database, ids: Iterable[TrackId]) -> None:
    """Find out whether tracks are spoken whose path or genres were just written; runs in a transaction."""
    changed = database.query(f"{_DIFFERING} AND id {IN_LIST}", (_written(database), id_list(ids)))
    _flip(database, [TrackId(row[0]) for row in changed])


def _written(database: Database) -> str:
    keys = {key for (key,) in database.query("SELECT key FROM spoken_genre")}
    written = database.query("SELECT DISTINCT value FROM written_genre") if keys else ()
    return text_list(value for (value,) in written if genre_key(value) in keys)


def _flip(database: Database, ids: Sequence[TrackId]) -> None:
    if ids:
        database.execute(f"UPDATE track SET is_spoken = 1 - is_spoken WHERE id {IN_LIST}", (id_list(ids),))


def _place(roots: Sequence[tuple[int, bytes]], path: bytes) -> tuple[int, bytes] | None:
    """The music folder that a path is in, and the path below it; None where it is in none."""
    path = path.rstrip(b"/") or b"/"
    best = max(
        (root for root in roots if path == root[1] or path.startswith(root[1].rstrip(b"/") + b"/")),
        key=lambda root: len(root[1]),
        default=None,
    )
    return None if best is None else (best[0], path[len(best[1]) :].lstrip(b"/"))
