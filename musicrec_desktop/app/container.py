"""Builds the objects of a profile in order, and closes them in reverse order."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.analysis.recipe import PLAIN_VERSION
from musicrec_desktop.app.building.analysis import build_analysis
from musicrec_desktop.app.building.discover import build_discover
from musicrec_desktop.app.building.file_tags import build_file_tags, reading_rules
from musicrec_desktop.app.building.genres import build_genres
from musicrec_desktop.app.building.looks import build_looks
from musicrec_desktop.app.building.on_demand import OnDemand
from musicrec_desktop.app.building.player import build_playback, build_player
from musicrec_desktop.app.building.playlists import build_playlists
from musicrec_desktop.app.building.profiles import build_profiles, build_secrets, connect_profiles
from musicrec_desktop.app.building.scrobbling import build_scrobbling
from musicrec_desktop.core.later import later
from musicrec_desktop.core.memory import give_back_freed
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.settings import (
    ANALYSIS_WORKERS,
)
from musicrec_desktop.model.queue_controls import QueueInside
from musicrec_desktop.model.track import TrackChanges
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.services.autoplay.inside import InsideTracks
from musicrec_desktop.services.autoplay.own_presets import QueuePresets
from musicrec_desktop.services.autoplay.service import AutoplayService
from musicrec_desktop.services.autoplay.suggestions import SuggestionService
from musicrec_desktop.services.background import BackgroundService
from musicrec_desktop.services.backups import BackupService
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.discover.daily import DailyCards
from musicrec_desktop.services.features.packing import FeaturePackingService
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.listening import ListeningService
from musicrec_desktop.services.loudness.service import LoudnessService
from musicrec_desktop.services.now_playing import NowPlayingService
from musicrec_desktop.services.playlists.playing import PlaylistPlaying
from musicrec_desktop.services.profiles.erasing import ProfileEraser
from musicrec_desktop.services.profiles.service import opened_with
from musicrec_desktop.services.profiles.vault import Vault
from musicrec_desktop.services.ratings import RatingService
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.services.scan.watch import WatchService
from musicrec_desktop.services.spoken import SpokenService
from musicrec_desktop.services.suite import Services
from musicrec_desktop.services.trained_ear import TrainedEarService
from musicrec_desktop.services.worker_run import WorkerPace
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feature_packing import FeaturePacking
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.loudness import LoudnessStore
from musicrec_desktop.storage.playlists.refusals import RefusalStore
from musicrec_desktop.storage.ratings import RatingStore
from musicrec_desktop.storage.relatives import RelativeStore
from musicrec_desktop.storage.spoken import SpokenStore
from musicrec_desktop.storage.state import SettingStore, StateStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.unread_files import UnreadFileStore

if TYPE_CHECKING:
    from musicrec_desktop.services.importing.service import ImportService


@dataclass(frozen=True, slots=True, weakref_slot=True)  # Qt refers weakly to what it calls
class App:
    """An open profile.

    Attributes:
        services: what the front ends use.
        background: scans, analyses and backups that run by themselves; the window starts them.
        database: of the profile.
        pool: the worker processes.
        closing: the steps that close the profile, in reverse order.
    """

    services: Services
    background: BackgroundService
    database: Database
    pool: AnalysisPool
    closing: contextlib.ExitStack

    def rest(self) -> None:
        """Give back memory that nobody needs while nothing is done; what is asked for later is read again."""
        self.services.similarity.rest()
        self.database.rest()
        give_back_freed()

    def close(self) -> None:
        """Write what is open, and end every thread and process, also those of the scheduler.

        Every step is done, also where another one fails; the last failure is raised at the end.
        """
        self.closing.close()


def build(
    paths: ProfilePaths,
    scheduler: Scheduler,
    *,
    engine: Engine | None = None,
    has_sound: bool = True,
    rng_seed: int | None = None,
    profile_name: str = "",
    database: Database | None = None,
) -> App:
    """Open a profile.

    Args:
        paths: of the profile.
        scheduler: of the calling thread; closed with the result, or by a failure.
        engine: makes the sound; None for the engine of this machine.
        has_sound: False for a silent engine, which opens faster where nothing is played.
        rng_seed: of shuffles and automatic draws; None for a random one.
        profile_name: whose taste, likes, history and settings to use; empty for the one that is always
            opened, else the last one.
        database: of the profile, where it is open already; it is closed with the result, or
            by a failure.

    Raises:
        ProfileError: there is no profile of this name.
        StorageError: the database cannot be used.
    """
    with contextlib.ExitStack() as closing:
        closing.callback(scheduler.close)
        is_open = database is not None
        database = database or Database(paths.database)
        closing.callback(database.close)
        if not is_open:
            database.open()
        database.use_listener(opened_with(database, profile_name))
        return _build(paths, scheduler, database, closing, engine, has_sound=has_sound, rng_seed=rng_seed)


def _build(
    paths: ProfilePaths,
    scheduler: Scheduler,
    database: Database,
    closing: contextlib.ExitStack,
    engine: Engine | None,
    *,
    has_sound: bool,
    rng_seed: int | None,
) -> App:
    """Build everything; each object registers its closing step when it is built."""
    profiles = build_profiles(database, scheduler)
    keys, keeper = build_secrets(database, paths)
    eraser = ProfileEraser(
        database=database, log_dir=paths.log_dir, profiles=profiles, keeper=keeper, scheduler=scheduler
    )
    closing.callback(eraser.finish)
    closing.callback(profiles.close)  # a guest is forgotten when nothing of theirs is written any more
    backups = BackupService(database=database, backups=Backups(paths.database), scheduler=scheduler)
    tracks, listens = TrackStore(database), ListenStore(database)
    browse, settings = BrowseStore(database), SettingStore(database)
    pool = AnalysisPool(int(settings.get(ANALYSIS_WORKERS)))
    closing.callback(pool.kill)
    closing.callback(scheduler.close)  # its threads may still need the database
    # The player closes before its observers, because it tells them how its last track ended.
    observers = closing.enter_context(contextlib.ExitStack())
    players = closing.enter_context(contextlib.ExitStack())
    player = build_player(scheduler, tracks, players, engine, has_sound=has_sound, rng_seed=rng_seed)
    rules = partial(reading_rules, settings)
    scan = ScanService(
        scheduler=scheduler,
        folders=FolderStore(database),
        tracks=tracks,
        unread=UnreadFileStore(database),
        rules=rules,
    )
    watch = WatchService(scheduler=scheduler, scan=scan)
    pace = WorkerPace()
    analysis = build_analysis(database, scheduler, paths, observers, pool=pool, pace=pace, settings=settings)
    analyse, similarity = analysis.service, analysis.similarity
    feedback, ratings = (
        FeedbackService(store=FeedbackStore(database), scheduler=scheduler),
        RatingService(store=RatingStore(database), scheduler=scheduler),
    )
    listening, spoken = (
        ListeningService(player=player, listens=listens, tracks=tracks, scheduler=scheduler),
        SpokenService(scheduler=scheduler, store=SpokenStore(database), player=player),
    )
    observers.callback(listening.close)
    observers.callback(spoken.close)
    if database.write_problem is None:
        listening.recover()
    vault = Vault(
        database=database,
        profiles=profiles,
        keys=keys,
        keeper=keeper,
        player=player,
        settings=settings,
        scheduler=scheduler,
    )
    players.callback(vault.close)
    scrobble = build_scrobbling(
        database,
        scheduler,
        observers,
        keeper=keeper,
        player=player,
        listening=listening,
        feedback=feedback,
        tracks=tracks,
        settings=settings,
        rng_seed=rng_seed,
    )
    looks = build_looks(
        database,
        scheduler,
        paths,
        observers,
        tracks=tracks,
        settings=settings,
        analyse=analyse,
        pool=pool,
        pace=pace,
    )
    playlists = build_playlists(
        database,
        scheduler,
        observers,
        scan=scan,
        analyse=analyse,
        similarity=similarity,
        looks=looks.album_looks,
        listening=listening,
        feedback=feedback,
        ratings=ratings,
        player=player,
    )
    autoplay = AutoplayService(
        player=player,
        similarity=similarity,
        tracks=tracks,
        browse=browse,
        relatives=RelativeStore(database),
        listens=listens,
        feedback=feedback,
        ratings=ratings,
        settings=settings,
        state=StateStore(database),
        inside_tracks=InsideTracks(playlists.service.reader, playlists.smart.evaluator),
        looks=looks.album_looks,
        profiles=profiles,
        as_listener=database.as_listener,
        scheduler=scheduler,
        rng_seed=rng_seed,
    )
    file_tags = build_file_tags(
        database, scheduler, observers, rules=rules, settings=settings, ratings=ratings
    )
    browsing = BrowseService(
        scheduler=scheduler,
        store=browse,
        tracks=tracks,
        feature_version=PLAIN_VERSION,
        world=playlists.worlds.world,
    )
    measuring = LoudnessService(
        scheduler=scheduler,
        store=LoudnessStore(database),
        tracks=tracks,
        pool=pool,
        settings=settings,
        pace=pace,
    )
    observers.callback(measuring.close)
    playback = build_playback(
        database,
        scheduler,
        players,
        player=player,
        tracks=tracks,
        settings=settings,
        has_sound=has_sound and engine is None,  # a given engine makes the sound of the player alone
    )
    discover = build_discover(
        database, scheduler, autoplay=autoplay, similarity=similarity, feedback=feedback
    )
    suggestions = SuggestionService(
        scheduler=scheduler,
        library=autoplay.library,
        similarity=similarity,
        feedback=feedback,
        known=lambda: autoplay.taste.known,
        finder=lambda playlist_id: autoplay.find_inside(QueueInside(playlist_id)),
        refusals=RefusalStore(database),
    )
    on_demand = OnDemand(
        database=database,
        scheduler=scheduler,
        paths=paths,
        observers=observers,
        players=players,
        settings=settings,
        tracks=tracks,
        pool=pool,
        profiles=profiles,
        keys=keys,
        keeper=keeper,
        eraser=eraser,
        player=player,
        excerpts=playback.excerpts,
        scan=scan,
        analyse=analyse,
        pictures=analysis.pictures,
        similarity=similarity,
        feedback=feedback,
        ratings=ratings,
        listening=listening,
        browse=browsing,
        covers=looks.covers,
        playlists=playlists,
        autoplay=autoplay,
        discover=discover,
        suggestions=suggestions,
        rng_seed=rng_seed,
    )
    exchange, importing, letters, evaluation = (
        later(on_demand.exchange, "musicrec_desktop.services.playlists.exchange.service"),
        later(on_demand.importing, "musicrec_desktop.services.importing.service"),
        later(on_demand.letters, "musicrec_desktop.app.building.letters"),
        later(on_demand.evaluation),
    )
    scan.library_changed.connect(partial(_match_plays, importing))
    services = Services(
        paths=paths,
        scheduler=scheduler,
        settings=settings,
        state=StateStore(database),
        profiles=profiles,
        vault=vault,
        archives=later(on_demand.archives),
        eraser=eraser,
        merging=later(on_demand.merging),
        player=player,
        backups=backups,
        sound=playback.sound,
        sleep=playback.sleep,
        scan=scan,
        watch=watch,
        analyse=analyse,
        pictures=analysis.pictures,
        features=later(on_demand.features),
        loudness=measuring,
        loudness_writing=file_tags.loudness,
        file_tags=file_tags.writer,
        rating_writing=file_tags.ratings,
        genres=build_genres(
            database,
            scheduler,
            observers,
            settings=settings,
            analyse=analyse,
            writer=file_tags.writer,
            changes=playlists.changes,
        ),
        similarity=similarity,
        trained_ear=TrainedEarService(
            scheduler=scheduler, settings=settings, analyse=analyse, similarity=similarity
        ),
        autoplay=autoplay,
        discover=discover,
        letters=letters,
        insights=later(lambda: on_demand.insights(importing)),
        queue_presets=QueuePresets(StateStore(database)),
        feedback=feedback,
        ratings=ratings,
        playlists=playlists.service,
        smart=playlists.smart,
        exchange=exchange,
        sharing=later(on_demand.sharing),
        importing=importing,
        playlist_playing=PlaylistPlaying(
            playlists=playlists.service.reader,
            player=player,
            scheduler=scheduler,
            finder=lambda playlist_id: autoplay.find_inside(QueueInside(playlist_id)),
        ),
        suggestions=suggestions,
        tracklists=later(on_demand.tracklists),
        spotify=later(on_demand.spotify),
        listening=listening,
        scrobble=scrobble,
        session=playback.session,
        browse=browsing,
        covers=looks.covers,
        cover_looks=looks.cover_looks,
        album_looks=looks.album_looks,
        lyrics=later(on_demand.lyrics),
        spoken=spoken,
        copies=later(on_demand.copies),
        music_map=later(on_demand.music_map),
        journeys=later(on_demand.journeys),
        now_playing=NowPlayingService(
            player=player,
            browse=browsing,
            covers=looks.covers,
            feedback=feedback,
            ratings=ratings,
            scan=scan,
            scheduler=scheduler,
        ),
        demo=later(on_demand.demo),
        evaluate=later(lambda: evaluation.folder),
        genre_evaluation=later(lambda: evaluation.genres),
        library_report=later(lambda: evaluation.library),
        queue_report=later(lambda: evaluation.queue),
        mix_report=later(lambda: evaluation.mixes),
        taste_test=later(lambda: evaluation.taste_test),
    )
    spoken.changed.connect(scan.library_changed.emit)
    connect_profiles(services)
    profiles.switched.connect(playlists.changes.profile_switched)
    background = BackgroundService(
        scheduler=scheduler,
        scan=scan,
        watch=watch,
        analyse=analyse,
        pictures=analysis.pictures,
        similarity=similarity,
        player=player,
        autoplay=autoplay,
        settings=settings,
        backups=backups,
        rating_writing=file_tags.ratings,
        exchange=exchange,
        outside=playlists.service.outside,
        cover_looks=looks.cover_looks,
        album_looks=looks.album_looks,
        trained_ear=services.trained_ear,
        importing=importing,
        daily_cards=DailyCards(
            scheduler=scheduler, discover=discover, scan=scan, analyse=analyse, similarity=similarity
        ),
        tracklists=services.tracklists,
        genres=services.genres,
        packing=FeaturePackingService(scheduler=scheduler, packing=FeaturePacking(database)),
    )
    players.callback(background.close)
    players.callback(backups.close)
    return App(services, background, database, pool, closing.pop_all())


def _match_plays(importing: ImportService, changes: TrackChanges) -> None:
    """Let imported plays without a track find it among new ones."""
    importing.rematcher.library_changed(changes)
