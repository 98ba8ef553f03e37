"""``musicrec recommend-from``: what of a list from anywhere is in the library, and more like it."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any, Final

from musicrec_desktop.cli.documents.tracklists import tracklist_document
from musicrec_desktop.cli.finding import tracks_by_id
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import number_of
from musicrec_desktop.cli.profile import load_similarity, open_profile
from musicrec_desktop.cli.tables.listening import recommendation_table
from musicrec_desktop.cli.tables.tracklists import line_table
from musicrec_desktop.core.errors import TracklistError
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.model.tracklist import TracklistAnswer
from musicrec_desktop.services.tracklists.service import COUNT
from musicrec_desktop.services.tracklists.sources import TracklistSource
from musicrec_desktop.ui.kit.wording.tracklists import LINKS_HELP, summary_text

_MOST_BYTES: Final = 64 << 20
_STANDARD_INPUT: Final = "-"


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="what fits a list of tracks from anywhere",
        description="Read a list of tracks – lines such as “Artist – Title (1994)”, a table, a web page, a "
        "playlist file, the export of a service, or the list of another MusicRec – and show which of them "
        "are in your library, what stands in for the others, and more tracks that fit the whole. Nothing is "
        "changed, and nothing is sent.",
    )
    parser.add_argument("file", metavar="FILE|-", help="the list; “-” reads it from standard input")
    parser.add_argument(
        "-n", dest="count", type=number_of, default=COUNT, metavar="N", help=f"how many more tracks ({COUNT})"
    )
    parser.set_defaults(run=run_recommend_from)
    return parser


def run_recommend_from(options: argparse.Namespace, output: Output) -> int:
    """Show what fits a list; 1 where nothing of it can be told."""
    source = _source(options.file)
    with open_profile(options.profile) as profile:
        load_similarity(profile)
        with output.progress("Looking the list up") as update:
            reply = profile.services.tracklists.find(source, options.count, TaskContext(update))
        answer = reply.answer
        tracks = tracks_by_id(profile.services.browse, _named(answer))
    if output.is_json:
        output.document(tracklist_document(answer, tracks))
        return 0
    titles = {track_id: track.tags.title for track_id, track in tracks.items()}
    output.show(line_table(answer.title or "The list", answer.lines, tracks, titles))
    output.say(summary_text(answer.lines, answer.left_out))
    if any(line.note == "link" for line in answer.lines):
        output.say(LINKS_HELP)
    for number, part in enumerate(answer.parts, start=1):
        words = f" ({', '.join(part.words)})" if part.words else ""
        title = titles.get(part.centre, "")
        output.say(f"Part {number} of {len(answer.parts)}: {len(part.members)} around “{title}”{words}")
    if answer.suggestions.entries:
        output.show(recommendation_table("More like it", answer.suggestions.entries, tracks))
    elif answer.suggestions.problem == "not-analysed":
        output.say("Run “musicrec analyse” first: how your music sounds is not known yet.")
    return 0


def _source(name: str) -> TracklistSource:
    if name != _STANDARD_INPUT:
        return TracklistSource(paths=(os.path.abspath(name),))
    data = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise TracklistError("too-big")
    return TracklistSource(text=data.decode("utf-8", "replace"))


def _named(answer: TracklistAnswer) -> set[TrackId]:
    """Every track that is shown or named in a reason."""
    found: set[TrackId] = {part.centre for part in answer.parts}
    found.update(one.track_id for one in answer.suggestions.entries)
    for line in answer.lines:
        if line.match is not None:
            found.update(line.match.candidates)
        like = line.nearest.like if line.nearest is not None else None
        found.update(one for one in (line.chosen, like) if one is not None)
    return found
