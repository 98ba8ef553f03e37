"""The covers of a letter: small, few, and never more than mail programs take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.covers import CoverService

EDGE_PX: Final = 144
"""Twice the largest place of a cover in a letter, for screens with fine pixels."""
LARGEST_BYTES: Final = 30_000
ALL_BYTES: Final = 800_000
"""All pictures of a letter together."""


class Thumbnailer(Protocol):
    """Makes square JPEG files; ``ui.kit.thumbnails.Thumbnails``."""

    def jpeg(self, data: bytes, edge_px: int, most_bytes: int) -> bytes | None:
        """A small JPEG file of a picture; None where there can be none."""
        ...


class LetterPictures:
    """Finds covers and makes them small.

    Args:
        covers: where they are.
        thumbnailer: makes them small.
    """

    def __init__(self, covers: CoverService, thumbnailer: Thumbnailer) -> None:
        self._covers, self._thumbnailer = covers, thumbnailer

    def of(self, track_ids: Sequence[TrackId]) -> dict[TrackId, bytes]:
        """The covers of tracks that have one; called in ``Lane.PICTURES``, or where there are no lanes."""
        found: dict[TrackId, bytes] = {}
        room = ALL_BYTES
        for track_id in track_ids:
            data, _ = self._covers.read(track_id)
            small = None if data is None else self._covers.small(data)
            picture = None if small is None else self._thumbnailer.jpeg(small, EDGE_PX, LARGEST_BYTES)
            if picture is not None and len(picture) <= room:
                found[track_id] = picture
                room -= len(picture)
        return found
