"""Begins a queue: from a seed, or inside a playlist or a query."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from musicrec_desktop.core.errors import SeedError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.queue_controls import QueueInside, QueueSeed, SeedKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.autoplay.inside import InsideKeeper
from musicrec_desktop.services.autoplay.seeds import first_of, some_of, spread
from musicrec_desktop.services.autoplay.session_watch import SessionWatch
from musicrec_desktop.services.autoplay.start import QueueStart


@dataclass(frozen=True, slots=True)
class QueueBeginning:
    """Chooses the first track of a queue, and lets all tracks of its seed speak for what follows.

    Attributes:
        start: finds the tracks of seeds.
        inside_keeper: what the automatic part is kept inside.
        watch: is told what the first track stands for.
        scheduler: gives the lane.
        play_first: turns autoplay on, and plays a track.
        draw: a number that decides among good first tracks.
    """

    start: QueueStart
    inside_keeper: InsideKeeper
    watch: SessionWatch
    scheduler: Scheduler
    play_first: Callable[[TrackId], None]
    draw: Callable[[], int]

    def from_seed(self, seed: QueueSeed) -> None:
        """Begin with a track of a seed.

        Raises:
            SeedError: the seed is gone, empty or banned, or nothing is known of the taste.
        """
        ids = self.start.tracks(seed)
        self._begin(ids[0] if seed.ids else first_of(ids, self.start.values(ids), self.draw()), ids)

    def inside(
        self,
        inside: QueueInside,
        on_started: Callable[[], object] | None,
        on_error: Callable[[Exception], object] | None,
    ) -> TaskHandle:
        """Begin with a track of a playlist or a query, and keep the automatic part inside it.

        Args:
            inside: a playlist or a query.
            on_started: called when its tracks were found and one plays.
            on_error: gets what went wrong; then nothing is changed.
        """
        find = self.inside_keeper.tracks.prepared(inside)
        name = self.inside_keeper.tracks.name(inside)

        def begin(found: list[TrackId]) -> None:
            try:
                ids = self.start.tracks(QueueSeed(SeedKind.PLAYLIST, tuple(some_of(found)), name))
            except SeedError as error:
                if on_error is None:
                    raise
                on_error(error)
                return
            self.inside_keeper.put(inside)
            self._begin(first_of(ids, self.start.values(ids), self.draw()), ids)
            if on_started is not None:
                on_started()

        return self.scheduler.run(
            Lane.QUICK, lambda _context: find(), name="inside", on_done=begin, on_error=on_error
        )

    def _begin(self, first: TrackId, ids: tuple[TrackId, ...]) -> None:
        self.watch.expect(spread(ids))
        self.play_first(first)
