"""Starts scans when folders change and at intervals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.library.watcher import FolderWatcher
from musicrec_desktop.services.scan.service import ScanService

SETTLE_MS: Final = 1_500
"""How long after the last change a scan waits: a copy of an album is one change."""
LONGEST_WAIT_MS: Final = 30_000
PERIOD_MS: Final = 15 * 60_000
MOST_PLACES: Final = 50
"""With more changed directories than this everything is scanned; unchanged files cost next to nothing."""


class WatchService:
    """Scans what changed, and everything now and then: watchers miss changes on network mounts.

    Args:
        scheduler: of the owner's thread.
        scan: does the scanning.
        watcher: notices changes; None for one of its own.
    """

    def __init__(
        self, *, scheduler: Scheduler, scan: ScanService, watcher: FolderWatcher | None = None
    ) -> None:
        self._scheduler = scheduler
        self._scan = scan
        self._watcher = watcher or FolderWatcher(self.note_change)
        self._dirty: set[str] = set()
        self._settling: Timer | None = None
        self._first_change_ms = 0
        self._period: Timer | None = None
        self._disconnects: list[Callable[[], None]] = []
        self._watched: tuple[str, ...] = ()
        self._waits_for_scan = False

    def start(self, *, is_scanned: bool = False) -> None:
        """Begin to watch the folders that the library has, and to scan periodically.

        Args:
            is_scanned: a scan of all folders is asked for at once, which tells of each folder in them, so
                that the library is walked once.
        """
        if self._period is None:
            self._period = self._scheduler.call_every(PERIOD_MS, self._scan.rescan)
            self._disconnects = [
                self._scan.folders_changed.connect(self._watch_folders),
                self._scan.finished.connect(lambda _report: self._on_scanned(is_whole=True)),
                self._scan.failed.connect(lambda _error: self._on_scanned(is_whole=False)),
            ]
            self._scan.on_folder = self._watcher.note
        self._waits_for_scan = is_scanned
        self._watch_folders(is_deep=not is_scanned)

    def stop(self) -> None:
        """Watch and scan no longer."""
        if self._period is not None:
            self._period.cancel()
            self._period = None
        while self._disconnects:
            self._disconnects.pop()()
        self._scan.on_folder = None
        if self._settling is not None:
            self._settling.cancel()
            self._settling = None
        self._watched = ()
        self._watcher.stop()

    def note_change(self, directory: str) -> None:
        """Something in this directory changed; from any thread."""
        self._scheduler.post(lambda: self._on_change(directory))

    def _watch_folders(self, *, is_deep: bool = True) -> None:
        paths = tuple(folder.path for folder in self._scan.folders())
        if paths != self._watched:
            self._watched = paths
            self._scheduler.run(
                # Before a scan, which is in the same lane, or beside it.
                Lane.QUICK if is_deep else Lane.IO,
                lambda _context: self._watcher.start(paths, is_deep=is_deep),
                name="watch-folders",
            )

    def _on_scanned(self, *, is_whole: bool) -> None:
        """Walk after all where the scan that was to tell of the folders has not."""
        waits, self._waits_for_scan = self._waits_for_scan, False
        if waits and (not is_whole or self._scan.is_cancelled):
            self._watched = ()
            self._watch_folders()

    def _on_change(self, directory: str) -> None:
        if self._period is None:
            return
        now_ms = self._scheduler.clock.monotonic_ms()
        if not self._dirty:
            self._first_change_ms = now_ms
        self._dirty.add(directory)
        if self._settling is not None:
            if now_ms - self._first_change_ms > LONGEST_WAIT_MS - SETTLE_MS:
                return
            self._settling.cancel()
        self._settling = self._scheduler.call_later(SETTLE_MS, self._on_settled)

    def _on_settled(self) -> None:
        self._settling = None
        places, self._dirty = self._dirty, set()
        self._scan.rescan(None if len(places) > MOST_PLACES else sorted(places))
