"""Two profiles become one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping

from musicrec_desktop.core.errors import MusicRecError, ProfileError, ScrobbleError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.model.profile_rows import CopiedRows
from musicrec_desktop.model.scrobble import Credentials
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.services.profiles.erasing import ProfileEraser
from musicrec_desktop.services.profiles.service import ProfileService
from musicrec_desktop.services.profiles.vault import KeyRing
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.kept_secrets import kept_secrets
from musicrec_desktop.storage.personal_rows.copying import merge_rows

log = logging.getLogger(__name__)


class MergeService:
    """Merges profiles; used in the owner's thread.

    Args:
        database: of the library.
        backups: gets a copy of the library before.
        profiles: tells which profile is in use.
        keys: of unlocked profiles.
        keeper: has the tokens of accounts, which come under the key of the other profile.
        eraser: forgets the tokens that nobody needs any more.
        scheduler: gives the lane.
        joined_lists: keys of the state of a profile whose lists are joined.
    """

    def __init__(
        self,
        *,
        database: Database,
        backups: Backups,
        profiles: ProfileService,
        keys: KeyRing,
        keeper: TokenKeeper,
        eraser: ProfileEraser,
        scheduler: Scheduler,
        joined_lists: Collection[str] = (),
    ) -> None:
        self._joined_lists = joined_lists
        self._database, self._backups = database, backups
        self._profiles, self._scheduler = profiles, scheduler
        self._keys, self._keeper, self._eraser = keys, keeper, eraser

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
            key = self._keys.key_of(source_id)  # a switch drops it
            if self._profiles.current.id == source_id:
                self._profiles.switch(target_id)
        except MusicRecError as error:
            on_error(error)
            return

        def work(context: TaskContext) -> CopiedRows:
            self._backups.make(context.check)
            credentials = self._credentials(source_id, key)
            copied = merge_rows(self._database, source_id, target_id, joined_lists=self._joined_lists)
            with self._database.as_listener(target_id):
                self._keep_again(credentials)
            return copied

        def done(copied: CopiedRows) -> None:
            self._profiles.look()
            self._profiles.read_anew()
            self._keys.drop(source_id)
            self._eraser.resume()
            on_done(copied)

        def fail(error: Exception) -> None:
            if not isinstance(error, MusicRecError):
                raise error
            on_error(error)

        self._scheduler.run(Lane.IO, work, on_done=done, on_error=fail)

    def _credentials(self, profile_id: ProfileId, key: bytes) -> Mapping[str, Credentials | None]:
        """The tokens of a profile that is about to be gone, with the key that it had."""
        is_open = bool(self._keys.key_of(profile_id))
        with self._database.as_listener(profile_id):
            if key:
                self._keys.put(profile_id, key)
            try:
                return {
                    secret.name: self._keeper.fetch(secret.name, secret.place)
                    for secret in kept_secrets(self._database)
                }
            finally:
                if not is_open:
                    self._keys.drop(profile_id)

    def _keep_again(self, credentials: Mapping[str, Credentials | None]) -> None:
        """Keep tokens that came to the profile of the task under its own key."""
        for secret in kept_secrets(self._database):
            if (found := credentials.get(secret.name)) is not None:
                try:
                    place = self._keeper.keep(secret.name, found)
                except ScrobbleError as error:
                    log.info("a token has to be entered again: %s", error.reason)
                else:
                    if place is not secret.place:
                        secret.move(place)

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
