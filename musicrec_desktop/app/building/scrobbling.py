"""Builds scrobbling."""

from __future__ import annotations

import contextlib

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.model.scrobble import Credentials, ServerAddress, ServerKind
from musicrec_desktop.online.server import ScrobbleServer
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.playback.player import Player
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.listening import ListeningService
from musicrec_desktop.services.scrobbling.service import ScrobbleService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.scrobble_accounts import ScrobbleAccountStore
from musicrec_desktop.storage.scrobbles import ScrobbleStore
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.storage.tracks import TrackStore


def build_scrobbling(
    database: Database,
    scheduler: Scheduler,
    observers: contextlib.ExitStack,
    *,
    keeper: TokenKeeper,
    player: Player,
    listening: ListeningService,
    feedback: FeedbackService,
    tracks: TrackStore,
    settings: SettingStore,
    rng_seed: int | None,
) -> ScrobbleService:
    """The service that tells accounts what is heard and liked; ``observers`` closes it."""
    scrobble = ScrobbleService(
        scheduler=scheduler,
        accounts=ScrobbleAccountStore(database),
        queue=ScrobbleStore(database),
        keeper=keeper,
        open_server=open_server,
        player=player,
        listening=listening,
        feedback=feedback,
        tracks=tracks,
        settings=settings,
        rng_seed=rng_seed,
    )
    observers.callback(scrobble.close)
    return scrobble


def open_server(address: ServerAddress, credentials: Credentials) -> ScrobbleServer:
    """The account, ready to be talked to; nothing is sent yet.

    The protocols are loaded with the first account, so that a start without one does not load HTTP.
    """
    if address.kind is ServerKind.LISTENBRAINZ:
        from musicrec_desktop.online.listenbrainz import ListenBrainzServer

        return ListenBrainzServer(address, credentials)
    from musicrec_desktop.online.audioscrobbler import AudioscrobblerServer

    return AudioscrobblerServer(address, credentials)
