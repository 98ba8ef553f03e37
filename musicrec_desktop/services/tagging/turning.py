"""Giving files each other's names: in turn, round a cycle, and to the end after a kill.

Two files change names in one step where the system can do that. Round a longer cycle each step puts one
more file where it belongs; the one that is left has the name of another file of the cycle meanwhile. Where
names cannot be exchanged, one file waits beside its place under a name that says so. What goes where is noted
before the first step, with the inode of each file, so that what was left half done is found and finished.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.tagging.renaming import aside_of, exchange, rename
from musicrec_desktop.model.tag_edit import Move
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.tagging.sheets import settle_sheets
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.tag_edits import TagEditStore, Turn


@dataclass(slots=True)
class Placed:
    """A file that gets another path.

    Attributes:
        at: where it is now.
        after: where it belongs.
    """

    at: str
    after: str


def turns_of(moves: Iterable[Move]) -> tuple[Turn, ...]:
    """Moves with the inodes of their files, before any of them is done; a file that is gone is left out."""
    found: list[Turn] = []
    for move in moves:
        with contextlib.suppress(OSError):
            found.append(Turn(move.before, move.after, os.lstat(move.before).st_ino))
    return tuple(found)


def turn(placed: Sequence[Placed]) -> None:
    """Bring files to where they belong, whatever of their names others of them have.

    Args:
        placed: ``at`` follows each step, also where one fails.

    Raises:
        LibraryError: as ``rename``; the files are each under one name of them all, or aside.
    """
    while waiting := [one for one in placed if one.at != one.after]:
        holders = [
            (one, next((o for o in placed if o is not one and _has(o, one.after)), None)) for one in waiting
        ]
        one, holder = next((pair for pair in holders if pair[1] is None), holders[0])
        if holder is None:
            rename(one.at, one.after)
            one.at = one.after
        elif exchange(one.at, holder.at):
            one.at, holder.at = holder.at, one.at
        else:
            aside = aside_of(holder.at)
            rename(holder.at, aside)
            holder.at = aside


def cycle_from(first: Move, moves: Sequence[Move]) -> list[Move] | None:
    """The moves round which each file takes the name of the next; None where they do not close."""
    by_before = {move.before: move for move in moves}
    found = [first]
    while (following := by_before.get(found[-1].after)) is not None:
        if following == first:
            return found
        if following in found:
            return None
        found.append(following)
    return None


def _has(placed: Placed, path: str) -> bool:
    """Whether a file is the one that has a path now; on some drives capitals make no other name."""
    if placed.at == path:
        return True
    try:
        return os.path.samestat(os.lstat(placed.at), os.lstat(path)) and _differs_in_case(placed.at, path)
    except OSError:
        return False


def _differs_in_case(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def settle_moves(edits: TagEditStore, files: FileTagStore) -> tuple[TrackId, ...]:
    """Finish the renamings that a kill interrupted; the tracks whose files moved.

    Raises:
        StorageError: the database cannot be used.
    """
    moved: list[TrackId] = []
    for batch in edits.unfinished_moves():
        changes = [change for change in edits.changes(batch) if change.turns]
        turns = [one for change in changes for one in change.turns]
        inodes = _inodes({path for one in turns for path in (one.before, one.after)})
        found = {one: Placed(inodes[one.inode], one.after) for one in turns if one.inode in inodes}
        with contextlib.suppress(LibraryError):
            turn(list(found.values()))
        there = {one for one, placed in found.items() if placed.at == placed.after}
        paths: dict[TrackId, str] = {}
        for change in changes:
            file, *companions = change.turns
            if file not in there:
                continue
            if change.track_id is not None:
                paths[change.track_id] = file.after
            went = tuple(Move(one.before, one.after) for one in companions if one in there)
            edits.note(batch, replace(change, turns=(), companions=went))
        files.moved(paths)
        moved += paths
        settle_sheets(edits, batch)
        edits.end_moving(batch)
    return tuple(moved)


def _inodes(paths: set[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for path in {*paths, *map(aside_of, paths)}:
        with contextlib.suppress(OSError):
            found[os.lstat(path).st_ino] = path
    return found
