"""What goes on by itself: each service gets what the one before it found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import mutagen.id3
import pytest

from musicrec_desktop.app.container import App, build
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.settings import SCAN_ON_START, WATCH_FOLDERS
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.model.files import ScanReport
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_features, add_numbered_tracks, new_library
from tests.unit.library.files import write_mp3


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """A profile that watches and scans nothing by itself."""
    scheduler = LoopScheduler()
    paths = ProfilePaths.under(str(tmp_path))
    new_library(paths.database)
    opened = build(paths, scheduler, engine=NullEngine(scheduler, check=lambda _path: ""))
    opened.followers.now()
    opened.services.settings.set(SCAN_ON_START, value=False)
    opened.services.settings.set(WATCH_FOLDERS, value=False)
    yield opened
    opened.close()


def _ids(app: App, count: int) -> list[TrackId]:
    ids = add_numbered_tracks(app.database, count)
    for number, track_id in enumerate(ids):
        add_features(app.database, track_id, [float(number), 1.0, 0.5])
    return ids


def test_analysed_tracks_can_be_found_by_sound(app: App) -> None:
    ids = _ids(app, 3)
    similarity = app.services.similarity
    app.background.start()
    loop = app.services.scheduler
    assert isinstance(loop, LoopScheduler)
    loop.run_until(lambda: similarity.is_settled and similarity.ready_count == 3)
    app.services.analyse.features_changed.emit((ids[0],))
    loop.run_until(lambda: similarity.is_settled)
    assert similarity.ready_count == 3


def test_a_file_that_proves_to_be_a_known_track_keeps_its_place_in_the_queue(app: App) -> None:
    old, new = _ids(app, 2)
    app.services.player.enqueue([new])
    app.services.analyse.tracks_merged.emit(((old, new),))
    assert [entry.track_id for entry in app.services.player.queue.upcoming] == [old]


def test_what_plays_is_described_first(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = add_numbered_tracks(app.database, 3)
    preferred: list[list[TrackId]] = []
    monkeypatch.setattr(app.services.analyse, "start", lambda: None)
    monkeypatch.setattr(app.services.analyse, "prefer", lambda wanted: preferred.append(list(wanted)))
    monkeypatch.setattr(app.services.pictures, "prefer", lambda wanted: preferred.append(list(wanted)))
    app.background.start()
    app.services.player.play_now(ids)
    loop = app.services.scheduler
    assert isinstance(loop, LoopScheduler)
    loop.run_until(lambda: len(preferred) >= 2)
    assert preferred[:2] == [ids, ids]


def test_files_that_an_earlier_version_read_are_read_once_more_by_itself(app: App, tmp_path: Path) -> None:
    music = tmp_path / "music"
    path = write_mp3(music / "a.mp3", mutagen.id3.TIT2(text="A"), mutagen.id3.TCOM(text="Clara"))
    services, tracks = app.services, TrackStore(app.database)
    services.scan.scan_blocking([str(music)], TaskContext())
    dropped = write_mp3(tmp_path / "b.mp3", mutagen.id3.TIT2(text="B"), mutagen.id3.TCOM(text="Bo"))
    (loose_id,) = services.scan.add_files_blocking([str(dropped)]).ids
    track_id = tracks.find_path(str(path))
    assert track_id is not None
    app.database.execute("UPDATE track SET tags_version = 1")
    app.database.execute("DELETE FROM track_value WHERE kind = 'composer'")
    finished: list[ScanReport] = []
    progress: list[Progress] = []
    services.scan.finished.connect(finished.append)
    services.scan.progressed.connect(progress.append)
    app.background.start()
    loop = services.scheduler
    assert isinstance(loop, LoopScheduler)
    loop.run_until(lambda: bool(finished) and not tracks.outdated_loose())
    assert finished[0].changes.changed == (track_id,)
    assert progress[-1].done == 1
    track = tracks.get(track_id)
    assert track is not None
    assert track.tags.details.composers == ("Clara",)
    loose = tracks.get(loose_id)
    assert loose is not None
    assert (loose.tags.details.composers, loose.is_missing) == (("Bo",), False)
    assert not tracks.has_outdated()
