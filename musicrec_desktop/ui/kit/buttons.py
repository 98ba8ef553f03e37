"""Buttons with an icon of the theme, a name for screen readers and a tooltip with the shortcut."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from musicrec_desktop.ui.kit.icons import Glyph, icon
from musicrec_desktop.ui.theme.control import ThemeController

ICON_PX, ICON_MARGIN_PX = 18, 3


def with_shortcut(name: str, shortcut: str) -> str:
    """A tooltip: ``"Next (Ctrl+Right)"``; ``shortcut`` in Qt's portable form, or empty."""
    if not shortcut:
        return name
    native = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{name} ({native})"


class IconButton(QToolButton):
    """A flat square button; its icon follows the theme and, where it is checkable, its state.

    The mouse does not give it the focus, so the focus ring shows only when the keyboard is used.

    Args:
        themes: where the colours come from.
        glyph: the picture.
        name: what it does, a verb; tooltip and accessible name.
        shortcut: the key that does the same, in Qt's portable form.
        size_px: of the button.
        icon_px: of the picture.
        colour: token of the icon.
        checked_colour: token of the icon while it is checked.
        is_checkable: whether it stays down.
        parent: Qt's owner.
    """

    def __init__(
        self,
        themes: ThemeController,
        glyph: Glyph,
        name: str,
        *,
        shortcut: str = "",
        size_px: int = 32,
        icon_px: int = 20,
        colour: str = "icon",
        checked_colour: str = "accent",
        is_checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._glyph = glyph
        self._colour = colour
        self._checked_colour = checked_colour
        self._shortcut = shortcut
        self.setCheckable(is_checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(size_px, size_px)
        self.setIconSize(QSize(icon_px, icon_px))
        self.set_name(name)
        self._recolour()
        themes.changed.connect(self._recolour)
        self.toggled.connect(self._recolour)

    @property
    def glyph(self) -> Glyph:
        """The picture that it shows."""
        return self._glyph

    def set_name(self, name: str) -> None:
        """Change what it says that it does."""
        self.setAccessibleName(name)
        self.setToolTip(with_shortcut(name, self._shortcut))

    def set_glyph(self, glyph: Glyph, colour: str = "") -> None:
        """Change the picture, and its token where one is given."""
        if glyph is self._glyph and colour in ("", self._colour):
            return
        self._glyph = glyph
        self._colour = colour or self._colour
        self._recolour()

    def _recolour(self) -> None:
        colour = self._checked_colour if self.isChecked() else self._colour
        self.setIcon(icon(self._glyph, self._themes.theme, colour))


def text_button(text: str, *, role: str = "", parent: QWidget | None = None) -> QPushButton:
    """A button with words; ``role`` is ``"primary"``, ``"danger"``, ``"link"`` or empty."""
    button = QPushButton(text, parent)
    if role:
        button.setProperty("role", role)
    button.setAutoDefault(False)
    return button


def set_button_icon(button: QPushButton, picture: QIcon) -> None:
    """Put a picture before the words, with room between them (Qt itself leaves none)."""
    button.setIconSize(QSize(ICON_PX + 2 * ICON_MARGIN_PX, ICON_PX))
    button.setIcon(picture)
