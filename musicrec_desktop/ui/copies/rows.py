"""The groups of copies as rows of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.copies import COPY_KINDS, CopyRow
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.cover_thumb import paint_cover
from musicrec_desktop.ui.kit.painting import (
    LEFT,
    RIGHT,
    AnyIndex,
    CoverLookup,
    draw_elided,
    looked_up,
    paint_card_back,
)
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.wording.copies import KIND_NAMES, row_text, space_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Radius, Space

ROW_PX: Final = 56
COVER_PX: Final = 40
_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class CopyModel(QAbstractListModel):
    """One row for each group; the text is its title, ``Role.DETAIL`` artist, files and formats."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CopyRow, ...] = ()
        self._readers: dict[int, Callable[[CopyRow], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda row: row.title,
            Qt.ItemDataRole.AccessibleTextRole: _spoken,
            Role.DETAIL: row_text,
            Role.TRACK_ID: lambda row: row.face,
            Role.SCORE: lambda row: space_text(row.spare_bytes) if row.spare_bytes else "",
        }

    def show_rows(self, rows: Sequence[CopyRow]) -> None:
        """Replace all rows, unless they are the same."""
        if tuple(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[CopyRow, ...]:
        """What is shown, in its order."""
        return self._rows

    def cover_changed(self, track_id: TrackId) -> None:
        """Paint the groups again that this track's cover stands for."""
        for number, row in enumerate(self._rows):
            if row.face == track_id:
                index = self.index(number, 0)
                self.dataChanged.emit(index, index, [int(Qt.ItemDataRole.DecorationRole)])

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        reader = self._readers.get(role)
        return reader(self._rows[index.row()]) if reader is not None and index.isValid() else None


class CopyDelegate(QStyledItemDelegate):
    """Paints cover, title, second line, and at the right the space that the other files take.

    Args:
        themes: where the colours come from.
        covers: gives pictures.
        parent: the view.
    """

    def __init__(self, themes: ThemeController, covers: CoverLookup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._covers = themes, covers

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(200, ROW_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, rect = self._themes.theme, option.rect
        name, detail = str(index.data() or ""), str(index.data(Role.DETAIL) or "")
        space = str(index.data(Role.SCORE) or "")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card_back(painter, option, QRectF(rect).adjusted(Space.S, 1, -Space.S, -1), theme)
        cover = QRectF(rect.left() + Space.L, rect.top() + (ROW_PX - COVER_PX) / 2, COVER_PX, COVER_PX)
        dpr = painter.device().devicePixelRatioF()
        picture = looked_up(self._covers, index.data(Role.TRACK_ID), COVER_PX, dpr)
        paint_cover(painter, cover, picture, name=name, theme=theme, radius_px=float(Radius.S))
        left, right = round(cover.right()) + Space.M, rect.right() - Space.L
        upper = QRect(left, rect.top() + Space.S, right - left, (ROW_PX - 2 * Space.S) // 2)
        painter.setPen(QColor(theme.text_dim))
        painter.drawText(upper, RIGHT, space)
        lower = upper.translated(0, upper.height())
        draw_elided(painter, lower, detail, LEFT)
        upper.setRight(right - (painter.fontMetrics().horizontalAdvance(space) + Space.M if space else 0))
        painter.setPen(QColor(theme.text))
        draw_elided(painter, upper, name)
        painter.restore()


def _spoken(row: CopyRow) -> str:
    space = tr(", {space} to gain", space=space_text(row.spare_bytes)) if row.kind in COPY_KINDS else ""
    return f"{row.title}, {row_text(row)}, {KIND_NAMES[row.kind]}{space}"
