"""How each track of the library stands with the listener: loved, close to the taste, new, shown lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.mixes.mix_input import MixInput
from musicrec_desktop.recommend.space.vector_table import id_array
from musicrec_desktop.recommend.taste.taste_profile import GROUPED, LEAST_VALUE

LIKED: Final = 0.6
LOVED_STARS: Final = 7
"""Half stars above which a rating says that a track is loved."""
BY_GENRE: Final = 0.7
"""How close a track is at most that is known by its genre only."""
CLOSE: Final = 1.5
"""Deviations above the usual cosine at which a track is half close."""
USUAL_COUNT: Final = 4
"""Tracks of usual closeness that an interest is thought to have beside its own."""
HALF_CLOSE: Final = 0.8
"""How close a track is, as a share of what the tracks of an interest are to each other, to be half close."""
STEEPNESS: Final = 6.0
REJECTED: Final = 0.8
"""Closeness to a rejected track from which it counts against a track."""


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Figures of each track, from 0 to 1; those without a comment have shape (n,).

    Attributes:
        love: how much was said and done for it at any time.
        novelty: 1 where it was never played, 0 for the most played.
        shown: how much it was on the pages of earlier days.
        close: to the interests of the listener, shape (n, interests).
        affinity: to the interest that it is closest to; by its genre where its sound is not known.
        unwanted: whether it sounds like what was rejected, or how much it was skipped, whichever is more.
    """

    love: FloatArray
    novelty: FloatArray
    shown: FloatArray
    close: FloatArray
    affinity: FloatArray
    unwanted: FloatArray


def standing_of(given: MixInput) -> Standing:
    """The figures of all tracks of an input."""
    tracks = given.tracks
    often = max(float(np.percentile(tracks.plays, 99)) if len(tracks) else 0.0, 3.0)
    played = np.minimum(np.log1p(tracks.plays) / np.log1p(often), 1.0)
    stars = np.clip((tracks.half_stars - LOVED_STARS + 1) / 4.0, 0.0, 1.0)
    love = np.minimum(0.6 * played + LIKED * tracks.is_liked + LIKED * stars, 1.0)
    shown = np.zeros(len(tracks), dtype=np.float32)
    is_there = np.isin(given.shown.ids, tracks.ids)
    shown[tracks.places(given.shown.ids)] = np.minimum(given.shown.weight[is_there], 1.0)
    close = _close_to_interests(given)
    return Standing(
        love=love.astype(np.float32),
        novelty=(1.0 - played).astype(np.float32),
        shown=shown,
        close=close,
        affinity=_affinity(given, close),
        unwanted=_unwanted(given),
    )


def closeness(given: MixInput, to: Sequence[TrackId]) -> FloatArray:
    """How close every track of the library sounds to some tracks, 0 to 1, by cosine; shape (n, len(to)).

    0 where one of both sounds is not known.
    """
    return _near(given, _cosines(given, _vectors(given, to)))


def closest(given: MixInput, to: Sequence[TrackId]) -> FloatArray:
    """As ``closeness``, to the one of some tracks that is closest; shape (n,)."""
    return _near(given, _cosines(given, _vectors(given, to)).max(axis=1))


def _near(given: MixInput, cosines: FloatArray) -> FloatArray:
    """What cosines say, from 0 to 1; their shape."""
    if given.catalogue is None:
        return np.zeros_like(cosines)
    usual = given.catalogue.references.mean
    deviation = max(given.catalogue.references.deviation, 1e-6)
    return np.asarray(1.0 / (1.0 + np.exp(2.0 * (CLOSE - (cosines - usual) / deviation))), dtype=np.float32)


def _vectors(given: MixInput, ids: Sequence[TrackId]) -> FloatArray:
    """The vectors of tracks, NaN where a sound is not known; shape (len(ids), dimension)."""
    if given.catalogue is None:
        return np.zeros((len(ids), 0), dtype=np.float32)
    rows = given.catalogue.index.select(id_array(ids))
    found = np.full((len(ids), given.catalogue.space.dimension), np.nan, dtype=np.float32)
    place_of = {track_id: place for place, track_id in enumerate(rows.ids.tolist())}
    for row, track_id in enumerate(ids):
        if track_id in place_of:
            found[row] = rows.vectors[place_of[track_id]]
    return found


