"""The SQL meaning of a query equals its Python meaning, for random trees and a library of hard tracks."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musicrec_desktop.core.errors import QueryTimeError
from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.track import CoverSource, ReplayGain, Tags, TrackId
from musicrec_desktop.query.ast import Like, Node
from musicrec_desktop.query.meaning import World, matches
from musicrec_desktop.query.parser import parse
from musicrec_desktop.query.writer import write
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.query import sql, text_tests
from musicrec_desktop.storage.query.values import sorted_numbers, values_of
from tests.support.library import NOW_MS, add_tracks, new_library, scanned
from tests.support.query_trees import trees

_TEXTS = ("Blue", "blue train", "Bjørn", "AC/DC", "雨の月曜日", "!!!", "Hip-Hop", "a*b", "x\\y", "Am", "The", "ß", "é", "b c")
_ZONE = datetime.timezone(datetime.timedelta(hours=2))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Forty tracks with random values in every field."""
    opened = new_library(str(tmp_path_factory.mktemp("query") / "library.sqlite3"))
    opened.open()
    rng = random.Random(5)
    _fill(opened, rng)
    yield opened
    opened.close()


def _fill(database: Database, rng: random.Random) -> None:
    def some(most: int = 2) -> tuple[str, ...]:
        return tuple(rng.sample(_TEXTS, rng.randint(0, most)))

    def maybe(value: object) -> object:
        return value if rng.random() < 0.7 else None

    files = []
    for number in range(40):
        tags = Tags(
            rng.choice(_TEXTS), some(), rng.choice(("", *_TEXTS)), some(1), some(),
            track_number=rng.choice((None, 1, 2, 3)), disc_number=rng.choice((None, 1, 2)),
            year=rng.choice((None, 1955, 1990, 2024)), duration_ms=rng.choice((None, 1000, 210_000, 210_500, 600_000)),
            codec=rng.choice(("mp3", "flac")), bitrate_kbps=rng.choice((None, 128, 320)),
            sample_rate_hz=rng.choice((None, 44_100, 48_000)), channels=rng.choice((None, 1, 2)),
            is_explicit=rng.random() < 0.3, cover=rng.choice(tuple(CoverSource)),
            replay_gain=ReplayGain(track_gain_db=rng.choice((None, -3.0))),
            artist_ids=some(), recording_id=rng.choice(("", "r1")), title_sort_name=rng.choice(("", "Blue")),
        )  # fmt: skip
        files.append(scanned(f"{rng.choice(('a', 'Blue', 'ø'))}/{number} {rng.choice(('x.y', 'Blue'))}.ogg", tags))
    _, ids = add_tracks(database, files)
    listener = database.listener_id()
    day = 86_400_000
    for track_id in ids:
        database.execute(
            "UPDATE track SET track_total = ?, disc_total = ?, date_text = ?, original_date_text = ?,"
            " is_compilation = ?, tag_bpm = ?, tag_key = ?, bit_depth = ?, is_lossless = ?, added_at_ms = ?,"
            " mtime_ns = ? WHERE id = ?",
            (
                rng.choice((None, 10)), rng.choice((None, 2)), rng.choice(("", "1990", "1990-05", "2024-05-03")),
                rng.choice(("", "1955", "1955-01-02")), rng.randint(0, 1), rng.choice((None, 119.6, 120.0)),
                rng.choice(("", "Am", "8A")), rng.choice((None, 16, 24)), rng.randint(0, 1),
                NOW_MS - rng.randint(0, 800) * day, (NOW_MS - rng.randint(0, 800) * day) * 1_000_000, track_id,
            ),
        )  # fmt: skip
        for kind in ("composer", "conductor", "performer", "comment", "grouping", "mood", "label", "catalogue", "isrc"):
            for position, text in enumerate(some(1)):
                database.execute(
                    "INSERT INTO track_value (track_id, kind, position, value, key) VALUES (?, ?, ?, ?, '')",
                    (track_id, kind, position, text),
                )
        if rng.random() < 0.3:
            database.execute("INSERT INTO lyrics VALUES (?, ?)", (track_id, "Blue moon\nsaw the train " + rng.choice(_TEXTS)))
        for _ in range(rng.choice((0, 0, 1, 5))):
            heard = rng.random()
            database.execute(
                "INSERT INTO listen (listener_id, track_id, started_at_ms, listened_ms, reason, origin, session_id,"
                " is_play, is_early_skip) VALUES (?, ?, ?, 1, ?, 'user', 1, ?, ?)",
                (
                    listener, track_id, NOW_MS - rng.randint(0, 500) * day,
                    "finished" if heard > 0.5 else "skipped", int(heard > 0.4), int(heard < 0.2),
                ),
            )  # fmt: skip
        if rng.random() < 0.5:
            database.execute(
                "INSERT INTO rating VALUES (?, ?, ?, 0)", (listener, track_id, rng.randint(1, 10))
            )
        if rng.random() < 0.6:
            document = (
                f'{{"tempo_bpm": {rng.choice((90.0, 119.7, 120.4, 121.0))}, "key": {rng.randint(0, 11)}.0, "mode": {rng.randint(0, 1)}.0,'
                f' "energy": {rng.random():.3f}, "brightness_hz": {rng.randint(500, 4000)}, "acousticness": {rng.random():.3f},'
                f' "vocalness": {rng.random():.3f}, "loudness_lufs": {-rng.random() * 30:.2f}, "pulse_clarity": {rng.random():.3f}}}'
            )
            database.execute("INSERT INTO features VALUES (?, 2, 1, 1, x'', ?, 0)", (track_id, document))
        if rng.random() < 0.3:
            database.execute(
                "INSERT INTO feedback (listener_id, track_id, kind, at_ms) VALUES (?, ?, ?, 0)",
                (listener, track_id, rng.choice(("like", "dislike", "ban", "neutral"))),
            )
    database.execute(
        "INSERT INTO feedback (listener_id, artist, kind, at_ms) VALUES (?, 'bjorn', 'ban', 0)", (listener,)
    )
    from musicrec_desktop.storage.name_index import renew_names

    with database.transaction():
        renew_names(database.connection)


