"""The features that librosa computes, as statistics over a track: which there are, and their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.features import FloatArray

STATISTICS_VERSION: Final = 1
"""Of the values; those of another version are computed again."""

STATISTICS: Final = ("mean", "std", "skew", "kurtosis", "median", "min", "max")
"""Over time, in the order in which values are kept; kurtosis is Fisher's, 0 for a normal distribution."""
_MEAN_AND_STD: Final = STATISTICS[:2]
_VALUE: Final = ("",)


@dataclass(frozen=True, slots=True)
class StatisticsOf:
    """A feature, and what is kept of it.

    Attributes:
        name: as librosa calls it.
        size: how many values it has at a moment.
        statistics: of each value over time; one empty name for a value of the whole track.
    """

    name: str
    size: int
    statistics: tuple[str, ...] = STATISTICS

    @property
    def count(self) -> int:
        """How many numbers are kept."""
        return self.size * len(self.statistics)

    def columns(self) -> tuple[str, ...]:
        """A name for each number: ``mfcc_mean_01``; ``tempo`` for a value of the whole track."""
        if self.statistics == _VALUE:
            return (self.name,)
        return tuple(
            f"{self.name}_{statistic}_{place + 1:02d}"
            for statistic in self.statistics
            for place in range(self.size)
        )


FEATURES: Final = (
    StatisticsOf("chroma_stft", 12),
    StatisticsOf("tonnetz", 6),
    StatisticsOf("mfcc", 20),
    StatisticsOf("rms", 1),
    StatisticsOf("zero_crossing_rate", 1),
    StatisticsOf("spectral_centroid", 1),
    StatisticsOf("spectral_bandwidth", 1),
    StatisticsOf("spectral_contrast", 7),
    StatisticsOf("spectral_rolloff", 1),
    StatisticsOf("spectral_flatness", 1),
    StatisticsOf("onset_strength", 1),
    StatisticsOf("melspectrogram_db", 128, _MEAN_AND_STD),
    StatisticsOf("tempo", 1, _VALUE),
    StatisticsOf("beat_count", 1, _VALUE),
    StatisticsOf("beat_interval_s", 1, _VALUE),
)
"""In the order in which values are kept."""

COLUMNS: Final = tuple(column for feature in FEATURES for column in feature.columns())
"""The names of all values, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class FeatureStatistics:
    """What is known of a track.

    Attributes:
        values: float32, shape (``len(COLUMNS)``,); None where there is a failure.
        failure: a reason word; else empty.
    """

    values: FloatArray | None = None
    failure: str = ""


def by_feature(values: FloatArray) -> dict[str, dict[str, list[float]] | float]:
    """Values by the name of the feature, then by statistic; plain numbers for those of the whole track."""
    found: dict[str, dict[str, list[float]] | float] = {}
    start = 0
    for feature in FEATURES:
        part = values[start : start + feature.count]
        start += feature.count
        if feature.statistics == _VALUE:
            found[feature.name] = rounded(part[0])
            continue
        rows = part.reshape(len(feature.statistics), feature.size)
        found[feature.name] = {
            statistic: [rounded(value) for value in row]
            for statistic, row in zip(feature.statistics, rows, strict=True)
        }
    return found


def rounded(value: float) -> float:
    """A value with the seven digits that float32 holds."""
    return float(f"{float(value):.7g}")
