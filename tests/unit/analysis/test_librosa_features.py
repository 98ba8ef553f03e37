"""The features that people know are those of librosa, and numbers on any sound."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import librosa
import numpy as np
import pytest
import scipy

from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ, Excerpts
from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.model.feature_statistics import COLUMNS, FEATURES, by_feature
from musicrec_desktop.model.features import FloatArray
from tests.unit.analysis.known_features import onset_strength, statistics_of, statistics_of_file
from tests.unit.analysis.making import melody, silence, write
from tests.unit.analysis.sounds import HOSTILE, cadence, clicks, noise, together, tone

FRAMES: dict[str, Any] = {"n_fft": 2048, "hop_length": 512, "center": False}
SOUND = clicks(97.0, 4.8) + cadence(2, is_major=True)
# At -20 dB the level of the excerpts is that of the file.
TRACK = together(SOUND)


def power_of(sound: FloatArray) -> FloatArray:
    power: FloatArray = np.square(np.abs(librosa.stft(sound, **FRAMES)))
    return power


def mel_db_of(sound: FloatArray) -> FloatArray:
    mel_db: FloatArray = librosa.power_to_db(librosa.feature.melspectrogram(y=sound, sr=22_050, **FRAMES))
    return mel_db


DIRECT: dict[str, Callable[[FloatArray], FloatArray]] = {
    "chroma_stft": lambda y: librosa.feature.chroma_stft(y=y, sr=22_050, **FRAMES),
    "tonnetz": lambda y: librosa.feature.tonnetz(
        chroma=librosa.feature.chroma_stft(y=y, sr=22_050, **FRAMES), sr=22_050
    ),
    "mfcc": lambda y: librosa.feature.mfcc(y=y, sr=22_050, n_mfcc=20, **FRAMES),
    "rms": lambda y: librosa.feature.rms(S=np.sqrt(power_of(y))),
    "zero_crossing_rate": lambda y: librosa.feature.zero_crossing_rate(y, center=False),
    "spectral_centroid": lambda y: librosa.feature.spectral_centroid(y=y, sr=22_050, **FRAMES),
    "spectral_bandwidth": lambda y: librosa.feature.spectral_bandwidth(y=y, sr=22_050, **FRAMES),
    "spectral_contrast": lambda y: librosa.feature.spectral_contrast(y=y, sr=22_050, **FRAMES),
    "spectral_rolloff": lambda y: librosa.feature.spectral_rolloff(y=y, sr=22_050, **FRAMES),
    "spectral_flatness": lambda y: librosa.feature.spectral_flatness(y=y, **FRAMES),
    "onset_strength": lambda y: onset_strength(S=mel_db_of(y), center=False)[np.newaxis],
    "melspectrogram_db": mel_db_of,
}


def named(excerpts: Excerpts) -> dict[str, float]:
    return dict(zip(COLUMNS, statistics_of(excerpts).tolist(), strict=True))


def test_each_value_has_a_name_of_its_own() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS) == sum(feature.count for feature in FEATURES)
    assert {"mfcc_mean_01", "mfcc_kurtosis_20", "tonnetz_std_06", "tempo"} <= set(COLUMNS)
    assert {feature.name for feature in FEATURES} == {*DIRECT, "tempo", "beat_count", "beat_interval_s"}


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, list[float]] | float]:
    return by_feature(statistics_of(TRACK))


@pytest.mark.parametrize("name", DIRECT)
def test_a_feature_is_that_of_librosa(name: str, found: dict[str, dict[str, list[float]] | float]) -> None:
    curves = DIRECT[name](SOUND).astype(np.float64)
    wanted = {
        "mean": curves.mean(axis=1),
        "std": curves.std(axis=1),
        "skew": scipy.stats.skew(curves, axis=1),
        "kurtosis": scipy.stats.kurtosis(curves, axis=1),
        "median": np.median(curves, axis=1),
        "min": curves.min(axis=1),
        "max": curves.max(axis=1),
    }
    statistics = found[name]
    assert isinstance(statistics, dict)
    (feature,) = (one for one in FEATURES if one.name == name)
    assert tuple(statistics) == feature.statistics
    for statistic, values in statistics.items():
        assert len(values) == feature.size
        assert values == pytest.approx(wanted[statistic], rel=2e-3, abs=2e-4), statistic


def test_frames_of_all_excerpts_count_and_none_lies_across_two() -> None:
    parts = (SOUND, noise(3.0))
    both = named(together(*parts))
    for name in ("spectral_centroid", "spectral_flatness", "zero_crossing_rate"):
        curves = np.concatenate([DIRECT[name](part) for part in parts], axis=1)
        assert both[f"{name}_mean_01"] == pytest.approx(curves.mean(), rel=1e-3)
        assert both[f"{name}_max_01"] == pytest.approx(curves.max(), rel=1e-3)


def test_the_level_is_that_of_the_file() -> None:
    usual, loud = named(together(SOUND, loudness_db=-20.0)), named(together(SOUND, loudness_db=-14.0))
    assert loud["rms_mean_01"] / usual["rms_mean_01"] == pytest.approx(10 ** (6 / 20), rel=1e-4)
    assert loud["mfcc_mean_02"] == pytest.approx(usual["mfcc_mean_02"], rel=1e-3)


@pytest.mark.parametrize("tempo_bpm", [75.0, 90.0, 110.0, 128.0, 150.0])
def test_the_tempo_of_clicks_and_their_beats(tempo_bpm: float) -> None:
    found = named(together(*(clicks(tempo_bpm, first_s=0.1 * number) for number in range(6))))
    assert found["tempo"] == pytest.approx(tempo_bpm, rel=0.04)
    assert found["beat_interval_s"] == pytest.approx(60 / tempo_bpm, rel=0.05)
    assert found["beat_count"] == pytest.approx(6 * 5 * tempo_bpm / 60, rel=0.2)


def test_a_tone_is_where_it_is() -> None:
    found = named(together(tone(440.0)))
    # A is the tenth pitch class of C, C sharp, D …
    chroma = [found[f"chroma_stft_mean_{place:02d}"] for place in range(1, 13)]
    assert int(np.argmax(chroma)) == 9
    assert found["spectral_centroid_median_01"] == pytest.approx(440.0, rel=0.05)
    assert found["zero_crossing_rate_mean_01"] == pytest.approx(2 * 440.0 / SAMPLE_RATE_HZ, rel=0.02)
    assert found["spectral_flatness_mean_01"] < 1e-3 < named(together(noise()))["spectral_flatness_mean_01"]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_sound_has_values(name: str) -> None:
    values = statistics_of(together(HOSTILE[name]))
    assert values.shape == (len(COLUMNS),)
    assert np.isfinite(values).all()


def test_silence_has_neither_beat_nor_shape() -> None:
    found = named(together(HOSTILE["silence"]))
    for column in ("tempo", "beat_count", "rms_max_01", "spectral_centroid_max_01", "mfcc_skew_01"):
        assert found[column] == 0.0, column


@pytest.mark.parametrize(("rate_hz", "channels"), [(8_000, 1), (44_100, 1), (44_100, 2), (48_000, 6)])
def test_any_rate_and_layout(tmp_path: Path, rate_hz: int, channels: int) -> None:
    path = write(tmp_path / "a.wav", melody(9, rate_hz=rate_hz, channels=channels), rate_hz=rate_hz)
    assert np.isfinite(statistics_of_file(path)).all()


def test_samples_that_are_no_numbers_are_silence(tmp_path: Path) -> None:
    sound = melody(9)
    sound[:, 30_000:40_000] = np.nan
    path = write(tmp_path / "a.wav", sound, codec="pcm_f32le")
    assert np.isfinite(statistics_of_file(path)).all()


@pytest.mark.parametrize(
    ("seconds", "sound", "reason"), [(9.0, silence, "silent"), (0.4, melody, "too-short")]
)
def test_what_cannot_be_described_says_why(
    tmp_path: Path, seconds: float, sound: Callable[[float], FloatArray], reason: str
) -> None:
    path = write(tmp_path / "a.wav", sound(seconds))
    with pytest.raises(AnalysisError) as caught:
        statistics_of_file(path)
    assert caught.value.reason == reason
