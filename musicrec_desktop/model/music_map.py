"""The music map: where tracks lie, how they are grouped and coloured, and what regions are drawn on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

import numpy as np
from numpy.typing import NDArray

RegionId = NewType("RegionId", int)

PositionArray = NDArray[np.float32]
"""Places on the map, shape (n, 2): to the right and upward, inside the unit square."""
BoolArray = NDArray[np.bool_]


class LayoutKind(StrEnum):
    """How a layout was made."""

    PCA = "pca"
    """At once, by the two directions in which tracks differ most."""
    TSNE = "tsne"
    """In a process of its own; what sounds alike lies together."""


class MapLevel(StrEnum):
    """What the points of the map are."""

    TRACKS = "tracks"
    ALBUMS = "albums"
    ARTISTS = "artists"
    GENRES = "genres"


class MapColour(StrEnum):
    """What the colours of the map tell."""

    CLUSTER = "cluster"
    GENRE = "genre"
    DECADE = "decade"
    ENERGY = "energy"
    TEMPO = "tempo"
    KEY = "key"
    RATING = "rating"
    PLAYS = "plays"
    LAST_PLAYED = "last-played"
    ADDED = "added"
    PLAYLIST = "playlist"
    """Inside a smart or plain playlist, or not."""


class MapFact(StrEnum):
    """What is known of tracks as numbers."""

    YEAR = "year"
    ADDED = "added"
    """UTC, ms."""
    ENERGY = "energy"
    """0 to 1, as danceability, acousticness and vocals."""
    TEMPO = "tempo"
    """Beats a minute."""
    BRIGHTNESS = "brightness"
    """Hz."""
    DANCEABILITY = "danceability"
    ACOUSTICNESS = "acousticness"
    VOCALS = "vocals"
    LOUDNESS = "loudness"
    """LUFS."""
    KEY = "key"
    """Twice the tonic (0 is C), and 1 more in major."""
    RATING = "rating"
    """Half stars, 1 to 10."""
    PLAYS = "plays"
    LAST_PLAYED = "last-played"
    """UTC, ms."""


@dataclass(frozen=True, slots=True, eq=False)
class GroupTable:
    """Which tracks belong to which albums, artists or genres.

    Attributes:
        names: in their usual spelling.
        owners: int32, for each pair the place of the group in ``names``, shape (m,).
        ids: int64, for each pair the track, shape (m,).
    """

    names: tuple[str, ...]
    owners: NDArray[np.int32]
    ids: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class MapLayout:
    """Where each analysed track lies.

    Attributes:
        ids: int64, strictly ascending, shape (n,).
        positions: float32, shape (n, 2), of the same rows.
        kind: how it was made.
        build: the build of the index whose vectors it was made from.
        made_at_ms: UTC.
    """

    ids: NDArray[np.int64]
    positions: PositionArray
    kind: LayoutKind
    build: str = ""
    made_at_ms: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class MapClusters:
    """Groups of tracks that sound alike.

    Attributes:
        ids: int64, ascending, shape (n,).
        labels: int32, the cluster of each, shape (n,).
        names: what tells each cluster apart, for example "calm · piano · 1990s"; by label.
    """

    ids: NDArray[np.int64]
    labels: NDArray[np.int32]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class MadeMap:
    """A layout and the clusters that were found with it.

    Attributes:
        layout: where tracks lie.
        clusters: of the same tracks.
        centres: of the clusters in the sound space, float32, by label, shape (k, d).
    """

    layout: MapLayout
    clusters: MapClusters
    centres: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class MapAxes:
    """What grows in the directions of the map, in words; empty where nothing does.

    Attributes:
        right: for example "faster".
        left: its opposite.
        up: what grows upward.
        down: its opposite.
    """

    right: str = ""
    left: str = ""
    up: str = ""
    down: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class MapPoints:
    """What is drawn: one point a track, album, artist or genre.

    Attributes:
        level: what a point is.
        positions: float32, shape (n, 2).
        track_ids: int64, shape (n,): of a track its id, else that of the member in the middle.
        sizes: int32, how many tracks a point stands for, shape (n,).
        names: of albums, artists and genres, by point; empty for tracks, whose names are asked for by page.
        members: of each point its tracks; empty for tracks.
    """

    level: MapLevel
    positions: PositionArray
    track_ids: NDArray[np.int64]
    sizes: NDArray[np.int32]
    names: tuple[str, ...] = ()
    members: tuple[NDArray[np.int64], ...] = ()

    def __len__(self) -> int:
        return len(self.positions)


@dataclass(frozen=True, slots=True)
class ProfileTrait:
    """A figure in which a group of tracks differs from the library.

    Attributes:
        word: how it is, for example "calm".
        fact: the figure.
        score: by how many standard deviations of tracks its mean lies above that of the library.
        mean: of its tracks, in the unit of the fact.
    """

    word: str
    fact: MapFact
    score: float
    mean: float


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A colour of the map and what it means.

    Attributes:
        label: in words.
        count: how many points have it.
    """

    label: str
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class MapColouring:
    """The category of each point.

    Attributes:
        colour: what is told.
        categories: uint8, shape (n,): a row of ``legend``.
        legend: at most 16 entries; where ``has_rest``, the last one is of the points without a value.
        is_ramp: whether the entries but the last are steps from little to much, which get shades of a ramp.
        has_rest: whether the last entry is of the points without a value, which are dimmed.
    """

    colour: MapColour
    categories: NDArray[np.uint8]
    legend: tuple[LegendEntry, ...]
    is_ramp: bool = False
    has_rest: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class MapRegion:
    """A part of the map with a name.

    Attributes:
        id: its row.
        name: not empty, unique for a listener whatever the case.
        polygon: float32, corners in the coordinates of layouts, shape (k, 2).
    """

    id: RegionId
    name: str
    polygon: PositionArray
