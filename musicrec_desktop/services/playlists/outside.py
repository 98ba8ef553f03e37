"""Notices what other processes, such as the command line, did to playlists and folders."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.playlist import PlaylistFolder, PlaylistId
from musicrec_desktop.services.playlists.reading import PlaylistReader
from musicrec_desktop.storage.playlists.lists import Mark, PlaylistStore

log = logging.getLogger(__name__)

LOOK_MS: Final = 2_000
"""How often is looked; it takes a part of a millisecond, and counts no entries."""


@dataclass(frozen=True, slots=True)
class _State:
    """What was there at a look: a mark of each playlist, and the folders."""

    marks: dict[PlaylistId, Mark] = field(default_factory=dict)
    folders: tuple[PlaylistFolder, ...] = ()


class OutsideEdits:
    """Tells of playlists and folders that changed without this process, as the reader tells of its own edits.

    All methods are called in the owner's thread.

    Args:
        reader: tells of what this process changes, and is made to tell of what others do.
        lists: has the marks by which a change is seen.
        scheduler: gives the quick lane and the time.
    """

    def __init__(self, *, reader: PlaylistReader, lists: PlaylistStore, scheduler: Scheduler) -> None:
        self._reader, self._lists, self._scheduler = reader, lists, scheduler
        self._seen: _State | None = None
        self._own: set[PlaylistId] = set()
        self._is_own_folder = False
        self._is_telling = False
        self._period: Timer | None = None
        self._disconnects: list[Callable[[], None]] = []

    def start(self) -> None:
        """Look now and every two seconds."""
        if self._period is not None:
            return
        self._disconnects = [
            self._reader.playlists_changed.connect(self._on_own),
            self._reader.folders_changed.connect(self._on_own_folders),
        ]
        self._period = self._scheduler.call_every(LOOK_MS, self.look)
        self.look()

    def close(self) -> None:
        """Look no more."""
        if self._period is not None:
            self._period.cancel()
            self._period = None
        for disconnect in self._disconnects:
            disconnect()

    def profile_switched(self) -> None:
        """Compare with the playlists of another profile from now on."""
        self._seen, self._own, self._is_own_folder = None, set(), False
        if self._period is not None:
            self.look()

    def look(self) -> None:
        """Look soon, in a lane."""
        self._scheduler.run(
            Lane.QUICK,
            lambda _context: _State(self._lists.marks(), tuple(self._lists.folders())),
            name="outside-edits",
            on_done=self._on_looked,
            on_error=_on_error,
        )

    def _on_looked(self, now: _State) -> None:
        before, self._seen = self._seen, now
        own, self._own = frozenset(self._own), set()
        is_own_folder, self._is_own_folder = self._is_own_folder, False
        if before is None:
            return
        ids = before.marks.keys() | now.marks.keys()
        changed = {one for one in ids if before.marks.get(one) != now.marks.get(one)} - own
        touches_folders = before.folders != now.folders and not is_own_folder
        self._is_telling = True
        if changed:
            self._reader.playlists_changed.emit(tuple(sorted(changed)))
        if touches_folders:
            self._reader.folders_changed.emit()
        self._is_telling = False

    def _on_own(self, playlist_ids: tuple[PlaylistId, ...]) -> None:
        if not self._is_telling:
            self._own.update(playlist_ids)
            # Soon, so that an edit of another process to the same playlist is not taken for this one.
            self.look()

    def _on_own_folders(self) -> None:
        if not self._is_telling:
            self._is_own_folder = True
            self.look()


def _on_error(error: Exception) -> None:
    if not isinstance(error, MusicRecError):
        raise error
    log.info("playlists are looked at later: %s", error)
