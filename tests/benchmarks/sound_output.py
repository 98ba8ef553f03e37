"""What comes out of the sound card: gaps, latencies, dropouts, CPU. Needs pulseaudio and pulseaudio-utils.

    python -m tests.benchmarks.sound_output joins
    python -m tests.benchmarks.sound_output latency
    python -m tests.benchmarks.sound_output load --minutes 10
    python -m tests.benchmarks.sound_output changes
    python -m tests.benchmarks.sound_output stops

``--output vlc`` (the default) or ``--output miniaudio``.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import os
import resource
import statistics
import tempfile
from collections.abc import Callable, Iterator

import numpy as np

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.model.playback import EngineEnded, EngineMovedOn, EngineState, Load, LoadId
from tests.support.audio_files import encode_halves, write_tone
from tests.support.engine_rig import EngineRig
from tests.support.engines import miniaudio_stream, vlc_stream
from tests.support.joins import join_of
from tests.support.sound import RATE_HZ, PulseSink, pulse_sink
from tests.support.stopped_player import durations, stop_again_and_again

HZ = 441.0
HALF_S = 6.0
FORMATS = ("flac", "wav", "ogg", "opus", "mp3", "m4a")
CHANGES = 20


@contextlib.contextmanager
def opened(output: str) -> Iterator[tuple[EngineRig, PulseSink]]:
    """A stream into a null sink."""
    with pulse_sink() as sink:
        os.environ.update(
            {name: sink.environment[name] for name in ("XDG_RUNTIME_DIR", "HOME", "PULSE_SERVER")}
        )
        loop = LoopScheduler()
        engine = vlc_stream(loop, "pulse") if output == "vlc" else miniaudio_stream(loop)
        engine.set_volume(100)
        yield EngineRig(engine, loop), sink
        engine.close()
        loop.close()


def joins(output: str) -> None:
    """Two halves of a sine of twelve seconds, in each format."""
    with tempfile.TemporaryDirectory() as folder, opened(output) as (rig, sink):
        for number, suffix in enumerate(FORMATS):
            first, second = encode_halves(folder, suffix, HZ, HALF_S)
            with sink.recording() as recorded:
                ids = LoadId(2 * number + 1), LoadId(2 * number + 2)
                rig.start(first, ids[0], duration_ms=int(HALF_S * 1000))
                rig.engine.follow(Load(second, ids[1], int(HALF_S * 1000)))
                rig.until(lambda ids=ids: bool(rig.of(EngineEnded, ids[1])), 20_000)  # type: ignore[misc]
                rig.let_pass(300)
                join = join_of(recorded(), HZ)
            print(
                f"{suffix:5} heard {join.seconds:.4f} s of {2 * HALF_S:.0f}, longest silence "
                f"{join.longest_silence_ms:.2f} ms, phase within {join.phase_jump_degrees:.2f} degrees"
            )


def latency(output: str) -> None:
    """From the command to the first sample of the new sound, at the sound server's monitor."""
    with tempfile.TemporaryDirectory() as folder, opened(output) as (rig, sink):
        low = [write_tone(os.path.join(folder, f"low.{suffix}"), 60.0, hz=300.0) for suffix in FORMATS[:5]]
        high = [
            write_tone(os.path.join(folder, f"high.{suffix}"), 60.0, hz=3_000.0) for suffix in FORMATS[:5]
        ]
        pairs = list(zip(low, high, strict=True))
        for what in ("skip", "seek"):
            taken = [_changed_ms(rig, sink, pairs[turn % len(pairs)], what) for turn in range(CHANGES)]
            print(f"{what}: median {statistics.median(taken):.0f} ms, worst {max(taken):.0f} ms of {CHANGES}")


