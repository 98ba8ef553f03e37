"""Finds the tracks of the library that the user names."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from musicrec_desktop.cli.profile import Profile, load_similarity
from musicrec_desktop.core.errors import AlbumError, PlaylistError, TrackNotFoundError
from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.core.text.search_words import matcher
from musicrec_desktop.model.cover_look import AlbumCover
from musicrec_desktop.model.playlist import Playlist, PlaylistFolder, folder_paths
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.playlists.reading import PlaylistReader

Named = TypeVar("Named", Playlist, PlaylistFolder)
_CHOICES: Final = 5


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


def find_album(albums: Sequence[AlbumCover], what: str) -> AlbumCover:
    """The album of a title, of ``Artist - Album``, or of words that only one has.

    Raises:
        AlbumError: there is none, or there are several.
    """
    wanted = name_key(what)
    named = {id(one): f"{one.album.detail} - {one.album.name}" for one in albums}
    holds = matcher(what)
    ways = (
        [one for one in albums if name_key(one.album.name) == wanted],
        [one for one in albums if name_key(named[id(one)]) == wanted],
        [one for one in albums if holds(f"{one.album.name} {one.album.detail}")],
    )
    for found in ways:
        if len(found) == 1:
            return found[0]
        if found:
            raise AlbumError(what, tuple(named[id(one)] for one in found[:_CHOICES]))
    raise AlbumError(what)


def find_playlist(playlists: PlaylistReader, what: str) -> Playlist:
    """The playlist of a name, of ``FOLDER/NAME`` or of a number; names go before numbers.

    A name as it is written goes before one in another spelling.

    Raises:
        PlaylistError: there is none, or there are several.
    """
    paths = folder_paths(playlists.folders())
    named = [
        (one, (one.name, f"{paths[one.folder_id]}/{one.name}" if one.folder_id in paths else one.name))
        for one in playlists.playlists()
    ]
    return _the_one(named, what, "")


def find_folder(playlists: PlaylistReader, what: str) -> PlaylistFolder:
    """The folder of a name, a path or a number; as ``find_playlist``."""
    folders = playlists.folders()
    paths = folder_paths(folders)
    return _the_one([(one, (one.name, paths[one.id])) for one in folders], what, "-folder")


def _the_one(named: Sequence[tuple[Named, tuple[str, str]]], what: str, suffix: str) -> Named:
    """What is called so; each comes with its name and its path."""
    wanted = unicodedata.normalize("NFC", what).strip()
    exact = [(one, names) for one, names in named if wanted in names]
    found = exact or [(one, names) for one, names in named if name_key(wanted) in map(name_key, names)]
    if not found and what.isascii() and what.isdigit():
        found = [(one, names) for one, names in named if one.id == int(what)]
    if not found:
        raise PlaylistError(f"unknown{suffix}", what)
    if len(found) > 1:
        choices = tuple(f"{one.id} is “{path}”" for one, (_, path) in found)
        raise PlaylistError(f"ambiguous{suffix}", what, choices)
    return found[0][0]


def tracks_by_id(browse: BrowseService, ids: Iterable[TrackId]) -> dict[TrackId, Track]:
    """Tracks by id; unknown ids are left out."""
    return {track.id: track for track in browse.page(list(ids))}


def as_ids(numbers: Sequence[int]) -> list[TrackId]:
    """Numbers of an id array as track ids."""
    return [TrackId(number) for number in numbers]


def tracks_of_playlist(profile: Profile, what: str) -> list[TrackId]:
    """The tracks of a playlist of a name, as ``find_playlist`` understands it.

    Raises:
        PlaylistError: there is none, there are several, or it has no track whose file is there.
    """
    services = profile.services
    if services.backups.write_problem is None:
        services.exchange.followed.check()
    playlist = find_playlist(services.playlists.reader, what)
    load_what_sounds_alike(profile, playlist)
    tracks = services.exchange.tracks_of(playlist.id)
    if not tracks:
        raise PlaylistError("no-tracks", playlist.name)
    return tracks


def load_what_sounds_alike(profile: Profile, playlist: Playlist) -> None:
    """Wait until it is known what sounds alike, where the rules of a playlist ask for it."""
    if playlist.rules is not None and profile.services.smart.needs_sound(playlist.rules):
        load_similarity(profile)
