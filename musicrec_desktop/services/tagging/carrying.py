"""Carrying out a plan, file by file, each of which is whole at any time; and undoing what was done."""

from __future__ import annotations

import contextlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.library.file_reader import FileReader
from musicrec_desktop.library.tagging.renaming import emptied_folders, remove_empty, rename
from musicrec_desktop.library.tagging.values import TagChange
from musicrec_desktop.library.tags import ReadingRules
from musicrec_desktop.model.tag_edit import (
    FilePlan,
    FileTags,
    Move,
    PictureFacts,
    TagFailure,
    TagOutcome,
    TagPlan,
)
from musicrec_desktop.model.track import TrackChanges, TrackId
from musicrec_desktop.services.file_tags.writer import FileTagWriter
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.tag_edits import DoneChange, TagEditStore

NAME_KNOWN: Final = "name-known"
IsStopped = Callable[[], bool]


@dataclass(slots=True)
class _Run:
    """What came of files so far."""

    done: list[str] = field(default_factory=list)
    failed: list[TagFailure] = field(default_factory=list)
    changed: list[TrackId] = field(default_factory=list)
    moved: list[TrackId] = field(default_factory=list)

    @property
    def changes(self) -> TrackChanges:
        """The tracks of which something is new."""
        return TrackChanges(
            changed=tuple(dict.fromkeys(self.changed)), moved=tuple(dict.fromkeys(self.moved))
        )


