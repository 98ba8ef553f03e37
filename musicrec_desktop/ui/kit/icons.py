"""Icons of the Material Design set, in the colours of the theme.

``icon`` gives a cached ``QIcon``; code that keeps one asks again on ``ThemeController.changed``.
``kit.buttons.IconButton`` does that by itself.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import cast

import qtawesome
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap

from musicrec_desktop.ui.theme.colours import Theme


class Glyph(StrEnum):
    """What the window has pictures for."""

    PLAY = "mdi6.play"
    PAUSE = "mdi6.pause"
    NEXT = "mdi6.skip-next"
    PREVIOUS = "mdi6.skip-previous"
    SHUFFLE = "mdi6.shuffle"
    REPEAT = "mdi6.repeat"
    REPEAT_ONE = "mdi6.repeat-once"
    LIKE = "mdi6.heart-outline"
    LIKED = "mdi6.heart"
    DISLIKE = "mdi6.heart-broken-outline"
    DISLIKED = "mdi6.heart-broken"
    NEVER_TRACK = "mdi6.music-note-off-outline"
    BANNED = "mdi6.cancel"
    ALLOW = "mdi6.check-circle-outline"
    VOLUME_HIGH = "mdi6.volume-high"
    VOLUME_LOW = "mdi6.volume-medium"
    MUTED = "mdi6.volume-off"
    AUTOPLAY = "mdi6.infinity"
    INSIDE = "mdi6.all-inclusive-box-outline"
    INSIDE_SEARCH = "mdi6.text-box-search-outline"
    OUTSIDE = "mdi6.arrow-expand-all"
    SUGGEST = "mdi6.lightbulb-on-outline"
    MINUS = "mdi6.minus"
    CLOSE = "mdi6.close"
    SEARCH = "mdi6.magnify"
    FILTER = "mdi6.filter-variant"
    TRACKS = "mdi6.music-note"
    TRACK_OUTLINE = "mdi6.music-note-outline"
    ALBUMS = "mdi6.album"
    WALL = "mdi6.view-grid-outline"
    ARTISTS = "mdi6.account-music"
    PROFILES = "mdi6.account-multiple-outline"
    SWITCH_PROFILE = "mdi6.account-switch-outline"
    LOCK = "mdi6.lock-outline"
    GENRES = "mdi6.tag-outline"
    HISTORY = "mdi6.history"
    DISCOVER = "mdi6.creation"
    MAP = "mdi6.scatter-plot-outline"
    PAN = "mdi6.cursor-move"
    LASSO = "mdi6.lasso"
    BRUSH = "mdi6.brush-outline"
    PATH = "mdi6.map-marker-path"
    LIST = "mdi6.format-list-bulleted"
    TRAIL = "mdi6.shoe-print"
    ISLANDS = "mdi6.island"
    INSIGHTS = "mdi6.chart-box-outline"
    TABLE = "mdi6.table"
    REVIEW = "mdi6.party-popper"
    LATER = "mdi6.arrow-right"
    QUEUE = "mdi6.playlist-play"
    QUEUE_ADD = "mdi6.playlist-plus"
    QUEUE_REMOVE = "mdi6.playlist-remove"
    PLAYLIST = "mdi6.playlist-music"
    SMART_PLAYLIST = "mdi6.star-outline"
    ADD = "mdi6.plus"
    NEW_PLAYLIST = "mdi6.playlist-edit"
    NEW_FROM_TRACKS = "mdi6.music-note-plus"
    ADD_TO_PLAYLIST = "mdi6.plus-box-multiple-outline"
    PLAYLIST_FOLDER = "mdi6.folder-outline"
    NEW_PLAYLIST_FOLDER = "mdi6.folder-plus-outline"
    MOVE_TO_FOLDER = "mdi6.folder-move-outline"
    GO_TO = "mdi6.arrow-right-circle-outline"
    DESCRIBE = "mdi6.text-box-edit-outline"
    RENAME = "mdi6.rename-box-outline"
    DUPLICATE = "mdi6.content-duplicate"
    MERGE = "mdi6.call-merge"
    NO_DOUBLES = "mdi6.filter-remove-outline"
    KEEP_ORDER = "mdi6.sort-bool-ascending-variant"
    PASTE = "mdi6.content-paste"
    DELETE = "mdi6.delete-outline"
    DELETE_FOLDER = "mdi6.folder-remove-outline"
    OWN_ORDER = "mdi6.sort-numeric-ascending"
    ADD_FOLDER = "mdi6.folder-plus"
    FOLDER = "mdi6.folder-music-outline"
    SETTINGS = "mdi6.cog-outline"
    MENU = "mdi6.menu"
    MORE = "mdi6.dots-horizontal"
    INFO = "mdi6.information-outline"
    HELP = "mdi6.help-circle-outline"
    WARNING = "mdi6.alert-outline"
    ERROR = "mdi6.alert-circle-outline"
    DONE = "mdi6.check"
    DOWN = "mdi6.chevron-down"
    LEFT = "mdi6.chevron-left"
    RIGHT = "mdi6.chevron-right"
    UP = "mdi6.chevron-up"
    REMOVE = "mdi6.trash-can-outline"
    KEEP = "mdi6.pin-outline"
    ANEW = "mdi6.autorenew"
    FOR_YOU = "mdi6.compass-outline"
    REFRESH = "mdi6.refresh"
    KEYBOARD = "mdi6.keyboard-outline"
    UNDO = "mdi6.undo"
    REDO = "mdi6.redo"
    LETTER = "mdi6.email-outline"
    SCROBBLE = "mdi6.cloud-upload-outline"
    BACKUPS = "mdi6.backup-restore"
    ROWS = "mdi6.format-line-spacing"
    METER = "mdi6.equalizer"
    SCREEN = "mdi6.monitor"
    PLAY_NEXT = "mdi6.arrow-collapse-up"
    LOUDNESS = "mdi6.gauge"
    WRITE_RATINGS = "mdi6.star-plus-outline"
    WRITE_TAGS = "mdi6.tag-edit-outline"
    OPEN_FOLDER = "mdi6.folder-open-outline"
    QUIT = "mdi6.exit-to-app"
    MISSING = "mdi6.file-alert-outline"
    THEME = "mdi6.theme-light-dark"
    COPY = "mdi6.content-copy"
    TUNE = "mdi6.tune-variant"
    MORE_LIKE = "mdi6.thumb-up-outline"
    LESS_LIKE = "mdi6.thumb-down-outline"
    NOT_ARTIST = "mdi6.account-cancel-outline"
    START_QUEUE = "mdi6.playlist-star"
    RULES = "mdi6.format-list-checks"
    FREEZE = "mdi6.snowflake"
    STOP_AFTER = "mdi6.stop-circle-outline"
    SLEEP = "mdi6.weather-night"
    IMPORT = "mdi6.file-import-outline"
    MOVE_IN = "mdi6.database-import-outline"
    SHARE = "mdi6.share-variant-outline"
    EXPORT = "mdi6.file-export-outline"
    FOLLOW = "mdi6.file-sync-outline"
    GRIP = "mdi6.drag-vertical"
    CALENDAR = "mdi6.calendar-month-outline"
    MATCH_CASE = "mdi6.format-letter-case"
    STAR = "mdi6.star"
    TASTE_TEST = "mdi6.ab-testing"
    HALF_STAR = "mdi6.star-half-full"
    NO_STAR = "mdi6.star-outline"


def icon(glyph: Glyph, theme: Theme, colour: str = "icon") -> QIcon:
    """A glyph in the colour of one of the theme's tokens; it stays crisp at any size and scale.

    Args:
        glyph: which picture.
        theme: where the colour comes from.
        colour: the name of a colour of ``Theme``, for example ``"icon"``, ``"accent"`` or ``"text_dim"``.
    """
    return _coloured(glyph, getattr(theme, colour), theme.text_disabled)


@lru_cache(maxsize=256)
def glyph_pixmap(glyph: Glyph, theme: Theme, size_px: int, dpr: float, colour: str = "icon") -> QPixmap:
    """The glyph as a picture for painters: ``size_px`` logical pixels at the scale ``dpr``; a shared one."""
    return icon(glyph, theme, colour).pixmap(QSize(size_px, size_px), dpr)


@lru_cache(maxsize=256)
def _coloured(glyph: Glyph, colour: str, disabled: str) -> QIcon:
    return cast(QIcon, qtawesome.icon(glyph.value, color=colour, color_disabled=disabled))
