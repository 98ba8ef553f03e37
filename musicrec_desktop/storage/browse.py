"""Lists: ids in order, pages of rows, groups, history, statistics."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from musicrec_desktop.core.text.folding import genre_key, name_key
from musicrec_desktop.model.browse import (
    BrowseRequest,
    GroupKind,
    HistoryRow,
    ImportedHistoryRow,
    ListTotals,
    RowFacts,
    Scope,
    ScopeKind,
    SortColumn,
)
from musicrec_desktop.model.folder_tree import HERE, FolderNode
from musicrec_desktop.model.genres import SuggestedGenre
from musicrec_desktop.model.listen import LibraryStats
from musicrec_desktop.model.listing import AlbumRuns, Listing
from musicrec_desktop.model.panes import PaneValues
from musicrec_desktop.model.track import GroupRow, SoundFacts, Track, TrackId
from musicrec_desktop.query.ast import ANY, EVERYTHING, And, Field, Node, Words, all_of
from musicrec_desktop.query.meaning import NO_WORLD, World
from musicrec_desktop.query.parser import Query, parse
from musicrec_desktop.query.problems import syntax_error
from musicrec_desktop.storage import folder_tree
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.genre_suggestions import GenreStore
from musicrec_desktop.storage.groups import KeptGroups
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.list_groups import GroupsOfLists
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.panes import PaneStore
from musicrec_desktop.storage.query.name_words import NameWords
from musicrec_desktop.storage.query.order import by_column, by_columns
from musicrec_desktop.storage.query.sets import MEASURED, IdArray, TrackSets, ids_in
from musicrec_desktop.storage.query.suggestions import ValueStore
from musicrec_desktop.storage.schema.spoken import SPOKEN
from musicrec_desktop.storage.track_facts import row_facts_of, sounds_of
from musicrec_desktop.storage.tracks import TrackStore

_SCOPES: Final = {
    GroupKind.ALBUMS: ScopeKind.ALBUM,
    GroupKind.ARTISTS: ScopeKind.ARTIST,
    GroupKind.GENRES: ScopeKind.GENRE,
}


# There is no index by time, so it begins with what the library has of what was told.
_IMPORTED_HISTORY: Final = """SELECT track_id, title_of_batch, started_at_ms, listened_ms, is_play, is_skip
    FROM (
        SELECT imported_track.track_id, import_batch.title AS title_of_batch, started_at_ms, listened_ms,
            is_play, is_skip
        FROM imported_track
        JOIN imported_play ON imported_track_id = imported_track.id
        JOIN import_batch ON import_batch.id = batch_id
        WHERE is_done AND NOT is_double AND import_batch.listener_id = ?
            AND imported_track.track_id IS NOT NULL
        ORDER BY started_at_ms DESC LIMIT ?
    )"""


class BrowseStore:
    """The lists that the pages show; it only reads.

    Args:
        database: of the library.
        names: the words of names in memory; tests choose from how many tracks on.
    """

    def __init__(self, database: Database, names: NameWords | None = None) -> None:
        self._genres = GenreStore(database)
        self._database = database
        self._tracks = TrackStore(database)
        self._sets = TrackSets(database, names=names)
        self._values = ValueStore(database)
        self._kept_groups = KeptGroups(database)
        self._panes = PaneStore(database, self._sets)
        self._groups = GroupsOfLists(database, self._sets, self._panes)

    def ids(self, request: BrowseRequest, world: World = NO_WORLD) -> array[int]:
        """The ids of a list, in order; what cannot be meant in the text is left out.

        Raises:
            QuerySyntaxError: something in the text cannot be meant, and nothing else is asked for or found;
                what is still being typed is no error.
            QueryTimeError: a regular expression takes too long.
        """
        return self.listing(request, world).ids

    def listing(self, request: BrowseRequest, world: World = NO_WORLD) -> Listing:
        """A list as ``ids``, with what stands around its tracks."""
        query = parse(request.text)
        _refuse_nothing_meant(query)
        albums: AlbumRuns | None = None
        works: tuple[tuple[int, str], ...] = ()
        days: tuple[tuple[int, int], ...] = ()
        with self._sets.reading():
            found, panes = self._found(request, query.tree, world)
            if request.is_by_album:
                found, albums = self._groups.by_album(found)
            elif request.scope.kind is ScopeKind.ALBUM and request.sort is SortColumn.NUMBER:
                works = self._groups.works(found)
            elif request.scope.kind is ScopeKind.ADDED and request.sort is SortColumn.ADDED:
                days = self._groups.days(found)
        if not len(found) and query.mistake is not None:
            raise syntax_error(query.mistake)
        ids = array("q")
        ids.frombytes(found.data.cast("B"))
        return Listing(ids, panes, albums, works, days)

    @property
    def is_preparing_due(self) -> bool:
        """Whether the next search is quicker after ``prepare``."""
        return self._sets.names.is_due

    def prepare(self) -> None:
        """Read what searches need of the whole library; some tenths of a second."""
        self._sets.names.prepare()

    def _found(
        self, request: BrowseRequest, tree: Node, world: World
    ) -> tuple[IdArray, tuple[PaneValues, ...]]:
        wheres, parameters = self._where(request.scope)
        within = None
        if wheres:
            within = ids_in(self._database, f"SELECT id FROM track WHERE {' AND '.join(wheres)}", parameters)
        found = self._sets.found(tree, world, within)
        panes: tuple[PaneValues, ...] = ()
        if request.panes:
            found, panes = self._panes.narrowed(found, request.panes)
        return self._sets.ordered(found, by_columns(request.order)), panes

    def _where(self, scope: Scope) -> tuple[list[str], list[Any]]:
        if scope.kind is ScopeKind.FOLDER:
            where, parameters = folder_tree.condition(
                self._database, scope.name, is_deep=scope.detail != HERE
            )
            return [where], parameters
        return _scope(scope)

    def versions(self, album: str, artist: str) -> list[GroupRow]:
        """Other versions of an album, the oldest first (``storage.album_versions``)."""
        # What knows versions by their names is loaded with the first album that is opened.
        from musicrec_desktop.storage.album_versions import versions_of

        return versions_of(self._database, album, artist)

    def folders(self, path: str) -> list[FolderNode]:
        """The folders in a folder of the library, or those that it watches for an empty path."""
        return folder_tree.children(self._database, path) if path else folder_tree.roots(self._database)

    def in_order(self, ids: Sequence[int], sort: SortColumn, *, is_descending: bool = False) -> list[TrackId]:
        """Some tracks in the order of a column, each once, also missing ones; unknown ids are left out."""
        order = by_column(sort, is_descending=is_descending)
        rows = self._database.query(
            f"SELECT track.id FROM track{order.joins} WHERE track.id {IN_LIST} ORDER BY {order.terms}",
            (id_list(ids),),
        )
        return [TrackId(track_id) for (track_id,) in rows]

    def page(self, ids: Sequence[TrackId]) -> list[Track]:
        """The tracks of some ids, in the order asked for; unknown ids are left out."""
        return self._tracks.many(ids)

    def totals(self, ids: Sequence[int]) -> ListTotals:
        """The number of tracks of a list and their total length."""
        lengths = self._sets.figures(np.asarray(ids, np.int64), MEASURED)
        return ListTotals(len(ids), int(lengths.sum()))

    def totals_at_hand(self, ids: Sequence[int]) -> ListTotals:
        """The totals, without a length where the lengths of the library would have to be read for it."""
        if self._sets.has_figures(MEASURED, len(ids)):
            return self.totals(ids)
        return ListTotals(len(ids), 0, False)

    def sounds(self, ids: Sequence[TrackId]) -> dict[TrackId, SoundFacts]:
        """Sound facts by track; tracks that were not analysed are left out."""
        return sounds_of(self._database, ids)

    def row_facts(self, ids: Sequence[TrackId]) -> dict[TrackId, RowFacts]:
        """What columns show beside ``page``, by track; unknown ids are left out."""
        return row_facts_of(self._database, ids)

    def suggested_genres(self, ids: Sequence[TrackId]) -> dict[TrackId, tuple[SuggestedGenre, ...]]:
        """Suggested and accepted genres by track; tracks without any are left out."""
        return self._genres.shown(ids)

    def matching(self, ids: Sequence[TrackId], text: str, world: World = NO_WORLD) -> frozenset[TrackId]:
        """Those of some tracks, also missing ones, that meet a query; what cannot be meant in it is left out.

        Raises:
            QueryTimeError: a regular expression takes too long.
        """
        known = ids_in(self._database, f"SELECT id FROM track WHERE id {IN_LIST}", (id_list(ids),))
        found = self._sets.found(parse(text).tree, world, known)
        return frozenset(TrackId(number) for number in np.flatnonzero(found).tolist())

    def values(self, field: str, typed: str) -> list[str]:
        """The values of a text field, or the names of playlists (field ``in``), as ``ValueStore``."""
        return self._values.suggested(field, typed)

    def groups(self, kind: GroupKind, text: str = "", world: World = NO_WORLD) -> list[GroupRow]:
        """Albums, artists or genres that answer to a query.

        The name (or artist) of a group has every word without a field, and one of its tracks meets the rest
        of the query.

        Raises:
            QuerySyntaxError: as ``ids``.
            QueryTimeError: a regular expression takes too long.
        """
        query = parse(text)
        _refuse_nothing_meant(query)
        words, rest = _words_and_rest(query.tree)
        kept = self._kept_groups
        groups = kept.named(kind, " ".join(words)) if words else list(kept.of(kind))
        if rest != EVERYTHING:
            keys = self._keys(kind, rest, world)
            groups = [group for group in groups if _group_key(kind, group) in keys]
        if not groups and query.mistake is not None:
            raise syntax_error(query.mistake)
        return groups

    def _keys(self, kind: GroupKind, tree: Node, world: World) -> set[tuple[str, ...]]:
        """The keys of the groups of the tracks that meet a query, as ``_group_key``; empty texts for none."""
        with self._sets.reading():
            found = id_list(self._sets.present(self._sets.found(tree, world)).tolist())
            return self._keys_of(kind, found)

    def _keys_of(self, kind: GroupKind, found: str) -> set[tuple[str, ...]]:
        if kind is GroupKind.ALBUMS:
            query = f"SELECT DISTINCT album_key, album_artist_key FROM track WHERE id {IN_LIST}"
        else:
            query = (
                "SELECT DISTINCT coalesce(own.key, '') FROM json_each(?) AS found"
                " LEFT JOIN track_value AS own ON track_id = found.value"
                f" AND kind = '{_SCOPES[kind]}' AND own.key <> ''"
            )
        rows = self._database.query(query, (found,))
        return {("",) if not row[0] else row for row in rows}

    def history(self, limit: int, offset: int = 0) -> list[HistoryRow]:
        """The latest listens with their tracks, newest first."""
        listens = ListenStore(self._database).recent(limit + offset)[offset:]
        tracks = {track.id: track for track in self._tracks.many([listen.track_id for listen in listens])}
        return [HistoryRow(listen, tracks[listen.track_id]) for listen in listens]

    def imported_history(self, limit: int) -> list[ImportedHistoryRow]:
        """The latest imported plays of tracks of the library, newest first; those that count once."""
        told = self._database.query(_IMPORTED_HISTORY, (self._database.listener_id, limit))
        tracks = {track.id: track for track in self._tracks.many([TrackId(row[0]) for row in told])}
        return [
            ImportedHistoryRow(tracks[track_id], source, at_ms, listened_ms, bool(is_play), bool(is_skip))
            for track_id, source, at_ms, listened_ms, is_play, is_skip in told
            if track_id in tracks
        ]

    def counted_to(self, limit: int, version: int) -> tuple[int, int]:
        """How many present tracks there are, and described ones, each counted up to a limit; quick.

        Args:
            limit: from which on nothing depends on the number.
            version: of the extractor.
        """
        row = self._database.one(
            "SELECT (SELECT count(*) FROM (SELECT 1 FROM track WHERE missing_since_ms IS NULL LIMIT ?1)),"
            " (SELECT count(*) FROM (SELECT 1 FROM features JOIN track ON track.id = track_id"
            " WHERE version = ?2 AND missing_since_ms IS NULL LIMIT ?1))",
            (limit, version),
        )
        assert row is not None
        return int(row[0]), int(row[1])

    def has_tracks(self, *, also_missing: bool = False) -> bool:
        """Whether there is any present track; with ``also_missing`` any at all."""
        where = "" if also_missing else " WHERE missing_since_ms IS NULL"
        return self._database.one(f"SELECT 1 FROM track{where} LIMIT 1") is not None

    def stats(self, version: int) -> LibraryStats:
        """Statistics of the library; ``version`` is that of the extractor."""
        from musicrec_desktop.storage.features import FeatureStore

        # What is missing comes from a small index, and the rest from indexes that need no row of a track.
        missing = "(SELECT id FROM track WHERE missing_since_ms IS NOT NULL)"
        row = self._database.one(
            f"""SELECT
            (SELECT count(*) FROM track WHERE missing_since_ms IS NULL),
            (SELECT count(*) FROM {missing}),
            (SELECT count(*) FROM (SELECT 1 FROM track WHERE album_key <> '' AND id NOT IN {missing}
                GROUP BY album_key, album_artist_key)),
            (SELECT count(DISTINCT key) FROM track_value
                WHERE kind = 'artist' AND key <> '' AND track_id NOT IN {missing}),
            (SELECT count(DISTINCT key) FROM track_value
                WHERE kind = 'genre' AND key <> '' AND track_id NOT IN {missing}),
            (SELECT coalesce(sum(measured_ms), 0) FROM track WHERE missing_since_ms IS NULL),
            (SELECT count(*) FROM features JOIN track ON track.id = track_id
                WHERE version = ? AND missing_since_ms IS NULL),
            (SELECT count(*) FROM own_listen),
            (SELECT count(*) FROM own_listen WHERE is_play = 1),
            (SELECT coalesce(sum(listened_ms), 0) FROM own_listen),
            (SELECT count(*) FROM track_feedback WHERE kind = 'like')""",
            (version,),
        )
        assert row is not None
        counts = FeatureStore(self._database).analysis_counts(version)
        return LibraryStats(*[*row[:7], *counts, *row[7:]])


_OF_VALUES: Final = frozenset({ScopeKind.ARTIST, ScopeKind.GENRE, ScopeKind.COMPOSER, ScopeKind.WORK})
"""Scopes whose names are those of kinds of ``track_value``."""


def _refuse_nothing_meant(query: Query) -> None:
    """Rather the mistake than the whole library, where a text asks for nothing else."""
    if query.tree == EVERYTHING and query.mistake is not None:
        raise syntax_error(query.mistake)


def _words_and_rest(tree: Node) -> tuple[list[str], Node]:
    """The words without a field that must all be found, and what else is asked for."""
    words: list[str] = []
    rest: list[Node] = []
    for part in tree.parts if isinstance(tree, And) else (tree,):
        match part:
            case Field(name=name, condition=Words(text=text)) if name == ANY:
                words.append(text)
            case _:
                rest.append(part)
    return words, all_of(rest)


def _group_key(kind: GroupKind, group: GroupRow) -> tuple[str, ...]:
    if not group.name:
        return ("",)
    if kind is GroupKind.ALBUMS:
        return name_key(group.name), name_key(group.detail)
    return (genre_key(group.name) if kind is GroupKind.GENRES else name_key(group.name),)


def _scope(scope: Scope) -> tuple[list[str], list[Any]]:
    if scope.kind in _OF_VALUES:
        return _value_scope(scope)
    if scope.kind is ScopeKind.ALBUM:
        if not scope.name:
            return ["album_key = ''"], []
        return ["album_key = ? AND album_artist_key = ?"], [name_key(scope.name), name_key(scope.detail)]
    if scope.kind is ScopeKind.SPOKEN:
        return [SPOKEN], []
    if scope.kind is ScopeKind.YEAR:
        return (["year = ?"], [int(scope.name)]) if scope.name.isdecimal() else (["year IS NULL"], [])
    if scope.kind is ScopeKind.LIKED:
        return ["track.id IN (SELECT track_id FROM track_feedback WHERE kind = 'like')"], []
    return [], []


def _value_scope(scope: Scope) -> tuple[list[str], list[Any]]:
    """The tracks with a value of a kind, or without any."""
    if not scope.name:
        values = (
            f"SELECT 1 FROM track_value WHERE track_id = track.id AND kind = '{scope.kind}' AND key <> ''"
        )
        return [f"NOT EXISTS ({values})"], []
    key = genre_key(scope.name) if scope.kind is ScopeKind.GENRE else name_key(scope.name)
    wanted = [str(scope.kind), key]
    if scope.kind is ScopeKind.WORK and scope.detail:
        wanted += [str(ScopeKind.COMPOSER), name_key(scope.detail)]
    condition = "track.id IN (SELECT track_id FROM track_value WHERE kind = ? AND key = ?)"
    return [condition] * (len(wanted) // 2), list(wanted)
