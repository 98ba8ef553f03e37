"""Notices changes below the watched folders. The periodic scan finds what the watcher misses."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterable
from typing import Any, Final

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from musicrec_desktop.core.paths import display_path

log = logging.getLogger(__name__)

# Without the filter, events of our own reads fill the watcher's queue on thousands of folders.
_EVENTS: Final[list[type[FileSystemEvent]]] = [
    FileCreatedEvent,
    FileDeletedEvent,
    FileMovedEvent,
    FileClosedEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
]
STOP_TIMEOUT_S: Final = 2.0


class FolderWatcher:
    """Tells which directories changed.

    Args:
        on_dirty: called with the absolute path of a directory, from the watcher's thread.
        make_observer: builds the observer; tests give their own.
    """

    def __init__(
        self, on_dirty: Callable[[str], object], make_observer: Callable[[], Any] = Observer
    ) -> None:
        self._on_dirty = on_dirty
        self._make_observer = make_observer
        self._observer: Any = None
        self._lock = threading.Lock()

    def start(self, paths: Iterable[str]) -> None:
        """Watch these folders and no others; takes its time on thousands of folders.

        One that cannot be watched (the system's limit, a file system without events) is left to the
        periodic scan.
        """
        with self._lock:
            self._close()
            observer = self._make_observer()
            handler = _Handler(self._on_dirty)
            try:
                observer.start()
            except (OSError, RuntimeError) as error:
                log.info("folders are not watched: %s", error)
                return
            self._observer = observer
            for path in paths:
                self._schedule(observer, handler, path)

    def stop(self) -> None:
        """Watch nothing."""
        with self._lock:
            self._close()

    @staticmethod
    def _schedule(observer: Any, handler: FileSystemEventHandler, path: str) -> None:
        try:
            observer.schedule(handler, path, recursive=True, event_filter=_EVENTS)
        except (OSError, RuntimeError, ValueError) as error:
            log.info("%s is not watched: %s", display_path(path), error)

    def _close(self) -> None:
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()
            observer.join(STOP_TIMEOUT_S)


class _Handler(FileSystemEventHandler):
    """From events to directories."""

    def __init__(self, on_dirty: Callable[[str], object]) -> None:
        self._on_dirty = on_dirty

    def on_any_event(self, event: FileSystemEvent) -> None:
        is_new_folder = event.is_directory and not isinstance(event, DirDeletedEvent)
        for path in (event.src_path, event.dest_path):
            if not path:
                continue
            place = os.fsdecode(path)
            is_there = is_new_folder and (place == event.dest_path or not event.dest_path)
            self._on_dirty(place if is_there else os.path.dirname(place))
