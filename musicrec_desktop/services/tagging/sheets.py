"""Cue sheets that name renamed files: what is planned in them, and doing it."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from musicrec_desktop.core.atomic import write_atomic
from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.cue.file_names import quoted, regions, with_names
from musicrec_desktop.library.cue.finding import files_of, is_sheet_name
from musicrec_desktop.library.cue.reading import LARGEST_BYTES, text_of
from musicrec_desktop.library.cue.sheet import parse
from musicrec_desktop.library.replacing import disk_errors_as_reasons
from musicrec_desktop.model.tag_edit import FilePlan, PlanNote, SheetLine, TagFailure
from musicrec_desktop.services.tagging.moves import Folders
from musicrec_desktop.storage.tag_edits import SHEETS_AT, DoneChange, TagEditStore

STAYS_BEHIND: Final = "cue-stays-behind"
CANNOT_NAME: Final = "cue-cannot-name"
ReadFile = Callable[[str], bytes]


def sheet_on_disk(path: str) -> bytes:
    """The bytes of a sheet; none where it cannot be read, or is too large to be one."""
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST_BYTES + 1)
    except OSError:
        return b""
    return data if len(data) <= LARGEST_BYTES else b""


def with_sheet_lines(
    plans: Sequence[FilePlan], folders: Folders, read: ReadFile = sheet_on_disk
) -> list[FilePlan]:
    """Plans with the lines of cue sheets that follow new names of files.

    Args:
        plans: of all files, with their moves and what goes along.
        folders: tells what is there.
        read: gives the bytes of a file; none where it cannot be read.
    """
    moving: dict[str, dict[str, int]] = defaultdict(dict)
    goes: dict[str, str] = {}
    for place, plan in enumerate(plans):
        if plan.move is not None and plan.obstacle is None:
            folder, name = os.path.split(plan.move.before)
            moving[folder][name] = place
            goes.update((one.before, one.after) for one in plan.companions)
    found = list(plans)
    for folder, places in moving.items():
        names = folders.names_in(folder)
        for sheet_name in filter(is_sheet_name, names):
            path = os.path.join(folder, sheet_name)
            data = read(path)
            told = dict(regions(data))
            new_folder = os.path.dirname(goes.get(path, path))
            for file, name in files_of(parse(text_of(data)), sheet_name, names):
                if name not in places or file.name not in told:
                    continue
                place = places[name]
                found[place] = _with_line(found[place], path, new_folder, told[file.name], data)
    return found


def _with_line(plan: FilePlan, sheet: str, folder: str, before: str, data: bytes) -> FilePlan:
    assert plan.move is not None
    if os.path.dirname(plan.move.after) != folder:
        return replace(plan, notes=(*plan.notes, PlanNote(STAYS_BEHIND, sheet)))
    after = quoted(os.path.basename(plan.move.after))
    if before == after:
        return plan
    if with_names(data, {before: after}) is None:
        return replace(plan, notes=(*plan.notes, PlanNote(CANNOT_NAME, sheet)))
    return replace(plan, sheet_lines=(*plan.sheet_lines, SheetLine(sheet, plan.move.before, before, after)))


def note_sheets(edits: TagEditStore, batch: int, plans: Iterable[FilePlan]) -> None:
    """Note the lines that a batch will change, before any of its files is moved."""
    plans = list(plans)
    goes = {one.before: one.after for plan in plans for one in plan.companions}
    lines: dict[str, list[SheetLine]] = defaultdict(list)
    for line in (line for plan in plans for line in plan.sheet_lines):
        lines[line.sheet].append(line)
    for number, (sheet, of_sheet) in enumerate(lines.items()):
        change = DoneChange(
            SHEETS_AT + number,
            sheet,
            goes.get(sheet, sheet),
            lines=tuple(of_sheet),
            digest=hashlib.sha256(sheet_on_disk(sheet)).hexdigest(),
        )
        edits.note(batch, change)


def settle_sheets(edits: TagEditStore, batch: int) -> list[TagFailure]:
    """Have the sheets of a batch name its files as they are called now; those that could not be written.

    Only what is as it was when it was noted is written, so that nothing is done twice.
    """
    failed: list[TagFailure] = []
    changes = edits.changes(batch)
    moved = {one.path for one in changes if one.path != one.path_after and not one.turns}
    for change in changes:
        if not change.digest:
            continue
        path = change.path_after if os.path.lexists(change.path_after) else change.path
        lines = tuple(line for line in change.lines if line.file in moved)
        try:
            if lines and hashlib.sha256(sheet_on_disk(path)).hexdigest() == change.digest:
                rewrite_sheet(path, {line.before: line.after for line in lines})
        except LibraryError as error:
            failed.append(TagFailure(path, error.reason))
            lines = ()
        if lines:
            edits.note(batch, replace(change, path_after=path, lines=lines, digest=""))
        else:
            edits.forget_change(batch, change.position)
    return failed


def undo_sheet(change: DoneChange) -> None:
    """Have a sheet name its files as before.

    Raises:
        LibraryError: as ``rewrite_sheet``.
    """
    path = change.path_after if os.path.lexists(change.path_after) else change.path
    rewrite_sheet(path, {line.after: line.before for line in change.lines})


def rewrite_sheet(path: str, names: Mapping[str, str]) -> None:
    """Put names in the place of others in a sheet, in one step; every other byte stays.

    Raises:
        LibraryError: ``"gone"``, ``"read-only"``, ``"disk-full"`` or ``"unreadable"``. It is as it was.
    """
    with disk_errors_as_reasons(path):
        with open(path, "rb") as file:
            data = file.read(LARGEST_BYTES + 1)
        new = with_names(data, names)
        if new is None or new == data:
            return
        if not os.access(path, os.W_OK):
            raise LibraryError(path, "read-only")
        rights = os.stat(path).st_mode & 0o7777
        write_atomic(os.path.realpath(path), new)
        with contextlib.suppress(OSError):
            os.chmod(path, rights)
