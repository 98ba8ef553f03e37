"""Two profiles become one: nothing is lost, nothing is there twice, and the newer word counts."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.profile_rows import CopiedRows
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.personal_rows.copying import merge_rows
from musicrec_desktop.storage.personal_tables import PERSONAL_TABLES
from musicrec_desktop.storage.profiles import ProfileStore
from musicrec_desktop.storage.ratings import RatingStore
from musicrec_desktop.storage.scrobbles import ScrobbleStore
from musicrec_desktop.storage.state import StateStore
from tests.support.library import NOW_MS
from tests.support.profile_rows import heard, lived_in


def count(database: Database, table: str, profile_id: int) -> int:
    row = database.one(f"SELECT count(*) FROM {table} WHERE {PERSONAL_TABLES[table].rows}", (profile_id,))
    assert row is not None
    return int(row[0])


def merged(database: Database, one: int, into: int) -> CopiedRows:
    return merge_rows(database, one, into, joined_lists=("queue_presets",))


def test_every_personal_table_has_rows_of_the_example(database: Database, tracks: list[TrackId]) -> None:
    one = lived_in(database, "Anna", "wordanna", tracks)
    assert [name for name in PERSONAL_TABLES if not count(database, name, one)] == []


def test_all_that_two_profiles_have_is_together(database: Database, tracks: list[TrackId]) -> None:
    one = lived_in(database, "Anna", "wordanna", tracks)
    other = lived_in(database, "Ben", "wordben", tracks[2:])
    before = {
        table: (count(database, table, one), count(database, table, other)) for table in PERSONAL_TABLES
    }
    merged(database, one, other)
    assert [profile.name for profile in ProfileStore(database).all()] == ["", "Ben"]
    for table in ("playlist", "playlist_entry", "playlist_folder", "scrobble_account", "imported_track"):
        assert count(database, table, other) == sum(before[table]), table
    # Four listens are of the same tracks in other seconds; none is lost.
    assert count(database, "listen", other) == sum(before["listen"])
    with database.as_listener(other):
        assert StateStore(database).get("queue_presets") == [
            {"label": "Preset wordben", "controls": {}},
            {"label": "Preset wordanna", "controls": {}},
        ]
        folder = database.one("SELECT id FROM own_playlist_folder WHERE name = 'Folder wordanna'")
        inner = database.one("SELECT parent_id, id FROM own_playlist_folder WHERE name = 'Inner wordanna'")
        playlist = database.one("SELECT folder_id FROM own_playlist WHERE name = 'List wordanna'")
    assert folder is not None
    assert inner is not None
    assert inner[0] == folder[0]
    assert playlist == (inner[1],)
    assert database.query("PRAGMA foreign_key_check") == []


def test_the_same_second_and_track_is_one_listen(database: Database, tracks: list[TrackId]) -> None:
    profiles = ProfileStore(database)
    one, other = profiles.create("A", NOW_MS), profiles.create("B", NOW_MS)
    with database.as_listener(one):
        heard(database, tracks[0], NOW_MS + 900)
        heard(database, tracks[0], NOW_MS + 1000)
        heard(database, tracks[1], NOW_MS)
    with database.as_listener(other):
        heard(database, tracks[0], NOW_MS + 100)
        heard(database, tracks[2], NOW_MS)
    assert merged(database, one, other).rows["listen"] == 2
    rows = database.query("SELECT track_id, started_at_ms FROM listen ORDER BY track_id, started_at_ms")
    assert rows == [
        (tracks[0], NOW_MS + 100),
        (tracks[0], NOW_MS + 1000),
        (tracks[1], NOW_MS),
        (tracks[2], NOW_MS),
    ]
    used = database.one("SELECT listens, plays FROM track_use WHERE track_id = ?", (tracks[0],))
    assert used == (2, 2)
    sessions = database.query("SELECT DISTINCT session_id FROM listen ORDER BY 1")
    assert sessions == [(1,), (2,)]


def test_the_newer_rating_and_the_newer_word_count(database: Database, tracks: list[TrackId]) -> None:
    profiles = ProfileStore(database)
    one, other = profiles.create("A", NOW_MS), profiles.create("B", NOW_MS)
    with database.as_listener(one):
        RatingStore(database).set(tracks[0], 2, NOW_MS + 5)
        RatingStore(database).set(tracks[1], 3, NOW_MS)
        RatingStore(database).set(tracks[2], 4, NOW_MS)
        FeedbackStore(database).add(FeedbackKind.DISLIKE, NOW_MS, track_id=tracks[0])
        FeedbackStore(database).add(FeedbackKind.DISLIKE, NOW_MS + 9, track_id=tracks[1])
        FeedbackStore(database).add(FeedbackKind.BAN, NOW_MS, artist="X")
    with database.as_listener(other):
        RatingStore(database).set(tracks[0], 8, NOW_MS)
        RatingStore(database).set(tracks[1], 9, NOW_MS + 5)
        FeedbackStore(database).add(FeedbackKind.LIKE, NOW_MS + 5, track_id=tracks[0])
        FeedbackStore(database).add(FeedbackKind.LIKE, NOW_MS + 5, track_id=tracks[1])
        FeedbackStore(database).add(FeedbackKind.UNBAN, NOW_MS + 5, artist="X")
    copied = merged(database, one, other)
    assert (copied.replaced_ratings, copied.kept_ratings) == (1, 1)
    with database.as_listener(other):
        assert RatingStore(database).everything() == {tracks[0]: 2, tracks[1]: 9, tracks[2]: 4}
        assert FeedbackStore(database).current(tracks[0]) is FeedbackKind.LIKE
        assert FeedbackStore(database).current(tracks[1]) is FeedbackKind.DISLIKE
        assert FeedbackStore(database).banned_artists() == {}


def test_lists_of_one_name_are_both_kept(database: Database, tracks: list[TrackId]) -> None:
    one = lived_in(database, "Anna", "same", tracks)
    other = ProfileStore(database).create("Ben", NOW_MS)
    with database.as_listener(other):
        database.execute(
            "INSERT INTO playlist (listener_id, name, created_at_ms, changed_at_ms) VALUES (?, ?, 5, 5)",
            (other, "List same"),
        )
    merged(database, one, other)
    assert database.query("SELECT name FROM playlist WHERE listener_id = ?", (other,)) == [("List same",)] * 2


def test_an_account_of_both_is_there_once_and_nothing_is_sent_again(
    database: Database, tracks: list[TrackId]
) -> None:
    one = lived_in(database, "Anna", "wordanna", tracks)
    other = lived_in(database, "Ben", "wordben", tracks)
    same = (
        "UPDATE scrobble_account SET url = 'https://same.example', user = 'both' WHERE listener_id IN (?, ?)"
    )
    database.execute(same, (one, other))
    merged(database, one, other)
    accounts = database.query("SELECT listener_id, secret_name FROM scrobble_account")
    assert accounts == [(other, "secret-wordben")]
    with database.as_listener(other):
        assert ScrobbleStore(database).enqueue_listens() == 0


def test_a_listen_that_waits_for_a_server_still_goes_there(database: Database, tracks: list[TrackId]) -> None:
    one = lived_in(database, "Anna", "wordanna", tracks)
    other = lived_in(database, "Ben", "wordben", tracks)
    waiting = database.query("SELECT state FROM scrobble")
    with database.as_listener(other):
        heard(database, tracks[0], NOW_MS + 9_000_000)
    merged(database, one, other)
    assert len(database.query("SELECT state FROM scrobble")) == len(waiting) + 1


def test_a_failure_changes_nothing(database: Database, tracks: list[TrackId]) -> None:
    one = lived_in(database, "Anna", "wordanna", tracks)
    other = lived_in(database, "Ben", "wordben", tracks)
    before = [database.query(f"SELECT * FROM {table}") for table in PERSONAL_TABLES]

    def fail() -> None:
        with database.transaction():
            merged(database, one, other)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [database.query(f"SELECT * FROM {table}") for table in PERSONAL_TABLES] == before
