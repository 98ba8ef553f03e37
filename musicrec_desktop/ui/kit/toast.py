"""A short message at the bottom that goes by itself, with one thing to do (mostly: undo)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.theme.sizes import Space

SHOWN_MS = 6_000
MAXIMUM_WIDTH_PX = 560
MOST_LIFTED_PX = 160
"""So far it goes up for buttons that are in its place; where there are more of them, it lies over them."""


class Toast(QFrame):
    """Lies over the bottom of its parent, above buttons that are there.

    It stays while the pointer or the keyboard is on it.

    Args:
        parent: what it lies over.
        bottom_px: how far above the parent's lower edge.

    Attributes:
        said: how many messages there were.
    """

    def __init__(self, parent: QWidget, bottom_px: int = int(Space.XL)) -> None:
        super().__init__(parent)
        self._below = parent
        self._bottom_px = bottom_px
        self._on_action: Callable[[], object] | None = None
        self.said = 0
        self.setProperty("role", "toast")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.button = text_button("")
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOWN_MS)
        self.timer.timeout.connect(self.hide)
        self.button.clicked.connect(self._on_clicked)
        self.button.installEventFilter(self)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def show_message(
        self, text: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Say something for six seconds; takes the place of what was said before."""
        self.said += 1
        self._label.setText(text)
        self._on_action = on_action
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self._row.setContentsMargins(Space.L, Space.S, Space.S if action else Space.L, Space.S)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self.timer.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # Python is called for each event of the window then, so for no longer.
        self._below.installEventFilter(self)
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._below.removeEventFilter(self)
        super().hideEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.button and kind is QEvent.Type.FocusIn:
            self.timer.stop()
        elif watched is self.button and kind is QEvent.Type.FocusOut and self.isVisible():
            self.timer.start()
        elif watched is self._below and kind is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.timer.stop()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible() and not self.button.hasFocus():
            self.timer.start()
        super().leaveEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._dismiss()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        action, self._on_action = self._on_action, None
        self._dismiss()
        if action is not None:
            action()

    def dismiss(self) -> None:
        """Say nothing any more, and offer nothing."""
        self._on_action = None
        self._dismiss()

    def _dismiss(self) -> None:
        self.timer.stop()
        self.hide()

    def _place(self) -> None:
        parent = self._below
        room = parent.width() - 2 * Space.L
        self.ensurePolished()
        wanted = self._label.fontMetrics().horizontalAdvance(self._label.text()) + 3 * Space.L
        if self.button.text():
            wanted += self.button.sizeHint().width() + Space.M
        width = max(120, min(wanted, room, MAXIMUM_WIDTH_PX))
        height = max(44, self._row.totalHeightForWidth(width))
        left = (parent.width() - width) // 2
        self.setGeometry(
            self._beside_buttons(QRect(left, parent.height() - height - self._bottom_px, width, height))
        )

    def _beside_buttons(self, wanted: QRect) -> QRect:
        """The place above the buttons that are in the way; the wanted one where they go on and on."""
        parent, place = self._below, QRect(wanted)
        reach = wanted.adjusted(0, -MOST_LIFTED_PX, 0, 0)
        buttons = [
            shown
            for button in parent.findChildren(QAbstractButton)
            if button is not self.button
            and button.isVisible()
            and (shown := _shown_part(button, parent)).intersects(reach)
        ]
        for shown in sorted(buttons, key=QRect.top, reverse=True):
            if shown.intersects(place):
                place.moveBottom(shown.top() - int(Space.S))
        return place if place.top() >= max(reach.top(), 0) else wanted


def _shown_part(widget: QWidget, window: QWidget) -> QRect:
    """What can be seen of a widget, in pixels of the window; empty where it is scrolled away."""
    shown, over = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()), widget.parentWidget()
    while over is not None and over is not window:
        shown &= QRect(over.mapTo(window, QPoint(0, 0)), over.size())
        over = over.parentWidget()
    return shown
