"""The controls of the automatic queue, ready-made presets of them, and seeds of a queue."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.model.queue_rule_table import RuleChoice
from musicrec_desktop.model.track import TrackId

ASPECT_NAMES: Final = ("timbre", "rhythm", "harmony", "dynamics")
DEFAULT_WANDER: Final = 0.3
GREATEST_WEIGHT: Final = 3.0
LONGEST_MINUTES: Final = 24 * 60

_E = TypeVar("_E", bound=StrEnum)


class Mode(StrEnum):
    """The tracks that a queue is made of."""

    ALL = "all"
    REDISCOVER = "rediscover"
    """Tracks that were played, but not for a long time."""
    UNPLAYED = "unplayed"
    """Tracks without a play."""


class EnergyWish(StrEnum):
    """The preference for calm or lively tracks."""

    ANY = "any"
    CALM = "calm"
    LIVELY = "lively"


@dataclass(frozen=True, slots=True)
class QueueControls:
    """The controls of the automatic queue.

    Attributes:
        familiarity: -1 (prefers tracks that are new to the listener) to 1 (prefers familiar ones).
        wander: 0 (stays near the tracks that it began with) to 1 (follows the latest tracks).
        aspect_weights: of timbre, rhythm, harmony and dynamics, 0 to 3; with equal weights the whole space
            decides.
        cover: how much it counts that a cover looks like those of welcome tracks, 0 to 3; usually nothing.
        minutes: the length of the automatic part; 0 for a number of tracks instead.
        mode: which tracks it is made of.
        energy: the preference for calm or lively tracks.
        rules: which rules it keeps.
        by_album: whether it is made of whole albums, each in its order.
    """

    familiarity: float = 0.0
    wander: float = DEFAULT_WANDER
    aspect_weights: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    cover: float = 0.0
    minutes: int = 0
    mode: Mode = Mode.ALL
    energy: EnergyWish = EnergyWish.ANY
    rules: RuleChoice = field(default_factory=RuleChoice)
    by_album: bool = False

    @property
    def weights(self) -> dict[str, float] | None:
        """Aspect weights by name; None where all are equal."""
        if len(set(self.aspect_weights)) == 1:
            return None
        return dict(zip(ASPECT_NAMES, self.aspect_weights, strict=True))

    def as_json(self) -> dict[str, object]:
        """The value that is kept; ``from_json`` reads it."""
        return {
            "familiarity": self.familiarity,
            "wander": self.wander,
            "aspect_weights": list(self.aspect_weights),
            "cover": self.cover,
            "minutes": self.minutes,
            "mode": str(self.mode),
            "energy": str(self.energy),
            "rules": self.rules.as_json(),
            "by_album": self.by_album,
        }

    @classmethod
    def from_json(cls, value: object) -> QueueControls:
        """The controls of a kept value, limited to their ranges; defaults for what cannot be read."""
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
            cover=_number(value.get("cover"), 0.0, GREATEST_WEIGHT, 0.0),
            minutes=int(_number(value.get("minutes"), 0, LONGEST_MINUTES, 0)),
            mode=_member(Mode, value.get("mode"), Mode.ALL),
            energy=_member(EnergyWish, value.get("energy"), EnergyWish.ANY),
            rules=RuleChoice.from_json(value.get("rules")),
            by_album=value.get("by_album") is True,
        )


@dataclass(frozen=True, slots=True)
class QueueInside:
    """What the automatic queue is kept inside: a playlist, what a query finds, or some tracks.

    It is kept beside the controls, so that presets, which are controls, leave it as it is.

    Attributes:
        playlist_id: of a plain or smart playlist; None for a query or tracks.
        query: in the query language; empty for a playlist or tracks.
        track_ids: tracks, for example those of a part of the music map; empty for a playlist or a query.
        label: what these tracks are called.
    """

    playlist_id: PlaylistId | None = None
    query: str = ""
    track_ids: tuple[TrackId, ...] = ()
    label: str = ""

    def as_json(self) -> dict[str, object]:
        """The value that is kept; ``from_json`` reads it."""
        value: dict[str, object] = {"playlist": self.playlist_id, "query": self.query}
        return {**value, "tracks": list(self.track_ids), "label": self.label} if self.track_ids else value

    @classmethod
    def from_json(cls, value: object) -> QueueInside | None:
        """What is kept; None for nothing, and for what cannot be read."""
        if not isinstance(value, dict):
            return None
        playlist_id, query = value.get("playlist"), value.get("query")
        tracks, label = value.get("tracks"), value.get("label")
        if isinstance(tracks, list) and tracks and all(type(each) is int for each in tracks):
            name = label if isinstance(label, str) and label else "tracks that were chosen"
            return cls(track_ids=tuple(map(TrackId, tracks)), label=name)
        if isinstance(playlist_id, int) and not isinstance(playlist_id, bool):
            return cls(PlaylistId(playlist_id))
        return cls(query=query) if isinstance(query, str) and query.strip() else None


class SeedKind(StrEnum):
    """The kinds of seeds."""

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
        kind: of the seed.
        ids: the tracks of ``TRACKS`` or of a playlist.
        name: of the album, artist, genre or playlist.
        detail: the album artist of an album.
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
