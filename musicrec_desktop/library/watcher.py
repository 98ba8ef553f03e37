"""Notices changes below the watched folders. The periodic scan finds what the watcher misses."""

from __future__ import annotations

import errno
import logging
import sys
import threading
from collections.abc import Callable, Iterable
from typing import Final, Protocol

from musicrec_desktop.core.paths import display_path

log = logging.getLogger(__name__)

_OF_ONE: Final = frozenset((errno.ENOENT, errno.ENOTDIR, errno.EACCES, errno.EPERM, errno.ELOOP))
"""Errors of one folder; after others no folder more can be watched."""
OnDirty = Callable[[str], object]
"""Called with the absolute path of a directory, from the watcher's thread."""


class Watch(Protocol):
    """Tells changes below some folders until it is closed."""

    def watch(self, path: str, *, is_deep: bool = True) -> None:
        """Watch a folder with all that lies below.

        Args:
            path: of the folder.
            is_deep: False where each folder below is told with ``note``; a watch that sees all of them anyway
                does not mind.

        Raises:
            OSError: it cannot be watched.
        """
        ...

    def note(self, path: str) -> None:
        """Watch a folder below one of these, as it is about to be listed.

        Raises:
            OSError: it cannot be watched.
        """
        ...

    def close(self) -> None:
        """Watch nothing more."""
        ...


class FolderWatcher:
    """Tells which directories changed.

    Args:
        on_dirty: called with the absolute path of a directory, from the watcher's thread.
        make_watch: begins to watch; tests give their own.
    """

    def __init__(self, on_dirty: OnDirty, make_watch: Callable[[OnDirty], Watch] | None = None) -> None:
        self._on_dirty = on_dirty
        self._make_watch = make_watch or _watch_of_system
        self._watch: Watch | None = None
        self._is_full = False
        self._lock = threading.Lock()

    def start(self, paths: Iterable[str], *, is_deep: bool = True) -> None:
        """Watch these folders and no others; takes its time on thousands of folders.

        One that cannot be watched (the system's limit, a file system without events) is left to the
        periodic scan.

        Args:
            paths: of the folders.
            is_deep: False where a scan tells ``note`` of each folder below, so that nobody walks twice.
        """
        with self._lock:
            self._close()
            try:
                watch = self._make_watch(self._on_dirty)
            except (OSError, RuntimeError) as error:
                log.info("folders are not watched: %s", error)
                return
            self._watch = watch
            for path in paths:
                try:
                    watch.watch(path, is_deep=is_deep)
                except (OSError, RuntimeError, ValueError) as error:
                    log.info("%s is not watched: %s", display_path(path), error)

    def note(self, path: str) -> None:
        """Watch a folder below one that is watched; called before it is listed, in any thread."""
        with self._lock:
            if self._watch is None or self._is_full:
                return
            try:
                self._watch.note(path)
            except OSError as error:
                # Where there are too many of them, the others are left to the periodic scan.
                self._is_full = error.errno not in _OF_ONE
                if self._is_full:
                    log.info("%s and others are not watched: %s", display_path(path), error)

    def stop(self) -> None:
        """Watch nothing."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        watch, self._watch, self._is_full = self._watch, None, False
        if watch is not None:
            watch.close()


def _watch_of_system(on_dirty: OnDirty) -> Watch:
    """What tells changes on this system; its libraries are loaded only here."""
    if sys.platform == "linux":
        from musicrec_desktop.library.inotify import InotifyWatch

        return InotifyWatch(on_dirty)
    from musicrec_desktop.library.observed_folders import ObservedFolders

    return ObservedFolders(on_dirty)
