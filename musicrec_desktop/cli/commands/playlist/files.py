"""Words for playlist files; ``musicrec smart`` has some of them, too."""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from musicrec_desktop.cli.commands.playlist.editing import (
    add_folder,
    add_playlist,
    editing,
    named_folder,
    read_followed,
    show_playlist,
)
from musicrec_desktop.cli.documents.playlists import export_documents, import_documents, note_line
from musicrec_desktop.cli.finding import find_playlist, load_what_sounds_alike
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_word
from musicrec_desktop.cli.profile import open_profile
from musicrec_desktop.cli.words import error_line, printable
from musicrec_desktop.core import interruption
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.playlist import Playlist
from musicrec_desktop.playlist_files.path_map import PathRule
from musicrec_desktop.playlist_files.values import Note
from musicrec_desktop.services.playlists.exchange.exporting import PATH_STYLES, WRITTEN_FORMATS
from musicrec_desktop.services.playlists.exchange.service import Again, ImportedFile
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.kit.wording.playlist_files import unfound_text

_EXAMPLES: Final = 3
"""How many of several equal problems are told."""
_PATH_HELP: Final = {
    "automatic": "relative paths where the list lies in or above the music",
    "relative": "paths relative to the list",
    "absolute": "absolute paths",
}


def add_file_words(words: Any) -> None:
    """Declare ``import``, ``export``, ``follow`` and ``unfollow``."""
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
    add_map(taken)
    add_folder(taken, "put new playlists into this folder")
    given = add_word(words, "export", "write playlists into files for other players", run_export)
    given.description = (
        "Write playlists into files for other players. The end of the name says the format. No file is "
        "written over without --replace. A link stays a link; the file that it leads to is named and written."
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
    add_replace(given)
    unfollow = add_word(words, "unfollow", "let a playlist stay as it is, and be edited", editing(_unfollow))
    add_playlist(unfollow)
    follow = add_word(words, "follow", "keep a playlist like the file that it came from", _run_follow)
    add_playlist(follow)


def add_replace(parser: argparse.ArgumentParser) -> None:
    """Declare ``--replace``."""
    parser.add_argument("--replace", action="store_true", help="write over files that are there")


def run_import(options: argparse.Namespace, output: Output) -> int:
    """Make playlists of files; 1 where one of them could not be used."""
    with open_profile(options.profile) as profile:
        exchange = profile.services.exchange
        folder = named_folder(profile, options.folder)
        if options.map:
            exchange.path_memory.remember(options.map)
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
            for entry in one.unsure[:_EXAMPLES]:
                why = unfound_text(entry.outcome, entry.candidates, entry.reason, entry.detail)
                output.say(printable(f"  {entry.place:,}. {entry.name}: {why}"))
        for line in _problem_lines(one):
            output.complain(line)
    return 1 if any(one.error is not None for one in report.files) else 0


def run_export(options: argparse.Namespace, output: Output) -> int:
    """Write playlists into files; 1 where one of them could not be written."""
    if options.all == bool(options.playlists):
        output.complain("musicrec: Name playlists, or say --all. “musicrec playlist” lists them.")
        return 2
    target = options.target
    is_folder = options.all or len(options.playlists) > 1 or target.endswith("/") or os.path.isdir(target)
    with open_profile(options.profile) as profile:
        read_followed(profile)
        reader, exchange = profile.services.playlists.reader, profile.services.exchange
        named = [find_playlist(reader, what) for what in options.playlists]
        chosen = reader.playlists() if options.all else named
        for playlist in chosen:
            load_what_sounds_alike(profile, playlist)
        with output.progress("Exporting") as on_progress:
            files = exchange.export(
                [playlist.id for playlist in chosen],
                target,
                is_folder=is_folder,
                format_name=options.format,
                paths=options.paths,
                replaces=options.replace,
                context=interruption.CommandContext(on_progress),
            )
    if output.is_json:
        output.document(export_documents(files))
    for one in files:
        if one.error is not None:
            hint = " Say so with --replace." if one.error.reason == "exists" else ""
            output.complain(f"musicrec: {error_line(one.error)}{hint}")
            continue
        left_out = f", {one.left_out:,} of no known place left out" if one.left_out else ""
        entries = format_count(one.entries, "entry", "entries")
        output.say(printable(f"“{one.name}”: {entries} in {display_path(one.path)}{left_out}"))
        if one.link_target:
            # Also beside a JSON document: the file that was written is not the one that was named.
            link, target = display_path(one.path), display_path(one.link_target)
            output.complain(f"musicrec: “{link}” is a link; “{target}” was written.")
    return 1 if any(one.error is not None for one in files) else 0


def _run_follow(options: argparse.Namespace, output: Output) -> int:
    """Let a playlist follow its file, and read it."""
    with open_profile(options.profile) as profile:
        playlist = find_playlist(profile.services.playlists.reader, options.playlist)
        profile.services.exchange.followed.follow(playlist.id)
        read_followed(profile)
        show_playlist(profile, playlist.id, output)
    return 0


def _unfollow(services: Services, playlist: Playlist, _options: argparse.Namespace) -> None:
    services.exchange.followed.stop(playlist.id)


def _problem_lines(one: ImportedFile) -> Iterator[str]:
    """What could not be used of a list, for people: of what is met often, the first and how many more."""
    if one.error is not None:
        yield f"musicrec: {error_line(one.error)}"
    kinds: defaultdict[str, list[Note]] = defaultdict(list)
    for note in one.notes:
        if note.is_loss:
            kinds[note.reason].append(note)
    for notes in kinds.values():
        shown = len(notes) if len(notes) <= _EXAMPLES + 1 else _EXAMPLES
        for note in notes[:shown]:
            yield f"“{one.name}”: {note_line(note)}"
        if shown < len(notes):
            yield f"“{one.name}”: {len(notes) - shown:,} more like these; --json tells all of them."


def add_map(parser: argparse.ArgumentParser) -> None:
    """Declare ``--map``, whose rules are ``options.map``."""
    parser.add_argument(
        "--map",
        action="append",
        type=path_rule,
        default=[],
        metavar="THERE=HERE",
        help="a folder of another computer and the same folder here, such as 'D:\\Music=/home/me/Music'; it "
        "is remembered. Without it, one that the library suggests is used once",
    )


def path_rule(text: str) -> PathRule:
    """An argument that names a folder of another computer and the same folder here."""
    foreign, _, local = text.partition("=")
    if not foreign.strip() or not local.strip():
        raise argparse.ArgumentTypeError(f"“{text}” is not like 'D:\\Music=/home/me/Music'")
    return PathRule(foreign.strip(), os.path.abspath(os.path.expanduser(local.strip())))
