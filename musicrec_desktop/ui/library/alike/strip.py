"""A line of covers with names: albums or artists that are like one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.model.browse import Scope
from musicrec_desktop.model.track import GroupRow, TrackId
from musicrec_desktop.ui.kit.cover_thumb import CoverThumb
from musicrec_desktop.ui.kit.labels import ElidedLabel, section_label
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

COVER_PX: Final = 64
CARD_PX: Final = 88


@dataclass(frozen=True, slots=True)
class AlikeCard:
    """One album or artist.

    Attributes:
        row: as lists show it.
        scope: where it leads.
        words: how alike it is; empty where that is not told.
    """

    row: GroupRow
    scope: Scope
    words: str = ""


class AlikeStrip(QWidget):
    """As many covers as fit, the most alike first; a click opens the album or artist.

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
        self._shown: tuple[AlikeCard, ...] = ()
        self._cards: list[tuple[QWidget, CoverThumb]] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.S)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._heading = section_label("")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.S, Space.M, Space.S)
        column.setSpacing(Space.XS)
        column.addWidget(self._heading)
        column.addLayout(self._row)
        # Cards that have no room are hidden: they must not keep the page wide.
        self.setMinimumWidth(CARD_PX + Space.L + Space.M)
        self.hide()

    @property
    def shown(self) -> tuple[AlikeCard, ...]:
        """The cards, also those that have no room."""
        return self._shown

    @property
    def heading(self) -> str:
        """What stands above them."""
        return self._heading.text()

    def show_cards(self, heading: str, cards: Sequence[AlikeCard]) -> None:
        """Show other cards under a heading; who owns the strip shows it where there are any."""
        self._heading.setText(heading)
        if tuple(cards) == self._shown:
            return
        self._shown = tuple(cards)
        for card, _ in self._cards:
            self._row.removeWidget(card)
            card.deleteLater()
        self._cards = [self._card(one) for one in self._shown]
        for card, _ in self._cards:
            self._row.addWidget(card)
        self._fit()
        self.refresh_covers()

    def cover_changed(self, track_id: TrackId) -> None:
        """A cover was loaded."""
        if any(one.row.cover_track_id == track_id for one in self._shown):
            self.refresh_covers()

    def refresh_covers(self) -> None:
        """Show the covers that are there, and ask for the others."""
        side = round(COVER_PX * self.devicePixelRatioF())
        for one, (_, thumb) in zip(self._shown, self._cards, strict=True):
            track_id = one.row.cover_track_id
            picture = None if track_id is None else self._covers(track_id, side)
            thumb.set_cover(picture, one.row.name)

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

    def _card(self, one: AlikeCard) -> tuple[QWidget, CoverThumb]:
        parts = [part for part in (one.row.name, one.row.detail, one.words) if part]
        thumb = CoverThumb(self._theme, COVER_PX)
        thumb.setAccessibleName(", ".join(parts))
        thumb.setToolTip(tool_tip_text(*parts))
        thumb.clicked.connect(partial(self.scope_requested.emit, one.scope))
        name = ElidedLabel(role="small", minimum_width_px=CARD_PX)
        name.setFixedWidth(CARD_PX)
        name.set_full_text(one.row.name)
        card = QWidget()
        card.setFixedWidth(CARD_PX)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(thumb)
        column.addWidget(name)
        return card, thumb
