"""One window for all imports: choose, look, review, bring in."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import ImportFileError, MusicRecError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.tasks import CancelledError, Progress, TaskContext, TaskHandle
from musicrec_desktop.model.import_plan import ImportReport, LineKey, Offer, ReviewLine
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.importing.plan import ImportPlan
from musicrec_desktop.services.importing.service import FoundProgram, ImportService
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.progress_page import ProgressPage
from musicrec_desktop.ui.importing.choose_page import ChoosePage
from musicrec_desktop.ui.importing.overview_page import OverviewPage
from musicrec_desktop.ui.importing.report_page import ReportPage
from musicrec_desktop.ui.importing.review_page import ReviewPage
from musicrec_desktop.ui.importing.review_rows import Part, ReviewRows, rows_of, updated_lines
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.dragged import is_playlist_name
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


class Step(Enum):
    """Where the assistant is."""

    CHOOSE = "choose"
    READ = "read"
    OVERVIEW = "overview"
    REVIEW = "review"
    IMPORT = "import"
    REPORT = "report"
    ERROR = "error"


_PLACES: Final = {
    Step.CHOOSE: "Step 1 of 4 · Choose",
    Step.READ: "Step 2 of 4 · Look inside",
    Step.OVERVIEW: "Step 2 of 4 · Look inside",
    Step.REVIEW: "Step 3 of 4 · Review",
    Step.IMPORT: "Step 4 of 4 · Import",
    Step.REPORT: "Step 4 of 4 · Import",
    Step.ERROR: "Step 2 of 4 · Look inside",
}
_AGAIN: Final = frozenset({"in-use", "disk-full", "gone", "unreadable"})
"""Reasons of refused files that may be otherwise in a moment."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What was before the user said something.

    Attributes:
        plan: of then.
        taken: offers of then.
        keys: the rows that it was about.
    """

    plan: ImportPlan
    taken: frozenset[Offer]
    keys: tuple[LineKey, ...]


_Corrected: TypeAlias = tuple[ImportPlan, Mapping[int, ReviewLine]]


class _Job:
    """Work that can be cancelled.

    Args:
        on_cancelled: called when it has stopped before its end.

    Attributes:
        context: by which it is stopped.
        lane: of the lane that does it; it is told how far the work is.
    """

    def __init__(self, on_cancelled: Callable[[], object]) -> None:
        self.on_cancelled = on_cancelled
        self.lane: TaskContext | None = None
        self.context = TaskContext(self._report)

    def _report(self, progress: Progress) -> None:
        if self.lane is not None:
            self.lane.progress(progress)


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
        plan: what was read; None before that.
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
        self.plan: ImportPlan | None = None
        self._path = ""
        self._table = ReviewRows([], {}, {})
        self._taken: frozenset[Offer] = frozenset()
        self._said: list[_Said] = []
        self._report: ImportReport | None = None
        self._job: _Job | None = None
        self._looking: TaskHandle | None = None
        self._wishes: deque[Callable[[], object]] = deque()
        self._is_correcting = False
        self.setWindowTitle("Import from another player")
        self.setMinimumSize(MINIMUM_SIZE)
        self.resize(SIZE)
        self.place, self.title = section_label(""), title_label()
        self.choose = ChoosePage(themes)
        self.progress = ProgressPage(services.scheduler.clock.now_ms)
        self.overview = OverviewPage()
        self.review = ReviewPage(services.browse, services.scheduler, themes)
        self.report = ReportPage()
        self.error = EmptyState(themes, Glyph.ERROR)
        self._pages = QStackedWidget()
        self.back_button, self.close_button = text_button("Back"), text_button("Close")
        self.past_button = text_button("Past imports…")
        self.review_button = text_button("Review tracks")
        self.next_button = text_button("", role="primary")
        self.csv_button = text_button("Save what is missing as CSV…")
        self._lay_out()
        self._connect()
        self.show_step(Step.CHOOSE)

    # Where it is

    def begin(self) -> None:
        """Find the players of this computer."""
        self._looking = self._imports.start(
            lambda _context: self._imports.programs(), self._on_programs, self._on_error
        )

    def show_step(self, step: Step) -> None:
        """Go to a step; what it shows is there already."""
        self.step = step
        page, title = {
            Step.CHOOSE: (self.choose, "Import from another player"),
            Step.READ: (self.progress, "Looking inside"),
            Step.OVERVIEW: (self.overview, "This would be imported"),
            Step.REVIEW: (self.review, "Review the tracks"),
            Step.IMPORT: (self.progress, "Importing"),
            Step.REPORT: (self.report, "Import finished"),
            Step.ERROR: (self.error, "This cannot be imported"),
        }[step]
        self.place.setText(_PLACES[step])
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
        self.review_button.setVisible(step is Step.OVERVIEW and bool(self._table.lines))
        is_changed = step is Step.OVERVIEW and self.overview.is_changed
        self.csv_button.setVisible(step is Step.REVIEW)
        self.next_button.setVisible(is_planned)
        self.next_button.setText("Update the numbers" if is_changed else "Import")
        self.next_button.setEnabled(is_planned and self._has_something())
        self.review_button.setEnabled(not is_changed)
        self.close_button.setText("Cancel" if is_planned else "Close")

    def _has_something(self) -> bool:
        return self.plan is not None and any(source.error is None for source in self.plan.sources)

    # Reading

    def read(self, path: str) -> None:
        """Look inside a file or a folder."""
        if self.step is Step.IMPORT:
            return
        self._drop_plan()
        self._path = path
        name = quoted(display_path(os.path.basename(path) or path))
        self.progress.begin(f"Reading {name}", "Nothing is changed by that.", "Cancel")
        self.show_step(Step.READ)
        imports = self._imports
        self._run(
            lambda context: _looked(imports.plan(path, None, context)), self._on_plan, _Job(self._leave)
        )

    def _read_again(self) -> None:
        plan, answers, imports = self.plan, self.overview.answers, self._imports
        if plan is None:
            return
        self.progress.begin("Reading with your answers", "Nothing is changed by that.", "Cancel")
        self.show_step(Step.READ)
        self._run(
            lambda context: _looked(imports.with_answers(plan, answers, context)),
            self._on_plan,
            _Job(self._leave),
        )

    def _on_plan(self, looked: tuple[ImportPlan, ReviewRows]) -> None:
        self.plan, self._table = looked
        self._said.clear()
        self._taken = frozenset()
        self.overview.show_plan(self.plan)
        self.review.set_read_only(is_read_only=False)
        self.review.set_undo(is_possible=False)
        self.show_step(Step.OVERVIEW)

    def _on_programs(self, programs: Sequence[FoundProgram]) -> None:
        self.choose.show_players(programs)

    # Review

    def show_review(self, part: Part | None = None) -> None:
        """Show the tracks; those that are unsure first, where there are some."""
        if part is None:
            has_unsure = any(source.numbers.uncertain for source in self.plan.sources) if self.plan else False
            part = Part.ASK if has_unsure else Part.ALL
        self.review.show_table(self._table, self._taken, part)
        self.show_step(Step.REVIEW)

    def _correct(self, said: Mapping[LineKey, TrackId | None]) -> None:
        self._wish(lambda: self._do_correct(said))

    def _do_correct(self, said: Mapping[LineKey, TrackId | None]) -> None:
        plan, table, imports, keys = self.plan, self._table, self._imports, tuple(said)
        if plan is None:
            return
        step = _Said(plan, self._taken, keys)

        def work(_context: TaskContext) -> _Corrected:
            corrected = imports.corrected(plan, said)
            return corrected, updated_lines(corrected, table, keys)

        def done(result: _Corrected) -> None:
            self._said.append(step)
            self._take_plan(*result)
            self.review.step_on()

        self._start_correction(work, done)

    def _decide(self, offers: Sequence[Offer], is_taken: bool) -> None:
        self._wish(lambda: self._do_decide(offers, is_taken=is_taken))

    def _do_decide(self, offers: Sequence[Offer], *, is_taken: bool) -> None:
        if self.plan is None:
            return
        self._said.append(_Said(self.plan, self._taken, ()))
        self._taken = self._taken | set(offers) if is_taken else self._taken - set(offers)
        self.review.take_offers(self._taken)
        self.review.set_undo(is_possible=True)

    def _undo_said(self) -> None:
        self._wish(self._do_undo)

    def _do_undo(self) -> None:
        if not self._said:
            return
        step, table = self._said.pop(), self._table
        self._taken = step.taken
        self.review.take_offers(self._taken)
        self._start_correction(
            lambda _context: (step.plan, updated_lines(step.plan, table, step.keys)),
            lambda result: self._take_plan(*result),
        )

    def _take_plan(self, plan: ImportPlan, lines: Mapping[int, ReviewLine]) -> None:
        self.plan = plan
        self.review.take_lines(lines)
        self.review.set_undo(is_possible=bool(self._said))

    def _wish(self, wish: Callable[[], object]) -> None:
        """Do it when the corrections before it are in the plan."""
        if self._is_correcting:
            self._wishes.append(wish)
        else:
            wish()

    def _start_correction(
        self, work: Callable[[TaskContext], _Corrected], on_done: Callable[[_Corrected], object]
    ) -> None:
        table, self._is_correcting = self._table, True

        def done(result: _Corrected) -> None:
            self._is_correcting = False
            if table is not self._table:
                return
            on_done(result)
            while self._wishes and not self._is_correcting:
                self._wishes.popleft()()

        def failed(error: Exception) -> None:
            self._is_correcting = False
            self._wishes.clear()
            if table is self._table:
                self._on_error(error)

        self._imports.start(work, done, failed)

    # Import

    def carry_out(self) -> None:
        """Bring in what the plan says."""
        self._wish(self._do_carry_out)

    def _do_carry_out(self) -> None:
        plan, imports, taken = self.plan, self._imports, self._taken
        if plan is None:
            return
        with_playlists, declined = self.overview.with_playlists.isChecked(), self.overview.declined
        self.progress.begin(
            "Bringing it in",
            "You can close this and go on listening. If you cancel, everything stays as it was.",
            "Cancel the import",
        )
        self.show_step(Step.IMPORT)

        def work(context: TaskContext) -> ImportReport:
            self._paths.decline(declined)
            return imports.carry_out(plan, take_offers=taken, with_playlists=with_playlists, context=context)

        self._run(work, self._on_report, _Job(lambda: self.show_step(Step.OVERVIEW)))

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
        if self._job is None:
            return
        self._job.context.cancel()
        if self.plan is None:
            self._leave()
        else:
            # Until it has stopped, nothing else may be done with the plan.
            self.progress.begin("Cancelling", "Everything stays as it was.", "Cancel")
            self.progress.cancel_button.setEnabled(False)

    def _leave(self) -> None:
        """Go back from reading: to what was read before, or to the beginning."""
        self._job = None
        self.show_step(Step.CHOOSE if self.plan is None else Step.OVERVIEW)

    # Closing

    @property
    def has_corrections(self) -> bool:
        """Whether something was said in the review that is not imported yet."""
        return bool(self._said) and self._report is None

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
        if self._job is not None:
            self._job.context.cancel()
            self._job = None
        if self._looking is not None:
            self._looking.cancel()
        self.review.close_tasks()
        self._drop_plan()
        super().done(result)

    def _drop_plan(self) -> None:
        plan, self.plan = self.plan, None
        self._table, self._report = ReviewRows([], {}, {}), None
        self._said.clear()
        self._wishes.clear()
        if plan is not None:
            self._imports.discard(plan)

    # Parts

    def _run(self, work: Callable[[TaskContext], T], on_done: Callable[[T], object], job: _Job) -> None:
        """Do what can be cancelled, and what has an end of its own then."""
        self._job = job
        self.progress.cancel_button.setEnabled(True)

        def cancellable(lane: TaskContext) -> T | None:
            job.lane = lane
            try:
                return work(job.context)
            except CancelledError:
                return None

        def done(result: T | None) -> None:
            is_wanted = self._job is job
            if is_wanted:
                self._job = None
            if result is not None and is_wanted:
                on_done(result)
            elif isinstance(result, tuple):
                # A plan that nobody wants any more.
                self._imports.discard(result[0])
            elif is_wanted:
                self.progressed.emit(None)
                job.on_cancelled()

        def failed(error: Exception) -> None:
            if self._job is job:
                self._job = None
                self._on_error(error)

        self._imports.start(cancellable, done, failed, self._on_progress)

    def _ask_to_close(self) -> None:
        box = QMessageBox(self)
        box.setWindowTitle("Close without importing?")
        box.setIcon(QMessageBox.Icon.Question)
        box.setText("Nothing was imported yet.")
        box.setInformativeText("What you corrected in the review is lost.")
        go = box.addButton("Close without importing", QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton("Stay", QMessageBox.ButtonRole.RejectRole)
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
        if isinstance(error, ImportFileError) and error.reason == "unknown" and is_playlist_name(path):
            error = ImportFileError(path, "playlist")
        message = error_message(error)
        reason = error.reason if isinstance(error, ImportFileError) else ""
        other = ("Choose something else", lambda: self.show_step(Step.CHOOSE))
        if reason == "playlist":
            self.error.show_message(
                *(message.headline, message.advice, "Import as a playlist"),
                lambda: self._as_playlist(path),
                *other,
                glyph=Glyph.PLAYLIST,
            )
        elif self.plan is not None:
            # What was reviewed is still there.
            self.error.show_message(
                *(message.headline, message.advice, "Back to the numbers"),
                lambda: self.show_step(Step.OVERVIEW),
                glyph=Glyph.WARNING,
            )
        elif reason in _AGAIN:
            self.error.show_message(
                *(message.headline, message.advice, "Try again"),
                lambda: self.read(path),
                *other,
                glyph=Glyph.WARNING,
            )
        else:
            self.error.show_message(message.headline, message.advice, *other, glyph=Glyph.ERROR)
        self.show_step(Step.ERROR)

    def _as_playlist(self, path: str) -> None:
        self.playlist_wanted.emit(path)
        self.reject()

    def _on_review(self) -> None:
        self.show_review()

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
        self.review.corrected.connect(self._correct)
        self.review.offers_decided.connect(self._decide)
        self.review.undo_requested.connect(self._undo_said)
        self.report.undo_requested.connect(self._on_undo)
        self.report.csv_requested.connect(self._ask_csv)
        self.csv_button.clicked.connect(self._ask_csv)
        self.report.unmatched_requested.connect(self._show_unmatched)
        self.back_button.clicked.connect(self._on_back)
        self.past_button.clicked.connect(self.past_wanted)
        self.close_button.clicked.connect(self.reject)
        self.review_button.clicked.connect(self._on_review)
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
