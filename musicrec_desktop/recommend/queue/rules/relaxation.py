"""What a rule is, in which order rules give way, and what the listener is told when they do.

First come the rules that spread artists and albums, then those that the listener turned on, then those that
keep a queue sensible. A rule that is in the table more than once gives way in steps.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules.recent_history import Encounters, RecentHistory


class Relaxation(IntEnum):
    """How far the rules have given way; at each level, everything of the lower levels has given way, too.

    The levels count from 1, in the order of this list.
    """

    LENGTH = auto()
    ALBUM_SOONER = auto()
    ARTIST_SOONER = auto()
    ALBUM_AFTER_THREE = auto()
    ARTIST_AFTER_THREE = auto()
    ALBUM_AT_ONCE = auto()
    ARTIST_AT_ONCE = auto()
    TEMPO = auto()
    YEARS = auto()
    GENRE = auto()
    INSTRUMENTAL = auto()
    SEASON = auto()
    SPEECH = auto()
    VERSION = auto()
    REPEAT = auto()
    DISLIKED = auto()
    NEVER = 99
    """The level of hard rules, which do not give way."""


class Rule(ABC):
    """One thing that a queue must not do.

    Attributes:
        name: what the listener turns it on and off by; None for a rule that always holds.
    """

    name: ClassVar[RuleName | None] = None

    @abstractmethod
    def level(self, track_id: TrackId, facts: TrackFacts, history: RecentHistory, /) -> int:
        """How far the rules must have given way for a track to come next.

        Args:
            track_id: the candidate.
            facts: what is known of the candidate.
            history: what was heard and is queued before it.

        Returns:
            ``ALLOWED`` where the track may come as it is; else the lowest level at which this rule has given
            way far enough; ``NEVER`` where it does not give way.
        """


class HistoryRule(Rule):
    """A rule that depends on what was heard and is queued."""

    @abstractmethod
    def levels(self, met: Encounters, history: RecentHistory, /) -> NDArray[np.int64]:
        """``level`` of many candidates, shape (n,).

        Args:
            met: how the candidates meet the history.
            history: what was heard and is queued before them.
        """


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the relaxation.

    Attributes:
        level: its place in the order.
        rule: the rule that gives way; None for one that cannot be turned off.
        instead: what may come from this level on.
        sentence: what the listener is told.
    """

    level: Relaxation
    rule: RuleName | None
    instead: str
    sentence: str


STEPS: Final = (
    Step(
        Relaxation.LENGTH,
        RuleName.LENGTH,
        "tracks of any length",
        "Very short or very long tracks come too: too few others fit.",
    ),
    Step(
        Relaxation.ALBUM_SOONER,
        RuleName.ALBUM_WINDOW,
        "an album comes back after two fifths of its tracks (10 instead of 25)",
        "An album comes back sooner: too few other albums fit.",
    ),
    Step(
        Relaxation.ARTIST_SOONER,
        RuleName.ARTIST_WINDOW,
        "an artist comes back after half of the tracks (7 instead of 15)",
        "An artist comes back sooner: too few other artists fit.",
    ),
    Step(
        Relaxation.ALBUM_AFTER_THREE,
        RuleName.ALBUM_WINDOW,
        "an album comes back after three other tracks",
        "An album may come back after three other tracks: too few other albums fit.",
    ),
    Step(
        Relaxation.ARTIST_AFTER_THREE,
        RuleName.ARTIST_WINDOW,
        "an artist comes back after three other tracks",
        "An artist may come back after three other tracks: too few other artists fit.",
    ),
    Step(
        Relaxation.ALBUM_AT_ONCE,
        RuleName.ALBUM_WINDOW,
        "an album may follow itself",
        "Tracks of one album may follow each other: too few other albums fit.",
    ),
    Step(
        Relaxation.ARTIST_AT_ONCE,
        RuleName.ARTIST_WINDOW,
        "an artist may follow itself",
        "Tracks of one artist may follow each other: too few other artists fit.",
    ),
    Step(
        Relaxation.TEMPO, RuleName.TEMPO, "any tempo", "Tracks of any tempo come too: nothing else is left."
    ),
    Step(Relaxation.YEARS, RuleName.YEARS, "any year", "Tracks of any year come too: nothing else is left."),
    Step(
        Relaxation.GENRE,
        RuleName.STAY_IN_GENRE,
        "any genre",
        "Tracks of other genres come too: nothing else is left.",
    ),
    Step(
        Relaxation.INSTRUMENTAL,
        RuleName.INSTRUMENTAL,
        "voices, and tracks that were not analysed",
        "Tracks with voices come too: nothing else is left.",
    ),
    Step(
        Relaxation.SEASON,
        RuleName.IN_SEASON,
        "music of any season",
        "Music of another season comes too: nothing else is left.",
    ),
    Step(
        Relaxation.SPEECH,
        RuleName.NO_SPEECH,
        "spoken word and silence",
        "Spoken word and silence come too: nothing else is left.",
    ),
    Step(
        Relaxation.VERSION,
        RuleName.ONE_VERSION,
        "other versions and files of what was heard",
        "Other versions of what was played or is queued come too: nothing else is left.",
    ),
    Step(
        Relaxation.REPEAT,
        RuleName.NO_REPEAT,
        "tracks that were heard, the longest ago first",
        "Tracks repeat, the longest ago first: everything else was played or is queued.",
    ),
    Step(
        Relaxation.DISLIKED,
        None,
        "tracks that are disliked",
        "Tracks that you dislike come too: nothing else is left.",
    ),
)

ALLOWED: Final = 0
"""The level of a track that breaks no rule."""
NEVER: Final = int(Relaxation.NEVER)
FIT_LEVEL: Final = int(Relaxation.ARTIST_AT_ONCE)
"""Up to this level rules give way as soon as nothing that fits is left; beyond it, when nothing is left."""
REPEAT_LEVEL: Final = int(Relaxation.REPEAT)
"""From this level on tracks repeat; the one that was heard the longest ago comes first."""

WINDOW_LEVELS: Final = frozenset(
    int(step.level) for step in STEPS if step.rule in {RuleName.ARTIST_WINDOW, RuleName.ALBUM_WINDOW}
)
RULE_OF: Final[Mapping[int, RuleName]] = {
    int(step.level): step.rule for step in STEPS if step.rule is not None and step.level < Relaxation.VERSION
}
"""Rules by level, below those about versions and repeats."""

SENTENCES: Final = tuple(step.sentence for step in STEPS)
SENTENCE_OF: Final[Mapping[int, str]] = {int(step.level): step.sentence for step in STEPS}


def in_fixed_order(sentences: Collection[str]) -> tuple[str, ...]:
    """Each of some sentences once, in the order in which the rules give way."""
    return tuple(sentence for sentence in SENTENCES if sentence in sentences)
