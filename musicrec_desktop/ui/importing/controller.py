"""Opens the import assistant and the list of imports, and keeps the way back of each import."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.later import when_made
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.model.import_plan import ImportBatchId, ImportReport, PastImport
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.fitted_dialog import LastLook, bring_up
from musicrec_desktop.ui.kit.job_foot import JobFoot, JobView
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.undo_history import Gesture
from musicrec_desktop.ui.kit.wording.import_numbers import short_text
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.services.importing.plan import ImportPlan
    from musicrec_desktop.services.importing.service import ImportService
    from musicrec_desktop.ui.importing.assistant import ImportAssistant
    from musicrec_desktop.ui.importing.past_dialog import PastImportsDialog

FOOT_GROUP: Final = "imports"
JOB: Final = "import"


class ImportController(QObject):
    """Brings the history of other players in from the window.

    Args:
        imports: reads and writes.
        services: of the profile.
        foot: shows an import whose assistant was closed.
        theme: colours.
        notices: says what came of it, and has the history.
        window: owns the dialogs.

    Attributes:
        playlist_wanted: the path of a playlist file, to be imported as one.
        assistant: while it is open, or brings something in.
        past_dialog: while it is open.
    """

    playlist_wanted = Signal(str)

    def __init__(
        self,
        imports: ImportService,
        services: Services,
        foot: JobFoot,
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._imports, self._services = imports, services
        self._foot, self._theme, self._notices, self._window = foot, theme, notices, window
        self._last = LastLook()
        self._columns: object = None
        self._gestures: dict[tuple[ImportBatchId, ...], Gesture] = {}
        self.assistant: ImportAssistant | None = None
        self.past_dialog: PastImportsDialog | None = None
        foot.cancel_requested.connect(self._on_cancel)
        self._disconnects = [
            when_made(imports, lambda there: there.changed.connect(self._on_changed)),
            when_made(imports, lambda there: there.arrived.connect(self._on_arrived)),
        ]

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of both entries of the menu."""
        return {"import_from_player": self.show, "past_imports": self.show_past}

    def show(self) -> ImportAssistant:
        """Open the assistant, or bring it to the front."""
        from musicrec_desktop.ui.importing.assistant import ImportAssistant

        if self.assistant is None:
            assistant = ImportAssistant(self._imports, self._services, self._theme, self._window)
            assistant.playlist_wanted.connect(self.playlist_wanted)
            assistant.progressed.connect(self._on_progress)
            assistant.imported.connect(self._on_imported)
            assistant.undo_wanted.connect(self._undo_report)
            assistant.csv_wanted.connect(self._ask_csv)
            assistant.past_wanted.connect(self.show_past)
            assistant.finished.connect(self._on_closed)
            self._last.apply(assistant)
            assistant.review.view.restore_layout(self._columns)
            assistant.choose.folder = self._last.folder
            self.assistant = assistant
            assistant.begin()
        bring_up(self.assistant)
        return self.assistant

    def open_path(self, path: str) -> None:
        """Look inside a file or a folder that was dropped on the window."""
        assistant = self.show()
        if assistant.is_importing:
            self._notices.say(tr("Another import goes on. Wait for its end, then try again."))
        elif assistant.has_corrections:
            self._notices.say(tr("Import what you review, or close it, then try again."))
        else:
            assistant.choose.take(path)

    def show_past(self) -> None:
        """Show the imports that were carried out."""
        from musicrec_desktop.ui.importing.past_dialog import PastImportsDialog

        if self.past_dialog is None:
            dialog = PastImportsDialog(self._theme, self._window)
            dialog.undo_requested.connect(lambda one: self._undo_report(ImportReport((one,))))
            dialog.csv_requested.connect(lambda one: self._ask_csv(one.id))
            dialog.import_requested.connect(self.show)
            dialog.finished.connect(self._on_past_closed)
            self.past_dialog = dialog
        self._load_past()
        self.past_dialog.show()
        self.past_dialog.raise_()

    def state(self) -> dict[str, object]:
        """Size, columns and folder of the last time, for ``restore``; fits into JSON."""
        if self.assistant is not None:
            self._keep(self.assistant)
        return {**self._last.state(), "columns": self._columns}

    def restore(self, state: object) -> None:
        """Open the next assistant as the last one was."""
        if isinstance(state, dict):
            self._last.restore(state)
            self._columns = state.get("columns")

    def close(self) -> None:
        """Disconnect from the service, and end what is read; an import that goes on is cancelled."""
        for disconnect in self._disconnects:
            disconnect()
        self.leave()

    def leave(self) -> None:
        """End what is read, and cancel an import that goes on: another profile comes, or the end."""
        if self.assistant is not None:
            self.assistant.cancel()
            self.assistant.reject()
        if self.past_dialog is not None:
            self.past_dialog.reject()

    # Import

    def _on_progress(self, progress: Progress | None) -> None:
        jobs = []
        if progress is not None:
            share = Progress(progress.done * 100 // progress.total, 100) if progress.total else Progress(0, 0)
            jobs = [JobView(JOB, tr("Importing"), share)]
        self._foot.set_jobs(jobs, FOOT_GROUP)

    def _on_cancel(self, key: str) -> None:
        if key == JOB and self.assistant is not None:
            self.assistant.cancel()
            self._notices.say(tr("Import cancelled; everything is as it was"))

    def _on_imported(self, report: ImportReport) -> None:
        if not report.imports:
            self._notices.say(tr("Nothing was imported"))
            return
        titles = ", ".join(one.title for one in report.imports)
        brought = "; ".join(short_text(one.numbers) for one in report.imports)
        gesture = Gesture(tr("Import from {titles}", titles=titles), partial(self._undo, report))
        self._gestures[report.batch_ids] = gesture
        self._notices.say_done(
            tr("Imported from {titles}: {brought}", titles=titles, brought=brought), gesture
        )

    def _undo_report(self, report: ImportReport) -> None:
        """Take an import back; where the history of the window has it, by that, so that it is there once."""
        gesture = self._gestures.get(report.batch_ids)
        if gesture is not None and self._notices.history.has(gesture):
            self._notices.undo(gesture)
        else:
            self._undo(report)

    def _undo(self, report: ImportReport) -> None:
        history = self._notices.history
        ids, titles = report.batch_ids, ", ".join(one.title for one in report.imports)
        self._gestures.pop(ids, None)

        def done(_result: None) -> None:
            history.end()
            self._notices.say(tr("Undone: Import from {titles}", titles=titles))
            if self.assistant is not None:
                self.assistant.show_undone(report)

        def failed(error: Exception) -> None:
            history.end()
            self._load_past()
            self._notices.error(error)

        history.begin()
        self._notices.say(tr("Taking the import from {titles} back …", titles=titles))
        self._imports.start(lambda context: self._imports.undo(ids, context), done, failed)

    # What is missing

    def _ask_csv(self, imported: ImportPlan | ImportReport | ImportBatchId) -> QFileDialog:
        """Ask where to write what is missing, and write it."""
        dialog = QFileDialog(self.assistant or self.past_dialog or self._window, tr("Save what is missing"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("CSV (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("missing.csv")
        dialog.fileSelected.connect(lambda path: self._write_csv(imported, path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _write_csv(self, imported: ImportPlan | ImportReport | ImportBatchId, path: str) -> None:
        wanted = imported.batch_ids if isinstance(imported, ImportReport) else (imported,)

        def work(_context: TaskContext) -> int:
            paths = [_path_of(path, place) for place in range(len(wanted))]
            return sum(map(self._imports.missing_csv, wanted, paths))

        def done(rows: int) -> None:
            self._notices.tell(
                plural(
                    "{n} track written to {path}",
                    "{n} tracks written to {path}",
                    rows,
                    path=display_path(path),
                ),
                tr("Open"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(path)),
            )

        def failed(error: Exception) -> None:
            if isinstance(error, OSError):
                self._notices.say(
                    tr(
                        "{path} cannot be written: {reason}",
                        path=display_path(path),
                        reason=error.strerror,
                    )
                )
            else:
                self._notices.error(error)

        self._imports.start(work, done, failed)

    # Past imports

    def _load_past(self) -> None:
        if self.past_dialog is None:
            return
        imports = self._imports

        def show(found: tuple[list[PastImport], int]) -> None:
            if self.past_dialog is not None:
                self.past_dialog.show_imports(*found)

        imports.start(lambda _context: (imports.past(), imports.waiting()), show, self._notices.error)

    def _on_changed(self) -> None:
        self._load_past()

    def _on_arrived(self, plays: int) -> None:
        found = plural(
            "{n} imported play has found its track", "{n} imported plays have found their tracks", plays
        )
        self._notices.say(found)

    def _on_closed(self) -> None:
        assistant, self.assistant = self.assistant, None
        if assistant is not None:
            self._keep(assistant)
            assistant.deleteLater()

    def _keep(self, assistant: ImportAssistant) -> None:
        self._last.keep(assistant, assistant.choose.folder)
        self._columns = assistant.review.view.layout_state()

    def _on_past_closed(self) -> None:
        dialog, self.past_dialog = self.past_dialog, None
        if dialog is not None:
            dialog.deleteLater()


def _path_of(path: str, place: int) -> str:
    """The path of the file of one of several sources."""
    stem, ending = os.path.splitext(path)
    return path if not place else f"{stem} {place + 1}{ending}"
