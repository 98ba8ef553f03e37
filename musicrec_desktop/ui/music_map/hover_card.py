"""The card beside the pointer: cover, names and what stands out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from musicrec_desktop.ui.kit.cover_thumb import CoverThumb
from musicrec_desktop.ui.kit.labels import ElidedLabel
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH_PX: Final = 288
_GAP_PX: Final = 14
_LINES: Final = 5


class HoverCard(QFrame):
    """Lies over the map, and lets the pointer through.

    Args:
        theme: colours.
        cover_px: side of the cover.
        parent: the map.
    """

    def __init__(self, theme: ThemeController, cover_px: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(WIDTH_PX)
        self._near = QPoint()
        self._cover = CoverThumb(theme, cover_px)
        self._title, self._detail = ElidedLabel(role="strong"), ElidedLabel(role="dim")
        self._facts = [ElidedLabel(role="small") for _ in range(_LINES)]
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (self._title, self._detail, *self._facts):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.S, Space.M, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self._cover, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    @property
    def title(self) -> str:
        """What it is about."""
        return self._title.full_text

    @property
    def lines(self) -> list[str]:
        """What it tells below the title."""
        return [label.full_text for label in (self._detail, *self._facts) if not label.isHidden()]

    def show_point(
        self, title: str, detail: str, facts: Sequence[str], cover: QPixmap | None, near: QPoint
    ) -> None:
        """Tell of a point that is at a place of the map.

        Args:
            title: its name.
            detail: below the name.
            facts: lines below that; the first five are told.
            cover: its picture, where there is one.
            near: where the point is painted.
        """
        self._near = near
        self._title.set_full_text(title)
        self._detail.set_full_text(detail)
        self._detail.setVisible(bool(detail))
        self.show_cover(cover)
        self.show_facts(facts)
        self.show()
        self.raise_()

    def show_facts(self, facts: Sequence[str]) -> None:
        """Tell other lines of the same point; the first five are told."""
        for label, text in zip(self._facts, (*facts, *[""] * _LINES), strict=False):
            label.set_full_text(text)
            label.setVisible(bool(text))
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(WIDTH_PX, layout.sizeHint().height())
        self._place(self._near)

    def show_cover(self, cover: QPixmap | None) -> None:
        """Show a picture, or its placeholder."""
        self._cover.set_cover(cover, self.title)

    def _place(self, near: QPoint) -> None:
        """Beside the point, where the map has room."""
        map_ = self.parentWidget()
        assert map_ is not None
        room = map_.rect()
        left = near.x() + _GAP_PX
        if left + self.width() > room.width():
            left = near.x() - _GAP_PX - self.width()
        top = min(max(near.y() - self.height() // 3, 0), max(0, room.height() - self.height()))
        self.move(max(0, left), top)
