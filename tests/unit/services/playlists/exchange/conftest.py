"""Imports and exports on the library of the playlist tests."""

from __future__ import annotations

import pytest

from musicrec_desktop.services.playlists.exchange.service import PlaylistExchange
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.state import SettingStore, StateStore
from tests.support.scheduler import ManualScheduler


@pytest.fixture
def exchange(database: Database, service: PlaylistService, scheduler: ManualScheduler) -> PlaylistExchange:
    return PlaylistExchange(
        database=database,
        playlists=service,
        scheduler=scheduler,
        state=StateStore(database),
        settings=SettingStore(database),
        find=lambda rules: [1, 2] if rules.query else [],
    )
