"""Whether things may move on the screen."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle


def may_animate() -> bool:
    """Whether the system allows animations; False on the offscreen platform."""
    style = QApplication.style()
    duration_ms = style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
    return duration_ms > 0 and QGuiApplication.platformName() != "offscreen"
