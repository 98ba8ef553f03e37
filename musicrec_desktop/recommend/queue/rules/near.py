"""How many artists and albums are near what is played: what windows have to fit."""

from __future__ import annotations

from collections.abc import Iterable

from musicrec_desktop.model.track import TrackFacts
from musicrec_desktop.recommend.queue.rules.windows import WHOLE
from musicrec_desktop.recommend.taste.belonging import albums, artists

_NOBODY = frozenset({""})


class Near:
    """Counts the tracks near what is played that could follow each other with no artist (or album) twice.

    Where many artists take part in one track, it is one. Tracks of nobody count by their album, and tracks
    of no album by their artist; all of which neither is known count as one.

    Attributes:
        artists: how many tracks of different artists.
        albums: how many of different albums.
    """

    def __init__(self) -> None:
        self.artists = 0
        self.albums = 0
        self._artists: set[str] = set()
        self._albums: set[str] = set()

    @property
    def is_enough(self) -> bool:
        """Whether more of them would change nothing."""
        return self.artists >= WHOLE and self.albums >= WHOLE

    def add(self, tracks: Iterable[TrackFacts]) -> None:
        """Count more tracks."""
        for facts in tracks:
            names, titles = artists(facts), albums(facts)
            self.artists += _is_other(names or titles or _NOBODY, self._artists)
            self.albums += _is_other(titles or names or _NOBODY, self._albums)


def _is_other(own: frozenset[str], known: set[str]) -> bool:
    """Whether none of some names is known; then they are."""
    if not known.isdisjoint(own):
        return False
    known.update(own)
    return True
