"""Asks who listens: large pictures, for the start and for a switch by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.profile import Profile, ProfileId
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.labels import title_label
from musicrec_desktop.ui.profiles.avatar import avatar_icon
from musicrec_desktop.ui.theme.sizes import Space

AVATAR_PX: Final = 88
CELL: Final = QSize(136, 140)
COLUMNS: Final = 4
MOST_ROWS: Final = 3
"""More scroll."""


class ProfileChooser(FittedDialog):
    """Shows a picture of each profile; Enter or a click chooses one, letters jump to a name.

    Args:
        profiles: to choose from.
        is_start: whether the player starts: then it can be told to ask no more.
        parent: the window; None at the start.

    Attributes:
        chosen: a ``ProfileId``; the dialog is accepted.
        guest_requested: somebody wants to listen as a guest; the dialog is accepted.
    """

    chosen = Signal(object)
    guest_requested = Signal()

    def __init__(
        self, profiles: Sequence[Profile], *, is_start: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("MusicRec" if is_start else tr("Switch profile"))
        self.list = QListWidget()
        self.list.setProperty("role", "avatars")
        self.list.setAccessibleName(tr("Profiles"))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(AVATAR_PX, AVATAR_PX))
        self.list.setGridSize(CELL)
        self.list.setWordWrap(False)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for profile in profiles:
            item = QListWidgetItem(avatar_icon(profile, AVATAR_PX, self), profile.name)
            item.setData(Qt.ItemDataRole.UserRole, profile.id)
            item.setToolTip(profile.name)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.list.addItem(item)
            if profile.is_current:
                self.list.setCurrentItem(item)
        rows = min(-(-len(profiles) // COLUMNS), MOST_ROWS)
        columns = min(max(len(profiles), 2), COLUMNS)
        bar_px = self.list.verticalScrollBar().sizeHint().width()
        self.list.setMinimumSize(CELL.width() * columns + bar_px + 2, CELL.height() * rows + 2)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.always = QCheckBox(tr("Do not ask again: open with who I choose now"))
        self.always.setVisible(is_start)
        self.guest_button = text_button(tr("Listen as a guest"))
        self.guest_button.clicked.connect(self._be_guest)
        cancel = text_button(tr("Quit") if is_start else tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.guest_button)
        buttons.addStretch()
        buttons.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        title = title_label(tr("Who is listening?"))
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        column.addWidget(self.list, 1)
        column.addWidget(self.always, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(buttons)
        self.list.setFocus()

    def _choose(self, item: QListWidgetItem) -> None:
        # A click may be told twice, as a click and as an activation.
        if self.result() == 0 and self.isEnabled():
            self.setEnabled(False)
            self.accept()
            self.chosen.emit(ProfileId(item.data(Qt.ItemDataRole.UserRole)))

    def _be_guest(self) -> None:
        self.accept()
        self.guest_requested.emit()
