"""Classes of Qt that lanes use, made by the thread of the window before a lane runs.

PySide6 makes a class when somebody names it for the first time. Two threads that name one at the same time
both make it, and strike it twice from the table of those that are not made yet: the process ends (seen with
6.11, in a start on a busy machine). So

- a module that names classes of Qt at its top is imported by the thread of the window alone;
- what functions of the program name while they run in a lane, and what they get there, stands here.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Final

from musicrec_desktop.core.language import tr

LANE_CLASSES: Final[Mapping[str, tuple[str, ...]]] = {
    "PySide6.QtCore": (
        "QBuffer",
        "QByteArray",
        "QFile",
        "QFileDevice",
        "QIODevice",
        "QIODeviceBase",
        "QObject",
        "QPoint",
        "QPointF",
        "QRect",
        "QRectF",
        "QSize",
        "QSizeF",
        tr("Qt"),
        "QXmlStreamReader",
    ),
    "PySide6.QtGui": (
        "QBrush",
        "QColor",
        "QFont",
        "QFontMetrics",
        "QFontMetricsF",
        "QGradient",
        "QImage",
        "QImageIOHandler",
        "QImageReader",
        "QLinearGradient",
        "QPaintDevice",
        "QPainter",
        "QPainterPath",
        "QPen",
        "QPixelFormat",
        "QTextLayout",
        "QTextLine",
        "QTextOption",
    ),
}
"""By module. A class brings those that it follows from, and its enumerations."""


def make_lane_classes() -> None:
    """Make all of them; cheap where they are made."""
    for module, names in LANE_CLASSES.items():
        for name in names:
            getattr(importlib.import_module(module), name)
