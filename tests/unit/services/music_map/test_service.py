"""The service of the music map on a whole profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.model.music_map import (
    BoolArray,
    LayoutKind,
    MapColour,
    MapColouring,
    MapLevel,
    MapPoints,
)
from tests.support.smart_rig import OF_A_STYLE, STYLES, SmartRig, open_smart_rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[SmartRig]:
    rig = open_smart_rig(tmp_path)
    rig.hear()
    yield rig
    rig.app.close()


def points_of(rig: SmartRig, level: MapLevel = MapLevel.TRACKS) -> MapPoints:
    found: list[MapPoints] = []
    rig.services.music_map.load_points(level, found.append)
    rig.scheduler.settle()
    return found[0]


def colouring_of(rig: SmartRig, points: MapPoints, colour: MapColour) -> MapColouring:
    found: list[MapColouring] = []
    rig.services.music_map.load_colouring(points, colour, found.append)
    rig.scheduler.settle()
    return found[0]


def test_there_is_a_map_at_once(rig: SmartRig) -> None:
    service = rig.services.music_map
    assert service.layout is None
    service.refresh()
    rig.scheduler.settle()
    layout = service.layout
    assert layout is not None
    assert layout.kind is LayoutKind.PCA
    assert layout.ids.tolist() == sorted(rig.ids)
    assert np.isfinite(layout.positions).all()
    assert (layout.positions >= 0).all() and (layout.positions <= 1).all()


@pytest.mark.parametrize("colour", [colour for colour in MapColour if colour is not MapColour.PLAYLIST])
@pytest.mark.parametrize("level", list(MapLevel))
def test_every_colour_tells_something_of_every_level(rig: SmartRig, level: MapLevel, colour: MapColour) -> None:
    rig.services.music_map.refresh()
    rig.scheduler.settle()
    points = points_of(rig, level)
    found = colouring_of(rig, points, colour)
    assert len(found.categories) == len(points)
    assert 1 <= len(found.legend) <= 16
    counts = np.bincount(found.categories, minlength=len(found.legend))
    assert counts.tolist() == [entry.count for entry in found.legend]


def test_genres_are_coloured_by_their_tags(rig: SmartRig) -> None:
    rig.services.music_map.refresh()
    rig.scheduler.settle()
    found = colouring_of(rig, points_of(rig), MapColour.GENRE)
    assert {entry.label: entry.count for entry in found.legend} == dict.fromkeys(STYLES, OF_A_STYLE)


def test_hits_of_a_query(rig: SmartRig) -> None:
    rig.services.music_map.refresh()
    rig.scheduler.settle()
    points = points_of(rig)
    hits: list[BoolArray] = []
    rig.services.music_map.load_hits(points, "genre:jazz", hits.append)
    rig.scheduler.settle()
    assert set(points.track_ids[hits[0]].tolist()) == rig.style(0)
