"""A player that is stopped and continued again and again while its sound card is recorded."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from tests.support.processes import end
from tests.support.sound import RATE_HZ, PulseSink, poll, pulse_sink

SHORTEST_S = 0.3
LONGEST_S = 4.0
BACK_WITHIN_S = 4.0
START_S = 40.0
_BETWEEN_S = 0.6
_LIVE = RATE_HZ // 5
_LOUD = 0.001
_PERIOD_S = 0.01


@dataclass
class Outcome:
    """What came of it.

    Attributes:
        back_after_s: for each stop how long until there was sound again; None where it did not come.
        told: what the player said last.
        listened_s: how much it said to have been heard in all that time.
        sounded_s: how much sound was recorded.
    """

    back_after_s: list[float | None] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)
    listened_s: float = 0.0
    sounded_s: float = 0.0

    @property
    def dead(self) -> int:
        """How often the sound did not come back."""
        return self.back_after_s.count(None)


def durations(count: int, seed: int) -> list[float]:
    """From the shortest to the longest, more short ones than long ones; both ends are among them."""
    rng = random.Random(seed)
    drawn = [SHORTEST_S + (LONGEST_S - SHORTEST_S) * rng.random() ** 3 for _ in range(count - 2)]
    drawn += [SHORTEST_S, LONGEST_S]
    rng.shuffle(drawn)
    return drawn


def stop_again_and_again(output: str, whom: str, files: Sequence[str], stops_s: Sequence[float]) -> Outcome:
    """Play, and stop something on the way of the sound for each of some times; ends at the first death.

    Args:
        output: ``vlc`` or ``miniaudio``.
        whom: ``player``, ``server`` or ``device``.
        files: what to play.
        stops_s: how long each stop lasts.
    """
    outcome = Outcome()
    with pulse_sink() as sink, _Player(output, files, sink.environment) as player:
        poll(lambda: player.told.get("position_ms", 0) > 500, START_S, "sound")
        with sink.recording() as recorded:
            before_ms = player.told["listened_ms"]
            for seconds in stops_s:
                with _stopped(whom, player.process.pid, sink):
                    time.sleep(seconds)
                outcome.back_after_s.append(_wait_for_sound(recorded))
                if outcome.dead:
                    break
                time.sleep(_BETWEEN_S)
            outcome.told = dict(player.told)
            outcome.listened_s = (outcome.told["listened_ms"] - before_ms) / 1000
            outcome.sounded_s = _sounded_s(recorded())
    return outcome


@contextlib.contextmanager
def _stopped(whom: str, player_id: int, sink: PulseSink) -> Iterator[None]:
    if whom == "device":
        sink.set_suspended(True)
        yield
        sink.set_suspended(False)
        return
    process_id = player_id if whom == "player" else sink.process_id
    os.kill(process_id, signal.SIGSTOP)
    yield
    os.kill(process_id, signal.SIGCONT)


def _wait_for_sound(recorded: Callable[[], NDArray[np.float64]]) -> float | None:
    begun_s, begun_at = time.monotonic(), len(recorded())
    while (waited_s := time.monotonic() - begun_s) < BACK_WITHIN_S:
        samples = recorded()
        last = samples[-_LIVE:]
        if len(samples) >= begun_at + _LIVE and _sounded_s(last) > 0.8 * _LIVE / RATE_HZ:
            return waited_s
        time.sleep(0.02)
    return None


def _sounded_s(samples: NDArray[np.float64]) -> float:
    period = int(RATE_HZ * _PERIOD_S)
    periods = np.abs(samples[: len(samples) // period * period]).reshape(-1, period)
    return float((periods.max(axis=1) > _LOUD).sum() * _PERIOD_S) if len(periods) else 0.0


class _Player:
    """The player's process, and what it told last."""

    def __init__(self, output: str, files: Sequence[str], environment: dict[str, str]) -> None:
        root = os.path.join(os.path.dirname(__file__), "..", "..")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.sounding_process", output, *files],
            stdout=subprocess.PIPE,
            text=True,
            cwd=root,
            env=environment,
        )
        self.told: dict[str, Any] = {}
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self._reader.join(5)
        end(self.process)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.told = json.loads(line)


def each_way() -> Iterator[tuple[str, str]]:
    """Every output with everything that may be stopped."""
    for output in ("vlc", "miniaudio"):
        for whom in ("player", "server", "device"):
            yield output, whom
