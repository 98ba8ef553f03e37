"""What changed between what the library remembers and what lies on the disk; pure."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from musicrec_desktop.model.track import FileStat, KnownFile, TrackId

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Diff:
    """The outcome of a walk.

    Attributes:
        added: files that nobody knows.
        changed: known files of another size or time, missing ones among them.
        unchanged_count: how many are as they were.
        missing: known as present and not found.
        reappeared: known as missing and found as they were.
    """

    added: tuple[FileStat, ...]
    changed: tuple[FileStat, ...]
    unchanged_count: int
    missing: tuple[KnownFile, ...]
    reappeared: tuple[TrackId, ...]


@dataclass(frozen=True, slots=True)
class Move(Generic[K]):
    """A new file that is probably a missing track.

    Attributes:
        track_id: the missing one.
        key: of the new file, as the caller named it.
        is_same_name: the file name is the same, so that nothing else needs to be compared.
    """

    track_id: TrackId
    key: K
    is_same_name: bool


def diff(known: Iterable[KnownFile], found: Iterable[FileStat], unseen: Sequence[str] = ()) -> Diff:
    """Compare; a file is unchanged when its size and modification time are.

    Args:
        known: what the library remembers of a folder.
        found: what a walk of it gave; no path twice.
        unseen: folders or files (relative) that could not be read: what is known there is not missing.
    """
    remembered = {file.stat.relative_path: file for file in known}
    added: list[FileStat] = []
    changed: list[FileStat] = []
    reappeared: list[TrackId] = []
    unchanged = 0
    for stat in found:
        before = remembered.pop(stat.relative_path, None)
        if before is None:
            added.append(stat)
        elif before.stat.size != stat.size or before.stat.mtime_ns != stat.mtime_ns:
            changed.append(stat)
        elif before.is_missing:
            reappeared.append(before.track_id)
        else:
            unchanged += 1
    missing = tuple(
        file for file in remembered.values()
        if not file.is_missing and not is_below_any(file.stat.relative_path, unseen)
    )  # fmt: skip
    return Diff(tuple(added), tuple(changed), unchanged, missing, tuple(reappeared))


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
    return stat.size, stat.mtime_ns, os.path.basename(stat.relative_path)


def _unique(files: Mapping[K, FileStat], sign: Callable[[FileStat], Sign]) -> dict[Sign, K]:
    """The keys of files whose sign no other file has."""
    counts = Counter(map(sign, files.values()))
    return {sign(stat): key for key, stat in files.items() if counts[sign(stat)] == 1}
