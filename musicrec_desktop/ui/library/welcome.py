"""The first page of a new profile: two ways to begin, and what happens to the files."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from musicrec_desktop.core import promises
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.ui.kit.buttons import set_button_icon, text_button
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap, icon
from musicrec_desktop.ui.kit.screen_reader import Ornament
from musicrec_desktop.ui.kit.wording.formats import format_progress
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

ICON_PX = 72
WIDTH_PX = 440
BUTTON_WIDTH_PX = 264
HEADLINE = tr("Your music, and what fits next")
PROMISE = tr(
    "Play any track: when your own choice ends, the player goes on with tracks of your library that sound "
    "alike, and says why."
)
DROP_HINT = tr("You can also drop folders and files anywhere in this window.")


class Welcome(QWidget):
    """Headline, two buttons, one sentence about the files.

    Args:
        themes: where the colours come from.
        parent: Qt's owner.
    """

    add_folder_requested = Signal()
    demo_requested = Signal()

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = Ornament()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add_button = text_button(tr("Add a music folder"), role="primary")
        self.demo_button = text_button(tr("Try it with the demo library"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Making the demo library"))
        self._bar_text = _words("", "small")
        self.add_button.clicked.connect(self.add_folder_requested)
        self.demo_button.clicked.connect(self.demo_requested)
        self._lay_out()
        self.show_progress(None)
        self._recolour()
        themes.changed.connect(self._recolour)

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the demo library is; None where none is being made."""
        is_busy = progress is not None
        self._bar.setVisible(is_busy)
        self._bar_text.setVisible(is_busy)
        self.demo_button.setEnabled(not is_busy)
        if progress is not None:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
            amount = format_progress(progress.done, progress.total, progress.eta_ms)
            self._bar_text.setText(tr("Making the demo library … {amount}", amount=amount))

    def _recolour(self) -> None:
        theme = self._themes.theme
        self._picture.setPixmap(
            glyph_pixmap(Glyph.AUTOPLAY, theme, ICON_PX, self.devicePixelRatioF(), "accent")
        )
        set_button_icon(self.add_button, icon(Glyph.ADD_FOLDER, theme, "accent_text"))
        set_button_icon(self.demo_button, icon(Glyph.DISCOVER, theme))

    def _lay_out(self) -> None:
        buttons = QVBoxLayout()
        buttons.setSpacing(Space.S)
        for button in (self.add_button, self.demo_button):
            button.setFixedWidth(BUTTON_WIDTH_PX)
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout()
        column.setSpacing(Space.M)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addWidget(_words(HEADLINE, "title"))
        column.addWidget(_words(PROMISE, "dim"))
        column.addSpacing(Space.S)
        column.addLayout(buttons)
        column.addWidget(self._bar)
        column.addWidget(self._bar_text)
        column.addSpacing(Space.S)
        column.addWidget(_words(promises.FILES, "dim"))
        column.addWidget(_words(DROP_HINT, "small"))
        column.addStretch(3)
        box = QWidget()
        box.setLayout(column)
        box.setMaximumWidth(WIDTH_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        row.addStretch()
        row.addWidget(box, 100)
        row.addStretch()


def _words(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
