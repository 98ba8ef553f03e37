"""A line across the top that stays until it is closed: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.screen_reader import Ornament
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

ICON_PX = 20


class Banner(QFrame):
    """Hidden until it has something to say.

    Args:
        themes: where the colours come from.
        parent: Qt's owner.
    """

    closed = Signal()
    """The user closed it."""

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._on_button: Callable[[], object] | None = None
        self.setProperty("role", "banner")
        self._picture = Ornament()
        self._headline = QLabel()
        self._advice = QLabel()
        self._advice.setProperty("role", "dim")
        self._advice.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for label in (self._headline, self._advice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._headline.setProperty("role", "strong")
        self.button = text_button("")
        self.close_button = IconButton(themes, Glyph.CLOSE, tr("Close"), size_px=28, icon_px=18)
        self.button.clicked.connect(self._on_clicked)
        self.close_button.clicked.connect(self._on_closed)
        self._lay_out()
        self._recolour()
        themes.changed.connect(self._recolour)
        self.hide()

    @property
    def text(self) -> str:
        """All that it says."""
        return f"{self._headline.text()} {self._advice.text()}".strip()

    def show_message(
        self, headline: str, advice: str, button: str = "", on_button: Callable[[], object] | None = None
    ) -> None:
        """Say something, with a button where it has words."""
        self._headline.setText(headline)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._on_button = on_button
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setAccessibleName(self.text)
        self.show()

    def _on_clicked(self) -> None:
        if self._on_button is not None:
            self._on_button()

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()

    def _recolour(self) -> None:
        dpr = self.devicePixelRatioF()
        self._picture.setPixmap(glyph_pixmap(Glyph.WARNING, self._themes.theme, ICON_PX, dpr, "warning"))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._headline)
        words.addWidget(self._advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
