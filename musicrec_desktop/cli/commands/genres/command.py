"""``musicrec genres``: genres for tracks without one: suggest, accept, reject, write; and words of genres."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from musicrec_desktop.cli.commands.genres.words import add_words
from musicrec_desktop.cli.documents.genres import suggestions_document, written_document
from musicrec_desktop.cli.finding import find_track, tracks_by_id
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_word, percent_of
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.tables.genres import suggestion_table
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core import interruption
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.text.folding import genre_key
from musicrec_desktop.model.genres import GenreState
from musicrec_desktop.services.genres.service import GenreEdit, GenrePair, GenreService
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.kit.wording.genres import WHAT_ACCEPTING_MEANS, verdict_sentence
from musicrec_desktop.ui.kit.wording.tag_writing import writing_failure_text

Decide = Callable[[GenreService, list[GenrePair]], GenreEdit]


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="genres for tracks without one",
        description="Genres are learnt from how the tracks with a genre in their tags sound, and suggested "
        f"for analysed tracks without one. {WHAT_ACCEPTING_MEANS} Without a word, what is suggested is "
        "shown.",
    )
    parser.set_defaults(run=run_show)
    words = parser.add_subparsers(prog=f"musicrec {name}", metavar="WORD", title="words")
    add_word(words, "show", "show what is suggested and accepted", run_show)
    add_word(words, "suggest", "learn anew, and show what is suggested", run_suggest)
    for word, text, decide in (
        ("accept", "take suggestions as the genres of their tracks", GenreService.accept),
        ("reject", "show suggestions no more", GenreService.reject),
        ("forget", "take back what was said: suggestions are open again", GenreService.forget),
    ):
        said = add_word(words, word, text, run_decide)
        said.set_defaults(decide=decide, wrong_usage=said.error)
        said.add_argument("what", nargs="*", metavar="PATH|ID")
        said.add_argument(
            "--genre", metavar="NAME", help="this genre alone; any, also one that is not suggested"
        )
        said.add_argument("--all", action="store_true", help="of all tracks")
        said.add_argument(
            "--above", type=percent_of, default=0.0, metavar="PERCENT", help="only those at least so sure"
        )
    add_words(words)
    write = add_word(words, "write", "write accepted genres into the tags of files", run_write)
    write.set_defaults(wrong_usage=write.error)
    write.add_argument("what", nargs="*", metavar="PATH|ID")
    write.add_argument("--all", action="store_true", help="of all tracks")
    return parser


def run_show(options: argparse.Namespace, output: Output) -> int:
    """Show what is suggested; 1 where nothing can be."""
    with open_profile(options.profile) as profile:
        return _show(profile, output)


def run_suggest(options: argparse.Namespace, output: Output) -> int:
    """Learn anew, and show what is suggested; 1 where nothing can be."""
    with open_profile(options.profile) as profile:
        with output.progress("Learning genres") as on_progress:
            profile.services.genres.learn_blocking(interruption.CommandContext(on_progress))
        return _show(profile, output)


def _show(profile: Profile, output: Output) -> int:
    review = profile.services.genres.review()
    tracks = tracks_by_id(profile.services.browse, [each.track_id for each in review.genres])
    if output.is_json:
        output.document(suggestions_document(review.verdict, review.genres, tracks))
    elif review.verdict.obstacle is not None:
        output.complain(verdict_sentence(review.verdict))
    if not output.is_json and review.genres:
        output.show(suggestion_table(review.genres, tracks))
    if not output.is_json and review.verdict.obstacle is None:
        output.say(verdict_sentence(review.verdict))
    return 0 if review.verdict.obstacle is None or review.genres else 1


def run_decide(options: argparse.Namespace, output: Output) -> int:
    """Accept, reject or forget; 1 where nothing fits."""
    if bool(options.what) == options.all:
        options.wrong_usage("name tracks, or --all")
    decide: Decide = options.decide
    with open_profile(options.profile) as profile:
        services = profile.services
        pairs: list[GenrePair]
        ids = list(dict.fromkeys(find_track(services.browse, what).id for what in options.what))
        shown = (
            services.genres.review().genres
            if options.all
            else [each for genres in services.genres.suggestions(ids).values() for each in genres]
        )
        wanted = None if options.genre is None else genre_key(options.genre)
        pairs = [
            (each.track_id, each.name)
            for each in shown
            if each.confidence >= options.above / 100 and wanted in {None, genre_key(each.name)}
        ]
        if options.genre is not None and not options.all:
            known = {track_id for track_id, _ in pairs}
            pairs += [(track_id, options.genre.strip()) for track_id in ids if track_id not in known]
        elif decide is GenreService.accept or (options.all and decide is GenreService.reject):
            # What was said to a track by name is not said otherwise to all at once.
            open_ones = {(each.track_id, each.name) for each in shown if each.state is GenreState.OPEN}
            pairs = [pair for pair in pairs if pair in open_ones]
        edit = decide(services.genres, pairs)
        review = services.genres.review()
        touched = [each for each in review.genres if each.track_id in {pair[0] for pair in pairs}]
        tracks = tracks_by_id(services.browse, [each.track_id for each in touched])
    if output.is_json:
        output.document(suggestions_document(review.verdict, touched, tracks))
    elif not pairs:
        output.complain("No suggestion fits. “musicrec genres” shows all of them.")
    else:
        output.say(printable(f"{format_count(edit.tracks, 'track')}: {', '.join(edit.genres)}"))
    return 0 if pairs else 1


def run_write(options: argparse.Namespace, output: Output) -> int:
    """Write accepted genres into files; 1 where one could not be written, or there is none."""
    if bool(options.what) == options.all:
        options.wrong_usage("name tracks, or --all")
    with open_profile(options.profile) as profile:
        services = profile.services
        ids = None if options.all else [find_track(services.browse, what).id for what in options.what]
        with output.progress("Writing genres") as on_progress:
            report = services.genres.writing.write_blocking(ids, interruption.CommandContext(on_progress))
    if output.is_json:
        output.document(written_document(report))
    elif report.written:
        output.say(f"Genres written into {format_count(len(report.written), 'file')}.")
    elif not report.failed:
        output.complain(
            "No genre is accepted, so there is nothing to write. “musicrec genres accept” does that."
        )
    for one in report.failed:
        output.complain(printable(f"{display_path(one.path)}: {writing_failure_text(one.reason)}"))
    return 0 if report.written and not report.failed else 1
