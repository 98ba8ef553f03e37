"""From what a person types to tracks of the library."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from musicrec_desktop.core.errors import TrackNotFoundError
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.browse import BrowseService


def find_track(browse: BrowseService, what: str) -> Track:
    """The track that a path or an id names; a file that is there goes before a number.

    Raises:
        TrackNotFoundError: there is none.
    """
    track_id = find_path(browse, what)
    if track_id is None and what.isascii() and what.isdigit():
        track_id = TrackId(int(what))
    track = browse.track(track_id) if track_id is not None else None
    if track is None:
        raise TrackNotFoundError(what)
    return track


def find_path(browse: BrowseService, path: str) -> TrackId | None:
    """The track of a path as it is written, or of the file that it leads to through links."""
    for candidate in dict.fromkeys((os.path.abspath(path), os.path.realpath(path))):
        if (track_id := browse.find_path(candidate)) is not None:
            return track_id
    return None


def tracks_by_id(browse: BrowseService, ids: Iterable[TrackId]) -> dict[TrackId, Track]:
    """The tracks of some ids; ids that are gone are left out."""
    return {track.id: track for track in browse.page(list(ids))}


def as_ids(numbers: Sequence[int]) -> list[TrackId]:
    """Ids as they come from an id array."""
    return [TrackId(number) for number in numbers]
