"""Builds the service of profiles, and tells every service that keeps personal values of a switch."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from musicrec_desktop.core.later import made
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.services.profiles.service import ProfileService
from musicrec_desktop.services.profiles.vault import KeyRing
from musicrec_desktop.services.suite import Services
from musicrec_desktop.storage.database import Database

Service = TypeVar("Service")


def build_profiles(database: Database, scheduler: Scheduler) -> ProfileService:
    """The service, for the profile that the database reads for."""
    scheduler.set_scope(database.task_context)
    return ProfileService(database=database, scheduler=scheduler)


def build_secrets(database: Database, paths: ProfilePaths) -> tuple[KeyRing, TokenKeeper]:
    """The keys of the profiles that are open, and what keeps tokens and passwords under them."""
    keys = KeyRing(database)
    return keys, TokenKeeper(paths.tokens, keys)


def connect_profiles(services: Services) -> None:
    """Let every service follow a switch.

    The queue is saved before what is paused ends, and both before the listen is closed. What plans the queue
    forgets who left before the queue of who comes is there.
    """
    profiles = services.profiles
    for leave in (
        _where_made(services.rating_writing, lambda rating_writing: rating_writing.profile_switching()),
        services.sound.profile_switching,
        services.session.profile_switching,
        services.listening.profile_switching,
    ):
        profiles.switching.connect(leave)
    for take in (
        services.browse.profile_switched,  # first, so that nothing that was read anew is dropped
        services.sound.profile_switched,
        services.feedback.profile_switched,
        services.ratings.profile_switched,
        _where_made(services.autoplay, lambda autoplay: autoplay.profile_switched()),
        services.queue_presets.profile_switched,
        services.listening.profile_switched,
        services.session.profile_switched,
        _where_made(services.scrobble, lambda scrobble: scrobble.profile_switched()),
        _where_made(services.playlist_playing, lambda playlist_playing: playlist_playing.profile_switched()),
        _where_made(services.rating_writing, lambda rating_writing: rating_writing.profile_switched()),
        services.smart.profile_switched,
        services.playlists.profile_switched,
        # What nobody has used yet keeps nothing of who left.
        _where_made(services.exchange, lambda exchange: exchange.followed.check_soon()),
        _where_made(services.importing, lambda importing: importing.profile_switched()),
        _where_made(services.now_playing, lambda now_playing: now_playing.profile_switched()),
        _where_made(services.music_map, lambda music_map: music_map.profile_switched()),
        _where_made(services.discover, lambda discover: discover.profile_switched()),
        services.vault.profile_switched,
        _where_made(services.tracklists, lambda tracklists: tracklists.profile_switched()),
        _where_made(services.spotify, lambda spotify: spotify.profile_switched()),
        _where_made(services.letters, lambda letters: letters.profile_switched()),
        _where_made(services.insights, lambda insights: insights.rows_changed()),
    ):
        profiles.switched.connect(take)


def _where_made(service: Service, tell: Callable[[Service], object]) -> Callable[[], None]:
    """Tell a service something if it is there by then."""

    def told() -> None:
        there = made(service)
        if there is not None:
            tell(there)

    return told
