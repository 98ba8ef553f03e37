"""The one thread that calls libVLC.

When a file is closed, libVLC waits for its reader, which a dead network mount can hold for minutes; the
owner's thread must not wait. So every call goes through this thread, in order, and events come back by
``report``. The threads of libVLC only report: a call of libVLC from its own callbacks is a deadlock.
"""

from __future__ import annotations

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
from musicrec_desktop.model.sound import OutputDevice
from musicrec_desktop.playback.alsa import silence_alsa
from musicrec_desktop.playback.vlc.log import VlcLog
from musicrec_desktop.playback.vlc.media import VlcMedia

CLOSE_TIMEOUT_S: Final = 2.0
Report = Callable[[EngineEvent, int], object]


class VlcControl:
    """Commands to one libVLC player; each returns at once.

    Args:
        bindings: the ``vlc`` module.
        instance: of libVLC; released by ``close``.
        clock: stamps the events.
        report: gets each event and the monotonic time at which it happened; called in a thread of libVLC or
            in the control thread.
        on_no_output: called in a thread of libVLC when there is no sound device.
    """

    def __init__(
        self, bindings: Any, instance: Any, clock: Clock, report: Report, on_no_output: Callable[[], object]
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
        self._media: VlcMedia | None = None
        # libVLC calls into its media until it has let go of it, also after ``abandon``.
        self._held: VlcMedia | None = None
        self._device = ""
        self._is_player_used_up = False
        self._volume_percent = 100
        self._is_muted = False
        self._commands: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="vlc-control", daemon=True)
        self._thread.start()

    def open(self, media: VlcMedia, load_id: LoadId) -> None:
        """Play a media in place of the present one; a media that is replaced before its turn is left out."""
        self._abandon()
        self._media = media
        self._commands.put(lambda: self._open(media, load_id))

    def set_paused(self, is_paused: bool) -> None:
        """Pause, or go on."""
        media = self._media
        self._commands.put(lambda: self._set_paused(media, is_paused))

    def seek(self, position_ms: int) -> None:
        """Go on from a position; without effect before the first sound."""
        self._commands.put(lambda: self._player.set_time(position_ms))

    def set_level(self, volume_percent: int, is_muted: bool) -> None:
        """Set the volume (percent) of this and all later media."""
        self._volume_percent = volume_percent
        self._is_muted = is_muted
        self._commands.put(self._apply_level)

    def stop(self) -> None:
        """Let go of the media; nothing more is reported of it."""
        self._abandon()
        self._commands.put(self._stop)

    def set_device(self, device: str) -> None:
        """Choose a device by the id of ``list_devices``.

        Empty for libVLC's own choice; it holds from the next media on, since a player cannot go back to it.
        """
        if device != self._device:
            self._device = device
            self._commands.put(lambda: self._choose(device))

    def renew(self) -> None:
        """Use another player, and with it another audio output, for the next media."""
        self._commands.put(self._use_up)

    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        """Call ``on_done`` with all devices, later, in the control thread."""
        self._commands.put(lambda: on_done(self._devices()))

    def close(self) -> bool:
        """End the thread and release libVLC; False where libVLC still waits for a file after two seconds."""
        self._abandon()
        self._commands.put(self._release)
        self._commands.put(None)
        self._thread.join(CLOSE_TIMEOUT_S)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (command := self._commands.get()) is not None:
            command()

    def _abandon(self) -> None:
        if self._media is not None:
            self._media.abandon()
            self._media = None

    def _set_paused(self, media: VlcMedia | None, is_paused: bool) -> None:
        if media is not None:
            media.set_paused(is_paused)
        self._player.set_pause(int(is_paused))

    def _open(self, media: VlcMedia, load_id: LoadId) -> None:
        self._detach()
        if self._media is not media:
            return
        reason = media.failure()
        made = None if reason else media.make(self._bindings, self._instance)
        if made is None:
            self._player.set_media(None)
            self._tell(EngineFailed(load_id, reason or "cannot-open"))
            return
        if self._log.has_lost_output or self._is_player_used_up:
            self._renew_player()
        self._player.set_media(made)
        made.release()
        self._held = media
        # The old media sends no events from here on, so none can be taken for an event of the new one.
        self._attach(media, load_id)
        self._apply_level()
        if self._player.play() == -1:
            self._tell(EngineFailed(load_id, "cannot-open"))

    def _choose(self, device: str) -> None:
        if device:
            self._player.audio_output_device_set(None, device)
        else:
            self._use_up()

    def _use_up(self) -> None:
        self._is_player_used_up = True

    def _renew_player(self) -> None:
        """Replace the player: an output whose server is gone stays with its player and never works again."""
        self._player.stop()
        self._player.release()
        self._player = self._instance.media_player_new()
        self._events = self._player.event_manager()
        self._is_player_used_up = False
        self._log.begin()
        if self._device:
            self._player.audio_output_device_set(None, self._device)

    def _stop(self) -> None:
        # Not ``stop``: that drops the audio output, and the next one starts at full volume.
        self._detach()
        self._player.set_media(None)
        self._held = None

    def _release(self) -> None:
        self._detach()
        self._player.stop()
        self._log.close()
        self._player.release()
        self._instance.release()

    def _apply_level(self) -> None:
        self._player.audio_set_volume(self._volume_percent)
        self._player.audio_set_mute(self._is_muted)

    def _devices(self) -> tuple[OutputDevice, ...]:
        first = self._player.audio_output_device_enum()
        found: list[OutputDevice] = []
        item = first
        while item:
            device = item.contents
            if device.device:
                names = device.device, device.description or device.device
                found.append(OutputDevice(*(name.decode("utf-8", "replace") for name in names)))
            item = device.next
        if first:
            self._bindings.libvlc_audio_output_device_list_release(first)
        return tuple(found)

    def _attach(self, media: VlcMedia, load_id: LoadId) -> None:
        kinds = self._bindings.EventType
        makers: dict[Any, Callable[[Any], EngineEvent]] = {
            kinds.MediaPlayerPlaying: lambda _: EngineStarted(load_id),
            kinds.MediaPlayerPaused: lambda _: EnginePaused(load_id),
            kinds.MediaPlayerTimeChanged: lambda event: self._noted(media, load_id, event.u.new_time),
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

    def _noted(self, media: VlcMedia, load_id: LoadId, heard_ms: int) -> EnginePosition:
        media.note_time(heard_ms, self._clock.monotonic_ms())
        return EnginePosition(load_id, heard_ms)

    def _tell(self, event: EngineEvent) -> None:
        self._report(event, self._clock.monotonic_ms())
