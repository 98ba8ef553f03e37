"""Asks for the name and the colour of a profile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.labels import section_label
from musicrec_desktop.ui.kit.name_dialog import NameDialog
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

SWATCH_PX: Final = 30
_RING_PX: Final = 2
COLOUR_NAMES: Final = {
    "#2f6fd0": tr("Blue"),
    "#c2410c": tr("Orange"),
    "#15803d": tr("Green"),
    "#7e3fb5": tr("Violet"),
    "#b4234f": tr("Red"),
    "#0f766e": tr("Teal"),
    "#92610a": tr("Brown"),
    "#475569": tr("Grey"),
    "#5b52d6": tr("Indigo"),
    "#a21caf": tr("Pink"),
}
"""What screen readers call a colour; another one by its code."""


class ColourRow(QWidget):
    """Colours in a row, of which one is chosen; the arrow keys go along it.

    Args:
        theme: colour of the ring around the chosen one.
        colours: to choose from.
        chosen: the one at first; it is added where it is none of these.
        parent: Qt's owner.
    """

    def __init__(
        self, theme: ThemeController, colours: Sequence[str], chosen: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        for colour in dict.fromkeys((*colours, chosen)):
            button = QToolButton()
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setProperty("role", "swatch")
            button.setFixedSize(SWATCH_PX, SWATCH_PX)
            button.setIconSize(QSize(SWATCH_PX, SWATCH_PX))
            name = COLOUR_NAMES.get(colour, colour)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setChecked(colour == chosen)
            button.toggled.connect(self._paint)
            self._group.addButton(button)
            self._buttons[colour] = button
            row.addWidget(button)
        row.addStretch()
        self._paint()

    @property
    def colour(self) -> str:
        """The one that is chosen."""
        return next(colour for colour, button in self._buttons.items() if button.isChecked())

    def choose(self, colour: str) -> None:
        """Choose one of them."""
        self._buttons[colour].setChecked(True)

    def _paint(self) -> None:
        for colour, button in self._buttons.items():
            button.setIcon(self._swatch(colour, is_chosen=button.isChecked()))

    def _swatch(self, colour: str, *, is_chosen: bool) -> QIcon:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSize(round(SWATCH_PX * ratio), round(SWATCH_PX * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0, 0, SWATCH_PX, SWATCH_PX)
        if is_chosen:
            painter.setPen(QPen(QColor(self._theme.theme.text), _RING_PX))
            painter.drawEllipse(whole.adjusted(_RING_PX, _RING_PX, -_RING_PX, -_RING_PX))
        inset = 2.5 * _RING_PX
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(whole.adjusted(inset, inset, -inset, -inset))
        painter.end()
        return QIcon(picture)


class ProfileForm(NameDialog):
    """A name and a colour.

    Args:
        title: of the window.
        verb: of the button that accepts.
        name: at first.
        colour: at first.
        colours: to choose from.
        problem: says what is wrong with a name.
        theme: colours.
        parent: the window.
    """

    def __init__(
        self,
        title: str,
        verb: str,
        name: str,
        colour: str,
        colours: Sequence[str],
        problem: Callable[[str], str],
        theme: ThemeController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, verb, name, problem, parent)
        self.colours = ColourRow(theme, colours, colour)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(section_label(tr("Colour")))
        column.addWidget(self.colours)
        self.insert(holder)
