"""Every engine there is, opened for a test."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Final
from unittest import mock

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.playback.either_engine import EitherEngine
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.playback.miniaudio.output import MiniaudioOutput
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.stream.engine import StreamEngine
from musicrec_desktop.playback.stream.output import Report
from musicrec_desktop.playback.stream.silent_output import SilentOutput
from musicrec_desktop.playback.vlc.engine import VlcEngine
from musicrec_desktop.playback.vlc.output import VlcOutput
from tests.support.engine_rig import EngineRig
from tests.support.scheduler import ManualScheduler
from tests.support.sound import PulseSink, require_vlc


def silent_stream(scheduler: Scheduler) -> StreamEngine:
    """Decodes, and throws the sound away."""
    return StreamEngine(scheduler, lambda own, report, _no_device: SilentOutput(own, report))


def vlc_stream(
    scheduler: Scheduler, audio_output: str = "dummy", extra_arguments: Sequence[str] = ()
) -> StreamEngine:
    """One stream into libVLC."""

    def make(own: Scheduler, report: Report, no_device: Callable[[], object]) -> VlcOutput:
        return VlcOutput(own, report, no_device, audio_output=audio_output, extra_arguments=extra_arguments)

    return StreamEngine(scheduler, make)


def miniaudio_stream(scheduler: Scheduler) -> StreamEngine:
    """One stream into miniaudio."""
    return StreamEngine(scheduler, MiniaudioOutput)


_MAKERS: Final[dict[str, Callable[[Scheduler], Engine]]] = {
    "silent stream": silent_stream,
    "stream through libVLC": vlc_stream,
    "stream through miniaudio": miniaudio_stream,
    "files through libVLC": lambda scheduler: VlcEngine(scheduler, audio_output="dummy"),
    "stream, else files": lambda scheduler: EitherEngine(
        vlc_stream(scheduler), lambda: VlcEngine(scheduler, audio_output="dummy")
    ),
}


@contextlib.contextmanager
def opened_rig(name: str, find_sink: Callable[[], PulseSink]) -> Iterator[EngineRig]:
    """An engine by its name, in fake time where it can, else in real time; miniaudio plays into a sink."""
    if name == "null":
        manual = ManualScheduler()
        null = NullEngine(manual)
        yield EngineRig(null, manual)
        null.close()
        return
    with contextlib.ExitStack() as stack:
        if "miniaudio" in name:
            sink = find_sink()
            variables = ("XDG_RUNTIME_DIR", "HOME", "PULSE_SERVER")
            its_own = {variable: sink.environment[variable] for variable in variables}
            stack.enter_context(mock.patch.dict(os.environ, its_own))
        elif "silent" not in name:
            require_vlc()
        loop = LoopScheduler()
        stack.callback(loop.close)
        engine = _MAKERS[name](loop)
        stack.callback(engine.close)
        yield EngineRig(engine, loop)
