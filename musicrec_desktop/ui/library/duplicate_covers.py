"""Duplicate covers: pictures that are there in several files, and the albums that have them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.tasks import TaskHandle
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.cover_look import DoublePicture
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.looks.albums import AlbumLooks
from musicrec_desktop.services.looks.service import CoverLookService
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.cover_thumb import CoverThumb
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, LinkLabel, dim_label, tabular_font, title_label
from musicrec_desktop.ui.kit.painting import RIGHT, CoverLookup
from musicrec_desktop.ui.kit.wording.covers import NO_DOUBLES, PROBLEMS, pixels_text
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 640, 560
COVER_PX: Final = 88
SHOWN: Final = 50
"""How many pictures are shown at first, and more at each wish."""
FILES_SHOWN: Final = 8
"""How many files of a picture are named; the rest is a number."""

Group = tuple[DoublePicture, ...]


class DuplicateCoversDialog(FittedDialog):
    """A card for each picture: its largest file, and who has it in which size; a click opens an album.

    It stays open beside the window, and follows what is known of covers.

    Args:
        albums: knows which pictures are there in several files.
        looking: looks at covers; tells what is wrong with that.
        covers: gives pictures.
        themes: colours.
        parent: the window.

    Attributes:
        scope_requested: a ``Scope`` whose tracks are wanted.
        track_requested: a ``TrackId`` that is wanted; it has no album.
        links: to the albums, from top to bottom.
        more_button: shows the next pictures; hidden where there are none.
    """

    scope_requested = Signal(object)
    track_requested = Signal(object)

    def __init__(
        self,
        albums: AlbumLooks,
        looking: CoverLookService,
        covers: CoverLookup,
        themes: ThemeController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._albums, self._looking, self._covers, self._themes = albums, looking, covers, themes
        self._shown: list[Group] | None = None
        self._rest: Sequence[Group] = ()
        self._pictured: list[tuple[TrackId, str, CoverThumb]] = []
        self.links: list[LinkLabel] = []
        self.setWindowTitle(tr("Duplicate covers"))
        self.resize(WIDTH, HEIGHT)
        self.figures = dim_label()
        self.empty = EmptyState(themes, Glyph.DUPLICATE)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(Space.S)
        self.more_button = text_button("")
        self.more_button.clicked.connect(lambda: self._add_cards(self._rest))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.S)
        column.addLayout(self._cards)
        column.addWidget(self.more_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self._area = ScrollBody(content)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._area)
        close = text_button(tr("Close"), role="primary")
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        head = QVBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(title_label(tr("Duplicate covers")))
        head.addWidget(self.figures)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        for key, step in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._step, step))
        self._task: TaskHandle | None = None
        self._disconnect = albums.changed.connect(self.refresh)
        self.finished.connect(self._leave)

    @property
    def thumbs(self) -> list[CoverThumb]:
        """The pictures, from top to bottom."""
        return [thumb for _, _, thumb in self._pictured]

    @property
    def is_empty_shown(self) -> bool:
        """Whether it says why no picture is shown."""
        return self._pages.currentWidget() is self.empty

    def refresh(self) -> None:
        """Find the pictures again."""
        if self._shown is None:
            self._say(tr("Comparing covers…"), "")
        self._task = self._albums.load_doubles(self.show_groups, self._on_error)

    def cover_changed(self, track_id: TrackId) -> None:
        """A cover was loaded."""
        if any(track == track_id for track, _, _ in self._pictured):
            self.refresh_covers()

    def refresh_covers(self) -> None:
        """Show the covers that are there, and ask for the others."""
        side = round(COVER_PX * self.devicePixelRatioF())
        for track, name, thumb in self._pictured:
            thumb.set_cover(self._covers(track, side), name)

    def _leave(self) -> None:
        self._disconnect()
        if self._task is not None:
            self._task.cancel()

    def show_groups(self, groups: list[Group]) -> None:
        """Show these pictures, or why there are none."""
        if not groups:
            self._shown = groups
            self._say_why_none()
        elif groups != self._shown:
            self._shown = groups
            self._lay_out(groups)
            self.refresh_covers()
        if groups:
            pictures = plural("{n} picture", "{n} pictures", len(groups))
            files = plural("{n} file", "{n} files", sum(map(len, groups)))
            self.figures.setText(
                tr(
                    "{pictures} in {files}: the same in another size or quality. The files stay as they are.",
                    pictures=pictures,
                    files=files,
                )
            )
            self._pages.setCurrentWidget(self._area)

    def _say_why_none(self) -> None:
        if problem := PROBLEMS.get(self._looking.problem, ""):
            self._say(tr("Covers cannot be compared"), problem)
        elif self._looking.is_running:
            self._say(tr("No duplicate covers so far"), tr("Covers are still being looked at."))
        else:
            self._say(tr("No duplicate covers"), f"{NO_DOUBLES}.")

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        message = error_message(error)
        self._say(message.headline, message.advice, Glyph.ERROR)

    def _say(self, headline: str, text: str, glyph: Glyph = Glyph.DUPLICATE) -> None:
        self.figures.clear()
        self.empty.show_message(headline, text, glyph=glyph)
        self._pages.setCurrentWidget(self.empty)

    def _lay_out(self, groups: Sequence[Group]) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._pictured, self.links = [], []
        self._add_cards(groups)

    def _add_cards(self, groups: Sequence[Group]) -> None:
        """Cards for some of these, and a button for the others."""
        for files in groups[:SHOWN]:
            self._cards.addWidget(self._card(files))
        rest = groups[SHOWN:]
        self.more_button.setText(
            plural("Show {n} more picture", "Show {n} more pictures", min(SHOWN, len(rest)))
        )
        self.more_button.setVisible(bool(rest))
        self._rest = rest

    def _card(self, files: Group) -> QFrame:
        lines = QGridLayout()
        lines.setHorizontalSpacing(Space.M)
        lines.setVerticalSpacing(Space.XS)
        lines.setColumnStretch(1, 1)
        before = len(self.links)
        for one in files[:FILES_SHOWN]:
            self._add_file(lines, one)
        if (rest := len(files) - FILES_SHOWN) > 0:
            lines.addWidget(
                dim_label(plural("and {n} more file", "and {n} more files", rest), is_small=True),
                lines.rowCount(),
                1,
            )
        thumb = CoverThumb(self._themes, COVER_PX)
        # The first line leads to the same place by the keyboard.
        thumb.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        row.setSpacing(Space.L)
        row.addWidget(thumb, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        row.setAlignment(lines, Qt.AlignmentFlag.AlignVCenter)
        for link in self.links[before : before + 1]:
            thumb.setAccessibleName(f"{link.full_text}, {pixels_text(files[0])}")
            thumb.setToolTip(link.accessibleDescription())
            thumb.clicked.connect(link.clicked)
            if files[0].tracks:
                self._pictured.append((files[0].tracks[0], link.full_text, thumb))
        return card

    def _add_file(self, lines: QGridLayout, one: DoublePicture) -> None:
        """A line for each album that has a file; what the file is stands at the first."""
        links = [self._album_link(album.name, album.detail) for album in one.albums]
        if not links and one.tracks:
            links = [self._loose_link(one.tracks)]
        for number, link in enumerate(links):
            row = lines.rowCount()
            if not number:
                size = ElidedLabel(pixels_text(one))
                size.setFont(tabular_font(size.font()))
                lines.addWidget(size, row, 0, RIGHT)
                tracks = dim_label(plural("{n} track", "{n} tracks", len(one.tracks)), is_small=True)
                tracks.setWordWrap(False)
                lines.addWidget(tracks, row, 2, RIGHT)
            link.setAccessibleName(f"{link.full_text}, {pixels_text(one)}")
            lines.addWidget(link, row, 1)
            self.links.append(link)

    def _album_link(self, name: str, artist: str) -> LinkLabel:
        link = _link(" – ".join(filter(None, (name, artist))), tr("Open the album"))
        link.clicked.connect(partial(self.scope_requested.emit, Scope(ScopeKind.ALBUM, name, artist)))
        return link

    def _loose_link(self, tracks: Sequence[TrackId]) -> LinkLabel:
        link = _link(
            plural("{n} track without an album", "{n} tracks without an album", len(tracks)),
            tr("Show the first one"),
        )
        link.clicked.connect(partial(self.track_requested.emit, tracks[0]))
        return link

    def _step(self, step: int) -> None:
        """Give the keyboard to the next line."""
        if self.is_empty_shown or not self.links:
            return
        places = [number for number, link in enumerate(self.links) if link.hasFocus()]
        place = min(max(places[0] + step, 0), len(self.links) - 1) if places else 0
        self.links[place].setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(self.links[place])


def _link(text: str, hint: str) -> LinkLabel:
    link = LinkLabel(hint, minimum_width_px=120)
    link.set_full_text(text)
    link.set_active(is_active=True)
    return link
