"""A library in memory, for choosing from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from musicrec_desktop.model.browse import AlbumTracks
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import Tags, Track, TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.density import hub_correction
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.neighbours.hubness import HubCorrection, ReferenceSet
from musicrec_desktop.recommend.neighbours.live_index import LiveIndex
from musicrec_desktop.recommend.neighbours.smoothing import smoothed_rows
from musicrec_desktop.recommend.neighbours.traits import traits_of
from musicrec_desktop.recommend.queue.candidates import Tie
from musicrec_desktop.recommend.space.aspects import ASPECT_DIMENSION, ASPECTS, AspectMap
from musicrec_desktop.recommend.space.fitting import Scaling
from musicrec_desktop.recommend.space.sound_space import SoundSpace, SpaceRecipe
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable, id_array
from musicrec_desktop.recommend.unit_vectors import unit
from tests.unit.recommend.vectors import BLOCKS, raw


@dataclass
class FakeLibrary:
    """Tracks by id; the ``LibraryView`` of the recommend room."""

    tracks: dict[TrackId, Track] = field(default_factory=dict)
    heard: list[TrackId] = field(default_factory=list)

    def add(
        self,
        number: int,
        artist: str = "",
        *,
        album: str = "",
        genre: str = "",
        title: str = "",
        duration_ms: int | None = -1,
        is_missing: bool = False,
        is_liked: bool = False,
    ) -> TrackId:
        track_id = TrackId(number)
        # Tracks that last equally long and sound alike would be copies of each other.
        lasts_ms = 120_000 + 15_000 * (number % 50) if duration_ms == -1 else duration_ms
        tags = Tags(
            title or f"Title {number}",
            (artist,) if artist else (),
            album,
            genres=(genre,) if genre else (),
        )
        self.tracks[track_id] = Track(
            track_id,
            f"/{number}",
            tags,
            lasts_ms,
            album_artist_text=artist,
            is_missing=is_missing,
            is_liked=is_liked,
        )
        return track_id

    def facts(self, ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
        return {track.id: facts_of(track) for track in self.many(ids)}

    def many(self, ids: Sequence[TrackId]) -> list[Track]:
        return [self.tracks[track_id] for track_id in ids if track_id in self.tracks]

    def relatives(self, track_id: TrackId, tie: Tie) -> list[TrackId]:
        track = self.tracks[track_id]
        return [
            other.id for other in self._present() if other.id != track.id and _is_related(track, other, tie)
        ]

    def albums(self, ids: Sequence[TrackId]) -> list[AlbumTracks]:
        names = [(track.tags.album, track.album_artist_text) for track in self.many(ids) if track.tags.album]
        return [
            AlbumTracks(
                name,
                artist,
                tuple(
                    track.id
                    for track in sorted(self._present(), key=lambda one: one.id)
                    if (track.tags.album, track.album_artist_text) == (name, artist)
                ),
            )
            for name, artist in dict.fromkeys(names)
        ]

    def by_last_listen(self) -> tuple[IdArray, IdArray]:
        present = [track.id for track in self._present()]
        unheard = [track_id for track_id in present if track_id not in self.heard]
        return id_array(unheard), id_array([track_id for track_id in self.heard if track_id in present])

    def _present(self) -> list[Track]:
        return [track for track in self.tracks.values() if not track.is_missing]


def facts_of(track: Track) -> TrackFacts:
    """What storage would tell the rules."""
    return TrackFacts(
        frozenset(artist.casefold() for artist in track.tags.artists),
        track.tags.album.casefold(),
        track.tags.title.casefold(),
        track.duration_ms,
        track.is_missing,
        genre_keys=frozenset(genre.casefold() for genre in track.tags.genres),
        year=track.tags.year,
    )


def _is_related(one: Track, other: Track, tie: Tie) -> bool:
    if tie is Tie.ALBUM:
        return bool(one.tags.album) and one.tags.album == other.tags.album
    if tie is Tie.ARTIST:
        return bool(set(one.tags.artists) & set(other.tags.artists))
    return bool(set(one.tags.genres) & set(other.tags.genres))


def catalogue_of(ids: Sequence[int], vectors: FloatArray | None = None) -> SoundCatalogue:
    """A catalogue of tracks with the given (or any) raw vectors."""
    values = raw(len(ids)) if vectors is None else vectors
    space = SoundSpace.fit(values, SpaceRecipe(BLOCKS), 1)
    table, references = described(space, id_array(ids), values)
    return SoundCatalogue(space, LiveIndex(ExactIndex(table)), references)


def described(space: SoundSpace, ids: IdArray, vectors: FloatArray) -> tuple[VectorTable, HubCorrection]:
    """What a build makes of raw vectors; ids in any order."""
    order = np.argsort(ids)
    units, aspects = space.describe(vectors[order])
    table = VectorTable(ids[order], units, traits_of(space, units, aspects))
    if space.is_smoothed:
        table = VectorTable(table.ids, smoothed_rows(space, table, table), table.traits)
    return table, hub_correction(table, is_smoothed=space.is_smoothed)


def synthetic(vectors: FloatArray, feature_version: int = 1) -> tuple[SoundSpace, VectorTable, ReferenceSet]:
    """A space that takes these unit vectors as they are, with made-up aspects; ids from 1."""
    dimension = vectors.shape[1]
    rng = np.random.default_rng(7)
    levels = np.linspace(-1, 1, 201, dtype=np.float32)
    parts = [unit(rng.standard_normal((len(vectors), ASPECT_DIMENSION), dtype=np.float32)) for _ in ASPECTS]
    nothing = np.zeros((dimension, ASPECT_DIMENSION), dtype=np.float32)
    space = SoundSpace(
        feature_version=feature_version,
        scaling=Scaling(np.zeros(dimension, np.float32), np.ones(dimension, np.float32), 10.0),
        basis=np.eye(dimension, dtype=np.float32),
        offset=np.zeros(dimension, dtype=np.float32),
        metric=np.eye(dimension, dtype=np.float32),
        evidence=0,
        is_smoothed=False,
        words=None,
        aspects=tuple(AspectMap(name, nothing, nothing[0], levels) for name in ASPECTS),
        fit_size=len(vectors),
        fit_id="synthetic",
    ).with_metric(None)  # which seals it, so that it can be saved and read again
    ids = np.arange(1, len(vectors) + 1, dtype=np.int64)
    references = ReferenceSet.of(VectorTable(ids, vectors))
    traits = np.concatenate((references.spreads(ids, vectors), *parts), axis=1).astype(np.float16)
    return space, VectorTable(ids, vectors, traits), references