class PlanCarrier:
    """Writes and renames files, and keeps the library and the batches in step; of any thread.

    Args:
        edits: keeps what was done.
        files: knows where tracks are.
        writer: writes tags.
        reader: reads tags.
        clock: for times that are stored.
        rules: how tags are to be read.
    """

    def __init__(
        self,
        *,
        edits: TagEditStore,
        files: FileTagStore,
        writer: FileTagWriter,
        reader: FileReader,
        clock: Clock,
        rules: Callable[[], ReadingRules],
    ) -> None:
        self._edits, self._files, self._writer = edits, files, writer
        self._reader, self._clock, self._rules = reader, clock, rules

    def carry_out(
        self, plan: TagPlan, context: TaskContext, is_stopped: IsStopped
    ) -> tuple[TagOutcome, TrackChanges]:
        """Do what a plan says.

        Raises:
            StorageError: the database cannot be used.
        """
        waiting = deque(enumerate(plan.changed))
        count, tries = len(waiting), 0
        run = _Run()
        batch = self._edits.begin(self._clock.now_ms()) if waiting else None
        while waiting and batch is not None and not (context.is_cancelled or is_stopped()):
            position, one = waiting.popleft()
            if one.move is not None and tries < len(waiting) and _is_taken(one.move):
                # Its name is still that of a file that goes away, too.
                waiting.append((position, one))
                tries += 1
                continue
            tries = 0
            self._do(batch, position, one, plan, run)
            context.progress(Progress(count - len(waiting), count))
        if batch is not None and not self._edits.end(batch):
            batch = None
        outcome = TagOutcome(batch, tuple(run.done), tuple(run.failed), is_cancelled=bool(waiting))
        return outcome, run.changes

    def undo(
        self, batch: int, context: TaskContext, is_stopped: IsStopped
    ) -> tuple[TagOutcome, TrackChanges]:
        """Put back what a batch changed, the last first; files that have changed since are left alone.

        Raises:
            StorageError: the database cannot be used.
        """
        changes = self._edits.changes(batch)
        run = _Run()
        finished: list[int] = []
        waiting = deque(reversed(changes))
        tries = 0
        while waiting and not (context.is_cancelled or is_stopped()):
            one = waiting.popleft()
            back = Move(one.path_after, one.path)
            if one.path != one.path_after and tries < len(waiting) and _is_taken(back):
                waiting.append(one)
                tries += 1
                continue
            tries = 0
            try:
                self._undo_one(batch, one, run)
            except LibraryError as error:
                run.failed.append(TagFailure(one.path_after, error.reason))
            else:
                run.done.append(one.path)
                finished.append(one.position)
            context.progress(Progress(len(changes) - len(waiting), len(changes)))
        if changes and len(finished) == len(changes):
            self._edits.undone(batch, self._clock.now_ms())
        else:
            # What is left can be tried again.
            for position in finished:
                self._edits.forget_change(batch, position)
        outcome = TagOutcome(batch, tuple(run.done), tuple(run.failed), is_cancelled=bool(waiting))
        return outcome, run.changes

    def _do(self, batch: int, position: int, one: FilePlan, plan: TagPlan, run: _Run) -> None:
        file = one.file
        move = one.move
        has_tags = bool(one.fields) or one.pictures is not None
        change = DoneChange(
            position=position,
            path=file.path,
            path_after=file.path if move is None else move.after,
            track_id=file.track_id,
            fields=one.fields,
            pictures=None if one.pictures is None else file.pictures,
            pictures_after=one.pictures,
            companions=one.companions,
        )
        self._edits.note(batch, change)
        size, mtime_ns = file.size, file.mtime_ns
        taken: Mapping[str, bytes] = {}
        is_written = False
        try:
            if has_tags:
                fields = {each.field: each.after for each in one.fields}
                data = {
                    facts.digest: plan.new_pictures[facts.digest].data
                    for facts in one.pictures or ()
                    if facts.digest in plan.new_pictures
                }
                written = self._writer.edit(file.track_id, file, TagChange(fields, one.pictures, data))
                size, mtime_ns, taken = written.size, written.mtime_ns, written.taken
                is_written = True
                if file.track_id is not None:
                    run.changed.append(file.track_id)
            if move is not None:
                companions = self._move(file, move, one.companions, run)
                change = replace(change, companions=companions)
        except LibraryError as error:
            run.failed.append(TagFailure(file.path, error.reason))
            if not is_written:
                self._edits.forget_change(batch, position)
                return
            change = replace(change, path_after=file.path, companions=())
        self._edits.note(batch, replace(change, size=size, mtime_ns=mtime_ns), taken)
        run.done.append(change.path_after)

    def _move(self, file: FileTags, move: Move, companions: Iterable[Move], run: _Run) -> tuple[Move, ...]:
        """Give a file another path; the companions that went with it."""
        if file.track_id is not None and not self._files.is_free(file.track_id, move.after):
            raise LibraryError(file.path, NAME_KNOWN)
        rename(move.before, move.after)
        if file.track_id is not None:
            self._files.moved(file.track_id, move.after)
            run.moved.append(file.track_id)
            # The file is where it is meant to be; what cannot be read of it now, the next scan reads.
            with contextlib.suppress(LibraryError, OSError):
                self._writer.read_again(file.track_id)
        went: list[Move] = []
        for one in companions:
            with contextlib.suppress(LibraryError):
                rename(one.before, one.after)
                went.append(one)
        if file.root:
            remove_empty(emptied_folders(os.path.dirname(move.before), file.root))
        return tuple(went)

    def _undo_one(self, batch: int, one: DoneChange, run: _Run) -> None:
        """Put one file back.

        Raises:
            LibraryError: why it was left alone.
        """
        path = one.path_after if os.path.lexists(one.path_after) else one.path
        file = self._as_noted(path, one)
        track_id = one.track_id
        has_tags = bool(one.fields) or one.pictures is not None
        if has_tags and file is not None:
            fields = {each.field: each.before for each in one.fields}
            there = {facts.digest for facts in file.pictures}
            data = {
                facts.digest: found
                for facts in one.pictures or ()
                if facts.digest not in there
                and (found := self._edits.picture(batch, facts.digest)) is not None
            }
            self._writer.edit(track_id, file, TagChange(fields, one.pictures, data))
            if track_id is not None:
                run.changed.append(track_id)
        if path == one.path:
            return
        root = "" if track_id is None else self._files.root(track_id)
        # Companions lie where the file lies, and go back before it, while its folder is there.
        for companion in reversed(one.companions):
            with contextlib.suppress(LibraryError):
                rename(companion.after, companion.before)
        above = os.path.commonpath((os.path.dirname(path), os.path.dirname(one.path)))
        moved = FileTags(path, track_id=track_id, root=root or above)
        self._move(moved, Move(path, one.path), (), run)

    def _as_noted(self, path: str, one: DoneChange) -> FileTags | None:
        """The file as a batch left it, but for what nobody asks to be put back.

        None where it was left before its tags were written.

        Raises:
            LibraryError: ``"gone"``, ``"changed-since"`` or that it cannot be read.
        """
        found = next(iter(self._reader.edited_of([path], self._rules())))
        if isinstance(found, LibraryError):
            raise found
        found = replace(found, track_id=one.track_id)
        if (found.size, found.mtime_ns) == (one.size, one.mtime_ns):
            return found
        values = {each.field: found.values.get(each.field, ()) for each in one.fields}
        if all(values[each.field] == each.after for each in one.fields) and (
            one.pictures_after is None or _names(found.pictures) == _names(one.pictures_after)
        ):
            # A rating, or another field, was written since.
            return found
        was_begun = one.size is None and all(values[each.field] == each.before for each in one.fields)
        if was_begun and (one.pictures is None or _names(found.pictures) == _names(one.pictures)):
            return None
        raise LibraryError(path, "changed-since")


def _names(pictures: Iterable[PictureFacts]) -> list[tuple[int, str]]:
    return sorted((one.kind, one.digest) for one in pictures)


def _is_taken(move: Move) -> bool:
    """Whether the new path of a file is that of another one now."""
    try:
        return not os.path.samestat(os.lstat(move.before), os.lstat(move.after))
    except OSError:
        return False
