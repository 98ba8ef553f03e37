"""All descriptors of a track by name, for display and for filters."""

from __future__ import annotations

from collections.abc import Sequence

from musicrec_desktop.analysis.descriptors import character
from musicrec_desktop.analysis.descriptors.key import find_key
from musicrec_desktop.analysis.descriptors.loudness import loudness_lufs
from musicrec_desktop.analysis.descriptors.tempo import find_tempo
from musicrec_desktop.analysis.descriptors.voice import find_voice
from musicrec_desktop.analysis.excerpts import Excerpts
from musicrec_desktop.analysis.spectrum import Spectrum
from musicrec_desktop.model.features import FloatArray


def descriptors_of(excerpts: Excerpts, spectra: Sequence[Spectrum], vector: FloatArray) -> dict[str, float]:
    """The descriptors of a track and their units.

    ``tempo_bpm``, ``tempo_confidence`` (0 to 1), ``pulse_clarity`` (0 to 1); ``key`` (0 is C, 11 is B),
    ``mode`` (1 major, 0 minor), ``key_confidence`` (0 to 1); ``loudness_lufs`` (EBU R128, estimated);
    ``brightness_hz``; ``energy``, ``acousticness``, ``vocalness`` and ``speech`` (0 to 1 each).

    Args:
        excerpts: of the track.
        spectra: of the excerpts' parts.
        vector: of the track.
    """
    tempo = find_tempo(spectra)
    key = find_key(spectra)
    voice = find_voice(spectra)
    loudness = loudness_lufs(excerpts, spectra)
    found = {
        "tempo_bpm": (tempo.bpm, 1),
        "tempo_confidence": (tempo.confidence, 3),
        "pulse_clarity": (tempo.pulse_clarity, 3),
        "key": (key.tonic, 0),
        "mode": (key.is_major, 0),
        "key_confidence": (key.confidence, 3),
        "loudness_lufs": (loudness, 2),
        "brightness_hz": (character.brightness(vector), 1),
        "energy": (character.energy(vector, loudness), 3),
        "acousticness": (character.acousticness(vector, tempo.pulse_clarity), 3),
        "vocalness": (voice.vocalness, 3),
        "speech": (voice.speech, 3),
    }
    return {name: round(float(value), digits) for name, (value, digits) in found.items()}
