"""Everything that a front end works with, in one value."""

from __future__ import annotations

from dataclasses import dataclass

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.playback.player import Player
from musicrec_desktop.services.analyse import AnalyseService
from musicrec_desktop.services.autoplay import AutoplayService
from musicrec_desktop.services.backups import BackupService
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.covers import CoverService
from musicrec_desktop.services.demo import DemoService
from musicrec_desktop.services.evaluate import EvaluateService
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.library_report import LibraryReportService
from musicrec_desktop.services.listening import ListeningService
from musicrec_desktop.services.loudness import LoudnessService
from musicrec_desktop.services.loudness_writing import LoudnessWriting
from musicrec_desktop.services.now_playing import NowPlayingService
from musicrec_desktop.services.pictures import PictureService
from musicrec_desktop.services.queue_presets import QueuePresets
from musicrec_desktop.services.queue_report import QueueReportService
from musicrec_desktop.services.scan import ScanService
from musicrec_desktop.services.scrobble import ScrobbleService
from musicrec_desktop.services.session import SessionService
from musicrec_desktop.services.similarity import SimilarityService
from musicrec_desktop.services.sleep_timer import SleepTimer
from musicrec_desktop.services.sound import SoundService
from musicrec_desktop.services.watch import WatchService
from musicrec_desktop.storage.state import SettingStore, StateStore


@dataclass(frozen=True, slots=True)
class Services:
    """The services of one profile; ``app.container`` builds and closes them."""

    paths: ProfilePaths
    scheduler: Scheduler
    settings: SettingStore
    state: StateStore
    backups: BackupService
    player: Player
    sound: SoundService
    sleep: SleepTimer
    scan: ScanService
    watch: WatchService
    analyse: AnalyseService
    pictures: PictureService
    loudness: LoudnessService
    loudness_writing: LoudnessWriting
    similarity: SimilarityService
    autoplay: AutoplayService
    queue_presets: QueuePresets
    feedback: FeedbackService
    listening: ListeningService
    scrobble: ScrobbleService
    session: SessionService
    browse: BrowseService
    covers: CoverService
    now_playing: NowPlayingService
    demo: DemoService
    evaluate: EvaluateService
    library_report: LibraryReportService
    queue_report: QueueReportService
