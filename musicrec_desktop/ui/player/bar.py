"""The bar at the bottom: what plays, transport, seek picture, volume."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.browse import UNKNOWN_ARTIST
from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.playback import PlayerState, RepeatMode
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.buttons import IconButton, with_shortcut
from musicrec_desktop.ui.kit.cover_thumb import CoverThumb
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import LinkLabel
from musicrec_desktop.ui.kit.stars import StarsField
from musicrec_desktop.ui.kit.wording.formats import format_stars
from musicrec_desktop.ui.player.level_bars import LevelBars
from musicrec_desktop.ui.player.seek_bar import SeekBar
from musicrec_desktop.ui.player.time_label import TimeLabel
from musicrec_desktop.ui.player.volume_control import VolumeControl
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

HEIGHT_PX = 72
COVER_PX = 48
PLAY_PX = 40
STAR_PX = 16
METER_FROM_PX = 1_100
"""The level meter is shown from this width of the bar on."""
STARS_FROM_PX = 960
"""Stars, where they are wanted, are shown from this width of the bar on."""
TEXT_MINIMUM_PX, TEXT_MAXIMUM_PX = 136, 320
IDLE_TITLE, IDLE_ARTIST = tr("Nothing is playing"), tr("Choose a track")

_NEXT_REPEAT = {
    RepeatMode.OFF: RepeatMode.ALL,
    RepeatMode.ALL: RepeatMode.ONE,
    RepeatMode.ONE: RepeatMode.OFF,
}
_REPEAT_WORDS = {RepeatMode.OFF: "off", RepeatMode.ALL: tr("all tracks"), RepeatMode.ONE: tr("this track")}


class PlayerBar(QFrame):
    """Shows the values it is given and emits what the user asks for.

    Args:
        themes: where the colours come from.
        parent: Qt's owner.
    """

    play_pause_requested = Signal()
    next_requested = Signal()
    previous_requested = Signal()
    seek_requested = Signal(int)
    """A position in milliseconds."""
    volume_changed = Signal(int)
    """Percent."""
    mute_toggled = Signal(bool)
    shuffle_toggled = Signal(bool)
    repeat_changed = Signal(object)
    """A ``RepeatMode``."""
    liked = Signal()
    """The heart was pressed; where the track is liked already, take it back."""
    disliked = Signal()
    """The broken heart was pressed; where the track is disliked already, take it back."""
    rated = Signal(int)
    """Half stars that the track shall have; 0 for none."""
    cover_clicked = Signal()
    title_clicked = Signal()
    artist_clicked = Signal()
    album_clicked = Signal()
    menu_requested = Signal(QPoint)
    """A menu of what plays is wanted, at a global point."""

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setFixedHeight(HEIGHT_PX)
        self.setAccessibleName(tr("Player"))
        self._repeat = RepeatMode.OFF
        self._feedback = FeedbackKind.NEUTRAL
        self._duration_ms: int | None = None
        self._position_ms = 0
        self.cover, self._cover_name = CoverThumb(themes, COVER_PX), ""
        self.title = LinkLabel(tr("Show in its list"), role="strong", minimum_width_px=TEXT_MINIMUM_PX)
        self.artist = LinkLabel(tr("Go to artist"), role="dim")
        self.album = LinkLabel(tr("Go to album"), role="dim")
        self._dash = QLabel("—")
        self._dash.setProperty("role", "dim")
        self.like_button = IconButton(
            themes, Glyph.LIKE, tr("Like"), shortcut=key_of("like"), checked_colour="like"
        )
        self.dislike_button = IconButton(themes, Glyph.DISLIKE, tr("Dislike"), shortcut=key_of("dislike"))
        self.stars = StarsField(themes, star_px=STAR_PX, height_px=STAR_PX + 12, is_cleared_by_click=True)
        self.stars.setAccessibleName(tr("Rating"))
        self.stars.hide()
        self._has_stars = False
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
            size_px=PLAY_PX,
            icon_px=24,
            colour="accent_text",
        )
        self.play_button.setProperty("role", "play")
        self.next_button = IconButton(
            themes, Glyph.NEXT, tr("Next"), shortcut=key_of("next_track"), icon_px=24, colour="text"
        )
        self.shuffle_button = IconButton(themes, Glyph.SHUFFLE, tr("Shuffle"), is_checkable=True)
        self.repeat_button = IconButton(themes, Glyph.REPEAT, tr("Repeat: off"))
        self.stop_after_button = IconButton(
            themes, Glyph.STOP_AFTER, tr("Stops after this track: go on instead"), colour="accent"
        )
        self.sleep_button = IconButton(themes, Glyph.SLEEP, tr("Sleep timer"), colour="accent")
        for button in (self.stop_after_button, self.sleep_button):
            button.hide()
        self.seek_bar = SeekBar(themes)
        self.time = TimeLabel()
        self.meter = LevelBars(themes)
        self._is_meter_on = True
        self.volume = VolumeControl(themes)
        self._lay_out()
        self._connect()
        self.clear_track()

    def set_track(
        self,
        title: str,
        artists: str,
        duration_ms: int | None,
        cover: QPixmap | None = None,
        *,
        album: str = "",
    ) -> None:
        """Show another track; its picture and feedback are set separately."""
        self._duration_ms = duration_ms
        self.title.set_full_text(title)
        self.title.set_active(is_active=True)
        self.artist.set_full_text(artists or UNKNOWN_ARTIST)
        self.artist.set_active(is_active=bool(artists))
        self.album.set_full_text(album)
        self.album.set_active(is_active=bool(album))
        for part in (self._dash, self.album):
            part.setVisible(bool(album))
        self._cover_name = album or title
        self.cover.set_cover(cover, self._cover_name)
        self.seek_bar.set_picture(None)
        self.seek_bar.set_duration(duration_ms)
        self.set_position(0)
        self._enable(is_track=True)

    def clear_track(self) -> None:
        """Show that nothing plays."""
        self.set_track(IDLE_TITLE, IDLE_ARTIST, None)
        for link in (self.title, self.artist):
            link.set_active(is_active=False)
        self.cover.set_cover(None, "")
        self.set_feedback(FeedbackKind.NEUTRAL)
        self.set_rating(0)
        self._enable(is_track=False)

    def set_cover(self, cover: QPixmap | None) -> None:
        """Show the cover when it was loaded."""
        self.cover.set_cover(cover, self._cover_name)

    def set_picture(self, picture: SeekPicture | None) -> None:
        """Show the seek picture when it was made."""
        self.seek_bar.set_picture(picture)

    def set_duration(self, duration_ms: int | None) -> None:
        """Correct the length when the decoder knows better."""
        self._duration_ms = duration_ms
        self.seek_bar.set_duration(duration_ms)
        self.set_position(self._position_ms)

    def set_state(self, state: PlayerState) -> None:
        """Show whether sound runs."""
        self.play_button.set_glyph(Glyph.PAUSE if state.is_going else Glyph.PLAY)
        self.play_button.set_name(tr("Pause") if state.is_going else tr("Play"))
        self.meter.set_playing(state is PlayerState.PLAYING)

    def set_position(self, position_ms: int) -> None:
        """Show where playback is."""
        self._position_ms = position_ms
        self.seek_bar.set_position(position_ms)
        self.time.set_time(position_ms, self._duration_ms)

    def next_step_ms(self) -> int | None:
        """How far the position moves until the bar looks different; None where it does not move."""
        steps = (self.seek_bar.next_step_ms(), self.time.next_step_ms())
        return min((step for step in steps if step is not None), default=None)

    def set_modes(self, *, is_shuffled: bool, repeat: RepeatMode) -> None:
        """Show shuffle and repeat; emits nothing."""
        self.shuffle_button.setChecked(is_shuffled)
        self.shuffle_button.set_name(tr("Shuffle is on") if is_shuffled else tr("Shuffle"))
        self._repeat = repeat
        glyph = Glyph.REPEAT_ONE if repeat is RepeatMode.ONE else Glyph.REPEAT
        self.repeat_button.set_glyph(glyph, "icon" if repeat is RepeatMode.OFF else "accent")
        self.repeat_button.set_name(tr("Repeat: {repeat_words}", repeat_words=_REPEAT_WORDS[repeat]))

    def set_volume(self, volume_percent: int, *, is_muted: bool) -> None:
        """Show the volume; emits nothing."""
        self.volume.set_volume(volume_percent, is_muted=is_muted)

    def set_meter(self, *, is_on: bool) -> None:
        """Show the level meter where there is room for it, or never."""
        self._is_meter_on = is_on
        self._fit_parts()

    def set_feedback(self, kind: FeedbackKind) -> None:
        """Show what the listener said about the track."""
        self._feedback = kind
        is_liked, is_disliked = kind is FeedbackKind.LIKE, kind is FeedbackKind.DISLIKE
        self.like_button.set_glyph(Glyph.LIKED if is_liked else Glyph.LIKE, "like" if is_liked else "icon")
        self.like_button.set_name(tr("Take the like back") if is_liked else tr("Like"))
        self.dislike_button.set_glyph(
            Glyph.DISLIKED if is_disliked else Glyph.DISLIKE, "text" if is_disliked else "icon"
        )
        self.dislike_button.set_name(tr("Take the dislike back") if is_disliked else tr("Dislike"))

    def set_stars(self, *, is_on: bool) -> None:
        """Show stars where there is room for them, or never."""
        self._has_stars = is_on
        self._fit_parts()

    def set_rating(self, half_stars: int) -> None:
        """Show the rating of the track; emits nothing."""
        self.stars.show_value(half_stars)
        rated = (
            tr("Rating: {half_stars}", half_stars=format_stars(half_stars)) if half_stars else tr("Not rated")
        )
        self.stars.setToolTip(with_shortcut(rated, key_of("rate_5")))

    def minimumSizeHint(self) -> QSize:
        """What it can be squeezed to; meter and volume slider make room before that."""
        meter_px = 0 if self._meter_box.isHidden() else self._meter_box.sizeHint().width()
        slider_px = 0 if self.volume.slider.isHidden() else self.volume.slider.width()
        return super().minimumSizeHint().shrunkBy(QMargins(meter_px + slider_px, 0, 0, 0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_parts()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            # A button came or went.
            self._fit_parts()
        return super().event(event)

    def _fit_parts(self) -> None:
        """Leave out stars, meter, then the volume slider where there is no room; the wheel turns it, too."""
        self.stars.setVisible(self._has_stars and self.width() >= STARS_FROM_PX)
        self._meter_box.setVisible(self._is_meter_on and self.width() >= METER_FROM_PX)
        slider, row = self.volume.slider, self.layout()
        assert row is not None
        needed = row.minimumSize().width() + (slider.width() + Space.XS if slider.isHidden() else 0)
        slider.setVisible(self.width() >= needed)

    def _lay_out(self) -> None:
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addStretch()
        text.addWidget(self.title)
        credit = QHBoxLayout()
        credit.setContentsMargins(0, 0, 0, 0)
        credit.setSpacing(Space.XS)
        for part in (self.artist, self._dash, self.album):
            credit.addWidget(part)
        credit.addStretch()
        text.addLayout(credit)
        text.addStretch()
        text_box = self._text_box = QWidget()
        text_box.setLayout(text)
        text.setContentsMargins(0, 0, 0, 0)
        text_box.setMinimumWidth(TEXT_MINIMUM_PX)
        text_box.setMaximumWidth(TEXT_MAXIMUM_PX)
        text_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._meter_box = QWidget()
        meter = QHBoxLayout(self._meter_box)
        meter.setContentsMargins(Space.S, 0, Space.XS, 0)
        meter.addWidget(self.meter)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, 0, Space.M, 0)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setSpacing(Space.XS)
        row.addWidget(self.cover)
        row.addSpacing(Space.S)
        row.addWidget(text_box, 4)
        row.addWidget(self.like_button)
        row.addWidget(self.dislike_button)
        row.addWidget(self.stars)
        row.addSpacing(Space.M)
        for button in (self.previous_button, self.play_button, self.next_button):
            row.addWidget(button)
        row.addSpacing(Space.S)
        row.addWidget(self.shuffle_button)
        row.addWidget(self.repeat_button)
        row.addWidget(self.stop_after_button)
        row.addWidget(self.sleep_button)
        row.addSpacing(Space.S)
        row.addWidget(self.seek_bar, 5)
        row.addWidget(self.time)
        row.addWidget(self._meter_box)
        row.addSpacing(Space.S)
        row.addWidget(self.volume)
        row.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self.cover.clicked.connect(self.cover_clicked)
        self.title.clicked.connect(self.title_clicked)
        self.artist.clicked.connect(self.artist_clicked)
        self.album.clicked.connect(self.album_clicked)
        # By key the menu opens at the part that has the focus.
        for part in (self.cover, self.title, self.artist, self.album, self._text_box):
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            part.customContextMenuRequested.connect(
                lambda point, part=part: self.menu_requested.emit(part.mapToGlobal(point))
            )
        self.like_button.clicked.connect(self.liked)
        self.dislike_button.clicked.connect(self.disliked)
        self.stars.changed.connect(self.rated)
        self.previous_button.clicked.connect(self.previous_requested)
        self.play_button.clicked.connect(self.play_pause_requested)
        self.next_button.clicked.connect(self.next_requested)
        self.shuffle_button.clicked.connect(self.shuffle_toggled)
        self.repeat_button.clicked.connect(lambda: self.repeat_changed.emit(_NEXT_REPEAT[self._repeat]))
        self.seek_bar.seek_requested.connect(self.seek_requested)
        self.seek_bar.previewed.connect(self._on_previewed)
        self.volume.volume_changed.connect(self.volume_changed)
        self.volume.mute_toggled.connect(self.mute_toggled)

    def _on_previewed(self, position_ms: int) -> None:
        self.time.set_time(position_ms if position_ms >= 0 else self._position_ms, self._duration_ms)

    def _enable(self, *, is_track: bool) -> None:
        for part in (self.like_button, self.dislike_button, self.stars):
            part.setEnabled(is_track)
