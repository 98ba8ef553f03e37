"""Long edits of playlists, one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TypeVar

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskHandle

T = TypeVar("T")


class EditLane:
    """Does edits in the quick lane in the order in which they were asked for; used in the owner's thread."""

    def __init__(self, scheduler: Scheduler) -> None:
        self._scheduler = scheduler
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

        def finish(deliver: Callable[..., object] | None) -> Callable[..., object]:
            def finished(result: object) -> None:
                self._is_busy = False
                self._start_next()
                if deliver is not None:
                    deliver(result)
                elif isinstance(result, Exception):
                    raise result

            return finished

        self._waiting.append(
            lambda: self._scheduler.run(
                Lane.QUICK,
                lambda _context: work(),
                on_done=finish(on_done),
                on_error=finish(on_error),
            )
        )
        self._start_next()

    def _start_next(self) -> None:
        if self._waiting and not self._is_busy:
            self._is_busy = True
            self._waiting.popleft()()
