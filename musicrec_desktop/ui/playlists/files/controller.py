"""Imports and exports playlists from the window, and what is done to those that follow a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.core.later import made
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.settings import PLAYLIST_PATHS
from musicrec_desktop.core.tasks import Progress, TaskContext, TaskHandle
from musicrec_desktop.model.playlist import Playlist, PlaylistFolderId, PlaylistId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.playlists.gestures import PlaylistGestures
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.job_foot import NOT_STARTED, JobFoot, JobView
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.playlist_files import followed_problem_text
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.services.playlists.exchange.exporting import ExportedFile
    from musicrec_desktop.services.playlists.exchange.importing import ImportPlan
    from musicrec_desktop.services.playlists.exchange.review import FolderRule, ImportReview
    from musicrec_desktop.services.playlists.exchange.service import Again, ImportReport
    from musicrec_desktop.ui.playlists.files.export_dialog import ExportDialog
    from musicrec_desktop.ui.playlists.files.import_dialog import ImportDialog
    from musicrec_desktop.ui.playlists.files.path_map_dialog import PathMapDialog

T = TypeVar("T")
FOOT_GROUP: Final = "playlist files"
SHOWN_AFTER_MS: Final = 400
"""What takes less time than this is not shown as a job."""
READ_NAMES: Final = (
    "*.m3u *.m3u8 *.pls *.xspf *.jspf *.wpl *.zpl *.asx *.wax *.wvx *.ram *.nsp *.xsp *.xautopf *.xml"
)
"""Names in the file dialog; saved searches of Quod Libet have none, so all files can be shown, too."""


@dataclass(slots=True, eq=False)
class _Job:
    """Work that goes on."""

    name: str
    cancelled: str
    handle: TaskHandle | None = None
    progress: Progress = NOT_STARTED
    is_shown: bool = False


class PlaylistFiles(QObject):
    """Reads and writes playlist files in lanes, asks what has to be asked, and says what came of it.

    Args:
        services: whose playlists they are.
        foot: shows long jobs, with a button to cancel.
        gestures: tells edits and keeps them.
        theme: colours of dialogs.
        notices: says what came of it.
        window: owns the dialogs.

    Attributes:
        imported: the ``PlaylistId`` of the only playlist that an import made.
    """

    imported = Signal(object)

    def __init__(
        self,
        services: Services,
        foot: JobFoot,
        gestures: PlaylistGestures,
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._exchange, self._playlists = services.exchange, services.playlists
        self._settings, self._gestures = services.settings, gestures
        self._foot, self._theme, self._notices, self._window = foot, theme, notices, window
        self._jobs: dict[str, _Job] = {}
        self._numbers = count(1)
        self._matching: TaskHandle | None = None
        self._folder, self._format = "", ""
        foot.cancel_requested.connect(self._cancel)

    # Import

    def ask_import(self, folder_id: PlaylistFolderId | None = None) -> QFileDialog:
        """Let the user choose files, and import them.

        Args:
            folder_id: where the playlists go.
        """
        dialog = QFileDialog(self._window, tr("Import playlists"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([tr("Playlists ({read_names})", read_names=READ_NAMES), tr("All files (*)")])
        dialog.setDirectory(self._folder or _documents())
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Import"))
        dialog.filesSelected.connect(lambda paths: self.import_files(paths, folder_id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def import_files(self, paths: Sequence[str], folder_id: PlaylistFolderId | None = None) -> None:
        """Read files, ask where that is needed, and make their playlists."""
        from musicrec_desktop.services.playlists.exchange.path_memory import is_well_founded
        from musicrec_desktop.services.playlists.exchange.review import review
        from musicrec_desktop.services.playlists.exchange.service import Again

        wanted = list(paths)

        def work(context: TaskContext) -> tuple[ImportReview, ImportReview]:
            base = self._exchange.plan(wanted, context)
            sure = [guess.rule for guess in base.guesses if is_well_founded(guess)]
            shown = review(base)
            return shown, review(self._exchange.with_rules(base, sure, context)) if sure else shown

        def done(reviews: tuple[ImportReview, ImportReview]) -> None:
            base, shown = reviews
            if base.is_clear:
                self._carry_out(base.plan, Again.ASK, folder_id, follows=False)
            else:
                self._ask(base, shown, folder_id)

        self._start(tr("Importing playlists"), tr("Import cancelled; nothing was changed"), work, done)

    def _ask(
        self, base: ImportReview, shown: ImportReview, folder_id: PlaylistFolderId | None
    ) -> ImportDialog:
        from musicrec_desktop.ui.playlists.files.import_dialog import ImportDialog

        dialog = ImportDialog(base, self._theme, self._window)
        dialog.show_review(shown)
        dialog.rules_changed.connect(lambda rules: self._match_again(dialog, base, rules))

        def accept() -> None:
            self._exchange.path_memory.remember(dialog.rules)
            self._exchange.path_memory.decline(dialog.declined)
            follows = dialog.follow.isChecked()
            self._carry_out(dialog.review.plan, dialog.chosen_again, folder_id, follows=follows)

        dialog.accepted.connect(accept)
        dialog.finished.connect(lambda _code: self._stop_matching())
        open_once(dialog)
        return dialog

    def _match_again(self, dialog: ImportDialog, base: ImportReview, rules: Sequence[FolderRule]) -> None:
        """Show what other folders find; until that is known, nothing is imported by the old ones."""
        from musicrec_desktop.services.playlists.exchange.review import review

        self._stop_matching()
        dialog.import_button.setEnabled(False)

        def show(shown: ImportReview) -> None:
            dialog.import_button.setEnabled(True)
            dialog.show_review(shown)

        self._matching = self._exchange.start(
            lambda context: review(self._exchange.with_rules(base.plan, rules, context)) if rules else base,
            show,
            self._notices.error,
        )

    def _stop_matching(self) -> None:
        if self._matching is not None:
            self._matching.cancel()
            self._matching = None

    def _carry_out(
        self, plan: ImportPlan, again: Again, folder_id: PlaylistFolderId | None, *, follows: bool
    ) -> None:
        def done(report: ImportReport) -> None:
            if follows:
                self._gestures.directory.refresh()
            self._say_imported(report)

        self._playlists.lane.start(
            lambda: self._exchange.carry_out(plan, again=again, follows=follows, folder_id=folder_id),
            done,
            self._notices.error,
        )

    def _say_imported(self, report: ImportReport) -> None:
        used = [one for one in report.files if one.playlist_id is not None]
        if not used:
            self._notices.say(tr("Nothing was imported"))
            return
        matched = sum(one.matched for one in used)
        total = matched + sum(one.uncertain + one.missing for one in used)
        what = quoted(used[0].name) if len(used) == 1 else plural("{n} playlist", "{n} playlists", len(used))
        some = (
            plural("{n} track", "{n} tracks", total)
            if matched == total
            else tr(
                "{matched} of {total} tracks found", matched=number_text(matched), total=number_text(total)
            )
        )
        left_out = len(report.files) - len(used)
        rest = plural("; {n} file left out", "; {n} files left out", left_out) if left_out else ""
        if report.edit is None:
            self._notices.say(
                tr("{what} is up to date already", what=what)
                if len(used) == 1
                else tr("All are up to date already")
            )
        else:
            self._gestures.edits.say(
                tr("{what} imported, {some}{rest}", what=what, some=some, rest=rest),
                tr("Import {what}", what=what),
                report.edit,
            )
        if len(used) == 1:
            self.imported.emit(used[0].playlist_id)

    def show_path_map(self) -> PathMapDialog:
        """Show which folders of other computers are which folders here, so that it can be changed."""
        from musicrec_desktop.ui.playlists.files.path_map_dialog import PathMapDialog

        dialog = PathMapDialog(self._exchange.path_memory, self._window)
        open_once(dialog)
        return dialog

    # Export

    def ask_export(self, playlists: Sequence[Playlist]) -> ExportDialog | None:
        """Ask for format and place, and write playlists."""
        from musicrec_desktop.services.playlists.exchange.exporting import WRITTEN_FORMATS
        from musicrec_desktop.ui.playlists.files.export_dialog import ExportDialog

        if not playlists:
            self._notices.say(tr("There is no playlist yet."))
            return None
        paths = str(self._settings.get(PLAYLIST_PATHS))
        folder = self._folder if os.path.isdir(self._folder) else _documents()
        written = self._format if self._format in WRITTEN_FORMATS else WRITTEN_FORMATS[0]
        dialog = ExportDialog(playlists, folder, written, paths, self._window)

        def accept() -> None:
            self._folder, self._format = dialog.folder, dialog.format_name
            self._export([one.id for one in playlists], dialog.target, dialog.format_name, dialog.paths)

        dialog.accepted.connect(accept)
        open_once(dialog)
        return dialog

    def _export(
        self,
        playlist_ids: Sequence[PlaylistId],
        target: str,
        format_name: str,
        paths: str,
        *,
        replaces: bool = False,
    ) -> None:
        is_folder = len(playlist_ids) > 1

        def work(context: TaskContext) -> tuple[ExportedFile, ...]:
            return self._exchange.export(
                playlist_ids,
                target,
                is_folder=is_folder,
                format_name=format_name,
                paths=paths,
                replaces=replaces,
                context=context,
            )

        def done(files: tuple[ExportedFile, ...]) -> None:
            there = [one for one in files if one.error is not None and one.error.reason == "exists"]
            if there:
                again = partial(self._export, playlist_ids, target, format_name, paths, replaces=True)
                self._ask_to_replace(there, again, partial(self._say_exported, files))
            else:
                self._say_exported(files)

        self._start(
            tr("Exporting playlists"), tr("Export cancelled; the files that were written stay"), work, done
        )

    def _ask_to_replace(
        self, there: Sequence[ExportedFile], replace: Callable[[], object], keep: Callable[[], object]
    ) -> None:
        name = quoted(display_path(os.path.basename(there[0].path)))
        box = QMessageBox(self._window)
        box.setWindowTitle(tr("Replace files?"))
        box.setIcon(QMessageBox.Icon.Question)
        is_one = len(there) == 1
        box.setText(
            tr("{name} is there already.", name=name)
            if is_one
            else tr("{there} of the files are there already.", there=number_text(len(there)))
        )
        box.setInformativeText(tr("What is in it is lost.") if is_one else tr("What is in them is lost."))
        yes = box.addButton(tr("Replace"), QMessageBox.ButtonRole.DestructiveRole)
        no = box.addButton(tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        yes.clicked.connect(lambda _is_on: replace())
        no.clicked.connect(lambda _is_on: keep())
        box.finished.connect(box.deleteLater)
        box.open()

    def _say_exported(self, files: Sequence[ExportedFile]) -> None:
        written = [one for one in files if one.error is None]
        failed = [one.error for one in files if one.error is not None]
        if failed and len(files) == 1:
            self._notices.error(failed[0])
            return
        left_out = sum(one.left_out for one in written)
        lost = (
            plural(
                ", without {n} track whose place is not known",
                ", without {n} tracks whose place is not known",
                left_out,
            )
            if left_out
            else ""
        )
        if len(files) == 1:
            file = files[0]
            tracks = plural(" with {n} track", " with {n} tracks", file.entries) if file.entries else ""
            text = tr(
                "{name} written to {path}{tracks}{lost}",
                name=quoted(file.name),
                path=display_path(file.path),
                tracks=tracks,
                lost=lost,
            )
        else:
            folder = display_path(os.path.dirname(files[0].path))
            text = plural(
                "{n} playlist written to {folder}{lost}",
                "{n} playlists written to {folder}{lost}",
                len(written),
                folder=folder,
                lost=lost,
            )
        if failed:
            more = (
                tr("{failed} could not be written", failed=number_text(len(failed)))
                if len(failed) > 1
                else tr("one could not be written")
            )
            text = f"{text}; {more}: {error_message(failed[0])}"
        self._notices.say(text)

    # Following

    def toggle_following(self, playlist: Playlist) -> None:
        """Let a playlist follow the file that it came from, or stop that."""
        if playlist.is_followed:
            self.stop_following(playlist)
        else:
            self._read(playlist, tr("{name} follows its file now", name=quoted(playlist.name)))

    def stop_following(self, playlist: Playlist) -> None:
        """Let a playlist be edited that followed its file."""

        def done(_result: None) -> None:
            self._notices.say(tr("{name} does not follow its file any more", name=quoted(playlist.name)))

        self._playlists.lane.start(
            lambda: self._exchange.followed.stop(playlist.id), done, self._notices.error
        )

    def reread(self, playlist: Playlist) -> None:
        """Read the file of a playlist again, although it has not changed: what was moved may be found now."""
        if playlist.is_followed:
            self._read(playlist, tr("{name} is as its file is", name=quoted(playlist.name)))
        elif playlist.source:
            self.import_files([playlist.source])
        else:
            self._notices.say(tr("{name} was not imported from a file.", name=quoted(playlist.name)))

    def check(self) -> None:
        """Read followed files that have changed."""
        exchange = made(self._exchange)
        if exchange is not None:
            exchange.followed.check_soon()

    def _read(self, playlist: Playlist, words: str) -> None:
        def work() -> Playlist:
            # Following anew forgets how the file was when it was last read.
            self._exchange.followed.follow(playlist.id)
            self._exchange.followed.check()
            return self._playlists.reader.playlist(playlist.id)

        def done(now: Playlist) -> None:
            self._notices.say(followed_problem_text(now.file_problem) if now.file_problem else words)

        self._playlists.lane.start(work, done, self._notices.error)

    def leave(self) -> None:
        """Cancel what goes on: another profile comes."""
        self._stop_matching()
        for key in tuple(self._jobs):
            self._cancel(key)

    # Kept

    def state(self) -> dict[str, object]:
        """Where files were written last, and as what, for ``restore``; fits into JSON."""
        return {"folder": self._folder, "format": self._format}

    def restore(self, state: object) -> None:
        """Propose the same place and format as the last time."""
        folder, name = (state.get("folder"), state.get("format")) if isinstance(state, dict) else ("", "")
        if isinstance(folder, str):
            self._folder = folder
        if isinstance(name, str):
            self._format = name

    # Jobs

    def _start(
        self, name: str, cancelled: str, work: Callable[[TaskContext], T], on_done: Callable[[T], object]
    ) -> None:
        key, job = f"playlist-files-{next(self._numbers)}", _Job(name, cancelled)
        self._jobs[key] = job

        def ended(use: Callable[..., object]) -> Callable[..., object]:
            def end(result: object) -> None:
                self._end(key)
                use(result)

            return end

        def progressed(progress: Progress) -> None:
            job.progress = progress
            self._show_jobs()

        job.handle = self._exchange.start(work, ended(on_done), ended(self._notices.error), progressed)
        QTimer.singleShot(SHOWN_AFTER_MS, self, partial(self._show_later, job))

    def _show_later(self, job: _Job) -> None:
        job.is_shown = True
        self._show_jobs()

    def _end(self, key: str) -> None:
        self._jobs.pop(key, None)
        self._show_jobs()

    def _cancel(self, key: str) -> None:
        job = self._jobs.get(key)
        if job is not None and job.handle is not None:
            job.handle.cancel()
            self._end(key)
            self._notices.say(job.cancelled)

    def _show_jobs(self) -> None:
        shown = [(key, job) for key, job in self._jobs.items() if job.is_shown]
        self._foot.set_jobs([JobView(key, job.name, job.progress) for key, job in shown], FOOT_GROUP)


def _documents() -> str:
    """The folder of documents; the home folder where there is none."""
    return QStandardPaths.writableLocation(
        QStandardPaths.StandardLocation.DocumentsLocation
    ) or os.path.expanduser("~")
