"""Builds the service of profiles, and tells every service that keeps personal values of a switch."""

from __future__ import annotations

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.services.profiles.service import ProfileService
from musicrec_desktop.services.profiles.vault import KeyRing
from musicrec_desktop.services.suite import Services
from musicrec_desktop.storage.database import Database


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
        services.rating_writing.profile_switching,
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
        services.autoplay.profile_switched,
        services.queue_presets.profile_switched,
        services.listening.profile_switched,
        services.session.profile_switched,
        services.scrobble.profile_switched,
        services.playlist_playing.profile_switched,
        services.rating_writing.profile_switched,
        services.smart.profile_switched,
        services.playlists.profile_switched,
        services.exchange.followed.check_soon,
        services.importing.profile_switched,
        services.now_playing.profile_switched,
        services.music_map.profile_switched,
        services.discover.profile_switched,
        services.vault.profile_switched,
        services.tracklists.profile_switched,
        services.spotify.profile_switched,
        services.letters.profile_switched,
        services.insights.rows_changed,
    ):
        profiles.switched.connect(take)
