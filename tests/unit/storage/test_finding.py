"""What the rules of smart playlists find."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.model.playlist import LimitUnit, SmartRules, SortOrder
from musicrec_desktop.model.track import Track
from musicrec_desktop.query.fields import FIELDS
from musicrec_desktop.query.meaning import World
from musicrec_desktop.query.parser import parse
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.query.finding import QueryStore
from musicrec_desktop.storage.query.order import SortTerm, TrackOrder, by_column, by_fields
from musicrec_desktop.storage.query.plan import Cost
from musicrec_desktop.storage.query.sets import TrackSets
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, new_library
from tests.support.varied_library import fill_with_varied_tracks

WORLD = World(NOW_MS, dt.UTC)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = new_library(str(tmp_path_factory.mktemp("finding") / "library.sqlite3"))
    opened.open()
    fill_with_varied_tracks(opened, 150, random.Random(3))
    opened.execute("UPDATE track SET size = 1000000 * (1 + id % 7), missing_since_ms = NULL")
    opened.execute("UPDATE track SET missing_since_ms = 1 WHERE id % 10 = 0")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def store(database: Database) -> QueryStore:
    return QueryStore(database)


class Tracks(dict[int, Track]):
    """Tracks by id; not written out where a test fails."""

    @override
    def __repr__(self) -> str:
        return f"{len(self)} tracks"


@pytest.fixture(scope="module")
def tracks(database: Database) -> Tracks:
    return Tracks({track.id: track for track in TrackStore(database).many(range(1, 151))})  # type: ignore[arg-type]


def _found(store: QueryStore, rules: SmartRules) -> list[int]:
    return list(store.found(rules, parse(rules.query).tree, WORLD).ids)


QUERIES = st.sampled_from(["", "genre:blue", "year:1990 | plays:>0", "-is:liked", "length:>1m", "added:<1y"])
RULES = st.builds(
    SmartRules,
    QUERIES,
    st.sampled_from(SortOrder),
    st.lists(st.tuples(st.sampled_from([spec.name for spec in FIELDS]), st.booleans()), max_size=3).map(
        tuple
    ),
    st.integers(-5, 2**70),
    st.one_of(st.none(), st.integers(0, 60)),
    st.sampled_from(LimitUnit),
    st.one_of(st.none(), st.integers(1, 3)),
    st.one_of(st.none(), st.integers(1, 3)),
)


@given(rules=RULES)
def test_limits_hold_and_nothing_else_is_left_out(
    rules: SmartRules, store: QueryStore, tracks: Tracks
) -> None:
    free = replace(rules, limit=None, most_of_artist=None, most_of_album=None)
    whole, found = _found(store, free), _found(store, rules)
    tree = parse(rules.query).tree
    assert sorted(whole) == sorted(store.ids(tree, WORLD))
    places = {track_id: place for place, track_id in enumerate(whole)}
    assert [places[one] for one in found] == sorted({places[one] for one in found})
    assert store.count(rules, tree, WORLD) == len(found)
    assert sorted(store.members(rules, tree, WORLD)) == sorted(found)
    assert not any(one % 10 == 0 for one in found)
    artists = Counter(name_key(tracks[one].tags.artists[0]) for one in found if tracks[one].tags.artists)
    albums = Counter(
        (name_key(tracks[one].tags.album), name_key(tracks[one].album_artist_text))
        for one in found
        if tracks[one].tags.album
    )
    assert all(count <= (rules.most_of_artist or count) for count in artists.values())
    assert all(count <= (rules.most_of_album or count) for count in albums.values())
    if rules.limit is not None and rules.limit_unit is LimitUnit.PERCENT:
        share = max(1, len(whole) * rules.limit // 100) if rules.limit else 0
        rules = replace(rules, limit=share, limit_unit=LimitUnit.TRACKS)
    costs: dict[LimitUnit, Callable[[int], int]] = {
        LimitUnit.TRACKS: lambda _one: 1,
        LimitUnit.MINUTES: lambda one: tracks[one].duration_ms or 0,
        LimitUnit.MEGABYTES: lambda one: 1_000_000 * (1 + one % 7),
    }
    if rules.limit is not None:
        cost, factor = costs[rules.limit_unit], {LimitUnit.MINUTES: 60_000, LimitUnit.MEGABYTES: 10**6}
        room = rules.limit * factor.get(rules.limit_unit, 1)
        assert sum(map(cost, found)) <= room
        if rules.most_of_artist is None and rules.most_of_album is None:
            smallest = min((cost(one) for one in whole if one not in found and cost(one)), default=room + 1)
            assert sum(map(cost, found)) + smallest > room
    assert store.found(rules, tree, WORLD).length_ms == sum(tracks[one].duration_ms or 0 for one in found)


def test_several_fields_order_one_after_the_other(store: QueryStore, tracks: Tracks) -> None:
    found = _found(store, SmartRules(sort=(("year", True), ("length", False), ("title", False))))
    keys = [
        (-(track.tags.year or 0), track.duration_ms if track.duration_ms is not None else 10**9)
        for track in map(tracks.__getitem__, found)
    ]
    assert keys == sorted(keys)


def test_a_seed_gives_an_order_and_another_seed_another_one(store: QueryStore) -> None:
    for order in (SortOrder.RANDOM, SortOrder.WEIGHTED):
        first = _found(store, SmartRules(order=order, seed=4))
        assert _found(store, SmartRules(order=order, seed=4)) == first
        other = _found(store, SmartRules(order=order, seed=5))
        assert other != first
        assert sorted(other) == sorted(first)


def test_a_track_that_leaves_does_not_shuffle_the_others(store: QueryStore) -> None:
    whole = _found(store, SmartRules(order=SortOrder.RANDOM, seed=9))
    some = _found(store, SmartRules("year:1990", SortOrder.RANDOM, seed=9))
    assert 10 < len(some) < len(whole)
    assert [one for one in whole if one in some] == some


def test_random_orders_are_fair(store: QueryStore) -> None:
    """Each of the tracks comes first about as often; 4,000 draws of 135 tracks, five deviations."""
    firsts = Counter(
        _found(store, SmartRules(order=SortOrder.RANDOM, seed=seed, limit=1))[0] for seed in range(4000)
    )
    expected = 4000 / 135
    assert len(firsts) == 135
    assert max(abs(count - expected) for count in firsts.values()) < 5 * expected**0.5


def test_weighted_orders_prefer_what_is_rated_and_played_in_proportion(database: Database) -> None:
    store = QueryStore(database)
    ids = store.ids(parse("length:3:30").tree, WORLD)
    heavy, light = sorted(ids)[:2]
    listener = database.listener_id
    with database.transaction():
        database.execute("DELETE FROM rating")
        database.execute("DELETE FROM listen")
        # Two stars above the middle count four times, three plays twice.
        database.execute("INSERT INTO rating VALUES (?, ?, 10, 0)", (listener, heavy))
        for second in range(3):
            database.execute(
                "INSERT INTO listen (listener_id, track_id, started_at_ms, listened_ms, reason, origin,"
                " session_id, is_play, is_early_skip) VALUES (?, ?, ?, 1, 'finished', 'user', 1, 1, 0)",
                (listener, heavy, second),
            )
    tree = parse("length:3:30").tree
    before = 0
    for seed in range(2000):
        found = list(store.found(SmartRules(order=SortOrder.WEIGHTED, seed=seed), tree, WORLD).ids)
        before += found.index(heavy) < found.index(light)
    assert abs(before / 2000 - 8 / 9) < 0.035


ORDERS = st.one_of(
    st.builds(by_column, st.sampled_from(SortColumn), is_descending=st.booleans()),
    st.lists(
        st.builds(SortTerm, st.sampled_from([spec.name for spec in FIELDS]), st.booleans()), max_size=3
    ).map(by_fields),
)


@given(order=ORDERS, seed=st.integers(0, 50))
def test_many_tracks_have_the_order_that_few_have(database: Database, order: TrackOrder, seed: int) -> None:
    tracks = np.random.default_rng(seed).random(151) < 0.7
    one_by_one = TrackSets(database, dict.fromkeys(Cost, 1.0)).ordered(tracks, order)
    of_all = TrackSets(database, {}).ordered(tracks, order)
    assert of_all.tolist() == one_by_one.tolist()
    assert sorted(of_all.tolist()) == [one for one in np.flatnonzero(tracks).tolist() if one % 10]
