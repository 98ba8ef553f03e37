"""``musicrec smart``: playlists whose tracks are found by rules."""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass, replace
from typing import Any, Final

from musicrec_desktop.cli.commands.playlist.editing import add_folder, add_playlist, named_folder
from musicrec_desktop.cli.commands.playlist.files import add_replace, run_export, run_import
from musicrec_desktop.cli.documents.playlists import playlist_document, smart_document, template_documents
from musicrec_desktop.cli.finding import find_playlist
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import QUERY, add_query, add_word, name_of, number_of
from musicrec_desktop.cli.profile import Profile, load_similarity, open_profile
from musicrec_desktop.cli.queries import add_sort, limit_of, limit_text, pages_of, sort_text
from musicrec_desktop.cli.tables.library import track_table
from musicrec_desktop.cli.tables.playlists import rules_table, template_table
from musicrec_desktop.cli.words import error_line, printable
from musicrec_desktop.core import interruption
from musicrec_desktop.core.errors import MusicRecError, PlaylistError
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistKind,
    SmartRules,
    SortOrder,
    folder_paths,
)
from musicrec_desktop.model.smart_templates import SMART_TEMPLATES
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.wording.formats import format_count, format_long_duration

_DESCRIPTION: Final = (
    "Playlists whose tracks are found by rules: a query in the language of “musicrec tracks”, an order, and "
    "limits. They are named like other playlists. Without a word, all smart playlists are listed."
)
_SEEDS: Final = 1 << 31
_NONE: Final = "none"


@dataclass(frozen=True, slots=True)
class _Held:
    """What a smart playlist holds now.

    Attributes:
        playlist: with the figures of what it holds.
        ids: of its tracks, in order.
        problem: why its rules cannot be evaluated; None where they can.
    """

    playlist: Playlist
    ids: tuple[TrackId, ...] = ()
    problem: MusicRecError | None = None


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments; without a word the command lists."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name, help="playlists whose tracks are found by rules", description=_DESCRIPTION
    )
    parser.set_defaults(run=run_list)
    words = parser.add_subparsers(prog=f"musicrec {name}", metavar="WORD", title="words")
    add_word(words, "list", "all smart playlists with their rules", run_list)
    show = add_word(words, "show", "the tracks that a smart playlist holds now", run_show)
    add_playlist(show)
    create = add_word(words, "create", "make a smart playlist", run_create)
    create.add_argument("name", type=name_of, metavar="NAME")
    add_query(create, "every track where there is none")
    create.add_argument(
        "--template",
        choices=[one.id for one in SMART_TEMPLATES],
        metavar="ID",
        help="begin with these rules; “musicrec smart templates” lists them",
    )
    add_folder(create, "put it into this folder")
    create.add_argument("--description", default="", metavar="TEXT", help="what it is about")
    _add_rules(create)
    edit = add_word(words, "edit", "change the rules of a smart playlist; what is not named stays", run_edit)
    add_playlist(edit)
    edit.add_argument(QUERY, metavar="QUERY", help="another query")
    _add_rules(edit)
    freeze = add_word(words, "freeze", "make a plain playlist of what it holds now", run_freeze)
    add_playlist(freeze)
    freeze.add_argument("name", nargs="?", default="", metavar="NAME", help="of the plain playlist")
    add_word(words, "templates", "ready rules", run_templates)
    _add_files(words)
    return parser


def _add_files(words: Any) -> None:
    """Declare what is done with smart playlists of other players."""
    taken = add_word(words, "import", "make smart playlists of those of other players", run_import)
    taken.description = (
        "Make smart playlists of files of Navidrome (.nsp), Quod Libet (queries.saved), Rhythmbox "
        "(playlists.xml), MusicBee (.xautopf) and Kodi (.xsp). A list with a rule that cannot be said is "
        "refused, with the name of that rule. With --json, one list gives one object with name, matched, "
        "uncertain, missing and errors; several give a list of them."
    )
    taken.add_argument("files", nargs="+", metavar="FILE")
    taken.add_argument("--copy", action="store_true", help="make another playlist of a known file")
    add_folder(taken, "put new playlists into this folder")
    taken.set_defaults(follow=False, map=[])
    given = add_word(words, "export", "write the rules of a smart playlist for Navidrome", run_export)
    given.add_argument("playlists", nargs=1, metavar="PLAYLIST")
    given.add_argument("target", metavar="FILE.nsp")
    add_replace(given)
    given.set_defaults(all=False, format="nsp", paths=None)


