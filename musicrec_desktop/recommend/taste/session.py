"""What this session says about what to play: tracks that were welcome and tracks that were not.

Source of the idea that a skip tells as much as a play: Pampalk, Pohle and Widmer, "Dynamic playlist
generation based on skipping behavior" (ISMIR 2005); a candidate is judged by its nearest accepted and its
nearest skipped track.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from musicrec_desktop.model.listen import is_skip, play_threshold_ms
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.track import TrackId

MAXIMUM_SEEDS: Final = 20
"""On each side."""
MAXIMUM_ANCHORS: Final = 6
RECENCY: Final = 0.85
"""What a track counts less with each one that came after it."""
LEAST_WEIGHT: Final = 0.3
LIKE_WEIGHT: Final = 1.3
FADED: Final = 0.1
"""What tracks from before the listener began anew count, as a share. Weights only bend relevance: with 0.4 a
choice of another style brings 5 of 10 tracks of that style, with 0.1 it brings 8 (fuzzy synthetic styles)."""


class Verdict(Enum):
    """What an ended listen says."""

    ACCEPTED = 1
    REJECTED = 2
    NOTHING = 3


def verdict(listened_ms: int, duration_ms: int | None, reason: EndReason) -> Verdict:
    """Judge one listen: played through is welcome, skipped within 30 seconds is not."""
    if reason is EndReason.FAILED:
        return Verdict.NOTHING
    if reason is EndReason.FINISHED or listened_ms >= play_threshold_ms(duration_ms):
        return Verdict.ACCEPTED
    if is_skip(listened_ms, duration_ms, reason):
        return Verdict.REJECTED
    return Verdict.NOTHING


@dataclass(frozen=True, slots=True)
class Seed:
    """A track that speaks for or against others.

    Attributes:
        track_id: which.
        weight: how much; 1 for the latest.
    """

    track_id: TrackId
    weight: float


@dataclass(frozen=True, slots=True)
class Taste:
    """What is known when tracks are chosen.

    Attributes:
        accepted: welcome tracks, most important first.
        rejected: unwelcome ones, most important first.
        anchors: what the queue began with: chosen by hand, latest first.
    """

    accepted: tuple[Seed, ...] = ()
    rejected: tuple[Seed, ...] = ()
    anchors: tuple[Seed, ...] = ()

    @classmethod
    def of(cls, accepted: tuple[TrackId, ...], rejected: tuple[TrackId, ...] = ()) -> Taste:
        """From ids, the latest last; what is accepted is what it began with."""
        return cls(_seeds(accepted), _seeds(rejected), _anchors(accepted))


class Session:
    """The evidence of one run of listening, in order; the last word about a track counts."""

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
        """Every track that was started, oldest first; one that was started again stands where it last was."""
        return tuple(self._heard)

    @property
    def heard_ms(self) -> dict[TrackId, int]:
        """How long each ended track was heard, the latest time that it was."""
        return dict(self._heard_ms)

    @property
    def anchors(self) -> tuple[TrackId, ...]:
        """What the listener chose by hand since turning to something else, oldest first."""
        return tuple(self._anchors)

    @property
    def removed(self) -> frozenset[TrackId]:
        """Tracks that shall not be proposed again in this session."""
        return frozenset(self._removed | self._broken)

    @property
    def broken(self) -> frozenset[TrackId]:
        """Those of them that cannot be played; nobody took them out."""
        return frozenset(self._broken)

    @property
    def taste(self) -> Taste:
        """Weighted seeds."""
        return Taste(
            _seeds(tuple(self._welcome), self._weight),
            _seeds(tuple(self._rejected)),
            _anchors(tuple(track_id for track_id in self._anchors if track_id in self._welcome)),
        )

    def start(self, track_id: TrackId) -> None:
        """A track began."""
        if track_id in self._heard:
            self._heard.remove(track_id)
        self._heard.append(track_id)

    def end(self, track_id: TrackId, listened_ms: int) -> None:
        """A track ended, whatever that says."""
        self._heard_ms[track_id] = listened_ms

    def begin_anew(self) -> None:
        """The listener turned to something else: what was welcome before counts less."""
        self._faded = set(self._welcome)
        self._anchors = {}

    def choose(self, track_id: TrackId) -> None:
        """The listener chose it, which counts unless it is left at once."""
        self._chosen.add(track_id)
        self._anchors.pop(track_id, None)
        self._anchors[track_id] = None
        self._put_latest(track_id)

    def leave(self, track_id: TrackId) -> None:
        """It was left at once: that it was chosen says nothing; an earlier play or a like does."""
        self._chosen.discard(track_id)
        if track_id not in self._played and track_id not in self._liked | self._wanted:
            self._welcome.pop(track_id, None)

    def add(self, track_id: TrackId) -> None:
        """The listener put it into the queue, which counts until it is left at once."""
        self._chosen.add(track_id)
        self._put_latest(track_id)

    def accept(self, track_id: TrackId) -> None:
        """It was welcome: played through, or heard for long."""
        self._played.add(track_id)
        self._skipped.discard(track_id)
        self._put_latest(track_id)

    def like(self, track_id: TrackId) -> None:
        """It was liked."""
        self._liked.add(track_id)
        self._put_latest(track_id)

    def reject(self, track_id: TrackId) -> None:
        """It was skipped at once, whatever was heard of it before."""
        self.retract(track_id)
        self._skipped.add(track_id)
        self._rejected[track_id] = None

    def refuse(self, track_id: TrackId) -> None:
        """The listener spoke against it; what became of it counts again when that is taken back."""
        self._liked.discard(track_id)
        self._wanted.discard(track_id)
        self._welcome.pop(track_id, None)
        self._rejected.pop(track_id, None)
        self._rejected[track_id] = None

    def retract(self, track_id: TrackId) -> None:
        """It says nothing after all."""
        self._welcome.pop(track_id, None)
        self._rejected.pop(track_id, None)
        for found in (self._played, self._chosen, self._skipped, self._liked, self._wanted):
            found.discard(track_id)

    def more(self, track_id: TrackId) -> None:
        """More like this, whatever becomes of it itself."""
        self._wanted.add(track_id)
        self._put_latest(track_id)

    def forget(self, track_id: TrackId) -> None:
        """What was said is taken back; that it was played, chosen or skipped counts on."""
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
        """The listener took it out of the queue: not again in this session."""
        self._removed.add(track_id)

    def cannot_play(self, track_id: TrackId) -> None:
        """It cannot be played: not again in this session."""
        self._broken.add(track_id)

    def allow(self, track_id: TrackId) -> None:
        """The listener put it back."""
        self._removed.discard(track_id)
        self._broken.discard(track_id)

    def rename(self, names: Mapping[TrackId, TrackId]) -> None:
        """Tracks turned out to be other tracks: a key becomes its value."""
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
    """Ids with weights, the latest last; of many those that weigh most."""
    seeds = [
        Seed(track_id, max(LEAST_WEIGHT, RECENCY**age) * weight(track_id))
        for age, track_id in enumerate(reversed(ids))
    ]
    return tuple(sorted(seeds, key=lambda seed: -seed.weight)[:MAXIMUM_SEEDS])


def _anchors(ids: tuple[TrackId, ...]) -> tuple[Seed, ...]:
    """Equal weights, the latest first; of many (a whole album) some that are spread over it stand for all."""
    latest = tuple(reversed(ids))
    if len(latest) > MAXIMUM_ANCHORS:
        step = (len(latest) - 1) / (MAXIMUM_ANCHORS - 1)
        latest = tuple(latest[round(place * step)] for place in range(MAXIMUM_ANCHORS))
    return tuple(Seed(track_id, 1.0) for track_id in latest)
