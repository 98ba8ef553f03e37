"""Which path each renamed file gets, what stands in its way, and which files go with it."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from musicrec_desktop.library.formats import SCAN_FOLDERS, is_audio_name
from musicrec_desktop.model.tag_edit import FilePlan, Move, PlanNote
from musicrec_desktop.services.tagging.safe_names import MOST_PATH_BYTES, collision_key

_BESIDE_A_FILE: Final = frozenset({"lrc", "txt", "cue", "jpg", "jpeg", "png", "webp", "gif"})
"""Endings of files that belong to the sound file with the same name."""
_BESIDE_AN_ALBUM: Final = _BESIDE_A_FILE | {
    "log",
    "m3u",
    "m3u8",
    "nfo",
    "pdf",
    "accurip",
    "md5",
    "sfv",
    "bmp",
}
"""Endings of files that go along when all sound of a folder moves to another one."""


@dataclass(slots=True)
class Folders:
    """What lies in folders, asked once each.

    Args:
        names: gives the names in a folder; none where it is not there or cannot be read.
        is_there: whether something has a path, in whatever capitals the drive knows it.
    """

    names: Callable[[str], Sequence[str]]
    is_there: Callable[[str], bool] = os.path.lexists
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def names_in(self, folder: str) -> tuple[str, ...]:
        """The names in a folder, in their order."""
        if folder not in self._known:
            self._known[folder] = tuple(sorted(self.names(folder)))
        return self._known[folder]

    def has(self, path: str) -> str:
        """The name by which a folder has a path already, in whatever capitals; empty where it has none."""
        folder, name = os.path.split(path)
        key = collision_key(name)
        return next((one for one in self.names_in(folder) if collision_key(one) == key), "")

    def as_spelled(self, path: str, root: str) -> str:
        """A path with its folders below a root in the capitals that they have on drives that ignore capitals.

        There another spelling leads into the folder that is there, whose name stays.
        """
        folder, name = os.path.split(path)
        at = root
        for part in os.path.relpath(folder, root).split(os.sep) if folder != root else ():
            there = self.has(os.path.join(at, part))
            is_same = there and part not in self.names_in(at) and self.is_there(os.path.join(at, part))
            at = os.path.join(at, there if is_same else part)
        return os.path.join(at, name)


def names_on_disk(folder: str) -> Sequence[str]:
    """The names in a folder; none where it is not there or cannot be read."""
    try:
        return os.listdir(folder)
    except OSError:
        return ()


def with_moves(plans: Sequence[FilePlan], targets: Mapping[str, str], folders: Folders) -> list[FilePlan]:
    """Plans with the moves that are possible, and obstacles for the others.

    Args:
        plans: of all files.
        targets: the path that each file is to get, by its path.
        folders: tells what is there.
    """
    leaving = {collision_key(path) for path, target in targets.items() if path != target}
    taken: dict[str, str] = {}
    moved: list[FilePlan] = []
    for plan in plans:
        path = plan.file.path
        target = targets.get(path, path)
        if target == path or plan.obstacle is not None:
            taken.setdefault(collision_key(path), path)
            moved.append(plan)
            continue
        obstacle = _obstacle(path, target, taken, leaving, folders)
        if obstacle is None:
            taken[collision_key(target)] = path
            moved.append(replace(plan, move=Move(path, target)))
        else:
            moved.append(replace(plan, obstacle=obstacle))
    return _with_companions(moved, folders)


def _obstacle(
    path: str, target: str, taken: Mapping[str, str], leaving: set[str], folders: Folders
) -> PlanNote | None:
    if len(os.fsencode(target)) > MOST_PATH_BYTES:
        return PlanNote("path-too-long", target)
    if collision_key(target) in taken:
        return PlanNote("name-wanted-twice", target)
    there = folders.has(target)
    if there:
        other = os.path.join(os.path.dirname(target), there)
        if other != path and collision_key(other) not in leaving:
            return PlanNote("name-taken", target)
    if os.path.islink(path) and os.path.dirname(path) != os.path.dirname(target):
        return PlanNote("is-link", path)
    return None


def _with_companions(plans: Sequence[FilePlan], folders: Folders) -> list[FilePlan]:
    moving: dict[str, list[int]] = defaultdict(list)
    for place, plan in enumerate(plans):
        if plan.move is not None and plan.obstacle is None:
            moving[os.path.dirname(plan.move.before)].append(place)
    wishes: list[tuple[int, Move]] = []
    for folder, places in moving.items():
        names = folders.names_in(folder)
        going: set[str] = set()
        moves = [move for place in places if (move := plans[place].move) is not None]
        for place, move in zip(places, moves, strict=True):
            wishes += [(place, one) for one in _beside(move, names, going)]
        targets = {os.path.dirname(move.after) for move in moves}
        sound = [name for name in names if is_audio_name(name)]
        gone = {os.path.basename(move.before) for move in moves}
        if len(targets) == 1 and targets != {folder} and gone.issuperset(sound):
            wishes += [(places[0], one) for one in _of_album(folder, targets.pop(), names, going)]
    found = list(plans)
    for place, one in _possible(wishes, folders):
        found[place] = replace(found[place], companions=(*found[place].companions, one))
    return found


def _beside(move: Move, names: Sequence[str], going: set[str]) -> list[Move]:
    """The files that have the name of a sound file."""
    folder, name = os.path.split(move.before)
    stem, new_stem = os.path.splitext(name)[0], os.path.splitext(move.after)[0]
    found: list[Move] = []
    for one in names:
        begin, ending = os.path.splitext(one)
        if begin == stem and ending[1:].lower() in _BESIDE_A_FILE and one not in going:
            going.add(one)
            found.append(Move(os.path.join(folder, one), new_stem + ending))
    return found


def _of_album(folder: str, target: str, names: Sequence[str], going: set[str]) -> list[Move]:
    """What is left of an album whose sound moves as a whole."""
    found: list[Move] = []
    for name in names:
        ending = os.path.splitext(name)[1][1:].lower()
        if name not in going and (ending in _BESIDE_AN_ALBUM or name.lower() in SCAN_FOLDERS):
            found.append(Move(os.path.join(folder, name), os.path.join(target, name)))
    return found


def _possible(wishes: list[tuple[int, Move]], folders: Folders) -> list[tuple[int, Move]]:
    """The moves whose new names are free, or become free by others of them."""
    while True:
        leaving = {collision_key(move.before) for _, move in wishes}
        wanted: set[str] = set()
        kept: list[tuple[int, Move]] = []
        for place, move in wishes:
            key, there = collision_key(move.after), folders.has(move.after)
            other = os.path.join(os.path.dirname(move.after), there)
            is_free = not there or other == move.before or collision_key(other) in leaving
            if move.before != move.after and key not in wanted and is_free:
                wanted.add(key)
                kept.append((place, move))
        if len(kept) == len(wishes):
            return kept
        wishes = kept
