"""A real profile with three tracks and a player that only keeps time, for what stands around the window."""

from __future__ import annotations

import os
from pathlib import Path

from musicrec_desktop.app.container import App, build
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.settings import AUTOPLAY
from musicrec_desktop.desktop.integration import Desktop
from musicrec_desktop.desktop.mpris_commands import WindowPort
from musicrec_desktop.model.track import CoverSource, Tags, TrackId
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.player import Player
from tests.support.audio_files import write_tone
from tests.support.library import add_tracks, new_library, scanned
from tests.unit.library.files import PNG

TITLES = ("Blue Hour", "Night & Day <1>", "Four Rivers")
DURATION_MS = 60_000


class DesktopRig:
    """One profile; what the desktop asks of its window is kept.

    Args:
        folder: where everything is written.
        scheduler: of the player.
    """

    def __init__(self, folder: Path, scheduler: Scheduler) -> None:
        self.music = folder / "music"
        self.scheduler = scheduler
        paths = ProfilePaths.under(str(folder / "profile"))
        paths.create()
        new_library(paths.database)
        self.app: App = build(paths, scheduler, engine=NullEngine(scheduler), rng_seed=5)
        self.app.followers.now()  # as behind the first rows
        self.services = self.app.services
        self.services.autoplay.set_enabled(False)
        self.services.settings.set(AUTOPLAY, False)
        self.ids: list[TrackId] = self._fill()
        self.raised, self.quits = 0, 0
        self.opened: list[str] = []
        self.in_tray: list[tuple[str, str]] = []
        self.is_window_active = False
        self.services.now_playing.start()
        self.window = WindowPort(
            come_forward=self._on_raise,
            quit=self._on_quit,
            open_paths=self.opened.extend,
            is_active=lambda: self.is_window_active,
            tell_in_tray=lambda headline, text: self.in_tray.append((headline, text)),
        )
        self.desktop = Desktop(
            player=self.player,
            now_playing=self.services.now_playing,
            playlists=self.services.playlist_playing,
            setting=self.services.settings.get,
            scheduler=scheduler,
            window=self.window,
        )

    @property
    def player(self) -> Player:
        return self.services.player

    def close(self) -> None:
        self.desktop.close()
        self.services.now_playing.close()
        self.app.close()

    def _fill(self) -> list[TrackId]:
        os.makedirs(self.music)
        (self.music / "cover.png").write_bytes(PNG)
        files = []
        for number, title in enumerate(TITLES, 1):
            name = f"{number} é.wav"
            write_tone(str(self.music / name), 0.05)
            tags = Tags(
                title=title,
                artists=("Ada North", "The Lanterns"),
                album="Harbour & Co",
                album_artists=("Ada North",),
                genres=("Jazz",),
                track_number=number,
                disc_number=1,
                year=1959,
                duration_ms=DURATION_MS,
                cover=CoverSource.FOLDER,
            )
            status = os.stat(self.music / name)
            files.append(scanned(name, tags, size=status.st_size, mtime_ns=status.st_mtime_ns))
        return add_tracks(self.app.database, files, str(self.music))[1]

    def _on_raise(self) -> None:
        self.raised += 1

    def _on_quit(self) -> None:
        self.quits += 1
