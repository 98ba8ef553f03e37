"""Lyrics are read from the files as they are, and the choice of the user is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.settings import LYRICS_FIRST
from musicrec_desktop.model.lyrics import GREATEST_SHIFT_MS, TrackLyrics
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.services.lyrics.service import LyricsService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_tracks, new_library, scanned
from tests.support.scheduler import ManualScheduler
from tests.unit.library.files import write_flac, write_titled


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = new_library(str(tmp_path / "library.sqlite3"))
    database.open()
    yield database
    database.close()


@pytest.fixture
def track_id(database: Database, tmp_path: Path) -> TrackId:
    write_titled(tmp_path / "a.mp3", "A")
    (tmp_path / "a.lrc").write_text("[00:01]one")
    (tmp_path / "a.txt").write_text("plain")
    return add_tracks(database, [scanned("a.mp3", Tags("A"))], str(tmp_path))[1][0]


def service_on(database: Database, scheduler: ManualScheduler | None = None) -> LyricsService:
    return LyricsService(
        scheduler=scheduler or ManualScheduler(),
        tracks=TrackStore(database),
        settings=SettingStore(database),
    )


def test_the_setting_says_which_come_first(database: Database, tmp_path: Path) -> None:
    write_flac(tmp_path / "b.flac", {"LYRICS": ["[00:01]in the tags"]})
    (tmp_path / "b.txt").write_text("plain beside")
    track_id = add_tracks(database, [scanned("b.flac", Tags("B"))], str(tmp_path))[1][0]
    found = {}
    for first in ("synced", "files", "tags"):
        SettingStore(database).set(LYRICS_FIRST, first)
        shown = service_on(database).read(track_id).shown
        found[first] = shown.text if shown else ""
    assert found == {"synced": "in the tags", "files": "plain beside", "tags": "in the tags"}


def test_lyrics_are_read_and_what_was_chosen_is_kept(database: Database, track_id: TrackId) -> None:
    scheduler = ManualScheduler()
    service = service_on(database, scheduler)
    got: list[TrackLyrics] = []
    service.load(track_id, got.append)
    scheduler.settle()
    (lyrics,) = got
    assert [one.name for one in lyrics.found] == ["a.lrc", "a.txt"]
    lyrics = service.choose(track_id, lyrics, lyrics.found[1].key)
    lyrics = service.shift(track_id, lyrics, -250)
    again = service.read(track_id)
    assert (again.shift_ms, again.shown and again.shown.name) == (-250, "a.txt")
    lyrics = service.shift(track_id, again, -10 * GREATEST_SHIFT_MS)
    assert lyrics.shift_ms == -GREATEST_SHIFT_MS
    lyrics = service.shift(track_id, lyrics, GREATEST_SHIFT_MS)
    service.choose(track_id, lyrics, lyrics.found[0].key)
    assert database.query("SELECT * FROM lyrics_choice") == []


def test_a_track_that_is_gone_has_no_lyrics(database: Database) -> None:
    service = service_on(database)
    assert service.read(TrackId(99)) == TrackLyrics()


def test_the_choice_stays_with_a_file_that_moved(database: Database, track_id: TrackId) -> None:
    tracks = TrackStore(database)
    tracks.lyrics.set_choice(track_id, 500, "file:a.txt:")
    _, (new_id,) = add_tracks(database, [scanned("b.mp3", Tags("A"))])
    tracks.merge_moved(track_id, new_id)
    assert tracks.lyrics.choice(track_id) == (500, "file:a.txt:")
