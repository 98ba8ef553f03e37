"""How a run goes on: what its rounds are like, and how long they last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Pace:
    """Shares are of all rounds, from 0 to 1.

    Attributes:
        at_start: killed before the window answers, or soon after.
        cold: the process is one of its own from the beginning, as a user starts it.
        quiet: nothing goes on in the background.
        beside: a command runs beside the window.
        listening: at the end nothing is done for ``listens_s``, so that a track is heard for a while.
        listens_s: seconds of it.
        most_deeds: how much is done with one window at most; so a busy machine does not do less.
        lives_s: after so many seconds it is killed in any case.
        pause_s: between two deeds, in the middle.
        final_s: how long the last window is left alone before it is closed.
        late_ms: how late a timer may come.
        real_sound: with the engine of the machine, in the place of one without sound.
        is_analysing: whether windows listen to tracks, which costs seconds of processor time.
        begins_analysed: whether the library has been listened to before the first window; so it has an index.
    """

    at_start: float = 0.2
    cold: float = 0.1
    quiet: float = 0.4
    beside: float = 0.15
    listening: float = 0.12
    listens_s: float = 7.0
    most_deeds: int = 24
    lives_s: float = 10.0
    pause_s: float = 0.04
    final_s: float = 15.0
    late_ms: int = 300
    real_sound: float = 0.0
    is_analysing: bool = True
    begins_analysed: bool = True


LONG: Final = Pace()
SHORT: Final = Pace(
    cold=0,
    beside=0,
    listening=0,
    most_deeds=8,
    lives_s=15.0,
    pause_s=0.01,
    final_s=1.5,
    late_ms=10_000,  # a machine on which other tests run
    is_analysing=False,
    begins_analysed=False,
)
"""That of the suite."""
