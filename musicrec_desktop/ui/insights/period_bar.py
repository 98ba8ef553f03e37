"""Chooses the period that figures are about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.period import FIRST_YEAR, LAST_YEAR, Period, PeriodKind
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.kit.switch import Switch
from musicrec_desktop.ui.kit.wording.insights import PERIOD_WORDS, period_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

DEFAULT_KIND: Final = PeriodKind.MONTH
_ROOMY_PX: Final = 640
_DAYS_AT: Final = 2
"""Where own days stand in the row: behind the arrow to earlier ones."""
_COMPARE: Final = tr("Compare with the period before")


class PeriodBar(QWidget):
    """Kind of period, arrows to earlier and later ones, days of one's own, and whether to compare.

    Args:
        themes: colours.
        today: gives the listener's day.
        parent: Qt's owner.

    Attributes:
        changed: another ``Period`` was chosen, or comparing was switched.
    """

    changed = Signal()

    def __init__(
        self, themes: ThemeController, today: Callable[[], dt.date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._period = Period.of(DEFAULT_KIND, today())
        self.kind_box = CalmComboBox()
        self.kind_box.setAccessibleName(tr("Period"))
        for kind in PeriodKind:
            self.kind_box.addItem(PERIOD_WORDS[kind], kind)
        self.earlier_button = IconButton(themes, Glyph.LEFT, tr("Earlier"), shortcut=key_of("earlier_period"))
        self.later_button = IconButton(themes, Glyph.RIGHT, tr("Later"), shortcut=key_of("later_period"))
        self._name = ElidedLabel(role="strong", minimum_width_px=32)
        self.first_edit, self.last_edit = _day_edit(tr("First day")), _day_edit(tr("Last day"))
        self._to = dim_label("to")
        self._to.setWordWrap(False)
        self.compare = Switch(themes, _COMPARE)
        self._compare_label = QLabel(tr("Compare"))
        self._compare_label.setToolTip(_COMPARE)
        self._days = QWidget()
        self._lines, self._row = QVBoxLayout(self), QHBoxLayout()
        self._lay_out()
        self.kind_box.activated.connect(self._on_kind)
        self.earlier_button.clicked.connect(lambda: self.move_by(-1))
        self.later_button.clicked.connect(lambda: self.move_by(1))
        self.first_edit.editingFinished.connect(self._on_days)
        self.last_edit.editingFinished.connect(self._on_days)
        self.compare.setChecked(True)
        self.compare.toggled.connect(lambda _is_on: self.changed.emit())
        self._show()

    @property
    def period(self) -> Period:
        """The one that is chosen."""
        return self._period

    @property
    def is_comparing(self) -> bool:
        """Whether values of the period before are shown."""
        return self.compare.isChecked() and self._period.before is not None

    def set_period(self, period: Period) -> None:
        """Choose another one."""
        if period != self._period:
            self._period = period
            self._show()
            self.changed.emit()

    def move_by(self, count: int) -> None:
        """Go so many periods later, or earlier below 0; never into the future."""
        moved = self._period.moved(count)
        if moved is not None and moved.first is not None and (count < 0 or moved.first <= self._today()):
            self.set_period(moved)

    def show_later(self) -> None:
        """Another day began: there may be a later period now."""
        self._show()

    def state(self) -> dict[str, object]:
        """For ``restore``; what is current now will be current then, whatever day that is."""
        period = self._period
        is_current = period == Period.of(period.kind, self._today())
        name = period.kind.value if is_current and period.kind is not PeriodKind.CUSTOM else period.name
        return {"period": name, "compare": self.compare.isChecked()}

    def restore(self, state: object) -> None:
        """Take back what ``state`` gave; what does not fit is ignored."""
        if not isinstance(state, dict):
            return
        name, is_comparing = state.get("period"), state.get("compare")
        found = Period.named(name, self._today()) if isinstance(name, str) else None
        self._period = found or self._period
        if isinstance(is_comparing, bool):
            self.compare.setChecked(is_comparing)
        self._show()

    def set_room(self, width: int) -> None:
        """Where there is little room, leave words away, and give own days a line of their own."""
        is_roomy = width >= _ROOMY_PX
        self._compare_label.setVisible(is_roomy)
        if is_roomy != (self._row.indexOf(self._days) >= 0):
            if is_roomy:
                self._row.insertWidget(_DAYS_AT, self._days)
            else:
                self._lines.addWidget(self._days, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out(self) -> None:
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(Space.S)
        for part in (self.first_edit, self._to, self.last_edit):
            days.addWidget(part)
        self._row.setSpacing(Space.S)
        for widget in (self.kind_box, self.earlier_button, self._name, self.later_button):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._compare_label)
        self._row.addWidget(self.compare)
        self._compare_label.hide()
        self._lines.setContentsMargins(Space.L, Space.S, Space.M, Space.S)
        self._lines.setSpacing(Space.S)
        self._lines.addLayout(self._row)
        self._lines.addWidget(self._days, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_kind(self) -> None:
        kind = PeriodKind(self.kind_box.currentData())  # Qt makes plain text of it
        if kind is self._period.kind:
            return
        today = self._today()
        if kind is PeriodKind.CUSTOM:
            first, last = self._period.first, self._period.last
            before = today - dt.timedelta(days=29)
            self.set_period(Period.between(first or before, min(last or today, today)))
            return
        # From an earlier month its year is meant, from an earlier year its last month.
        last = self._period.last
        self.set_period(Period.of(kind, min(last, today) if last is not None else today))

    def _on_days(self) -> None:
        first, last = self.first_edit.date().toPython(), self.last_edit.date().toPython()
        if isinstance(first, dt.date) and isinstance(last, dt.date):
            self.set_period(Period.between(first, last))

    def _show(self) -> None:
        period = self._period
        self.kind_box.setCurrentIndex(self.kind_box.findData(period.kind))
        is_custom, is_all = period.kind is PeriodKind.CUSTOM, period.kind is PeriodKind.ALL
        self._name.set_full_text(period_text(period))
        self._name.setVisible(not is_custom and not is_all)
        self._days.setVisible(is_custom)
        for edit, day in ((self.first_edit, period.first), (self.last_edit, period.last)):
            if day is not None:
                edit.setDate(QDate(day.year, day.month, day.day))
        for button in (self.earlier_button, self.later_button):
            button.setVisible(not is_all)
        later = period.moved(1)
        self.later_button.setEnabled(
            later is not None and later.first is not None and later.first <= self._today()
        )
        self.earlier_button.setEnabled(period.before is not None)
        self.compare.setEnabled(period.before is not None)


def _day_edit(name: str) -> QDateEdit:
    edit = QDateEdit()
    edit.setAccessibleName(name)
    edit.setDisplayFormat(tr("d MMM yyyy"))
    edit.setCalendarPopup(True)
    edit.setDateRange(QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31))
    edit.setKeyboardTracking(False)
    edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return edit
