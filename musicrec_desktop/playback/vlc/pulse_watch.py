"""Whether the sound server of Linux plays what it gets; asked over a connection of its own.

While a PulseAudio or PipeWire server stands still, or its device is suspended, libVLC queues the sound and
its time goes on. Nothing that libVLC reports shows this. The client library is the one that libVLC's output
uses. Where it is missing, or no server answers at first, nothing is watched.
"""

from __future__ import annotations

import ctypes
import logging
import os
import threading
import time
from collections.abc import Callable
from typing import Any, Final

from musicrec_desktop.core.clock import Clock

log = logging.getLogger(__name__)

ASK_EVERY_S: Final = 0.4
GAP_TURNS: Final = 2
"""How many turns without an answer are a standstill. Turns are counted, not time: a process that was itself
stopped misses one turn at most."""
_QUESTIONS: Final = 2
_CONNECT_AGAIN_S: Final = 5.0
_CLOSE_TIMEOUT_S: Final = 1.0
_NO_AUTOSPAWN: Final = 1
_READY: Final = 4
_FAILED: Final = (5, 6)
_SUSPENDED: Final = 2
_OWNER: Final = b"application.process.id"
LONGEST_QUEUE_US: Final = 2_000_000
"""libVLC keeps less than half a second in the server; where a device takes nothing, the queue grows."""


class _SampleSpec(ctypes.Structure):
    _fields_ = (("format", ctypes.c_int), ("rate", ctypes.c_uint32), ("channels", ctypes.c_uint8))


class _ChannelMap(ctypes.Structure):
    _fields_ = (("channels", ctypes.c_uint8), ("map", ctypes.c_int * 32))


class _Volume(ctypes.Structure):
    _fields_ = (("channels", ctypes.c_uint8), ("values", ctypes.c_uint32 * 32))


class _SinkInput(ctypes.Structure):
    """The beginning of ``pa_sink_input_info``: a stream as the server knows it."""

    _fields_ = (
        ("index", ctypes.c_uint32),
        ("name", ctypes.c_char_p),
        ("owner_module", ctypes.c_uint32),
        ("client", ctypes.c_uint32),
        ("sink", ctypes.c_uint32),
        ("sample_spec", _SampleSpec),
        ("channel_map", _ChannelMap),
        ("volume", _Volume),
        ("buffer_usec", ctypes.c_uint64),
        ("sink_usec", ctypes.c_uint64),
        ("resample_method", ctypes.c_char_p),
        ("driver", ctypes.c_char_p),
        ("mute", ctypes.c_int),
        ("proplist", ctypes.c_void_p),
    )


