"""Real music cut in two and heard as one, on a sound card of the test's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.model.playback import EngineEnded, Load, LoadId
from musicrec_desktop.playback.stream.track_reader import TrackReader
from tests.support.audio_files import encode_pieces
from tests.support.engine_rig import EngineRig
from tests.support.engines import vlc_stream
from tests.support.shared import shared_dir
from tests.support.sound import RATE_HZ, PulseSink, pulse_sink, require_vlc

pytestmark = [pytest.mark.vlc, pytest.mark.sound, pytest.mark.shared]

HALF_S = 1.5
AROUND = RATE_HZ // 20
"""Fifty milliseconds on each side of the join."""


@pytest.fixture
def sink() -> Iterator[PulseSink]:
    """A null sink."""
    require_vlc()
    with pulse_sink() as opened:
        yield opened


@pytest.fixture
def rig(sink: PulseSink, monkeypatch: pytest.MonkeyPatch) -> Iterator[EngineRig]:
    """A stream into the sink."""
    for name in ("XDG_RUNTIME_DIR", "HOME", "PULSE_SERVER"):
        monkeypatch.setenv(name, sink.environment[name])
    loop = LoopScheduler()
    engine = vlc_stream(loop, "pulse")
    engine.set_volume(100)
    yield EngineRig(engine, loop)
    engine.close()
    loop.close()


def _excerpt() -> NDArray[np.int16]:
    """Three seconds of a real track from its middle, mono."""
    folder = os.path.join(shared_dir("music"), "wesnoth")
    name = min(name for name in os.listdir(folder) if name.endswith((".ogg", ".mp3", ".flac")))
    parts: list[NDArray[np.float32]] = []
    with TrackReader(os.path.join(folder, name), RATE_HZ, start_ms=30_000) as reader:
        for block in reader.blocks():
            parts.append(block.mean(axis=1))
            if sum(map(len, parts)) >= 2 * HALF_S * RATE_HZ:
                break
    samples = np.concatenate(parts)[: int(2 * HALF_S * RATE_HZ)]
    scaled: NDArray[np.int16] = (samples / max(1e-6, np.abs(samples).max()) * 0.8 * 32767).astype(np.int16)
    return scaled


@pytest.mark.parametrize(
    ("suffix", "likeness"), [("flac", 0.99999), ("ogg", 0.98), ("opus", 0.97), ("mp3", 0.97)]
)
def test_a_real_track_cut_in_two_is_heard_whole(
    rig: EngineRig, sink: PulseSink, tmp_path: Path, suffix: str, likeness: float
) -> None:
    original = _excerpt()
    first, second = encode_pieces(str(tmp_path), suffix, np.split(original, 2))
    with sink.recording() as recorded:
        rig.start(first, 1, duration_ms=int(HALF_S * 1000))
        rig.engine.follow(Load(second, LoadId(2), int(HALF_S * 1000)))
        rig.until(lambda: bool(rig.of(EngineEnded)))
        rig.let_pass(300)
        heard = recorded()
    wanted = original / 32768
    start = _place_of(wanted, heard)
    assert len(heard) >= start + len(wanted)
    join = start + len(wanted) // 2
    around = heard[join - AROUND : join + AROUND]
    middle = wanted[len(wanted) // 2 - AROUND : len(wanted) // 2 + AROUND]
    assert np.corrcoef(around, middle)[0, 1] > likeness
    assert np.corrcoef(heard[start : start + len(wanted)], wanted)[0, 1] > likeness
    if suffix == "flac":
        decoded = np.concatenate([_decoded(first), _decoded(second)])
        # The sound server's resampler, which follows the card's clock, rings at the very ends.
        off = np.abs(heard[start : start + len(wanted)] - decoded)[AROUND:-AROUND]
        assert off.max() <= 2 / 32768


def _decoded(path: str) -> NDArray[np.float64]:
    with TrackReader(path, RATE_HZ) as reader:
        return np.concatenate([block.mean(axis=1) for block in reader.blocks()]).astype(np.float64)


def _place_of(wanted: NDArray[np.float64], heard: NDArray[np.float64]) -> int:
    """Where the one begins in the other, by their cross-correlation."""
    size = 1 << (len(heard) + len(wanted) - 1).bit_length()
    product = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(wanted, size))
    return int(np.argmax(np.fft.irfft(product, size)[: len(heard)]))
