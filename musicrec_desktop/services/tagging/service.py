"""Tags and names of files: read, planned, written and undone; what front ends hold."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TypeVar

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle
from musicrec_desktop.library.file_reader import FILES, FileReader
from musicrec_desktop.library.tags import ReadingRules
from musicrec_desktop.model.tag_edit import TagBatch, TagEdit, TagOutcome, TagPlan
from musicrec_desktop.model.tag_fields import FRONT_COVER, FileTags, Picture
from musicrec_desktop.model.track import TrackChanges, TrackId
from musicrec_desktop.services.file_tags.writer import FileTagWriter
from musicrec_desktop.services.tagging.carrying import IsStopped, PlanCarrier
from musicrec_desktop.services.tagging.finding import sound_files
from musicrec_desktop.services.tagging.planning import plan_groups, plan_of
from musicrec_desktop.services.tagging.sheet_tracks import (
    Place,
    tracks_at,
    with_sheet_sound,
    with_unknown_tracks,
)
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.tag_edits import TagEditStore
from musicrec_desktop.storage.tracks import TrackStore

T = TypeVar("T")
OnError = Callable[[Exception], object]
Carry = Callable[[TaskContext, IsStopped], tuple[TagOutcome, TrackChanges]]


class TagService:
    """Edits tags and names of files.

    Args:
        scheduler: gives the lanes.
        tracks: knows which file is which track.
        files: knows where tracks are.
        edits: keeps what was done.
        writer: writes tags.
        rules: how tags are to be read.
        reader: reads tags and pictures, in processes of its own.

    Signals:
        progressed: how far a writing or an undoing is.
        state_changed: running changed.
        written: tracks of which something is new.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        tracks: TrackStore,
        files: FileTagStore,
        edits: TagEditStore,
        writer: FileTagWriter,
        rules: Callable[[], ReadingRules] = ReadingRules,
        reader: FileReader = FILES,
    ) -> None:
        self._scheduler, self._tracks, self._files = scheduler, tracks, files
        self._edits, self._reader, self._rules = edits, reader, rules
        self._carrier = PlanCarrier(
            edits=edits, files=files, writer=writer, reader=reader, clock=scheduler.clock, rules=rules
        )
        self._running = 0
        self._is_cancelled = threading.Event()
        self.progressed: Signal[Progress] = Signal()
        self.state_changed: Signal[()] = Signal()
        self.written: Signal[TrackChanges] = Signal()

    @property
    def is_running(self) -> bool:
        """Whether files are being written."""
        return self._running > 0

    def read(
        self,
        ids: Sequence[TrackId],
        on_done: Callable[[tuple[FileTags, ...]], object],
        on_error: OnError,
    ) -> TaskHandle:
        """What can be edited of tracks, in their order; unknown ones are left out.

        A file that cannot be edited has its reason in ``FileTags.problem``.
        """
        wanted = tuple(ids)

        def work(context: TaskContext) -> tuple[FileTags, ...]:
            return self._read(
                [
                    (place[0], track_id, self._files.root(track_id), self._files.part(track_id))
                    for track_id in wanted
                    if (place := self._files.place(track_id)) is not None
                ],
                lambda: context.is_cancelled,
            )

        return self._quick(work, on_done, on_error)

    def read_blocking(self, paths: Sequence[str], parts: Collection[int] = ()) -> tuple[FileTags, ...]:
        """As ``read``, for files and folders in and out of the library, in this thread.

        A file that a cue sheet cuts stands for its tracks, and a sheet for the files that it is about.

        Args:
            paths: absolute or not; below a folder the sound files in the order of their names. What is in no
                folder of the library is renamed below the folder that is named.
            parts: which tracks of cut files are meant, from 1; none for all.
        """
        named, failed = with_sheet_sound(paths, self._reader, self._rules())
        files, unread = sound_files(named)
        places: list[Place] = []
        maybe: list[str] = []
        for path, folder in files:
            track_id = self._tracks.find_path(path)
            if track_id is None:
                places.append((path, None, folder, 0))
                maybe.append(path)
                continue
            root = self._files.root(track_id)
            of_file = self._files.tracks_of_sheet(track_id).get(path)
            places += (
                [(path, track_id, root, 0)]
                if not of_file
                else [(path, mate, root, part) for part, mate in of_file.items()]
            )
        places = with_unknown_tracks(places, maybe, self._reader, self._rules())
        wanted = [place for place in places if not parts or not place[3] or place[3] in parts]
        problems = (FileTags(one.path, problem=one.reason) for one in (*failed, *unread))
        return (*self._read(wanted, lambda: False), *problems)

    def plan(
        self,
        files: Sequence[FileTags],
        edits: Sequence[TagEdit],
        on_done: Callable[[TagPlan], object],
        on_error: OnError,
    ) -> TaskHandle:
        """What edits would do to files.

        Args:
            files: in the order in which tracks are numbered.
            edits: done one after the other.
            on_done: gets the plan.
            on_error: hears of ``TagPatternError``.
        """
        wanted, to_do = tuple(files), tuple(edits)
        return self._quick(lambda _context: plan_of(wanted, to_do), on_done, on_error)

    def plan_blocking(self, files: Sequence[FileTags], edits: Sequence[TagEdit]) -> TagPlan:
        """As ``plan``, in this thread.

        Raises:
            TagPatternError: a pattern or a regular expression cannot be used, or takes too long.
        """
        return plan_of(files, edits)

    def plan_groups_blocking(self, groups: Sequence[tuple[Sequence[FileTags], Sequence[TagEdit]]]) -> TagPlan:
        """As ``plan_blocking``, of groups of files with edits of their own, in their order."""
        return plan_groups(groups)

    def write(self, plan: TagPlan, on_done: Callable[[TagOutcome], object], on_error: OnError) -> None:
        """Do what a plan says, in the io lane."""
        self._start(
            lambda context, is_stopped: self._carrier.carry_out(plan, context, is_stopped), on_done, on_error
        )

    def write_blocking(self, plan: TagPlan, context: TaskContext) -> TagOutcome:
        """As ``write``, in this thread.

        Raises:
            StorageError: the database cannot be used.
        """
        return self._carrier.carry_out(plan, context, lambda: False)[0]

    def undo(self, batch: int, on_done: Callable[[TagOutcome], object], on_error: OnError) -> None:
        """Put back what a batch changed, in the io lane; files that have changed since are left alone."""
        self._start(
            lambda context, is_stopped: self._carrier.undo(batch, context, is_stopped), on_done, on_error
        )

    def undo_blocking(self, batch: int, context: TaskContext) -> TagOutcome:
        """As ``undo``, in this thread.

        Raises:
            StorageError: the database cannot be used.
        """
        return self._carrier.undo(batch, context, lambda: False)[0]

    def cancel(self) -> None:
        """Write no further files; the one that is being written comes to its end."""
        self._is_cancelled.set()

    def batches(self, on_done: Callable[[tuple[TagBatch, ...]], object], on_error: OnError) -> TaskHandle:
        """What was done and can be undone, the latest first."""
        return self._quick(lambda _context: self._edits.batches(), on_done, on_error)

    def batches_blocking(self) -> tuple[TagBatch, ...]:
        """As ``batches``, in this thread."""
        return self._edits.batches()

    def picture(
        self, path: str, digest: str, on_done: Callable[[bytes | None], object], on_error: OnError
    ) -> TaskHandle:
        """The bytes of a picture inside a file; None where it is not there."""
        return self._quick(
            lambda _context: self._reader.picture_inside(path, digest, self._rules()), on_done, on_error
        )

    def picture_inside_blocking(self, path: str, digest: str) -> bytes | None:
        """As ``picture``, in this thread.

        Raises:
            LibraryError: the file cannot be read.
        """
        return self._reader.picture_inside(path, digest, self._rules())

    def load_picture(
        self,
        path: str,
        on_done: Callable[[Picture], object],
        on_error: OnError,
        *,
        kind: int = FRONT_COVER,
    ) -> TaskHandle:
        """A picture file, seen to be one; ``on_error`` hears of a ``LibraryError``."""
        return self._quick(lambda _context: self._reader.picture_file(path, kind), on_done, on_error)

    def picture_blocking(self, path: str, kind: int = FRONT_COVER) -> Picture:
        """As ``load_picture``, in this thread.

        Raises:
            LibraryError: ``"gone"``, ``"unreadable"``, ``"not-a-picture"``, ``"picture-broken"`` or
                ``"picture-too-large"``.
        """
        return self._reader.picture_file(path, kind)

    def _read(self, places: Sequence[Place], is_stopped: IsStopped) -> tuple[FileTags, ...]:
        whole = [place for place in places if not place[3]]
        tracks = tracks_at(self._reader, self._rules(), [place for place in places if place[3]], is_stopped)
        answers = self._reader.edited_of([path for path, *_ in whole], self._rules(), is_stopped)
        files = {
            path: FileTags(path, problem=answer.reason) if isinstance(answer, LibraryError) else answer
            for (path, *_), answer in zip(whole, answers, strict=False)
        }
        found: list[FileTags] = []
        for path, track_id, root, part in places:
            if part:
                found.append(tracks[path, part])
            elif path in files:
                found.append(replace(files[path], track_id=track_id, root=root))
        return tuple(found)

    def _quick(
        self, work: Callable[[TaskContext], T], on_done: Callable[[T], object], on_error: OnError
    ) -> TaskHandle:
        return self._scheduler.run(Lane.QUICK, work, on_done=on_done, on_error=on_error)

    def _start(self, carry: Carry, on_done: Callable[[TagOutcome], object], on_error: OnError) -> None:
        self._running += 1
        if self._running == 1:
            self._is_cancelled.clear()
        self.state_changed.emit()

        def done(result: tuple[TagOutcome, TrackChanges]) -> None:
            outcome, changes = result
            self._end()
            if changes:
                self.written.emit(changes)
            on_done(outcome)

        def failed(error: Exception) -> None:
            self._end()
            on_error(error)

        self._scheduler.run(
            Lane.IO,
            lambda context: carry(context, self._is_cancelled.is_set),
            on_done=done,
            on_error=failed,
            on_progress=self.progressed.emit,
        )

    def _end(self) -> None:
        self._running -= 1
        self.state_changed.emit()
