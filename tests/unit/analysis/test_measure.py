"""The baselines that the evaluation compares with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis import measure, worker
from musicrec_desktop.analysis.excerpts import Excerpts, read_excerpts
from musicrec_desktop.audio.decode import SoundFile
from tests.support.audio_files import RATE_HZ, write_tone, write_wav


def excerpts_of(path: str) -> Excerpts:
    with SoundFile(path) as sound:
        return read_excerpts(sound, None)


def test_the_leak_is_peak_and_bandwidth(tmp_path: Path) -> None:
    low = measure.leak_of(excerpts_of(write_tone(str(tmp_path / "low.wav"), 8, 440.0, level=0.5)))
    high = measure.leak_of(excerpts_of(write_tone(str(tmp_path / "high.wav"), 8, 5_000.0, level=0.125)))
    assert low[0] - high[0] == pytest.approx(12.04, abs=0.3)
    assert 400 < low[1] < 600
    assert 4_900 < high[1] < 5_200


def test_cepstra_tell_sounds_apart_and_not_levels(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).normal(size=8 * RATE_HZ)
    for name, level in (("loud", 6_000), ("soft", 600)):
        write_wav(str(tmp_path / f"{name}.wav"), (noise * level).clip(-32_767, 32_767).astype(np.int16))
    loud, soft, tone = (
        measure.mfcc_of(excerpts_of(path))
        for path in (
            str(tmp_path / "loud.wav"),
            str(tmp_path / "soft.wav"),
            write_tone(str(tmp_path / "tone.wav"), 8),
        )
    )
    assert loud.shape == (2 * measure.MFCC_COUNT,)
    assert np.linalg.norm(loud - soft) < 0.1 * np.linalg.norm(loud - tone)


def test_a_file_is_measured_with_times_or_says_why_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "limit_memory", lambda _above: None)
    found = measure.measure(write_tone(str(tmp_path / "tone.wav"), 12))
    assert found.failure is None
    assert found.features is not None
    assert found.baselines is not None
    assert 0 < found.decode_cpu_seconds < found.cpu_seconds
    (tmp_path / "bad.mp3").write_bytes(b"no sound" * 9)
    broken = measure.measure(str(tmp_path / "bad.mp3"))
    assert broken.features is None
    assert broken.failure is not None
    assert broken.failure.reason == "unreadable"
