"""What a listener can turn in the automatic queue, and ready-made combinations of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, TypeVar

from musicrec_desktop.model.queue_rules import RuleChoice, RuleName
from musicrec_desktop.model.track import TrackId

ASPECT_NAMES: Final = ("timbre", "rhythm", "harmony", "dynamics")
DEFAULT_WANDER: Final = 0.3
GREATEST_WEIGHT: Final = 3.0
LONGEST_MINUTES: Final = 24 * 60

_E = TypeVar("_E", bound=StrEnum)


class Mode(StrEnum):
    """Which tracks a queue is made of."""

    ALL = "all"
    REDISCOVER = "rediscover"
    """Played gladly once, and not for a long time."""
    UNPLAYED = "unplayed"
    """Never played through."""


class EnergyWish(StrEnum):
    """Whether calm or lively tracks are preferred."""

    ANY = "any"
    CALM = "calm"
    LIVELY = "lively"


@dataclass(frozen=True, slots=True)
class QueueControls:
    """How the automatic queue is chosen.

    Attributes:
        familiarity: -1 (what is new to the listener) to 1 (what is familiar).
        wander: 0 (stay near to what it began with) to 1 (follow wherever it leads).
        aspect_weights: how much timbre, rhythm, harmony and dynamics count, 0 to 3; 1 as the space has it.
        minutes: how long the automatic part is; 0 for a number of tracks instead.
        mode: which tracks it is made of.
        energy: calm or lively.
        rules: what it keeps to.
    """

    familiarity: float = 0.0
    wander: float = DEFAULT_WANDER
    aspect_weights: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    minutes: int = 0
    mode: Mode = Mode.ALL
    energy: EnergyWish = EnergyWish.ANY
    rules: RuleChoice = field(default_factory=RuleChoice)

    @property
    def weights(self) -> dict[str, float] | None:
        """Aspect weights by name; None where all count alike."""
        if len(set(self.aspect_weights)) == 1:
            return None
        return dict(zip(ASPECT_NAMES, self.aspect_weights, strict=True))

    def as_json(self) -> dict[str, object]:
        """For the settings; ``from_json`` takes it back."""
        return {
            "familiarity": self.familiarity,
            "wander": self.wander,
            "aspect_weights": list(self.aspect_weights),
            "minutes": self.minutes,
            "mode": str(self.mode),
            "energy": str(self.energy),
            "rules": self.rules.as_json(),
        }

    @classmethod
    def from_json(cls, value: object) -> QueueControls:
        """What was kept, every value brought into its range; defaults where it cannot be read."""
        if not isinstance(value, dict):
            return cls()
        weights = value.get("aspect_weights")
        if not isinstance(weights, list) or len(weights) != len(ASPECT_NAMES):
            weights = [1.0] * len(ASPECT_NAMES)
        first, second, third, fourth = (_number(each, 0.0, GREATEST_WEIGHT, 1.0) for each in weights)
        return cls(
            familiarity=_number(value.get("familiarity"), -1.0, 1.0, 0.0),
            wander=_number(value.get("wander"), 0.0, 1.0, DEFAULT_WANDER),
            aspect_weights=(first, second, third, fourth),
            minutes=int(_number(value.get("minutes"), 0, LONGEST_MINUTES, 0)),
            mode=_member(Mode, value.get("mode"), Mode.ALL),
            energy=_member(EnergyWish, value.get("energy"), EnergyWish.ANY),
            rules=RuleChoice.from_json(value.get("rules")),
        )


@dataclass(frozen=True, slots=True)
class Preset:
    """A ready-made combination.

    Attributes:
        name: stable.
        label: what the window calls it.
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
)
PRESETS_BY_NAME: Final[Mapping[str, Preset]] = {preset.name: preset for preset in PRESETS}


class SeedKind(StrEnum):
    """What a queue can start from."""

    TRACKS = "tracks"
    ALBUM = "album"
    ARTIST = "artist"
    GENRE = "genre"
    PLAYLIST = "playlist"
    TASTE = "taste"


@dataclass(frozen=True, slots=True)
class QueueSeed:
    """What a queue starts from.

    Attributes:
        kind: which kind of thing.
        ids: the tracks, for ``TRACKS`` (and for a playlist that is at hand as tracks).
        name: of the album, artist, genre or playlist.
        detail: for an album its album artist.
    """

    kind: SeedKind
    ids: tuple[TrackId, ...] = ()
    name: str = ""
    detail: str = ""


def _number(value: object, low: float, high: float, default: float) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:  # noqa: PLR0124 (NaN)
        return default
    return max(low, min(high, float(value)))


def _member(kind: type[_E], value: object, default: _E) -> _E:
    return next((member for member in kind if member == value), default)
