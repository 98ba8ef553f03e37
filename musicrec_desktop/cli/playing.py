"""Playing without a window: the named tracks, each once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.cli.finding import tracks_by_id
from musicrec_desktop.cli.output import PlayingSink
from musicrec_desktop.cli.profile import Profile
from musicrec_desktop.cli.reports import PlayReport
from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.model.browse import HistoryRow
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import PlayerState, QueueEntry, RepeatMode, TrackEnd
from musicrec_desktop.model.track import Track, TrackId

_TICK_MS: Final = 100


def play(
    profile: Profile, ids: Sequence[TrackId], seconds_each: float | None, on_playing: PlayingSink
) -> PlayReport:
    """Play tracks to their end, or some seconds of each; the kept queue stays as it was.

    Args:
        profile: opened with sound.
        ids: at least one.
        seconds_each: how much of each track; None for all of it.
        on_playing: called several times a second with what plays.
    """
    player = profile.services.player
    kept = player.snapshot()
    player.set_shuffled(False)
    player.set_repeat(RepeatMode.OFF)
    try:
        return _Playback(profile, seconds_each, on_playing).run(ids)
    finally:
        player.restore(kept)


class _Playback:
    def __init__(self, profile: Profile, seconds_each: float | None, on_playing: PlayingSink) -> None:
        self._services = profile.services
        self._scheduler = profile.scheduler
        self._player = profile.services.player
        self._limit_ms = None if seconds_each is None else seconds_each * 1000
        self._on_playing = on_playing
        self._tracks: dict[TrackId, Track] = {}
        self._heard: list[Listen] = []
        self._failed: list[PlaybackError] = []

    def run(self, ids: Sequence[TrackId]) -> PlayReport:
        player = self._player
        self._tracks = tracks_by_id(self._services.browse, ids)
        disconnects = [
            self._services.listening.logged.connect(self._heard.append),
            player.failed.connect(self._on_failed),
            player.track_ended.connect(self._on_track_ended),
        ]
        timer = self._scheduler.call_every(_TICK_MS, self._on_tick)
        try:
            player.play_now(ids)
            self._scheduler.run_until(lambda: player.state is PlayerState.STOPPED)
        finally:
            player.stop()
            timer.cancel()
            for disconnect in disconnects:
                disconnect()
        rows = [HistoryRow(listen, self._tracks[listen.track_id]) for listen in self._heard]
        return PlayReport(tuple(rows), tuple(self._failed), player.engine_problem)

    def _on_failed(self, error: PlaybackError, _entry: QueueEntry) -> None:
        self._failed.append(error)

    def _on_track_ended(self, _end: TrackEnd) -> None:
        # Behind the last named track the player must not go on with automatic ones.
        if not self._player.queue.user_part and self._player.queue.auto_part:
            self._player.set_auto(())

    def _on_tick(self) -> None:
        player = self._player
        current = player.queue.current
        if current is None:
            return
        track = self._tracks[current.track_id]
        self._on_playing(track.tags.title_and_artist, player.position_ms, player.duration_ms)
        if self._limit_ms is not None and player.listened_ms >= self._limit_ms:
            following = player.queue.user_part[:1]
            player.stop()
            for entry in following:
                player.jump_to(entry.id)
