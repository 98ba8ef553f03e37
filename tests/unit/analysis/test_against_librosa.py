"""Where librosa has the like of what a block is made of, both give the same numbers."""

from __future__ import annotations

import librosa
import numpy as np
import pytest
from librosa.onset import onset_strength

from musicrec_desktop.analysis.blocks import flatness, mfcc_mean, mfcc_std, onsets, shape
from musicrec_desktop.analysis.descriptors.tempo import find_tempo
from musicrec_desktop.analysis.librosa_features import statistics_of
from musicrec_desktop.analysis.spectrum import BINS, MFCC_SIZE, frequencies_hz, spectrum
from musicrec_desktop.model.feature_statistics import COLUMNS
from musicrec_desktop.model.features import FloatArray
from tests.unit.analysis.sounds import cadence, clicks, noise, together

SOUNDS = {
    "clicks": clicks(97.0),
    "cadence": cadence(2, is_major=True),
    "noise": noise(),
}
EACH = pytest.mark.parametrize("sound", SOUNDS.values(), ids=SOUNDS)


@EACH
def test_magnitudes_and_their_frequencies(sound: FloatArray) -> None:
    wanted = np.abs(librosa.stft(sound, n_fft=2048, hop_length=512, center=False))[:BINS].T
    np.testing.assert_allclose(spectrum(sound).magnitude, wanted, rtol=1e-3, atol=1e-4)
    np.testing.assert_allclose(frequencies_hz(), librosa.fft_frequencies(sr=22_050, n_fft=2048)[:BINS])


@EACH
def test_cepstra_and_their_slopes(sound: FloatArray) -> None:
    item = spectrum(sound)
    wanted = librosa.feature.mfcc(S=item.bands_db.T, n_mfcc=MFCC_SIZE)
    np.testing.assert_allclose(item.mfcc, wanted.T, rtol=1e-3, atol=1e-3)
    np.testing.assert_allclose(mfcc_mean.describe(item), wanted[1:].mean(axis=1), rtol=1e-3, atol=1e-3)
    slopes = librosa.feature.delta(wanted, width=3)[:, 1:-1]
    np.testing.assert_allclose(mfcc_std.slopes(item.mfcc), slopes.T, rtol=1e-3, atol=1e-3)


@EACH
def test_zero_crossings(sound: FloatArray) -> None:
    share = librosa.feature.zero_crossing_rate(sound, frame_length=2048, hop_length=512, center=False)[0]
    curve = np.log(share + 1e-3)
    found = shape.describe(spectrum(sound))
    # The block has seven means, then seven deviations.
    np.testing.assert_allclose([found[0], found[7]], [curve.mean(), curve.std()], atol=1e-3)


@EACH
def test_flatness_of_octaves(sound: FloatArray) -> None:
    item = spectrum(sound)
    curves = np.stack(
        [
            np.log(librosa.feature.spectral_flatness(S=bins.T + item.octave_floor, power=1.0, amin=1e-30)[0])
            for bins in item.octave_bins()
        ]
    )
    wanted = np.concatenate([curves.mean(axis=1), curves.std(axis=1)])
    np.testing.assert_allclose(flatness.describe(item), wanted, rtol=1e-3, atol=1e-3)


@EACH
def test_onset_strength(sound: FloatArray) -> None:
    item = spectrum(sound)
    curve = onset_strength(S=item.bands_db.T, sr=22_050, hop_length=512, center=False)[1:]
    # The block compares with the second around it.
    wanted = curve - np.convolve(curve, np.full(onsets.SURROUNDINGS, 1.0 / onsets.SURROUNDINGS), "same")
    np.testing.assert_allclose(onsets.strengths(item)[-1], wanted, rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize("tempo_bpm", [75.0, 97.0, 128.0, 150.0])
def test_the_tempo_of_clicks(tempo_bpm: float) -> None:
    parts = [clicks(tempo_bpm, first_s=0.1 * number) for number in range(4)]
    found = statistics_of(together(*parts))[COLUMNS.index("tempo")]
    assert find_tempo([spectrum(part) for part in parts]).bpm == pytest.approx(found, rel=0.04)
