"""What a scan looks at, and its line to the service."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.model.files import Folder
from musicrec_desktop.model.track import FolderId, TrackChanges


@dataclass(frozen=True, slots=True)
class Scope:
    """A folder of the library, or a part of it.

    Attributes:
        folder: the root.
        below: a relative path inside it; empty for the whole.
        is_named: the user named it, so no rule leaves it out.
        is_thorough: tags are read again, whether files changed or not.
    """

    folder: Folder
    below: str = ""
    is_named: bool = False
    is_thorough: bool = False


@dataclass(frozen=True, slots=True)
class ScanControl:
    """What a run in its thread asks and tells the service in the owner's.

    Attributes:
        stop: set when the service cancels.
        context: of the task; its owner may cancel, too, and progress goes there.
        is_removed: whether the user took a folder out of the library meanwhile.
        tell_changes: rows were written.
        on_folder: told of each folder before it is listed; None where nobody asks.
    """

    stop: threading.Event
    context: TaskContext
    is_removed: Callable[[FolderId], bool]
    tell_changes: Callable[[TrackChanges], object]
    on_folder: Callable[[str], object] | None = None

    def is_stopped(self) -> bool:
        """Whether to end early."""
        return self.stop.is_set() or self.context.is_cancelled


def is_inside(path: str, folder: str) -> bool:
    """Whether a path lies below a folder (and is not the folder itself)."""
    return path != folder and path.startswith(folder.rstrip(os.sep) + os.sep)


def covering(path: str, folders: Iterable[Folder]) -> Folder | None:
    """The outermost of some folders that is the path or holds it."""
    fitting = [folder for folder in folders if folder.path == path or is_inside(path, folder.path)]
    return min(fitting, key=lambda folder: len(folder.path), default=None)


def outermost(folders: Sequence[Folder]) -> list[Folder]:
    """The folders that lie in no other of them: together they hold everything once."""
    return [folder for folder in folders if covering(folder.path, folders) == folder]


def scope_of(path: str, folders: Sequence[Folder]) -> Scope | None:
    """The part of the library that a path is; None where it lies in no folder of it."""
    folder = covering(path, folders)
    if folder is None:
        return None
    return Scope(folder, "" if path == folder.path else os.path.relpath(path, folder.path))


def without_overlap(scopes: Iterable[Scope]) -> list[Scope]:
    """The scopes that no other of them holds."""
    kept: dict[str, Scope] = {}
    places = [(os.path.join(scope.folder.path, scope.below), scope) for scope in scopes]
    for path, scope in sorted(places, key=lambda place: place[0]):
        if not any(other == path or is_inside(path, other) for other in kept):
            kept[path.rstrip(os.sep) or os.sep] = scope
    return list(kept.values())
