"""What the names in a query mean, and what is wrong with a query that is to be kept."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.music_map import MapRegion
from musicrec_desktop.model.playlist import SmartRules, SortOrder
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.query.ast import (
    ANY,
    Exact,
    Field,
    InPlaylist,
    InRegion,
    Like,
    Node,
    Reference,
    Words,
    all_of,
    any_of,
)
from musicrec_desktop.query.fields import FIELDS, field_of
from musicrec_desktop.query.meaning import NO_WORLD
from musicrec_desktop.query.parser import Query, parse
from musicrec_desktop.query.problems import Problem, ProblemKind, syntax_error
from musicrec_desktop.query.values import Mention
from musicrec_desktop.services.queries.playlist_names import NamedPlaylist, PlaylistNames
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.music_map.regions import RegionStore
from musicrec_desktop.storage.playlists.lists import PlaylistStore
from musicrec_desktop.storage.query.finding import QueryStore
from musicrec_desktop.storage.tracks import TrackStore

_PARTED: str = " - "
"""Stands between artist and title."""
_CHOICES = 3
_LOOKED_AT = 60
"""Tracks whose albums are offered in place of a name."""


class QueryNames:
    """Finds the playlists and tracks that queries name; any thread may use it.

    Args:
        database: of the library.
    """

    def __init__(self, database: Database) -> None:
        self._lists = PlaylistStore(database)
        self._store = QueryStore(database)
        self._tracks = TrackStore(database)
        self._regions = RegionStore(database)

    def playlists(self) -> PlaylistNames:
        """The playlists of the listener as they are now."""
        return PlaylistNames(NamedPlaylist(*row) for row in self._lists.named_rules())

    def region(self, name: str) -> MapRegion | None:
        """The region of the map of a name; None where there is none."""
        return self._regions.named(name)

    def tracks(self, name: str) -> list[TrackId]:
        """The tracks that a name means, by ascending id.

        These are all of that title, else all of “Artist - Title”, else the one that has all of the words.
        """
        for tree in (Field("title", Exact(name)), _of_artist(name)):
            if tree is not None and (found := self._ids(tree)):
                return found
        found = self._ids(_of_words(name))
        return found if len(found) == 1 else []

    def album_tracks(self, name: str) -> list[TrackId]:
        """The tracks of the albums that a name means, by ascending id.

        These are all of that name, else all of “Artist - Album”, else the one that has all of the words.
        """
        for tree in (Field("album", Exact(name)), _of_artist(name, "album")):
            if tree is not None and (found := self._ids(tree)):
                return found
        found = self._ids(_of_words(name, "album"))
        albums = {(track.tags.album, track.album_artist_text) for track in self._tracks.many(found)}
        return found if len(albums) == 1 else []

    def problems(self, query: Query, playlist: NamedPlaylist | None = None) -> tuple[Problem, ...]:
        """What is wrong with a query, the names in it included, in the order of the text.

        Args:
            query: the parsed text.
            playlist: the smart playlist whose rules it is of, which must not be inside itself.
        """
        if not query.mentions:
            return query.problems
        names = self.playlists()
        if playlist is not None:
            names = names.changed(playlist)
        found = [
            problem
            for mention in query.mentions
            if (problem := self._problem(mention, names, playlist)) is not None
        ]
        return tuple(sorted((*query.problems, *found), key=lambda problem: problem.start))

    def check(self, rules: SmartRules, playlist: NamedPlaylist | None = None) -> Node:
        """The tree of rules that are to be kept; ``playlist`` as in ``problems``.

        Raises:
            QuerySyntaxError: something is wrong with the query, or with a field of the order.
        """
        query = parse(rules.query)
        if problems := self.problems(query, playlist):
            raise syntax_error(problems[0], rules.query)
        if rules.order is SortOrder.FIELDS:
            for name, _ in rules.sort:
                check_sort_field(name)
        return query.tree

    def _problem(
        self, mention: Mention, names: PlaylistNames, playlist: NamedPlaylist | None
    ) -> Problem | None:
        leaf = mention.leaf
        if isinstance(leaf, Like) and leaf.reference.is_now:
            return None
        if isinstance(leaf, Like) and leaf.reference is Reference.ALBUM:
            return None if self.album_tracks(leaf.name) else self._unknown_album(mention, leaf)
        if isinstance(leaf, Like) and leaf.reference is Reference.TRACK:
            return None if self.tracks(leaf.name) else self._unknown_track(mention, leaf)
        if isinstance(leaf, InRegion):
            return None if self.region(leaf.name) else self._unknown_region(mention, leaf)
        if not leaf.name:
            return None
        if not names.named(leaf.name):
            return unknown_playlist(leaf, names, mention.start, mention.end)
        if playlist is not None and playlist.id in names.used_by([leaf.name]):
            return Problem(ProblemKind.LOOP, mention.start, mention.end, leaf.name)
        return None

    def _unknown_region(self, mention: Mention, leaf: InRegion) -> Problem:
        """The problem of a name that no region has."""
        return unknown_region(
            leaf.name, [one.name for one in self._regions.all()], mention.start, mention.end
        )

    def _unknown_track(self, mention: Mention, like: Like) -> Problem:
        """The problem of a name that no track has, or several have some words of."""
        ids = self._ids(_of_words(like.name))[:_CHOICES]
        nearest = (
            _PARTED.join(filter(None, (track.tags.artist_text, track.tags.title)))
            for track in self._tracks.many(ids)
        )
        return Problem(
            ProblemKind.TRACK, mention.start, mention.end, like.name, "like", tuple(dict.fromkeys(nearest))
        )

    def _unknown_album(self, mention: Mention, like: Like) -> Problem:
        """The problem of a name that no album has, or several have the words of."""
        tracks = self._tracks.many(self._ids(_of_words(like.name, "album"))[:_LOOKED_AT])
        nearest = dict.fromkeys(
            _PARTED.join(filter(None, (track.album_artist_text, track.tags.album))) for track in tracks
        )
        return Problem(
            ProblemKind.ALBUM, mention.start, mention.end, like.name, "looks", tuple(nearest)[:_CHOICES]
        )

    def _ids(self, tree: Node) -> list[TrackId]:
        return [TrackId(number) for number in sorted(self._store.ids(tree, NO_WORLD))]


def check_sort_field(name: str) -> None:
    """Make sure that tracks can be ordered by a field.

    Raises:
        QuerySyntaxError: there is no such field.
    """
    if field_of(name) is None:
        near = difflib.get_close_matches(name.lower(), [spec.name for spec in FIELDS], n=1)
        raise syntax_error(Problem(ProblemKind.FIELD, 0, 0, name, nearest=tuple(near)))


def unknown_playlist(leaf: InPlaylist | Like, names: PlaylistNames, start: int = 0, end: int = 0) -> Problem:
    """The problem of a name that no playlist has."""
    return Problem(ProblemKind.PLAYLIST, start, end, leaf.name, nearest=names.nearest(leaf.name))


def unknown_region(name: str, known: Sequence[str], start: int = 0, end: int = 0) -> Problem:
    """The problem of a name that no region of the map has."""
    by_fold = {fold(one): one for one in known}
    wanted = fold(name)
    begun = [folded for folded in by_fold if wanted and folded.startswith(wanted)]
    near = dict.fromkeys((*begun, *difflib.get_close_matches(wanted, by_fold, n=_CHOICES)))
    nearest = tuple(by_fold[folded] for folded in near)[:_CHOICES]
    return Problem(ProblemKind.REGION, start, end, name, "region", nearest)


def _of_artist(name: str, field: str = "title") -> Node | None:
    """“Artist - Title”, parted at each place where that is possible; None where there is none."""
    parts = name.split(_PARTED)
    ways = [
        all_of((Field("artist", Exact(artist)), Field(field, Exact(title))))
        for place in range(1, len(parts))
        if (artist := _PARTED.join(parts[:place]).strip()) and (title := _PARTED.join(parts[place:]).strip())
    ]
    return any_of(ways) if ways else None


def _of_words(name: str, field: str = ANY) -> Node:
    return all_of(Field(field, Words(word)) for word in name.split() if word != _PARTED.strip())
