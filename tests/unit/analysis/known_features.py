"""The features that people know, computed without loading librosa where the tests are collected.

Loading it takes five seconds, in each process of the suite; one of them runs the tests that need it.
"""

from __future__ import annotations

from typing import Any

from musicrec_desktop.analysis.excerpts import Excerpts
from musicrec_desktop.model.features import FloatArray


def statistics_of(excerpts: Excerpts) -> FloatArray:
    """The statistics of excerpts, as ``librosa_features.statistics_of`` has them."""
    from musicrec_desktop.analysis import librosa_features

    return librosa_features.statistics_of(excerpts)


def statistics_of_file(path: str) -> FloatArray:
    """The statistics of a file, as ``librosa_features.statistics_of_file`` has them."""
    from musicrec_desktop.analysis import librosa_features

    return librosa_features.statistics_of_file(path)


def onset_strength(**settings: Any) -> FloatArray:
    """The onset strength of librosa, by frame."""
    from librosa.onset import onset_strength as of_librosa

    curve: FloatArray = of_librosa(**settings)
    return curve
