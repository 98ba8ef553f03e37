"""Lyrics with what can be done about them: which are shown, earlier or later, larger or smaller."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.lyrics import LyricsClock, TrackLyrics
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import dim_label, title_label
from musicrec_desktop.ui.kit.wording.lyrics import (
    LOOKING,
    NO_LYRICS,
    empty_lyrics_text,
    shift_words,
    source_words,
)
from musicrec_desktop.ui.now_playing.lyrics_list import LyricsList
from musicrec_desktop.ui.now_playing.tint import Tint
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

_SOURCE_ROOM_PX: Final = 40
_SOURCE_MARGIN_PX: Final = 10
NOTHING_PLAYS: Final = tr("Lyrics are shown here while music plays.")


class SourceButton(QToolButton):
    """Says where lyrics come from, in as many letters as there is room for; opens the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full_text = ""
        self._has_choice = False
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def full_text(self) -> str:
        """All of it."""
        return self._full_text

    def set_full_text(self, text: str, *, has_choice: bool) -> None:
        """Show another text; without a choice it cannot be pressed."""
        self._full_text = text
        self.setAccessibleName(tr("Lyrics from {text}", text=text))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not has_choice)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if has_choice else Qt.FocusPolicy.NoFocus)
        self._has_choice = has_choice
        self.updateGeometry()
        self._elide()

    @override
    def sizeHint(self) -> QSize:
        # No wider than its text, which is in its middle: so it begins below the lines.
        width = self.fontMetrics().horizontalAdvance(self._full_text + self._sign) + _SOURCE_MARGIN_PX
        return QSize(width, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_SOURCE_ROOM_PX, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    @property
    def _sign(self) -> str:
        return " ▾" if self._has_choice else ""

    def _elide(self) -> None:
        sign = self._sign
        room = self.width() - _SOURCE_MARGIN_PX - self.fontMetrics().horizontalAdvance(sign)
        shown = self._full_text
        # Qt cuts a text that is a part of a pixel wider than its rounded width, for which there is room.
        if self.fontMetrics().horizontalAdvance(shown) > room:
            shown = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideMiddle, room)
        self.setText(f"{shown}{sign}")
        self.setToolTip(self._full_text if shown != self._full_text else "")


