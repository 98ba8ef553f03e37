"""Tempo, key and sound of a track in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.model.track import SoundFacts

SURE: Final = 0.25
"""The confidence below which a value is told as a guess."""
MOST_WORDS: Final = 4
"""So many words are told of a track."""
ALBUMS_ALIKE: Final = "Albums that sound like this"
ARTISTS_ALIKE: Final = "Artists that sound alike"
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


_ENERGY: Final = (
    (0.2, "very calm"),
    (0.4, "calm"),
    (0.6, "medium"),
    (0.8, "lively"),
    (1.01, "very lively"),
)
_VOCALS: Final = ((0.25, "none or little"), (0.6, "some"), (1.01, "much"))
_SPEECH: Final = 0.6
"""From this share on a track counts as spoken."""


def heard_facts(sound: SoundFacts | None) -> list[tuple[str, str]]:
    """Labels and values for energy, singing and loudness, in words; nothing for a track not analysed."""
    if sound is None:
        return []
    vocals = "spoken word" if sound.speech >= _SPEECH else _word_of(_VOCALS, sound.vocalness)
    return [
        ("Energy", _word_of(_ENERGY, sound.energy)),
        ("Vocals", vocals),
        ("Loudness", f"{sound.loudness_lufs:.1f} LUFS".replace("-", "−")),
    ]


def _word_of(steps: Sequence[tuple[float, str]], value: float) -> str:
    return next((word for limit, word in steps if value < limit), steps[-1][1])


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
