"""Writes measured loudness into the tags of files when the user asks for it; a writing can be undone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle
from musicrec_desktop.library.tag_rewriting import TagFields
from musicrec_desktop.model.files import FileFailure, FileStat
from musicrec_desktop.model.loudness import SILENCE_LUFS, KnownLoudness
from musicrec_desktop.model.sound import REFERENCE_LUFS
from musicrec_desktop.model.track import ReplayGain, TrackId
from musicrec_desktop.services.file_tags.writer import FileTagWriter, Rewrite
from musicrec_desktop.storage.loudness import LoudnessStore

NOT_MEASURED: Final = "not-measured"
SILENT: Final = "silent"


@dataclass(frozen=True, slots=True)
class WritingPlan:
    """What writing would change.

    Attributes:
        ready: tracks whose files would be written.
        unmeasured: how many are not measured as they are now.
    """

    ready: tuple[TrackId, ...]
    unmeasured: int


@dataclass(frozen=True, slots=True)
class WritingReport:
    """How a writing ended.

    Attributes:
        written: tracks whose files hold the loudness now.
        failed: files that were left as they were, and why.
        before: what stood in the fields of each written track; ``LoudnessWriting.restore`` takes it.
    """

    written: tuple[TrackId, ...]
    failed: tuple[FileFailure, ...]
    before: tuple[tuple[TrackId, TagFields], ...]


class LoudnessWriting:
    """Writes tags file by file, each of which is whole at any time.

    Args:
        scheduler: gives the lane.
        store: tells what was measured.
        writer: writes the files.

    Signals:
        progressed: how far a writing is.
        state_changed: running changed.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        store: LoudnessStore,
        writer: FileTagWriter,
    ) -> None:
        self._scheduler, self._store, self._writer = scheduler, store, writer
        self._running = 0
        self._is_cancelled = threading.Event()
        self.progressed: Signal[Progress] = Signal()
        self.state_changed: Signal[()] = Signal()

    @property
    def is_running(self) -> bool:
        """Whether files are being written."""
        return self._running > 0

    def plan(
        self,
        ids: Sequence[TrackId],
        on_done: Callable[[WritingPlan], object],
        on_error: Callable[[Exception], object],
    ) -> TaskHandle:
        """What a writing of the albums of some tracks would do."""
        wanted = tuple(ids)
        return self._scheduler.run(
            Lane.QUICK,
            lambda _context: self._plan(wanted),
            name="loudness-plan",
            on_done=on_done,
            on_error=on_error,
        )

    def write(
        self,
        ids: Sequence[TrackId],
        on_done: Callable[[WritingReport], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        """Write in the io lane what was measured of some tracks and their albums.

        Args:
            ids: the tracks, no others.
            on_done: hears how it ended, also where it was cancelled.
            on_error: hears that the database refused.
        """
        wanted = tuple(ids)
        self._start(lambda context: self.write_blocking(wanted, context), on_done, on_error)

    def restore(
        self,
        before: Sequence[tuple[TrackId, TagFields]],
        on_done: Callable[[WritingReport], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        """Put back in the io lane what a writing replaced."""
        works = [(track_id, _restoring(fields)) for track_id, fields in before]
        self._start(lambda context: self._each(works, context), on_done, on_error)

    def cancel(self) -> None:
        """Write no further files; the one that is being written comes to its end."""
        self._is_cancelled.set()

    def write_blocking(
        self, ids: Sequence[TrackId], context: TaskContext, *, is_album: bool = True
    ) -> WritingReport:
        """Write in this thread.

        Raises:
            StorageError: the database cannot be used.
        """
        known = self._store.known(ids)
        works = [(track_id, _writing(known.get(track_id), is_album=is_album)) for track_id in ids]
        return self._each(works, context)

    def _plan(self, ids: Sequence[TrackId]) -> WritingPlan:
        wanted = self._store.album_mates(ids)
        known = self._store.known(wanted)
        return WritingPlan(
            tuple(track_id for track_id in wanted if track_id in known), len(wanted) - len(known)
        )

    def _start(
        self,
        work: Callable[[TaskContext], WritingReport],
        on_done: Callable[[WritingReport], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        self._running += 1
        self._is_cancelled.clear()
        self.state_changed.emit()
        self._scheduler.run(
            Lane.IO,
            work,
            on_done=lambda report: self._end(lambda: on_done(report)),
            on_error=lambda error: self._end(lambda: on_error(error)),
            on_progress=self.progressed.emit,
        )

    def _end(self, tell: Callable[[], object]) -> None:
        self._running -= 1
        self.state_changed.emit()
        tell()

    def _each(self, works: Sequence[tuple[TrackId, Rewrite | str]], context: TaskContext) -> WritingReport:
        written: list[TrackId] = []
        failed: list[FileFailure] = []
        before: list[tuple[TrackId, TagFields]] = []
        for number, (track_id, work) in enumerate(works):
            if self._is_cancelled.is_set() or context.is_cancelled:
                break
            place = self._writer.place(track_id)
            if place is not None:
                path, stat = place
                outcome = self._one(track_id, path, stat, work)
                if isinstance(outcome, str):
                    failed.append(FileFailure(path, outcome))
                else:
                    written.append(track_id)
                    before.append((track_id, outcome))
            context.progress(Progress(number + 1, len(works)))
        # The files changed and the sound did not: albums count as before.
        self._store.settle_albums(written)
        return WritingReport(tuple(written), tuple(failed), tuple(before))

    def _one(self, track_id: TrackId, path: str, stat: FileStat, work: Rewrite | str) -> TagFields | str:
        """Write one file; what stood in it before, or why it was left alone."""
        if isinstance(work, str):
            return work
        try:
            return self._writer.write(track_id, path, stat, work)
        except LibraryError as error:
            return error.reason


def gain_of(known: KnownLoudness, *, is_album: bool) -> ReplayGain:
    """What is written for a measurement."""
    album = known.album if is_album else None
    has_album = album is not None and album.integrated_lufs > SILENCE_LUFS
    return ReplayGain(
        track_gain_db=REFERENCE_LUFS - known.integrated_lufs,
        track_peak=known.true_peak,
        album_gain_db=REFERENCE_LUFS - album.integrated_lufs if album and has_album else None,
        album_peak=album.true_peak if album and has_album else None,
    )


def _writing(known: KnownLoudness | None, *, is_album: bool) -> Rewrite | str:
    if known is None:
        return NOT_MEASURED
    if known.integrated_lufs <= SILENCE_LUFS:
        return SILENT
    gain = gain_of(known, is_album=is_album)
    return lambda files, path, stat: files.write_loudness(path, stat.size, stat.mtime_ns, gain)


def _restoring(before: TagFields) -> Rewrite:
    return lambda files, path, stat: files.restore_fields(path, stat.size, stat.mtime_ns, before)
