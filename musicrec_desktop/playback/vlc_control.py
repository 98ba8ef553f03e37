"""The one thread that talks to libVLC.

Letting go of a file waits inside libVLC for its reader, which a dead network mount can hold for minutes; the
owner's thread must not. So every call goes through this thread in order, and events come back by ``report``.
libVLC's own threads only report: calling libVLC from its callbacks locks it up for good.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable
from typing import Any, Final

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.model.playback import (
    EngineEnded,
    EngineEvent,
    EngineFailed,
    EngineLength,
    EnginePaused,
    EnginePosition,
    EngineStarted,
    LoadId,
)
from musicrec_desktop.playback.file_check import why_unplayable
from musicrec_desktop.playback.vlc_log import VlcLog, silence_alsa

CLOSE_TIMEOUT_S: Final = 2.0
Report = Callable[[EngineEvent, int], None]


class VlcControl:
    """Commands to one libVLC player; each returns at once.

    Args:
        bindings: the ``vlc`` module.
        instance: released by ``close``.
        clock: stamps the events.
        report: gets each event and the monotonic time at which it happened, in a thread of libVLC or in the
            control thread.
        on_no_output: called in a thread of libVLC when there is no sound device.
    """

    def __init__(
        self, bindings: Any, instance: Any, clock: Clock, report: Report, on_no_output: Callable[[], None]
    ) -> None:
        self._bindings = bindings
        self._instance = instance
        self._clock = clock
        self._report = report
        silence_alsa()
        self._log = VlcLog(bindings, instance, on_no_output)
        self._player = instance.media_player_new()
        self._events = self._player.event_manager()
        self._attached: list[Any] = []
        self._wanted: LoadId | None = None
        self._volume_percent = 100
        self._is_muted = False
        self._commands: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="vlc-control", daemon=True)
        self._thread.start()

    def open(self, path: str, load_id: LoadId, start_ms: int) -> None:
        """Take a file and start it; one that was replaced before its turn is left out."""
        self._wanted = load_id
        self._commands.put(lambda: self._open(path, load_id, start_ms))

    def set_paused(self, is_paused: bool) -> None:
        """Hold or go on."""
        self._commands.put(lambda: self._player.set_pause(int(is_paused)))

    def seek(self, position_ms: int) -> None:
        """Go on from there; without effect before the file sounds."""
        self._commands.put(lambda: self._player.set_time(position_ms))

    def set_level(self, volume_percent: int, is_muted: bool) -> None:
        """Loudness of this and all later files."""
        self._volume_percent = volume_percent
        self._is_muted = is_muted
        self._commands.put(self._apply_level)

    def stop(self) -> None:
        """Let go of the file; it reports nothing more."""
        self._wanted = None
        self._commands.put(self._stop)

    def close(self) -> bool:
        """End the thread and release libVLC; False where libVLC still hangs in a file after two seconds."""
        self._wanted = None
        self._commands.put(self._release)
        self._commands.put(None)
        self._thread.join(CLOSE_TIMEOUT_S)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (command := self._commands.get()) is not None:
            command()

    def _open(self, path: str, load_id: LoadId, start_ms: int) -> None:
        self._detach()
        if self._wanted != load_id:
            return
        if reason := why_unplayable(path):
            self._player.set_media(None)
            self._tell(EngineFailed(load_id, reason))
            return
        media = self._instance.media_new_path(os.fsencode(path))
        if media is None:
            self._tell(EngineFailed(load_id, "cannot-open"))
            return
        if start_ms > 0:
            media.add_option(f":start-time={start_ms / 1000:.3f}")
        self._player.set_media(media)
        media.release()
        # The old file is silent from here on: its events cannot be taken for this one's.
        self._attach(load_id)
        self._apply_level()
        if self._player.play() == -1:
            self._tell(EngineFailed(load_id, "cannot-open"))

    def _stop(self) -> None:
        # Not ``stop``: that throws the audio output away, and the next one starts at full volume.
        self._detach()
        self._player.set_media(None)

    def _release(self) -> None:
        self._detach()
        self._player.stop()
        self._log.close()
        self._player.release()
        self._instance.release()

    def _apply_level(self) -> None:
        self._player.audio_set_volume(self._volume_percent)
        self._player.audio_set_mute(self._is_muted)

    def _attach(self, load_id: LoadId) -> None:
        kinds = self._bindings.EventType
        makers: dict[Any, Callable[[Any], EngineEvent]] = {
            kinds.MediaPlayerPlaying: lambda _: EngineStarted(load_id),
            kinds.MediaPlayerPaused: lambda _: EnginePaused(load_id),
            kinds.MediaPlayerTimeChanged: lambda event: EnginePosition(load_id, event.u.new_time),
            kinds.MediaPlayerLengthChanged: lambda event: EngineLength(load_id, event.u.new_length),
            kinds.MediaPlayerEndReached: lambda _: EngineEnded(load_id, 0),
            kinds.MediaPlayerEncounteredError: lambda _: EngineFailed(load_id, "cannot-open"),
        }
        for kind, make in makers.items():
            self._events.event_attach(kind, lambda event, make=make: self._tell(make(event)))
            self._attached.append(kind)

    def _detach(self) -> None:
        for kind in self._attached:
            self._events.event_detach(kind)
        self._attached.clear()

    def _tell(self, event: EngineEvent) -> None:
        self._report(event, self._clock.monotonic_ms())
