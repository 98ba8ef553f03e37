"""Rows of track tables: what plays is marked, hearts are icons, missing and banned rows are dim."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextOption
from typing_extensions import override

from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.kit.column_model import ColumnModel, RowLook, alignment
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.labels import section_font, tabular_font
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.kit.painting import (
    AnyIndex,
    CoverLookup,
    FontMeasure,
    draw_elided,
    sized,
    text_option,
)
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.signs import SIGNS, mark_of
from musicrec_desktop.ui.kit.stars import stars_pixmap
from musicrec_desktop.ui.kit.wording.formats import NamedHeading
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Space
from musicrec_desktop.ui.track_table.album_heading import paint_album_heading
from musicrec_desktop.ui.track_table.album_rows import AlbumHeading
from musicrec_desktop.ui.track_table.columns import STAR_PX
from musicrec_desktop.ui.track_table.star_cells import StarCells

BRIGHT_KEYS: Final = frozenset({"title", "artist"})
NUMBER_KEYS: Final = frozenset({"number", "place", "left_at"})
"""Columns that show the sign of what plays in place of their number."""
_PICTURED: Final = NUMBER_KEYS | {"liked", "score", "rating"}
"""Columns that may show a picture in place of a text."""
_RIGHT: Final = Qt.AlignmentFlag.AlignRight.value
MARK_PX: Final = 16
SCORE_BAR_PX: Final = 56
SCORE_MINIMUM_PX: Final = 100


class RowHover(QObject):
    """Which row of a table the pointer is on; Qt itself knows only the cell.

    Args:
        view: the table, whose rows it repaints.
    """

    def __init__(self, view: ListView) -> None:
        super().__init__(view)
        self.row = -1
        self._view, self._viewport = view, view.viewport()
        view.setMouseTracking(True)
        view.entered.connect(lambda index: self.set_row(index.row()))
        self._viewport.installEventFilter(self)

    def set_row(self, row: int) -> None:
        """The pointer went to another row; -1 for none."""
        if row != self.row:
            before, self.row = self.row, row
            for changed in (before, row):
                top, height = self._view.rowViewportPosition(changed), self._view.rowHeight(changed)
                self._viewport.update(0, top, self._viewport.width(), height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self.set_row(-1)
        return super().eventFilter(watched, event)


class _Section(NamedTuple):
    """A column that is shown.

    Attributes:
        column: its place in the model.
        key: its name.
        left: where it begins, in pixels.
        width: how wide it is, in pixels.
        align: where its texts stand.
        is_right: whether that is at its right end.
        usual: how texts stand that run from left to right.
    """

    column: int
    key: str
    left: int
    width: int
    align: Qt.AlignmentFlag
    is_right: bool
    usual: QTextOption


class _Fonts(NamedTuple):
    """The fonts of cells, all made of that of the view."""

    plain: FontMeasure
    numbers: FontMeasure
    current: FontMeasure
    suggested: FontMeasure

    @classmethod
    def of(cls, font: QFont) -> _Fonts:
        current = QFont(font)
        current.setWeight(QFont.Weight.DemiBold)
        suggested = QFont(font)
        suggested.setItalic(True)
        return cls(
            FontMeasure(font), FontMeasure(tabular_font(font)), FontMeasure(current), FontMeasure(suggested)
        )


class TrackRowPainter(QObject):
    """Paints the rows of a ``ColumnModel``; it belongs to one view and watches its pointer.

    Args:
        themes: where the colours come from.
        view: the table that it paints for.

    Attributes:
        hover: which row the pointer is on.
        stars: rates tracks by the pointer.
        covers: gives the pictures of albums over their tracks; None for placeholders.
    """

    too_narrow = Signal(str, int)
    """The key of a column that is too narrow for a number, and the width that the number needs, in pixels."""

    def __init__(self, themes: ThemeController, view: ListView) -> None:
        super().__init__(view)
        self._themes, self._view = themes, view
        self.hover = RowHover(view)
        self.stars = StarCells(view)
        self.covers: CoverLookup | None = None
        self._fonts: _Fonts | None = None
        themes.changed.connect(view.viewport().update)

    def paint_rows(self, painter: QPainter, rows: range) -> None:
        """Paint some rows; what the view paints with has its font.

        A keystroke or a wheel step paints all rows, so whatever is asked of Qt for each cell costs a tenth of
        a millisecond, and a question to the model through Qt ten times as much.
        """
        view, model = self._view, self._view.model()
        assert isinstance(model, ColumnModel)
        sections = self._sections(painter, model)
        if not rows or not sections:
            return
        columns = [section.column for section in sections]
        left = min(section.left for section in sections)
        right = max(section.left + section.width for section in sections)
        top, height = view.rowViewportPosition(rows[0]), view.rowHeight(rows[0])
        for row in rows:
            place = QRect(left, top + (row - rows[0]) * height, right - left, height)
            look = model.row_look(row, columns)
            if isinstance(look.album, AlbumHeading):
                paint_album_heading(painter, place, look.album, self._themes.theme, self.covers)
                self._paint_ring(painter, row)
                continue
            if look.heading is not None:
                self._paint_heading(painter, place, look.heading)
                self._paint_ring(painter, row)
                continue
            self._paint_ground(painter, place, row)
            self._paint_cells(painter, place, row, sections, look)

    def _sections(self, painter: QPainter, model: ColumnModel) -> list[_Section]:
        head, direction, found = self._view.horizontalHeader(), painter.layoutDirection(), []
        for place, column in enumerate(model.columns):
            if width := head.sectionSize(place):
                flags = alignment(column)
                align = Qt.AlignmentFlag(flags)
                left = head.sectionViewportPosition(place)
                usual = text_option("", align, direction)
                is_right = bool(flags & _RIGHT)
                found.append(_Section(place, column.key, left, width, align, is_right, usual))
        return found

    def _paint_cells(
        self, painter: QPainter, place: QRect, row: int, sections: Sequence[_Section], look: RowLook
    ) -> None:
        fonts, top, height = self._fonts_of(painter), place.top(), place.height()
        for section, text in zip(sections, look.texts, strict=True):
            if section.key in _PICTURED and (
                text or look.is_current or (section.key == "rating" and row == self.hover.row)
            ):
                cell = QRect(section.left, top, section.width, height)
                if self._paint_picture(painter, cell, row, section, look):
                    continue
            if text:
                cell_text = QRectF(section.left + Space.S, top, section.width - 2 * Space.S, height)
                self._paint_text(painter, cell_text, section, text, look, fonts)

    def _paint_text(
        self, painter: QPainter, place: QRectF, section: _Section, text: str, look: RowLook, fonts: _Fonts
    ) -> None:
        theme, key, width = self._themes.theme, section.key, section.width - 2 * Space.S
        colour, measure = theme.text if key in BRIGHT_KEYS else theme.text_dim, fonts.plain
        if look.is_dim:
            colour = theme.text_disabled
        elif look.is_current and key == "title":
            colour, measure = theme.accent, fonts.current
        elif look.suggested and key == look.suggested:
            colour, measure = theme.suggestion, fonts.suggested
        if section.is_right:
            measure = fonts.numbers
            if measure.width(text) > width:
                self.too_narrow.emit(key, measure.width(text))
        how = section.usual
        if not text.isascii():
            how = text_option(text, section.align, painter.layoutDirection())
        painter.setPen(_colour(colour))
        if measure is fonts.plain:
            painter.drawText(place, measure.elided(text, width), how)
        else:
            painter.setFont(measure.font)
            painter.drawText(place, measure.elided(text, width), how)
            painter.setFont(fonts.plain.font)

    def _fonts_of(self, painter: QPainter) -> _Fonts:
        """The fonts of cells; a painter comes with that of the view."""
        font = painter.font()
        if self._fonts is None or self._fonts.plain.font != font:
            self._fonts = _Fonts.of(font)
        return self._fonts

    def _paint_ground(self, painter: QPainter, place: QRect, row: int) -> None:
        theme, view = self._themes.theme, self._view
        chosen = view.selectionModel()
        if chosen.hasSelection() and chosen.isSelected(view.model().index(row, 0)):
            painter.fillRect(place, _colour(theme.selection))
        elif row == self.hover.row:
            painter.fillRect(place, _colour(theme.hover))
        self._paint_ring(painter, row)

    def _paint_ring(self, painter: QPainter, row: int) -> None:
        """The ring around the cell that the keyboard is on."""
        current = self._view.currentIndex()
        if row == current.row() and self._view.shows_focus:
            ring = self._view.visualRect(current)
            painter.setPen(QPen(_colour(self._themes.theme.focus), 2))
            painter.drawRect(ring.adjusted(1, 1, -1, -1))

    def _paint_picture(
        self, painter: QPainter, cell: QRect, row: int, section: _Section, look: RowLook
    ) -> bool:
        """Paint what stands in place of the text of a cell; False where the text is to be painted."""
        key = section.key
        if key in NUMBER_KEYS and not look.is_current:
            return False
        place = cell.adjusted(Space.S, 0, -Space.S, 0)
        if key == "rating":
            self._paint_stars(painter, place, row, look)
            return True
        if key == "score" and place.width() < SCORE_MINIMUM_PX:
            return False
        index = self._view.model().index(row, section.column)
        if key == "liked":
            self._paint_feedback(painter, cell, index)
        elif key == "score":
            self._paint_score(painter, place, index.data(Role.SCORE))
        else:
            glyph = Glyph.VOLUME_HIGH if index.data(Role.IS_PLAYING) else Glyph.PAUSE
            self._paint_glyph(painter, cell, glyph, "accent")
        return True

    def _paint_feedback(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        track = index.data(Role.TRACK)
        if not isinstance(track, Track):
            return
        mark = mark_of(track, is_banned=bool(index.data(Role.IS_BANNED)))
        if mark is not None:
            self._paint_glyph(painter, rect, SIGNS[mark].glyph, SIGNS[mark].colour)

    def _paint_stars(self, painter: QPainter, place: QRect, row: int, look: RowLook) -> None:
        """The rating of a track, or what a click would give; nothing where there is none and no pointer."""
        model = self._view.model()
        assert isinstance(model, ColumnModel)
        track = model.track_at(row)
        wish = self.stars.wish_at(row)
        if track is None or not (track.half_stars or wish or row == self.hover.row):
            return
        dpr, theme = painter.device().devicePixelRatioF(), self._themes.theme
        shown = track.half_stars if wish is None else wish
        picture = stars_pixmap(shown, theme, STAR_PX, dpr, is_wish=wish is not None)
        painter.setOpacity(0.5 if look.is_dim else 1.0)
        painter.drawPixmap(place.left(), place.center().y() - STAR_PX // 2 + 1, picture)
        painter.setOpacity(1.0)

    def _paint_score(self, painter: QPainter, place: QRect, score: object) -> None:
        theme = self._themes.theme
        if not isinstance(score, (int, float)):
            return
        share = max(0.0, min(1.0, float(score)))
        painter.save()
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
        draw_elided(painter, place.adjusted(width + Space.S, 0, 0, 0), percent(share))
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.save()
        painter.fillRect(rect, QColor(self._themes.theme.surface))
        font = sized(painter.font(), FontSize.LABEL)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font if isinstance(text, NamedHeading) else section_font(font))
        painter.setPen(QColor(self._themes.theme.text_dim))
        place = rect.adjusted(Space.S, 0, -Space.S, -6)
        low = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        draw_elided(painter, place, text, low)
        painter.restore()

    def _paint_glyph(self, painter: QPainter, rect: QRect, glyph: Glyph, colour: str) -> None:
        dpr = painter.device().devicePixelRatioF()
        picture = glyph_pixmap(glyph, self._themes.theme, MARK_PX, dpr, colour)
        corner = rect.center() - QRect(0, 0, MARK_PX, MARK_PX).center()
        painter.drawPixmap(corner, picture)


@functools.cache
def _colour(value: str) -> QColor:
    return QColor(value)
