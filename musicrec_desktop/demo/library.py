"""Builds the demo library in a folder; what is there already is left alone."""

from __future__ import annotations

import importlib
import json
import os
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol, cast

import numpy as np

from musicrec_desktop.core.atomic import write_atomic
from musicrec_desktop.demo.catalogue import ALBUMS, DemoAlbum, DemoTrack
from musicrec_desktop.demo.cover import make_cover
from musicrec_desktop.demo.encode import FORMATS, FileTags, encode
from musicrec_desktop.demo.score import Score
from musicrec_desktop.demo.sound import Stereo

RECIPE_VERSION: Final = 1
"""Raised when the music changes: libraries of an older version are built again."""

LEDGER_NAME: Final = ".musicrec-demo.json"
COVER_NAME: Final = "cover.png"


OnProgress = Callable[[int, int, str], object]
"""Gets tracks done, tracks in all and the title of the present one."""


class _StyleModule(Protocol):
    def compose(self, score: Score, rng: np.random.Generator) -> Stereo: ...


@dataclass(frozen=True, slots=True)
class PlannedTrack:
    """One file that the library consists of.

    Attributes:
        album: of the plan.
        track: of the plan.
        number: within the album, from 1.
    """

    album: DemoAlbum
    track: DemoTrack
    number: int

    @property
    def relative_path(self) -> str:
        """Where it lies under the library's folder."""
        name = f"{self.number:02} {self.track.title}{FORMATS[self.album.file_format].suffix}"
        return os.path.join(_album_folder(self.album), name)

    @property
    def seed(self) -> int:
        """Seed of everything that chance decides in it; depends on its title only."""
        return zlib.crc32(self.track.title.encode())


def plan() -> list[PlannedTrack]:
    """All tracks, one style after the other."""
    return [
        PlannedTrack(album, track, number)
        for album in ALBUMS
        for number, track in enumerate(album.tracks, start=1)
    ]


def compose(planned: PlannedTrack) -> Stereo:
    """The sound of a track; always the same samples for the same plan, shape (2, n) at 44.1 kHz."""
    module = importlib.import_module(f"musicrec_desktop.demo.styles.{planned.album.style}")
    style = cast(_StyleModule, module)
    return style.compose(planned.track.score, np.random.default_rng(planned.seed))


def build_demo_library(
    folder: str, on_progress: OnProgress = lambda _done, _total, _label: None
) -> list[str]:
    """Write the library; files that are complete are not made again.

    Args:
        folder: absolute; made if it is not there.
        on_progress: is told before each track and at the end.

    Returns:
        The absolute paths of the tracks.

    Raises:
        OSError: the folder cannot be written, or the disk is full.
    """
    os.makedirs(folder, exist_ok=True)
    tracks = plan()
    sizes = _read_ledger(folder)
    paths: list[str] = []
    for done, planned in enumerate(tracks):
        path = os.path.join(folder, planned.relative_path)
        if not _is_complete(path, sizes.get(planned.relative_path)):
            on_progress(done, len(tracks), planned.track.title)
            sizes[planned.relative_path] = _build_track(folder, planned)
            _write_ledger(folder, sizes)
        paths.append(path)
    on_progress(len(tracks), len(tracks), "")
    return paths


def _build_track(folder: str, planned: PlannedTrack) -> int:
    """Compose, encode and write one track; its size in bytes."""
    album = planned.album
    file_format = FORMATS[album.file_format]
    cover = make_cover(album.style, album.hue, np.random.default_rng(zlib.crc32(album.title.encode())))
    tags = FileTags(
        title=planned.track.title,
        artist=album.artist,
        album=album.title,
        genre=album.genre,
        year=album.year,
        track_number=planned.number,
        track_total=len(album.tracks),
    )
    if file_format.is_cover_beside:
        write_atomic(os.path.join(folder, _album_folder(album), COVER_NAME), cover)
    content = encode(compose(planned), file_format, tags, None if file_format.is_cover_beside else cover)
    write_atomic(os.path.join(folder, planned.relative_path), content)
    return len(content)


def _album_folder(album: DemoAlbum) -> str:
    return os.path.join(album.artist, f"{album.year} {album.title}")


def _is_complete(path: str, size: int | None) -> bool:
    try:
        return size is not None and os.stat(path).st_size == size
    except FileNotFoundError:
        return False


def _read_ledger(folder: str) -> dict[str, int]:
    """Sizes of the tracks that this recipe finished; an unreadable list counts as empty."""
    try:
        with open(os.path.join(folder, LEDGER_NAME), encoding="utf-8") as file:
            ledger = json.load(file)
    except (FileNotFoundError, ValueError):
        return {}
    if not isinstance(ledger, dict) or ledger.get("version") != RECIPE_VERSION:
        return {}
    files = ledger.get("files")
    if not isinstance(files, dict):
        return {}
    return {str(path): size for path, size in files.items() if isinstance(size, int)}


def _write_ledger(folder: str, sizes: dict[str, int]) -> None:
    ledger = {"version": RECIPE_VERSION, "files": sizes}
    write_atomic(os.path.join(folder, LEDGER_NAME), json.dumps(ledger, ensure_ascii=False).encode())
