"""A library of files with covers, and the services that look at them."""

from __future__ import annotations

from pathlib import Path

import mutagen.id3

from musicrec_desktop.analysis.eye.look import look_at
from musicrec_desktop.analysis.outcome import Failure, Outcome
from musicrec_desktop.model.cover_look import CoverLook
from musicrec_desktop.services.covers import CoverService
from musicrec_desktop.services.looks.albums import AlbumLooks
from musicrec_desktop.services.looks.run import LookReport
from musicrec_desktop.services.looks.service import CoverLookService
from musicrec_desktop.services.worker_run import WorkerPace
from musicrec_desktop.storage.covers import CoverStore
from tests.support.worker_pool import AnsweringPool
from tests.unit.library.files import write_mp3
from tests.unit.services.scan.house import House


class Looking:
    """The services over a house; the pool waits for the answers of the test."""

    def __init__(self, house: House, workers: int = 2) -> None:
        self.house = house
        self.pool = AnsweringPool(workers)
        self.wall_path = house.music.parent / "cover-wall.json"
        self.store = CoverStore(house.database)
        self.is_busy, self.is_wanted = False, True
        self.covers = CoverService(
            scheduler=house.scheduler, tracks=house.tracks, covers_dir=str(house.music.parent / "covers")
        )
        self.service = CoverLookService(
            scheduler=house.scheduler,
            store=self.store,
            covers=self.covers,
            pool=self.pool,
            pace=WorkerPace("/no such folder"),
            is_busy=lambda: self.is_busy,
            is_wanted=lambda: self.is_wanted,
        )
        self.albums = AlbumLooks(
            scheduler=house.scheduler,
            store=self.store,
            wall_path=str(self.wall_path),
            is_wanted=lambda: self.is_wanted,
        )
        self.service.looks_changed.connect(self.albums.refresh)
        self.reports: list[LookReport] = []
        self.service.finished.connect(self.reports.append)

    def start(self) -> None:
        self.service.start()
        self.house.scheduler.settle()

    def wish(self, *, is_wanted: bool) -> None:
        """Turn looking on or off, as the setting does."""
        self.is_wanted = is_wanted
        self.service.wish_changed()
        self.house.scheduler.settle()

    def answer(self, outcome: Outcome[CoverLook] | None = None) -> None:
        """Answer the oldest task; by what the eye sees, where nothing else is given."""
        self.pool.answer(outcome or Outcome(look_at(self.pool.paths[0]), cpu_seconds=0.01))
        self.house.scheduler.settle()

    def look(self) -> LookReport:
        """Look at everything."""
        self.start()
        while self.pool.asked:
            self.answer()
        return self.reports[-1]


def refused(reason: str, *, is_of_file: bool = True) -> Outcome[CoverLook]:
    return Outcome(failure=Failure(reason, is_of_file=is_of_file))


def write_track(path: Path, album: str, cover: bytes | None = None, artist: str = "Someone") -> Path:
    """An MP3 file of an album, with a cover inside where one is given."""
    frames: list[mutagen.id3.Frame] = [
        mutagen.id3.TIT2(text=path.stem),
        mutagen.id3.TPE1(text=artist),
        mutagen.id3.TALB(text=album),
    ]
    if cover is not None:
        frames.append(mutagen.id3.APIC(mime="image/jpeg", type=3, data=cover))
    return write_mp3(path, *frames)
