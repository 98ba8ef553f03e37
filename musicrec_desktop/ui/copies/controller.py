"""What can be done with copies: hear, keep, merge, part, move to the trash and bring back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.copies import CopyFile, CopyGroup, CopyRow, MovedUse, TrashOutcome
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.copies.service import Merging
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.copies.page import CopiesPage
from musicrec_desktop.ui.copies.trash_dialog import TrashDialog
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.copies import (
    merged_text,
    outcome_text,
    parted_text,
    restored_text,
    trash_failures_text,
    trashed_text,
)


class CopiesController(QObject):
    """Verbs of the page, each with its way back.

    Args:
        services: do them.
        page: asks for them.
        commands: open folders.
        notices: tells what was done.
        window: owns dialogs.

    Attributes:
        dialog: the question that was asked last.
    """

    def __init__(
        self,
        services: Services,
        page: CopiesPage,
        commands: TrackCommands,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._copies, self._page = services.copies, page
        self._commands, self._notices, self._window = commands, notices, window
        self.dialog: TrashDialog | None = None
        page.trash_all_requested.connect(self.ask_trash_all)
        page.restore_requested.connect(self.restore_all)
        panel = page.panel
        panel.trash_requested.connect(self.ask_trash)
        panel.merge_requested.connect(self.merge)
        panel.part_requested.connect(self.part)
        panel.hear_requested.connect(
            lambda file: self._copies.listening.toggle(file.track_id, file.duration_ms)
        )
        panel.folder_requested.connect(lambda track_id: commands.show_in_folder([track_id]))
        copies = self._copies
        self._disconnects: tuple[Callable[[], None], ...] = (
            copies.changed.connect(self._on_changed),
            copies.progressed.connect(page.show_progress),
            copies.working_changed.connect(page.show_work),
            copies.listening.changed.connect(lambda: panel.show_heard(copies.listening.track_id)),
            services.scan.finished.connect(lambda _report: page.library_changed()),
            services.similarity.index_changed.connect(page.library_changed),
        )
        self._load_trashed()

    def close(self) -> None:
        """Disconnect from the services."""
        self._copies.listening.stop()
        for disconnect in self._disconnects:
            disconnect()

    def ask_trash(self, files: Sequence[CopyFile], kept: CopyFile | None) -> TrashDialog:
        """Ask before files of a group go to the trash."""
        pairs: list[Merging] = [] if kept is None else [([file.track_id for file in files], kept.track_id)]
        return self._ask(files, kept, pairs)

    def ask_trash_all(self, rows: Sequence[CopyRow]) -> None:
        """Ask before all files of groups but the best ones go to the trash."""

        def ask(groups: Sequence[CopyGroup]) -> None:
            pairs: list[Merging] = [
                ([one.file.track_id for one in group.files[1:]], group.files[0].file.track_id)
                for group in groups
            ]
            files = [one.file for group in groups for one in group.files[1:]]
            if files:
                self._ask(files, None, pairs)

        self._copies.load_groups([row.id for row in rows], ask, self._notices.error)

    def trash(self, pairs: Sequence[Merging], ids: Sequence[TrackId], *, merges: bool) -> None:
        """Move files to the trash; where ``merges``, give their use to the tracks beside them before."""

        def done(outcome: TrashOutcome, moved: tuple[MovedUse, ...]) -> None:
            self._tell_failures(outcome)
            if text := outcome_text(outcome):
                self._notices.say(
                    text,
                    lambda: self._restore(outcome.trashed, moved),
                    redo=lambda: self.trash(pairs, ids, merges=merges),
                    label=tr("Move copies to the trash"),
                )

        self._copies.listening.stop()
        self._copies.trash_soon(ids, pairs if merges else (), done, self._notices.error)

    def restore_all(self) -> None:
        """Bring back what is in the trash."""
        self._copies.load_trashed(
            lambda files: self._restore([one.id for one in files], ()), self._notices.error
        )

    def merge(self, from_ids: Sequence[TrackId], to_id: TrackId) -> None:
        """Give what listeners did with files to the one that stays."""

        def done(moved: tuple[MovedUse, ...]) -> None:
            self._notices.say(
                merged_text(moved_plays=sum(one.plays for one in moved)),
                lambda: self._copies.part_use_soon(moved, self._notices.error),
                redo=lambda: self.merge(from_ids, to_id),
                label=tr("Merge plays and likes"),
            )

        self._copies.merge_soon(from_ids, to_id, done, self._notices.error)

    def part(self, track_id: TrackId) -> None:
        """Say that a file of the shown group is no copy of the others."""
        group = self._page.panel.group
        if group is None:
            return
        others = [one.file.track_id for one in group.files]
        pairs = self._copies.part(track_id, others)
        self._notices.say(
            parted_text(next(one.file for one in group.files if one.file.track_id == track_id)),
            lambda: self._copies.join(pairs),
            redo=lambda: self._copies.part(track_id, others),
            label=tr("Not the same recording"),
        )

    def _ask(
        self,
        files: Sequence[CopyFile],
        kept: CopyFile | None,
        pairs: Sequence[Merging],
    ) -> TrashDialog:
        dialog = self.dialog = TrashDialog(files, kept, can_merge=bool(pairs), parent=self._window)
        ids = [file.track_id for file in files]
        dialog.accepted.connect(lambda: self.trash(pairs, ids, merges=dialog.merge_box.isChecked()))
        dialog.finished.connect(lambda _result: setattr(self, "dialog", None))
        notes = self._copies.load_notes(files, dialog.show_notes)
        dialog.finished.connect(lambda _result: notes.cancel())
        open_once(dialog)
        return dialog

    def _restore(self, numbers: Sequence[int], moved: Sequence[MovedUse]) -> None:
        def done(outcome: TrashOutcome) -> None:
            self._tell_failures(outcome)
            if text := restored_text(outcome):
                self._notices.say(text)

        self._copies.restore_soon(numbers, moved, done, self._notices.error)

    def _tell_failures(self, outcome: TrashOutcome) -> None:
        if outcome.failed:
            self._notices.trouble(*trash_failures_text(outcome.failed), "", lambda: None)

    def _on_changed(self) -> None:
        self._page.copies_changed()
        self._load_trashed()

    def _load_trashed(self) -> None:
        self._copies.load_trashed(
            lambda files: self._page.show_trashed(trashed_text(len(files))), self._notices.error
        )
