"""``musicrec share``: writes a playlist or tracks for somebody else."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any, Final

from musicrec_desktop.cli.documents.playlists import share_document
from musicrec_desktop.cli.finding import find_track, tracks_of_playlist
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core.errors import PlaylistFileError, TrackNotFoundError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.sharing.documents import SUFFIXES, SharedList, ShareFormat, document
from musicrec_desktop.services.sharing.service import ShareRequest
from musicrec_desktop.ui.kit.wording.formats import format_count

PNG: Final = "png"
_FORMATS: Final = (*(one.value for one in ShareFormat), PNG)
_LOOKS: Final = ("light", "dark")
_SHAPES: Final = ("square", "wide")
_FORMAT_HELP: Final = {
    ShareFormat.TEXT: "lines for people",
    ShareFormat.M3U: "paths from the music folder on",
    ShareFormat.JSON: "another MusicRec finds its own tracks by it",
    PNG: "a picture",
}


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="write a playlist or tracks for somebody else",
        description="Write a playlist or tracks for somebody else. A path or a number is a track, any other "
        "word a playlist. Nothing tells where your files lie, or your name.",
    )
    parser.add_argument("what", nargs="+", metavar="PLAYLIST|TRACK")
    parser.add_argument(
        "--format",
        choices=_FORMATS,
        help="; ".join(f"{one}: {text}" for one, text in _FORMAT_HELP.items())
        + "; the end of FILE says it, else text",
    )
    parser.add_argument("--title", default="", metavar="TEXT", help="what the list is called")
    parser.add_argument("--out", default="", metavar="FILE", help="without it the list is printed")
    parser.add_argument("--replace", action="store_true", help="write over a file that is there")
    parser.add_argument("--look", choices=_LOOKS, default=_LOOKS[0], help="of a picture (light)")
    parser.add_argument("--shape", choices=_SHAPES, default=_SHAPES[0], help="of a picture (square)")
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Write what was named, in its order."""
    path = os.path.abspath(options.out) if options.out else ""
    chosen: str = options.format or _format_of(path)
    if chosen == PNG and not path:
        output.complain("musicrec: Say where the picture goes: --out FILE.png")
        return 2
    if path and not options.replace and os.path.lexists(path):
        raise PlaylistFileError(path, "exists")
    with open_profile(options.profile) as profile:
        titles, ids = _named(profile, options.what)
        title = options.title or (titles[0] if len(titles) == 1 else "")
        sharing = profile.services.sharing
        shared = sharing.listed(ShareRequest(ids, title))
        content = (
            _picture(profile, shared, options) if chosen == PNG else document(shared, ShareFormat(chosen))
        )
        if path:
            sharing.write(path, content)
    if output.is_json:
        output.document(share_document(shared, chosen, path, content))
    elif path:
        count = format_count(len(shared.tracks), "track")
        output.say(printable(f"“{shared.title}”: {count} in {display_path(path)}"))
    else:
        sys.stdout.write(content.decode("utf-8"))
    return 0


def _picture(profile: Profile, shared: SharedList, options: argparse.Namespace) -> bytes:
    # Qt is loaded for a picture only: the other formats also work on a machine without it.
    from musicrec_desktop.app.share_picture import share_picture
    from musicrec_desktop.ui.sharing.picture import PictureShape

    covers = profile.services.covers
    return share_picture(shared, covers, options.look, PictureShape(options.shape))


def _format_of(path: str) -> str:
    """The format that the end of a name asks for; text where it says nothing."""
    ends = {
        ".m3u": ShareFormat.M3U,
        ".json": ShareFormat.JSON,
        ".png": PNG,
        **{end: one for one, end in SUFFIXES.items()},
    }
    found = next((one for end, one in ends.items() if path.lower().endswith(end)), ShareFormat.TEXT)
    return str(found)


def _named(profile: Profile, words: list[str]) -> tuple[list[str], list[TrackId]]:
    """The names and the tracks of what was named."""
    titles: list[str] = []
    ids: list[TrackId] = []
    for word in words:
        try:
            track = find_track(profile.services.browse, word)
        except TrackNotFoundError:
            ids += tracks_of_playlist(profile, word)
            titles.append(word)
        else:
            ids.append(track.id)
            titles.append(track.tags.title)
    return titles, ids
