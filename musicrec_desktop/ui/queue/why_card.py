"""The card behind "why?": how alike each aspect is, what adds up to the score, what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.recommendation import Reason, ReasonKind, rules_named
from musicrec_desktop.ui.kit.buttons import set_button_icon, text_button
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap, icon
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label, section_label
from musicrec_desktop.ui.kit.screen_reader import Ornament
from musicrec_desktop.ui.kit.wording.formats import as_line
from musicrec_desktop.ui.queue.model import NEW_TEXT
from musicrec_desktop.ui.queue.rows import UpNextRow
from musicrec_desktop.ui.queue.why_reasons import ASPECTS, aspect_grid, contribution_grid, contributions
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Radius, Space

WIDTH_PX = 360
LET_COME_TEXT = tr("Let them come")
LEAST_PX = 24
GLYPH_PX = 16
LINK_INSET_PX = 5
"""What a link has around its words, so that they stand under those of the sentence."""
_GLYPHS = {
    ReasonKind.SESSION: Glyph.HISTORY,
    ReasonKind.LIKED: Glyph.LIKED,
    ReasonKind.RATED: Glyph.STAR,
    ReasonKind.SKIPPED: Glyph.NEXT,
    ReasonKind.UNHEARD: Glyph.DISCOVER,
    ReasonKind.DISCOVERY: Glyph.DISCOVER,
    ReasonKind.RELAXED: Glyph.INFO,
    ReasonKind.KEPT_BACK: Glyph.INFO,
    ReasonKind.MISFIT: Glyph.SHUFFLE,
    ReasonKind.FALLBACK: Glyph.SHUFFLE,
    ReasonKind.WHOLE_ALBUM: Glyph.ALBUMS,
}


class WhyCard(QWidget):
    """A popover; Escape or a click beside it closes it.

    Args:
        themes: where the colours come from.
        row: the entry that it explains.
        parent: Qt's owner.
    """

    more = Signal(object)
    """The entry id: more like this."""
    less = Signal(object)
    """The entry id: less like this."""
    banned = Signal(object)
    """The entry id: never this track."""
    artist_banned = Signal(object, str)
    """The entry id and the artist's name: never this artist."""
    kept = Signal(object)
    """The entry id: keep it in the queue."""
    let_come = Signal(object)
    """A tuple of rules that shall give way for this queue."""

    def __init__(self, themes: ThemeController, row: UpNextRow, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._themes = themes
        self._row = row
        # X11 without a compositor paints what is translucent black, and does not tell; there the card is
        # cut to its shape instead.
        self._is_cut = QGuiApplication.platformName() == "xcb"
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, not self._is_cut)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Why {title} is here", title=row.title))
        card = QFrame(self)
        card.setProperty("role", "popover")
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._column.setSpacing(Space.S)
        self._reasons = QWidget()
        self._reasons.setProperty("role", "content")
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._reasons)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card)
        self.setFixedWidth(WIDTH_PX)
        self._add_head()
        self._add_reasons()
        self.more_button = self._button(tr("More like this"), Glyph.MORE_LIKE, self.more)
        self.less_button = self._button(tr("Less like this"), Glyph.LESS_LIKE, self.less)
        self.artist_button = self._artist_button()
        self.ban_button = self._button(tr("Never this track"), Glyph.NEVER_TRACK, self.banned)
        self.keep_button = text_button(tr("Keep it in my queue"), role="link")
        self.keep_button.clicked.connect(lambda: self._choose(self.kept))
        self._add_buttons()

    def open_at(self, corner: QPoint) -> None:
        """Show it with its upper right corner at a global point, moved to stay on the screen."""
        room = self.screen().availableGeometry()
        self._fit(room.height() - 2 * Space.S)
        place = QPoint(corner.x() - self.width(), corner.y())
        place.setX(max(room.left() + Space.S, min(place.x(), room.right() - self.width() - Space.S)))
        place.setY(max(room.top() + Space.S, min(place.y(), room.bottom() - self.height() - Space.S)))
        self.move(place)
        self.show()
        self.more_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fit(self, greatest_px: int) -> None:
        """Take the height that everything needs; where that is more than there is, the reasons scroll."""
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()  # before that, labels do not know how tall their letters are
        inside = WIDTH_PX - 2 * Space.L - 2
        wanted = self._reasons.heightForWidth(inside)
        self._area.setFixedHeight(0)
        around = self.sizeHint().height()
        self._area.setFixedHeight(max(LEAST_PX, min(wanted, greatest_px - around)))
        self.resize(WIDTH_PX, around + self._area.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_cut:
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(self.rect()), Radius.M, Radius.M)
            self.setMask(QRegion(shape.toFillPolygon().toPolygon()))

    def _add_head(self) -> None:
        head = QHBoxLayout()
        head.addWidget(section_label(tr("Why this track")), 1)
        if self._row.is_discovery:
            badge = QLabel(NEW_TEXT)
            badge.setProperty("role", "badge")
            head.addWidget(badge)
        self._column.addLayout(head)
        self._column.addWidget(ElidedLabel(self._row.title, role="strong"))
        if self._row.artists:
            self._column.addWidget(ElidedLabel(self._row.artists, role="dim"))

    def _add_reasons(self) -> None:
        reasons = self._row.reasons
        column = QVBoxLayout(self._reasons)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        if aspects := [reason for reason in reasons if reason.kind in ASPECTS]:
            column.addLayout(aspect_grid(self._themes, aspects))
        for reason in reasons:
            if reason.kind not in ASPECTS and not reason.contribution:
                column.addLayout(self._sentence(reason))
            if reason.kind is ReasonKind.KEPT_BACK and (rules := rules_named(reason.text)):
                line = QHBoxLayout()
                line.setContentsMargins(GLYPH_PX + Space.S - LINK_INSET_PX, 0, 0, 0)
                line.addWidget(self._let_come_button(rules), 0, Qt.AlignmentFlag.AlignLeft)
                column.addLayout(line)
        if lines := contributions(reasons):
            column.addSpacing(Space.XS)
            column.addWidget(section_label(tr("What adds up")))
            column.addLayout(contribution_grid(self._themes, lines))
        if not reasons:
            column.addWidget(dim_label(tr("It sounds like what you have been playing.")))
        self._column.addWidget(self._area)

    def _sentence(self, reason: Reason) -> QHBoxLayout:
        picture = Ornament()
        glyph = _GLYPHS.get(reason.kind, Glyph.INFO)
        picture.setPixmap(glyph_pixmap(glyph, self._themes.theme, GLYPH_PX, self.devicePixelRatioF()))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(dim_label(as_line(reason.text)), 1)
        return row

    def _let_come_button(self, rules: tuple[RuleName, ...]) -> QPushButton:
        button = text_button(LET_COME_TEXT, role="link")
        button.setToolTip(tr("The rules give way for this queue only"))
        button.clicked.connect(lambda: self._let_come(rules))
        return button

    def _let_come(self, rules: tuple[RuleName, ...]) -> None:
        self.close()
        self.let_come.emit(rules)

    def _button(self, text: str, glyph: Glyph, signal: SignalInstance) -> QPushButton:
        button = text_button(text)
        set_button_icon(button, icon(glyph, self._themes.theme))
        button.clicked.connect(lambda: self._choose(signal))
        return button

    def _artist_button(self) -> QPushButton:
        """One artist goes by a click; of several one is chosen in a menu."""
        names = self._row.artist_names
        button = text_button(tr("Not this artist"))
        set_button_icon(button, icon(Glyph.NOT_ARTIST, self._themes.theme))
        button.setEnabled(bool(names))
        if len(names) == 1:
            button.setToolTip(tr("Never play {names}", names=names[0]))
            button.clicked.connect(lambda: self._choose_artist(names[0]))
        elif names:
            menu = QMenu(button)
            for name in names:
                menu.addAction(name.replace("&", "&&")).triggered.connect(
                    lambda _checked=False, name=name: self._choose_artist(name)
                )
            button.setMenu(menu)
        return button

    def _add_buttons(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(Space.S)
        buttons = (self.more_button, self.less_button, self.artist_button, self.ban_button)
        for place, button in enumerate(buttons):
            grid.addWidget(button, place // 2, place % 2)
        self._column.addSpacing(Space.XS)
        self._column.addLayout(grid)
        self._column.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _choose(self, signal: SignalInstance) -> None:
        entry_id = self._row.entry_id
        self.close()
        signal.emit(entry_id)

    def _choose_artist(self, name: str) -> None:
        entry_id = self._row.entry_id
        self.close()
        self.artist_banned.emit(entry_id, name)
