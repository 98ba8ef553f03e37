"""Hints about changes; the system's own events and a stand-in for its limits."""

from __future__ import annotations

import logging
import queue
from pathlib import Path

import pytest
from watchdog.events import DirMovedEvent, FileClosedEvent, FileMovedEvent, FileSystemEventHandler

from musicrec_desktop.library.watcher import FolderWatcher


class FullObserver:
    """An observer on a system that has no watches left."""

    has_room = False
    handler: FileSystemEventHandler | None = None

    def schedule(self, handler: FileSystemEventHandler, *_: object, **__: object) -> None:
        if not self.has_room:
            raise OSError(28, "inotify watch limit reached")
        self.handler = handler

    def start(self) -> None:
        pass

    def stop(self) -> None:
        pass

    def join(self, timeout: float) -> None:
        pass


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
    watcher = FolderWatcher(lambda _: None, FullObserver)
    watcher.start([str(tmp_path)])
    watcher.stop()
    assert "is not watched" in caplog.text


def test_which_directory_an_event_means() -> None:
    recorder = FullObserver()
    recorder.has_room = True
    dirty: list[str] = []
    FolderWatcher(dirty.append, lambda: recorder).start(["/music"])
    assert recorder.handler is not None
    for event in (
        FileClosedEvent("/music/x/a.mp3"),
        FileMovedEvent("/music/x/a.mp3", "/music/y/b.mp3"),
        DirMovedEvent("/music/x", "/music/z"),
    ):
        recorder.handler.on_any_event(event)
    assert dirty == ["/music/x", "/music/x", "/music/y", "/music", "/music/z"]
