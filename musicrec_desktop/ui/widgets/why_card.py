"""The card behind "why?": how alike each aspect is, what else speaks for the track, what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from musicrec_desktop.model.recommendation import Reason, ReasonKind
from musicrec_desktop.ui.icons import Glyph, glyph_pixmap, icon
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.tokens import Radius, Space
from musicrec_desktop.ui.widgets.buttons import set_button_icon, text_button
from musicrec_desktop.ui.widgets.labels import ElidedLabel, dim_label, section_label, tabular_font
from musicrec_desktop.ui.widgets.up_next_rows import UpNextRow

WIDTH_PX = 320
ASPECTS = {
    ReasonKind.TIMBRE: "Timbre",
    ReasonKind.RHYTHM: "Rhythm",
    ReasonKind.HARMONY: "Harmony",
    ReasonKind.DYNAMICS: "Dynamics",
}
_GLYPHS = {
    ReasonKind.SESSION: Glyph.HISTORY,
    ReasonKind.LIKED: Glyph.LIKED,
    ReasonKind.SKIPPED: Glyph.NEXT,
    ReasonKind.UNHEARD: Glyph.DISCOVER,
    ReasonKind.RELAXED: Glyph.INFO,
    ReasonKind.FALLBACK: Glyph.SHUFFLE,
}


class AspectBar(QWidget):
    """How alike one aspect is, 0 to 1."""

    def __init__(
        self, themes: ThemeController, name: str, share: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._share = max(0.0, min(1.0, share))
        self.setMinimumSize(QSize(80, 14))
        self.setAccessibleName(f"{name}: {round(100 * self._share)} percent alike")
        themes.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(0, self.height() / 2 - 3, self.width(), 6)
        painter.setBrush(QColor(theme.border_strong))
        painter.drawRoundedRect(groove, 3, 3)
        if self._share > 0:
            part = QRectF(groove.left(), groove.top(), max(6.0, groove.width() * self._share), 6)
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(part, 3, 3)


class WhyCard(QWidget):
    """A popover; Escape or a click beside it closes it.

    Args:
        themes: where the colours come from.
        row: the entry that it explains.
        parent: Qt's owner.
    """

    liked = Signal(object)
    """The entry id: more like this."""
    disliked = Signal(object)
    """The entry id: less like this."""
    kept = Signal(object)
    """The entry id: keep it in the queue."""

    def __init__(self, themes: ThemeController, row: UpNextRow, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._themes = themes
        self._row = row
        # X11 without a compositor paints what is translucent black, and does not tell; there the card is
        # cut to its shape instead.
        self._is_cut = QGuiApplication.platformName() == "xcb"
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, not self._is_cut)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(f"Why {row.title} is here")
        card = QFrame(self)
        card.setProperty("role", "popover")
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._column.setSpacing(Space.S)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card)
        self.setFixedWidth(WIDTH_PX)
        self._add_head()
        self._add_aspects([reason for reason in row.reasons if reason.kind in ASPECTS])
        self._add_sentences([reason for reason in row.reasons if reason.kind not in ASPECTS])
        self.like_button, self.dislike_button, self.keep_button = self._add_buttons()

    def open_at(self, corner: QPoint) -> None:
        """Show it with its upper right corner at a global point, moved to stay on the screen."""
        self.adjustSize()
        place = QPoint(corner.x() - self.width(), corner.y())
        room = self.screen().availableGeometry()
        place.setX(max(room.left() + Space.S, min(place.x(), room.right() - self.width() - Space.S)))
        place.setY(max(room.top() + Space.S, min(place.y(), room.bottom() - self.height() - Space.S)))
        self.move(place)
        self.show()
        self.like_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_cut:
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(self.rect()), Radius.M, Radius.M)
            self.setMask(QRegion(shape.toFillPolygon().toPolygon()))

    def _add_head(self) -> None:
        self._column.addWidget(section_label("Why this track"))
        self._column.addWidget(ElidedLabel(self._row.title, role="strong"))
        if self._row.artists:
            self._column.addWidget(ElidedLabel(self._row.artists, role="dim"))

    def _add_aspects(self, reasons: list[Reason]) -> None:
        if not reasons:
            return
        grid = QGridLayout()
        grid.setContentsMargins(0, Space.XS, 0, Space.XS)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for line, reason in enumerate(reasons):
            name = QLabel(ASPECTS[reason.kind])
            percent = QLabel(f"{round(100 * max(0.0, min(1.0, reason.weight)))} %")
            percent.setProperty("role", "dim")
            percent.setFont(tabular_font(percent.font()))
            bar = AspectBar(self._themes, name.text(), reason.weight)
            for widget in (name, bar, percent):
                widget.setToolTip(reason.text)
            grid.addWidget(name, line, 0)
            grid.addWidget(bar, line, 1)
            grid.addWidget(percent, line, 2, Qt.AlignmentFlag.AlignRight)
        self._column.addLayout(grid)

    def _add_sentences(self, reasons: list[Reason]) -> None:
        dpr = self.devicePixelRatioF()
        for reason in reasons:
            picture = QLabel()
            glyph = _GLYPHS.get(reason.kind, Glyph.INFO)
            picture.setPixmap(glyph_pixmap(glyph, self._themes.theme, 16, dpr))
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(dim_label(reason.text), 1)
            self._column.addLayout(row)
        if not self._row.reasons:
            self._column.addWidget(dim_label("It sounds like what you have been playing."))

    def _add_buttons(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        theme = self._themes.theme
        like, dislike = text_button("More like this"), text_button("Less like this")
        set_button_icon(like, icon(Glyph.LIKE, theme))
        set_button_icon(dislike, icon(Glyph.DISLIKE, theme))
        keep = text_button("Keep it in my queue", role="link")
        for button, signal in ((like, self.liked), (dislike, self.disliked), (keep, self.kept)):
            button.clicked.connect(lambda _=False, signal=signal: self._choose(signal))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(like, 1)
        row.addWidget(dislike, 1)
        self._column.addSpacing(Space.XS)
        self._column.addLayout(row)
        self._column.addWidget(keep, 0, Qt.AlignmentFlag.AlignHCenter)
        return like, dislike, keep

    def _choose(self, signal: SignalInstance) -> None:
        entry_id = self._row.entry_id
        self.close()
        signal.emit(entry_id)
