"""The log of libVLC: kept off the terminal, and searched for a lost sound device.

libVLC sends no error event when there is no sound device; only its log tells.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

ERROR_LEVEL: Final = 4
_NO_OUTPUT: Final = frozenset({b"failed to create audio output", b"no suitable audio output module"})
_WRITE_FAILED: Final = b"%s: %s"
"""What the PulseAudio module logs for each block when its server is gone, and also for single requests."""
WRITE_FAILURES: Final = 10


class VlcLog:
    """Takes the log of a libVLC instance.

    It looks only at the format text of a message: the arguments are a C ``va_list``, whose layout differs
    between processors.

    Args:
        bindings: the ``vlc`` module.
        instance: writes the log.
        on_no_output: called in a thread of libVLC when no audio output can be opened, or the present one
            takes nothing any more; once until ``begin``.

    Attributes:
        has_lost_output: whether ``on_no_output`` was called since the last ``begin``.
    """

    def __init__(self, bindings: Any, instance: Any, on_no_output: Callable[[], object]) -> None:
        self._instance = instance
        self._on_no_output = on_no_output
        self._failures = 0
        self.has_lost_output = False

        def hear(_data: object, level: int, _context: object, form: bytes, _arguments: object) -> None:
            if level >= ERROR_LEVEL:
                self._note_error(form)

        # libVLC keeps a bare pointer; the attribute keeps the callback alive.
        self._callback = bindings.CallbackDecorators.LogCb(hear)
        instance.log_set(self._callback, None)

    def begin(self) -> None:
        """Start to count anew: another output may be opened now."""
        self._failures = 0
        self.has_lost_output = False

    def _note_error(self, form: bytes) -> None:
        if form == _WRITE_FAILED:
            self._failures += 1
        if not self.has_lost_output and (form in _NO_OUTPUT or self._failures >= WRITE_FAILURES):
            self.has_lost_output = True
            self._on_no_output()

    def close(self) -> None:
        """Take no more messages; libVLC waits for a call that is running."""
        self._instance.log_unset()
