"""A player over the silent engine in fake time, with a record of what it told."""

from __future__ import annotations

import random
from collections.abc import Sequence

from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.model.playback import Playable, QueueEntry, TrackEnd
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.player import Player
from tests.support.scheduler import ManualScheduler

TRACK_MS = 10_000


class PlayerRig:
    """Tracks 1, 2, 3 … of ten seconds; some may be broken, some unknown to the library.

    Args:
        gone: tracks that the library does not know.
        broken: tracks whose file is not there.
        durations: other durations than ten seconds, by track.
    """

    def __init__(
        self,
        *,
        gone: Sequence[int] = (),
        broken: Sequence[int] = (),
        durations: dict[int, int | None] | None = None,
        seed: int = 1,
    ) -> None:
        self.gone = set(gone)
        self.broken = {f"/{number}" for number in broken}
        self.durations = durations or {}
        self.scheduler = ManualScheduler()
        self.engine = NullEngine(self.scheduler, check=lambda path: "gone" if path in self.broken else "")
        self.player = Player(self.engine, self.scheduler, self._lookup, random.Random(seed))
        self.log: list[QueueEntry | TrackEnd] = []
        self.failures: list[tuple[PlaybackError, QueueEntry]] = []
        self.gave_up: list[int] = []
        self.player.track_started.connect(lambda entry, _at_ms: self.log.append(entry))
        self.player.track_ended.connect(self.log.append)
        self.player.failed.connect(lambda error, entry: self.failures.append((error, entry)))
        self.player.stopped_after_failures.connect(self.gave_up.append)

    @property
    def started(self) -> list[int]:
        """Tracks in the order in which they were started."""
        return [int(item.track_id) for item in self.log if isinstance(item, QueueEntry)]

    @property
    def ends(self) -> list[TrackEnd]:
        """Ends so far."""
        return [item for item in self.log if isinstance(item, TrackEnd)]

    def play(self, *numbers: int, start_index: int = 0) -> None:
        """Play these tracks and let the first one begin to sound."""
        self.player.play_now(ids(*numbers), start_index)
        self.scheduler.settle()

    def let_pass(self, duration_ms: int) -> None:
        """Let time pass."""
        self.scheduler.advance(duration_ms)

    def assert_pairs(self) -> None:
        """Every start has exactly one end, and nothing starts before the one before has ended."""
        running: QueueEntry | None = None
        for item in self.log:
            if isinstance(item, QueueEntry):
                assert running is None
                running = item
            else:
                assert running is not None
                assert item.entry.id == running.id
                running = None

    def _lookup(self, track_id: TrackId) -> Playable | None:
        if track_id in self.gone:
            return None
        return Playable(track_id, f"/{track_id}", self.durations.get(track_id, TRACK_MS))


def ids(*numbers: int) -> list[TrackId]:
    """Numbers as track ids."""
    return [TrackId(number) for number in numbers]
