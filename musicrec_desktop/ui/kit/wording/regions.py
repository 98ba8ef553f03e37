"""What is wrong with a region of the music map, in words.

It stands apart from ``music_map``, whose values are arrays: the wording of errors is loaded with each
command.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.core.bidi import quoted

_REGIONS: Final[Mapping[str, tuple[str, str]]] = {
    "name-empty": ("A region needs a name.", "Type one."),
    "name-long": ("The name of the region is too long.", "Choose a shorter one."),
    "taken": ("There is a region {name} already.", "Choose another name, or delete the other one first."),
    "gone": ("The region {name} was deleted.", "Draw it again on the map."),
    "changed": ("This cannot be undone.", "The region {name} was changed since; change it by hand."),
    "corners": ("This is no region.", "Draw around a part of the map with the lasso."),
}


def refused_region_text(reason: str, name: str) -> tuple[str, str]:
    """What is wrong with a region, and what to do."""
    headline, advice = _REGIONS.get(reason, _REGIONS["corners"])
    shown = quoted(name) if name else "you mean"
    return headline.format(name=shown), advice.format(name=shown)
