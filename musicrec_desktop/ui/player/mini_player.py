"""The mini player: what plays in a small window that stays on top of others."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QMouseEvent, QPixmap, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizeGrip, QToolTip, QVBoxLayout
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.browse import UNKNOWN_ARTIST
from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.cover_thumb import CoverThumb
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel
from musicrec_desktop.ui.player.bar import IDLE_ARTIST, IDLE_TITLE
from musicrec_desktop.ui.player.seek_bar import SeekBar
from musicrec_desktop.ui.player.time_label import TimeLabel
from musicrec_desktop.ui.player.volume_control import WHEEL_NOTCH, WHEEL_STEP_PERCENT
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

MINI_COVER_PX: Final = 88
HEIGHT_PX: Final = 156
LEAST_WIDTH_PX, WIDTH_PX, MOST_WIDTH_PX = 320, 380, 900
SEEK_PX: Final = 32
_PLAY_PX: Final = 40


class MiniPlayer(QFrame):
    """A window without a frame: dragged by any free part of it, widened at its corner, the wheel turns it.

    Args:
        themes: where the colours come from.
    """

    play_pause_requested = Signal()
    next_requested = Signal()
    previous_requested = Signal()
    seek_requested = Signal(int)
    """A position in milliseconds."""
    volume_turned = Signal(int)
    """Percentage points, up is positive."""
    liked = Signal()
    leave_requested = Signal()
    """The user wants the whole window back."""
    shown_changed = Signal(bool)
    """Whether it can be seen."""

    def __init__(self, themes: ThemeController) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setProperty("role", "bar")
        self.setAccessibleName(tr("Mini player"))
        self.setFixedHeight(HEIGHT_PX)
        # The first button would have the focus ring before anybody uses the keyboard.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self.setMaximumWidth(MOST_WIDTH_PX)
        self.resize(WIDTH_PX, HEIGHT_PX)
        self._duration_ms: int | None = None
        self._position_ms = 0
        self._volume_percent = 0
        self._wheel_rest = 0
        self.cover, self._cover_name = CoverThumb(themes, MINI_COVER_PX), ""
        self.title, self.artist = ElidedLabel(role="strong"), ElidedLabel(role="dim")
        self.next_line = ElidedLabel(role="small")
        self.leave_button = IconButton(
            themes, Glyph.WHOLE_WINDOW, tr("Whole window"), shortcut=key_of("mini_player"), size_px=28
        )
        self.like_button = IconButton(
            themes, Glyph.LIKE, tr("Like"), shortcut=key_of("like"), checked_colour="like"
        )
        self.previous_button = IconButton(
            themes,
            Glyph.PREVIOUS,
            tr("Previous"),
            shortcut=key_of("previous_track"),
            icon_px=24,
            colour="text",
        )
        self.play_button = IconButton(
            themes,
            Glyph.PLAY,
            tr("Play"),
            shortcut=key_of("toggle_play"),
            size_px=_PLAY_PX,
            icon_px=24,
            colour="accent_text",
        )
        self.play_button.setProperty("role", "play")
        self.next_button = IconButton(
            themes, Glyph.NEXT, tr("Next"), shortcut=key_of("next_track"), icon_px=24, colour="text"
        )
        self.seek_bar, self.time = SeekBar(themes), TimeLabel()
        self.seek_bar.setFixedHeight(SEEK_PX)
        self._lay_out()
        self._connect()
        self.clear_track()

    def set_on_top(self, *, is_on_top: bool) -> None:
        """Stay above other windows, or do not; the desktop may know better (Wayland)."""
        was_visible = self.isVisible()
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, is_on_top)
        if was_visible:
            self.show()

    def set_track(
        self,
        title: str,
        artists: str,
        duration_ms: int | None,
        cover: QPixmap | None = None,
        *,
        album: str = "",
    ) -> None:
        """Show another track."""
        self._duration_ms = duration_ms
        self.title.set_full_text(title)
        self.artist.set_full_text(" — ".join(filter(None, (artists or UNKNOWN_ARTIST, album))))
        self.setWindowTitle(title)
        self._cover_name = album or title
        self.cover.set_cover(cover, self._cover_name)
        self.seek_bar.set_picture(None)
        self.seek_bar.set_duration(duration_ms)
        self.set_position(0)
        self.like_button.setEnabled(True)

    def clear_track(self) -> None:
        """Show that nothing plays."""
        self.set_track(IDLE_TITLE, IDLE_ARTIST, None)
        self.cover.set_cover(None, "")
        self.set_feedback(FeedbackKind.NEUTRAL)
        self.like_button.setEnabled(False)

    def set_next(self, line: str) -> None:
        """Show what comes next; empty for nothing."""
        self.next_line.set_full_text(tr("Next: {line}", line=line) if line else "")

    def set_cover(self, cover: QPixmap | None) -> None:
        """Show the cover when it was loaded."""
        self.cover.set_cover(cover, self._cover_name)

    def set_picture(self, picture: SeekPicture | None) -> None:
        """Show the seek picture when it was made."""
        self.seek_bar.set_picture(picture)

    def set_state(self, state: PlayerState) -> None:
        """Show whether sound runs."""
        self.play_button.set_glyph(Glyph.PAUSE if state.is_going else Glyph.PLAY)
        self.play_button.set_name(tr("Pause") if state.is_going else tr("Play"))

    def set_position(self, position_ms: int) -> None:
        """Show where playback is."""
        self._position_ms = position_ms
        self.seek_bar.set_position(position_ms)
        self.time.set_time(position_ms, self._duration_ms)

    def next_step_ms(self) -> int | None:
        """How far the position moves until it looks different; None where it does not move."""
        steps = (self.seek_bar.next_step_ms(), self.time.next_step_ms())
        return min((step for step in steps if step is not None), default=None)

    def set_volume(self, volume_percent: int, *, is_muted: bool) -> None:
        """Remember the volume, which the wheel tells."""
        self._volume_percent = 0 if is_muted else volume_percent

    def set_feedback(self, kind: FeedbackKind) -> None:
        """Show what the listener said about the track."""
        is_liked = kind is FeedbackKind.LIKE
        self.like_button.set_glyph(Glyph.LIKED if is_liked else Glyph.LIKE, "like" if is_liked else "icon")
        self.like_button.set_name(tr("Take the like back") if is_liked else tr("Like"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, HEIGHT_PX)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        handle = self.windowHandle()
        if event.button() is Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()
        else:
            super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.leave_requested.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel_rest += event.angleDelta().y()
        notches, self._wheel_rest = divmod(self._wheel_rest, WHEEL_NOTCH)
        if notches:
            self.volume_turned.emit(notches * WHEEL_STEP_PERCENT)
            QToolTip.showText(
                event.globalPosition().toPoint(),
                tr("Volume {percent}", percent=percent(self._volume_percent / 100)),
                self,
            )
        event.accept()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown_changed.emit(not self.isMinimized())

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown_changed.emit(False)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.shown_changed.emit(self.isVisible() and not self.isMinimized())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.leave_requested.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(self.title, 1)
        head.addWidget(self.leave_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.XS)
        for button in (self.previous_button, self.play_button, self.next_button, self.like_button):
            buttons.addWidget(button)
        buttons.addStretch()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(head)
        words.addWidget(self.artist)
        words.addSpacing(Space.XS)
        words.addLayout(buttons)
        top = QHBoxLayout()
        top.setSpacing(Space.M)
        top.addWidget(self.cover, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.seek_bar, 1)
        foot.addWidget(self.time)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.XS)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(foot)
        end = QHBoxLayout()
        end.addWidget(self.next_line, 1)
        end.addWidget(QSizeGrip(self), 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)
        column.addLayout(end)

    def _connect(self) -> None:
        self.cover.setToolTip(tr("Whole window"))
        self.cover.setAccessibleName(tr("Whole window"))
        self.cover.clicked.connect(self.leave_requested)
        self.leave_button.clicked.connect(self.leave_requested)
        self.like_button.clicked.connect(self.liked)
        self.previous_button.clicked.connect(self.previous_requested)
        self.play_button.clicked.connect(self.play_pause_requested)
        self.next_button.clicked.connect(self.next_requested)
        self.seek_bar.seek_requested.connect(self.seek_requested)
        self.seek_bar.previewed.connect(self._on_previewed)

    def _on_previewed(self, position_ms: int) -> None:
        self.time.set_time(position_ms if position_ms >= 0 else self._position_ms, self._duration_ms)
