"""An engine, the events that it sent, and a way to let time pass for it."""

from __future__ import annotations

import time
from collections.abc import Callable

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.model.playback import EngineEvent, Load, LoadId
from musicrec_desktop.playback.engine import Engine
from tests.support.scheduler import ManualScheduler

STEP_MS = 50


class EngineRig:
    """Fake time for a ``ManualScheduler``, real time with a deadline for a ``LoopScheduler``."""

    def __init__(self, engine: Engine, scheduler: Scheduler) -> None:
        self.engine = engine
        self.events: list[EngineEvent] = []
        self.scheduler = scheduler
        engine.events.connect(self.events.append)

    def until(self, is_true: Callable[[], bool], limit_ms: int = 8_000) -> None:
        """Let time pass until something is true; fails after the limit."""
        assert self._pass(is_true, limit_ms), f"not within {limit_ms} ms; events: {self.events}"

    def let_pass(self, duration_ms: int) -> None:
        """Let time pass."""
        self._pass(lambda: False, duration_ms)

    def of(self, kind: type[EngineEvent], load_id: int | None = None) -> list[EngineEvent]:
        """The events of a kind so far."""
        return [
            event
            for event in self.events
            if isinstance(event, kind) and load_id in {None, event.load_id}
        ]  # fmt: skip

    def start(
        self, path: str, load_id: int = 1, *, start_ms: int = 0, duration_ms: int | None = None
    ) -> None:
        """Load a file and play it."""
        self.engine.load(Load(path, LoadId(load_id), duration_ms, start_ms=start_ms))
        self.engine.play()

    def _pass(self, is_true: Callable[[], bool], limit_ms: int) -> bool:
        if isinstance(self.scheduler, ManualScheduler):
            for _ in range(0, limit_ms, STEP_MS):
                self.scheduler.settle()
                if is_true():
                    return True
                self.scheduler.advance(STEP_MS)
            return is_true()
        assert isinstance(self.scheduler, LoopScheduler)
        deadline_s = time.monotonic() + limit_ms / 1000
        self.scheduler.run_until(lambda: is_true() or time.monotonic() >= deadline_s)
        return is_true()
