"""The evidence of a session: tracks that were welcome and tracks that were rejected.

Source of the idea that a skip tells as much as a play: Pampalk, Pohle and Widmer, "Dynamic playlist
generation based on skipping behavior" (ISMIR 2005).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from musicrec_desktop.model.listen import is_skip, play_threshold_ms
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.track import TrackId

MAXIMUM_SEEDS: Final = 20
"""The number of welcome tracks, and of rejected ones, that count."""
MAXIMUM_ANCHORS: Final = 6
RECENCY: Final = 0.85
"""The factor of a track's weight for each later one."""
LEAST_WEIGHT: Final = 0.3
LIKE_WEIGHT: Final = 1.3
FADED: Final = 0.1
"""The factor of the weight of tracks from before the listener turned to something else. On synthetic styles,
the choice of another style brings 5 of 10 tracks of that style with 0.4, and 8 with 0.1."""


class Verdict(Enum):
    """What the end of a listen says about its track."""

    ACCEPTED = 1
    REJECTED = 2
    NOTHING = 3


def verdict(listened_ms: int, duration_ms: int | None, reason: EndReason) -> Verdict:
    """What a listen says: a play is welcome, a skip is not; ``listened_ms`` is how much was heard."""
    if reason is EndReason.FAILED:
        return Verdict.NOTHING
    if reason is EndReason.FINISHED or listened_ms >= play_threshold_ms(duration_ms):
        return Verdict.ACCEPTED
    if is_skip(listened_ms, duration_ms, reason):
        return Verdict.REJECTED
    return Verdict.NOTHING


@dataclass(frozen=True, slots=True)
class Seed:
    """A track of the evidence.

    Attributes:
        track_id: the track.
        weight: how much it counts; 1 for the latest.
    """

    track_id: TrackId
    weight: float


@dataclass(frozen=True, slots=True)
class Taste:
    """The evidence of a session at one moment.

    Attributes:
        accepted: welcome tracks, the greatest weight first.
        rejected: rejected tracks, the greatest weight first.
        anchors: tracks that the queue began with, chosen by hand, the latest first.
    """

    accepted: tuple[Seed, ...] = ()
    rejected: tuple[Seed, ...] = ()
    anchors: tuple[Seed, ...] = ()

    @classmethod
    def of(cls, accepted: tuple[TrackId, ...], rejected: tuple[TrackId, ...] = ()) -> Taste:
        """The evidence of ids, the latest last; the accepted ones are also the anchors."""
        return cls(_seeds(accepted), _seeds(rejected), _anchors(accepted))

    def beside(self, welcome: Iterable[Seed]) -> Taste:
        """The same with further welcome tracks, less those that the evidence knows already."""
        known = {seed.track_id for seed in (*self.accepted, *self.rejected)}
        further = [seed for seed in welcome if seed.track_id not in known]
        accepted = sorted((*self.accepted, *further), key=lambda seed: -seed.weight)
        return replace(self, accepted=tuple(accepted))


