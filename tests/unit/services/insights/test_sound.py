"""Figures about sound against plain SQL and numpy on the rows of the library."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.model.insights import Figure, FigureColumn, Role, Unit
from musicrec_desktop.model.profile import NOBODY
from musicrec_desktop.services.insights.data import Buckets
from musicrec_desktop.services.insights.sound.correlations import correlation_matrix
from musicrec_desktop.services.insights.sound.features import MEASURES, NOT_ANALYSED, TRENDS
from musicrec_desktop.services.insights.sound.profiles import (
    LEAST_TRACKS,
    genre_profiles,
    key_profile,
    tempo_distribution,
)
from musicrec_desktop.services.insights.sound.trends import LEAST, listening_trend, release_trend
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.insights.names import GroupTable
from musicrec_desktop.storage.insights.sounds import SOUND_NAMES, SoundStore, SoundTable
from tests.support.library import new_library
from tests.support.varied_library import fill_with_varied_tracks

MONTHS = Buckets(
    ("2026-01", "2026-02"),
    FigureColumn("Month", Unit.MONTH, Role.X),
    np.zeros(0, np.int64),
    np.zeros(0, np.int64),
)
TEMPO = TRENDS[0]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A library of tracks with random values."""
    folder: Path = tmp_path_factory.mktemp("sound")
    opened = new_library(str(folder / "library.sqlite3"))
    opened.open()
    ids = fill_with_varied_tracks(opened, 300, random.Random(4))
    opened.execute("UPDATE track SET missing_since_ms = 1 WHERE id = ?", (ids[0],))
    opened.execute("UPDATE track SET year = 1000 WHERE id = ?", (ids[1],))
    opened.execute("UPDATE track SET year = 9999 WHERE id = ?", (ids[2],))
    yield opened
    opened.close()


def table_of(count: int, **values: object) -> SoundTable:
    """A table with columns of these values, the others not known."""
    columns = {name: np.full(count, np.nan) for name in (*SOUND_NAMES, "year", "length_ms")}
    columns["plays"] = np.zeros(count)
    columns |= {name: np.asarray(own, dtype=float) for name, own in values.items()}
    return SoundTable(np.arange(1, count + 1), columns)


def no_genres() -> GroupTable:
    return GroupTable((), (), np.zeros(0, np.int64), np.zeros(0, np.int64))


def figures_of(table: SoundTable, genres: GroupTable) -> list[Figure]:
    none = np.zeros(0, np.int64)
    return [
        *(release_trend(measure, table, 2026) for measure in TRENDS),
        *(listening_trend(measure, table, none, none, MONTHS) for measure in TRENDS),
        correlation_matrix(table),
        genre_profiles(table, genres),
        key_profile(table),
        tempo_distribution(table),
    ]


def test_the_table_is_what_the_rows_say(database: Database) -> None:
    table = SoundStore(database).table()
    rows = database.query(
        "SELECT track.id, year, bpm, energy, measured_ms,"
        " (SELECT count(*) FROM listen WHERE track_id = track.id AND is_play) FROM track"
        " LEFT JOIN track_sound ON track_id = track.id WHERE missing_since_ms IS NULL ORDER BY track.id"
    )
    assert table.ids.tolist() == [row[0] for row in rows]
    for place, name in enumerate(("year", "bpm", "energy", "length_ms", "plays"), 1):
        own = [None if math.isnan(value) else value for value in table.values[name].tolist()]
        assert own == [row[place] for row in rows]


def test_a_locked_profile_has_no_plays(database: Database) -> None:
    listener = database.listener_id
    database.use_listener(NOBODY)
    assert not SoundStore(database).table().values["plays"].any()
    database.use_listener(listener)


def test_a_release_trend_is_the_quartiles_of_each_year(database: Database) -> None:
    figure = release_trend(TEMPO, SoundStore(database).table(), 2026)
    expected = []
    for (year,) in database.query("SELECT DISTINCT year FROM track WHERE year IS NOT NULL ORDER BY year"):
        own = [
            row[0]
            for row in database.query(
                "SELECT bpm FROM track JOIN track_sound ON track_id = id"
                " WHERE year = ? AND missing_since_ms IS NULL",
                (year,),
            )
        ]
        if len(own) >= LEAST and 1877 <= year <= 2026:
            low, median, high = np.quantile(own, [0.25, 0.5, 0.75]).tolist()
            expected.append((year, median, low, high, len(own)))
    assert len(expected) == 3
    assert [tuple(row) for row in figure.rows] == [pytest.approx(row) for row in expected]


def test_impossible_years_are_left_out_with_a_word() -> None:
    table = table_of(12, bpm=[120] * 12, year=[0, 9999] + [2000] * 10)
    figure = release_trend(TEMPO, table, 2026)
    assert [row[0] for row in figure.rows] == [2000]
    assert "2 tracks dated before 1877 or after 2026 are left out." in figure.definition


def test_years_with_few_tracks_are_counted() -> None:
    figure = release_trend(TEMPO, table_of(7, bpm=[120] * 7, year=[1990, 1991] + [2000] * 5), 2026)
    assert "2 years with fewer than 5 tracks are left out." in figure.definition


def test_a_trend_is_told_where_it_is_clear() -> None:
    years = np.repeat(np.arange(1980, 2020), 5)
    rising = release_trend(TEMPO, table_of(200, bpm=years - 1900, year=years), 2026)
    chance = np.random.default_rng(5).normal(120, 9, 200)
    level = release_trend(TEMPO, table_of(200, bpm=chance, year=years), 2026)
    assert rising.sentence.startswith("Newer music of your library tends to be faster")
    assert level.sentence == ""


