"""How good the sound space is: what labels say of a folder, and what the tags say of a library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from musicrec_desktop.model.similarity_index import IndexChoice
from musicrec_desktop.model.track import FileFailure, TrackId

ALBUM_TIER = "album"
"""The tier of tracks whose album is one production, so that its tracks should sound alike."""


@dataclass(frozen=True, slots=True)
class TrackLabel:
    """What a person wrote about one file.

    Attributes:
        file: path below the folder of sound files.
        album: empty where it has none.
        artist: empty where nobody knows.
        tier: only ``ALBUM_TIER`` is scored by album.
        genre: empty where nobody wrote one.
    """

    file: str
    album: str
    artist: str
    tier: str
    genre: str = ""


@dataclass(frozen=True, slots=True)
class Scores:
    """How good one way of finding neighbours is; shares are from 0 to 1.

    Attributes:
        album_p_at_5: share of the five nearest that are of the same album.
        album_p_at_5_interval: 95 % of it, bootstrapped over the queries.
        album_map: mean average precision of albums.
        album_map_interval: 95 % of it.
        album_p_at_5_among_all: as ``album_p_at_5``, with every labelled track as a possible neighbour.
        artist_p_at_5: the same for artists; None without artists of enough tracks.
        genre_p_at_5: share of the five nearest tracks by others of the same genre; None with few.
        hub_skew: skewness of how often a track is among others' ten nearest; 0 is fair.
        orphan_share: tracks that are never among them.
    """

    album_p_at_5: float
    album_p_at_5_interval: tuple[float, float]
    album_map: float
    album_map_interval: tuple[float, float]
    album_p_at_5_among_all: float
    artist_p_at_5: float | None
    genre_p_at_5: float | None
    hub_skew: float
    orphan_share: float


@dataclass(frozen=True, slots=True)
class SimilarityEvaluation:
    """What ``musicrec evaluate similarity`` found.

    Attributes:
        tracks: that were described and are labelled.
        queries: tracks that were scored by album.
        albums: of the queries.
        artist_queries: tracks that were scored by artist.
        plain: by cosine.
        reranked: by mutual proximity.
        segment_hit_at_1: share of half tracks whose nearest other half is of the same track; None where no
            track has two excerpts.
        baselines: other ways, by name: ``"mfcc"``, ``"random"``, ``"leak"``.
        cpu_seconds_per_track: of the extractor, decoding included.
        decode_cpu_seconds_per_track: of decoding the excerpts alone.
        feature_version: of the extractor.
        dimension: of the space.
        from_cache: tracks that did not have to be listened to.
        failed: files that could not be described.
        missing: labelled files that are not in the folder.
    """

    tracks: int
    queries: int
    albums: int
    artist_queries: int
    plain: Scores
    reranked: Scores
    segment_hit_at_1: float | None
    baselines: Mapping[str, Scores]
    cpu_seconds_per_track: float
    decode_cpu_seconds_per_track: float
    feature_version: int
    dimension: int
    from_cache: int
    failed: tuple[FileFailure, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeighbourFigures:
    """What lists of neighbours look like over a whole library.

    Attributes:
        hub_skew: as in ``Scores``.
        reachable_share: tracks that are among the ten nearest of at least one other.
        orphans: how many are not.
        genre_precision: share of the nearest tracks by other artists that have a genre in common with the
            query; None without tags for it.
    """

    hub_skew: float
    reachable_share: float
    orphans: int
    genre_precision: float | None


@dataclass(frozen=True, slots=True)
class LibraryReport:
    """How well similarity works on the user's own library.

    Attributes:
        tracks: present in the library.
        described: of them, those whose sound is known.
        fit_size: how many tracks the space was fitted on; 0 where there is none yet.
        judged: tracks that the figures are from: all described ones, or a random sample of a large library.
        plain: neighbours by cosine; None with too few tracks.
        reranked: neighbours as the player uses them; None with too few tracks.
        genre_queries: tracks that the genre precision is from.
        genre_chance: what random neighbours would reach; None without tags for it.
        hubs: the tracks that turn up most, as the player uses neighbours, with how many lists they are in.
        index: how neighbours are searched for, with figures; None without an index.
    """

    tracks: int
    described: int
    fit_size: int
    judged: int
    plain: NeighbourFigures | None = None
    reranked: NeighbourFigures | None = None
    genre_queries: int = 0
    genre_chance: float | None = None
    hubs: tuple[tuple[TrackId, str, int], ...] = ()
    index: IndexChoice | None = None
