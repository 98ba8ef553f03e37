"""What the music map says: its points, colours and tools, and why there is nothing to see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.model.music_map import LayoutKind, MapColour, MapLevel
from musicrec_desktop.ui.kit.wording.formats import format_count, format_long_duration

LEVEL_WORDS: Final = {
    MapLevel.TRACKS: tr("Tracks"),
    MapLevel.ALBUMS: tr("Albums"),
    MapLevel.ARTISTS: tr("Artists"),
    MapLevel.GENRES: tr("Genres"),
}
COLOUR_WORDS: Final = {
    MapColour.CLUSTER: tr("How it sounds"),
    MapColour.GENRE: tr("Genre"),
    MapColour.DECADE: tr("Decade"),
    MapColour.ENERGY: tr("Energy"),
    MapColour.TEMPO: tr("Tempo"),
    MapColour.KEY: tr("Key"),
    MapColour.RATING: tr("Rating"),
    MapColour.PLAYS: tr("Plays"),
    MapColour.LAST_PLAYED: tr("Last played"),
    MapColour.ADDED: tr("Date added"),
    MapColour.PLAYLIST: tr("Playlist"),
}
_NOUNS: Final = {
    MapLevel.TRACKS: "track",
    MapLevel.ALBUMS: "album",
    MapLevel.ARTISTS: "artist",
    MapLevel.GENRES: "genre",
}
NOTHING_ANALYSED: Final = tr(
    "The map is made of how tracks sound. They are listened to in the background; the map grows meanwhile."
)
NO_LIBRARY: Final = tr(
    "Add a music folder first. Its tracks are listened to, and then each has a place here."
)
SKETCH_AT_WORK: Final = tr("A first sketch; a map where near means alike is being made")
SKETCH: Final = tr("A first sketch; a better map is made when nothing else is going on")
PATH_HINT: Final = tr("Choose the start, then where it leads: click points, or press Enter on them.")
LIST_NAME: Final = tr("Points in view, the nearest first")


def points_text(level: MapLevel, count: int) -> str:
    """How many points there are: ``"12,804 tracks"``."""
    return format_count(count, _NOUNS[level])


def hits_text(level: MapLevel, hits: int, count: int) -> str:
    """How many points a search lights up."""
    return tr("{hits} of {points}", hits=number_text(hits), points=points_text(level, count))


def selection_text(level: MapLevel, points: int, tracks: int, duration_ms: int) -> str:
    """What is selected: ``"3 albums · 31 tracks · 2 hours"``."""
    parts = [plural("{n} track", "{n} tracks", tracks), format_long_duration(duration_ms)]
    if level is not MapLevel.TRACKS:
        parts.insert(0, points_text(level, points))
    return " · ".join(parts)


def point_text(title: str, artist: str, cluster: str) -> str:
    """A point as a screen reader says it: ``"Naima by Ada North, calm · piano"``."""
    name = tr("{title} by {artist}", title=title, artist=artist) if artist else title
    return f"{name}, {cluster}" if cluster else name


def inside_label(points: str, cluster: str) -> str:
    """What a part of the map is called that the automatic queue is kept inside.

    Args:
        points: how many tracks it has, in words.
        cluster: how most of them sound; empty where no sound prevails.
    """
    return (
        tr("Map: {cluster}, {points}", cluster=cluster, points=points)
        if cluster
        else tr("Map: {points}", points=points)
    )


def sketch_text(kind: LayoutKind, *, is_working: bool, is_final: bool) -> str:
    """What is said over a map that is not finished; empty over a finished one that stays as it is."""
    if is_working:
        return SKETCH_AT_WORK if kind is LayoutKind.PCA else tr("New tracks find their places")
    return SKETCH if kind is LayoutKind.PCA and not is_final else ""


def region_problem(name: str, taken: Sequence[str]) -> str:
    """What is wrong with the name of a region; empty where nothing is."""
    if not name:
        return tr("A region needs a name.")
    if '"' in name:
        return tr("A name without quotation marks can be found in searches.")
    if name.casefold() in {each.casefold() for each in taken}:
        return tr("There is a region {name} already.", name=quoted(name))
    return ""


def path_length_text(tracks: int) -> str:
    """The length of a path by tracks."""
    return plural("{n} track", "{n} tracks", tracks)


def path_minutes_text(minutes: int) -> str:
    """The length of a path by minutes."""
    return plural("{n} minute", "{n} minutes", minutes)


def found_path_text(tracks: int, duration_ms: int) -> str:
    """How long a path is: ``"20 tracks · 1 hour"``."""
    return plural(
        "{n} track · {duration_ms}",
        "{n} tracks · {duration_ms}",
        tracks,
        duration_ms=format_long_duration(duration_ms),
    )


def path_name(first: str, last: str) -> str:
    """What a playlist of a path is called."""
    return f"{first} → {last}"
