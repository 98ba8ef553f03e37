"""The sound spaces that are shipped with the program, for libraries too small for a fit of their own.

``packaging/make_base_space.py`` makes one for each version of the extractor. They hold means, deviations and
matrices, and no music.
"""

from __future__ import annotations

import functools
import logging
from importlib import resources
from typing import Final

from musicrec_desktop.model.features import TRAINED_EAR
from musicrec_desktop.recommend.space.sound_space import SoundSpace

log = logging.getLogger(__name__)

OWN_FIT_FROM: Final = 30
"""The number of described tracks from which a library's own fit is better: docs/adr/0004-sound-space.md."""
VERSIONS: Final = (TRAINED_EAR.base, TRAINED_EAR.version)
"""The versions that a space is shipped for; a library of an earlier one is listened to again anyway."""
_DATA: Final = "musicrec_desktop.recommend.space.data"


@functools.cache
def shipped_space(version: int) -> SoundSpace | None:
    """The shipped space of a version; None for versions without one.

    Also where the file is missing or damaged, with a warning in the log.
    """
    if version not in VERSIONS:
        return None
    try:
        with resources.files(_DATA).joinpath(file_of(version)).open("rb") as file:
            return SoundSpace.load(file)
    except (OSError, ImportError, KeyError, TypeError, ValueError) as error:
        log.warning("the shipped sound space cannot be used: %s", error)
        return None


def file_of(version: int) -> str:
    """The name of the file of a version."""
    return f"base_space_{version}.npz"
