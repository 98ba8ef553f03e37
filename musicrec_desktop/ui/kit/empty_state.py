"""What a page says where it has nothing to show: why that is, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.screen_reader import Ornament, Role, spoken_as
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

ICON_PX = 48
TEXT_WIDTH_PX = 380
Action = Callable[[], object]


@spoken_as(Role.Grouping)
class EmptyState(QWidget):
    """Icon, headline, text and up to two buttons, in the middle of the place it gets.

    Args:
        themes: where the colours come from.
        glyph: the picture.
        parent: Qt's owner.
    """

    def __init__(
        self, themes: ThemeController, glyph: Glyph = Glyph.TRACK_OUTLINE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._glyph = glyph
        self._picture = Ornament()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._headline = _centred("headline")
        self._text = _centred("dim")
        self._actions: list[Action | None] = [None, None]
        self._is_entered = False
        self.primary_button = text_button("", role="primary")
        self.second_button = text_button("")
        self.primary_button.clicked.connect(lambda: self._run(0))
        self.second_button.clicked.connect(lambda: self._run(1))
        self._lay_out()
        self._recolour()
        self.show_message("", "")
        themes.changed.connect(self._recolour)

    @property
    def headline(self) -> str:
        """The first line."""
        return self._headline.text()

    @property
    def text(self) -> str:
        """The text below the headline."""
        return self._text.text()

    def show_message(
        self,
        headline: str,
        text: str,
        button: str = "",
        on_button: Action | None = None,
        second_button: str = "",
        on_second_button: Action | None = None,
        *,
        glyph: Glyph | None = None,
        is_entered: bool = False,
    ) -> None:
        """Show another message; a button without words is hidden.

        Args:
            headline: the first line.
            text: what stands below it.
            button: the words of the first button.
            on_button: what it does.
            second_button: the words of the second button.
            on_second_button: what it does.
            glyph: another picture.
            is_entered: whether Enter does what the first button does.
        """
        self._headline.setText(headline)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(headline)
        self.setAccessibleDescription(text)
        self._actions, self._is_entered = [on_button, on_second_button], is_entered
        self._dress(self.primary_button, button)
        self._dress(self.second_button, second_button)
        if glyph is not None:
            self._glyph = glyph
            self._recolour()

    def enter(self) -> bool:
        """Do what Enter does; False where that is nothing."""
        if self._is_entered:
            self._run(1 if self.second_button.hasFocus() else 0)
        return self._is_entered

    @staticmethod
    def _dress(button: QPushButton, words: str) -> None:
        button.setText(words)
        button.setVisible(bool(words))

    def _run(self, place: int) -> None:
        action = self._actions[place]
        if action is not None:
            action()

    def _recolour(self) -> None:
        dpr = self.devicePixelRatioF()
        self._picture.setPixmap(glyph_pixmap(self._glyph, self._themes.theme, ICON_PX, dpr, "text_disabled"))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch()
        buttons.addWidget(self.primary_button)
        buttons.addWidget(self.second_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.XL, Space.L, Space.XL)
        column.setSpacing(Space.S)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addSpacing(Space.S)
        for label in (self._headline, self._text):
            row = QHBoxLayout()
            row.addStretch()
            row.addWidget(label, 100)
            row.addStretch()
            column.addLayout(row)
        column.addSpacing(Space.S)
        column.addLayout(buttons)
        column.addStretch(3)


def _centred(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    label.setMaximumWidth(TEXT_WIDTH_PX)
    return label
