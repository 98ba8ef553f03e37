"""All profiles: a card for each, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.profile import Profile, ProfileId
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, RowsBody
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.kit.wording.profiles import SHARED_HINT, profile_facts_text
from musicrec_desktop.ui.profiles.avatar import AvatarLabel
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 560, 480
AVATAR_PX = 40


@dataclass(frozen=True, slots=True)
class ProfileVerb:
    """Something that can be done with a profile.

    Attributes:
        label: in the menu of its card.
        act: does it.
        is_offered: whether it makes sense for a profile.
    """

    label: str
    act: Callable[[Profile], object]
    is_offered: Callable[[Profile], bool] = lambda _profile: True


@dataclass(frozen=True, slots=True)
class GeneralVerb:
    """Something that can be done beside single profiles.

    Attributes:
        label: of its button.
        act: does it.
    """

    label: str
    act: Callable[[], object]


class ProfilesDialog(FittedDialog):
    """A card for each profile, and who is used at the start.

    Args:
        verbs: what the menu of each card offers.
        general: buttons below the cards.
        parent: the window.

    Attributes:
        switch_requested: a ``ProfileId`` that is to be in use.
        start_chosen: the ``ProfileId`` that the player opens with, or None for asking.
    """

    switch_requested = Signal(object)
    start_chosen = Signal(object)

    def __init__(
        self,
        verbs: Sequence[ProfileVerb],
        general: Sequence[GeneralVerb],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._verbs = tuple(verbs)
        self.setWindowTitle(tr("Profiles"))
        self.resize(WIDTH, HEIGHT)
        self.area = RowsBody()
        self.start = CalmComboBox()
        self.start.setAccessibleName(tr("At the start"))
        self.start.activated.connect(lambda place: self.start_chosen.emit(self.start.itemData(place)))
        self._start_label = QLabel(tr("At the start"))
        self._start_label.setBuddy(self.start)
        start_row = QHBoxLayout()
        start_row.addWidget(self._start_label)
        start_row.addWidget(self.start, 1)
        buttons = QHBoxLayout()
        for place, verb in enumerate(general):
            button = text_button(verb.label, role="" if place else "primary")
            button.clicked.connect(verb.act)
            buttons.addWidget(button)
        buttons.addStretch()
        close = text_button(tr("Close"))
        close.clicked.connect(self.accept)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(dim_label(SHARED_HINT, is_small=True))
        column.addWidget(self.area, 1)
        column.addLayout(start_row)
        column.addLayout(buttons)

    def show_profiles(self, profiles: Sequence[Profile], always: Profile | None) -> None:
        """Show profiles as they are now; the button that has the focus keeps it.

        Args:
            profiles: all of them.
            always: the one that the player opens with; None where it asks.
        """
        self.area.show_rows([self._card(profile) for profile in profiles])
        self.start.clear()
        self.start.addItem(tr("Ask who is listening"), None)
        persons = [profile for profile in profiles if not profile.is_guest]
        for profile in persons:
            self.start.addItem(profile.name, profile.id)
            if always is not None and profile.id == always.id:
                self.start.setCurrentIndex(self.start.count() - 1)
        for widget in (self.start, self._start_label):
            widget.setVisible(len(persons) > 1)

    def _card(self, profile: Profile) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(profile.name, role="strong"))
        words.addWidget(dim_label(profile_facts_text(profile), is_small=True))
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(AvatarLabel(profile, AVATAR_PX))
        row.addLayout(words, 1)
        if not profile.is_current:
            use = text_button(tr("Use"))
            use.setAccessibleName(tr("Use {name}", name=profile.name))
            use.clicked.connect(lambda: self.switch_requested.emit(ProfileId(profile.id)))
            row.addWidget(use)
        row.addWidget(self._more_button(profile))
        return card

    def _more_button(self, profile: Profile) -> QPushButton:
        button = text_button(tr("More"))
        button.setAccessibleName(tr("More for {name}", name=profile.name))
        menu = QMenu(button)
        for verb in self._verbs:
            if verb.is_offered(profile):
                menu.addAction(verb.label, partial(verb.act, profile))
        button.setMenu(menu)
        return button
