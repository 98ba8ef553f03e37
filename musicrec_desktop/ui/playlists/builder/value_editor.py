"""The editor of a row's value: one widget for each kind of value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from musicrec_desktop.model.sound_words import PLACES, WORDS
from musicrec_desktop.query.ast import (
    ANY,
    Ago,
    AgoUnit,
    InKey,
    Like,
    PartialDate,
    Period,
    Range,
    Regex,
)
from musicrec_desktop.query.completion import UNLISTED
from musicrec_desktop.query.fields import IN, REGION, FieldSpec, Group, Kind, field_of
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.stars import StarsField
from musicrec_desktop.ui.playlists.builder.choices import ValueKind
from musicrec_desktop.ui.playlists.builder.fields import (
    FIELD_HEIGHT_PX,
    DateField,
    NumberField,
    Sources,
    TextField,
)
from musicrec_desktop.ui.playlists.builder.rules import Rule, RuleValue, choice_for
from musicrec_desktop.ui.theme.sizes import Space

_SHARE: Final = FieldSpec("share", Kind.NUMBER, Group.USE, "", "", "")
_AMOUNT: Final = FieldSpec("amount", Kind.NUMBER, Group.USE, "", "", "")
_LIKENESS: Final = FieldSpec("likeness", Kind.NUMBER, Group.SOUND, "", "", "")
_ALL_PERCENT: Final = 100.0
_MOST_AGO: Final = 999_999
_UNITS: Final = {
    AgoUnit.HOUR: "hours",
    AgoUnit.DAY: "days",
    AgoUnit.WEEK: "weeks",
    AgoUnit.MONTH: "months",
    AgoUnit.YEAR: "years",
}
_NOTES: Final = ("C", "C♯ / D♭", "D", "D♯ / E♭", "E", "F", "F♯ / G♭", "G", "G♯ / A♭", "A", "A♯ / B♭", "B")
_CAMELOT_MINOR: Final = (5, 12, 7, 2, 9, 4, 11, 6, 1, 8, 3, 10)
_CAMELOT_MAJOR: Final = (8, 3, 10, 5, 12, 7, 2, 9, 4, 11, 6, 1)


class ValueEditor(QWidget):
    """Edits the value of one row.

    Args:
        rule: the row; its subject and operator do not change in the life of an editor.
        sources: colours, playlists, suggestions.
    """

    changed = Signal(object)
    """The ``RuleValue``."""

    def __init__(self, rule: Rule, sources: Sources) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rule, self._sources = rule, sources
        self._value = rule.value
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.XS)
        self._show: Callable[[RuleValue], object] = lambda _value: None
        self._fields: list[QWidget] = []
        self._MAKERS[choice_for(rule).value](self)
        for field in self._fields:
            field.setFixedHeight(FIELD_HEIGHT_PX)
        self._name_fields()
        self._show(rule.value)

    @property
    def fields(self) -> list[QWidget]:
        """What can have the focus, from left to right."""
        return self._fields

    def show_value(self, value: RuleValue) -> None:
        """Show another value; emits nothing."""
        if value != self._value:
            self._value = value
            self._show(value)

    def _take(self, value: RuleValue) -> None:
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def _add(self, field: QWidget, stretch: int = 0) -> None:
        self._fields.append(field)
        self._row.addWidget(field, stretch)

    def _say(self, text: str) -> None:
        label = QLabel(text)
        label.setProperty("role", "dim")
        self._row.addWidget(label)

    def _name_fields(self) -> None:
        choice = choice_for(self._rule)
        spec = field_of(self._rule.subject)
        title = spec.title if spec is not None else self._rule.subject
        for place, field in enumerate(self._fields):
            number = f" {place + 1}" if len(self._fields) > 1 and place else ""
            if not field.accessibleName():
                field.setAccessibleName(f"{title} {choice.title}, value{number}")

    # One maker for each kind of value

    def _make_none(self) -> None:
        self._row.addStretch()

    def _make_text(self) -> None:
        is_listed = self._rule.subject not in UNLISTED | {ANY}
        field = TextField(self._rule.subject if is_listed else "", self._sources)
        field.changed.connect(self._take)
        if choice_for(self._rule).value is ValueKind.PATTERN:
            field.setPlaceholderText("* stands for any characters")
        self._add(field, 1)
        self._show = lambda value: field.show_value(value if isinstance(value, str) else "")

    def _make_regex(self) -> None:
        field = TextField("", self._sources)
        field.setPlaceholderText("(remix|edit)$")
        case = IconButton(
            self._sources.themes, Glyph.MATCH_CASE, "Match case", size_px=28, icon_px=18, is_checkable=True
        )

        def take(_: object) -> None:
            self._take(Regex(field.text(), ignores_case=not case.isChecked()))

        def show(value: RuleValue) -> None:
            if isinstance(value, Regex):
                field.show_value(value.pattern)
                case.blockSignals(True)
                case.setChecked(not value.ignores_case)
                case.blockSignals(False)

        field.changed.connect(take)
        case.toggled.connect(take)
        self._add(field, 1)
        self._add(case)
        self._show = show

    def _make_number(self) -> None:
        spec = self._spec
        if spec.kind is Kind.RATING:
            stars = StarsField(self._sources.themes)
            stars.changed.connect(lambda half_stars: self._take(float(half_stars)))
            self._add(stars)
            self._row.addStretch()
            self._show = lambda value: stars.show_value(round(value) if isinstance(value, float) else 0)
            return
        field = NumberField(spec)
        field.changed.connect(self._take)
        self._add(field, 1)
        self._say_unit(spec)
        self._show = lambda value: field.show_value(value if isinstance(value, float) else None)

    def _make_numbers(self) -> None:
        spec = self._spec
        low, high = NumberField(spec, empty="any"), NumberField(spec, empty="any")
        self._make_span(low, high)
        self._say_unit(spec)

    def _make_share(self) -> None:
        field = NumberField(_SHARE)
        field.changed.connect(lambda value: self._take(None if value is None else min(value, _ALL_PERCENT)))
        self._add(field, 1)
        self._say("%")
        self._show = lambda value: field.show_value(value if isinstance(value, float) else None)

    def _make_date(self) -> None:
        field = DateField(self._sources.themes, self._spec.kind)
        field.changed.connect(self._take)
        self._fields.append(field.line)
        self._row.addWidget(field, 1)
        self._show = lambda value: field.show_value(
            value if isinstance(value, (PartialDate, Period)) else None
        )

    def _make_dates(self) -> None:
        kind = self._spec.kind
        low, high = DateField(self._sources.themes, kind), DateField(self._sources.themes, kind)
        for field in (low, high):
            field.button.hide()
            field.line.setPlaceholderText("any")
        self._make_span(low, high)

    def _make_span(self, low: NumberField | DateField, high: NumberField | DateField) -> None:
        def take(_: object) -> None:
            self._take(Range(values["low"], values["high"]))

        values: dict[str, float | PartialDate | Period | None] = {"low": None, "high": None}

        def show(value: RuleValue) -> None:
            if not isinstance(value, Range):
                return
            for field, name, end in ((low, "low", value.low), (high, "high", value.high)):
                assert not isinstance(end, Ago)
                values[name] = end
                field.show_value(end)  # type: ignore[arg-type]  # of the kind of its field

        for field, name in ((low, "low"), (high, "high")):
            field.changed.connect(lambda value, name=name: values.__setitem__(name, value))
            field.changed.connect(take)
        self._add(low, 1)
        self._say("and")
        self._add(high, 1)
        self._show = show

    def _make_ago(self) -> None:
        field = AgoField(self._spec.title)
        field.changed.connect(self._take)
        self._row.addWidget(field, 1)
        self._fields += [field.amount, field.unit]
        self._show = lambda value: field.show_value(value if isinstance(value, Ago) else None)

    def _make_agos(self) -> None:
        low, high = AgoField(self._spec.title), AgoField(self._spec.title)

        def take(_: object) -> None:
            self._take(Range(low.value, high.value))

        def show(value: RuleValue) -> None:
            if isinstance(value, Range):
                for field, end in ((low, value.low), (high, value.high)):
                    field.show_value(end if isinstance(end, Ago) else None)

        for field in (low, high):
            field.changed.connect(take)
            self._fields += [field.amount, field.unit]
        self._row.addWidget(low, 1)
        self._say("and")
        self._row.addWidget(high, 1)
        self._show = show

    def _make_key(self) -> None:
        field = CalmComboBox()
        for is_major in (True, False):
            for tonic, note in enumerate(_NOTES):
                camelot = _CAMELOT_MAJOR[tonic] if is_major else _CAMELOT_MINOR[tonic]
                title = f"{note} {'major' if is_major else 'minor'} · {camelot}{'B' if is_major else 'A'}"
                field.addItem(title, InKey(tonic, is_major))
        if choice_for(self._rule).op.value == "is":
            field.addItem("Any major key", InKey(None, is_major=True))
            field.addItem("Any minor key", InKey(None, is_major=False))
        field.currentIndexChanged.connect(lambda place: self._take(field.itemData(place)))
        self._add(field, 1)

        def show(value: RuleValue) -> None:
            for place in range(field.count()):
                if field.itemData(place) == value:
                    _show_place(field, place)

        self._show = show

    def _make_sound_word(self) -> None:
        field = CalmComboBox()
        for word in WORDS:
            field.addItem(word.name, word.name)
        field.currentIndexChanged.connect(lambda place: self._take(field.itemData(place)))
        self._add(field, 1)
        self._show = lambda value: _show_place(field, PLACES.get(str(value), 0))

    def _make_playlist(self) -> None:
        field = self._playlist_field()
        field.changed.connect(self._take)
        self._add(field, 1)
        self._show = lambda value: field.show_value(value if isinstance(value, str) else "")

    def _make_region(self) -> None:
        field = TextField(REGION, self._sources)
        field.setPlaceholderText("A region of the music map")
        field.changed.connect(self._take)
        self._add(field, 1)
        self._show = lambda value: field.show_value(value if isinstance(value, str) else "")

    def _make_like_track(self) -> None:
        self._make_like_name("title", "A title, or Artist - Title")

    def _make_looks_album(self) -> None:
        self._make_like_name("album", "An album, or Artist - Album")

    def _make_like_name(self, values_of: str, example: str) -> None:
        field = TextField(values_of, self._sources)
        field.setPlaceholderText(example)
        self._make_like(field)

    def _make_like(self, field: TextField) -> None:
        percent = self._like_percent()
        field.changed.connect(lambda text: self._take_like(name=str(text)))
        self._row.insertWidget(0, field, 1)
        self._fields.insert(0, field)

        def show(value: RuleValue) -> None:
            if isinstance(value, Like):
                field.show_value(value.name)
                percent.show_value(value.percent)

        self._show = show

    def _make_like_playlist(self) -> None:
        self._make_like(self._playlist_field())

    def _make_like_now(self) -> None:
        percent = self._like_percent()
        self._row.addStretch()
        self._show = lambda value: percent.show_value(value.percent if isinstance(value, Like) else None)

    def _like_percent(self) -> NumberField:
        self._say("≥")
        field = NumberField(_LIKENESS, empty="nearest")
        field.setAccessibleName("How alike at least, in percent; empty for the nearest")
        field.setFixedWidth(92)
        field.changed.connect(
            lambda value: self._take_like(percent=None if value is None else min(value, _ALL_PERCENT))
        )
        self._add(field)
        self._say("%")
        return field

    def _take_like(self, **changes: str | float | None) -> None:
        if isinstance(self._value, Like):
            self._take(replace(self._value, **changes))  # type: ignore[arg-type]  # name or percent

    def _playlist_field(self) -> TextField:
        field = TextField(IN, self._sources)
        field.setPlaceholderText("Name of a playlist; ↓ lists them")
        return field

    def _say_unit(self, spec: FieldSpec) -> None:
        if spec.unit and spec.kind is not Kind.PERCENT:
            self._say(spec.unit)

    @property
    def _spec(self) -> FieldSpec:
        spec = field_of(self._rule.subject)
        assert spec is not None, self._rule
        return spec

    _MAKERS: Final[Mapping[ValueKind, Callable[[ValueEditor], None]]] = {
        ValueKind.NONE: _make_none,
        ValueKind.TEXT: _make_text,
        ValueKind.PATTERN: _make_text,
        ValueKind.REGEX: _make_regex,
        ValueKind.NUMBER: _make_number,
        ValueKind.NUMBERS: _make_numbers,
        ValueKind.SHARE: _make_share,
        ValueKind.DATE: _make_date,
        ValueKind.DATES: _make_dates,
        ValueKind.AGO: _make_ago,
        ValueKind.AGOS: _make_agos,
        ValueKind.KEY: _make_key,
        ValueKind.PLAYLIST: _make_playlist,
        ValueKind.LIKE_TRACK: _make_like_track,
        ValueKind.LIKE_PLAYLIST: _make_like_playlist,
        ValueKind.LIKE_NOW: _make_like_now,
        ValueKind.SOUND_WORD: _make_sound_word,
        ValueKind.REGION: _make_region,
        ValueKind.LOOKS_ALBUM: _make_looks_album,
        ValueKind.LOOKS_NOW: _make_like_now,
    }


class AgoField(QWidget):
    """An amount and a unit.

    Args:
        title: of the field, for screen readers.
    """

    changed = Signal(object)
    """An ``Ago``; None where there is no amount."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.amount = NumberField(_AMOUNT)
        self.amount.setAccessibleName(f"{title}: how many")
        self.unit = CalmComboBox()
        self.unit.setAccessibleName(f"{title}: unit")
        for unit, name in _UNITS.items():
            self.unit.addItem(name, unit)
        self.amount.changed.connect(self._tell)
        self.unit.currentIndexChanged.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addWidget(self.amount, 1)
        row.addWidget(self.unit)
        self.setFocusProxy(self.amount)

    @property
    def value(self) -> Ago | None:
        """What is set."""
        amount = self.amount.value
        if amount is None or not 0 <= amount <= _MOST_AGO:
            return None
        return Ago(round(amount), AgoUnit(self.unit.currentData()))

    def show_value(self, value: Ago | None) -> None:
        """Show another time; emits nothing."""
        if value == self.value:
            return
        self.amount.show_value(None if value is None else float(value.amount))
        if value is not None:
            _show_place(self.unit, list(_UNITS).index(value.unit))

    def _tell(self, _what: object) -> None:
        self.changed.emit(self.value)


def _show_place(combo: CalmComboBox, place: int) -> None:
    combo.blockSignals(True)
    combo.setCurrentIndex(place)
    combo.blockSignals(False)
