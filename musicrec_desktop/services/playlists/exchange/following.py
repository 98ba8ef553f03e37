"""Reads the files again that playlists follow, when they have changed."""

from __future__ import annotations

import errno
import logging
from typing import Final

from musicrec_desktop.core.errors import MusicRecError, PlaylistError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.model.playlist import PlaylistId, PlaylistKind
from musicrec_desktop.services.playlists.exchange.filling import PlaylistFiller
from musicrec_desktop.services.playlists.exchange.importing import (
    FileSignature,
    ImportPlanner,
    signature_of,
)
from musicrec_desktop.services.playlists.reading import PlaylistReader
from musicrec_desktop.storage.playlists.followed import FollowedFile, FollowedFileStore

log = logging.getLogger(__name__)

CHECK_MS: Final = 10_000
"""How often it looks whether files have changed: one question to the disk for each file."""
_GONE = frozenset((errno.ENOENT, errno.ENOTDIR))


class FollowedFiles:
    """Keeps playlists like their files; a file that is gone or unreadable leaves its playlist as it was.

    ``follow``, ``begin``, ``stop`` and ``check`` may be called in any thread, the others in the owner's.

    Args:
        reader: tells what playlists there are.
        planner: reads a file.
        filler: puts entries into a playlist.
        store: remembers how each file was when it was read last.
        scheduler: gives the quick lane and the time.

    Attributes:
        changed: followed playlists that have other entries, or whose file cannot be read any more, or can
            again.
    """

    def __init__(
        self,
        *,
        reader: PlaylistReader,
        planner: ImportPlanner,
        filler: PlaylistFiller,
        store: FollowedFileStore,
        scheduler: Scheduler,
    ) -> None:
        self._reader, self._planner, self._filler, self._store = reader, planner, filler, store
        self._scheduler = scheduler
        self._is_checking = self._is_check_due = False
        self._period: Timer | None = None
        self.changed: Signal[tuple[PlaylistId, ...]] = Signal()

    def follow(self, playlist_id: PlaylistId) -> None:
        """Let a playlist follow the file that it came from; it is read at the next check.

        Raises:
            PlaylistError: the playlist came from no file, is smart, or is gone.
        """
        playlist = self._reader.playlist(playlist_id)
        if playlist.kind is PlaylistKind.SMART:
            raise PlaylistError("smart", playlist.name)
        if not playlist.source:
            raise PlaylistError("no-file", playlist.name)
        self._store.follow(playlist_id, 0, 0)
        self._tell((playlist_id,))

    def begin(self, playlist_id: PlaylistId, signature: FileSignature) -> None:
        """Let a playlist follow a file that was just read into it."""
        self._store.follow(playlist_id, signature.size, signature.modified_ns)

    def stop(self, playlist_id: PlaylistId) -> None:
        """Let a playlist be edited that followed its file."""
        self._store.stop(playlist_id)
        self._tell((playlist_id,))

    def check(self, context: TaskContext | None = None) -> tuple[PlaylistId, ...]:
        """Read files that have changed, now; the playlists that have other entries or another problem now."""
        context = context or TaskContext()
        changed: list[PlaylistId] = []
        for one in self._store.all():
            context.check()
            if self._checked(one, context):
                changed.append(one.playlist_id)
        self._tell(tuple(changed))
        return tuple(changed)

    def check_soon(self) -> None:
        """Read files that have changed, in a lane: after scans and with the focus."""
        if self._is_checking:
            self._is_check_due = True
            return
        self._is_checking, self._is_check_due = True, False

        def finished(result: object) -> None:
            self._is_checking = False
            if isinstance(result, MusicRecError):
                log.info("followed playlist files are looked at later: %s", result)
            elif isinstance(result, Exception):
                raise result
            if self._is_check_due:
                self.check_soon()

        self._scheduler.run(Lane.QUICK, self.check, on_done=finished, on_error=finished)

    def start(self) -> None:
        """Look now, and every ten seconds, until ``close``."""
        if self._period is None:
            self._period = self._scheduler.call_every(CHECK_MS, self.check_soon)
            self.check_soon()

    def close(self) -> None:
        """Look no more by itself."""
        if self._period is not None:
            self._period.cancel()
            self._period = None

    def _tell(self, playlist_ids: tuple[PlaylistId, ...]) -> None:
        if playlist_ids:
            self._scheduler.post(lambda: self.changed.emit(playlist_ids))

    def _checked(self, one: FollowedFile, context: TaskContext) -> bool:
        before = FileSignature(one.size, one.modified_ns)
        try:
            now = signature_of(one.path)
        except OSError as error:
            problem = "gone" if error.errno in _GONE else "unreadable"
            return self._noted(one, before, problem)
        if now == before and one.problem not in {"gone", "unreadable"}:
            return False
        playlist = self._reader.playlist(one.playlist_id)
        plan = self._planner.plan([one.path], [playlist], context, is_guessing=False)
        read = plan.lists[0]
        if read.error is not None:
            return self._noted(one, now, read.error.reason)
        if now.size == 0:
            # A player that is writing it, or a full disk, leaves it so.
            return self._noted(one, now, "empty")
        if len(plan.lists) != 1 or read.existing is None:
            return self._noted(one, now, "other-kind")
        edit = self._filler.put(self._planner.imported(plan))
        return self._noted(one, now, "") or not edit.is_void

    def _noted(self, one: FollowedFile, signature: FileSignature, problem: str) -> bool:
        """Keep what is known of the file now; whether the problem is another one than before."""
        if (signature.size, signature.modified_ns, problem) != (one.size, one.modified_ns, one.problem):
            self._store.follow(one.playlist_id, signature.size, signature.modified_ns, problem)
        return problem != one.problem
