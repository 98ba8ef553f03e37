"""A library whose sound tells its genres: tracks of a genre lie around one place, artists beside it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.storage.database import Database
from tests.support.library import add_features, add_tracks, scanned

GENRES = ("Jazz", "Metal", "Ambient")
DIMENSION = 12


def vectors_of(
    genres: Sequence[str], artists: Sequence[int], *, spread: float = 1.0, seed: int = 1
) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """A vector for each track, shape (n, ``DIMENSION``), float32.

    Args:
        genres: of the tracks, one each; each has its place.
        artists: of the tracks; each is a little beside the place of the genre.
        spread: how far tracks lie from their artist.
        seed: of the draws.
    """
    rng = np.random.default_rng(seed)
    places = {name: rng.normal(0, 3, DIMENSION) for name in sorted(set(genres))}
    shifts = {artist: rng.normal(0, 1, DIMENSION) for artist in sorted(set(artists))}
    found = [
        places[name] + shifts[artist] + rng.normal(0, spread, DIMENSION)
        for name, artist in zip(genres, artists, strict=True)
    ]
    return np.array(found, np.float32)


def fill_with_genres(
    database: Database, *, tagged: int = 90, untagged: int = 12, version: int = 2, spread: float = 1.0
) -> tuple[list[TrackId], list[TrackId], list[str]]:
    """Tracks of ``GENRES`` by six artists each, some without a genre in their tags.

    Returns:
        The tagged tracks, the others, and what these others are.
    """
    count = tagged + untagged
    genres = [GENRES[number % len(GENRES)] for number in range(count)]
    artists = [number % (6 * len(GENRES)) for number in range(count)]
    files = [
        scanned(
            f"{number:03}.mp3",
            Tags(
                f"Track {number}",
                (f"Artist {artist}",),
                genres=(genre,) if number < tagged else (),
                duration_ms=200_000,
            ),
        )
        for number, (genre, artist) in enumerate(zip(genres, artists, strict=True))
    ]
    _, ids = add_tracks(database, files)
    for track_id, vector in zip(ids, vectors_of(genres, artists, spread=spread), strict=True):
        add_features(database, track_id, vector.tolist(), version)
    return ids[:tagged], ids[tagged:], genres[tagged:]
