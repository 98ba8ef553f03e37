"""Loads libVLC: a machine may lack the library, or the plugins that it needs."""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from typing import Any, Final

from musicrec_desktop.core.errors import PlaybackError

AUDIO_OUTPUT_VARIABLE: Final = "MUSICREC_AUDIO_OUTPUT"
"""Environment variable that names the audio output module of libVLC, for example ``dummy`` or ``pulse``."""

PULSE: Final = "pulse"

STREAM_ARGUMENTS: Final = ("--audio-resampler=soxr,any",)
"""For samples that are served at their time. libVLC sends all sound through a resampler, to follow the clock
of the sound card. Its own choice filters also what needs no change; soxr passes that on as it is."""
_READ_AHEAD: Final = ("--prefetch-buffer-size=2048", "--prefetch-read-size=524288")
"""KiB of a stream or a file that libVLC holds before they are played, and bytes that it reads at a time. It
fills the whole buffer in turn, so its own 16 MiB would all come to be in memory; the stream is served 0.65 s
ahead at most, which is 1 MiB at 192 kHz."""
_prepared: Final[dict[tuple[str, ...], Any]] = {}
"""Instances that were opened beside the owner's thread, by their arguments, until somebody takes them."""
_ARGUMENTS: Final = ("--no-video", "--quiet", "--no-lua", *_READ_AHEAD)


def load_bindings() -> Any:
    """The ``vlc`` module, checked to be bound to a library.

    Raises:
        PlaybackError: ``"no-libvlc"``, the library is not installed.
    """
    # SystemExit: python-vlc exits the process when PYTHON_VLC_LIB_PATH names something wrong. NameError:
    # where ldconfig knows no libvlc, it may bind itself to the running executable and lack every function.
    try:
        bindings = importlib.import_module("vlc")
        bindings.libvlc_get_version()
    except (ImportError, NotImplementedError, OSError, NameError, AttributeError, SystemExit) as error:
        raise PlaybackError("no-libvlc") from error
    return bindings


def open_instance(bindings: Any, audio_output: str = "", extra: Sequence[str] = ()) -> Any:
    """A libVLC instance for sound only.

    Args:
        bindings: from ``load_bindings``.
        audio_output: libVLC's module name; empty takes ``AUDIO_OUTPUT_VARIABLE`` or libVLC's own choice.
        extra: more arguments.

    Raises:
        PlaybackError: ``"no-plugins"``, the library found no plugins.
    """
    arguments = _with_output(audio_output, extra)
    instance = _prepared.pop(arguments, None) or bindings.Instance(list(arguments))
    if instance is None:
        raise PlaybackError("no-plugins")
    return instance


def prepare_stream() -> None:
    """Load libVLC and its plugins, in any thread; the next instance for a stream is there at once.

    Raises:
        PlaybackError: as ``load_bindings`` and ``open_instance``.
    """
    _prepared[_with_output("", STREAM_ARGUMENTS)] = open_instance(load_bindings(), extra=STREAM_ARGUMENTS)


def _with_output(audio_output: str, extra: Sequence[str]) -> tuple[str, ...]:
    """The arguments of an instance."""
    chosen = audio_output or os.environ.get(AUDIO_OUTPUT_VARIABLE, "")
    return (*_ARGUMENTS, *extra, *((f"--aout={chosen}",) if chosen else ()))


def is_through_pulse(bindings: Any, instance: Any, audio_output: str = "") -> bool:
    """Whether an instance will play through a PulseAudio or PipeWire server, as far as its modules tell."""
    chosen = audio_output or os.environ.get(AUDIO_OUTPUT_VARIABLE, "")
    if chosen:
        return chosen == PULSE
    return PULSE in output_modules(bindings, instance)


def output_modules(bindings: Any, instance: Any) -> list[str]:
    """The names of the modules that could play, in the order in which libVLC tries them."""
    first = item = instance.audio_output_list_get()
    names: list[str] = []
    while item:
        names.append(item.contents.name.decode("ascii", "replace"))
        item = item.contents.next
    if first:
        bindings.libvlc_audio_output_list_release(first)
    return names


def library_version(bindings: Any) -> str:
    """The version of libVLC, for example ``"3.0.21 Vetinari"``."""
    text: bytes = bindings.libvlc_get_version()
    return text.decode("ascii", "replace")
