"""Blind taste tests: which settings of the automatic queue are compared, what is heard, what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from musicrec_desktop.model.features import TRAINED_EAR
from musicrec_desktop.model.queue_controls import ASPECT_NAMES, GREATEST_WEIGHT, QueueControls
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import TrackId

LEAST_TRACKS: Final = 30
"""Among fewer analysed tracks two queues are nearly the same tracks."""


class Choice(StrEnum):
    """What the listener preferred."""

    FIRST = "first"
    SECOND = "second"
    NEITHER = "neither"


class Slot(StrEnum):
    """The names under which excerpts are heard."""

    START = "start"
    """The track that both queues start from."""
    A = "a"
    B = "b"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two settings that are compared.

    Attributes:
        phrase: what follows “the queue”.
        controls: from the controls of the listener to those that the queue is planned with; None where its
            tracks are drawn at random.
        feature_version: of the features that the queue is planned with; None for those in use.
    """

    phrase: str
    controls: Callable[[QueueControls], QueueControls] | None
    feature_version: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two settings that can be compared.

    Attributes:
        name: unique; it never changes, because answers are kept under it.
        label: its name in the window.
        help: what it tells.
        first: a side.
        second: the other side.
    """

    name: str
    label: str
    help: str
    first: Side
    second: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sides, the first one first."""
        return self.first, self.second

    def is_offered(self, own: QueueControls, feature_version: int | None) -> bool:
        """Whether the two sides differ for a listener.

        Args:
            own: the controls of the listener.
            feature_version: of the features in use; None where there are none.
        """
        first, second = self.sides
        if first.feature_version != second.feature_version:
            return feature_version == first.feature_version
        return (
            first.controls is None or second.controls is None or first.controls(own) != second.controls(own)
        )


def untuned(own: QueueControls) -> QueueControls:
    """The controls as they are delivered, with the listener's choice of tracks and rules."""
    return QueueControls(mode=own.mode, rules=own.rules)


def _tuned(own: QueueControls) -> QueueControls:
    return replace(own, minutes=0)


def _with_wander(wander: float) -> Callable[[QueueControls], QueueControls]:
    return lambda own: replace(untuned(own), wander=wander)


def _with_space(is_on: bool) -> Callable[[QueueControls], QueueControls]:
    def change(own: QueueControls) -> QueueControls:
        rules = own.rules
        for name in (RuleName.ARTIST_WINDOW, RuleName.ALBUM_WINDOW):
            rules = rules.changed(name, is_on=is_on)
        return replace(untuned(own), rules=rules)

    return change


def _with_aspect(aspect: str) -> Callable[[QueueControls], QueueControls]:
    first, second, third, fourth = (GREATEST_WEIGHT if name == aspect else 1.0 for name in ASPECT_NAMES)
    return lambda own: replace(untuned(own), aspect_weights=(first, second, third, fourth))


def _with_covers(own: QueueControls) -> QueueControls:
    return replace(untuned(own), cover=GREATEST_WEIGHT)


COMPARISONS: Final = (
    Comparison(
        "chance",
        "The queue, or any tracks",
        "A good beginning: who cannot tell the queue from chance cannot tell finer things, either.",
        Side("that was planned", untuned),
        Side("that was drawn at random", None),
    ),
    # The first side is the richer one, which holds the features of the other, too.
    Comparison(
        "ear",
        "With or without the trained ear",
        "Whether tracks are found better when the network that knows styles listens, too.",
        Side("with the trained ear", untuned, TRAINED_EAR.version),
        Side("without the trained ear", untuned, TRAINED_EAR.base),
    ),
    Comparison(
        "tuning",
        "Your tuning, or none",
        "Whether what you turned in “Tune” is better for you than what the player comes with.",
        Side("as you tuned it", _tuned),
        Side("without your tuning", untuned),
    ),
    Comparison(
        "wander",
        "Staying near, or wandering",
        "Tracks that stay close to the start, or tracks that follow each other away from it.",
        Side("that stays near", _with_wander(0.0)),
        Side("that wanders", _with_wander(1.0)),
    ),
    Comparison(
        "space",
        "Space between artists and albums, or none",
        "Whether artists and albums should be spread, or may follow each other.",
        Side("with space between artists and albums", _with_space(True)),
        Side("without space between artists and albums", _with_space(False)),
    ),
    *(
        Comparison(
            name,
            f"More {name}, or all aspects alike",
            f"Whether tracks are found better when {name} counts three times.",
            Side(f"with more {name}", _with_aspect(name)),
            Side("with all aspects alike", untuned),
        )
        for name in ASPECT_NAMES
    ),
    Comparison(
        "cover",
        "Covers count, or not",
        "Whether music is found better when its cover looks alike, too.",
        Side("in which covers count", _with_covers),
        Side("in which covers do not count", untuned),
    ),
)
COMPARISONS_BY_NAME: Final[Mapping[str, Comparison]] = {each.name: each for each in COMPARISONS}


@dataclass(frozen=True, slots=True)
class TastePair:
    """Two tracks that are heard against each other.

    Attributes:
        start: the track that both queues start from.
        first: of the first side.
        second: of the second side.
        is_swapped: whether the track of the second side is heard as A.
    """

    start: TrackId
    first: TrackId
    second: TrackId
    is_swapped: bool

    def track_at(self, slot: Slot) -> TrackId:
        """The track that is heard in a slot."""
        if slot is Slot.START:
            return self.start
        return self.second if (slot is Slot.A) == self.is_swapped else self.first

    def choice_of(self, slot: Slot | None) -> Choice:
        """What is preferred with A or B; None for neither."""
        if slot is None:
            return Choice.NEITHER
        return Choice.SECOND if (slot is Slot.A) == self.is_swapped else Choice.FIRST


@dataclass(frozen=True, slots=True)
class TasteDraw:
    """Two queues from one track, and from others where these differ in few tracks.

    Attributes:
        comparison: the settings of the two queues.
        detail: distinguishes settings that the listener may change; empty where there are none.
        pairs: what is heard, in order; without what two queues have in common.
        shared: how many tracks are in both queues, over all starts.
        length: how many tracks one queue has, over all starts; 0 where no track was there to start from.
    """

    comparison: Comparison
    detail: str
    pairs: tuple[TastePair, ...]
    shared: int
    length: int


@dataclass(frozen=True, slots=True)
class TasteAnswer:
    """What was preferred of one pair."""

    pair: TastePair
    choice: Choice


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each choice was made."""

    first: int = 0
    second: int = 0
    neither: int = 0

    @property
    def decided(self) -> int:
        """How often one of the two was preferred."""
        return self.first + self.second


class Strength(StrEnum):
    """How much a tally tells."""

    NOTHING = "nothing"
    """Nothing was preferred yet."""
    OPEN = "open"
    HINT = "hint"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a tally tells.

    Attributes:
        tally: the choices.
        chance: how probable a result as one-sided as this is where nothing is preferred, 0 to 1.
        strength: how much the tally tells, also where the listener looks often and stops when it looks good.
    """

    tally: Tally
    chance: float
    strength: Strength


NO_VERDICT: Final = Verdict(Tally(), 1.0, Strength.NOTHING)
