"""What queries and the rules of smart playlists find: ids of tracks whose files are there."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.playlist import LimitUnit, SmartRules, SmartTracks, SortOrder
from musicrec_desktop.query.ast import Node
from musicrec_desktop.query.meaning import World
from musicrec_desktop.storage import text_tests
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.query import sql
from musicrec_desktop.storage.query.order import SortTerm, order_by

_FROM: Final = "FROM track"
_USUAL_ORDER: Final = "sort_artist, sort_album, disc_number, track_number, sort_title, track.id"
_ARTIST: Final = "sort_artist"
_ALBUM: Final = "CASE album_key WHEN '' THEN '' ELSE album_key || char(1) || album_artist_key END"
_NEXT_ARTIST: Final = "\x01"
"""Parts the artists in ``track.sort_artist``."""
_MINUTE_MS: Final = 60_000
_MEGABYTE: Final = 1_000_000
_MIDDLE_HALF_STARS: Final = 6
"""What a track without a rating counts as: three stars."""


class QueryStore:
    """Evaluates trees and rules; it only reads, and any thread may use it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ids(self, tree: Node, world: World) -> array[int]:
        """The tracks that meet a query, in no order.

        Raises:
            QueryTimeError: a regular expression takes too long.
        """
        return array("q", (row[0] for row in self._rows("track.id", tree, world)))

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
        is_weighted = rules.order is SortOrder.WEIGHTED
        needed = {
            "track.id, duration_ms": True,
            "size": rules.limit is not None and rules.limit_unit is LimitUnit.MEGABYTES,
            _ARTIST: rules.most_of_artist is not None,
            _ALBUM: rules.most_of_album is not None,
        }
        columns = ", ".join(column for column, is_needed in needed.items() if is_needed)
        rows = self._rows(columns, tree, world, *_tail(rules))
        if rules.order is not SortOrder.FIELDS:
            rows = _shuffled(rows, rules.seed, self._weights() if is_weighted else None)
        if rules.limit_unit is LimitUnit.PERCENT:
            count = max(1, len(rows) * rules.limit // 100) if rules.limit else rules.limit
            rules = replace(rules, limit=count, limit_unit=LimitUnit.TRACKS)
        if rules.limit is not None or rules.most_of_artist is not None or rules.most_of_album is not None:
            rows = _limited(rows, rules)
        return SmartTracks(array("q", (row[0] for row in rows)), sum(row[1] or 0 for row in rows))

    def members(self, rules: SmartRules, tree: Node, world: World) -> array[int]:
        """What rules find, in no order; as ``found``."""
        is_cut = (rules.limit, rules.most_of_artist, rules.most_of_album) != (None, None, None)
        return self.found(rules, tree, world).ids if is_cut else self.ids(tree, world)

    def count(self, rules: SmartRules, tree: Node, world: World) -> int:
        """How many tracks rules find; as ``found``."""
        has_room_each = rules.most_of_artist is None and rules.most_of_album is None
        if not has_room_each or (rules.limit is not None and rules.limit_unit is not LimitUnit.TRACKS):
            return len(self.found(rules, tree, world).ids)
        ((count,),) = self._rows("count(*)", tree, world)
        return int(count) if rules.limit is None else min(int(count), rules.limit)

    def _rows(
        self, columns: str, tree: Node, world: World, joins: str = "", tail: str = ""
    ) -> list[tuple[Any, ...]]:
        where, parameters = sql.condition(tree, world, self._database)
        with text_tests.deadline():
            return self._database.query(
                f"SELECT {columns} {_FROM}{joins} WHERE missing_since_ms IS NULL AND {where}{tail}",
                parameters,
            )

    def _weights(self) -> dict[int, float]:
        """How much sooner a track comes than one that was neither played nor rated, where it does."""
        weights = {
            track_id: (1.0 + plays) ** 0.5
            for track_id, plays in self._database.query("SELECT track_id, plays FROM own_use WHERE plays > 0")
        }
        for track_id, half_stars in self._database.query("SELECT track_id, half_stars FROM own_rating"):
            weights[track_id] = weights.get(track_id, 1.0) * 2.0 ** ((half_stars - _MIDDLE_HALF_STARS) / 2)
        return weights


def _tail(rules: SmartRules) -> tuple[str, str]:
    """Joins, and order and limit, as far as the database can do them."""
    if rules.order is not SortOrder.FIELDS:
        return "", ""
    joins, order = order_by([SortTerm(*term) for term in rules.sort]) if rules.sort else ("", _USUAL_ORDER)
    counts_each = rules.most_of_artist is None and rules.most_of_album is None
    is_last = rules.limit is not None and rules.limit_unit is LimitUnit.TRACKS and counts_each
    return joins, f" ORDER BY {order}" + (f" LIMIT {int(rules.limit or 0)}" if is_last else "")


def _shuffled(
    rows: Sequence[tuple[Any, ...]], seed: int, weights: Mapping[int, float] | None
) -> list[tuple[Any, ...]]:
    """Rows in a random order that follows from the seed and the ids alone.

    A track that comes or goes leaves the order of the others as it was. The weighted order draws without
    repetition, each time in proportion to the weights. Source: Efraimidis and Spirakis, "Weighted random
    sampling with a reservoir" (2006).
    """
    if not rows:
        return []
    ids = np.fromiter((row[0] for row in rows), dtype=np.uint64, count=len(rows))
    waits = -np.log(_uniform(ids, seed))
    if weights is not None:
        waits /= np.fromiter((weights.get(row[0], 1.0) for row in rows), dtype=np.float64, count=len(rows))
    return [rows[place] for place in np.lexsort((ids, waits)).tolist()]


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


def _limited(rows: Iterable[tuple[Any, ...]], rules: SmartRules) -> list[tuple[Any, ...]]:
    unit = rules.limit_unit
    room = (rules.limit or 0) * {
        LimitUnit.TRACKS: 1, LimitUnit.MINUTES: _MINUTE_MS, LimitUnit.MEGABYTES: _MEGABYTE
    }[unit]  # fmt: skip
    has_size = rules.limit is not None and unit is LimitUnit.MEGABYTES
    artist_at = 2 + has_size
    album_at = artist_at + (rules.most_of_artist is not None)
    artists: Counter[str] = Counter()
    albums: Counter[str] = Counter()
    kept = []
    for row in rows:
        cost = 0
        if rules.limit is not None:
            cost = 1 if unit is LimitUnit.TRACKS else row[2] if has_size else row[1]
            if not cost or cost > room:
                if not room:
                    break
                continue
        if rules.most_of_artist is not None:
            artist = row[artist_at].partition(_NEXT_ARTIST)[0]
            if artist and artists[artist] >= rules.most_of_artist:
                continue
        if rules.most_of_album is not None:
            album = row[album_at]
            if album and albums[album] >= rules.most_of_album:
                continue
            albums[album] += 1
        if rules.most_of_artist is not None:
            artists[artist] += 1
        room -= cost
        kept.append(row)
    return kept
