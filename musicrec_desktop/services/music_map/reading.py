"""What the map shows, read and computed at once; for lanes, and for the command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.model.music_map import (
    BoolArray,
    MapAxes,
    MapClusters,
    MapColour,
    MapColouring,
    MapFact,
    MapLayout,
    MapLevel,
    MapPoints,
    ProfileTrait,
)
from musicrec_desktop.recommend.music_map.axes import WORDS as AXIS_WORDS
from musicrec_desktop.recommend.music_map.axes import axes_of
from musicrec_desktop.recommend.music_map.colouring import (
    MOST_ENTRIES,
    Steps,
    age_steps,
    classes_of,
    decades,
    even_steps,
    in_classes,
    in_order,
    in_steps,
    inside_or_not,
    main_classes,
    main_keys,
    play_steps,
    star_steps,
    values_of,
)
from musicrec_desktop.recommend.music_map.islands import unplayed_islands
from musicrec_desktop.recommend.music_map.points import Members, group_points, members_of, track_points
from musicrec_desktop.recommend.music_map.profiles import WORDS as PROFILE_WORDS
from musicrec_desktop.recommend.music_map.profiles import profile_of
from musicrec_desktop.recommend.space.vector_table import IdArray
from musicrec_desktop.storage.music_map.facts import MapFactStore

_REST: Final = {
    MapColour.CLUSTER: "Not grouped yet",
    MapColour.GENRE: "No genre",
    MapColour.DECADE: "No year",
    MapColour.ENERGY: "Energy not known",
    MapColour.TEMPO: "Tempo not known",
    MapColour.KEY: "Key not known",
    MapColour.RATING: "Not rated",
    MapColour.PLAYS: "Never played",
    MapColour.LAST_PLAYED: "Never played",
    MapColour.ADDED: "Not known",
    MapColour.PLAYLIST: "Not in it",
}
_KEYS: Final = (
    *("B · G♯m", "F♯ · E♭m", "D♭ · B♭m", "A♭ · Fm", "E♭ · Cm", "B♭ · Gm"),
    *("F · Dm", "C · Am", "G · Em", "D · Bm", "A · F♯m", "E · C♯m"),
)
"""The circle of fifths, from B: neighbours mix."""
_PER_CENT: Final = 0.01


class MapReader:
    """Reads points and their colours; any thread may use it.

    Args:
        facts: of tracks.
        now_ms: gives the time, UTC.
    """

    def __init__(self, facts: MapFactStore, now_ms: Callable[[], int]) -> None:
        self._facts = facts
        self._now_ms = now_ms

    def points(self, layout: MapLayout, level: MapLevel) -> MapPoints:
        """The points of a level."""
        if level is MapLevel.TRACKS:
            return track_points(layout)
        return group_points(layout, self._facts.groups(level), level)

    def colouring(
        self,
        points: MapPoints,
        colour: MapColour,
        clusters: MapClusters | None,
        playlist: tuple[str, IdArray] | None = None,
        labels: NDArray[np.int32] | None = None,
    ) -> MapColouring:
        """The category of each point.

        Args:
            points: what is coloured.
            colour: what is told.
            clusters: of the tracks; None where there are none yet.
            playlist: the name of a playlist and the tracks in it, for ``MapColour.PLAYLIST``.
            labels: the cluster of each point by how it sounds as a whole; None to let its tracks decide.
        """
        members, rest = members_of(points), _REST[colour]
        match colour:
            case MapColour.CLUSTER:
                return self._by_cluster(members, clusters, labels)
            case MapColour.GENRE:
                table = self._facts.groups(MapLevel.GENRES)
                owners, classes = classes_of(members, table)
                return in_classes(colour, owners, classes, table.names, members.count, rest, "Other genres")
            case MapColour.KEY:
                places = main_keys(members, *self._facts.numbers(MapFact.KEY))
                return in_order(colour, places, _KEYS, rest)
            case MapColour.PLAYLIST:
                name, ids = playlist if playlist is not None else ("", np.zeros(0, dtype=np.int64))
                return inside_or_not(inside(points, ids), name, rest)
            case _:
                return self._in_steps(members, colour)

    def _in_steps(self, members: Members, colour: MapColour) -> MapColouring:
        fact = _FACTS[colour]
        values = values_of(
            members,
            *self._facts.numbers(fact),
            is_sum=fact is MapFact.PLAYS,
            is_last=fact in {MapFact.LAST_PLAYED, MapFact.ADDED},
        )
        return in_steps(colour, values, self._steps(colour, values), _REST[colour])

    def _steps(self, colour: MapColour, values: NDArray[np.float64]) -> Steps:
        match colour:
            case MapColour.DECADE:
                return decades(values)
            case MapColour.PLAYS:
                return play_steps()
            case MapColour.RATING:
                return star_steps()
            case MapColour.ENERGY:
                return even_steps(values, _PER_CENT, "{} %")
            case MapColour.TEMPO:
                return even_steps(values, 1.0, "{} BPM")
            case _:
                return age_steps(self._now_ms())

    def _by_cluster(
        self, members: Members, clusters: MapClusters | None, point_labels: NDArray[np.int32] | None
    ) -> MapColouring:
        rest = _REST[MapColour.CLUSTER]
        if clusters is None or not len(clusters.ids):
            nothing = np.zeros(0, dtype=np.int64)
            return in_classes(MapColour.CLUSTER, nothing, nothing, (), members.count, rest, "")
        rows = np.minimum(np.searchsorted(clusters.ids, members.ids), len(clusters.ids) - 1)
        is_there = clusters.ids[rows] == members.ids
        owners, labels = members.owners[is_there], clusters.labels[rows[is_there]].astype(np.int64)
        names = clusters.names
        if point_labels is not None:
            owners, labels = np.arange(members.count), point_labels.astype(np.int64)
        if len(names) < MOST_ENTRIES:
            # Labels stay from run to run, and so do their colours.
            places = main_classes(owners, labels, len(names), members.count)
            return in_order(MapColour.CLUSTER, places, names, rest)
        return in_classes(MapColour.CLUSTER, owners, labels, names, members.count, rest, "Smaller groups")

    def profile(self, ids: IdArray) -> tuple[ProfileTrait, ...]:
        """What sets some tracks apart from the library, the most pronounced first."""
        return profile_of(ids, {fact: self._facts.numbers(fact) for fact in PROFILE_WORDS})

    def axes(self, layout: MapLayout) -> MapAxes:
        """What grows to the right and upward."""
        return axes_of(layout, {fact: self._facts.numbers(fact) for fact in AXIS_WORDS})

    def trail(self) -> IdArray:
        """The tracks that were heard since midnight of the listener, in order."""
        now = dt.datetime.fromtimestamp(self._now_ms() / 1000, LOCAL_ZONE)
        midnight = dt.datetime.combine(now.date(), dt.time(), LOCAL_ZONE)
        return self._facts.heard_since(round(midnight.timestamp() * 1000))

    def unplayed(self, points: MapPoints) -> BoolArray:
        """Which points lie in islands of which the listener has played nothing; shape (n,)."""
        played, _ = self._facts.numbers(MapFact.PLAYS)
        return unplayed_islands(points.positions, inside(points, played))


def inside(points: MapPoints, ids: IdArray) -> BoolArray:
    """Which points are, or have, one of some tracks; shape (n,)."""
    members = members_of(points)
    is_inside = np.isin(members.ids, ids)
    if not points.members:
        return is_inside
    return np.bincount(members.owners[is_inside], minlength=members.count) > 0


_FACTS: Final = {
    MapColour.DECADE: MapFact.YEAR,
    MapColour.ENERGY: MapFact.ENERGY,
    MapColour.TEMPO: MapFact.TEMPO,
    MapColour.RATING: MapFact.RATING,
    MapColour.PLAYS: MapFact.PLAYS,
    MapColour.LAST_PLAYED: MapFact.LAST_PLAYED,
    MapColour.ADDED: MapFact.ADDED,
}
