"""The spools of the plans of one process, and what killed processes left of theirs."""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Iterator

from musicrec_desktop.core.living import is_alive
from musicrec_desktop.storage.imports.spool.files import (
    left_spools,
    new_spool_path,
    remove_spool,
    spool_folder,
)


class PlanSpools:
    """Gives each plan its spool, and removes the spools that no plan has; for any thread.

    Args:
        cache_dir: of the profile.
    """

    def __init__(self, cache_dir: str) -> None:
        self._folder = spool_folder(cache_dir)
        self._numbers = itertools.count(1)
        self._own: set[str] = set()

    @contextlib.contextmanager
    def new(self) -> Iterator[str]:
        """The path of another spool; it stays unless an error leaves the block."""
        path = new_spool_path(self._folder, next(self._numbers))
        self._own.add(path)
        try:
            yield path
        except BaseException:
            self.remove(path)
            raise

    def remove(self, path: str) -> None:
        """Remove the spool of a plan that has ended; again does no harm."""
        self._own.discard(path)
        remove_spool(path)

    def close(self) -> None:
        """Remove all spools of this process."""
        for path in tuple(self._own):
            self.remove(path)

    def remove_left(self) -> None:
        """Remove what killed processes left; one of them may have had the id of this process."""
        for path, process_id in left_spools(self._folder):
            is_ours = process_id == os.getpid()
            if path not in self._own if is_ours else not is_alive(process_id):
                remove_spool(path)
