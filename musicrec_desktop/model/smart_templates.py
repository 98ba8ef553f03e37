"""Ready rules for smart playlists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.playlist import LimitUnit, SmartRules, SortOrder


@dataclass(frozen=True, slots=True)
class SmartTemplate:
    """Rules to begin with.

    Attributes:
        id: stays the same in all versions.
        name: of the playlist that is made of it.
        hint: what it holds, one line.
        rules: its rules.
    """

    id: str
    name: str
    hint: str
    rules: SmartRules


_HUNDRED: Final = 100

SMART_TEMPLATES: Final = (
    SmartTemplate(
        "most-played", "Most played", "The hundred that you played most",
        SmartRules("plays:>0", sort=(("plays", True), ("played", True)), limit=_HUNDRED),
    ),
    SmartTemplate(
        "never-played", "Never played", "What you never heard, the newest first",
        SmartRules("plays:0 -is:banned", sort=(("added", True),)),
    ),
    SmartTemplate(
        "recently-added", "Recently added", "What came in the last 30 days",
        SmartRules("added:<30d", sort=(("added", True),)),
    ),
    SmartTemplate(
        "forgotten-favourites", "Forgotten favourites", "Liked or well rated, and not played for half a year",
        SmartRules("(is:liked | rating:>=4) played:>6mo", sort=(("played", False),)),
    ),
    SmartTemplate(
        "often-skipped", "Often skipped", "Left within 30 seconds three times or more",
        SmartRules("skips:>=3", sort=(("skips", True),)),
    ),
    SmartTemplate(
        "short-ones", "Short ones", "At most two minutes and a half long",
        SmartRules("length:<=2:30", sort=(("length", False),)),
    ),
    SmartTemplate(
        "like-now", "Like what plays now", "What sounds most like the track that plays",
        SmartRules("like:now -is:banned", order=SortOrder.RANDOM),
    ),
    SmartTemplate(
        "calm-evening", "Calm evening", "Two hours of the calmest quarter of the library",
        SmartRules(
            "energy:bottom25% -is:banned", order=SortOrder.WEIGHTED, limit=120,
            limit_unit=LimitUnit.MINUTES, most_of_artist=3,
        ),
    ),
    SmartTemplate(
        "workout", "Workout", "An hour that is quick and full of energy",
        SmartRules(
            "bpm:>=120 energy:top30% -is:banned", order=SortOrder.WEIGHTED, limit=60,
            limit_unit=LimitUnit.MINUTES, most_of_artist=2,
        ),
    ),
    SmartTemplate(
        "decade", "The nineties", "The music of ten years; change the years to yours",
        SmartRules("year:1990..1999", sort=(("year", False), ("artist", False))),
    ),
    SmartTemplate(
        "to-be-rated", "To be rated", "Played three times or more, and without stars",
        SmartRules('plays:>=3 rating:""', sort=(("plays", True),)),
    ),
)  # fmt: skip
"""In the order in which they are offered."""
