"""Two engines as one: the second plays the files that the first cannot open."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Final

from typing_extensions import override

from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playback import (
    EngineEnded,
    EngineEvent,
    EngineFailed,
    EngineState,
    Load,
    LoadId,
)
from musicrec_desktop.model.sound import OutputDevice, SoundControls
from musicrec_desktop.playback.end_judge import HEARD_MS
from musicrec_desktop.playback.engine import Engine

_NOT_FOR_THE_FIRST: Final = frozenset({"cannot-open", "no-audio"})


class EitherEngine(Engine):
    """Forwards to the first engine; while a file plays that the first has refused, to the second.

    Args:
        first: gets all files.
        make_second: opens the second engine, when a file needs it for the first time. A ``PlaybackError``
            that it raises means that there is none.
    """

    def __init__(self, first: Engine, make_second: Callable[[], Engine]) -> None:
        self.events: Signal[EngineEvent] = Signal()
        self.problem_changed: Signal[str] = Signal()
        self._first = self._active = first
        self._make_second = make_second
        self._second: Engine | None = None
        self._load: Load | None = None
        self._refusal = ""
        self._level = (100, False)
        self._controls = SoundControls()
        self._is_pause_wanted = False
        self._join(first)

    @property
    @override
    def state(self) -> EngineState:
        return self._active.state

    @property
    @override
    def position_ms(self) -> int:
        return self._active.position_ms

    @property
    @override
    def problem(self) -> str:
        return self._active.problem

    @override
    def load(self, load: Load) -> None:
        if self._active is not self._first:
            self._active.stop()
            self._activate(self._first)
        self._load = load
        self._refusal = ""
        self._is_pause_wanted = False
        self._first.load(load)

    @override
    def play(self) -> None:
        self._is_pause_wanted = False
        self._active.play()

    @override
    def pause(self) -> None:
        self._is_pause_wanted = True
        self._active.pause()

    @override
    def stop(self) -> None:
        self._load = None
        self._active.stop()

    @override
    def seek(self, position_ms: int) -> None:
        if self._load is not None:
            self._load = dataclasses.replace(self._load, start_ms=position_ms)
        self._active.seek(position_ms)

    @override
    def follow(self, following: Load | None) -> None:
        self._active.follow(following)

    @override
    def set_volume(self, percent: int) -> None:
        self._level = (percent, self._level[1])
        for engine in self._engines:
            engine.set_volume(percent)

    @override
    def set_muted(self, is_muted: bool) -> None:
        self._level = (self._level[0], is_muted)
        for engine in self._engines:
            engine.set_muted(is_muted)

    @override
    def set_gain(self, gain_db: float) -> None:
        if self._load is not None:
            self._load = dataclasses.replace(self._load, gain_db=gain_db)
        self._active.set_gain(gain_db)

    @override
    def set_controls(self, controls: SoundControls) -> None:
        self._controls = controls
        for engine in self._engines:
            engine.set_controls(controls)

    @override
    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        self._first.list_devices(on_done)

    @override
    def watch_levels(self, is_watched: bool) -> None:
        self._first.watch_levels(is_watched)

    @override
    def levels(self) -> tuple[float, ...]:
        return self._active.levels()

    @override
    def close(self) -> None:
        for engine in self._engines:
            engine.close()

    @property
    def _engines(self) -> list[Engine]:
        return [self._first] if self._second is None else [self._first, self._second]

    def _activate(self, engine: Engine) -> None:
        problem, self._active = self.problem, engine
        if self.problem != problem:
            self.problem_changed.emit(self.problem)

    def _join(self, engine: Engine) -> None:
        engine.events.connect(lambda event: self._on_event(engine, event))
        engine.problem_changed.connect(lambda problem: self._on_problem(engine, problem))

    def _on_problem(self, engine: Engine, problem: str) -> None:
        if engine is self._active:
            self.problem_changed.emit(problem)

    def _on_event(self, engine: Engine, event: EngineEvent) -> None:
        if engine is not self._active:
            return
        match event:
            case EngineFailed(load_id=load_id, reason=reason) if (
                engine is self._first and reason in _NOT_FOR_THE_FIRST and self._try_second(load_id, reason)
            ):
                return
            case EngineEnded(load_id=load_id, position_ms=position_ms) if (
                engine is self._second and position_ms < HEARD_MS
            ):
                # libVLC plays anything "to its end" at once; the first engine gave the real reason.
                event = EngineFailed(load_id, self._refusal)
        self.events.emit(event)

    def _try_second(self, load_id: LoadId, reason: str) -> bool:
        load = self._load
        if load is None or load.load_id != load_id:
            return False
        if self._second is None:
            try:
                self._second = self._make_second()
            except PlaybackError:
                return False
            self._join(self._second)
            self._second.set_volume(self._level[0])
            self._second.set_muted(self._level[1])
            self._second.set_controls(self._controls)
        self._refusal = reason
        self._activate(self._second)
        self._second.load(load)
        self._second.play()
        if self._is_pause_wanted:
            self._second.pause()
        return True
