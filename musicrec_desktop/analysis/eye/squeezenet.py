"""SqueezeNet 1.1 without its classifier, with numpy alone (Iandola and others, 2016; trained on ImageNet)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
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
_CACHE_BYTES: Final = 1 << 20
"""Windows and maps of about so many bytes are made at a time."""


class SqueezeNet:
    """The network; it has memory of its own for the maps, so one thread at a time may use it.

    Maps are made some rows at a time, and the next layer squeezes these rows while they are in the cache of
    the core; only what is squeezed is kept whole. A rectified sum ``max(x + bias, 0)`` is
    ``max(x, -bias) + bias``: the expansions leave that last bias to the layer behind them, which saves a
    third of the passes over the maps.

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
        kernel, bias = layers[_FIRST]
        self._side_px, self._mean_row = side_px, np.tile(_MEAN, side_px)
        # Pixels come as red, green, blue; the network was trained on blue, green, red.
        self._first = last = _Windows(side_px, None, kernel[:, :, ::-1], bias, step=2, is_pooled=True)
        self._fires: list[tuple[_Squeeze, _Windows]] = []
        for number in _FIRES:
            squeeze = _Squeeze(*layers[f"fire{number}/squeeze1x1"], last)
            narrow, narrow_bias = layers[f"fire{number}/expand1x1"]
            wide, wide_bias = layers[f"fire{number}/expand3x3"]
            lacking = np.concatenate((narrow_bias, wide_bias))
            is_pooled = number + 1 in _POOLED_BEFORE
            last = _Windows(last.side, narrow[0, 0], wide, lacking, step=1, is_pooled=is_pooled)
            self._fires.append((squeeze, last))

    def describe(self, rgb: NDArray[np.uint8]) -> FloatArray:
        """The last maps, each averaged over the picture; shape (512,).

        Args:
            rgb: uint8, shape (side, side, 3).
        """
        maps = self._first
        # A row of pixels is one of three times as many numbers: numpy is slow over axes of three.
        rows = maps.inner.reshape(self._side_px, -1)
        np.subtract(rgb.reshape(self._side_px, -1), self._mean_row, out=rows)
        for squeeze, following in self._fires:
            for part, found in maps.found():
                squeeze.apply(found, following.inner[part])
            maps = following
        total = np.sum([found.sum(axis=0) for _, found in maps.found()], axis=0)
        # Where nothing is found, the two differ by what rounding leaves.
        means: FloatArray = np.maximum(total / maps.side**2 + maps.lacking, np.float32(0))
        return means


class _Squeeze:
    """Makes few maps of many, place by place.

    Args:
        kernel: shape (1, 1, in, out).
        bias: shape (out,).
        before: gives the maps.
    """

    def __init__(self, kernel: FloatArray, bias: FloatArray, before: _Windows) -> None:
        self._kernel = np.ascontiguousarray(kernel[0, 0])
        self._bias = bias + before.lacking @ self._kernel
        self._found = np.empty((before.most_rows * before.side, len(bias)), np.float32)

    def apply(self, maps: FloatArray, rows: FloatArray) -> None:
        """Fill some rows.

        Args:
            maps: a row for each place.
            rows: shape (rows, side, out).
        """
        found = np.matmul(maps, self._kernel, out=self._found[: len(maps)])
        found += self._bias
        np.maximum(found.reshape(rows.shape), 0, out=rows)


