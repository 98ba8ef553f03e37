"""Writing what a scan reads, in batches that the lists can follow."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.model.track import (
    FileFailure,
    Folder,
    ScannedFile,
    ScanReport,
    TrackChanges,
    TrackId,
)
from musicrec_desktop.services.scan.scope import RunControl
from musicrec_desktop.storage.tracks import TrackStore

BATCH_ROWS: Final = 200
BATCH_MS: Final = 1_000
"""A batch is written at least so often, so that a list fills while a slow disk is read."""


@dataclass(slots=True)
class Outcome:
    """What a run did so far."""

    added: list[TrackId] = field(default_factory=list)
    changed: list[TrackId] = field(default_factory=list)
    moved: list[TrackId] = field(default_factory=list)
    missing: list[TrackId] = field(default_factory=list)
    unchanged: int = 0
    failed: list[FileFailure] = field(default_factory=list)
    news: list[FileFailure] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def fail(self, failure: FileFailure, *, is_news: bool = True) -> None:
        """Something could not be read; no news is what a scan before told of."""
        self.failed.append(failure)
        if is_news:
            self.news.append(failure)

    def report(self, seconds: float) -> ScanReport:
        """The outcome as a value; what was missing and then found elsewhere is moved, not missing."""
        found = {*self.added, *self.changed, *self.moved}
        missing = tuple(track_id for track_id in self.missing if track_id not in found)
        what = TrackChanges(tuple(self.added), tuple(self.changed), tuple(self.moved), missing)
        return ScanReport(
            what,
            self.unchanged,
            tuple(self.failed),
            seconds,
            tuple(self.news),
            tuple(sorted(self.left_out.items())),
        )


class ScanWriter:
    """Collects read files and writes them; one folder at a time.

    Args:
        tracks: where to.
        clock: for times that are stored, and for the age of a batch.
        control: told of each batch.
        outcome: takes the ids.
    """

    def __init__(self, *, tracks: TrackStore, clock: Clock, control: RunControl, outcome: Outcome) -> None:
        self._tracks = tracks
        self._clock = clock
        self._control = control
        self._outcome = outcome
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
        self._tracks.move(track_id, folder.id, file)
        self._moved.append(track_id)
        self._flush_when_due()

    def flush(self) -> None:
        """Write and tell what was collected."""
        self._since_ms = self._clock.monotonic_ms()
        added, changed = self._upsert()
        moved, self._moved = self._moved, []
        self._outcome.added.extend(added)
        self._outcome.changed.extend(changed)
        self._outcome.moved.extend(moved)
        if what := TrackChanges(added=tuple(added), changed=tuple(changed), moved=tuple(moved)):
            self._control.tell_changes(what)

    def _upsert(self) -> tuple[list[TrackId], list[TrackId]]:
        folder, files = self._folder, self._files
        self._folder, self._files = None, []
        if folder is None or not files:
            return [], []
        now_ms = self._clock.now_ms()
        added, changed = self._tracks.upsert(folder.id, files, now_ms)
        if self._control.is_removed(folder.id):
            self._tracks.mark_missing([*added, *changed], now_ms)
            return [], []
        return added, changed

    def _flush_when_due(self) -> None:
        is_old = self._clock.monotonic_ms() - self._since_ms >= BATCH_MS
        if is_old or len(self._files) + len(self._moved) >= BATCH_ROWS:
            self.flush()
