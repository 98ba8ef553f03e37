"""Tells of the point under the pointer or the keyboard: a card beside it, and words for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPixmap

from musicrec_desktop.model.music_map import MapLevel, ProfileTrait
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.music_map.service import MusicMapService
from musicrec_desktop.ui.kit.painting import CoverLookup, looked_up
from musicrec_desktop.ui.kit.wording.map_page import point_text
from musicrec_desktop.ui.kit.wording.music_map import profile_lines
from musicrec_desktop.ui.music_map.canvas import MapCanvas
from musicrec_desktop.ui.music_map.content import MapContent
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.ui.music_map.hover_card import HoverCard

COVER_PX: Final = 56


class PointTeller(QObject):
    """Shows the card of one point at a time.

    Args:
        service: knows what sets groups apart.
        content: has the points and their names.
        canvas: where they are painted.
        covers: gives pictures.
        theme: colours.
    """

    def __init__(
        self,
        service: MusicMapService,
        content: MapContent,
        canvas: MapCanvas,
        covers: CoverLookup,
        theme: ThemeController,
    ) -> None:
        super().__init__(canvas)
        self._service, self._content, self._canvas, self._covers = service, content, canvas, covers
        self._theme = theme
        self._card: HoverCard | None = None
        self._told = -1

    @property
    def card(self) -> HoverCard:
        """Lies over the map; made when the first point is told of."""
        if self._card is None:
            from musicrec_desktop.ui.music_map.hover_card import HoverCard

            self._card = HoverCard(self._theme, COVER_PX, self._canvas)
        return self._card

    def forget(self) -> None:
        """Tell of nothing: points are others, or lie elsewhere."""
        self._told = -1
        self._hide()

    def tell(self, index: int) -> None:
        """Show the card of a point, and tell screen readers of it; -1 hides it."""
        self._told = index
        if index < 0:
            self._hide()
            return
        names = self._content.names
        name = names.of([index])[0]
        left, top = self._canvas.pixels_of(index)
        near = QPoint(round(left), round(top))
        self.card.show_point(name.title, name.detail, names.facts_of(index), self._cover(index), near)
        if self._content.points.level is not MapLevel.TRACKS:
            self._service.load_profile(
                self._content.points, index, lambda traits: self._on_profile(index, traits)
            )
        self._canvas.setAccessibleDescription(point_text(name.title, name.detail, name.cluster))
        QAccessible.updateAccessibility(QAccessibleEvent(self._canvas, QAccessible.Event.DescriptionChanged))

    def cover_changed(self, track_id: TrackId) -> None:
        """Show a cover that was loaded."""
        if self._told >= 0 and self.card.isVisible() and self._cover_id(self._told) == track_id:
            self.card.show_cover(self._cover(self._told))

    def _hide(self) -> None:
        if self._card is not None:
            self._card.hide()

    def _on_profile(self, index: int, traits: Sequence[ProfileTrait]) -> None:
        """Which features of the sound set an album, artist or genre apart."""
        if index == self._told and not self.card.isHidden():
            self.card.show_facts([*self._content.names.facts_of(index), *profile_lines(traits)])

    def _cover(self, index: int) -> QPixmap | None:
        return looked_up(self._covers, self._cover_id(index), COVER_PX, self._canvas.devicePixelRatioF())

    def _cover_id(self, index: int) -> TrackId:
        return TrackId(int(self._content.points.track_ids[index]))
