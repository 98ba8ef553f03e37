"""Tracks and artists that never play by themselves, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, RowsBody
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
        self.setWindowTitle(tr("Banned tracks and artists"))
        self.resize(WIDTH, HEIGHT)
        self.empty = EmptyState(themes, Glyph.BANNED)
        self.empty.show_message(
            tr("Nothing is banned"),
            tr(
                "“Never play this track” and “Never play this artist” in the menu of a track keep it out "
                "of the "
                "automatic queue. What is banned stands here and can be allowed again."
            ),
        )
        self._body = RowsBody()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._body)
        self._pages.addWidget(self.empty)
        close = text_button(tr("Close"), role="primary")
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
        banned = [(name, "", self._allow_artist(name)) for name in artists]
        rows = _rows(tr("Artists"), banned, gap_px=0)
        banned = [(track.tags.title, track.tags.artist_text, self._allow_track(track)) for track in tracks]
        self._body.show_rows([*rows, *_rows(tr("Tracks"), banned, gap_px=Space.S if rows else 0)])
        self._pages.setCurrentIndex(0 if artists or tracks else 1)

    def _allow_artist(self, name: str) -> Callable[[], object]:
        return lambda: self.artist_allowed.emit(name)

    def _allow_track(self, track: Track) -> Callable[[], object]:
        return lambda: self.track_allowed.emit(track.id)


def _rows(
    heading: str, lines: Sequence[tuple[str, str, Callable[[], object]]], *, gap_px: int
) -> list[QWidget]:
    """A heading with a gap above, and a card for each line; nothing where there is none."""
    if not lines:
        return []
    label = section_label(heading)
    label.setContentsMargins(0, gap_px, 0, 0)
    cards = [_card(*line) for line in lines[:SHOWN]]
    rest = len(lines) - SHOWN
    return [
        label,
        *cards,
        *([dim_label(tr("and {rest} more", rest=number_text(rest)), is_small=True)] if rest > 0 else []),
    ]


def _card(title: str, detail: str, allow: Callable[[], object]) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    text = QVBoxLayout()
    text.setSpacing(2)
    text.addWidget(ElidedLabel(title))
    if detail:
        text.addWidget(ElidedLabel(detail, role="small"))
    button = text_button(tr("Allow again"))
    button.setAccessibleName(tr("Allow {title} again", title=title))
    button.clicked.connect(allow)
    row = QHBoxLayout(card)
    row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
    row.setSpacing(Space.M)
    row.addLayout(text, 1)
    row.addWidget(button)
    return card
