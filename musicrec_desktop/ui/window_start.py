"""Queues that start from something: tracks, an album, an artist, a genre, or one's own taste."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.queue_controls import QueueSeed, SeedKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.pages.track_scopes import SEED_WORDS
from musicrec_desktop.ui.window_feedback import FeedbackCommands
from musicrec_desktop.ui.window_notices import Notices

SEED_KINDS: Final = {
    ScopeKind.ALBUM: SeedKind.ALBUM,
    ScopeKind.ARTIST: SeedKind.ARTIST,
    ScopeKind.GENRE: SeedKind.GENRE,
}


class QueueStarts(QObject):
    """Starts queues, and says why one cannot start."""

    def __init__(
        self, services: Services, feedback: FeedbackCommands, notices: Notices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._autoplay, self._feedback = services.autoplay, feedback
        self._notices, self._window = notices, window

    def start_queue(self, ids: Sequence[TrackId]) -> None:
        """From these tracks."""
        if ids:
            self._start(QueueSeed(SeedKind.TRACKS, ids=tuple(ids)))

    def start_scope(self, scope: Scope) -> None:
        """From an album, an artist or a genre."""
        self._start(QueueSeed(SEED_KINDS[scope.kind], name=scope.name, detail=scope.detail))

    def start_from_taste(self) -> None:
        """From what the person likes to hear now."""
        self._start(QueueSeed(SeedKind.TASTE))

    def show_menu(self, scope: Scope, point: QPoint) -> QMenu:
        """The context menu of an album, an artist or a genre, at a global point."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(SEED_WORDS[scope.kind]).triggered.connect(lambda: self.start_scope(scope))
        artist = scope.name if scope.kind is ScopeKind.ARTIST else scope.detail
        if artist and scope.kind is not ScopeKind.GENRE:
            menu.addSeparator()
            self._feedback.add_artists(menu, [artist])
        menu.popup(point)
        return menu

    def _start(self, seed: QueueSeed) -> None:
        try:
            self._autoplay.start_from(seed)
        except MusicRecError as error:
            self._notices.error(error)
