"""Chooses what a row asks about: all fields in groups, with a search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox, let_clear
from musicrec_desktop.ui.kit.screen_fit import dialog_room
from musicrec_desktop.ui.playlists.builder.choices import SUBJECTS, SUBJECTS_BY_KEY, Subject
from musicrec_desktop.ui.theme.sizes import Space

POPUP: Final = QSize(300, 380)
_KEY: Final = Qt.ItemDataRole.UserRole


class SubjectBox(CalmComboBox):
    """Shows one subject; opening it, or typing, opens the list of all.

    Args:
        subjects: what is listed.
        parent: Qt's owner.
    """

    chosen = Signal(str)
    """The key of the subject."""

    def __init__(self, subjects: Sequence[Subject] = SUBJECTS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subjects = subjects
        self.setAccessibleName("Field")
        self.popup: SubjectList | None = None

    def show_subject(self, key: str) -> None:
        """Show another subject; emits nothing."""
        subject = SUBJECTS_BY_KEY[key]
        self.blockSignals(True)
        self.clear()
        self.addItem(subject.title, key)
        self.blockSignals(False)
        self.setToolTip(subject.help)
        self.setAccessibleDescription(subject.help)

    @override
    def showPopup(self) -> None:
        self.open_list("")

    @override
    def hidePopup(self) -> None:
        super().hidePopup()
        if self.popup is not None:
            self.popup.close()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.open_list(event.text())
        else:
            super().keyPressEvent(event)

    def open_list(self, typed: str) -> None:
        """Open the list, with a beginning of the search."""
        popup = self.popup = SubjectList(self._subjects, self.currentData(), self.window())
        popup.chosen.connect(self.chosen)
        popup.destroyed.connect(self._forget)
        room = dialog_room(self.screen())
        popup.resize(POPUP.boundedTo(room))
        below = self.mapToGlobal(QPoint(0, self.height() + 2))
        bottom = self.screen().availableGeometry().bottom()
        if below.y() + popup.height() > bottom:
            below.setY(max(0, bottom - popup.height()))
        popup.move(below)
        popup.show()
        popup.search.setFocus()
        popup.search.setText(typed)

    def _forget(self) -> None:
        self.popup = None


class SubjectList(QFrame):
    """All subjects under their headings, and a search.

    Args:
        subjects: what is listed, in its order.
        current: the key of the subject that is chosen now.
        parent: Qt's owner.
    """

    chosen = Signal(str)

    def __init__(self, subjects: Sequence[Subject], current: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "popover")
        self._subjects, self._current = subjects, current
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search fields")
        self.search.setAccessibleName("Search fields")
        let_clear(self.search)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Fields")
        self.list.setProperty("role", "nav")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.setSpacing(Space.S)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.search.textChanged.connect(self._fill)
        self.list.itemClicked.connect(self._take)
        self._fill("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            key = event.key()
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self._step(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}:
                item = self.list.currentItem()
                if item is not None:
                    self._take(item)
                return True
        return super().eventFilter(watched, event)

    def _fill(self, text: str) -> None:
        wanted = fold(text.strip())
        shown = [subject for subject in self._subjects if _fits(subject, wanted)]
        if wanted:
            shown.sort(key=lambda subject: _rank(subject, wanted))
        self.list.clear()
        heading = ""
        for subject in shown:
            if not wanted and subject.heading != heading:
                heading = subject.heading
                self._add_heading(heading)
            item = QListWidgetItem(subject.title)
            item.setData(_KEY, subject.key)
            item.setToolTip(subject.help)
            self.list.addItem(item)
            if self.list.count() == 1 if wanted else subject.key == self._current:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self._step(1)
        if self.list.currentItem() is not None:
            self.list.scrollToItem(self.list.currentItem())

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.list.addItem(item)

    def _step(self, step: int) -> None:
        place = self.list.currentRow() + step
        while 0 <= place < self.list.count():
            item = self.list.item(place)
            if item.flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentItem(item)
                return
            place += step

    def _take(self, item: QListWidgetItem) -> None:
        key = item.data(_KEY)
        if key:
            self.chosen.emit(key)
            self.close()


def _fits(subject: Subject, wanted: str) -> bool:
    return not wanted or any(wanted in fold(text) for text in (subject.title, subject.key, subject.help))


def _rank(subject: Subject, wanted: str) -> int:
    """Titles that begin with what is searched come first, then names, then other titles."""
    title = fold(subject.title)
    if title.startswith(wanted):
        return 0
    if any(word.startswith(wanted) for word in title.split()) or subject.key.startswith(wanted):
        return 1
    return 2 if wanted in title else 3
