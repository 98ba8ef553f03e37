"""The sample of tracks whose excerpts are kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage import reservoir
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_numbered_tracks, features_of

SIZE = 20


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reservoir, "RESERVOIR", SIZE)


def save(database: Database, number: int, count: int = 3, version: int = 1, audio_id: bytes = b"") -> None:
    features = replace(
        features_of([float(number), 1.0], version, audio_id or f"sound {number}".encode()),
        excerpts=np.full((count, 2), number, dtype=np.float16) if count else None,
    )
    FeatureStore(database).save(TrackId(number), features, 1000, 1, NOW_MS)


def kept(database: Database, version: int = 1) -> list[int]:
    return [int(part[0, 0]) for part in FeatureStore(database).excerpts(version)]


def test_all_of_a_small_library_is_kept_as_it_was_measured(database: Database) -> None:
    add_numbered_tracks(database, 5)
    for number in range(1, 6):
        save(database, number, count=number)
    found = {int(part[0, 0]): part for part in FeatureStore(database).excerpts(1)}
    assert sorted(found) == [2, 3, 4, 5]
    assert found[4].shape == (4, 2)
    assert found[4].dtype == np.float32


def test_a_large_library_keeps_a_sample_that_does_not_hang_on_the_order(database: Database) -> None:
    add_numbered_tracks(database, 200)
    for number in range(1, 101):
        save(database, number)
    first = kept(database)
    assert len(first) == SIZE
    for number in range(100, 0, -1):
        save(database, number)
    assert kept(database) == first
    for number in range(101, 201):
        save(database, number)
    later = kept(database)
    assert len(later) == SIZE
    assert 4 <= sum(number > 100 for number in later) <= 16


def test_versions_have_samples_of_their_own(database: Database) -> None:
    add_numbered_tracks(database, 3)
    save(database, 1)
    save(database, 1, count=2, version=2)
    save(database, 2, version=2)
    assert kept(database) == [1]
    assert sorted(kept(database, 2)) == [1, 2]


def test_a_track_that_sounds_otherwise_now_is_kept_as_it_is_now(database: Database) -> None:
    add_numbered_tracks(database, 3)
    save(database, 1)
    save(database, 1, count=5, audio_id=b"another")
    assert [part.shape for part in FeatureStore(database).excerpts(1)] == [(5, 2)]
    save(database, 1, count=0)
    assert kept(database) == []


def test_a_file_that_proves_to_be_a_known_track_stays_in_the_sample(database: Database) -> None:
    _, second, _ = add_numbered_tracks(database, 3)
    save(database, second)
    TrackStore(database).merge_moved(TrackId(3), second)
    assert kept(database) == [second]
    row = database.one("SELECT track_id FROM excerpt_reservoir")
    assert row == (3,)
