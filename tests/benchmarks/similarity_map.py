"""Draws a sound space: tracks as dots, near ones together, in the colour of their album.

Run: ``python -m tests.benchmarks.similarity_map AUDIO LABELS PICTURE [FILE_COLUMN]``

Classical multidimensional scaling of cosine distances (Torgerson, 1952) to two dimensions; a line goes from
each track to the one that sounds nearest. With ``QUERIES`` in the environment it also prints the neighbours
of so many random tracks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPen

from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION
from musicrec_desktop.model.evaluation import TrackLabel
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.evaluation.space import similarity
from musicrec_desktop.recommend.evaluation.space.distances import player_distances
from musicrec_desktop.recommend.space.aspects import aspect_cosines
from musicrec_desktop.recommend.space.sound_space import SoundSpace
from musicrec_desktop.services.evaluation.folder.service import LabelledTrack
from musicrec_desktop.services.space_recipes import SPACE_RECIPES
from tests.benchmarks.similarity_quality import measured

WIDTH, HEIGHT, MARGIN, LEGEND = 1480, 1000, 50, 400
DOT: Final = 6.5
COLOURS: Final = (
    "#0b7285", "#d9480f", "#845ef7", "#37b24d", "#e64980", "#1c7ed6", "#868e96", "#f2b100", "#343a40",
)  # fmt: skip
SAME, OTHER = "#adb5bd", "#ffa8a8"
NEIGHBOURS: Final = 5
TOLD: Final = ("tempo_bpm", "brightness_hz", "energy", "acousticness", "pulse_clarity", "vocalness")


def main(audio_dir: str, labels_path: str, picture: str, file_column: str = "file") -> None:
    """Measure, fit and draw."""
    folder = measured(audio_dir, labels_path, file_column)
    raw = np.stack([track.features.vector for track in folder.tracks]).astype(np.float32)
    excerpts = [track.excerpts for track in folder.tracks]
    space = SoundSpace.fit(raw, SPACE_RECIPES[EXTRACTOR_VERSION], EXTRACTOR_VERSION, excerpts)
    vectors = space.transform(raw)
    labels = [track.label for track in folder.tracks]
    draw(scaled(vectors), nearest(vectors), labels, picture)
    tell(raw, space, folder.tracks, int(os.environ.get("QUERIES", "0")))


def scaled(vectors: FloatArray) -> NDArray[np.float64]:
    """Two coordinates of each track, whose distances are as near as can be to those of the vectors."""
    squares = 2.0 * (1.0 - vectors.astype(np.float64) @ vectors.T.astype(np.float64))
    centring = np.eye(len(squares)) - 1.0 / len(squares)
    eigenvalues, eigenvectors = np.linalg.eigh(-0.5 * centring @ squares @ centring)
    return np.asarray(eigenvectors[:, -2:][:, ::-1] * np.sqrt(eigenvalues[-2:][::-1]))


def nearest(vectors: FloatArray) -> list[int]:
    """The place of the nearest other track of each."""
    found: list[int] = similarity.nearest(np.asarray(1.0 - vectors @ vectors.T), 1)[:, 0].tolist()
    return found


def draw(places: NDArray[np.float64], near: list[int], labels: list[TrackLabel], picture: str) -> None:
    """Write the picture as PNG."""
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    albums = list(dict.fromkeys(label.album or "no album" for label in labels))
    colours = {album: QColor(COLOURS[number % len(COLOURS)]) for number, album in enumerate(albums)}
    low, high = places.min(axis=0), places.max(axis=0)
    box = np.array([WIDTH - LEGEND - 2 * MARGIN, HEIGHT - 2 * MARGIN])
    dots = [QPointF(*(MARGIN + (place - low) / (high - low) * box)) for place in places]
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for start, end in enumerate(near):
        is_same = labels[start].album == labels[end].album
        painter.setPen(QPen(QColor(SAME if is_same else OTHER), 1.2))
        painter.drawLine(dots[start], dots[end])
    painter.setFont(QFont("sans-serif", 9))
    for dot, label in zip(dots, labels, strict=True):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours[label.album or "no album"])
        painter.drawEllipse(dot, DOT, DOT)
        painter.setPen(QColor("#495057"))
        painter.drawText(dot + QPointF(9, 4), _short(label))
    _legend(painter, colours)
    painter.end()
    image.save(picture)
    del app


def tell(raw: FloatArray, space: SoundSpace, tracks: Sequence[LabelledTrack], count: int) -> None:
    """Print what is near to some random tracks after re-ranking, in which aspects, and how it sounds."""
    aspects = space.describe(raw)[1]
    distances = player_distances(space, raw)
    order = similarity.nearest(distances, NEIGHBOURS)
    for query in np.random.default_rng(11).choice(len(tracks), count, replace=False).tolist():
        print(f"\n{tracks[query].label.file}  [{_sound(tracks[query])}]")
        cosines = aspect_cosines(space.aspects, aspects[[query]], aspects)
        for other in order[query].tolist():
            close = " ".join(
                f"{aspect.name} {float(aspect.closeness(cosines[aspect.name][0])[other]):.2f}"
                for aspect in space.aspects
            )
            likeness = 1 - float(distances[query, other])
            print(f"  {likeness:.2f} {tracks[other].label.file}: {close}  [{_sound(tracks[other])}]")
    print(f"\nspace of {space.dimension} dimensions, fitted on {space.fit_size} tracks")


def _sound(track: LabelledTrack) -> str:
    known = track.features.descriptors
    return ", ".join(f"{name} {known[name]:g}" for name in TOLD if name in known)


def _legend(painter: QPainter, colours: dict[str, QColor]) -> None:
    painter.setFont(QFont("sans-serif", 11))
    for row, (album, colour) in enumerate(colours.items()):
        top = MARGIN + 28.0 * row
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(WIDTH - LEGEND + 20, top, 14, 14))
        painter.setPen(QColor("#212529"))
        painter.drawText(QPointF(WIDTH - LEGEND + 44, top + 12), album)
    lines = ((SAME, "nearest is of the same album"), (OTHER, "nearest is of another"))
    for row, (colour_name, words) in enumerate(lines, start=len(colours) + 1):
        top = MARGIN + 28.0 * row
        painter.setPen(QPen(QColor(colour_name), 2))
        painter.drawLine(QPointF(WIDTH - LEGEND + 16, top + 7), QPointF(WIDTH - LEGEND + 38, top + 7))
        painter.setPen(QColor("#212529"))
        painter.drawText(QPointF(WIDTH - LEGEND + 44, top + 12), words)


def _short(label: TrackLabel) -> str:
    return os.path.splitext(os.path.basename(label.file))[0][:18]


if __name__ == "__main__":
    main(*sys.argv[1:])
