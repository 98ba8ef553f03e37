"""The year in review: a window that shows one card after the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.model.insights import StoryCard, YearStory
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.covers import CoverService
from musicrec_desktop.services.insights.service import InsightsService
from musicrec_desktop.ui.insights.review.card import SIZES, CardFrame, CardShape, paint_card
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.card_picture import PARTS
from musicrec_desktop.ui.kit.charts.saving import ChartSaving
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.icons import Glyph, icon
from musicrec_desktop.ui.kit.painting import png_of
from musicrec_desktop.ui.kit.screen_reader import Role, spoken_as
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

SIZE: Final = QSize(820, 720)
_DOT_PX: Final = 8
_BACK_SHARE: Final = 0.3
"""A click into so much of the left goes back, any other forth."""


@spoken_as(Role.Graphic)
class CardWidget(QWidget):
    """Shows one card as large as there is room.

    Args:
        themes: colours.
        parent: Qt's owner.

    Attributes:
        back_requested: the left of it was clicked.
        forth_requested: the rest of it was clicked.
    """

    back_requested = Signal()
    forth_requested = Signal()

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._shown: tuple[StoryCard, CardFrame, Sequence[bytes]] | None = None
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 300)
        self.setAccessibleName(tr("Year in review"))  # until there is a card
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        themes.changed.connect(self._forget)

    def show_card(self, card: StoryCard, frame: CardFrame, covers: Sequence[bytes]) -> None:
        """Show another card, or the same with its covers."""
        self._shown = (card, frame, covers)
        self.setAccessibleName(f"{card.headline}. {card.text}")
        self._forget()

    def _forget(self) -> None:
        self._picture = None
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        scale = self.devicePixelRatioF()
        if self._picture is None or self._picture.size() != self.size() * scale:
            card, frame, covers = self._shown
            image = paint_card(card, frame, covers, self._themes.theme, self.size(), self.font(), scale=scale)
            self._picture = QPixmap.fromImage(image)
        QPainter(self).drawPixmap(0, 0, self._picture)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.rect().contains(
            event.position().toPoint()
        ):
            return
        is_back = event.position().x() < self.width() * _BACK_SHARE
        (self.back_requested if is_back else self.forth_requested).emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """A card does not scroll."""
        event.accept()


@spoken_as(Role.Indicator)
class ProgressDots(QWidget):
    """A dot for each card; a click goes to it.

    Args:
        themes: colours.
        parent: Qt's owner.

    Attributes:
        chosen: the number of a card.
    """

    chosen = Signal(int)

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._count, self._current = 0, 0
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    def show_place(self, current: int, count: int) -> None:
        """Mark the card that is shown."""
        self._current, self._count = current, count
        self.setAccessibleName(
            tr("Card {current} of {count}", current=current + 1, count=count) if count else ""
        )
        self.update()

    def _centre(self, number: int) -> QPointF:
        gap = min(18.0, self.width() / max(1, self._count))
        left = (self.width() - gap * (self._count - 1)) / 2
        return QPointF(left + gap * number, self.height() / 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(self._count):
            is_current = number == self._current
            theme = self._themes.theme
            painter.setBrush(QColor(theme.accent if is_current else theme.border_strong))
            centre = self._centre(number)
            width = _DOT_PX * (2.2 if is_current else 1)
            painter.drawRoundedRect(
                QRectF(centre.x() - width / 2, centre.y() - _DOT_PX / 2, width, _DOT_PX),
                _DOT_PX / 2,
                _DOT_PX / 2,
            )

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._count:
            self.chosen.emit(min(range(self._count), key=lambda number: abs(self._centre(number).x() - x)))


class ReviewDialog(FittedDialog):
    """Leafs through the cards of a year by arrow keys, clicks and dots; nothing moves by itself.

    Args:
        insights: makes the story.
        covers: gives pictures.
        saving: writes files.
        themes: colours.
        parent: Qt's owner.
        profile_name: whose year it is; empty for nobody's name.
    """

    def __init__(
        self,
        insights: InsightsService,
        covers: CoverService,
        saving: ChartSaving,
        themes: ThemeController,
        parent: QWidget,
        profile_name: str = "",
    ) -> None:
        super().__init__(parent)
        self._insights, self._cover_service, self._saving = insights, covers, saving
        self._themes, self._profile_name = themes, profile_name
        self._story: YearStory | None = None
        self._place = 0
        self._covers: dict[str, list[bytes]] = {}
        self.setWindowTitle(tr("Year in review"))
        self.resize(SIZE.boundedTo(parent.size()))
        self.card, self.dots, self.empty = (
            CardWidget(themes),
            ProgressDots(themes),
            EmptyState(themes, Glyph.REVIEW),
        )
        self.year_box = CalmComboBox()
        self.year_box.setAccessibleName(tr("Year"))
        self.back_button = IconButton(themes, Glyph.LEFT, tr("Back"), shortcut="Left")
        self.forth_button = IconButton(themes, Glyph.RIGHT, tr("Next", "card"), shortcut="Right")
        self.save_button = IconButton(themes, Glyph.EXPORT, tr("Save cards as pictures"))
        self._lay_out()
        self.empty.hide()
        self.card.back_requested.connect(self.back)
        self.card.forth_requested.connect(self.forth)
        self.back_button.clicked.connect(self.back)
        self.forth_button.clicked.connect(self.forth)
        self.dots.chosen.connect(self.go_to)
        self.year_box.activated.connect(lambda _row: self.show_year(self.year_box.currentData()))
        self.save_button.clicked.connect(
            lambda: self.save_menu().popup(self.save_button.mapToGlobal(self.save_button.rect().bottomLeft()))
        )

    @property
    def place(self) -> int:
        """The number of the card that is shown."""
        return self._place

    @property
    def story(self) -> YearStory | None:
        """The year that is shown; None while it is told."""
        return self._story

    def open_latest(self) -> None:
        """Look up the years with music, and show the latest."""
        self._insights.load_years(self._show_years)

    def show_year(self, year: int) -> None:
        """Have the story of a year told, and show it."""
        self._insights.load_story(year, self.show_story, self._fail)

    def show_story(self, story: YearStory) -> None:
        """Show the first card of a story."""
        if not isValid(self):
            return
        self._story, self._covers, self._place = story, {}, 0
        self.card.setVisible(bool(story.cards))
        self.empty.setVisible(not story.cards)
        if not story.cards:
            self.empty.show_message(tr("Nothing to tell of {year}", year=story.year), story.note)
        self._show()
        self.card.setFocus()

    def back(self) -> None:
        """Show the card before."""
        self.go_to(self._place - 1)

    def forth(self) -> None:
        """Show the next card."""
        self.go_to(self._place + 1)

    def go_to(self, place: int) -> None:
        """Show a card by its number; beyond the ends nothing happens."""
        if self._story is not None and 0 <= place < len(self._story.cards):
            self._place = place
            self._show()

    def save_menu(self) -> QMenu:
        """This card or all of them, square or tall."""
        menu, theme = QMenu(self), self._themes.theme
        for words, shape, is_all in (
            (tr("Save this card, square…"), CardShape.SQUARE, False),
            (tr("Save this card, tall…"), CardShape.TALL, False),
            (tr("Save all cards, square…"), CardShape.SQUARE, True),
            (tr("Save all cards, tall…"), CardShape.TALL, True),
        ):
            act = partial(self.save_all, shape) if is_all else partial(self.save_card, shape)
            menu.addAction(icon(Glyph.EXPORT, theme), words, act)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def save_card(self, shape: CardShape) -> None:
        """Ask where to, and save the card that is shown."""
        if self._story is None or not self._story.cards:
            return
        self._saving.ask_for_picture(self._name(self._place), self._png(self._place, shape))

    def save_all(self, shape: CardShape) -> None:
        """Ask for a folder, and save all cards there."""
        if self._story is None or not self._story.cards:
            return
        places = range(len(self._story.cards))
        self._saving.ask_for_pictures(
            [(self._name(place), partial(self._png, place, shape)) for place in places]
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return}:
            self.forth()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace}:
            self.back()
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End and self._story is not None:
            self.go_to(len(self._story.cards) - 1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        foot.setSpacing(Space.S)
        for widget in (self.year_box, self.back_button):
            foot.addWidget(widget)
        foot.addWidget(self.dots, 1)
        for button in (self.forth_button, self.save_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.card, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(foot)

    def _show_years(self, years: list[int]) -> None:
        if not isValid(self):
            return
        self.year_box.clear()
        for year in years:
            self.year_box.addItem(str(year), year)
        self.year_box.setVisible(len(years) > 1)
        self.show_year(years[0] if years else self._insights.today.year)

    def _show(self) -> None:
        story = self._story
        count = 0 if story is None else len(story.cards)
        self.dots.show_place(self._place, count)
        self.back_button.setEnabled(self._place > 0)
        self.forth_button.setEnabled(self._place < count - 1)
        self.save_button.setEnabled(count > 0)
        if story is None or not count:
            return
        card = story.cards[self._place]
        self.card.show_card(card, self._frame(self._place), self._covers.get(card.key, ()))
        if card.key not in self._covers:
            self._covers[card.key] = []
            self._load_covers(card, list(card.track_ids[: 2 * PARTS]))

    def _load_covers(self, card: StoryCard, waiting: list[int]) -> None:
        """Ask for the covers of a card one after the other."""

        def take(data: bytes | None) -> None:
            if not isValid(self) or card.key not in self._covers:
                return
            found = self._covers[card.key]
            if data is not None and data not in found:
                found.append(data)
            if waiting and len(found) < PARTS:
                self._cover_service.load(TrackId(waiting.pop(0)), 0, take)
            elif self._story is not None and self._story.cards[self._place] is card and found:
                self.card.show_card(card, self._frame(self._place), found)

        if waiting:
            self._cover_service.load(TrackId(waiting.pop(0)), 0, take)

    def _frame(self, place: int) -> CardFrame:
        assert self._story is not None
        return CardFrame(self._story.year, place + 1, len(self._story.cards), self._profile_name)

    def _picture(self, place: int, shape: CardShape) -> QImage:
        assert self._story is not None
        card = self._story.cards[place]
        covers = self._covers.get(card.key, ())
        return paint_card(card, self._frame(place), covers, self._themes.theme, SIZES[shape], self.font())

    def _png(self, place: int, shape: CardShape) -> bytes:
        return png_of(self._picture(place, shape))

    def _name(self, place: int) -> str:
        assert self._story is not None
        return f"{self._story.year}-in-review-{place + 1:02}.png"

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        if isValid(self):
            message = error_message(error)
            self.card.hide()
            self.empty.show()
            self.empty.show_message(message.headline, message.advice, tr("Try again"), self.open_latest)
