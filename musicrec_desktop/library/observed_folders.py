"""Changes below folders as watchdog tells them, on systems other than Linux."""

from __future__ import annotations

import os
from collections.abc import Callable
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


class ObservedFolders:
    """Watches folders with all that lies below them.

    Args:
        on_dirty: called with the absolute path of a directory whose content changed, of its thread.
        make_observer: builds the observer; tests give their own.

    Raises:
        OSError: the system gives no more of this.
    """

    def __init__(
        self, on_dirty: Callable[[str], object], make_observer: Callable[[], Any] = Observer
    ) -> None:
        self._handler = _Handler(on_dirty)
        self._observer = make_observer()
        self._observer.start()

    def watch(self, path: str, *, is_deep: bool = True) -> None:  # noqa: ARG002  # the system sees all below
        """Watch a folder, too.

        Raises:
            OSError: it cannot be watched.
        """
        self._observer.schedule(self._handler, path, recursive=True, event_filter=_EVENTS)

    def note(self, path: str) -> None:
        """Nothing: what lies below a watched folder is watched."""

    def close(self) -> None:
        """End."""
        self._observer.stop()
        self._observer.join(STOP_TIMEOUT_S)


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
