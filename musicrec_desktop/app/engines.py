"""Which engine makes the sound on this machine."""

from __future__ import annotations

import logging

from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.playback.either_engine import EitherEngine
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.playback.miniaudio.output import MiniaudioOutput
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.stream.engine import StreamEngine
from musicrec_desktop.playback.vlc.engine import VlcEngine
from musicrec_desktop.playback.vlc.output import VlcOutput

log = logging.getLogger(__name__)


def open_engine(scheduler: Scheduler, *, has_sound: bool) -> Engine:
    """One stream through libVLC, else through miniaudio, else silence that keeps time and knows why.

    Args:
        scheduler: delivers the events.
        has_sound: False leaves all of them alone, which is quicker where nothing is played.
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
