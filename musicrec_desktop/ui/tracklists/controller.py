"""Opens “Songs like a list”, and does what is wanted with its tracks."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.later import when_made
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.playlists.adding import TrackAdding
from musicrec_desktop.ui.commands.queue import QueueGestures
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.fitted_dialog import LastLook, bring_up
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.ui.tracklists.dialog import TracklistDialog


class TracklistController(QObject):
    """There is one dialog; it stays open beside the window.

    Args:
        services: of the profile.
        gestures: what is done with the queue.
        adding: makes playlists.
        theme: colours.
        notices: says what was done, and has the history.
        window: owns the dialog.

    Attributes:
        dialog: while it is open.
    """

    def __init__(
        self,
        services: Services,
        gestures: QueueGestures,
        adding: TrackAdding,
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._gestures, self._adding = services, gestures, adding
        self._theme, self._notices, self._window = theme, notices, window
        self._last = LastLook()
        self.dialog: TracklistDialog | None = None
        self._disconnects = [
            when_made(services.tracklists, lambda lists: lists.outdated.connect(self._on_outdated)),
            when_made(services.spotify, lambda spotify: spotify.browser_wanted.connect(_open_browser)),
        ]

    def actions(self) -> Mapping[str, Handler]:
        """The handler of the entry of the menu."""
        return {"songs_like_list": self.show}

    def show(self) -> TracklistDialog:
        """Open the dialog, or bring it to the front."""
        from musicrec_desktop.ui.tracklists.dialog import TracklistDialog

        if self.dialog is None:
            dialog = TracklistDialog(self._services, self._theme, self._window)
            dialog.play_wanted.connect(self._gestures.play)
            dialog.queue_wanted.connect(self._gestures.enqueue)
            dialog.playlist_wanted.connect(
                lambda name, ids: self._adding.create(name, list(ids), is_shown=True)
            )
            dialog.failed.connect(self._notices.error)
            dialog.finished.connect(self._on_closed)
            self._last.apply(dialog)
            dialog.input.folder = self._last.folder
            self.dialog = dialog
        bring_up(self.dialog)
        return self.dialog

    def open_paths(self, paths: Sequence[str]) -> None:
        """Answer lists in files that were dropped on the window."""
        from musicrec_desktop.services.tracklists.sources import TracklistSource

        self.show().read(TracklistSource(paths=tuple(map(os.path.abspath, paths))))

    def open_text(self, text: str, html: str = "") -> None:
        """Answer a text that was dropped on the window."""
        from musicrec_desktop.services.tracklists.sources import TracklistSource

        self.show().show_text(TracklistSource(text, html))

    def offer_text(self, text: str, html: str = "") -> None:
        """Offer to answer a text that was pasted where tracks are."""
        self._notices.tell(
            tr("There is a text on the clipboard"),
            tr("Songs like this list"),
            lambda: self.open_text(text, html),
        )

    def state(self) -> dict[str, object]:
        """Size and folder of the last time, for ``restore``; fits into JSON."""
        if self.dialog is not None:
            self._last.keep(self.dialog, self.dialog.input.folder)
        return self._last.state()

    def restore(self, state: object) -> None:
        """Open the next dialog as the last one was."""
        if isinstance(state, dict):
            self._last.restore(state)

    def close(self) -> None:
        """End what is read, and disconnect from the service."""
        for disconnect in self._disconnects:
            disconnect()
        if self.dialog is not None:
            self.dialog.reject()

    def _on_outdated(self) -> None:
        """Show nothing of one profile to another."""
        if self.dialog is not None:
            self.dialog.reject()

    def _on_closed(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            self._last.keep(dialog, dialog.input.folder)
            dialog.deleteLater()


def _open_browser(address: str) -> None:
    QDesktopServices.openUrl(QUrl(address))
