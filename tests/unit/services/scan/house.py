"""A library over a temporary folder of music, for tests of scans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.library.file_reader import FileReader
from musicrec_desktop.library.tags import TagReading
from musicrec_desktop.model.files import ScanReport
from musicrec_desktop.model.track import TrackChanges, TrackId
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.unread_files import UnreadFileStore
from tests.support.library import new_library
from tests.support.scheduler import ManualScheduler


@dataclass
class House:
    """A library over a temporary folder of music."""

    music: Path
    database: Database
    scheduler: ManualScheduler = field(default_factory=ManualScheduler)

    def __post_init__(self) -> None:
        self.tracks = TrackStore(self.database)
        self.folders = FolderStore(self.database)
        self.service = ScanService(
            scheduler=self.scheduler,
            folders=self.folders,
            tracks=self.tracks,
            unread=UnreadFileStore(self.database),
        )
        self.changes: list[TrackChanges] = []
        self.service.library_changed.connect(self.changes.append)

    def scan(self, *paths: Path) -> ScanReport:
        report = self.service.scan_blocking([str(path) for path in paths or (self.music,)], TaskContext())
        self.scheduler.settle()
        return report

    def forbid_reading(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """From now on a file that is opened fails the test."""

        def tags_of(_: FileReader, files: Sequence[tuple[str, str]], *__: object) -> Iterator[TagReading]:
            assert not list(files), "read again"
            return iter(())

        monkeypatch.setattr(FileReader, "tags_of", tags_of)

    def id_of(self, path: Path) -> TrackId:
        found = self.tracks.find_path(str(path))
        assert found is not None
        return found

    def titles(self) -> set[str]:
        ids = [TrackId(int(number)) for number in self.tracks.present_ids()]
        return {track.tags.title for track in self.tracks.many(ids)}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    music = tmp_path / "music"
    music.mkdir()
    database = new_library(str(tmp_path / "profile" / "library.sqlite3"))
    database.open()
    yield House(music, database)
    database.close()


def counts(report: ScanReport) -> tuple[int, int, int, int, int]:
    what = report.changes
    return len(what.added), len(what.changed), len(what.moved), len(what.missing), report.unchanged
