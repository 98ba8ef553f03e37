"""What libVLC and ALSA would write on the terminal: kept off it, and listened to for one thing.

libVLC reports no error event when there is no sound device; its log is the only witness.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable
from typing import Any, Final

log = logging.getLogger(__name__)

ERROR_LEVEL: Final = 4
_NO_OUTPUT: Final = frozenset({b"failed to create audio output", b"no suitable audio output module"})
_WRITE_FAILED: Final = b"%s: %s"
"""The PulseAudio module says so of each block for a server that went away, and of single requests."""
WRITE_FAILURES: Final = 10
_ALSA_HANDLER = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)


# A global, because C keeps the pointer for good.
_DROP: Final = _ALSA_HANDLER(lambda *_: None)


def silence_alsa() -> None:
    """Stop ALSA from writing its complaints to stderr, where ALSA is installed."""
    try:
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_DROP)
    except (OSError, AttributeError):
        log.debug("no ALSA library to silence")


class VlcLog:
    """Takes the log of a libVLC instance.

    Only the format text of a message is looked at: the arguments are a C ``va_list``, whose shape differs
    between processors.

    Args:
        bindings: the ``vlc`` module.
        instance: whose log.
        on_no_output: called in a thread of libVLC when no audio output could be opened, or the one there was
            takes nothing any more; once until ``begin``.
    """

    def __init__(self, bindings: Any, instance: Any, on_no_output: Callable[[], object]) -> None:
        self._instance = instance
        self._on_no_output = on_no_output
        self._failures = 0
        self.has_lost_output = False

        def hear(_data: object, level: int, _context: object, form: bytes, _arguments: object) -> None:
            if level >= ERROR_LEVEL:
                self._note_error(form)

        # libVLC keeps a bare pointer: the attribute keeps the callback alive as long as it may be called.
        self._callback = bindings.CallbackDecorators.LogCb(hear)
        instance.log_set(self._callback, None)

    def begin(self) -> None:
        """Another output may be opened now."""
        self._failures = 0
        self.has_lost_output = False

    def _note_error(self, form: bytes) -> None:
        if form == _WRITE_FAILED:
            self._failures += 1
        if not self.has_lost_output and (form in _NO_OUTPUT or self._failures >= WRITE_FAILURES):
            self.has_lost_output = True
            self._on_no_output()

    def close(self) -> None:
        """Hear nothing more; libVLC waits for a call that is on its way."""
        self._instance.log_unset()
