"""Opens what makes the sound on this machine."""

from __future__ import annotations

import contextlib
import logging

from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.playback.either_engine import EitherEngine
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.playback.miniaudio.output import MiniaudioOutput
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.stream.engine import StreamEngine
from musicrec_desktop.playback.vlc.engine import VlcEngine
from musicrec_desktop.playback.vlc.library import prepare_stream
from musicrec_desktop.playback.vlc.output import VlcOutput

log = logging.getLogger(__name__)


def load_sound_library() -> None:
    """Load libVLC where it is there, in any thread; ``open_engine`` takes less time then."""
    with contextlib.suppress(PlaybackError):
        prepare_stream()


def open_engine(scheduler: Scheduler, *, has_sound: bool) -> Engine:
    """The engine of this machine: a stream through libVLC, else through miniaudio, else a silent one.

    Args:
        scheduler: delivers the events.
        has_sound: whether to look for a sound library at all; the silent engine opens faster.
    """
    if not has_sound:
        return NullEngine(scheduler)
    try:
        return EitherEngine(StreamEngine(scheduler, VlcOutput), lambda: VlcEngine(scheduler))
    except PlaybackError as error:
        log.info("no libVLC: %s", error.reason)
        reason = error.reason
    try:
        return StreamEngine(scheduler, MiniaudioOutput)
    except PlaybackError as error:
        log.info("no miniaudio: %s", error.reason)
        return NullEngine(scheduler, problem=reason)
