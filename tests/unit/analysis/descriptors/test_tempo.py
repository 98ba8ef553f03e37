"""Tempo of click tracks whose tempo is known."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.analysis.descriptors.tempo import find_tempo, onset_curve
from musicrec_desktop.analysis.spectrum import spectrum
from musicrec_desktop.model.features import FloatArray
from tests.unit.analysis.sounds import clicks, noise, tone

TEMPI_BPM = range(60, 201, 2)


def onsets(sound: FloatArray) -> FloatArray:
    return onset_curve(spectrum(sound))


def played(tempo_bpm: float) -> list[FloatArray]:
    return [onsets(clicks(tempo_bpm, first_s=first_s)) for first_s in (0.0, 0.13, 0.29)]


def test_click_tracks_from_60_to_200_bpm() -> None:
    ratios = np.array([find_tempo(played(tempo)).bpm / tempo for tempo in TEMPI_BPM])
    right = np.abs(ratios - 1.0) < 0.02
    octave_errors = np.minimum(np.abs(ratios - 2.0), np.abs(ratios - 0.5)) < 0.02
    assert right.mean() >= 0.95, (right.sum(), octave_errors.sum())
    assert octave_errors.sum() == 0


def test_confidence_and_clarity_tell_a_beat_from_noise() -> None:
    beat = find_tempo(played(104))
    hiss = find_tempo([onsets(noise(seed=seed)) for seed in range(6)])
    assert beat.confidence > 0.7
    assert beat.pulse_clarity > 0.7
    assert hiss.confidence < 0.3
    assert hiss.pulse_clarity < 0.2


def test_a_steady_tone_has_no_tempo_to_speak_of() -> None:
    found = find_tempo([onsets(tone(440.0))])
    assert found.confidence < 0.3
    assert 40.0 <= found.bpm <= 240.0


def test_excerpts_of_different_lengths() -> None:
    found = find_tempo([onsets(clicks(100.0)), onsets(clicks(100.0, seconds=3.0))])
    assert abs(found.bpm / 100.0 - 1.0) < 0.02
