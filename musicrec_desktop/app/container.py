"""Builds the objects of a profile in order, and closes them in reverse order."""

from __future__ import annotations

import contextlib
import logging
import random
from dataclasses import dataclass
from functools import partial

from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.analysis.recipe import PLAIN_VERSION
from musicrec_desktop.app.building.discover import build_discover
from musicrec_desktop.app.building.letters import build_letters
from musicrec_desktop.app.building.profiles import build_profiles, connect_profiles
from musicrec_desktop.app.building.tracklists import build_spotify, build_tracklists
from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.settings import (
    ANALYSIS_WORKERS,
    LOOK_AT_COVERS,
    SIMILARITY_INDEX,
    TAG_CODE_PAGE,
    TAG_SEPARATORS,
)
from musicrec_desktop.library.tags import ReadingRules
from musicrec_desktop.model.queue_controls import QueueInside
from musicrec_desktop.model.scrobble import Credentials, ServerAddress, ServerKind
from musicrec_desktop.model.similarity_index import IndexKind
from musicrec_desktop.online.server import ScrobbleServer
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.playback.either_engine import EitherEngine
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.playback.excerpts import ExcerptPlayer
from musicrec_desktop.playback.miniaudio.output import MiniaudioOutput
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.player import Player
from musicrec_desktop.playback.stream.engine import StreamEngine
from musicrec_desktop.playback.vlc.engine import VlcEngine
from musicrec_desktop.playback.vlc.output import VlcOutput
from musicrec_desktop.recommend.space.base_fit import shipped_space
from musicrec_desktop.services.analysis.pictures import PictureService
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.services.autoplay.inside import InsideTracks
from musicrec_desktop.services.autoplay.own_presets import STATE_KEY as OWN_PRESETS
from musicrec_desktop.services.autoplay.own_presets import QueuePresets
from musicrec_desktop.services.autoplay.service import AutoplayService
from musicrec_desktop.services.autoplay.suggestions import SuggestionService
from musicrec_desktop.services.background import BackgroundService
from musicrec_desktop.services.backups import BackupService
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.covers import CoverService
from musicrec_desktop.services.demo import DemoService
from musicrec_desktop.services.discover.daily import DailyCards
from musicrec_desktop.services.evaluation.folder.service import EvaluateService
from musicrec_desktop.services.evaluation.library import LibraryReportService
from musicrec_desktop.services.evaluation.mixes import MixReportService
from musicrec_desktop.services.evaluation.queue import QueueReportService
from musicrec_desktop.services.evaluation.taste_test.service import TasteTestService
from musicrec_desktop.services.features.service import FeatureStatisticsService
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.file_tags.ratings import RatingWriting
from musicrec_desktop.services.file_tags.writer import FileTagWriter
from musicrec_desktop.services.importing.service import ImportService
from musicrec_desktop.services.listening import ListeningService
from musicrec_desktop.services.looks.albums import AlbumLooks
from musicrec_desktop.services.looks.service import CoverLookService
from musicrec_desktop.services.loudness.service import LoudnessService
from musicrec_desktop.services.loudness.writing import LoudnessWriting
from musicrec_desktop.services.now_playing import NowPlayingService
from musicrec_desktop.services.playlists.exchange.service import PlaylistExchange
from musicrec_desktop.services.playlists.playing import PlaylistPlaying
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.services.playlists.smart import SmartPlaylists
from musicrec_desktop.services.profiles.archive.service import ArchiveService
from musicrec_desktop.services.profiles.erasing import ProfileEraser
from musicrec_desktop.services.profiles.merging import MergeService
from musicrec_desktop.services.profiles.service import opened_with
from musicrec_desktop.services.profiles.vault import KeyRing, Vault
from musicrec_desktop.services.queries.changes import QueryChanges
from musicrec_desktop.services.queries.world import QueryWorlds
from musicrec_desktop.services.ratings import RatingService
from musicrec_desktop.services.restart import SessionService
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.services.scan.watch import WatchService
from musicrec_desktop.services.scrobbling.service import ScrobbleService
from musicrec_desktop.services.sharing.service import ShareService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.services.sleep_timer import SleepTimer
from musicrec_desktop.services.sound import SoundService
from musicrec_desktop.services.space_recipes import SPACE_RECIPES
from musicrec_desktop.services.suite import Services
from musicrec_desktop.services.trained_ear import TrainedEarService, state_of, wanted_version
from musicrec_desktop.services.worker_run import WorkerPace
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.covers import CoverStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feature_statistics import FeatureStatisticsStore
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.loudness import LoudnessStore
from musicrec_desktop.storage.mixes import MixStore
from musicrec_desktop.storage.pictures import PictureStore
from musicrec_desktop.storage.playlists.matching import MatchStore
from musicrec_desktop.storage.playlists.refusals import RefusalStore
from musicrec_desktop.storage.queue import QueueStore
from musicrec_desktop.storage.ratings import RatingStore
from musicrec_desktop.storage.relatives import RelativeStore
from musicrec_desktop.storage.scrobble_accounts import ScrobbleAccountStore
from musicrec_desktop.storage.scrobbles import ScrobbleStore
from musicrec_desktop.storage.state import SettingStore, StateStore
from musicrec_desktop.storage.taste_tests import TasteTestStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.unread_files import UnreadFileStore
from musicrec_desktop.ui.kit.big_pictures import BigPictures

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
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
    keys = KeyRing(database)
    keeper = TokenKeeper(paths.tokens, keys)
    eraser = ProfileEraser(
        database=database, log_dir=paths.log_dir, profiles=profiles, keeper=keeper, scheduler=scheduler
    )
    closing.callback(eraser.finish)
    closing.callback(profiles.close)  # a guest is forgotten when nothing of theirs is written any more
    backups = BackupService(database=database, backups=Backups(paths.database), scheduler=scheduler)
    tracks, features, listens = TrackStore(database), FeatureStore(database), ListenStore(database)
    browse, settings = BrowseStore(database), SettingStore(database)
    pool = AnalysisPool(int(settings.get(ANALYSIS_WORKERS)))
    closing.callback(pool.kill)
    closing.callback(scheduler.close)  # its threads may still need the database
    # The player closes before its observers, because it tells them how its last track ended.
    observers = closing.enter_context(contextlib.ExitStack())
    players = closing.enter_context(contextlib.ExitStack())
    # Excerpts need an engine of their own; where the player's is a given one, they make no sound.
    excerpt_engine = partial(open_engine, scheduler, has_sound=has_sound and engine is None)
    player = Player(
        engine or open_engine(scheduler, has_sound=has_sound),
        scheduler,
        tracks.playable,
        random.Random(rng_seed),
    )
    players.callback(player.close)
    rules = partial(_reading_rules, settings)
    scan = ScanService(
        scheduler=scheduler,
        folders=FolderStore(database),
        tracks=tracks,
        unread=UnreadFileStore(database),
        rules=rules,
    )
    watch = WatchService(scheduler=scheduler, scan=scan)
    pace, loudness = WorkerPace(), LoudnessStore(database)
    feature_version = wanted_version(settings)
    analyse = AnalyseService(
        scheduler=scheduler, tracks=tracks, features=features, pool=pool, version=feature_version, pace=pace
    )
    observers.callback(analyse.close)
    pictures = PictureService(scheduler=scheduler, store=PictureStore(database), tracks=tracks, pool=pool)
    similarity = SimilarityService(
        scheduler=scheduler,
        features=features,
        tracks=tracks,
        index_dir=paths.index_dir,
        recipes=SPACE_RECIPES,
        feature_version=feature_version,
        wanted_index=partial(_wanted_index, settings),
        base=shipped_space,
        listens=listens,
    )
    feedback, ratings = (
        FeedbackService(store=FeedbackStore(database), scheduler=scheduler),
        RatingService(store=RatingStore(database), scheduler=scheduler),
    )
    listening = ListeningService(player=player, listens=listens, tracks=tracks, scheduler=scheduler)
    observers.callback(listening.close)
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
    playlists = PlaylistService(database=database, browse=browse, scheduler=scheduler)
    scan.library_changed.connect(playlists.rematcher.library_changed)
    analyse.tracks_merged.connect(playlists.rematcher.tracks_merged)
    covers = CoverService(
        scheduler=scheduler, tracks=tracks, covers_dir=paths.covers_dir, shrinker=BigPictures()
    )
    cover_looks = CoverLookService(
        scheduler=scheduler,
        store=CoverStore(database),
        covers=covers,
        pool=pool,
        pace=pace,
        is_busy=lambda: analyse.is_running and not analyse.is_paused,
        is_wanted=partial(_looks_at_covers, settings),
    )
    observers.callback(cover_looks.close)
    album_looks = AlbumLooks(
        scheduler=scheduler, store=CoverStore(database), is_wanted=partial(_looks_at_covers, settings)
    )
    worlds = QueryWorlds(
        database=database, scheduler=scheduler, player=player, similarity=similarity, looks=album_looks
    )
    changes = QueryChanges(
        scan=scan,
        analyse=analyse,
        similarity=similarity,
        looks=album_looks,
        listening=listening,
        feedback=feedback,
        ratings=ratings,
        player=player,
    )
    smart = SmartPlaylists(scheduler=scheduler, worlds=worlds, playlists=playlists, changes=changes)
    observers.callback(smart.close)
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
        inside_tracks=InsideTracks(playlists.reader, smart.evaluator),
        looks=album_looks,
        profiles=profiles,
        as_listener=database.as_listener,
        scheduler=scheduler,
        rng_seed=rng_seed,
    )
    tag_store = FileTagStore(database)
    file_tags = FileTagWriter(tag_store, rules=rules)
    rating_writing = RatingWriting(
        scheduler=scheduler,
        settings=settings,
        ratings=ratings,
        store=tag_store,
        writer=file_tags,
    )
    observers.callback(rating_writing.close)
    excerpts = ExcerptPlayer(excerpt_engine, player.sound, scheduler, tracks.playable)
    players.callback(excerpts.close)
    browsing = BrowseService(
        scheduler=scheduler,
        store=browse,
        tracks=tracks,
        feature_version=PLAIN_VERSION,
        world=worlds.world,
    )
    measuring = LoudnessService(
        scheduler=scheduler,
        store=loudness,
        tracks=tracks,
        pool=pool,
        settings=settings,
        pace=pace,
    )
    observers.callback(measuring.close)
    sound = SoundService(desk=player.sound, settings=settings, scheduler=scheduler)
    players.callback(sound.close)
    session = SessionService(
        player=player, queue_store=QueueStore(database), tracks=tracks, scheduler=scheduler
    )
    players.callback(session.close)
    sleep = SleepTimer(player=player, scheduler=scheduler)
    players.callback(sleep.close)
    exchange = PlaylistExchange(
        database=database,
        playlists=playlists,
        scheduler=scheduler,
        state=StateStore(database),
        settings=settings,
        find=lambda rules: smart.found(rules).ids,
    )
    importing = ImportService(
        database=database,
        playlists=playlists,
        scheduler=scheduler,
        cache_dir=paths.cache_dir,
        find=lambda rules: smart.found(rules).ids,
    )
    observers.callback(importing.close)
    scan.library_changed.connect(importing.rematcher.library_changed)
    importing.opinions_changed.connect(feedback.changed.emit)
    importing.ratings_changed.connect(ratings.changed.emit)
    importing.changed.connect(changes.use_changed)
    importing.changed.connect(autoplay.history_changed)
    discover = build_discover(
        database, scheduler, autoplay=autoplay, similarity=similarity, feedback=feedback
    )
    suggestions = SuggestionService(
        scheduler=scheduler,
        library=autoplay.library,
        similarity=similarity,
        feedback=feedback,
        known=lambda: autoplay.known,
        finder=lambda playlist_id: autoplay.find_inside(QueueInside(playlist_id)),
        refusals=RefusalStore(database),
    )
    letters = build_letters(database, scheduler, covers=covers, discover=discover, keeper=keeper)
    players.callback(letters.close)
    services = Services(
        paths=paths,
        scheduler=scheduler,
        settings=settings,
        state=StateStore(database),
        profiles=profiles,
        vault=vault,
        archives=ArchiveService(
            database=database,
            cache_dir=paths.cache_dir,
            clock=scheduler.clock,
            joined_lists=(OWN_PRESETS,),
        ),
        eraser=eraser,
        merging=MergeService(
            database=database,
            backups=Backups(paths.database),
            profiles=profiles,
            keys=keys,
            keeper=keeper,
            eraser=eraser,
            scheduler=scheduler,
            joined_lists=(OWN_PRESETS,),
        ),
        player=player,
        backups=backups,
        sound=sound,
        sleep=sleep,
        scan=scan,
        watch=watch,
        analyse=analyse,
        pictures=pictures,
        features=FeatureStatisticsService(
            scheduler=scheduler, store=FeatureStatisticsStore(database), pool=pool
        ),
        loudness=measuring,
        loudness_writing=LoudnessWriting(scheduler=scheduler, store=loudness, writer=file_tags),
        file_tags=file_tags,
        rating_writing=rating_writing,
        similarity=similarity,
        trained_ear=TrainedEarService(
            scheduler=scheduler, settings=settings, analyse=analyse, similarity=similarity
        ),
        autoplay=autoplay,
        discover=discover,
        letters=letters,
        queue_presets=QueuePresets(StateStore(database)),
        feedback=feedback,
        ratings=ratings,
        playlists=playlists,
        smart=smart,
        exchange=exchange,
        sharing=ShareService(scheduler=scheduler, tracks=tracks, known=MatchStore(database)),
        importing=importing,
        playlist_playing=PlaylistPlaying(
            playlists=playlists.reader,
            player=player,
            scheduler=scheduler,
            finder=lambda playlist_id: autoplay.find_inside(QueueInside(playlist_id)),
        ),
        suggestions=suggestions,
        tracklists=build_tracklists(
            database,
            scheduler,
            paths,
            autoplay=autoplay,
            similarity=similarity,
            feedback=feedback,
            suggestions=suggestions,
        ),
        spotify=build_spotify(database, scheduler, keeper),
        listening=listening,
        scrobble=scrobble,
        session=session,
        browse=browsing,
        covers=covers,
        cover_looks=cover_looks,
        album_looks=album_looks,
        now_playing=NowPlayingService(
            player=player,
            browse=browsing,
            covers=covers,
            feedback=feedback,
            ratings=ratings,
            scan=scan,
            scheduler=scheduler,
        ),
        demo=DemoService(scheduler=scheduler, music_dir=paths.music_dir),
        evaluate=EvaluateService(
            pool=pool,
            cache_dir=paths.evaluation_dir,
            recipes=SPACE_RECIPES,
        ),
        library_report=LibraryReportService(
            scheduler=scheduler,
            similarity=similarity,
            browse=browsing,
            ear_state=partial(state_of, settings),
        ),
        queue_report=QueueReportService(
            scheduler=scheduler,
            similarity=similarity,
            tracks=tracks,
            relatives=RelativeStore(database),
            listens=listens,
        ),
        mix_report=MixReportService(
            similarity=similarity,
            tracks=tracks,
            relatives=RelativeStore(database),
            listens=listens,
            mixes=MixStore(database),
        ),
        taste_test=TasteTestService(
            autoplay=autoplay,
            similarity=similarity,
            feedback=feedback,
            tracks=tracks,
            pictures=pictures,
            player=player,
            excerpts=excerpts,
            store=TasteTestStore(database),
            scheduler=scheduler,
            rng_seed=rng_seed,
        ),
    )
    connect_profiles(services)
    profiles.switched.connect(changes.profile_switched)
    background = BackgroundService(
        scan=scan,
        watch=watch,
        analyse=analyse,
        pictures=pictures,
        similarity=similarity,
        player=player,
        autoplay=autoplay,
        settings=settings,
        backups=backups,
        rating_writing=services.rating_writing,
        exchange=exchange,
        outside=playlists.outside,
        cover_looks=cover_looks,
        album_looks=album_looks,
        trained_ear=services.trained_ear,
        importing=importing,
        daily_cards=DailyCards(
            scheduler=scheduler, discover=discover, scan=scan, analyse=analyse, similarity=similarity
        ),
        tracklists=services.tracklists,
    )
    players.callback(background.close)
    players.callback(backups.close)
    return App(services, background, database, pool, closing.pop_all())


