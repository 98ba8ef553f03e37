"""The SQL meaning of a query equals its Python meaning, for random trees and a library of hard tracks."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musicrec_desktop.core.errors import QueryTimeError
from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.track import Tags
from musicrec_desktop.query.ast import Like, Node
from musicrec_desktop.query.meaning import World, matches
from musicrec_desktop.query.parser import parse
from musicrec_desktop.query.patterns import RegexTests
from musicrec_desktop.query.writer import write
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.query.name_words import NameWords
from musicrec_desktop.storage.query.plan import Cost
from musicrec_desktop.storage.query.sets import TrackSets, chosen
from musicrec_desktop.storage.query.values import sorted_numbers, values_of
from tests.support.library import NOW_MS, add_tracks, new_library, scanned
from tests.support.query_trees import trees
from tests.support.varied_library import TEXTS, fill_with_varied_tracks

FEWS: Final[tuple[dict[Cost, float], ...]] = (
    {},
    {Cost.SCAN: 1.0, Cost.TEST: 1.0},
    {Cost.SCAN: 0.3, Cost.TEST: 0.6},
)
"""Up to which share of the library candidates are looked at alone: never, always, sometimes."""
_ZONE = dt.timezone(dt.timedelta(hours=2))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Forty tracks with random values in every field."""
    opened = new_library(str(tmp_path_factory.mktemp("query") / "library.sqlite3"))
    opened.open()
    fill_with_varied_tracks(opened, 40, random.Random(5))
    yield opened
    opened.close()


def _world(database: Database) -> World:
    ids = [row[0] for row in database.query("SELECT id FROM track ORDER BY id")]

    def playlist(name: str) -> frozenset[int]:
        return frozenset(ids[:20] if not name else ids[len(name) % 7 :: 3])

    def alike(like: Like) -> frozenset[int]:
        return frozenset(ids[len(like.name) % 5 :: 4])

    def sounding(word: str) -> frozenset[int]:
        return frozenset(ids[len(word) % 5 :: 6])

    def values(name: str) -> list[float]:
        return sorted_numbers(database, name)

    return World(NOW_MS, _ZONE, frozenset(ids[::5]), playlist, alike, sounding, values=values)


@pytest.fixture(scope="module")
def names(library: Database) -> NameWords:
    """The words of its names in memory."""
    made = NameWords(library, least=1)
    made.prepare()
    return made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(tree=trees(st.sampled_from(TEXTS)), few=st.sampled_from(FEWS), has_names=st.booleans())
def test_sql_and_python_agree(
    library: Database, names: NameWords, tree: Node, few: dict[Cost, float], *, has_names: bool
) -> None:
    world = _world(library)
    ids = [row[0] for row in library.query("SELECT id FROM track")]
    sets = TrackSets(library, few, names if has_names else None)
    by_sql = set(chosen(sets.found(tree, world), np.array(ids)).tolist())
    values = values_of(library, ids, world.queued)
    by_python = {track.track_id for track in values if matches(tree, track, world)}
    assert by_sql == by_python, write(tree)


def test_every_track_is_on_one_side_of_a_negation(library: Database) -> None:
    world = _world(library)
    for text in (
        "year:1990",
        "plays:>1",
        "bpm:120",
        "is:liked",
        "rating:>3",
        'genre:""',
        "key:Am~",
        "date:<2000",
    ):
        counts = []
        for node in (text, f"-{text}"):
            found = TrackSets(library).found(parse(node).tree, world)
            counts.append(len(chosen(found, np.arange(1, 41))))
        assert sum(counts) == 40, text


def test_present_tracks_are_those_of_the_moment(database: Database) -> None:
    fill_with_varied_tracks(database, 12, random.Random(5))
    sets, everything = TrackSets(database, {}), parse("").tree

    def add() -> None:
        add_tracks(database, [scanned("new.mp3", Tags("New"))], "/other")

    changes: list[Callable[[], object]] = [
        lambda: database.execute("UPDATE track SET missing_since_ms = 1 WHERE id = 3"),
        lambda: database.execute("DELETE FROM track WHERE id = 5"),
        lambda: database.execute("DELETE FROM track WHERE id = (SELECT max(id) FROM track)"),
        add,
        lambda: database.execute("UPDATE track SET missing_since_ms = NULL"),
    ]
    for change in changes:
        change()
        found = sets.present(sets.found(everything, _world(database))).tolist()
        wanted = database.query(
            "SELECT id FROM track WHERE missing_since_ms IS NULL AND NOT is_spoken ORDER BY id"
        )
        assert found == [row[0] for row in wanted]


def test_a_regular_expression_that_explodes_is_stopped(
    library: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RegexTests, "__init__", lambda self: setattr(self, "_left_s", 0.05))
    library.execute("UPDATE track SET tag_key = ? WHERE id = 1", ("a" * 60 + "!",))
    with pytest.raises(QueryTimeError):
        BrowseStore(library).ids(BrowseRequest("keytag:/^(a|a)*$/"))
