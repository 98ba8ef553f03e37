"""The pictures in the cells of the cover wall, which are made a few at a time."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from musicrec_desktop.model.track import GroupRow
from musicrec_desktop.ui.kit.cover_thumb import initials, paint_cover, placeholder_colour
from musicrec_desktop.ui.kit.covers import pixmap_bytes
from musicrec_desktop.ui.kit.painting import CoverLookup, looked_up
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Radius

PICTURES_PX: Final = (56, 112, 224)
"""Covers are loaded in these sizes, so that a zoom does not load them all again."""
GAP_PX: Final = 2
DIMMED: Final = 0.14
"""The opacity of covers that a search does not find."""
MADE_A_TURN: Final = 80
"""So many pictures of cells are made in one turn of the event loop; the other cells have a plain colour."""
KEPT_BYTES: Final = 8 << 20
"""Of pictures of cells; a screen of the smallest ones takes half of it."""


class WallCells:
    """Paints cells: a cover with round corners, or a square with the initials of the album.

    A picture is made once for each cover and size, and drawn as it is from then on.

    Args:
        themes: colours.
        covers: gives covers.
    """

    def __init__(self, themes: ThemeController, covers: CoverLookup) -> None:
        self._themes, self._covers = themes, covers
        self._kept: OrderedDict[int | str, QPixmap] = OrderedDict()
        self._kept_bytes = 0
        self._size = (0, 0.0)
        self._to_make, self._painted = 0, 0

    def begin(self, side_px: int, dpr: float) -> None:
        """Begin to paint cells of a size.

        Args:
            side_px: of a cell, with the gap around its picture.
            dpr: device pixels in a logical one.
        """
        if self._size != (side_px, dpr):
            self.forget()
            self._size = (side_px, dpr)
        self._to_make, self._painted = MADE_A_TURN, 0

    def forget(self) -> None:
        """Drop all pictures: nobody sees them, or they look otherwise now."""
        self._kept.clear()
        self._kept_bytes = 0

    @property
    def kept_bytes(self) -> int:
        """What the kept pictures take."""
        return self._kept_bytes

    def paint(self, painter: QPainter, cell: QRect, album: GroupRow, *, is_dim: bool) -> bool:
        """Paint an album; False where its picture has to be made in another turn."""
        side, dpr = self._size
        picture_px = side - 2 * GAP_PX
        wanted = next((size for size in PICTURES_PX if size >= picture_px), PICTURES_PX[-1])
        cover = looked_up(self._covers, album.cover_track_id, wanted, dpr)
        key = album.name if cover is None else cover.cacheKey()
        picture = self._kept.get(key)
        if picture is None and self._to_make:
            self._to_make -= 1
            picture = self._keep(key, self._made(album, cover))
        left, top = cell.left() + GAP_PX, cell.top() + GAP_PX
        if is_dim:
            painter.setOpacity(DIMMED)
        if picture is not None:
            self._kept.move_to_end(key)
            self._painted += 1
            painter.drawPixmap(left, top, picture)
        else:
            self._paint_plain(painter, QRect(left, top, picture_px, picture_px), album, cover)
        if is_dim:
            painter.setOpacity(1.0)
        return picture is not None

    def paint_ring(self, painter: QPainter, cell: QRect, *, is_selected: bool) -> None:
        """Paint the ring around a selected album, or around the one under the pointer."""
        theme = self._themes.theme
        place = QRectF(cell).adjusted(GAP_PX, GAP_PX, -GAP_PX, -GAP_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.focus if is_selected else theme.text_dim), 2))
        painter.drawRoundedRect(place, self._radius(), self._radius())
        painter.restore()

    def _paint_plain(self, painter: QPainter, place: QRect, album: GroupRow, cover: QPixmap | None) -> None:
        theme = self._themes.theme
        if cover is not None:
            painter.drawPixmap(place, cover)
        else:
            letters = initials(album.name)
            painter.fillRect(place, placeholder_colour(album.name, theme) if letters else QColor(theme.hover))

    def _made(self, album: GroupRow, cover: QPixmap | None) -> QPixmap:
        side, dpr = self._size
        logical = side - 2 * GAP_PX
        pixels = round(logical * dpr)
        picture = QPixmap(pixels, pixels)
        picture.setDevicePixelRatio(dpr)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        place = QRectF(0, 0, logical, logical)
        paint_cover(
            painter, place, cover, name=album.name, theme=self._themes.theme, radius_px=self._radius()
        )
        painter.end()
        return picture

    def _radius(self) -> int:
        return Radius.S if self._size[0] - 2 * GAP_PX >= PICTURES_PX[0] else 2

    def _keep(self, key: int | str, picture: QPixmap) -> QPixmap:
        self._kept[key] = picture
        self._kept_bytes += pixmap_bytes(picture)
        # What was painted in this turn is on the screen, however much it takes.
        while self._kept_bytes > KEPT_BYTES and len(self._kept) > self._painted + 1:
            _, oldest = self._kept.popitem(last=False)
            self._kept_bytes -= pixmap_bytes(oldest)
        return picture
