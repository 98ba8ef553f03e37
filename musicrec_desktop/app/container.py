"""Builds the objects of a profile in order, and closes them in reverse order."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from musicrec_desktop.analysis.recipe import PLAIN_VERSION
from musicrec_desktop.app.building.followers import (
    ANALYSIS_SIGNALS,
    AT_REST,
    GENRE_SIGNALS,
    GENRE_WRITING_SIGNALS,
    SCAN_SIGNALS,
    SCROBBLING_SIGNALS,
    WORK_SIGNALS,
    Followers,
    make_pool,
    match_plays,
)
from musicrec_desktop.app.building.on_demand import OnDemand
from musicrec_desktop.app.building.player import build_playback, build_player, load_engines, open_engine
from musicrec_desktop.app.building.playlists import build_playlists
from musicrec_desktop.app.building.profiles import build_profiles, build_secrets, connect_profiles
from musicrec_desktop.core.later import Waking, itself, later, made, when_made
from musicrec_desktop.core.memory import give_back_freed
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.playback.opening_engine import OpeningEngine
from musicrec_desktop.services.autoplay.own_presets import QueuePresets
from musicrec_desktop.services.backups import BackupService
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.listening import ListeningService
from musicrec_desktop.services.profiles.erasing import ProfileEraser
from musicrec_desktop.services.profiles.service import opened_with
from musicrec_desktop.services.profiles.vault import Vault
from musicrec_desktop.services.ratings import RatingService
from musicrec_desktop.services.spoken import SpokenService
from musicrec_desktop.services.suite import Services
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.query.name_words import NameWords
from musicrec_desktop.storage.ratings import RatingStore
from musicrec_desktop.storage.spoken import SpokenStore
from musicrec_desktop.storage.state import SettingStore, StateStore
from musicrec_desktop.storage.tracks import TrackStore

if TYPE_CHECKING:
    from musicrec_desktop.analysis.pool import AnalysisPool
    from musicrec_desktop.services.background import BackgroundService
    from musicrec_desktop.services.file_tags.writer import FileTagWriter
    from musicrec_desktop.services.genres.service import GenreService


@dataclass(frozen=True, slots=True, weakref_slot=True)  # Qt refers weakly to what it calls
class App:
    """An open profile.

    Attributes:
        services: what the front ends use.
        followers: services that are made when they are needed, or when the window has shown the first rows.
        background: scans, analyses and backups that run by themselves; the window starts them.
        database: of the profile.
        pool: the worker processes.
        closing: the steps that close the profile, in reverse order.
    """

    services: Services
    followers: Waking
    background: BackgroundService
    database: Database
    pool: AnalysisPool
    closing: contextlib.ExitStack

    def rest(self) -> None:
        """Give back memory that nobody needs while nothing is done; what is asked for later is read again."""
        similarity = made(self.services.similarity)
        if similarity is not None:
            similarity.rest()
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


def _build(  # noqa: PLR0915  # a statement a service
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
    names = NameWords(database, path=paths.name_words)
    browse, settings = BrowseStore(database, names), SettingStore(database)
    pool = later(partial(make_pool, settings))
    closing.callback(lambda: None if (there := made(pool)) is None else there.kill())
    closing.callback(scheduler.close)  # its threads may still need the database
    # The player closes before its observers, because it tells them how its last track ended.
    observers = closing.enter_context(contextlib.ExitStack())
    players = closing.enter_context(contextlib.ExitStack())
    opening = OpeningEngine(partial(open_engine, scheduler, has_sound=has_sound))
    player = build_player(scheduler, tracks, players, engine or opening, rng_seed=rng_seed)
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
    followers = Followers(
        database=database,
        scheduler=scheduler,
        paths=paths,
        observers=observers,
        settings=settings,
        tracks=tracks,
        listens=listens,
        browse=browse,
        profiles=profiles,
        keeper=keeper,
        player=player,
        feedback=feedback,
        ratings=ratings,
        listening=listening,
        rng_seed=rng_seed,
    )
    building = "musicrec_desktop.app.building"
    pace = later(followers.pace)
    scan = later(
        followers.scan,
        "musicrec_desktop.services.scan.service",
        signals=SCAN_SIGNALS,
        meanwhile={**AT_REST, "folders": lambda: tuple(FolderStore(database).all())},
    )
    watch = later(lambda: followers.watch(scan), "musicrec_desktop.services.scan.watch")
    analysis = later(lambda: followers.analysis(pool, pace), f"{building}.analysis")
    analyse = later(lambda: analysis.service, signals=ANALYSIS_SIGNALS, meanwhile=AT_REST)
    pictures = later(lambda: analysis.pictures, signals=("picture_ready", "picture_failed"))
    similarity = later(lambda: analysis.similarity, signals=("index_changed",), meanwhile={"catalogue": None})
    scrobble = later(followers.scrobbling, f"{building}.scrobbling", signals=SCROBBLING_SIGNALS)
    looks = later(lambda: followers.looks(analyse, pool, pace), f"{building}.looks")
    covers = later(lambda: looks.covers)
    cover_looks = later(
        lambda: looks.cover_looks, signals=(*WORK_SIGNALS, "looks_changed"), meanwhile=AT_REST
    )
    album_looks = later(lambda: looks.album_looks, signals=("changed",))
    playlists = build_playlists(
        database,
        scheduler,
        observers,
        scan=scan,
        analyse=analyse,
        similarity=similarity,
        looks=album_looks,
        listening=listening,
        feedback=feedback,
        ratings=ratings,
        player=player,
    )
    autoplay = later(
        lambda: followers.autoplay(similarity, playlists, album_looks),
        "musicrec_desktop.services.autoplay.service",
        signals=("changed",),
    )
    file_tags = later(followers.file_tags, f"{building}.file_tags")
    writer: FileTagWriter = later(
        lambda: file_tags.writer, meanwhile={"tidy_up": lambda: followers.tidy_up(writer)}
    )
    loudness_writing = later(
        lambda: file_tags.loudness, signals=("progressed", "state_changed"), meanwhile=AT_REST
    )
    rating_writing = later(lambda: file_tags.ratings, signals=("progressed", "ended"), meanwhile=AT_REST)
    loudness = later(
        lambda: followers.loudness(pool, pace),
        "musicrec_desktop.services.loudness.service",
        signals=(*WORK_SIGNALS, "changed"),
        meanwhile=AT_REST,
    )
    browsing = BrowseService(
        scheduler=scheduler,
        store=browse,
        tracks=tracks,
        feature_version=PLAIN_VERSION,
        world=playlists.worlds.world,
    )
    playback = build_playback(
        database,
        scheduler,
        players,
        player=player,
        tracks=tracks,
        settings=settings,
        has_sound=has_sound and engine is None,  # a given engine makes the sound of the player alone
    )
    discover = later(
        lambda: followers.discover(autoplay, similarity), f"{building}.discover", signals=("changed",)
    )
    suggestions = later(
        lambda: followers.suggestions(autoplay, similarity),
        "musicrec_desktop.services.autoplay.suggestions",
    )
    genre_writing = later(lambda: itself(genres).writing, signals=GENRE_WRITING_SIGNALS, meanwhile=AT_REST)
    genre_words = later(
        lambda: itself(genres).words,
        signals=("changed", "progressed", "state_changed"),
        meanwhile=AT_REST,
    )
    genres: GenreService = later(
        lambda: followers.genres(analyse, writer, playlists),
        f"{building}.genres",
        signals=GENRE_SIGNALS,
        meanwhile={**AT_REST, "writing": genre_writing, "words": genre_words},
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
        pictures=pictures,
        similarity=similarity,
        feedback=feedback,
        ratings=ratings,
        listening=listening,
        browse=browsing,
        covers=covers,
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
    scan.library_changed.connect(partial(match_plays, importing))
    trained_ear = later(lambda: followers.trained_ear(analyse, similarity))
    playlist_playing = later(lambda: followers.playlist_playing(playlists, autoplay))
    now_playing = later(lambda: followers.now_playing(browsing, covers, scan))
    background = later(
        lambda: followers.background(services, players, playlists),
        "musicrec_desktop.services.background",
    )
    services: Services = Services(
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
        pictures=pictures,
        features=later(on_demand.features),
        loudness=loudness,
        loudness_writing=loudness_writing,
        file_tags=writer,
        rating_writing=rating_writing,
        tagging=later(lambda: on_demand.tagging(writer), "musicrec_desktop.services.tagging.service"),
        genres=genres,
        similarity=similarity,
        trained_ear=trained_ear,
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
        playlist_playing=playlist_playing,
        suggestions=suggestions,
        tracklists=later(on_demand.tracklists),
        spotify=later(on_demand.spotify),
        listening=listening,
        scrobble=scrobble,
        session=playback.session,
        browse=browsing,
        covers=covers,
        cover_looks=cover_looks,
        album_looks=album_looks,
        group_sounds=later(lambda: on_demand.group_sounds(browse)),
        lyrics=later(on_demand.lyrics),
        spoken=spoken,
        copies=later(on_demand.copies),
        music_map=later(on_demand.music_map),
        journeys=later(on_demand.journeys),
        now_playing=now_playing,
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
    waking = Waking(
        (
            scan,
            analysis,
            analyse,
            pictures,
            similarity,
            scrobble,
            looks,
            covers,
            cover_looks,
            album_looks,
            autoplay,
            file_tags,
            loudness_writing,
            rating_writing,
            loudness,
            discover,
            genres,
            genre_writing,
            genre_words,
            suggestions,
            trained_ear,
            playlist_playing,
            now_playing,
            watch,
            background,
            *(() if engine is not None else (later(opening.open, load_engines),)),
        ),
        before=(
            player.track_started,
            player.track_ended,
            listening.logged,
            feedback.said,
            feedback.taken_back,
            feedback.changed,
            ratings.changed,
            ratings.replaced,
        ),
    )
    when_made(scan, lambda there: waking.hear(there.library_changed, there.folders_changed, there.finished))
    when_made(
        analyse, lambda there: waking.hear(there.features_changed, there.tracks_merged, there.state_changed)
    )
    players.callback(backups.close)
    return App(services, waking, background, database, pool, closing.pop_all())
