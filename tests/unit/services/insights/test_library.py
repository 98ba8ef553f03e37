"""Figures about the library against plain SQL on its tracks."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

import numpy as np
import pytest

from musicrec_desktop.model.codec_names import codec_text
from musicrec_desktop.model.insights import InsightSection
from musicrec_desktop.model.period import Period
from musicrec_desktop.query.meaning import NO_WORLD
from musicrec_desktop.query.parser import parse_strictly
from musicrec_desktop.recommend.taste.discovery import Discovery
from musicrec_desktop.recommend.taste.taste_profile import TasteProfile
from musicrec_desktop.services.copies.finding import Copies, _equally_long
from musicrec_desktop.services.insights.data import InsightData
from musicrec_desktop.services.insights.figures import all_figures, figures_of
from musicrec_desktop.services.insights.knowledge import Knowledge
from musicrec_desktop.services.insights.library.copies import copies_figure
from musicrec_desktop.services.insights.library.makers import LIBRARY_MAKERS
from musicrec_desktop.services.insights.library.tags import LOOKED_FOR, missing_query
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.insights.library import FileFacts
from musicrec_desktop.storage.query.finding import QueryStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.insights import stores_of
from tests.support.library import NOW_MS, add_numbered_tracks, new_library
from tests.support.varied_library import fill_with_varied_tracks

ZONE = dt.timezone(dt.timedelta(hours=-7))
THERE = "missing_since_ms IS NULL"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A library of tracks with random values; some are not there."""
    opened = new_library(str(tmp_path_factory.mktemp("library") / "library.sqlite3"))
    opened.open()
    ids = fill_with_varied_tracks(opened, 200, random.Random(8))
    opened.execute("UPDATE track SET missing_since_ms = 1 WHERE id % 17 = 0")
    opened.execute("UPDATE track SET is_lossless = codec = 'flac'")
    opened.execute("UPDATE track SET year = 1066 WHERE id = ?", (ids[0],))
    opened.execute("UPDATE track SET year = 2999 WHERE id = ?", (ids[1],))
    yield opened
    opened.close()


def knowledge_of(database: Database) -> Knowledge:
    queries = QueryStore(database)
    return Knowledge(
        taste=lambda: (TasteProfile(), Discovery()),
        catalogue=lambda: None,
        facts=TrackStore(database).facts,
        courses=lambda _ids: {},
        count=lambda text: len(queries.ids(parse_strictly(text), NO_WORLD)),
        stats=lambda: BrowseStore(database).stats(2),
    )


def data_of(database: Database, period: Period | None = None) -> InsightData:
    stores = stores_of(database, knowledge_of(database))
    return InsightData(period or Period.all(), stores, NOW_MS, ZONE)


def test_keys_and_sections_are_those_of_the_registry(database: Database) -> None:
    data = data_of(database)
    assert len({spec.key for spec in all_figures()}) == len(all_figures())
    for spec in all_figures():
        figure = spec.make(data)
        assert (figure.key, figure.section) == (spec.key, spec.section)
        assert bool(figure.rows) != bool(figure.note)
        assert all(len(row) == len(figure.columns) for row in figure.rows)
        assert figure.definition


def test_the_numbers_are_those_of_the_rows(database: Database) -> None:
    row = database.one(
        "SELECT count(*), sum(duration_ms), sum(size),"
        f" sum(id NOT IN (SELECT track_id FROM listen WHERE is_play)) FROM track WHERE {THERE}"
    )
    stats = BrowseStore(database).stats(2)
    missing = database.one(f"SELECT count(*) FROM track WHERE NOT {THERE}")
    waiting = len(FeatureStore(database).pending(2, 1000))
    assert row is not None
    assert missing is not None
    assert LIBRARY_MAKERS["library-numbers"](data_of(database)).rows == (
        (*row, stats.analysed, waiting, 0, *missing),
    )


