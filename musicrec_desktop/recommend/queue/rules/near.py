"""Counts the artists and albums that windows have to fit."""

from __future__ import annotations

from collections.abc import Iterable

from musicrec_desktop.model.track import TrackFacts
from musicrec_desktop.recommend.queue.rules.spacing import WHOLE
from musicrec_desktop.recommend.taste.belonging import albums, artists

_UNKNOWN = frozenset({""})


class Near:
    """Counts how many of the near tracks could follow each other with no artist (or album) twice.

    A track by several artists counts once. Tracks of unknown artist count by their album, and tracks of
    unknown album by their artist; all tracks of which neither is known count as one.

    Attributes:
        artists: number of tracks by different artists.
        albums: number of tracks on different albums.
    """

    def __init__(self) -> None:
        self.artists = 0
        self.albums = 0
        self._artists: set[str] = set()
        self._albums: set[str] = set()

    @property
    def is_enough(self) -> bool:
        """Whether further tracks would change nothing, because windows are whole already."""
        return self.artists >= WHOLE and self.albums >= WHOLE

    def add(self, tracks: Iterable[TrackFacts]) -> None:
        """Count more tracks."""
        for facts in tracks:
            names, titles = artists(facts), albums(facts)
            self.artists += _is_other(names or titles or _UNKNOWN, self._artists)
            self.albums += _is_other(titles or names or _UNKNOWN, self._albums)


def _is_other(own: frozenset[str], known: set[str]) -> bool:
    """Whether none of the ``own`` names is known yet; if so, adds them to the known ones."""
    if not known.isdisjoint(own):
        return False
    known.update(own)
    return True
