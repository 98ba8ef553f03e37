"""Lists: ids in order, pages of rows, groups, history, figures."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any, Final

from musicrec_desktop.model.browse import (
    BrowseRequest,
    GroupKind,
    HistoryRow,
    ListTotals,
    Scope,
    ScopeKind,
    SortColumn,
)
from musicrec_desktop.model.listen import LibraryStats
from musicrec_desktop.model.track import GroupRow, Track, TrackId
from musicrec_desktop.query.parser import parse
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import id_list
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.query_sql import conditions
from musicrec_desktop.storage.sort_key import fold
from musicrec_desktop.storage.tracks import TrackStore

_BY_ALBUM: Final = "sort_album {0}, disc_number, track_number, sort_title, track.id"
_ORDER: Final = {
    SortColumn.NUMBER: "disc_number {0}, track_number {0}, sort_title, track.id",
    SortColumn.TITLE: "sort_title {0}, track.id",
    SortColumn.ARTIST: "sort_artist {0}, sort_album, disc_number, track_number, sort_title, track.id",
    SortColumn.ALBUM: _BY_ALBUM,
    SortColumn.GENRE: "sort_genre {0}, sort_artist, sort_album, disc_number, track_number, track.id",
    SortColumn.YEAR: "year {0} NULLS LAST, sort_album, disc_number, track_number, track.id",
    SortColumn.DURATION: "duration_ms {0} NULLS LAST, track.id",
    SortColumn.PLAYS: "coalesce(plays, 0) {0}, sort_artist, sort_album, track_number, track.id",
    SortColumn.LAST_PLAYED: "last_played_ms {0} NULLS LAST, sort_artist, sort_album, track.id",
    SortColumn.ADDED: "added_at_ms {0}, track.id",
    SortColumn.LIKED: "feedback_id {0} NULLS LAST, sort_artist, sort_album, track_number, track.id",
}
_JOINS: Final = {
    SortColumn.PLAYS: " LEFT JOIN track_plays ON track_plays.track_id = track.id",
    SortColumn.LAST_PLAYED: " LEFT JOIN track_plays ON track_plays.track_id = track.id",
    # Grouped, so that the few likes are found once and not for each track.
    SortColumn.LIKED: (
        " LEFT JOIN (SELECT track_id, max(id) AS feedback_id FROM track_feedback WHERE kind = 'like'"
        " GROUP BY track_id) AS liked ON liked.track_id = track.id"
    ),
}
_GROUPS: Final = {
    GroupKind.ALBUMS: (
        "SELECT album, album_artist_text, count(*), min(id), max(year) FROM track"
        " WHERE missing_since_ms IS NULL AND album <> ''"
        " GROUP BY album, album_artist_text ORDER BY sort_album, album_artist_text"
    ),
    GroupKind.ARTISTS: (
        "SELECT value, count(DISTINCT sort_album), count(*), min(track_id), NULL FROM track_value"
        " JOIN track ON track.id = track_id WHERE missing_since_ms IS NULL AND kind = 'artist'"
        " GROUP BY value ORDER BY value"
    ),
    GroupKind.GENRES: (
        "SELECT value, '', count(*), min(track_id), NULL FROM track_value"
        " JOIN track ON track.id = track_id WHERE missing_since_ms IS NULL AND kind = 'genre'"
        " GROUP BY value ORDER BY value"
    ),
}


class BrowseStore:
    """What the pages show; reads only."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tracks = TrackStore(database)

    def ids(self, request: BrowseRequest) -> array[int]:
        """The ids of a list, in order.

        Raises:
            QuerySyntaxError: the search text cannot be meant.
        """
        from_where, parameters = _from_where(request)
        order = _ORDER[request.sort].format("DESC" if request.is_descending else "ASC")
        rows = self._database.query(f"SELECT track.id {from_where} ORDER BY {order}", parameters)
        return array("q", (row[0] for row in rows))

    def page(self, ids: Sequence[TrackId]) -> list[Track]:
        """The rows of a part of the list."""
        return self._tracks.many(ids)

    def totals(self, ids: Sequence[TrackId]) -> ListTotals:
        """How much music a list holds."""
        row = self._database.one(
            "SELECT coalesce(sum(duration_ms), 0) FROM track WHERE id IN (SELECT value FROM json_each(?))",
            (id_list(ids),),
        )
        assert row is not None
        return ListTotals(len(ids), int(row[0]))

    def groups(self, kind: GroupKind, text: str = "") -> list[GroupRow]:
        """Albums, artists or genres whose name (or artist) holds every word of ``text``."""
        words = fold(text).split()
        groups = [_group(kind, row) for row in self._database.query(_GROUPS[kind])]
        if kind is not GroupKind.ALBUMS:
            groups.sort(key=lambda group: fold(group.name))
        if not words:
            return groups
        return [group for group in groups if _holds(group, words)]

    def history(self, limit: int, offset: int = 0) -> list[HistoryRow]:
        """The latest listens with their tracks, newest first."""
        listens = ListenStore(self._database).recent(limit + offset)[offset:]
        tracks = {track.id: track for track in self._tracks.many([listen.track_id for listen in listens])}
        return [HistoryRow(listen, tracks[listen.track_id]) for listen in listens]

    def stats(self, version: int) -> LibraryStats:
        """The figures of the library; ``version`` is the extractor's."""
        row = self._database.one(
            """SELECT
            (SELECT count(*) FROM track WHERE missing_since_ms IS NULL),
            (SELECT count(*) FROM track WHERE missing_since_ms IS NOT NULL),
            (SELECT count(*) FROM (SELECT 1 FROM track WHERE missing_since_ms IS NULL AND album <> ''
                GROUP BY sort_album, album_artist_text)),
            (SELECT count(DISTINCT value) FROM track_value JOIN track ON track.id = track_id
                WHERE kind = 'artist' AND missing_since_ms IS NULL),
            (SELECT count(DISTINCT value) FROM track_value JOIN track ON track.id = track_id
                WHERE kind = 'genre' AND missing_since_ms IS NULL),
            (SELECT coalesce(sum(duration_ms), 0) FROM track WHERE missing_since_ms IS NULL),
            (SELECT count(*) FROM features JOIN track ON track.id = track_id
                WHERE version = ?1 AND missing_since_ms IS NULL),
            (SELECT count(*) FROM analysis_failure JOIN track ON track.id = track_id
                WHERE version = ?1 AND missing_since_ms IS NULL),
            (SELECT count(*) FROM own_listen),
            (SELECT count(*) FROM own_listen WHERE is_play = 1),
            (SELECT coalesce(sum(listened_ms), 0) FROM own_listen),
            (SELECT count(*) FROM track_feedback WHERE kind = 'like')""",
            (version,),
        )
        assert row is not None
        return LibraryStats(*row)


