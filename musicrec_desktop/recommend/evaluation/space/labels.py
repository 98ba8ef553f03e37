"""Scores distances between the tracks of a labelled folder by their labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.model.evaluation import ALBUM_TIER, Scores, TrackLabel
from musicrec_desktop.recommend.evaluation.space import similarity
from musicrec_desktop.recommend.evaluation.space.similarity import DistanceArray, Groups, TagFacts

ALBUM_MINIMUM: Final = 8
"""The least tracks of an album that is asked about."""
ARTIST_MINIMUM: Final = 6
"""The least tracks of an artist that is asked about: all five neighbours can be right."""
ALBUMS_NEEDED: Final = 2


class LabelJudge:
    """Scores distances between labelled tracks.

    Queries by album are the tracks of the tier ``"album"`` whose album has at least eight of them. Only they
    are possible neighbours of each other, so that tracks of unknown kinship do not count as mistakes. Queries
    by artist are the tracks of every tier whose artist has at least six, among themselves. Hubs and orphans
    are counted over all tracks.

    Args:
        labels: of each track, in the order of the distances.

    Attributes:
        albums: the queries by album.
        artists: the queries by artist.
        style_queries: the number of queries by style, which are the tracks with a genre.
        style_ceiling: the share of five that they could find at best; None without queries.
    """

    def __init__(self, labels: Sequence[TrackLabel]) -> None:
        albums = [label.album if label.tier == ALBUM_TIER else "" for label in labels]
        self.albums = Groups.of(albums, ALBUM_MINIMUM)
        self.artists = Groups.of([label.artist for label in labels], ARTIST_MINIMUM)
        self._facts = [TagFacts(_key(label.artist), _key(label.genre)) for label in labels]
        self._styles = [name_key(label.genre) if label.genre else "" for label in labels]
        self._albums = [label.album for label in labels]
        nothing = np.zeros((len(labels), len(labels)), dtype=np.float32)
        _, possible = similarity.style_precisions(nothing, self._styles, self._albums)
        self.style_queries = len(possible)
        self.style_ceiling = similarity.mean(possible)

    @property
    def can_judge(self) -> bool:
        """Whether there are enough albums."""
        return self.albums.count >= ALBUMS_NEEDED

    def scores(self, distances: DistanceArray) -> Scores:
        """The scores of neighbours by these distances, shape (n, n), where n is the number of labels."""
        counts = similarity.occurrences(
            similarity.nearest(distances, similarity.OCCURRENCE_AT), len(distances)
        )
        precisions = self.albums.precisions(distances)
        average = self.albums.average_precisions(distances)
        all_tracks = np.arange(len(distances))
        styles, _ = similarity.style_precisions(distances, self._styles, self._albums)
        genres = similarity.genre_precisions(similarity.nearest(distances, len(distances)), self._facts)
        return Scores(
            album_p_at_5=float(precisions.mean()),
            album_p_at_5_interval=similarity.interval(precisions),
            album_map=float(average.mean()),
            album_map_interval=similarity.interval(average),
            album_p_at_5_among_all=float(self.albums.precisions(distances, all_tracks).mean()),
            artist_p_at_5=similarity.mean(self.artists.precisions(distances)),
            genre_p_at_5=similarity.mean(genres) if len(genres) >= similarity.GENRE_QUERIES else None,
            style_p_at_5=similarity.mean(styles) if len(styles) >= similarity.GENRE_QUERIES else None,
            hub_skew=similarity.skewness(counts),
            orphan_share=similarity.orphan_share(counts),
        )


def _key(name: str) -> frozenset[str]:
    return frozenset({name_key(name)} if name else ())
