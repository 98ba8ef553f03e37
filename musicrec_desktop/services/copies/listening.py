"""Two files of one recording compared by ear: what is heard goes on at the same moment of the other file."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.excerpts import ExcerptPlayer
from musicrec_desktop.playback.player import Player

START_SHARE: Final = 0.3
"""Where of a track listening begins: what comes first is seldom what a track is known by."""
LONGEST_MS: Final = 90_000


class CopyListening:
    """Plays files beside the player, which rests meanwhile; nothing of it is logged or scrobbled.

    Args:
        player: paused while a copy is heard, and going on afterwards where it was going before.
        excerpts: plays; all files equally loud, because of two the louder one seems better.

    Attributes:
        changed: another file is heard, or none.
    """

    def __init__(self, player: Player, excerpts: ExcerptPlayer) -> None:
        self._player, self._excerpts = player, excerpts
        self._track: TrackId | None = None
        self._start_ms = 0
        self._is_resuming = False
        self.changed: Signal[()] = Signal()
        self._is_pausing = False
        excerpts.over.connect(lambda _reason: self._on_over())
        player.state_changed.connect(self._on_player)

    @property
    def track_id(self) -> TrackId | None:
        """The track that is heard; None where none is."""
        return self._track

    def toggle(self, track_id: TrackId, duration_ms: int | None) -> None:
        """Hear a file, from the moment on at which another one is heard; the same file again stops it."""
        if track_id == self._track:
            self.stop()
            return
        length_ms = duration_ms or 0
        if self._track is None:
            self._start_ms = round(length_ms * START_SHARE)
            if self._player.state.is_going:
                self._is_resuming = self._is_pausing = True
                self._player.pause()
                self._is_pausing = False
        else:
            self._start_ms += self._excerpts.passed_ms
        if self._start_ms >= length_ms:
            self._start_ms = 0
        self._track = track_id
        self._excerpts.play(track_id, self._start_ms, LONGEST_MS)
        self.changed.emit()

    def stop(self) -> None:
        """Hear nothing more; the player goes on where it was going."""
        if self._track is not None:
            self._excerpts.close()
            self._on_over()

    def _on_player(self, state: PlayerState) -> None:
        """Somebody starts the player, who wants to hear that."""
        if state.is_going and not self._is_pausing:
            self._is_resuming = False
            self.stop()

    def _on_over(self) -> None:
        if self._track is None:
            return
        self._track = None
        if self._is_resuming:
            self._is_resuming = False
            self._player.play()
        self.changed.emit()
