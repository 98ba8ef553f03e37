"""SqueezeNet 1.1 without its classifier, with numpy alone (Iandola and others, 2016; trained on ImageNet)."""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from musicrec_desktop.analysis.eye.decode import SIDE_PX
from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.model.array_archive import arrays_of
from musicrec_desktop.model.cover_look import NO_NETWORK
from musicrec_desktop.model.features import FloatArray

WEIGHTS: Final = "squeezenet11.npz"
NOTES: Final = "squeezenet11.json"
DATA: Final = "musicrec_desktop.analysis.eye.data"

_MEAN: Final = np.array([122.679, 116.669, 104.006], np.float32)
_FIRST: Final = "conv1"
_FIRES: Final = {2: (64, 16, 64), 3: (128, 16, 64), 4: (128, 32, 128), 5: (256, 32, 128), 6: (256, 48, 192),
                 7: (384, 48, 192), 8: (384, 64, 256), 9: (512, 64, 256)}  # fmt: skip
"""By number: channels that come in, that are squeezed to, and that each of the two expansions gives."""
_POOLED_BEFORE: Final = frozenset({4, 6})


class SqueezeNet:
    """The network; it has memory of its own for the maps, so one thread at a time may use it.

    A rectified sum ``max(x + bias, 0)`` is ``max(x, -bias) + bias``: the expansions leave that last bias to
    the layer behind them, which saves a third of the passes over the maps.

    Args:
        weights: by layer, ``"fire2/squeeze1x1.k"`` of shape (height, width, in, out) and ``".b"`` (out,).
        side_px: of the pictures.

    Raises:
        AnalysisError: ``"no-network"``: a layer is missing, has another shape, or is not finite.
    """

    def __init__(self, weights: dict[str, NDArray[np.floating]], side_px: int = SIDE_PX) -> None:
        layers: dict[str, tuple[FloatArray, FloatArray]] = {}
        for name, shape in _shapes().items():
            kernel, bias = weights.get(f"{name}.k"), weights.get(f"{name}.b")
            if kernel is None or bias is None or kernel.shape != shape or bias.shape != shape[3:]:
                raise AnalysisError("", NO_NETWORK, f"layer {name} is missing or of another shape")
            if not (np.isfinite(kernel).all() and np.isfinite(bias).all()):
                raise AnalysisError("", NO_NETWORK, f"layer {name} has values that are no numbers")
            layers[name] = (np.asarray(kernel, np.float32), bias.astype(np.float32))
        kernel, self._lacking = layers[_FIRST]
        # Pixels come as red, green, blue; the network was trained on blue, green, red.
        self._kernel = np.ascontiguousarray(kernel[:, :, ::-1].reshape(-1, kernel.shape[3]))
        self._side_px, self._mean_row = side_px, np.tile(_MEAN, side_px)
        self._windows = _Windows(side_px, kernel.shape[2], step=2)
        self._found = np.empty((self._windows.side**2, kernel.shape[3]), np.float32)
        self._pool = _Pool(self._windows.side, kernel.shape[3])
        self._fires: list[_Fire] = []
        side, lacking = self._pool.side, self._lacking
        for number in _FIRES:
            fire = _Fire(number, layers, side, lacking, is_pooled=number + 1 in _POOLED_BEFORE)
            self._fires.append(fire)
            side, lacking = fire.side, fire.lacking

    def describe(self, rgb: NDArray[np.uint8]) -> FloatArray:
        """The last maps, each averaged over the picture; shape (512,).

        Args:
            rgb: uint8, shape (side, side, 3).
        """
        # A row of pixels is one of three times as many numbers: numpy is slow over axes of three.
        rows = self._windows.inner.reshape(self._side_px, -1)
        np.subtract(rgb.reshape(self._side_px, -1), self._mean_row, out=rows)
        np.matmul(self._windows.of_inner(), self._kernel, out=self._found)
        # Pooled first, there is a quarter as much to be rectified.
        maps = self._pool.of(self._found)
        np.maximum(maps, -self._lacking, out=maps)
        for fire in self._fires:
            maps = fire.apply(maps)
        maps += self._fires[-1].lacking
        return np.asarray(maps.mean(axis=0), np.float32)


