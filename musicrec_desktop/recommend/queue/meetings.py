"""How candidates meet what was heard and is queued, kept up to date while a queue grows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.recommend.queue.rules.recent_history import NOWHERE, RecentHistory
from musicrec_desktop.recommend.queue.track_columns import KnownTracks, Rows
from musicrec_desktop.recommend.taste.tag_columns import NameMarks


class Meetings:
    """Tells what candidates have in common with a history.

    Args:
        known: the columns of the candidates.
        history: what was heard and is queued.
    """

    def __init__(self, known: KnownTracks, history: RecentHistory) -> None:
        artist_place, album_place = history.artist_place, history.album_place
        by_work, by_sound = history.by_work, history.by_sound
        self._artists = NameMarks(
            known.artists, lambda name: artist_place.get(name, NOWHERE), tuple(artist_place)
        )
        self._albums = NameMarks(
            known.windows, lambda name: album_place.get(name, NOWHERE), tuple(album_place)
        )
        self._works = NameMarks(known.works, lambda name: (name in by_work) - 1, tuple(by_work))
        self._sounds = NameMarks(
            known.sounds,
            lambda digits: (bytes.fromhex(digits) in by_sound) - 1,
            [audio_id.hex() for audio_id in by_sound],
        )

    def of(self, rows: Rows) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
        """How the tracks in some rows meet the history.

        Returns:
            The last place of an artist of each, that of its album (``NOWHERE`` for none), and whether it may
            be another version of something, each of shape (n,).
        """
        is_version = np.maximum(self._works.greatest(rows), self._sounds.greatest(rows)) >= 0
        return self._artists.greatest(rows), self._albums.greatest(rows), is_version

    def note(self, row: int) -> None:
        """Note that the track in a row is in the history by now."""
        for marks in (self._artists, self._albums, self._works, self._sounds):
            marks.mark(row)
