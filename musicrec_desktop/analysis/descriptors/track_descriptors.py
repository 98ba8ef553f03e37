"""All descriptors of a track by name, for display and for filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musicrec_desktop.analysis.descriptors import character
from musicrec_desktop.analysis.descriptors.key import Peaks, find_key, peaks_of
from musicrec_desktop.analysis.descriptors.loudness import Powers, block_powers, loudness_lufs
from musicrec_desktop.analysis.descriptors.tempo import find_tempo, onset_curve
from musicrec_desktop.analysis.descriptors.voice import EXCERPT_STEP, find_voice, voice_measures
from musicrec_desktop.analysis.spectrum import Spectrum
from musicrec_desktop.model.features import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What the descriptors need of one excerpt: little, so that its spectrum need not be kept.

    Attributes:
        onsets: see ``onset_curve``.
        peaks: see ``peaks_of``.
        voice: see ``voice_measures``; None where no voice was looked for.
        powers: see ``block_powers``.
    """

    onsets: FloatArray
    peaks: Peaks
    voice: Sequence[float] | None
    powers: Powers


def hear(number: int, spectrum: Spectrum, side: FloatArray) -> Heard:
    """Listen to one excerpt.

    Args:
        number: its place among those of the track, from 0.
        spectrum: its own.
        side: half the difference of left and right.
    """
    voice = voice_measures(spectrum) if number % EXCERPT_STEP == 0 else None
    return Heard(onset_curve(spectrum), peaks_of(spectrum), voice, block_powers(spectrum, side))


def descriptors_of(heard: Sequence[Heard], loudness_db: float, vector: FloatArray) -> dict[str, float]:
    """The descriptors of a track and their units.

    ``tempo_bpm``, ``tempo_confidence`` (0 to 1), ``pulse_clarity`` (0 to 1); ``key`` (0 is C, 11 is B),
    ``mode`` (1 major, 0 minor), ``key_confidence`` (0 to 1); ``loudness_lufs`` (EBU R128, estimated);
    ``brightness_hz``; ``energy``, ``acousticness``, ``vocalness`` and ``speech`` (0 to 1 each).

    Args:
        heard: of each excerpt, in order.
        loudness_db: of ``Excerpts``.
        vector: of the track.
    """
    tempo = find_tempo([item.onsets for item in heard])
    key = find_key([item.peaks for item in heard])
    voice = find_voice([item.voice for item in heard if item.voice is not None])
    loudness = loudness_lufs([item.powers for item in heard], loudness_db)
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
