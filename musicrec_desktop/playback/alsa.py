"""ALSA's complaints, which libVLC and miniaudio would let it write on the terminal."""

from __future__ import annotations

import ctypes
import logging
from typing import Final

log = logging.getLogger(__name__)

_HANDLER: Final = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)
# A global, because ALSA keeps the pointer until the process ends.
_DROP: Final = _HANDLER(lambda *_: None)


def silence_alsa() -> None:
    """Stop ALSA from writing to stderr, where ALSA is installed."""
    try:
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_DROP)
    except (OSError, AttributeError):
        log.debug("no ALSA library to silence")
