"""What the evaluation measures of one file: features, baselines and time; runs in worker processes."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from musicrec_desktop.analysis import worker
from musicrec_desktop.analysis.ear import weights
from musicrec_desktop.analysis.outcome import Failure
from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.model.features import Features, FloatArray

if TYPE_CHECKING:
    from musicrec_desktop.analysis.excerpts import Excerpts

MEASURE_VERSION: Final = 1
"""Version of the baselines; measurements of another version are made again."""
MEASURE_LIMIT_S: Final = 240.0
MFCC_COUNT: Final = 20
BAND_EDGE: Final = 1e-6
"""Power, as a share of the strongest frequency's, above which a frequency is there at all."""
_SPECTRUM_SIZE: Final = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Baselines:
    """Features of simpler methods, for comparison.

    Attributes:
        mfcc: means and deviations of cepstra over the excerpts, shape (2 * ``MFCC_COUNT``,).
        leak: highest sample (dB of full scale) and bandwidth (Hz), shape (2,); they describe the production,
            not the music.
    """

    mfcc: FloatArray
    leak: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What was found in one file.

    Attributes:
        features: None where there is a failure.
        baselines: None where there is a failure.
        cpu_seconds: of the extractor, decoding included.
        decode_cpu_seconds: of decoding the excerpts.
        failure: why there is nothing else.
    """

    features: Features | None = None
    baselines: Baselines | None = None
    cpu_seconds: float = 0.0
    decode_cpu_seconds: float = 0.0
    failure: Failure | None = None


def measure(path: str) -> Measured:
    """Everything that the evaluation needs of a file; a failure comes as a value."""
    # Else the time of the first file would be that of loading and compiling.
    worker.prepare_all_features()
    has_ear = weights.problem() is None
    outcome = worker.describe(path) if has_ear else worker.describe_plain(path)
    if outcome.value is None:
        return Measured(failure=outcome.failure)
    try:
        excerpts, decode_cpu_seconds = _decoded(path)
        baselines = Baselines(mfcc_of(excerpts), leak_of(excerpts))
    except AnalysisError as error:
        return Measured(failure=Failure(error.reason, error.detail))
    except OSError as error:
        return Measured(failure=Failure("unreadable", str(error), is_of_file=False))
    return Measured(outcome.value, baselines, outcome.cpu_seconds, decode_cpu_seconds)


def mfcc_of(excerpts: Excerpts) -> FloatArray:
    """Mean and standard deviation over time of each cepstral coefficient."""
    import librosa

    from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ

    frames = np.concatenate(
        [
            librosa.feature.mfcc(y=part, sr=SAMPLE_RATE_HZ, n_mfcc=MFCC_COUNT, n_fft=2048)
            for part in excerpts.parts
            if len(part) >= 2048
        ],
        axis=1,
    )
    return np.concatenate((frames.mean(axis=1), frames.std(axis=1))).astype(np.float32)


def leak_of(excerpts: Excerpts) -> FloatArray:
    """Highest sample in dB of full scale, and the highest frequency that is there, in Hz."""
    from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ, TARGET_RMS

    highest = max(float(np.abs(part).max()) for part in excerpts.parts)
    peak_db = excerpts.loudness_db + 20 * np.log10(highest / TARGET_RMS)
    power = np.zeros(_SPECTRUM_SIZE // 2 + 1)
    window = np.hanning(_SPECTRUM_SIZE)
    for part in excerpts.parts:
        frames = part[: len(part) // _SPECTRUM_SIZE * _SPECTRUM_SIZE].reshape(-1, _SPECTRUM_SIZE)
        power += (np.abs(np.fft.rfft(frames * window, axis=1)) ** 2).sum(axis=0)
    there = np.flatnonzero(power > BAND_EDGE * power.max())
    bandwidth_hz = float(there[-1]) * SAMPLE_RATE_HZ / _SPECTRUM_SIZE if len(there) else 0.0
    return np.array([peak_db, bandwidth_hz], dtype=np.float32)


def _decoded(path: str) -> tuple[Excerpts, float]:
    """The excerpts of a file, and the processor time that decoding them took."""
    from musicrec_desktop.analysis.excerpts import read_excerpts
    from musicrec_desktop.audio.decode import SoundFile
    from musicrec_desktop.audio.duration import find_duration_s

    with SoundFile(path) as sound:
        duration_s = find_duration_s(sound)
    started = time.process_time()
    with SoundFile(path) as sound:
        excerpts = read_excerpts(sound, duration_s)
    return excerpts, time.process_time() - started
