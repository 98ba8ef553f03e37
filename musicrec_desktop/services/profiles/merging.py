"""Two profiles become one."""

from __future__ import annotations

from collections.abc import Callable, Collection

from musicrec_desktop.core.errors import MusicRecError, ProfileError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.model.profile_rows import CopiedRows
from musicrec_desktop.services.profiles.service import ProfileService
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.personal_rows.copying import merge_rows


class MergeService:
    """Merges profiles; used in the owner's thread.

    Args:
        database: of the library.
        backups: gets a copy of the library before.
        profiles: tells which profile is in use.
        scheduler: gives the lane.
        joined_lists: keys of the state of a profile whose lists are joined.
    """

    def __init__(
        self,
        *,
        database: Database,
        backups: Backups,
        profiles: ProfileService,
        scheduler: Scheduler,
        joined_lists: Collection[str] = (),
    ) -> None:
        self._joined_lists = joined_lists
        self._database, self._backups = database, backups
        self._profiles, self._scheduler = profiles, scheduler

    def merge(
        self,
        source_id: ProfileId,
        target_id: ProfileId,
        on_done: Callable[[CopiedRows], object],
        on_error: Callable[[MusicRecError], object],
    ) -> None:
        """Give all that is one profile's to another, and delete the first, after a backup.

        Where the first is in use, the other one is from now on. ``on_error`` gets a ``ProfileError``
        (``"gone"``, ``"same"``, ``"locked"``) or a ``StorageError``, after which nothing has changed.
        """
        try:
            self._check(source_id, target_id)
            if self._profiles.current.id == source_id:
                self._profiles.switch(target_id)
        except MusicRecError as error:
            on_error(error)
            return

        def work(context: TaskContext) -> CopiedRows:
            self._backups.make(context.check)
            return merge_rows(self._database, source_id, target_id, joined_lists=self._joined_lists)

        def done(copied: CopiedRows) -> None:
            self._profiles.look()
            self._profiles.read_anew()
            on_done(copied)

        def fail(error: Exception) -> None:
            if not isinstance(error, MusicRecError):
                raise error
            on_error(error)

        self._scheduler.run(Lane.IO, work, on_done=done, on_error=fail)

    def _check(self, source_id: ProfileId, target_id: ProfileId) -> None:
        self._database.check_writable()
        chosen = [one for one in self._profiles.profiles() if one.id in {source_id, target_id}]
        if source_id == target_id:
            raise ProfileError("same")
        if len(chosen) < 2:
            raise ProfileError("gone")
        for profile in chosen:
            if profile.is_locked:
                raise ProfileError("locked", profile.name)
