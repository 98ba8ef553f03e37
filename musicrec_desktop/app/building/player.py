"""Builds the player, and what plays beside it, shapes its sound and keeps its queue."""

from __future__ import annotations

import contextlib
import random
from dataclasses import dataclass
from functools import partial

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.playback.excerpts import ExcerptPlayer
from musicrec_desktop.playback.neighbours import NeighbourLookup
from musicrec_desktop.playback.player import Player
from musicrec_desktop.services.restart import SessionService
from musicrec_desktop.services.sleep_timer import SleepTimer
from musicrec_desktop.services.sound import SoundService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.queue import QueueStore
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.storage.tracks import TrackStore


@dataclass(frozen=True, slots=True)
class Playback:
    """What goes with the player.

    Attributes:
        excerpts: plays parts of tracks.
        sound: how it sounds.
        session: brings the queue back after a restart.
        sleep: stops it after a while.
    """

    excerpts: ExcerptPlayer
    sound: SoundService
    session: SessionService
    sleep: SleepTimer


def build_player(
    scheduler: Scheduler,
    tracks: TrackStore,
    players: contextlib.ExitStack,
    engine: Engine,
    *,
    rng_seed: int | None,
) -> Player:
    """The player; ``players`` closes it."""
    player = Player(
        engine,
        scheduler,
        NeighbourLookup(tracks.playable, tracks.playable_many),
        random.Random(rng_seed),
    )
    players.callback(player.close)
    return player


def build_playback(
    database: Database,
    scheduler: Scheduler,
    players: contextlib.ExitStack,
    *,
    player: Player,
    tracks: TrackStore,
    settings: SettingStore,
    has_sound: bool,
) -> Playback:
    """What goes with the player; ``players`` closes it before the player."""
    # Excerpts need an engine of their own; where the player's is a given one, they make no sound.
    open_another = partial(open_engine, scheduler, has_sound=has_sound)
    excerpts = ExcerptPlayer(open_another, player.sound, scheduler, tracks.playable)
    players.callback(excerpts.close)
    sound = SoundService(desk=player.sound, settings=settings, scheduler=scheduler)
    players.callback(sound.close)
    session = SessionService(
        player=player, queue_store=QueueStore(database), tracks=tracks, scheduler=scheduler
    )
    players.callback(session.close)
    sleep = SleepTimer(player=player, scheduler=scheduler)
    players.callback(sleep.close)
    return Playback(excerpts, sound, session, sleep)


def open_engine(scheduler: Scheduler, *, has_sound: bool) -> Engine:
    """As ``engines.open_engine``, whose libraries are loaded by the first call."""
    from musicrec_desktop.app.building.engines import open_engine as open_now

    return open_now(scheduler, has_sound=has_sound)


def load_engines() -> None:
    """Load the libraries of sound, in any thread."""
    from musicrec_desktop.app.building.engines import load_sound_library

    load_sound_library()
