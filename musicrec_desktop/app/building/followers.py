"""Builds what follows a profile: services that hear what is played, said, found and analysed.

The first rows need none of them. Each is made by its first use, and all together before the first thing that
they have to hear of (``container``). Each method imports the rest of its feature.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from musicrec_desktop.core.later import itself
from musicrec_desktop.core.settings import ANALYSIS_WORKERS
from musicrec_desktop.storage.state import SettingStore, StateStore

if TYPE_CHECKING:
    import contextlib
    from collections.abc import Mapping

    from musicrec_desktop.analysis.pool import AnalysisPool
    from musicrec_desktop.app.building.analysis import Analysis
    from musicrec_desktop.app.building.file_tags import FileTags
    from musicrec_desktop.app.building.looks import Looks
    from musicrec_desktop.app.building.playlists import Playlists
    from musicrec_desktop.core.paths import ProfilePaths
    from musicrec_desktop.core.scheduler import Scheduler
    from musicrec_desktop.model.track import TrackChanges
    from musicrec_desktop.online.token_keeper import TokenKeeper
    from musicrec_desktop.playback.player import Player
    from musicrec_desktop.services.analysis.service import AnalyseService
    from musicrec_desktop.services.autoplay.service import AutoplayService
    from musicrec_desktop.services.autoplay.suggestions import SuggestionService
    from musicrec_desktop.services.background import BackgroundService
    from musicrec_desktop.services.browse import BrowseService
    from musicrec_desktop.services.covers import CoverService
    from musicrec_desktop.services.discover.service import DiscoverService
    from musicrec_desktop.services.feedback import FeedbackService
    from musicrec_desktop.services.file_tags.writer import FileTagWriter
    from musicrec_desktop.services.genres.service import GenreService
    from musicrec_desktop.services.importing.service import ImportService
    from musicrec_desktop.services.listening import ListeningService
    from musicrec_desktop.services.looks.albums import AlbumLooks
    from musicrec_desktop.services.loudness.service import LoudnessService
    from musicrec_desktop.services.now_playing import NowPlayingService
    from musicrec_desktop.services.playlists.playing import PlaylistPlaying
    from musicrec_desktop.services.profiles.service import ProfileService
    from musicrec_desktop.services.ratings import RatingService
    from musicrec_desktop.services.scan.service import ScanService
    from musicrec_desktop.services.scan.watch import WatchService
    from musicrec_desktop.services.scrobbling.service import ScrobbleService
    from musicrec_desktop.services.similarity.service import SimilarityService
    from musicrec_desktop.services.suite import Services
    from musicrec_desktop.services.trained_ear import TrainedEarService
    from musicrec_desktop.services.worker_run import WorkerPace
    from musicrec_desktop.storage.browse import BrowseStore
    from musicrec_desktop.storage.database import Database
    from musicrec_desktop.storage.listens import ListenStore
    from musicrec_desktop.storage.tracks import TrackStore

WORK_SIGNALS: Final = ("progressed", "finished", "failed", "state_changed")
"""Of what works on files and tells how far it is."""
ANALYSIS_SIGNALS: Final = (*WORK_SIGNALS, "features_changed", "tracks_merged")
SCAN_SIGNALS: Final = ("library_changed", "folders_changed", "progressed", "finished", "failed")
GENRE_SIGNALS: Final = ("changed", "progressed", "working_changed")
GENRE_WRITING_SIGNALS: Final = ("progressed", "state_changed", "written")
SCROBBLING_SIGNALS: Final = ("changed", "stopped", "failed")
AT_REST: Final[Mapping[str, object]] = {"is_running": False, "is_paused": False, "is_working": False}
"""What is true of work that nobody has begun."""


def make_pool(settings: SettingStore) -> AnalysisPool:
    """The worker processes."""
    from musicrec_desktop.analysis.pool import AnalysisPool

    return AnalysisPool(int(settings.get(ANALYSIS_WORKERS)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Followers:
    """What such services are built over; see ``container`` for each.

    Attributes:
        observers: closes what follows other services.
    """

    database: Database
    scheduler: Scheduler
    paths: ProfilePaths
    observers: contextlib.ExitStack
    settings: SettingStore
    tracks: TrackStore
    listens: ListenStore
    browse: BrowseStore
    profiles: ProfileService
    keeper: TokenKeeper
    player: Player
    feedback: FeedbackService
    ratings: RatingService
    listening: ListeningService
    rng_seed: int | None

    def pace(self) -> WorkerPace:
        """How many files are worked on at once."""
        from musicrec_desktop.services.worker_run import WorkerPace

        return WorkerPace()

    def scan(self) -> ScanService:
        """What finds tracks."""
        from musicrec_desktop.app.building.file_tags import reading_rules
        from musicrec_desktop.services.scan.service import ScanService
        from musicrec_desktop.storage.folders import FolderStore
        from musicrec_desktop.storage.unread_files import UnreadFileStore

        return ScanService(
            scheduler=self.scheduler,
            folders=FolderStore(self.database),
            tracks=self.tracks,
            unread=UnreadFileStore(self.database),
            rules=partial(reading_rules, self.settings),
        )

    def analysis(self, pool: AnalysisPool, pace: WorkerPace) -> Analysis:
        """What knows how the tracks sound."""
        from musicrec_desktop.app.building.analysis import build_analysis

        return build_analysis(
            self.database,
            self.scheduler,
            self.paths,
            self.observers,
            pool=pool,
            pace=pace,
            settings=self.settings,
        )

    def looks(self, analyse: AnalyseService, pool: AnalysisPool, pace: WorkerPace) -> Looks:
        """Covers, and what is known of how they look."""
        from musicrec_desktop.app.building.looks import build_looks

        return build_looks(
            self.database,
            self.scheduler,
            self.paths,
            self.observers,
            tracks=self.tracks,
            settings=self.settings,
            analyse=analyse,
            pool=pool,
            pace=pace,
        )

    def scrobbling(self) -> ScrobbleService:
        """What tells accounts what is heard and liked."""
        from musicrec_desktop.app.building.scrobbling import build_scrobbling

        return build_scrobbling(
            self.database,
            self.scheduler,
            self.observers,
            keeper=self.keeper,
            player=self.player,
            listening=self.listening,
            feedback=self.feedback,
            tracks=self.tracks,
            settings=self.settings,
            rng_seed=self.rng_seed,
        )

    def autoplay(
        self, similarity: SimilarityService, playlists: Playlists, looks: AlbumLooks
    ) -> AutoplayService:
        """What fills the automatic part of the queue, also where the queue came back before it was made."""
        from musicrec_desktop.services.autoplay.inside import InsideTracks
        from musicrec_desktop.services.autoplay.service import AutoplayService
        from musicrec_desktop.storage.relatives import RelativeStore
        from musicrec_desktop.storage.spoken import SpokenStore

        return AutoplayService(
            player=self.player,
            similarity=similarity,
            tracks=self.tracks,
            browse=self.browse,
            relatives=RelativeStore(self.database),
            listens=self.listens,
            feedback=self.feedback,
            ratings=self.ratings,
            settings=self.settings,
            state=StateStore(self.database),
            inside_tracks=InsideTracks(playlists.service.reader, playlists.smart.evaluator),
            spoken=SpokenStore(self.database),
            looks=looks,
            profiles=self.profiles,
            as_listener=self.database.as_listener,
            scheduler=self.scheduler,
            rng_seed=self.rng_seed,
        )

    def suggestions(self, autoplay: AutoplayService, similarity: SimilarityService) -> SuggestionService:
        """What suggests tracks for playlists."""
        from musicrec_desktop.model.queue_controls import QueueInside
        from musicrec_desktop.services.autoplay.suggestions import SuggestionService
        from musicrec_desktop.storage.playlists.refusals import RefusalStore

        return SuggestionService(
            scheduler=self.scheduler,
            library=autoplay.library,
            similarity=similarity,
            feedback=self.feedback,
            known=lambda: autoplay.taste.known,
            finder=lambda playlist_id: autoplay.find_inside(QueueInside(playlist_id)),
            refusals=RefusalStore(self.database),
        )

    def discover(self, autoplay: AutoplayService, similarity: SimilarityService) -> DiscoverService:
        """The cards of the day."""
        from musicrec_desktop.app.building.discover import build_discover

        return build_discover(
            self.database, self.scheduler, autoplay=autoplay, similarity=similarity, feedback=self.feedback
        )

    def file_tags(self) -> FileTags:
        """What writes tags."""
        from musicrec_desktop.app.building.file_tags import build_file_tags, reading_rules

        return build_file_tags(
            self.database,
            self.scheduler,
            self.observers,
            rules=partial(reading_rules, self.settings),
            settings=self.settings,
            ratings=self.ratings,
        )

    def tidy_up(self, writer: FileTagWriter) -> None:
        """As ``FileTagWriter.tidy_up``, and finish renamings that a kill interrupted.

        Where nothing is left to do, what writes tags and renames files is not loaded.
        """
        from musicrec_desktop.storage.file_tags import FileTagStore
        from musicrec_desktop.storage.tag_edits import TagEditStore

        files, edits = FileTagStore(self.database), TagEditStore(self.database)
        if files.unfinished_writings():
            itself(writer).tidy_up()
        if edits.unfinished_moves():
            from musicrec_desktop.services.tagging.turning import settle_moves

            settle_moves(edits, files)

    def loudness(self, pool: AnalysisPool, pace: WorkerPace) -> LoudnessService:
        """What measures loudness."""
        from musicrec_desktop.services.loudness.service import LoudnessService
        from musicrec_desktop.storage.loudness import LoudnessStore

        service = LoudnessService(
            scheduler=self.scheduler,
            store=LoudnessStore(self.database),
            tracks=self.tracks,
            pool=pool,
            settings=self.settings,
            pace=pace,
        )
        self.observers.callback(service.close)
        return service

    def genres(self, analyse: AnalyseService, writer: FileTagWriter, playlists: Playlists) -> GenreService:
        """What suggests genres."""
        from musicrec_desktop.app.building.genres import build_genres

        return build_genres(
            self.database,
            self.scheduler,
            self.observers,
            settings=self.settings,
            analyse=analyse,
            writer=writer,
            changes=playlists.changes,
        )

    def watch(self, scan: ScanService) -> WatchService:
        """What notices changes in folders."""
        from musicrec_desktop.services.scan.watch import WatchService

        return WatchService(scheduler=self.scheduler, scan=scan)

    def trained_ear(self, analyse: AnalyseService, similarity: SimilarityService) -> TrainedEarService:
        """What tells whether the trained ear listens."""
        from musicrec_desktop.services.trained_ear import TrainedEarService

        return TrainedEarService(
            scheduler=self.scheduler, settings=self.settings, analyse=analyse, similarity=similarity
        )

    def playlist_playing(self, playlists: Playlists, autoplay: AutoplayService) -> PlaylistPlaying:
        """What plays playlists for the desktop."""
        from musicrec_desktop.model.queue_controls import QueueInside
        from musicrec_desktop.services.playlists.playing import PlaylistPlaying

        return PlaylistPlaying(
            playlists=playlists.service.reader,
            player=self.player,
            scheduler=self.scheduler,
            finder=lambda playlist_id: autoplay.find_inside(QueueInside(playlist_id)),
        )

    def now_playing(
        self, browse: BrowseService, covers: CoverService, scan: ScanService
    ) -> NowPlayingService:
        """What plays, as a value."""
        from musicrec_desktop.services.now_playing import NowPlayingService

        return NowPlayingService(
            player=self.player,
            browse=browse,
            covers=covers,
            feedback=self.feedback,
            ratings=self.ratings,
            scan=scan,
            scheduler=self.scheduler,
        )

    def background(
        self, services: Services, players: contextlib.ExitStack, playlists: Playlists
    ) -> BackgroundService:
        """What works by itself while there is a window; ``players`` closes it."""
        from musicrec_desktop.services.background import BackgroundService
        from musicrec_desktop.services.discover.daily import DailyCards
        from musicrec_desktop.services.features.packing import FeaturePackingService
        from musicrec_desktop.storage.feature_packing import FeaturePacking

        service = BackgroundService(
            scheduler=self.scheduler,
            scan=services.scan,
            watch=services.watch,
            analyse=services.analyse,
            pictures=services.pictures,
            similarity=services.similarity,
            player=self.player,
            autoplay=services.autoplay,
            settings=self.settings,
            backups=services.backups,
            rating_writing=services.rating_writing,
            exchange=services.exchange,
            outside=playlists.service.outside,
            cover_looks=services.cover_looks,
            album_looks=services.album_looks,
            trained_ear=services.trained_ear,
            importing=services.importing,
            daily_cards=DailyCards(
                scheduler=self.scheduler,
                discover=services.discover,
                scan=services.scan,
                analyse=services.analyse,
                similarity=services.similarity,
            ),
            tracklists=services.tracklists,
            genres=services.genres,
            packing=FeaturePackingService(scheduler=self.scheduler, packing=FeaturePacking(self.database)),
            has_others=self._has_others,
        )
        players.callback(service.close)
        return service

    def _has_others(self) -> bool:
        """Whether playlists follow files, or a killed process left something of an import."""
        from musicrec_desktop.storage.imports.batches import ImportStore
        from musicrec_desktop.storage.imports.spool.files import left_spools, spool_folder
        from musicrec_desktop.storage.playlists.followed import FollowedFileStore

        return bool(
            FollowedFileStore(self.database).all()
            or ImportStore(self.database).left()
            or any(left_spools(spool_folder(self.paths.cache_dir)))
        )


def match_plays(importing: ImportService, changes: TrackChanges) -> None:
    """Let imported plays without a track find it among new ones."""
    importing.rematcher.library_changed(changes)
