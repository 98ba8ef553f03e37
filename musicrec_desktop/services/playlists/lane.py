"""Long edits of playlists, one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TypeVar

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.storage.database import Database

T = TypeVar("T")


class EditLane:
    """Does edits in the quick lane in the order in which they were asked for; used in the owner's thread.

    An edit that waits, or is being done, while the profile is switched is that of who left: it is done for
    them, and not told.

    Args:
        scheduler: gives the lane.
        database: says whose edits they are.
    """

    def __init__(self, scheduler: Scheduler, database: Database) -> None:
        self._scheduler, self._database = scheduler, database
        self._waiting: deque[Callable[[], TaskHandle]] = deque()
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether edits that were started are not done yet."""
        return self._is_busy

    def start(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do an edit of many entries, or its ``undo``, when those before it are done.

        Args:
            work: edits playlists.
            on_done: gets what ``work`` returned.
            on_error: gets what it raised.
        """
        owner_id = self._database.listener_id

        def of_owner() -> T:
            with self._database.as_listener(owner_id):
                return work()

        def finish(deliver: Callable[..., object] | None) -> Callable[..., object]:
            def finished(result: object) -> None:
                self._is_busy = False
                self._start_next()
                if self._database.listener_id != owner_id:
                    return
                if deliver is not None:
                    deliver(result)
                elif isinstance(result, Exception):
                    raise result

            return finished

        self._waiting.append(
            lambda: self._scheduler.run(
                Lane.QUICK,
                lambda _context: of_owner(),
                on_done=finish(on_done),
                on_error=finish(on_error),
            )
        )
        self._start_next()

    def _start_next(self) -> None:
        if self._waiting and not self._is_busy:
            self._is_busy = True
            self._waiting.popleft()()