def _world(database: Database) -> World:
    ids = [row[0] for row in database.query("SELECT id FROM track ORDER BY id")]

    def playlist(name: str) -> frozenset[int]:
        return frozenset(ids[:20] if not name else ids[len(name) % 7 :: 3])

    def alike(like: Like) -> frozenset[int]:
        return frozenset(ids[len(like.name) % 5 :: 4])

    return World(
        NOW_MS, _ZONE, frozenset(ids[::5]), playlist, alike, lambda name: sorted_numbers(database, name)
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(tree=trees(st.sampled_from(_TEXTS)))
def test_sql_and_python_agree(library: Database, tree: Node) -> None:
    world = _world(library)
    ids = [row[0] for row in library.query("SELECT id FROM track")]
    where, parameters = sql.condition(tree, world, library)
    with text_tests.deadline():
        by_sql = {row[0] for row in library.query(f"SELECT id FROM track WHERE {where}", parameters)}
    values = values_of(library, ids, world.queued)
    by_python = {track.track_id for track in values if matches(tree, track, world)}
    assert by_sql == by_python, write(tree)


def test_every_track_is_on_one_side_of_a_negation(library: Database) -> None:
    world = _world(library)
    for text in ("year:1990", "plays:>1", "bpm:120", "is:liked", "rating:>3", 'genre:""', "key:Am~", "date:<2000"):
        counts = []
        for node in (text, f"-{text}"):
            where, parameters = sql.condition(parse(node).tree, world, library)
            counts.append(library.query(f"SELECT count(*) FROM track WHERE {where}", parameters)[0][0])
        assert sum(counts) == 40, text


def test_a_regular_expression_that_explodes_is_stopped(library: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_tests.RegexTests, "__init__", lambda self: setattr(self, "_left_s", 0.05))
    library.execute("UPDATE track SET tag_key = ? WHERE id = 1", ("a" * 60 + "!",))
    with pytest.raises(QueryTimeError):
        BrowseStore(library).ids(BrowseRequest("keytag:/(a|a)*$x/ keytag:/^(a+)+$/"))
