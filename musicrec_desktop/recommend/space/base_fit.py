"""The sound space that is shipped with the program, for libraries that are too small for a fit of their own.

``packaging/make_base_space.py`` makes it. It holds means, deviations and matrices, and no music.
"""

from __future__ import annotations

import functools
import logging
import zipfile
from importlib import resources
from typing import Final

from musicrec_desktop.recommend.space.sound_space import SoundSpace

log = logging.getLogger(__name__)

OWN_FIT_FROM: Final = 30
"""The number of described tracks from which a library's own fit is better: docs/adr/0004-sound-space.md."""
FILE: Final = "base_space.npz"
_DATA: Final = "musicrec_desktop.recommend.space.data"


@functools.cache
def shipped_space() -> SoundSpace | None:
    """The shipped space; None, with a warning in the log, where it is missing or damaged."""
    try:
        with resources.files(_DATA).joinpath(FILE).open("rb") as file:
            return SoundSpace.load(file)
    except (OSError, ImportError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
        log.warning("the shipped sound space cannot be used: %s", error)
        return None
