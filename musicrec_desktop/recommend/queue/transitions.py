"""How well one track follows another: tempo, key and energy, each where its measurement is reliable."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import SoundFacts, TrackFacts

TEMPO_COST: Final = 0.05
KEY_COST: Final = 0.03
ENERGY_COST: Final = 0.05
TEMPO_REACH_OCTAVES: Final = 0.25
"""A tempo that differs by this much or more costs ``TEMPO_COST``; half and double tempo count as equal."""
FARTHEST_KEY: Final = 6.0
"""Steps on the circle of fifths."""
SURE: Final = 0.25
"""The confidence from which a measured tempo or key counts."""


@dataclass(frozen=True, slots=True, eq=False)
class SoundColumns:
    """Descriptors of many tracks side by side, NaN where they are not known, each of shape (n,).

    Attributes:
        octave: of the tempo: log2 of beats a minute.
        fifths: place of the key on the circle of fifths, minor at its relative major.
        energy: 0 to 1.
    """

    octave: FloatArray
    fifths: FloatArray
    energy: FloatArray

    @classmethod
    def of(cls, facts: Sequence[TrackFacts | None]) -> SoundColumns:
        """The columns of tracks; ``facts`` has one value a track, None for an unknown track."""
        rows = np.array([_row(one.sound if one is not None else None) for one in facts], dtype=np.float32)
        octave, fifths, energy = np.ascontiguousarray(rows.reshape(-1, 3).T)
        return cls(octave, fifths, energy)

    def joined(self, other: SoundColumns) -> SoundColumns:
        """These tracks and then the others."""
        return SoundColumns(
            np.concatenate((self.octave, other.octave)),
            np.concatenate((self.fifths, other.fifths)),
            np.concatenate((self.energy, other.energy)),
        )


def transition_costs(before: TrackFacts | None, columns: SoundColumns) -> FloatArray:
    """The cost of letting each of many tracks follow one: 0 to about .13, shape (n,).

    Args:
        before: the track that is followed; None where nothing is known of it.
        columns: of the n tracks.
    """
    octave, fifths, energy = _row(before.sound if before is not None else None)
    tempo_gap = np.abs((columns.octave - octave + 0.5) % 1.0 - 0.5) / TEMPO_REACH_OCTAVES
    key_gap = np.abs((columns.fifths - fifths + 6.0) % 12.0 - 6.0) / FARTHEST_KEY
    # fmax takes 0 where the other is NaN; nan_to_num, which does the same here, takes four times as long.
    costs = (
        TEMPO_COST * np.fmax(np.minimum(tempo_gap, 1.0), 0.0)
        + KEY_COST * np.fmax(key_gap, 0.0)
        + ENERGY_COST * np.fmax(np.abs(columns.energy - energy), 0.0)
    )
    return np.asarray(costs, dtype=np.float32)


def _row(sound: SoundFacts | None) -> tuple[float, float, float]:
    if sound is None:
        return (np.nan, np.nan, np.nan)
    octave = math.log2(max(sound.tempo_bpm, 1.0)) if sound.tempo_confidence >= SURE else np.nan
    relative_major = sound.key if sound.is_major else sound.key + 3
    fifths = float(relative_major * 7 % 12) if sound.key_confidence >= SURE else np.nan
    return (octave, fifths, sound.energy)
