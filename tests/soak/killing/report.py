"""What a run of kills tells in the end, and what it knows of where the player was."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from tests.soak.killing.hand import Telling

_LEAP_MS: Final = 1_000
"""Between two ticks nobody hears so much; it was sought."""


@dataclass
class Report:
    """What came of a run.

    Attributes:
        command: that was run.
        date: when it began.
        machine: on which.
        seed: of everything that is random.
        kills: how many there were.
        at_start: how many of them before the window answered.
        with_sound: how many of them while the engine of the machine played.
        cut_off: how many of them left a process without a parent while it was being started.
        index_sizes: how many tracks the sound index had after a kill, and how often.
        starts_s: how long it took until windows answered.
        deeds: what was done, by its name.
        confirmed: how much of it was confirmed, of what the record follows.
        jobs: work in the background that came to its end.
        listens: how many were written.
        lost_ms: how much of the listen that was going on was lost, at each kill while something played.
        orphans_s: how long the processes that a killed window had started lived on.
        drafts: how many unfinished files there were after each kill.
        left: unfinished files behind a last window that was closed as usual.
        grown: kinds of files of the profile, and how many there are in the end.
        wrong: what must not be so, with the number of the kill.
    """

    command: str
    date: str
    machine: str
    seed: int
    kills: int = 0
    at_start: int = 0
    with_sound: int = 0
    cut_off: int = 0
    index_sizes: Counter[int] = field(default_factory=Counter)
    starts_s: list[float] = field(default_factory=list)
    deeds: Counter[str] = field(default_factory=Counter)
    confirmed: int = 0
    jobs: Counter[str] = field(default_factory=Counter)
    listens: int = 0
    lost_ms: list[int] = field(default_factory=list)
    orphans_s: list[float] = field(default_factory=list)
    drafts: list[int] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    grown: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def summary(self) -> str:
        """In a line."""
        return (
            f"{self.kills} kills ({self.at_start} during the start, {self.with_sound} with the engine of the"
            f" machine), seed {self.seed}:"
            f" {sum(self.deeds.values())} deeds, {self.confirmed} edits confirmed, {self.listens} listens,"
            f" at most {max(self.lost_ms, default=0)} ms of a listen lost,"
            f" helpers gone after at most {max(self.orphans_s, default=0):.1f} s,"
            f" {self.cut_off} of them cut off while they were started,"
            f" {len(self.left)} unfinished files left, {len(self.wrong)} things wrong"
        )


@dataclass(slots=True)
class Place:
    """Where the player was, as the window told it last.

    Attributes:
        tick: all that was told.
        since_ms: since when the same track is the current one, by the clock of the ticks.
    """

    tick: Telling = field(default_factory=dict)
    since_ms: int = 0

    def note(self, tick: Telling) -> None:
        """The window tells where it is."""
        is_other = (tick["current"], tick["state"]) != (self.tick.get("current"), self.tick.get("state"))
        if is_other or abs(number_of(tick["position_ms"]) - number_of(self.tick["position_ms"])) > _LEAP_MS:
            self.since_ms = number_of(tick["at_ms"])
        self.tick = tick


def number_of(value: object) -> int:
    """A number that the window has told."""
    assert isinstance(value, int | float)
    return round(value)
