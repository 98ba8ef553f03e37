"""Loudness: test signals of the EBU, and the estimate against a full measure."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis.descriptors.loudness import block_powers, gated_lufs, loudness_lufs
from musicrec_desktop.analysis.excerpts import read_excerpts
from musicrec_desktop.analysis.spectrum import spectrum
from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.audio.duration import find_duration_s
from tests.support.full_loudness import integrated_lufs
from tests.support.shared import shared_dir
from tests.unit.analysis.making import Sound, melody, write


def estimated_lufs(path: str) -> float:
    with SoundFile(path) as sound:
        excerpts = read_excerpts(sound, find_duration_s(sound))
    pieces = zip(excerpts.parts, excerpts.sides, strict=True)
    powers = [block_powers(spectrum(part), side) for part, side in pieces]
    return loudness_lufs(powers, excerpts.loudness_db)


def sine(peak_db: float, seconds: float, *, channels: int = 2, rate_hz: int = 48_000) -> Sound:
    moments = np.arange(round(seconds * rate_hz)) / rate_hz
    wave = 10 ** (peak_db / 20) * np.sin(2 * np.pi * 1000.0 * moments)
    return np.tile(wave.astype(np.float32), (channels, 1))


@pytest.mark.parametrize("peak_db", [-23.0, -33.0])
def test_the_tones_of_ebu_tech_3341(tmp_path: Path, peak_db: float) -> None:
    path = write(tmp_path / "tone.wav", sine(peak_db, 20), rate_hz=48_000)
    assert estimated_lufs(path) == pytest.approx(peak_db, abs=0.1)


def test_the_gate_leaves_out_what_is_much_quieter(tmp_path: Path) -> None:
    # Tech 3341, case 3: -36, -23 and -36 dBFS; excerpts see each part.
    sound = np.concatenate([sine(-36, 10), sine(-23, 60), sine(-36, 10)], axis=1)
    path = write(tmp_path / "steps.flac", sound, rate_hz=48_000)
    assert estimated_lufs(path) == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("channels", [1, 2])
def test_one_channel_two_channels_and_two_different_ones(tmp_path: Path, channels: int) -> None:
    plain = write(tmp_path / "plain.flac", melody(20, channels=channels))
    assert estimated_lufs(plain) == pytest.approx(integrated_lufs(plain), abs=0.3)
    both = np.concatenate([melody(20, 1, channels=1), 0.5 * melody(20, 2, channels=1)])
    path = write(tmp_path / "wide.flac", both)
    assert estimated_lufs(path) == pytest.approx(integrated_lufs(path), abs=0.3)


def test_silence_is_as_quiet_as_it_gets() -> None:
    assert gated_lufs(np.zeros(5)) == -70.0


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    [
        "cdogs/menu/Battle_2.ogg",
        "wesnoth/into_the_shadows.ogg",
        "neverball/inter.ogg",
        "librosa_data/198-209-0000.ogg",
    ],
)
def test_the_estimate_is_near_the_full_measure(name: str) -> None:
    path = os.path.join(shared_dir("music"), name)
    assert estimated_lufs(path) == pytest.approx(integrated_lufs(path), abs=1.5)
