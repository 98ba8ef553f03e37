"""Builds what queries mean besides tracks, for the thread that evaluates them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.model.polygons import inside_polygon
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.query.ast import InPlaylist, Like, Reference
from musicrec_desktop.query.meaning import World
from musicrec_desktop.query.parser import parse
from musicrec_desktop.query.problems import Problem, ProblemKind, syntax_error
from musicrec_desktop.services.queries.names import QueryNames, unknown_playlist
from musicrec_desktop.storage.playlists.entries import EntryStore
from musicrec_desktop.storage.query.finding import QueryStore

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection

    from musicrec_desktop.core.scheduler import Scheduler
    from musicrec_desktop.model.music_map import MapLayout
    from musicrec_desktop.model.playlist import PlaylistId
    from musicrec_desktop.playback.player import Player
    from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
    from musicrec_desktop.recommend.space.vector_table import VectorTable
    from musicrec_desktop.services.looks.albums import AlbumLooks
    from musicrec_desktop.services.queries.playlist_names import NamedPlaylist, PlaylistNames
    from musicrec_desktop.services.similarity.service import SimilarityService
    from musicrec_desktop.storage.database import Database

NEAREST: Final = 50
"""How many tracks ``like:`` finds where no threshold is given."""
_GROUPED: Final = 200
"""Of more seeds, so many stand for all."""


class QueryWorlds:
    """Gives queries their world.

    Args:
        database: of the library.
        scheduler: gives the time.
        player: has the queue.
        similarity: what sounds alike.
        looks: what looks alike.
        placed: gives the map as the library is now, or None; called in any thread.
        zone: whose calendar dates are of.

    Attributes:
        names: what the names in queries mean.
        store: evaluates trees and rules.
    """

    def __init__(
        self,
        *,
        database: Database,
        scheduler: Scheduler,
        player: Player,
        similarity: SimilarityService,
        looks: AlbumLooks,
        placed: Callable[[], MapLayout | None] = lambda: None,
        zone: dt.tzinfo = LOCAL_ZONE,
    ) -> None:
        self.names = QueryNames(database)
        self.store = QueryStore(database)
        self._entries = EntryStore(database)
        self._scheduler = scheduler
        self._player = player
        self._look_at_queue()
        player.queue_changed.connect(self._look_at_queue)
        player.track_started.connect(lambda _entry, _at_ms: self._look_at_queue())
        player.track_ended.connect(lambda _end: self._look_at_queue())
        self._similarity, self._looks, self._placed = similarity, looks, placed
        self.zone = zone

    def world(self, *, is_strict: bool = False) -> World:
        """What queries mean at this moment, for one evaluation; called, and used, in any thread.

        Args:
            is_strict: whether names that mean nothing, and loops, raise a ``QuerySyntaxError`` where they are
                looked up; else they find nothing.
        """
        current, upcoming = self._queue
        queued = frozenset(entry.track_id for entry in upcoming)
        return _Meaning(
            names=self.names,
            store=self.store,
            entries=self._entries,
            similarity=self._similarity,
            looks=self._looks,
            placed=self._placed,
            catalogue=self._similarity.catalogue,
            now_ms=self._scheduler.clock.now_ms(),
            zone=self.zone,
            current=None if current is None else current.track_id,
            queued=queued if current is None else queued | {current.track_id},
            is_strict=is_strict,
        ).world()

    def _look_at_queue(self) -> None:
        """Keep the queue as it is now, so that any thread can ask for a world."""
        queue = self._player.queue
        self._queue = (queue.current, queue.upcoming)


@dataclass(slots=True, kw_only=True)
class _Meaning:
    """The names of one evaluation; what was looked up is kept, because a query may ask for it again."""

    names: QueryNames
    store: QueryStore
    entries: EntryStore
    similarity: SimilarityService
    looks: AlbumLooks
    placed: Callable[[], MapLayout | None]
    catalogue: SoundCatalogue | None
    now_ms: int
    zone: dt.tzinfo
    current: TrackId | None
    queued: frozenset[TrackId]
    is_strict: bool
    _playlists: PlaylistNames | None = None
    _members: dict[PlaylistId, Collection[int]] = field(default_factory=dict)
    _alike: dict[Like, Collection[int]] = field(default_factory=dict)

    def world(self, inside: tuple[NamedPlaylist, ...] = ()) -> World:
        """The world of a query, or of the rules of the last of some smart playlists inside each other."""

        def playlist(name: str) -> Collection[int]:
            return self._in_playlist(InPlaylist(name), inside)

        alike = self._alike_within(inside)
        return World(self.now_ms, self.zone, self.queued, playlist, alike, self._sounding, self._in_region)

    def _alike_within(self, inside: tuple[NamedPlaylist, ...]) -> Callable[[Like], Collection[int]]:
        def alike(like: Like) -> Collection[int]:
            if like not in self._alike:
                is_look = like.reference.is_look
                self._alike[like] = self._looking_like(like) if is_look else self._sounding_like(like, inside)
            return self._alike[like]

        return alike

    def _in_playlist(self, leaf: InPlaylist | Like, inside: tuple[NamedPlaylist, ...]) -> Collection[int]:
        if not leaf.name:
            return self.entries.members((), of_all=True)
        if self._playlists is None:
            self._playlists = self.names.playlists()
        named = self._playlists.named(leaf.name)
        if not named and self.is_strict:
            raise syntax_error(unknown_playlist(leaf, self._playlists))
        members = [self._members_of(one, inside) for one in named]
        return members[0] if len(members) == 1 else set().union(*members)

    def _members_of(self, playlist: NamedPlaylist, inside: tuple[NamedPlaylist, ...]) -> Collection[int]:
        if playlist in inside:
            if self.is_strict:
                raise syntax_error(Problem(ProblemKind.LOOP, 0, 0, playlist.name))
            return frozenset()
        if playlist.id not in self._members:
            rules = playlist.rules
            if rules is None:
                self._members[playlist.id] = self.entries.members([playlist.id])
            else:
                tree = parse(rules.query).tree
                found = self.store.members(rules, tree, self.world((*inside, playlist)))
                self._members[playlist.id] = frozenset(found)
        return self._members[playlist.id]

    # Likeness

    def _sounding_like(self, like: Like, inside: tuple[NamedPlaylist, ...]) -> Collection[int]:
        """The tracks that sound like what is named, which itself is left out."""
        from musicrec_desktop.recommend.space.vector_table import id_array

        named = self._named_by(like, inside)
        catalogue = self.catalogue
        rows = None if catalogue is None else catalogue.index.select(id_array(sorted(named)))
        if catalogue is None or rows is None or not len(rows):
            if self.is_strict:
                raise syntax_error(Problem(ProblemKind.UNHEARD, 0, 0, like.name))
            return frozenset()
        seeds = _seeds(rows)
        if like.percent is None:
            nearest = self._nearest(seeds, frozenset(named))
            return frozenset(nearest)
        found = catalogue.closer_than(seeds, like.percent)
        return frozenset(found.tolist()).difference(named)

    def _sounding(self, word: str) -> Collection[int]:
        """The tracks that a word fits."""
        catalogue = self.catalogue
        if catalogue is None or catalogue.space.words is None:
            if self.is_strict:
                raise syntax_error(Problem(ProblemKind.WORDLESS, 0, 0, word))
            return frozenset()
        return frozenset(catalogue.sounding(word).tolist())

    def _in_region(self, name: str) -> Collection[int]:
        """The tracks inside a region of the map as it lies now; none before there is a map."""
        region = self.names.region(name)
        if region is None:
            if self.is_strict:
                raise syntax_error(Problem(ProblemKind.REGION, 0, 0, name))
            return frozenset()
        layout = self.placed()
        if layout is None:
            return frozenset()
        return frozenset(layout.ids[inside_polygon(layout.positions, region.polygon)].tolist())

    def _looking_like(self, like: Like) -> Collection[int]:
        """The tracks whose covers look like those of what is named, which itself is left out."""
        named: Collection[int] = () if self.current is None else (self.current,)
        if like.reference is Reference.ALBUM:
            named = self.names.album_tracks(like.name)
            if not named and self.is_strict:
                raise syntax_error(Problem(ProblemKind.ALBUM, 0, 0, like.name, "looks"))
        if self.looks.is_off and self.is_strict:
            raise syntax_error(Problem(ProblemKind.NO_LOOKS, 0, 0, like.name))
        catalogue = self.looks.at_hand()
        if not catalogue.has_cover(named) and self.is_strict:
            raise syntax_error(Problem(ProblemKind.UNSEEN, 0, 0, like.name))
        return catalogue.looking_like(named, like.percent)

    def _named_by(self, like: Like, inside: tuple[NamedPlaylist, ...]) -> Collection[int]:
        match like.reference:
            case Reference.NOW:
                return () if self.current is None else (self.current,)
            case Reference.PLAYLIST:
                return self._in_playlist(like, inside)
            case _:
                found = self.names.tracks(like.name)
                if not found and self.is_strict:
                    raise syntax_error(Problem(ProblemKind.TRACK, 0, 0, like.name, "like"))
                return found

    def _nearest(self, seeds: VectorTable, without: frozenset[int]) -> list[int]:
        """The nearest of the lists that the page of similar tracks has for each seed."""
        best: dict[int, float] = {}
        for seed in seeds.ids.tolist():
            for one in self.similarity.similar(TrackId(seed), NEAREST + len(without)):
                best[one.track_id] = max(best.get(one.track_id, 0.0), one.score)
        order = sorted(
            (track_id for track_id in best if track_id not in without), key=lambda each: -best[each]
        )
        return order[:NEAREST]


def _seeds(rows: VectorTable) -> VectorTable:
    """The rows themselves where they are few, else the medoids of their groups."""
    from musicrec_desktop.recommend.taste.medoids import MAXIMUM_GROUPS, group

    if len(rows) <= MAXIMUM_GROUPS:
        return rows
    places = np.unique(np.linspace(0, len(rows) - 1, min(len(rows), _GROUPED)).astype(np.int64))
    few = rows.select(rows.ids[places])
    distances = 1.0 - np.einsum("ik,jk->ij", few.vectors, few.vectors)
    medoids, _ = group(distances, np.ones(len(few)))
    return few.select(np.sort(few.ids[medoids]))
