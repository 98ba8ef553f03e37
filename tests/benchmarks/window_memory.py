"""What the window's process needs while it is used: ``python -m tests.benchmarks.window_memory [TRACKS]``.

Makes a library of real files (4,000 unless told otherwise), every album with a cover of its own inside its
files, scans it, and describes it with vectors like those of real music. A new process then opens the window
(offscreen, sound through libVLC where it is installed) and goes through 500 rounds of what a person does:
pages, albums with their covers, searches, similar tracks, skips, dialogs. Told is the memory (RSS) after each
hundred rounds; it exits with 1 where it grows by more than 30 MB after the first hundred.
"""

from __future__ import annotations

import gc
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import Final

ROUNDS: Final = 500
SETTLED_AFTER: Final = 100
ALLOWED_GROWTH_MB: Final = 30
ALBUM_TRACKS: Final = 4
COVER_PX: Final = 700
SECONDS: Final = 6.0
TRACKS: Final = 4_000
PATIENCE_S: Final = 300.0
WORDS: Final = ("title 1", "artist 7", "album 33", "genre:jazz", "12")


def make_files(folder: str, count: int) -> None:
    """Write tracks that share one short sound, with covers of about 120 kB that no two albums share."""
    import numpy as np
    import soundfile
    from mutagen.flac import FLAC, Picture
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage

    from tests.support.audio_files import tone

    os.makedirs(folder, exist_ok=True)
    base = os.path.join(folder, "base.flac")
    soundfile.write(base, tone(SECONDS, level=0.05), 44_100)
    with open(base, "rb") as file:
        sound = file.read()
    os.unlink(base)
    rng = np.random.default_rng(1)
    ramp = np.linspace(0, 1, COVER_PX)
    grain = rng.normal(0, 9, (COVER_PX, COVER_PX, 3)).astype(np.float32)
    for album in range(-(-count // ALBUM_TRACKS)):
        waves = np.outer(
            np.sin(ramp * rng.uniform(2, 40) + rng.uniform(0, 6)), np.cos(ramp * rng.uniform(2, 40))
        )
        colour = (waves.astype(np.float32)[:, :, None] * np.float32(rng.uniform(20, 60))) + np.roll(
            grain, album * 37, axis=0
        )
        colour += rng.uniform(60, 190, 3).astype(np.float32)
        pixels = np.ascontiguousarray(np.clip(colour, 0, 255), dtype=np.uint8)
        image = QImage(pixels.data, COVER_PX, COVER_PX, 3 * COVER_PX, QImage.Format.Format_RGB888)
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPG", 55)  # type: ignore[call-overload]  # the stubs want bytes
        picture = Picture()
        picture.type, picture.mime, picture.data = 3, "image/jpeg", bytes(held.data())
        for number in range(album * ALBUM_TRACKS, min(count, (album + 1) * ALBUM_TRACKS)):
            path = os.path.join(folder, f"{number:05}.flac")
            with open(path, "wb") as file:
                file.write(sound)
            tags = FLAC(path)
            tags["title"] = f"Title {number * 7919 % count}"
            tags["artist"] = f"Artist {album % 397}"
            tags["album"] = f"Album {album}"
            tags["genre"] = ("Jazz", "Rock", "Folk")[album % 3]
            tags["tracknumber"] = str(number % ALBUM_TRACKS + 1)
            tags.add_picture(picture)
            tags.save(padding=lambda _info: 0)


def describe(root: str) -> None:
    """Give every track of a scanned library a vector and descriptors."""
    import numpy as np

    from musicrec_desktop.analysis.recipe import BLOCKS, EXTRACTOR_VERSION
    from musicrec_desktop.core.paths import ProfilePaths
    from musicrec_desktop.model.features import Features
    from musicrec_desktop.model.track import TrackId
    from musicrec_desktop.storage.database import Database
    from musicrec_desktop.storage.features import FeatureStore
    from tests.support.library import NOW_MS

    database = Database(ProfilePaths.under(root).database)
    database.open()
    store, rng = FeatureStore(database), np.random.default_rng(2)
    width = max(block.start + block.size for block in BLOCKS)
    rows = database.query("SELECT id, size, mtime_ns FROM track ORDER BY id")
    centre = rng.normal(0, 1, (max(1, len(rows) // 40), width))
    with database.transaction():
        for number, size, mtime_ns in rows:
            vector = centre[number % len(centre)] + rng.normal(0, 1, width)
            features = Features(
                EXTRACTOR_VERSION,
                vector.astype(np.float32),
                {"tempo_bpm": 90.0 + number % 60, "tempo_confidence": 0.6, "energy": number % 10 / 10},
                int(number).to_bytes(16, "big"),
                round(1000 * SECONDS),
            )
            store.save(TrackId(number), features, size, mtime_ns, NOW_MS)
    database.close()


def memory_mb() -> float:
    """What of this process is in memory now (RSS)."""
    with open("/proc/self/statm", "rb") as file:
        pages = int(file.read().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Person:
    """Somebody who uses the window."""

    def __init__(self, root: str) -> None:
        from musicrec_desktop.app.container import build
        from musicrec_desktop.core.errors import PlaybackError
        from musicrec_desktop.core.paths import ProfilePaths
        from musicrec_desktop.ui.theme.control import ThemeController
        from musicrec_desktop.ui.window.application import create_application
        from musicrec_desktop.ui.window.main_window import MainWindow
        from musicrec_desktop.ui.window.qt_scheduler import QtScheduler
        from tests.support.engines import silent_stream, vlc_stream

        self.qt = create_application(["window_memory"])
        scheduler = QtScheduler()
        try:
            engine = vlc_stream(scheduler)
        except PlaybackError:  # no libVLC on this machine
            engine = silent_stream(scheduler)
        self.app = build(ProfilePaths.under(root), scheduler, engine=engine, rng_seed=3)
        self.window = MainWindow(self.app.services, ThemeController(self.qt, "dark"))
        self.window.resize(1280, 800)
        self.window.show()
        self.rng = random.Random(4)
        scheduler.post(self.app.services.similarity.load)
        self.until(lambda: self.window.pages.tracks.model.rowCount() > 0, "the library")
        self.until(lambda: self.app.services.similarity.ready_count > 0, "the index")

    def until(self, is_done: Callable[[], bool], what: str) -> None:
        """Let the window work until something is so."""
        deadline = time.monotonic() + PATIENCE_S
        while not is_done():
            if time.monotonic() > deadline:
                raise TimeoutError(what)
            self.qt.processEvents()
            time.sleep(0.002)

    def rest(self, seconds: float) -> None:
        """Look for a moment."""
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end, "a moment")

    def rounds(self) -> Iterator[int]:
        """Do one thing after the other."""
        from musicrec_desktop.model.browse import Scope, ScopeKind
        from musicrec_desktop.model.track import TrackId
        from musicrec_desktop.ui.window.places import PageId

        window, rng = self.window, self.rng
        ids = [TrackId(number) for number in window.pages.tracks.model.ids]
        albums = [f"Album {number}" for number in range(-(-len(ids) // ALBUM_TRACKS))]
        pages = (PageId.ALBUMS, PageId.ARTISTS, PageId.TRACKS, PageId.GENRES, PageId.HISTORY, PageId.LIKED)
        for number in range(ROUNDS):
            step = number % 5
            if step == 0:
                window.navigator.go_page(pages[number // 5 % len(pages)])
                self.rest(0.05)
                page = window.navigator.page
                bar = page.view.verticalScrollBar()  # type: ignore[attr-defined]
                for _ in range(4):
                    bar.setValue(rng.randint(0, max(0, bar.maximum())))
                    self.rest(0.1)
            elif step == 1:
                album = rng.randrange(len(albums))
                window.navigator.go_scope(Scope(ScopeKind.ALBUM, albums[album], f"Artist {album % 397}"))
                self.rest(0.1)
            elif step == 2:
                window.navigator.go_page(PageId.TRACKS)
                window.sidebar.search.setText(rng.choice(WORDS))
                self.rest(0.25)
                window.sidebar.search.clear()
            elif step == 3:
                track = self.app.services.browse.track(rng.choice(ids))
                assert track is not None
                window.navigator.go_similar(track)
                self.rest(0.05)
                window.actions_table.run(("properties", "shortcuts", "about", "settings")[number // 5 % 4])
                self.rest(0.05)
                for dialog in self.qt.topLevelWidgets():
                    if dialog is not window and dialog.isVisible():
                        dialog.close()
            elif self.app.services.player.queue.current is None:
                self.app.services.player.play_now([rng.choice(ids) for _ in range(20)])
                self.rest(0.3)
            else:
                self.app.services.player.next()
                self.rest(0.3)
            yield number + 1

    def close(self) -> None:
        """Go."""
        self.window.close()
        self.window.disconnect_services()
        self.app.close()


def measure(root: str) -> list[tuple[int, float]]:
    """Use the window in this process; rounds and megabytes."""
    person = Person(root)
    found = [(0, memory_mb())]
    for done in person.rounds():
        if done % 100 == 0:
            person.rest(1.0)
            gc.collect()
            found.append((done, memory_mb()))
            print(f"{done:5} rounds {found[-1][1]:8.1f} MB", file=sys.stderr, flush=True)
    person.close()
    return found


def main() -> int:
    """Make the library, use the window in a new process, and print what it needed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if len(sys.argv) == 3 and sys.argv[1] == "--inside":
        print(json.dumps(measure(sys.argv[2])))
        return 0
    count = int(sys.argv[1]) if len(sys.argv) > 1 else TRACKS
    with tempfile.TemporaryDirectory(prefix="musicrec-memory-") as root:
        music, profile = os.path.join(root, "music"), os.path.join(root, "profile")
        make_files(music, count)
        python = [sys.executable, "-m"]
        scan = [*python, "musicrec_desktop", "--profile-dir", profile, "scan", music]
        subprocess.run(scan, check=True, stdout=subprocess.DEVNULL)
        describe(profile)
        inside = [*python, "tests.benchmarks.window_memory", "--inside", profile]
        told = subprocess.run(inside, check=True, stdout=subprocess.PIPE).stdout
    found = json.loads(told)
    for rounds, megabytes in found:
        print(f"  after {rounds:3} rounds {megabytes:8.1f} MB")
    settled = next(megabytes for rounds, megabytes in found if rounds == SETTLED_AFTER)
    growth = found[-1][1] - settled
    print(f"{count:,} tracks: {growth:+.1f} MB after the first {SETTLED_AFTER} rounds")
    return 0 if growth <= ALLOWED_GROWTH_MB else 1


if __name__ == "__main__":
    sys.exit(main())
