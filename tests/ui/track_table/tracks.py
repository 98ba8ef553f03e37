"""Tracks for the tests of models."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from musicrec_desktop.model.track import Tags, Track, TrackId


def track(number: int, **changes: object) -> Track:
    tags = Tags(
        title=f"Title {number}", artists=(f"Artist {number % 5}",), album="Album", track_number=number
    )
    fields: dict[str, object] = {"duration_ms": 1000 * number, **changes}
    return Track(TrackId(number), f"/music/{number}.flac", tags, **fields)  # type: ignore[arg-type]


class Shelf:
    """Stands for ``BrowseService.page``, and counts."""

    def __init__(self, tracks: Sequence[Track]) -> None:
        self.tracks = {item.id: item for item in tracks}
        self.reads: list[int] = []

    def page(self, ids: Sequence[TrackId]) -> list[Track]:
        self.reads.append(len(ids))
        return [self.tracks[track_id] for track_id in ids if track_id in self.tracks]


def id_array(numbers: Sequence[int]) -> array[int]:
    return array("q", numbers)
