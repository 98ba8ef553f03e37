"""Tracks of cue sheets: their edits are written into the sheet, all of one sheet in one step."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.cue.finding import is_sheet_name
from musicrec_desktop.library.file_reader import FileReader
from musicrec_desktop.library.tags import ReadingRules
from musicrec_desktop.model.tag_edit import FilePlan, TagFailure
from musicrec_desktop.model.tag_fields import FileTags, TagValues
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.file_tags.writer import FileTagWriter
from musicrec_desktop.services.tagging.run import Run
from musicrec_desktop.storage.tag_edits import DoneChange, TagEditStore

SHEET_CHANGED: Final = "cue-changed"
Place = tuple[str, TrackId | None, str, int]
"""Path, track, root of names, and which track of its file it is (0 for the file itself)."""


class SheetTracks:
    """Writes into cue sheets what was edited of their tracks; of any thread.

    Args:
        edits: keeps what was done.
        writer: writes sheets.
        reader: reads them.
        rules: how tags are to be read.
    """

    def __init__(
        self,
        *,
        edits: TagEditStore,
        writer: FileTagWriter,
        reader: FileReader,
        rules: Callable[[], ReadingRules],
    ) -> None:
        self._edits, self._writer = edits, writer
        self._reader, self._rules = reader, rules

    def write(self, batch: int, group: Sequence[tuple[int, FilePlan]], run: Run) -> None:
        """Write what is planned for tracks of one sheet.

        Args:
            batch: that they are noted in.
            group: plans with their positions in the batch.
            run: hears what came of it.
        """
        noted = [_as_noted(position, plan) for position, plan in group]
        for change in noted:
            self._edits.note(batch, change)
        files = [plan.file for _, plan in group]
        changes = [{one.field: one.after for one in plan.fields} for _, plan in group]
        try:
            size, mtime_ns = self._edit(files, changes, run)
        except LibraryError as error:
            run.failed.append(TagFailure(error.path, error.reason))
            for change in noted:
                self._edits.forget_change(batch, change.position)
            return
        for change in noted:
            self._edits.note(batch, replace(change, size=size, mtime_ns=mtime_ns))
            run.done.append(change.path)

    def undo(self, changes: Iterable[DoneChange], run: Run) -> list[int]:
        """Put back what was changed in tracks of sheets.

        Args:
            changes: those of a batch that are about tracks of sheets.
            run: hears what came of it.

        Returns:
            The positions of those that are as before.
        """
        found = self._found(list(changes), run)
        finished: list[int] = []
        sheets: dict[str, list[tuple[DoneChange, FileTags]]] = defaultdict(list)
        for change, file in found:
            assert file.sheet is not None
            sheets[file.sheet.path].append((change, file))
        for pairs in sheets.values():
            writing = [(change, file) for change, file in pairs if not _is_as_before(change, file)]
            try:
                if writing:
                    values = [{one.field: one.before for one in change.fields} for change, _ in writing]
                    self._edit([file for _, file in writing], values, run)
            except LibraryError as error:
                run.failed.append(TagFailure(error.path, error.reason))
                continue
            run.done += [change.path for change, _ in pairs]
            finished += [change.position for change, _ in pairs]
        return finished

    def _edit(self, files: Sequence[FileTags], values: Sequence[TagValues], run: Run) -> tuple[int, int]:
        """Write fields of tracks of one sheet, and note what it says then; the new state of what was written.

        Raises:
            LibraryError: why it was left alone.
        """
        sheet = files[0].sheet
        assert sheet is not None
        by_place: dict[int, TagValues] = {
            file.sheet.place: fields for file, fields in zip(files, values, strict=True) if file.sheet
        }
        done = self._writer.edit_sheet(sheet, files[0].size, files[0].mtime_ns, by_place)
        track_id = next((file.track_id for file in files if file.track_id is not None), None)
        if track_id is not None:
            try:
                run.changed += self._writer.read_sheet_again(track_id)
            except (LibraryError, OSError):
                # The sheet says what it should; what cannot be read now, the next scan reads.
                run.changed += [file.track_id for file in files if file.track_id is not None]
        return done.size, done.mtime_ns

    def _found(self, changes: Sequence[DoneChange], run: Run) -> list[tuple[DoneChange, FileTags]]:
        """The tracks as they are now, if their sheet says what was written, or still what it said before."""
        paths = list(dict.fromkeys(change.path for change in changes))
        now = dict(zip(paths, self._reader.sheet_tracks_of(paths, self._rules()), strict=False))
        found: list[tuple[DoneChange, FileTags]] = []
        for change in changes:
            tracks = now.get(change.path, ())
            if isinstance(tracks, LibraryError):
                run.failed.append(TagFailure(change.path, tracks.reason))
                continue
            file = next((one for one in tracks if one.sheet and one.sheet.part == change.part), None)
            if file is None or not _is_as_left(change, file):
                run.failed.append(TagFailure(change.path, "changed-since"))
                continue
            found.append((change, replace(file, track_id=change.track_id)))
        return found


def tracks_at(
    reader: FileReader,
    rules: ReadingRules,
    places: Sequence[Place],
    is_stopped: Callable[[], bool],
) -> dict[tuple[str, int], FileTags]:
    """What can be edited of tracks of cue sheets.

    Args:
        reader: reads sheets.
        rules: how tags are to be read.
        places: of the tracks.
        is_stopped: asked while a file is waited for.

    Returns:
        By path and part. One that cannot be edited has its reason in ``FileTags.problem``.
    """
    paths = list(dict.fromkeys(path for path, _, _, _ in places))
    now = dict(zip(paths, reader.sheet_tracks_of(paths, rules, is_stopped), strict=False))
    found: dict[tuple[str, int], FileTags] = {}
    for path, track_id, root, part in places:
        tracks = now.get(path, ())
        if isinstance(tracks, LibraryError):
            file = FileTags(path, problem=tracks.reason)
        else:
            file = next(
                (one for one in tracks if one.sheet and one.sheet.part == part),
                FileTags(path, problem=SHEET_CHANGED),
            )
        found[path, part] = replace(file, track_id=track_id, root=root)
    return found


def with_sheet_sound(
    paths: Iterable[str], reader: FileReader, rules: ReadingRules
) -> tuple[list[str], list[TagFailure]]:
    """Paths with sound files in the places of cue sheets; and sheets that are of no use."""
    found: list[str] = []
    failed: list[TagFailure] = []
    for path in paths:
        if not is_sheet_name(path):
            found.append(path)
            continue
        try:
            found += reader.sheet_sound(os.path.abspath(path), rules)
        except LibraryError as error:
            failed.append(TagFailure(path, error.reason))
    return found, failed


def with_unknown_tracks(
    places: Sequence[Place], paths: Sequence[str], reader: FileReader, rules: ReadingRules
) -> list[Place]:
    """Places with the tracks of those of some files in no library that a cue sheet cuts."""
    counts = {
        path: len(tracks)
        for path, tracks in zip(paths, reader.sheet_tracks_of(paths, rules), strict=False)
        if not isinstance(tracks, LibraryError) and tracks
    }
    return [
        (path, track_id, root, part)
        for path, track_id, root, known in places
        for part in (range(1, counts[path] + 1) if path in counts else (known,))
    ]


def sheet_path(file: FileTags) -> str:
    """The file that is written for a track of a sheet; empty for a file of its own."""
    return "" if file.sheet is None else file.sheet.path


def _as_noted(position: int, plan: FilePlan) -> DoneChange:
    file = plan.file
    assert file.sheet is not None
    return DoneChange(
        position=position,
        path=file.path,
        path_after=file.path,
        track_id=file.track_id,
        fields=plan.fields,
        part=file.sheet.part,
    )


def _is_as_left(change: DoneChange, file: FileTags) -> bool:
    if change.size is not None and (change.size, change.mtime_ns) == (file.size, file.mtime_ns):
        return True
    if all(file.values.get(one.field, ()) == one.after for one in change.fields):
        return True
    return change.size is None and _is_as_before(change, file)


def _is_as_before(change: DoneChange, file: FileTags) -> bool:
    return all(file.values.get(one.field, ()) == one.before for one in change.fields)