def _wanted_index(settings: SettingStore) -> IndexKind | None:
    wanted = str(settings.get(SIMILARITY_INDEX))
    return None if wanted == SIMILARITY_INDEX.default else IndexKind(wanted)


def _looks_at_covers(settings: SettingStore) -> bool:
    return bool(settings.get(LOOK_AT_COVERS))


def _reading_rules(settings: SettingStore) -> ReadingRules:
    return ReadingRules(str(settings.get(TAG_CODE_PAGE)), str(settings.get(TAG_SEPARATORS)))


def open_engine(scheduler: Scheduler, *, has_sound: bool) -> Engine:
    """The engine of this machine: a stream through libVLC, else through miniaudio, else a silent one.

    Args:
        scheduler: delivers the events.
        has_sound: whether to look for a sound library at all; the silent engine opens faster.
    """
    if not has_sound:
        return NullEngine(scheduler)
    try:
        return EitherEngine(StreamEngine(scheduler, VlcOutput), lambda: VlcEngine(scheduler))
    except PlaybackError as error:
        log.info("no libVLC: %s", error.reason)
        reason = error.reason
    try:
        return StreamEngine(scheduler, MiniaudioOutput)
    except PlaybackError as error:
        log.info("no miniaudio: %s", error.reason)
        return NullEngine(scheduler, problem=reason)


def open_server(address: ServerAddress, credentials: Credentials) -> ScrobbleServer:
    """The account, ready to be talked to; nothing is sent yet.

    The protocols are loaded with the first account, so that a start without one does not load HTTP.
    """
    if address.kind is ServerKind.LISTENBRAINZ:
        from musicrec_desktop.online.listenbrainz import ListenBrainzServer

        return ListenBrainzServer(address, credentials)
    from musicrec_desktop.online.audioscrobbler import AudioscrobblerServer

    return AudioscrobblerServer(address, credentials)
