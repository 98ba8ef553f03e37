"""What hangs below a query field: a problem with its fix, and what can be taken over by a key."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.kit.query.rows import ROW_PX, RowList
from musicrec_desktop.ui.kit.wording.queries import ProblemWords
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH_PX: Final = 360
MOST_ROWS: Final = 9
MOST_FIXES: Final = 2
GAP_PX: Final = 4
EDGE_PX: Final = 8
KEYS_HINT: Final = tr("Tab takes the first, ↓ chooses, F1 explains")
VALUES_HINT: Final = tr("Tab takes the first, ↓ chooses")


class QueryPanel(QFrame):
    """Floats over the window below or above a field, and leaves the keyboard there.

    Args:
        theme: colours.
        field: that it belongs to.

    Attributes:
        chosen: the number of the row that was clicked.
        fix_chosen: the ``Fix`` whose link was clicked.
    """

    chosen = Signal(int)
    fix_chosen = Signal(object)

    def __init__(self, theme: ThemeController, field: QWidget) -> None:
        super().__init__(field)
        self._theme, self._field = theme, field
        self._words: ProblemWords | None = None
        self.setProperty("role", "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.RichText)
        self.problem.setWordWrap(True)
        self.problem.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.problem.linkActivated.connect(self._on_link)
        self.list = RowList(theme, tr("Suggestions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.chosen.connect(self.chosen)
        self._hint = dim_label(KEYS_HINT, is_small=True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        column.setSpacing(0)
        self.problem.setMargin(Space.S)
        self._hint.setMargin(Space.XS)
        self._hint.setIndent(Space.S - Space.XS)
        for widget in (self.problem, self.list, self._hint):
            column.addWidget(widget)
        theme.changed.connect(self._write)
        self.hide()

    @property
    def has_rows(self) -> bool:
        """Whether there is something to take over."""
        return self.isVisible() and self.list.count() > 0

    def show_content(self, words: ProblemWords | None, rows: Sequence[tuple[str, str]], hint: str) -> None:
        """Show a problem, rows, or both; nothing hides the panel."""
        self._words = words
        if words is None and not rows:
            self.hide()
            return
        if not self.isVisible():
            self.list.setCurrentRow(-1)
        self._write()
        self.problem.setVisible(words is not None)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(min(len(rows), MOST_ROWS) * ROW_PX)
        self._hint.setText(hint)
        self._hint.setVisible(bool(rows) and bool(hint))
        self.place()
        self.show()
        self.raise_()

    def step(self, step: int) -> None:
        """Mark the row that stands so many rows below; above the first and below the last none is marked."""
        count = self.list.count()
        row = self.list.currentRow() + step
        if self.list.currentRow() < 0 and step < 0:
            row = count - 1
        self.list.setCurrentRow(row if 0 <= row < count else -1)

    def place(self) -> None:
        """Stand below the field, inside its window; above it where there is no room below."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        room = window.width() - 2 * EDGE_PX
        width = min(max(WIDTH_PX, self._field.width()), room)
        top = self._field.mapTo(window, QPoint(0, 0))
        self._column.activate()
        height = self._column.totalHeightForWidth(width)
        self.setFixedSize(width, height)
        left = max(EDGE_PX, min(top.x(), window.width() - EDGE_PX - width))
        below, above = top.y() + self._field.height() + GAP_PX, top.y() - GAP_PX - height
        has_room = below + height <= window.height() - EDGE_PX or above < EDGE_PX
        self.move(left, below if has_room else above)

    def _write(self) -> None:
        words = self._words
        if words is None:
            return
        colour = self._theme.theme.accent
        links = tr(" or ").join(
            f'<a href="{place}" style="color: {colour}; font-weight: 600">{html.escape(fix.label)}</a>'
            for place, fix in enumerate(words.fixes[:MOST_FIXES])
        )
        meant = (
            tr(" Perhaps {links} is meant.", links=links) if words.fixes else f" {html.escape(words.advice)}"
        )
        self.problem.setText(f"{html.escape(words.what)}{meant}")
        self.problem.setAccessibleName(f"{words.what} {words.advice}".strip())

    def _on_link(self, place: str) -> None:
        if self._words is not None:
            self.fix_chosen.emit(self._words.fixes[int(place)])
