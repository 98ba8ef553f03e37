"""Connects folders, scan, analysis and the demo library with the window."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.later import when_made
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.settings import (
    ANALYSIS_WORKERS,
    LOOK_AT_COVERS,
    TAG_CODE_PAGE,
    TAG_SEPARATORS,
    TRAINED_EAR,
    WATCH_FOLDERS,
    Setting,
)
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.features import AnalysisReport
from musicrec_desktop.model.files import Folder, ScanReport
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.genres import GenreJobs
from musicrec_desktop.ui.commands.loudness import LoudnessJobs
from musicrec_desktop.ui.commands.ratings import RatingJobs
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.covers import CoverCache
from musicrec_desktop.ui.kit.job_foot import JobFoot, JobView
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.files import PLAYS_AS_USUAL
from musicrec_desktop.ui.library.analysis_pace import AnalysisPace
from musicrec_desktop.ui.library.side_dialogs import SideDialogs
from musicrec_desktop.ui.library.welcome import Welcome
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.services.worker_run import PausableService
    from musicrec_desktop.ui.library.folders_dialog import FoldersDialog

SCAN, ANALYSIS, LOOKING = "scan", "analysis", "looking"
CALM_MS = 400
"""Changes that come faster than this reach the pages together."""


class LibraryController(QObject):
    """Starts jobs, shows how far they are, and says how they ended.

    Attributes:
        folders_dialog: the list of folders, once it was opened.
        side: the lists that stay open beside the window.
        scope_requested: a ``Scope`` whose tracks are wanted.
        track_requested: a ``TrackId`` that is wanted.
        tracks_changed: rows came, went or changed.
        files_changed: known files changed, and perhaps their covers.
        index_changed: what is similar changed.
    """

    scope_requested = Signal(object)
    track_requested = Signal(object)
    tracks_changed = Signal()
    files_changed = Signal()
    index_changed = Signal()

    def __init__(
        self,
        services: Services,
        foot: JobFoot,
        welcome: Welcome,
        covers: CoverCache,
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._foot, self._welcome = services, foot, welcome
        self._theme, self._notices, self._window = theme, notices, window
        self._scan_progress, self._analysis_progress = Progress(0, 0), Progress(0, 0)
        self._look_progress = Progress(0, 0)
        self._pace = AnalysisPace(self)
        self._pace.changed.connect(self.show_jobs)
        self.folders_dialog: FoldersDialog | None = None
        self.side = SideDialogs(services, covers, theme, notices, window)
        self.side.scope_requested.connect(self.scope_requested)
        self.side.track_requested.connect(self.track_requested)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self.tracks_changed.emit)
        self._tag_jobs = (
            LoudnessJobs(services, notices, self.show_jobs, self),
            RatingJobs(services, notices, self.show_jobs, self),
            GenreJobs(services, notices, self.show_jobs, self),
        )
        self._disconnects = self._connect_services()
        # Nothing else has these buttons.
        pausable: dict[str, PausableService[Any, Any]] = {
            ANALYSIS: services.analyse,
            LOOKING: services.cover_looks,
        }
        foot.pause_requested.connect(lambda key: pausable[key].pause())
        foot.resume_requested.connect(lambda key: pausable[key].resume())
        foot.cancel_requested.connect(self._on_cancel)
        welcome.add_folder_requested.connect(self.ask_for_folder)
        welcome.demo_requested.connect(self.make_demo)
        self.show_jobs()

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of folders, scans and the demo library."""
        return {
            "add_folder": self.ask_for_folder,
            "manage_folders": self.manage_folders,
            "rescan": self.rescan,
            "reread": self.reread,
            "retry_failed": self.retry_failed,
            "demo": self.make_demo,
            **self.side.actions(),
        }

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a music folder nor a track."""
        return not self._services.scan.folders() and not self._services.browse.has_tracks()

    def setting_changed(self, setting: Setting, value: object) -> None:
        """Apply a setting that concerns how folders are read and listened to."""
        if setting is ANALYSIS_WORKERS:
            assert isinstance(value, int)
            self._services.analyse.set_worker_count(value)
        elif setting is LOOK_AT_COVERS:
            self._services.cover_looks.wish_changed()
        elif setting is TRAINED_EAR:
            self._services.trained_ear.apply()
        elif setting is WATCH_FOLDERS:
            (self._services.watch.start if value else self._services.watch.stop)()
        elif setting in {TAG_CODE_PAGE, TAG_SEPARATORS} and self._services.scan.folders():
            self._notices.tell(
                tr("This counts for tags that are read from now on"), tr("Read all tags again"), self.reread
            )

    def ask_for_folder(self) -> None:
        """Let the user choose a folder, and add it."""
        dialog = QFileDialog(self.folders_dialog or self._window, tr("Add a music folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(_music_place())
        dialog.setLabelText(QFileDialog.DialogLabel.FileName, tr("Folder:"))
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Add"))
        dialog.fileSelected.connect(lambda path: self.add_folders([path]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_folders(self, paths: Sequence[str]) -> None:
        """Take folders into the library and scan them."""
        added = []
        for path in paths:
            try:
                self._services.scan.add_folder(os.path.abspath(path))
            except MusicRecError as error:
                self._notices.error(error)
            else:
                added.append(os.path.abspath(path))
        if added:
            self._services.scan.rescan(added)
            self.show_jobs()
        self._refresh_folders()

    def add_dropped(self, paths: Sequence[str]) -> None:
        """Take folders into the library that were dropped, with a way back."""
        known = {folder.path for folder in self._services.scan.folders()}
        self.add_folders(paths)
        added = [folder for folder in self._services.scan.folders() if folder.path not in known]
        if not added:
            return

        def undo() -> None:
            for folder in added:
                self._remove_path(folder.path)

        name = display_path(os.path.basename(added[0].path) or added[0].path)
        words = quoted(name) if len(added) == 1 else plural("{n} folder", "{n} folders", len(added))
        self._notices.say(
            tr("{words} added to the library", words=words),
            undo,
            redo=lambda: self.add_folders([folder.path for folder in added]),
            label=tr("Add {words} to the library", words=words),
        )

    def remove_folder(self, folder: Folder) -> None:
        """Take a folder out of the library, with a way back; its files and its history stay."""
        self._remove(folder)
        name = quoted(display_path(os.path.basename(folder.path) or folder.path))
        self._notices.say(
            tr("{name} removed from the library", name=name),
            lambda: self.add_folders([folder.path]),
            redo=lambda: self._remove_path(folder.path),
            label=tr("Remove the folder {name}", name=name),
        )

    def _remove_path(self, path: str) -> None:
        for folder in self._services.scan.folders():
            if folder.path == path:
                self._remove(folder)

    def _remove(self, folder: Folder) -> None:
        self._services.scan.remove_folder(folder.id)
        self._on_folders_changed()

    def rescan(self, paths: Sequence[str] | None = None) -> None:
        """Look for new, changed and missing files."""
        if not self._services.scan.folders():
            self._notices.tell(tr("There is no music folder yet."), tr("Add one"), self.ask_for_folder)
            return
        self._services.scan.rescan(paths)
        self.show_jobs()

    def reread(self) -> None:
        """Read the tags of all files again, also of those that did not change."""
        if not self._services.scan.folders():
            self.rescan()
            return
        self._services.scan.rescan(is_thorough=True)
        self.show_jobs()

    def retry_failed(self) -> None:
        """Try files again that could not be analysed."""
        self._services.analyse.retry_failed()
        self.show_jobs()

    def manage_folders(self) -> None:
        """Show the music folders."""
        from musicrec_desktop.ui.library.folders_dialog import FoldersDialog

        if self.folders_dialog is None:
            now_ms = self._services.scheduler.clock.now_ms
            dialog = FoldersDialog(
                self._services.scan, self._services.analyse, now_ms, self._theme, self._window
            )
            dialog.add_requested.connect(self.ask_for_folder)
            dialog.remove_requested.connect(self.remove_folder)
            dialog.rescan_requested.connect(self.rescan)
            dialog.reread_requested.connect(self.reread)
            dialog.retry_requested.connect(self.retry_failed)
            self.folders_dialog = dialog
        self.folders_dialog.refresh()
        self.folders_dialog.show()
        self.folders_dialog.raise_()

    def make_demo(self) -> None:
        """Make the demo library and add it."""
        self._welcome.show_progress(Progress(0, 0))
        self._services.demo.build(
            on_done=self._on_demo, on_error=self._on_demo_error, on_progress=self._on_demo_progress
        )

    def show_jobs(self) -> None:
        """Show the jobs that run."""
        scan, analyse, jobs = self._services.scan, self._services.analyse, []
        if scan.is_running:
            jobs.append(JobView(SCAN, tr("Scanning folders"), self._scan_progress))
        if analyse.is_running:
            jobs.append(
                JobView(
                    ANALYSIS,
                    tr("Listening to tracks"),
                    self._analysis_progress,
                    is_paused=analyse.is_paused,
                    can_pause=True,
                    note=self._pace.note,
                )
            )
        looking = self._services.cover_looks
        # While tracks are listened to covers wait, and need no line.
        if looking.is_running and not (analyse.is_running and not analyse.is_paused):
            progress = self._look_progress
            view = JobView(
                LOOKING, tr("Looking at covers"), progress, is_paused=looking.is_paused, can_pause=True
            )
            jobs.append(view)
        self._foot.set_jobs([*jobs, *(view for part in self._tag_jobs for view in part.views)])

    def close(self) -> None:
        """Disconnect from the services."""
        self._calm.stop()
        self.side.close()
        for part in self._tag_jobs:
            part.close()
        for disconnect in self._disconnects:
            disconnect()

    def _connect_services(self) -> list[Callable[[], None]]:
        services = self._services
        return [
            services.scan.library_changed.connect(lambda _changes: self._tell_soon()),
            when_made(
                services.tagging,
                lambda tagging: tagging.written.connect(lambda _changes: self.files_changed.emit()),
            ),
            services.scan.folders_changed.connect(self._on_folders_changed),
            services.scan.progressed.connect(self._on_scan_progress),
            services.scan.finished.connect(self._on_scan_finished),
            services.scan.failed.connect(self._on_scan_failed),
            services.analyse.failed.connect(self._notices.error),
            services.analyse.progressed.connect(self._on_analysis_progress),
            services.analyse.finished.connect(self._on_analysis_finished),
            services.analyse.state_changed.connect(self._on_analysis_state),
            services.analyse.tracks_merged.connect(lambda _pairs: self._tell_soon()),
            services.genres.words.changed.connect(self._tell_soon),
            services.similarity.index_changed.connect(self.index_changed.emit),
            services.cover_looks.failed.connect(self._notices.error),
            services.cover_looks.progressed.connect(self._on_look_progress),
            services.cover_looks.state_changed.connect(self.show_jobs),
        ]

    def _on_scan_progress(self, progress: Progress) -> None:
        self._scan_progress = progress
        self.show_jobs()

    def _on_scan_finished(self, report: ScanReport) -> None:
        self._scan_progress = Progress(0, 0)
        self.show_jobs()
        added, failed = len(report.changes.added), len(report.news)
        parts = [plural("{n} new track found", "{n} new tracks found", added)] if added else []
        if failed:
            parts.append(plural("{n} file could not be read", "{n} files could not be read", failed))
            self._notices.tell(", ".join(parts), tr("Show why"), self.manage_folders)
        elif parts:
            self._notices.say(", ".join(parts))
        self._tell_soon()
        changes = report.changes
        if changes.changed or changes.moved or changes.missing:
            self.files_changed.emit()

    def _on_scan_failed(self, error: MusicRecError) -> None:
        self._scan_progress = Progress(0, 0)
        self.show_jobs()
        self._notices.error(error)

    def _on_analysis_progress(self, progress: Progress) -> None:
        self._analysis_progress = progress
        self._pace.show_progress(progress)
        self.show_jobs()

    def _on_look_progress(self, progress: Progress) -> None:
        self._look_progress = progress
        self.show_jobs()

    def _on_analysis_finished(self, report: AnalysisReport) -> None:
        self._analysis_progress = Progress(0, 0)
        self.show_jobs()
        if report.analysed or report.failed:
            self._tell_soon()
        failed = [path for path, reason in report.failed if reason not in PLAYS_AS_USUAL]
        if failed:
            words = plural(
                "{n} file could not be listened to", "{n} files could not be listened to", len(failed)
            )
            self._notices.tell(words, tr("Show why"), self.manage_folders)

    def _on_analysis_state(self) -> None:
        if self._services.analyse.is_running and not self._services.analyse.is_paused:
            self._pace.show_progress(self._analysis_progress)
        else:
            self._pace.stop()
        self.show_jobs()
        self._refresh_folders()

    def _on_cancel(self, key: str) -> None:
        if key == SCAN:
            self._services.scan.cancel()
        elif key == ANALYSIS:
            self._services.analyse.cancel()
        elif key == LOOKING:
            self._services.cover_looks.cancel()
        else:
            for part in self._tag_jobs:
                part.cancel(key)
        self.show_jobs()

    def _on_demo(self, folder: str) -> None:
        self._welcome.show_progress(None)
        self.add_folders([folder])

    def _on_demo_progress(self, progress: Progress) -> None:
        self._welcome.show_progress(progress)

    def _on_demo_error(self, error: Exception) -> None:
        self._welcome.show_progress(None)
        self._notices.error(error)

    def _tell_soon(self) -> None:
        if not self._calm.isActive():
            self._calm.start()

    def _on_folders_changed(self) -> None:
        self._refresh_folders()
        self._tell_soon()

    def _refresh_folders(self) -> None:
        if self.folders_dialog is not None:
            self.folders_dialog.refresh()


def _music_place() -> str:
    """The system's folder for music where there is one, else the home folder."""
    music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
    return music if os.path.isdir(music) else home
