"""The network of the trained ear, in NumPy, one patch at a time.

Architecture and weights: Pons and Serra, "musicnn: pre-trained convolutional neural networks for music audio
tagging" (ISMIR late-breaking demo, 2019). A musically motivated first layer has wide filters for timbre and
long ones for time; three layers of convolutions over time follow, then pooling and two dense layers.

The filters for timbre may be applied at some frequencies only. A maximum over all frequencies follows, so the
numbers are others than those of the original, but neighbours are as good at every fourth one, at under half
the cost (docs/adr/0014-trained-ear.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from musicrec_desktop.model.features import FloatArray

_TIMBRE: Final = (0, 1)
_TIME: Final = (2, 3, 4)
_MIDDLE: Final = (5, 6, 7)
_LAYERS: Final = 8
_FLAT_NORM: Final = 9
_STYLE_NORM: Final = 10
# Bands whose windows are copied at a time.
_BANDS_AT_ONCE: Final = 12


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What a network says of one patch.

    Attributes:
        timbral: means over time of the timbre filters, shape (408,).
        temporal: of the filters for time, shape (153,).
        cnn: of the three middle layers, shape (192,).
        style: the last layer but one, shape (200,).
        tags: how likely each label is, 0 to 1, shape (50,).
    """

    timbral: FloatArray
    temporal: FloatArray
    cnn: FloatArray
    style: FloatArray
    tags: FloatArray


class Network:
    """A network, ready to listen.

    Args:
        weights: by name, float32: ``convN.kernel`` and ``convN.bias``, ``bnN.scale`` and ``bnN.shift``,
            ``denseN.kernel`` and ``denseN.bias``.
        timbre_step: frequencies from one place of a timbre filter to the next; 1 is the original network.
    """

    def __init__(self, weights: Mapping[str, FloatArray], timbre_step: int) -> None:
        self._weights = weights
        self._timbre_step = timbre_step
        self._signs = {
            number: np.where(weights[f"bn{number + 1}.scale"] < 0, -1.0, 1.0).astype(np.float32)
            for number in range(_LAYERS)
        }
        self._kernels = {number: self._kernel(number) for number in range(_LAYERS)}

    def listen(self, mel: FloatArray) -> Heard:
        """What is heard in one patch, shape (frames, bands) with at least one frame."""
        weights = self._weights
        patch = mel * weights["bn0.scale"] + weights["bn0.shift"]
        timbral = np.concatenate([self._timbre(patch, number) for number in _TIMBRE], axis=1)
        temporal = np.concatenate([self._time(patch, number) for number in _TIME], axis=1)
        first = self._middle(np.concatenate((timbral, temporal), axis=1), 5)
        second = self._middle(first, 6) + first
        third = self._middle(second, 7) + second
        joined = np.concatenate((timbral, temporal, first, second, third), axis=1)
        highest, mean = joined.max(axis=0), joined.mean(axis=0)
        flat = self._normed(np.stack((highest, mean), axis=1).reshape(-1), _FLAT_NORM)
        style = self._normed(np.maximum(self._dense(flat, 0), 0), _STYLE_NORM)
        ends = np.cumsum((timbral.shape[1], temporal.shape[1]))
        return Heard(
            timbral=mean[: ends[0]],
            temporal=mean[ends[0] : ends[1]],
            cnn=mean[ends[1] :],
            style=style,
            tags=np.asarray(1 / (1 + np.exp(-self._dense(style, 1))), np.float32),
        )

    def _timbre(self, patch: FloatArray, number: int) -> FloatArray:
        """Filters over seven frames and some bands, at several frequencies; shape (frames, filters)."""
        height, width = self._weights[f"conv{number}.kernel"].shape[:2]
        windows = sliding_window_view(_padded(patch, height), (height, width))
        best = None
        for place in range(0, windows.shape[1], self._timbre_step):
            found = windows[:, place].reshape(-1, height * width) @ self._kernels[number]
            best = found if best is None else np.maximum(best, found, out=best)
        assert best is not None
        return self._activated(best, number)

    def _time(self, patch: FloatArray, number: int) -> FloatArray:
        """Long filters over the frames of one band, in all bands; shape (frames, filters)."""
        length = self._weights[f"conv{number}.kernel"].shape[0]
        # A band after the other: the frames of a window are neighbours then, and copied as a whole.
        bands = np.ascontiguousarray(_padded(patch, length).T)
        windows = sliding_window_view(bands, length, axis=1)
        count, frames = windows.shape[:2]
        at_once = min(_BANDS_AT_ONCE, count)
        copied = np.empty((at_once, frames, length), np.float32)
        found = np.empty((at_once, frames, self._kernels[number].shape[1]), np.float32)
        best = None
        for start in range(0, count, at_once):
            some = min(at_once, count - start)
            np.copyto(copied[:some], windows[start : start + some])
            flat, filtered = copied[:some].reshape(-1, length), found[:some].reshape(some * frames, -1)
            np.matmul(flat, self._kernels[number], out=filtered)
            highest = found[:some].max(axis=0)
            best = highest if best is None else np.maximum(best, highest, out=best)
        assert best is not None
        return self._activated(best, number)

    def _middle(self, curves: FloatArray, number: int) -> FloatArray:
        """A convolution over seven frames; shape (frames, filters)."""
        kernel = self._kernels[number]
        padded = _padded(curves, len(kernel))
        total = padded[: len(curves)] @ kernel[0]
        for place in range(1, len(kernel)):
            total += padded[place : place + len(curves)] @ kernel[place]
        return self._normed(np.maximum(total + self._weights[f"conv{number}.bias"], 0), number + 1)

    def _kernel(self, number: int) -> FloatArray:
        kernel = self._weights[f"conv{number}.kernel"][:, :, 0, :]
        if number in _MIDDLE:
            return np.ascontiguousarray(kernel)
        # A normalisation that turns the sign turns a maximum into a minimum: with a turned filter it is a
        # maximum again.
        return np.ascontiguousarray(kernel.reshape(-1, kernel.shape[-1]) * self._signs[number])

    def _activated(self, highest: FloatArray, number: int) -> FloatArray:
        """Bias, rectifier and normalisation after the maximum, which they do not change the place of."""
        extreme = highest * self._signs[number] + self._weights[f"conv{number}.bias"]
        return self._normed(np.maximum(extreme, 0), number + 1)

    def _normed(self, values: FloatArray, number: int) -> FloatArray:
        return np.asarray(values * self._weights[f"bn{number}.scale"] + self._weights[f"bn{number}.shift"])

    def _dense(self, values: FloatArray, number: int) -> FloatArray:
        return np.asarray(
            values @ self._weights[f"dense{number}.kernel"] + self._weights[f"dense{number}.bias"]
        )


def _padded(curves: FloatArray, length: int) -> FloatArray:
    """Curves with zeros before and after, so that windows of ``length`` give as many frames as before."""
    before = (length - 1) // 2
    return np.pad(curves, ((before, length - 1 - before), (0, 0)))
