"""A line of covers below an album: the albums that look like it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.cover_look import AlbumLike
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.cover_thumb import CoverThumb
from musicrec_desktop.ui.kit.labels import ElidedLabel, section_label
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.covers import alike_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

MOST: Final = 12
COVER_PX: Final = 64
CARD_PX: Final = 88


class LookAlikes(QWidget):
    """As many covers as fit, the most alike first; a click opens an album.

    Args:
        covers: gives pictures.
        theme: colours.

    Attributes:
        scope_requested: a ``Scope`` whose tracks are wanted.
    """

    scope_requested = Signal(object)

    def __init__(self, covers: CoverLookup, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._covers, self._theme = covers, theme
        self._shown: tuple[AlbumLike, ...] = ()
        self._cards: list[tuple[QWidget, CoverThumb]] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.S)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.S, Space.M, Space.S)
        column.setSpacing(Space.XS)
        column.addWidget(section_label("Albums that look like this"))
        column.addLayout(self._row)
        # Cards that have no room are hidden: they must not keep the page wide.
        self.setMinimumWidth(CARD_PX + Space.L + Space.M)
        self.hide()

    @property
    def shown(self) -> tuple[AlbumLike, ...]:
        """The albums, also those that have no room."""
        return self._shown

    def show_albums(self, albums: Sequence[AlbumLike]) -> None:
        """Show other albums; nothing is seen where there are none."""
        if tuple(albums) == self._shown:
            return
        self._shown = tuple(albums)
        for card, _ in self._cards:
            self._row.removeWidget(card)
            card.deleteLater()
        self._cards = [self._card(one) for one in self._shown]
        for card, _ in self._cards:
            self._row.addWidget(card)
        self.setVisible(bool(self._shown))
        self._fit()
        self.refresh_covers()

    def cover_changed(self, track_id: TrackId) -> None:
        """A cover was loaded."""
        if any(one.cover.album.cover_track_id == track_id for one in self._shown):
            self.refresh_covers()

    def refresh_covers(self) -> None:
        """Show the covers that are there, and ask for the others."""
        side = round(COVER_PX * self.devicePixelRatioF())
        for one, (_, thumb) in zip(self._shown, self._cards, strict=True):
            album = one.cover.album
            picture = None if album.cover_track_id is None else self._covers(album.cover_track_id, side)
            thumb.set_cover(picture, album.name)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Hide the cards that have no room; a covered card could not be read."""
        room = self.width() - Space.L - Space.M + Space.S
        count = max(1, room // (CARD_PX + Space.S))
        for number, (card, _) in enumerate(self._cards):
            card.setVisible(number < count)

    def _card(self, one: AlbumLike) -> tuple[QWidget, CoverThumb]:
        album = one.cover.album
        alike = alike_text(one.share, is_same=one.is_same)
        thumb = CoverThumb(self._theme, COVER_PX)
        thumb.setAccessibleName(", ".join(part for part in (album.name, album.detail, alike) if part))
        thumb.setToolTip(tool_tip_text(album.name, album.detail, alike))
        thumb.clicked.connect(
            partial(self.scope_requested.emit, Scope(ScopeKind.ALBUM, album.name, album.detail))
        )
        name = ElidedLabel(role="small", minimum_width_px=CARD_PX)
        name.setFixedWidth(CARD_PX)
        name.set_full_text(album.name)
        card = QWidget()
        card.setFixedWidth(CARD_PX)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(thumb)
        column.addWidget(name)
        return card, thumb
