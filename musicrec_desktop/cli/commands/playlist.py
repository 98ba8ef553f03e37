"""``musicrec playlist``: makes, shows and edits playlists and their folders."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from typing import Any, Final

from musicrec_desktop.cli.documents.playlists import (
    export_documents,
    folder_documents,
    import_documents,
    import_problems,
    playlist_content_document,
    playlist_documents,
    playlist_edit_document,
    suggestion_documents,
)
from musicrec_desktop.cli.finding import (
    find_folder,
    find_playlist,
    find_track,
    load_what_sounds_alike,
    tracks_by_id,
)
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import SEARCH, add_word, number_of, percent_of
from musicrec_desktop.cli.profile import Profile, load_similarity, open_profile
from musicrec_desktop.cli.queries import tracks_of
from musicrec_desktop.cli.tables import (
    folder_table,
    playlist_entry_table,
    playlist_table,
    recommendation_table,
)
from musicrec_desktop.cli.words import error_line, printable
from musicrec_desktop.core import interruption
from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistEntryId,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
    SmartRules,
    folder_paths,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playlist_files.path_map import PathRule
from musicrec_desktop.services.playlists.exchange.exporting import PATH_STYLES, WRITTEN_FORMATS
from musicrec_desktop.services.playlists.exchange.service import Again
from musicrec_desktop.services.playlists.service import Doubles
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.wording.formats import format_count, format_long_duration
from musicrec_desktop.ui.kit.wording.playlists import suggestion_problem_text

_SUGGESTED: Final = 20
_PATH_HELP: Final = {
    "automatic": "relative paths where the list lies in or above the music",
    "relative": "paths relative to the list",
    "absolute": "absolute paths",
}
Run = Callable[[argparse.Namespace, Output], int]

_DESCRIPTION: Final = (
    "Make and edit playlists. Playlists and folders are named by their names, by FOLDER/NAME or by their "
    "numbers, tracks by paths or ids (“musicrec tracks” shows ids), places in a playlist from 1. Without a "
    "word, all playlists are listed."
)


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments; without a word the command lists."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name, help="playlists: make, show, edit, import, export", description=_DESCRIPTION
    )
    parser.set_defaults(run=run_list)
    words = parser.add_subparsers(prog=f"musicrec {name}", metavar="WORD", title="words")
    add_word(words, "list", "all playlists", run_list)
    show = add_word(words, "show", "what is in a playlist", run_show)
    show.add_argument("playlist", metavar="PLAYLIST")
    suggest = add_word(words, "suggest", "tracks that would fit a playlist, and why", run_suggest)
    suggest.add_argument("playlist", metavar="PLAYLIST")
    suggest.add_argument(
        "-n", dest="count", type=number_of, default=_SUGGESTED, metavar="N", help=f"how many ({_SUGGESTED})"
    )
    suggest.add_argument(
        "--min-fit",
        type=percent_of,
        default=0.0,
        metavar="P",
        help="leave out what fits less, in percent (0)",
    )
    create = add_word(words, "create", "make a playlist", run_create)
    create.add_argument("name", metavar="NAME")
    _add_tracks(create, nargs="*")
    create.add_argument("--folder", metavar="FOLDER", help="put it into this folder")
    create.add_argument("--description", default="", metavar="TEXT", help="what it is about")
    add = add_word(words, "add", "put tracks into a playlist", run_add)
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
    remove = add_word(words, "remove", "take tracks out of a playlist", run_remove)
    remove.add_argument("playlist", metavar="PLAYLIST")
    remove.add_argument("places", nargs="+", type=number_of, metavar="PLACE")
    move = add_word(words, "move", "move tracks within a playlist", run_move)
    move.add_argument("playlist", metavar="PLAYLIST")
    move.add_argument("places", nargs="+", type=number_of, metavar="PLACE")
    move.add_argument(
        "--to",
        type=number_of,
        required=True,
        metavar="PLACE",
        help="the place of the first of them afterwards",
    )
    sort = add_word(words, "sort", "bring a playlist into an order, once", run_sort)
    sort.add_argument("playlist", metavar="PLAYLIST")
    sort.add_argument("column", type=SortColumn, choices=tuple(SortColumn), metavar="COLUMN")
    sort.add_argument("--descending", action="store_true", help="the other way round")
    sort.epilog = f"columns: {', '.join(SortColumn)}"
    doubles = add_word(words, "remove-doubles", "leave each track in it once", run_remove_doubles)
    doubles.add_argument("playlist", metavar="PLAYLIST")
    _add_whole(words)
    _add_files(words)
    _add_folders(words)
    return parser


def _add_whole(words: Any) -> None:
    """Declare what is done with whole playlists."""
    rename = add_word(words, "rename", "give a playlist another name", run_rename)
    rename.add_argument("playlist", metavar="PLAYLIST")
    rename.add_argument("name", metavar="NAME")
    describe = add_word(words, "describe", "say what a playlist is about", run_describe)
    describe.add_argument("playlist", metavar="PLAYLIST")
    describe.add_argument("text", metavar="TEXT")
    delete = add_word(words, "delete", "delete playlists; no file is touched", run_delete)
    delete.add_argument("playlists", nargs="+", metavar="PLAYLIST")
    duplicate = add_word(words, "duplicate", "copy a playlist", run_duplicate)
    duplicate.add_argument("playlist", metavar="PLAYLIST")
    duplicate.add_argument("name", nargs="?", default="", metavar="NAME", help="of the copy")
    merge = add_word(words, "merge", "make one playlist of several, which stay", run_merge)
    merge.add_argument("name", metavar="NAME")
    merge.add_argument("playlists", nargs="+", metavar="PLAYLIST")
    merge.add_argument("--skip-doubles", action="store_true", help="take each track once")


def _add_files(words: Any) -> None:
    """Declare what is done with files of other players."""
    taken = add_word(words, "import", "make playlists of playlist files", run_import)
    taken.description = (
        "Make playlists of files of other players: M3U, PLS, XSPF, JSPF, WPL, ZPL, ASX, and smart ones of "
        "Navidrome, Quod Libet, Rhythmbox, MusicBee and Kodi. Entries that are not "
        "in the library stay in their places with what is known of them. A file that was imported before "
        "brings its playlist up to date. With --json, one file gives one object with name, matched, "
        "uncertain, missing and errors; several files give a list of them."
    )
    taken.add_argument("files", nargs="+", metavar="FILE")
    taken.add_argument(
        "--follow", action="store_true", help="read the file again whenever it changes, instead of once"
    )
    taken.add_argument("--copy", action="store_true", help="make another playlist of a known file")
    taken.add_argument(
        "--map",
        action="append",
        type=_path_rule,
        default=[],
        metavar="THERE=HERE",
        help="a folder of another computer and the same folder here, such as 'D:\\Music=/home/me/Music'; it "
        "is remembered. Without it, one that the library suggests is used once",
    )
    taken.add_argument("--folder", metavar="FOLDER", help="put new playlists into this folder")
    given = add_word(words, "export", "write playlists into files for other players", run_export)
    given.description = (
        "Write playlists into files for other players. The end of the name says the format. A file that is "
        "named is written over; files in a folder are not, without --replace."
    )
    given.add_argument("playlists", nargs="*", metavar="PLAYLIST")
    given.add_argument("target", metavar="FILE|FOLDER")
    given.add_argument("--all", action="store_true", help="all playlists, each into a file of the folder")
    given.add_argument("--format", choices=WRITTEN_FORMATS, default="", help="for a folder: m3u8")
    paths = given.add_mutually_exclusive_group()
    for style in PATH_STYLES:
        paths.add_argument(
            f"--{style}",
            action="store_const",
            const=style,
            dest="paths",
            help=f"write {_PATH_HELP[style]}; remembered for the next time",
        )
    given.add_argument("--replace", action="store_true", help="write over files in the folder")
    unfollow = add_word(words, "unfollow", "let a playlist stay as it is, and be edited", run_unfollow)
    unfollow.add_argument("playlist", metavar="PLAYLIST")
    follow = add_word(words, "follow", "keep a playlist like the file that it came from", run_follow)
    follow.add_argument("playlist", metavar="PLAYLIST")


def _add_folders(words: Any) -> None:
    """Declare what is done with folders."""
    folders = add_word(words, "folders", "folders of playlists: list, create, move, delete", run_folders)
    more = folders.add_subparsers(prog="musicrec playlist folders", metavar="WORD", title="words")
    add_word(more, "list", "all folders", run_folders)
    create = add_word(more, "create", "make a folder", run_create_folder)
    create.add_argument("name", metavar="NAME")
    _add_place(create)
    rename = add_word(more, "rename", "give a folder another name", run_rename_folder)
    rename.add_argument("folder", metavar="FOLDER")
    rename.add_argument("name", metavar="NAME")
    move = add_word(more, "move", "put a folder into another one", run_move_folder)
    move.add_argument("folder", metavar="FOLDER")
    _add_place(move)
    delete = add_word(
        more, "delete", "remove a folder; what is in it moves to where the folder was", run_delete_folder
    )
    delete.add_argument("folder", metavar="FOLDER")
    put = add_word(more, "put", "put playlists into a folder", run_put)
    put.add_argument("playlists", nargs="+", metavar="PLAYLIST")
    _add_place(put)


def run_list(options: argparse.Namespace, output: Output) -> int:
    """List all playlists."""
    with open_profile(options.profile) as profile:
        _fresh(profile)
        _show_all(profile, output)
    return 0


def run_show(options: argparse.Namespace, output: Output) -> int:
    """Show what is in a playlist."""
    with open_profile(options.profile) as profile:
        service = _fresh(profile).playlists
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


def run_suggest(options: argparse.Namespace, output: Output) -> int:
    """Show tracks that fit a playlist; 1 where there are none."""
    with open_profile(options.profile) as profile:
        services = profile.services
        playlist = find_playlist(services.playlists, options.playlist)
        load_similarity(profile)
        services.autoplay.learn_taste()
        found = services.suggestions.find(playlist.id, count=options.count, min_fit=options.min_fit / 100)
        tracks = tracks_by_id(services.browse, (one.track_id for one in found.entries))
    if found.problem:
        output.complain(suggestion_problem_text(found.problem))
    if not found.entries:
        return 1
    if output.is_json:
        output.document(suggestion_documents(found, tracks))
    else:
        title = f"Fits “{printable(playlist.name)}”"
        output.show(recommendation_table(title, found.entries, tracks))
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
        playlist = find_playlist(_fresh(profile).playlists, options.playlist)
        edit = profile.services.playlists.duplicate(playlist.id, options.name)
        _show_one(profile, edit.made, output)
    return 0


def run_merge(options: argparse.Namespace, output: Output) -> int:
    """Make one playlist of several."""
    with open_profile(options.profile) as profile:
        service = _fresh(profile).playlists
        chosen = [find_playlist(service, what).id for what in options.playlists]
        edit = service.merge(chosen, options.name, skip_doubles=options.skip_doubles)
        _show_one(profile, edit.made, output)
    return 0


def run_import(options: argparse.Namespace, output: Output) -> int:
    """Make playlists of files; 1 where one of them could not be used."""
    with open_profile(options.profile) as profile:
        exchange = profile.services.exchange
        folder = None
        if options.folder is not None:
            folder = find_folder(profile.services.playlists, options.folder).id
        if options.map:
            exchange.remember_path_map(options.map)
        with output.progress("Importing") as on_progress:
            plan, report = exchange.import_files(
                options.files,
                again=Again.COPY if options.copy else Again.UPDATE,
                follows=options.follow,
                takes_guesses=True,
                folder_id=folder,
                context=interruption.CommandContext(on_progress),
            )
    if output.is_json:
        output.document(import_documents(report.files))
    for guess in plan.guesses:
        there, here = printable(display_path(guess.rule.foreign)), printable(display_path(guess.rule.local))
        found = format_count(guess.count, "entry", "entries")
        output.complain(
            f"musicrec: “{there}” was taken for “{here}”, which finds {found}. "
            f"Say --map '{there}={here}' to have it remembered, or another folder."
        )
    for one in report.files:
        figures = f"{one.matched:,} matched, {one.uncertain:,} uncertain, {one.missing:,} missing"
        if one.error is None:
            output.say(printable(f"“{one.name}”: {figures}."))
        for problem in import_problems(one):
            output.complain(f"musicrec: {problem}" if one.error else f"“{one.name}”: {problem}")
    return 1 if any(one.error is not None for one in report.files) else 0


def run_export(options: argparse.Namespace, output: Output) -> int:
    """Write playlists into files; 1 where one of them could not be written."""
    if options.all == bool(options.playlists):
        output.complain("musicrec: Name playlists, or say --all. “musicrec playlist” lists them.")
        return 2
    target = options.target
    is_folder = options.all or len(options.playlists) > 1 or target.endswith("/") or os.path.isdir(target)
    with open_profile(options.profile) as profile:
        service, exchange = _fresh(profile).playlists, profile.services.exchange
        named = [find_playlist(service, what) for what in options.playlists]
        chosen = service.playlists() if options.all else named
        for playlist in chosen:
            load_what_sounds_alike(profile, playlist)
        with output.progress("Exporting") as on_progress:
            files = exchange.export(
                [playlist.id for playlist in chosen],
                target,
                is_folder=is_folder,
                format_name=options.format,
                paths=options.paths,
                replaces=options.replace or not is_folder,
                context=interruption.CommandContext(on_progress),
            )
    if output.is_json:
        output.document(export_documents(files))
    for one in files:
        if one.error is not None:
            output.complain(f"musicrec: {error_line(one.error)}")
            continue
        left_out = f", {one.left_out:,} of no known place left out" if one.left_out else ""
        entries = format_count(one.entries, "entry", "entries")
        output.say(printable(f"“{one.name}”: {entries} in {display_path(one.path)}{left_out}"))
    return 1 if any(one.error is not None for one in files) else 0


def run_follow(options: argparse.Namespace, output: Output) -> int:
    """Let a playlist follow its file."""
    with open_profile(options.profile) as profile:
        playlist = find_playlist(profile.services.playlists, options.playlist)
        profile.services.exchange.follow(playlist.id)
        _fresh(profile)
        _show_one(profile, playlist.id, output)
    return 0


def run_unfollow(options: argparse.Namespace, output: Output) -> int:
    """Let a playlist follow no file."""
    with open_profile(options.profile) as profile:
        playlist = find_playlist(profile.services.playlists, options.playlist)
        profile.services.exchange.stop_following(playlist.id)
        _show_one(profile, playlist.id, output)
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


def _add_tracks(parser: argparse.ArgumentParser, *, nargs: str) -> None:
    parser.add_argument("tracks", nargs=nargs, metavar="PATH|ID")
    parser.add_argument(SEARCH, metavar="QUERY", help="all tracks that a search finds, by artist")


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--in", dest="place", metavar="FOLDER", help="the folder; without it, the top")


def _path_rule(text: str) -> PathRule:
    foreign, _, local = text.partition("=")
    if not foreign.strip() or not local.strip():
        raise argparse.ArgumentTypeError(f"“{text}” is not like 'D:\\Music=/home/me/Music'")
    return PathRule(foreign.strip(), os.path.abspath(os.path.expanduser(local.strip())))


def _fresh(profile: Profile) -> Services:
    """The services, after followed files that have changed were read."""
    if profile.services.backups.write_problem is None:
        profile.services.exchange.check_followed(interruption.CommandContext())
    return profile.services


def _tracks(profile: Profile, options: argparse.Namespace) -> list[TrackId]:
    """The tracks that are named, then those that are searched for."""
    named = [find_track(profile.services.browse, what).id for what in options.tracks]
    if options.search is None:
        return named
    return [*named, *(track.id for track in tracks_of(profile, SmartRules(options.search)))]


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
