"""For whom the automatic queue is: a chip for each other profile, and how tastes are mixed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.listener_group import MIXING_LABELS, ListenerGroup, Mixing
from musicrec_desktop.model.profile import Profile
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.labels import section_label
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.theme.sizes import Space

SHOWN: Final = 6
"""So many profiles have a chip; the others are in a menu."""
ROW_PX: Final = 290
"""The room of a row of chips in the panel, whose width is fixed."""
CHIP_PX: Final = 136
"""A longer name is cut."""
CHIP_PADDING_PX: Final = 28
MIXING_HELP: Final = {
    Mixing.LEAST_MISERY: tr("A track counts as much as for the one who likes it least, so nobody is bored."),
    Mixing.AVERAGE: tr("A track counts as much as all like it together, so favourites of one may come, too."),
}


class ForLine(QWidget):
    """Hidden where there is no other profile; emits nothing for what it is told to show.

    Attributes:
        how: the two ways, shown where somebody is chosen.
        more: opens a menu of profiles that have no chip.
    """

    chosen = Signal(object)
    """The ``ListenerGroup`` that the user chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = ListenerGroup()
        self._people: tuple[Profile, ...] = ()
        self._chips: dict[int, QToolButton] = {}
        self.how = CalmComboBox()
        self.how.setAccessibleName(tr("How tastes are mixed"))
        for place, (mixing, label) in enumerate(MIXING_LABELS.items()):
            self.how.addItem(label, mixing)
            self.how.setItemData(place, tool_tip_text(MIXING_HELP[mixing]), Qt.ItemDataRole.ToolTipRole)
        self.how.activated.connect(lambda _place: self._tell(self._group.others))
        self.more = QToolButton()
        self.more.setProperty("role", "chip")
        self.more.setText(tr("More…"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(section_label(tr("For you and")))
        column.addLayout(self._rows)
        column.addWidget(self.how)
        self.hide()

    @property
    def chips(self) -> dict[str, QToolButton]:
        """The chips by the names of their profiles."""
        return {
            profile.name: self._chips[profile.id] for profile in self._people if profile.id in self._chips
        }

    def show_people(self, people: Sequence[Profile], group: ListenerGroup) -> None:
        """Show who may listen, too, and who does."""
        is_other = tuple(people) != self._people
        self._group, self._people = group, tuple(people)
        if is_other:
            self._make_chips()
        for profile_id, chip in self._chips.items():
            chip.setChecked(profile_id in group.others)
        for action in self._menu_actions():
            action.setChecked(action.data() in group.others)
        self.how.setCurrentIndex(self.how.findData(group.how))
        self.how.setToolTip(MIXING_HELP[group.how])
        self.how.setVisible(bool(group.others))
        self.setVisible(bool(people))

    def _make_chips(self) -> None:
        for button in (*self._chips.values(), self.more):
            button.setParent(None)
        for chip in self._chips.values():
            chip.deleteLater()
        while (row := self._rows.takeAt(0)) is not None:
            if (layout := row.layout()) is not None:
                layout.deleteLater()
        shown, others = self._people[:SHOWN], self._people[SHOWN:]
        self._chips = {profile.id: self._chip(profile) for profile in shown}
        buttons = list(self._chips.values())
        if others:
            menu = QMenu(self)
            for profile in others:
                action = menu.addAction(profile.name.replace("&", "&&"))
                action.setCheckable(True)
                action.setData(profile.id)
                action.triggered.connect(lambda _is_on, profile_id=profile.id: self._toggle(profile_id))
            self.more.setMenu(menu)
            buttons.append(self.more)
        self._lay_out(buttons)

    def _chip(self, profile: Profile) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        room = CHIP_PX - CHIP_PADDING_PX
        cut = chip.fontMetrics().elidedText(profile.name, Qt.TextElideMode.ElideRight, room)
        chip.setText(cut.replace("&", "&&"))
        chip.setToolTip(profile.name)
        chip.setAccessibleName(tr("For {name}, too", name=profile.name))
        chip.clicked.connect(lambda _is_on, profile_id=profile.id: self._toggle(profile_id))
        return chip

    def _lay_out(self, buttons: Sequence[QToolButton]) -> None:
        row, used_px = QHBoxLayout(), 0
        for button in buttons:
            width_px = button.sizeHint().width() + Space.XS
            if used_px and used_px + width_px > ROW_PX:
                self._end_row(row)
                row, used_px = QHBoxLayout(), 0
            row.addWidget(button)
            button.show()
            used_px += width_px
        self._end_row(row)

    def _end_row(self, row: QHBoxLayout) -> None:
        row.setSpacing(Space.XS)
        row.addStretch()
        self._rows.addLayout(row)

    def _menu_actions(self) -> Sequence[QAction]:
        menu = self.more.menu()
        return menu.actions() if len(self._people) > SHOWN and menu is not None else ()

    def _toggle(self, profile_id: int) -> None:
        others = self._group.others
        is_out = profile_id in others
        self._tell(tuple(one for one in others if one != profile_id) if is_out else (*others, profile_id))

    def _tell(self, others: tuple[int, ...]) -> None:
        self.chosen.emit(ListenerGroup(others, Mixing(self.how.currentData())))
