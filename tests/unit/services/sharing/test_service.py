"""Gathers what is told of the tracks of a library, and writes it whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.services.sharing.documents import SharedList
from musicrec_desktop.services.sharing.service import ShareRequest, ShareService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.playlists.matching import MatchStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_tracks, new_library, scanned
from tests.support.scheduler import ManualScheduler


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = new_library(str(tmp_path / "library.sqlite3"))
    opened.open()
    tags = Tags("Naima", ("John Coltrane",), "Giant Steps", year=1960, duration_ms=261_000, recording_id="r")
    add_tracks(opened, [scanned("Jazz/Naima.flac", tags), scanned("two.flac")], "/home/ada/Music")
    yield opened
    opened.close()


@pytest.fixture
def scheduler() -> ManualScheduler:
    return ManualScheduler()


@pytest.fixture
def service(database: Database, scheduler: ManualScheduler) -> ShareService:
    return ShareService(scheduler=scheduler, tracks=TrackStore(database), known=MatchStore(database))


def test_tracks_come_in_their_order_and_unknown_ones_are_left_out(service: ShareService) -> None:
    found = service.listed(ShareRequest([TrackId(2), TrackId(99), TrackId(1), TrackId(2)], "Two", why="Why."))
    assert [track.id for track in found.tracks] == [2, 1, 2]
    naima = found.tracks[1]
    assert (naima.artists, naima.year, naima.recording_id) == (("John Coltrane",), 1960, "r")
    assert naima.place == "Jazz/Naima.flac", "nothing of the computer is told"


def test_the_lane_gives_the_same(service: ShareService, scheduler: ManualScheduler) -> None:
    found, failed = list[SharedList](), list[Exception]()
    service.load(ShareRequest([TrackId(1)]), found.append, failed.append)
    scheduler.settle()
    assert not failed
    assert found == [service.listed(ShareRequest([TrackId(1)]))]
    assert (found[0].title, found[0].kind) == ("Naima", "Track"), "a track gives its name to its list"
    assert service.listed(ShareRequest([TrackId(1), TrackId(2)])).title == "2 tracks"


def test_a_file_is_replaced_as_a_whole(
    service: ShareService, scheduler: ManualScheduler, tmp_path: Path
) -> None:
    path, saved, failed = tmp_path / "list.txt", list[str](), list[Exception]()
    path.write_text("old")
    service.save(str(path), lambda: b"new", saved.append, failed.append)
    scheduler.settle()
    assert (path.read_text(), saved) == ("new", [str(path)])

    def broken() -> bytes:
        raise PlaylistFileError(str(path), "disk-full")

    service.save(str(path), broken, saved.append, failed.append)
    service.save(str(tmp_path), lambda: b"x", saved.append, failed.append)
    scheduler.settle()
    assert path.read_text() == "new"
    assert [error.reason for error in failed if isinstance(error, PlaylistFileError)] == [
        "disk-full",
        "folder",
    ]
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix == ".txt") == ["list.txt"]
