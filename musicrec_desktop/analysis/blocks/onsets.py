"""Rhythm as onset strength: how hard, how peaked and how dense beginnings are, in four bands and in all.

Source: S. Böck, G. Widmer, Maximum filter vibrato suppression for onset detection, DAFx 2013 (spectral
flux, as librosa computes it).
"""

from __future__ import annotations

import numpy as np
from librosa.onset import onset_strength_multi

from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ
from musicrec_desktop.analysis.spectrum import HOP, Spectrum
from musicrec_desktop.model.features import FloatArray

# Edges of bass, low mid, high mid and treble among the 64 mel bands (about 360, 1300 and 3900 Hz).
BAND_EDGES = [0, 12, 26, 44, 64]


def strengths(spectrum: Spectrum) -> FloatArray:
    """Onset strength of four bands and their mean, shape (5, T)."""
    bands = onset_strength_multi(
        S=spectrum.bands_db, sr=SAMPLE_RATE_HZ, hop_length=HOP, channels=BAND_EDGES, center=False
    )
    return np.concatenate([bands, bands.mean(axis=0, keepdims=True)])


def describe(spectrum: Spectrum) -> dict[str, FloatArray]:
    """Block ``onsets`` (20): of each curve log mean, log deviation, peakedness, share of strong frames."""
    curves = strengths(spectrum)
    mean = curves.mean(axis=1, keepdims=True)
    spread = curves.std(axis=1, keepdims=True)
    over = np.maximum(curves - mean, 0.0)
    peakedness = np.cbrt((over**3).mean(axis=1)) / (spread[:, 0] + 0.1)
    density = (curves > mean + 1.5 * spread).mean(axis=1)
    return {
        "onsets": np.concatenate([np.log(mean[:, 0] + 0.1), np.log(spread[:, 0] + 0.1), peakedness, density])
    }
