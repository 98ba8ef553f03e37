"""Scans that meet bad files, absent folders, a cancel or a full disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import LibraryError, StorageError
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.library import discover
from musicrec_desktop.model.files import FileFailure, ScanReport
from musicrec_desktop.services.scan import writer
from musicrec_desktop.services.scan.run import ScanRun
from tests.support.shared import shared_dir
from tests.unit.library.files import write_titled
from tests.unit.services.scan.house import House, counts, house

__all__ = ["house"]


def test_bad_files_are_told_and_not_opened_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    (house.music / "empty.mp3").touch()
    (house.music / "text.mp3").write_text("words and words and words\n" * 99)
    write_titled(house.music / "good.mp3", "Good")
    report = house.scan()
    assert set(report.failed) == {
        FileFailure(str(house.music / "empty.mp3"), "empty"),
        FileFailure(str(house.music / "text.mp3"), "not-audio"),
    }
    assert len(report.changes.added) == 1
    house.forbid_reading(monkeypatch)
    assert set(house.scan().failed) == set(report.failed)


def test_a_folder_that_is_gone_loses_nothing(house: House) -> None:
    write_titled(house.music / "a.mp3", "A")
    house.scan()
    away = house.music.rename(house.music.parent / "away")
    report = house.scan()
    assert report.failed == (FileFailure(str(house.music), "gone"),)
    assert house.titles() == {"A"}
    assert house.service.folders()[0].problem == "gone"
    away.rename(house.music)
    assert counts(house.scan()) == (0, 0, 0, 0, 1)
    assert house.service.folders()[0].problem == ""


def test_a_renamed_folder_takes_its_tracks_along(house: House) -> None:
    track_id = house.scan(write_titled(house.music / "x" / "a.mp3", "A").parent).changes.added[0]
    renamed = (house.music / "x").rename(house.music / "y")
    assert counts(house.scan(house.music / "x", renamed)) == (0, 0, 1, 0, 0)
    assert house.id_of(renamed / "a.mp3") == track_id


def test_below_an_unreadable_folder_nothing_is_missing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    write_titled(house.music / "locked" / "a.mp3", "A")
    write_titled(house.music / "open" / "b.mp3", "B")
    house.scan()
    shutil.rmtree(house.music / "open")
    real_open = os.open

    def guarded(path: str, flags: int) -> int:
        if path.endswith("locked"):
            raise PermissionError(13, "no", path)
        return real_open(path, flags)

    monkeypatch.setattr(os, "open", guarded)
    report = house.scan()
    assert report.failed == (FileFailure(str(house.music / "locked"), "unreadable"),)
    assert counts(report) == (0, 0, 0, 1, 0)
    assert house.titles() == {"A"}


@pytest.mark.parametrize("where", ["walk", "read"])
def test_a_cancelled_scan_keeps_what_it_wrote_and_loses_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(writer, "BATCH_ROWS", 1)
    write_titled(house.music / "old.mp3", "Old")
    house.scan()
    for number in range(5):
        write_titled(house.music / f"{number}.mp3", f"T{number}")
    if where == "walk":
        (house.music / "old.mp3").unlink()
        real_walk = discover.walk_states
        monkeypatch.setattr(discover, "walk_states", cancelling(house, real_walk))
    else:
        house.service.library_changed.connect(lambda _: None)
        real_take = ScanRun._take
        monkeypatch.setattr(ScanRun, "_take", cancelling(house, real_take))
    reports: list[ScanReport] = []
    house.service.finished.connect(reports.append)
    house.service.rescan()
    house.scheduler.settle()
    assert len(reports) == 1
    assert not house.service.is_running
    assert len(reports[0].changes.added) == (0 if where == "walk" else 1)
    assert "Old" in house.titles()
    monkeypatch.undo()
    house.scan()
    assert len(house.titles()) == (5 if where == "walk" else 6)


def cancelling(house: House, real: Callable[..., object]) -> Callable[..., object]:
    def wrapped(*args: object, **kwargs: object) -> object:
        house.service.cancel()
        return real(*args, **kwargs)

    return wrapped


def test_a_cancelled_context_stops_a_blocking_scan(house: House) -> None:
    write_titled(house.music / "a.mp3", "A")
    context = TaskContext()
    context.cancel()
    assert counts(house.service.scan_blocking([str(house.music)], context)) == (0, 0, 0, 0, 0)


def test_storage_trouble_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.service.add_folder(str(house.music))
    write_titled(house.music / "a.mp3", "A")

    def full(*_: object) -> None:
        raise StorageError("x", "full")

    monkeypatch.setattr(house.tracks, "upsert", full)
    errors: list[object] = []
    house.service.failed.connect(errors.append)
    house.service.rescan()
    house.scheduler.settle()
    assert len(errors) == 1
    assert not house.service.is_running


def test_folders_that_cannot_be_added(house: House) -> None:
    with pytest.raises(LibraryError, match="gone"):
        house.service.add_folder(str(house.music / "gone"))
    report = house.scan(house.music, house.music.parent / "gone")
    assert report.failed == (FileFailure(str(house.music.parent / "gone"), "gone"),)


@pytest.mark.shared
def test_every_hostile_file_is_read_or_told(house: House) -> None:
    edge = Path(shared_dir("edge"))
    report = house.scan(edge)
    assert {(os.path.basename(failure.path), failure.reason) for failure in report.failed} == {
        ("emptyfile.mp3", "empty"),
        ("64bit.mp4", "not-audio"),
        ("too-short.mp3", "no-audio"),
        ("almostempty.mpc", "no-audio"),
        ("ooming-header.flac", "no-audio"),
        ("106-invalid-streaminfo.flac", "bad-tags"),
    }
    assert len(report.changes.added) > 150
    durations = [track.duration_ms for track in house.tracks.many(report.changes.added)]
    assert max(duration for duration in durations if duration is not None) < 3_600_000


@pytest.mark.shared
def test_untagged_music_reads_well(house: House) -> None:
    house.scan(Path(shared_dir("music")))
    track = house.tracks.get(house.id_of(Path(shared_dir("music")) / "wesnoth" / "legends_of_the_north.ogg"))
    assert track is not None
    assert (track.tags.title, track.tags.album, track.tags.artists) == ("Legends of the North", "Wesnoth", ())