class _Fire:
    """A layer that squeezes its maps to few, and expands these by windows of one place and of 3 × 3.

    Args:
        number: of the layer.
        layers: kernels and biases by name.
        side: of the maps that come in.
        lacking: what is still to be added to each of them.
        is_pooled: whether the maps that go out are pooled.

    Attributes:
        side: of the maps that go out.
        lacking: what is still to be added to each of them.
    """

    def __init__(
        self,
        number: int,
        layers: dict[str, tuple[FloatArray, FloatArray]],
        side: int,
        lacking: FloatArray,
        *,
        is_pooled: bool,
    ) -> None:
        squeeze, bias = layers[f"fire{number}/squeeze1x1"]
        narrow, narrow_bias = layers[f"fire{number}/expand1x1"]
        wide, wide_bias = layers[f"fire{number}/expand3x3"]
        self._squeeze = np.ascontiguousarray(squeeze[0, 0])
        self._bias = bias + lacking @ self._squeeze
        self._narrow = np.ascontiguousarray(narrow[0, 0])
        self._wide = np.ascontiguousarray(wide.reshape(-1, wide.shape[3]))
        self.lacking = np.concatenate((narrow_bias, wide_bias))
        self._windows = _Windows(side, squeeze.shape[3], step=1)
        self._squeezed = np.empty((side**2, squeeze.shape[3]), np.float32)
        self._maps = np.empty((side**2, len(self.lacking)), np.float32)
        self._pool = _Pool(side, len(self.lacking)) if is_pooled else None
        self.side = side if self._pool is None else self._pool.side

    def apply(self, maps: FloatArray) -> FloatArray:
        """The maps that go out, without ``lacking``; a row for each place, as those that come in."""
        squeezed = np.matmul(maps, self._squeeze, out=self._squeezed)
        squeezed += self._bias
        np.maximum(squeezed, 0, out=squeezed)
        self._windows.inner[:] = squeezed.reshape(self._windows.inner.shape)
        half = self._narrow.shape[1]
        np.matmul(squeezed, self._narrow, out=self._maps[:, :half])
        np.matmul(self._windows.of_inner(), self._wide, out=self._maps[:, half:])
        found = self._maps if self._pool is None else self._pool.of(self._maps)
        return np.maximum(found, -self.lacking, out=found)


class _Windows:
    """The 3 × 3 windows of square maps, zeros beyond the edge.

    Args:
        side: of the maps.
        channels: how many maps.
        step: from window to window.

    Attributes:
        inner: where the maps are written, shape (side, side, channels).
        side: how many windows there are in a row and in a column.
    """

    def __init__(self, side: int, channels: int, step: int) -> None:
        padded = np.zeros((side + 2, side + 2, channels), np.float32)
        self.inner = padded[1:-1, 1:-1]
        self.side = (side - 1) // step + 1
        self._windows = np.empty((self.side, self.side, 3, 3 * channels), np.float32)
        down, right, each = padded.strides
        # Three places side by side are neighbours in memory.
        triples = as_strided(padded, (side + 2, self.side, 3 * channels), (down, step * right, each))
        end = step * (self.side - 1) + 1
        self._rows = [triples[row : row + end : step] for row in range(3)]

    def of_inner(self) -> FloatArray:
        """A row for each window; shape (side², 9 × channels)."""
        for row, triples in enumerate(self._rows):
            self._windows[:, :, row] = triples
        return self._windows.reshape(self.side**2, -1)


class _Pool:
    """The maximum of 3 × 3 places at every second one, without those that would reach over the edge.

    Args:
        side: of the maps.
        channels: how many maps.

    Attributes:
        side: of what comes out.
    """

    def __init__(self, side: int, channels: int) -> None:
        self.side = (side - 3) // 2 + 1
        self._shape = (side, side, channels)
        self._rows = np.empty((self.side, side, channels), np.float32)
        self._found = np.empty((self.side, self.side, channels), np.float32)

    def of(self, maps: FloatArray) -> FloatArray:
        """The maxima, a row for each place, as in ``maps``."""
        found, square, end = self._found, maps.reshape(self._shape), 2 * self.side
        rows = np.maximum(square[0 : end - 1 : 2], square[1:end:2], out=self._rows)
        np.maximum(rows, square[2 : end + 1 : 2], out=rows)
        np.maximum(rows[:, 0 : end - 1 : 2], rows[:, 1:end:2], out=found)
        np.maximum(found, rows[:, 2 : end + 1 : 2], out=found)
        return found.reshape(self.side**2, -1)


def load() -> SqueezeNet:
    """The network with the weights that are shipped.

    Raises:
        AnalysisError: ``"no-network"``.
    """
    data = _shipped()
    try:
        weights = arrays_of(data)
    except ValueError as error:
        raise AnalysisError("", NO_NETWORK, str(error)) from error
    return SqueezeNet(weights)


def _shipped() -> bytes:
    """The file of the weights, which must be the one that its notes name."""
    try:
        folder = resources.files(DATA)
        data = folder.joinpath(WEIGHTS).read_bytes()
        expected = json.loads(folder.joinpath(NOTES).read_text(encoding="utf-8"))["sha256"]
    except (OSError, ImportError, ValueError, KeyError, TypeError) as error:
        raise AnalysisError("", NO_NETWORK, str(error)) from error
    if hashlib.sha256(data).hexdigest() != expected:
        raise AnalysisError("", NO_NETWORK, f"{WEIGHTS} is damaged, or another file")
    return data


def _shapes() -> dict[str, tuple[int, int, int, int]]:
    shapes = {_FIRST: (3, 3, 3, 64)}
    for number, (incoming, squeezed, expanded) in _FIRES.items():
        shapes[f"fire{number}/squeeze1x1"] = (1, 1, incoming, squeezed)
        shapes[f"fire{number}/expand1x1"] = (1, 1, squeezed, expanded)
        shapes[f"fire{number}/expand3x3"] = (3, 3, squeezed, expanded)
    return shapes
