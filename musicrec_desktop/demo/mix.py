"""Putting sounds side by side in time and between left and right."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.demo.sound import SAMPLE_RATE_HZ, Mono, Stereo, samples


class Mix:
    """A stereo mix that sounds are added to.

    Args:
        seconds: its length; what sticks out is cut.
    """

    def __init__(self, seconds: float) -> None:
        self.sound: Stereo = np.zeros((2, samples(seconds)), np.float32)

    def add(self, sound: Mono, at_s: float, gain: float = 1.0, pan: float = 0.0) -> None:
        """Lay a sound down.

        Args:
            sound: shape (n,).
            at_s: where it starts.
            gain: factor.
            pan: -1 left to 1 right, at constant power.
        """
        start = max(0, round(at_s * SAMPLE_RATE_HZ))
        room = self.sound.shape[1] - start
        if room <= 0:
            return
        piece = sound[:room]
        angle = (pan + 1.0) * np.pi / 4
        sides = np.array([np.cos(angle), np.sin(angle)], np.float32) * np.float32(gain * np.sqrt(2))
        self.sound[:, start : start + piece.size] += sides[:, None] * piece

    def add_mix(self, other: Mix, gain: float = 1.0) -> None:
        """Add a mix of the same length."""
        self.sound += np.float32(gain) * other.sound

    def duck(self, hits_s: list[float], depth: float, recover_s: float) -> None:
        """Let the level dive at each hit and come back: the pumping of dance music."""
        gain = np.ones(self.sound.shape[1], np.float32)
        dip = 1.0 - depth * np.linspace(1.0, 0.0, samples(recover_s), dtype=np.float32) ** 2
        for hit in hits_s:
            start = round(hit * SAMPLE_RATE_HZ)
            part = gain[start : start + dip.size]
            np.minimum(part, dip[: part.size], out=part)
        self.sound *= gain
