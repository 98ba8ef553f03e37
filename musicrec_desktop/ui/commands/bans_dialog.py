"""Tracks and artists that never play by themselves, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label, section_label
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 520, 440
SHOWN: Final = 200
"""How many of a kind are named; the rest is a number."""


class BansDialog(FittedDialog):
    """A row for each banned artist and track.

    Args:
        themes: colours of the empty state.
        parent: the window.
    """

    track_allowed = Signal(object)
    """A ``TrackId`` to allow again."""
    artist_allowed = Signal(str)
    """The name of an artist to allow again."""

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Banned tracks and artists")
        self.resize(WIDTH, HEIGHT)
        self.empty = EmptyState(themes, Glyph.BANNED)
        self.empty.show_message(
            "Nothing is banned",
            "“Never play this track” and “Never play this artist” in the menu of a track keep it out of the "
            "automatic queue. What is banned stands here and can be allowed again.",
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        self._rows.setContentsMargins(0, 0, Space.S, 0)
        content = QWidget()
        content.setLayout(self._rows)
        area = ScrollBody(content)
        self._pages = QStackedWidget()
        self._pages.addWidget(area)
        self._pages.addWidget(self.empty)
        close = text_button("Close", role="primary")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(self._pages, 1)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)

    @property
    def is_empty_shown(self) -> bool:
        """Whether it says that nothing is banned."""
        return self._pages.currentWidget() is self.empty

    def show_bans(self, artists: Sequence[str], tracks: Sequence[Track]) -> None:
        """Show what is banned, in this order."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._add("Artists", [(name, "", self._allow_artist(name)) for name in artists])
        self._add(
            "Tracks",
            [(track.tags.title, track.tags.artist_text, self._allow_track(track)) for track in tracks],
        )
        self._rows.addStretch()
        self._pages.setCurrentIndex(0 if artists or tracks else 1)

    def _allow_artist(self, name: str) -> Callable[[], object]:
        return lambda: self.artist_allowed.emit(name)

    def _allow_track(self, track: Track) -> Callable[[], object]:
        return lambda: self.track_allowed.emit(track.id)

    def _add(self, heading: str, lines: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        if not lines:
            return
        label = section_label(heading)
        label.setContentsMargins(0, Space.S if self._rows.count() else 0, 0, 0)
        self._rows.addWidget(label)
        for title, detail, allow in lines[:SHOWN]:
            self._rows.addWidget(_card(title, detail, allow))
        if (rest := len(lines) - SHOWN) > 0:
            self._rows.addWidget(dim_label(f"and {rest:,} more", is_small=True))


def _card(title: str, detail: str, allow: Callable[[], object]) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    text = QVBoxLayout()
    text.setSpacing(2)
    text.addWidget(ElidedLabel(title))
    if detail:
        text.addWidget(ElidedLabel(detail, role="small"))
    button = text_button("Allow again")
    button.setAccessibleName(f"Allow {title} again")
    button.clicked.connect(allow)
    row = QHBoxLayout(card)
    row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
    row.setSpacing(Space.M)
    row.addLayout(text, 1)
    row.addWidget(button)
    return card
