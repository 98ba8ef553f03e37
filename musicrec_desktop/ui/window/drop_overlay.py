"""What lies over the window while files are dragged over it: the things that can be done with them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.painting import sized
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Radius, Space

CARD_WIDTH, CARD_HEIGHT = 216, 176
LOW_CARD_HEIGHT = 84
GAP: Final = int(Space.L)
ICON_PX = 40
VEIL_ALPHA = 236


class DropTarget(Enum):
    """What can be done with files that are let go over the window."""

    PLAY = "play"
    ENQUEUE = "enqueue"
    ADD_FOLDER = "add-folder"
    IMPORT = "import"
    MOVE_IN = "move-in"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class TargetWords:
    """How a target looks.

    Attributes:
        glyph: its icon.
        title: what it does.
        detail: what that means.
        off: why it cannot be chosen.
    """

    glyph: Glyph
    title: str
    detail: str
    off: str = ""


TARGETS: Final = {
    DropTarget.PLAY: TargetWords(
        Glyph.PLAY, tr("Play now"), tr("In place of the queue. Ctrl+Z brings it back.")
    ),
    DropTarget.ENQUEUE: TargetWords(Glyph.QUEUE_ADD, tr("Add to queue"), tr("Behind what you queued.")),
    DropTarget.ADD_FOLDER: TargetWords(
        Glyph.ADD_FOLDER,
        tr("Add folder to the library"),
        tr("Its music is scanned, and noticed when it changes."),
        tr("Only folders can be added to the library."),
    ),
    DropTarget.IMPORT: TargetWords(
        Glyph.IMPORT, tr("Import playlists"), tr("Each becomes a playlist in the sidebar.")
    ),
    DropTarget.MOVE_IN: TargetWords(
        Glyph.MOVE_IN,
        tr("Import from another player"),
        tr("Plays, ratings, likes and playlists. You see what it finds first."),
    ),
    DropTarget.LIST: TargetWords(
        Glyph.INSIDE_SEARCH, tr("Songs like this list"), tr("What you own of it, and more like it.")
    ),
}


class DropOverlay(QWidget):
    """Cards, side by side; the one under the pointer, or nearest to it, is marked.

    Args:
        themes: where the colours come from.
        parent: what it lies over.

    Attributes:
        entered: a drag came over it.
        left: the drag went elsewhere, or was given up.
        let_go: something was dropped: the event.
    """

    entered = Signal(object)
    left = Signal()
    let_go = Signal(object)

    def __init__(self, themes: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._targets: tuple[DropTarget, ...] = ()
        self._off: frozenset[DropTarget] = frozenset()
        self._marked: DropTarget | None = None
        self.setAcceptDrops(True)
        themes.changed.connect(self.update)
        self.hide()

    @property
    def marked(self) -> DropTarget | None:
        """The target that would take what is dragged; None where none would."""
        return None if self._marked in self._off else self._marked

    def open_over(
        self, place: QRect, targets: tuple[DropTarget, ...], off: frozenset[DropTarget] = frozenset()
    ) -> None:
        """Show it over a part of the window, with some targets, a few of them off."""
        self.setGeometry(place)
        self._targets, self._off, self._marked = targets, off, None
        titles = ", ".join(TARGETS[target].title for target in targets)
        self.setAccessibleName(tr("Drop files here: {titles}", titles=titles))
        self.show()
        self.raise_()

    def set_off(self, off: frozenset[DropTarget]) -> None:
        """Turn further targets off."""
        self._off = off
        self.update()

    def is_off(self, target: DropTarget) -> bool:
        """Whether a target cannot be chosen now."""
        return target in self._off

    def point_at(self, point: QPoint) -> DropTarget:
        """Mark the target at a point, and tell which it is."""
        target = self.target_at(point)
        if target is not self._marked:
            self._marked = target
            self.update()
        return target

    def target_at(self, point: QPoint) -> DropTarget:
        """The target at a point, or the nearest one."""

        def distance(card: QRect) -> int:
            across = max(card.left() - point.x(), 0, point.x() - card.right())
            down = max(card.top() - point.y(), 0, point.y() - card.bottom())
            return across * across + down * down

        cards = self.cards()
        return min(cards, key=lambda target: distance(cards[target]))

    def cards(self) -> dict[DropTarget, QRect]:
        """Where the targets are: side by side, or below each other where that has no room."""
        count, room = len(self._targets), self.width() - 2 * GAP
        is_wide = room >= count * CARD_WIDTH + (count - 1) * GAP
        width = CARD_WIDTH if is_wide else min(room, 2 * CARD_WIDTH)
        height = (
            CARD_HEIGHT if is_wide else min(LOW_CARD_HEIGHT, (self.height() - (count + 1) * GAP) // count)
        )
        across, down = (count, 1) if is_wide else (1, count)
        left = (self.width() - across * width - (across - 1) * GAP) // 2
        top = (self.height() - down * height - (down - 1) * GAP) // 2
        return {
            target: QRect(
                left + (number * (width + GAP) if is_wide else 0),
                top + (0 if is_wide else number * (height + GAP)),
                width,
                height,
            )
            for number, target in enumerate(self._targets)
        }

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.entered.emit(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.entered.emit(event)

    @override
    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.left.emit()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.let_go.emit(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._themes.theme.surface_sunken)
        veil.setAlpha(VEIL_ALPHA)
        painter.fillRect(self.rect(), veil)
        for target, card in self.cards().items():
            self._paint_card(painter, target, card)
        painter.end()

    def _paint_card(self, painter: QPainter, target: DropTarget, card: QRect) -> None:
        theme, words = self._themes.theme, TARGETS[target]
        is_off, is_marked = target in self._off, target is self._marked
        is_chosen = is_marked and not is_off
        painter.setBrush(QColor(theme.selection if is_chosen else theme.surface_raised))
        edge = QPen(QColor(theme.accent if is_chosen else theme.border_strong), 2 if is_chosen else 1.2)
        if not is_chosen:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), Radius.M, Radius.M)
        colour = "text_disabled" if is_off else "accent" if is_chosen else "icon"
        picture = glyph_pixmap(words.glyph, theme, ICON_PX, self.devicePixelRatioF(), colour)
        inner = card.adjusted(Space.L, Space.L, -Space.L, -Space.L)
        is_low = card.height() < CARD_HEIGHT
        if is_low:
            painter.drawPixmap(QPoint(inner.left(), card.center().y() - ICON_PX // 2), picture)
            inner.setLeft(inner.left() + ICON_PX + Space.L)
            inner.adjust(0, -Space.XS, 0, Space.S)
        else:
            painter.drawPixmap(QPoint(card.center().x() - ICON_PX // 2, inner.top()), picture)
            inner.setTop(inner.top() + ICON_PX + Space.M)
        side = Qt.AlignmentFlag.AlignLeft if is_low else Qt.AlignmentFlag.AlignHCenter
        flags = int(side | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        font = sized(painter.font(), FontSize.BODY + 1)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.text_disabled if is_off else theme.text))
        title = painter.drawText(inner, flags, words.title)
        inner.setTop(title.bottom() + Space.XS)
        font = sized(painter.font(), FontSize.BODY)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(theme.text_disabled if is_off else theme.text_dim))
        painter.drawText(inner, flags, words.off if is_off else words.detail)
