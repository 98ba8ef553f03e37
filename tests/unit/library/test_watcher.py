"""Hints about changes; the system's own events and a stand-in for its limits."""

from __future__ import annotations

import logging
import os
import queue
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from watchdog.events import DirMovedEvent, FileClosedEvent, FileMovedEvent, FileSystemEventHandler

from musicrec_desktop.library import inotify
from musicrec_desktop.library.inotify import InotifyWatch
from musicrec_desktop.library.observed_folders import ObservedFolders
from musicrec_desktop.library.watcher import FolderWatcher, OnDirty


class FullSystem:
    """A system that has no watches left."""

    notes: ClassVar[list[str]] = []

    def __init__(self, _: OnDirty) -> None:
        pass

    def watch(self, path: str, *, is_deep: bool = True) -> None:
        if is_deep:
            raise OSError(28, "inotify watch limit reached", path)

    def note(self, path: str) -> None:
        self.notes.append(path)
        raise OSError(28, "inotify watch limit reached", path)

    def close(self) -> None:
        pass


class RecordingObserver:
    """An observer of watchdog that only keeps its handler."""

    handler: FileSystemEventHandler | None = None

    def schedule(self, handler: FileSystemEventHandler, *_: object, **__: object) -> None:
        self.handler = handler

    def start(self) -> None:
        pass

    def stop(self) -> None:
        pass

    def join(self, timeout: float) -> None:
        pass


class Told:
    """What a watch tells of a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.places: queue.Queue[str] = queue.Queue()
        self.watch = InotifyWatch(self.places.put)

    def until(self, name: str) -> list[str]:
        """All that is told until a place below the root is, as relative paths, without repetition."""
        told: dict[str, None] = {}
        while name not in told:
            told[os.path.relpath(self.places.get(timeout=10), self.root)] = None
        return list(told)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    if sys.platform != "linux":
        pytest.skip("inotify is of Linux")
    told = Told(tmp_path)
    yield told
    told.watch.close()


def test_a_new_file_makes_its_directory_dirty(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    dirty: queue.Queue[str] = queue.Queue()
    watcher = FolderWatcher(dirty.put)
    watcher.start([str(tmp_path / "gone"), str(tmp_path)])
    (tmp_path / "sub" / "a.mp3").write_bytes(b"x")
    assert dirty.get(timeout=10) == str(tmp_path / "sub")
    watcher.stop()
    watcher.stop()


def test_no_watches_left_is_no_error(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "musicrec_desktop")
    watcher = FolderWatcher(lambda _: None, FullSystem)
    watcher.start([str(tmp_path)])
    watcher.stop()
    assert "is not watched" in caplog.text


def test_where_there_is_no_room_the_other_folders_are_not_tried(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "musicrec_desktop")
    FullSystem.notes.clear()
    watcher = FolderWatcher(lambda _: None, FullSystem)
    watcher.note("before it began")
    watcher.start([str(tmp_path)], is_deep=False)
    watcher.note(str(tmp_path / "a"))
    watcher.note(str(tmp_path / "b"))
    watcher.stop()
    watcher.note("afterwards")
    assert FullSystem.notes == [str(tmp_path / "a")]
    assert caplog.text.count("and others are not watched") == 1


def test_folders_that_are_told_are_watched(tmp_path: Path) -> None:
    (tmp_path / "told").mkdir()
    (tmp_path / "untold").mkdir()
    dirty: queue.Queue[str] = queue.Queue()
    watcher = FolderWatcher(dirty.put)
    watcher.start([str(tmp_path)], is_deep=False)
    watcher.note(str(tmp_path / "gone"))
    for _ in range(2):
        watcher.note(str(tmp_path / "told"))
    if sys.platform == "linux":
        (tmp_path / "untold" / "a.mp3").write_bytes(b"x")
    (tmp_path / "told" / "a.mp3").write_bytes(b"x")
    assert dirty.get(timeout=10) == str(tmp_path / "told")
    watcher.stop()


def test_folders_that_come_are_watched_and_those_that_go_are_told(told: Told) -> None:
    (told.root / "old" / "deep").mkdir(parents=True)
    told.watch.watch(str(told.root))
    (told.root / "new" / "deep").mkdir(parents=True)
    told.until("new")
    (told.root / "new" / "deep" / "a.mp3").write_bytes(b"x")
    told.until("new/deep")
    (told.root / "old").rename(told.root / "new" / "moved")
    assert {".", "new/moved"} <= set(told.until("new/moved"))
    (told.root / "new" / "moved" / "deep" / "b.mp3").write_bytes(b"x")
    told.until("new/moved/deep")
    shutil.rmtree(told.root / "new")
    told.until(".")
    (told.root / "c\udcff").mkdir()
    told.until("c\udcff")


def test_what_is_done_to_a_file_is_told(told: Told) -> None:
    (told.root / "a").mkdir()
    (told.root / "b").mkdir()
    told.watch.watch(str(told.root))
    (told.root / "a" / "x.mp3").write_bytes(b"x")
    told.until("a")
    (told.root / "a" / "x.mp3").rename(told.root / "b" / "y.mp3")
    assert {"a", "b"} >= set(told.until("b"))
    (told.root / "b" / "y.mp3").rename(told.root / "b" / "z.mp3")
    told.until("b")
    os.link(told.root / "b" / "z.mp3", told.root / "a" / "z.mp3")
    told.until("a")
    (told.root / "b" / "z.mp3").unlink()
    told.until("b")


def test_a_folder_that_was_moved_away_is_told_of_no_more(
    told: Told, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = tmp_path_factory.mktemp("away")
    (told.root / "album").mkdir()
    (told.root / "album 2").mkdir()
    told.watch.watch(str(told.root))
    (told.root / "album").rename(away / "album")
    told.until(".")
    (away / "album" / "a.mp3").write_bytes(b"x")
    (told.root / "album 2" / "a.mp3").write_bytes(b"x")
    assert told.until("album 2") == ["album 2"]


def test_where_the_system_forgot_events_everything_is_told(told: Told) -> None:
    told.watch.watch(str(told.root))
    overflow = inotify._EVENT.pack(-1, inotify._OVERFLOW, 0, 0)
    assert list(told.watch._places(overflow)) == [os.fsencode(told.root)]


def test_below_a_folder_what_cannot_be_watched_is_left_out(
    told: Told, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "musicrec_desktop")
    (told.root / "sub").mkdir()
    with pytest.raises(OSError, match="No such file"):
        told.watch.watch(str(told.root / "gone"))
    real = InotifyWatch._note

    def note(watch: InotifyWatch, path: bytes) -> None:
        if path.endswith(b"sub"):
            raise OSError(28, "No space left on device")
        real(watch, path)

    monkeypatch.setattr(InotifyWatch, "_note", note)
    told.watch.watch(str(told.root))
    assert "are not watched" in caplog.text
    (told.root / "a.mp3").write_bytes(b"x")
    told.until(".")


def test_which_directory_an_event_of_watchdog_means() -> None:
    recorder = RecordingObserver()
    dirty: list[str] = []
    watch = ObservedFolders(dirty.append, lambda: recorder)
    watch.watch("/music")
    assert recorder.handler is not None
    for event in (
        FileClosedEvent("/music/x/a.mp3"),
        FileMovedEvent("/music/x/a.mp3", "/music/y/b.mp3"),
        DirMovedEvent("/music/x", "/music/z"),
    ):
        recorder.handler.on_any_event(event)
    watch.close()
    assert dirty == ["/music/x", "/music/x", "/music/y", "/music", "/music/z"]
