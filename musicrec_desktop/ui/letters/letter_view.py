"""A letter in the window, with pictures and links."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.letter import LetterContent
from musicrec_desktop.ui.kit.covers import decode_cover
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Radius, Space

BAR: Final = "bar"
_BAR_PX: Final = 12
_MOST_PX: Final = 1000


class LetterView(QTextBrowser):
    """Shows the HTML that ``services.letters.rendering.window_html_of`` gives; loads nothing from anywhere.

    Args:
        themes: colours.
        parent: Qt's owner.

    Attributes:
        link_wanted: the address of a link that was clicked.
    """

    link_wanted = Signal(str)

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._content: LetterContent | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(tr("Letter"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(Space.XL)
        self.anchorClicked.connect(lambda address: self.link_wanted.emit(address.toString()))

    def show_letter(self, content: LetterContent, html: str) -> None:
        """Show a letter from its beginning."""
        self._content = content
        self.document().clear()  # and with it the pictures of the letter before
        self.setHtml(html)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures of the letter; everything else is nowhere."""
        name = QUrl(name)
        size = name.query()
        size_px = min(int(size), _MOST_PX) if size.isascii() and size.isdecimal() else 0
        if size_px == 0 or self._content is None:
            return None
        if name.path() == BAR:
            return self._bar(size_px)
        return self._cover(self._content.pictures.get(name.path()), size_px)

    def _cover(self, data: bytes | None, size_px: int) -> QImage:
        ratio, theme = self.devicePixelRatioF(), self._themes.theme
        image = self._blank(size_px, size_px)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(0, 0, size_px, size_px), Radius.S, Radius.S)
        painter.setClipPath(shape)
        picture = decode_cover(data, image.width()) if data else QImage()
        if picture.isNull():
            painter.fillRect(0, 0, size_px, size_px, QColor(theme.hover))
            side = size_px // 2
            glyph = glyph_pixmap(Glyph.TRACKS, theme, side, ratio, "text_disabled")
            painter.drawPixmap((size_px - side) // 2, (size_px - side) // 2, side, side, glyph)
        else:
            painter.drawImage(QRectF(0, 0, size_px, size_px), picture)
        painter.end()
        return image

    def _bar(self, width_px: int) -> QImage:
        image = self._blank(width_px, _BAR_PX)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._themes.theme.accent))
        radius = min(3.0, width_px / 2)
        painter.drawRoundedRect(QRectF(0, 1, width_px, _BAR_PX - 2), radius, radius)
        painter.end()
        return image

    def _blank(self, width_px: int, height_px: int) -> QImage:
        ratio = self.devicePixelRatioF()
        image = QImage(
            round(width_px * ratio), round(height_px * ratio), QImage.Format.Format_ARGB32_Premultiplied
        )
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        return image