class Session:
    """Collects the evidence of one run of listening; the last event about a track counts."""

    def __init__(self) -> None:
        self._welcome: dict[TrackId, None] = {}
        self._rejected: dict[TrackId, None] = {}
        self._played: set[TrackId] = set()
        self._skipped: set[TrackId] = set()
        self._chosen: set[TrackId] = set()
        self._liked: set[TrackId] = set()
        self._wanted: set[TrackId] = set()
        self._faded: set[TrackId] = set()
        self._anchors: dict[TrackId, None] = {}
        self._heard: list[TrackId] = []
        self._heard_ms: dict[TrackId, int] = {}
        self._removed: set[TrackId] = set()
        self._broken: set[TrackId] = set()

    @property
    def heard(self) -> tuple[TrackId, ...]:
        """Every track that was started, oldest first; a track that was started again is at its last place."""
        return tuple(self._heard)

    @property
    def heard_ms(self) -> dict[TrackId, int]:
        """How long each ended track was heard, in ms; the last listen of a track counts."""
        return dict(self._heard_ms)

    @property
    def anchors(self) -> tuple[TrackId, ...]:
        """The tracks that the listener chose by hand since turning to something else, oldest first."""
        return tuple(self._anchors)

    @property
    def removed(self) -> frozenset[TrackId]:
        """Tracks that autoplay must not propose again in this session."""
        return frozenset(self._removed | self._broken)

    @property
    def broken(self) -> frozenset[TrackId]:
        """The removed tracks that cannot be played; the listener did not take them out."""
        return frozenset(self._broken)

    @property
    def taste(self) -> Taste:
        """The evidence with its weights as of now."""
        return Taste(
            _seeds(tuple(self._welcome), self._weight),
            _seeds(tuple(self._rejected)),
            _anchors(tuple(track_id for track_id in self._anchors if track_id in self._welcome)),
        )

    def copy(self) -> Session:
        """Another session of the same evidence; what is noted in one of them is not in the other."""
        other = Session()
        for name, value in vars(self).items():
            setattr(other, name, copy(value))
        return other

    def start(self, track_id: TrackId) -> None:
        """Note that a track started."""
        if track_id in self._heard:
            self._heard.remove(track_id)
        self._heard.append(track_id)

    def end(self, track_id: TrackId, listened_ms: int) -> None:
        """Note how long a track was heard; what that says is told by ``accept`` and ``reject``."""
        self._heard_ms[track_id] = listened_ms

    def begin_anew(self) -> None:
        """Let the welcome tracks so far count less, because the listener turned to something else."""
        self._faded = set(self._welcome)
        self._anchors = {}

    def choose(self, track_id: TrackId) -> None:
        """Note that the listener chose a track, which is welcome unless ``leave`` follows."""
        self._chosen.add(track_id)
        self._anchors.pop(track_id, None)
        self._anchors[track_id] = None
        self._put_latest(track_id)

    def leave(self, track_id: TrackId) -> None:
        """Note that a track was left at once: its choice does not count; an earlier play or a like does."""
        self._chosen.discard(track_id)
        if track_id not in self._played and track_id not in self._liked | self._wanted:
            self._welcome.pop(track_id, None)

    def add(self, track_id: TrackId) -> None:
        """Note that the listener put a track into the queue, which is welcome unless ``leave`` follows."""
        self._chosen.add(track_id)
        self._put_latest(track_id)

    def accept(self, track_id: TrackId) -> None:
        """Note a play of a track."""
        self._played.add(track_id)
        self._skipped.discard(track_id)
        self._put_latest(track_id)

    def like(self, track_id: TrackId) -> None:
        """Note a like of a track."""
        self._liked.add(track_id)
        self._put_latest(track_id)

    def reject(self, track_id: TrackId) -> None:
        """Note a skip of a track, which outweighs earlier plays of it."""
        self.retract(track_id)
        self._skipped.add(track_id)
        self._rejected[track_id] = None

    def refuse(self, track_id: TrackId) -> None:
        """Note that the listener spoke against a track; ``forget`` brings back what was noted before."""
        self._liked.discard(track_id)
        self._wanted.discard(track_id)
        self._welcome.pop(track_id, None)
        self._rejected.pop(track_id, None)
        self._rejected[track_id] = None

    def retract(self, track_id: TrackId) -> None:
        """Drop all that was noted of a track."""
        self._welcome.pop(track_id, None)
        self._rejected.pop(track_id, None)
        for found in (self._played, self._chosen, self._skipped, self._liked, self._wanted):
            found.discard(track_id)

    def more(self, track_id: TrackId) -> None:
        """Note that the listener wants more like a track."""
        self._wanted.add(track_id)
        self._put_latest(track_id)

    def forget(self, track_id: TrackId) -> None:
        """Take back what the listener said about a track; its plays, choices and skips count again."""
        self._liked.discard(track_id)
        self._wanted.discard(track_id)
        if track_id in self._played or track_id in self._chosen:
            self._rejected.pop(track_id, None)
            self._welcome.setdefault(track_id)
        elif track_id in self._skipped:
            self._welcome.pop(track_id, None)
            self._rejected.setdefault(track_id)
        else:
            self._welcome.pop(track_id, None)
            self._rejected.pop(track_id, None)

    def remove(self, track_id: TrackId) -> None:
        """Note that the listener took a track out of the queue: it is not proposed again in this session."""
        self._removed.add(track_id)

    def cannot_play(self, track_id: TrackId) -> None:
        """Note that a track cannot be played: it is not proposed again in this session."""
        self._broken.add(track_id)

    def allow(self, track_id: TrackId) -> None:
        """Let a track be proposed again, because the listener put it back."""
        self._removed.discard(track_id)
        self._broken.discard(track_id)

    def rename(self, names: Mapping[TrackId, TrackId]) -> None:
        """Replace ids of tracks that turned out to be other tracks: each key becomes its value."""
        self._welcome = {names.get(track_id, track_id): None for track_id in self._welcome}
        self._rejected = {names.get(track_id, track_id): None for track_id in self._rejected}
        self._played = {names.get(track_id, track_id) for track_id in self._played}
        self._chosen = {names.get(track_id, track_id) for track_id in self._chosen}
        self._liked = {names.get(track_id, track_id) for track_id in self._liked}
        self._skipped = {names.get(track_id, track_id) for track_id in self._skipped}
        self._wanted = {names.get(track_id, track_id) for track_id in self._wanted}
        self._faded = {names.get(track_id, track_id) for track_id in self._faded}
        self._removed = {names.get(track_id, track_id) for track_id in self._removed}
        self._broken = {names.get(track_id, track_id) for track_id in self._broken}
        self._anchors = {names.get(track_id, track_id): None for track_id in self._anchors}
        self._heard_ms = {names.get(key, key): listened_ms for key, listened_ms in self._heard_ms.items()}
        self._heard = list(dict.fromkeys(names.get(track_id, track_id) for track_id in self._heard))

    def _put_latest(self, track_id: TrackId) -> None:
        self._rejected.pop(track_id, None)
        self._welcome.pop(track_id, None)
        self._welcome[track_id] = None
        self._faded.discard(track_id)

    def _weight(self, track_id: TrackId) -> float:
        said = LIKE_WEIGHT if track_id in self._liked or track_id in self._wanted else 1.0
        return said * (FADED if track_id in self._faded else 1.0)


def _seeds(
    ids: tuple[TrackId, ...], weight: Callable[[TrackId], float] = lambda _track_id: 1.0
) -> tuple[Seed, ...]:
    """Seeds of ids, the latest last; of many, those of the greatest weight."""
    seeds = [
        Seed(track_id, max(LEAST_WEIGHT, RECENCY**age) * weight(track_id))
        for age, track_id in enumerate(reversed(ids))
    ]
    return tuple(sorted(seeds, key=lambda seed: -seed.weight)[:MAXIMUM_SEEDS])


def _anchors(ids: tuple[TrackId, ...]) -> tuple[Seed, ...]:
    """Seeds of equal weight, the latest first; of many (a whole album), some that are spread over all."""
    latest = tuple(reversed(ids))
    if len(latest) > MAXIMUM_ANCHORS:
        step = (len(latest) - 1) / (MAXIMUM_ANCHORS - 1)
        latest = tuple(latest[round(place * step)] for place in range(MAXIMUM_ANCHORS))
    return tuple(Seed(track_id, 1.0) for track_id in latest)
