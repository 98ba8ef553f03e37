"""The map as a picture for a file."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from musicrec_desktop.model.music_map import LegendEntry, MapAxes, MapColour, MapColouring, MapLevel
from musicrec_desktop.ui.music_map.drawing.picture import MapScene, paint_map
from musicrec_desktop.ui.music_map.drawing.shades import category_colours
from musicrec_desktop.ui.theme.colours import DARK, LIGHT, Theme
from musicrec_desktop.ui.theme.palettes import palette_of
from tests.support.music_maps import made_map


def _colours(image: QImage) -> set[int]:
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32)
    return set(np.unique(pixels).tolist())


@pytest.mark.parametrize("size", [(64, 64), (400, 300), (1000, 1000), (1600, 700), (700, 1600)])
@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_every_colour_of_the_legend_is_in_the_picture(
    qapp: QApplication, size: tuple[int, int], theme: Theme
) -> None:
    points, clusters, colouring = made_map(160)
    scene = MapScene(points, colouring, clusters, MapAxes("faster", "slower"), "Music map", "160 tracks")
    image = paint_map(scene, theme, QSize(*size))
    assert (image.width(), image.height()) == size
    if min(size) >= 700:
        seen = _colours(image)
        assert all(QColor(colour).rgb() in seen for colour in category_colours(colouring, theme))
    assert qapp is not None


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_picture_of_few_points(qapp: QApplication, count: int) -> None:
    points, clusters, colouring = made_map(count)
    image = paint_map(MapScene(points, colouring, clusters), DARK, QSize(300, 300))
    assert (len(_colours(image)) > 1) or not count
    assert qapp is not None


def test_groups_have_their_names(qapp: QApplication) -> None:
    points, _, _ = made_map(30, level=MapLevel.GENRES)
    image = paint_map(MapScene(points), LIGHT, QSize(600, 600))
    nameless = type(points)(points.level, points.positions, points.track_ids, points.sizes)
    assert image != paint_map(MapScene(nameless), LIGHT, QSize(600, 600))
    assert qapp is not None


@pytest.mark.parametrize("size", [(63, 200), (200, 16_385), (0, 0)])
def test_a_size_out_of_range_is_refused(size: tuple[int, int]) -> None:
    points, _, _ = made_map(3)
    with pytest.raises(ValueError, match="64 to 16384"):
        paint_map(MapScene(points), LIGHT, QSize(*size))


def test_ramps_leave_the_last_entry_to_what_has_no_value() -> None:
    legend = tuple(LegendEntry(label, 1) for label in ("low", "middle", "high", "unknown"))
    categories = np.zeros(4, dtype=np.uint8)
    palette = palette_of(DARK)
    told = category_colours(MapColouring(MapColour.ENERGY, categories, legend, True, True), DARK)
    assert told == (palette.ramp[0], palette.ramp[2], palette.ramp[-1], palette.rest)
    told = category_colours(MapColouring(MapColour.GENRE, categories, legend, False, True), DARK)
    assert told == (*palette.categories[:3], palette.rest)
    told = category_colours(MapColouring(MapColour.ENERGY, categories, legend[:1], True), DARK)
    assert told == (palette.ramp[-1],)
    assert category_colours(None, DARK) == (DARK.accent,)
