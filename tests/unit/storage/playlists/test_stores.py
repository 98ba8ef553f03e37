"""Rows of playlists: what is kept of tracks, whose they are, and what mending and merging do to them."""

from __future__ import annotations

import os
import random
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playlist import (
    LimitUnit,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
    SmartRules,
    SortOrder,
    folder_paths,
)
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.failures import MARK_SUFFIX
from musicrec_desktop.storage.playlists.entries import EntryStore
from musicrec_desktop.storage.playlists.lists import PlaylistStore, rules_of_text, rules_text
from musicrec_desktop.storage.ratings import RatingStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support import damage
from tests.support.library import NOW_MS, add_numbered_tracks, add_tracks, library_of, scanned

RULES = SmartRules(
    "genre:jazz -live", SortOrder.WEIGHTED, (("year", True), ("title", False)), 7, 90, LimitUnit.MINUTES, 2, 1
)


def filled(database: Database, ids: list[TrackId], name: str = "List") -> PlaylistId:
    playlist_id = PlaylistStore(database).create(name, NOW_MS)
    EntryStore(database).add_tracks(playlist_id, ids, range(len(ids)))
    return playlist_id


def test_an_entry_keeps_what_is_known_of_its_track(database: Database) -> None:
    path = os.fsdecode(b"caf\xe9/1.mp3")
    tags = Tags("Title", ("A", "B"), "Album", duration_ms=200_000, recording_id="id")
    _, ids = add_tracks(database, [scanned(path, tags)])
    playlist_id = filled(database, [*ids, TrackId(99)])
    (entry,) = EntryStore(database).all(playlist_id)
    assert entry.known == KnownTrack("Title", "A, B", "Album", 200_000, f"/music/{path}", "id", "A")
    assert (entry.track_id, entry.is_missing) == (ids[0], False)
    database.execute("DELETE FROM track WHERE id = ?", ids)
    (left,) = EntryStore(database).all(playlist_id)
    assert left == replace(entry, track_id=None, is_missing=True)
    assert EntryStore(database).page([left.id]) == [left]


def test_counts_and_length_of_playlists(database: Database) -> None:
    ids = add_numbered_tracks(database, 3)
    playlist_id = filled(database, [ids[0], ids[1], ids[1]])
    EntryStore(database).add_known(
        playlist_id, [(KnownTrack("x", duration_ms=1_000), None), (KnownTrack("y"), None)], (10, 11)
    )
    TrackStore(database).mark_missing([ids[0]], NOW_MS)
    playlist = PlaylistStore(database).get(playlist_id)
    assert playlist is not None
    assert (playlist.entries, playlist.missing, playlist.length_ms) == (5, 3, 601_000)
    assert PlaylistStore(database).all() == [playlist]
    assert EntryStore(database).present_track_ids(playlist_id) == [ids[1], ids[1]]
    TrackStore(database).mark_present([ids[0]])
    assert EntryStore(database).present_track_ids(playlist_id) == [ids[0], ids[1], ids[1]]


def test_odd_values_of_files_can_be_kept(database: Database) -> None:
    playlist_id = PlaylistStore(database).create("Odd", NOW_MS, source=os.fsdecode(b"/x/\xff.m3u"))
    odd = KnownTrack("a\udcff", "\ud800", "", 1 << 90, "http://host/\ud800")
    EntryStore(database).add_known(playlist_id, [(odd, TrackId(77))], [0])
    (entry,) = EntryStore(database).all(playlist_id)
    assert (entry.track_id, entry.known.title, entry.known.duration_ms) == (None, "a\ufffd", None)
    assert entry.known.location == "http://host/?"
    playlist = PlaylistStore(database).get(playlist_id)
    assert playlist is not None
    assert playlist.source == os.fsdecode(b"/x/\xff.m3u")


@pytest.mark.parametrize("rules", [RULES, SmartRules()])
def test_rules_come_back_as_they_went_in(database: Database, rules: SmartRules) -> None:
    playlist = PlaylistStore(database).get(PlaylistStore(database).create("Smart", NOW_MS, rules=rules))
    assert playlist is not None
    assert (playlist.kind, playlist.rules) == (PlaylistKind.SMART, rules)


def test_rules_that_cannot_be_read_keep_their_query() -> None:
    assert rules_of_text("{") == SmartRules()
    assert rules_of_text("[1]") == SmartRules()
    assert rules_of_text('{"query": "x", "order": "new"}') == SmartRules("x")
    assert rules_of_text(rules_text(RULES)) == RULES


