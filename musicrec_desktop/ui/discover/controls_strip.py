"""The two sliders of “For you”, and what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.card import CardControls
from musicrec_desktop.ui.kit.marked_slider import MarkedSlider
from musicrec_desktop.ui.kit.wording.cards import diversity_text, newness_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

REST_MS: Final = 500
"""So long a slider rests before cards are made with it."""
ROOMY_PX: Final = 460
"""From this width on the sliders stand side by side."""
_WIDEST_PX: Final = 380
_LEAST_PX: Final = 200


class ControlsStrip(QWidget):
    """Two sliders side by side, each between two words.

    Args:
        themes: colours.

    Attributes:
        turned: the user chose other ``CardControls``, and lets the sliders rest.
    """

    turned = Signal(object)

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.newness = _slider(themes, tr("Familiar or new"), newness_text)
        self.diversity = _slider(themes, tr("Alike or diverse"), diversity_text)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(lambda: self.turned.emit(self.controls))
        self._row = row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        row.setContentsMargins(Space.L, 0, Space.L, Space.M)
        row.setSpacing(0)
        for before, slider, after in (
            (tr("Familiar"), self.newness, tr("New")),
            (tr("Alike"), self.diversity, tr("Diverse")),
        ):
            slider.turned.connect(lambda _number: self._rest.start())
            part = QHBoxLayout()
            part.setSpacing(Space.S)
            for widget in (_word(before), slider, _word(after)):
                part.addWidget(widget)
            holder = QWidget()
            holder.setMaximumWidth(_WIDEST_PX)
            part.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(part)
            row.addWidget(holder, 1)
        row.addStretch()

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as one slider: the other one then stands below it."""
        return QSize(_LEAST_PX, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= ROOMY_PX
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        self._row.setSpacing(Space.XL if is_wide else 0)

    @property
    def controls(self) -> CardControls:
        """Where the sliders stand."""
        return CardControls(round(self.diversity.number), round(self.newness.number))

    def forget(self) -> None:
        """Another profile is in use: what was turned just now is not its choice."""
        self._rest.stop()

    def show_controls(self, controls: CardControls) -> None:
        """Show where the sliders stand, unless the user is about to choose."""
        if not self._rest.isActive():
            self.diversity.show_number(controls.diversity)
            self.newness.show_number(controls.newness)


def _slider(themes: ThemeController, name: str, tell: Callable[[float], str]) -> MarkedSlider:
    neutral = CardControls()
    return MarkedSlider(themes, name, low=0, high=100, neutral=neutral.diversity, steps_per_unit=1, tell=tell)


def _word(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "small")
    return label
