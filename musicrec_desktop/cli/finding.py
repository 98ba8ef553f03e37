"""Finds the tracks of the library that the user names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from musicrec_desktop.core.errors import TrackNotFoundError
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.browse import BrowseService


def find_track(browse: BrowseService, what: str) -> Track:
    """The track of a path or an id; a path that is in the library goes before an id.

    Raises:
        TrackNotFoundError: neither is in the library.
    """
    track_id = find_path(browse, what)
    if track_id is None and what.isascii() and what.isdigit():
        track_id = TrackId(int(what))
    track = browse.track(track_id) if track_id is not None else None
    if track is None:
        raise TrackNotFoundError(what)
    return track


def find_path(browse: BrowseService, path: str) -> TrackId | None:
    """The track of a path as written, or of the file that it links to; None where there is none."""
    for candidate in dict.fromkeys((os.path.abspath(path), os.path.realpath(path))):
        if (track_id := browse.find_path(candidate)) is not None:
            return track_id
    return None


def tracks_by_id(browse: BrowseService, ids: Iterable[TrackId]) -> dict[TrackId, Track]:
    """Tracks by id; unknown ids are left out."""
    return {track.id: track for track in browse.page(list(ids))}


def as_ids(numbers: Sequence[int]) -> list[TrackId]:
    """Numbers of an id array as track ids."""
    return [TrackId(number) for number in numbers]
