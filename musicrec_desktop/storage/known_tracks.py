"""What is known of a track, as columns of several tables."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, Final

from musicrec_desktop.model.matching import KnownTrack

KNOWN_COLUMNS: Final = (
    "title, artist, album, duration_ms, location, recording_id, album_artist, isrc, track_number"
)


def known_of(row: Sequence[Any]) -> KnownTrack:
    """What is known, from ``KNOWN_COLUMNS``."""
    title, artist, album, duration_ms, location, *rest = row
    return KnownTrack(title, artist, album, duration_ms, os.fsdecode(location), *rest)
