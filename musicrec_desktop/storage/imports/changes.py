"""What imports change outside of their own tables: ratings, opinions, dates; each is noted for the undo."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.import_plan import ImportBatchId
from musicrec_desktop.model.imported import Opinion
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.playlist import PlaylistFolderId, PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list

RATING: Final = "rating"
OPINION: Final = "opinion"
ADDED: Final = "added"
PLAYLIST: Final = "playlist"
FOLDER: Final = "folder"

KINDS: Final = {
    Opinion.LOVED: FeedbackKind.LIKE,
    Opinion.DISLIKED: FeedbackKind.DISLIKE,
    Opinion.BANNED: FeedbackKind.BAN,
}
"""What is said here for what was said there."""
_OURS: Final = {"like": Opinion.LOVED, "dislike": Opinion.DISLIKED, "neutral": None}


@dataclass(frozen=True, slots=True)
class GivenRating:
    """A rating that a track gets.

    Attributes:
        track_id: the track.
        half_stars: 1 to 10.
    """

    track_id: TrackId
    half_stars: int


@dataclass(frozen=True, slots=True)
class GivenOpinion:
    """An opinion that a track gets.

    Attributes:
        track_id: the track.
        opinion: what was said there.
        at_ms: when.
    """

    track_id: TrackId
    opinion: Opinion
    at_ms: int


class ChangeStore:
    """Writes such changes for the listener in use, and takes them back; the caller has a transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ratings(self, ids: Iterable[TrackId]) -> dict[TrackId, int]:
        """The half stars of tracks that have a rating."""
        rows = self._database.query(
            f"SELECT track_id, half_stars FROM own_rating WHERE track_id {IN_LIST}", (id_list(ids),)
        )
        return dict(rows)

    def opinions(self, ids: Iterable[TrackId]) -> dict[TrackId, Opinion | None]:
        """What was said of tracks: a like, a dislike, or None where one was taken back."""
        rows = self._database.query(
            f"SELECT track_id, kind FROM track_feedback WHERE track_id {IN_LIST}", (id_list(ids),)
        )
        return {track_id: _OURS[kind] for track_id, kind in rows}

    def bans(self, ids: Iterable[TrackId]) -> set[TrackId]:
        """Tracks of which a ban, or its end, was said."""
        rows = self._database.query(
            f"SELECT track_id FROM track_ban WHERE track_id {IN_LIST}", (id_list(ids),)
        )
        return {track_id for (track_id,) in rows}

    def added_at(self, ids: Iterable[TrackId]) -> dict[TrackId, int]:
        """When tracks came into the library."""
        rows = self._database.query(f"SELECT id, added_at_ms FROM track WHERE id {IN_LIST}", (id_list(ids),))
        return dict(rows)

    def rate(self, batch_id: ImportBatchId, ratings: Iterable[GivenRating], at_ms: int) -> None:
        """Give tracks ratings."""
        given = {one.track_id: one.half_stars for one in ratings}
        before = self.ratings(given)
        listener_id = self._database.owner_id
        self._database.execute_many(
            "INSERT INTO rating (listener_id, track_id, half_stars, rated_at_ms)"
            " SELECT ?, id, ?, ? FROM track WHERE id = ? ON CONFLICT DO UPDATE SET"
            " half_stars = excluded.half_stars, rated_at_ms = excluded.rated_at_ms",
            [(listener_id, half_stars, at_ms, track_id) for track_id, half_stars in given.items()],
        )
        # The time tells apart what the user gave since, even if it is the same.
        self._note(
            batch_id,
            RATING,
            [
                (track_id, None, str(before.get(track_id, 0)), f"{half_stars} {at_ms}")
                for track_id, half_stars in given.items()
            ],
        )

    def say(self, batch_id: ImportBatchId, opinions: Iterable[GivenOpinion]) -> None:
        """Give tracks opinions, with their dates. Nobody hears of it, so nothing is sent to a service."""
        listener_id = self._database.owner_id
        rows: list[tuple[TrackId, int, str, str]] = []
        for one in opinions:
            kind = str(KINDS[one.opinion])
            row = self._database.execute(
                "INSERT INTO feedback (listener_id, artist, kind, at_ms, track_id)"
                " SELECT ?, '', ?, ?, id FROM track WHERE id = ?",
                (listener_id, kind, one.at_ms, one.track_id),
            )
            if row.rowcount and row.lastrowid:
                rows.append((one.track_id, row.lastrowid, "", kind))
        self._note(batch_id, OPINION, rows)

    def set_added(self, batch_id: ImportBatchId, dates: Mapping[TrackId, int]) -> None:
        """Let tracks have come into the library earlier."""
        before = self.added_at(dates)
        rows = [
            (track_id, None, str(before[track_id]), str(at_ms))
            for track_id, at_ms in dates.items()
            if at_ms < before.get(track_id, 0)
        ]
        self._database.execute_many(
            "UPDATE track SET added_at_ms = ? WHERE id = ?", [(int(row[3]), row[0]) for row in rows]
        )
        self._note(batch_id, ADDED, rows)

    def note_playlist(
        self, batch_id: ImportBatchId, playlist_id: PlaylistId, before: object, changed_at_ms: int
    ) -> None:
        """Note a playlist that was made (``before`` is None), or what it had in it."""
        self._note(batch_id, PLAYLIST, [(None, playlist_id, json.dumps(before), str(changed_at_ms))])

    def note_folder(self, batch_id: ImportBatchId, folder_id: PlaylistFolderId) -> None:
        """Note a folder of playlists that was made."""
        self._note(batch_id, FOLDER, [(None, folder_id, "", "")])

    def folders(self, batch_id: ImportBatchId) -> list[PlaylistFolderId]:
        """The folders that a batch made, the inner ones first."""
        rows = self._database.query(
            "SELECT row_id FROM import_change WHERE batch_id = ? AND kind = ? ORDER BY id DESC",
            (batch_id, FOLDER),
        )
        return [PlaylistFolderId(row) for (row,) in rows]

    def take_back(self, batch_id: ImportBatchId) -> set[TrackId]:
        """Bring back what was before, where it is still as the import left it; the tracks that changed."""
        touched: set[TrackId] = set()
        listener_id = self._database.owner_id
        rows = self._database.query(
            "SELECT id, kind, track_id, row_id, before, after FROM import_change WHERE batch_id = ?"
            " AND kind IN (?, ?, ?) ORDER BY id DESC",
            (batch_id, RATING, OPINION, ADDED),
        )
        for row, kind, track_id, row_id, before, after in rows:
            if kind == RATING:
                half_stars, _, at_ms = after.partition(" ")
                same = "WHERE listener_id = ? AND track_id = ? AND half_stars = ? AND rated_at_ms = ?"
                if before == "0":
                    done = self._database.execute(
                        f"DELETE FROM rating {same}", (listener_id, track_id, int(half_stars), int(at_ms))
                    )
                else:
                    done = self._database.execute(
                        f"UPDATE rating SET half_stars = ? {same}",
                        (int(before), listener_id, track_id, int(half_stars), int(at_ms)),
                    )
            elif kind == OPINION:
                done = self._database.execute(
                    "DELETE FROM feedback WHERE id = ? AND kind = ?", (row_id, after)
                )
            else:
                done = self._database.execute(
                    "UPDATE track SET added_at_ms = ? WHERE id = ? AND added_at_ms = ?",
                    (int(before), track_id, int(after)),
                )
            if done.rowcount and track_id is not None:
                touched.add(TrackId(track_id))
            elif kind != OPINION:
                self._hand_over(row, kind, track_id, before, after.partition(" ")[0])
        return touched

    def _hand_over(self, row: int, kind: str, track_id: TrackId | None, before: str, after: str) -> None:
        """A later import changed it again: its undo brings back what was before this change."""
        self._database.execute(
            "UPDATE import_change SET before = ?1 WHERE before = ?2 AND id = (SELECT min(id) FROM"
            " import_change WHERE track_id = ?3 AND kind = ?4 AND id > ?5)",
            (before, after, track_id, kind, row),
        )

    def playlists(self, batch_id: ImportBatchId) -> list[tuple[PlaylistId, object, int]]:
        """The playlists of a batch, the last one first: what it had before, and when the import changed it.

        Those that a later batch has brought up to date are left out.
        """
        rows = self._database.query(
            "SELECT row_id, before, after FROM import_change AS mine WHERE batch_id = ?1 AND kind = ?2"
            " AND NOT EXISTS (SELECT 1 FROM import_change JOIN import_batch ON import_batch.id = batch_id"
            " WHERE row_id = mine.row_id AND kind = ?2 AND batch_id > ?1 AND is_done) ORDER BY mine.id DESC",
            (batch_id, PLAYLIST),
        )
        return [(PlaylistId(row), json.loads(before), int(after)) for row, before, after in rows]

    def forget(self, batch_id: ImportBatchId) -> None:
        """Remove the notes of a batch."""
        self._database.execute("DELETE FROM import_change WHERE batch_id = ?", (batch_id,))

    def _note(
        self,
        batch_id: ImportBatchId,
        kind: str,
        rows: Sequence[tuple[TrackId | None, int | None, str, str]],
    ) -> None:
        self._database.execute_many(
            "INSERT INTO import_change (batch_id, kind, track_id, row_id, before, after)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [(batch_id, kind, *row) for row in rows],
        )