class LyricsPane(QWidget):
    """A list of lines over a row of tools, or why there is none.

    Attributes:
        list: the lines.
        seek_requested: a position in milliseconds.
        chosen: the key of other lyrics that are to be shown.
        shift_requested: 1 for later, -1 for earlier.
        resize_requested: 1 for larger letters, -1 for smaller ones.
    """

    seek_requested = Signal(int)
    chosen = Signal(str)
    shift_requested = Signal(int)
    resize_requested = Signal(int)

    def __init__(self, themes: ThemeController, tint: Tint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lyrics = TrackLyrics()
        self.clock: LyricsClock | None = None
        self.list = LyricsList(tint)
        self.source_button = SourceButton()
        self.follow_button = text_button(tr("Back to the song"), role="link")
        self.earlier_button = IconButton(
            themes, Glyph.LYRICS_EARLIER, tr("Lyrics earlier"), shortcut=key_of("lyrics_earlier")
        )
        self.later_button = IconButton(
            themes, Glyph.LYRICS_LATER, tr("Lyrics later"), shortcut=key_of("lyrics_later")
        )
        self.shift_label = dim_label(is_small=True)
        self.shift_label.setWordWrap(False)
        self.smaller_button = IconButton(
            themes, Glyph.SMALLER_TEXT, tr("Smaller lyrics"), shortcut=key_of("lyrics_smaller")
        )
        self.larger_button = IconButton(
            themes, Glyph.LARGER_TEXT, tr("Larger lyrics"), shortcut=key_of("lyrics_larger")
        )
        self._lay_out()
        self._connect()
        self.show_nothing()

    def show_lyrics(self, lyrics: TrackLyrics, file_name: str) -> None:
        """Show what was found for a track.

        Args:
            lyrics: all of it.
            file_name: of the track, without its extension, for what is told where there are none.
        """
        before, shown = self._lyrics, lyrics.shown
        self._lyrics = lyrics
        if shown is None:
            self.clock = None
            self.list.show_lyrics(None)
            self._tell(NO_LYRICS, empty_lyrics_text(file_name, lyrics))
            return
        if before.shown != shown or self.clock is None:
            self.list.show_lyrics(shown)
        self.clock = LyricsClock(shown, lyrics.shift_ms)
        self._offer(lyrics)
        self.stack.setCurrentWidget(self._page)

    def show_looking(self) -> None:
        """Show that lyrics are looked for."""
        self._lyrics, self.clock = TrackLyrics(), None
        self.list.show_lyrics(None)
        self._tell("", LOOKING)

    def show_nothing(self) -> None:
        """Show that nothing plays."""
        self._lyrics, self.clock = TrackLyrics(), None
        self.list.show_lyrics(None)
        self._tell("", NOTHING_PLAYS)

    def show_position(self, position_ms: int) -> None:
        """Show what is sung at a position."""
        if self.clock is not None:
            self.list.show_moment(self.clock, position_ms)

    def _tell(self, title: str, text: str) -> None:
        self.empty_title.set_full_text(title)
        self.empty_title.setVisible(bool(title))
        self.empty_text.setText(text)
        self.stack.setCurrentWidget(self._empty)

    def _offer(self, lyrics: TrackLyrics) -> None:
        """Let the user choose among several sources."""
        shown = lyrics.shown
        assert shown is not None
        self.source_button.set_full_text(source_words(shown), has_choice=len(lyrics.found) > 1)
        if (old := self.source_button.menu()) is not None:
            old.deleteLater()
        menu = QMenu(self.source_button)
        group = QActionGroup(menu)
        for one in lyrics.found:
            action = menu.addAction(source_words(one))
            action.setCheckable(True)
            action.setChecked(one is shown)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, key=one.key: self.chosen.emit(key))
        self.source_button.setMenu(menu)
        self.shift_label.setText(shift_words(lyrics.shift_ms))
        for part in (self.earlier_button, self.later_button, self.shift_label):
            part.setVisible(shown.is_synced)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(Space.S, Space.XS, Space.S, 0)
        tools.setSpacing(0)
        tools.addWidget(self.source_button)
        tools.addStretch()
        tools.addWidget(self.follow_button)
        tools.addSpacing(Space.S)
        tools.addWidget(self.shift_label)
        for button in (self.earlier_button, self.later_button, self.smaller_button, self.larger_button):
            tools.addWidget(button)
        self.follow_button.hide()
        self._page = QWidget()
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.list, 1)
        page.addLayout(tools)
        self._empty = QWidget()
        self.empty_title = title_label()
        self.empty_text = dim_label()
        empty = QVBoxLayout(self._empty)
        empty.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        empty.setSpacing(Space.S)
        empty.addStretch(2)
        empty.addWidget(self.empty_title)
        empty.addWidget(self.empty_text)
        empty.addStretch(3)
        self.stack = QStackedWidget()
        self.stack.setProperty("role", "clear")
        self.stack.addWidget(self._page)
        self.stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def _connect(self) -> None:
        self.list.seek_requested.connect(self._on_seek)
        self.list.following_changed.connect(lambda is_on: self.follow_button.setVisible(not is_on))
        self.follow_button.clicked.connect(self.list.follow)
        self.earlier_button.clicked.connect(lambda: self.shift_requested.emit(-1))
        self.later_button.clicked.connect(lambda: self.shift_requested.emit(1))
        self.smaller_button.clicked.connect(lambda: self.resize_requested.emit(-1))
        self.larger_button.clicked.connect(lambda: self.resize_requested.emit(1))

    def _on_seek(self, row: int) -> None:
        start_ms = None if self.clock is None else self.clock.start_of(row)
        if start_ms is not None:
            self.seek_requested.emit(start_ms)
