"""Paints the cards of the day: covers, title, why, and what can be done with one."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.card import Card
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.button_rows import BUTTON_PX, ICON_PX, ButtonDelegate
from musicrec_desktop.ui.kit.cover_thumb import paint_cover
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import section_font
from musicrec_desktop.ui.kit.mosaic import mosaic
from musicrec_desktop.ui.kit.painting import (
    LEFT,
    AnyIndex,
    CoverLookup,
    has_focus_ring,
    has_state,
    sized,
    text_option,
    wrapped_lines,
)
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.signs import SIGNS, Meaning
from musicrec_desktop.ui.kit.wording.cards import kind_line
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Radius, Space

COVER_PX: Final = 124
CARD_HEIGHT: Final = COVER_PX + 2 * Space.M
GAP_PX: Final = int(Space.M)
LEAST_WIDTH: Final = 312
"""A card is at least so wide, where the page is."""
BUTTON_GAP_PX, LINE_PX, TITLE_PX, TITLE_STEP_PX = 2, 18, 15, 19
TITLE_LINES: Final = 2
_MOST_GROUNDS: Final = 32
TEXT_LINES: Final = 4
"""Of the title and the sentence together."""


class CardButton(Enum):
    """What can be clicked in a card."""

    PLAY = "play"
    SHUFFLE = "shuffle"
    LIKE = "like"
    DISLIKE = "dislike"
    MORE = "more"


_GLYPHS: Final = {
    CardButton.PLAY: Glyph.PLAY,
    CardButton.SHUFFLE: Glyph.SHUFFLE,
    CardButton.LIKE: SIGNS[Meaning.LIKE].glyph,
    CardButton.DISLIKE: SIGNS[Meaning.DISLIKE].glyph,
    CardButton.MORE: Glyph.MORE,
}
_WORDS: Final = {
    CardButton.PLAY: tr("Play"),
    CardButton.SHUFFLE: tr("Shuffle"),
    CardButton.LIKE: tr("Like this card: cards like it come first"),
    CardButton.DISLIKE: tr("Dislike this card: cards like it rest for 30 days"),
    CardButton.MORE: tr("More"),
}
OPINIONS: Final = {CardButton.LIKE: 1, CardButton.DISLIKE: -1}
_SAID: Final = {CardButton.LIKE: SIGNS[Meaning.LIKED], CardButton.DISLIKE: SIGNS[Meaning.DISLIKED]}


class CardDelegate(ButtonDelegate[CardButton]):
    """Paints cards; late covers move nothing.

    Args:
        themes: colours.
        covers: gives pictures.
        view: shows the cards.
    """

    def __init__(self, themes: ThemeController, covers: CoverLookup, view: QAbstractItemView) -> None:
        super().__init__(_WORDS, themes, covers, view)
        self._pictures: dict[tuple[tuple[TrackId, ...], int, str], QPixmap] = {}
        self._placeholders: dict[tuple[str, int, str], QPixmap] = {}
        self._grounds: dict[tuple[int, int, float, str, str], QPixmap] = {}

    def forget_covers(self, track_id: TrackId | None = None) -> None:
        """Ask for covers again: for those of a track, or for all."""
        self._pictures = {
            key: picture
            for key, picture in self._pictures.items()
            if track_id is not None and track_id not in key[0]
        }

    @override
    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        grid = option.widget.gridSize() if isinstance(option.widget, QListView) else QSize()
        return grid if grid.isValid() else QSize(LEAST_WIDTH, CARD_HEIGHT + GAP_PX)

    def card_rect(self, rect: QRect, direction: Qt.LayoutDirection) -> QRect:
        """The card in its cell; what is left of the cell is the gap to the next one."""
        place = QRect(rect.left(), rect.top(), rect.width() - GAP_PX, rect.height() - GAP_PX)
        return QStyle.visualRect(direction, rect, place)

    @override
    def button_rect(self, rect: QRect, button: CardButton, direction: Qt.LayoutDirection) -> QRect:
        card = self.card_rect(rect, direction)
        left = card.left() + Space.M + COVER_PX + Space.M - (BUTTON_PX - ICON_PX) // 2
        place = QRect(
            left + list(CardButton).index(button) * (BUTTON_PX + BUTTON_GAP_PX),
            card.bottom() - Space.M - BUTTON_PX + 3,
            BUTTON_PX,
            BUTTON_PX,
        )
        return QStyle.visualRect(direction, card, place)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        card = index.data(Role.CARD)
        if not isinstance(card, Card):
            return
        theme, direction = self._themes.theme, option.direction
        place = self.card_rect(option.rect, direction)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if card.opinion < 0:
            painter.setOpacity(0.55)
        dpr = painter.device().devicePixelRatioF()
        painter.drawPixmap(place.topLeft(), self._ground(option, place.size(), theme, dpr))
        cover = QRect(place.left() + Space.M, place.top() + Space.M, COVER_PX, COVER_PX)
        cover = QStyle.visualRect(direction, place, cover)
        painter.drawPixmap(cover.topLeft(), self._cover(index.data(Role.COVERS), card.title, theme, dpr))
        left = place.left() + 2 * Space.M + COVER_PX
        text = QRect(left, place.top() + Space.M, place.right() - Space.M - left, COVER_PX)
        self._paint_text(painter, QStyle.visualRect(direction, place, text), card, theme)
        for button in CardButton:
            self._paint_button(painter, option, index.row(), button, card)
        painter.restore()

    @staticmethod
    def _paint_text(painter: QPainter, text: QRect, card: Card, theme: Theme) -> None:
        base, width = painter.font(), text.width()
        kind, title = section_font(sized(base, FontSize.LABEL - 1)), _title_font(base)
        why = sized(base, FontSize.BODY - 1)
        line = QRect(text.left(), text.top() - 2, width, LINE_PX)
        _draw(painter, line, _wrapped(kind_line(card), kind, width, 1), kind, theme.text_dim, LINE_PX)
        heading = _wrapped(card.title, title, width, TITLE_LINES)
        _draw(painter, line, heading, title, theme.text, TITLE_STEP_PX)
        line.translate(0, 2)
        sentence = _wrapped(card.why, why, width, TEXT_LINES - len(heading))
        _draw(painter, line, sentence, why, theme.text_dim, LINE_PX - 1)

    def _paint_button(
        self, painter: QPainter, option: QStyleOptionViewItem, row: int, button: CardButton, card: Card
    ) -> None:
        is_hot = self._is_hot(row, button)
        glyph, colour = (
            _GLYPHS[button],
            "accent" if button is CardButton.PLAY else "text" if is_hot else "icon",
        )
        if card.opinion and OPINIONS.get(button) == card.opinion:
            glyph, colour = _SAID[button].glyph, _SAID[button].colour
        place = self.button_rect(option.rect, button, option.direction)
        self._paint_icon(painter, place, glyph, colour, is_hot=is_hot)

    def _cover(self, ids: object, name: str, theme: Theme, dpr: float) -> QPixmap:
        """The covers of a card as one picture with round corners, kept until one of them changes."""
        side_px = round(COVER_PX * dpr)
        assert isinstance(ids, tuple)
        key = (ids, side_px, theme.name)
        kept = self._pictures.get(key)
        if kept is not None:
            return kept
        picture = mosaic(ids, self._covers, side_px)
        if picture is not None:
            self._pictures[key] = _rounded(picture, name, theme, dpr)
            return self._pictures[key]
        # Covers are asked for with each painting, until they come.
        place = (name, side_px, theme.name)
        if place not in self._placeholders:
            self._placeholders[place] = _rounded(None, name, theme, dpr)
        return self._placeholders[place]

    def _ground(self, option: QStyleOptionViewItem, size: QSize, theme: Theme, dpr: float) -> QPixmap:
        """What lies behind a card; round corners take longer to paint than all of its text."""
        is_chosen = has_state(option, QStyle.StateFlag.State_Selected)
        is_hovered = has_state(option, QStyle.StateFlag.State_MouseOver)
        fill = theme.selection if is_chosen else theme.hover if is_hovered else theme.surface_raised
        edge = theme.focus if has_focus_ring(option) else theme.border
        key = (size.width(), size.height(), dpr, fill, edge)
        if key not in self._grounds:
            if len(self._grounds) >= _MOST_GROUNDS:
                self._grounds.clear()
            self._grounds[key] = _round_ground(size, fill, edge, 2 if edge == theme.focus else 1, dpr)
        return self._grounds[key]


def _round_ground(size: QSize, fill: str, edge: str, edge_px: int, dpr: float) -> QPixmap:
    ground = _transparent(size, dpr)
    painter = QPainter(ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), edge_px))
    painter.setBrush(QColor(fill))
    gap = edge_px / 2
    place = QRectF(0, 0, size.width(), size.height()).adjusted(gap, gap, -gap, -gap)
    painter.drawRoundedRect(place, Radius.M, Radius.M)
    painter.end()
    return ground


def _rounded(picture: QPixmap | None, name: str, theme: Theme, dpr: float) -> QPixmap:
    """A cover as it is painted in a card; initials where there is none."""
    made = _transparent(QSize(COVER_PX, COVER_PX), dpr)
    painter = QPainter(made)
    place = QRectF(0, 0, COVER_PX, COVER_PX)
    paint_cover(painter, place, picture, name=name, theme=theme, radius_px=Radius.S)
    painter.end()
    return made


def _transparent(size: QSize, dpr: float) -> QPixmap:
    made = QPixmap(round(size.width() * dpr), round(size.height() * dpr))
    made.setDevicePixelRatio(dpr)
    made.fill(Qt.GlobalColor.transparent)
    return made


def _draw(
    painter: QPainter, line: QRect, texts: Sequence[str], font: QFont, colour: str, step_px: int
) -> None:
    """Draw lines that fit, and move ``line`` below them."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    for text in texts:
        painter.drawText(QRectF(line), text, text_option(text, LEFT, painter.layoutDirection()))
        line.translate(0, step_px)


def _title_font(font: QFont) -> QFont:
    made = sized(font, TITLE_PX)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _wrapped(text: str, font: QFont, width: int, most: int) -> Sequence[str]:
    """A text in lines; wrapping costs more than painting."""
    return _wrapped_in(text, font.toString(), font.capitalization(), width, most)


@functools.lru_cache(maxsize=512)
def _wrapped_in(
    text: str, font_name: str, capitals: QFont.Capitalization, width: int, most: int
) -> Sequence[str]:
    font = QFont()
    font.fromString(font_name)
    font.setCapitalization(capitals)
    return wrapped_lines(text, font, width, most)
