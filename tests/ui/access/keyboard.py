"""Tab goes through a window as a person does it, and what is painted around what has the focus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget

MOST_STOPS: Final = 400
MARGIN_PX: Final = 3
"""A ring may stand around a widget."""


@dataclass(frozen=True, slots=True)
class Stop:
    """What Tab came to.

    Attributes:
        widget: has the focus.
        before: how its place looked without the focus.
        after: how it looks with it.
    """

    widget: QWidget
    before: NDArray[np.uint8]
    after: NDArray[np.uint8]

    @property
    def changed(self) -> int:
        """How many pixels look different."""
        return int((self.before != self.after).any(axis=2).sum())


def stops(window: QWidget) -> Iterator[Stop]:
    """Press Tab until the first widget has the focus again.

    Raises:
        AssertionError: Tab never comes round.
    """
    window.activateWindow()
    QApplication.processEvents()
    if (started := window.focusWidget()) is not None:
        started.clearFocus()
    if not wanted(window):
        return
    seen: list[QWidget] = []
    blank = picture(window)
    for _ in range(MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        widget = window.focusWidget()
        if widget is None:
            raise AssertionError("Tab leads nowhere")
        if widget in seen:
            return
        seen.append(widget)
        place = _place(widget, window)
        after = picture(window)
        yield Stop(widget, _cut(blank, place), _cut(after, place))
    raise AssertionError("Tab never comes round")


def picture(window: QWidget) -> NDArray[np.uint8]:
    """What is painted now; shape (height, width, 4)."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    data = np.frombuffer(image.constBits(), np.uint8)
    return data.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width()].copy()


def wanted(window: QWidget) -> list[QWidget]:
    """What Tab should come to: all that is seen, can be used, and takes the keyboard."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window)
        and widget.isEnabled()
        and widget.window() is window
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not _is_for_arrows(widget)
    ]


def _is_for_arrows(widget: QWidget) -> bool:
    """Of buttons of which one is down, Tab comes to that one, and arrows go on from it."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    group = cast("QButtonGroup | None", widget.group())
    return widget.autoExclusive() or (group is not None and group.exclusive())


def _place(widget: QWidget, window: QWidget) -> QRect:
    corner = widget.mapTo(window, QPoint())
    return QRect(corner, widget.size()).adjusted(-MARGIN_PX, -MARGIN_PX, MARGIN_PX, MARGIN_PX)


def _cut(whole: NDArray[np.uint8], place: QRect) -> NDArray[np.uint8]:
    top, left = max(0, place.top()), max(0, place.left())
    return whole[top : place.bottom() + 1, left : place.right() + 1]
