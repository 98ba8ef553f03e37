"""One window for all imports: choose, look, review, bring in."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.tasks import Progress, TaskContext, TaskHandle
from musicrec_desktop.model.import_plan import ImportReport
from musicrec_desktop.services.importing.plan import ImportPlan
from musicrec_desktop.services.importing.service import FoundProgram, ImportService
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.progress_page import ProgressPage
from musicrec_desktop.ui.importing.cancellable import CancellableWork
from musicrec_desktop.ui.importing.choose_page import ChoosePage
from musicrec_desktop.ui.importing.draft import ImportDraft
from musicrec_desktop.ui.importing.overview_page import OverviewPage
from musicrec_desktop.ui.importing.report_page import ReportPage
from musicrec_desktop.ui.importing.review_page import ReviewPage
from musicrec_desktop.ui.importing.review_rows import Part, ReviewRows, rows_of
from musicrec_desktop.ui.importing.steps import STEP_WORDS, Step, WayOut, way_out
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import section_label, title_label
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

T = TypeVar("T")
SIZE: Final = QSize(1040, 680)
MINIMUM_SIZE: Final = QSize(780, 420)


class ImportAssistant(FittedDialog):
    """Leads from a file to a report; the window stays usable beside it.

    What is read is only written when the user presses "Import". Closing it ends the reading, but not the
    import itself.

    Args:
        imports: reads and writes.
        services: tracks of the library, lanes and time.
        themes: colours.
        parent: the window.

    Attributes:
        playlist_wanted: the path of a file that is a playlist, to be imported as one.
        progressed: how far the import is: a ``Progress``, or None at its end.
        imported: the ``ImportReport`` of an import that was carried out.
        undo_wanted: the ``ImportReport`` of an import that shall be taken back.
        past_wanted: the imports of before shall be listed.
        csv_wanted: the ``ImportPlan`` or the id of an import whose missing tracks shall be written.
        step: where it is.
    """

    playlist_wanted = Signal(str)
    progressed = Signal(object)
    imported = Signal(object)
    undo_wanted = Signal(object)
    csv_wanted = Signal(object)
    past_wanted = Signal()

    def __init__(
        self,
        imports: ImportService,
        services: Services,
        themes: ThemeController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._imports, self._paths = imports, services.exchange.path_memory
        self.step = Step.CHOOSE
        self._path = ""
        self._report: ImportReport | None = None
        self._work = CancellableWork(imports, self._on_progress, self._on_unwanted, self._on_error)
        self._looking: TaskHandle | None = None
        self.setWindowTitle(tr("Import from another player"))
        self.setMinimumSize(MINIMUM_SIZE)
        self.resize(SIZE)
        self.place, self.title = section_label(""), title_label()
        self.choose = ChoosePage(themes)
        self.progress = ProgressPage(services.scheduler.clock.now_ms)
        self.overview = OverviewPage()
        self.review = ReviewPage(services.browse, services.scheduler, themes)
        self._draft = ImportDraft(imports, self.review, self._on_error)
        self.report = ReportPage()
        self.error = EmptyState(themes, Glyph.ERROR)
        self._pages = QStackedWidget()
        self.back_button, self.close_button = text_button(tr("Back")), text_button(tr("Close"))
        self.past_button = text_button(tr("Past imports…"))
        self.review_button = text_button(tr("Review tracks"))
        self.next_button = text_button("", role="primary")
        self.csv_button = text_button(tr("Save what is missing as CSV…"))
        self._lay_out()
        self._connect()
        self.show_step(Step.CHOOSE)

    # Where it is

    @property
    def plan(self) -> ImportPlan | None:
        """What was read; None before that."""
        return self._draft.plan

    def begin(self) -> None:
        """Find the players of this computer."""
        self._looking = self._imports.start(
            lambda _context: self._imports.programs(), self._on_programs, self._on_error
        )

    def show_step(self, step: Step) -> None:
        """Go to a step; what it shows is there already."""
        self.step = step
        page = {
            Step.CHOOSE: self.choose,
            Step.READ: self.progress,
            Step.OVERVIEW: self.overview,
            Step.REVIEW: self.review,
            Step.IMPORT: self.progress,
            Step.REPORT: self.report,
            Step.ERROR: self.error,
        }[step]
        place, title = STEP_WORDS[step]
        self.place.setText(place)
        self.title.set_full_text(title)
        self._pages.setCurrentWidget(page)
        self._show_buttons()
        focused = {
            Step.CHOOSE: self.choose.area.file_button,
            Step.OVERVIEW: self.review_button if self.review_button.isEnabled() else self.next_button,
            Step.REVIEW: self.review.view,
            Step.REPORT: self.close_button,
            Step.ERROR: self.error.primary_button,
        }.get(step, self.progress.cancel_button)
        focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_buttons(self) -> None:
        step, is_done = self.step, self._report is not None
        is_planned = step in {Step.OVERVIEW, Step.REVIEW} and not is_done
        self.past_button.setVisible(step is Step.CHOOSE)
        self.back_button.setVisible(step in {Step.OVERVIEW, Step.REVIEW, Step.ERROR})
        self.review_button.setVisible(step is Step.OVERVIEW and bool(self._draft.table.lines))
        is_changed = step is Step.OVERVIEW and self.overview.is_changed
        self.csv_button.setVisible(step is Step.REVIEW)
        self.next_button.setVisible(is_planned)
        self.next_button.setText(tr("Update the numbers") if is_changed else tr("Import"))
        self.next_button.setEnabled(is_planned and self._draft.has_something)
        self.review_button.setEnabled(not is_changed)
        self.close_button.setText(tr("Cancel") if is_planned else tr("Close"))

    # Reading

    def read(self, path: str) -> None:
        """Look inside a file or a folder."""
        if self.step is Step.IMPORT:
            return
        self._drop_plan()
        self._path = path
        name = quoted(display_path(os.path.basename(path) or path))
        self.progress.begin(tr("Reading {name}", name=name), tr("Nothing is changed by that."), tr("Cancel"))
        self.show_step(Step.READ)
        imports = self._imports
        self._run(lambda context: _looked(imports.plan(path, None, context)), self._on_plan, self._leave)

    def _read_again(self) -> None:
        plan, answers, imports = self.plan, self.overview.answers, self._imports
        if plan is None:
            return
        self.progress.begin(tr("Reading with your answers"), tr("Nothing is changed by that."), tr("Cancel"))
        self.show_step(Step.READ)
        self._run(
            lambda context: _looked(imports.with_answers(plan, answers, context)),
            self._on_plan,
            self._leave,
        )

    def _on_plan(self, looked: tuple[ImportPlan, ReviewRows]) -> None:
        plan, table = looked
        self._draft.take(plan, table)
        self.overview.show_plan(plan)
        self.review.set_read_only(is_read_only=False)
        self.show_step(Step.OVERVIEW)

    def _on_programs(self, programs: Sequence[FoundProgram]) -> None:
        self.choose.show_players(programs)

    # Review

    def show_review(self, part: Part | None = None) -> None:
        """Show the tracks; those that are unsure first, where there are some."""
        draft = self._draft
        self.review.show_table(draft.table, draft.taken, draft.first_part if part is None else part)
        self.show_step(Step.REVIEW)

    # Import

    def carry_out(self) -> None:
        """Bring in what the plan says."""
        self._draft.when_settled(self._do_carry_out)

    def _do_carry_out(self) -> None:
        plan, imports, taken = self._draft.plan, self._imports, self._draft.taken
        if plan is None:
            return
        with_playlists, declined = self.overview.with_playlists.isChecked(), self.overview.declined
        self.progress.begin(
            tr("Bringing it in"),
            tr("You can close this and go on listening. If you cancel, everything stays as it was."),
            tr("Cancel the import"),
        )
        self.show_step(Step.IMPORT)

        def work(context: TaskContext) -> ImportReport:
            self._paths.decline(declined)
            return imports.carry_out(plan, take_offers=taken, with_playlists=with_playlists, context=context)

        self._run(work, self._on_report, lambda: self.show_step(Step.OVERVIEW))

    def _on_report(self, report: ImportReport) -> None:
        self._report = report
        self.progressed.emit(None)
        self.report.show_report(report)
        self.show_step(Step.REPORT)
        self.imported.emit(report)
        if not self.isVisible():
            self.reject()

    def show_undone(self, report: ImportReport) -> None:
        """Say that an import was taken back, where it is the one that is shown."""
        if self._report is not None and set(report.batch_ids) & set(self._report.batch_ids):
            self.report.show_undone()
            self.show_step(Step.REPORT)

    def cancel(self) -> None:
        """Stop what goes on; nothing of it stays."""
        if not self._work.is_running:
            return
        self._work.cancel()
        if self.plan is None:
            self._leave()
        else:
            # Until it has stopped, nothing else may be done with the plan.
            self.progress.begin(tr("Cancelling"), tr("Everything stays as it was."), tr("Cancel"))
            self.progress.cancel_button.setEnabled(False)

    def _leave(self) -> None:
        """Go back from reading: to what was read before, or to the beginning."""
        self._work.forget()
        self.show_step(Step.CHOOSE if self.plan is None else Step.OVERVIEW)

    # Closing

    @property
    def has_corrections(self) -> bool:
        """Whether something was said in the review that is not imported yet."""
        return self._draft.is_corrected and self._report is None

    @property
    def is_importing(self) -> bool:
        """Whether an import is being carried out."""
        return self.step is Step.IMPORT

    @override
    def reject(self) -> None:
        if self.has_corrections and not self.is_importing and self.isVisible():
            self._ask_to_close()
        else:
            super().reject()

    @override
    def done(self, result: int) -> None:
        if self.is_importing:
            # It goes on in the foot of the sidebar.
            self.hide()
            return
        self._work.cancel()
        self._work.forget()
        if self._looking is not None:
            self._looking.cancel()
        self.review.close_tasks()
        self._drop_plan()
        super().done(result)

    def _drop_plan(self) -> None:
        self._report = None
        self._draft.drop()

    # Parts

    def _run(
        self,
        work: Callable[[TaskContext], T],
        on_done: Callable[[T], object],
        on_cancelled: Callable[[], object],
    ) -> None:
        def stopped() -> None:
            self.progressed.emit(None)
            on_cancelled()

        self.progress.cancel_button.setEnabled(True)
        self._work.start(work, on_done, stopped)

    def _on_unwanted(self, result: object) -> None:
        if isinstance(result, tuple):
            # A plan that nobody wants any more.
            self._imports.discard(result[0])

    def _ask_to_close(self) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(tr("Close without importing?"))
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(tr("Nothing was imported yet."))
        box.setInformativeText(tr("What you corrected in the review is lost."))
        go = box.addButton(tr("Close without importing"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(tr("Stay"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        go.clicked.connect(lambda _is_on: self.done(0))
        box.finished.connect(box.deleteLater)
        box.open()

    def _on_progress(self, progress: Progress) -> None:
        self.progress.show_progress(progress)
        if self.is_importing:
            self.progressed.emit(progress)

    def _on_error(self, error: Exception) -> None:
        if self.is_importing:
            self.progressed.emit(None)
        if not isinstance(error, MusicRecError):
            self.show_step(Step.CHOOSE)
            raise error
        self.show_error(error)
        if not self.isVisible():
            self.show()

    def show_error(self, error: MusicRecError) -> None:
        """Say why it cannot be, and what to do next."""
        path = self._path
        error, way = way_out(error, path, is_planned=self.plan is not None)
        act = {
            WayOut.AS_PLAYLIST: lambda: self._as_playlist(path),
            WayOut.BACK: lambda: self.show_step(Step.OVERVIEW),
            WayOut.AGAIN: lambda: self.read(path),
            WayOut.OTHER: lambda: self.show_step(Step.CHOOSE),
        }
        glyph = {WayOut.AS_PLAYLIST: Glyph.PLAYLIST, WayOut.OTHER: Glyph.ERROR}.get(way, Glyph.WARNING)
        message = error_message(error)
        said = (message.headline, message.advice, way.value, act[way])
        if way in {WayOut.AS_PLAYLIST, WayOut.AGAIN}:
            self.error.show_message(*said, WayOut.OTHER.value, act[WayOut.OTHER], glyph=glyph)
        else:
            self.error.show_message(*said, glyph=glyph)
        self.show_step(Step.ERROR)

    def _as_playlist(self, path: str) -> None:
        self.playlist_wanted.emit(path)
        self.reject()

    def _on_next(self) -> None:
        if self.step is Step.OVERVIEW and self.overview.is_changed:
            self._read_again()
        else:
            self.carry_out()

    def _on_back(self) -> None:
        if self.step is Step.REVIEW:
            if self._report is not None:
                self.show_step(Step.REPORT)
                return
            if self.plan is not None:
                self.overview.show_plan(self.plan)
            self.show_step(Step.OVERVIEW)
        elif self.step is Step.ERROR and self.plan is not None:
            self.show_step(Step.OVERVIEW)
        else:
            self.show_step(Step.CHOOSE)

    def _show_unmatched(self) -> None:
        numbers = [one.numbers for one in self._report.imports] if self._report is not None else []
        part = Part.VERSION
        if any(one.missing for one in numbers):
            part = Part.MISSING
        elif any(one.uncertain for one in numbers):
            part = Part.ASK
        self.review.set_read_only(is_read_only=True)
        self.show_review(part)

    def _ask_csv(self) -> None:
        self.csv_wanted.emit(self._report if self._report is not None else self.plan)

    def _connect(self) -> None:
        self.choose.chosen.connect(self.read)
        self.progress.cancelled.connect(self.cancel)
        self.overview.answers_changed.connect(self._show_buttons)
        self.review.corrected.connect(self._draft.correct)
        self.review.offers_decided.connect(self._draft.decide)
        self.review.undo_requested.connect(self._draft.undo)
        self.report.undo_requested.connect(self._on_undo)
        self.report.csv_requested.connect(self._ask_csv)
        self.csv_button.clicked.connect(self._ask_csv)
        self.report.unmatched_requested.connect(self._show_unmatched)
        self.back_button.clicked.connect(self._on_back)
        self.past_button.clicked.connect(self.past_wanted)
        self.close_button.clicked.connect(self.reject)
        self.review_button.clicked.connect(lambda _is_on: self.show_review())
        self.next_button.clicked.connect(self._on_next)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self._back_by_key)

    def _back_by_key(self) -> None:
        if self.back_button.isVisible():
            self._on_back()

    def _on_undo(self) -> None:
        if self._report is not None:
            self.report.undo_button.setEnabled(False)
            self.undo_wanted.emit(self._report)

    def _lay_out(self) -> None:
        for page in (self.choose, self.progress, self.overview, self.review, self.report, self.error):
            self._pages.addWidget(page)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.past_button)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.csv_button)
        buttons.addStretch()
        for button in (self.close_button, self.review_button, self.next_button):
            buttons.addWidget(button)
        head = QVBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(self.place)
        head.addWidget(self.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addLayout(buttons)


def _looked(plan: ImportPlan) -> tuple[ImportPlan, ReviewRows]:
    return plan, rows_of(plan)
