"""The cue sheets that a scan finds: where they changed, the sound beside them is read again."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence

from musicrec_desktop.library.changes import is_below_any
from musicrec_desktop.model.files import FileStat, FileState
from musicrec_desktop.services.scan.scope import Scope
from musicrec_desktop.storage.parts import SheetStore


class FoundSheets:
    """The sheets of one scope.

    Args:
        store: what the library remembers of them.
        scope: where they were looked for.

    Attributes:
        found: as they are now, by relative path.
        changed: those of them that are new or differ from what is known.
        gone: paths of sheets that are known and were not found.
    """

    def __init__(self, store: SheetStore, scope: Scope) -> None:
        self._store = store
        self._scope = scope
        self.found: dict[str, FileStat] = {}
        self.changed: list[FileStat] = []
        self.gone: list[str] = []

    def take(self, state: FileState) -> None:
        """A sheet that the walk found."""
        stat = FileStat.of_state(state)
        self.found[stat.relative_path] = stat

    def compare(self, unseen: Sequence[str]) -> None:
        """Find out what changed, when the walk is at its end.

        Args:
            unseen: folders and files that could not be looked at.
        """
        known = self._store.of_folder(self._scope.folder.id)
        self.changed = [stat for path, stat in self.found.items() if known.get(path) != stat]
        self.gone = [
            path
            for path in known
            if path not in self.found
            and is_below_any(path, (self._scope.below,))
            and not is_below_any(path, unseen)
        ]

    @property
    def directories(self) -> list[str]:
        """Where a sheet came, went or changed."""
        paths = (*(stat.relative_path for stat in self.changed), *self.gone)
        return sorted(set(map(os.path.dirname, paths)))

    def to_check(self, others: Iterable[str], failed: Collection[str]) -> list[FileStat]:
        """The sheets of which it is to be found out anew whether they are of use.

        Args:
            others: relative paths of the sound files that are read, or are gone.
            failed: paths of what could not be used before.
        """
        beside = set(map(os.path.dirname, others))
        changed = {stat.relative_path for stat in self.changed}
        return [
            stat
            for path, stat in self.found.items()
            if path in changed or path in failed or os.path.dirname(path) in beside
        ]

    def note(self) -> None:
        """Remember the sheets as they are: the sound beside them was read."""
        if self.changed or self.gone:
            self._store.note(self._scope.folder.id, self.changed, self.gone)
