"""The features of tracks as CSV: a row for each track, a column for each value."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.text.encodable import encodable
from musicrec_desktop.model.feature_statistics import COLUMNS, FeatureStatistics, rounded
from musicrec_desktop.model.track import Track

TRACK_COLUMNS: Final = (
    *("track_id", "path", "title", "artist", "album", "genre", "year", "duration_s"),
    "problem",
)
"""What a row says of the track, before ``COLUMNS``."""


def csv_lines(rows: Iterable[tuple[Track, FeatureStatistics]]) -> Iterator[bytes]:
    """The table line by line in UTF-8; values that are not known are empty, and ``problem`` says why."""
    yield _line([*TRACK_COLUMNS, *COLUMNS])
    for track, found in rows:
        tags = track.tags
        known = ["" for _ in COLUMNS] if found.values is None else [str(rounded(one)) for one in found.values]
        yield _line(
            [
                str(track.id),
                display_path(track.path),
                tags.title,
                tags.artist_text,
                tags.album,
                "; ".join(tags.genres),
                "" if tags.year is None else str(tags.year),
                "" if track.duration_ms is None else f"{track.duration_ms / 1000:.3f}",
                found.failure,
                *known,
            ]
        )


def _line(cells: list[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow([encodable(cell) for cell in cells])
    return text.getvalue().encode()
