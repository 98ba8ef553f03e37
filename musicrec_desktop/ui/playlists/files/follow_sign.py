"""The line in the head of a playlist that follows its file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.playlist import Playlist
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.labels import ElidedLabel
from musicrec_desktop.ui.kit.screen_reader import Ornament
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.playlist_files import followed_problem_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

ICON_PX, BUTTON_PX = 16, 24


class FollowSign(QWidget):
    """Names the file, says what is wrong with it, and has the two things that can be done.

    Args:
        theme: colours.

    Attributes:
        reread_requested: the file shall be read now.
        stop_requested: the playlist shall not follow it any more.
    """

    reread_requested = Signal()
    stop_requested = Signal()

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme, self._problem = theme, ""
        self._picture = Ornament()
        self.words = ElidedLabel(role="dim", minimum_width_px=60)
        self.reread_button = IconButton(
            theme, Glyph.REFRESH, tr("Read again now"), size_px=BUTTON_PX, icon_px=ICON_PX
        )
        self.stop_button = IconButton(
            theme, Glyph.CLOSE, tr("Stop following the file"), size_px=BUTTON_PX, icon_px=ICON_PX
        )
        self.reread_button.clicked.connect(self.reread_requested)
        self.stop_button.clicked.connect(self.stop_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addWidget(self._picture)
        row.addWidget(self.words)
        row.addWidget(self.reread_button)
        row.addWidget(self.stop_button)
        row.addStretch()
        theme.changed.connect(self._recolour)
        self.hide()

    def show_playlist(self, playlist: Playlist | None) -> None:
        """Show what a playlist follows; nothing where it follows no file."""
        is_shown = playlist is not None and playlist.is_followed
        if playlist is not None and is_shown:
            place = display_path(playlist.source)
            self._problem = playlist.file_problem
            problem = followed_problem_text(self._problem) if self._problem else ""
            self.words.set_full_text(problem or tr("Follows {place}", place=place))
            self.setToolTip(tool_tip_text(place, problem))
            self._recolour()
        self.setVisible(is_shown)

    def _recolour(self) -> None:
        glyph, colour = (Glyph.WARNING, "warning") if self._problem else (Glyph.FOLLOW, "text_dim")
        self._picture.setPixmap(
            glyph_pixmap(glyph, self._theme.theme, ICON_PX, self.devicePixelRatioF(), colour)
        )
