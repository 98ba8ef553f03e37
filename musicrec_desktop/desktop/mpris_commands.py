"""What the desktop may ask of the player and the window; all of it in the owner's thread."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from musicrec_desktop.desktop.mpris_values import MAXIMUM_RATE, MINIMUM_RATE, track_path
from musicrec_desktop.model.playback import PlayerState, RepeatMode
from musicrec_desktop.playback.player import Player
from musicrec_desktop.services.now_playing import NowPlayingService


@dataclass(frozen=True, slots=True)
class WindowPort:
    """What the window lends to the desktop.

    Attributes:
        come_forward: shows it in front of others.
        quit: ends the program.
        open_paths: plays files and folders.
        is_active: whether it has the focus.
        tell_in_tray: shows a headline and a text where there is a tray; for a desktop without notifications.
    """

    come_forward: Callable[[], object]
    quit: Callable[[], object]
    open_paths: Callable[[Sequence[str]], object]
    is_active: Callable[[], bool]
    tell_in_tray: Callable[[str, str], object]


class MprisCommands:
    """The verbs of MPRIS, which differ from the player's in what they do at rest and at the ends.

    Args:
        player: is controlled.
        now_playing: looks at the player after each verb.
        window: is raised, and ends the program.
    """

    def __init__(self, player: Player, now_playing: NowPlayingService, window: WindowPort) -> None:
        self._player, self._now_playing = player, now_playing
        self.window = window

    def play(self) -> None:
        """Play, where there is something to play."""
        if self._now_playing.now.has_entries:
            self._player.play()

    def pause(self) -> None:
        """Pause."""
        self._player.pause()

    def toggle(self) -> None:
        """Pause or play."""
        if self._now_playing.now.has_entries:
            self._player.toggle()

    def stop(self) -> None:
        """End the current track, which stays the current one."""
        self._player.stop()

    def next(self) -> None:
        """Go to the next entry, if there is one; a player at rest stays silent there."""
        if self._now_playing.now.has_next:
            self._skip()

    def previous(self) -> None:
        """Begin again or go back, as the player's own button; a player at rest stays silent there."""
        if self._now_playing.now.has_entries:
            self._keeping_rest(self._player.previous)

    def seek_by(self, distance_us: int) -> None:
        """Move the position by some microseconds; beyond the end that is ``next``, or the end of playback."""
        if self._player.state is PlayerState.STOPPED:
            return
        position_ms = self._player.position_ms + round(distance_us / 1000)
        duration_ms = self._player.duration_ms
        if duration_ms is not None and position_ms > duration_ms:
            self._skip()
        else:
            self._seek(max(0, position_ms))

    def set_position(self, path: str, position_us: int) -> None:
        """Go on from somewhere else in the current track; nothing where ``path`` stands for another one."""
        current = self._player.queue.current
        if current is None or track_path(current.id) != path or self._player.state is PlayerState.STOPPED:
            return
        duration_ms = self._player.duration_ms
        if position_us >= 0 and (duration_ms is None or position_us <= duration_ms * 1000):
            self._seek(round(position_us / 1000))

    def set_volume(self, share: float) -> None:
        """Set the volume as a share of the greatest; more than 0 also unmutes."""
        percent = round(max(0.0, min(share, 1.0)) * 100)
        if self._player.is_muted:
            if percent == 0:
                return
            self._player.set_muted(False)
        self._player.set_volume(percent)

    def set_rate(self, rate: float) -> None:
        """Play faster or slower, as far as the player goes; as the specification wants it, 0 is a pause."""
        if rate == 0:
            self._player.pause()
            return
        percent = round(max(MINIMUM_RATE, min(rate, MAXIMUM_RATE)) * 100)
        sound = self._player.sound
        sound.set_controls(dataclasses.replace(sound.controls, speed_percent=percent))

    def set_repeat(self, mode: RepeatMode) -> None:
        """Choose what happens after a track."""
        self._player.set_repeat(mode)

    def set_shuffled(self, is_shuffled: bool) -> None:
        """Shuffle the queue, or put it back into its own order."""
        if is_shuffled != self._player.is_shuffled:
            self._player.set_shuffled(is_shuffled)

    def _seek(self, position_ms: int) -> None:
        self._player.seek(position_ms)

    def _skip(self) -> None:
        self._keeping_rest(self._player.next)

    def _keeping_rest(self, step: Callable[[], None]) -> None:
        """The specification: a player that is paused or stopped remains so when tracks are skipped."""
        is_resting = not self._now_playing.now.is_playing
        with self._now_playing.as_one_change():
            step()
            if is_resting:
                self._player.pause()
