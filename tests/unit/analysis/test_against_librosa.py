"""Where librosa has the like of what a block is made of, both give the same numbers."""

from __future__ import annotations

import librosa
import numpy as np
import pytest

from musicrec_desktop.analysis.blocks import (
    dynamics,
    flatness,
    intervals,
    mfcc_mean,
    mfcc_std,
    onsets,
    shape,
    spectral_valleys,
)
from musicrec_desktop.analysis.descriptors.tempo import find_tempo, onset_curve
from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ
from musicrec_desktop.analysis.spectrum import (
    BINS,
    FFT_SIZE,
    MFCC_SIZE,
    band_edges_hz,
    frequencies_hz,
    spectrum,
)
from musicrec_desktop.model.feature_statistics import COLUMNS
from musicrec_desktop.model.features import FloatArray
from tests.unit.analysis.known_features import onset_strength, statistics_of
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
def test_roll_off(sound: FloatArray) -> None:
    item, places = spectrum(sound), np.arange(85) / 85
    curves = [
        librosa.feature.spectral_rolloff(S=_energy(sound), freq=places, roll_percent=share)[0]
        for share in shape.ROLL_OFF_SHARES
    ]
    found = shape.describe(item)
    # A rounding may move a frame by one band.
    np.testing.assert_allclose(found[1:5], np.mean(curves, axis=1), atol=1e-3)
    np.testing.assert_allclose(found[8:12], np.std(curves, axis=1), atol=2e-3)


@EACH
def test_centroid_and_bandwidth(sound: FloatArray) -> None:
    octaves = np.log2(band_edges_hz()[1:-1])
    curves = np.concatenate(
        [
            librosa.feature.spectral_centroid(S=_energy(sound), freq=octaves),
            librosa.feature.spectral_bandwidth(S=_energy(sound), freq=octaves),
        ]
    )
    found = shape.describe(spectrum(sound))
    np.testing.assert_allclose(found[5:7], curves.mean(axis=1), rtol=1e-3)
    np.testing.assert_allclose(found[12:14], curves.std(axis=1), rtol=1e-3, atol=1e-3)


def _energy(sound: FloatArray) -> FloatArray:
    """By band, not negative; magnitudes to librosa."""
    edges = band_edges_hz()
    energy: FloatArray = (spectrum(sound).bands * ((edges[2:] - edges[:-2]) / 2.0).astype(np.float32)).T
    return energy


@EACH
def test_the_valleys_of_contrast(sound: FloatArray) -> None:
    item = spectrum(sound)
    usual = np.log(item.octave_power + item.octave_floor).mean()
    valleys = []
    for bins in item.octave_bins():
        # librosa tells peaks less valleys, and leaves out a region's last bin: known peaks stand behind.
        count = max(1, int(spectral_valleys.VALLEY_SHARE * bins.shape[1]))
        peak = float(bins.max())
        power = np.pad(bins.astype(np.float64), ((0, 0), (0, count + 1)), constant_values=peak).T
        contrast = librosa.feature.spectral_contrast(
            S=power,
            freq=np.linspace(0.0, 100.0, len(power)),
            fmin=100.0,
            n_bands=1,
            quantile=count / len(power),
            linear=True,
        )[0]
        valleys.append(np.log(peak - contrast + item.octave_floor).mean())
    np.testing.assert_allclose(spectral_valleys.describe(item), np.array(valleys) - usual, atol=1e-3)


@EACH
def test_level(sound: FloatArray) -> None:
    item = spectrum(sound)
    floor = np.full((1, len(item.bands)), item.peak * dynamics.FLOOR)
    silent = np.zeros_like(floor)
    # The first and the last line count half.
    lines = np.sqrt(np.concatenate([silent, floor, item.bands.T, silent]))
    length = 2 * (len(lines) - 1)
    rms = librosa.feature.rms(S=lines, frame_length=length)[0]
    wanted = 20.0 * np.log10(rms * length / np.sqrt(2.0))
    np.testing.assert_allclose(dynamics.level_db(item), wanted, atol=1e-3)


def test_the_filters_of_chroma() -> None:
    from librosa.filters import chroma  # loads numba

    low, high = np.searchsorted(frequencies_hz(), (200.0, intervals.HIGHEST_HZ)).tolist()
    filters = chroma(
        sr=SAMPLE_RATE_HZ, n_fft=FFT_SIZE, tuning=0.0, ctroct=np.log2(600.0 / 27.5), octwidth=1.3, norm=None
    )
    # librosa has wider filters for lower tones, where bins lie more than a semitone apart.
    np.testing.assert_allclose(intervals.class_weights()[low:high], filters.T[low:high], atol=1e-3)


@pytest.mark.parametrize("tonic", [0, 7])
def test_the_chroma_of_a_cadence(tonic: int) -> None:
    item = spectrum(cadence(tonic, is_major=True))
    lines = np.pad(item.magnitude.T, ((0, FFT_SIZE // 2 + 1 - BINS), (0, 0)))
    whole = librosa.feature.chroma_stft(S=lines, sr=SAMPLE_RATE_HZ, tuning=0.0, norm=1)
    # Only peaks count here; librosa has what lies between them, too.
    assert np.corrcoef(intervals.chroma(item).mean(axis=0), whole.mean(axis=1))[0, 1] > 0.95


@EACH
def test_intervals_are_what_tonnetz_tells(sound: FloatArray) -> None:
    frames = intervals.chroma(spectrum(sound))
    circles = librosa.feature.tonnetz(chroma=frames.T).reshape(3, 2, -1)
    fifths, minor_thirds, major_thirds = np.hypot(circles[:, 0], circles[:, 1])
    found = intervals.intervals_of(frames)[6:12]
    # Major thirds count half in tonnetz.
    wanted = [minor_thirds.mean(), 2.0 * major_thirds.mean(), fifths.mean()]
    np.testing.assert_allclose(found[[2, 3, 4]], wanted, rtol=1e-3, atol=1e-5)


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
    assert find_tempo([onset_curve(spectrum(part)) for part in parts]).bpm == pytest.approx(found, rel=0.04)
