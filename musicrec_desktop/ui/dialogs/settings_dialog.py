"""The settings, made from the table ``core.settings.ALL_SETTINGS``; a change counts at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.settings import ANALYSIS_WORKERS, Setting, SettingValue, listed_settings
from musicrec_desktop.ui.ports import SettingsKeeper
from musicrec_desktop.ui.theme.tokens import Space
from musicrec_desktop.ui.widgets.buttons import text_button
from musicrec_desktop.ui.widgets.labels import dim_label

_WORDS_FOR_LEAST = {ANALYSIS_WORKERS.key: "All"}
_HINTS = {ANALYSIS_WORKERS.key: "Counts from the next start on."}


class SettingsDialog(QDialog):
    """One row for each setting.

    Attributes:
        changed: the ``Setting`` and its new value, already stored.
        failed: a value could not be stored: the ``MusicRecError``.
    """

    changed = Signal(object, object)
    failed = Signal(object)

    def __init__(self, settings: SettingsKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle("Settings")
        self.fields: dict[str, QWidget] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(Space.XL)
        form.setVerticalSpacing(Space.M)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for setting in listed_settings():
            field = self._field(setting, settings.get(setting))
            field.setAccessibleName(setting.label)
            self.fields[setting.key] = field
            if isinstance(field, QCheckBox):
                form.addRow(field)
            else:
                label = QLabel(setting.label)
                label.setBuddy(field)
                form.addRow(label, field)
            if setting.key in _HINTS:
                form.addRow("", dim_label(_HINTS[setting.key], is_small=True))
        close = text_button("Close", role="primary")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.XL)
        column.addLayout(form)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)

    def _field(self, setting: Setting, value: SettingValue) -> QWidget:
        if isinstance(value, bool):
            box = QCheckBox(setting.label)
            box.setChecked(value)
            box.toggled.connect(lambda is_on: self._set(setting, is_on))
            return box
        if isinstance(value, int):
            spin = QSpinBox()
            spin.setRange(setting.minimum, setting.maximum)
            spin.setSpecialValueText(_WORDS_FOR_LEAST.get(setting.key, ""))
            spin.setValue(value)
            spin.valueChanged.connect(lambda number: self._set(setting, number))
            return spin
        choice = QComboBox()
        for word in setting.choices:
            choice.addItem(word.capitalize(), word)
        choice.setCurrentIndex(choice.findData(value))
        choice.currentIndexChanged.connect(lambda place: self._set(setting, choice.itemData(place)))
        return choice

    def _set(self, setting: Setting, value: SettingValue) -> None:
        try:
            self._settings.set(setting, value)
        except MusicRecError as error:
            self.failed.emit(error)
            return
        self.changed.emit(setting, value)
