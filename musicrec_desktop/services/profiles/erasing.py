"""Erases what deleted profiles leave: bytes in the library and its copies, and the log."""

from __future__ import annotations

import logging
from typing import Final

from musicrec_desktop.core.errors import StorageError
from musicrec_desktop.core.log import clear_log
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.model.profile_rows import Erasure
from musicrec_desktop.services.profiles.service import ProfileService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.personal_rows.erasing import erase_traces
from musicrec_desktop.storage.profiles import ProfileStore

log = logging.getLogger(__name__)

_NOTHING: Final = Erasure(0, (), (), is_overwritten=True)


class ProfileEraser:
    """Follows each deletion of a profile; used in the owner's thread.

    Args:
        database: of the library.
        log_dir: of the log, which may have names in it.
        profiles: tells of deletions.
        scheduler: gives the lane.

    Attributes:
        last: what became of the copies at the latest deletion.

    Signals:
        erased: nothing of the deleted profile is left, or what could not be erased now.
    """

    def __init__(
        self, *, database: Database, log_dir: str, profiles: ProfileService, scheduler: Scheduler
    ) -> None:
        self.erased: Signal[Erasure] = Signal()
        self.last = _NOTHING
        self._database, self._log_dir, self._scheduler = database, log_dir, scheduler
        self._waiting: list[ProfileId] = []
        self._is_going = False
        profiles.removing.connect(self._note)

    @property
    def is_idle(self) -> bool:
        """Whether nothing has to be erased any more."""
        return not self._waiting and not self._is_going

    def finish(self) -> None:
        """Erase what waits, in this thread; for the end of the program, when no lane is left."""
        while self._waiting:
            self._erase(self._waiting.pop(0))

    def _note(self, profile_id: ProfileId) -> None:
        """A profile is about to be deleted: begin behind that."""
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
            ProfileStore(self._database).remove_left()
            found = erase_traces(self._database, profile_id)
        except StorageError as error:
            log.info("deleted rows are not overwritten: %s", error)
            return Erasure(0, (), (), is_overwritten=False)
        clear_log(self._log_dir)
        return found
