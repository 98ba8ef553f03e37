"""A sound card that is not there: a PulseAudio server of the test's own, whose output is recorded.

Benchmarks use it where pytest is not installed, so tests are skipped in the words of the standard library.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from unittest import SkipTest

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.playback.vlc import library
from tests.support.processes import end, ended

RATE_HZ = 44_100
READY_S = 10.0
_SCRIPT = """\
load-module module-native-protocol-unix socket={socket} auth-anonymous=1
load-module module-null-sink sink_name=test rate={rate} channels=2 format=s16le norewinds=1
set-default-sink test
"""


def require_vlc() -> None:
    """Skip the test where libVLC cannot be used."""
    try:
        library.open_instance(library.load_bindings()).release()
    except PlaybackError as error:
        raise SkipTest(f"libVLC: {error.reason}") from error


def poll(is_true: Callable[[], bool], limit_s: float = READY_S, what: str = "it") -> None:
    """Wait for something outside this process; fails after the limit."""
    deadline_s = time.monotonic() + limit_s
    while not is_true():
        assert time.monotonic() < deadline_s, f"{what} did not happen within {limit_s} s"
        time.sleep(0.02)


class PulseSink:
    """A null sink and what was played into it."""

    def __init__(
        self, folder: str, environment: dict[str, str], serve: Callable[[], subprocess.Popen[bytes]]
    ) -> None:
        self.environment = environment
        self._folder = folder
        self._serve = serve
        self._server = serve()

    @property
    def process_id(self) -> int:
        """Of the server."""
        return self._server.pid

    def set_suspended(self, is_suspended: bool) -> None:
        """The device takes no sound, or takes it again; the server answers as before."""
        asked = self._ask("suspend-sink", "test", str(int(is_suspended)))
        assert asked.returncode == 0, asked.stderr

    def kill(self) -> None:
        """The server crashes."""
        self._server.kill()
        self._server.wait(timeout=5)

    def start_again(self) -> None:
        """There is a server again."""
        self._server = self._serve()
        # Its socket file outlives a crash; a server that answers is there.
        poll(lambda: self._ask("info").returncode == 0, what="the sound server")

    def close(self) -> None:
        """End the server."""
        end(self._server, grace_s=5)

    def _ask(self, *question: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(["pactl", *question], env=self.environment, capture_output=True, check=False)

    @contextlib.contextmanager
    def recording(self) -> Iterator[Callable[[], NDArray[np.float64]]]:
        """Record inside the block; the function gives what was recorded so far, mono, full scale 1.0."""
        path = os.path.join(self._folder, "recording.raw")
        arguments = ["parec", "-d", "test.monitor", "--latency-msec=20", "--raw", f"--rate={RATE_HZ}"]
        with (
            open(path, "wb") as file,
            ended(
                subprocess.Popen(
                    [*arguments, "--channels=1", "--format=s16le"],
                    stdout=file,
                    stderr=subprocess.DEVNULL,
                    env=self.environment,
                ),
                grace_s=5,
            ),
        ):
            poll(lambda: os.path.getsize(path) > 0, what="the recording")
            yield lambda: np.fromfile(path, "<i2").astype(np.float64) / 32768


@contextlib.contextmanager
def pulse_sink() -> Iterator[PulseSink]:
    """Start a server with a null sink; skips the test where PulseAudio is not installed."""
    if shutil.which("pulseaudio") is None or shutil.which("parec") is None:
        raise SkipTest("pulseaudio and pulseaudio-utils are not installed")
    with tempfile.TemporaryDirectory(prefix="musicrec-pulse-") as folder:
        socket = os.path.join(folder, "pulse.sock")
        environment = {
            **os.environ, "XDG_RUNTIME_DIR": folder, "HOME": folder, "PULSE_SERVER": f"unix:{socket}",
        }  # fmt: skip
        script = os.path.join(folder, "test.pa")
        with open(script, "w", encoding="utf-8") as file:
            file.write(_SCRIPT.format(socket=socket, rate=RATE_HZ))
        arguments = ["pulseaudio", "-n", "-F", script, "--daemonize=no", "--exit-idle-time=-1"]

        def serve() -> subprocess.Popen[bytes]:
            return subprocess.Popen(
                [*arguments, "--disallow-exit", "--use-pid-file=no"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
            )

        sink = PulseSink(folder, environment, serve)
        try:
            poll(lambda: os.path.exists(socket), what="the sound server")
            yield sink
        finally:
            sink.close()


def peak_hz(samples: NDArray[np.float64]) -> float:
    """The strongest frequency."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.fft.rfftfreq(len(samples), 1 / RATE_HZ)[int(np.argmax(spectrum))])


def sounding(samples: NDArray[np.float64], threshold: float = 0.001) -> NDArray[np.float64]:
    """From the first to the last sample that is louder than silence; empty where all is silent."""
    loud = np.flatnonzero(np.abs(samples) > threshold)
    return samples[loud[0] : loud[-1] + 1] if len(loud) else samples[:0]


def level_db(samples: NDArray[np.float64]) -> float:
    """RMS level against full scale."""
    return float(20 * np.log10(np.sqrt(np.mean(samples**2)) + 1e-12))