def test_a_listening_trend_counts_each_play() -> None:
    table = table_of(3, bpm=[100, 140, math.nan])
    played = np.array([1] * 6 + [2] * 2 + [3] + [99] + [2] * 5)
    buckets = np.array([0] * 10 + [1] * 5)
    figure = listening_trend(TEMPO, table, table.places(played), buckets, MONTHS)
    low, median, high = np.quantile([100] * 6 + [140] * 2, [0.25, 0.5, 0.75]).tolist()
    assert figure.rows == (("2026-01", median, low, high, 8), ("2026-02", 140.0, 140.0, 140.0, 5))
    assert "2 plays of tracks that are not analysed or not there are left out." in figure.definition


def test_months_are_compared_where_chance_does_not_explain_it() -> None:
    table = table_of(2, bpm=[100, 140])
    played, buckets = np.array([1] * 40 + [2] * 40), np.repeat([0, 1], 40)
    figure = listening_trend(TEMPO, table, table.places(played), buckets, MONTHS)
    assert figure.sentence == "Your music was faster in February 2026 than in January 2026."


def test_the_matrix_has_each_pair_once(database: Database) -> None:
    table = SoundStore(database).table()
    figure = correlation_matrix(table)
    assert len(figure.rows) == len(MEASURES) * (len(MEASURES) - 1) // 2
    rows: Mapping[tuple[object, object], tuple[object, ...]] = {(row[0], row[1]): row for row in figure.rows}
    assert len({frozenset(pair) for pair in rows}) == len(rows)
    pairs = database.query(
        "SELECT bpm, energy FROM track JOIN track_sound ON track_id = id"
        " WHERE missing_since_ms IS NULL AND bpm IS NOT NULL AND energy IS NOT NULL"
    )
    assert rows["Energy", "Tempo"][3] == len(pairs)


def test_what_is_by_making_is_no_finding() -> None:
    rng = np.random.default_rng(6)
    loudness = rng.normal(-14, 3, 100)
    vocals = rng.normal(0.5, 0.1, 100)
    table = table_of(
        100,
        loudness=loudness,
        energy=loudness / 40 + 1,
        vocals=vocals,
        acousticness=1 - vocals,
        bpm=[120] * 100,
    )
    assert correlation_matrix(table).sentence == (
        "In your library, more acoustic tracks are clearly more instrumental (−1.00)."
    )


def test_a_genre_profile_is_the_distance_of_means() -> None:
    rng = np.random.default_rng(7)
    count = 40
    table = table_of(count, bpm=rng.normal(120, 20, count), energy=rng.random(count))
    ids = np.concatenate((np.arange(1, 21), np.arange(15, 41), [99]))
    genres = GroupTable(("Calm", "Loud"), ("", ""), ids, np.array([0] * 20 + [1] * 27))
    figure = genre_profiles(table, genres)
    tempo = table.values["bpm"]
    expected = (tempo[:20].mean() - tempo.mean()) / tempo.std()
    rows = {(row[0], row[1]): row for row in figure.rows}
    assert rows["Tempo", "Calm"][2] == round(expected, 2)
    assert [rows["Tempo", name][3] for name in genres.names] == [20, 26]
    assert rows["Vocals", "Calm"][2] is None


def test_a_thousand_genres_show_the_commonest() -> None:
    count = 3000
    table = table_of(count, energy=np.linspace(0, 1, count), bpm=np.full(count, 120.0))
    of = np.concatenate((np.arange(1000), np.repeat([7, 8], 1000)))
    genres = GroupTable(
        tuple(f"G{number}" for number in range(1000)), ("",) * 1000, np.arange(1, count + 1), of
    )
    figure = genre_profiles(table, genres)
    assert {row[1] for row in figure.rows} == {"G7", "G8"}
    assert all(int(str(row[3])) >= LEAST_TRACKS for row in figure.rows)


def test_keys_and_tempos_are_counted(database: Database) -> None:
    table = SoundStore(database).table()
    keys = database.query(
        "SELECT tonic, sum(is_major), sum(1 - is_major) FROM track_sound JOIN track ON id = track_id"
        " WHERE missing_since_ms IS NULL GROUP BY tonic ORDER BY tonic"
    )
    assert [row[1:] for row in key_profile(table).rows] == [tuple(row[1:]) for row in keys]
    tempos = database.query(
        "SELECT CAST(bpm / 5 AS INTEGER) * 5, count(*), sum(coalesce(plays, 0)) FROM track_sound"
        " JOIN track ON id = track_sound.track_id LEFT JOIN own_use ON own_use.track_id = id"
        " WHERE missing_since_ms IS NULL GROUP BY 1"
    )
    found = [row for row in tempo_distribution(table).rows if row[1]]
    assert found == [tuple(row) for row in tempos]


@pytest.mark.parametrize("count", [0, 1, 2, 50])
def test_nothing_analysed_says_so(count: int) -> None:
    for figure in figures_of(table_of(count, year=[2000] * count), no_genres()):
        assert not figure.rows
        assert not figure.sentence
        assert figure.note


def test_nothing_analysed_says_what_to_do() -> None:
    assert genre_profiles(table_of(3), no_genres()).note == NOT_ANALYSED


@pytest.mark.parametrize("count", [1, 2, 100])
def test_identical_tracks_make_no_statement(count: int) -> None:
    same = {measure.name: [0.5] * count for measure in MEASURES} | {
        "tonic": [0] * count,
        "is_major": [1] * count,
    }
    same["year"] = [2000] * count
    table = table_of(count, **same)
    genres = GroupTable(("Same",), ("",), table.ids, np.zeros(count, np.int64))
    for figure in figures_of(table, genres):
        assert figure.rows or figure.note
        if figure.key in {"correlations", "genre-profiles"} or "-by-" in figure.key:
            assert not figure.sentence
