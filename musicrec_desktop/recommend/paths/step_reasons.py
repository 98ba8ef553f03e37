"""How one track follows another, as far as it was measured reliably."""

from __future__ import annotations

from typing import Final

import numpy as np

from musicrec_desktop.model.path import StepReason
from musicrec_desktop.model.track import SoundFacts, TrackFacts
from musicrec_desktop.recommend.queue.transitions import SURE

SAME_TEMPO: Final = 0.03
"""Share of the tempo; less is hardly heard."""
LITTLE_TEMPO: Final = 0.12
ENERGY_STEP: Final = 0.12
MOST: Final = 3


def step_reasons(before: TrackFacts, after: TrackFacts, *, is_alike: bool) -> tuple[StepReason, ...]:
    """What is heard of a step, at most ``MOST``; never empty.

    Args:
        before: the track that is followed.
        after: the one that follows.
        is_alike: they sound as alike as close neighbours do.
    """
    reasons: list[StepReason] = []
    if before.sound is not None and after.sound is not None:
        reasons = [
            *_tempo(before.sound, after.sound),
            *_key(before.sound, after.sound),
            *_energy(before.sound, after.sound),
        ]
    if is_alike:
        reasons.append(StepReason.ALIKE)
    return tuple(reasons[:MOST]) or (StepReason.ON_THE_WAY,)


def _tempo(before: SoundFacts, after: SoundFacts) -> list[StepReason]:
    """Half and double tempo count as equal, as they do in transitions."""
    if min(before.tempo_confidence, after.tempo_confidence) < SURE:
        return []
    octaves = float(np.log2(max(after.tempo_bpm, 1.0) / max(before.tempo_bpm, 1.0)))
    change = 2 ** ((octaves + 0.5) % 1.0 - 0.5) - 1
    if abs(change) <= SAME_TEMPO:
        return [StepReason.SAME_TEMPO]
    is_little = abs(change) <= LITTLE_TEMPO
    if change > 0:
        return [StepReason.LITTLE_FASTER if is_little else StepReason.FASTER]
    return [StepReason.LITTLE_SLOWER if is_little else StepReason.SLOWER]


def _key(before: SoundFacts, after: SoundFacts) -> list[StepReason]:
    """The relative minor has the notes of its major, a fifth away all but one."""
    if min(before.key_confidence, after.key_confidence) < SURE:
        return []
    if (before.key, before.is_major) == (after.key, after.is_major):
        return [StepReason.SAME_KEY]
    fifths = [(one.key if one.is_major else one.key + 3) * 7 % 12 for one in (before, after)]
    gap = abs(fifths[0] - fifths[1])
    return [StepReason.NEAR_KEY] if min(gap, 12 - gap) <= 1 else []


def _energy(before: SoundFacts, after: SoundFacts) -> list[StepReason]:
    change = after.energy - before.energy
    if abs(change) < ENERGY_STEP:
        return []
    return [StepReason.LIVELIER if change > 0 else StepReason.CALMER]
