"""Lists: ids in order, pages of rows, groups, history, figures."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any, Final

from musicrec_desktop.model.browse import (
    UNKNOWN_NAMES,
    BrowseRequest,
    GroupKind,
    HistoryRow,
    ListTotals,
    Scope,
    ScopeKind,
    SortColumn,
)
from musicrec_desktop.model.listen import LibraryStats
from musicrec_desktop.model.track import GroupRow, SoundFacts, Track, TrackId
from musicrec_desktop.query.parser import parse
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import id_list
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.query_sql import conditions
from musicrec_desktop.storage.sort_key import fold
from musicrec_desktop.storage.track_facts import sounds_of
from musicrec_desktop.storage.tracks import TrackStore

_BY_ALBUM: Final = "sort_album {0}, disc_number, track_number, sort_title, track.id"
_ORDER: Final = {
    SortColumn.NUMBER: "disc_number {0}, track_number {0}, sort_title, track.id",
    SortColumn.TITLE: "sort_title {0}, track.id",
    SortColumn.ARTIST: "sort_artist {0}, sort_album, disc_number, track_number, sort_title, track.id",
    SortColumn.ALBUM: _BY_ALBUM,
    SortColumn.GENRE: "sort_genre {0}, sort_artist, sort_album, disc_number, track_number, track.id",
    SortColumn.YEAR: "year {0} NULLS LAST, sort_album, disc_number, track_number, track.id",
    SortColumn.TEMPO: "tempo_bpm {0} NULLS LAST, sort_artist, track.id",
    SortColumn.KEY: "sound_key {0} NULLS LAST, sound_mode, tempo_bpm, track.id",
    SortColumn.DURATION: "duration_ms {0} NULLS LAST, track.id",
    SortColumn.PLAYS: "coalesce(plays, 0) {0}, sort_artist, sort_album, track_number, track.id",
    SortColumn.LAST_PLAYED: "last_played_ms {0} NULLS LAST, sort_artist, sort_album, track.id",
    SortColumn.ADDED: "added_at_ms {0}, track.id",
    SortColumn.LIKED: "feedback_id {0} NULLS LAST, sort_artist, sort_album, track_number, track.id",
}
# Of each track the row of the highest version; SQLite takes all columns from the row of a lone max().
_SOUND: Final = (
    " LEFT JOIN (SELECT track_id AS heard_id, max(version), descriptors ->> '$.tempo_bpm' AS tempo_bpm,"
    " descriptors ->> '$.key' AS sound_key, descriptors ->> '$.mode' AS sound_mode FROM features"
    " GROUP BY track_id) ON heard_id = track.id"
)
_JOINS: Final = {
    SortColumn.TEMPO: _SOUND,
    SortColumn.KEY: _SOUND,
    SortColumn.PLAYS: " LEFT JOIN track_plays ON track_plays.track_id = track.id",
    SortColumn.LAST_PLAYED: " LEFT JOIN track_plays ON track_plays.track_id = track.id",
    # Grouped, so that the few likes are found once and not for each track.
    SortColumn.LIKED: (
        " LEFT JOIN (SELECT track_id, max(id) AS feedback_id FROM track_feedback WHERE kind = 'like'"
        " GROUP BY track_id) AS liked ON liked.track_id = track.id"
    ),
}
_SCOPES: Final = {
    GroupKind.ALBUMS: ScopeKind.ALBUM,
    GroupKind.ARTISTS: ScopeKind.ARTIST,
    GroupKind.GENRES: ScopeKind.GENRE,
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
            "SELECT coalesce(sum(measured_ms), 0) FROM track WHERE id IN (SELECT value FROM json_each(?))",
            (id_list(ids),),
        )
        assert row is not None
        return ListTotals(len(ids), int(row[0]))

    def sounds(self, ids: Sequence[TrackId]) -> dict[TrackId, SoundFacts]:
        """What was measured in the sound of these tracks; those that were not analysed are left out."""
        return sounds_of(self._database, ids)

    def groups(self, kind: GroupKind, text: str = "") -> list[GroupRow]:
        """Albums, artists or genres whose name (or artist) holds every word of ``text``."""
        words = fold(text).split()
        groups = [_group(kind, row) for row in self._database.query(_GROUPS[kind])]
        if kind is not GroupKind.ALBUMS:
            groups.sort(key=lambda group: fold(group.name))
        groups += self._nameless(kind)
        if not words:
            return groups
        return [group for group in groups if _holds(kind, group, words)]

    def _nameless(self, kind: GroupKind) -> list[GroupRow]:
        """The group of the tracks without a value, last; empty where every track has one."""
        where = " AND ".join(["missing_since_ms IS NULL", *_scope(Scope(_SCOPES[kind]))[0]])
        figures = "count(*), min(id), count(DISTINCT sort_album)"
        row = self._database.one(f"SELECT {figures} FROM track WHERE {where}")
        if row is None or not row[0]:
            return []
        count, cover_id, albums = row
        return [_group(kind, ("", albums if kind is GroupKind.ARTISTS else "", count, cover_id, None))]

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
            (SELECT coalesce(sum(measured_ms), 0) FROM track WHERE missing_since_ms IS NULL),
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
    if scope.kind is ScopeKind.ALBUM and not scope.name:
        return ["album = ''"], []
    if scope.kind in {ScopeKind.ARTIST, ScopeKind.GENRE} and not scope.name:
        condition = f"track.id NOT IN (SELECT track_id FROM track_value WHERE kind = '{scope.kind}')"
        return [condition], []
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


def _holds(kind: GroupKind, group: GroupRow, words: list[str]) -> bool:
    text = f"{fold(group.name or UNKNOWN_NAMES[kind])} {fold(group.detail)}"
    return all(word in text for word in words)
