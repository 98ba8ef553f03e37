"""What plays in words, and the controls of the player, below the cover."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.browse import UNKNOWN_ARTIST
from musicrec_desktop.ui.kit.actions import USES_ARROWS, key_of
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import LinkLabel, tabular_font
from musicrec_desktop.ui.kit.screen_reader import Role, SpokenRange, spoken_as
from musicrec_desktop.ui.kit.wording.formats import NOTHING, format_duration
from musicrec_desktop.ui.now_playing.cover import SHADOW_PX
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

IDLE_TITLE: Final = tr("Nothing is playing")
IDLE_ARTIST: Final = tr("Choose a track in the other window, or press Space.")
SECOND_MS: Final = 1_000
KEY_STEP_MS: Final = 5_000
_LINE_PX: Final = 4


@spoken_as(Role.Slider)
class TimeLine(QWidget):
    """A line that fills with the track; a click or a drag plays from there. It moves once a second at most.

    Attributes:
        seek_requested: a position in milliseconds.
    """

    seek_requested = Signal(int)

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._position_ms, self._duration_ms = 0, 0
        self.setFixedHeight(20)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty(USES_ARROWS, True)
        self.setAccessibleName(tr("Position"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        themes.changed.connect(self.update)

    def set_time(self, position_ms: int, duration_ms: int | None) -> None:
        """Show a position in a length."""
        before = self._filled_px()
        is_other_length = (duration_ms or 0) != self._duration_ms
        self._position_ms, self._duration_ms = position_ms, duration_ms or 0
        if is_other_length or self._filled_px() != before:
            self.update()

    @property
    def spoken_range(self) -> SpokenRange:
        """Seconds, for ``kit.screen_reader``."""
        position_s, duration_s = self._position_ms // SECOND_MS, self._duration_ms // SECOND_MS
        return SpokenRange(position_s, 0, duration_s, KEY_STEP_MS // SECOND_MS)

    def set_spoken(self, seconds: float) -> None:
        """A screen reader sets the position."""
        self.seek_requested.emit(round(max(0, min(self._duration_ms, seconds * SECOND_MS))))

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 20)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(0, (self.height() - _LINE_PX) / 2, self.width(), _LINE_PX)
        ink = QColor(theme.text)
        ink.setAlpha(46)
        painter.setBrush(ink)
        painter.drawRoundedRect(groove, _LINE_PX / 2, _LINE_PX / 2)
        filled = QRectF(groove)
        filled.setWidth(self._filled_px())
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(filled, _LINE_PX / 2, _LINE_PX / 2)
        if self.hasFocus() or self.underMouse():
            painter.drawEllipse(QPointF(filled.right(), self.height() / 2), 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme.focus))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.update()
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._seek(event.position().x())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event.position().x())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -KEY_STEP_MS, Qt.Key.Key_Right: KEY_STEP_MS}
        if event.key() in steps and self._duration_ms:
            wanted = self._position_ms + steps[Qt.Key(event.key())]
            self.seek_requested.emit(max(0, min(self._duration_ms, wanted)))
        else:
            super().keyPressEvent(event)

    def _seek(self, x: float) -> None:
        if self._duration_ms:
            share = max(0.0, min(1.0, x / max(1, self.width())))
            self.seek_requested.emit(round(share * self._duration_ms))

    def _filled_px(self) -> int:
        if not self._duration_ms:
            return 0
        return round(self.width() * min(1.0, self._position_ms / self._duration_ms))


class NowHead(QWidget):
    """Title, artist and album, each of which leads somewhere; time and controls.

    Attributes:
        title_clicked: show the track in its list.
        artist_clicked: show the artist.
        album_clicked: show the album.
        liked: the heart was pressed.
        menu_wanted: show the menu of the track below this button.
        seek_requested: a position in milliseconds.
    """

    title_clicked = Signal()
    artist_clicked = Signal()
    album_clicked = Signal()
    liked = Signal()
    menu_wanted = Signal()
    previous_requested = Signal()
    play_pause_requested = Signal()
    next_requested = Signal()
    seek_requested = Signal(int)

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = LinkLabel(tr("Show in its list"), role="title")
        self.artist = LinkLabel(tr("Go to artist"), role="headline")
        self.album = LinkLabel(tr("Go to album"), role="dim")
        self.like_button = IconButton(
            themes, Glyph.LIKE, tr("Like"), shortcut=key_of("like"), size_px=36, icon_px=22
        )
        self.menu_button = IconButton(themes, Glyph.MORE, tr("More for this track"), size_px=36)
        self.previous_button = IconButton(
            themes,
            Glyph.PREVIOUS,
            tr("Previous"),
            shortcut=key_of("previous_track"),
            size_px=40,
            icon_px=28,
            colour="text",
        )
        self.play_button = IconButton(
            themes,
            Glyph.PLAY,
            tr("Play"),
            shortcut=key_of("toggle_play"),
            size_px=40,
            icon_px=24,
            colour="accent_text",
        )
        self.play_button.setProperty("role", "play")
        self.next_button = IconButton(
            themes,
            Glyph.NEXT,
            tr("Next"),
            shortcut=key_of("next_track"),
            size_px=40,
            icon_px=28,
            colour="text",
        )
        self.line = TimeLine(themes)
        self.gone, self.length = QLabel(), QLabel()
        for label in (self.gone, self.length):
            label.setProperty("role", "small")
            label.setFont(tabular_font(label.font()))
        self._lay_out()
        self._connect()
        self.clear()

    def set_track(self, title: str, artists: str, album: str, year: int | None) -> None:
        """Show another track."""
        self.title.set_full_text(title)
        self.artist.set_full_text(artists or UNKNOWN_ARTIST)
        self.album.set_full_text(" · ".join(filter(None, (album, str(year) if year else ""))))
        self.title.set_active(is_active=True)
        self.artist.set_active(is_active=bool(artists))
        self.album.set_active(is_active=bool(album))
        self.album.setVisible(bool(album or year))
        self._enable(is_track=True)

    def clear(self) -> None:
        """Show that nothing plays."""
        self.title.set_full_text(IDLE_TITLE)
        self.artist.set_full_text(IDLE_ARTIST)
        for label in (self.title, self.artist, self.album):
            label.set_active(is_active=False)
        self.album.hide()
        self.set_liked(is_liked=False)
        self.set_time(0, None)
        self._enable(is_track=False)

    def set_time(self, position_ms: int, duration_ms: int | None) -> None:
        """Show where playback is."""
        self.line.set_time(position_ms, duration_ms)
        gone = format_duration(min(position_ms, duration_ms or position_ms))
        length = NOTHING if duration_ms is None else format_duration(duration_ms)
        for label, text in ((self.gone, gone), (self.length, length)):
            if label.text() != text:
                label.setText(text)

    def set_playing(self, *, is_playing: bool) -> None:
        """Show whether sound runs."""
        self.play_button.set_glyph(Glyph.PAUSE if is_playing else Glyph.PLAY)
        self.play_button.set_name(tr("Pause") if is_playing else tr("Play"))

    def set_liked(self, *, is_liked: bool) -> None:
        """Show whether the listener likes the track."""
        self.like_button.set_glyph(Glyph.LIKED if is_liked else Glyph.LIKE, "like" if is_liked else "icon")
        self.like_button.set_name(tr("Take the like back") if is_liked else tr("Like"))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        for label in (self.title, self.artist, self.album):
            words.addWidget(label)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(Space.XS)
        top.addLayout(words, 1)
        top.addWidget(self.like_button, alignment=Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.menu_button, alignment=Qt.AlignmentFlag.AlignTop)
        controls = QHBoxLayout()
        controls.setContentsMargins(0, 0, 0, 0)
        controls.setSpacing(Space.S)
        controls.addWidget(self.gone)
        controls.addStretch()
        for button in (self.previous_button, self.play_button, self.next_button):
            controls.addWidget(button)
        controls.addStretch()
        controls.addWidget(self.length)
        column = QVBoxLayout(self)
        # In line with the picture above, which has a shadow around it.
        column.setContentsMargins(SHADOW_PX, 0, SHADOW_PX, 0)
        column.setSpacing(Space.XS)
        column.addLayout(top)
        column.addWidget(self.line)
        column.addLayout(controls)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self.title.clicked.connect(self.title_clicked)
        self.artist.clicked.connect(self.artist_clicked)
        self.album.clicked.connect(self.album_clicked)
        self.like_button.clicked.connect(self.liked)
        self.menu_button.clicked.connect(self.menu_wanted)
        self.previous_button.clicked.connect(self.previous_requested)
        self.play_button.clicked.connect(self.play_pause_requested)
        self.next_button.clicked.connect(self.next_requested)
        self.line.seek_requested.connect(self.seek_requested)

    def _enable(self, *, is_track: bool) -> None:
        for part in (self.like_button, self.menu_button):
            part.setEnabled(is_track)
