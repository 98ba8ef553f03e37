"""Keys of scales and cadences."""

from __future__ import annotations

import pytest

from musicrec_desktop.analysis.descriptors.key import find_key, peaks_of
from musicrec_desktop.analysis.spectrum import spectrum
from tests.unit.analysis.sounds import cadence, noise, scale


@pytest.mark.parametrize("tonic", range(12))
@pytest.mark.parametrize("is_major", [True, False])
@pytest.mark.parametrize("tuning", [0.0, 0.3])
def test_scales_and_cadences_in_all_24_keys(tonic: int, is_major: bool, tuning: float) -> None:
    for play in (cadence, scale):
        found = find_key([peaks_of(spectrum(play(tonic, is_major=is_major, tuning=tuning)))])
        assert (found.tonic, found.is_major) == (tonic, is_major), play
        assert found.confidence > 0.2


def test_noise_has_no_key_to_speak_of() -> None:
    found = find_key([peaks_of(spectrum(noise(seed=seed))) for seed in range(4)])
    assert found.confidence < 0.6
