"""A program that plays until it is killed.

``python -m tests.support.playing_process DATABASE null|vlc FILE…``
"""

from __future__ import annotations

import random
import sys

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.player import Player
from musicrec_desktop.playback.vlc.engine import VlcEngine
from musicrec_desktop.services.listening import ListeningService
from musicrec_desktop.services.restart import SessionService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.queue import QueueStore
from musicrec_desktop.storage.tracks import TrackStore


def main(database_path: str, engine_name: str, *files: str) -> None:
    """Play the files, which are tracks of the library; print how long was listened, twenty times a second."""
    database = Database(database_path)
    database.open()
    tracks = TrackStore(database)
    loop = LoopScheduler()
    engine: Engine = NullEngine(loop) if engine_name == "null" else VlcEngine(loop, audio_output="dummy")
    player = Player(engine, loop, tracks.playable, random.Random(1))
    listening = ListeningService(player=player, listens=ListenStore(database), tracks=tracks, scheduler=loop)
    session = SessionService(player=player, queue_store=QueueStore(database), tracks=tracks, scheduler=loop)
    assert not listening.recover()
    session.restore()
    player.play_now([found for found in map(tracks.find_path, files) if found is not None])
    loop.call_every(50, lambda: print(player.listened_ms, player.position_ms, flush=True))
    loop.run_until(lambda: False)


if __name__ == "__main__":
    main(*sys.argv[1:])
