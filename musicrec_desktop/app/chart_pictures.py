"""Figures as picture files, for callers without a window."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QGuiApplication

from musicrec_desktop.core.atomic import write_atomic
from musicrec_desktop.model.insights import Figure
from musicrec_desktop.ui.kit.charts.files import ChartFile, chart_file, file_name
from musicrec_desktop.ui.theme.colours import DARK, LIGHT

LOOKS: Final = {theme.name: theme for theme in (LIGHT, DARK)}


def save_chart_pictures(
    figures: Sequence[Figure], folder: str, look: str = LIGHT.name, kind: ChartFile = ChartFile.PNG
) -> list[str]:
    """Write a file for each figure; needs no screen, and takes the calling thread as that of Qt.

    Args:
        figures: what is drawn; of two with one key, the later one stays.
        folder: made where it is not there; files that are there are replaced.
        look: ``"light"`` or ``"dark"``.
        kind: of the files.

    Returns:
        The paths, in the order of the figures.

    Raises:
        OSError: a file cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _app = QGuiApplication.instance() or QGuiApplication([])
    paths = []
    for figure in figures:
        path = os.path.join(folder, file_name(figure, kind))
        write_atomic(path, chart_file(figure, kind, LOOKS[look]))
        paths.append(path)
    return paths
