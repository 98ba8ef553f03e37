"""Words that edit what is in a playlist."""

from __future__ import annotations

import argparse
from typing import Any

from musicrec_desktop.cli.commands.playlist.editing import (
    add_playlist,
    add_tracks,
    editing,
    named_tracks,
    show_playlist,
)
from musicrec_desktop.cli.finding import find_playlist
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_word, number_of
from musicrec_desktop.cli.profile import open_profile
from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.model.playlist import Playlist, PlaylistEntryId
from musicrec_desktop.services.playlists.edit import PlaylistEdit
from musicrec_desktop.services.playlists.entries import Doubles
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.wording.formats import format_count


def add_entry_words(words: Any) -> None:
    """Declare ``add``, ``remove``, ``move``, ``sort`` and ``remove-doubles``."""
    add = add_word(words, "add", "put tracks into a playlist", _run_add)
    add_playlist(add)
    add_tracks(add)
    add.add_argument("--at", type=number_of, metavar="PLACE", help="at this place (at the end)")
    add.add_argument(
        "--doubles",
        type=Doubles,
        choices=(Doubles.ADD, Doubles.SKIP),
        default=Doubles.ASK,
        help="what to do with tracks that are there already; without this, nothing is added then",
    )
    remove = add_word(words, "remove", "take tracks out of a playlist", editing(_remove))
    add_playlist(remove)
    remove.add_argument("places", nargs="+", type=number_of, metavar="PLACE")
    move = add_word(words, "move", "move tracks within a playlist", editing(_move))
    add_playlist(move)
    move.add_argument("places", nargs="+", type=number_of, metavar="PLACE")
    move.add_argument(
        "--to",
        type=number_of,
        required=True,
        metavar="PLACE",
        help="the place of the first of them afterwards",
    )
    sort = add_word(words, "sort", "bring a playlist into an order, once", editing(_sort))
    add_playlist(sort)
    sort.add_argument("column", type=SortColumn, choices=tuple(SortColumn), metavar="COLUMN")
    sort.add_argument("--descending", action="store_true", help="the other way round")
    sort.epilog = f"columns: {', '.join(SortColumn)}"
    doubles = add_word(words, "remove-doubles", "leave each track in it once", editing(_remove_doubles))
    add_playlist(doubles)


def _remove(services: Services, playlist: Playlist, options: argparse.Namespace) -> PlaylistEdit:
    entries = _entries_at(services, playlist, options.places)
    return services.playlists.entries.remove(playlist.id, entries)


def _move(services: Services, playlist: Playlist, options: argparse.Namespace) -> PlaylistEdit:
    """Move tracks so that the first of them is at the place that is named."""
    moving = set(_entries_at(services, playlist, options.places))
    entries = services.playlists.reader.order(playlist.id)[0]
    staying = [entry for entry in entries if entry not in moving]
    if options.to > len(staying) + 1:
        raise PlaylistError("place", str(options.to))
    behind = staying[options.to - 1 :]
    to = entries.index(behind[0]) if behind else len(entries)
    return services.playlists.entries.move(playlist.id, list(moving), to)


def _sort(services: Services, playlist: Playlist, options: argparse.Namespace) -> PlaylistEdit:
    return services.playlists.entries.sort(playlist.id, options.column, is_descending=options.descending)


def _remove_doubles(services: Services, playlist: Playlist, _options: argparse.Namespace) -> PlaylistEdit:
    return services.playlists.entries.remove_doubles(playlist.id)


def _run_add(options: argparse.Namespace, output: Output) -> int:
    """Put tracks into a playlist; 1 where some are there already and the options do not say what to do."""
    with open_profile(options.profile) as profile:
        playlists = profile.services.playlists
        playlist = find_playlist(playlists.reader, options.playlist)
        tracks = named_tracks(profile, options)
        place = None if options.at is None else options.at - 1
        addition = playlists.entries.add(playlist.id, tracks, at=place, doubles=options.doubles)
        more: dict[str, object] = {"doubles": [int(track_id) for track_id in addition.doubles]}
        show_playlist(profile, playlist.id, output, more)
    if addition.edit is not None:
        return 0
    count = len(addition.doubles)
    output.complain(
        f"musicrec: Nothing was added: {format_count(count, 'track is', 'tracks are')} in the playlist "
        "already, or named twice. Say “--doubles skip” to leave out such tracks, or “--doubles add”."
    )
    return 1


def _entries_at(services: Services, playlist: Playlist, places: list[int]) -> list[PlaylistEntryId]:
    entries = services.playlists.reader.order(playlist.id)[0]
    for place in places:
        if place > len(entries):
            raise PlaylistError("place", str(place))
    return [PlaylistEntryId(entries[place - 1]) for place in dict.fromkeys(places)]
