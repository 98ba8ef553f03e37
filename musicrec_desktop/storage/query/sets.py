"""Finds the sets of tracks of a query.

Each part of a query is one question to the database, whose answer is one text of ids, and the sets are joined
here. Joined in SQL, each set would be put into a table of its own first, and one row for each track found
would become an object: both take several times as long where much is found.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.query.ast import Flag, Node, leaves
from musicrec_desktop.query.meaning import World
from musicrec_desktop.storage import text_tests
from musicrec_desktop.storage.columns import reals, whole_numbers
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.query.columns import NumberSource
from musicrec_desktop.storage.query.kept import KeptFacts, TagFacts
from musicrec_desktop.storage.query.name_words import NameWords
from musicrec_desktop.storage.query.order import BY_ID, NumberTerm, OrderTerm, TextTerm, TrackOrder
from musicrec_desktop.storage.query.plan import Cost, Every, Ids, Plan, Rest, Rows, Some
from musicrec_desktop.storage.query.planning import plan_of
from musicrec_desktop.storage.schema.spoken import SPOKEN

TrackSet = NDArray[np.bool_]
"""Whether the track with the id of each place is meant; places without a track may hold anything."""
IdArray = NDArray[np.int64]
"""Ids of tracks."""

MEASURED: Final = "measured_ms"
"""The column of lengths that are no estimates."""
_MEASURED: Final = NumberSource(
    MEASURED,
    f"(SELECT id AS track_id, decoded_duration_ms AS {MEASURED} FROM track"
    " WHERE decoded_duration_ms IS NOT NULL"
    f" UNION ALL SELECT id, {MEASURED} FROM track"
    " WHERE id IN (SELECT id FROM track WHERE decoded_duration_ms IS NULL))",
)
"""A decoded length is none. An index has them, and tells which tracks lack one: few where all is analysed."""
_PRESENT: Final = "missing_since_ms IS NULL"
_MISSING: Final = "SELECT id FROM track WHERE missing_since_ms IS NOT NULL"
_SPOKEN: Final = f"SELECT id FROM track WHERE {SPOKEN}"
_FEW: Final = {Cost.INDEX: 0.02, Cost.SCAN: 0.1, Cost.TEST: 0.8}
"""Up to which share of the library it is quicker to look at the candidates alone, or to order them alone."""
_MOST_KEPT: Final = 8
"""Arrays that one thread keeps, of 8 bytes a track each."""
_MOST_ORDERS: Final = 6
"""Orders by tags that all threads keep, of 8 bytes a track each."""


def _asks_for_spoken(tree: Node) -> bool:
    return any(leaf == Flag("spoken") for leaf in leaves(tree))


class TrackSets:
    """Finds sets of tracks; any thread may use it.

    Args:
        database: of the library.
        few: up to which share of the library candidates are looked at alone, by cost, and ordered alone,
            where an index has their order; tests choose it.
        names: the words of names in memory; tests choose from how many tracks on.
    """

    def __init__(
        self, database: Database, few: dict[Cost, float] | None = None, names: NameWords | None = None
    ) -> None:
        self._database = database
        self.names = NameWords(database) if names is None else names
        self._few = _FEW if few is None else few
        self._kept = KeptFacts[NDArray[Any]](database, _MOST_KEPT)
        self._ranks = TagFacts[NDArray[np.float64]](database, _MOST_KEPT)
        self._walks = TagFacts[IdArray](database, _MOST_ORDERS)

    def found(self, tree: Node, world: World, within: Collection[int] | None = None) -> TrackSet:
        """The tracks that meet a query; missing ones as well.

        Of the whole library podcasts and audiobooks are found only where the query asks for them.

        Args:
            tree: the query.
            world: what it means besides tracks.
            within: ids of the only tracks that matter.

        Raises:
            QueryTimeError: a regular expression takes too long.
        """
        with self.reading():
            size = self.size()
            of_all = None if within is None else set_of(within, size)
            plan = plan_of(tree, world, self._database, self.names)
            found = _Finder(self._database, size, self._few).of(plan, of_all)
            if within is None and len(spoken := self._of_library(_SPOKEN)) and not _asks_for_spoken(tree):
                found = found.copy()
                found[spoken] = False
            return found

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """While it lasts, all questions are answered from one state of the library, within one time limit."""
        with text_tests.deadline(), self._database.reading():
            yield

    def size(self) -> int:
        """How many places a set has."""
        row = self._database.one("SELECT coalesce(max(id), 0) + 1 FROM track")
        assert row is not None
        return int(row[0])

    def present(self, tracks: TrackSet) -> IdArray:
        """The ids of a set, ascending, without those of missing files."""
        return chosen(self._without_missing(tracks), self._all_ids())

    def ordered(self, tracks: TrackSet, order: TrackOrder) -> IdArray:
        """The ids of a set in an order, without those of missing files."""
        head = "SELECT track.id AS id FROM track"
        few = self._few.get(Cost.INDEX if order.is_indexed else Cost.TEST, 0.0)
        if np.count_nonzero(tracks) <= few * len(tracks):
            listed = id_list(np.flatnonzero(tracks).tolist())
            where = f"{_PRESENT} AND track.id {IN_LIST}"
            return ids_in(
                self._database, f"{head}{order.joins} WHERE {where} ORDER BY {order.terms}", (listed,)
            )
        ids = chosen(self._without_missing(tracks), self._walk(order))
        for term in reversed(order.numbers):
            # Each sort leaves what is alike in the order of the sort before it.
            ids = ids[np.argsort(self._sort_keys(term)[ids], kind="stable")]
        return ids

    def figures(self, ids: IdArray, column: str) -> NDArray[np.int64]:
        """A column of ``track`` with whole numbers for each of some ids; 0 where it has no value."""
        term = _figures_of(column)
        if self.is_few(len(ids)) and not self._kept.has(_key_of(term)):
            rows = self._database.query(
                f"SELECT id, {column} FROM track WHERE id {IN_LIST} AND {column} IS NOT NULL",
                (id_list(ids.tolist()),),
            )
            numbers: dict[int, int] = dict(rows)
            return np.fromiter((numbers.get(track_id, 0) for track_id in ids.tolist()), np.int64, len(ids))
        # The last tracks may have left the library since their ids were read: they find the 0 at the end.
        found = np.append(self._sort_keys(term), 0.0).take(ids, mode="clip")
        return np.where(np.isnan(found), 0.0, found).astype(np.int64)

    def has_figures(self, column: str, count: int) -> bool:
        """Whether ``figures`` of so many ids reads no column of the whole library in this thread."""
        return self.is_few(count) or self._kept.has(_key_of(_figures_of(column)))

    def is_few(self, count: int) -> bool:
        """Whether it is quicker to look at the rows of so many tracks than to read a column of all."""
        return count <= self._few.get(Cost.SCAN, 0.0) * self.size()

    def kept(self, key: str, make: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        """An array about the whole library, as ``KeptFacts``."""
        return self._kept.get(key, make)

    def _of_library(self, select: str) -> IdArray:
        return self.kept(select, lambda: ids_in(self._database, select))

    def _walk(self, order: TrackOrder) -> IdArray:
        """All ids, also of missing files, in the order of ``TrackOrder.rest``."""
        if order.rest == BY_ID:
            return self._all_ids()
        walk = f"SELECT track.id AS id FROM track{order.rest_joins} ORDER BY {order.rest}"
        if not order.is_of_tags:
            return self._of_library(walk)
        # A track that came may have no words yet, but it makes the library larger.
        return self._walks.get(f"{self.size()} {walk}", lambda: ids_in(self._database, walk))

    def _all_ids(self) -> IdArray:
        """All ids, also of missing files, ascending."""
        # The shortest index has them all; in the order of ids SQLite would walk through the whole table.
        return self._walks.get(
            f"{self.size()}", lambda: np.sort(ids_in(self._database, "SELECT id FROM track"))
        )

    def _without_missing(self, tracks: TrackSet) -> TrackSet:
        missing = self._of_library(_MISSING)
        if not len(missing):
            return tracks
        found = tracks.copy()
        found[missing[missing < len(found)]] = False
        return found

    def _sort_keys(self, term: OrderTerm) -> NDArray[np.float64]:
        """By id: what ascends in the order of a term; NaN, which comes last, where there is nothing."""
        none = 0.0 if term.is_counted else np.nan
        if isinstance(term, TextTerm):
            keys = self._ranks.get(term.select, lambda: self._by_id(term.select, none))
            if len(keys) < self.size():
                # A track came whose words are not written yet.
                keys = np.append(keys, np.full(self.size() - len(keys), none))
        else:
            keys = self.kept(_key_of(term), lambda: self._by_id(term.select, none))
        return -keys if term.is_descending else keys

    def _by_id(self, select: str, none: float) -> NDArray[np.float64]:
        """The column ``number`` of a SELECT at the places of its column ``id``."""
        ids, numbers = pairs_in(self._database, select)
        by_id = np.full(self.size(), none)
        by_id[ids] = numbers
        return by_id


def _figures_of(column: str) -> NumberTerm:
    return NumberTerm(_MEASURED if column == MEASURED else NumberSource(column))


def _key_of(term: NumberTerm) -> str:
    """Under which the numbers of all tracks are kept."""
    return f"{'counted ' if term.is_counted else ''}{term.select}"


class _Finder:
    def __init__(self, database: Database, size: int, few: dict[Cost, float]) -> None:
        self._database = database
        self._size = size
        self._few = few

    def of(self, plan: Plan, within: TrackSet | None) -> TrackSet:
        """The tracks of a plan; none that is not within."""
        match plan:
            case Ids(ids=ids):
                found = set_of(ids, self._size)
                return found if within is None else found & within
            case Rows():
                return self._rows(plan, within)
            case Rest(part=part):
                found = self.of(part, within)
                return ~found if within is None else within & ~found
            case Every(parts=parts):
                for part in _cheapest_first(parts):
                    within = self.of(part, within)
                    if not within.any():
                        break
                return np.ones(self._size, np.bool_) if within is None else within
            case Some(parts=parts):
                found = np.zeros(self._size, np.bool_)
                for part in sorted(parts, key=_cost):
                    found |= self.of(part, within)
                return found

    def _rows(self, rows: Rows, within: TrackSet | None) -> TrackSet:
        select = f"SELECT {rows.id} AS id FROM {rows.table} WHERE {rows.where}"
        parameters: list[Any] = list(rows.parameters)
        share = 0.0 if rows.cost is Cost.INDEX else self._few.get(rows.cost, 0.0)
        if within is not None and share and np.count_nonzero(within) <= share * self._size:
            select = f"SELECT {rows.id} AS id FROM {rows.table} WHERE {rows.id} {IN_LIST} AND ({rows.where})"
            parameters.insert(0, id_list(np.flatnonzero(within).tolist()))
        found = set_of(ids_in(self._database, select, parameters), self._size)
        return found if within is None else found & within


def ids_in(database: Database, select: str, parameters: Sequence[Any] = ()) -> IdArray:
    """The column ``id`` of a SELECT, in its order."""
    # One text of numbers is read several times as quickly as a row for each.
    row = database.one(f"SELECT group_concat(id) FROM ({select})", parameters)
    return whole_numbers(None if row is None else row[0])


def pairs_in(database: Database, select: str) -> tuple[IdArray, NDArray[np.float64]]:
    """The columns ``id`` and ``number`` of a SELECT."""
    row = database.one(f"SELECT group_concat(id), group_concat(number) FROM ({select})")
    if row is None or row[0] is None:
        return np.zeros(0, np.int64), np.zeros(0)
    return whole_numbers(row[0]), reals(row[1])


def set_of(ids: Collection[int] | NDArray[np.integer[Any]], size: int) -> TrackSet:
    """The set of some ids."""
    found = np.zeros(size, np.bool_)
    listed = ids if isinstance(ids, np.ndarray) else np.fromiter(ids, np.int64, len(ids))
    found[listed[(listed >= 0) & (listed < size)]] = True
    return found


def chosen(tracks: TrackSet, ids: IdArray) -> IdArray:
    """Those of some ids that are in a set, in their order; ids beyond its end are not in it."""
    if len(ids) and ids.max() >= len(tracks):
        ids = ids[ids < len(tracks)]
    return ids[tracks[ids]]


def _cheapest_first(parts: Sequence[Plan]) -> Iterator[Plan]:
    """Parts in the order in which they are asked for; conditions on all tracks are one question."""
    for _, group in groupby(sorted(parts, key=_order), _order):
        alike = list(group)
        rows = [part for part in alike if isinstance(part, Rows)]
        if len(rows) == len(alike) > 1 and rows[0].cost in {Cost.SCAN, Cost.TEST} and _is_one(rows):
            yield Rows(
                rows[0].table,
                " AND ".join(f"({part.where})" for part in rows),
                tuple(parameter for part in rows for parameter in part.parameters),
                rows[0].cost,
                rows[0].id,
            )
        else:
            yield from alike


def _is_one(rows: Sequence[Rows]) -> bool:
    """Whether the table has one row for each track."""
    return rows[0].table == "track"


def _cost(plan: Plan) -> Cost:
    return plan.cost


def _order(plan: Plan) -> tuple[Cost, str]:
    return plan.cost, plan.table if isinstance(plan, Rows) else ""
