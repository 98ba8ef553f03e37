"""What other processes do to playlists is told like the edits of this one, once, and only what it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.playlists.outside import LOOK_MS
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from tests.support.scheduler import ManualScheduler
from tests.unit.services.playlists.test_lists import made

FOLDERS = "folders"


@pytest.fixture
def other(database: Database, scheduler: ManualScheduler) -> Iterator[PlaylistService]:
    """The same playlists in another process, as far as this one can tell."""
    opened = Database(database.path)
    opened.open()
    schedule = ManualScheduler(scheduler.clock)
    yield PlaylistService(database=opened, browse=BrowseStore(opened), scheduler=schedule)
    opened.close()


@pytest.fixture
def list_id(service: PlaylistService) -> PlaylistId:
    return made(service.lists.create("One", [TrackId(1)]))


@pytest.fixture
def told(service: PlaylistService, scheduler: ManualScheduler, list_id: PlaylistId) -> list[object]:
    """What is told from now on."""
    service.outside.start()
    scheduler.settle()
    told: list[object] = []
    service.reader.playlists_changed.connect(told.append)
    service.reader.folders_changed.connect(lambda: told.append(FOLDERS))
    scheduler.clock.advance(1_000)
    return told


def test_edits_of_another_process_are_told_once(
    service: PlaylistService,
    other: PlaylistService,
    scheduler: ManualScheduler,
    list_id: PlaylistId,
    told: list[object],
) -> None:
    new = made(other.lists.create("Two", [TrackId(2)]))
    scheduler.advance(LOOK_MS)
    assert told == [(new,)]
    other.entries.add(list_id, [TrackId(3)])
    other.lists.rename(new, "Three")
    scheduler.advance(LOOK_MS)
    assert told[1:] == [(list_id, new)]
    other.lists.delete([list_id])
    scheduler.advance(LOOK_MS)
    assert told[2:] == [(list_id,)]
    other.folders.create("Folder")
    scheduler.advance(5 * LOOK_MS)
    assert told[3:] == [FOLDERS]
    service.outside.close()


def test_own_edits_are_not_told_again(
    service: PlaylistService,
    other: PlaylistService,
    scheduler: ManualScheduler,
    list_id: PlaylistId,
    told: list[object],
) -> None:
    service.entries.add(list_id, [TrackId(2)])
    service.folders.create("Folder")
    scheduler.advance(3 * LOOK_MS)
    assert told == [(list_id,), FOLDERS]
    other.lists.describe(list_id, "changed elsewhere just after it")
    scheduler.advance(LOOK_MS)
    assert told[2:] == [(list_id,)]
    service.outside.close()
    other.lists.rename(list_id, "Another")
    scheduler.advance(3 * LOOK_MS)
    assert len(told) == 3
