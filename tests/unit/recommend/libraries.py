"""A library in memory, for choosing from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import Tags, Track, TrackFacts, TrackId
from musicrec_desktop.recommend.candidates import Tie
from musicrec_desktop.recommend.catalogue import SoundCatalogue
from musicrec_desktop.recommend.exact_index import ExactIndex
from musicrec_desktop.recommend.live_index import LiveIndex
from musicrec_desktop.recommend.space import SoundSpace
from musicrec_desktop.recommend.vector_table import IdArray, VectorTable, id_array
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
        duration_ms: int | None = 200_000,
        is_missing: bool = False,
        is_liked: bool = False,
    ) -> TrackId:
        track_id = TrackId(number)
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
            duration_ms,
            album_artist_text=artist,
            is_missing=is_missing,
            is_liked=is_liked,
        )
        return track_id

    def facts(self, ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
        return {track.id: facts_of(track) for track in self.many(ids)}

    def many(self, ids: Sequence[TrackId]) -> list[Track]:
        return [self.tracks[track_id] for track_id in ids if track_id in self.tracks]

    def relatives(self, track: Track, tie: Tie) -> list[TrackId]:
        return [
            other.id for other in self._present() if other.id != track.id and _is_related(track, other, tie)
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
    )


def _is_related(one: Track, other: Track, tie: Tie) -> bool:
    if tie is Tie.ALBUM:
        return bool(one.tags.album) and one.tags.album == other.tags.album
    if tie is Tie.ARTIST:
        return bool(set(one.tags.artists) & set(other.tags.artists))
    return tie is Tie.GENRE and bool(set(one.tags.genres) & set(other.tags.genres))


def catalogue_of(ids: Sequence[int], vectors: FloatArray | None = None) -> SoundCatalogue:
    """A catalogue of tracks with the given (or any) raw vectors."""
    values = raw(len(ids)) if vectors is None else vectors
    space = SoundSpace.fit(values, BLOCKS, 1)
    order = np.argsort(id_array(ids))
    table = VectorTable(id_array(ids)[order], space.transform(values)[order])
    return SoundCatalogue(space, LiveIndex(ExactIndex(table)))
