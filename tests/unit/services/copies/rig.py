"""A library of real files with copies and versions, and the service over it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.core.trash import DesktopTrash
from musicrec_desktop.model.copies import CopyKind, CopyRow
from musicrec_desktop.model.track import CoverSource, Tags, TrackChanges, TrackId
from musicrec_desktop.playback.excerpts import ExcerptPlayer
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.player import Player
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.services.analysis.pictures import PictureService
from musicrec_desktop.services.copies.hearing import CourseHearing
from musicrec_desktop.services.copies.listening import CopyListening
from musicrec_desktop.services.copies.service import CopyService, CopyStores
from musicrec_desktop.services.copies.trashing import CopyTrash
from musicrec_desktop.storage.copies.files import CopyFileStore
from musicrec_desktop.storage.copies.groups import CopyStore
from musicrec_desktop.storage.copies.trashed import TrashedFileStore
from musicrec_desktop.storage.copies.use import UseMover
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.insights.library import LibraryStore
from musicrec_desktop.storage.insights.names import NameStore
from musicrec_desktop.storage.pictures import PictureStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_tracks, new_library, scanned
from tests.support.worker_pool import AnsweringPool
from tests.unit.recommend.libraries import catalogue_of
from tests.unit.recommend.vectors import raw

FLAC: Final[Mapping[str, Any]] = {
    "codec": "flac",
    "is_lossless": True,
    "bit_depth": 16,
    "sample_rate_hz": 44_100,
    "bitrate_kbps": 900,
}
MP3: Final[Mapping[str, Any]] = {"codec": "mp3", "bitrate_kbps": 128, "sample_rate_hz": 44_100}


def tags(title: str, artist: str = "Ada North", **values: Any) -> Tags:
    """Tags of a track of three minutes."""
    return Tags(title=title, artists=(artist,), **{"duration_ms": 180_000, **values})


TRACKS: Sequence[tuple[str, Tags, int]] = (
    # Path, tags, number of its sound.
    ("Blue/01 Rain.flac", tags("Rain", album="Blue", track_number=1, year=1999, genres=("Folk",),
                               album_artists=("Ada North",), cover=CoverSource.FOLDER, **FLAC), 0),
    ("Blue/02 Snow.flac", tags("Snow", album="Blue", track_number=2, **FLAC), 1),
    ("Old/rain.mp3", tags("Rain", **MP3), 0),
    ("Old/rain 320.mp3", tags("Rain", **{**MP3, "bitrate_kbps": 320}), 0),
    ("Live/rain.mp3", tags("Rain (Live at the Harbour)", duration_ms=240_000, **MP3), 2),
    ("Sun/one.mp3", tags("Sun", "Bo", **MP3), 3),
    ("Sun/two.mp3", tags("Sun", "Bo", **MP3), 3),
    ("Alone.mp3", tags("Alone", "Cy", **MP3), 4),
)  # fmt: skip
SAME_BYTES = (5, 6)
"""Tracks that are the same to the last sample."""


@dataclass
class CopyRig:
    """The service, and what it stands on."""

    database: Database
    music: Path
    scheduler: LoopScheduler
    player: Player
    service: CopyService
    stores: CopyStores
    ids: list[TrackId]
    told: list[TrackChanges] = field(default_factory=list)
    pool: AnsweringPool = field(default_factory=AnsweringPool)

    def found(self) -> list[CopyRow]:
        """The groups after a search."""
        self.service.find_blocking(TaskContext())
        return list(self.service.all().rows)

    def of(self, kind: CopyKind) -> list[CopyRow]:
        """The groups of a kind after a search."""
        return [row for row in self.found() if row.kind is kind]

    def numbers(self, row: CopyRow) -> list[int]:
        """Which of ``TRACKS`` a group has."""
        return [self.ids.index(track_id) for track_id in row.ids]

    def path(self, number: int) -> Path:
        """The file of one of ``TRACKS``."""
        return self.music / TRACKS[number][0]


def open_rig(folder: Path) -> CopyRig:
    """A new library with ``TRACKS``; the caller closes its database."""
    music = folder / "music"
    files = []
    for number, (path, known, _) in enumerate(TRACKS):
        file = music / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(bytes([number]) * (1_000 * (number + 1)))
        status = file.stat()
        files.append(scanned(path, known, size=status.st_size, mtime_ns=status.st_mtime_ns))
    database = new_library(str(folder / "library.sqlite3"))
    database.open()
    _, ids = add_tracks(database, files, str(music))
    tracks = TrackStore(database)
    for number in SAME_BYTES:
        tracks.set_decoded(ids[number], 180_000, b"one sound")
    sounds = sounds_of(ids)
    scheduler = LoopScheduler()
    stores = CopyStores(
        groups=CopyStore(database),
        files=CopyFileStore(database),
        use=UseMover(database),
        library=LibraryStore(database),
        names=NameStore(database),
        tracks=tracks,
        pictures=PictureStore(database),
    )
    pool = AnsweringPool()
    pictures = PictureService(scheduler=scheduler, store=stores.pictures, tracks=tracks, pool=pool)
    told: list[TrackChanges] = []
    player = Player(NullEngine(scheduler), scheduler, tracks.playable, random.Random(1))
    service = CopyService(
        scheduler=scheduler,
        stores=stores,
        catalogue=lambda: sounds,
        trash=CopyTrash(
            DesktopTrash(str(folder / "data")), TrashedFileStore(database), tracks, scheduler.clock
        ),
        listening=CopyListening(
            player, ExcerptPlayer(lambda: NullEngine(scheduler), player.sound, scheduler, tracks.playable)
        ),
        library_changed=told.append,
        unheard=lambda: 0,
        courses=CourseHearing(pictures),
    )
    return CopyRig(database, music, scheduler, player, service, stores, ids, told, pool)


def sounds_of(ids: Sequence[TrackId]) -> SoundCatalogue:
    """A catalogue in which tracks of one sound are nearly the same."""
    vectors = raw(len(TRACKS))
    for number, (_, _, sound) in enumerate(TRACKS):
        first = next(place for place, one in enumerate(TRACKS) if one[2] == sound)
        vectors[number] = vectors[first] * np.float32(1 + 0.001 * (number - first))
    return catalogue_of([int(one) for one in ids], vectors)
