"""The card that F1 opens in a query field: what can be searched, with examples to try."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.query.help import help_groups
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import dim_label, title_label
from musicrec_desktop.ui.kit.query.rows import RowList
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH_PX, HEIGHT_PX, EXAMPLE_PX = 620, 560, 220
EDGE_PX: Final = 24
HINT: Final = tr("Click an example to try it, or choose one with ↑ ↓ and press Enter. Esc closes.")


class HelpCard(QDialog):
    """Examples in groups; one that is clicked, or chosen by Enter, is tried.

    Args:
        theme: colours.
        parent: the field.

    Attributes:
        chosen: the query of the example.
    """

    chosen = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("What can be searched"))
        self._queries: dict[int, str] = {}
        self.list = RowList(theme, tr("Examples"), text_px=EXAMPLE_PX)
        for group in help_groups():
            self.list.add_section(group.title)
            for example in group.examples:
                self._queries[self.list.count()] = example.query
                self.list.add_row(example.query, example.meaning)
        self.list.setCurrentRow(min(self._queries))
        self.list.chosen.connect(self._choose)
        close = IconButton(theme, Glyph.CLOSE, tr("Close"), size_px=28, icon_px=18)
        close.clicked.connect(self.close)
        head = QHBoxLayout()
        head.addWidget(title_label(tr("What can be searched")), 1)
        head.addWidget(close)
        frame = QFrame()
        frame.setProperty("role", "popover")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(dim_label(HINT, is_small=True))

    def open_at(self, field: QWidget) -> None:
        """Show it below a field, inside its window; above it where there is more room."""
        window = field.window()
        width = min(WIDTH_PX, window.width() - 2 * EDGE_PX)
        corner = field.mapTo(window, QPoint(0, 0))
        below, above = corner.y() + field.height() + Space.XS, corner.y() - Space.XS
        room_below, room_above = window.height() - below - EDGE_PX, above - EDGE_PX
        is_below = room_below >= min(HEIGHT_PX, room_above)
        height = min(HEIGHT_PX, room_below if is_below else room_above)
        self.setFixedSize(width, height)
        left = max(EDGE_PX, min(corner.x(), window.width() - EDGE_PX - width))
        self.move(window.mapToGlobal(QPoint(left, below if is_below else above - height)))
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.list.currentRow())
        elif event.key() == Qt.Key.Key_F1:
            self.close()
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        query = self._queries.get(row)
        if query is not None:
            self.close()
            self.chosen.emit(query)
