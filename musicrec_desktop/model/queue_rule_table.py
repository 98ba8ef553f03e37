"""The table of the rules of the automatic queue, and the listener's choice of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.core.errors import SettingsError


class RuleName(StrEnum):
    """The rules that the listener can turn on and off."""

    NO_REPEAT = "no_repeat"
    ARTIST_WINDOW = "artist_window"
    ALBUM_WINDOW = "album_window"
    ONE_VERSION = "one_version"
    LENGTH = "length"
    NO_SPEECH = "no_speech"
    IN_SEASON = "in_season"
    NO_EXPLICIT = "no_explicit"
    INSTRUMENTAL = "instrumental"
    STAY_IN_GENRE = "stay_in_genre"
    YEARS = "years"
    TEMPO = "tempo"


@dataclass(frozen=True, slots=True)
class RuleNumber:
    """A number of a rule.

    Attributes:
        label: the text before it.
        unit: the text after it.
        default: the value until the listener sets one.
        minimum: the least value.
        maximum: the greatest value.
    """

    label: str
    unit: str
    default: int
    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class RuleSpec:
    """One rule.

    Attributes:
        name: unique.
        label: its name in the window.
        help: what it does, in one sentence.
        is_on: whether it is on by default.
        numbers: that can be set.
    """

    name: RuleName
    label: str
    help: str
    is_on: bool
    numbers: tuple[RuleNumber, ...] = ()

    @property
    def is_span(self) -> bool:
        """Whether its numbers are the two ends of a span."""
        return len(self.numbers) == 2 and self.numbers[0].label == "from"


RULES: Final = (
    RuleSpec(RuleName.NO_REPEAT, "No track twice", "A track comes once in a session.", True),
    RuleSpec(
        RuleName.ARTIST_WINDOW,
        "Space between artists",
        "An artist comes back after so many tracks, or after so much time.",
        True,
        (RuleNumber("after", "tracks", 15, 2, 100), RuleNumber("or after", "min", 45, 5, 600)),
    ),
    RuleSpec(
        RuleName.ALBUM_WINDOW,
        "Space between albums",
        "An album comes back after so many tracks.",
        True,
        (RuleNumber("after", "tracks", 25, 2, 200),),
    ),
    RuleSpec(
        RuleName.ONE_VERSION,
        "One version of a work",
        "Live, remixed and remastered versions and other files of a track count as that track.",
        True,
    ),
    RuleSpec(
        RuleName.LENGTH,
        "Neither very short nor very long",
        "Only tracks that last so long.",
        True,
        (RuleNumber("from", "s", 60, 0, 3_600), RuleNumber("to", "s", 720, 60, 36_000)),
    ),
    RuleSpec(RuleName.NO_SPEECH, "Music only", "Spoken word, skits and silence stay out.", True),
    RuleSpec(
        RuleName.IN_SEASON,
        "Seasonal music in its season",
        "Christmas music comes from December to Epiphany only, and other seasons in theirs.",
        True,
    ),
    RuleSpec(RuleName.NO_EXPLICIT, "Nothing explicit", "Tracks marked explicit stay out.", False),
    RuleSpec(RuleName.INSTRUMENTAL, "Instrumental only", "Tracks with clear vocals stay out.", False),
    RuleSpec(
        RuleName.STAY_IN_GENRE, "Stay in the genre", "Only genres of what the queue started from.", False
    ),
    RuleSpec(
        RuleName.YEARS,
        "Only certain years",
        "By the year in the tags.",
        False,
        (RuleNumber("from", "", 1960, 1000, 2999), RuleNumber("to", "", 1979, 1000, 2999)),
    ),
    RuleSpec(
        RuleName.TEMPO,
        "Only a certain tempo",
        "By the measured tempo; half and double tempo count, too.",
        False,
        (RuleNumber("from", "BPM", 100, 20, 400), RuleNumber("to", "BPM", 130, 20, 400)),
    ),
)
RULES_BY_NAME: Final[Mapping[RuleName, RuleSpec]] = {spec.name: spec for spec in RULES}
DEFAULT_ON: Final = frozenset(spec.name for spec in RULES if spec.is_on)


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """The rules that are on, and their numbers; equal choices are equal values.

    Attributes:
        on: the rules that are on.
        numbers: those that differ from the defaults, ordered by name.
    """

    on: frozenset[RuleName] = DEFAULT_ON
    numbers: tuple[tuple[RuleName, tuple[int, ...]], ...] = ()

    def holds(self, name: RuleName) -> bool:
        """Whether a rule is on."""
        return name in self.on

    def numbers_of(self, name: RuleName) -> tuple[int, ...]:
        """The numbers of a rule, in the order of its ``RuleSpec``."""
        return dict(self.numbers).get(name) or tuple(each.default for each in RULES_BY_NAME[name].numbers)

    def changed(
        self, name: RuleName, *, is_on: bool | None = None, numbers: tuple[int, ...] | None = None
    ) -> RuleChoice:
        """The choice with one rule changed; None leaves the switch or the numbers as they are.

        Raises:
            SettingsError: the numbers are not in their ranges; its ``value`` holds them.
        """
        on = self.on if is_on is None else (self.on | {name} if is_on else self.on - {name})
        if numbers is None:
            return RuleChoice(on, self.numbers)
        _check(name, numbers)
        kept = {key: value for key, value in self.numbers if key != name}
        if numbers != tuple(each.default for each in RULES_BY_NAME[name].numbers):
            kept[name] = numbers
        return RuleChoice(on, tuple(sorted(kept.items())))

    def as_json(self) -> dict[str, object]:
        """The value that is kept; ``from_json`` reads it."""
        return {"on": sorted(self.on), "numbers": {str(name): list(value) for name, value in self.numbers}}

    @classmethod
    def from_json(cls, value: object) -> RuleChoice:
        """The choice of a kept value; defaults for what cannot be read or is out of range."""
        if not isinstance(value, dict):
            return cls()
        on, numbers = value.get("on"), value.get("numbers")
        known = {str(name): name for name in RuleName}
        choice = cls()
        if isinstance(on, list):
            choice = cls(frozenset(known[name] for name in on if name in known))
        for name, values in numbers.items() if isinstance(numbers, dict) else ():
            try:
                choice = choice.changed(known[name], numbers=tuple(int(each) for each in values))
            except (KeyError, TypeError, ValueError, SettingsError):
                continue
        return choice


def _check(name: RuleName, numbers: tuple[int, ...]) -> None:
    rule = RULES_BY_NAME[name]
    specs = rule.numbers
    fits = len(numbers) == len(specs) and all(
        spec.minimum <= number <= spec.maximum for spec, number in zip(specs, numbers, strict=True)
    )
    if not fits or (rule.is_span and numbers[0] > numbers[1]):
        raise SettingsError(str(name), numbers)
