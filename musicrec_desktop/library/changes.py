"""Differences between the files that the library remembers and those on the disk; no file is touched."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from musicrec_desktop.model.files import KNOWN_MISSING, FileStat, FileState, KnownFile
from musicrec_desktop.model.track import TrackId

K = TypeVar("K", bound=Hashable)


class Sieve:
    """Lets the files pass that are as the library knows them, while a walk goes on; ``diff`` gets the rest.

    Both sides are in the order of their paths, so a library of any size is compared within a few thousand
    rows. What comes out of order is not lost: it is among the rest.

    Args:
        known: what the library remembers, some thousands at a time (``TrackStore.file_states``).

    Attributes:
        unchanged_count: how many files are as they were.
        found: the files that are new or in another state.
        known: the paths of known files that were not found in the state in which they are known, without
            those that are known as missing.
        is_empty: the library remembers nothing there.
    """

    def __init__(self, known: Iterator[list[FileState]]) -> None:
        self.unchanged_count = 0
        self.found: list[FileState] = []
        self.known: list[bytes] = []
        self.is_empty = True
        self._pages = known
        self._rows: list[FileState] = []
        self._at = 0

    def take(self, found: list[FileState]) -> None:
        """The next files of the walk."""
        count = len(found)
        while len(self._rows) - self._at < count and self._read_on():
            pass
        end = self._at + count
        if self._rows[self._at : end] == found:
            self._at = end
            self.unchanged_count += count
        else:
            self._take_each(found)

    def finish(self) -> None:
        """The walk is at its end."""
        self._pass_over(len(self._rows))
        while self._read_on():
            self._pass_over(len(self._rows))

    def _take_each(self, found: list[FileState]) -> None:
        for state in found:
            while self._at < len(self._rows) or self._read_on():
                row = self._rows[self._at]
                if row[0] >= state[0]:
                    break
                self._pass_over(self._at + 1)
            else:
                self.found.append(state)
                continue
            if row == state:
                self._at += 1
                self.unchanged_count += 1
            else:
                self.found.append(state)

    def _pass_over(self, end: int) -> None:
        self.known.extend(row[0] for row in self._rows[self._at : end] if row[1] != KNOWN_MISSING)
        self._at = end

    def _read_on(self) -> bool:
        page = next(self._pages, None)
        if page is None:
            return False
        self.is_empty = False
        self._rows = [*self._rows[self._at :], *page]
        self._at = 0
        return True


@dataclass(frozen=True, slots=True)
class Diff:
    """The outcome of a walk.

    Attributes:
        added: files that the library does not know.
        changed: known files of another size or time, missing ones among them.
        retagged: known files of the same size and time whose inode changed, or to be read once more: perhaps
            other tags, not other sound.
        unchanged_count: how many are as they were.
        unknown_inodes: of those that are as they were, where nothing was known of the inode: when it changed.
        missing: known as present and not found.
        reappeared: known as missing and found as they were.
    """

    added: tuple[FileStat, ...]
    changed: tuple[FileStat, ...]
    retagged: tuple[tuple[TrackId, FileStat], ...]
    unchanged_count: int
    unknown_inodes: tuple[tuple[TrackId, int], ...]
    missing: tuple[KnownFile, ...]
    reappeared: tuple[TrackId, ...]


@dataclass(frozen=True, slots=True)
class Move(Generic[K]):
    """A new file that is probably a missing track.

    Attributes:
        track_id: the missing one.
        key: of the new file, as the caller named it.
        is_same_name: the file name is the same but for capitals and the form of its accents, so that nothing
            else needs to be compared.
    """

    track_id: TrackId
    key: K
    is_same_name: bool


def diff(
    known: Iterable[KnownFile],
    found: Iterable[FileStat],
    unseen: Sequence[str] = (),
    *,
    is_thorough: bool = False,
) -> Diff:
    """Compare; a file is unchanged when its size, its modification time and its inode are.

    Taggers can set back the modification time, and padding keeps the size; no program sets back the time of
    the inode. A copy of the library or a backup moves it, too: then tags are read once more.

    Args:
        known: what the library remembers of a folder.
        found: what a walk of it gave; no path twice.
        unseen: folders or files (relative) that could not be read: what is known there is not missing.
        is_thorough: every known file counts as retagged.
    """
    remembered = {file.stat.relative_path: file for file in known}
    added: list[FileStat] = []
    changed: list[FileStat] = []
    retagged: list[tuple[TrackId, FileStat]] = []
    unknown: list[tuple[TrackId, int]] = []
    reappeared: list[TrackId] = []
    unchanged = 0
    for stat in found:
        before = remembered.pop(stat.relative_path, None)
        if before is None:
            added.append(stat)
        elif before.stat.size != stat.size or before.stat.mtime_ns != stat.mtime_ns:
            changed.append(stat)
        elif (
            is_thorough
            or before.is_outdated
            or (before.stat.ctime_ns and before.stat.ctime_ns != stat.ctime_ns)
        ):
            retagged.append((before.track_id, stat))
        else:
            if not before.stat.ctime_ns:
                unknown.append((before.track_id, stat.ctime_ns))
            if before.is_missing:
                reappeared.append(before.track_id)
            else:
                unchanged += 1
    missing = tuple(
        file for file in remembered.values()
        if not file.is_missing and not is_below_any(file.stat.relative_path, unseen)
    )  # fmt: skip
    return Diff(
        tuple(added),
        tuple(changed),
        tuple(retagged),
        unchanged,
        tuple(unknown),
        missing,
        tuple(reappeared),
    )


def find_moves(missing: Iterable[tuple[TrackId, FileStat]], added: Mapping[K, FileStat]) -> list[Move[K]]:
    """New files that have size and time of exactly one missing track, and the other way round.

    Among files of the same size and time the name decides; where even that leaves a doubt nothing moves.

    Args:
        missing: tracks without a file.
        added: new files by any key.
    """
    left_missing, left_added = dict(missing), dict(added)
    moves: list[Move[K]] = []
    for sign, is_same_name in ((_named_sign, True), (_sign, False)):
        missing_by_sign = _unique(left_missing, sign)
        for wanted, key in _unique(left_added, sign).items():
            track_id = missing_by_sign.get(wanted)
            if track_id is not None:
                moves.append(Move(track_id, key, is_same_name))
                del left_missing[track_id], left_added[key]
    return moves


def is_below_any(relative_path: str, folders: Sequence[str]) -> bool:
    """Whether a path is one of some folders or lies in one; the empty path is the root."""
    return any(
        not folder or relative_path == folder or relative_path.startswith(folder + os.sep)
        for folder in folders
    )


Sign = tuple[Hashable, ...]


def _sign(stat: FileStat) -> Sign:
    return stat.size, stat.mtime_ns


def _named_sign(stat: FileStat) -> Sign:
    name = os.path.basename(stat.relative_path)
    return stat.size, stat.mtime_ns, unicodedata.normalize("NFC", name).casefold()


def _unique(files: Mapping[K, FileStat], sign: Callable[[FileStat], Sign]) -> dict[Sign, K]:
    """The keys of files whose sign no other file has."""
    counts = Counter(map(sign, files.values()))
    return {sign(stat): key for key, stat in files.items() if counts[sign(stat)] == 1}
