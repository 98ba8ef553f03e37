"""In which order the rules give way, and what is said when they do.

First goes what only makes a queue even, then what the listener asked for, then what keeps a queue from being
nonsense. A rule that stands in the table twice gives way by halves.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from musicrec_desktop.model.queue_rules import RuleName


class Relaxation(IntEnum):
    """How far the rules have given way; whatever gave way before has given way here, too."""

    LENGTH = 1
    ALBUM_SOONER = 2
    ARTIST_SOONER = 3
    ALBUM_AFTER_THREE = 4
    ARTIST_AFTER_THREE = 5
    ALBUM_AT_ONCE = 6
    ARTIST_AT_ONCE = 7
    TEMPO = 8
    YEARS = 9
    GENRE = 10
    INSTRUMENTAL = 11
    SEASON = 12
    SPEECH = 13
    VERSION = 14
    REPEAT = 15
    DISLIKED = 16
    NEVER = 99
    """Of hard rules, which do not give way."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step in which the rules give way.

    Attributes:
        level: its place in the order.
        rule: which one gives way; None for one that cannot be turned off.
        instead: what holds from here on.
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
"""Comes as it is."""
NEVER: Final = int(Relaxation.NEVER)
FIT_LEVEL: Final = int(Relaxation.ARTIST_AT_ONCE)
"""Up to here rules give way as soon as nothing that fits is left; further only when nothing at all is."""
REPEAT_LEVEL: Final = int(Relaxation.REPEAT)
"""From here on tracks repeat; the one that was heard the longest ago comes first."""

WINDOW_LEVELS: Final = frozenset(
    int(step.level) for step in STEPS if step.rule in {RuleName.ARTIST_WINDOW, RuleName.ALBUM_WINDOW}
)
RULE_OF: Final[Mapping[int, RuleName]] = {
    int(step.level): step.rule for step in STEPS if step.rule is not None and step.level < Relaxation.VERSION
}
"""The rules that keep back what could come otherwise; other files of what was heard could not."""

SENTENCES: Final = tuple(step.sentence for step in STEPS)
SENTENCE_OF: Final[Mapping[int, str]] = {int(step.level): step.sentence for step in STEPS}


def in_fixed_order(sentences: Collection[str]) -> tuple[str, ...]:
    """Sentences about broken rules without repetition, in the order in which the rules give way."""
    return tuple(sentence for sentence in SENTENCES if sentence in sentences)