class _Windows:
    """Filters of 3 × 3 places, and of one, over square maps, and what they find, pooled where that is wanted.

    The windows are copied side by side, so that all filters are one product of matrices.

    Args:
        side: of the maps that come in.
        narrow: filters of one place, shape (in, out); None without.
        wide: filters of 3 × 3 places, shape (3, 3, in, out).
        lacking: what is still to be added to what is found.
        step: from window to window.
        is_pooled: whether of 3 × 3 places at every second one the maximum is found, without those that would
            reach over the edge.

    Attributes:
        inner: where the maps are written that come in, shape (side, side, in); zeros are around it.
        side: of the maps that go out.
        most_rows: of them that are found at a time.
        lacking: as given.
    """

    def __init__(
        self,
        side: int,
        narrow: FloatArray | None,
        wide: FloatArray,
        lacking: FloatArray,
        *,
        step: int,
        is_pooled: bool,
    ) -> None:
        channels, self.lacking, self._step = wide.shape[2], lacking, step
        self._narrow = None if narrow is None else np.ascontiguousarray(narrow)
        self._wide = np.ascontiguousarray(wide.reshape(9 * channels, -1))
        padded = np.zeros((side + 2, side + 2, channels), np.float32)
        self.inner = padded[1:-1, 1:-1]
        self._across = (side - 1) // step + 1
        down, right, each = padded.strides
        # Three places side by side are neighbours in memory.
        self._triples = as_strided(padded, (side + 2, self._across, 3 * channels), (down, step * right, each))
        self._middle = slice(4 * channels, 5 * channels)
        self.side = (self._across - 3) // 2 + 1 if is_pooled else self._across
        size = 4 * self._across**2 * (self._wide.shape[0] + len(lacking))
        self.most_rows = -(-self.side // -(-size // _CACHE_BYTES))
        most = 2 * self.most_rows + 1 if is_pooled else self.most_rows
        self._windows = np.empty((most, self._across, 3, 3 * channels), np.float32)
        self._maps = np.empty((most, self._across, len(lacking)), np.float32)
        self._pool = _Pool(self.most_rows, self.side, self._across, len(lacking)) if is_pooled else None

    def found(self) -> Iterator[tuple[slice, FloatArray]]:
        """What is found in the maps that are in ``inner``, some rows at a time.

        Yields:
            Which rows, and a row for each place of them, without ``lacking``; the next overwrite them.
        """
        for start in range(0, self.side, self.most_rows):
            part = slice(start, min(start + self.most_rows, self.side))
            if self._pool is None:
                maps = self._filtered(part, 0)
            else:
                # The last row under these maxima is the first one under the next.
                first = 1 if start else 0
                if first:
                    self._maps[0] = self._maps[2 * self.most_rows]
                self._filtered(slice(2 * start + first, 2 * part.stop + 1), first)
                maps = self._pool.of(self._maps[: 2 * (part.stop - start) + 1])
            flat = maps.reshape(-1, len(self.lacking))
            yield part, np.maximum(flat, -self.lacking, out=flat)

    def _filtered(self, rows: slice, place: int) -> FloatArray:
        """What the filters find in some rows; written from a row of ``_maps`` on."""
        count, step = rows.stop - rows.start, self._step
        windows = self._windows[:count]
        for row in range(3):
            first = step * rows.start + row
            windows[:, :, row] = self._triples[first : first + step * (count - 1) + 1 : step]
        maps = self._maps[place : place + count]
        flat, found = windows.reshape(-1, len(self._wide)), maps.reshape(-1, len(self.lacking))
        narrow = self._narrow
        if narrow is None:
            np.matmul(flat, self._wide, out=found)
        else:
            half = narrow.shape[1]
            np.matmul(flat[:, self._middle], narrow, out=found[:, :half])
            np.matmul(flat, self._wide, out=found[:, half:])
        return maps


class _Pool:
    """The maximum of 3 × 3 places at every second one.

    Args:
        rows: that are found at most.
        side: places in a row of them.
        across: places in a row that comes in.
        channels: how many maps.
    """

    def __init__(self, rows: int, side: int, across: int, channels: int) -> None:
        self._rows = np.empty((rows, across, channels), np.float32)
        self._found = np.empty((rows, side, channels), np.float32)

    def of(self, maps: FloatArray) -> FloatArray:
        """The maxima, shape (rows, side, channels).

        Args:
            maps: two rows for each, and one more; shape (2 rows + 1, across, channels).
        """
        count = len(maps) // 2
        rows, found, end = self._rows[:count], self._found[:count], 2 * self._found.shape[1]
        np.maximum(maps[:-1:2], maps[1::2], out=rows)
        np.maximum(rows, maps[2::2], out=rows)
        np.maximum(rows[:, 0 : end - 1 : 2], rows[:, 1:end:2], out=found)
        return np.maximum(found, rows[:, 2 : end + 1 : 2], out=found)


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
