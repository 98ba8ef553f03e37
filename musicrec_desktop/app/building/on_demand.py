"""Builds services when they are first used; what they are made of is loaded with them.

A start of the window or a command uses few of them. Each method imports the rest of its feature.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from musicrec_desktop.core.later import when_made

if TYPE_CHECKING:
    import contextlib

    from musicrec_desktop.analysis.pool import AnalysisPool
    from musicrec_desktop.app.building.evaluation import Evaluation
    from musicrec_desktop.app.building.playlists import Playlists
    from musicrec_desktop.core.paths import ProfilePaths
    from musicrec_desktop.core.scheduler import Scheduler
    from musicrec_desktop.online.token_keeper import TokenKeeper
    from musicrec_desktop.playback.excerpts import ExcerptPlayer
    from musicrec_desktop.playback.player import Player
    from musicrec_desktop.services.analysis.pictures import PictureService
    from musicrec_desktop.services.analysis.service import AnalyseService
    from musicrec_desktop.services.autoplay.service import AutoplayService
    from musicrec_desktop.services.autoplay.suggestions import SuggestionService
    from musicrec_desktop.services.browse import BrowseService
    from musicrec_desktop.services.copies.service import CopyService
    from musicrec_desktop.services.covers import CoverService
    from musicrec_desktop.services.demo import DemoService
    from musicrec_desktop.services.discover.service import DiscoverService
    from musicrec_desktop.services.features.service import FeatureStatisticsService
    from musicrec_desktop.services.feedback import FeedbackService
    from musicrec_desktop.services.file_tags.writer import FileTagWriter
    from musicrec_desktop.services.importing.service import ImportService
    from musicrec_desktop.services.insights.service import InsightsService
    from musicrec_desktop.services.letters.service import LetterService
    from musicrec_desktop.services.listening import ListeningService
    from musicrec_desktop.services.lyrics.service import LyricsService
    from musicrec_desktop.services.music_map.service import MusicMapService
    from musicrec_desktop.services.paths.service import PathService
    from musicrec_desktop.services.playlists.exchange.service import PlaylistExchange
    from musicrec_desktop.services.profiles.archive.service import ArchiveService
    from musicrec_desktop.services.profiles.erasing import ProfileEraser
    from musicrec_desktop.services.profiles.merging import MergeService
    from musicrec_desktop.services.profiles.service import ProfileService
    from musicrec_desktop.services.profiles.vault import KeyRing
    from musicrec_desktop.services.ratings import RatingService
    from musicrec_desktop.services.scan.service import ScanService
    from musicrec_desktop.services.sharing.service import ShareService
    from musicrec_desktop.services.similarity.groups import GroupSounds
    from musicrec_desktop.services.similarity.service import SimilarityService
    from musicrec_desktop.services.tagging.service import TagService
    from musicrec_desktop.services.tracklists.service import TracklistService
    from musicrec_desktop.services.tracklists.spotify import SpotifyLists
    from musicrec_desktop.storage.browse import BrowseStore
    from musicrec_desktop.storage.database import Database
    from musicrec_desktop.storage.state import SettingStore
    from musicrec_desktop.storage.tracks import TrackStore


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDemand:
    """What such services are built over; see ``container`` for each.

    Attributes:
        observers: closes what follows other services.
        players: closes what works by itself.
    """

    database: Database
    scheduler: Scheduler
    paths: ProfilePaths
    observers: contextlib.ExitStack
    players: contextlib.ExitStack
    settings: SettingStore
    tracks: TrackStore
    pool: AnalysisPool
    profiles: ProfileService
    keys: KeyRing
    keeper: TokenKeeper
    eraser: ProfileEraser
    player: Player
    excerpts: ExcerptPlayer
    scan: ScanService
    analyse: AnalyseService
    pictures: PictureService
    similarity: SimilarityService
    feedback: FeedbackService
    ratings: RatingService
    listening: ListeningService
    browse: BrowseService
    covers: CoverService
    playlists: Playlists
    autoplay: AutoplayService
    discover: DiscoverService
    suggestions: SuggestionService
    rng_seed: int | None

    def exchange(self) -> PlaylistExchange:
        """Playlists from and to files."""
        from musicrec_desktop.services.playlists.exchange.service import PlaylistExchange
        from musicrec_desktop.storage.state import StateStore

        smart = self.playlists.smart
        return PlaylistExchange(
            database=self.database,
            playlists=self.playlists.service,
            scheduler=self.scheduler,
            state=StateStore(self.database),
            settings=self.settings,
            find=lambda rules: smart.found(rules).ids,
        )

    def importing(self) -> ImportService:
        """What other players kept; an import is told to feedback, ratings, taste and queries."""
        from musicrec_desktop.services.importing.service import ImportService

        smart = self.playlists.smart
        service = ImportService(
            database=self.database,
            playlists=self.playlists.service,
            scheduler=self.scheduler,
            cache_dir=self.paths.cache_dir,
            find=lambda rules: smart.found(rules).ids,
        )
        self.observers.callback(service.close)
        service.opinions_changed.connect(self.feedback.changed.emit)
        service.ratings_changed.connect(self.ratings.changed.emit)
        service.changed.connect(self.playlists.changes.use_changed)
        service.changed.connect(self.autoplay.taste.history_changed)
        return service

    def sharing(self) -> ShareService:
        """Lists and pictures for other programs."""
        from musicrec_desktop.services.sharing.service import ShareService
        from musicrec_desktop.storage.playlists.matching import MatchStore

        return ShareService(scheduler=self.scheduler, tracks=self.tracks, known=MatchStore(self.database))

    def letters(self) -> LetterService:
        """The weekly letter."""
        from musicrec_desktop.app.building.letters import build_letters

        service = build_letters(
            self.database, self.scheduler, covers=self.covers, discover=self.discover, keeper=self.keeper
        )
        self.players.callback(service.close)
        return service

    def evaluation(self) -> Evaluation:
        """The reports on recommendations, and the taste test."""
        from musicrec_desktop.app.building.evaluation import build_evaluation

        return build_evaluation(
            self.database,
            self.scheduler,
            self.paths,
            pool=self.pool,
            settings=self.settings,
            player=self.player,
            excerpts=self.excerpts,
            browse=self.browse,
            pictures=self.pictures,
            similarity=self.similarity,
            feedback=self.feedback,
            autoplay=self.autoplay,
            rng_seed=self.rng_seed,
        )

    def insights(self, importing: ImportService) -> InsightsService:
        """The insights; they follow what is heard and imported."""
        from musicrec_desktop.app.building.insights import build_insights

        service = build_insights(
            self.database,
            self.scheduler,
            listening=self.listening,
            autoplay=self.autoplay,
            similarity=self.similarity,
            browse=self.browse,
        )
        when_made(importing, lambda there: there.changed.connect(service.rows_changed))
        return service

    def copies(self) -> CopyService:
        """Copies of recordings; they follow the library when their page is shown."""
        from musicrec_desktop.app.building.copies import build_copies

        service = build_copies(
            self.database,
            self.scheduler,
            similarity=self.similarity,
            scan=self.scan,
            tracks=self.tracks,
            player=self.player,
            excerpts=self.excerpts,
            pictures=self.pictures,
        )
        service.use_moved.connect(self.feedback.changed.emit)
        service.use_moved.connect(self.ratings.changed.emit)
        service.use_moved.connect(self.playlists.service.reader.tracks_exchanged)
        service.use_moved.connect(lambda _ids: self.playlists.changes.use_changed())
        service.use_moved.connect(lambda _ids: self.autoplay.taste.history_changed())
        return service

    def tracklists(self) -> TracklistService:
        """What answers lists from anywhere."""
        from musicrec_desktop.app.building.tracklists import build_tracklists

        return build_tracklists(
            self.database,
            self.scheduler,
            self.paths,
            autoplay=self.autoplay,
            similarity=self.similarity,
            feedback=self.feedback,
            suggestions=self.suggestions,
        )

    def spotify(self) -> SpotifyLists:
        """What reads lists at Spotify."""
        from musicrec_desktop.app.building.tracklists import build_spotify

        return build_spotify(self.database, self.scheduler, self.keeper)

    def lyrics(self) -> LyricsService:
        """Lyrics of single tracks."""
        from musicrec_desktop.services.lyrics.service import LyricsService

        return LyricsService(scheduler=self.scheduler, tracks=self.tracks, settings=self.settings)

    def tagging(self, writer: FileTagWriter) -> TagService:
        """What edits tags and names of files."""
        from musicrec_desktop.app.building.file_tags import reading_rules
        from musicrec_desktop.services.tagging.service import TagService
        from musicrec_desktop.storage.file_tags import FileTagStore
        from musicrec_desktop.storage.tag_edits import TagEditStore

        tagging = TagService(
            scheduler=self.scheduler,
            tracks=self.tracks,
            files=FileTagStore(self.database),
            edits=TagEditStore(self.database),
            writer=writer,
            rules=partial(reading_rules, self.settings),
        )
        # Lists follow what it writes as they follow a scan.
        tagging.written.connect(self.scan.library_changed.emit)
        return tagging

    def group_sounds(self, store: BrowseStore) -> GroupSounds:
        """Albums and artists that sound alike."""
        from musicrec_desktop.services.similarity.groups import GroupSounds
        from musicrec_desktop.storage.group_tracks import GroupTrackStore

        return GroupSounds(
            scheduler=self.scheduler,
            store=GroupTrackStore(self.database),
            browse=store,
            catalogue=lambda: self.similarity.catalogue,
        )

    def music_map(self) -> MusicMapService:
        """The music map."""
        from musicrec_desktop.app.building.music_map import build_music_map

        return build_music_map(
            self.database,
            self.scheduler,
            self.observers,
            analyse=self.analyse,
            similarity=self.similarity,
            playlists=self.playlists,
        )

    def journeys(self) -> PathService:
        """Paths from track to track."""
        from musicrec_desktop.app.building.music_map import build_paths

        return build_paths(self.database, self.scheduler, feedback=self.feedback, similarity=self.similarity)

    def archives(self) -> ArchiveService:
        """Profiles from and to files."""
        from musicrec_desktop.services.autoplay.own_presets import STATE_KEY
        from musicrec_desktop.services.profiles.archive.service import ArchiveService

        return ArchiveService(
            database=self.database,
            cache_dir=self.paths.cache_dir,
            clock=self.scheduler.clock,
            joined_lists=(STATE_KEY,),
        )

    def merging(self) -> MergeService:
        """Two profiles become one."""
        from musicrec_desktop.services.autoplay.own_presets import STATE_KEY
        from musicrec_desktop.services.profiles.merging import MergeService
        from musicrec_desktop.storage.backups import Backups

        return MergeService(
            database=self.database,
            backups=Backups(self.paths.database),
            profiles=self.profiles,
            keys=self.keys,
            keeper=self.keeper,
            eraser=self.eraser,
            scheduler=self.scheduler,
            joined_lists=(STATE_KEY,),
        )

    def features(self) -> FeatureStatisticsService:
        """The figures of librosa."""
        from musicrec_desktop.services.features.service import FeatureStatisticsService
        from musicrec_desktop.storage.feature_statistics import FeatureStatisticsStore

        return FeatureStatisticsService(
            scheduler=self.scheduler, store=FeatureStatisticsStore(self.database), pool=self.pool
        )

    def demo(self) -> DemoService:
        """The demonstration's music."""
        from musicrec_desktop.services.demo import DemoService

        return DemoService(scheduler=self.scheduler, music_dir=self.paths.music_dir)