class _Sink(ctypes.Structure):
    """The beginning of ``pa_sink_info``: a device as the server knows it."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("index", ctypes.c_uint32),
        ("description", ctypes.c_char_p),
        ("sample_spec", _SampleSpec),
        ("channel_map", _ChannelMap),
        ("owner_module", ctypes.c_uint32),
        ("volume", _Volume),
        ("mute", ctypes.c_int),
        ("monitor_source", ctypes.c_uint32),
        ("monitor_source_name", ctypes.c_char_p),
        ("latency", ctypes.c_uint64),
        ("driver", ctypes.c_char_p),
        ("flags", ctypes.c_int),
        ("proplist", ctypes.c_void_p),
        ("configured_latency", ctypes.c_uint64),
        ("base_volume", ctypes.c_uint32),
        ("state", ctypes.c_int),
    )


_ON_SINK = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(_Sink), ctypes.c_int, ctypes.c_void_p)
_ON_INPUT = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(_SinkInput), ctypes.c_int, ctypes.c_void_p)


def load_library() -> Any:
    """The PulseAudio client library with its functions declared; None where there is none."""
    try:
        library = ctypes.CDLL("libpulse.so.0")
        for name, result, arguments in _FUNCTIONS:
            function = getattr(library, name)
            function.restype, function.argtypes = result, arguments
    except (OSError, AttributeError):
        return None
    return library


class PulseWatch:
    """Asks the server in a thread of its own, while it is wanted.

    The server stands still if it does not answer, if the queue of a stream of this process grows, or if the
    device of such a stream is suspended. It counts as playing while this process has no stream.

    Args:
        library: from ``load_library``.
        clock: gives the monotonic time.
        on_answer: called in the watch's thread when the server plays, with the monotonic time at which it was
            asked, and whether it stood still before.
    """

    def __init__(self, library: Any, clock: Clock, on_answer: Callable[[int, bool], object]) -> None:
        self._library = library
        self._clock = clock
        self._on_answer = on_answer
        self._wanted = threading.Event()
        self._closing = threading.Event()
        self._is_sure = False
        self._answers = 0
        self._suspended: set[int] = set()
        self._is_playing = False
        self._loop_lock = threading.Lock()
        self._loop: Any = None
        # The library keeps bare pointers; the attributes keep the callbacks alive.
        self._on_sink = _ON_SINK(self._note_sink)
        self._on_input = _ON_INPUT(self._note_input)
        self._thread = threading.Thread(target=self._work, name="pulse-watch", daemon=True)
        self._thread.start()

    @property
    def is_sure(self) -> bool:
        """Whether a server has answered; without one, nothing is known."""
        return self._is_sure

    def set_wanted(self, is_wanted: bool) -> None:
        """Start to ask, or stop."""
        if is_wanted:
            self._wanted.set()
        else:
            self._wanted.clear()

    def close(self) -> None:
        """Stop to ask, and end the thread."""
        self._closing.set()
        self._wanted.set()
        with self._loop_lock:
            if self._loop is not None:
                self._library.pa_mainloop_wakeup(self._loop)
        self._thread.join(_CLOSE_TIMEOUT_S)

    def _note_sink(self, _context: object, sink: Any, is_last: int, _data: object) -> None:
        if is_last:
            self._answers += 1
        elif sink.contents.state == _SUSPENDED:
            self._suspended.add(sink.contents.index)

    def _note_input(self, _context: object, stream: Any, is_last: int, _data: object) -> None:
        if is_last:
            self._answers += 1
            return
        owner = self._library.pa_proplist_gets(stream.contents.proplist, _OWNER)
        if owner == str(os.getpid()).encode() and (
            stream.contents.sink in self._suspended or stream.contents.buffer_usec > LONGEST_QUEUE_US
        ):
            self._is_playing = False

    def _work(self) -> None:
        while self._is_next_wanted():
            loop = self._library.pa_mainloop_new()
            self._set_loop(loop)
            context = self._library.pa_context_new(
                self._library.pa_mainloop_get_api(loop), b"MusicRec Desktop"
            )
            try:
                if self._library.pa_context_connect(context, None, _NO_AUTOSPAWN, None) >= 0:
                    self._ask(loop, context)
            finally:
                self._is_sure = False
                self._library.pa_context_disconnect(context)
                self._library.pa_context_unref(context)
                self._set_loop(None)
                self._library.pa_mainloop_free(loop)
            self._closing.wait(_CONNECT_AGAIN_S)

    def _set_loop(self, loop: Any) -> None:
        with self._loop_lock:
            self._loop = loop

    def _is_next_wanted(self) -> bool:
        self._wanted.wait()
        return not self._closing.is_set()

    def _ask(self, loop: Any, context: Any) -> None:
        """Ask again and again until the server is gone."""
        missed = 0
        asked_at_ms: int | None = None
        while self._is_next_wanted():
            state = self._library.pa_context_get_state(context)
            if state in _FAILED:
                return
            if state == _READY and asked_at_ms is None:
                asked_at_ms = self._clock.monotonic_ms()
                if not self._send(context):
                    return
            self._run(loop)
            if asked_at_ms is None:
                continue
            has_answered = self._answers >= _QUESTIONS
            if has_answered and self._is_playing:
                self._is_sure = True
                self._on_answer(asked_at_ms, missed >= GAP_TURNS)
                missed = 0
            else:
                missed += 1
            if has_answered:
                asked_at_ms = None

    def _send(self, context: Any) -> bool:
        """Ask for the devices, then for the streams; False where the server takes no questions.

        The answers come in that order.
        """
        self._answers, self._is_playing = 0, True
        self._suspended.clear()
        operations = (
            self._library.pa_context_get_sink_info_list(context, self._on_sink, None),
            self._library.pa_context_get_sink_input_info_list(context, self._on_input, None),
        )
        for operation in operations:
            if operation:
                self._library.pa_operation_unref(operation)
        return all(operations)

    def _run(self, loop: Any) -> None:
        """One turn: take answers of the server for ``ASK_EVERY_S``."""
        deadline_s = time.monotonic() + ASK_EVERY_S
        while (rest_s := deadline_s - time.monotonic()) > 0 and not self._closing.is_set():
            if (
                self._library.pa_mainloop_prepare(loop, int(rest_s * 1_000_000)) < 0
                or self._library.pa_mainloop_poll(loop) < 0
                or self._library.pa_mainloop_dispatch(loop) < 0
            ):
                self._closing.wait(rest_s)


_FUNCTIONS: Final[tuple[tuple[str, Any, list[Any]], ...]] = (
    ("pa_mainloop_new", ctypes.c_void_p, []),
    ("pa_mainloop_get_api", ctypes.c_void_p, [ctypes.c_void_p]),
    ("pa_mainloop_prepare", ctypes.c_int, [ctypes.c_void_p, ctypes.c_int]),
    ("pa_mainloop_poll", ctypes.c_int, [ctypes.c_void_p]),
    ("pa_mainloop_dispatch", ctypes.c_int, [ctypes.c_void_p]),
    ("pa_mainloop_wakeup", None, [ctypes.c_void_p]),
    ("pa_mainloop_free", None, [ctypes.c_void_p]),
    ("pa_context_new", ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_char_p]),
    (
        "pa_context_connect",
        ctypes.c_int,
        [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p],
    ),
    ("pa_context_disconnect", None, [ctypes.c_void_p]),
    ("pa_context_unref", None, [ctypes.c_void_p]),
    ("pa_context_get_state", ctypes.c_int, [ctypes.c_void_p]),
    (
        "pa_context_get_sink_info_list",
        ctypes.c_void_p,
        [ctypes.c_void_p, _ON_SINK, ctypes.c_void_p],
    ),
    (
        "pa_context_get_sink_input_info_list",
        ctypes.c_void_p,
        [ctypes.c_void_p, _ON_INPUT, ctypes.c_void_p],
    ),
    ("pa_proplist_gets", ctypes.c_char_p, [ctypes.c_void_p, ctypes.c_char_p]),
    ("pa_operation_unref", None, [ctypes.c_void_p]),
)
