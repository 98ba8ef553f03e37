"""Opens “Share…” for tracks, playlists, albums and cards."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.profiles.service import FIRST_NAME
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.card_picture import PARTS
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.services.sharing.documents import SharedList
    from musicrec_desktop.services.sharing.service import ShareRequest
    from musicrec_desktop.ui.sharing.dialog import ShareDialog

_Place = QStandardPaths.StandardLocation


class ShareController(QObject):
    """Gathers what is shared in a lane, and shows the dialog.

    Args:
        services: whose library it is.
        theme: colours.
        notices: says what was copied and saved.
        window: owns the dialog.

    Attributes:
        dialog: the one that was opened last.
    """

    def __init__(
        self,
        services: Services,
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._sharing, self._covers = services.sharing, services.covers
        self._scheduler, self._theme = services.scheduler, theme
        self._notices, self._window, self._profiles = notices, window, services.profiles
        self.dialog: ShareDialog | None = None

    def share(self, request: ShareRequest) -> None:
        """Share a list."""
        self._sharing.load(request, self._open, self._notices.error)

    def _open(self, shared: SharedList) -> None:
        from musicrec_desktop.services.sharing.documents import cover_tracks
        from musicrec_desktop.ui.sharing.dialog import ShareDialog

        if not shared.tracks:
            self._notices.say(tr("There are no tracks to share."))
            return
        dialog = self.dialog = ShareDialog(
            shared,
            self._name(),
            (_folder(_Place.PicturesLocation), _folder(_Place.DocumentsLocation)),
            self._scheduler,
            self._theme,
            self._window,
        )
        dialog.copied.connect(self._notices.say)
        dialog.save_requested.connect(partial(self._save, dialog))
        open_once(dialog)
        _Collecting(cover_tracks(shared), self._load_cover, dialog).go_on()

    def _name(self) -> str:
        """What the profile is called; empty for the one that has no name of its own."""
        name = self._profiles.current.name
        return "" if name == FIRST_NAME else name

    def _load_cover(self, track_id: TrackId, on_done: Callable[[bytes | None], object]) -> object:
        return self._covers.load(track_id, 0, on_done)

    def _save(self, dialog: ShareDialog, path: str, make: Callable[[], bytes]) -> None:
        def on_done(written: str) -> None:
            if isValid(dialog):
                dialog.accept()
            folder = os.path.dirname(written)
            self._notices.tell(
                tr("Saved as {written}", written=quoted(display_path(written))),
                tr("Show folder"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(folder)),
            )

        self._sharing.save(os.path.abspath(path), make, on_done, self._notices.error)


class _Collecting:
    """Asks for covers one after the other, until a collage has enough, and gives them to the dialog.

    Args:
        ids: a track of each album.
        load: loads the cover of a track.
        dialog: gets them; where it is closed before, nothing more is loaded.
    """

    def __init__(
        self,
        ids: list[TrackId],
        load: Callable[[TrackId, Callable[[bytes | None], object]], object],
        dialog: ShareDialog,
    ) -> None:
        self._ids, self._load, self._dialog = ids, load, dialog
        self._found: list[bytes] = []

    def go_on(self) -> None:
        """Ask for the next one."""
        if not isValid(self._dialog):
            return
        if self._ids and len(self._found) < PARTS:
            self._load(self._ids.pop(0), self._take)
        elif self._found:
            self._dialog.set_covers(self._found)

    def _take(self, data: bytes | None) -> None:
        if data is not None and data not in self._found:
            self._found.append(data)
        self.go_on()


def _folder(place: QStandardPaths.StandardLocation) -> str:
    return QStandardPaths.writableLocation(place) or os.path.expanduser("~")
