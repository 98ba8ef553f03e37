"""Playlists as an import makes them."""

from __future__ import annotations

from collections.abc import Iterable

from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.playlists.exchange.filling import ImportedList, PlaylistFiller
from musicrec_desktop.services.playlists.service import PlaylistService


def imported_playlist(
    service: PlaylistService,
    name: str,
    known: Iterable[tuple[KnownTrack, TrackId | None]],
    source: str = "",
) -> PlaylistId:
    """Make a playlist of what a file knows, each with its track where there is one."""
    edit = PlaylistFiller(service).put([ImportedList(name, tuple(known), source=source)])
    return edit.playlist_ids[0]
