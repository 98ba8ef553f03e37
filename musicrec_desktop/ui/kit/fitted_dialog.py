"""The base of dialogs: never larger than the screen, and what has no room there scrolls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.ui.kit.screen_fit import dialog_room
from musicrec_desktop.ui.theme.sizes import Space

LEAST_BODY_PX = 96


class ScrollBody(QScrollArea):
    """Takes the size that its content asks for, and scrolls up and down where there is less.

    Args:
        content: what scrolls.
        gap_px: what is left free at the right for the scroll bar.
        parent: Qt's owner.
    """

    def __init__(self, content: QWidget, *, gap_px: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content, self._gap_px = content, gap_px
        content.setProperty("role", "content")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        """All of the content, and room for the bar beside it."""
        content = self._content
        wanted = content.sizeHint()
        height = content.heightForWidth(wanted.width()) if content.hasHeightForWidth() else wanted.height()
        frame = 2 * self.frameWidth()  # the ring of one that takes the keyboard
        return QSize(wanted.width() + self._bar_px + frame, max(height, wanted.height()) + frame)

    def minimumSizeHint(self) -> QSize:
        """As wide as the content, and low."""
        least = self._content.minimumSizeHint()
        frame = 2 * self.frameWidth()
        return QSize(least.width() + self._bar_px + frame, min(least.height(), LEAST_BODY_PX) + frame)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @property
    def _bar_px(self) -> int:
        return self.verticalScrollBar().sizeHint().width() + self._gap_px


class RowsBody(ScrollBody):
    """Widgets below each other, which are replaced together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        holder = QWidget()
        super().__init__(holder, parent=parent)
        self._holder, self._rows = holder, QVBoxLayout(holder)
        self._rows.setSpacing(Space.S)
        self._rows.setContentsMargins(0, 0, Space.S, 0)

    def show_rows(self, rows: Iterable[QWidget]) -> None:
        """Show other rows; the button that has the focus keeps it, found again by its accessible name."""
        focused = self.window().focusWidget()
        had_focus = isinstance(focused, QPushButton) and self._holder.isAncestorOf(focused)
        name = focused.accessibleName() if had_focus and focused is not None else ""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        for row in rows:
            self._rows.addWidget(row)
            row.show()  # a widget that is not there yet takes no focus
        self._rows.addStretch()
        for button in self._holder.findChildren(QPushButton):
            if name and button.accessibleName() == name:
                button.setFocus()


def open_once(dialog: QDialog) -> None:
    """Open a dialog that is deleted when it closes."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def bring_up(dialog: QDialog) -> None:
    """Show a dialog that stays open beside the window, before everything else."""
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


class LastLook:
    """Size and folder of a dialog that stays open beside the window, for the next time it is opened.

    Attributes:
        folder: where its last file was; empty for nowhere.
    """

    def __init__(self) -> None:
        self._geometry, self.folder = "", ""

    def apply(self, dialog: QDialog) -> None:
        """Give a dialog the size and place of the last one."""
        if self._geometry:
            dialog.restoreGeometry(QByteArray.fromBase64(QByteArray(self._geometry.encode("ascii"))))

    def keep(self, dialog: QDialog, folder: str) -> None:
        """Note how a dialog is, and the folder of its last file."""
        self._geometry = bytes(dialog.saveGeometry().toBase64().data()).decode("ascii")
        self.folder = folder

    def state(self) -> dict[str, object]:
        """For ``restore``; fits into JSON."""
        return {"geometry": self._geometry, "folder": self.folder}

    def restore(self, state: Mapping[str, object]) -> None:
        """Take back what ``state`` gave; what does not fit is ignored."""
        geometry, folder = state.get("geometry"), state.get("folder")
        if isinstance(geometry, str) and geometry.isascii():
            self._geometry = geometry
        if isinstance(folder, str):
            self.folder = folder


class FittedDialog(QDialog):
    """Asks the screen for room before it is shown."""

    def showEvent(self, event: QShowEvent) -> None:
        """Take no more than the screen has, before Qt puts it into the middle of the window."""
        room = dialog_room(self.screen())
        self.setMinimumSize(self.minimumSize().boundedTo(room))
        self.resize(self.size().boundedTo(room))
        super().showEvent(event)
