"""Queues that start from something: tracks, an album, an artist, a genre, or one's own taste."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.queue_controls import QueueSeed, SeedKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.queue import QueueGestures
from musicrec_desktop.ui.kit.notices import Notices

SEED_KINDS: Final = {
    ScopeKind.ALBUM: SeedKind.ALBUM,
    ScopeKind.ARTIST: SeedKind.ARTIST,
    ScopeKind.GENRE: SeedKind.GENRE,
}


class QueueStarts(QObject):
    """Starts queues, and says why one cannot start."""

    def __init__(
        self,
        services: Services,
        gestures: QueueGestures,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._autoplay, self._gestures, self._notices = services.autoplay, gestures, notices

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

    def _start(self, seed: QueueSeed) -> None:
        try:
            self._gestures.replace(
                lambda: self._autoplay.start_from(seed),
                "A new queue took the place of yours",
                "Start a queue",
            )
        except MusicRecError as error:
            self._notices.error(error)
