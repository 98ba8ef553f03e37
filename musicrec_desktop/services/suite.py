"""Everything that a front end works with, in one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from musicrec_desktop.core.paths import ProfilePaths
    from musicrec_desktop.core.scheduler import Scheduler
    from musicrec_desktop.playback.player import Player
    from musicrec_desktop.services.analysis.pictures import PictureService
    from musicrec_desktop.services.analysis.service import AnalyseService
    from musicrec_desktop.services.autoplay.own_presets import QueuePresets
    from musicrec_desktop.services.autoplay.service import AutoplayService
    from musicrec_desktop.services.autoplay.suggestions import SuggestionService
    from musicrec_desktop.services.backups import BackupService
    from musicrec_desktop.services.browse import BrowseService
    from musicrec_desktop.services.copies.service import CopyService
    from musicrec_desktop.services.covers import CoverService
    from musicrec_desktop.services.demo import DemoService
    from musicrec_desktop.services.discover.service import DiscoverService
    from musicrec_desktop.services.evaluation.folder.service import EvaluateService
    from musicrec_desktop.services.evaluation.genres import GenreEvaluationService
    from musicrec_desktop.services.evaluation.library import LibraryReportService
    from musicrec_desktop.services.evaluation.mixes import MixReportService
    from musicrec_desktop.services.evaluation.queue import QueueReportService
    from musicrec_desktop.services.evaluation.taste_test.service import TasteTestService
    from musicrec_desktop.services.features.service import FeatureStatisticsService
    from musicrec_desktop.services.feedback import FeedbackService
    from musicrec_desktop.services.file_tags.ratings import RatingWriting
    from musicrec_desktop.services.file_tags.writer import FileTagWriter
    from musicrec_desktop.services.genres.service import GenreService
    from musicrec_desktop.services.importing.service import ImportService
    from musicrec_desktop.services.insights.service import InsightsService
    from musicrec_desktop.services.letters.service import LetterService
    from musicrec_desktop.services.listening import ListeningService
    from musicrec_desktop.services.looks.albums import AlbumLooks
    from musicrec_desktop.services.looks.service import CoverLookService
    from musicrec_desktop.services.loudness.service import LoudnessService
    from musicrec_desktop.services.loudness.writing import LoudnessWriting
    from musicrec_desktop.services.lyrics.service import LyricsService
    from musicrec_desktop.services.music_map.service import MusicMapService
    from musicrec_desktop.services.now_playing import NowPlayingService
    from musicrec_desktop.services.paths.service import PathService
    from musicrec_desktop.services.playlists.exchange.service import PlaylistExchange
    from musicrec_desktop.services.playlists.playing import PlaylistPlaying
    from musicrec_desktop.services.playlists.service import PlaylistService
    from musicrec_desktop.services.playlists.smart import SmartPlaylists
    from musicrec_desktop.services.profiles.archive.service import ArchiveService
    from musicrec_desktop.services.profiles.erasing import ProfileEraser
    from musicrec_desktop.services.profiles.merging import MergeService
    from musicrec_desktop.services.profiles.service import ProfileService
    from musicrec_desktop.services.profiles.vault import Vault
    from musicrec_desktop.services.ratings import RatingService
    from musicrec_desktop.services.restart import SessionService
    from musicrec_desktop.services.scan.service import ScanService
    from musicrec_desktop.services.scan.watch import WatchService
    from musicrec_desktop.services.scrobbling.service import ScrobbleService
    from musicrec_desktop.services.sharing.service import ShareService
    from musicrec_desktop.services.similarity.groups import GroupSounds
    from musicrec_desktop.services.similarity.service import SimilarityService
    from musicrec_desktop.services.sleep_timer import SleepTimer
    from musicrec_desktop.services.sound import SoundService
    from musicrec_desktop.services.spoken import SpokenService
    from musicrec_desktop.services.tagging.service import TagService
    from musicrec_desktop.services.tracklists.service import TracklistService
    from musicrec_desktop.services.tracklists.spotify import SpotifyLists
    from musicrec_desktop.services.trained_ear import TrainedEarService
    from musicrec_desktop.storage.state import SettingStore, StateStore


@dataclass(frozen=True, slots=True)
class Services:
    """The services of one profile; ``app.container`` builds and closes them."""

    paths: ProfilePaths
    scheduler: Scheduler
    settings: SettingStore
    state: StateStore
    profiles: ProfileService
    vault: Vault
    archives: ArchiveService
    eraser: ProfileEraser
    merging: MergeService
    backups: BackupService
    player: Player
    sound: SoundService
    sleep: SleepTimer
    scan: ScanService
    watch: WatchService
    analyse: AnalyseService
    pictures: PictureService
    features: FeatureStatisticsService
    loudness: LoudnessService
    loudness_writing: LoudnessWriting
    file_tags: FileTagWriter
    rating_writing: RatingWriting
    tagging: TagService
    genres: GenreService
    genre_evaluation: GenreEvaluationService
    similarity: SimilarityService
    trained_ear: TrainedEarService
    autoplay: AutoplayService
    discover: DiscoverService
    letters: LetterService
    insights: InsightsService
    queue_presets: QueuePresets
    feedback: FeedbackService
    ratings: RatingService
    playlists: PlaylistService
    smart: SmartPlaylists
    exchange: PlaylistExchange
    sharing: ShareService
    importing: ImportService
    suggestions: SuggestionService
    tracklists: TracklistService
    spotify: SpotifyLists
    playlist_playing: PlaylistPlaying
    listening: ListeningService
    scrobble: ScrobbleService
    session: SessionService
    browse: BrowseService
    covers: CoverService
    cover_looks: CoverLookService
    album_looks: AlbumLooks
    group_sounds: GroupSounds
    lyrics: LyricsService
    spoken: SpokenService
    copies: CopyService
    music_map: MusicMapService
    journeys: PathService
    now_playing: NowPlayingService
    demo: DemoService
    evaluate: EvaluateService
    library_report: LibraryReportService
    queue_report: QueueReportService
    mix_report: MixReportService
    taste_test: TasteTestService
