"""A made library is what a scan and an analysis would have left."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import av
import pytest

from musicrec_desktop.analysis.recipe import PLAIN_VERSION
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.library.tags import TagReader
from musicrec_desktop.model.cover_look import LOOK_VERSION
from musicrec_desktop.model.track import FolderId
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.storage.covers import CoverStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.unread_files import UnreadFileStore
from tests.support.made_library.profile import MadeLibrary, make_library

TRACKS = 40


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeLibrary:
    """A small one."""
    return make_library(tmp_path_factory.mktemp("made"), TRACKS)


@pytest.fixture
def database(made: MadeLibrary) -> Iterator[Database]:
    """Its database."""
    opened = Database(ProfilePaths.under(made.profile).database)
    opened.open()
    yield opened
    opened.close()


def test_a_scan_finds_every_file_as_it_is_known(made: MadeLibrary, database: Database) -> None:
    scheduler = LoopScheduler()
    scan = ScanService(
        scheduler=scheduler,
        folders=FolderStore(database),
        tracks=TrackStore(database),
        unread=UnreadFileStore(database),
    )
    report = scan.scan_blocking([], TaskContext())
    scheduler.close()
    assert report.unchanged == TRACKS
    assert not report.changes
    assert not report.failed
    assert not scan.unread()
    assert os.path.isdir(made.music)


def test_tags_in_the_files_are_those_of_the_rows(made: MadeLibrary, database: Database) -> None:
    store, reader = TrackStore(database), TagReader()
    known = store.known_files(FolderId(1))
    assert len(known) == TRACKS
    for file in known:
        track = store.get(file.track_id)
        assert track is not None
        assert reader.read(track.path, file.stat.relative_path).tags == track.tags


def test_sound_is_as_long_as_the_tags_say(database: Database) -> None:
    track = TrackStore(database).get(TrackStore(database).known_files(FolderId(1))[0].track_id)
    assert track is not None
    with av.open(track.path) as container:
        samples = sum(frame.samples for frame in container.decode(audio=0))
    assert 1000 * samples / 44_100 == pytest.approx(track.duration_ms)


def test_nothing_is_left_to_analyse_or_to_look_at(database: Database) -> None:
    assert FeatureStore(database).counts(PLAIN_VERSION) == (TRACKS, 0, 0)
    assert CoverStore(database).pending_count(LOOK_VERSION) == 0
    assert len(CoverStore(database).track_pictures()) == TRACKS


def test_each_album_has_a_picture_of_its_own(database: Database) -> None:
    pictures = [album.picture for album in CoverStore(database).albums()]
    assert len(set(pictures)) == len(pictures)
    assert None not in pictures


def test_one_whose_making_was_broken_off_is_gone_on_with(made: MadeLibrary, tmp_path: Path) -> None:
    for step in ("write_files", "describe", "listen"):

        def break_off(line: str, step: str = step) -> None:
            if line.startswith(step):
                raise InterruptedError(step)

        with pytest.raises(InterruptedError, match=step):
            make_library(tmp_path, TRACKS, break_off, continues=True)
    assert _content(make_library(tmp_path, TRACKS, continues=True)) == _content(made)


def test_another_one_is_not_overwritten(made: MadeLibrary) -> None:
    with pytest.raises(FileExistsError):
        make_library(os.path.dirname(made.music), TRACKS)


def _content(made: MadeLibrary) -> list[list[tuple[object, ...]]]:
    """What does not depend on the time when it was made."""
    opened = Database(ProfilePaths.under(made.profile).database)
    opened.open()
    try:
        return [
            opened.query(sql)
            for sql in (
                "SELECT relative_path, title, audio_id, decoded_duration_ms FROM track ORDER BY id",
                "SELECT track_id, vector, descriptors FROM features ORDER BY track_id",
                "SELECT track_id, reason, session_id FROM listen ORDER BY id",
                "SELECT kind, track_id FROM feedback ORDER BY kind, track_id",
                "SELECT track_id, half_stars FROM rating ORDER BY track_id",
                "SELECT motif, colours FROM picture ORDER BY id",
            )
        ]
    finally:
        opened.close()
