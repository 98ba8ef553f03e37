"""An engine that is opened later: libraries of sound are much code, and nobody plays in the first second."""

from __future__ import annotations

from collections.abc import Callable

from typing_extensions import override

from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playback import EngineEvent, EngineState, Load
from musicrec_desktop.model.sound import OutputDevice, SoundControls
from musicrec_desktop.playback.engine import Engine


class OpeningEngine(Engine):
    """Passes everything on to an engine that ``open`` opens, or the first thing that needs it.

    What was set before holds for it, and what keeps it from making sound is told then.

    Args:
        make: opens it.
    """

    def __init__(self, make: Callable[[], Engine]) -> None:
        self.events: Signal[EngineEvent] = Signal()
        self.problem_changed: Signal[str] = Signal()
        self._make = make
        self._engine: Engine | None = None
        self._settings: dict[str, Callable[[Engine], object]] = {}

    def open(self) -> Engine:
        """The engine, opened by the first call."""
        if self._engine is None:
            engine = self._engine = self._make()
            engine.events.connect(self.events.emit)
            engine.problem_changed.connect(self.problem_changed.emit)
            for apply in self._settings.values():
                apply(engine)
            if engine.problem:
                self.problem_changed.emit(engine.problem)
        return self._engine

    @property
    @override
    def state(self) -> EngineState:
        return EngineState.EMPTY if self._engine is None else self._engine.state

    @property
    @override
    def position_ms(self) -> int:
        return 0 if self._engine is None else self._engine.position_ms

    @property
    @override
    def problem(self) -> str:
        return "" if self._engine is None else self._engine.problem

    @override
    def load(self, load: Load) -> None:
        self.open().load(load)

    @override
    def follow(self, following: Load | None) -> None:
        if self._engine is not None:
            self._engine.follow(following)

    @override
    def play(self) -> None:
        if self._engine is not None:
            self._engine.play()

    @override
    def pause(self) -> None:
        if self._engine is not None:
            self._engine.pause()

    @override
    def stop(self) -> None:
        if self._engine is not None:
            self._engine.stop()

    @override
    def seek(self, position_ms: int) -> None:
        if self._engine is not None:
            self._engine.seek(position_ms)

    @override
    def set_volume(self, percent: int) -> None:
        self._set("volume", lambda engine: engine.set_volume(percent))

    @override
    def set_muted(self, is_muted: bool) -> None:
        self._set("muted", lambda engine: engine.set_muted(is_muted))

    @override
    def set_gain(self, gain_db: float) -> None:
        if self._engine is not None:
            self._engine.set_gain(gain_db)

    @override
    def set_controls(self, controls: SoundControls) -> None:
        self._set("controls", lambda engine: engine.set_controls(controls))

    @override
    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        self.open().list_devices(on_done)

    @override
    def watch_levels(self, is_watched: bool) -> None:
        self._set("levels", lambda engine: engine.watch_levels(is_watched))

    @override
    def levels(self) -> tuple[float, ...]:
        return () if self._engine is None else self._engine.levels()

    @override
    def close(self) -> None:
        if self._engine is not None:
            self._engine.close()

    def _set(self, name: str, apply: Callable[[Engine], object]) -> None:
        """Set something now, or when the engine is opened."""
        if self._engine is None:
            self._settings[name] = apply
        else:
            apply(self._engine)
