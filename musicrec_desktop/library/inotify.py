"""Changes below folders as the Linux kernel tells them (inotify(7)): one thread, one path for each folder."""

from __future__ import annotations

import ctypes
import errno
import logging
import os
import select
import struct
import threading
from collections.abc import Callable, Iterator
from typing import Final

from musicrec_desktop.core.paths import display_path

log = logging.getLogger(__name__)

_CREATE: Final = 0x100
_MOVED_FROM: Final = 0x40
_MOVED_TO: Final = 0x80
_CLOSE_WRITE: Final = 0x8
_DELETE: Final = 0x200
_OVERFLOW: Final = 0x4000
_IGNORED: Final = 0x8000
_IS_FOLDER: Final = 0x4000_0000
_ONLY_FOLDERS: Final = 0x100_0000
_CLOSE_ON_EXEC: Final = 0o2_000_000
# Reading is not among them: our own scans would wake the thread for every file.
_MASK: Final = _CREATE | _MOVED_FROM | _MOVED_TO | _CLOSE_WRITE | _DELETE | _ONLY_FOLDERS
_EVENT: Final = struct.Struct("=iIII")
"""Watch, what happened, cookie, length of the name behind it."""
_READ_BYTES: Final = 1 << 16
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.ENOMEM, errno.EMFILE})
STOP_TIMEOUT_S: Final = 2.0


class InotifyWatch:
    """Watches folders with all that lies below them.

    Args:
        on_dirty: called with the absolute path of a directory whose content changed, of its thread.

    Raises:
        OSError: the system gives no more of this.
    """

    def __init__(self, on_dirty: Callable[[str], object]) -> None:
        self._on_dirty = on_dirty
        library = ctypes.CDLL(None, use_errno=True)
        self._add_watch = library.inotify_add_watch
        self._add_watch.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_uint32)
        self._remove_watch = library.inotify_rm_watch
        self._remove_watch.argtypes = (ctypes.c_int, ctypes.c_int)
        self._events = library.inotify_init1(_CLOSE_ON_EXEC)
        if self._events < 0:
            raise _error("inotify")
        self._end = os.eventfd(0)
        self._roots: list[bytes] = []
        self._paths: dict[int, bytes] = {}
        self._lock = threading.Lock()
        """Held while a watch gets its path, so that no event comes between the two."""
        self._thread = threading.Thread(target=self._run, name="folder-watch", daemon=True)
        self._thread.start()

    def watch(self, path: str, *, is_deep: bool = True) -> None:
        """Watch a folder, too; below it, what cannot be watched is left out.

        Args:
            path: of the folder.
            is_deep: False where ``note`` is told of what lies below.

        Raises:
            OSError: the folder itself cannot be watched.
        """
        self.note(path)
        root = os.fsencode(path)
        self._roots.append(root)
        if is_deep:
            self._watch_below(root)

    def note(self, path: str) -> None:
        """Watch this folder alone; one that is watched already stays so.

        Raises:
            OSError: it cannot be watched.
        """
        with self._lock:
            self._note(os.fsencode(path))

    def close(self) -> None:
        """End; a thread that hangs on a dead drive is left behind."""
        os.eventfd_write(self._end, 1)
        self._thread.join(STOP_TIMEOUT_S)

    def _note(self, path: bytes) -> None:
        watch = self._add_watch(self._events, path, _MASK)
        if watch < 0:
            raise _error(display_path(os.fsdecode(path)))
        self._paths[watch] = path

    def _watch_below(self, path: bytes) -> None:
        """Watch a folder and what lies below; each before it is listed, so that nothing new is overlooked."""
        waiting = [path]
        while waiting:
            folder = waiting.pop()
            try:
                with self._lock:
                    self._note(folder)
                waiting.extend(_folders_in(folder))
            except OSError as error:
                if error.errno in _NO_ROOM:
                    log.info("%s and others are not watched: %s", display_path(os.fsdecode(folder)), error)
                    return

    def _run(self) -> None:
        poll = select.poll()
        poll.register(self._events, select.POLLIN)
        poll.register(self._end, select.POLLIN)
        try:
            while all(number != self._end for number, _ in poll.poll()):
                # A folder is told once for all that was done in it since the last time.
                for place in dict.fromkeys(self._places(os.read(self._events, _READ_BYTES))):
                    self._on_dirty(os.fsdecode(place))
        finally:
            os.close(self._events)
            os.close(self._end)

    def _places(self, events: bytes) -> Iterator[bytes]:
        """The directories that some events make dirty."""
        at = 0
        while at < len(events):
            watch, what, _, length = _EVENT.unpack_from(events, at)
            at += _EVENT.size + length
            if what & _OVERFLOW:
                # The system has forgotten some: everything may have changed.
                for root in self._roots:
                    self._watch_below(root)
                    yield root
                continue
            with self._lock:
                folder = self._paths.pop(watch, None) if what & _IGNORED else self._paths.get(watch)
            if folder is None or what & _IGNORED:
                continue
            name = events[at - length : at].rstrip(b"\0")
            yield self._changed_folder(os.path.join(folder, name), what) if what & _IS_FOLDER else folder

    def _changed_folder(self, path: bytes, what: int) -> bytes:
        """What is dirty where a folder came or went: the new one, or what the other one lay in."""
        if what & (_CREATE | _MOVED_TO):
            self._watch_below(path)
            return path
        if what & _MOVED_FROM:
            self._forget(path)
        return os.path.dirname(path)

    def _forget(self, path: bytes) -> None:
        """Watch a folder no longer that was moved away; where it went to it is watched anew."""
        with self._lock:
            gone = [
                watch
                for watch, place in self._paths.items()
                if place.startswith(path) and place[len(path) :][:1] in {b"", b"/"}
            ]
            for watch in gone:
                self._remove_watch(self._events, watch)
                del self._paths[watch]


def _folders_in(path: bytes) -> list[bytes]:
    with os.scandir(path) as listing:
        return [entry.path for entry in listing if entry.is_dir(follow_symlinks=False)]


def _error(what: str) -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number), what)
