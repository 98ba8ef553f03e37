"""The music map, and paths over it, as data: where what lies, in which colour, and what that means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

import numpy as np

from musicrec_desktop.cli.documents.parts import Document, moment, name_document
from musicrec_desktop.model.music_map import (
    MapAxes,
    MapClusters,
    MapColouring,
    MapLayout,
    MapLevel,
    MapPoints,
)
from musicrec_desktop.model.path import Path
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.ui.kit.wording.paths import path_problem_text, step_text

_DIGITS = 5


def map_document(
    layout: MapLayout,
    points: MapPoints,
    colouring: MapColouring,
    clusters: MapClusters | None,
    axes: MapAxes,
    tracks: Mapping[int, Track],
) -> Document:
    """The map.

    ``x`` grows to the right and ``y`` upward, both from 0 to 1. ``category`` of a point is a place in
    ``legend``, ``cluster`` one in ``clusters`` (null where it has none). A point of a track has its names;
    one of an album, artist or genre its name and the ids of its ``tracks``.

    Args:
        layout: of the tracks.
        points: what is shown.
        colouring: of the points.
        clusters: of the tracks; None where there are none yet.
        axes: what grows.
        tracks: by id, those of the points where these are tracks.
    """
    return {
        "level": str(points.level),
        "layout": {
            "kind": str(layout.kind),
            "tracks": len(layout.ids),
            "made_at": moment(layout.made_at_ms),
        },
        "axes": asdict(axes),
        "clusters": [] if clusters is None else list(clusters.names),
        "colour": str(colouring.colour),
        "legend": [{"label": entry.label, "count": entry.count} for entry in colouring.legend],
        "points": _points(points, colouring, clusters, tracks),
    }


def _points(
    points: MapPoints,
    colouring: MapColouring,
    clusters: MapClusters | None,
    tracks: Mapping[int, Track],
) -> list[Document]:
    found: list[Document] = []
    labels = _labels(points, clusters)
    places = zip(points.positions.tolist(), colouring.categories.tolist(), labels, strict=True)
    for index, ((x, y), category, label) in enumerate(places):
        found.append(
            {
                **_named(points, index, tracks),
                "x": round(x, _DIGITS),
                "y": round(y, _DIGITS),
                "category": category,
                "cluster": label if label >= 0 else None,
            }
        )
    return found


def _labels(points: MapPoints, clusters: MapClusters | None) -> list[int]:
    """The cluster of the track in the middle of each point; -1 for none."""
    if clusters is None or not len(clusters.ids):
        return [-1] * len(points)
    rows = np.minimum(np.searchsorted(clusters.ids, points.track_ids), len(clusters.ids) - 1)
    is_there = clusters.ids[rows] == points.track_ids
    return [int(label) for label in np.where(is_there, clusters.labels[rows], -1)]


def _named(points: MapPoints, index: int, tracks: Mapping[int, Track]) -> Document:
    track_id = int(points.track_ids[index])
    if points.level is MapLevel.TRACKS:
        track = tracks.get(track_id)
        return {"id": track_id} if track is None else name_document(track)
    return {"name": points.names[index], "tracks": points.members[index].tolist()}


def path_document(path: Path, tracks: Mapping[TrackId, Track]) -> Document:
    """A path, each track with what is heard of the step to it; ``problem`` is null where all is as wished."""
    return {
        "tracks": [
            {
                **name_document(tracks[step.track_id]),
                "is_stop": step.is_stop,
                "reasons": [reason.value for reason in step.reasons],
                "why": step_text(step),
            }
            for step in path.steps
            if step.track_id in tracks
        ],
        "duration_ms": path.duration_ms,
        "problem": path.problem.value or None,
        "problem_text": path_problem_text(path.problem) or None,
    }
