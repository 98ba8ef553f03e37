"""What is wrong with a region of the music map, in words.

It stands apart from ``music_map``, whose values are arrays: the wording of errors is loaded with each
command.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import tr

_REGIONS: Final[Mapping[str, tuple[str, str]]] = {
    "name-empty": (tr("A region needs a name."), tr("Type one.")),
    "name-long": (tr("The name of the region is too long."), tr("Choose a shorter one.")),
    "taken": (
        tr("There is a region {name} already."),
        tr("Choose another name, or delete the other one first."),
    ),
    "gone": (tr("The region {name} was deleted."), tr("Draw it again on the map.")),
    "changed": (tr("This cannot be undone."), tr("The region {name} was changed since; change it by hand.")),
    "corners": (tr("This is no region."), tr("Draw around a part of the map with the lasso.")),
}


def refused_region_text(reason: str, name: str) -> tuple[str, str]:
    """What is wrong with a region, and what to do."""
    headline, advice = _REGIONS.get(reason, _REGIONS["corners"])
    shown = quoted(name) if name else tr("you mean")
    return headline.format(name=shown), advice.format(name=shown)
