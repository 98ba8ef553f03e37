"""Tracks, and which row a file on disk belongs to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.files import FileStat, FileState, KnownFile, ScannedFile
from musicrec_desktop.model.playback import Playable
from musicrec_desktop.model.span import Span
from musicrec_desktop.model.track import (
    NO_DETAILS,
    TAGS_VERSION,
    FolderId,
    TagDetails,
    Track,
    TrackFacts,
    TrackId,
)
from musicrec_desktop.storage import (
    album_artist,
    cards,
    known_files,
    letters,
    parts,
    playables,
    ratings,
    taste_tests,
    track_columns,
    track_facts,
)
from musicrec_desktop.storage.columns import read_columns
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.genre_words import show_genres
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.imports import use as imported_use
from musicrec_desktop.storage.lyrics import LyricsStore
from musicrec_desktop.storage.name_index import index_names
from musicrec_desktop.storage.parts import WHOLE, Place, SheetStore
from musicrec_desktop.storage.playlists import refusals
from musicrec_desktop.storage.spoken import settle_spoken

SAME_RECORDING_MS = 1000
_PLACE: Final = "folder_id, relative_path, part, span_start, span_end, sheet_path"


class TrackStore:
    """Tracks by id, by path and by sound.

    Attributes:
        lyrics: what lies beside them.
        sheets: the cue sheets that make several tracks of a file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.lyrics = LyricsStore(database)
        self.sheets = SheetStore(database)

    def known_files(self, folder_id: FolderId) -> list[KnownFile]:
        """Every file below a folder in the library, also missing ones."""
        return known_files.all_below(self._database, folder_id)

    def known_files_at(self, folder_id: FolderId, paths: Iterable[bytes]) -> list[KnownFile]:
        """Those of some relative paths that are in the library, also missing ones."""
        return known_files.at(self._database, folder_id, paths)

    def known_files_in(self, folder_id: FolderId, directory: str) -> list[KnownFile]:
        """As ``known_files.in_directory``."""
        return known_files.in_directory(self._database, folder_id, directory)

    def file_states(self, folder_id: FolderId, below: str = "") -> Iterator[list[FileState]]:
        """As ``known_files.states``."""
        return known_files.states(self._database, folder_id, below)

    def has_outdated(self) -> bool:
        """As ``known_files.has_outdated``."""
        return known_files.has_outdated(self._database)

    def outdated_loose(self) -> list[tuple[FolderId, str, str]]:
        """As ``known_files.outdated_loose``."""
        return known_files.outdated_loose(self._database)

    def upsert(
        self, folder_id: FolderId, files: Sequence[ScannedFile], now_ms: int
    ) -> tuple[list[TrackId], list[TrackId]]:
        """Write files that were read, in one transaction; a missing track becomes present again.

        Returns:
            The ids that are new and the ids that were known; among these those that a cue sheet, or its lack,
            has left without a place in their file.
        """
        added: list[TrackId] = []
        changed: list[TrackId] = []
        other_bytes: list[TrackId] = []
        inserted: list[tuple[TrackId, ScannedFile]] = []
        updated: list[tuple[TrackId, ScannedFile]] = []
        displaced: list[TrackId] = []
        places: dict[TrackId, Place] = {}
        with self._database.transaction():
            known = known_files.ids_at(
                self._database, folder_id, [os.fsencode(file.stat.relative_path) for file in files]
            )
            cut = parts.rows_at(self._database, folder_id, files)
            new_id = self._first_free_id()
            for file in files:
                if (rows := cut.get(file.stat.relative_path)) is not None:
                    becomes = parts.settle(rows, file)
                    parts.make_room(self._database, becomes, now_ms)
                    displaced.extend(becomes.displaced)
                    for known_id, part, place in becomes.rows:
                        if known_id is None:
                            added.append(TrackId(new_id + len(added)))
                            inserted.append((added[-1], part))
                        else:
                            changed.append(known_id)
                            updated.append((known_id, part))
                        places[known_id or added[-1]] = place
                    continue
                before = known.get(os.fsencode(file.stat.relative_path))
                if before is None:
                    added.append(TrackId(new_id + len(added)))
                    inserted.append((added[-1], file))
                    continue
                changed.append(before[0])
                updated.append((before[0], file))
                if before[1:] != (file.stat.size, file.stat.mtime_ns):
                    other_bytes.append(before[0])
            self._insert(folder_id, inserted, now_ms, places)
            self._update(updated)
            parts.put(self._database, places)
            self._write_values([*inserted, *updated])
            # The sound may differ: the picture is made again when the track is next queued.
            self._database.execute(
                "DELETE FROM seek_picture WHERE track_id IN (SELECT value FROM json_each(?))",
                (id_list(other_bytes),),
            )
            settled = album_artist.settle(
                self._database,
                folder_id,
                (
                    album_artist.album_directory(os.fsencode(file.stat.relative_path), file.tags.album)
                    for file in files
                    if file.tags.album and not file.tags.album_artists
                ),
            )
            show_genres(self._database, (*added, *changed))
            settle_spoken(self._database, (*added, *changed))
            index_names(self._database.connection, list(dict.fromkeys((*added, *changed, *settled))))
        return added, [*changed, *displaced]

    def note_read(self, track_id: TrackId) -> None:
        """Note that a file was read again and has the known tags."""
        self._database.execute(
            f"UPDATE track SET tags_version = ? WHERE id {IN_LIST}",
            (TAGS_VERSION, id_list(self.of_file(track_id) or (track_id,))),
        )

    def with_parts(self, ids: Sequence[TrackId]) -> list[TrackId]:
        """As ``parts.with_parts``."""
        return parts.with_parts(self._database, ids)

    def of_file(self, track_id: TrackId) -> list[TrackId]:
        """As ``parts.of_file``."""
        return parts.of_file(self._database, track_id)

    def is_still(self, track_id: TrackId, span: Span | None) -> bool:
        """As ``parts.is_still``."""
        return parts.is_still(self._database, track_id, span)

    def mark_missing(self, ids: Sequence[TrackId], now_ms: int) -> None:
        """Mark tracks as missing, because their files are gone; the first track of a file stands for all."""
        self._database.execute(
            "UPDATE track SET missing_since_ms = ? WHERE missing_since_ms IS NULL"
            " AND id IN (SELECT value FROM json_each(?))",
            (now_ms, id_list(self.with_parts(ids))),
        )

    def note_inodes(self, stats: Iterable[tuple[TrackId, int]]) -> None:
        """Note when the inodes of files last changed."""
        self._database.execute_many(
            "UPDATE track SET ctime_ns = ? WHERE id = ?",
            [(ctime_ns, track_id) for track_id, ctime_ns in stats],
        )

    def mark_present(self, ids: Sequence[TrackId]) -> None:
        """Mark missing tracks as present: their files are back, unchanged; as ``mark_missing``."""
        self._database.execute(
            "UPDATE track SET missing_since_ms = NULL WHERE id IN (SELECT value FROM json_each(?))",
            (id_list(self.with_parts(ids)),),
        )

    def move(self, track_id: TrackId, folder_id: FolderId, file: ScannedFile, now_ms: int) -> None:
        """Give a track a new path, and the tags read from there; all tracks of its file go along."""
        with self._database.transaction():
            is_cut = self._relocate(track_id, folder_id, os.fsencode(file.stat.relative_path))
            if is_cut or file.parts:
                self.upsert(folder_id, [file], now_ms)
                return
            keep = self._database.one("SELECT decoded_duration_ms FROM track WHERE id = ?", (track_id,))
            self._update([(track_id, file)])
            self._write_values([(track_id, file)])
            if keep is not None:
                self._database.execute(
                    "UPDATE track SET decoded_duration_ms = ? WHERE id = ?", (keep[0], track_id)
                )
            show_genres(self._database, (track_id,))
            settle_spoken(self._database, (track_id,))
            index_names(self._database.connection, (track_id,))

    def missing_candidates(self) -> list[tuple[TrackId, FileStat, FolderId]]:
        """Missing tracks of all folders, one of which a new file may be."""
        rows = self._database.query(
            "SELECT id, relative_path, size, mtime_ns, folder_id FROM track"
            " WHERE missing_since_ms IS NOT NULL AND part IN (0, 1)"
        )
        return [
            (TrackId(track_id), FileStat(os.fsdecode(path), size, mtime_ns), FolderId(folder_id))
            for track_id, path, size, mtime_ns, folder_id in rows
        ]

    def get(self, track_id: TrackId) -> Track | None:
        """One track with the details of its tags; None where it is unknown."""
        found = self.many((track_id,))
        if not found:
            return None
        details = self.details_of((track_id,)).get(track_id, NO_DETAILS)
        return replace(found[0], tags=replace(found[0].tags, details=details))

    def details_of(self, ids: Sequence[TrackId]) -> dict[TrackId, TagDetails]:
        """What the tags of tracks say beyond what lists show, by track; a track without any is left out."""
        wanted = id_list(ids)
        values: dict[TrackId, dict[str, tuple[str, ...]]] = {}
        for track_id, kind, value in self._database.query(
            "SELECT track_id, kind, value FROM track_value"
            f" WHERE track_id {IN_LIST} AND kind NOT IN {track_columns.SHOWN_KINDS}"
            " ORDER BY track_id, kind, position",
            (wanted,),
        ):
            kinds = values.setdefault(TrackId(track_id), {})
            kinds[kind] = (*kinds.get(kind, ()), value)
        rows = self._database.query(f"SELECT track_id, text FROM lyrics WHERE track_id {IN_LIST}", (wanted,))
        lyrics = {TrackId(track_id): text for track_id, text in rows}
        return {
            track_id: track_columns.details_from_values(values.get(track_id, {}), lyrics.get(track_id, ""))
            for track_id in values.keys() | lyrics.keys()
        }

    def many(self, ids: Sequence[TrackId]) -> list[Track]:
        """Tracks in the order asked for, without the details of their tags; unknown ids are left out."""
        wanted = id_list(ids)
        rows = self._database.query(
            f"{track_columns.TRACK_SELECT} WHERE track.id IN (SELECT value FROM json_each(?))", (wanted,)
        )
        values: dict[int, dict[str, tuple[str, ...]]] = {}
        for track_id, kind, value, sort_name in self._database.query(
            "SELECT track_id, kind, value, sort_name FROM track_value"
            f" WHERE track_id {IN_LIST} AND kind IN {track_columns.SHOWN_KINDS}"
            " ORDER BY track_id, kind, position",
            (wanted,),
        ):
            kinds = values.setdefault(track_id, {})
            kinds[kind] = (*kinds.get(kind, ()), value)
            if sort_name:
                sort_names = f"{kind} sort names"
                kinds[sort_names] = (*kinds.get(sort_names, ()), sort_name)
        by_id = {row[0]: track_columns.track_from_row(row, values.get(row[0], {})) for row in rows}
        return [by_id[track_id] for track_id in ids if track_id in by_id]

    def find_path(self, path: str) -> TrackId | None:
        """The track of an absolute path, the first of a file with several; None where it is unknown."""
        raw = os.fsencode(os.path.abspath(path))
        for folder_id, folder_path in self._database.query("SELECT id, path FROM folder"):
            prefix = folder_path.rstrip(b"/") + b"/"
            if raw.startswith(prefix):
                row = self._database.one(
                    "SELECT id FROM track WHERE folder_id = ? AND relative_path = ? AND part IN (0, 1)",
                    (folder_id, raw[len(prefix) :]),
                )
                if row is not None:
                    return TrackId(row[0])
        return None

    def playable(self, track_id: TrackId) -> Playable | None:
        """What the player needs of a track; None where it has left the library."""
        return playables.playable(self._database, track_id)

    def playable_many(self, ids: Sequence[TrackId]) -> list[Playable]:
        """What the player needs of tracks, in the order asked for; unknown ids are left out."""
        return playables.playables(self._database, ids)

    def set_decoded(self, track_id: TrackId, duration_ms: int, audio_id: bytes) -> None:
        """Keep the duration and the audio id that the analysis decoded."""
        self._database.execute(
            "UPDATE track SET decoded_duration_ms = ?, audio_id = ? WHERE id = ?",
            (duration_ms, audio_id, track_id),
        )

    def set_played_length(self, track_id: TrackId, duration_ms: int) -> None:
        """Keep the duration that playback decoded, which is surer than that of the header.

        The duration that the analysis decoded stays where the two agree to the second.
        """
        self._database.execute(
            "UPDATE track SET decoded_duration_ms = ?1 WHERE id = ?2"
            " AND (decoded_duration_ms IS NULL OR abs(decoded_duration_ms - ?1) > ?3)",
            (duration_ms, track_id, SAME_RECORDING_MS),
        )

    def same_audio(self, audio_id: bytes, duration_ms: int) -> list[tuple[TrackId, bool]]:
        """Tracks with the same decoded sound, each with whether it is missing."""
        rows = self._database.query(
            "SELECT id, missing_since_ms IS NOT NULL FROM track"
            " WHERE audio_id = ? AND abs(coalesce(duration_ms, ?) - ?) <= ? ORDER BY id",
            (audio_id, duration_ms, duration_ms, SAME_RECORDING_MS),
        )
        return [(TrackId(track_id), bool(is_missing)) for track_id, is_missing in rows]

    def merge_moved(self, old_id: TrackId, new_id: TrackId) -> None:
        """Merge the rows of a missing track and of its new file: the old row takes over the file."""
        file_columns = (*track_columns.TAG_COLUMNS, "decoded_duration_ms", "audio_id")
        names = ", ".join(file_columns)
        with self._database.transaction():
            place = self._database.one(f"SELECT {_PLACE} FROM track WHERE id = ?", (new_id,))
            assert place is not None
            self._database.execute(
                f"UPDATE track SET ({names}) = (SELECT {names} FROM track WHERE id = ?),"
                " missing_since_ms = NULL WHERE id = ?",
                (new_id, old_id),
            )
            for table in (
                "track_value", "lyrics", "lyrics_beside", "lyrics_choice", "features", "excerpt_reservoir",
                "analysis_failure", "seek_picture", "loudness",
            ):  # fmt: skip
                self._database.execute(
                    f"DELETE FROM {table} WHERE track_id = ?"
                    f" AND EXISTS (SELECT 1 FROM {table} WHERE track_id = ?)",
                    (old_id, new_id),
                )
            # What the new file says of genres counts, also where that is nothing to be shown.
            self._database.execute("DELETE FROM track_value WHERE kind = 'genre' AND track_id = ?", (old_id,))
            self._database.execute("DELETE FROM written_genre WHERE track_id = ?", (old_id,))
            for table in (
                "written_genre", "track_value", "lyrics", "lyrics_beside", "lyrics_choice", "features",
                "excerpt_reservoir",
                "analysis_failure", "seek_picture", "loudness", "listen", "current_listen", "feedback",
                "queue_entry", "playlist_entry",
            ):  # fmt: skip
                self._database.execute(
                    f"UPDATE {table} SET track_id = ? WHERE track_id = ?",
                    (old_id, new_id),
                )
            ratings.merge(self._database, old_id, new_id)
            refusals.merge(self._database, old_id, new_id)
            taste_tests.merge(self._database, old_id, new_id)
            cards.merge(self._database, old_id, new_id)
            letters.merge(self._database, old_id, new_id)
            imported_use.merge(self._database, old_id, new_id)
            self._database.execute("DELETE FROM track WHERE id = ?", (new_id,))
            self._database.execute(
                f"UPDATE track SET ({_PLACE}) = (?, ?, ?, ?, ?, ?) WHERE id = ?", (*place, old_id)
            )
            index_names(self._database.connection, (old_id,))

    def albums_in(self, track_id: TrackId, directory: str) -> list[tuple[str, str, int]]:
        """The albums of the present tracks in a folder around a track: keys of name and artist, and a count.

        Only the first ``ALBUMS_FROM`` tracks are looked at. Tracks without an album do not count.
        """
        return album_artist.albums_in(self._database, track_id, os.fsencode(directory))

    def facts(self, ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
        """The facts that the rules of the automatic queue use, by track."""
        return track_facts.facts_of(self._database, ids)

    def present_ids(self) -> NDArray[np.int64]:
        """The ids of all present tracks but podcasts and audiobooks, ascending; shape (n,)."""
        sql = "SELECT id FROM track WHERE missing_since_ms IS NULL AND NOT is_spoken ORDER BY id"
        (ids,) = read_columns(self._database, sql, (), 1)
        return np.asarray(ids)

    def _first_free_id(self) -> int:
        """What SQLite gives the next track, too."""
        row = self._database.one("SELECT coalesce(max(id), 0) + 1 FROM track")
        assert row is not None
        return int(row[0])

    def _insert(
        self,
        folder_id: FolderId,
        files: Sequence[tuple[TrackId, ScannedFile]],
        now_ms: int,
        places: Mapping[TrackId, Place],
    ) -> None:
        self._database.execute_many(
            track_columns.INSERT_TRACK,
            [
                (
                    track_id,
                    folder_id,
                    os.fsencode(file.stat.relative_path),
                    *places.get(track_id, WHOLE).columns,
                    places.get(track_id, WHOLE).added_at_ms or now_ms,
                    *track_columns.tag_values(file.stat, file.tags),
                )
                for track_id, file in files
            ],
        )
        self._note_named(files)

    def _update(self, files: Sequence[tuple[TrackId, ScannedFile]]) -> None:
        if not files:
            return
        self._database.execute_many(
            track_columns.UPDATE_TRACK,
            [(*track_columns.tag_values(file.stat, file.tags), track_id) for track_id, file in files],
        )
        for table in ("track_value", "lyrics"):
            self._database.execute(
                f"DELETE FROM {table} WHERE track_id {IN_LIST}", (id_list(track_id for track_id, _ in files),)
            )
        self._note_named(files)

    def _note_named(self, files: Iterable[tuple[TrackId, ScannedFile]]) -> None:
        named = [track_id for track_id, file in files if file.is_named]
        if named:
            self._database.execute(f"UPDATE track SET is_named = 1 WHERE id {IN_LIST}", (id_list(named),))

    def _write_values(self, written: Sequence[tuple[TrackId, ScannedFile]]) -> None:
        self._database.execute_many(
            "INSERT INTO track_value (track_id, kind, position, value, key, sort_name)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [row for track_id, file in written for row in track_columns.multi_values(track_id, file.tags)],
        )
        lyrics = [
            (track_id, track_columns.storable(file.tags.details.lyrics))
            for track_id, file in written
            if file.tags.details.lyrics
        ]
        if lyrics:
            self._database.execute_many("INSERT INTO lyrics (track_id, text) VALUES (?, ?)", lyrics)

    def _relocate(self, track_id: TrackId, folder_id: FolderId, path: bytes) -> bool:
        """Give all rows of a track's file a new path; whether there are several."""
        before = self._database.one("SELECT folder_id, relative_path FROM track WHERE id = ?", (track_id,))
        assert before is not None
        cursor = self._database.execute(
            "UPDATE track SET folder_id = ?, relative_path = ? WHERE folder_id = ? AND relative_path = ?",
            (folder_id, path, *before),
        )
        return cursor.rowcount > 1
