"""What queries and the rules of smart playlists find: ids of tracks whose files are there."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.playlist import LimitUnit, SmartRules, SmartTracks, SortOrder
from musicrec_desktop.query.ast import Node
from musicrec_desktop.query.meaning import World
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.query.columns import NUMBERS
from musicrec_desktop.storage.query.order import USUAL_ORDER, SortTerm, by_fields
from musicrec_desktop.storage.query.sets import IdArray, TrackSet, TrackSets, pairs_in

_ARTIST: Final = "substr(sort_artist, 1, instr(sort_artist || char(1), char(1)) - 1)"
"""The first artist: the next one follows after U+0001."""
_ALBUM: Final = "CASE album_key WHEN '' THEN '' ELSE album_key || char(1) || album_artist_key END"
_PIECE: Final = 2000
"""Names are read for so many tracks at a time: a limit is often reached soon."""
_COST_COLUMNS: Final = {LimitUnit.MINUTES: NUMBERS["length"].sql, LimitUnit.MEGABYTES: NUMBERS["size"].sql}
_ROOM: Final = {LimitUnit.TRACKS: 1, LimitUnit.MINUTES: 60_000, LimitUnit.MEGABYTES: 1_000_000}
_MIDDLE_HALF_STARS: Final = 6
"""What a track without a rating counts as: three stars."""


class QueryStore:
    """Evaluates trees and rules; it only reads, and any thread may use it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sets = TrackSets(database)

    def ids(self, tree: Node, world: World) -> array[int]:
        """The tracks that meet a query, in ascending order.

        Raises:
            QueryTimeError: a regular expression takes too long.
        """
        with self._sets.reading():
            return _array(self._sets.present(self._sets.found(tree, world)))

    def found(self, rules: SmartRules, tree: Node, world: World) -> SmartTracks:
        """What rules find, in their order.

        A track that would exceed a limit of minutes or megabytes is left out, and shorter ones behind it may
        still come; so is one whose length or size is not known. Tracks without an artist, or without an
        album, are not counted as one artist or album.

        Args:
            rules: order and limits.
            tree: of ``rules.query``.
            world: what the query means besides tracks.

        Raises:
            QueryTimeError: a regular expression takes too long.
            KeyError: an order by a field that does not exist.
        """
        with self._sets.reading():
            ids = self._limited(self._in_order(rules, self._sets.found(tree, world)), rules)
            return SmartTracks(_array(ids), int(self._sets.figures(ids, NUMBERS["length"].sql).sum()))

    def members(self, rules: SmartRules, tree: Node, world: World) -> array[int]:
        """What rules find, in no order; as ``found``."""
        with self._sets.reading():
            found = self._sets.found(tree, world)
            return _array(
                self._limited(self._in_order(rules, found), rules)
                if _is_cut(rules)
                else self._sets.present(found)
            )

    def count(self, rules: SmartRules, tree: Node, world: World) -> int:
        """How many tracks rules find; as ``found``."""
        is_of_each = rules.most_of_artist is not None or rules.most_of_album is not None
        with self._sets.reading():
            found = self._sets.found(tree, world)
            if is_of_each or (rules.limit is not None and rules.limit_unit is not LimitUnit.TRACKS):
                return len(self._limited(self._in_order(rules, found), rules))
            count = len(self._sets.present(found))
            return count if rules.limit is None else min(count, rules.limit)

    def _in_order(self, rules: SmartRules, tracks: TrackSet) -> IdArray:
        if rules.order is SortOrder.FIELDS:
            terms = [SortTerm(*term) for term in rules.sort]
            return self._sets.ordered(tracks, by_fields(terms) if terms else USUAL_ORDER)
        weights = None
        if rules.order is SortOrder.WEIGHTED:
            weights = self._sets.kept("weights", self._weights)
        return _shuffled(self._sets.present(tracks), rules.seed, weights)

    def _weights(self) -> NDArray[np.float64]:
        """By id: how much sooner a track comes than one that was neither played nor rated."""
        ids, plays = pairs_in(
            self._database, "SELECT track_id AS id, plays AS number FROM own_use WHERE plays > 0"
        )
        weights = np.ones(self._sets.size())
        weights[ids] = np.sqrt(1.0 + plays)
        ids, half_stars = pairs_in(
            self._database, "SELECT track_id AS id, half_stars AS number FROM own_rating"
        )
        weights[ids] *= 2.0 ** ((half_stars - _MIDDLE_HALF_STARS) / 2)
        return weights

    def _limited(self, ids: IdArray, rules: SmartRules) -> IdArray:
        limit, unit = rules.limit, rules.limit_unit
        if limit is not None and unit is LimitUnit.PERCENT:
            limit, unit = max(1, len(ids) * limit // 100) if limit else 0, LimitUnit.TRACKS
        each = {_ARTIST: rules.most_of_artist, _ALBUM: rules.most_of_album}
        most = {column: count for column, count in each.items() if count is not None}
        if limit is None or unit is LimitUnit.TRACKS:
            costs = np.ones(len(ids), np.int64)
        else:
            costs = self._sets.figures(ids, _COST_COLUMNS[unit])
            ids, costs = ids[costs > 0], costs[costs > 0]
        room = int(costs.sum()) if limit is None else limit * _ROOM[unit]
        return self._few_of_each(ids, costs, room, most) if most else _within(ids, costs, room)

    def _few_of_each(
        self, ids: IdArray, costs: NDArray[np.int64], room: int, most: Mapping[str, int]
    ) -> IdArray:
        """The first tracks that there is room for, with no more of an artist or album than is allowed."""
        kept: list[int] = []
        counts: dict[str, Counter[str]] = {column: Counter() for column in most}
        place = 0
        while place < len(ids) and costs[place:].min() <= room:
            piece = slice(place, place + _PIECE)
            names = self._names(ids[piece], tuple(most))
            for track_id, cost in zip(ids[piece].tolist(), costs[piece].tolist(), strict=True):
                if cost > room:
                    continue
                own = dict(zip(most, names[track_id], strict=True))
                if any(name and counts[column][name] >= most[column] for column, name in own.items()):
                    continue
                for column, name in own.items():
                    counts[column][name] += 1
                room -= cost
                kept.append(track_id)
            place += _PIECE
        return np.array(kept, np.int64)

    def _names(self, ids: IdArray, columns: Sequence[str]) -> dict[int, tuple[str, ...]]:
        rows = self._database.query(
            f"SELECT id, {', '.join(columns)} FROM track WHERE id {IN_LIST}", (id_list(ids.tolist()),)
        )
        return {row[0]: row[1:] for row in rows}


def _array(ids: IdArray) -> array[int]:
    return array("q", ids.tobytes())


def _is_cut(rules: SmartRules) -> bool:
    return (rules.limit, rules.most_of_artist, rules.most_of_album) != (None, None, None)


def _within(ids: IdArray, costs: NDArray[np.int64], room: int) -> IdArray:
    """The first tracks that there is room for; one that is too large is left out."""
    kept = [ids[:0]]
    while len(ids):
        count = int(np.searchsorted(np.cumsum(costs), room, "right"))
        kept.append(ids[:count])
        room -= int(costs[:count].sum())
        is_small = costs[count:] <= room
        ids, costs = ids[count:][is_small], costs[count:][is_small]
    return np.concatenate(kept)


def _shuffled(ids: IdArray, seed: int, weights: NDArray[np.float64] | None) -> IdArray:
    """Ids in a random order that follows from the seed and the ids alone.

    A track that comes or goes leaves the order of the others as it was. The weighted order draws without
    repetition, each time in proportion to the weights. Source: Efraimidis and Spirakis, "Weighted random
    sampling with a reservoir" (2006).

    Args:
        ids: of the tracks.
        seed: of the order.
        weights: by id; None for the same for all.
    """
    waits = -np.log(_uniform(ids.astype(np.uint64), seed))
    if weights is not None:
        waits /= weights[ids]
    return ids[np.lexsort((ids, waits))]


def _uniform(ids: NDArray[np.uint64], seed: int) -> NDArray[np.float64]:
    """A number above 0 and below 1 for each id and a seed (SplitMix64)."""
    with np.errstate(over="ignore"):
        mixed = ids * np.uint64(0x9E3779B97F4A7C15) + np.uint64(_mix(seed % 2**64))
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        mixed ^= mixed >> np.uint64(31)
    return ((mixed >> np.uint64(11)).astype(np.float64) + 0.5) / 2.0**53


def _mix(seed: int) -> int:
    """Spread a seed over 64 bits, so that near seeds give orders that have nothing in common."""
    mixed = (seed + 0x9E3779B97F4A7C15) % 2**64
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB % 2**64
    return mixed ^ (mixed >> 31)
