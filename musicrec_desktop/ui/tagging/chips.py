"""Values of a field as chips: what all files have, and what only some have."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QLayoutItem, QLineEdit, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.tagging.draft import SharedValues
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

GAP_PX, CLOSE_PX, CHIP_PX, LEAST_LINE_PX, MOST_CHARACTERS = 6, 18, 30, 90, 60
MOST_CHIPS = 12
"""More values than this are counted, and not shown one by one."""


class FlowLayout(QLayout):
    """Puts widgets beside each other, and into further lines where there is no room.

    Args:
        parent: whose widgets these are.
        is_last_wide: the last one takes what is left of its line.
    """

    def __init__(self, parent: QWidget, *, is_last_wide: bool = True) -> None:
        super().__init__(parent)
        self._is_last_wide = is_last_wide
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget before what stands at a place."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), is_real=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, is_real=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _place(self, rect: QRect, *, is_real: bool) -> int:
        at, line_px = QPoint(rect.topLeft()), 0
        shown = [item for item in self._items if not item.isEmpty()]
        for item in shown:
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), item.sizeHint().height()))
            if at.x() > rect.x() and at.x() + size.width() > rect.right() + 1:
                at = QPoint(rect.x(), at.y() + line_px + GAP_PX)
                line_px = 0
            if self._is_last_wide and item is shown[-1]:
                size.setWidth(max(size.width(), rect.right() + 1 - at.x()))
            if is_real:
                item.setGeometry(QRect(at, size))
            at.setX(at.x() + size.width() + GAP_PX)
            line_px = max(line_px, size.height())
        return at.y() + line_px - rect.y()


class _Line(QLineEdit):
    """The line behind the chips.

    Attributes:
        taken: a value was typed.
        erased: the last chip shall go: Backspace at the beginning.
    """

    taken = Signal(str)
    erased = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        completer = self.completer()
        popup = completer.popup()
        is_choosing = popup is not None and popup.isVisible()
        is_semicolon = event.text() == ";"
        if (event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or is_semicolon) and self.text().strip():
            if not is_choosing or is_semicolon:
                self.take()
                return
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.erased.emit()
            return
        super().keyPressEvent(event)

    def take(self) -> None:
        """Take what is typed as a value."""
        if text := " ".join(self.text().split()):
            self.clear()
            self.taken.emit(text)


class _Chip(QFrame):
    """One value, how many files have it, and a button that takes it out.

    Attributes:
        added: its value, which all files shall have.
        removed: its value, which no file shall have.
    """

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, name: str, themes: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._value, self._role = name, "", ""
        self.setFixedHeight(CHIP_PX)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._share = text_button("", role="link")
        self._share.clicked.connect(lambda: self.added.emit(self._value))
        self._close = IconButton(themes, Glyph.CLOSE, tr("Remove"), size_px=CLOSE_PX, icon_px=12)
        self._close.clicked.connect(lambda: self.removed.emit(self._value))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, 0, Space.S, 0)
        row.setSpacing(Space.XS)
        for widget in (self._label, self._share, self._close):
            row.addWidget(widget)

    def show_value(self, value: str, count: int, files: int) -> None:
        """Show a value that some of the files have."""
        self._value = value
        is_long = len(value) > MOST_CHARACTERS
        self._label.setText(f"{value[: MOST_CHARACTERS - 1]}…" if is_long else value)
        self._label.setToolTip(value if is_long else "")
        self._close.set_name(tr("Remove {value}", value=value))
        self._share.setVisible(count < files)
        self._share.setText(tr("{count} of {files}", count=number_text(count), files=number_text(files)))
        self._share.setToolTip(tr("Give {value} to all {files} files", value=value, files=number_text(files)))
        self._share.setAccessibleName(
            tr(
                "{name}: {value} in {count} of {files} files; give it to all",
                name=self._name,
                value=value,
                count=number_text(count),
                files=number_text(files),
            )
        )
        role = "chip" if count == files else "group"
        if role != self._role:
            self._role = role
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)


class ChipField(QWidget):
    """Chips and a line for another value; Enter or “;” takes what is typed.

    A value that only some of the files have says how many, and can be given to all.

    Args:
        name: of the field, for screen readers.
        themes: colours.
        parent: Qt's owner.

    Attributes:
        added: a value that all files shall have.
        removed: a value that no file shall have.
        line: where another value is typed.
    """

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, name: str, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._themes = name, themes
        self._shared = SharedValues(0, (), ())
        self._chips: list[_Chip] = []
        self._rest = QLabel()
        self._rest.setProperty("role", "small")
        self._rest.hide()
        self.line = _Line()
        self.line.setAccessibleName(name)
        self.line.setMinimumWidth(LEAST_LINE_PX)
        self.line.taken.connect(self.added)
        self.line.erased.connect(self._erase)
        self.line.editingFinished.connect(self.line.take)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self._rest)
        self._flow.addWidget(self.line)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.line)

    @property
    def texts(self) -> tuple[str, ...]:
        """The chips in words, as a screen reader tells them."""
        files = self._shared.files
        return tuple(
            value
            if count == files
            else tr("{value} {count} of {files}", value=value, count=count, files=files)
            for value, count in self._shared.values
        )

    def show_values(self, shared: SharedValues) -> None:
        """Show what some files have."""
        if shared.values == self._shared.values and shared.files == self._shared.files:
            return
        self._shared = shared
        shown = shared.values[:MOST_CHIPS]
        while len(self._chips) < len(shown):
            self._chips.append(self._new_chip())
        # Making a chip takes longer than showing another value in it.
        for chip, (value, count) in zip(self._chips, shown, strict=False):
            chip.show_value(value, count, shared.files)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(shown))
        more = len(shared.values) - MOST_CHIPS
        self._rest.setText(tr("and {more} more", more=number_text(more)))
        self._rest.setVisible(more > 0)
        self.line.setPlaceholderText("" if shown else tr("Add…"))
        self.line.setAccessibleDescription(", ".join(self.texts))
        self.updateGeometry()

    def _new_chip(self) -> _Chip:
        chip = _Chip(self._name, self._themes, self)
        chip.added.connect(self.added)
        chip.removed.connect(self.removed)
        self._flow.insert(len(self._chips), chip)
        return chip

    def _erase(self) -> None:
        if self._shared.values:
            self.removed.emit(self._shared.values[-1][0])
