"""What a scan looks at, and what it asks and tells while it runs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.track import Folder, FolderId, TrackChanges


@dataclass(frozen=True, slots=True)
class Scope:
    """A folder of the library, or a part of it.

    Attributes:
        folder: the root.
        below: a relative path inside it; empty for the whole.
        is_named: the person named it, so no rule leaves it out.
        is_thorough: tags are read again, whether files changed or not.
    """

    folder: Folder
    below: str = ""
    is_named: bool = False
    is_thorough: bool = False


class RunControl(Protocol):
    """The other end of a run."""

    def is_stopped(self) -> bool:
        """Whether to end early."""
        ...

    def is_removed(self, folder_id: FolderId) -> bool:
        """Whether the person took the folder out of the library meanwhile."""
        ...

    def tell_changes(self, what: TrackChanges) -> None:
        """Rows were written."""
        ...

    def tell_progress(self, value: Progress) -> None:
        """A step was done."""
        ...


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
