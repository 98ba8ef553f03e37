"""``musicrec feedback``: like, dislike and ban, and revoke it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from typing import Any, Final

from musicrec_desktop.cli.documents.listening import feedback_document
from musicrec_desktop.cli.finding import find_track, tracks_by_id
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_word
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.reports import FeedbackReport, TrackOpinion
from musicrec_desktop.cli.tables.listening import feedback_table
from musicrec_desktop.cli.words import printable
from musicrec_desktop.model.listen import FeedbackEvent
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.feedback import FeedbackService, Undo

_TRACK_WORDS: Final[dict[str, tuple[str, Callable[[FeedbackService, TrackId], Undo]]]] = {
    "like": ("like tracks", FeedbackService.like),
    "dislike": ("dislike tracks", FeedbackService.dislike),
    "clear": ("neither like nor dislike them any more", FeedbackService.clear),
    "ban": ("never let the automatic queue play them again", FeedbackService.ban),
    "unban": ("let them come again", FeedbackService.unban),
    "more": ("more like these", FeedbackService.more),
    "less": ("less like these", FeedbackService.less),
}
_ARTIST_WORDS: Final[dict[str, tuple[str, Callable[[FeedbackService, str], Undo]]]] = {
    "ban-artist": ("never let the automatic queue play an artist again", FeedbackService.ban_artist),
    "unban-artist": ("let an artist come again", FeedbackService.unban_artist),
}


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments; without a word the command lists."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="like, dislike, ban, and take it back",
        description="Say what you like, what you want more or less of, and what you never want to hear "
        "again. Tracks are named by their paths or ids (“musicrec tracks” shows ids). Nothing is "
        "overwritten: “undo” takes the last word back. Without a word, what holds now is listed.",
    )
    parser.set_defaults(run=run_list)
    words = parser.add_subparsers(prog=f"musicrec {name}", metavar="WORD", title="words")
    for word, (text, _) in _TRACK_WORDS.items():
        add_word(words, word, text, run_tracks).add_argument("what", nargs="+", metavar="PATH|ID")
    for word, (text, _) in _ARTIST_WORDS.items():
        add_word(words, word, text, run_artist).add_argument("artist", type=artist_of, metavar="NAME")
    undo = add_word(words, "undo", "take the last word back, or the last one about each track", run_undo)
    undo.add_argument("what", nargs="*", metavar="PATH|ID")
    add_word(words, "list", "what you like, dislike and banned", run_list)
    return parser


def artist_of(text: str) -> str:
    """An argument that names an artist."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name of an artist is not blank")
    return text


def run_tracks(options: argparse.Namespace, output: Output) -> int:
    """Give feedback on tracks; on none where one of them is unknown."""
    _, say = _TRACK_WORDS[options.word]
    with open_profile(options.profile) as profile:
        tracks = _find(profile, options.what)
        for track in tracks:
            say(profile.services.feedback, track.id)
        _show(profile, tracks, [], output)
    return 0


def run_artist(options: argparse.Namespace, output: Output) -> int:
    """Give feedback on an artist."""
    _, say = _ARTIST_WORDS[options.word]
    with open_profile(options.profile) as profile:
        say(profile.services.feedback, options.artist)
        _show(profile, [], [options.artist], output)
    return 0


def run_undo(options: argparse.Namespace, output: Output) -> int:
    """Revoke feedback; 1 where there is nothing to revoke."""
    with open_profile(options.profile) as profile:
        feedback = profile.services.feedback
        tracks = _find(profile, options.what)
        about: list[TrackId | None] = [track.id for track in tracks]
        about = about or [None]
        taken = [event for track_id in about if (event := feedback.take_last_back(track_id)) is not None]
        ids = [event.track_id for event in taken if event.track_id is not None]
        found = tracks_by_id(profile.services.browse, ids)
        for event in taken:
            output.say(_taken_line(event, found))
        shown = tracks or list(found.values())
        _show(profile, shown, [event.artist for event in taken if event.artist], output, taken)
    if len(taken) < len(about):
        about_some = "about some of these tracks " if taken else ""
        output.complain(f"musicrec: {about_some}there is nothing to take back.")
        return 1
    return 0


def run_list(options: argparse.Namespace, output: Output) -> int:
    """List the feedback in force."""
    with open_profile(options.profile) as profile:
        feedback = profile.services.feedback
        ids = dict.fromkeys(
            (*feedback.liked_ids(), *sorted(feedback.disliked_ids()), *sorted(feedback.banned_ids()))
        )
        tracks = list(tracks_by_id(profile.services.browse, ids).values())
        artists = feedback.banned_artist_names()
        if tracks or artists or output.is_json:
            _show(profile, tracks, artists, output)
        else:
            output.say("Nothing was said yet. Begin with: musicrec feedback like PATH")
    return 0


def _find(profile: Profile, names: Iterable[str]) -> list[Track]:
    """The named tracks, each once."""
    tracks = (find_track(profile.services.browse, name) for name in names)
    return list({track.id: track for track in tracks}.values())


def _show(
    profile: Profile,
    tracks: list[Track],
    artists: list[str],
    output: Output,
    taken: list[FeedbackEvent] | None = None,
) -> None:
    """Print the feedback in force on tracks and artists, and what was revoked for it."""
    feedback = profile.services.feedback
    report = FeedbackReport(
        tracks=[
            TrackOpinion(
                track, feedback.kind(track.id), feedback.is_banned(track.id), feedback.tally(track.id)
            )
            for track in tracks
        ],
        artists=[(name, feedback.is_artist_banned(name)) for name in artists],
        taken_back=taken,
    )
    if output.is_json:
        output.document(feedback_document(report))
        return
    if tracks:
        output.show(feedback_table(report.tracks))
    for name, is_banned in report.artists:
        output.say(printable(f"{name}: {'banned' if is_banned else 'not banned'}"))


def _taken_line(event: FeedbackEvent, tracks: dict[TrackId, Track]) -> str:
    track = None if event.track_id is None else tracks.get(event.track_id)
    name = event.artist if track is None else track.tags.title
    return printable(f"Taken back: {event.kind} “{name}”.")
