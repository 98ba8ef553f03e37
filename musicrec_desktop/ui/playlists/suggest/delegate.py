"""Paints suggestions: cover, title, artist and reason, how well it fits, ＋ and −."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.button_rows import BUTTON_PX, ButtonDelegate
from musicrec_desktop.ui.kit.buttons import with_shortcut
from musicrec_desktop.ui.kit.cover_thumb import paint_cover
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import tabular_font
from musicrec_desktop.ui.kit.painting import (
    RIGHT,
    AnyIndex,
    CoverLookup,
    draw_elided,
    looked_up,
    paint_card_back,
    sized,
)
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.playlists.suggest.model import ROW_ROLE, SuggestionRow
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Space

ROW_PX, COVER_PX, LINE_PX, FIT_PX = 48, 34, 18, 44


class RowButton(Enum):
    """What can be clicked in a row."""

    ADD = "add"
    REFUSE = "refuse"


_GLYPHS: Final = {RowButton.ADD: Glyph.ADD, RowButton.REFUSE: Glyph.MINUS}
_WORDS: Final = {
    RowButton.ADD: with_shortcut(tr("Add it at the end of the playlist"), key_of("add_suggestion")),
    RowButton.REFUSE: with_shortcut(tr("Do not suggest it for this playlist"), key_of("refuse_suggestion")),
}


class SuggestionDelegate(ButtonDelegate[RowButton]):
    """Two lines and two buttons.

    Args:
        themes: colours.
        covers: gives pictures.
        view: shows the rows.
    """

    def __init__(self, themes: ThemeController, covers: CoverLookup, view: QAbstractItemView) -> None:
        super().__init__(_WORDS, themes, covers, view)

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(160, ROW_PX)

    @override
    def button_rect(self, rect: QRect, button: RowButton, direction: Qt.LayoutDirection) -> QRect:
        right = rect.right() - Space.S - BUTTON_PX * (2 if button is RowButton.ADD else 1)
        place = QRect(right, rect.top() + (rect.height() - BUTTON_PX) // 2, BUTTON_PX, BUTTON_PX)
        return QStyle.visualRect(direction, rect, place)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, SuggestionRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, rect = self._themes.theme, QRect(option.rect)
        dpr = painter.device().devicePixelRatioF()
        paint_card_back(painter, option, QRectF(rect).adjusted(Space.XS, 1, -Space.XS, -1), theme)
        if index.data(Role.IS_DIM):
            painter.setOpacity(0.4)
        top = (rect.height() - COVER_PX) // 2
        cover = self._mirrored(option, QRect(rect.left() + Space.M, rect.top() + top, COVER_PX, COVER_PX))
        picture = looked_up(self._covers, row.track.id, COVER_PX, dpr)
        tags = row.track.tags
        paint_cover(painter, QRectF(cover), picture, name=tags.album or tags.title, theme=theme, radius_px=4)
        for button, glyph in _GLYPHS.items():
            is_hot = self._is_hot(index.row(), button)
            colour = "text" if is_hot else "accent" if button is RowButton.ADD else "icon"
            place = self.button_rect(rect, button, option.direction)
            self._paint_icon(painter, place, glyph, colour, is_hot=is_hot)
        left = rect.left() + Space.M + COVER_PX + 10
        fit_left = rect.right() - Space.S - 2 * BUTTON_PX - Space.S - FIT_PX
        body = sized(painter.font(), FontSize.BODY)
        small = sized(painter.font(), FontSize.LABEL)
        painter.setFont(tabular_font(body))
        painter.setPen(QColor(theme.text_dim))
        fit = self._mirrored(option, QRect(fit_left, rect.top(), FIT_PX, rect.height()))
        painter.drawText(fit, RIGHT, percent(row.fit))
        line = QRect(left, rect.top() + 6, fit_left - Space.S - left, LINE_PX)
        painter.setFont(body)
        painter.setPen(QColor(theme.text))
        draw_elided(painter, self._mirrored(option, line), tags.title)
        line.translate(0, LINE_PX)
        painter.setFont(small)
        painter.setPen(QColor(theme.text_dim))
        words = " · ".join(part for part in (tags.artist_text, row.reason) if part)
        draw_elided(painter, self._mirrored(option, line), words)
        painter.restore()

    @staticmethod
    def _mirrored(option: QStyleOptionViewItem, place: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, place)
