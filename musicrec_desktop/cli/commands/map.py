"""``musicrec map``: lays the music map out, and gives it as a picture or as data."""

from __future__ import annotations

import argparse
import os
import re
from typing import Any, Final

from musicrec_desktop.cli.documents.music_map import map_document
from musicrec_desktop.cli.finding import find_playlist, load_what_sounds_alike
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.profile import Profile, load_similarity, open_profile
from musicrec_desktop.cli.queries import PAGE_SIZE
from musicrec_desktop.cli.tables.music_map import legend_table
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.music_map import (
    LayoutKind,
    MapAxes,
    MapColour,
    MapColouring,
    MapLayout,
    MapLevel,
    MapPoints,
)
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.music_map.in_use import PresentMap
from musicrec_desktop.ui.kit.wording.map_page import COLOUR_WORDS, points_text
from musicrec_desktop.ui.kit.wording.music_map import NO_MAP, NO_MAP_ADVICE, axes_text, map_problem_text

_SIZE: Final = re.compile(r"(?P<width>\d{1,5})\s*[x×*]\s*(?P<height>\d{1,5})", re.IGNORECASE)
_LEAST_SIDE, _MOST_SIDE = 64, 16_384
_DEFAULT_SIZE: Final = (2000, 2000)
_LOOKS: Final = ("light", "dark")


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="the music map: where tracks lie, as a picture or as data",
        description="Every analysed track in two dimensions: what sounds alike lies together. The map is "
        "laid out once and kept; new tracks get their place beside those that sound like them.",
    )
    parser.add_argument("--make", action="store_true", help="lay the map out now, from where it lies")
    parser.add_argument(
        "--fresh",
        action="store_true",
        help="lay it out now, and forget where tracks lie; regions do not move",
    )
    parser.add_argument(
        "--level",
        choices=[str(one) for one in MapLevel],
        default=str(MapLevel.TRACKS),
        help="what points are",
    )
    parser.add_argument(
        "--colour",
        choices=[str(one) for one in MapColour],
        default=str(MapColour.CLUSTER),
        help="what the colours tell (cluster)",
    )
    parser.add_argument(
        "--playlist", default="", metavar="NAME", help="for --colour playlist: which one, plain or smart"
    )
    parser.add_argument("--png", default="", metavar="FILE", help="write a picture")
    parser.add_argument("--replace", action="store_true", help="write over a file that is there")
    parser.add_argument(
        "--size", type=_size_of, default=_DEFAULT_SIZE, metavar="WIDTHxHEIGHT", help="in pixels (2000x2000)"
    )
    parser.add_argument("--theme", choices=_LOOKS, default=_LOOKS[0], help="of the picture (light)")
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Show the map; 1 where there is none, or where it could not be laid out."""
    colour = MapColour(options.colour)
    if (colour is MapColour.PLAYLIST) != bool(options.playlist):
        output.complain("musicrec: --colour playlist and --playlist NAME go together.")
        return 2
    path = os.path.abspath(options.png) if options.png else ""
    if path and not options.replace and os.path.lexists(path):
        raise PlaylistFileError(path, "exists")
    with open_profile(options.profile) as profile:
        load_similarity(profile)
        service = profile.services.music_map
        problem = _lay_out(profile, options, output)
        present = service.present()
        if present is None or not len(present.layout.ids):
            output.complain(f"musicrec: {NO_MAP} {NO_MAP_ADVICE}")
            return 1
        points = service.reader.points(present.layout, MapLevel(options.level))
        labels = service.labels_of(points) if colour is MapColour.CLUSTER else None
        inside = _inside(profile, options)
        colouring = service.reader.colouring(points, colour, present.clusters, inside, labels)
        axes = service.reader.axes(present.layout)
        if path:
            content = _picture(points, colouring, present, axes, options)
            profile.services.sharing.write(path, content)
        tracks = _tracks(profile, points) if output.is_json else {}
    if output.is_json:
        output.document(map_document(present.layout, points, colouring, present.clusters, axes, tracks))
    else:
        output.show(
            legend_table(f"{COLOUR_WORDS[colour]}: {points_text(points.level, len(points))}", colouring)
        )
        _say_what_grows(present.layout, axes, output)
        if path:
            output.say(printable(f"Picture: {display_path(path)}"))
    if problem:
        output.complain(f"musicrec: {problem}")
    return 1 if problem else 0


def _lay_out(profile: Profile, options: argparse.Namespace, output: Output) -> str:
    """Make the layout where it is asked for, or where there is none; gives what went wrong."""
    services = profile.services
    service = services.music_map
    is_asked = options.make or options.fresh
    present = service.present()
    if not is_asked and (present is None or present.made is not None or services.backups.write_problem):
        return ""
    with output.progress("Laying the music map out") as on_progress:
        disconnect = service.progress.connect(on_progress)
        service.make_anew(is_fresh=options.fresh)
        profile.scheduler.run_until(lambda: not service.is_working)
        disconnect()
    return map_problem_text(service.problem)


def _inside(profile: Profile, options: argparse.Namespace) -> tuple[str, Any] | None:
    """The name and the tracks of the playlist that colours are about; None where they are about none."""
    if not options.playlist:
        return None
    playlist = find_playlist(profile.services.playlists.reader, options.playlist)
    load_what_sounds_alike(profile, playlist)
    return profile.services.music_map.tracks_inside(playlist.id, None)


def _tracks(profile: Profile, points: MapPoints) -> dict[int, Track]:
    if points.level is not MapLevel.TRACKS:
        return {}
    ids = [TrackId(number) for number in points.track_ids.tolist()]
    browse = profile.services.browse
    pages = (browse.page(ids[start : start + PAGE_SIZE]) for start in range(0, len(ids), PAGE_SIZE))
    return {track.id: track for page in pages for track in page}


def _picture(
    points: MapPoints,
    colouring: MapColouring,
    present: PresentMap,
    axes: MapAxes,
    options: argparse.Namespace,
) -> bytes:
    # Qt is loaded for a picture only: the data is also given on a machine without it.
    from musicrec_desktop.app.map_picture import map_picture

    return map_picture(
        points,
        colouring,
        present.clusters,
        axes,
        title="Music map",
        subtitle=f"{points_text(points.level, len(points))} · {COLOUR_WORDS[colouring.colour]}",
        look=options.theme,
        size=options.size,
    )


def _say_what_grows(layout: MapLayout, axes: MapAxes, output: Output) -> None:
    if layout.kind is LayoutKind.PCA:
        output.say("Laid out by the two directions in which the tracks differ most.")
    if words := axes_text(axes):
        output.say(words)


def _size_of(text: str) -> tuple[int, int]:
    """An argument that is a size in pixels: ``2000x2000``."""
    match = _SIZE.fullmatch(text.strip())
    sides = (int(match["width"]), int(match["height"])) if match is not None else (0, 0)
    if not all(_LEAST_SIDE <= side <= _MOST_SIDE for side in sides):
        raise argparse.ArgumentTypeError(
            f"“{text}” is not like 2000x2000, with {_LEAST_SIDE} to {_MOST_SIDE:,} pixels a side"
        )
    return sides
