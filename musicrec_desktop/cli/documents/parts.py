"""What several documents have in common."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.track import Track

Document = dict[str, object]


_DIGITS: Final = 4


def name_document(track: Track) -> Document:
    """The id, path, title and artists of a track."""
    return {
        "id": track.id,
        "path": display_path(track.path),
        "title": track.tags.title,
        "artists": list(track.tags.artists),
    }


def failure_document(path: str, reason: str) -> Document:
    """A file that could not be used, and the reason word."""
    return {"path": display_path(path), "reason": reason}


def moment(at_ms: int | None) -> str | None:
    """A time as ISO 8601 in UTC; None for no time."""
    if at_ms is None:
        return None
    return datetime.fromtimestamp(at_ms / 1000, tz=UTC).isoformat(timespec="milliseconds")


def rounded(value: float | None) -> float | None:
    """A figure with four digits behind the point; None for no figure."""
    return None if value is None else round(value, _DIGITS)
