"""A library of twelve tracks and a service of playlists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from tests.support.library import add_numbered_tracks, new_library
from tests.support.scheduler import ManualScheduler


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = new_library(str(tmp_path / "library.sqlite3"))
    opened.open()
    add_numbered_tracks(opened, 12)
    yield opened
    opened.close()


@pytest.fixture
def scheduler() -> ManualScheduler:
    return ManualScheduler()


@pytest.fixture
def service(database: Database, scheduler: ManualScheduler) -> PlaylistService:
    return PlaylistService(database=database, browse=BrowseStore(database), scheduler=scheduler)
