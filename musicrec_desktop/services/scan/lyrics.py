"""Files of lyrics beside the music: what of them changed since the last scan, and what they say now."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from musicrec_desktop.library import changes
from musicrec_desktop.library.file_reader import FileReader
from musicrec_desktop.model.files import FileState
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.scan.scope import Scope
from musicrec_desktop.storage.lyrics import LyricsStore

BATCH_ROWS: Final = 200


class LyricsScan:
    """The files of lyrics in one scope; no file is read before the walk is over.

    Args:
        store: what is known of them.
        scope: the place; where it is thorough, every file of lyrics is read again.
    """

    def __init__(self, store: LyricsStore, scope: Scope) -> None:
        self._store, self._scope = store, scope
        self._sieve = changes.Sieve(store.states(scope.folder.id, scope.below))
        self._all: list[FileState] = []

    def take(self, states: list[FileState]) -> None:
        """What lies beside the next sound files of the walk."""
        self._sieve.take(states)
        if self._scope.is_thorough:
            self._all.extend(states)

    def finish(self) -> None:
        """The walk is at its end."""
        self._sieve.finish()

    @property
    def due(self) -> list[FileState]:
        """What is to be read: new or changed."""
        return self._all if self._scope.is_thorough else self._sieve.found

    def forget_gone(self, unseen: Sequence[str]) -> list[TrackId]:
        """Forget what is gone, save in places that could not be looked at; returns the tracks."""
        found = {state[0] for state in self.due}
        gone = [
            path
            for path in self._sieve.known
            if path not in found and not changes.is_below_any(os.fsdecode(path), unseen)
        ]
        return self._store.forget(self._scope.folder.id, gone) if gone else []

    def read(self, files: FileReader, is_stopped: Callable[[], bool]) -> Iterator[list[TrackId]]:
        """Read what is due and keep it; yields the tracks of each batch."""
        root = self._scope.folder.path
        paths = [os.path.join(root, os.fsdecode(state[0])) for state in self.due]
        read = zip(self.due, files.words_beside(paths, is_stopped), strict=False)
        while batch := list(itertools.islice(read, BATCH_ROWS)):
            yield self._store.write(self._scope.folder.id, batch)
            if is_stopped():
                return
