"""Erases what deleted profiles leave: bytes in the library and its copies, tokens, and the log."""

from __future__ import annotations

import logging
from typing import Final

from musicrec_desktop.core.errors import ScrobbleError, StorageError
from musicrec_desktop.core.log import clear_log
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.model.profile_rows import Erasure
from musicrec_desktop.model.scrobble import TokenPlace
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.services.profiles.service import ProfileService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.personal_rows.erasing import erase_traces
from musicrec_desktop.storage.profiles import ProfileStore
from musicrec_desktop.storage.unfinished_erasures import UnfinishedErasure, UnfinishedErasures

log = logging.getLogger(__name__)

_NOTHING: Final = Erasure(0, (), (), is_overwritten=True)
_FAILED: Final = Erasure(0, (), (), is_overwritten=False)


class ProfileEraser:
    """Follows each deletion of a profile; used in the owner's thread.

    What is left to do is marked in the library (``UnfinishedErasures``), so that a kill ends nothing.

    Args:
        database: of the library.
        log_dir: of the log, which may have names in it.
        profiles: tells of deletions.
        keeper: has the tokens of accounts.
        scheduler: gives the lane.

    Attributes:
        last: what became of the copies at the latest deletion.

    Signals:
        erased: nothing of the deleted profile is left, or what could not be erased now.
    """

    def __init__(
        self,
        *,
        database: Database,
        log_dir: str,
        profiles: ProfileService,
        keeper: TokenKeeper,
        scheduler: Scheduler,
    ) -> None:
        self.erased: Signal[Erasure] = Signal()
        self.last = _NOTHING
        self._database, self._log_dir, self._scheduler = database, log_dir, scheduler
        self._keeper = keeper
        self._marks = UnfinishedErasures(database)
        self._waiting: list[ProfileId] = []
        self._is_going = False
        profiles.removing.connect(self._note)

    @property
    def is_idle(self) -> bool:
        """Whether nothing has to be erased any more."""
        return not self._waiting and not self._is_going

    def resume(self) -> None:
        """Go on with what another program began and did not end: it was killed, or the disk was full."""
        if self._database.write_problem is None:
            for profile_id in self._marks.all():
                self._note(profile_id)

    def finish(self) -> None:
        """Erase what waits, in this thread; for the end of the program, when no lane is left."""
        while self._waiting:
            self._erase(self._waiting.pop(0))

    def _note(self, profile_id: ProfileId) -> None:
        """A profile is about to be deleted: begin behind that."""
        if profile_id not in self._waiting:
            self._waiting.append(profile_id)
        self._scheduler.post(self._begin)

    def _begin(self) -> None:
        if self._is_going or not self._waiting:
            return
        self._is_going = True
        profile_id = self._waiting.pop(0)

        def done(found: Erasure) -> None:
            self._is_going = False
            self.last = found
            self.erased.emit(found)
            self._begin()

        self._scheduler.run(Lane.IO, lambda _context: self._erase(profile_id), on_done=done)

    def _erase(self, profile_id: ProfileId) -> Erasure:
        try:
            unfinished = self._marks.all().get(profile_id)
            if unfinished is None:  # it was not deleted after all, or is erased
                return _NOTHING
            secrets = tuple(each for each in unfinished.secrets if not self._is_forgotten(*each))
            # Before the traces are overwritten, because the names of the secrets are some of them.
            self._marks.note(profile_id, UnfinishedErasure(secrets, unfinished.has_traces))
            found = self._traces_erased(profile_id) if unfinished.has_traces else _NOTHING
            has_traces = bool(found.left) or not found.is_overwritten
            self._marks.note(profile_id, UnfinishedErasure(secrets, has_traces))
        except StorageError as error:
            log.info("deleted rows are not overwritten: %s", error)
            return _FAILED
        return found

    def _traces_erased(self, profile_id: ProfileId) -> Erasure:
        ProfileStore(self._database).remove_left()
        found = erase_traces(self._database, profile_id)
        clear_log(self._log_dir)
        return found

    def _is_forgotten(self, name: str, place: TokenPlace) -> bool:
        try:
            return self._keeper.forget(name, place)
        except ScrobbleError:
            return False
