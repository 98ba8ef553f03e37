"""What a queue must not do, and in which order that gives way in a library that is too small for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.same_recording import work_title

MINIMUM_MS: Final = 30_000
MAXIMUM_MS: Final = 20 * 60_000
ARTIST_WINDOW: Final = 5
SMALLER_ARTIST_WINDOW: Final = 3

NOBODY: Final = frozenset(
    {"various artists", "various", "va", "v.a.", "unknown artist", "unknown", "<unknown>", "verschiedene"}
)
"""Names that stand where no artist is named; they make no two tracks alike."""

LENGTH_RELAXED: Final = "Very short or very long tracks come too: too few others fit."
WINDOW_RELAXED: Final = "An artist may come back after two other tracks: the library has too few artists."
ARTISTS_RELAXED: Final = "Tracks of one artist may follow each other: the library has too few artists."
REPEATS_RELAXED: Final = "Tracks repeat, the longest ago first: everything else was played or is queued."
DISLIKES_RELAXED: Final = "Tracks that you dislike come too: nothing else is left."
_SENTENCES: Final = (LENGTH_RELAXED, WINDOW_RELAXED, ARTISTS_RELAXED, REPEATS_RELAXED, DISLIKES_RELAXED)


@dataclass(frozen=True, slots=True)
class Line:
    """What stands before the next place of the queue.

    Attributes:
        ids: everything that was played in this session and is queued, oldest first.
        facts: of the tracks; those of nobody knows what may lack.
    """

    ids: Sequence[TrackId]
    facts: Mapping[TrackId, TrackFacts]

    def artists_of_last(self, count: int) -> frozenset[str]:
        """The artists of the last ``count`` tracks."""
        found: frozenset[str] = frozenset()
        for track_id in self.ids[len(self.ids) - min(count, len(self.ids)) :]:
            if (facts := self.facts.get(track_id)) is not None:
                found |= artists(facts)
        return found


class Rule(Protocol):
    """One thing that a queue must not do."""

    def allowed(self, candidates: Mapping[TrackId, TrackFacts], line: Line, /) -> Collection[TrackId]:
        """Those of the candidates that may come next."""
        ...


class NotMissing:
    """The file is there."""

    def allowed(self, candidates: Mapping[TrackId, TrackFacts], _line: Line) -> Collection[TrackId]:
        return [track_id for track_id, facts in candidates.items() if not facts.is_missing]


@dataclass(frozen=True, slots=True)
class NotAmong:
    """Not one of certain tracks: disliked ones, or ones that the listener took out of the queue."""

    unwanted: Collection[TrackId]

    def allowed(self, candidates: Mapping[TrackId, TrackFacts], _line: Line) -> Collection[TrackId]:
        return [track_id for track_id in candidates if track_id not in self.unwanted]


class NoRepeat:
    """No track, and no other file or version of the same work, twice in a session."""

    def allowed(self, candidates: Mapping[TrackId, TrackFacts], line: Line) -> Collection[TrackId]:
        heard = set(line.ids)
        sounds: set[bytes] = set()
        works: dict[str, set[str]] = {}
        for track_id in line.ids:
            if (facts := line.facts.get(track_id)) is not None:
                sounds.add(facts.audio_id)
                works.setdefault(work_title(facts.title_key), set()).update(artists(facts))
        sounds.discard(b"")
        return [
            track_id
            for track_id, facts in candidates.items()
            if track_id not in heard
            and facts.audio_id not in sounds
            and not artists(facts) & works.get(work_title(facts.title_key), set())
        ]


class OldestFirst:
    """Only the track that was heard or queued the longest ago, and never the same one twice in a row."""

    def allowed(self, candidates: Mapping[TrackId, TrackFacts], line: Line) -> Collection[TrackId]:
        last = {track_id: place for place, track_id in enumerate(line.ids)}
        latest = line.ids[-1:]
        eligible = [track_id for track_id in candidates if track_id not in latest]
        return sorted(eligible, key=lambda track_id: (last.get(track_id, -1), track_id))[:1]


@dataclass(frozen=True, slots=True)
class ArtistWindow:
    """At most one track of an artist among ``size`` in a row."""

    size: int

    def allowed(self, candidates: Mapping[TrackId, TrackFacts], line: Line) -> Collection[TrackId]:
        recent = line.artists_of_last(self.size - 1)
        return [track_id for track_id, facts in candidates.items() if not artists(facts) & recent]


class ListenableLength:
    """Neither a jingle nor an hour; a track of unknown length may come."""

    def allowed(self, candidates: Mapping[TrackId, TrackFacts], _line: Line) -> Collection[TrackId]:
        return [
            track_id
            for track_id, facts in candidates.items()
            if facts.duration_ms is None or MINIMUM_MS <= facts.duration_ms <= MAXIMUM_MS
        ]


@dataclass(frozen=True, slots=True)
class Promise:
    """A rule that may give way, and how that is said."""

    rule: Rule
    when_broken: str


class RuleBook:
    """All rules of one queue.

    Args:
        removed: tracks that the listener took out of the queue (or that cannot be played); they never come.
        disliked: tracks that come last of all.
    """

    def __init__(self, *, removed: Collection[TrackId] = (), disliked: Collection[TrackId] = ()) -> None:
        self._hard: tuple[Rule, ...] = (NotMissing(), NotAmong(removed))
        not_disliked, fresh, oldest = NotAmong(disliked), NoRepeat(), OldestFirst()
        window, smaller = ArtistWindow(ARTIST_WINDOW), ArtistWindow(SMALLER_ARTIST_WINDOW)
        self.steps: tuple[tuple[Rule, ...], ...] = (
            (not_disliked, fresh, ListenableLength(), window),
            (not_disliked, fresh, window),
            (not_disliked, fresh, smaller),
            (not_disliked, fresh),
            (not_disliked, window, oldest),
            (not_disliked, smaller, oldest),
            (not_disliked, oldest),
            (oldest,),
        )
        self._promises = (
            Promise(ListenableLength(), LENGTH_RELAXED),
            Promise(window, WINDOW_RELAXED),
            Promise(smaller, ARTISTS_RELAXED),
            Promise(fresh, REPEATS_RELAXED),
            Promise(not_disliked, DISLIKES_RELAXED),
        )

    def ever_allowed(self, candidates: Mapping[TrackId, TrackFacts]) -> dict[TrackId, TrackFacts]:
        """The candidates less those that no step lets in."""
        return _filtered(self._hard, candidates, Line((), {}))

    def allowed(
        self, step: tuple[Rule, ...], candidates: Mapping[TrackId, TrackFacts], line: Line
    ) -> Collection[TrackId]:
        """Those of the candidates that may come next under the rules of one step."""
        return _filtered(step, candidates, line).keys()

    def broken_by(self, track_id: TrackId, facts: TrackFacts, line: Line) -> tuple[str, ...]:
        """What has to be said when this track comes next, in the order in which rules give way."""
        one = {track_id: facts}
        return tuple(promise.when_broken for promise in self._promises if not promise.rule.allowed(one, line))


def in_fixed_order(sentences: Collection[str]) -> tuple[str, ...]:
    """Sentences about broken rules without repetition, in the order in which the rules give way."""
    return tuple(sentence for sentence in _SENTENCES if sentence in sentences)


def artists(facts: TrackFacts) -> frozenset[str]:
    """The artists that are somebody."""
    return facts.artist_keys - NOBODY


def _filtered(
    rules: Sequence[Rule], candidates: Mapping[TrackId, TrackFacts], line: Line
) -> dict[TrackId, TrackFacts]:
    left = dict(candidates)
    for rule in rules:
        left = {track_id: left[track_id] for track_id in rule.allowed(left, line)}
    return left
