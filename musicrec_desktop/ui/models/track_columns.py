"""The columns of a track table, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.models.dates import format_date
from musicrec_desktop.ui.words import format_duration


@dataclass(frozen=True, slots=True)
class TrackColumn:
    """One column.

    Attributes:
        key: its stable name, under which width and place are remembered.
        title: what the head shows.
        description: what the menu of columns and screen readers call it.
        text: the cell's text.
        sort: what a click on the head orders by.
        width: in pixels at first.
        is_number: right-aligned, with digits of one width.
        is_shown: visible until somebody hides it.
    """

    key: str
    title: str
    description: str
    text: Callable[[Track], str]
    sort: SortColumn
    width: int
    is_number: bool = False
    is_shown: bool = True


def _number(track: Track) -> str:
    tags = track.tags
    if tags.track_number is None:
        return ""
    if tags.disc_number is not None and tags.disc_number > 1:
        return f"{tags.disc_number}.{tags.track_number:02d}"
    return str(tags.track_number)


def _heart(track: Track) -> str:
    if track.is_liked:
        return "♥"
    return "⊘" if track.is_disliked else ""


def _genre(track: Track) -> str:
    return ", ".join(track.tags.genres)


def _year(track: Track) -> str:
    return "" if track.tags.year is None else str(track.tags.year)


def _plays(track: Track) -> str:
    return str(track.play_count) if track.play_count else ""


def _last_played(track: Track) -> str:
    return "" if track.last_played_ms is None else format_date(track.last_played_ms)


def _added(track: Track) -> str:
    return format_date(track.added_at_ms) if track.added_at_ms else ""


def _duration(track: Track) -> str:
    return format_duration(track.duration_ms)


def _title(track: Track) -> str:
    return track.tags.title


def _artist(track: Track) -> str:
    return track.tags.artist_text


def _album(track: Track) -> str:
    return track.tags.album


TRACK_COLUMNS: tuple[TrackColumn, ...] = (
    TrackColumn("number", "#", "Number in album", _number, SortColumn.NUMBER, 44, is_number=True),
    TrackColumn("title", "Title", "Title", _title, SortColumn.TITLE, 240),
    TrackColumn("artist", "Artist", "Artist", _artist, SortColumn.ARTIST, 170),
    TrackColumn("album", "Album", "Album", _album, SortColumn.ALBUM, 170),
    TrackColumn("liked", "♥", "Liked", _heart, SortColumn.LIKED, 36),
    TrackColumn("genre", "Genre", "Genre", _genre, SortColumn.GENRE, 110),
    TrackColumn("year", "Year", "Year", _year, SortColumn.YEAR, 52, is_number=True),
    TrackColumn("plays", "Plays", "Plays", _plays, SortColumn.PLAYS, 52, is_number=True),
    TrackColumn("last_played", "Last played", "Last played", _last_played, SortColumn.LAST_PLAYED, 110),
    TrackColumn("added", "Added", "Added", _added, SortColumn.ADDED, 110, is_shown=False),
    TrackColumn("duration", "Time", "Duration", _duration, SortColumn.DURATION, 64, is_number=True),
)
COLUMN_KEYS = tuple(column.key for column in TRACK_COLUMNS)
