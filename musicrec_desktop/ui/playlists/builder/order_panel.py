"""In which order a smart playlist is, and how much it holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.model.playlist import LimitUnit, SmartRules, SortOrder
from musicrec_desktop.query.fields import Kind, field_of
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox, CalmSpinBox
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import dim_label, section_label
from musicrec_desktop.ui.playlists.builder.choices import SUBJECTS
from musicrec_desktop.ui.playlists.builder.fields import FIELD_HEIGHT_PX
from musicrec_desktop.ui.playlists.builder.subject_box import SubjectBox
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

ORDER_WORDS: Final = {
    SortOrder.FIELDS: "By fields",
    SortOrder.RANDOM: "Random",
    SortOrder.WEIGHTED: "Random, favourites sooner",
}
UNIT_WORDS: Final = {
    LimitUnit.TRACKS: "tracks",
    LimitUnit.MINUTES: "minutes",
    LimitUnit.MEGABYTES: "MB",
    LimitUnit.PERCENT: "% of it",
}
SORT_SUBJECTS: Final = tuple(subject for subject in SUBJECTS if field_of(subject.key) is not None)
_LIMITS: Final = {
    LimitUnit.TRACKS: 100,
    LimitUnit.MINUTES: 60,
    LimitUnit.MEGABYTES: 700,
    LimitUnit.PERCENT: 10,
}
_MOST: Final = 1_000_000
_BUTTON_PX: Final = 26


class SortRow(QWidget):
    """One field of the order.

    Args:
        themes: colours.
        place: which one, from 0.
        key: the field.
        is_descending: its direction.
    """

    changed = Signal(int, str, bool)
    removed = Signal(int)
    moved_up = Signal(int)

    def __init__(self, themes: ThemeController, place: int, key: str, *, is_descending: bool) -> None:
        super().__init__()
        self.field = SubjectBox(SORT_SUBJECTS)
        self.field.show_subject(key)
        self.field.setAccessibleName(f"Sort by, {place + 1}")
        self.direction = CalmComboBox()
        self.direction.setAccessibleName("Direction")
        self.direction.addItems(direction_words(key))
        self.direction.setCurrentIndex(int(is_descending))
        self.direction.setMinimumWidth(110)
        up = IconButton(themes, Glyph.UP, "Sort by this one sooner", size_px=_BUTTON_PX, icon_px=16)
        up.setEnabled(place > 0)
        self.remove_button = IconButton(
            themes, Glyph.CLOSE, "Do not sort by this", size_px=_BUTTON_PX, icon_px=16, colour="text_dim"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addWidget(self.field, 1)
        row.addWidget(self.direction)
        row.addWidget(up)
        row.addWidget(self.remove_button)
        self.field.chosen.connect(lambda chosen: self.changed.emit(place, chosen, is_descending))
        self.direction.currentIndexChanged.connect(lambda index: self.changed.emit(place, key, index == 1))
        up.clicked.connect(lambda: self.moved_up.emit(place))
        self.remove_button.clicked.connect(lambda: self.removed.emit(place))


class LimitRow(QWidget):
    """A limit that can be off: “At most 100 tracks”.

    Args:
        name: for screen readers.
        units: words of the units; one for a limit without a choice.
        first: what it begins with.
    """

    changed = Signal()

    def __init__(self, name: str, units: tuple[str, ...], first: int) -> None:
        super().__init__()
        self.box = QCheckBox("At most")
        self.box.setAccessibleName(f"{name}: limited")
        self.number = CalmSpinBox()
        self.number.setRange(1, _MOST)
        self.number.setValue(first)
        self.number.setKeyboardTracking(False)
        self.number.setAccessibleName(f"{name}: at most")
        self.number.setFixedSize(92, FIELD_HEIGHT_PX)
        self.unit = CalmComboBox()
        self.unit.setAccessibleName(f"{name}: unit")
        self.unit.addItems(units)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.box)
        row.addWidget(self.number)
        if len(units) > 1:
            row.addWidget(self.unit)
        else:
            row.addWidget(QLabel(units[0]))
        row.addStretch()
        self.box.toggled.connect(self._tell)
        self.number.valueChanged.connect(self._tell)
        self.unit.currentIndexChanged.connect(self._tell)
        self._show_state()

    @property
    def value(self) -> int | None:
        """The limit; None while it is off."""
        return self.number.value() if self.box.isChecked() else None

    def show_value(self, value: int | None, unit: int = 0) -> None:
        """Show another limit; emits nothing."""
        for widget in (self.box, self.number, self.unit):
            widget.blockSignals(True)
        self.box.setChecked(value is not None)
        if value is not None:
            self.number.setValue(value)
            self.unit.setCurrentIndex(unit)
        for widget in (self.box, self.number, self.unit):
            widget.blockSignals(False)
        self._show_state()

    def _show_state(self) -> None:
        self.number.setEnabled(self.box.isChecked())
        self.unit.setEnabled(self.box.isChecked())

    def _tell(self, _what: object) -> None:
        self._show_state()
        self.changed.emit()


class OrderPanel(QWidget):
    """Order and limits.

    Args:
        themes: colours.
        parent: Qt's owner.
    """

    changed = Signal(object, object)
    """``SmartRules`` with another order or limit, and a key: edits with the same key are one step."""

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._rules = SmartRules()
        self.order = CalmComboBox()
        self.order.setAccessibleName("Order")
        for order, words in ORDER_WORDS.items():
            self.order.addItem(words, order)
        self.shuffle_button = text_button("Shuffle again", role="link")
        self.shuffle_button.setToolTip("Another random order")
        self.add_button = text_button("Add field", role="link")
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(self.order)
        head.addWidget(self.shuffle_button)
        head.addWidget(self.add_button)
        head.addStretch()
        self._sort = QVBoxLayout()
        self._sort.setSpacing(Space.XS)
        self.rows: list[SortRow] = []
        self.hint = dim_label("By artist, album and number.", is_small=True)
        self.limit = LimitRow("Size", tuple(UNIT_WORDS.values()), _LIMITS[LimitUnit.TRACKS])
        self.of_artist = LimitRow("Of an artist", ("of an artist",), 2)
        self.of_album = LimitRow("Of an album", ("of an album",), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(section_label("Order"))
        column.addLayout(head)
        column.addLayout(self._sort)
        column.addWidget(self.hint)
        column.addSpacing(Space.XS)
        column.addWidget(section_label("Limits"))
        column.addWidget(self.limit)
        column.addWidget(self.of_artist)
        column.addWidget(self.of_album)
        self.order.currentIndexChanged.connect(self._on_order)
        self.shuffle_button.clicked.connect(self._shuffle)
        self.add_button.clicked.connect(self._add)
        self.limit.changed.connect(self._on_limit)
        self.of_artist.changed.connect(
            lambda: self._take(replace(self._rules, most_of_artist=self.of_artist.value), "of-artist")
        )
        self.of_album.changed.connect(
            lambda: self._take(replace(self._rules, most_of_album=self.of_album.value), "of-album")
        )
        self._show_sort()
        self.show_rules(self._rules)

    def show_rules(self, rules: SmartRules) -> None:
        """Show another order and other limits; emits nothing."""
        before, self._rules = self._rules, rules
        self.order.blockSignals(True)
        self.order.setCurrentIndex(list(ORDER_WORDS).index(rules.order))
        self.order.blockSignals(False)
        is_sorted = rules.order is SortOrder.FIELDS
        self.shuffle_button.setVisible(not is_sorted)
        self.add_button.setVisible(is_sorted)
        if (before.sort, before.order) != (rules.sort, rules.order):
            self._show_sort()
        self.hint.setText(_hint(rules))
        self.hint.setVisible(bool(_hint(rules)))
        self.limit.show_value(rules.limit, list(UNIT_WORDS).index(rules.limit_unit))
        self.of_artist.show_value(rules.most_of_artist)
        self.of_album.show_value(rules.most_of_album)

    def _show_sort(self) -> None:
        for row in self.rows:
            self._sort.removeWidget(row)
            row.hide()
            row.deleteLater()
        sort = self._rules.sort if self._rules.order is SortOrder.FIELDS else ()
        self.rows = []
        for place, (key, is_descending) in enumerate(sort):
            spec = field_of(key)
            if spec is None:
                continue
            row = SortRow(self._themes, place, spec.name, is_descending=is_descending)
            row.changed.connect(self._on_sort)
            row.removed.connect(self._on_removed)
            row.moved_up.connect(self._on_moved)
            self._sort.addWidget(row)
            self.rows.append(row)

    def _on_order(self, place: int) -> None:
        self._take(replace(self._rules, order=SortOrder(self.order.itemData(place))))

    def _shuffle(self) -> None:
        self._take(replace(self._rules, seed=self._rules.seed + 1))

    def _add(self) -> None:
        used = {key for key, _ in self._rules.sort}
        wanted = next(key for key in ("artist", "year", "album", "title", "added", "plays", *_keys())
                      if key not in used)  # fmt: skip
        self._take(replace(self._rules, sort=(*self._rules.sort, (wanted, False))))
        self.rows[-1].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sort(self, place: int, key: str, is_descending: bool) -> None:
        sort = list(self._rules.sort)
        is_field = sort[place][0] != key
        sort[place] = (key, is_descending)
        self._take(replace(self._rules, sort=tuple(sort)))
        row = self.rows[place]
        (row.field if is_field else row.direction).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_removed(self, place: int) -> None:
        sort = self._rules.sort
        self._take(replace(self._rules, sort=(*sort[:place], *sort[place + 1 :])))
        next_focus = self.rows[min(place, len(self.rows) - 1)].remove_button if self.rows else self.add_button
        next_focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_moved(self, place: int) -> None:
        sort = list(self._rules.sort)
        sort[place - 1 : place + 1] = [sort[place], sort[place - 1]]
        self._take(replace(self._rules, sort=tuple(sort)))
        self.rows[place - 1].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_limit(self) -> None:
        unit = list(UNIT_WORDS)[self.limit.unit.currentIndex()]
        self._take(replace(self._rules, limit=self.limit.value, limit_unit=unit), "limit")

    def _take(self, rules: SmartRules, key: object = None) -> None:
        if rules != self._rules:
            self.changed.emit(rules, key)


def direction_words(key: str) -> tuple[str, str]:
    """What ascending and descending mean for a field."""
    spec = field_of(key)
    kind = spec.kind if spec is not None else Kind.TEXT
    if kind in {Kind.TIME, Kind.DATE} or key == "year":
        return "Oldest first", "Newest first"
    if kind in {Kind.WORDS, Kind.TEXT, Kind.KEY}:
        return "A to Z", "Z to A"
    if kind is Kind.DURATION:
        return "Shortest first", "Longest first"
    return "Lowest first", "Highest first"


def _keys() -> tuple[str, ...]:
    return tuple(subject.key for subject in SORT_SUBJECTS)


def _hint(rules: SmartRules) -> str:
    if rules.order is SortOrder.WEIGHTED:
        return "What is rated and played more comes sooner."
    if rules.order is SortOrder.FIELDS and not rules.sort:
        return "By artist, album and number."
    return ""
