"""A profile in which everything is known of a made library, from its rows to its index of sounds."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.recipe import PLAIN_VERSION
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.settings import TRAINED_EAR
from musicrec_desktop.model.cover_look import (
    COLOUR_BINS,
    COLOUR_REGIONS,
    LOOK_VERSION,
    MOTIF_SIZE,
    CoverLook,
)
from musicrec_desktop.model.features import PendingTrack
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.track import FolderId
from musicrec_desktop.recommend.neighbours.upkeep import IndexUpkeep
from musicrec_desktop.recommend.space.base_fit import shipped_space
from musicrec_desktop.services.covers import CoverService
from musicrec_desktop.services.looks.service import content_hash_of
from musicrec_desktop.services.space_recipes import SPACE_RECIPES
from musicrec_desktop.storage.covers import CoverStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.ratings import RatingStore
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.made_library.files import COVER_PX, Covers, write_album
from tests.support.made_library.names import ALBUM_TRACKS, MadeNames
from tests.support.made_library.sound import MadeSound

MUSIC: Final = "music"
PROFILE: Final = "profile"
LISTENS_PER_TRACK: Final = 0.5
_LIKES, _BANS, _RATINGS = 0.008, 0.001, 0.02
"""Shares of the tracks."""
_FAVOURITES: Final = 0.03
_SESSION: Final = 12
_DAY_MS: Final = 86_400_000
_YEARS_MS: Final = 3 * 365 * _DAY_MS
_BATCH: Final = 100
"""Albums written in one transaction."""
_ROWS: Final = 20_000
"""Listens made at a time."""
_SEED: Final = 1
_PRAGMAS: Final = (
    "PRAGMA cache_size = -400000",
    "PRAGMA wal_autocheckpoint = 50000",
    "PRAGMA synchronous = OFF",
)
"""Indexes are written to all over, and each checkpoint waits for the disk."""


@dataclass(frozen=True, slots=True)
class MadeLibrary:
    """Where a made library lies.

    Attributes:
        music: the folder of the files.
        profile: the folder to start the program on.
        tracks: how many there are.
    """

    music: str
    profile: str
    tracks: int


class _Maker:
    """Writes the parts of a library one after the other.

    What is committed is not made again: the rows tell how far it went, so a maker that was killed goes on
    where it was.

    Args:
        root: the folder for both parts.
        tracks: how many.
        tell: gets a line after each step.
    """

    def __init__(self, root: str, tracks: int, tell: Callable[[str], object]) -> None:
        self._names = MadeNames(tracks)
        self._tracks, self._tell = tracks, tell
        self._now_ms = time.time_ns() // 1_000_000
        self._added_ms = self._now_ms - _YEARS_MS
        self.made = MadeLibrary(os.path.join(root, MUSIC), os.path.join(root, PROFILE), tracks)
        self.paths = ProfilePaths.under(self.made.profile)
        self.paths.create()
        os.makedirs(self.made.music, exist_ok=True)
        self._database = Database(self.paths.database)
        self._database.open()
        for pragma in _PRAGMAS:
            self._database.execute(pragma)

    def make(self) -> None:
        """All of it."""
        try:
            SettingStore(self._database).set(TRAINED_EAR, False)
            for step in (self._write_files, self._describe, self._listen, self._judge, self._index):
                began = time.process_time()
                step()
                self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                self._tell(
                    f"{step.__name__.strip('_')}: {time.process_time() - began:.0f} s of processor time"
                )
        finally:
            self._database.close()

    def _count(self, table: str) -> int:
        ((count,),) = self._database.query(f"SELECT count(*) FROM {table}")
        return int(count)

    def _write_files(self) -> None:
        folders, covers = FolderStore(self._database), Covers()
        folder = folders.add(self.made.music)
        written = -(-self._count("track") // ALBUM_TRACKS)
        for first in range(written, self._names.albums, _BATCH):
            rng = np.random.default_rng((_SEED, first))
            with self._database.transaction():
                for album in range(first, min(first + _BATCH, self._names.albums)):
                    self._write_album(folder.id, covers, album, rng)
        folders.set_scanned(folder.id, self._now_ms)

    def _write_album(self, folder: FolderId, covers: Covers, album: int, rng: np.random.Generator) -> None:
        files = write_album(self.made.music, self._names, album)
        directory = os.path.dirname(files[0].stat.relative_path)
        place = CoverService.place_of(covers.write(self.made.music, directory, album))
        added_ms = self._added_ms + album * _YEARS_MS // (self._names.albums * 2)
        ids, _ = TrackStore(self._database).upsert(folder, files, added_ms)
        picture = CoverStore(self._database).save(
            content_hash_of(covers.data(album)), LOOK_VERSION, _cover_look(rng)
        )
        for track_id, file in zip(ids, files, strict=True):
            path = os.path.join(self.made.music, file.stat.relative_path)
            CoverStore(self._database).link(
                PendingTrack(track_id, path, file.stat.size, file.stat.mtime_ns), place, picture
            )

    def _describe(self) -> None:
        store, tracks = FeatureStore(self._database), TrackStore(self._database)
        described, sound = self._count("features"), MadeSound(self._tracks)
        for first in range(described, self._tracks, _BATCH * ALBUM_TRACKS):
            rows = self._database.query(
                "SELECT id, duration_ms, size, mtime_ns FROM track ORDER BY id LIMIT ? OFFSET ?",
                (_BATCH * ALBUM_TRACKS, first),
            )
            features = sound.features(first, [row[1] for row in rows])
            with self._database.transaction():
                for (track_id, _, size, mtime_ns), found in zip(rows, features, strict=True):
                    tracks.set_decoded(track_id, found.duration_ms, found.audio_id)
                    store.save(track_id, found, size, mtime_ns, self._added_ms)

    def _listen(self) -> None:
        """Sessions of a listener with favourites: the few that are heard often and the many that are not."""
        if self._count("listen"):
            return
        rng = np.random.default_rng((_SEED, 1))
        count = round(LISTENS_PER_TRACK * self._tracks)
        favourites = rng.choice(self._tracks, max(_SESSION, round(_FAVOURITES * self._tracks)))
        places = favourites[np.minimum(rng.zipf(1.3, count) - 1, len(favourites) - 1)]
        with self._database.transaction():
            for first in range(0, count, _ROWS):
                self._database.execute_many(
                    "INSERT INTO listen (listener_id, track_id, started_at_ms, listened_ms, duration_ms,"
                    " reason, origin, session_id, is_play, is_early_skip)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    self._listens(first, places[first : first + _ROWS], count),
                )

    def _listens(self, first: int, places: NDArray[np.int64], count: int) -> list[tuple[object, ...]]:
        """Rows of listens, of which ``first`` is the number of the first one."""
        heard = {
            place: self._database.query("SELECT id, duration_ms FROM track WHERE id = ?", (place + 1,))[0]
            for place in set(places.tolist())
        }
        rows: list[tuple[object, ...]] = []
        for number, place in enumerate(places.tolist(), first):
            is_skip = number % 5 == 0
            track_id, duration_ms = heard[place]
            session = number // _SESSION
            began = self._now_ms - _YEARS_MS + session * (_YEARS_MS - _DAY_MS) // (count // _SESSION + 1)
            rows.append(
                (
                    self._database.listener_id,
                    track_id,
                    began + number % _SESSION * 240_000,
                    5_000 if is_skip else duration_ms,
                    duration_ms,
                    str(EndReason.SKIPPED if is_skip else EndReason.FINISHED),
                    "auto" if number % 3 else "user",
                    session + 1,
                    int(not is_skip),
                    int(is_skip),
                )
            )
        return rows

    def _judge(self) -> None:
        """Likes, bans and ratings."""
        if self._count("rating"):
            return
        rng = np.random.default_rng((_SEED, 2))
        drawn = (1 + rng.permutation(self._tracks)).tolist()
        likes, bans = (max(1, round(share * self._tracks)) for share in (_LIKES, _BANS))
        at_ms = self._now_ms - 30 * _DAY_MS
        with self._database.transaction():
            feedback = FeedbackStore(self._database)
            feedback.add_all(FeedbackKind.LIKE, at_ms, drawn[:likes])
            feedback.add_all(FeedbackKind.BAN, at_ms, drawn[likes : likes + bans])
            rated = drawn[-max(1, round(_RATINGS * self._tracks)) :]
            stars = rng.integers(1, 11, len(rated)).tolist()
            RatingStore(self._database).set_all(dict(zip(rated, stars, strict=True)), at_ms)

    def _index(self) -> None:
        upkeep = IndexUpkeep(
            FeatureStore(self._database),
            index_dir=self.paths.index_dir,
            recipes=SPACE_RECIPES,
            feature_version=PLAIN_VERSION,
            base=shipped_space,
        )
        catalogue = upkeep.load() or upkeep.rebuilt()
        if catalogue is not None and upkeep.is_choice_due(catalogue, None):
            upkeep.chosen(catalogue, None)


def _cover_look(rng: np.random.Generator) -> CoverLook:
    motif = rng.exponential(1, MOTIF_SIZE).astype(np.float32)
    colours = rng.dirichlet(np.full(COLOUR_BINS, 0.1), COLOUR_REGIONS).astype(np.float32)
    return CoverLook(motif, colours, int.from_bytes(rng.bytes(8), "big"), COVER_PX, COVER_PX)


def make_library(
    root: str | Path,
    tracks: int,
    tell: Callable[[str], object] = lambda _line: None,
    *,
    continues: bool = False,
) -> MadeLibrary:
    """Make the files and the profile of a library without the trained ear.

    The window still has a few things to find out that are kept (the taste, the cards of the day); start it
    once before something is measured.

    Args:
        root: folder of both; it may exist, its parts may not.
        tracks: how many, at least 2.
        tell: gets a line after each step.
        continues: whether the parts of a library of as many tracks, whose making was broken off, may be
            there; what is missing is made.

    Raises:
        FileExistsError: there is a library already.
    """
    root = os.path.abspath(root)
    if not continues and os.path.exists(os.path.join(root, MUSIC)):
        raise FileExistsError(os.path.join(root, MUSIC))
    maker = _Maker(root, tracks, tell)
    maker.make()
    return maker.made