def _from_where(request: BrowseRequest) -> tuple[str, list[Any]]:
    wheres, parameters = conditions(parse(request.text))
    scope_wheres, scope_parameters = _scope(request.scope)
    wheres = ["missing_since_ms IS NULL", *scope_wheres, *wheres]
    joins = _JOINS.get(request.sort, "")
    return f"FROM track{joins} WHERE {' AND '.join(wheres)}", [*scope_parameters, *parameters]


def _scope(scope: Scope) -> tuple[list[str], list[Any]]:
    if scope.kind is ScopeKind.ALBUM:
        return ["album = ? AND album_artist_text = ?"], [scope.name, scope.detail]
    if scope.kind in {ScopeKind.ARTIST, ScopeKind.GENRE}:
        condition = "track.id IN (SELECT track_id FROM track_value WHERE kind = ? AND value = ?)"
        return [condition], [str(scope.kind), scope.name]
    if scope.kind is ScopeKind.LIKED:
        return ["track.id IN (SELECT track_id FROM track_feedback WHERE kind = 'like')"], []
    return [], []


def _group(kind: GroupKind, row: tuple[Any, ...]) -> GroupRow:
    name, detail, count, cover_id, year = row
    if kind is GroupKind.ARTISTS:
        detail = f"{detail} album" if detail == 1 else f"{detail} albums"
    return GroupRow(name, detail, count, TrackId(cover_id), year)


def _holds(group: GroupRow, words: list[str]) -> bool:
    text = f"{fold(group.name)} {fold(group.detail)}"
    return all(word in text for word in words)
