"""How a profile left the map."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite

from musicrec_desktop.model.music_map import MapColour, MapLevel
from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.ui.music_map.path_length import PathLength
from musicrec_desktop.ui.music_map.toolbar import ColourChoice


@dataclass(frozen=True, slots=True)
class MapMemory:
    """What comes back after a restart.

    Attributes:
        level: what points are.
        colour: what colours tell.
        hidden: which entries of the legend are hidden.
        view: what lies in the middle, and the zoom; None for the whole map.
        is_list: whether the list stands in place of the map.
        shows_unplayed: whether what was never heard shines.
        shows_trail: whether the trail of today is drawn.
        path: how long a path shall be.
    """

    level: MapLevel = MapLevel.TRACKS
    colour: ColourChoice = field(default_factory=ColourChoice)
    hidden: frozenset[int] = frozenset()
    view: tuple[float, float, float] | None = None
    is_list: bool = False
    shows_unplayed: bool = False
    shows_trail: bool = False
    path: PathLength = field(default_factory=PathLength)

    def as_json(self) -> dict[str, object]:
        """The value that is kept; ``from_json`` reads it."""
        return {
            "level": self.level.value,
            "colour": self.colour.colour.value,
            "playlist": self.colour.playlist_id,
            "hidden": sorted(self.hidden),
            "view": None if self.view is None else list(self.view),
            "list": self.is_list,
            "unplayed": self.shows_unplayed,
            "trail": self.shows_trail,
            "path": self.path.as_json(),
        }

    @classmethod
    def from_json(cls, value: object) -> MapMemory:
        """What was kept; defaults for what cannot be read."""
        if not isinstance(value, dict):
            return cls()
        levels, colours = {each.value: each for each in MapLevel}, {each.value: each for each in MapColour}
        colour = colours.get(str(value.get("colour")), MapColour.CLUSTER)
        choice, playlist = ColourChoice(colour), value.get("playlist")
        if colour is MapColour.PLAYLIST:
            choice = ColourChoice()
            if isinstance(playlist, int) and not isinstance(playlist, bool):
                choice = ColourChoice(colour, PlaylistId(playlist))
        hidden = value.get("hidden")
        return cls(
            level=levels.get(str(value.get("level")), MapLevel.TRACKS),
            colour=choice,
            hidden=frozenset(each for each in hidden if type(each) is int and each >= 0)
            if isinstance(hidden, list)
            else frozenset(),
            view=_view(value.get("view")),
            is_list=value.get("list") is True,
            shows_unplayed=value.get("unplayed") is True,
            shows_trail=value.get("trail") is True,
            path=PathLength.from_json(value.get("path")),
        )


def _view(value: object) -> tuple[float, float, float] | None:
    if not isinstance(value, list) or len(value) != 3:
        return None
    if not all(isinstance(each, (int, float)) and isfinite(each) for each in value):
        return None
    x, y, zoom = map(float, value)
    return (x, y, zoom) if zoom > 1 else None