def test_each_listener_has_playlists_folders_and_ratings(database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    playlist_id = filled(database, [track_id])
    folder_id = PlaylistStore(database).create_folder("Folder", None)
    RatingStore(database).set(track_id, 7, NOW_MS)
    anna = library_of(database.path, "Anna")
    try:
        lists, ratings = PlaylistStore(anna), RatingStore(anna)
        assert (lists.all(), lists.folders(), ratings.of([track_id])) == ([], [], {})
        assert (lists.get(playlist_id), lists.folder(folder_id)) == (None, None)
        ratings.set(track_id, 2, NOW_MS)
        hers = lists.create("Hers", NOW_MS)
        assert [one.id for one in lists.all()] == [hers]
    finally:
        anna.close()
    assert [one.id for one in PlaylistStore(database).all()] == [playlist_id]
    assert RatingStore(database).of([track_id]) == {track_id: 7}


def test_numbers_are_not_used_again(database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    playlist_id = filled(database, [track_id])
    entries = EntryStore(database)
    (entry,) = entries.all(playlist_id)
    entries.remove([entry.id])
    assert entries.add_tracks(playlist_id, [track_id], [0]) == [entry.id + 1]
    lists = PlaylistStore(database)
    lists.delete(playlist_id, NOW_MS)
    lists.purge(NOW_MS + 1)
    assert lists.create("Next", NOW_MS) == playlist_id + 1
    assert database.one("SELECT count(*) FROM playlist_entry") == (0,)


@pytest.mark.parametrize(("old_at", "new_at", "kept"), [(1, 2, 9), (2, 1, 3), (None, 1, 9), (1, None, 3)])
def test_a_track_that_moved_keeps_its_places_and_its_later_rating(
    database: Database, old_at: int | None, new_at: int | None, kept: int
) -> None:
    old, new = add_numbered_tracks(database, 2)
    playlist_id = filled(database, [new, old])
    for track_id, half_stars, at_ms in ((old, 3, old_at), (new, 9, new_at)):
        if at_ms is not None:
            RatingStore(database).set(track_id, half_stars, at_ms)
    TrackStore(database).mark_missing([old], NOW_MS)
    TrackStore(database).merge_moved(old, new)
    assert EntryStore(database).present_track_ids(playlist_id) == [old, old]
    assert RatingStore(database).of([old, new]) == {old: kept}


def test_paths_of_folders_end_even_in_a_loop() -> None:
    one, two = PlaylistFolderId(1), PlaylistFolderId(2)
    assert folder_paths([PlaylistFolder(one, "a"), PlaylistFolder(two, "b", one)]) == {one: "a", two: "a/b"}
    looped = folder_paths([PlaylistFolder(one, "a", two), PlaylistFolder(two, "b", one)])
    assert looped == {one: "b/a", two: "a/b"}


@pytest.fixture
def damaged(tmp_path: Path) -> str:
    """A library with a playlist of six tracks in a folder, and two ratings."""
    path = str(tmp_path / "library.sqlite3")
    damage.make_history(path, tracks=30, listens=50, likes=5)
    database = Database(path)
    lists = PlaylistStore(database)
    playlist_id = lists.create("Kept", NOW_MS, folder_id=lists.create_folder("Folder", None))
    EntryStore(database).add_tracks(playlist_id, [TrackId(n) for n in range(1, 7)], range(6))
    for number in (1, 2):
        RatingStore(database).set(TrackId(number), 8, NOW_MS)
    database.close()
    return path


def test_playlists_survive_damage(damaged: str) -> None:
    damage.schema_text(damaged, random.Random(3))
    database = Database(damaged)
    database.open()
    assert database.recovery is not None
    (playlist,) = PlaylistStore(database).all()
    assert (playlist.name, playlist.entries, playlist.missing) == ("Kept", 6, 0)
    assert folder_paths(PlaylistStore(database).folders()) == {playlist.folder_id: "Folder"}
    assert RatingStore(database).of([TrackId(1), TrackId(2)]) == {1: 8, 2: 8}
    assert database.recovery.kept["playlists"] == 1
    database.close()


def test_entries_of_lost_rows_are_mended(damaged: str) -> None:
    """A lost playlist gets a name, a lost track leaves its names, a rated one comes back with its path."""
    with sqlite3.connect(damaged) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM playlist")
        connection.execute("DELETE FROM playlist_folder")
        connection.execute("DELETE FROM listen")
        connection.execute("DELETE FROM feedback")
        connection.execute("DELETE FROM track WHERE id IN (2, 3)")
    connection.close()
    damage.schema_text(damaged, random.Random(3))
    database = Database(damaged)
    database.open()
    (playlist,) = PlaylistStore(database).all()
    entries = EntryStore(database).all(playlist.id)
    assert playlist.name == "Lost playlist 1"
    assert [entry.track_id for entry in entries] == [1, 2, None, 4, 5, 6]
    assert entries[2].known.title == "Song number 2"
    assert RatingStore(database).of([TrackId(2)]) == {2: 8}
    database.close()


def test_a_backup_has_the_playlists(damaged: str) -> None:
    backup = Backups(damaged).make()
    assert backup is not None
    with sqlite3.connect(Backups(damaged).newest()) as connection:
        assert connection.execute("SELECT count(*) FROM playlist_entry").fetchone() == (6,)
    connection.close()
    Path(damaged).write_bytes(b"")
    Path(damaged + MARK_SUFFIX).touch()
    database = Database(damaged)
    database.open()
    assert [one.entries for one in PlaylistStore(database).all()] == [6]
    database.close()
