"""The columns of a track table, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.model.track import SoundFacts, Track
from musicrec_desktop.ui.kit.signs import SIGNS, mark_of
from musicrec_desktop.ui.kit.wording.formats import format_length
from musicrec_desktop.ui.kit.wording.sound import key_text, tempo_text
from musicrec_desktop.ui.library.dates import format_date


@dataclass(frozen=True, slots=True)
class TrackColumn:
    """One column.

    Attributes:
        key: its stable name, under which width and place are remembered.
        title: what the head shows.
        description: what the menu of columns and screen readers call it.
        text: the cell's text.
        sound_text: the same from what was measured in the track's sound; used instead where it is given.
        sort: what a click on the head orders by.
        samples: the longest texts of its kind; a column with samples is as wide as they are.
        is_number: right-aligned, with digits of one width.
    """

    key: str
    title: str
    description: str
    text: Callable[[Track], str]
    sort: SortColumn
    samples: tuple[str, ...] = ()
    is_number: bool = False
    sound_text: Callable[[SoundFacts], str] | None = None


def _number(track: Track) -> str:
    tags = track.tags
    if tags.position:
        return tags.position
    if tags.track_number is None:
        return ""
    if tags.disc_number is not None and tags.disc_number > 1:
        return f"{tags.disc_number}.{tags.track_number:02d}"
    return number_on_disc(track)


def number_on_disc(track: Track) -> str:
    """The number where a heading says which disc it is on; positions on records (``A1``) stay as tagged."""
    letters = {letter.upper() for letter in track.tags.position if letter.isalpha()}
    if len(letters) == 1:
        return track.tags.position
    return "" if track.tags.track_number is None else str(track.tags.track_number)


def _opinion(track: Track) -> str:
    mark = mark_of(track, is_banned=False)
    return "" if mark is None else SIGNS[mark].words


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
    return format_length(track)


def _nothing(_track: Track) -> str:
    return ""


def _title(track: Track) -> str:
    return track.tags.title


def _artist(track: Track) -> str:
    return track.tags.artist_text


def _album(track: Track) -> str:
    return track.tags.album


NUMBERS = ("12.24", "100")
TIMES = ("59:59", "1:00:00")
DATES = ("2028-08-28",)

TRACK_COLUMNS: tuple[TrackColumn, ...] = (
    TrackColumn("number", "#", "Number in album", _number, SortColumn.NUMBER, NUMBERS, is_number=True),
    TrackColumn("title", "Title", "Title", _title, SortColumn.TITLE),
    TrackColumn("artist", "Artist", "Artist", _artist, SortColumn.ARTIST),
    TrackColumn("album", "Album", "Album", _album, SortColumn.ALBUM),
    TrackColumn("liked", "♥", "Liked, disliked or banned", _opinion, SortColumn.LIKED),
    TrackColumn("genre", "Genre", "Genre", _genre, SortColumn.GENRE),
    TrackColumn("year", "Year", "Year", _year, SortColumn.YEAR, ("2028",), is_number=True),
    TrackColumn(
        "tempo",
        "BPM",
        "Tempo (beats a minute)",
        _nothing,
        SortColumn.TEMPO,
        ("~188",),
        is_number=True,
        sound_text=tempo_text,
    ),
    TrackColumn(
        "key", "Key", "Key", _nothing, SortColumn.KEY, ("~C♯ minor", "~A♭ major"), sound_text=key_text
    ),
    TrackColumn("plays", "Plays", "Plays", _plays, SortColumn.PLAYS, ("8,888",), is_number=True),
    TrackColumn("last_played", "Last played", "Last played", _last_played, SortColumn.LAST_PLAYED, DATES),
    TrackColumn("added", "Added", "Added", _added, SortColumn.ADDED, DATES),
    TrackColumn("duration", "Time", "Duration", _duration, SortColumn.DURATION, TIMES, is_number=True),
)
COLUMN_KEYS = tuple(column.key for column in TRACK_COLUMNS)
SOUND_KEYS = frozenset(column.key for column in TRACK_COLUMNS if column.sound_text is not None)
"""Columns whose text comes from what was measured in the sound."""
