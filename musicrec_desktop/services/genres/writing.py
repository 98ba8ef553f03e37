"""Writes accepted genres into the tags of files when the user asks for it; a writing can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle
from musicrec_desktop.library.tag_rewriting import TagFields
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.genres import GenreState
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.file_tags.writer import FileTagWriter, Rewrite
from musicrec_desktop.storage.genre_suggestions import GenreStore


@dataclass(frozen=True, slots=True)
class GenresWritten:
    """How a writing ended.

    Attributes:
        written: tracks whose files have the genres now, or no more.
        failed: files that were left as they were, and why.
        before: what stood in the fields of each written track; ``GenreWriting.restore`` takes it.
    """

    written: tuple[TrackId, ...]
    failed: tuple[FileFailure, ...]
    before: tuple[tuple[TrackId, TagFields], ...]


class GenreWriting:
    """Writes tags file by file, each of which is whole at any time.

    Args:
        scheduler: gives the lane.
        store: tells what was accepted.
        writer: writes the files.

    Signals:
        progressed: how far a writing is.
        state_changed: running changed.
        written: tracks whose tags are others now.
    """

    def __init__(self, *, scheduler: Scheduler, store: GenreStore, writer: FileTagWriter) -> None:
        self._scheduler, self._store, self._writer = scheduler, store, writer
        self._task: TaskHandle | None = None
        self.progressed: Signal[Progress] = Signal()
        self.state_changed: Signal[()] = Signal()
        self.written: Signal[tuple[TrackId, ...]] = Signal()

    @property
    def is_running(self) -> bool:
        """Whether files are being written."""
        return self._task is not None

    def accepted(self, ids: Sequence[TrackId] | None = None) -> dict[TrackId, tuple[str, ...]]:
        """The genres that would be written, by track.

        Args:
            ids: the tracks, no others; None for all.
        """
        shown = (
            self._store.all_shown()
            if ids is None
            else [each for genres in self._store.shown(ids).values() for each in genres]
        )
        found: dict[TrackId, list[str]] = {}
        for each in shown:
            if each.state is GenreState.ACCEPTED:
                found.setdefault(each.track_id, []).append(each.name)
        return {track_id: tuple(names) for track_id, names in found.items()}

    def write(
        self,
        ids: Sequence[TrackId] | None,
        on_done: Callable[[GenresWritten], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        """Write in the io lane the accepted genres of some tracks, or of all; one writing at a time."""
        self._start(lambda context: self.write_blocking(ids, context), on_done, on_error)

    def restore(
        self,
        before: Sequence[tuple[TrackId, TagFields]],
        on_done: Callable[[GenresWritten], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        """Put back in the io lane what a writing replaced; the genres count as accepted again."""
        works = [(track_id, _restoring(fields)) for track_id, fields in before]
        self._start(lambda context: self._each(works, context), on_done, on_error)

    def cancel(self) -> None:
        """Write no further files; the one that is being written comes to its end."""
        if self._task is not None:
            self._task.cancel()
            self._end()

    def write_blocking(self, ids: Sequence[TrackId] | None, context: TaskContext) -> GenresWritten:
        """Write in this thread.

        Raises:
            StorageError: the database cannot be used.
        """
        works = [(track_id, _writing(names)) for track_id, names in self.accepted(ids).items()]
        return self._each(works, context)

    def _start(
        self,
        work: Callable[[TaskContext], GenresWritten],
        on_done: Callable[[GenresWritten], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        if self._task is not None:
            return

        def done(report: GenresWritten) -> None:
            self._end()
            self.written.emit(report.written)
            on_done(report)

        def failed(error: Exception) -> None:
            self._end()
            on_error(error)

        self._task = self._scheduler.run(
            Lane.IO, work, on_done=done, on_error=failed, on_progress=self.progressed.emit
        )
        self.state_changed.emit()

    def _end(self) -> None:
        self._task = None
        self.state_changed.emit()

    def _each(self, works: Sequence[tuple[TrackId, Rewrite]], context: TaskContext) -> GenresWritten:
        written: list[TrackId] = []
        failed: list[FileFailure] = []
        before: list[tuple[TrackId, TagFields]] = []
        for number, (track_id, work) in enumerate(works):
            if context.is_cancelled:
                break
            place = self._writer.place(track_id)
            if place is not None:
                try:
                    fields = self._writer.write(track_id, *place, work)
                except LibraryError as error:
                    failed.append(FileFailure(place[0], error.reason))
                else:
                    written.append(track_id)
                    before.append((track_id, fields))
            context.progress(Progress(number + 1, len(works)))
        return GenresWritten(tuple(written), tuple(failed), tuple(before))


def _writing(names: tuple[str, ...]) -> Rewrite:
    return lambda files, path, stat: files.write_genres(path, stat.size, stat.mtime_ns, names)


def _restoring(before: TagFields) -> Rewrite:
    return lambda files, path, stat: files.restore_fields(path, stat.size, stat.mtime_ns, before)
