"""Where a window goes so that all of it is on a screen. Logical pixels, as Qt counts them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMargins, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen

FRAME: Final = QMargins(4, 36, 4, 4)
"""What the title bar and the edges of a window take on common desktops; known only once it is shown."""
LEAST_SEEN_PX: Final = 48
"""A window of which less than this is on a screen, each way, counts as lost."""


def room_of(available: QRect) -> QRect:
    """Where the inside of a window may lie on a screen whose panels leave ``available``."""
    return available.marginsRemoved(FRAME)


def fitted(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """The same rectangle, moved and shrunk until it is on one screen.

    Args:
        wanted: the inside of the window, without its frame.
        screens: what is available on each screen, the primary one first; at least one.

    Returns:
        ``wanted`` where it fits; else on the screen that holds most of it, and in the middle of the primary
        screen where none holds a part that could be seen and taken hold of.
    """
    best = max(screens, key=lambda screen: _area(wanted.intersected(screen)))
    seen = wanted.intersected(best)
    if seen.width() < LEAST_SEEN_PX or seen.height() < LEAST_SEEN_PX:
        return centred(wanted.size(), screens[0])
    room = room_of(best)
    size = wanted.size().boundedTo(room.size())
    left = max(room.left(), min(wanted.left(), room.right() - size.width() + 1))
    top = max(room.top(), min(wanted.top(), room.bottom() - size.height() + 1))
    return QRect(QPoint(left, top), size)


def centred(size: QSize, available: QRect) -> QRect:
    """A rectangle of this size, or the size that there is room for, in the middle of a screen."""
    room = room_of(available)
    bounded = size.boundedTo(room.size())
    free = room.size() - bounded
    return QRect(room.topLeft() + QPoint(free.width() // 2, free.height() // 2), bounded)


def available_screens() -> list[QRect]:
    """What the panels of the desktop leave of each screen, the primary one first."""
    primary = QGuiApplication.primaryScreen()
    others = [screen for screen in QGuiApplication.screens() if screen is not primary]
    return [screen.availableGeometry() for screen in (primary, *others)]


def dialog_room(screen: QScreen) -> QSize:
    """The most that a dialog may take of a screen."""
    return room_of(screen.availableGeometry()).size()


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())
