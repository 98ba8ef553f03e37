"""Cells of track tables: what plays is marked, hearts are icons, missing and banned rows are dim."""

from __future__ import annotations

import functools
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.labels import section_font, tabular_font
from musicrec_desktop.ui.kit.painting import AnyIndex, draw_elided, has_focus_ring, sized
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.signs import SIGNS, mark_of
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Space

BRIGHT_KEYS: Final = frozenset({"title", "artist"})
NUMBER_KEYS: Final = frozenset({"number", "place"})
"""Columns that show the sign of what plays in place of their number."""
_CURRENT_KEYS: Final = NUMBER_KEYS | {"title"}
"""Columns that show which track is the current one."""
# Operations on the enumerations of Qt cost microseconds each.
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter.value
_RIGHT: Final = Qt.AlignmentFlag.AlignRight.value
_SELECTED: Final = QStyle.StateFlag.State_Selected.value
_FOCUS: Final = QStyle.StateFlag.State_HasFocus.value
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
MARK_PX: Final = 16
SCORE_BAR_PX: Final = 56
SCORE_MINIMUM_PX: Final = 100


@functools.cache
def _flags(align: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag(align)


class RowHover(QObject):
    """Which row of a table the pointer is on; Qt itself knows only the cell.

    Args:
        view: the table, which it repaints.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.row = -1
        self._viewport = view.viewport()
        view.setMouseTracking(True)
        view.entered.connect(lambda index: self.set_row(index.row()))
        self._viewport.installEventFilter(self)

    def set_row(self, row: int) -> None:
        """The pointer went to another row; -1 for none."""
        if row != self.row:
            self.row = row
            self._viewport.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self.set_row(-1)
        return super().eventFilter(watched, event)


class TrackDelegate(QStyledItemDelegate):
    """Paints by the roles of ``kit.roles``; it belongs to one view and watches its pointer.

    Args:
        themes: where the colours come from.
        view: the table that it paints for.
    """

    too_narrow = Signal(str, int)
    """The key of a column that is too narrow for a number, and the width that the number needs, in pixels."""

    def __init__(self, themes: ThemeController, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._themes = themes
        self.hover = RowHover(view)
        themes.changed.connect(view.viewport().update)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        # A wheel step paints all cells: each role that is asked for costs a millisecond of it.
        theme, rect = self._themes.theme, option.rect
        painter.save()
        # The model itself answers in half the time of the index, which asks it through Qt.
        data = index.model().data
        key = data(index, Role.COLUMN_KEY)
        if key is None:
            self._paint_section(painter, rect, index)
            painter.restore()
            return
        self._paint_ground(painter, option, index)
        place = rect.adjusted(Space.S, 0, -Space.S, 0)
        is_current = key in _CURRENT_KEYS and bool(data(index, Role.IS_CURRENT))
        if key == "liked":
            self._paint_feedback(painter, rect, index)
        elif key == "score" and place.width() >= SCORE_MINIMUM_PX:
            self._paint_score(painter, place, index)
        elif key in NUMBER_KEYS and is_current:
            is_playing = bool(index.data(Role.IS_PLAYING))
            self._paint_glyph(painter, rect, Glyph.VOLUME_HIGH if is_playing else Glyph.PAUSE, "accent")
        else:
            self._paint_text(painter, place, index, theme, key, is_current=is_current)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, place: QRect, index: AnyIndex, theme: Theme, key: str, *, is_current: bool
    ) -> None:
        data = index.model().data
        text = data(index, _DISPLAY)
        if not text:
            return
        colour = theme.text if key in BRIGHT_KEYS else theme.text_dim
        font = painter.font()
        if data(index, Role.IS_DIM):
            colour = theme.text_disabled
        elif is_current and key == "title":
            colour = theme.accent
            font = QFont(font)
            font.setWeight(QFont.Weight.DemiBold)
        align = int(data(index, _ALIGNMENT) or _MIDDLE)
        is_right = bool(align & _RIGHT)
        painter.setFont(tabular_font(font) if is_right else font)
        painter.setPen(QColor(colour))
        if is_right:
            text_px = painter.fontMetrics().horizontalAdvance(text)
            if text_px > place.width():
                self.too_narrow.emit(key, text_px)
        draw_elided(painter, place, text, _flags(align))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, state = self._themes.theme, option.state.value
        if state & _SELECTED:
            painter.fillRect(option.rect, QColor(theme.selection))
        elif index.row() == self.hover.row:
            painter.fillRect(option.rect, QColor(theme.hover))
        if state & _FOCUS and has_focus_ring(option):
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))

    def _paint_feedback(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        track = index.data(Role.TRACK)
        if not isinstance(track, Track):
            return
        mark = mark_of(track, is_banned=bool(index.data(Role.IS_BANNED)))
        if mark is not None:
            self._paint_glyph(painter, rect, SIGNS[mark].glyph, SIGNS[mark].colour)

    def _paint_score(self, painter: QPainter, place: QRect, index: AnyIndex) -> None:
        theme, score = self._themes.theme, index.data(Role.SCORE)
        if not isinstance(score, (int, float)):
            return
        share = max(0.0, min(1.0, float(score)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = min(SCORE_BAR_PX, place.width())
        groove = QRectF(place.left(), place.center().y() - 2, width, 5)
        painter.setBrush(QColor(theme.border_strong))
        painter.drawRoundedRect(groove, 2.5, 2.5)
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(QRectF(groove.left(), groove.top(), width * share, 5), 2.5, 2.5)
        painter.setFont(tabular_font(painter.font()))
        painter.setPen(QColor(theme.text_dim))
        draw_elided(painter, place.adjusted(width + Space.S, 0, 0, 0), f"{round(100 * share)} %")

    def _paint_section(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        painter.fillRect(rect, QColor(self._themes.theme.surface))
        font = sized(painter.font(), FontSize.LABEL)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(section_font(font))
        painter.setPen(QColor(self._themes.theme.text_dim))
        place = rect.adjusted(Space.S, 0, -Space.S, -6)
        low = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        draw_elided(painter, place, str(index.data(Qt.ItemDataRole.DisplayRole) or ""), low)

    def _paint_glyph(self, painter: QPainter, rect: QRect, glyph: Glyph, colour: str) -> None:
        dpr = painter.device().devicePixelRatioF()
        picture = glyph_pixmap(glyph, self._themes.theme, MARK_PX, dpr, colour)
        corner = rect.center() - QRect(0, 0, MARK_PX, MARK_PX).center()
        painter.drawPixmap(corner, picture)
