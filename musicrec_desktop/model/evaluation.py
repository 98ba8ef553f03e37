"""Evaluations of the sound space: by the labels of a folder, and by the tags of a library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.similarity_index import IndexChoice
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.model.trained_ear import NO_EAR, EarUse

ALBUM_TIER = "album"
"""The tier of tracks whose album is one production, so that its tracks sound alike."""


@dataclass(frozen=True, slots=True)
class TrackLabel:
    """The labels of one file.

    Attributes:
        file: path below the folder of sound files.
        album: empty where there is none.
        artist: empty where it is unknown.
        tier: only tracks of ``ALBUM_TIER`` are scored by album.
        genre: empty where there is none.
    """

    file: str
    album: str
    artist: str
    tier: str
    genre: str = ""


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of one way of finding neighbours; shares are from 0 to 1.

    Attributes:
        album_p_at_5: share of the five nearest tracks that are of the same album.
        album_p_at_5_interval: its 95 % interval, bootstrapped over the queries.
        album_map: mean average precision of albums.
        album_map_interval: its 95 % interval.
        album_p_at_5_among_all: as ``album_p_at_5``, with every labelled track as a possible neighbour.
        artist_p_at_5: as ``album_p_at_5`` for artists; None without artists of enough tracks.
        genre_p_at_5: share of the five nearest tracks by other artists that are of the same genre; None with
            too few queries.
        style_p_at_5: of the five nearest tracks with a genre, the share of the same genre, the query's own
            album left out; None with too few queries.
        hub_skew: skewness of how often a track is among the ten nearest of others; 0 means no hubs.
        orphan_share: share of tracks that are never among the ten nearest.
    """

    album_p_at_5: float
    album_p_at_5_interval: tuple[float, float]
    album_map: float
    album_map_interval: tuple[float, float]
    album_p_at_5_among_all: float
    artist_p_at_5: float | None
    genre_p_at_5: float | None
    style_p_at_5: float | None
    hub_skew: float
    orphan_share: float


@dataclass(frozen=True, slots=True)
class FolderReading:
    """Which of the labelled files could be described.

    Attributes:
        from_cache: how many were described in an earlier run.
        failed: files that could not be described.
        missing: labelled files that are not in the folder.
    """

    from_cache: int
    failed: tuple[FileFailure, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SimilarityEvaluation:
    """The results of ``musicrec evaluate similarity``.

    Attributes:
        tracks: number of labelled tracks that were described.
        queries: number of tracks that were scored by album.
        albums: number of albums of the queries.
        artist_queries: number of tracks that were scored by artist.
        style_queries: number of tracks that were scored by style.
        style_ceiling: the highest ``style_p_at_5`` that these labels allow, since some styles are those of
            one album; None without queries.
        plain: neighbours by cosine.
        reranked: neighbours as the player ranks them: smoothed, where the space is, and corrected for hubs.
        segment_hit_at_1: share of half tracks whose nearest other half is of the same track; None where no
            track has two excerpts.
        baselines: by name: ``"mfcc"``, ``"random"``, ``"leak"``.
        cpu_seconds_per_track: of the extractor, decoding included.
        decode_cpu_seconds_per_track: of decoding alone.
        feature_version: of the extractor.
        dimension: of the space.
        reading: which files could be described.
    """

    tracks: int
    queries: int
    albums: int
    artist_queries: int
    style_queries: int
    style_ceiling: float | None
    plain: Scores
    reranked: Scores
    segment_hit_at_1: float | None
    baselines: Mapping[str, Scores]
    cpu_seconds_per_track: float
    decode_cpu_seconds_per_track: float
    feature_version: int
    dimension: int
    reading: FolderReading


@dataclass(frozen=True, slots=True)
class NeighbourFigures:
    """Measures of the lists of neighbours of a library.

    Attributes:
        hub_skew: as in ``Scores``.
        reachable_share: share of tracks that are among the ten nearest of at least one other.
        orphans: number of tracks that are not.
        genre_precision: share of the five nearest tracks by other artists that have a genre in common with
            the query; None without tags for it.
    """

    hub_skew: float
    reachable_share: float
    orphans: int
    genre_precision: float | None


@dataclass(frozen=True, slots=True)
class LibraryFigures:
    """How good the neighbours of the tracks of a library are.

    Attributes:
        plain: neighbours by cosine.
        reranked: neighbours as the player ranks them, corrected for hubs.
        genre_queries: how many tracks the genre precision is from.
        genre_chance: the genre precision of random neighbours; None without tags for it.
    """

    plain: NeighbourFigures
    reranked: NeighbourFigures
    genre_queries: int
    genre_chance: float | None


@dataclass(frozen=True, slots=True)
class LibraryReport:
    """How well similarity works on the user's own library.

    Attributes:
        tracks: present in the library.
        described: present tracks whose sound is known.
        fit_size: how many tracks the space was fitted on; 0 where there is none yet.
        judged: tracks that the figures are from: all described ones, or a random sample of a large library.
        figures: None with too few tracks.
        hubs: the tracks that are most often among the ten nearest, corrected for hubs: id, name, and in how
            many lists each is.
        index: how neighbours are searched for, with figures; None without an index.
        ear: whether the trained ear listens, and whether similarity uses it.
    """

    tracks: int
    described: int
    fit_size: int
    judged: int
    figures: LibraryFigures | None = None
    hubs: tuple[tuple[TrackId, str, int], ...] = ()
    index: IndexChoice | None = None
    ear: EarUse = NO_EAR
