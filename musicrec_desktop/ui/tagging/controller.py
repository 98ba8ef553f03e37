"""Opens the editor, writes what was edited, and tells what came of it, with a way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.later import made, when_made
from musicrec_desktop.core.tasks import Progress, TaskHandle
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.fitted_dialog import LastLook, bring_up, open_once
from musicrec_desktop.ui.kit.job_foot import JobFoot, JobView
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.model.tag_edit import TagBatch, TagOutcome, TagPlan
    from musicrec_desktop.services.tagging.service import TagService
    from musicrec_desktop.ui.tagging.cover_dialog import CoverDialog
    from musicrec_desktop.ui.tagging.editor import TagEditor
    from musicrec_desktop.ui.tagging.folder_writing import FolderCoverWriting
    from musicrec_desktop.ui.tagging.past_dialog import PastTagsDialog

WRITING: Final = "tag-editing"
MOST_FILES: Final = 2_000
"""More are not edited at once: each key would take longer than a hand waits."""
PATTERN_KEY: Final = "tag-editor-pattern"


class TaggingController(QObject):
    """There is one editor; it stays open beside the window.

    Args:
        services: of the profile.
        foot: shows what is being written.
        theme: colours.
        notices: says what was done, and has the history.
        window: owns the dialogs.

    Attributes:
        editor: while it is open.
        past: the list of what was written, while it is open.
        cover_dialog: the question for a cover, while it is open.
    """

    def __init__(
        self,
        services: Services,
        foot: JobFoot,
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._foot, self._theme = services, foot, theme
        self._notices, self._window = notices, window
        self._last = LastLook()
        self._reading: TaskHandle | None = None
        self._progress = Progress(0, 0)
        self.editor: TagEditor | None = None
        self.past: PastTagsDialog | None = None
        self.cover_dialog: CoverDialog | None = None
        self._folders: FolderCoverWriting | None = None
        foot.cancel_requested.connect(self._on_cancel)
        self._disconnects = [
            when_made(services.tagging, lambda tagging: tagging.progressed.connect(self._on_progress)),
            when_made(services.tagging, lambda tagging: tagging.state_changed.connect(self._on_state)),
        ]

    def actions(self) -> Mapping[str, Handler]:
        """The handler of the entry of the menu."""
        return {"past_tag_changes": self.show_past}

    def edit(self, ids: Sequence[TrackId]) -> None:
        """Edit the tags of tracks; what is edited already stays where it is not written yet."""
        wanted = self._wanted(ids)
        if not wanted:
            return
        if self.editor is not None and not self.editor.close():
            bring_up(self.editor)
            return
        editor = self._open_editor()
        self._reading = self._services.tagging.read(wanted, editor.show_files, self._on_unread)

    def set_cover(self, ids: Sequence[TrackId]) -> None:
        """Set one cover for tracks, such as an album."""
        from musicrec_desktop.ui.tagging.cover_dialog import CoverDialog
        from musicrec_desktop.ui.tagging.folder_writing import FolderCoverWriting

        wanted = self._wanted(ids)
        if not wanted:
            return
        dialog = self.cover_dialog = CoverDialog(self._services, self._theme, self._notices, self._window)
        dialog.write_wanted.connect(self.write)
        folders = self._folders = FolderCoverWriting(self._services, self._notices)
        dialog.folders_wanted.connect(folders.write)
        dialog.finished.connect(self._on_cover_closed)
        task = self._tagging.read(wanted, dialog.show_files, self._notices.error)
        dialog.finished.connect(lambda _result: task.cancel())
        dialog.open()

    def show_past(self) -> None:
        """Show what was written before."""
        from musicrec_desktop.ui.tagging.past_dialog import PastTagsDialog

        if self.past is None:
            dialog = self.past = PastTagsDialog(self._theme, self._window)
            dialog.undo_requested.connect(self.undo)
            dialog.finished.connect(self._on_past_closed)
        self._refresh_past()
        bring_up(self.past)

    def write(self, plan: TagPlan) -> None:
        """Carry a plan out, and tell what came of it."""
        self._tagging.write(plan, self._on_written, self._notices.error)

    def undo(self, batch: int) -> None:
        """Put back what was written at once."""
        self._tagging.undo(batch, self._on_undone, self._notices.error)

    def close(self) -> None:
        """Close what is open, and disconnect from the services."""
        if self._reading is not None:
            self._reading.cancel()
        for dialog in (self.editor, self.past, self.cover_dialog):
            if dialog is not None:
                dialog.deleteLater()
        for disconnect in self._disconnects:
            disconnect()

    def _wanted(self, ids: Sequence[TrackId]) -> list[TrackId]:
        """Each track once; none, after words, where there is none or too many."""
        # The words come with the first edit, and not with the window.
        from musicrec_desktop.ui.kit.wording.tag_editor import NOTHING_TO_EDIT, too_many_text

        wanted = list(dict.fromkeys(ids))
        if wanted and len(wanted) <= MOST_FILES:
            return wanted
        self._notices.say(too_many_text(len(wanted), MOST_FILES) if wanted else NOTHING_TO_EDIT)
        return []

    @property
    def _tagging(self) -> TagService:
        return self._services.tagging

    def _open_editor(self) -> TagEditor:
        from musicrec_desktop.ui.tagging.editor import TagEditor

        kept = self._services.state.get(PATTERN_KEY)
        editor = self.editor = TagEditor(
            self._services,
            self._theme,
            self._notices,
            pattern=kept if isinstance(kept, str) else "",
            parent=self._window,
        )
        editor.write_wanted.connect(self.write)
        editor.pattern_used.connect(lambda pattern: self._services.state.set(PATTERN_KEY, pattern))
        editor.finished.connect(self._on_editor_closed)
        self._last.apply(editor)
        bring_up(editor)
        return editor

    def _on_unread(self, error: Exception) -> None:
        if self.editor is not None:
            self.editor.close()
        self._notices.error(error)

    def _on_editor_closed(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        editor, self.editor = self.editor, None
        if editor is not None:
            self._last.keep(editor, "")
            editor.deleteLater()

    def _on_cover_closed(self) -> None:
        dialog, self.cover_dialog = self.cover_dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _on_past_closed(self) -> None:
        dialog, self.past = self.past, None
        if dialog is not None:
            dialog.deleteLater()

    def _refresh_past(self) -> None:
        def show(batches: tuple[TagBatch, ...]) -> None:
            if self.past is not None:
                self.past.show_batches(batches, is_busy=self._tagging.is_running)

        self._tagging.batches(show, self._notices.error)

    def _on_written(self, outcome: TagOutcome) -> None:
        from musicrec_desktop.ui.kit.wording.tagging import outcome_text

        batch = outcome.batch
        if outcome.failed:
            self._notices.tell(outcome_text(outcome), tr("Show why"), lambda: self._show_failures(outcome))
        elif batch is not None:
            self._notices.say(outcome_text(outcome), lambda: self.undo(batch))

    def _on_undone(self, outcome: TagOutcome) -> None:
        from musicrec_desktop.ui.kit.wording.tagging import outcome_text

        told = outcome_text(outcome, is_undo=True)
        if outcome.failed:
            self._notices.tell(told, tr("Show why"), lambda: self._show_failures(outcome))
        else:
            self._notices.say(told)

    def _show_failures(self, outcome: TagOutcome) -> None:
        from musicrec_desktop.ui.tagging.failures_dialog import TagFailuresDialog

        dialog = TagFailuresDialog(outcome, self._window)
        dialog.undo_requested.connect(self.undo)
        open_once(dialog)

    def _on_progress(self, progress: Progress) -> None:
        self._progress = progress
        self._show_jobs()

    def _on_state(self) -> None:
        if not self._tagging.is_running:
            self._progress = Progress(0, 0)
        self._show_jobs()
        if self.past is not None:
            self._refresh_past()

    def _show_jobs(self) -> None:
        running = made(self._services.tagging)
        is_running = running is not None and running.is_running
        jobs = [JobView(WRITING, tr("Writing to files"), self._progress)] if is_running else []
        self._foot.set_jobs(jobs, WRITING)

    def _on_cancel(self, key: str) -> None:
        if key == WRITING:
            self._tagging.cancel()
