"""Figures about taste against plain SQL on the rows of the listener."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
import pytest

from musicrec_desktop.model.insights import InsightSection
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.period import Period
from musicrec_desktop.model.profile import NOBODY
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.recommend.taste.discovery import Discovery
from musicrec_desktop.recommend.taste.taste_profile import Interest, TasteProfile
from musicrec_desktop.services.insights.data import InsightData
from musicrec_desktop.services.insights.figures import figures_of
from musicrec_desktop.services.insights.taste.clouds import STOP_WORDS, words_of
from musicrec_desktop.services.insights.taste.learnt import (
    exploration,
    habit_in_words,
    interests,
    strongest,
)
from musicrec_desktop.services.insights.taste.makers import TASTE_MAKERS
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.ratings import RatingStore
from tests.support.insights import stores_of
from tests.support.library import add_tracks, library_of, scanned

ZONE = dt.timezone(dt.timedelta(hours=1))
YEAR = Period.year(2026)
_TITLES = ("Blue Train", "The Blue Room", "L’amour", "Don't Stop", "雨", "Train (Remix)")


def ms(month: int, day: int, hour: int = 12) -> int:
    return round(dt.datetime(2026, month, day, hour, tzinfo=ZONE).timestamp() * 1000)


NOW_MS = ms(11, 30)


@pytest.fixture
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Six tracks that two listeners played."""
    opened = library_of(str(tmp_path_factory.mktemp("taste") / "library.sqlite3"), "")
    files = [
        scanned(
            f"{place}.mp3",
            Tags(
                title,
                (f"Artist {place % 3}",),
                genres=("Jazz",) if place < 4 else ("Rock", "Jazz"),
                duration_ms=200_000,
            ),
        )
        for place, title in enumerate(_TITLES)
    ]
    _, ids = add_tracks(opened, files)
    for place, track_id in enumerate(ids):
        for number in range(place + 1):
            _listen(opened, track_id, ms(1 + number, 5), opened.listener_id)
    _listen(opened, ids[0], ms(3, 5) - 366 * 86_400_000, opened.listener_id)
    opened.execute("INSERT INTO listener (id, name) VALUES (77, 'Other')")
    for _ in range(50):
        _listen(opened, ids[0], ms(2, 2), 77)
    yield opened
    opened.close()


def _listen(database: Database, track_id: int, at_ms: int, listener: int) -> None:
    database.execute(
        "INSERT INTO listen (listener_id, track_id, started_at_ms, listened_ms, duration_ms, reason, origin,"
        " session_id, is_play, is_early_skip) VALUES (?, ?, ?, 150000, 200000, 'finished', 'user', 1, 1, 0)",
        (listener, track_id, at_ms),
    )


def data_of(database: Database, period: Period = YEAR) -> InsightData:
    return InsightData(period, stores_of(database), NOW_MS, ZONE)


def ids_of(database: Database) -> list[TrackId]:
    return [TrackId(row[0]) for row in database.query("SELECT id FROM track ORDER BY id")]


@pytest.mark.parametrize(("key", "kind"), [("genre-cloud", "genre"), ("artist-cloud", "artist")])
def test_a_cloud_counts_the_plays_of_the_period(database: Database, key: str, kind: str) -> None:
    figure = TASTE_MAKERS[key](data_of(database))
    plain = database.query(
        "SELECT value, count(*) AS plays FROM own_listen JOIN track_value USING (track_id)"
        " WHERE kind = ? AND is_play AND started_at_ms >= ? GROUP BY key ORDER BY plays DESC, key",
        (kind, ms(1, 1, 0)),
    )
    assert figure.rows == tuple(plain)


def test_words_count_each_play(database: Database) -> None:
    figure = TASTE_MAKERS["title-words"](data_of(database))
    assert {row[0]: row[1] for row in figure.rows} == {
        "blue": 3,
        "train": 7,
        "room": 2,
        "amour": 3,
        "stop": 4,
    }


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("The Way You Look Tonight (Live, Remastered 2009)", ["way", "look", "tonight"]),
        ("Für Elise", ["elise"]),
        ("Qu’est-ce que l'amour", ["amour"]),
        ("I'm Don't", []),
        ("Straße", ["straße"]),
        ("123 !!!", []),
        ("", []),
        ("x" * 100, []),
    ],
)
def test_words_that_say_something(title: str, words: list[str]) -> None:
    assert list(words_of(title).values()) == words


def test_stop_words_are_folded() -> None:
    assert {"fur", "remix", "the", "и"} & STOP_WORDS >= {"fur", "remix", "the"}


