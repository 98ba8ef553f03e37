"""The presets of the automatic queue that come with the player: named combinations of its controls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.model.queue_controls import EnergyWish, Mode, QueueControls
from musicrec_desktop.model.queue_rule_table import RuleName


@dataclass(frozen=True, slots=True)
class Preset:
    """A named combination of controls.

    Attributes:
        name: unique.
        label: its name in the window.
        help: what it is for.
        controls: what it sets.
    """

    name: str
    label: str
    help: str
    controls: QueueControls


_EVEN: Final = QueueControls()
PRESETS: Final = (
    Preset("default", "As you listen", "What fits to what you play and like.", _EVEN),
    Preset(
        "focus",
        "Focus",
        "Calm, without singing, and close to what it began with.",
        replace(
            _EVEN,
            wander=0.1,
            familiarity=0.2,
            energy=EnergyWish.CALM,
            rules=_EVEN.rules.changed(RuleName.INSTRUMENTAL, is_on=True),
        ),
    ),
    Preset(
        "workout",
        "Workout",
        "Lively, and led by rhythm.",
        replace(_EVEN, energy=EnergyWish.LIVELY, familiarity=0.3, aspect_weights=(1.0, 2.0, 0.5, 1.5)),
    ),
    Preset(
        "rediscover",
        "Rediscover",
        "What you once played gladly and have not heard for a long time.",
        replace(_EVEN, mode=Mode.REDISCOVER, familiarity=0.5, wander=0.5),
    ),
    Preset(
        "never_played",
        "Never played",
        "What you own and have not heard yet, as near to your taste as there is.",
        replace(_EVEN, mode=Mode.UNPLAYED, familiarity=-1.0),
    ),
    Preset(
        "whole_albums",
        "Whole albums",
        "Albums from the first track to the last, and then the album that fits best.",
        replace(_EVEN, by_album=True),
    ),
)
PRESETS_BY_NAME: Final[Mapping[str, Preset]] = {preset.name: preset for preset in PRESETS}


def matching_preset(controls: QueueControls, own: Iterable[Preset] = ()) -> Preset | None:
    """The preset that sets everything as it is; how long the queue is belongs to none."""
    for preset in (*own, *PRESETS):
        if replace(preset.controls, minutes=controls.minutes) == controls:
            return preset
    return None
