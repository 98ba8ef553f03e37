"""What libVLC plays: a file, or a source through callbacks."""

from __future__ import annotations

import ctypes
import os
import threading
import time
from typing import Any, Final, Protocol

import numpy as np
from typing_extensions import override

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.playback.file_check import why_unplayable
from musicrec_desktop.playback.stream.source import Source
from musicrec_desktop.playback.vlc.pacer import Pacer

_FRAME_BYTES: Final = 8
"""Two samples of float32."""
_SERVED_S: Final = 0.1
"""What libVLC gets at a time; each serving wakes a thread that runs Python."""
_ENDLESS: Final = 2**64 - 1
_NAP_S: Final = 0.01
_SILENCE_S: Final = 0.02
_CACHING_MS: Final = 250
"""How far ahead of its time libVLC wants to have a block; less than the pacer allows by a serving and a block
of libVLC's own (50 ms), so that no block comes late."""
_LONGEST_JITTER_MS: Final = 0
"""By how much libVLC may buffer more after each late read. It never shrinks the buffer again, so changes
would be heard seconds late for the rest of the stream."""
_PCM_OPTIONS: Final = (":demux=rawaud", ":rawaud-channels=2", ":rawaud-fourcc=f32l")


class VlcMedia(Protocol):
    """Something that libVLC can play."""

    def failure(self) -> str:
        """Why it cannot be played, found before libVLC tries: a reason word, or empty."""
        ...

    def make(self, bindings: Any, instance: Any) -> Any:
        """The media object of libVLC, or None where it refuses; called once, in the control thread."""
        ...

    def set_paused(self, is_paused: bool) -> None:
        """Note that playback pauses or goes on; called in the control thread, before it does."""
        ...

    def note_time(self, heard_ms: int, at_ms: int) -> None:
        """Note what libVLC says was heard at a monotonic time; called in a thread of libVLC."""
        ...

    def abandon(self) -> None:
        """End all waiting in it, because it is not played any more."""
        ...


class FileMedia(VlcMedia):
    """A file that libVLC opens itself.

    Args:
        path: ``os.fsdecode`` form.
        start_ms: where to start.
    """

    def __init__(self, path: str, start_ms: int) -> None:
        self._path = path
        self._start_ms = start_ms

    @override
    def failure(self) -> str:
        return why_unplayable(self._path)

    @override
    def make(self, bindings: Any, instance: Any) -> Any:
        media = instance.media_new_path(os.fsencode(self._path))
        if media is not None and self._start_ms > 0:
            media.add_option(f":start-time={self._start_ms / 1000:.3f}")
        return media

    @override
    def set_paused(self, is_paused: bool) -> None:
        """Without effect: the player pauses by itself."""

    @override
    def note_time(self, heard_ms: int, at_ms: int) -> None:
        """Without effect: libVLC reads the file by itself."""

    @override
    def abandon(self) -> None:
        """Without effect: libVLC interrupts its own reading."""


class SourceMedia(VlcMedia):
    """A source, served to libVLC as raw samples until it ends.

    Args:
        source: what to play, from its beginning.
        clock: paces the reading.
    """

    def __init__(self, source: Source, clock: Clock) -> None:
        self._source = source
        self._pacer = Pacer(source.rate_hz, clock)
        self._is_abandoned = threading.Event()
        self._callbacks: tuple[Any, ...] = ()

    @override
    def failure(self) -> str:
        return ""

    @override
    def make(self, bindings: Any, instance: Any) -> Any:
        kinds = bindings.CallbackDecorators
        # libVLC keeps bare pointers; the attribute keeps the callbacks alive.
        self._callbacks = (
            kinds.MediaOpenCb(self._open),
            kinds.MediaReadCb(self._read),
            kinds.MediaSeekCb(lambda _opaque, _offset: -1),
            kinds.MediaCloseCb(lambda _opaque: None),
        )
        media = instance.media_new_callbacks(*self._callbacks, None)
        if media is not None:
            rate = f":rawaud-samplerate={self._source.rate_hz}"
            timing = f":file-caching={_CACHING_MS}", f":clock-jitter={_LONGEST_JITTER_MS}"
            for option in (*_PCM_OPTIONS, rate, *timing):
                media.add_option(option)
        return media

    @override
    def set_paused(self, is_paused: bool) -> None:
        if is_paused:
            self._pacer.hold()
        else:
            self._pacer.run()

    @override
    def note_time(self, heard_ms: int, at_ms: int) -> None:
        self._pacer.correct(heard_ms, at_ms)

    @override
    def abandon(self) -> None:
        self._is_abandoned.set()

    def _open(self, _opaque: Any, _data: Any, size: Any) -> int:
        size.contents.value = _ENDLESS
        self._pacer.run()
        return 0

    def _read(self, _opaque: Any, buffer: Any, size: int) -> int:
        """Write samples into the buffer; how many bytes, 0 at the end. A thread of libVLC may wait here."""
        space = size // _FRAME_BYTES
        least = min(int(_SERVED_S * self._source.rate_hz), space)
        while not self._is_abandoned.is_set():
            room = self._pacer.limit - self._source.served
            wait_s = _NAP_S
            if room >= least:
                block = self._source.read(min(space, room))
                if len(block):
                    packed = np.ascontiguousarray(block, dtype="<f4")
                    ctypes.memmove(buffer, packed.ctypes.data, packed.nbytes)
                    return packed.nbytes
                if self._source.is_over:
                    return 0
            else:
                wait_s = self._pacer.wait_s(self._source.served + least)
            self._is_abandoned.wait(wait_s)
            if room < least:
                self._pacer.note_wait(wait_s)
        # Silence, not the end: at an end libVLC would first play all that it holds.
        time.sleep(_NAP_S)
        size = min(space, int(_SILENCE_S * self._source.rate_hz)) * _FRAME_BYTES
        ctypes.memset(buffer, 0, size)
        return size
