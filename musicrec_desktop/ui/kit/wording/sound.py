"""Tempo, key and sound of a track in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.model.track import SoundFacts

SURE: Final = 0.25
"""The confidence below which a value is told as a guess."""
MOST_WORDS: Final = 4
"""So many words are told of a track."""
ALBUMS_ALIKE: Final = tr("Albums that sound like this")
ARTISTS_ALIKE: Final = tr("Artists that sound alike")
MAJOR_KEYS: Final = (
    tr("C", "major key"),
    tr("D♭", "major key"),
    tr("D", "major key"),
    tr("E♭", "major key"),
    tr("E", "major key"),
    tr("F", "major key"),
    tr("F♯", "major key"),
    tr("G", "major key"),
    tr("A♭", "major key"),
    tr("A", "major key"),
    tr("B♭", "major key"),
    tr("B", "major key"),
)
MINOR_KEYS: Final = (
    tr("C", "minor key"),
    tr("C♯", "minor key"),
    tr("D", "minor key"),
    tr("E♭", "minor key"),
    tr("E", "minor key"),
    tr("F", "minor key"),
    tr("F♯", "minor key"),
    tr("G", "minor key"),
    tr("G♯", "minor key"),
    tr("A", "minor key"),
    tr("B♭", "minor key"),
    tr("B", "minor key"),
)


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
    return f"{guess}{names[sound.key % 12]} {tr('major') if sound.is_major else tr('minor')}"


_ENERGY: Final = (
    (0.2, tr("very calm")),
    (0.4, tr("calm")),
    (0.6, tr("medium")),
    (0.8, tr("lively")),
    (1.01, tr("very lively")),
)
_VOCALS: Final = ((0.25, tr("none or little")), (0.6, tr("some")), (1.01, tr("much")))
_SPEECH: Final = 0.6
"""From this share on a track counts as spoken."""


def heard_facts(sound: SoundFacts | None) -> list[tuple[str, str]]:
    """Labels and values for energy, singing and loudness, in words; nothing for a track not analysed."""
    if sound is None:
        return []
    vocals = tr("spoken word") if sound.speech >= _SPEECH else _word_of(_VOCALS, sound.vocalness)
    return [
        (tr("Energy"), _word_of(_ENERGY, sound.energy)),
        (tr("Vocals"), vocals),
        (
            tr("Loudness"),
            tr("{loudness_lufs} LUFS", loudness_lufs=number_text(sound.loudness_lufs, ".1f")).replace(
                "-", "−"
            ),
        ),
    ]


def _word_of(steps: Sequence[tuple[float, str]], value: float) -> str:
    return next((word for limit, word in steps if value < limit), steps[-1][1])


def sound_facts(sound: SoundFacts | None, words: Sequence[str]) -> list[tuple[str, str]]:
    """Labels and values for the properties of a track.

    Args:
        sound: what was measured; None for a track that is not analysed.
        words: that fit how it sounds, the best first.
    """
    told = [(tr("Sounds like"), ", ".join(words[:MOST_WORDS]))] if words else []
    if sound is None:
        return told
    tempo, key = tempo_text(sound), key_text(sound)
    is_sure = not tempo.startswith("~"), not key.startswith("~")
    return [
        (
            tr("Tempo"),
            tr(
                "{tempo} beats a minute{unsure}",
                tempo=tempo.lstrip("~"),
                unsure="" if is_sure[0] else tr(", unsure"),
            ),
        ),
        (tr("Key"), f"{key.lstrip('~')}{'' if is_sure[1] else tr(', unsure')}"),
        *told,
    ]
