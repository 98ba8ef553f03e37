"""Evaluations of the automatic queue: simulated listeners, and the listener's own history held out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from musicrec_desktop.model.queue_rule_table import RuleName

TARGET: Final = 20
"""The number of accepted tracks that ends a run, where the library has enough of them."""


class ListenerName(StrEnum):
    """The kinds of simulated listeners."""

    ONE_STYLE = "one_style"
    DISLIKES_ARTIST = "dislikes_artist"
    DRIFTS = "drifts"
    THREE_INTERESTS = "three_interests"
    NEW_USER = "new_user"


@dataclass(frozen=True, slots=True)
class ListenerSpec:
    """One kind of simulated listener.

    Attributes:
        name: unique.
        label: its name in reports.
        help: what it does, in one sentence.
    """

    name: ListenerName
    label: str
    help: str


LISTENERS: Final = (
    ListenerSpec(ListenerName.ONE_STYLE, "Likes one style", "Starts with a track of it."),
    ListenerSpec(
        ListenerName.DISLIKES_ARTIST,
        "Dislikes one artist",
        "Likes everything but the artist that is most often near to the first track.",
    ),
    ListenerSpec(
        ListenerName.DRIFTS, "Drifts", "Likes one style for half of the time, and only another one then."
    ),
    ListenerSpec(ListenerName.THREE_INTERESTS, "Has three interests", "Likes three styles, starts in one."),
    ListenerSpec(
        ListenerName.NEW_USER, "Is new", "Likes two styles, and starts with any track, liked or not."
    ),
)


class Strategy(StrEnum):
    """The ways of going on that are compared: the queue and its baselines."""

    OURS = "ours"
    NEAREST = "nearest"
    RANDOM = "random"
    SAME_ARTIST = "same_artist"
    POPULAR = "popular"
    OURS_UNSPACED = "ours_unspaced"
    """The queue without space between artists and albums, for listeners who play whole albums."""


COMPARED: Final = (Strategy.OURS, Strategy.NEAREST, Strategy.RANDOM, Strategy.SAME_ARTIST)
"""The strategies that simulated listeners compare, in the order in which they are shown."""

STRATEGY_LABELS: Final[Mapping[Strategy, str]] = {
    Strategy.OURS: "Queue",
    Strategy.NEAREST: "Nearest",
    Strategy.RANDOM: "Random",
    Strategy.SAME_ARTIST: "Same artist",
    Strategy.POPULAR: "Most played",
    Strategy.OURS_UNSPACED: "Queue, unspaced",
}


class Obstacle(StrEnum):
    """The reasons for which there are no figures."""

    TOO_FEW_TRACKS = "too-few-tracks"
    TOO_FEW_STYLES = "too-few-styles"
    TOO_FEW_LARGE_STYLES = "too-few-large-styles"
    NO_ARTIST_NEAR = "no-artist-near"


OBSTACLES: Final[Mapping[Obstacle, str]] = {
    Obstacle.TOO_FEW_TRACKS: "Fewer than 20 tracks are analysed. Add music, and let it be analysed.",
    Obstacle.TOO_FEW_STYLES: "The library has too few styles: it takes genres or albums with at least four "
    "analysed tracks that last from one to twelve minutes. Add music, or write genres into its tags.",
    Obstacle.TOO_FEW_LARGE_STYLES: "It takes two styles (genres or albums) with at least eight analysed "
    "tracks that last from one to twelve minutes. Add music, or write genres into its tags.",
    Obstacle.NO_ARTIST_NEAR: "No artist and no album has at least four analysed tracks beside those of the "
    "first track. Add music, or write artists into its tags.",
}
"""What the user can do about each, in sentences."""


@dataclass(frozen=True, slots=True)
class SkipFigures:
    """The skips of one simulated listener; means over the runs.

    Attributes:
        skips: by strategy, until ``target`` tracks were accepted or every track was proposed.
        reached: by strategy, share of the runs in which the target was reached.
        target: how many tracks had to be accepted: ``TARGET``, or fewer where the listener likes fewer.
    """

    skips: Mapping[Strategy, float]
    reached: Mapping[Strategy, float]
    target: float

    @property
    def saved_share(self) -> float | None:
        """The share of the skips of nearest neighbours that the queue saves; None where there are none."""
        nearest = self.skips[Strategy.NEAREST]
        return 1 - self.skips[Strategy.OURS] / nearest if nearest else None


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often the queue broke a rule.

    Attributes:
        announced: the queue said that the rule gave way.
        unannounced: the queue did not say so.
    """

    announced: int = 0
    unannounced: int = 0


@dataclass(frozen=True, slots=True)
class ListFigures:
    """How well lists of proposals find what was heard next; means over the held-out sessions.

    The definitions are those of the RecSys Challenge 2018 (Million Playlist Dataset).

    Attributes:
        hit_at_10: share of lists with a relevant track among the first ten.
        r_precision: share of the n relevant tracks that are among the first n.
        ndcg: normalised discounted cumulative gain.
        clicks: how often ten more have to be asked for until a relevant track comes; 51 for never.
    """

    hit_at_10: float
    r_precision: float
    ndcg: float
    clicks: float


@dataclass(frozen=True, slots=True)
class HistoryFigures:
    """How much of the listener's own later sessions was found.

    Attributes:
        cases: how many sessions were held out.
        depth: the length of each list of proposals.
        figures: by strategy.
    """

    cases: int
    depth: int
    figures: Mapping[Strategy, ListFigures]


@dataclass(frozen=True, slots=True)
class Simulation:
    """The results of all simulated listeners.

    Attributes:
        listeners: by name; a listener that the library cannot host is left out.
        obstacles: the reason, for each listener that is left out.
        violations: by rule, over everything that the queue proposed.
        coverage: share of the library's tracks that came up in any run.
        diversity: mean of 1 - cosine between the tracks of a queue of 20; None where no queue has two tracks.
        repeats: share of proposed tracks that had been proposed before in the same run.
    """

    listeners: Mapping[ListenerName, SkipFigures] = field(default_factory=dict)
    obstacles: Mapping[ListenerName, Obstacle] = field(default_factory=dict)
    violations: Mapping[RuleName, RuleCount] = field(default_factory=dict)
    coverage: float | None = None
    diversity: float | None = None
    repeats: float | None = None

    @property
    def announced_violations(self) -> int:
        """How often a rule was broken and the queue said so."""
        return sum(count.announced for count in self.violations.values())

    @property
    def unannounced_violations(self) -> int:
        """How often a rule was broken and the queue did not say so."""
        return sum(count.unannounced for count in self.violations.values())


@dataclass(frozen=True, slots=True)
class QueueEvaluation:
    """The results of ``musicrec evaluate queue``.

    Attributes:
        runs: of each simulated listener.
        seed: of the hidden tastes and of all draws.
        tracks: present in the library.
        analysed: present tracks whose sound is known.
        styles: what a hidden taste can be made of, each with the number of tracks that a queue may propose.
        is_artist_album: an album stands for the disliked artist, because too few artists are known.
        obstacle: why nothing was simulated; None where it was.
        simulation: empty where there is an obstacle.
        history: None where no session has enough plays.
    """

    runs: int
    seed: int
    tracks: int
    analysed: int
    styles: tuple[tuple[str, int], ...] = ()
    is_artist_album: bool = False
    obstacle: Obstacle | None = None
    simulation: Simulation = field(default_factory=Simulation)
    history: HistoryFigures | None = None
