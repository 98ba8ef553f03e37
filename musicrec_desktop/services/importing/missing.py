"""What is not in the library, as a table for other programs."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.atomic import write_atomic
from musicrec_desktop.model.matching import KnownTrack, TrackMatch

_HEAD: Final = ("artist", "title", "album", "isrc", "plays", "last_played", "source", "reason")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run by spreadsheets."""


@dataclass(frozen=True, slots=True)
class MissingTrack:
    """A track that a source knows and the library has not.

    Attributes:
        known: what the source knows.
        match: why.
        plays: how often the source played it.
        last_played_ms: UTC; None where the source does not tell.
        source: the title of the source.
    """

    known: KnownTrack
    match: TrackMatch
    plays: int
    last_played_ms: int | None
    source: str


def write_missing(rows: Iterable[MissingTrack], path: str) -> int:
    """Write tracks as CSV (UTF-8 with a mark, as spreadsheets want it), in one step; how many there were.

    Raises:
        OSError: it cannot be written.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_HEAD)
    count = 0
    for count, one in enumerate(rows, start=1):  # noqa: B007  the number is what is returned
        known = one.known
        writer.writerow(
            (
                *map(_cell, (known.artist, known.title or known.location, known.album, known.isrc)),
                one.plays,
                _moment(one.last_played_ms),
                _cell(one.source),
                str(one.match.reason),
            )
        )
    write_atomic(path, ("\ufeff" + text.getvalue()).encode("utf-8", "replace"))
    return count


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _moment(at_ms: int | None) -> str:
    if at_ms is None:
        return ""
    return dt.datetime.fromtimestamp(at_ms / 1000, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
