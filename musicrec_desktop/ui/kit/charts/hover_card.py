"""The card beside a mark of a chart that says its values."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.ui.kit.labels import tabular_font
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDEST_PX: Final = 340
_GAP_PX: Final = 12


class HoverCard(QFrame):
    """Lies over the window, beside what it is about; the pointer passes through it.

    Args:
        themes: dresses it.
    """

    def __init__(self, themes: ThemeController) -> None:
        super().__init__()
        self.setProperty("role", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._head, self._rest = QLabel(), QLabel()
        for label in (self._head, self._rest):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setFont(tabular_font(label.font()))
        self._head.setProperty("role", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(2)
        column.addWidget(self._head)
        column.addWidget(self._rest)
        themes.changed.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, line by line."""
        return "\n".join(filter(None, (self._head.text(), self._rest.text())))

    def show_lines(self, lines: tuple[str, ...], widget: QWidget, place: QRect) -> None:
        """Say something beside a part of a widget.

        Args:
            lines: the first one is the heading.
            widget: whose window it lies over.
            place: of the widget, which it does not cover.
        """
        window = widget.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self._head.setText(lines[0] if lines else "")
        self._rest.setText("\n".join(lines[1:]))
        self._rest.setVisible(len(lines) > 1)
        self.ensurePolished()
        widths = [self._head.fontMetrics().horizontalAdvance(line) for line in lines]
        margins = 2 * Space.M + 8
        width = min(WIDEST_PX, max(widths, default=0) + margins, window.width() - 2 * _GAP_PX)
        self.setFixedWidth(int(width))
        layout = self.layout()
        assert layout is not None
        self.setFixedHeight(max(layout.totalHeightForWidth(int(width)), layout.minimumSize().height()))
        self.move(self._corner(QRect(widget.mapTo(window, place.topLeft()), place.size()), window))
        self.show()
        self.raise_()

    def _corner(self, place: QRect, window: QWidget) -> QPoint:
        """Above the place, or below it where there is no room; never outside of the window."""
        left = max(
            _GAP_PX, min(place.center().x() - self.width() // 2, window.width() - self.width() - _GAP_PX)
        )
        top = place.top() - self.height() - _GAP_PX
        if top < _GAP_PX:
            top = min(place.bottom() + _GAP_PX, window.height() - self.height() - _GAP_PX)
        return QPoint(left, max(0, top))
