"""Fields for the values of rows: numbers with units, dates, times ago, and texts with suggestions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCalendarWidget,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.rating import MOST_HALF_STARS
from musicrec_desktop.query import literals
from musicrec_desktop.query.ast import Ago, PartialDate, Period
from musicrec_desktop.query.fields import IN, FieldSpec, Kind
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.calm_inputs import CalmStepper
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.query.assistant import LoadValues, QueryAssistant, value_reading
from musicrec_desktop.ui.theme.control import ThemeController

FIELD_HEIGHT_PX: Final = 30
"""All parts of a row are of one height."""
_STEPS: Final = {
    "samplerate": 1000.0, "bitrate": 32.0, "brightness": 100.0, "loudness": 1.0, "bpm": 1.0,
}  # fmt: skip
_KIND_STEPS: Final = {
    Kind.PERCENT: 0.05, Kind.DURATION: 10_000.0, Kind.SIZE: 1_000_000.0, Kind.RATING: 1.0,
}  # fmt: skip
_BEGINNINGS: Final = {
    "year": 2000.0, "samplerate": 44_100.0, "bitrate": 256.0, "brightness": 2000.0, "loudness": -14.0,
    "bpm": 120.0, "bpmtag": 120.0, "bitdepth": 16.0, "channels": 2.0,
}  # fmt: skip
_KIND_BEGINNINGS: Final = {
    Kind.PERCENT: 0.5, Kind.DURATION: 180_000.0, Kind.SIZE: 10_000_000.0, Kind.RATING: 6.0,
}  # fmt: skip
_EXAMPLES: Final = {Kind.DURATION: "3:30", Kind.SIZE: "20 MB", Kind.PERCENT: "50%"}
_UNSIGNED_LEAST: Final = 0.0


@dataclass(frozen=True, slots=True)
class Sources:
    """What the fields need of the rest of the program.

    Attributes:
        themes: colours.
        playlists: the names of the listener's playlists, as the sidebar has them.
        load_values: looks up the values of the library.
    """

    themes: ThemeController
    playlists: tuple[str, ...]
    load_values: LoadValues

    def values_of(self, field: str, typed: str, on_done: Callable[[list[str]], object]) -> None:
        """Look up values, a ``LoadValues``: playlists by their names, all else in the library."""
        if field != IN:
            self.load_values(field, typed, on_done)
            return
        folded = fold(typed)
        begun = [name for name in self.playlists if fold(name).startswith(folded)]
        on_done(begun + [name for name in self.playlists if name not in begun])


class NumberField(CalmStepper):
    """A number as the query language writes it: ``3:30``, ``20MB``, ``80%``, ``1959``.

    Args:
        spec: the field that it is of.
        empty: what it says while it is empty.
        parent: Qt's owner.
    """

    changed = Signal(object)
    """The number in the unit of the field; None where there is none."""

    def __init__(self, spec: FieldSpec, *, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self._value: float | None = None
        self.lineEdit().setPlaceholderText(empty or _EXAMPLES.get(spec.kind, ""))
        self.lineEdit().textEdited.connect(self._on_typed)
        self.editingFinished.connect(self._tidy)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> float | None:
        """The number; None where there is none."""
        return self._value

    def show_value(self, value: float | None) -> None:
        """Show another number; emits nothing."""
        if value == self._value and (value is not None or self._is_empty):
            return
        self._value = value
        self.lineEdit().setText("" if value is None else literals.number_text(value, self._spec))
        self._mark()

    @override
    def sizeHint(self) -> QSize:
        return QSize(96, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(64, super().minimumSizeHint().height())

    @override
    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        return QValidator.State.Acceptable, text, place

    @override
    def stepBy(self, steps: int) -> None:
        spec = self._spec
        if self._value is None:
            value = _BEGINNINGS.get(spec.name, _KIND_BEGINNINGS.get(spec.kind, 1.0))
        else:
            value = self._value + steps * _STEPS.get(spec.name, _KIND_STEPS.get(spec.kind, 1.0))
        if spec.name != "loudness":
            value = max(value, _UNSIGNED_LEAST)
        if spec.kind is Kind.PERCENT:
            value = min(round(value, 4), 1.0)
        if spec.kind is Kind.RATING:
            value = min(value, float(MOST_HALF_STARS))
        self.show_value(value)
        self.changed.emit(value)

    @override
    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags = QAbstractSpinBox.StepEnabledFlag
        return flags.StepUpEnabled | flags.StepDownEnabled

    @property
    def _is_empty(self) -> bool:
        return not self.lineEdit().text().strip()

    def _on_typed(self, text: str) -> None:
        self._value = literals.read_number(text, self._spec) if text.strip() else None
        self._mark()
        self.changed.emit(self._value)

    def _tidy(self) -> None:
        if self._value is not None:
            self.lineEdit().setText(literals.number_text(self._value, self._spec))

    def _mark(self) -> None:
        mark_invalid(self, is_invalid=self._value is None and not self._is_empty)


class TextField(QLineEdit):
    """A text, with the values that the library has of a field.

    Args:
        subject: the field whose values are offered; empty for none.
        sources: who looks them up.
        parent: Qt's owner.

    Attributes:
        assistant: offers the values; None where there are none.
    """

    changed = Signal(object)
    """The text."""

    def __init__(self, subject: str, sources: Sources, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.assistant: QueryAssistant | None = None
        if subject:
            self.assistant = QueryAssistant(
                self, self, sources.themes, sources.values_of, value_reading(subject)
            )
        self.textEdited.connect(self._on_typed)

    def show_value(self, value: str) -> None:
        """Show another text; emits nothing, and leaves the cursor where nothing differs."""
        if value != self.text():
            self.setText(value)
            if not self.hasFocus():
                self.setCursorPosition(0)  # a name is known by how it begins

    def write(self, text: str, start: int, end: int) -> None:
        """Put a text into the place of some characters, as if it were typed."""
        self.setSelection(start, end - start)
        self.insert(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.assistant is not None:
            self.assistant.ask()
        else:
            super().keyPressEvent(event)

    def _on_typed(self, text: str) -> None:
        self.changed.emit(text)
        if self.assistant is not None:
            self.assistant.follow_typing()


class DateField(QWidget):
    """A year, a month, a day, or a period such as “this week”.

    Args:
        themes: colours.
        kind: of the field: dates of tags have no periods.
        parent: Qt's owner.
    """

    changed = Signal(object)
    """A ``PartialDate`` or ``Period``; None where there is none."""

    def __init__(self, themes: ThemeController, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._value: PartialDate | Period | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(
            "2024, 2024-05, 2024-05-31" if kind is Kind.DATE else "2024-05-31, today"
        )
        if kind is Kind.TIME:
            completer = QCompleter([str(period).replace("-", " ") for period in Period], self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.activated.connect(self._on_typed)
            self.line.setCompleter(completer)
        self.line.textEdited.connect(self._on_typed)
        self.button = IconButton(themes, Glyph.CALENDAR, "Choose a day", size_px=FIELD_HEIGHT_PX, icon_px=18)
        self.button.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)

    def show_value(self, value: PartialDate | Period | None) -> None:
        """Show another date; emits nothing."""
        if value == self._value and (value is not None or not self.line.text()):
            return
        self._value = value
        self.line.setText(_moment_text(value))
        mark_invalid(self.line, is_invalid=False)

    def _on_typed(self, text: str) -> None:
        read = literals.read_moment(text) if self._kind is Kind.TIME else literals.read_date(text)
        self._value = None if isinstance(read, Ago) else read
        mark_invalid(self.line, is_invalid=self._value is None and bool(text.strip()))
        self.changed.emit(self._value)

    def _open(self) -> None:
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setAccessibleName("Day")
        if isinstance(self._value, PartialDate):
            date = self._value
            calendar.setSelectedDate(QDate(date.year, date.month or 1, date.day or 1))
        popup = QFrame(self.window(), Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("role", "popover")
        column = QVBoxLayout(popup)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(calendar)
        calendar.activated.connect(popup.close)
        calendar.clicked.connect(popup.close)
        calendar.clicked.connect(self._choose)
        calendar.activated.connect(self._choose)
        popup.adjustSize()
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus()

    def _choose(self, day: QDate) -> None:
        value = PartialDate(day.year(), day.month(), day.day())
        if value != self._value:
            self.show_value(value)
            self.changed.emit(value)


def mark_invalid(widget: QWidget, *, is_invalid: bool) -> None:
    """Give a field the outline of what is wrong."""
    if bool(widget.property("invalid")) != is_invalid:
        widget.setProperty("invalid", is_invalid)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _moment_text(value: PartialDate | Period | None) -> str:
    if value is None:
        return ""
    return literals.date_text(value) if isinstance(value, PartialDate) else str(value).replace("-", " ")
