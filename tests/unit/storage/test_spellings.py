"""Names and their tracks are read together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.spellings import album_spellings, codec_spellings, value_spellings
from tests.support.library import add_numbered_tracks, new_library


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = new_library(str(tmp_path / "library.sqlite3"))
    opened.open()
    yield opened
    opened.close()


def test_nothing_is_called_anything_in_an_empty_library(database: Database) -> None:
    for found in (album_spellings(database), value_spellings(database, "artist"), codec_spellings(database)):
        assert not found.names
        assert not len(found.ids)
        assert found.first_ids == []
        assert found.without(np.array([1])) is found


def test_each_track_stands_with_its_names(database: Database) -> None:
    add_numbered_tracks(database, 30)
    found = value_spellings(database, "artist")
    assert int(found.counts.sum()) == len(found.ids)
    names = np.repeat(np.array([name[1] for name in found.names]), found.counts)
    for track_id, name in zip(found.ids.tolist(), names.tolist(), strict=True):
        row = database.one(
            "SELECT count(*) FROM track_value WHERE track_id = ? AND kind = 'artist' AND value = ?",
            (track_id, name),
        )
        assert row == (1,)


def test_without_some_tracks_names_that_nothing_else_has_are_gone(database: Database) -> None:
    add_numbered_tracks(database, 30)
    found = value_spellings(database, "artist")
    first = found.ids[: int(found.counts[0])]
    rest = found.without(first)
    gone = [name for name in found.names if name not in rest.names]
    assert found.names[0] in gone
    assert not set(first.tolist()) & set(rest.ids.tolist())
    assert int(rest.counts.sum()) == len(rest.ids)
    assert rest.first_ids == [min(ids) for ids in np.split(rest.ids, np.cumsum(rest.counts)[:-1])]
    some = found.where([place == 0 for place in range(len(found.names))])
    assert some.names == [found.names[0]]
    assert some.ids.tolist() == first.tolist()


def test_albums_are_read_from_an_index_alone(database: Database) -> None:
    seen: list[str] = []
    database.connection.set_trace_callback(seen.append)
    album_spellings(database)
    database.connection.set_trace_callback(None)
    (plan,) = [
        row[3] for row in database.query(f"EXPLAIN QUERY PLAN {seen[-1]}") if row[3].startswith("SCAN track")
    ]
    assert plan == "SCAN track USING COVERING INDEX track_by_album_name"
