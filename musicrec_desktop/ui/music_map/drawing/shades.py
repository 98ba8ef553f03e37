"""The colours of points: by category, by how many lie in one place, and by how much of a pixel is covered."""

from __future__ import annotations

import functools
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.music_map import MapColouring
from musicrec_desktop.ui.music_map.drawing.view import MapView
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.palettes import palette_of, ramp_steps

DENSITIES: Final = 32
"""Steps of density."""
MOST_CATEGORIES: Final = 16
DIM: Final = MOST_CATEGORIES
"""The row of points that are dimmed."""
FADED: Final = MOST_CATEGORIES + 1
"""The first of the rows of points that are not chosen while others are: their categories, paler."""
_FADED_SHARE: Final = 0.28
_LEAST_SHARE: Final = 0.35
_GROWTH: Final = 0.18
"""A block with c points keeps ``_LEAST_SHARE`` of its colour and 1 - exp(-``_GROWTH`` c) of the rest."""
_FULL_AT: Final = 2.0
"""Points for each block of 4 × 4 pixels, on average, from which density is told in full."""
_BLOCK_AREA: Final = 16.0


def density_strength(count: int, view: MapView) -> float:
    """How much the colours tell density, 0 to 1: not at all where points have room."""
    seen = count / view.zoom**2
    return min(1.0, seen * _BLOCK_AREA / (view.width * view.height) / _FULL_AT)


def category_colours(colouring: MapColouring | None, theme: Theme) -> tuple[str, ...]:
    """The colour of each entry of a legend, as ``#rrggbb``; one accent where nothing is told."""
    if colouring is None:
        return (theme.accent,)
    palette, count = palette_of(theme), len(colouring.legend)
    if not colouring.has_rest:
        return ramp_steps(palette, count) if colouring.is_ramp else palette.categories[:count]
    valued = count - 1
    told = ramp_steps(palette, valued) if colouring.is_ramp else palette.categories[:valued]
    return (*told, palette.rest)


class Shades:
    """The colours of one colouring in one theme.

    Args:
        colours: of the categories, as ``#rrggbb``, at most 16.
        theme: background and dimmed points.
    """

    def __init__(self, colours: tuple[str, ...], theme: Theme) -> None:
        palette = palette_of(theme)
        rows = [*colours, *[palette.rest] * (MOST_CATEGORIES - len(colours))]
        full = np.array([_rgb(colour) for colour in rows])
        self._behind = _rgb(palette.background)
        faded = self._behind + (full - self._behind) * _FADED_SHARE
        self._colours = np.concatenate([full, _rgb(palette.dim)[None], faded])
        self.background = int(_packed(self._behind[None])[0])
        """What lies behind all points, as 0xffrrggbb."""
        self.table = functools.lru_cache(maxsize=64)(self._table)

    def _table(self, strength: float, coverage: float) -> NDArray[np.uint32]:
        counts = np.arange(DENSITIES)
        share = _LEAST_SHARE + (1 - _LEAST_SHARE) * (1 - np.exp(-_GROWTH * counts))
        share = coverage * (1 - strength * (1 - share))
        mixed = self._behind + (self._colours - self._behind)[:, None] * share[None, :, None]
        return _packed(mixed.reshape(-1, 3))


def _rgb(colour: str) -> NDArray[np.float64]:
    return np.array([int(colour[start : start + 2], 16) for start in (1, 3, 5)], dtype=np.float64)


def _packed(colours: NDArray[np.float64]) -> NDArray[np.uint32]:
    parts = np.rint(colours).astype(np.uint32)
    packed: NDArray[np.uint32] = parts @ np.array([1 << 16, 1 << 8, 1], dtype=np.uint32)
    return packed | np.uint32(0xFF000000)
