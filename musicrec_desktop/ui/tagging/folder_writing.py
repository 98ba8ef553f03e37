"""Writes pictures beside files in a lane, and tells what came of it, with a way back."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.tag_edit import TagFailure
from musicrec_desktop.model.tag_fields import Picture
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.tag_editor import folders_written_text

if TYPE_CHECKING:
    from musicrec_desktop.services.tagging.folder_cover import FolderCover, FolderCoverDone


class FolderCoverWriting:
    """The library reads the folders again afterwards.

    Args:
        services: give the lane, and scan.
        notices: tell, and keep the way back.
    """

    def __init__(self, services: Services, notices: Notices) -> None:
        self._scheduler, self._scan, self._notices = services.scheduler, services.scan, notices

    def write(self, plans: Sequence[FolderCover], picture: Picture) -> None:
        """Write a picture into folders."""
        from musicrec_desktop.services.tagging.folder_cover import write_covers

        def told(result: tuple[tuple[FolderCoverDone, ...], tuple[TagFailure, ...]]) -> None:
            done, failed = result
            self._notices.say(
                folders_written_text(len(done), len(failed)),
                (lambda: self._restore(done)) if done else None,
                redo=lambda: self.write(plans, picture),
            )
            self._read_again(done)

        self._scheduler.run(
            Lane.IO,
            lambda _context: write_covers(plans, picture),
            on_done=told,
            on_error=self._notices.error,
        )

    def _restore(self, done: tuple[FolderCoverDone, ...]) -> None:
        from musicrec_desktop.services.tagging.folder_cover import restore_covers

        def restored(failed: tuple[TagFailure, ...]) -> None:
            if failed:
                self._notices.say(folders_written_text(len(done) - len(failed), len(failed)))
            self._read_again(done)

        self._scheduler.run(
            Lane.IO, lambda _context: restore_covers(done), on_done=restored, on_error=self._notices.error
        )

    def _read_again(self, done: Sequence[FolderCoverDone]) -> None:
        if done:
            self._scan.rescan([os.path.dirname(one.path) for one in done], is_thorough=True)
