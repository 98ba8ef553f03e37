"""Work that runs by itself: scan, watch, analyse, index and look at covers, each after the other."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.later import itself, load_code, made, when_made
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.settings import SCAN_ON_START, WATCH_FOLDERS
from musicrec_desktop.core.tasks import Lane, TaskContext, TaskHandle
from musicrec_desktop.model.playback import PlayerState, QueueEntry
from musicrec_desktop.model.track import TrackChanges, TrackId
from musicrec_desktop.playback.player import Player
from musicrec_desktop.services.analysis.pictures import PictureService
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.services.autoplay.service import AutoplayService
from musicrec_desktop.services.backups import BackupService
from musicrec_desktop.services.discover.daily import DailyCards
from musicrec_desktop.services.features.packing import FeaturePackingService
from musicrec_desktop.services.file_tags.ratings import RatingWriting
from musicrec_desktop.services.genres.service import GenreService
from musicrec_desktop.services.looks.albums import AlbumLooks
from musicrec_desktop.services.looks.service import CoverLookService
from musicrec_desktop.services.playlists.outside import OutsideEdits
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.services.scan.watch import WatchService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.services.trained_ear import TrainedEarService
from musicrec_desktop.storage.state import SettingStore

if TYPE_CHECKING:
    from musicrec_desktop.services.importing.service import ImportService
    from musicrec_desktop.services.playlists.exchange.service import PlaylistExchange
    from musicrec_desktop.services.tracklists.service import TracklistService


log = logging.getLogger(__name__)

OTHERS_MS: Final = 10_000
"""How often is looked whether another process had a playlist follow a file; a question to the database."""
CALM_LOOK_MS: Final = 100
CALM_LOOKS: Final = 50
"""So often is looked whether other work of the start is done, before the scan begins all the same."""


class BackgroundService:
    """Passes what one service finds to the next one.

    Found tracks are analysed, analysed tracks can be found by sound, a file that proves to be a known track
    keeps its place in the queue, and what plays is analysed first.

    Args:
        scheduler: gives the quick lane.
        scan: finds tracks.
        watch: notices changes in folders.
        analyse: listens to tracks.
        pictures: draws what plays.
        similarity: the sound of the library.
        player: what plays.
        autoplay: remembers tracks of the session.
        settings: whether to scan at start and to watch.
        backups: copies the library now and then.
        rating_writing: writes ratings that wait, and tidies up after a program that was killed while it
            wrote tags.
        exchange: reads files again that playlists follow.
        outside: notices what other processes did to playlists.
        cover_looks: looks at covers when nothing else is to be done.
        album_looks: compares albums by their covers.
        trained_ear: tells which features are to be made.
        importing: reads in another process while there is a window.
        daily_cards: has the cards of each day made.
        tracklists: the same.
        genres: learns them when nothing is left to be analysed.
        packing: packs feature vectors of earlier releases.
        has_others: whether playlists follow files, or a killed import left something; asked in a lane.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        scan: ScanService,
        watch: WatchService,
        analyse: AnalyseService,
        pictures: PictureService,
        similarity: SimilarityService,
        player: Player,
        autoplay: AutoplayService,
        settings: SettingStore,
        backups: BackupService,
        rating_writing: RatingWriting,
        exchange: PlaylistExchange,
        outside: OutsideEdits,
        cover_looks: CoverLookService,
        album_looks: AlbumLooks,
        trained_ear: TrainedEarService,
        importing: ImportService,
        daily_cards: DailyCards,
        tracklists: TracklistService,
        genres: GenreService,
        packing: FeaturePackingService,
        has_others: Callable[[], bool],
    ) -> None:
        self._scheduler = scheduler
        self._scan = scan
        self._watch = watch
        self._analyse = analyse
        self._pictures = pictures
        self._similarity = similarity
        self._player = player
        self._autoplay = autoplay
        self._settings = settings
        self._backups = backups
        self._rating_writing = rating_writing
        self._exchange = exchange
        self._outside = outside
        self._cover_looks = cover_looks
        self._trained_ear = trained_ear
        self._settling: TaskHandle | None = None
        self._loading: TaskHandle | None = None
        self._scan_timer: Timer | None = None
        self._others_timer: Timer | None = None
        self._has_others = has_others
        self._importing = importing
        self._daily_cards = daily_cards
        self._tracklists, self._genres, self._packing = tracklists, genres, packing
        self._disconnects: list[Callable[[], None]] = [
            analyse.features_changed.connect(similarity.features_changed),
            analyse.tracks_merged.connect(self._on_tracks_merged),
            genres.words.changed.connect(autoplay.library_changed),
            cover_looks.looks_changed.connect(album_looks.refresh),
        ]

    def start(self) -> None:
        """Begin; call once, when the first page is on the screen."""
        self._disconnects += [
            self._scan.library_changed.connect(self._on_library_changed),
            # Another program (the command line) may have found tracks that are nothing new to this scan.
            self._scan.finished.connect(lambda _report: self._analyse.start()),
            self._scan.finished.connect(lambda _report: self._check_followed()),
            self._scan.failed.connect(lambda _error: self._after_analysis()),
            self._analyse.finished.connect(lambda _report: self._after_analysis()),
            self._analyse.state_changed.connect(self._cover_looks.go_on),
            self._player.track_started.connect(self._on_track_started),
            self._player.state_changed.connect(self._on_state_changed),
        ]
        self._backups.start()
        self._outside.start()
        self._disconnects += [
            when_made(self._tracklists, _beside_window),
            when_made(self._importing, _beside_window),
            when_made(self._exchange, self._follow),
        ]
        self._settling = self._trained_ear.settle(self._begin)
        self._others_timer = self._scheduler.call_every(OTHERS_MS, self._look_for_others)
        self._look_for_others()

    def _look_for_others(self) -> None:
        """Load what reads files of others, which is much code, where there is something for it."""

        def load(_context: TaskContext) -> bool:
            is_needed = self._has_others()
            if is_needed:
                load_code(self._exchange, self._importing)
            return is_needed

        self._loading = self._scheduler.run(
            Lane.QUICK, load, name="files-of-others", on_done=self._on_others, on_error=_log_error
        )

    def _on_others(self, is_needed: bool) -> None:
        if is_needed:
            self._stop_looking_for_others()
            itself(self._importing)
            itself(self._exchange)

    def _stop_looking_for_others(self) -> None:
        timer, self._others_timer = self._others_timer, None
        if timer is not None:
            timer.cancel()

    def _follow(self, exchange: PlaylistExchange) -> Callable[[], None]:
        """Begin to follow files; where the service was made in another thread, in the owner's."""
        if self._backups.write_problem is None:
            self._scheduler.post(exchange.followed.start)
        return _nothing

    def _check_followed(self) -> None:
        exchange = made(self._exchange)
        if exchange is not None:
            exchange.followed.check_soon()

    def _begin(self) -> None:
        """Begin what needs to know which features are to be made, and what may ask for them."""
        self._similarity.load()
        self._daily_cards.start()
        if self._backups.write_problem is not None:
            return  # what scan and analysis find could not be kept
        self._rating_writing.start()
        self._packing.start()
        self._genres.words.resume_later()
        self._analyse.start()
        is_scanned = bool(self._settings.get(SCAN_ON_START) and self._scan.folders())
        if self._settings.get(WATCH_FOLDERS):
            self._watch.start(is_scanned=is_scanned)
        if is_scanned:
            self._scan_when_calm()
        self._scan.read_outdated(is_scanned=is_scanned)

    def _scan_when_calm(self, looks: int = 0) -> None:
        """Scan when the sound of the library is loaded and the taste is learnt, or after a while.

        A scan asks the disk a hundred thousand times, and lets go of the interpreter each time. Beside other
        work in Python both take up to twice the processor time, and neither is done earlier.
        """
        is_calm = self._similarity.is_settled and self._autoplay.is_settled
        if is_calm or looks >= CALM_LOOKS:
            self._scan_timer = None
            self._scan.rescan()
        else:
            self._scan_timer = self._scheduler.call_later(
                CALM_LOOK_MS, lambda: self._scan_when_calm(looks + 1)
            )

    def close(self) -> None:
        """Disconnect the services and stop watching."""
        self._stop_looking_for_others()
        for task in (self._settling, self._loading, self._scan_timer):
            if task is not None:
                task.cancel()
        self._watch.stop()
        self._outside.close()
        self._daily_cards.close()
        self._packing.close()
        exchange = made(self._exchange)
        if exchange is not None:
            exchange.followed.close()
        for disconnect in self._disconnects:
            disconnect()

    def _on_library_changed(self, changes: TrackChanges) -> None:
        if changes.added or changes.changed:
            self._analyse.start()
        self._pictures.files_changed([*changes.added, *changes.changed, *changes.moved])
        self._autoplay.library_changed()
        self._rating_writing.write_soon()
        self._cover_looks.start()
        self._similarity.library_changed()

    def _after_analysis(self) -> None:
        """Go on with pictures and genres where there is nothing left to listen to."""
        # Tracks are listened to once more when the scan has ended, so all this would be looked for twice.
        if not (self._scan.is_running or self._scan_timer is not None):
            self._cover_looks.start()
            self._genres.refresh()

    def _on_track_started(self, entry: QueueEntry, _started_at_ms: int) -> None:
        coming = [upcoming.track_id for upcoming in self._player.queue.upcoming[:2]]
        self._analyse.prefer([entry.track_id, *coming])
        self._pictures.prefer([entry.track_id, *coming])

    def _on_state_changed(self, state: PlayerState) -> None:
        self._analyse.set_playing(is_playing=state is PlayerState.PLAYING)

    def _on_tracks_merged(self, pairs: tuple[tuple[TrackId, TrackId], ...]) -> None:
        names = {new: old for old, new in pairs}
        self._player.rename_tracks(names)
        self._autoplay.rename_tracks(names)
        self._similarity.library_changed()


def _beside_window(service: TracklistService | ImportService) -> Callable[[], None]:
    """Let files be read in another process, until ever."""
    service.begin_beside_window()
    return _nothing


def _nothing() -> None:
    """What disconnects where there is nothing to disconnect."""


def _log_error(error: Exception) -> None:
    if not isinstance(error, MusicRecError):
        raise error
    log.info("files of others are looked for later: %s", error)
