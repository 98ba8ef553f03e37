"""The rules of the automatic queue, made from the table ``RULES``; a change counts at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.queue_rule_table import (
    RULES,
    RULES_BY_NAME,
    RuleChoice,
    RuleName,
    RuleNumber,
    RuleSpec,
)
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmSpinBox
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 540, 560
INDENT_PX, FIELD_PX = 28, 24


class RulesDialog(FittedDialog):
    """A box for each rule, with its numbers under it.

    The ends of a span never cross: one that is moved over the other takes it along.

    Args:
        choice: what holds now.
        parent: the window.
    """

    changed = Signal(object)
    """The ``RuleChoice`` as the user made it."""

    def __init__(self, choice: RuleChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Rules of the queue"))
        self.resize(WIDTH, HEIGHT)
        self._choice = choice
        self.boxes: dict[RuleName, QCheckBox] = {}
        self.numbers: dict[RuleName, tuple[QSpinBox, ...]] = {}
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 0, Space.S, 0)
        rows.setSpacing(Space.M)
        for spec in RULES:
            rows.addLayout(self._row(spec))
        rows.addStretch()
        content = QWidget()
        content.setLayout(rows)
        area = ScrollBody(content)
        self.reset_button, close = (
            text_button(tr("Reset to defaults")),
            text_button(tr("Close"), role="primary"),
        )
        self.reset_button.clicked.connect(self._reset)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.reset_button)
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(
            dim_label(
                tr(
                    "What the automatic queue keeps to. Where too few tracks are left, rules give way, and "
                    "the "
                    "queue says so."
                )
            )
        )
        column.addWidget(area, 1)
        column.addLayout(buttons)
        self.show_choice(choice)

    @property
    def choice(self) -> RuleChoice:
        """What is shown."""
        return self._choice

    def show_choice(self, choice: RuleChoice) -> None:
        """Show another choice; emits nothing."""
        self._choice = choice
        for name, box in self.boxes.items():
            is_on = choice.holds(name)
            box.blockSignals(True)
            box.setChecked(is_on)
            box.blockSignals(False)
            for spin, number in zip(self.numbers[name], choice.numbers_of(name), strict=True):
                spin.blockSignals(True)
                spin.setValue(number)
                spin.blockSignals(False)
                spin.setEnabled(is_on)
        self.reset_button.setEnabled(choice != RuleChoice())

    def _row(self, spec: RuleSpec) -> QVBoxLayout:
        box = QCheckBox(spec.label)
        box.setAccessibleDescription(spec.help)
        box.toggled.connect(lambda is_on: self._take(self._choice.changed(spec.name, is_on=is_on)))
        self.boxes[spec.name] = box
        text = QVBoxLayout()
        text.setContentsMargins(INDENT_PX, 0, 0, 0)
        text.setSpacing(Space.XS)
        text.addWidget(dim_label(spec.help, is_small=True))
        spins = tuple(self._spin(spec, place, number) for place, number in enumerate(spec.numbers))
        self.numbers[spec.name] = spins
        if spins:
            line = QHBoxLayout()
            line.setSpacing(Space.S)
            for number, spin in zip(spec.numbers, spins, strict=True):
                label = QLabel(number.label)
                label.setBuddy(spin)
                line.addWidget(label)
                line.addWidget(spin)
            line.addStretch()
            text.addLayout(line)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(box)
        column.addLayout(text)
        return column

    def _spin(self, spec: RuleSpec, place: int, number: RuleNumber) -> QSpinBox:
        spin = CalmSpinBox()
        spin.setMinimumHeight(FIELD_PX)
        spin.setRange(number.minimum, number.maximum)
        spin.setSuffix(f" {number.unit}" if number.unit else "")
        # A number that is being typed is not final.
        spin.setKeyboardTracking(False)
        spin.setAccessibleName(f"{spec.label}: {number.label}")
        spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        spin.valueChanged.connect(partial(self._on_number, spec.name, place))
        return spin

    def _on_number(self, name: RuleName, place: int, value: int) -> None:
        spec, numbers = RULES_BY_NAME[name], list(self._choice.numbers_of(name))
        numbers[place] = value
        if spec.is_span and numbers[0] > numbers[1]:
            other = 1 - place
            limits = spec.numbers[other]
            numbers[other] = max(limits.minimum, min(limits.maximum, value))
            numbers[place] = max(numbers[0], numbers[other]) if place else min(value, numbers[other])
        self._take(self._choice.changed(name, numbers=tuple(numbers)))

    def _reset(self) -> None:
        self._take(RuleChoice())

    def _take(self, choice: RuleChoice) -> None:
        if choice != self._choice:
            self.show_choice(choice)
            self.changed.emit(choice)
