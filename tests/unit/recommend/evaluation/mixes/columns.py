"""A library in memory as columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from musicrec_desktop.model.mix import Ints, MixTracks
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from musicrec_desktop.recommend.space.vector_table import id_array


def mix_tracks_of(library: ReplayLibrary) -> MixTracks:
    """What storage would tell of the tracks, without any history."""
    tracks = library.tracks
    artists = [next(iter(track.tags.artists), "") for track in tracks]
    albums = [track.tags.album for track in tracks]
    genres = [next(iter(track.tags.genres), "") for track in tracks]
    nothing = np.zeros(len(tracks), dtype=np.int64)
    return MixTracks(
        ids=id_array(library.ids),
        artist=_numbers(artists),
        album=_numbers(albums),
        genre=_numbers(genres),
        number=nothing,
        duration_ms=np.array([track.duration_ms or 0 for track in tracks], dtype=np.int64),
        added_at_ms=nothing,
        plays=nothing,
        skips=nothing,
        last_ms=nothing,
        half_stars=nothing,
        is_liked=np.zeros(len(tracks), dtype=np.bool_),
        energy=np.full(len(tracks), np.nan, dtype=np.float32),
        bpm=np.full(len(tracks), np.nan, dtype=np.float32),
        titles=tuple(track.tags.title for track in tracks),
        artists=_names(artists),
        albums=_names(albums),
        album_artists=("",) * len(_names(albums)),
        genres=_names(genres),
    )


def _names(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _numbers(values: Sequence[str]) -> Ints:
    places = {name: number for number, name in enumerate(_names(values))}
    return np.array([places.get(value, -1) for value in values], dtype=np.int64)
