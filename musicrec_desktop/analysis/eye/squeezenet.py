"""SqueezeNet 1.1 without its classifier, with numpy alone (Iandola and others, 2016; trained on ImageNet)."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from importlib import resources
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from musicrec_desktop.analysis.eye.decode import SIDE_PX
from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.model.cover_look import NO_NETWORK
from musicrec_desktop.model.features import FloatArray

WEIGHTS: Final = "squeezenet11.npz"
NOTES: Final = "squeezenet11.json"
DATA: Final = "musicrec_desktop.analysis.eye.data"

_MEAN_BGR: Final = np.array([104.006, 116.669, 122.679], np.float32)
_FIRST: Final = "conv1"
_FIRES: Final = {2: (64, 16, 64), 3: (128, 16, 64), 4: (128, 32, 128), 5: (256, 32, 128), 6: (256, 48, 192),
                 7: (384, 48, 192), 8: (384, 64, 256), 9: (512, 64, 256)}  # fmt: skip
"""By number: channels that come in, that are squeezed to, and that each of the two expansions gives."""
_POOLED_BEFORE: Final = frozenset({4, 6})


class SqueezeNet:
    """The network.

    Args:
        weights: by layer, ``"fire2/squeeze1x1.k"`` of shape (height, width, in, out) and ``".b"`` (out,).

    Raises:
        AnalysisError: ``"no-network"``: a layer is missing, has another shape, or is not finite.
    """

    def __init__(self, weights: dict[str, NDArray[np.floating]]) -> None:
        self._layers: dict[str, tuple[FloatArray, FloatArray]] = {}
        for name, shape in _shapes().items():
            kernel, bias = weights.get(f"{name}.k"), weights.get(f"{name}.b")
            if kernel is None or bias is None or kernel.shape != shape or bias.shape != shape[3:]:
                raise AnalysisError("", NO_NETWORK, f"layer {name} is missing or of another shape")
            if not (np.isfinite(kernel).all() and np.isfinite(bias).all()):
                raise AnalysisError("", NO_NETWORK, f"layer {name} has values that are no numbers")
            matrix = np.ascontiguousarray(kernel.reshape(-1, shape[3]), np.float32)
            self._layers[name] = (matrix, bias.astype(np.float32))

    def describe(self, rgb: NDArray[np.uint8]) -> FloatArray:
        """The last maps, each averaged over the picture; shape (512,).

        Args:
            rgb: uint8, shape (227, 227, 3).
        """
        maps = _pooled(self._first(rgb[:, :, ::-1].astype(np.float32) - _MEAN_BGR))
        for number in _FIRES:
            maps = self._fire(_pooled(maps) if number in _POOLED_BEFORE else maps, number)
        return np.asarray(maps.mean(axis=(0, 1)), np.float32)

    def _first(self, picture: FloatArray) -> FloatArray:
        """3 × 3 windows at every second pixel, as one product of matrices."""
        side = (SIDE_PX + 1) // 2
        padded = np.zeros((SIDE_PX + 2, SIDE_PX + 2, 3), np.float32)
        padded[1:-1, 1:-1] = picture
        # Three pixels side by side are nine numbers in a row.
        triples = as_strided(
            padded, (SIDE_PX + 2, side, 9), (padded.strides[0], 2 * padded.strides[1], padded.strides[2])
        )
        windows = np.empty((side, side, 3, 9), np.float32)
        for row in range(3):
            windows[:, :, row] = triples[row : row + 2 * side - 1 : 2]
        return self._product(windows.reshape(side * side, 27), _FIRST).reshape(side, side, -1)

    def _fire(self, maps: FloatArray, number: int) -> FloatArray:
        height, width, channels = maps.shape
        name = f"fire{number}"
        squeezed = self._product(maps.reshape(-1, channels), f"{name}/squeeze1x1")
        narrow = self._product(squeezed, f"{name}/expand1x1")
        wide = self._product(_windows(squeezed.reshape(height, width, -1)), f"{name}/expand3x3")
        return np.concatenate((narrow, wide), axis=1).reshape(height, width, -1)

    def _product(self, rows: FloatArray, name: str) -> FloatArray:
        """A layer and its rectifier."""
        kernel, bias = self._layers[name]
        found = rows @ kernel
        found += bias
        return np.asarray(np.maximum(found, 0, out=found), np.float32)


def load() -> SqueezeNet:
    """The network with the weights that are shipped.

    Raises:
        AnalysisError: ``"no-network"``.
    """
    data = _shipped()
    try:
        with np.load(io.BytesIO(data)) as file:
            return SqueezeNet({name: file[name] for name in file.files})
    except (ValueError, OSError, EOFError, KeyError, zipfile.BadZipFile) as error:
        raise AnalysisError("", NO_NETWORK, str(error)) from error


def _shipped() -> bytes:
    """The file of the weights, which must be the one that its notes name."""
    folder = resources.files(DATA)
    try:
        data = folder.joinpath(WEIGHTS).read_bytes()
        expected = json.loads(folder.joinpath(NOTES).read_text(encoding="utf-8"))["sha256"]
    except (OSError, ValueError, KeyError, TypeError) as error:
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


def _windows(maps: FloatArray) -> FloatArray:
    """The 3 × 3 window around each place, zeros beyond the edge; shape (places, 9 × channels)."""
    height, width, channels = maps.shape
    padded = np.zeros((height + 2, width + 2, channels), np.float32)
    padded[1:-1, 1:-1] = maps
    windows = np.empty((height, width, 9, channels), np.float32)
    for row in range(3):
        for column in range(3):
            windows[:, :, 3 * row + column] = padded[row : row + height, column : column + width]
    return windows.reshape(height * width, 9 * channels)


def _pooled(maps: FloatArray) -> FloatArray:
    """The maximum of 3 × 3 places at every second one, without those that would reach over the edge."""
    height, width = ((side - 3) // 2 + 1 for side in maps.shape[:2])
    rows = np.maximum(maps[0 : 2 * height - 1 : 2], maps[1 : 2 * height : 2])
    np.maximum(rows, maps[2 : 2 * height + 1 : 2], out=rows)
    columns = np.maximum(rows[:, 0 : 2 * width - 1 : 2], rows[:, 1 : 2 * width : 2])
    return np.asarray(np.maximum(columns, rows[:, 2 : 2 * width + 1 : 2], out=columns), np.float32)