def _close_to_interests(given: MixInput) -> FloatArray:
    """How close every track is to each interest, beside how close its own tracks are; shape (n, interests).

    One track alone says little of a whole interest, so its tracks are told by their mean, by their values.
    The mean is no unit vector: cosines to it are the means of those to the tracks.
    """
    taste, catalogue = given.taste, given.catalogue
    hearts = _vectors(given, [interest.track_id for interest in taste.interests])
    if catalogue is None or not len(hearts):
        return np.zeros((len(given.tracks), len(hearts)), dtype=np.float32)
    best = np.argsort(-taste.values, kind="stable")[:GROUPED]
    best = np.sort(best[taste.values[best] > LEAST_VALUE])
    rows = catalogue.index.select(taste.ids[best])
    values = taste.values[best][np.searchsorted(taste.ids[best], rows.ids)]
    owner = np.argmax(rows.vectors @ np.nan_to_num(hearts).T, axis=1)
    usual, deviation = catalogue.references.mean, catalogue.references.deviation
    found = np.zeros((len(given.tracks), len(hearts)), dtype=np.float32)
    for number in range(len(hearts)):
        own, weights = rows.vectors[owner == number], values[owner == number]
        if not len(own):
            continue
        total, weight = weights @ own, float(weights.sum())
        # Of each track to the others, less the one with itself.
        to_others = (own @ total - weights) / np.maximum(weight - weights, 1e-6)
        known = float(np.clip(to_others, -1.0, 1.0).sum()) if len(own) > 1 else 0.0
        count = len(own) if len(own) > 1 else 0
        cohesion = (USUAL_COUNT * (usual + CLOSE * deviation) + known) / (USUAL_COUNT + count)
        cosines = _cosines(given, (total / weight)[None, :])[:, 0]
        share = (cosines - usual) / max(cohesion - usual, deviation / 4)
        found[:, number] = 1.0 / (1.0 + np.exp(STEEPNESS * (HALF_CLOSE - share)))
    return found


def _cosines(given: MixInput, vectors: FloatArray) -> FloatArray:
    """Of every track to some vectors; minus infinity where a sound is not known; shape (n, len(vectors))."""
    tracks, catalogue = given.tracks, given.catalogue
    found = np.full((len(tracks), len(vectors)), -np.inf, dtype=np.float32)
    if catalogue is None or not len(vectors) or not len(tracks):
        return found
    # The newer table comes last, so that its rows count.
    for table in catalogue.index.tables:
        if len(table):
            places = np.minimum(np.searchsorted(tracks.ids, table.ids), len(tracks) - 1)
            is_there = tracks.ids[places] == table.ids
            found[places[is_there]] = (np.asarray(table.vectors) @ vectors.T)[is_there]
    return np.where(np.isnan(found), -np.inf, found)


def _affinity(given: MixInput, close: FloatArray) -> FloatArray:
    affinity = _by_genre(given)
    if close.shape[1]:
        shares = np.array([interest.share for interest in given.taste.interests], dtype=np.float32)
        weights = 0.7 + 0.3 * shares / shares.max()
        by_sound = (close * weights).max(axis=1)
        affinity = np.where(by_sound > 0, by_sound, affinity)
    return affinity.astype(np.float32)


def _unwanted(given: MixInput) -> FloatArray:
    tracks = given.tracks
    skipped = tracks.skips / (tracks.skips + tracks.plays + 1.0)
    if given.taste.rejected:
        skipped = np.maximum(skipped, closest(given, given.taste.rejected) >= REJECTED)
    return np.asarray(skipped, dtype=np.float32)


def _by_genre(given: MixInput) -> FloatArray:
    """How much the genre of each track is liked; shape (n,)."""
    tracks, taste = given.tracks, given.taste
    if not len(taste.ids) or not tracks.genres:
        return np.zeros(len(tracks), dtype=np.float32)
    is_there = np.isin(taste.ids, tracks.ids)
    places = tracks.places(taste.ids)
    genres = tracks.genre[places]
    values = np.maximum(taste.values[is_there], 0.0)
    sums = np.bincount(genres[genres >= 0], values[genres >= 0], minlength=len(tracks.genres))
    most = max(float(sums.max(initial=0.0)), 1e-9)
    shares = np.append(sums / most, 0.0)
    return np.asarray(BY_GENRE * shares[tracks.genre], dtype=np.float32)
