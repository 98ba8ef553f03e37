"""The features that people know, by librosa's own functions on one spectrogram; for worker processes.

They are computed when somebody asks for them: all of them cost more than the whole analysis. Frames are those
of the analysis: 2048 samples every 512, no padding, none across two excerpts. Samples have the level of the
file, since librosa's values of loudness depend on it.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Final

import librosa
import numpy as np
import scipy.stats
from librosa.beat import beat_track
from librosa.onset import onset_strength
from numpy.typing import NDArray

from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ, TARGET_RMS, Excerpts, excerpts_of
from musicrec_desktop.analysis.spectrum import FFT_SIZE, HOP, at_least_a_second
from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.model.feature_statistics import COLUMNS, FEATURES
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.span import SoundPlace, path_of

MFCC_COUNT: Final = 20
TEMPO_WINDOW_S: Final = 8.0
"""Of ``librosa.feature.tempo``: how far a tempogram looks."""

Curves = NDArray[np.floating]


def statistics_of_file(place: SoundPlace) -> FloatArray:
    """The statistics of a file, shape (``len(COLUMNS)``,).

    Args:
        place: the file, or a part of one.

    Raises:
        AnalysisError: it cannot be decoded, is silent or shorter than a second.
        OSError: it is gone or cannot be read.
    """
    values = statistics_of(excerpts_of(place))
    if not np.isfinite(values).all():
        raise AnalysisError(path_of(place), "unreadable", "features are not finite")
    return values


def statistics_of(excerpts: Excerpts) -> FloatArray:
    """The statistics over all frames of all excerpts, float32, shape (``len(COLUMNS)``,)."""
    level = np.float32(10.0 ** (excerpts.loudness_db / 20.0) / TARGET_RMS)
    parts = [at_least_a_second(part * level) for part in excerpts.parts]
    spectra = [np.abs(librosa.stft(part, n_fft=FFT_SIZE, hop_length=HOP, center=False)) for part in parts]
    ends = np.cumsum([spectrum.shape[1] for spectrum in spectra])[:-1]
    magnitude = np.concatenate(spectra, axis=1)
    power = np.square(magnitude)
    mel_db = librosa.power_to_db(librosa.feature.melspectrogram(S=power, sr=SAMPLE_RATE_HZ))
    onsets = [
        onset_strength(S=part, sr=SAMPLE_RATE_HZ, hop_length=HOP, center=False)
        for part in np.split(mel_db, ends, axis=1)
    ]
    centroid = librosa.feature.spectral_centroid(S=magnitude, sr=SAMPLE_RATE_HZ)
    chroma = _chroma(power)
    curves: dict[str, Curves] = {
        "chroma_stft": chroma,
        "tonnetz": librosa.feature.tonnetz(chroma=chroma),
        "mfcc": librosa.feature.mfcc(S=mel_db, n_mfcc=MFCC_COUNT),
        "rms": librosa.feature.rms(S=magnitude, frame_length=FFT_SIZE),
        "zero_crossing_rate": np.concatenate([_zero_crossing_rate(part) for part in parts], axis=1),
        "spectral_centroid": centroid,
        "spectral_bandwidth": librosa.feature.spectral_bandwidth(
            S=magnitude, sr=SAMPLE_RATE_HZ, centroid=centroid
        ),
        "spectral_contrast": librosa.feature.spectral_contrast(S=magnitude, sr=SAMPLE_RATE_HZ),
        "spectral_rolloff": librosa.feature.spectral_rolloff(S=magnitude, sr=SAMPLE_RATE_HZ),
        "spectral_flatness": librosa.feature.spectral_flatness(S=magnitude),
        "onset_strength": np.concatenate(onsets)[np.newaxis],
        "melspectrogram_db": mel_db,
    }
    whole = _beat(onsets)
    values = [
        _over_time(curves[feature.name], feature.statistics)
        if feature.name in curves
        else [whole[feature.name]]
        for feature in FEATURES
    ]
    found: FloatArray = np.concatenate(values).astype(np.float32)
    assert found.shape == (len(COLUMNS),)
    return found


def _chroma(power: Curves) -> Curves:
    with warnings.catch_warnings():
        # Of a sound without pitches: the tuning is then 0.
        warnings.filterwarnings("ignore", message="Trying to estimate tuning from empty frequency set")
        chroma: Curves = librosa.feature.chroma_stft(S=power, sr=SAMPLE_RATE_HZ)
    return chroma


def _zero_crossing_rate(samples: FloatArray) -> Curves:
    rate: Curves = librosa.feature.zero_crossing_rate(
        samples, frame_length=FFT_SIZE, hop_length=HOP, center=False
    )
    return rate


def _over_time(curves: Curves, wanted: Sequence[str]) -> Curves:
    """Statistics of each row, statistic after statistic; what does not change is neither skew nor peaked."""
    curves = curves.astype(np.float64)
    is_still = np.ptp(curves, axis=1) <= 1e-6 * np.abs(curves).max(axis=1)
    found: list[Curves] = []
    for name in wanted:
        match name:
            case "skew" | "kurtosis":
                moment = scipy.stats.skew if name == "skew" else scipy.stats.kurtosis
                values = np.zeros(len(curves))
                values[~is_still] = moment(curves[~is_still], axis=1)
            case _:
                values = getattr(np, name)(curves, axis=1)
        found.append(values)
    return np.concatenate(found)


def _beat(onsets: Sequence[Curves]) -> dict[str, float]:
    """Tempo in beats a minute, beats in all excerpts, and the median time between them; 0 without a beat.

    Each excerpt has a tempogram and beats of its own, because time is missing between them.
    """
    none = {"tempo": 0.0, "beat_count": 0.0, "beat_interval_s": 0.0}
    if not any(curve.any() for curve in onsets):
        return none
    window = int(librosa.time_to_frames(TEMPO_WINDOW_S, sr=SAMPLE_RATE_HZ, hop_length=HOP))
    tempograms = [
        librosa.feature.tempogram(onset_envelope=curve, sr=SAMPLE_RATE_HZ, hop_length=HOP, win_length=window)
        for curve in onsets
    ]
    tempo = float(
        librosa.feature.tempo(tg=np.concatenate(tempograms, axis=1), sr=SAMPLE_RATE_HZ, hop_length=HOP)[0]
    )
    beats = [
        beat_track(onset_envelope=curve, sr=SAMPLE_RATE_HZ, hop_length=HOP, bpm=tempo, units="time")[1]
        for curve in onsets
    ]
    intervals = np.concatenate([np.diff(times) for times in beats])
    return {
        "tempo": tempo,
        "beat_count": float(sum(map(len, beats))),
        "beat_interval_s": float(np.median(intervals)) if len(intervals) else 0.0,
    }
