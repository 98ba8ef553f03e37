"""Whether the sound server of Linux answers: asked over a connection of its own, a few times a second.

libVLC's own time goes on while a PulseAudio or PipeWire server stands still, because it queues what it cannot
deliver; nothing that libVLC tells differs until the server goes on. The library is the one that libVLC's own
output uses. Where it is missing, or no server answers at first, nothing is watched.
"""

from __future__ import annotations

import ctypes
import logging
import threading
import time
from collections.abc import Callable
from typing import Any, Final

from musicrec_desktop.core.clock import Clock

log = logging.getLogger(__name__)

ASK_EVERY_S: Final = 0.4
GAP_TURNS: Final = 2
"""So many turns without an answer are a standstill. Turns are counted, not time: a process that was itself
stopped finds one turn at the most."""
_CONNECT_AGAIN_S: Final = 5.0
_POLL_S: Final = 0.05
_NO_AUTOSPAWN: Final = 1
_READY: Final = 4
_FAILED: Final = (5, 6)
_ANSWERED = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


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
    """Asks while it is wanted, in a thread of its own.

    Args:
        library: from ``load_library``.
        clock: stamps what is told.
        on_answer: gets the moment of the monotonic clock at which the server was asked what it answered now,
            and whether it stood still before; called in the watch's thread.
    """

    def __init__(self, library: Any, clock: Clock, on_answer: Callable[[int, bool], object]) -> None:
        self._library = library
        self._clock = clock
        self._on_answer = on_answer
        self._wanted = threading.Event()
        self._is_closed = False
        self._is_sure = False
        self._has_answered = False
        # The library keeps a bare pointer: the attribute keeps the callback alive.
        self._callback = _ANSWERED(self._note_answer)
        self._thread = threading.Thread(target=self._work, name="pulse-watch", daemon=True)
        self._thread.start()

    @property
    def is_sure(self) -> bool:
        """Whether there is a server that answered; nothing can be said without."""
        return self._is_sure

    def set_wanted(self, is_wanted: bool) -> None:
        """Ask from now on, or rest."""
        if is_wanted:
            self._wanted.set()
        else:
            self._wanted.clear()

    def close(self) -> None:
        """Ask no more; the thread ends by itself."""
        self._is_closed = True
        self._wanted.set()

    def _note_answer(self, *_: object) -> None:
        self._has_answered = True

    def _work(self) -> None:
        while self._is_next_wanted():
            loop = self._library.pa_mainloop_new()
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
                self._library.pa_mainloop_free(loop)
            if not self._is_closed:
                time.sleep(_CONNECT_AGAIN_S)

    def _is_next_wanted(self) -> bool:
        self._wanted.wait()
        return not self._is_closed

    def _ask(self, loop: Any, context: Any) -> None:
        """Ask until the server is gone."""
        missed = 0
        asked_at_ms: int | None = None
        while self._is_next_wanted():
            state = self._library.pa_context_get_state(context)
            if state in _FAILED:
                return
            if state == _READY and asked_at_ms is None:
                self._has_answered = False
                asked_at_ms = self._clock.monotonic_ms()
                operation = self._library.pa_context_get_server_info(context, self._callback, None)
                if not operation:
                    return
                self._library.pa_operation_unref(operation)
            self._run(loop)
            if self._has_answered and asked_at_ms is not None:
                self._is_sure = True
                self._on_answer(asked_at_ms, missed >= GAP_TURNS)
                asked_at_ms, missed = None, 0
            elif asked_at_ms is not None:
                missed += 1

    def _run(self, loop: Any) -> None:
        """One turn: what comes from the server, and then the rest of the time."""
        deadline_s = time.monotonic() + ASK_EVERY_S
        while (rest_s := deadline_s - time.monotonic()) > 0 and not self._is_closed:
            wait_us = int(min(_POLL_S, rest_s) * 1_000_000)
            if (
                self._library.pa_mainloop_prepare(loop, wait_us) < 0
                or self._library.pa_mainloop_poll(loop) < 0
                or self._library.pa_mainloop_dispatch(loop) < 0
            ):
                time.sleep(rest_s)


_FUNCTIONS: Final[tuple[tuple[str, Any, list[Any]], ...]] = (
    ("pa_mainloop_new", ctypes.c_void_p, []),
    ("pa_mainloop_get_api", ctypes.c_void_p, [ctypes.c_void_p]),
    ("pa_mainloop_prepare", ctypes.c_int, [ctypes.c_void_p, ctypes.c_int]),
    ("pa_mainloop_poll", ctypes.c_int, [ctypes.c_void_p]),
    ("pa_mainloop_dispatch", ctypes.c_int, [ctypes.c_void_p]),
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
        "pa_context_get_server_info",
        ctypes.c_void_p,
        [ctypes.c_void_p, _ANSWERED, ctypes.c_void_p],
    ),
    ("pa_operation_unref", None, [ctypes.c_void_p]),
)
