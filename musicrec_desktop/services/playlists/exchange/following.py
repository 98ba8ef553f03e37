"""Reads the files again that playlists follow, when they have changed."""

from __future__ import annotations

import errno

from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.services.playlists.exchange.filling import PlaylistFiller
from musicrec_desktop.services.playlists.exchange.importing import (
    FileSignature,
    ImportPlanner,
    signature_of,
)
from musicrec_desktop.services.playlists.reading import PlaylistReader
from musicrec_desktop.storage.playlists.followed import FollowedFile, FollowedFileStore

_GONE = frozenset((errno.ENOENT, errno.ENOTDIR))


class FileFollower:
    """Keeps playlists like their files; a file that is gone or unreadable leaves its playlist as it was."""

    def __init__(
        self,
        *,
        reader: PlaylistReader,
        planner: ImportPlanner,
        filler: PlaylistFiller,
        store: FollowedFileStore,
    ) -> None:
        self._reader, self._planner, self._filler, self._store = reader, planner, filler, store

    def check(self, context: TaskContext) -> tuple[PlaylistId, ...]:
        """Look at all followed files; the playlists that have other entries or another problem now."""
        changed: list[PlaylistId] = []
        for one in self._store.all():
            context.check()
            if self._checked(one, context):
                changed.append(one.playlist_id)
        return tuple(changed)

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
