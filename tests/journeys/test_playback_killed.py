"""A player that is killed in the middle of a track comes back where it was, and its history is whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from musicrec_desktop.model.files import FileStat, ScannedFile
from musicrec_desktop.model.playback import EndReason, PlayerState
from musicrec_desktop.model.track import Tags
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.player import Player
from musicrec_desktop.services.listening import ListeningService
from musicrec_desktop.services.restart import SessionService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.queue import QueueStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.audio_files import write_tone
from tests.support.processes import ended
from tests.support.scheduler import ManualScheduler
from tests.support.sound import require_vlc

KILL_AFTER_MS = 6_500
DURATION_MS = 60_000


def _play_until_killed(database_path: str, engine: str, files: list[str]) -> tuple[int, int]:
    """Run the player as a process and kill it; what it had listened, and where it was."""
    arguments = [sys.executable, "-m", "tests.support.playing_process", database_path, engine, *files]
    root = os.path.join(os.path.dirname(__file__), "..", "..")
    with ended(subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=root)) as process:
        assert process.stdout is not None
        for line in process.stdout:
            listened_ms, position_ms = map(int, line.split())
            if listened_ms >= KILL_AFTER_MS:
                break
    return listened_ms, position_ms


@pytest.mark.parametrize("engine", ["null", pytest.param("vlc", marks=pytest.mark.vlc)])
def test_a_kill_loses_at_most_five_seconds(tmp_path: Path, engine: str) -> None:
    if engine == "vlc":
        require_vlc()
    files = [write_tone(str(tmp_path / f"{number}.wav"), DURATION_MS / 1000) for number in (1, 2)]
    database = Database(str(tmp_path / "library.sqlite3"))
    database.open()
    folder = FolderStore(database).add(str(tmp_path))
    scanned = [
        ScannedFile(FileStat(os.path.basename(path), 1, 1), Tags("tone", duration_ms=DURATION_MS))
        for path in files
    ]
    TrackStore(database).upsert(folder.id, scanned, 1)

    listened_ms, position_ms = _play_until_killed(database.path, engine, files)

    scheduler = ManualScheduler()
    tracks = TrackStore(database)
    player = Player(NullEngine(scheduler), scheduler, tracks.playable, random.Random(1))
    listening = ListeningService(
        player=player, listens=ListenStore(database), tracks=tracks, scheduler=scheduler
    )
    session = SessionService(
        player=player, queue_store=QueueStore(database), tracks=tracks, scheduler=scheduler
    )
    (recovered,) = listening.recover()
    session.restore()
    assert recovered.reason is EndReason.INTERRUPTED
    assert 0 <= listened_ms - recovered.listened_ms <= 5_300
    assert recovered.listened_ms > 0
    assert player.state is PlayerState.PAUSED
    assert 0 <= position_ms - player.position_ms <= 5_300
    assert [len(player.queue.upcoming), player.queue.current is not None] == [1, True]
    assert ListenStore(database).recent(5) == [recovered]
    player.close()
    database.close()
