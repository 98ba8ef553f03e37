"""How fast the music map is drawn, and how fast it answers the pointer.

    python -m tests.benchmarks.map_drawing [--points 100000] [--size 1280x800] [--layout FILE.npy] [--json]

It pans and zooms the real widget and lets it paint each step. ``QT_QPA_PLATFORM`` tells on which screen:
offscreen, or xcb under Xvfb. ``QT_SCALE_FACTOR=2`` makes it one of twice the pixels. Frames a second are by
the wall clock; milliseconds are of the processor, which other work on the machine changes less.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from musicrec_desktop.model.music_map import MapAxes, MapClusters, MapColouring, MapPoints
from musicrec_desktop.ui.music_map.canvas import MapCanvas
from musicrec_desktop.ui.music_map.drawing.labels import (
    Discs,
    MapLabels,
    cluster_labels,
    place_labels,
)
from musicrec_desktop.ui.music_map.drawing.picking import PointFinder
from musicrec_desktop.ui.music_map.drawing.text import WordPictures
from musicrec_desktop.ui.theme.control import ThemeController
from tests.support.music_maps import made_map

ZOOMS = (1.0, 6.0, 40.0)
FRAMES = 150
TRIES = 200
LASSO_CORNERS = 200
_FAR_PX = 300
"""How far the map is panned to and fro."""


def _frames(canvas: MapCanvas, step: Callable[[int], None]) -> dict[str, float]:
    """Frames a second and milliseconds of the processor for each, with a step before each."""
    for number in range(10):
        step(number)
        canvas.repaint()
    began, began_cpu, slowest = time.perf_counter(), time.process_time(), 0.0
    for number in range(FRAMES):
        frame = time.perf_counter()
        step(number)
        canvas.repaint()
        QApplication.processEvents()
        slowest = max(slowest, time.perf_counter() - frame)
    wall, cpu = time.perf_counter() - began, time.process_time() - began_cpu
    return {
        "frames_per_s": round(FRAMES / wall, 1),
        "cpu_ms": round(1000 * cpu / FRAMES, 2),
        "slowest_ms": round(1000 * slowest, 1),
    }


def _times(work: Callable[[int], object]) -> dict[str, float]:
    """Milliseconds of a call: median, and of 99 in 100."""
    taken = []
    for number in range(TRIES):
        began = time.perf_counter()
        work(number)
        taken.append(1000 * (time.perf_counter() - began))
    return {
        "median_ms": round(statistics.median(taken), 3),
        "p99_ms": round(sorted(taken)[int(0.99 * TRIES)], 3),
    }


def _lasso(number: int) -> NDArray[np.float32]:
    """A wavy outline around the middle of the map."""
    turns = np.linspace(0, 2 * np.pi, LASSO_CORNERS, endpoint=False)
    reach = 0.33 + 0.05 * np.sin(7 * turns + number)
    outline = np.stack([0.5 + reach * np.cos(turns), 0.5 + reach * np.sin(turns)], axis=1)
    return outline.astype(np.float32)


def measure(canvas: MapCanvas) -> dict[str, dict[str, float]]:
    """All figures of a canvas that shows a map."""
    figures: dict[str, dict[str, float]] = {}
    middle = (canvas.width() / 2, canvas.height() / 2)
    for zoom in ZOOMS:
        canvas.fit()
        canvas.zoom_by(zoom, *middle)
        if zoom == 1.0:
            # Whole, the map cannot be moved far; a hair larger it can.
            canvas.zoom_by(1.02, *middle)
        figures[f"pan at {zoom:g}"] = _frames(
            canvas, lambda number: canvas.pan_by(_FAR_PX / 40 * (1 if number % 80 < 40 else -1), 2)
        )
    canvas.fit()
    figures["zoom 1 to 40 and back"] = _frames(
        canvas, lambda number: canvas.zoom_by(1.05 if number % 150 < 75 else 1 / 1.05, *middle)
    )
    canvas.fit()
    random = np.random.default_rng(5)
    places = random.integers(0, (canvas.width(), canvas.height()), (TRIES, 2)).tolist()
    figures["hover, found and painted"] = _times(lambda number: _hover(canvas, places[number]))
    figures["lasso of 200 corners"] = _times(lambda number: canvas.choose_inside(_lasso(number)))
    mask = canvas.choose_inside(_lasso(0))
    figures["another selection"] = _times(lambda number: canvas.set_selection(mask if number % 2 else None))
    canvas.set_selection(None)
    finder = PointFinder(canvas.points.positions, np.ones(len(canvas.points), dtype=np.float32))
    spots = [canvas.view.place_of(x, y) for x, y in places]
    figures["point under the pointer"] = _times(lambda number: finder.nearest(*spots[number], 0.02))
    figures["next point by keyboard"] = _times(lambda number: finder.next_towards(number, 1, 0))
    return figures


def measure_names(canvas: MapCanvas, labels: MapLabels) -> dict[str, float]:
    """Placing names of clusters anew for a zoom."""
    pictures, points = WordPictures(canvas.font()), canvas.points.positions
    radii = np.full(len(points), canvas.point_radius(), dtype=np.float32)

    def place(number: int) -> None:
        view = canvas.view.zoomed(1 + number / 50, 400, 300)
        place_labels(labels, view, pictures.size_of, [], Discs.of(view, points, radii))

    return _times(place)


def _hover(canvas: MapCanvas, place: Sequence[int]) -> None:
    QTest.mouseMove(canvas, QPoint(*place))
    canvas.repaint()


def _map_of(layout: str | None, count: int) -> tuple[MapPoints, MapClusters, MapColouring]:
    points, clusters, colouring = made_map(count)
    if layout is None:
        return points, clusters, colouring
    positions = np.load(layout).astype(np.float32)
    points, clusters, colouring = made_map(len(positions))
    return MapPoints(points.level, positions, points.track_ids, points.sizes), clusters, colouring


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--points", type=int, default=100_000)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--layout", help="positions as an array file of numpy, in place of made ones")
    parser.add_argument("--json", action="store_true")
    wishes = parser.parse_args()
    app = QApplication([])
    width, height = (int(side) for side in wishes.size.split("x"))
    points, clusters, colouring = _map_of(wishes.layout, wishes.points)
    themes = ThemeController(app, "dark")
    canvas = MapCanvas(themes)
    canvas.resize(width, height)
    canvas.set_points(points)
    canvas.set_colouring(colouring)
    labels = cluster_labels(points, clusters)
    canvas.set_labels(labels)
    canvas.set_axes(MapAxes("faster", "slower", "brighter", "darker"))
    canvas.show()
    QTest.qWaitForWindowExposed(canvas)
    figures = measure(canvas)
    figures["names placed anew"] = measure_names(canvas, labels)
    if wishes.json:
        print(json.dumps({"screen": app.platformName(), "ratio": canvas.devicePixelRatioF(), **figures}))
        return
    print(
        f"{len(points):,} points, {width} × {height}, {app.platformName()}, {canvas.devicePixelRatioF():g}×"
    )
    for name, values in figures.items():
        print(f"{name:28}", "  ".join(f"{key} {value:g}" for key, value in values.items()))


if __name__ == "__main__":
    main()