def _changed_ms(rig: EngineRig, sink: PulseSink, pair: tuple[str, str], what: str) -> float:
    """Skip from a low tone to a high one; or seek in the low one, which is heard as a jump of its phase."""
    with sink.recording() as recorded:
        rig.start(pair[0], duration_ms=60_000)
        rig.until(lambda: rig.engine.position_ms > 700)
        rig.let_pass(100)
        before = len(recorded())
        if what == "skip":
            rig.start(pair[1], 2, duration_ms=60_000)
        else:
            rig.engine.seek(30_001)
        rig.let_pass(500)
        heard = recorded()[before - RATE_HZ // 20 :]
    rig.engine.stop()
    rig.let_pass(50)
    return _first_of_new(heard, what) - 50.0


def _first_of_new(heard: np.ndarray, what: str) -> float:
    """When the new sound begins, in ms: behind the silence that the change leaves, or by its pitch."""
    window = RATE_HZ // 200
    frames = heard[: len(heard) // window * window].reshape(-1, window)
    crossings = (np.diff(np.signbit(frames), axis=1) != 0).sum(axis=1)
    quiet = np.abs(frames).max(axis=1) < 0.01
    if what == "skip":
        return float(np.flatnonzero(crossings > 20)[0] * 5)
    gaps = np.flatnonzero(quiet)
    return float((gaps[-1] + 1) * 5) if len(gaps) else 50.0


def load(output: str, minutes: float) -> None:
    """A sine in pieces of twenty seconds while all cores are busy, and more processes than cores."""
    with tempfile.TemporaryDirectory() as folder, opened(output) as (rig, sink):
        paths = encode_halves(folder, "flac", HZ, 20.0)
        busy = [multiprocessing.Process(target=_burn, daemon=True) for _ in range(os.cpu_count() or 1)]
        for process in busy:
            process.start()
        played = 0
        with sink.recording() as recorded:
            usage = resource.getrusage(resource.RUSAGE_SELF)
            rig.start(paths[0], 1, duration_ms=20_000)
            rig.until(lambda: rig.engine.state is EngineState.PLAYING)
            for number in range(2, int(minutes * 3) + 1):
                rig.engine.follow(Load(paths[1 - number % 2], LoadId(number), 20_000))
                seen = len(rig.of(EngineMovedOn))
                rig.until(lambda seen=seen: len(rig.of(EngineMovedOn)) > seen, 60_000)  # type: ignore[misc]
                played += 1
            rig.until(lambda: bool(rig.of(EngineEnded)), 60_000)
            after = resource.getrusage(resource.RUSAGE_SELF)
            rig.let_pass(300)
            join = join_of(recorded(), HZ)
        for process in busy:
            process.kill()
        cpu_s = after.ru_utime + after.ru_stime - usage.ru_utime - usage.ru_stime
        print(
            f"{join.seconds:.3f} s heard, {played} joins, longest silence {join.longest_silence_ms:.2f} ms, "
            f"phase within {join.phase_jump_degrees:.2f} degrees, {100 * cpu_s / join.seconds:.1f} % CPU"
        )


def changes(output: str) -> None:
    """Five hundred changes of the track; what is left of them."""
    with tempfile.TemporaryDirectory() as folder, opened(output) as (rig, _sink):
        files = [write_tone(os.path.join(folder, f"{number}.flac"), 5.0) for number in range(4)]
        for number in range(1, 501):
            rig.start(files[number % 4], number, duration_ms=5_000)
            rig.until(lambda: rig.engine.state is EngineState.PLAYING)
            rig.let_pass(20)
            if number in {1, 100, 200, 300, 400, 500}:
                tasks, handles = len(os.listdir("/proc/self/task")), len(os.listdir("/proc/self/fd"))
                print(f"{number:3} changes: {_memory_mb():.1f} MB, {tasks} threads, {handles} file handles")


def stops(output: str) -> None:
    """Twenty stops of .3 to 4 s, of the player and of its sound server, with three seeds each."""
    with tempfile.TemporaryDirectory() as folder:
        file = write_tone(os.path.join(folder, "tone.wav"), 300.0)
        for whom in ("player", "server"):
            for seed in range(3):
                outcome = stop_again_and_again(output, whom, [file], durations(CHANGES, seed))
                back = [seconds for seconds in outcome.back_after_s if seconds is not None]
                print(
                    f"{whom} stopped {len(outcome.back_after_s)} times: dead {outcome.dead}, sound again "
                    f"after {max(back, default=0.0):.2f} s at the latest, listened "
                    f"{outcome.listened_s:.1f} s, sounded {outcome.sounded_s:.1f} s"
                )


def _memory_mb() -> float:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _burn() -> None:
    while True:
        sum(range(10_000))


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("joins", "latency", "load", "changes", "stops"))
    parser.add_argument("--output", choices=("vlc", "miniaudio"), default="vlc")
    parser.add_argument("--minutes", type=float, default=10.0)
    options = parser.parse_args()
    runs: dict[str, Callable[[], None]] = {
        "joins": lambda: joins(options.output),
        "latency": lambda: latency(options.output),
        "changes": lambda: changes(options.output),
        "stops": lambda: stops(options.output),
        "load": lambda: load(options.output, options.minutes),
    }
    runs[options.what]()


if __name__ == "__main__":
    main()
