"""Vectors of earlier releases are packed beside everything else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.model.features import TRAINED_EAR
from musicrec_desktop.services.features.packing import DELAY_MS, PAUSE_MS, FeaturePackingService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feature_packing import ROWS, FeaturePacking
from musicrec_desktop.storage.features import FeatureStore
from tests.support.library import add_numbered_tracks, new_library
from tests.support.scheduler import ManualScheduler

PLAIN, SIZE = TRAINED_EAR.base, TRAINED_EAR.start
COUNT = ROWS + 50


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A library with vectors as an earlier release wrote them, and some newer and other ones."""
    made = new_library(str(tmp_path / "library.sqlite3"))
    made.open()
    ids = add_numbered_tracks(made, COUNT)
    rng = np.random.default_rng(1)
    made.execute_many(
        "INSERT INTO features (track_id, version, size, mtime_ns, vector, descriptors, analysed_at_ms)"
        " VALUES (?, ?, 1000, 1, ?, '{\"energy\": 0.5}', 0)",
        [
            *((one, PLAIN, rng.standard_normal(SIZE).astype("<f2").tobytes()) for one in ids),
            (ids[0], TRAINED_EAR.version, rng.standard_normal(1003).astype("<f2").tobytes()),
        ],
    )
    made.execute("INSERT INTO feature_packing SELECT 1, 0, max(rowid) FROM features")
    yield made
    made.close()


def sizes(database: Database) -> list[tuple[int, ...]]:
    """How many bytes the vectors of each version have, and how many have them."""
    return database.query(
        "SELECT version, length(vector), count(*) FROM features GROUP BY 1, 2 ORDER BY 1, 2"
    )


def test_all_are_packed_in_parts_and_nothing_else_changes(database: Database) -> None:
    store = FeatureStore(database)
    before, sounds = store.matrix(PLAIN), database.query("SELECT * FROM track_sound")
    scheduler = ManualScheduler()
    service = FeaturePackingService(scheduler=scheduler, packing=FeaturePacking(database))
    service.start()
    scheduler.settle()
    assert sizes(database) == [(2, 2670, COUNT), (3, 2006, 1)]
    scheduler.advance(DELAY_MS)
    scheduler.settle()
    assert sizes(database) == [(2, 1335, ROWS), (2, 2670, COUNT - ROWS), (3, 2006, 1)]
    scheduler.advance(PAUSE_MS)
    scheduler.settle()
    assert sizes(database) == [(2, 1335, COUNT), (3, 2006, 1)]
    assert database.query("SELECT * FROM feature_packing") == []
    after = store.matrix(PLAIN)
    assert after.ids.tolist() == before.ids.tolist()
    assert after.vectors.shape == before.vectors.shape
    assert database.query("SELECT * FROM track_sound") == sounds
    assert store.counts(PLAIN) == (COUNT, 0, 0)
    assert database.query("PRAGMA integrity_check") == [("ok",)]


def test_it_goes_on_where_it_was_broken_off(database: Database) -> None:
    scheduler = ManualScheduler()
    service = FeaturePackingService(scheduler=scheduler, packing=FeaturePacking(database))
    service.start()
    scheduler.advance(DELAY_MS)
    scheduler.settle()
    service.close()
    scheduler.advance(PAUSE_MS)
    scheduler.settle()
    assert sizes(database)[1] == (2, 2670, COUNT - ROWS)
    assert not FeaturePacking(database).pack()
    assert sizes(database) == [(2, 1335, COUNT), (3, 2006, 1)]
    assert not FeaturePacking(database).pack()
