"""Loudness of whole files: the signals of EBU Tech 3341, rates and layouts, real music, broken files."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis.full_loudness import measure_loudness
from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.analysis.port import loudness_limit_s
from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.model.loudness import SILENCE_LUFS, album_loudness, gated_lufs
from tests.support.full_loudness import integrated_lufs
from tests.support.shared import shared_dir
from tests.unit.analysis.making import Sound, melody, silence, write

RATE_HZ = 48_000
WAIT_S = 250.0


def sine(levels: list[tuple[float, float]], channels: int = 2, hz: float = 1000.0) -> Sound:
    """A sine whose peak goes through some levels; pairs are dBFS and seconds."""
    parts = [np.full(round(seconds * RATE_HZ), 10.0 ** (dbfs / 20.0)) for dbfs, seconds in levels]
    level = np.concatenate(parts)
    tone = level * np.sin(2 * np.pi * hz * np.arange(len(level)) / RATE_HZ)
    return np.tile(tone.astype(np.float32), (channels, 1))


def put(path: Path, sound: Sound, rate_hz: int = RATE_HZ) -> str:
    return write(path, sound, codec="pcm_f32le", rate_hz=rate_hz)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([(-23.0, 20.0)], -23.0),  # case 1
        ([(-33.0, 20.0)], -33.0),  # case 2
        ([(-36.0, 10.0), (-23.0, 60.0), (-36.0, 10.0)], -23.0),  # case 3: the relative gate
        ([(-72.0, 10.0), (-36.0, 10.0), (-23.0, 60.0), (-36.0, 10.0), (-72.0, 10.0)], -23.0),  # case 4
        ([(-26.0, 20.0), (-20.0, 20.1), (-26.0, 20.0)], -23.0),  # case 5
    ],
)
def test_signals_of_tech_3341(tmp_path: Path, levels: list[tuple[float, float]], expected: float) -> None:
    found = measure_loudness(put(tmp_path / "a.wav", sine(levels)))
    assert found.integrated_lufs == pytest.approx(expected, abs=0.1)
    assert gated_lufs(found.blocks) == pytest.approx(expected, abs=0.1)


def test_the_true_peak_is_found_between_the_samples(tmp_path: Path) -> None:
    # A quarter of the rate, 45 degrees off: every sample is 3 dB beneath the peak (Tech 3341, case 16).
    moments = np.arange(2 * RATE_HZ)
    tone = 0.5 * np.sin(2 * np.pi * moments / 4 + np.pi / 4) * np.minimum(1.0, moments / 4800)
    found = measure_loudness(put(tmp_path / "a.wav", np.tile(tone.astype(np.float32), (2, 1))))
    assert 20 * np.log10(found.true_peak / 0.5) == pytest.approx(0.0, abs=0.4)


def test_the_loudness_range_of_tech_3342(tmp_path: Path) -> None:
    found = measure_loudness(put(tmp_path / "a.wav", sine([(-20.0, 20.0), (-30.0, 20.0)])))
    assert found.range_lu == pytest.approx(10.0, abs=1.0)


def test_one_channel_counts_as_two_loudspeakers(tmp_path: Path) -> None:
    found = measure_loudness(put(tmp_path / "a.wav", sine([(-23.0, 5.0)], channels=1)))
    assert found.integrated_lufs == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize(("rate_hz", "channels"), [(8_000, 1), (22_050, 2), (192_000, 2), (48_000, 6)])
def test_other_rates_and_layouts(tmp_path: Path, rate_hz: int, channels: int) -> None:
    path = put(tmp_path / "a.wav", melody(5, rate_hz=rate_hz, channels=channels), rate_hz)
    found = measure_loudness(path)
    assert -30.0 < found.integrated_lufs < -10.0
    assert found.integrated_lufs == pytest.approx(gated_lufs(found.blocks), abs=0.05)


@pytest.mark.parametrize("suffix", [".mp3", ".flac", ".ogg", ".opus", ".m4a"])
def test_every_format_is_measured_alike(tmp_path: Path, suffix: str) -> None:
    # LAME scales what it encodes by 0.95, so the truth is what another meter says of the file.
    path = write(tmp_path / f"a{suffix}", sine([(-23.0, 8.0)]), rate_hz=RATE_HZ)
    coded = measure_loudness(path)
    assert coded.integrated_lufs == pytest.approx(integrated_lufs(path), abs=0.1)
    assert coded.integrated_lufs == pytest.approx(-23.0, abs=0.5)


def test_silence_and_what_is_shorter_than_a_block(tmp_path: Path) -> None:
    silent = measure_loudness(write(tmp_path / "a.wav", silence(2)))
    assert (silent.integrated_lufs, silent.true_peak) == (SILENCE_LUFS, 0.0)
    assert not silent.blocks.any()
    short = measure_loudness(put(tmp_path / "b.wav", sine([(-20.0, 0.2)])))
    assert short.integrated_lufs == SILENCE_LUFS


def test_values_that_are_no_numbers_do_no_harm(tmp_path: Path) -> None:
    sound = sine([(-23.0, 5.0)])
    sound[:, 1000] = np.nan
    sound[:, 2000] = np.inf
    found = measure_loudness(put(tmp_path / "a.wav", sound))
    assert np.isfinite([found.integrated_lufs, found.true_peak, found.range_lu]).all()


def test_an_album_is_one_programme_and_not_a_mean(tmp_path: Path) -> None:
    loud, quiet = sine([(-14.0, 20.0)]), sine([(-20.0, 60.0)])
    tracks = [measure_loudness(put(tmp_path / f"{n}.wav", part)) for n, part in enumerate((loud, quiet))]
    joined = measure_loudness(put(tmp_path / "all.wav", np.concatenate([loud, quiet], axis=1)))
    album = album_loudness(tracks)
    assert album.integrated_lufs == pytest.approx(joined.integrated_lufs, abs=0.1)
    assert album.integrated_lufs != pytest.approx(-17.0, abs=0.5)
    assert album.true_peak == max(track.true_peak for track in tracks)


def test_what_is_no_sound_has_a_reason(tmp_path: Path) -> None:
    (tmp_path / "text.mp3").write_text("no music" * 100)
    with pytest.raises(AnalysisError) as caught:
        measure_loudness(str(tmp_path / "text.mp3"))
    assert caught.value.reason == "unreadable"


def test_it_runs_in_a_worker_and_failures_come_as_values(tmp_path: Path) -> None:
    path = put(tmp_path / "a.wav", sine([(-23.0, 5.0)]))
    (tmp_path / "text.mp3").write_text("no music" * 9)
    pool = AnalysisPool(1)
    try:
        outcomes = [
            pool.submit_loudness(str(name), 5_000).result(WAIT_S)
            for name in (path, tmp_path / "text.mp3", tmp_path / "gone.mp3")
        ]
    finally:
        pool.kill()
    good, bad, gone = outcomes
    assert good.value is not None
    assert good.value.integrated_lufs == pytest.approx(-23.0, abs=0.1)
    assert bad.failure is not None
    assert gone.failure is not None
    assert (bad.failure.reason, gone.failure.reason) == ("unreadable", "gone")


def test_a_long_file_gets_more_time() -> None:
    assert loudness_limit_s(None) == loudness_limit_s(60_000) == 300.0
    assert loudness_limit_s(10 * 3_600_000) == 1800.0


@pytest.mark.shared
def test_real_music_agrees_with_the_filter(tmp_path: Path) -> None:
    folder = shared_dir("music")
    paths = sorted(
        os.path.join(parent, name)
        for parent, _, names in os.walk(folder)
        for name in names
        if name.endswith(".ogg")
    )
    compared = 0
    for path in paths[::16]:
        found, expected = measure_loudness(path), integrated_lufs(path)
        # The filter alone counts a single channel once.
        off = min(abs(found.integrated_lufs - expected), abs(found.integrated_lufs - 3.01 - expected))
        assert off < 0.1, path
        assert gated_lufs(found.blocks) == pytest.approx(found.integrated_lufs, abs=0.05)
        compared += 1
    assert compared > 4
