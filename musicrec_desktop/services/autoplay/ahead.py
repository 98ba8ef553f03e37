"""The next queue, planned while a track plays: who skips, or draws, in a row waits for none.

A skip is what a queue is planned anew for most often, and what it says is known before; so is another draw.
The plan of the one that was asked for last is made as soon as the queue before it stands, and once more that
of a skip when the taste has learnt from the skip before. It is taken where the very same is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.recommendation import AutoQueue
from musicrec_desktop.recommend.queue.plan_request import PlanRequest

AFTER_MS: Final = (120, 3_500)
"""So long after a queue was exchanged the next one is planned, and that behind a skip where a draw was."""
FRESH_MS: Final = 60_000
"""Older plans are not taken, because plans depend on the time."""
HEARD_MS: Final = 10_000
"""How much longer than at the moment of the plan a track may have been heard. Of a track of the history that
counts for the minutes alone that lie between two tracks of one artist."""


@dataclass(frozen=True, slots=True, eq=False)
class _Made:
    request: PlanRequest
    queue: AutoQueue


@dataclass(frozen=True, slots=True, eq=False)
class _Follower:
    on_done: Callable[[AutoQueue], object]
    on_error: Callable[[Exception], object]


class AheadPlan:
    """Plans what a skip, or another draw, would ask for.

    Args:
        scheduler: gives the lane.
        make_skip: what a skip would ask for now; None where that is not clear. In the owner's thread.
        make_draw: what is asked for now, as it was drawn.
        prepare_plan: called in the owner's thread; what it gives plans, in a lane.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        make_skip: Callable[[], PlanRequest | None],
        make_draw: Callable[[], PlanRequest],
        prepare_plan: Callable[[PlanRequest], Callable[[], AutoQueue]],
    ) -> None:
        self._scheduler = scheduler
        self._make_skip, self._make_draw = make_skip, make_draw
        self._seed: int | None = None
        self._prepare_plan = prepare_plan
        self._timers: list[Timer] = []
        self._handle: TaskHandle | None = None
        self._asked: PlanRequest | None = None
        self._follower: _Follower | None = None
        self._made: _Made | None = None

    def plan_later(self, rng_seed: int) -> None:
        """Plan when nothing else is asked for.

        Args:
            rng_seed: of the queue that stands; another one than before tells a draw.
        """
        self.stop()
        has_drawn, self._seed = self._seed not in {None, rng_seed}, rng_seed
        soon_ms, later_ms = AFTER_MS
        self._timers = [
            self._scheduler.call_later(soon_ms, self._plan_draw if has_drawn else self._plan_skip),
            self._scheduler.call_later(later_ms, self._plan_skip),
        ]

    def stop(self) -> None:
        """Plan nothing now, because something else is planned; what was planned is kept."""
        self._cancel_timers()
        if self._handle is not None:
            self._handle.cancel()
        self._handle = self._asked = self._follower = None

    def renew(self) -> None:
        """Plan again where what was planned for a skip would be planned in another way by now."""
        known = self._known
        if known is not None and known.rng_seed == self._seed:
            self._plan_skip()

    def forget(self) -> None:
        """Drop what was planned: the same request would give another plan now."""
        self._made = self._asked = None
        if self._follower is None:
            self.stop()

    def taken(self, request: PlanRequest) -> AutoQueue | None:
        """The plan of a request, where it was made; it is given once."""
        made, self._made = self._made, None
        return made.queue if made is not None and _is_same(made.request, request) else None

    def follow(
        self,
        request: PlanRequest,
        on_done: Callable[[AutoQueue], object],
        on_error: Callable[[Exception], object],
    ) -> TaskHandle | None:
        """Wait for the plan of a request where it is being made.

        Returns:
            The task that makes it; None where no task does.
        """
        if self._asked is None or not _is_same(self._asked, request):
            return None
        self._cancel_timers()
        self._follower = _Follower(on_done, on_error)
        return self._handle

    @property
    def _known(self) -> PlanRequest | None:
        """What a plan was made of, or is being made of."""
        return self._asked if self._made is None else self._made.request

    def _cancel_timers(self) -> None:
        for timer in self._timers:
            timer.cancel()
        self._timers = []

    def _plan_skip(self) -> None:
        if (request := self._make_skip()) is not None:
            self._plan(request)

    def _plan_draw(self) -> None:
        request = self._make_draw()
        self._plan(replace(request, rng_seed=next_draw(request.rng_seed)))

    def _plan(self, request: PlanRequest) -> None:
        known = self._known
        if self._follower is not None or (known is not None and _is_same(known, request)):
            return
        make_plan = self._prepare_plan(request)
        self._made, self._asked = None, request
        self._handle = self._scheduler.run(
            Lane.QUICK,
            lambda _context: make_plan(),
            name="autoplay-ahead",
            on_done=lambda queue: self._on_done(request, queue),
            on_error=self._on_error,
        )

    def _on_done(self, request: PlanRequest, queue: AutoQueue) -> None:
        follower, self._follower, self._asked = self._follower, None, None
        if follower is None:
            self._made = _Made(request, queue)
        else:
            follower.on_done(queue)

    def _on_error(self, error: Exception) -> None:
        """Tell who waits for the plan; else whatever is wrong is told when somebody asks for one."""
        follower, self._follower, self._asked = self._follower, None, None
        if follower is not None:
            follower.on_error(error)


def next_draw(rng_seed: int) -> int:
    """The seed of the draw behind another one: a linear congruential generator (Knuth's MMIX)."""
    return (rng_seed * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**63


def core(request: PlanRequest) -> PlanRequest:
    """A request without what is proposed and without the time."""
    return replace(request, keep=(), now_ms=0, at=None)


def _is_same(made: PlanRequest, asked: PlanRequest) -> bool:
    """Whether a plan that was made serves what is asked for a little later."""
    if not 0 <= asked.now_ms - made.now_ms <= FRESH_MS or asked.keep:
        return False
    if replace(core(made), heard_ms={}) != replace(core(asked), heard_ms={}):
        return False
    before, now = made.heard_ms, asked.heard_ms
    return before.keys() == now.keys() and all(
        0 <= heard_ms - before[track_id] <= HEARD_MS for track_id, heard_ms in now.items()
    )
