"""The door to miniaudio: one device that plays the blocks of a generator."""

from __future__ import annotations

import importlib
from collections.abc import Generator
from typing import Any, Final

from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.model.sound import OutputDevice
from musicrec_desktop.playback.alsa import silence_alsa

PERIOD_MS: Final = 120
"""Large, so that a busy machine causes no gaps; the whole delay stays under half a second."""
PERIODS: Final = 2
_BACKENDS: Final = (
    "WASAPI", "DSOUND", "WINMM", "COREAUDIO", "PULSEAUDIO", "ALSA", "JACK", "SNDIO", "AUDIO4", "OSS",
)  # fmt: skip
"""All backends but the null backend, which would hide that there is no device."""


class SoundDevice:
    """A device that is opened when it is first needed, and again after another one was chosen.

    All calls come from one thread.

    Args:
        rate_hz: of the blocks.

    Raises:
        PlaybackError: ``"no-miniaudio"``, the library cannot be loaded.
    """

    latency_s = 0.75 * PERIOD_MS / 1000
    """How much sound is not heard yet when the next period is asked for (measured with PulseAudio)."""

    def __init__(self, rate_hz: int) -> None:
        self._library = _load()
        self._rate_hz = rate_hz
        self._name = ""
        self._device: Any = None
        self._has_failed = False

    def choose(self, name: str) -> None:
        """Use another device from now on, by its name; empty for the system's choice."""
        self._name = name
        self.close()

    def play(self, blocks: Generator[bytes, int, None]) -> None:
        """Play the float32 stereo blocks of a generator, in place of the present one.

        Raises:
            PlaybackError: ``"no-sound-device"``.
        """
        next(blocks)
        if self._device is not None:
            try:
                self._device.stop()
                self._device.start(blocks)
            except self._library.MiniaudioError:
                # The server was restarted, or the device unplugged; another device may be there.
                self.close()
            else:
                return
        try:
            self._device = self._open()
            self._device.start(blocks)
        except self._library.MiniaudioError as error:
            self._has_failed = True
            self.close()
            raise PlaybackError("no-sound-device") from error
        self._has_failed = False

    def rest(self) -> None:
        """Stop the device; it stays open."""
        if self._device is not None:
            try:
                self._device.stop()
            except self._library.MiniaudioError:
                self.close()

    def close(self) -> None:
        """Close the device."""
        device, self._device = self._device, None
        if device is not None:
            context = device._context  # noqa: SLF001  miniaudio itself leaves it open, with its connection
            device.close()
            # Otherwise a device whose stop failed would be stopped again when it is collected, after its end.
            device.running = False
            self._library.lib.ma_context_uninit(context)

    def _open(self) -> Any:
        silence_alsa()
        # A device that cannot be opened leaks its context, so there must be a device at all.
        if self._has_failed and not _playbacks(self._library):
            raise self._library.MiniaudioError("no device")
        return self._library.PlaybackDevice(
            output_format=self._library.SampleFormat.FLOAT32,
            nchannels=2,
            sample_rate=self._rate_hz,
            buffersize_msec=PERIOD_MS,
            callback_periods=PERIODS,
            device_id=_device_id(self._library, self._name),
            backends=_backends(self._library),
            app_name="MusicRec Desktop",
        )


def list_devices() -> tuple[OutputDevice, ...]:
    """All devices of miniaudio; the name is the id, since they have no other lasting one.

    Raises:
        PlaybackError: ``"no-miniaudio"``, the library cannot be loaded.
    """
    library = _load()
    return tuple(OutputDevice(info["name"], info["name"]) for info in _playbacks(library))


def _load() -> Any:
    try:
        return importlib.import_module("miniaudio")
    except (ImportError, OSError) as error:
        raise PlaybackError("no-miniaudio") from error


def _backends(library: Any) -> list[Any]:
    return [library.Backend[name] for name in _BACKENDS]


def _playbacks(library: Any) -> list[Any]:
    try:
        devices = library.Devices(_backends(library))
        found: list[Any] = devices.get_playbacks()
    except library.MiniaudioError:
        return []
    return found


def _device_id(library: Any, name: str) -> Any:
    if not name:
        return None
    return next((info["id"] for info in _playbacks(library) if info["name"] == name), None)
