"""Regions of the map: edits, undo, and what queries find inside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.core.errors import QuerySyntaxError, RegionError
from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.music_map import MapRegion, PositionArray
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.query.problems import ProblemKind
from musicrec_desktop.services.music_map.regions import LONGEST_NAME
from tests.support.smart_rig import SmartRig, open_smart_rig

ALL_OF_IT = np.asarray([[-1, -1], [2, -1], [2, 2], [-1, 2]], dtype=np.float32)
NOTHING_OF_IT = ALL_OF_IT + 9


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[SmartRig]:
    opened = open_smart_rig(tmp_path)
    opened.hear()
    yield opened
    opened.app.close()


def around(rig: SmartRig, style: int) -> PositionArray:
    """A rectangle around the tracks of a style, as they lie at once."""
    layout = rig.app.services.music_map.present()
    assert layout is not None
    own = layout.layout.positions[np.isin(layout.layout.ids, sorted(rig.style(style)))]
    (left, low), (right, high) = own.min(axis=0) - 0.01, own.max(axis=0) + 0.01
    return np.asarray([[left, low], [right, low], [right, high], [left, high]], dtype=np.float32)


def searched(rig: SmartRig, text: str) -> set[int]:
    return set(rig.services.browse.ids(BrowseRequest(text)))


def names(rig: SmartRig) -> list[str]:
    return [region.name for region in rig.services.music_map.regions.all()]


def region(rig: SmartRig) -> MapRegion:
    (found,) = rig.services.music_map.regions.all()
    return found


def test_queries_find_the_tracks_inside(rig: SmartRig) -> None:
    regions = rig.services.music_map.regions
    regions.create("Late  night ", around(rig, 0))
    regions.create("Everything", ALL_OF_IT)
    regions.create("Nothing", NOTHING_OF_IT)
    assert searched(rig, 'region:"late NIGHT"') >= rig.style(0)
    assert searched(rig, "region:everything") == set(rig.ids)
    assert searched(rig, "region:everything -genre:jazz") == set(rig.ids) - rig.style(0)
    assert searched(rig, "region:nothing") == set()
    assert searched(rig, "-region:nothing") == set(rig.ids)


def test_a_region_that_is_not_there_is_told_with_what_may_be_meant(rig: SmartRig) -> None:
    rig.services.music_map.regions.create("Late night", ALL_OF_IT)
    assert searched(rig, 'region:"lat night"') == set()
    with pytest.raises(QuerySyntaxError) as caught:
        rig.services.smart.found(SmartRules('region:"lat night"'))
    assert caught.value.reason == ProblemKind.REGION
    assert caught.value.nearest == "Late night"


def test_edits_are_undone_and_made_again(rig: SmartRig) -> None:
    regions = rig.services.music_map.regions
    made = regions.create("Calm", ALL_OF_IT)
    made.undo()
    assert names(rig) == []
    made.redo()
    assert names(rig) == ["Calm"]
    renamed = regions.rename(region(rig).id, "Quiet")
    assert names(rig) == ["Quiet"]
    redrawn = regions.redraw(region(rig).id, NOTHING_OF_IT)
    assert region(rig).polygon.tolist() == NOTHING_OF_IT.tolist()
    deleted = regions.delete(region(rig).id)
    assert names(rig) == []
    deleted.undo()
    redrawn.undo()
    renamed.undo()
    assert names(rig) == ["Calm"]
    assert region(rig).polygon.tolist() == ALL_OF_IT.tolist()
    assert regions.rename(region(rig).id, "Calm").is_void


def test_an_edit_that_is_overtaken_is_not_undone(rig: SmartRig) -> None:
    regions = rig.services.music_map.regions
    made = regions.create("Calm", ALL_OF_IT)
    regions.rename(region(rig).id, "Quiet")
    with pytest.raises(RegionError, match="changed"):
        made.undo()
    deleted = regions.delete(region(rig).id)
    regions.create("quiet", ALL_OF_IT)
    with pytest.raises(RegionError, match="taken"):
        deleted.undo()
    assert names(rig) == ["quiet"]


@pytest.mark.parametrize(
    ("name", "polygon", "reason"),
    [
        (" ", ALL_OF_IT, "name-empty"),
        ("x" * (LONGEST_NAME + 1), ALL_OF_IT, "name-long"),
        ("CALM", ALL_OF_IT, "taken"),
        ("New", ALL_OF_IT[:2], "corners"),
        ("New", ALL_OF_IT * np.float32(np.nan), "corners"),
        ("New", ALL_OF_IT.ravel(), "corners"),
    ],
)
def test_what_is_no_region_is_refused(rig: SmartRig, name: str, polygon: PositionArray, reason: str) -> None:
    rig.services.music_map.regions.create("Calm", ALL_OF_IT)
    with pytest.raises(RegionError) as caught:
        rig.services.music_map.regions.create(name, polygon)
    assert caught.value.reason == reason
    assert names(rig) == ["Calm"]


def test_smart_playlists_follow_the_name_and_the_outline(rig: SmartRig) -> None:
    regions = rig.services.music_map.regions
    regions.create("Calm", ALL_OF_IT)
    playlist = rig.smart("Inside", "region:calm genre:jazz")
    counts: list[int] = []
    rig.services.smart.watch(playlist, lambda result: counts.append(len(result.tracks.ids)))
    rig.scheduler.settle()
    edit = regions.rename(region(rig).id, "Very quiet")
    rules = rig.services.playlists.reader.playlist(playlist).rules
    assert rules is not None
    assert rules.query == 'region:"Very quiet" genre:jazz'
    regions.redraw(region(rig).id, NOTHING_OF_IT)
    rig.scheduler.advance(1_000)
    rig.scheduler.settle()
    assert counts == [15, 0]
    regions.redraw(region(rig).id, ALL_OF_IT)
    edit.undo()
    rules = rig.services.playlists.reader.playlist(playlist).rules
    assert rules is not None
    assert rules.query == "region:calm genre:jazz"


def test_regions_belong_to_a_profile(rig: SmartRig) -> None:
    rig.services.music_map.regions.create("Calm", ALL_OF_IT)
    changes: list[str] = []
    rig.services.music_map.regions.changed.connect(lambda: changes.append("changed"))
    other = rig.services.profiles.create("Ben")
    rig.services.profiles.switch(other.id)
    rig.scheduler.settle()
    assert changes
    assert names(rig) == []
    rig.services.music_map.regions.create("Calm", ALL_OF_IT)
