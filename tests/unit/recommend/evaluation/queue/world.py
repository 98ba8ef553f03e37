"""A library of styles that can be heard, for replays."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from tests.unit.recommend.libraries import FakeLibrary, catalogue_of
from tests.unit.recommend.vectors import raw

STYLE_TRACKS = 24
ARTIST_TRACKS = 4


def styles_library(styles: int = 5, tracks: int = STYLE_TRACKS) -> FakeLibrary:
    """Styles of so many tracks each, four by each artist, each on an album of its own; ids from 1."""
    library = FakeLibrary()
    for number in range(1, styles * tracks + 1):
        place = number - 1
        library.add(
            number,
            f"Artist {place // ARTIST_TRACKS}",
            album=f"Album {number}",
            genre=f"Genre {place // tracks}",
            # Of good length, and so different within a style that no two can be one recording.
            duration_ms=round(100_000 * 1.07 ** (place % tracks)),
        )
    return library


def styles_catalogue(styles: int = 5, tracks: int = STYLE_TRACKS, fuzz: float = 0.3) -> SoundCatalogue:
    """Tracks of a style sound alike, the less the greater ``fuzz``."""
    noise = raw(styles * tracks, seed=4)
    vectors: FloatArray = np.repeat(raw(styles, seed=6), tracks, axis=0) + np.float32(fuzz) * (
        noise - noise.mean(axis=0)
    )
    return catalogue_of(range(1, styles * tracks + 1), vectors.astype(np.float32))


def replay_library(styles: int = 5, tracks: int = STYLE_TRACKS) -> ReplayLibrary:
    return ReplayLibrary(styles_library(styles, tracks))


def numbered(*numbers: int) -> tuple[TrackId, ...]:
    return tuple(TrackId(number) for number in numbers)


def listens_of(*sessions: tuple[int, ...], skipped: tuple[int, ...] = ()) -> ListenTable:
    """Sessions of one hour each, a day apart; every listen is a play, but for ``skipped`` tracks."""
    rows = [
        (track, 86_400_000 * (1 + day) + 180_000 * place, day + 1)
        for day, session in enumerate(sessions)
        for place, track in enumerate(session)
    ]
    ids = np.array([row[0] for row in rows], dtype=np.int64)
    is_skip = np.isin(ids, skipped)
    return ListenTable(
        track_ids=ids,
        started_at_ms=np.array([row[1] for row in rows], dtype=np.int64),
        listened_ms=np.where(is_skip, 2_000, 170_000),
        is_play=~is_skip,
        is_finished=~is_skip,
        is_skip=is_skip,
        is_auto=np.zeros(len(rows), dtype=np.bool_),
        session_ids=np.array([row[2] for row in rows], dtype=np.int64),
    )
