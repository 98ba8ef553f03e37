"""Writing what a scan reads, in batches that the lists can follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.model.files import Folder, ScannedFile
from musicrec_desktop.model.track import FolderId, TrackChanges, TrackId
from musicrec_desktop.storage.tracks import TrackStore

BATCH_ROWS: Final = 200
BATCH_MS: Final = 1_000
"""The longest time between two batches, so that a list fills while a slow disk is read."""


class ScanWriter:
    """Collects read files and writes them; one folder at a time.

    Args:
        tracks: where to.
        clock: for times that are stored, and for the age of a batch.
        is_removed: whether the user took a folder out of the library meanwhile.
        on_written: hears of each batch.
    """

    def __init__(
        self,
        *,
        tracks: TrackStore,
        clock: Clock,
        is_removed: Callable[[FolderId], bool],
        on_written: Callable[[TrackChanges], object],
    ) -> None:
        self._tracks = tracks
        self._clock = clock
        self._is_removed = is_removed
        self._on_written = on_written
        self._folder: Folder | None = None
        self._files: list[ScannedFile] = []
        self._moved: list[TrackId] = []
        self._since_ms = clock.monotonic_ms()

    def write(self, folder: Folder, file: ScannedFile) -> None:
        """A file that is new or changed."""
        if self._folder != folder:
            self.flush()
            self._folder = folder
        self._files.append(file)
        self._flush_when_due()

    def move(self, track_id: TrackId, folder: Folder, file: ScannedFile) -> None:
        """A file that is a known track in a new place."""
        self._tracks.move(track_id, folder.id, file, self._clock.now_ms())
        self._moved.append(track_id)
        self._flush_when_due()

    def flush(self) -> None:
        """Write and tell what was collected."""
        self._since_ms = self._clock.monotonic_ms()
        added, changed = self._upsert()
        moved, self._moved = self._moved, []
        if what := TrackChanges(added=tuple(added), changed=tuple(changed), moved=tuple(moved)):
            self._on_written(what)

    def _upsert(self) -> tuple[list[TrackId], list[TrackId]]:
        folder, files = self._folder, self._files
        self._folder, self._files = None, []
        if folder is None or not files:
            return [], []
        now_ms = self._clock.now_ms()
        added, changed = self._tracks.upsert(folder.id, files, now_ms)
        if self._is_removed(folder.id):
            self._tracks.mark_missing([*added, *changed], now_ms)
            return [], []
        return added, changed

    def _flush_when_due(self) -> None:
        is_old = self._clock.monotonic_ms() - self._since_ms >= BATCH_MS
        if is_old or len(self._files) + len(self._moved) >= BATCH_ROWS:
            self.flush()
