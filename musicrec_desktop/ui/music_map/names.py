"""What points are called, and what stands out about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.music_map import MapClusters, MapLevel
from musicrec_desktop.model.track import SoundFacts, Track, TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.ui.kit.wording.sound import key_text, tempo_text
from musicrec_desktop.ui.music_map.lookup import PointLookup

_SCOPES = {
    MapLevel.ALBUMS: ScopeKind.ALBUM,
    MapLevel.ARTISTS: ScopeKind.ARTIST,
    MapLevel.GENRES: ScopeKind.GENRE,
}


@dataclass(frozen=True, slots=True)
class PointName:
    """How a point is called.

    Attributes:
        title: of the track, or the name of the album, artist or genre.
        detail: the artist; of an artist or a genre how many tracks it has.
        cluster: how it sounds, for example "calm · piano"; empty where that is not known.
    """

    title: str
    detail: str
    cluster: str


class PointNames:
    """Reads the names of points.

    Args:
        browse: has the tracks.
        lookup: the points.
        clusters: how they sound; None where that is not known.
    """

    def __init__(self, browse: BrowseService, lookup: PointLookup, clusters: MapClusters | None) -> None:
        self._browse, self._lookup, self._clusters = browse, lookup, clusters

    def of(self, indices: Sequence[int]) -> list[PointName]:
        """The names of some points, in their order."""
        points = self._lookup.points
        wanted = [TrackId(int(points.track_ids[index])) for index in indices]
        tracks = {}
        if points.level in {MapLevel.TRACKS, MapLevel.ALBUMS}:
            tracks = {track.id: track for track in self._browse.page(wanted)}
        return [
            self._name(index, tracks.get(track_id)) for index, track_id in zip(indices, wanted, strict=True)
        ]

    def cluster_of(self, track_id: int) -> str:
        """How a track sounds, in words; empty where that is not known."""
        found = self._clusters
        if found is None or not len(found.ids):
            return ""
        place = int(np.searchsorted(found.ids, track_id))
        if place == len(found.ids) or found.ids[place] != track_id:
            return ""
        label = int(found.labels[place])
        return found.names[label] if 0 <= label < len(found.names) else ""

    def scope_of(self, index: int) -> Scope | None:
        """The album, artist or genre of a point; None for a track, and where it is gone."""
        points = self._lookup.points
        kind = _SCOPES.get(points.level)
        if kind is None:
            return None
        detail = ""
        if kind is ScopeKind.ALBUM:
            track = self._browse.track(TrackId(int(points.track_ids[index])))
            if track is None:
                return None
            detail = track.album_artist_text
        return Scope(kind, points.names[index], detail)

    def facts_of(self, index: int) -> list[str]:
        """What stands out about a point, in short lines for its card."""
        points = self._lookup.points
        track_id = TrackId(int(points.track_ids[index]))
        cluster = self.cluster_of(track_id)
        if points.level is not MapLevel.TRACKS:
            return [line for line in (cluster,) if line]
        track, sound = self._browse.track(track_id), self._browse.sounds([track_id]).get(track_id)
        return [line for line in (cluster, _sound_line(sound), _use_line(track)) if line]

    def _name(self, index: int, track: Track | None) -> PointName:
        points = self._lookup.points
        cluster = self.cluster_of(int(points.track_ids[index]))
        if points.level is MapLevel.TRACKS:
            if track is None:
                return PointName(tr("A track that is gone"), "", cluster)
            return PointName(track.tags.title, track.tags.artist_text, cluster)
        name = points.names[index] or tr("Unknown")
        if points.level is MapLevel.ALBUMS:
            return PointName(name, "" if track is None else track.album_artist_text, cluster)
        return PointName(name, plural("{n} track", "{n} tracks", int(points.sizes[index])), cluster)


def _sound_line(sound: SoundFacts | None) -> str:
    if sound is None:
        return ""
    energy = ("calm", "moderate", "lively")[min(2, int(sound.energy * 3))]
    tempo = tempo_text(sound)
    return " · ".join(
        part for part in (tempo and tr("{tempo} BPM", tempo=tempo), key_text(sound), energy) if part
    )


def _use_line(track: Track | None) -> str:
    if track is None:
        return ""
    plays = plural("{n} play", "{n} plays", track.play_count) if track.play_count else tr("never heard")
    return tr("{plays} · liked", plays=plays) if track.is_liked else plays
