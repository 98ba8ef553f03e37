"""Carrying out a plan, file by file, each of which is whole at any time; and undoing what was done."""

from __future__ import annotations

import contextlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.library.file_reader import FileReader
from musicrec_desktop.library.tagging.renaming import emptied_folders, remove_empty
from musicrec_desktop.library.tagging.values import TagChange
from musicrec_desktop.library.tags import ReadingRules
from musicrec_desktop.model.tag_edit import FilePlan, Move, TagFailure, TagOutcome, TagPlan
from musicrec_desktop.model.tag_fields import FileTags, PictureFacts
from musicrec_desktop.model.track import TrackChanges
from musicrec_desktop.services.file_tags.writer import FileTagWriter
from musicrec_desktop.services.tagging.run import Run
from musicrec_desktop.services.tagging.sheet_tracks import SheetTracks, sheet_path
from musicrec_desktop.services.tagging.sheets import note_sheets, settle_sheets, undo_sheet
from musicrec_desktop.services.tagging.turning import Placed, cycle_from, turn, turns_of
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.tag_edits import DoneChange, TagEditStore

NAME_KNOWN: Final = "name-known"
IsStopped = Callable[[], bool]


@dataclass(slots=True)
class _Doing:
    """A file while something is done to it.

    Attributes:
        file: as it was.
        move: where it goes; None where it stays.
        companions: what goes with it.
        change: as it is noted.
        size: bytes, now; None where nobody knows.
        mtime_ns: last modification, now.
        taken: the bytes of pictures that it has no more.
        is_written: its tags were written.
    """

    file: FileTags
    move: Move | None
    companions: tuple[Move, ...]
    change: DoneChange
    size: int | None
    mtime_ns: int | None
    taken: Mapping[str, bytes] = field(default_factory=dict)
    is_written: bool = False

    @property
    def new_path(self) -> str:
        """Where it goes."""
        return self.file.path if self.move is None else self.move.after


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
        self._sheets = SheetTracks(edits=edits, writer=writer, reader=reader, rules=rules)

    def carry_out(
        self, plan: TagPlan, context: TaskContext, is_stopped: IsStopped
    ) -> tuple[TagOutcome, TrackChanges]:
        """Do what a plan says.

        Raises:
            StorageError: the database cannot be used.
        """
        waiting = deque(enumerate(plan.changed))
        count, tries = len(waiting), 0
        run = Run()
        batch = self._edits.begin(self._clock.now_ms()) if waiting else None
        if batch is not None:
            note_sheets(self._edits, batch, plan.changed)
        while waiting and batch is not None and not (context.is_cancelled or is_stopped()):
            position, one = waiting.popleft()
            if one.move is not None and tries < len(waiting) and _is_taken(one.move):
                # Its name is still that of a file that goes away, too.
                waiting.append((position, one))
                tries += 1
                continue
            tries = 0
            if one.file.sheet is not None:
                self._sheets.write(batch, [(position, one), *_of_sheet(one, waiting)], run)
            else:
                self._do(batch, [(position, one), *_round(one, waiting)], plan, run)
            context.progress(Progress(count - len(waiting), count))
        if batch is not None:
            run.failed += settle_sheets(self._edits, batch)
            self._edits.end_moving(batch)
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
        run = Run()
        finished = self._sheets.undo([one for one in changes if one.part], run)
        waiting = deque(one for one in reversed(changes) if not one.part)
        tries = 0
        while waiting and not (context.is_cancelled or is_stopped()):
            one = waiting.popleft()
            if (
                not one.is_sheet
                and one.path != one.path_after
                and tries < len(waiting)
                and _is_taken(_back(one))
            ):
                waiting.append(one)
                tries += 1
                continue
            tries = 0
            finished += self._undo_some(batch, [one, *_round_back(one, waiting)], run)
            context.progress(Progress(len(changes) - len(waiting), len(changes)))
        self._edits.end_moving(batch)
        if changes and len(finished) == len(changes):
            self._edits.undone(batch, self._clock.now_ms())
        else:
            # What is left can be tried again.
            for position in finished:
                self._edits.forget_change(batch, position)
        outcome = TagOutcome(batch, tuple(run.done), tuple(run.failed), is_cancelled=bool(waiting))
        return outcome, run.changes

    def _do(self, batch: int, group: Sequence[tuple[int, FilePlan]], plan: TagPlan, run: Run) -> None:
        """Write and rename one file, or those that get each other's names."""
        written = [self._write(batch, position, one, plan, run) for position, one in group]
        if not all(written):
            # Without one of them no name becomes free; what was written of the others stays.
            for each in filter(None, written):
                self._end(batch, each, run, LibraryError(each.file.path, "name-taken") if each.move else None)
            return
        moving = [each for each in written if each is not None and each.move is not None]
        try:
            self._move(batch, moving, run)
        except LibraryError as error:
            for each in moving:
                self._end(batch, each, run, error)
            return
        for each in filter(None, written):
            self._end(batch, each, run, None)

    def _write(self, batch: int, position: int, one: FilePlan, plan: TagPlan, run: Run) -> _Doing | None:
        """Write the tags of a file; None where it was left as it was."""
        file = one.file
        change = DoneChange(
            position=position,
            path=file.path,
            path_after=file.path if one.move is None else one.move.after,
            track_id=file.track_id,
            fields=one.fields,
            pictures=None if one.pictures is None else file.pictures,
            pictures_after=one.pictures,
            companions=one.companions,
        )
        self._edits.note(batch, change)
        doing = _Doing(file, one.move, one.companions, change, file.size, file.mtime_ns)
        if not one.fields and one.pictures is None:
            return doing
        fields = {each.field: each.after for each in one.fields}
        data = {
            facts.digest: plan.new_pictures[facts.digest].data
            for facts in one.pictures or ()
            if facts.digest in plan.new_pictures
        }
        try:
            done = self._writer.edit(file.track_id, file, TagChange(fields, one.pictures, data))
        except LibraryError as error:
            run.failed.append(TagFailure(file.path, error.reason))
            self._edits.forget_change(batch, position)
            return None
        doing.size, doing.mtime_ns, doing.taken, doing.is_written = done.size, done.mtime_ns, done.taken, True
        if file.track_id is not None:
            run.changed.append(file.track_id)
        return doing

    def _end(self, batch: int, doing: _Doing, run: Run, error: LibraryError | None) -> None:
        """Note what came of a file."""
        change = doing.change
        if error is not None:
            run.failed.append(TagFailure(doing.file.path, error.reason))
            if not doing.is_written:
                self._edits.forget_change(batch, change.position)
                return
            change = replace(change, path_after=doing.file.path, companions=())
        change = replace(change, size=doing.size, mtime_ns=doing.mtime_ns, turns=())
        self._edits.note(batch, change, doing.taken)
        run.done.append(change.path_after)

    def _move(self, batch: int, moving: Sequence[_Doing], run: Run) -> None:
        """Give files other paths, and those that go with them.

        Raises:
            LibraryError: why they were left where they are.
        """
        if not moving:
            return
        leaving = {each.file.track_id for each in moving if each.file.track_id is not None}
        for each in moving:
            track_id = each.file.track_id
            if track_id is not None and not self._files.is_free(track_id, each.new_path, leaving):
                raise LibraryError(each.file.path, NAME_KNOWN)
        self._edits.begin_moving(batch)
        for each in moving:
            turns = turns_of((Move(each.file.path, each.new_path), *each.companions))
            each.change = replace(each.change, size=each.size, mtime_ns=each.mtime_ns, turns=turns)
            self._edits.note(batch, each.change, each.taken)
        placed = [Placed(each.file.path, each.new_path) for each in moving]
        try:
            turn(placed)
        except LibraryError:
            _turn_back(placed, moving)
            raise
        self._files.moved(
            {each.file.track_id: each.new_path for each in moving if each.file.track_id is not None}
        )
        for each in moving:
            if each.file.track_id is not None:
                run.moved.append(each.file.track_id)
                # The file is where it is meant to be; what cannot be read of it now, the next scan reads.
                with contextlib.suppress(LibraryError, OSError):
                    self._writer.read_again(each.file.track_id)
        went = _companions_moved([one for each in moving for one in each.companions])
        for each in moving:
            each.change = replace(
                each.change, companions=tuple(one for one in each.companions if one in went)
            )
            if each.file.root:
                remove_empty(emptied_folders(os.path.dirname(each.file.path), each.file.root))

    def _undo_some(self, batch: int, group: Sequence[DoneChange], run: Run) -> list[int]:
        """Put one file back, or those that got each other's names; the positions of those that are."""
        doing: list[_Doing] = []
        for one in group:
            try:
                if one.is_sheet:
                    undo_sheet(one)
                    return [one.position]
                doing.append(self._with_old_tags(batch, one, run))
            except LibraryError as error:
                run.failed.append(TagFailure(one.path_after, error.reason))
        moving = [each for each in doing if each.move is not None]
        if len(doing) < len(group) and len(group) > 1:
            moving, left = [], moving
            run.failed += [TagFailure(each.file.path, "name-taken") for each in left]
            doing = [each for each in doing if each not in left]
        try:
            self._move(batch, moving, run)
        except LibraryError as error:
            run.failed += [TagFailure(each.file.path, error.reason) for each in moving]
            doing = [each for each in doing if each not in moving]
            for each in moving:
                self._edits.note(batch, replace(each.change, turns=()))
        run.done += [each.change.path for each in doing]
        return [each.change.position for each in doing]

    def _with_old_tags(self, batch: int, one: DoneChange, run: Run) -> _Doing:
        """Put the tags of a file back, where it lies.

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
        root = "" if track_id is None else self._files.root(track_id)
        above = os.path.commonpath((os.path.dirname(path), os.path.dirname(one.path)))
        back = tuple(Move(each.after, each.before) for each in one.companions)
        return _Doing(
            FileTags(path, track_id=track_id, root=root or above),
            None if path == one.path else Move(path, one.path),
            back,
            one,
            one.size,
            one.mtime_ns,
        )

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


def _of_sheet(one: FilePlan, waiting: deque[tuple[int, FilePlan]]) -> list[tuple[int, FilePlan]]:
    """The other tracks of the sheet of a track; taken out of those that wait."""
    group = [each for each in waiting if sheet_path(each[1].file) == sheet_path(one.file)]
    for each in group:
        waiting.remove(each)
    return group


def _round(one: FilePlan, waiting: deque[tuple[int, FilePlan]]) -> list[tuple[int, FilePlan]]:
    """The other files round which each gets the name of the next; taken out of those that wait."""
    if one.move is None or not _is_taken(one.move):
        return []
    others = {other.move: (place, other) for place, other in waiting if other.move is not None}
    found = cycle_from(one.move, [one.move, *others]) or []
    group = [others[move] for move in found[1:]]
    for each in group:
        waiting.remove(each)
    return group


def _round_back(one: DoneChange, waiting: deque[DoneChange]) -> list[DoneChange]:
    """As ``_round``, the other way."""
    if one.is_sheet or one.path == one.path_after or not _is_taken(_back(one)):
        return []
    others = {_back(other): other for other in waiting if not other.is_sheet}
    group = [others[move] for move in (cycle_from(_back(one), [_back(one), *others]) or [])[1:]]
    for each in group:
        waiting.remove(each)
    return group


def _back(one: DoneChange) -> Move:
    return Move(one.path_after, one.path)


def _turn_back(placed: Sequence[Placed], moving: Sequence[_Doing]) -> None:
    """After a step that failed: every file where it was."""
    for one, each in zip(placed, moving, strict=True):
        one.after = each.file.path
    with contextlib.suppress(LibraryError):
        turn(placed)


def _companions_moved(companions: Sequence[Move]) -> set[Move]:
    """Move the files that go along, also where they get each other's names; those that went."""
    placed = {one: Placed(one.before, one.after) for one in companions}
    with contextlib.suppress(LibraryError):
        turn(list(placed.values()))
    for one in placed.values():
        # One that cannot go keeps none of the others.
        with contextlib.suppress(LibraryError):
            turn([one])
    return {move for move, one in placed.items() if one.at == move.after}


def _is_taken(move: Move) -> bool:
    """Whether the new path of a file is that of another one now."""
    try:
        return not os.path.samestat(os.lstat(move.before), os.lstat(move.after))
    except OSError:
        return False
