"""``musicrec playlist``: makes, shows and edits playlists and their folders."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, Final

from musicrec_desktop.cli.documents.playlists import (
    folder_documents,
    playlist_content_document,
    playlist_documents,
    playlist_edit_document,
)
from musicrec_desktop.cli.finding import (
    as_ids,
    find_folder,
    find_playlist,
    find_track,
    tracks_by_id,
)
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_general, number_of
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.tables import folder_table, playlist_entry_table, playlist_table
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.model.browse import BrowseRequest, SortColumn
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistEntryId,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
    folder_paths,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.playlists.service import Doubles
from musicrec_desktop.ui.kit.wording.formats import format_count, format_long_duration

Run = Callable[[argparse.Namespace, Output], int]

_DESCRIPTION: Final = (
    "Make and edit playlists. Playlists and folders are named by their names, by FOLDER/NAME or by their "
    "numbers, tracks by paths or ids (“musicrec tracks” shows ids), places in a playlist from 1. Without a "
    "word, all playlists are listed."
)


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments; without a word the command lists."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name, help="playlists: make, show, edit, put into folders", description=_DESCRIPTION
    )
    parser.set_defaults(run=run_list)
    words = parser.add_subparsers(prog=f"musicrec {name}", metavar="WORD", title="words")
    _add_word(words, "list", "all playlists", run_list)
    show = _add_word(words, "show", "what is in a playlist", run_show)
    show.add_argument("playlist", metavar="PLAYLIST")
    create = _add_word(words, "create", "make a playlist", run_create)
    create.add_argument("name", metavar="NAME")
    _add_tracks(create, nargs="*")
    create.add_argument("--folder", metavar="FOLDER", help="put it into this folder")
    create.add_argument("--description", default="", metavar="TEXT", help="what it is about")
    add = _add_word(words, "add", "put tracks into a playlist", run_add)
    add.add_argument("playlist", metavar="PLAYLIST")
    _add_tracks(add, nargs="*")
    add.add_argument("--at", type=number_of, metavar="PLACE", help="at this place (at the end)")
    add.add_argument(
        "--doubles",
        type=Doubles,
        choices=(Doubles.ADD, Doubles.SKIP),
        default=Doubles.ASK,
        help="what to do with tracks that are there already; without this, nothing is added then",
    )
    remove = _add_word(words, "remove", "take tracks out of a playlist", run_remove)
    remove.add_argument("playlist", metavar="PLAYLIST")
    remove.add_argument("places", nargs="+", type=number_of, metavar="PLACE")
    move = _add_word(words, "move", "move tracks within a playlist", run_move)
    move.add_argument("playlist", metavar="PLAYLIST")
    move.add_argument("places", nargs="+", type=number_of, metavar="PLACE")
    move.add_argument(
        "--to",
        type=number_of,
        required=True,
        metavar="PLACE",
        help="the place of the first of them afterwards",
    )
    sort = _add_word(words, "sort", "bring a playlist into an order, once", run_sort)
    sort.add_argument("playlist", metavar="PLAYLIST")
    sort.add_argument("column", type=SortColumn, choices=tuple(SortColumn), metavar="COLUMN")
    sort.add_argument("--descending", action="store_true", help="the other way round")
    sort.epilog = f"columns: {', '.join(SortColumn)}"
    doubles = _add_word(words, "remove-doubles", "leave each track in it once", run_remove_doubles)
    doubles.add_argument("playlist", metavar="PLAYLIST")
    _add_whole(words)
    _add_folders(words)
    return parser


def _add_whole(words: Any) -> None:
    """Declare what is done with whole playlists."""
    rename = _add_word(words, "rename", "give a playlist another name", run_rename)
    rename.add_argument("playlist", metavar="PLAYLIST")
    rename.add_argument("name", metavar="NAME")
    describe = _add_word(words, "describe", "say what a playlist is about", run_describe)
    describe.add_argument("playlist", metavar="PLAYLIST")
    describe.add_argument("text", metavar="TEXT")
    delete = _add_word(words, "delete", "delete playlists; no file is touched", run_delete)
    delete.add_argument("playlists", nargs="+", metavar="PLAYLIST")
    duplicate = _add_word(words, "duplicate", "copy a playlist", run_duplicate)
    duplicate.add_argument("playlist", metavar="PLAYLIST")
    duplicate.add_argument("name", nargs="?", default="", metavar="NAME", help="of the copy")
    merge = _add_word(words, "merge", "make one playlist of several, which stay", run_merge)
    merge.add_argument("name", metavar="NAME")
    merge.add_argument("playlists", nargs="+", metavar="PLAYLIST")
    merge.add_argument("--skip-doubles", action="store_true", help="take each track once")


def _add_folders(words: Any) -> None:
    """Declare what is done with folders."""
    folders = _add_word(words, "folders", "folders of playlists: list, create, move, delete", run_folders)
    more = folders.add_subparsers(prog="musicrec playlist folders", metavar="WORD", title="words")
    _add_word(more, "list", "all folders", run_folders)
    create = _add_word(more, "create", "make a folder", run_create_folder)
    create.add_argument("name", metavar="NAME")
    _add_place(create)
    rename = _add_word(more, "rename", "give a folder another name", run_rename_folder)
    rename.add_argument("folder", metavar="FOLDER")
    rename.add_argument("name", metavar="NAME")
    move = _add_word(more, "move", "put a folder into another one", run_move_folder)
    move.add_argument("folder", metavar="FOLDER")
    _add_place(move)
    delete = _add_word(
        more, "delete", "remove a folder; what is in it moves to where the folder was", run_delete_folder
    )
    delete.add_argument("folder", metavar="FOLDER")
    put = _add_word(more, "put", "put playlists into a folder", run_put)
    put.add_argument("playlists", nargs="+", metavar="PLAYLIST")
    _add_place(put)


def run_list(options: argparse.Namespace, output: Output) -> int:
    """List all playlists."""
    with open_profile(options.profile) as profile:
        _show_all(profile, output)
    return 0


def run_show(options: argparse.Namespace, output: Output) -> int:
    """Show what is in a playlist."""
    with open_profile(options.profile) as profile:
        service = profile.services.playlists
        playlist = find_playlist(service, options.playlist)
        entries = service.entries(playlist.id)
        tracks = tracks_by_id(
            profile.services.browse, [one.track_id for one in entries if one.track_id is not None]
        )
        paths = folder_paths(service.folders())
    if output.is_json:
        output.document(playlist_content_document(playlist, paths, entries, tracks))
        return 0
    output.show(playlist_entry_table(playlist.name, entries, tracks))
    if playlist.description:
        output.say(printable(playlist.description))
    output.say(_figures(playlist))
    return 0


def run_create(options: argparse.Namespace, output: Output) -> int:
    """Make a playlist."""
    with open_profile(options.profile) as profile:
        service = profile.services.playlists
        tracks = _tracks(profile, options)
        folder = None if options.folder is None else find_folder(service, options.folder).id
        edit = service.create(options.name, tracks, folder_id=folder, description=options.description)
        _show_one(profile, edit.made, output)
    return 0


def run_add(options: argparse.Namespace, output: Output) -> int:
    """Put tracks into a playlist; 1 where some are there already and the options do not say what to do."""
    with open_profile(options.profile) as profile:
        service = profile.services.playlists
        playlist = find_playlist(service, options.playlist)
        tracks = _tracks(profile, options)
        place = None if options.at is None else options.at - 1
        addition = service.add(playlist.id, tracks, at=place, doubles=options.doubles)
        more: dict[str, object] = {"doubles": [int(track_id) for track_id in addition.doubles]}
        _show_one(profile, playlist.id, output, more)
    if addition.edit is not None:
        return 0
    count = len(addition.doubles)
    output.complain(
        f"musicrec: Nothing was added: {format_count(count, 'track is', 'tracks are')} in the playlist "
        "already, or named twice. Say “--doubles skip” to leave out such tracks, or “--doubles add”."
    )
    return 1


def run_remove(options: argparse.Namespace, output: Output) -> int:
    """Take tracks out of a playlist."""
    with open_profile(options.profile) as profile:
        playlist = find_playlist(profile.services.playlists, options.playlist)
        entries = _entries_at(profile, playlist, options.places)
        profile.services.playlists.remove(playlist.id, entries)
        _show_one(profile, playlist.id, output)
    return 0


def run_move(options: argparse.Namespace, output: Output) -> int:
    """Move tracks within a playlist, so that the first of them is at the place that is named."""
    with open_profile(options.profile) as profile:
        service = profile.services.playlists
        playlist = find_playlist(service, options.playlist)
        moving = set(_entries_at(profile, playlist, options.places))
        entries = service.order(playlist.id)[0]
        staying = [entry for entry in entries if entry not in moving]
        if options.to > len(staying) + 1:
            raise PlaylistError("place", str(options.to))
        behind = staying[options.to - 1 :]
        to = entries.index(behind[0]) if behind else len(entries)
        service.move(playlist.id, list(moving), to)
        _show_one(profile, playlist.id, output)
    return 0


def run_sort(options: argparse.Namespace, output: Output) -> int:
    """Bring a playlist into an order."""
    with open_profile(options.profile) as profile:
        playlist = find_playlist(profile.services.playlists, options.playlist)
        profile.services.playlists.sort(playlist.id, options.column, is_descending=options.descending)
        _show_one(profile, playlist.id, output)
    return 0


def run_remove_doubles(options: argparse.Namespace, output: Output) -> int:
    """Leave each track in a playlist once."""
    with open_profile(options.profile) as profile:
        playlist = find_playlist(profile.services.playlists, options.playlist)
        profile.services.playlists.remove_doubles(playlist.id)
        _show_one(profile, playlist.id, output)
    return 0


def run_rename(options: argparse.Namespace, output: Output) -> int:
    """Give a playlist another name."""
    with open_profile(options.profile) as profile:
        playlist = find_playlist(profile.services.playlists, options.playlist)
        profile.services.playlists.rename(playlist.id, options.name)
        _show_one(profile, playlist.id, output)
    return 0


def run_describe(options: argparse.Namespace, output: Output) -> int:
    """Give a playlist another description."""
    with open_profile(options.profile) as profile:
        playlist = find_playlist(profile.services.playlists, options.playlist)
        profile.services.playlists.describe(playlist.id, options.text)
        _show_one(profile, playlist.id, output)
    return 0


def run_delete(options: argparse.Namespace, output: Output) -> int:
    """Delete playlists; none where one of them is unknown."""
    with open_profile(options.profile) as profile:
        service = profile.services.playlists
        chosen = [find_playlist(service, what) for what in options.playlists]
        service.delete([playlist.id for playlist in chosen])
        paths = folder_paths(service.folders())
    if output.is_json:
        output.document(playlist_documents(chosen, paths))
    for playlist in chosen:
        output.say(printable(f"Deleted: “{playlist.name}”, {_figures(playlist)}"))
    return 0


def run_duplicate(options: argparse.Namespace, output: Output) -> int:
    """Copy a playlist."""
    with open_profile(options.profile) as profile:
        playlist = find_playlist(profile.services.playlists, options.playlist)
        edit = profile.services.playlists.duplicate(playlist.id, options.name)
        _show_one(profile, edit.made, output)
    return 0


def run_merge(options: argparse.Namespace, output: Output) -> int:
    """Make one playlist of several."""
    with open_profile(options.profile) as profile:
        service = profile.services.playlists
        chosen = [find_playlist(service, what).id for what in options.playlists]
        edit = service.merge(chosen, options.name, skip_doubles=options.skip_doubles)
        _show_one(profile, edit.made, output)
    return 0


def run_folders(options: argparse.Namespace, output: Output) -> int:
    """List all folders."""
    with open_profile(options.profile) as profile:
        _show_folders(profile, output)
    return 0


def run_create_folder(options: argparse.Namespace, output: Output) -> int:
    """Make a folder."""
    with open_profile(options.profile) as profile:
        profile.services.playlists.create_folder(options.name, _place(profile, options))
        _show_folders(profile, output)
    return 0


def run_rename_folder(options: argparse.Namespace, output: Output) -> int:
    """Give a folder another name."""
    with open_profile(options.profile) as profile:
        folder = find_folder(profile.services.playlists, options.folder)
        profile.services.playlists.rename_folder(folder.id, options.name)
        _show_folders(profile, output)
    return 0


def run_move_folder(options: argparse.Namespace, output: Output) -> int:
    """Put a folder into another one, or to the top."""
    with open_profile(options.profile) as profile:
        folder = find_folder(profile.services.playlists, options.folder)
        profile.services.playlists.move_folder(folder.id, _place(profile, options))
        _show_folders(profile, output)
    return 0


def run_delete_folder(options: argparse.Namespace, output: Output) -> int:
    """Remove a folder."""
    with open_profile(options.profile) as profile:
        folder = find_folder(profile.services.playlists, options.folder)
        profile.services.playlists.delete_folder(folder.id)
        _show_folders(profile, output)
    return 0


def run_put(options: argparse.Namespace, output: Output) -> int:
    """Put playlists into a folder, or to the top."""
    with open_profile(options.profile) as profile:
        service = profile.services.playlists
        chosen = [find_playlist(service, what).id for what in options.playlists]
        service.put(chosen, _place(profile, options))
        _show_all(profile, output)
    return 0


def _add_word(words: Any, word: str, text: str, run: Run) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = words.add_parser(
        word, help=text, description=f"{text[0].upper()}{text[1:]}."
    )
    parser.allow_abbrev = False
    parser.set_defaults(run=run)
    add_general(parser)
    return parser


def _add_tracks(parser: argparse.ArgumentParser, *, nargs: str) -> None:
    parser.add_argument("tracks", nargs=nargs, metavar="PATH|ID")
    parser.add_argument("--search", metavar="QUERY", help="all tracks that a search finds, by artist")


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--in", dest="place", metavar="FOLDER", help="the folder; without it, the top")


def _tracks(profile: Profile, options: argparse.Namespace) -> list[TrackId]:
    """The tracks that are named, then those that are searched for."""
    browse = profile.services.browse
    named = [find_track(browse, what).id for what in options.tracks]
    return named if options.search is None else [*named, *as_ids(browse.ids(BrowseRequest(options.search)))]


def _place(profile: Profile, options: argparse.Namespace) -> PlaylistFolderId | None:
    return None if options.place is None else find_folder(profile.services.playlists, options.place).id


def _entries_at(profile: Profile, playlist: Playlist, places: list[int]) -> list[PlaylistEntryId]:
    entries = profile.services.playlists.order(playlist.id)[0]
    for place in places:
        if place > len(entries):
            raise PlaylistError("place", str(place))
    return [PlaylistEntryId(entries[place - 1]) for place in dict.fromkeys(places)]


def _show_one(
    profile: Profile,
    playlist_id: PlaylistId | None,
    output: Output,
    more: dict[str, object] | None = None,
) -> None:
    """Print what a playlist is now."""
    assert playlist_id is not None
    service = profile.services.playlists
    playlist = service.playlist(playlist_id)
    if output.is_json:
        output.document(playlist_edit_document(playlist, folder_paths(service.folders()), more or {}))
    else:
        output.say(printable(f"“{playlist.name}” ({playlist.id}): {_figures(playlist)}"))


def _show_all(profile: Profile, output: Output) -> None:
    service = profile.services.playlists
    playlists, paths = service.playlists(), folder_paths(service.folders())
    if output.is_json:
        output.document(playlist_documents(playlists, paths))
    elif playlists:
        output.show(playlist_table(format_count(len(playlists), "playlist"), playlists, paths))
    else:
        output.say("There is no playlist yet. Make one: musicrec playlist create NAME PATH")


def _show_folders(profile: Profile, output: Output) -> None:
    service = profile.services.playlists
    folders, playlists = service.folders(), service.playlists()
    if output.is_json:
        output.document(folder_documents(folders, playlists))
    elif folders:
        output.show(folder_table(folders, playlists))
    else:
        output.say("There is no folder yet. Make one: musicrec playlist folders create NAME")


def _figures(playlist: Playlist) -> str:
    if playlist.kind is PlaylistKind.SMART:
        return "its rules find the tracks."
    missing = f", {playlist.missing:,} of them not in the library now" if playlist.missing else ""
    return f"{format_count(playlist.entries, 'track')}, {format_long_duration(playlist.length_ms)}{missing}."
