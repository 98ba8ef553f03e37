"""Ratings: what a track is worth to the listener, in half stars."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.rating import MOST_HALF_STARS, Rating
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.ratings import RatingStore

Undo = Callable[[], None]


class RatingService:
    """Keeps one rating for each track.

    Args:
        store: where it is kept.
        scheduler: gives the time.

    Attributes:
        replaced: the half stars that tracks had until now, 0 for none; before ``changed``.
        changed: tracks that are rated otherwise now.
    """

    def __init__(self, *, store: RatingStore, scheduler: Scheduler) -> None:
        self._store = store
        self._scheduler = scheduler
        self.replaced: Signal[Mapping[TrackId, int]] = Signal()
        self.changed: Signal[tuple[TrackId, ...]] = Signal()

    def profile_switched(self) -> None:
        """All ratings are another profile's."""
        self.changed.emit(())

    def rate(self, ids: Sequence[TrackId], half_stars: int) -> Undo:
        """Rate tracks.

        Args:
            ids: the tracks.
            half_stars: 1 to 10; 0 removes the ratings.

        Returns:
            Takes it back, for the tracks that were not rated again since.

        Raises:
            ValueError: half_stars is none of these.
        """
        return self.rate_each(dict.fromkeys(ids, half_stars))

    def step(self, ids: Sequence[TrackId], by: int) -> Undo:
        """Give tracks half stars more or fewer, within half a star and five.

        Args:
            ids: the tracks; one without a rating gets its first half star, or stays as it is.
            by: half stars, negative for fewer.

        Returns:
            As ``rate``.
        """
        now = self._store.of(ids)
        wanted = {
            track_id: max(1, min(MOST_HALF_STARS, now.get(track_id, 0) + by))
            for track_id in ids
            if track_id in now or by > 0
        }
        return self.rate_each({key: value for key, value in wanted.items() if value != now.get(key)})

    def rate_each(self, ratings: Mapping[TrackId, int]) -> Undo:
        """Give each track a rating of its own; as ``rate``.

        Raises:
            ValueError: one of the ratings is none.
        """
        ratings, ids = dict(ratings), list(ratings)
        for half_stars in ratings.values():
            if not 0 <= half_stars <= MOST_HALF_STARS:
                raise ValueError(half_stars)
        before = self._store.of(ids)
        self._write(ratings, before)

        def undo() -> None:
            now = self._store.of(ids)
            restored = {
                track_id: before.get(track_id, 0)
                for track_id, half_stars in ratings.items()
                if now.get(track_id, 0) == half_stars
            }
            self._write(restored, now)

        return undo

    def ratings(self, ids: Sequence[TrackId]) -> dict[TrackId, int]:
        """The half stars of tracks, 1 to 10; tracks without a rating are left out."""
        return self._store.of(ids)

    def latest(self, limit: int) -> list[Rating]:
        """The latest ``limit`` ratings."""
        return self._store.latest(limit)

    def everything(self) -> dict[TrackId, int]:
        """The half stars of every rated track."""
        return self._store.everything()

    def _write(self, ratings: Mapping[TrackId, int], before: Mapping[TrackId, int]) -> None:
        if ratings:
            self._store.set_all(ratings, self._scheduler.clock.now_ms())
            self.replaced.emit({track_id: before.get(track_id, 0) for track_id in ratings})
            self.changed.emit(tuple(ratings))
