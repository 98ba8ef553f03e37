"""A library with tracks, whose rows belong to listeners."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from tests.support.library import add_numbered_tracks, library_of


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = library_of(str(tmp_path / "library.sqlite3"), "")
    yield database
    database.close()


@pytest.fixture
def tracks(database: Database) -> list[TrackId]:
    return add_numbered_tracks(database, 6)
