"""Measuring loudness and writing it to tags from the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.job_foot import JobView
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.files import failure_text
from musicrec_desktop.ui.kit.wording.loudness import loudness_plan_text
from musicrec_desktop.ui.kit.wording.tag_writing import written_text

if TYPE_CHECKING:
    from musicrec_desktop.services.loudness.run import LoudnessReport
    from musicrec_desktop.services.loudness.writing import WritingPlan, WritingReport
    from musicrec_desktop.ui.commands.write_tags_dialog import WriteTagsDialog

MEASURING, WRITING = "loudness", "loudness-tags"


class LoudnessCommands(QObject):
    """Verbs of loudness; what was written is told with a way back.

    Attributes:
        dialog: the question before writing, while it is open.
    """

    def __init__(self, services: Services, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._measuring, self._writing = services.loudness, services.loudness_writing
        self._notices, self._window = notices, window
        self.dialog: WriteTagsDialog | None = None

    def measure(self, ids: Sequence[TrackId]) -> None:
        """Measure these tracks and the rest of their albums."""
        if ids:
            self._measuring.measure(ids)

    def write(self, ids: Sequence[TrackId]) -> None:
        """Ask whether to write what was measured of these tracks and their albums."""
        if ids:
            self._writing.plan(ids, lambda plan: self._ask(ids, plan), self._notices.error)

    def _ask(self, ids: Sequence[TrackId], plan: WritingPlan) -> None:
        from musicrec_desktop.ui.commands.write_tags_dialog import WriteTagsDialog

        if not plan.ready:
            self._notices.tell(
                tr("This is not measured yet."), tr("Measure loudness"), lambda: self.measure(ids)
            )
            return
        dialog = self.dialog = WriteTagsDialog(
            "loudness", loudness_plan_text(len(plan.ready), plan.unmeasured), len(plan.ready), self._window
        )
        dialog.accepted.connect(
            lambda: self._writing.write(plan.ready, self._on_written, self._notices.error)
        )
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_written(self, report: WritingReport) -> None:
        def take_back() -> None:
            self._writing.restore(report.before, self._on_restored, self._notices.error)

        told = plural("Loudness written to {n} file", "Loudness written to {n} files", len(report.written))
        self._notices.say(written_text(told, report.failed), take_back if report.before else None)

    def _on_restored(self, report: WritingReport) -> None:
        told = plural(
            "Tags of {n} file are as before", "Tags of {n} files are as before", len(report.written)
        )
        self._notices.say(written_text(told, report.failed))


class LoudnessJobs(QObject):
    """The loudness jobs for the foot of the sidebar; says how measuring ended.

    Args:
        services: what runs.
        notices: where to tell.
        show_jobs: called when something changed.
        parent: Qt's owner.
    """

    def __init__(
        self, services: Services, notices: Notices, show_jobs: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._measuring, self._writing = services.loudness, services.loudness_writing
        self._notices, self._show_jobs = notices, show_jobs
        self._measured, self._written = Progress(0, 0), Progress(0, 0)
        self._disconnects = [
            self._measuring.progressed.connect(self._on_measured),
            self._measuring.finished.connect(self._on_finished),
            self._measuring.failed.connect(notices.error),
            self._measuring.state_changed.connect(self._on_state),
            self._writing.progressed.connect(self._on_written),
            self._writing.state_changed.connect(self._on_state),
        ]

    @property
    def views(self) -> list[JobView]:
        """The jobs that run."""
        jobs = []
        if self._measuring.is_running:
            jobs.append(JobView(MEASURING, tr("Measuring loudness"), self._measured))
        if self._writing.is_running:
            jobs.append(JobView(WRITING, tr("Writing tags"), self._written))
        return jobs

    def cancel(self, key: str) -> bool:
        """Cancel a job; False where it is none of these."""
        cancels = {MEASURING: self._measuring.cancel, WRITING: self._writing.cancel}
        if key in cancels:
            cancels[key]()
        return key in cancels

    def close(self) -> None:
        """Disconnect from the services."""
        for disconnect in self._disconnects:
            disconnect()

    def _on_finished(self, report: LoudnessReport) -> None:
        parts = []
        if report.measured:
            parts.append(
                plural(
                    "Loudness of {n} track measured", "Loudness of {n} tracks measured", len(report.measured)
                )
            )
        if report.failed:
            files = plural("{n} file", "{n} files", len(report.failed))
            parts.append(
                tr(
                    "{files} could not be measured: {failure}",
                    files=files,
                    failure=failure_text(report.failed[0][1]),
                )
            )
        if not parts and report.known:
            parts.append(tr("The loudness of these tracks is measured already"))
        if parts:
            self._notices.say(", ".join(parts))

    def _on_measured(self, progress: Progress) -> None:
        self._measured = progress
        self._show_jobs()

    def _on_written(self, progress: Progress) -> None:
        self._written = progress
        self._show_jobs()

    def _on_state(self) -> None:
        if not self._measuring.is_running:
            self._measured = Progress(0, 0)
        if not self._writing.is_running:
            self._written = Progress(0, 0)
        self._show_jobs()
