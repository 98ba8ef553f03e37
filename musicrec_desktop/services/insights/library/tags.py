"""Which tags are missing, and the query that finds these tracks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from musicrec_desktop.core.sentences import counted
from musicrec_desktop.model.insights import (
    Cell,
    ChartKind,
    Figure,
    FigureColumn,
    InsightSection,
    Role,
    Unit,
)
from musicrec_desktop.services.insights.library.growth import NO_TRACKS

LOOKED_FOR: Final[Mapping[str, str]] = {
    "title": "Title",
    "artist": "Artist",
    "album": "Album",
    "albumartist": "Album artist",
    "genre": "Genre",
    "year": "Year",
    "track": "Track number",
    "disc": "Disc number",
    "cover": "Cover",
    "gain": "Loudness value in the tags",
    "bpmtag": "Tempo in the tag",
    "keytag": "Key in the tag",
    "composer": "Composer",
    "label": "Record label",
    "lyrics": "Lyrics",
    "mbrecording": "MusicBrainz recording",
}
"""Fields of the query language, and what ``has:`` knows besides, with their names."""


def missing_query(field: str) -> str:
    """The query that finds the tracks without a value in a field."""
    return f"-has:{field}"


def missing_tags(count: Callable[[str], int], tracks: int) -> Figure:
    """How many tracks lack each tag.

    Args:
        count: how many tracks a query finds.
        tracks: of the library that are there.
    """
    found = [(name, count(missing_query(field)), missing_query(field)) for field, name in LOOKED_FOR.items()]
    lacking = sorted((one for one in found if one[1]), key=lambda one: -one[1])
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, lacks, lacks / tracks, query) for name, lacks, query in lacking
    )
    genres = next(lacks for name, lacks, _ in found if name == LOOKED_FOR["genre"])
    return Figure(
        "missing-tags",
        InsightSection.LIBRARY,
        "Missing tags",
        "Tracks whose file is there and that have nothing in a tag. The query in the table finds them in the"
        " search.",
        ChartKind.BARS,
        (
            FigureColumn("Tag", Unit.TEXT, Role.LABEL),
            FigureColumn("Tracks without it", Unit.COUNT, Role.VALUE),
            FigureColumn("Share", Unit.SHARE, Role.EXTRA),
            FigureColumn("Query", Unit.TEXT, Role.EXTRA),
        ),
        rows if tracks else (),
        f"{counted(genres, 'track')} of {tracks:,} {'has' if genres == 1 else 'have'} no genre."
        if genres and tracks
        else "",
        NO_TRACKS if not tracks else "" if rows else "No tag is missing.",
    )
