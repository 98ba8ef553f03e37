"""What is chosen on the map, and what can be done with it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.buttons import IconButton, set_button_icon, text_button
from musicrec_desktop.ui.kit.icons import Glyph, icon
from musicrec_desktop.ui.kit.labels import dim_label, section_label
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space


class ChosenVerb(Enum):
    """What can be done with chosen points, by the words of its button."""

    PLAY = tr("Play")
    QUEUE = tr("Queue")
    PLAYLIST = tr("Playlist")
    RADIO = tr("∞ inside")
    REGION = tr("Smart playlist inside…")


_GLYPHS = {
    ChosenVerb.PLAY: Glyph.PLAY,
    ChosenVerb.QUEUE: Glyph.QUEUE_ADD,
    ChosenVerb.PLAYLIST: Glyph.NEW_FROM_TRACKS,
    ChosenVerb.RADIO: Glyph.INSIDE,
    ChosenVerb.REGION: Glyph.SMART_PLAYLIST,
}
_TIPS = {
    ChosenVerb.PLAY: tr("Play these tracks, from neighbour to neighbour"),
    ChosenVerb.QUEUE: tr("Add these tracks to the queue"),
    ChosenVerb.PLAYLIST: tr("Make a playlist of these tracks"),
    ChosenVerb.RADIO: tr("Let ∞ take only these tracks"),
    ChosenVerb.REGION: tr(
        "A smart playlist of whatever lies inside of the outline, also tracks that come later"
    ),
}


class SelectionPanel(QFrame):
    """Hidden while nothing is chosen.

    Args:
        theme: colours.
        parent: Qt's owner.

    Attributes:
        buttons: by what they do.
        asked: a ``ChosenVerb`` was pressed.
        let_go: nothing shall be chosen any more.
    """

    asked = Signal(object)
    let_go = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._figures = dim_label()
        close = IconButton(theme, Glyph.CLOSE, tr("Let go of the selection"), size_px=24, icon_px=16)
        close.clicked.connect(self.let_go)
        head = QHBoxLayout()
        head.addWidget(section_label(tr("Selected")), 1)
        head.addWidget(close)
        self.buttons = {verb: text_button(verb.value) for verb in ChosenVerb}
        self.buttons[ChosenVerb.PLAY].setProperty("role", "primary")
        grid = QGridLayout()
        grid.setSpacing(Space.XS)
        for place, (verb, button) in enumerate(self.buttons.items()):
            button.setToolTip(_TIPS[verb])
            button.clicked.connect(lambda _checked=False, verb=verb: self.asked.emit(verb))
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            is_wide = verb is ChosenVerb.REGION
            grid.addWidget(button, place // 2, 0 if is_wide else place % 2, 1, 2 if is_wide else 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.S, Space.M)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self._figures)
        column.addLayout(grid)
        theme.changed.connect(self._recolour)
        self._recolour()
        self.hide()

    @property
    def figures(self) -> str:
        """How much is chosen, in words."""
        return self._figures.text()

    def show_figures(self, text: str, *, has_outline: bool) -> None:
        """Say how much is chosen; without an outline there is no region to keep."""
        self._figures.setText(text)
        self.buttons[ChosenVerb.REGION].setVisible(has_outline)
        self.show()

    def _recolour(self) -> None:
        for verb, button in self.buttons.items():
            colour = "accent_text" if verb is ChosenVerb.PLAY else "icon"
            set_button_icon(button, icon(_GLYPHS[verb], self._theme.theme, colour))
