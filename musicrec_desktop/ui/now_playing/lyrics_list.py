"""Lyrics as a list of lines: the one that is sung stands out and stays in the middle.

Only rows that change are painted, and scrolling moves what is painted already.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEasingCurve,
    QModelIndex,
    QPoint,
    QPropertyAnimation,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.lyrics import Lyrics, LyricsClock, LyricsLine
from musicrec_desktop.ui.kit.motion import may_animate
from musicrec_desktop.ui.kit.painting import AnyIndex, sized
from musicrec_desktop.ui.now_playing.lyrics_lines import LyricsModel, height_of, laid_out, small_texts
from musicrec_desktop.ui.now_playing.tint import Tint
from musicrec_desktop.ui.theme.sizes import Radius, Space

SIZES_PX: Final = (14, 16, 18, 20, 23, 27, 32, 38, 46, 56)
"""Of letters, from the smallest step to the largest."""
PLAIN_STEP: Final = 4
GLIDE_MS: Final = 320
MOST_AT_ONCE: Final = 400
"""Lines that are laid out together; a song has fewer, a transcript of hours is laid out in parts."""
FOLLOW_AGAIN_MS: Final = 8_000
"""How long after the user scrolled the list follows the song again."""
_BEHIND_SHARE: Final = 0.72
"""The size of what is sung behind a line, and of the name of a voice."""


class LyricsDelegate(QStyledItemDelegate):
    """Paints a line, wrapped, with the words that were sung in the colour of text."""

    def __init__(self, view: LyricsList) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[int, int] = {}
        self._measure()

    def forget(self) -> None:
        """Measure again: the lines, the letters or the width are others."""
        self._heights.clear()
        self._measure()

    def _measure(self) -> None:
        self._large = sized(self._view.font(), self._view.size_px)
        self._large.setWeight(QFont.Weight.DemiBold)
        self._small = sized(self._view.font(), max(11, round(self._view.size_px * _BEHIND_SHARE)))
        self._metrics = QFontMetrics(self._large)
        self._line_px = self._metrics.height()
        self._width = self._view.text_width

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row = index.row()
        height = self._heights.get(row)
        if height is None:
            view = self._view
            line = view.lines.line(row)
            height = self._text_height(view.lines.shown(row)) + view.gap_px
            if line.voice or line.background:
                for small in small_texts(line):
                    height += round(height_of(laid_out(small, self._small, self._width)))
            if row in {0, view.lines.rowCount() - 1}:
                # So that the first and the last line can stand in the middle, too.
                height += view.end_px
            self._heights[row] = height
        return QSize(self._width, height)

    def _text_height(self, text: str) -> int:
        """How high a line is; a short one in Latin letters needs not be laid out for that."""
        if text.isascii() and "\n" not in text and self._metrics.horizontalAdvance(text) < self._width:
            return self._line_px
        return round(height_of(laid_out(text, self._large, self._width)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        view, row = self._view, index.row()
        line, tint = view.lines.line(row), view.tint
        is_sung = row == view.lines.place
        rect = option.rect
        top = rect.top() + view.gap_px / 2 + (view.end_px if row == 0 else 0)
        bottom = rect.bottom() - (view.end_px if row == view.lines.rowCount() - 1 else 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        place = QRectF(rect).adjusted(Space.XS, top - view.gap_px / 2 - rect.top(), -Space.XS, 0)
        place.setBottom(bottom)
        if state & QStyle.StateFlag.State_MouseOver and line.start_ms is not None:
            wash = QColor(tint.text)
            wash.setAlpha(18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(wash)
            painter.drawRoundedRect(place, Radius.S, Radius.S)
        if state & QStyle.StateFlag.State_HasFocus and view.is_keyboard_used:
            painter.setPen(QPen(QColor(tint.text_dim), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), Radius.S, Radius.S)
        plain = not view.lines.is_synced
        colour = QColor(tint.text if is_sung or plain else tint.waiting)
        left = rect.left() + view.side_px
        smalls = small_texts(line)
        if line.voice:
            top += self._draw(painter, smalls[0], QColor(tint.text_dim), left, top)
        top += self._draw_words(painter, line, view.lines.shown(row), colour, left, top, is_sung=is_sung)
        if line.background:
            self._draw(painter, smalls[-1], colour, left, top)
        painter.restore()

    def _draw(self, painter: QPainter, text: str, colour: QColor, left: float, top: float) -> float:
        layout = laid_out(text, self._small, self._view.text_width)
        painter.setPen(colour)
        layout.draw(painter, QPoint(round(left), round(top)))
        return height_of(layout)

    def _draw_words(
        self,
        painter: QPainter,
        line: LyricsLine,
        text: str,
        colour: QColor,
        left: float,
        top: float,
        *,
        is_sung: bool,
    ) -> float:
        layout = laid_out(text, self._large, self._view.text_width)
        formats: list[QTextLayout.FormatRange] = []
        if is_sung and line.words:
            begun = "".join(word.text for word in line.words[: self._view.lines.words])
            start = len(begun.encode("utf-16-le")) // 2
            rest = QTextLayout.FormatRange()
            rest.start, rest.length = start, len(text.encode("utf-16-le")) // 2 - start
            look = QTextCharFormat()
            look.setForeground(QColor(self._view.tint.waiting))
            rest.format = look
            formats.append(rest)
        painter.setPen(colour)
        layout.draw(painter, QPoint(round(left), round(top)), formats)
        return height_of(layout)


class LyricsList(QListView):
    """Shows lyrics, and follows what is sung.

    Attributes:
        lines: the model.
        tint: colours.
        seek_requested: a place in the lyrics to play from.
        following_changed: whether the list follows the song.
    """

    seek_requested = Signal(int)
    following_changed = Signal(bool)

    def __init__(self, tint: Tint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tint = tint
        self.step = PLAIN_STEP
        self.is_keyboard_used = False
        self._is_following = True
        self.lines = LyricsModel(self)
        self._delegate = LyricsDelegate(self)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setProperty("role", "queue")
        self.setAccessibleName(tr("Lyrics"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setBatchSize(MOST_AT_ONCE)
        self.setMouseTracking(True)
        # Filled by itself, so that Qt moves the picture when it scrolls, and paints only what is new.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._glide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.setDuration(GLIDE_MS)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(FOLLOW_AGAIN_MS)
        self._again.timeout.connect(self.follow)
        self.verticalScrollBar().sliderPressed.connect(self._hold)

    @property
    def size_px(self) -> int:
        """Of letters."""
        return SIZES_PX[self.step]

    @property
    def side_px(self) -> int:
        """What is free at either side of a line."""
        return Space.M

    @property
    def text_width(self) -> int:
        """What a line may take."""
        return max(80, self.viewport().width() - 2 * self.side_px)

    @property
    def gap_px(self) -> int:
        """Between two lines."""
        return round(self.size_px * 0.6)

    @property
    def end_px(self) -> int:
        """What is free above the first line and below the last."""
        if not self.lines.is_synced:
            return Space.S
        return max(Space.S, self.viewport().height() // 2 - self.size_px)

    @property
    def is_following(self) -> bool:
        """Whether the line that is sung stays in the middle."""
        return self._is_following

    def show_lyrics(self, lyrics: Lyrics | None) -> None:
        """Show other lyrics, from their begin."""
        self._glide.stop()
        self._delegate.forget()
        is_long = lyrics is not None and len(lyrics.lines) > MOST_AT_ONCE
        mode = QListView.LayoutMode.Batched if is_long else QListView.LayoutMode.SinglePass
        self.setLayoutMode(mode)
        self.lines.set_lyrics(lyrics)
        self.scrollToTop()
        self.follow()

    def show_moment(self, clock: LyricsClock, position_ms: int) -> None:
        """Show what is sung at a position."""
        place = clock.line_at(position_ms)
        words = clock.words_at(place, position_ms) if place >= 0 else 0
        before = self.lines.place
        for row in self.lines.set_moment(place, words):
            self.update(self.lines.index(row))
        if place != before:
            self._to_middle()

    def set_tint(self, tint: Tint) -> None:
        """Use other colours."""
        self.tint = tint
        self.viewport().update()

    def set_step(self, step: int) -> None:
        """Use letters of another size; a step of ``SIZES_PX``."""
        self.step = max(0, min(len(SIZES_PX) - 1, step))
        self._measure_again()

    def follow(self) -> None:
        """Follow the song."""
        self._again.stop()
        if not self._is_following:
            self._is_following = True
            self.following_changed.emit(True)
        self._to_middle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure_again()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._hold()
        super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.is_keyboard_used = True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._seek(self.currentIndex())
            return
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.index(max(0, self.lines.place)))
            return
        if event.key() in {
            Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home,
            Qt.Key.Key_End,
        }:  # fmt: skip
            self._hold()
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.is_keyboard_used = False
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._seek(self.indexAt(event.position().toPoint()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        leads = index.isValid() and self.lines.line(index.row()).start_ms is not None
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self.tint.surface))
        painter.end()
        super().paintEvent(event)

    def _seek(self, index: QModelIndex) -> None:
        if index.isValid() and self.lines.line(index.row()).start_ms is not None:
            self.seek_requested.emit(index.row())
            self.follow()

    def _hold(self) -> None:
        """The user looks elsewhere: do not follow for a while."""
        if not self.lines.is_synced:
            return
        self._glide.stop()
        self._again.start()
        if self._is_following:
            self._is_following = False
            self.following_changed.emit(False)

    def _measure_again(self) -> None:
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()
        if self._is_following:
            QTimer.singleShot(0, self, lambda: self._to_middle(is_at_once=True))

    def _to_middle(self, *, is_at_once: bool = False) -> None:
        row = self.lines.place
        if not self._is_following or not self.isVisible() or not self.lines.is_synced:
            return
        index = self.lines.index(max(0, row))
        if not index.isValid():
            return
        self.executeDelayedItemsLayout()
        bar, rect = self.verticalScrollBar(), self.visualRect(index)
        if rect.isEmpty():  # of a transcript of hours, not laid out yet
            return
        top, height = rect.top(), rect.height()
        if index.row() == 0:
            top, height = top + self.end_px, height - self.end_px
        if index.row() == self.lines.rowCount() - 1:
            height -= self.end_px
        wanted = bar.value() + top + height // 2 - self.viewport().height() // 2
        wanted = max(bar.minimum(), min(bar.maximum(), wanted))
        self._glide.stop()
        if is_at_once or not may_animate():
            bar.setValue(wanted)
        elif wanted != bar.value():
            self._glide.setStartValue(bar.value())
            self._glide.setEndValue(wanted)
            self._glide.start()