def _add_rules(parser: argparse.ArgumentParser) -> None:
    order = parser.add_mutually_exclusive_group()
    add_sort(order)
    order.add_argument("--random", action="store_true", help="in a random order, which stays")
    order.add_argument(
        "--weighted", action="store_true", help="random, what is rated and played more comes sooner"
    )
    parser.add_argument("--seed", type=int, metavar="N", help="of the random order; another one shuffles")
    parser.add_argument(
        "--limit", type=limit_of, metavar="LIMIT", help="at most so much: 50, 90min, 2h, 700MB; or none"
    )
    for what in ("artist", "album"):
        parser.add_argument(
            f"--most-of-{what}",
            type=_number_or_none,
            metavar="N",
            help=f"at most so many tracks of one {what}; or none",
        )


def run_list(options: argparse.Namespace, output: Output) -> int:
    """List all smart playlists with their rules, and how many tracks each holds now."""
    with open_profile(options.profile) as profile:
        reader = profile.services.playlists.reader
        smart = [one for one in reader.playlists() if one.kind is PlaylistKind.SMART]
        held: list[_Held] = []
        with output.progress("Counting") as on_progress:
            for one in smart:
                interruption.check()
                on_progress(Progress(len(held), len(smart), one.name))
                held.append(_held(profile, one))
        paths = folder_paths(reader.folders())
    for each in held:
        if each.problem is not None:
            output.complain(f"musicrec: “{each.playlist.name}”: {error_line(each.problem)}")
    if output.is_json:
        output.document([smart_document(each.playlist, paths, problem=each.problem) for each in held])
    elif held:
        output.show(rules_table(format_count(len(held), "smart playlist"), map(_rules_row, held)))
    else:
        output.say("There is no smart playlist yet. Make one: musicrec smart create NAME QUERY")
    return 0


def run_show(options: argparse.Namespace, output: Output) -> int:
    """Show the tracks that a smart playlist holds now."""
    with open_profile(options.profile) as profile:
        _show(profile, _smart(profile, options.playlist)[0], output, shows_tracks=True)
    return 0


def run_create(options: argparse.Namespace, output: Output) -> int:
    """Make a smart playlist."""
    begin = next((one.rules for one in SMART_TEMPLATES if one.id == options.template), SmartRules())
    query = " ".join(options.query)
    with open_profile(options.profile) as profile:
        service = profile.services.playlists
        rules = _changed(begin, options, query or None)
        folder = named_folder(profile, options.folder)
        made = service.lists.create_smart(
            options.name, rules, folder_id=folder, description=options.description
        ).made
        assert made is not None
        _show(profile, service.reader.playlist(made), output)
    return 0


def run_edit(options: argparse.Namespace, output: Output) -> int:
    """Change the rules of a smart playlist."""
    with open_profile(options.profile) as profile:
        playlist, before = _smart(profile, options.playlist)
        rules = _changed(before, options, options.query)
        profile.services.playlists.lists.set_rules(playlist.id, rules)
        _show(profile, profile.services.playlists.reader.playlist(playlist.id), output)
    return 0


def run_freeze(options: argparse.Namespace, output: Output) -> int:
    """Make a plain playlist of what a smart one holds now."""
    with open_profile(options.profile) as profile:
        service = profile.services.playlists
        playlist, rules = _smart(profile, options.playlist)
        _prepare(profile, rules)
        made = profile.services.smart.freeze(playlist.id, options.name).made
        assert made is not None
        frozen, paths = service.reader.playlist(made), folder_paths(service.reader.folders())
    if output.is_json:
        output.document(playlist_document(frozen, paths))
    else:
        tracks, length = format_count(frozen.entries, "track"), format_long_duration(frozen.length_ms)
        output.say(printable(f"“{frozen.name}” ({frozen.id}): {tracks}, {length}."))
    return 0


