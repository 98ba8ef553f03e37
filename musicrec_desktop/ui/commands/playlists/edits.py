"""How an edit of playlists is made: in a lane, said, kept in the history; and what follows where it fails."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from PySide6.QtWidgets import QMessageBox, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.core.language import tr
from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.services.playlists.edit import PlaylistEdit
from musicrec_desktop.services.playlists.steps import Reverted
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.undo_history import Gesture

T = TypeVar("T")
_REVERTED: Final = {
    Reverted.PARTLY: tr("Some of it was changed meanwhile, and stays."),
    Reverted.NOT: tr("It was changed meanwhile, and stays."),
}


class PlaylistEdits:
    """Makes edits of playlists.

    Args:
        services: whose playlists they are.
        notices: says what was done, and has the history.
        window: owns the question whether a playlist shall follow its file no more.
    """

    def __init__(self, services: Services, notices: Notices, window: QWidget) -> None:
        self._service, self._exchange = services.playlists, services.exchange
        self._notices, self._window = notices, window

    def run(
        self,
        work: Callable[[], PlaylistEdit],
        label: str,
        text: str = "",
        then: Callable[[PlaylistEdit], object] | None = None,
        *,
        on_nothing: str = "",
        edited: PlaylistId | None = None,
    ) -> None:
        """Make an edit in a lane.

        Args:
            work: makes it.
            label: what the history calls it.
            text: what is said; empty for what is seen.
            then: what follows it.
            on_nothing: what is said where nothing had to be done.
            edited: the playlist whose entries it edits.
        """

        def on_done(edit: PlaylistEdit) -> None:
            if edit.is_void:
                if on_nothing:
                    self._notices.say(on_nothing)
                return
            self.say(text, label, edit)
            if then is not None:
                then(edit)

        def on_error(error: Exception) -> None:
            self.failed(
                error,
                edited,
                lambda: self.run(work, label, text, then, on_nothing=on_nothing, edited=edited),
            )

        self.start(work, on_done, on_error)

    def start(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        """Do something in the lane that ``on_done`` keeps in the history; an undo meanwhile waits for it.

        Args:
            work: edits playlists.
            on_done: gets what ``work`` returned.
            on_error: gets what it raised.
        """
        history = self._notices.history

        def done(result: T) -> None:
            on_done(result)
            history.end()

        def failed(error: Exception) -> None:
            on_error(error)
            history.end()

        history.begin()
        self._service.lane.start(work, done, failed)

    def failed(self, error: Exception, edited: PlaylistId | None, again: Callable[[], object]) -> None:
        """Tell why an edit failed; where the playlist follows its file, ask whether that shall end."""
        if edited is None or not isinstance(error, PlaylistError) or error.reason != "followed":
            self._notices.error(error)
            return
        name = quoted(error.name)
        box = QMessageBox(self._window)
        box.setWindowTitle(tr("Stop following its file?"))
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(tr("{name} follows its file.", name=name))
        box.setInformativeText(tr("The next change of the file would undo this edit."))
        stop = box.addButton(tr("Stop following and go on"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(stop)
        stop.clicked.connect(
            lambda: self._service.lane.start(
                lambda: self._exchange.followed.stop(edited), lambda _result: again(), self._notices.error
            )
        )
        box.finished.connect(box.deleteLater)
        box.open()

    def say(self, text: str, label: str, edit: PlaylistEdit) -> None:
        """Say what an edit did, where that is not seen, and keep it in the history.

        Args:
            text: what was done; empty for what is seen.
            label: what the history calls it.
            edit: undoes it, and does it again.
        """
        gesture = Gesture(label, partial(self._revert, edit.undo), partial(self._revert, edit.redo))
        if text:
            self._notices.say_done(text, gesture)
        else:
            self._notices.history.push(gesture)

    def _revert(self, step: Callable[[], Reverted]) -> None:
        """Undo an edit or make it again, in the lane in which edits are made."""

        def on_done(reverted: Reverted) -> None:
            if words := _REVERTED.get(reverted):
                self._notices.say(words)

        self._service.lane.start(step, on_done, self._notices.error)
