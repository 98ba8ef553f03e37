"""Tempo, key and sound of a track in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.model.track import SoundFacts

SURE: Final = 0.25
"""The confidence below which a value is told as a guess."""
MOST_WORDS: Final = 4
"""So many words are told of a track."""
MAJOR_KEYS: Final = ("C", "D♭", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B")
MINOR_KEYS: Final = ("C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "G♯", "A", "B♭", "B")


def tempo_text(sound: SoundFacts | None) -> str:
    """Beats a minute, ``"128"``; ``"~128"`` where it is a guess, empty where the track is not analysed."""
    if sound is None or sound.tempo_bpm <= 0:
        return ""
    return f"{'' if sound.tempo_confidence >= SURE else '~'}{round(sound.tempo_bpm)}"


def key_text(sound: SoundFacts | None) -> str:
    """The key, ``"A minor"``; ``"~A minor"`` where it is a guess, empty where the track is not analysed."""
    if sound is None:
        return ""
    names = MAJOR_KEYS if sound.is_major else MINOR_KEYS
    guess = "" if sound.key_confidence >= SURE else "~"
    return f"{guess}{names[sound.key % 12]} {'major' if sound.is_major else 'minor'}"


def sound_facts(sound: SoundFacts | None, words: Sequence[str]) -> list[tuple[str, str]]:
    """Labels and values for the properties of a track.

    Args:
        sound: what was measured; None for a track that is not analysed.
        words: that fit how it sounds, the best first.
    """
    told = [("Sounds like", ", ".join(words[:MOST_WORDS]))] if words else []
    if sound is None:
        return told
    tempo, key = tempo_text(sound), key_text(sound)
    is_sure = not tempo.startswith("~"), not key.startswith("~")
    return [
        ("Tempo", f"{tempo.lstrip('~')} beats a minute{'' if is_sure[0] else ', unsure'}"),
        ("Key", f"{key.lstrip('~')}{'' if is_sure[1] else ', unsure'}"),
        *told,
    ]