def run_templates(_options: argparse.Namespace, output: Output) -> int:
    """List ready rules."""
    if output.is_json:
        output.document(template_documents(SMART_TEMPLATES))
    else:
        output.show(template_table(SMART_TEMPLATES))
        output.say("Make one: musicrec smart create NAME --template ID")
    return 0


def _number_or_none(text: str) -> int:
    """A number from 1; 0 for ``none``."""
    return 0 if text.lower() == _NONE else number_of(text)


def _smart(profile: Profile, what: str) -> tuple[Playlist, SmartRules]:
    playlist = find_playlist(profile.services.playlists.reader, what)
    if playlist.rules is None:
        raise PlaylistError("plain", playlist.name)
    return playlist, playlist.rules


def _changed(rules: SmartRules, options: argparse.Namespace, query: str | None) -> SmartRules:
    """Rules with what the options name."""
    if query is not None:
        rules = replace(rules, query=query)
    if options.sort is not None:
        rules = replace(rules, order=SortOrder.FIELDS, sort=options.sort)
    elif options.random or options.weighted:
        order = SortOrder.RANDOM if options.random else SortOrder.WEIGHTED
        rules = replace(rules, order=order, sort=(), seed=random.randrange(_SEEDS))
    if options.seed is not None:
        rules = replace(rules, seed=options.seed)
    if options.limit is not None:
        limit, unit = options.limit
        rules = replace(rules, limit=limit, limit_unit=unit)
    if options.most_of_artist is not None:
        rules = replace(rules, most_of_artist=options.most_of_artist or None)
    if options.most_of_album is not None:
        rules = replace(rules, most_of_album=options.most_of_album or None)
    return rules


def _prepare(profile: Profile, rules: SmartRules) -> None:
    if profile.services.smart.needs_sound(rules):
        load_similarity(profile)


def _held(profile: Profile, playlist: Playlist) -> _Held:
    """What the rules of a smart playlist find now; each has the time that one search has."""
    rules = playlist.rules or SmartRules()
    try:
        _prepare(profile, rules)
        found = profile.services.smart.found(rules)
    except MusicRecError as error:
        return _Held(playlist, problem=error)
    ids = tuple(TrackId(number) for number in found.ids)
    return _Held(replace(playlist, entries=len(ids), length_ms=found.length_ms), ids)


def _show(profile: Profile, playlist: Playlist, output: Output, *, shows_tracks: bool = False) -> None:
    """Print what a smart playlist is and holds now."""
    paths = folder_paths(profile.services.playlists.reader.folders())
    held = _held(profile, playlist)
    if held.problem is not None:
        # It is made or changed all the same: nothing plays now that others could be like, for example.
        if shows_tracks:
            raise held.problem
        output.complain(f"musicrec: {error_line(held.problem)}")
    tracks = pages_of(profile.services.browse, held.ids) if shows_tracks else None
    if output.is_json:
        output.document(smart_document(held.playlist, paths, tracks, problem=held.problem))
        return
    if tracks is not None:
        output.show(track_table(playlist.name, tracks))
    tracks_text = format_count(held.playlist.entries, "track")
    length = format_long_duration(held.playlist.length_ms)
    count = "its rules find the tracks" if held.problem is not None else f"{tracks_text}, {length}"
    query, order, limits = _rules_cells(playlist)
    output.say(printable(f"“{playlist.name}” ({playlist.id}): {count}."))
    output.say(printable("  ".join(filter(None, (query or "every track", order, limits)))))


def _rules_row(held: _Held) -> tuple[Playlist, int | None, str, str, str]:
    count = None if held.problem is not None else held.playlist.entries
    return (held.playlist, count, *_rules_cells(held.playlist))


def _rules_cells(playlist: Playlist) -> tuple[str, str, str]:
    """Query, order and limits, in words or as they are typed."""
    rules = playlist.rules or SmartRules()
    is_sorted = rules.order is SortOrder.FIELDS
    order = sort_text(rules.sort) if is_sorted else f"{rules.order.value}, seed {rules.seed}"
    limits = (
        limit_text(rules),
        f"{rules.most_of_artist} of an artist" if rules.most_of_artist is not None else "",
        f"{rules.most_of_album} of an album" if rules.most_of_album is not None else "",
    )
    return rules.query, order, ", ".join(filter(None, limits))
