"""What figures need of other services: the taste, the sound, and what queries find."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.listen import LibraryStats
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.taste.discovery import Discovery
from musicrec_desktop.recommend.taste.taste_profile import TasteProfile


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Questions to other services, each answered in the lane that asks.

    Attributes:
        taste: what the automatic queue knows of the listener whose rows the calling thread reads.
        catalogue: the sound of the library; None while nothing is analysed.
        facts: of tracks.
        courses: of tracks, where they are known.
        count: how many tracks that are there a query finds.
        stats: of the library.
    """

    taste: Callable[[], tuple[TasteProfile, Discovery]]
    catalogue: Callable[[], SoundCatalogue | None]
    facts: Callable[[Sequence[TrackId]], Mapping[TrackId, TrackFacts]]
    courses: Callable[[Sequence[TrackId]], Mapping[TrackId, SeekPicture]]
    count: Callable[[str], int]
    stats: Callable[[], LibraryStats]


_NO_STATS: Final = LibraryStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
NOTHING_KNOWN: Final = Knowledge(
    taste=lambda: (TasteProfile(), Discovery()),
    catalogue=lambda: None,
    facts=lambda _ids: {},
    courses=lambda _ids: {},
    count=lambda _query: 0,
    stats=lambda: _NO_STATS,
)
"""Where only the history matters."""
