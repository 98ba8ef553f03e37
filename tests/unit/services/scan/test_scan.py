"""Scans with real files and a real database."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.files import ScanReport
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.track import FolderId
from musicrec_desktop.services.scan import writer
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.folders import FolderStore
from tests.unit.library.files import write_titled, write_wav
from tests.unit.services.scan.house import House, counts, house

__all__ = ["house"]


def later(path: Path) -> None:
    """Give a file a younger time."""
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000))


def test_a_first_scan_adds_and_a_second_reads_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    write_titled(house.music / "a.mp3", "A")
    write_titled(house.music / "x" / "b.mp3", "B")
    assert counts(house.scan()) == (2, 0, 0, 0, 0)
    house.forbid_reading(monkeypatch)
    assert counts(house.scan()) == (0, 0, 0, 0, 2)
    assert house.service.folders()[0].last_scan_ms == house.scheduler.clock.now_ms()


def test_changed_missing_and_back(house: House) -> None:
    kept = write_titled(house.music / "a.mp3", "A")
    lost = write_titled(house.music / "b.mp3", "B")
    house.scan()
    write_titled(kept, "A again")
    later(kept)
    stored = lost.rename(house.music.parent / "away.mp3")
    assert counts(house.scan()) == (0, 1, 0, 1, 0)
    assert house.titles() == {"A again"}
    assert counts(house.scan()) == (0, 0, 0, 0, 1)
    stored.rename(lost)
    assert counts(house.scan()) == (0, 1, 0, 0, 1)
    assert house.titles() == {"A again", "B"}


def test_a_file_is_read_once_more_when_more_is_read_from_files(house: House) -> None:
    path = write_titled(house.music / "a.mp3", "A", "Ada; Bo")
    gone = write_titled(house.music / "b.mp3", "B")
    house.scan()
    track_id = house.id_of(path)
    FeedbackStore(house.database).add(FeedbackKind.LIKE, 1, track_id)
    house.tracks.set_decoded(track_id, 1_234, b"sound")
    house.database.execute("INSERT INTO seek_picture VALUES (?, x'', x'')", (track_id,))
    house.database.execute("UPDATE track SET tags_version = 0, artist_text = 'old', title = 'old'")
    stored = gone.rename(house.music.parent / "away.mp3")
    assert counts(house.scan()) == (0, 1, 0, 1, 0)
    (track,) = house.tracks.many([track_id])
    assert (track.tags.title, track.tags.artist_text, track.is_liked) == ("A", "Ada, Bo", True)
    assert track.duration_ms == 1_234
    assert house.database.query("SELECT track_id FROM seek_picture") == [(track_id,)]
    assert house.tracks.same_audio(b"sound", 1_234) == [(track_id, False)]
    stored.rename(gone)
    assert counts(house.scan()) == (0, 1, 0, 0, 1)
    assert house.titles() == {"A", "B"}
    assert counts(house.scan()) == (0, 0, 0, 0, 2)


def test_a_moved_file_keeps_its_track(house: House) -> None:
    before = write_titled(house.music / "a.mp3", "A")
    house.scan()
    track_id = house.id_of(before)
    FeedbackStore(house.database).add(FeedbackKind.LIKE, 1, track_id)
    after = house.music / "sub" / "a.mp3"
    after.parent.mkdir()
    before.rename(after)
    assert counts(house.scan()) == (0, 0, 1, 0, 0)
    assert house.id_of(after) == track_id
    renamed = after.rename(house.music / "other name.mp3")
    assert counts(house.scan()) == (0, 0, 1, 0, 0)
    track = house.tracks.get(house.id_of(renamed))
    assert track is not None
    assert (track.id, track.is_liked, track.is_missing) == (track_id, True, False)


def test_another_file_of_the_same_state_is_no_move(house: House) -> None:
    before = write_titled(house.music / "a.mp3", "One")
    house.scan()
    stat = before.stat()
    before.unlink()
    other = write_titled(house.music / "b.mp3", "Two")
    os.utime(other, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert other.stat().st_size == stat.st_size
    assert counts(house.scan()) == (1, 0, 0, 1, 0)


def test_a_file_moves_between_folders_of_the_library(house: House) -> None:
    other = house.music.parent / "other"
    other.mkdir()
    path = write_titled(house.music / "a.mp3", "A")
    house.scan(house.music, other)
    track_id = house.id_of(path)
    path.rename(other / "a.mp3")
    assert counts(house.scan(other, house.music)) == (0, 0, 1, 0, 0)
    assert house.id_of(other / "a.mp3") == track_id


def test_an_excluded_folder_hides_its_tracks_until_the_mark_goes(house: House) -> None:
    write_titled(house.music / "x" / "a.mp3", "A")
    house.scan()
    mark = house.music / "x" / ".nomedia"
    mark.touch()
    assert counts(house.scan()) == (0, 0, 0, 1, 0)
    mark.unlink()
    assert counts(house.scan()) == (0, 1, 0, 0, 0)


def test_names_that_are_not_utf8(house: House) -> None:
    source = write_wav(house.music / "a.wav")
    target = os.fsdecode(os.fsencode(house.music) + b"/caf\xe9.wav")
    os.rename(source, target)
    assert counts(house.scan()) == (1, 0, 0, 0, 0)
    assert house.titles() == {"Café"}
    assert house.tracks.find_path(target) is not None


def test_the_same_folder_twice_and_a_folder_inside_add_nothing(house: House) -> None:
    write_titled(house.music / "x" / "a.mp3", "A")
    house.scan()
    assert counts(house.scan(house.music, house.music / "x", house.music)) == (0, 0, 0, 0, 1)
    assert house.service.add_folder(str(house.music / "x")).path == str(house.music)
    assert len(house.service.folders()) == 1


def test_a_folder_around_a_watched_one_takes_its_tracks_over(house: House) -> None:
    path = write_titled(house.music / "x" / "a.mp3", "A")
    write_titled(house.music / "b.mp3", "B")
    house.scan(house.music / "x")
    track_id = house.id_of(path)
    assert counts(house.scan(house.music)) == (1, 0, 1, 0, 0)
    assert [folder.path for folder in house.service.folders()] == [str(house.music)]
    assert house.id_of(path) == track_id
    assert house.titles() == {"A", "B"}
    assert counts(house.scan()) == (0, 0, 0, 0, 2)


def test_a_part_of_a_folder_alone(house: House) -> None:
    write_titled(house.music / "x" / "a.mp3", "A")
    write_titled(house.music / "y" / "b.mp3", "B")
    house.scan()
    shutil.rmtree(house.music / "x")
    shutil.rmtree(house.music / "y")
    house.service.rescan([str(house.music / "x")])
    house.scheduler.settle()
    assert house.titles() == {"B"}


def test_a_removed_folder_hides_its_tracks_and_comes_back(house: House) -> None:
    write_titled(house.music / "a.mp3", "A")
    house.scan()
    house.service.remove_folder(house.service.folders()[0].id)
    assert house.service.folders() == ()
    house.scheduler.settle()
    assert house.titles() == set()
    assert house.changes[-1].missing
    assert counts(house.scan()) == (0, 1, 0, 0, 0)
    assert house.titles() == {"A"}


@pytest.mark.parametrize("is_being_written", [False, True])
def test_a_folder_that_comes_back_before_its_removal_is_written_stays(
    house: House, monkeypatch: pytest.MonkeyPatch, is_being_written: bool
) -> None:
    write_titled(house.music / "a.mp3", "A")
    house.scan()
    (folder,) = house.service.folders()
    write = FolderStore.remove

    def come_back() -> None:
        house.service.add_folder(folder.path)
        house.service.rescan([folder.path])

    def interrupted(store: FolderStore, folder_id: FolderId, now_ms: int) -> None:
        come_back()
        write(store, folder_id, now_ms)

    house.service.remove_folder(folder.id)
    if is_being_written:
        monkeypatch.setattr(FolderStore, "remove", interrupted)
    else:
        come_back()
    house.scheduler.settle()
    assert [known.path for known in house.service.folders()] == [folder.path]
    assert house.titles() == {"A"}


def test_a_background_scan_tells_batches_progress_and_its_end(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "BATCH_ROWS", 2)
    for number in range(5):
        write_titled(house.music / f"{number}.mp3", f"T{number}")
    house.service.add_folder(str(house.music))
    progress: list[Progress] = []
    reports: list[ScanReport] = []
    house.service.progressed.connect(progress.append)
    house.service.finished.connect(reports.append)
    house.service.rescan()
    assert house.service.is_running
    house.scheduler.settle()
    assert not house.service.is_running
    assert [len(what.added) for what in house.changes] == [2, 2, 1]
    assert (progress[-1].done, progress[-1].total) == (5, 5)
    assert [len(report.changes.added) for report in reports] == [5]


def test_a_scan_asked_for_while_one_runs_comes_after_it(house: House) -> None:
    write_titled(house.music / "a.mp3", "A")
    house.service.add_folder(str(house.music))
    reports: list[ScanReport] = []
    house.service.finished.connect(reports.append)
    house.service.rescan()
    house.service.rescan()
    house.service.rescan([str(house.music / "x")])
    house.scheduler.settle()
    assert [counts(report) for report in reports] == [(1, 0, 0, 0, 0), (0, 0, 0, 0, 1)]