@pytest.mark.parametrize("period", [Period.all(), Period.year(2022), Period.month(2023, 3)])
def test_growth_is_by_the_listeners_days(database: Database, period: Period) -> None:
    figure = LIBRARY_MAKERS["library-growth"](data_of(database, period))
    rows = database.query(f"SELECT added_at_ms, coalesce(duration_ms, 0) FROM track WHERE {THERE}")
    expected: dict[str, list[int]] = {}
    length = 10 if figure.columns[0].unit == "day" else 7
    for at_ms, duration_ms in rows:
        day = dt.datetime.fromtimestamp(at_ms / 1000, ZONE).date()
        if period.first is None or (period.last is not None and period.first <= day <= period.last):
            both = expected.setdefault(day.isoformat()[:length], [0, 0])
            both[0] += 1
            both[1] += duration_ms
    assert {str(row[0]): list(row[1:3]) for row in figure.rows if row[1]} == expected
    before = sum(at_ms / 1000 < _start(period) for at_ms, _ in rows)
    assert figure.rows[-1][3] == before + sum(both[0] for both in expected.values())


def _start(period: Period) -> float:
    bounds = period.bounds_ms(ZONE)
    return -1.0 if bounds is None else bounds[0] / 1000


def test_formats_and_rates_are_counted(database: Database) -> None:
    data = data_of(database)
    plain = database.query(
        f"SELECT codec, count(*), sum(duration_ms), sum(size) FROM track WHERE {THERE} GROUP BY codec"
        " ORDER BY count(*) DESC"
    )
    plain = [(codec_text(row[0]), *row[1:]) for row in plain]
    assert [row[:4] for row in LIBRARY_MAKERS["formats"](data).rows] == plain
    rates = database.query(
        f"SELECT bitrate_kbps, count(*) FROM track WHERE {THERE} AND NOT is_lossless AND bitrate_kbps NOTNULL"
        " GROUP BY 1 ORDER BY 1"
    )
    assert [(int(str(row[0])), row[1]) for row in LIBRARY_MAKERS["bit-rates"](data).rows if row[1]] == rates
    samples = database.query(
        f"SELECT sample_rate_hz, coalesce(bit_depth, 0), count(*) FROM track WHERE {THERE}"
        " AND sample_rate_hz NOTNULL GROUP BY 1, 2"
    )
    expected = {
        f"{rate / 1000:g} kHz" + (f", {depth} bit" if depth else ""): count for rate, depth, count in samples
    }
    assert {row[0]: row[1] for row in LIBRARY_MAKERS["sample-rates"](data).rows} == expected


def test_decades_lengths_and_loudness_are_counted(database: Database) -> None:
    data = data_of(database)
    decades = {row[0]: row[1] for row in LIBRARY_MAKERS["release-decades"](data).rows}
    for name, where in (("before 1900", "year < 1900"), ("still to come", "year > 2023")):
        (count,) = database.query(f"SELECT count(*) FROM track WHERE {THERE} AND {where}")
        assert decades[name] == count[0]
    (nineties,) = database.query(f"SELECT count(*) FROM track WHERE {THERE} AND year / 10 = 199")
    assert decades["1990s"] == nineties[0]
    minutes = database.query(
        f"SELECT min(duration_ms / 60000, 15), count(*) FROM track WHERE {THERE} AND duration_ms NOTNULL"
        " GROUP BY 1"
    )
    found = [row[1] for row in LIBRARY_MAKERS["lengths"](data).rows]
    assert {place: count for place, count in enumerate(found) if count} == dict(minutes)
    levels = database.query(
        f"SELECT loudness FROM track JOIN track_sound ON track_id = id WHERE {THERE} AND loudness NOTNULL"
    )
    expected = np.unique(np.floor([row[0] for row in levels]), return_counts=True)
    shown = [row for row in LIBRARY_MAKERS["loudness"](data).rows if row[1]]
    assert shown == list(zip(*(one.tolist() for one in expected), strict=True))


