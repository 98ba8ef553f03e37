"""Copies and versions are not recommended to each other, and weights of the listener's own count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.model.track import TrackId
from tests.unit.recommend.vectors import raw
from tests.unit.services.similarity.rig import Rig, pairs


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.database.close()


def test_other_files_of_the_same_recording_and_versions_are_left_out(rig: Rig) -> None:
    vectors = pairs(20)
    vectors[1] = vectors[0] + np.float32(0.02) * vectors.std(axis=0) * np.resize([1, -1], 16)
    vectors[2] = vectors[10]
    vectors[3] = vectors[0]
    rig.add(
        20,
        titles={1: "Rain", 3: "Rain (Live in Kiel)", 4: "Sun"},
        durations_ms={1: 200_000, 2: 200_900, 3: 260_000, 4: 300_000},
    )
    rig.analyse(*range(1, 21), vectors=vectors)
    rig.service.load()
    rig.scheduler.settle()
    found = rig.similar(1, 19)
    assert 2 not in found
    assert 3 not in found
    assert found[0] == 4


def test_of_two_files_of_one_recording_only_one_is_recommended(rig: Rig) -> None:
    vectors = pairs(20)
    vectors[1] = vectors[0] + np.float32(0.1) * vectors.std(axis=0) * np.resize([1, -1], 16)
    vectors[2] = vectors[1]
    rig.add(20, titles={2: "Rain", 3: "Rain"}, durations_ms={1: 200_000, 2: 260_000, 3: 260_500})
    rig.analyse(*range(1, 21), vectors=vectors)
    rig.service.load()
    rig.scheduler.settle()
    assert len({2, 3} & set(rig.similar(1, 5))) == 1


def test_weights_of_the_listener_turn_the_order(rig: Rig) -> None:
    rng = np.random.default_rng(8)
    vectors = raw(40)
    rhythm, timbre = slice(8, 12), slice(0, 8)
    vectors[1, rhythm] = vectors[0, rhythm]
    vectors[2, timbre] = vectors[0, timbre] + 1e-3 * rng.standard_normal(8)
    rig.add(40)
    rig.analyse(*range(1, 41), vectors=vectors)
    rig.service.load()
    rig.scheduler.settle()
    plain = rig.service.similar(TrackId(1), 10)
    even = rig.service.similar(
        TrackId(1), 10, dict.fromkeys(("timbre", "rhythm", "harmony", "dynamics"), 0.5)
    )
    assert [item.track_id for item in even] == [item.track_id for item in plain]
    others = {"harmony": 0.0, "dynamics": 0.0}
    by_rhythm = rig.service.similar(TrackId(1), 10, {"timbre": 0.0, **others})
    by_timbre = rig.service.similar(TrackId(1), 10, {"rhythm": 0.0, **others})
    assert by_rhythm[0].track_id == 2
    assert by_timbre[0].track_id == 3
    scores = [item.score for item in by_rhythm]
    assert scores == sorted(scores, reverse=True)
