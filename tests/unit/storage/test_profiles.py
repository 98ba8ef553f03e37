"""Rows of profiles, whose rows count in which task, and the schema in which each has settings of its own."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlite_utils

from musicrec_desktop.core.errors import ProfileError
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.settings import ALL_SETTINGS, AUTOPLAY, TRAINED_EAR
from musicrec_desktop.core.tasks import CancelledError, Lane, TaskContext
from musicrec_desktop.model.listen import FeedbackKind, Listen
from musicrec_desktop.model.playback import EndReason, EntryId, Origin, QueueEntry, QueueSnapshot, RepeatMode
from musicrec_desktop.model.profile import NOBODY, ProfileId, profile_name
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage import profiles
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.personal_tables import PERSONAL_TABLES
from musicrec_desktop.storage.playlists.lists import PlaylistStore
from musicrec_desktop.storage.profiles import ProfileStore
from musicrec_desktop.storage.queue import QueueStore
from musicrec_desktop.storage.ratings import RatingStore
from musicrec_desktop.storage.schema.migration_names import IMPORTS, PROFILES
from musicrec_desktop.storage.schema.migrations import migrations
from musicrec_desktop.storage.schema.profiles import SHARED_SETTINGS
from musicrec_desktop.storage.state import SettingStore, StateStore
from tests.support.library import NOW_MS, add_numbered_tracks


@pytest.fixture
def store(database: Database) -> ProfileStore:
    return ProfileStore(database)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" Anna ", "Anna"),
        ("A" * 80, "A" * 80),
        ("Bjo\u0308rn", "Björn"),
        ("a'b;--", "a'b;--"),
        ("מרים", "מרים"),
        ("👩‍👧", "👩‍👧"),
    ],
)
def test_names_are_trimmed_and_composed(text: str, name: str) -> None:
    assert profile_name(text) == name


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "name-empty"),
        (" \t ", "name-empty"),
        ("\u200d\u2060", "name-empty"),
        ("A" * 81, "name-long"),
        *((text, "name-characters") for text in ("a\nb", "a\0b", "a\x7fb", "a\u2028b", "caf\udce9")),
    ],
)
def test_names_that_cannot_be_kept_are_refused(text: str, reason: str) -> None:
    with pytest.raises(ProfileError) as caught:
        profile_name(text)
    assert caught.value.reason == reason


def test_a_library_begins_with_one_profile_that_has_no_name(database: Database, store: ProfileStore) -> None:
    (first,) = store.all()
    assert (first.name, first.colour, first.is_guest, first.has_passphrase) == ("", "", False, False)
    assert database.listener_id == first.id


def test_names_are_there_once_in_all_spellings(store: ProfileStore) -> None:
    anna = store.create("Björn", NOW_MS, "#3b82f6")
    for name in ("björn", "BJO\u0308RN", " Björn "):
        with pytest.raises(ProfileError) as caught:
            store.create(name, NOW_MS)
        assert caught.value.reason == "taken"
    store.rename(anna, "BJÖRN")
    found = store.get(anna)
    assert found is not None
    assert (found.name, found.colour, found.created_at_ms) == ("BJÖRN", "#3b82f6", NOW_MS)


def test_ids_are_never_used_twice(store: ProfileStore) -> None:
    first = store.create("One", NOW_MS)
    store.remove(first)
    assert store.get(first) is None
    assert store.create("Two", NOW_MS) == first + 1


def test_the_last_profile_cannot_be_removed(store: ProfileStore) -> None:
    (first,) = store.all()
    with pytest.raises(ProfileError) as caught:
        store.remove(first.id)
    assert caught.value.reason == "last"
    store.create("Anna", NOW_MS)
    store.remove(first.id)
    assert [profile.name for profile in store.all()] == ["Anna"]


def test_each_has_settings_state_and_a_queue_of_their_own(database: Database, store: ProfileStore) -> None:
    ids = add_numbered_tracks(database, 2)
    settings, state, queue = SettingStore(database), StateStore(database), QueueStore(database)
    shared = StateStore(database, is_shared=True)
    first, anna = database.listener_id, store.create("Anna", NOW_MS)

    def fill(track_id: TrackId, percent: int) -> None:
        settings.set(AUTOPLAY, percent > 50)
        settings.set(TRAINED_EAR, percent > 50)
        state.set("a", percent)
        shared.set("a", percent + 1)
        entry = QueueEntry(EntryId(1), track_id, Origin.USER)
        queue.save(QueueSnapshot((), entry, (), 7, percent, False, False, RepeatMode.OFF))

    def kept() -> tuple[object, ...]:
        snapshot = queue.load()
        track_id = None if snapshot.current is None else snapshot.current.track_id
        return (settings.get(AUTOPLAY), state.get("a"), track_id, snapshot.volume_percent)

    fill(ids[0], 40)
    database.use_listener(anna)
    assert kept() == (True, None, None, 80)
    fill(ids[1], 60)
    assert kept() == (True, 60, ids[1], 60)
    database.use_listener(first)
    assert kept() == (False, 40, ids[0], 40)
    assert (settings.get(TRAINED_EAR), shared.get("a")) == (True, 61)


def test_nothing_of_a_locked_profile_is_read_or_written(database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    feedback, state = FeedbackStore(database), StateStore(database)
    feedback.add(FeedbackKind.LIKE, 1, track_id)
    state.set("a", 1)
    with database.as_listener(NOBODY):
        assert (feedback.liked_ids(), state.get("a")) == ([], None)
        state.set("a", 2)
        writes: tuple[Callable[[], object], ...] = (
            lambda: feedback.add(FeedbackKind.LIKE, 1, track_id),
            lambda: RatingStore(database).set(track_id, 5, 1),
            lambda: PlaylistStore(database).create("x", at_ms=1),
            lambda: SettingStore(database).set(AUTOPLAY, False),
        )
        for write in writes:
            with pytest.raises(ProfileError) as caught:
                write()
            assert caught.value.reason == "locked"
        SettingStore(database).set(TRAINED_EAR, False)
    assert (list(feedback.liked_ids()), state.get("a")) == ([track_id], 1)


def test_a_task_keeps_the_listener_with_whom_it_began(database: Database, store: ProfileStore) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    scheduler, feedback = LoopScheduler(), FeedbackStore(database)
    scheduler.set_scope(database.task_context)
    first, anna = database.listener_id, store.create("Anna", NOW_MS)
    goes_on, done = threading.Event(), list[tuple[int, int]]()

    def work(_context: TaskContext) -> tuple[int, int]:
        goes_on.wait()
        feedback.add(FeedbackKind.LIKE, 1, track_id)
        with database.as_listener(anna):
            hers = len(feedback.liked_ids())
        return len(feedback.liked_ids()), hers

    scheduler.run(Lane.QUICK, work, on_done=done.append)
    database.use_listener(anna)
    goes_on.set()
    scheduler.run_until(lambda: bool(done))
    assert done == [(1, 0)]
    assert list(feedback.liked_ids()) == []
    database.use_listener(first)
    assert list(feedback.liked_ids()) == [track_id]
    scheduler.close()


def test_views_of_the_listener_use_an_index(database: Database) -> None:
    plan = database.query("EXPLAIN QUERY PLAN SELECT count(*) FROM own_listen WHERE track_id = 3")
    assert (
        "SEARCH listen USING COVERING INDEX listen_by_listener (listener_id=? AND track_id=?)" in plan[0][3]
    )


def test_all_that_is_of_a_profile_is_forgotten(database: Database, store: ProfileStore) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    anna = store.create("Anna", NOW_MS)
    database.use_listener(anna)
    FeedbackStore(database).add(FeedbackKind.LIKE, 1, track_id)
    RatingStore(database).set(track_id, 5, 1)
    PlaylistStore(database).create("x", at_ms=1)
    StateStore(database).set("a", 1)
    StateStore(database, is_shared=True).set("a", 1)
    store.forget(anna)
    for table in PERSONAL_TABLES.values():
        assert database.query(f"SELECT 1 FROM {table.name} WHERE {table.rows}", (anna,)) == []
    assert StateStore(database, is_shared=True).get("a") == 1


def test_a_profile_that_leaves_is_unseen_and_goes_in_parts(
    database: Database, store: ProfileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profiles, "_AT_ONCE", 2)
    ids = add_numbered_tracks(database, 3)
    first, anna = database.listener_id, store.create("Anna", NOW_MS)
    for listener in (first, anna):
        database.use_listener(listener)
        for number in range(5):
            ListenStore(database).finish(
                Listen(ids[number % 3], number, 200_000, 200_000, EndReason.FINISHED)
            )
    store.leave(anna)
    assert [profile.id for profile in store.all()] == [first]
    assert store.get(anna) is None
    again = store.create("Anna", NOW_MS)

    def stop() -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        store.remove_left(stop)
    left = "SELECT count(*) FROM listen WHERE listener_id = ?"
    assert database.query(left, (anna,)) == [(3,)]
    store.remove_left()
    assert database.query("SELECT id FROM listener ORDER BY id") == [(first,), (again,)]
    assert database.query(left, (first,)) == [(5,)]
    assert database.query("SELECT listener_id, sum(plays) FROM track_use GROUP BY 1") == [(first, 5)]


def test_settings_go_to_each_and_state_and_queue_to_whoever_listened_last(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    connection = sqlite3.connect(path)
    migrations.apply(sqlite_utils.Database(connection), stop_before=PROFILES)
    connection.execute("INSERT INTO listener (name) VALUES ('Anna')")
    connection.execute("INSERT INTO folder (id, path) VALUES (1, x'2f6d')")
    connection.execute(
        "INSERT INTO track (folder_id, relative_path, album_directory, file_name, size, mtime_ns, title,"
        " artist_text, album, album_artist_text, genre_text, sort_title, sort_artist, sort_album, sort_genre,"
        " cover, codec, is_explicit, added_at_ms) VALUES (1, x'61', x'', 'a', 1, 1, 'a', '', '', '', '',"
        " 'a', '', '', '', 'none', 'mp3', 0, 5)"
    )
    connection.execute(
        "INSERT INTO listen (listener_id, track_id, started_at_ms, listened_ms, reason, origin, session_id,"
        " is_play, is_early_skip) VALUES (2, 1, 1, 1, 'finished', 'user', 1, 1, 0)"
    )
    connection.executemany(
        "INSERT INTO setting (key, value) VALUES (?, ?)", [("autoplay", "false"), ("trained_ear", "false")]
    )
    connection.executemany(
        "INSERT INTO state (key, value) VALUES (?, ?)",
        [("window", "1"), ("writing-tags:2f", "1"), ("rating-tags:1:1", "8"), ("rating-tags:2:1", "6")],
    )
    connection.execute("INSERT INTO queue_entry VALUES ('current', 0, 1, 1, 'user', '[]')")
    connection.commit()
    connection.close()
    database = Database(str(path))
    database.open()
    assert database.query("SELECT listener_id, key, value FROM setting ORDER BY key, listener_id") == [
        (1, "autoplay", "false"),
        (2, "autoplay", "false"),
        (None, "trained_ear", "false"),
    ]
    assert database.query("SELECT listener_id, key, value FROM state ORDER BY key, listener_id") == [
        (1, "rating-tags:1", "8"),
        (2, "rating-tags:1", "6"),
        (2, "window", "1"),
        (None, "writing-tags:2f", "1"),
    ]
    assert database.query("SELECT listener_id, part FROM queue_entry") == [(2, "current")]
    assert [profile.name for profile in ProfileStore(database).all()] == ["", "Anna"]
    database.close()


def test_the_settings_of_everybody_are_those_that_the_schema_kept(database: Database) -> None:
    assert {setting.key for setting in ALL_SETTINGS.values() if setting.is_shared} >= set(SHARED_SETTINGS)
    assert PROFILES > IMPORTS
    assert json.loads("-1") == NOBODY == ProfileId(-1)
    assert database.listener_id == 1


def test_the_table_of_personal_tables_is_that_of_the_schema(database: Database) -> None:
    """Every table with a way to ``listener`` is listed, with the column and the parent of that way."""
    references = {
        (table, column): parent
        for (table,) in database.query("SELECT name FROM sqlite_master WHERE type = 'table'")
        for _, _, parent, column, *_ in database.query(f"PRAGMA foreign_key_list({table})")
    }
    personal, found = {"listener"}, 0
    while len(personal) > found:
        found = len(personal)
        personal |= {table for (table, _), parent in references.items() if parent in personal}
    assert set(PERSONAL_TABLES) == personal - {"listener"}
    seen = {"listener"}
    for table in PERSONAL_TABLES.values():
        assert references[table.name, table.column] == table.parent
        assert table.parent in seen
        seen.add(table.name)
        nullable = {row[1]: not row[3] for row in database.query(f"PRAGMA table_info({table.name})")}
        if table.parent == "listener":
            assert nullable[table.column] == table.has_shared_rows