def test_opinions_are_counted_on_their_days(database: Database) -> None:
    ids, store = ids_of(database), FeedbackStore(database)
    store.add(FeedbackKind.LIKE, ms(1, 31, 23), ids[0])
    second = store.add(FeedbackKind.LIKE, ms(2, 1, 0), ids[1])
    store.add(FeedbackKind.DISLIKE, ms(2, 3), ids[2])
    assert second is not None
    store.take_back(second, ms(4, 1))
    store.add(FeedbackKind.NEUTRAL, ms(5, 1), ids[0])
    store.add(FeedbackKind.MORE, ms(5, 1), ids[0])
    store.add(FeedbackKind.LIKE, ms(1, 1, 0) - 1, ids[3])
    figure = TASTE_MAKERS["opinions"](data_of(database))
    said = {row[0]: row[1:] for row in figure.rows if any(row[1:])}
    assert said == {
        "2026-01": (1, 0, 0),
        "2026-02": (1, 1, 0),
        "2026-04": (0, 0, 1),
        "2026-05": (0, 0, 1),
    }
    assert figure.sentence == "2 likes, 1 dislike, 2 taken back."


def test_an_undone_undo_is_neither(database: Database) -> None:
    ids, store = ids_of(database), FeedbackStore(database)
    store.add(FeedbackKind.LIKE, ms(1, 1), ids[0])
    neutral = store.add(FeedbackKind.NEUTRAL, ms(1, 2), ids[0])
    assert neutral is not None
    store.take_back(neutral, ms(1, 3))
    assert TASTE_MAKERS["opinions"](data_of(database)).sentence == "1 like, 0 dislikes, 1 taken back."


def test_ratings_are_counted(database: Database) -> None:
    ids = ids_of(database)
    RatingStore(database).set_all({ids[0]: 10, ids[1]: 7, ids[2]: 7}, NOW_MS)
    database.execute("INSERT INTO rating VALUES (77, ?, 1, 0)", (ids[3],))
    database.execute("UPDATE track SET missing_since_ms = 1 WHERE id = ?", (ids[2],))
    figure = TASTE_MAKERS["ratings"](data_of(database))
    assert {row[0]: row[1] for row in figure.rows if row[1]} == {"3½": 1, "5": 1}


def test_a_locked_profile_has_nothing(database: Database) -> None:
    FeedbackStore(database).add(FeedbackKind.LIKE, ms(1, 1), ids_of(database)[0])
    database.use_listener(NOBODY)
    for spec in figures_of(InsightSection.TASTE):
        figure = spec.make(data_of(database, Period.all()))
        assert figure.rows == ()
        assert figure.note


def test_an_empty_period_says_so(database: Database) -> None:
    for key in ("genre-cloud", "artist-cloud", "title-words"):
        figure = TASTE_MAKERS[key](data_of(database, Period.year(1999)))
        assert figure.note.startswith("Nothing was played in this period.")


def test_untagged_music_says_how_to_find_it(database: Database) -> None:
    database.execute("DELETE FROM track_value WHERE kind = 'genre'")
    assert "-has:genre" in TASTE_MAKERS["genre-cloud"](data_of(database)).note


def names(_ids: object) -> dict[int, tuple[str, str]]:
    return {1: ("So What", "Miles Davis"), 2: ("", "")}


def test_interests_are_told_by_their_middle() -> None:
    hours = np.ones(24, dtype=np.float32)
    hours[18:] = 2.0
    weekdays = np.array([1, 1, 1, 1, 1, 1.8, 1.8], dtype=np.float32)
    profile = TasteProfile(
        (
            Interest(TrackId(1), 0.75, 30, hours, weekdays),
            Interest(TrackId(2), 0.25, 1, np.ones(24, np.float32), np.ones(7, np.float32)),
        )
    )
    assert interests(profile, names).rows == (
        ("So What — Miles Davis", 0.75, 30, "in the evening, at weekends", 1),
        ("Untitled", 0.25, 1, "", 2),
    )
    assert habit_in_words(profile.interests[1]) == ""


def test_what_weighs_most_for_and_against() -> None:
    profile = TasteProfile(
        ids=np.array([1, 2, 3]),
        values=np.array([2.0, -0.7, 0.0], dtype=np.float32),
        last_ms=np.zeros(3, dtype=np.int64),
    )
    assert strongest(profile, names, is_liked=True).rows == (("So What — Miles Davis", 2.0, 1),)
    against = strongest(profile, names, is_liked=False).rows
    assert [(row[0], row[2]) for row in against] == [("Untitled", 2)]


def test_how_new_tracks_fare() -> None:
    few = exploration(Discovery(new_played=3, new_skipped=1, known_played=8, known_skipped=2, heard=5))
    assert few.rows == (("Never heard before", 3, 1), ("Heard before", 8, 2))
    assert few.sentence == ""
    assert "of the places of the queue" in exploration(Discovery(3, 1, 8, 2, 500)).sentence
    assert exploration(Discovery()).note


def test_nothing_learnt_says_so() -> None:
    for figure in (
        interests(TasteProfile(), names),
        strongest(TasteProfile(), names, is_liked=True),
        strongest(TasteProfile(), names, is_liked=False),
    ):
        assert not figure.rows
        assert figure.note
