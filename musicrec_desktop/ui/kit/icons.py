"""Icons of the Material Design set, in the colours of the theme.

``icon`` gives a cached ``QIcon``; code that keeps one asks again on ``ThemeController.changed``.
``kit.buttons.IconButton`` does that by itself.

The font of the set is a file of the package qtawesome, which is not imported: that takes an eighth of a
second, and loads eleven fonts.
"""

from __future__ import annotations

import importlib.util
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Self

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap
from typing_extensions import override

from musicrec_desktop.ui.theme.colours import Theme

GLYPH_SHARE = 0.875
"""The height of a glyph in that of its icon; the rest is room around it."""


class Glyph(StrEnum):
    """What the window has pictures for: the name of each in the set, and its character in the set's font."""

    code_point: int

    def __new__(cls, name: str, code_point: int) -> Self:
        """A member whose value is the name; the character is ``code_point``."""
        member = str.__new__(cls, name)
        member._value_, member.code_point = name, code_point
        return member

    PLAY = "mdi6.play", 0xF040A
    PAUSE = "mdi6.pause", 0xF03E4
    NEXT = "mdi6.skip-next", 0xF04AD
    PREVIOUS = "mdi6.skip-previous", 0xF04AE
    SHUFFLE = "mdi6.shuffle", 0xF049D
    REPEAT = "mdi6.repeat", 0xF0456
    REPEAT_ONE = "mdi6.repeat-once", 0xF0458
    LIKE = "mdi6.heart-outline", 0xF02D5
    LIKED = "mdi6.heart", 0xF02D1
    DISLIKE = "mdi6.heart-broken-outline", 0xF0D14
    DISLIKED = "mdi6.heart-broken", 0xF02D4
    NEVER_TRACK = "mdi6.music-note-off-outline", 0xF0F73
    BANNED = "mdi6.cancel", 0xF073A
    ALLOW = "mdi6.check-circle-outline", 0xF05E1
    VOLUME_HIGH = "mdi6.volume-high", 0xF057E
    VOLUME_LOW = "mdi6.volume-medium", 0xF0580
    MUTED = "mdi6.volume-off", 0xF0581
    AUTOPLAY = "mdi6.infinity", 0xF06E4
    INSIDE = "mdi6.all-inclusive-box-outline", 0xF188E
    INSIDE_SEARCH = "mdi6.text-box-search-outline", 0xF0EAF
    OUTSIDE = "mdi6.arrow-expand-all", 0xF004C
    SUGGEST = "mdi6.lightbulb-on-outline", 0xF06E9
    MINUS = "mdi6.minus", 0xF0374
    CLOSE = "mdi6.close", 0xF0156
    SEARCH = "mdi6.magnify", 0xF0349
    FILTER = "mdi6.filter-variant", 0xF0236
    TRACKS = "mdi6.music-note", 0xF0387
    TRACK_OUTLINE = "mdi6.music-note-outline", 0xF0F74
    ALBUMS = "mdi6.album", 0xF0025
    SHUFFLE_ALBUMS = "mdi6.shuffle-variant", 0xF049F
    WALL = "mdi6.view-grid-outline", 0xF11D9
    ARTISTS = "mdi6.account-music", 0xF0803
    PROFILES = "mdi6.account-multiple-outline", 0xF000F
    SWITCH_PROFILE = "mdi6.account-switch-outline", 0xF04CB
    LOCK = "mdi6.lock-outline", 0xF0341
    GENRES = "mdi6.tag-outline", 0xF04FC
    PAST_TAGS = "mdi6.file-undo-outline", 0xF103C
    GENRE_WORDS = "mdi6.tag-multiple-outline", 0xF12F7
    SHOW_AS = "mdi6.tag-arrow-right-outline", 0xF1730
    HIDE = "mdi6.eye-off-outline", 0xF06D1
    SPOKEN = "mdi6.book-music-outline", 0xF1693
    HISTORY = "mdi6.history", 0xF02DA
    DISCOVER = "mdi6.creation", 0xF0674
    MAP = "mdi6.scatter-plot-outline", 0xF0ECA
    PAN = "mdi6.cursor-move", 0xF01BE
    LASSO = "mdi6.lasso", 0xF0F03
    BRUSH = "mdi6.brush-outline", 0xF1A0D
    PATH = "mdi6.map-marker-path", 0xF0D20
    LIST = "mdi6.format-list-bulleted", 0xF0279
    TRAIL = "mdi6.shoe-print", 0xF0DFA
    ISLANDS = "mdi6.island", 0xF104F
    INSIGHTS = "mdi6.chart-box-outline", 0xF154E
    TABLE = "mdi6.table", 0xF04EB
    TREE = "mdi6.file-tree-outline", 0xF13D2
    NEW = "mdi6.clock-plus-outline", 0xF1862
    BY_ALBUM = "mdi6.format-list-group", 0xF1860
    FOLD = "mdi6.arrow-collapse-vertical", 0xF084D
    PANES = "mdi6.page-layout-header", 0xF06FC
    COLUMNS = "mdi6.view-column-outline", 0xF1487
    REVIEW = "mdi6.party-popper", 0xF1056
    LATER = "mdi6.arrow-right", 0xF0054
    QUEUE = "mdi6.playlist-play", 0xF0411
    QUEUE_ADD = "mdi6.playlist-plus", 0xF0412
    QUEUE_REMOVE = "mdi6.playlist-remove", 0xF0413
    PLAYLIST = "mdi6.playlist-music", 0xF0CB8
    SMART_PLAYLIST = "mdi6.star-outline", 0xF04D2
    ADD = "mdi6.plus", 0xF0415
    NEW_PLAYLIST = "mdi6.playlist-edit", 0xF0900
    NEW_FROM_TRACKS = "mdi6.music-note-plus", 0xF0DDE
    ADD_TO_PLAYLIST = "mdi6.plus-box-multiple-outline", 0xF1143
    PLAYLIST_FOLDER = "mdi6.folder-outline", 0xF0256
    NEW_PLAYLIST_FOLDER = "mdi6.folder-plus-outline", 0xF0B9D
    MOVE_TO_FOLDER = "mdi6.folder-move-outline", 0xF1246
    GO_TO = "mdi6.arrow-right-circle-outline", 0xF0CE0
    DESCRIBE = "mdi6.text-box-edit-outline", 0xF1A7D
    RENAME = "mdi6.rename-box-outline", 0xF1C19
    DUPLICATE = "mdi6.content-duplicate", 0xF0191
    COPIES = "mdi6.file-compare", 0xF08AA
    NOT_SAME = "mdi6.not-equal-variant", 0xF098E
    MERGE = "mdi6.call-merge", 0xF00F8
    NO_DOUBLES = "mdi6.filter-remove-outline", 0xF0235
    KEEP_ORDER = "mdi6.sort-bool-ascending-variant", 0xF1386
    PASTE = "mdi6.content-paste", 0xF0192
    DELETE = "mdi6.delete-outline", 0xF09E7
    DELETE_FOLDER = "mdi6.folder-remove-outline", 0xF0B9E
    OWN_ORDER = "mdi6.sort-numeric-ascending", 0xF1389
    ADD_FOLDER = "mdi6.folder-plus", 0xF0257
    FOLDER = "mdi6.folder-music-outline", 0xF135A
    SETTINGS = "mdi6.cog-outline", 0xF08BB
    MENU = "mdi6.menu", 0xF035C
    MORE = "mdi6.dots-horizontal", 0xF01D8
    INFO = "mdi6.information-outline", 0xF02FD
    HELP = "mdi6.help-circle-outline", 0xF0625
    WARNING = "mdi6.alert-outline", 0xF002A
    ERROR = "mdi6.alert-circle-outline", 0xF05D6
    DONE = "mdi6.check", 0xF012C
    DOWN = "mdi6.chevron-down", 0xF0140
    LEFT = "mdi6.chevron-left", 0xF0141
    RIGHT = "mdi6.chevron-right", 0xF0142
    UP = "mdi6.chevron-up", 0xF0143
    REMOVE = "mdi6.trash-can-outline", 0xF0A7A
    KEEP = "mdi6.pin-outline", 0xF0931
    ANEW = "mdi6.autorenew", 0xF006A
    FOR_YOU = "mdi6.compass-outline", 0xF018C
    REFRESH = "mdi6.refresh", 0xF0450
    KEYBOARD = "mdi6.keyboard-outline", 0xF097B
    UNDO = "mdi6.undo", 0xF054C
    REDO = "mdi6.redo", 0xF044E
    LETTER = "mdi6.email-outline", 0xF01F0
    SCROBBLE = "mdi6.cloud-upload-outline", 0xF0B7E
    BACKUPS = "mdi6.backup-restore", 0xF006F
    CHECK = "mdi6.database-check-outline", 0xF1629
    ROWS = "mdi6.format-line-spacing", 0xF0278
    METER = "mdi6.equalizer", 0xF0EA2
    MINI_PLAYER = "mdi6.picture-in-picture-bottom-right", 0xF0E57
    WHOLE_WINDOW = "mdi6.arrow-expand", 0xF0616
    SCREEN = "mdi6.monitor", 0xF0379
    NOW_PLAYING = "mdi6.music-box-outline", 0xF0385
    FULL_SCREEN = "mdi6.fullscreen", 0xF0293
    LEAVE_FULL_SCREEN = "mdi6.fullscreen-exit", 0xF0294
    OTHER_SCREEN = "mdi6.monitor-multiple", 0xF037A
    SMALLER_TEXT = "mdi6.format-font-size-decrease", 0xF09F3
    LARGER_TEXT = "mdi6.format-font-size-increase", 0xF09F4
    LYRICS_EARLIER = "mdi6.clock-minus-outline", 0xF1864
    LYRICS_LATER = "mdi6.clock-plus-outline", 0xF1862
    PLAY_NEXT = "mdi6.arrow-collapse-up", 0xF0795
    LOUDNESS = "mdi6.gauge", 0xF029A
    WRITE_RATINGS = "mdi6.star-plus-outline", 0xF1567
    EDIT_TAGS = "mdi6.file-document-edit-outline", 0xF0DC9
    SET_COVER = "mdi6.image-edit-outline", 0xF11E4
    WRITE_TAGS = "mdi6.tag-edit-outline", 0xF1C9D
    OPEN_FOLDER = "mdi6.folder-open-outline", 0xF0DCF
    QUIT = "mdi6.exit-to-app", 0xF0206
    MISSING = "mdi6.file-alert-outline", 0xF0A4C
    THEME = "mdi6.theme-light-dark", 0xF050E
    COPY = "mdi6.content-copy", 0xF018F
    TUNE = "mdi6.tune-variant", 0xF1542
    MORE_LIKE = "mdi6.thumb-up-outline", 0xF0514
    LESS_LIKE = "mdi6.thumb-down-outline", 0xF0512
    NOT_ARTIST = "mdi6.account-cancel-outline", 0xF12E0
    START_QUEUE = "mdi6.playlist-star", 0xF0DF2
    RULES = "mdi6.format-list-checks", 0xF0756
    FREEZE = "mdi6.snowflake", 0xF0717
    STOP_AFTER = "mdi6.stop-circle-outline", 0xF0667
    SLEEP = "mdi6.weather-night", 0xF0594
    IMPORT = "mdi6.file-import-outline", 0xF102F
    MOVE_IN = "mdi6.database-import-outline", 0xF162D
    SHARE = "mdi6.share-variant-outline", 0xF1514
    EXPORT = "mdi6.file-export-outline", 0xF102E
    FOLLOW = "mdi6.file-sync-outline", 0xF1217
    GRIP = "mdi6.drag-vertical", 0xF01DD
    CALENDAR = "mdi6.calendar-month-outline", 0xF0E18
    MATCH_CASE = "mdi6.format-letter-case", 0xF0B34
    STAR = "mdi6.star", 0xF04CE
    TASTE_TEST = "mdi6.ab-testing", 0xF01C9
    HALF_STAR = "mdi6.star-half-full", 0xF04D0
    NO_STAR = "mdi6.star-outline", 0xF04D2


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
    return QIcon(_GlyphEngine(chr(glyph.code_point), colour, disabled))


class _GlyphEngine(QIconEngine):
    """Draws a character of the icon font at the size that is asked for."""

    def __init__(self, character: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._character, self._colour, self._disabled = character, colour, disabled

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        painter.setPen(QColor(self._disabled if mode is QIcon.Mode.Disabled else self._colour))
        font = QFont()
        font.setFamily(_family())
        font.setPixelSize(max(1, round(GLYPH_SHARE * rect.height())))
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._character)
        painter.restore()

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._character, self._colour, self._disabled)


@lru_cache(maxsize=1)
def _family() -> str:
    """The family of the icon font, which is loaded by the first call.

    Raises:
        FileNotFoundError: qtawesome is not installed, or has another font.
    """
    spec = importlib.util.find_spec("qtawesome")
    folders = [] if spec is None else spec.submodule_search_locations or []
    fonts = [font for folder in folders for font in Path(folder).glob("fonts/materialdesignicons6-*.ttf")]
    number = QFontDatabase.addApplicationFont(str(fonts[0])) if fonts else -1
    if number == -1:
        raise FileNotFoundError(f"no font of icons in {folders}")
    return QFontDatabase.applicationFontFamilies(number)[0]
