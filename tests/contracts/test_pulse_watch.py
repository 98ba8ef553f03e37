"""A real sound server that stands still, is suspended, and goes away."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from musicrec_desktop.core.clock import SystemClock
from musicrec_desktop.playback.vlc.pulse_watch import PulseWatch, load_library
from tests.support.sound import poll, pulse_sink

pytestmark = pytest.mark.sound


def test_it_tells_of_each_answer_and_of_a_standstill_once_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    library = load_library()
    if library is None:
        pytest.skip("PulseAudio’s client library is not installed")
    with pulse_sink() as sink:
        for variable in ("XDG_RUNTIME_DIR", "HOME", "PULSE_SERVER"):
            monkeypatch.setenv(variable, sink.environment[variable])
        told: list[bool] = []
        watch = PulseWatch(library, SystemClock(), lambda _asked_at_ms, has_stood: told.append(has_stood))
        assert not watch.is_sure
        watch.set_wanted(True)
        poll(lambda: len(told) >= 2, what="an answer")
        assert watch.is_sure
        assert not any(told)
        os.kill(sink.process_id, signal.SIGSTOP)
        seen = len(told)
        stopped = threading.Event()
        stopped.wait(2.0)
        assert len(told) <= seen + 1
        os.kill(sink.process_id, signal.SIGCONT)
        poll(lambda: any(told), what="the end of the standstill")
        # Nothing of this process plays there: a suspended device takes nothing from it.
        sink.set_suspended(True)
        seen = len(told)
        poll(lambda: len(told) >= seen + 2, what="an answer")
        assert told.count(True) == 1
        sink.kill()
        poll(lambda: not watch.is_sure, what="the end of the connection")
        watch.close()
        assert not watch._thread.is_alive()
