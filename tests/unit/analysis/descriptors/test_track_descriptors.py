"""What is said of a track: names, ranges, and that the order makes sense."""

from __future__ import annotations

import csv
import os

import numpy as np
import pytest

from musicrec_desktop.analysis.descriptors import character
from musicrec_desktop.analysis.descriptors.character import ramp
from musicrec_desktop.analysis.descriptors.voice import EXCERPT_STEP, find_voice, voice_measures
from musicrec_desktop.analysis.excerpts import read_excerpts
from musicrec_desktop.analysis.extractor import describe
from musicrec_desktop.analysis.spectrum import spectrum
from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.audio.duration import find_duration_s
from tests.support.shared import shared_dir
from tests.unit.analysis.sounds import cadence, clicks, noise, together, tone

SHARES = (
    "tempo_confidence",
    "pulse_clarity",
    "key_confidence",
    "energy",
    "acousticness",
    "vocalness",
    "speech",
)
SPEAKERS = ("198-209-0000.hq.ogg", "3436-172162-0000.hq.ogg", "5703-47212-0000.hq.ogg")


def test_names_and_ranges() -> None:
    found = describe(together(cadence(4, is_major=False), clicks(120)))[1]
    assert set(found) == {"tempo_bpm", "key", "mode", "loudness_lufs", "brightness_hz", *SHARES}
    assert all(0.0 <= found[name] <= 1.0 for name in SHARES)
    assert found["key"] == 4.0
    assert found["mode"] == 0.0
    assert 40.0 <= found["tempo_bpm"] <= 240.0


def test_energy_follows_loudness_attacks_and_brightness() -> None:
    calm, driving = describe(together(tone(150.0)))[0][0], describe(together(clicks(140)))[0][0]
    assert character.energy(calm, -30.0) < character.energy(calm, -10.0) < character.energy(driving, -10.0)


def test_noisy_treble_and_a_strict_pulse_are_not_acoustic() -> None:
    strings = describe(together(cadence(0, is_major=True)))[0][0]
    hiss = describe(together(noise()))[0][0]
    assert character.acousticness(strings, 0.2) > character.acousticness(strings, 0.7)
    assert character.acousticness(strings, 0.2) > character.acousticness(hiss, 0.2)


def test_machines_do_not_speak() -> None:
    for sound in (tone(440.0), noise(), clicks(240), cadence(0, is_major=True)):
        found = find_voice([voice_measures(spectrum(sound))])
        assert found.speech < 0.1
        assert found.vocalness < 0.5


def test_ramps_go_both_ways() -> None:
    assert [ramp(value, 2.0, 4.0) for value in (1.0, 3.0, 5.0)] == [0.0, 0.5, 1.0]
    assert [ramp(value, 4.0, 2.0) for value in (1.0, 3.0, 5.0)] == [1.0, 0.5, 0.0]


@pytest.mark.shared
def test_speakers_come_before_all_music() -> None:
    music = shared_dir("music")
    with open(os.path.join(music, "labels.csv"), encoding="utf-8") as file:
        # Every sixth track, so that it takes seconds only.
        names = [row["path"] for row in csv.DictReader(file)][::6]
    spoken = [voice_of(os.path.join(music, "librosa_data", name)) for name in SPEAKERS]
    played = [voice_of(os.path.join(music, name)) for name in names if os.path.basename(name) not in SPEAKERS]
    for scores, others in zip(np.transpose(spoken), np.transpose(played), strict=True):
        assert scores.min() > others.max()


def voice_of(path: str) -> tuple[float, float]:
    with SoundFile(path) as sound:
        excerpts = read_excerpts(sound, find_duration_s(sound))
    found = find_voice([voice_measures(spectrum(part)) for part in excerpts.parts[::EXCERPT_STEP]])
    return found.speech, found.vocalness
