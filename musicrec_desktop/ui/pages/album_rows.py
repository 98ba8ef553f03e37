"""What an album's page says once for all of its rows: discs, and what every track shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.models.track_columns import TRACK_COLUMNS

SHARED_KEYS: Final = ("artist", "album", "genre", "year")
"""Columns that are hidden where every row says the same."""


def disc_headings(tracks: Sequence[Track]) -> list[tuple[int, str]]:
    """The places at which a disc begins, and its name; empty where the album has one disc only."""
    discs = [track.tags.disc_number or 1 for track in tracks]
    if len(set(discs)) < 2:
        return []
    return [
        (place, f"Disc {disc}") for place, disc in enumerate(discs) if not place or disc != discs[place - 1]
    ]


def constant_columns(tracks: Sequence[Track]) -> frozenset[str]:
    """The keys of the columns that say the same for all tracks."""
    if not tracks:
        return frozenset()
    texts = {column.key: {column.text(track) for track in tracks} for column in TRACK_COLUMNS}
    return frozenset(key for key in SHARED_KEYS if len(texts[key]) == 1)
