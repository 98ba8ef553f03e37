"""What happens to a sound between instrument and ear: filters, a room, echoes, distortion, level."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.demo.sound import SAMPLE_RATE_HZ, Mono, Stereo, samples

_ROOM_BLOCK: Final = 1 << 16


def band(sound: Mono, low_hz: float = 0.0, high_hz: float = 0.0, order: int = 2) -> Mono:
    """Take away what lies below ``low_hz`` and above ``high_hz`` (0: leave that side), gently, without delay.

    The gains are those of Butterworth filters of the given order, laid on the spectrum.
    """
    spectrum = np.fft.rfft(sound)
    frequencies = np.fft.rfftfreq(sound.shape[-1], 1 / SAMPLE_RATE_HZ)
    gain = _band_gain(frequencies, low_hz, high_hz, order)
    return np.fft.irfft(spectrum * gain, sound.shape[-1]).astype(np.float32)


def distort(sound: Mono, drive: float) -> Mono:
    """An overdriven amplifier: soft clipping, a little uneven so that even harmonics come too."""
    return np.asarray(np.tanh(drive * sound + 0.15) - np.tanh(0.15), np.float32)


def echo(sound: Stereo, delay_s: float, feedback: float, mix: float) -> Stereo:
    """Echoes that jump between the sides; shape is kept."""
    result = sound.copy()
    gain = mix
    repeat = sound
    step = samples(delay_s)
    start = step
    while start < sound.shape[1] and gain > 0.02:
        repeat = repeat[::-1]
        result[:, start:] += np.float32(gain) * repeat[:, : sound.shape[1] - start]
        gain *= feedback
        start += step
    return result


def room(
    sound: Stereo, seconds: float, mix: float, rng: np.random.Generator, dark_hz: float = 5000.0
) -> Stereo:
    """Reverberation: convolution with fading noise that loses its highs first.

    Args:
        sound: shape (2, n).
        seconds: until the tail is 60 dB down.
        mix: gain of the tail beside the dry sound.
        rng: makes the room; the same seed is the same room.
        dark_hz: above this the tail is dull.
    """
    tail = _room_response(seconds, rng, dark_hz)
    size = 1 << (tail.shape[1] + _ROOM_BLOCK - 1).bit_length()
    step = size - tail.shape[1] + 1
    count = -(-sound.shape[1] // step)
    wet = np.zeros((2, count * step + size), np.float32)
    for channel in range(2):
        padded = np.zeros(count * step, np.float32)
        padded[: sound.shape[1]] = sound[channel]
        transfer = np.fft.rfft(tail[channel], size)
        pieces = np.fft.irfft(np.fft.rfft(padded.reshape(count, step), size, axis=1) * transfer, size, axis=1)
        for number, piece in enumerate(pieces):
            wet[channel, number * step : number * step + size] += piece
    return np.asarray(sound + np.float32(mix) * wet[:, : sound.shape[1]], np.float32)


def leveled(sound: Stereo, loudness: float = 0.16, ceiling: float = 0.95) -> Stereo:
    """Bring a mix to a root mean square and round off what would stick out above the ceiling."""
    rms = float(np.sqrt(np.mean(np.square(sound), dtype=np.float64)))
    scaled = sound * np.float32(loudness / max(rms, 1e-9))
    knee = ceiling * 0.7
    over = np.abs(scaled) - knee
    bent = knee + (ceiling - knee) * np.tanh(np.maximum(over, 0.0) / (ceiling - knee))
    return np.where(over > 0, np.sign(scaled) * bent, scaled).astype(np.float32)


def with_faded_end(sound: Stereo, seconds: float) -> Stereo:
    """Fade out the last part."""
    count = min(sound.shape[1], samples(seconds))
    result = sound.copy()
    result[:, sound.shape[1] - count :] *= np.cos(np.linspace(0.0, np.pi / 2, count, dtype=np.float32)) ** 2
    return result


def _band_gain(
    frequencies: NDArray[np.floating[Any]], low_hz: float, high_hz: float, order: int
) -> NDArray[np.floating[Any]]:
    gain = np.ones(frequencies.shape)
    if high_hz:
        gain /= np.sqrt(1.0 + (frequencies / high_hz) ** (2 * order))
    if low_hz:
        ratio = (frequencies / low_hz) ** order
        gain *= ratio / np.sqrt(1.0 + ratio**2)
    return gain


def _room_response(seconds: float, rng: np.random.Generator, dark_hz: float) -> Stereo:
    count = samples(seconds)
    times = np.arange(count) / SAMPLE_RATE_HZ
    raw = rng.standard_normal((2, count)) * np.exp(-6.9 * times / seconds)
    bright = raw * np.exp(-6.0 * times / seconds)
    tail = np.stack(
        [
            band(raw[side].astype(np.float32), 120.0, dark_hz * 0.5)
            + band(bright[side].astype(np.float32), dark_hz * 0.5, dark_hz * 2)
            for side in range(2)
        ]
    )
    tail[:, : samples(0.012)] *= np.float32(0.2)
    return np.asarray(tail / np.sqrt(np.sum(np.square(tail), axis=1, keepdims=True)), np.float32)
