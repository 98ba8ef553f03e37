"""A library in a database, and the service that imports into it, without files and without a window."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.services.importing.service import ImportService
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.testing.clock import FakeClock
from tests.support.library import add_tracks, library_of, scanned
from tests.support.scheduler import ManualScheduler

NOW_MS = 1_750_000_000_000
_DERIVED = ("track_search", "sqlite_", "_sqlite")


@dataclass
class ImportRig:
    """What a test of imports works with.

    Attributes:
        folder: of the profile.
        database: of the profile.
        scheduler: its clock is in June 2025.
        playlists: of the listener.
        service: what is tested.
    """

    folder: Path
    database: Database
    scheduler: ManualScheduler
    playlists: PlaylistService
    service: ImportService
    found: list[TrackId] = field(default_factory=list)

    def add(self, tracks: Iterable[tuple[str, str, str, int]], folder: str = "/music") -> list[TrackId]:
        """Put tracks into the library: artist, title, album, length in ms."""
        files = [
            scanned(
                f"{artist}/{album}/{title}.flac",
                Tags(title, (artist,), album=album, album_artists=(artist,), duration_ms=length),
            )
            for artist, title, album, length in tracks
        ]
        return add_tracks(self.database, files, folder)[1]

    def write(self, name: str, content: Any) -> str:
        """A file of an export; JSON of what is no text."""
        path = self.folder / "exports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return str(path)

    def bring_in(self, path: str, **how: Any) -> list[Any]:
        """Import a file; the imports that were done."""
        report = self.service.carry_out(self.service.plan(path), **how)
        return list(report.imports)

    def use(self) -> dict[TrackId, tuple[int, int, int | None]]:
        """Plays, skips and last play of tracks, as lists show them."""
        rows = self.database.query("SELECT track_id, plays, skips, last_played_ms FROM own_use")
        return {TrackId(row[0]): row[1:] for row in rows}

    def tables(self, without: Iterable[str] = ()) -> dict[str, list[str]]:
        """All rows of the database, by table."""
        names = self.database.query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return {
            name: sorted(map(repr, self.database.query(f'SELECT * FROM "{name}"')))
            for (name,) in names
            if not name.startswith(_DERIVED) and name not in set(without)
        }


@contextmanager
def import_rig(folder: Path, listener: str = "") -> Iterator[ImportRig]:
    """An empty library."""
    database = library_of(str(folder / "library.sqlite3"), listener)
    scheduler = ManualScheduler(FakeClock(NOW_MS))
    playlists = PlaylistService(database=database, browse=BrowseStore(database), scheduler=scheduler)
    found: list[TrackId] = []

    def find(_rules: SmartRules) -> list[TrackId]:
        return found

    service = ImportService(
        database=database,
        playlists=playlists,
        scheduler=scheduler,
        cache_dir=str(folder / "cache"),
        find=find,
    )
    yield ImportRig(folder, database, scheduler, playlists, service, found)
    service.close()
    database.close()
