"""Whether things may move on the screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

_LESS: Final = "musicrec_less_motion"
"""The property of the application that keeps the wish."""


def set_less_motion(*, is_less: bool) -> None:
    """Keep what the user wishes, for all windows."""
    if (app := QApplication.instance()) is not None:
        app.setProperty(_LESS, is_less)


def is_less_wished() -> bool:
    """Whether the user wants less motion: here, or in the system."""
    app, style = QApplication.instance(), QApplication.style()
    if app is not None and app.property(_LESS):
        return True
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) <= 0


def may_animate() -> bool:
    """Whether something may glide or fade; False on the offscreen platform."""
    return not is_less_wished() and QGuiApplication.platformName() != "offscreen"