def test_the_query_of_a_missing_tag_finds_these_tracks(database: Database) -> None:
    figure = LIBRARY_MAKERS["missing-tags"](data_of(database))
    queries = QueryStore(database)
    for _, lacks, _, query in figure.rows:
        assert len(queries.ids(parse_strictly(str(query)), NO_WORLD)) == lacks
    plain = {
        "Year": "year IS NULL",
        "Genre": "id NOT IN (SELECT track_id FROM track_value WHERE kind = 'genre')",
        "Composer": "id NOT IN (SELECT track_id FROM track_value WHERE kind = 'composer')",
        "Album": "album = ''",
        "Cover": "cover = 'none'",
        "Lyrics": "id NOT IN (SELECT track_id FROM lyrics UNION SELECT track_id FROM lyrics_beside)",
    }
    rows = {row[0]: row[1] for row in figure.rows}
    for name, where in plain.items():
        (count,) = database.query(f"SELECT count(*) FROM track WHERE {THERE} AND {where}")
        assert rows.get(name, 0) == count[0], name


def test_every_field_that_is_looked_for_is_one_of_the_query_language() -> None:
    for field in LOOKED_FOR:
        parse_strictly(missing_query(field))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_small_libraries_have_rows_or_a_word(tmp_path_factory: pytest.TempPathFactory, count: int) -> None:
    opened = new_library(str(tmp_path_factory.mktemp("small") / "library.sqlite3"))
    opened.open()
    add_numbered_tracks(opened, count)
    for section in InsightSection:
        for spec in figures_of(section):
            figure = spec.make(data_of(opened))
            assert bool(figure.rows) != bool(figure.note), figure.key
    opened.close()


def test_equally_long_pairs_are_all_pairs() -> None:
    rng = np.random.default_rng(9)
    groups = np.sort(rng.integers(0, 6, 120))
    lengths = rng.integers(100_000, 130_000, 120).astype(float)
    order = np.lexsort((lengths, groups))
    groups, lengths = groups[order], lengths[order]
    ones, others, is_whole = _equally_long(groups, lengths)
    expected = {
        (one, other)
        for one in range(120)
        for other in range(one + 1, 120)
        if groups[one] == groups[other]
        and abs(lengths[one] - lengths[other]) <= 500 + 0.01 * max(lengths[one], lengths[other])
    }
    assert is_whole
    assert set(zip(ones.tolist(), others.tolist(), strict=True)) >= expected


def test_the_same_decoded_sound_is_a_copy(tmp_path_factory: pytest.TempPathFactory) -> None:
    opened = new_library(str(tmp_path_factory.mktemp("copies") / "library.sqlite3"))
    opened.open()
    ids = add_numbered_tracks(opened, 6)
    for track_id, sound in zip(ids, (b"a", b"b", b"a", b"", b"", b"a"), strict=True):
        opened.execute("UPDATE track SET audio_id = ?, size = 100 * id WHERE id = ?", (sound, track_id))
    opened.execute("UPDATE track SET is_lossless = 1 WHERE id = ?", (ids[2],))
    figure = LIBRARY_MAKERS["copies"](data_of(opened))
    assert [row[1:3] + row[4:] for row in figure.rows] == [(100 * (ids[0] + ids[5]), 3, ids[2])]
    assert figure.sentence == "1 recording is there more than once, in 2 further files."
    assert "when the player has listened" in figure.definition
    opened.close()


def test_no_catalogue_and_no_copies() -> None:
    figure = copies_figure(Copies((), is_whole=True), {}, {}, tracks=3, is_sound_known=True)
    assert figure.note == "No recording is there twice, as far as the player knows."


def test_the_best_file_is_no_spare_one() -> None:
    files = {
        1: FileFacts(500, "mp3", 320, is_lossless=False),
        2: FileFacts(400, "flac", 700, is_lossless=True),
        3: FileFacts(900, "mp3", 128, is_lossless=False),
    }
    figure = copies_figure(
        Copies(((1, 2, 3),), is_whole=False), files, {2: ("A", "B")}, tracks=3, is_sound_known=True
    )
    assert figure.rows == (("A — B", 1400, 3, "FLAC, MP3", 2),)
    assert "were compared" in figure.definition
