"""The line "Suggest more" below the list of a playlist, and the rows that it opens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.playlist import Playlist
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.actions import ACTIONS_BY_ID, key_of
from musicrec_desktop.ui.kit.button_rows import ButtonListView
from musicrec_desktop.ui.kit.buttons import IconButton, text_button, with_shortcut
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.kit.marked_slider import MarkedSlider
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.kit.screen_reader import Ornament
from musicrec_desktop.ui.kit.wording.playlists import LOOKING, refused_count_text, suggestion_threshold_text
from musicrec_desktop.ui.playlists.suggest.delegate import RowButton, SuggestionDelegate
from musicrec_desktop.ui.playlists.suggest.model import SuggestionModel, SuggestionRow
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

USUAL_FIT: Final = 0.5
GREATEST_FIT: Final = 0.95
ROOM_SHARE: Final = 0.42
"""How much of the page it takes while it is open."""
LEAST_PX, MOST_PX, HEAD_PX, SLIDER_PX = 88, 400, 40, 120
TELL_MS: Final = 120
"""Turns of the slider that come faster than this are told together."""
_PLAY_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ADD_KEYS = (Qt.Key.Key_Plus, Qt.Key.Key_Insert)
_REFUSE_KEYS = (Qt.Key.Key_Minus, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class SuggestionView(ButtonListView):
    """Emits rows; Enter and a double click play, + adds, − refuses.

    Args:
        themes: colours.
        model: what it shows.
        covers: gives pictures.
    """

    add_requested = Signal(int)
    refuse_requested = Signal(int)
    menu_requested = Signal(object)
    """The context menu of the current row, at this global point."""

    def __init__(self, themes: ThemeController, model: SuggestionModel, covers: CoverLookup) -> None:
        super().__init__(themes, tr("Suggestions for this playlist"))
        self.setProperty("role", "queue")
        self.setModel(model)
        self.suggestion_delegate = SuggestionDelegate(themes, covers, self)
        self.setItemDelegate(self.suggestion_delegate)
        self.suggestion_delegate.pressed.connect(self._on_pressed)

    def point_of(self, row: int, button: RowButton) -> QPoint:
        """The middle of a button, in coordinates of the viewport."""
        rect = self.visualRect(self.model().index(row, 0))
        return self.suggestion_delegate.button_rect(rect, button, self.layoutDirection()).center()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), Qt.Key(event.key())
        modifiers = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if row < 0 or modifiers:
            super().keyPressEvent(event)
        elif key in _PLAY_KEYS:
            self.open_requested.emit(row)
        elif key in _ADD_KEYS:
            self.add_requested.emit(row)
        elif key in _REFUSE_KEYS:
            self.refuse_requested.emit(row)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            rect = self.visualRect(index)
            self.menu_requested.emit(
                self.viewport().mapToGlobal(rect.center()) if is_key else event.globalPos()
            )

    def _on_pressed(self, row: int, button: RowButton) -> None:
        (self.add_requested if button is RowButton.ADD else self.refuse_requested).emit(row)


class SuggestionDrawer(QWidget):
    """Closed at first, so that the playlist has the room.

    Args:
        themes: colours.
        covers: gives pictures.
        parent: Qt's owner.

    Attributes:
        toggled: the user opened (True) or closed it.
        threshold_turned: the user wants tracks that fit better, or less.
        others_requested: the user wants to see others.
        refused_requested: the user wants to see refused ones again.
        activated: a suggestion shall be played (``Activation``).
        playlist_shown: suggestions are for another playlist, or for one that may have changed.
        playlist: whose suggestions they are; None while there are none to make.
    """

    toggled = Signal(bool)
    threshold_turned = Signal()
    others_requested = Signal()
    refused_requested = Signal()
    activated = Signal(object)
    playlist_shown = Signal()

    def __init__(self, themes: ThemeController, covers: CoverLookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._room_px = self._others_px = 0
        self._wants_focus = False
        self.playlist: Playlist | None = None
        self.model = SuggestionModel(self)
        self.view = SuggestionView(themes, self.model, covers)
        self.button = QToolButton()
        self.button.setCheckable(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        label = ACTIONS_BY_ID["suggest_more"].label
        self.button.setAccessibleName(label)
        self.button.setToolTip(with_shortcut(tr("Tracks that fit this playlist"), key_of("suggest_more")))
        self._glyph, self._words, self._arrow = Ornament(), QLabel(label), Ornament()
        self.threshold = MarkedSlider(
            themes,
            tr("How well suggestions must fit"),
            low=0,
            high=GREATEST_FIT,
            neutral=USUAL_FIT,
            steps_per_unit=100,
            tell=suggestion_threshold_text,
        )
        self.threshold.setFixedWidth(SLIDER_PX)
        self._threshold_words = dim_label(is_small=True)
        self._threshold_words.setWordWrap(False)
        self.others_button = IconButton(themes, Glyph.REFRESH, tr("Suggest others"))
        self._message = dim_label()
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._note = dim_label(is_small=True)
        self.refused_button = text_button("", role="link")
        self.refused_button.clicked.connect(self.refused_requested)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(TELL_MS)
        self._later.timeout.connect(self.threshold_turned)
        self._lay_out()
        self.button.clicked.connect(self._on_clicked)
        self.threshold.turned.connect(self._on_turned)
        self.others_button.clicked.connect(self.others_requested)
        themes.changed.connect(self._recolour)
        self.say(LOOKING)
        self.set_open(is_open=False)
        self._say_threshold()

    @property
    def is_open(self) -> bool:
        """Whether the rows are shown."""
        return self.button.isChecked()

    @property
    def min_fit(self) -> float:
        """How well tracks must fit, 0 to 1."""
        return self.threshold.number

    @property
    def message(self) -> str:
        """What stands in the place of the rows; empty while there are rows."""
        return "" if self._stack.currentWidget() is self.view else self._message.text()

    @property
    def note(self) -> str:
        """What is said below the rows; empty for nothing."""
        return self._note.text()

    @property
    def height_px(self) -> int:
        """What it takes of the page."""
        if not self.is_open:
            return HEAD_PX
        wanted = min(MOST_PX, round(self._room_px * ROOM_SHARE), self._room_px - self._others_px)
        return max(LEAST_PX, wanted)

    def show_for(self, playlist: Playlist | None) -> None:
        """Be there for a playlist as it is now, or not at all."""
        self.playlist = playlist
        self.setVisible(playlist is not None)
        self.playlist_shown.emit()

    def set_open(self, *, is_open: bool) -> None:
        """Open or close it; emits nothing."""
        self.button.setChecked(is_open)
        for widget in (self._body, self.threshold, self._threshold_words, self.others_button):
            widget.setVisible(is_open)
        self._fit()
        self._recolour()

    def toggle(self) -> None:
        """Open or close it as a click does, and give the keyboard to what was opened."""
        self._on_clicked(not self.is_open)
        if self.is_open:
            self.focus_rows()

    def focus_rows(self) -> None:
        """Give the keyboard to the rows, as soon as there are some."""
        self._wants_focus = not self.model.rows
        if self._wants_focus:
            self.button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))

    def set_room(self, height_px: int, others_px: int) -> None:
        """The page that it lies in has this height, of which the rest of it needs so much."""
        self._room_px, self._others_px = height_px, others_px
        self._fit()

    def show_rows(self, rows: Iterable[SuggestionRow], note: str = "", *, keeps_place: bool = False) -> None:
        """Show suggestions.

        Args:
            rows: the suggestions.
            note: what to say below them.
            keeps_place: the keyboard stays on the row that it is on, whatever comes there.
        """
        current, bar = self.view.currentIndex().row(), self.view.verticalScrollBar()
        value = bar.value()
        self.model.show_rows(rows)
        if keeps_place and self.model.rows:
            self.view.doItemsLayout()
            if current >= 0:
                self.view.setCurrentIndex(self.model.index(min(current, len(self.model.rows) - 1)))
            bar.setValue(value)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._stack.setCurrentWidget(self.view)
        if self._wants_focus and self.button.hasFocus():
            self.focus_rows()
        self._wants_focus = False

    def show_refused(self, count: int) -> None:
        """Offer refused tracks again; nothing is offered where there are none."""
        self.refused_button.setText(refused_count_text(count))
        self.refused_button.setVisible(count > 0)

    def say(self, message: str) -> None:
        """Show words in the place of the rows."""
        had_focus = self.view.hasFocus()
        self.model.show_rows(())
        self._note.hide()
        self._note.clear()
        self._message.setText(message)
        self._stack.setCurrentWidget(self._message_box)
        if had_focus:
            self.threshold.setFocus()

    def refuse_current(self) -> None:
        """Ask for the row that the keyboard is on to be suggested no more."""
        if self.view.currentIndex().isValid():
            self.view.refuse_requested.emit(self.view.currentIndex().row())

    def selected_ids(self) -> list[TrackId]:
        """The track of the row that the keyboard is on."""
        row = self.view.currentIndex().row()
        return self.model.ids[row : row + 1] if row >= 0 else []

    def layout_state(self) -> dict[str, object]:
        """What is kept over a restart."""
        return {"open": self.is_open, "min_fit": self.min_fit}

    def restore_layout(self, state: object) -> None:
        """Restore what ``layout_state`` gave; what does not fit is ignored."""
        if not isinstance(state, dict):
            return
        fit = state.get("min_fit")
        if isinstance(fit, (int, float)) and 0 <= fit <= 1:
            self.threshold.show_number(fit)
            self._say_threshold()
        self.set_open(is_open=state.get("open") is True)

    def _on_clicked(self, is_open: bool) -> None:
        self.set_open(is_open=is_open)
        self.toggled.emit(is_open)

    def _on_turned(self, _number: float) -> None:
        self._say_threshold()
        self._later.start()

    def _say_threshold(self) -> None:
        self._threshold_words.setText(f"≥ {percent(self.min_fit)}")

    def _fit(self) -> None:
        self.setFixedHeight(self.height_px)

    def _recolour(self) -> None:
        theme, dpr = self._themes.theme, self.devicePixelRatioF()
        colour = "accent" if self.is_open else "icon"
        self._glyph.setPixmap(glyph_pixmap(Glyph.SUGGEST, theme, 18, dpr, colour))
        arrow = Glyph.DOWN if self.is_open else Glyph.UP
        self._arrow.setPixmap(glyph_pixmap(arrow, theme, 18, dpr, "text_dim"))

    def _lay_out(self) -> None:
        for label in (self._words, self._glyph, self._arrow):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(self.button)
        line.setContentsMargins(Space.S, 0, Space.S, 0)
        line.setSpacing(Space.S)
        line.addWidget(self._glyph)
        line.addWidget(self._words)
        line.addWidget(self._arrow)
        line.addStretch()
        self.button.setMinimumSize(QSize(0, 32))
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        head.setSpacing(Space.S)
        head.addWidget(self.button, 1)
        head.addWidget(self._threshold_words)
        head.addWidget(self.threshold)
        head.addWidget(self.others_button)
        self._message_box = QWidget()
        box = QVBoxLayout(self._message_box)
        box.setContentsMargins(Space.XL, Space.S, Space.XL, Space.L)
        box.addWidget(self._message)
        self._stack = QStackedLayout()
        self._note.hide()
        self.refused_button.hide()
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.L, 0, Space.M, Space.XS)
        foot.setSpacing(Space.M)
        foot.addWidget(self._note, 1)
        foot.addStretch()
        foot.addWidget(self.refused_button)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(self._stack, 1)
        # Behind the stack: in no widget yet, it would show its first one as a window of its own.
        self._stack.addWidget(self._message_box)
        self._stack.addWidget(self.view)
        body.addLayout(foot)
        edge = QFrame()
        edge.setProperty("role", "line")
        edge.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(edge)
        column.addLayout(head)
        column.addWidget(self._body, 1)
