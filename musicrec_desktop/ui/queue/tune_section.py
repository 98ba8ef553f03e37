"""What a listener can turn in the automatic queue: preset, sliders, aspects, which tracks, how long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.queue_controls import (
    ASPECT_NAMES,
    DEFAULT_WANDER,
    GREATEST_WEIGHT,
    EnergyWish,
    Mode,
    QueueControls,
)
from musicrec_desktop.model.queue_presets import PRESETS, Preset, matching_preset
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.buttons import IconButton, set_button_icon, text_button, with_shortcut
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.icons import Glyph, icon
from musicrec_desktop.ui.kit.labels import section_label
from musicrec_desktop.ui.kit.marked_slider import MarkedSlider
from musicrec_desktop.ui.kit.painting import sized
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.queue.for_line import ForLine
from musicrec_desktop.ui.queue.tune_words import (
    OWN_TEXT,
    cover_words,
    familiarity_words,
    tell_cover,
    tell_familiarity,
    tell_wander,
    tell_weight,
    wander_words,
    weight_words,
)
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Space

TELL_MS: Final = 40
"""Turns that come faster than this are told together."""
FIELD_PX: Final = 28
MODES: Final = (
    (Mode.ALL, tr("All tracks")),
    (Mode.REDISCOVER, tr("Long not heard")),
    (Mode.UNPLAYED, tr("Never played")),
)
UNITS: Final = ((False, tr("Track by track")), (True, tr("Whole albums")))
ENERGIES: Final = (
    (EnergyWish.ANY, tr("Calm or lively")),
    (EnergyWish.CALM, tr("Rather calm")),
    (EnergyWish.LIVELY, tr("Rather lively")),
)
_WEIGHT_SAMPLES: Final = (tr("As usual"), tr("Ignored"), tr("2.8 times"))
_COVER: Final = "cover"
LENGTHS: Final = ((0, ""), (30, tr("30 min")), (60, tr("1 hour")), (120, tr("2 hours")), (180, tr("3 hours")))
"""Minutes and words; 0 is a number of tracks, whose words come from the setting."""


class TuneSection(QWidget):
    """Tells what was turned at most every ``TELL_MS``; emits nothing for what it is told to show.

    Args:
        themes: where the colours come from.
        parent: Qt's owner.

    Attributes:
        value_labels: for each slider what says where it stands.
        for_line: who listens, too; hidden where there is nobody else.
    """

    turned = Signal(object)
    """The ``QueueControls`` as the user turned them."""
    preset_chosen = Signal(object, object)
    """A ``Preset``, whose controls were told by ``turned`` just before, and the controls before it."""
    save_requested = Signal()
    """The controls as they are should become a preset."""
    rename_requested = Signal(object)
    """A ``Preset`` of the user's own."""
    delete_requested = Signal(object)
    """A ``Preset`` of the user's own."""
    again_requested = Signal()
    rules_requested = Signal()

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._controls = QueueControls()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(TELL_MS)
        self._later.timeout.connect(self._tell)
        self._own: tuple[Preset, ...] = ()
        self.for_line = ForLine()
        self.preset = _combo(tr("Preset"), ())
        self.preset.setPlaceholderText(OWN_TEXT)
        self.presets_button = IconButton(themes, Glyph.MORE, tr("Save, rename or delete a preset"))
        self.presets_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.presets_button.setMenu(self._presets_menu())
        self._fill_presets()
        self.familiarity = MarkedSlider(
            themes,
            tr("New or familiar"),
            low=-1,
            high=1,
            neutral=0,
            steps_per_unit=100,
            tell=tell_familiarity,
            tell_short=familiarity_words,
        )
        self.wander = MarkedSlider(
            themes,
            tr("Stay or wander"),
            low=0,
            high=1,
            neutral=DEFAULT_WANDER,
            steps_per_unit=100,
            tell=tell_wander,
            tell_short=wander_words,
        )
        self.aspects = tuple(
            MarkedSlider(
                themes,
                tr("How much {name} counts", name=name),
                low=0,
                high=GREATEST_WEIGHT,
                neutral=1,
                steps_per_unit=10,
                tell=partial(tell_weight, name),
                tell_short=weight_words,
            )
            for name in ASPECT_NAMES
        )
        self.cover = MarkedSlider(
            themes,
            tr("How much covers count"),
            low=0,
            high=GREATEST_WEIGHT,
            neutral=0,
            steps_per_unit=10,
            tell=tell_cover,
            tell_short=cover_words,
        )
        self.value_labels = {
            slider: _value_label() for slider in (self.familiarity, self.wander, *self.aspects, self.cover)
        }
        self.mode = _combo(tr("Which tracks"), ((words, mode) for mode, words in MODES))
        self.unit = _combo(tr("Tracks or whole albums"), ((words, by_album) for by_album, words in UNITS))
        self.energy = _combo(tr("Calm or lively"), ((words, wish) for wish, words in ENERGIES))
        self.length = _combo(
            tr("How long the automatic part is"), ((words, value) for value, words in LENGTHS)
        )
        self.set_track_count(10)
        self.rules_button, self.again_button = text_button(tr("Rules…")), text_button(tr("Again"))
        self.rules_button.setToolTip(tr("What the queue keeps to"))
        self.again_button.setToolTip(with_shortcut(tr("Choose the automatic part anew"), key_of("again")))
        self._lay_out()
        self._connect()
        self._dress()
        self.show_controls(self._controls)

    @property
    def controls(self) -> QueueControls:
        """As they are shown."""
        return self._controls

    def show_controls(self, controls: QueueControls) -> None:
        """Show other controls; ignored while a change of the user is not told yet."""
        if self._later.isActive():
            return
        self._controls = controls
        self.familiarity.show_number(controls.familiarity)
        self.wander.show_number(controls.wander)
        for slider, weight in zip(self.aspects, controls.aspect_weights, strict=True):
            slider.show_number(weight)
        self.cover.show_number(controls.cover)
        self.mode.setCurrentIndex(self.mode.findData(controls.mode))
        self.unit.setCurrentIndex(self.unit.findData(controls.by_album))
        self.energy.setCurrentIndex(self.energy.findData(controls.energy))
        if self.length.findData(controls.minutes) < 0:
            self.length.addItem(tr("{minutes} min", minutes=controls.minutes), controls.minutes)
        self.length.setCurrentIndex(self.length.findData(controls.minutes))
        self._show_preset()

    def set_own_presets(self, presets: Iterable[Preset]) -> None:
        """Offer the user's own presets, too."""
        self._own = tuple(presets)
        self._fill_presets()
        self._show_preset()

    @property
    def shown_preset(self) -> Preset | None:
        """The preset that sets everything as it is shown."""
        return matching_preset(self._controls, self._own)

    def set_track_count(self, count: int) -> None:
        """How many tracks are ahead where the length is not set in minutes."""
        self.length.setItemText(0, plural("{n} track", "{n} tracks", count))

    def flush(self) -> None:
        """Tell now what was turned and is not told yet."""
        if self._later.isActive():
            self._later.stop()
            self._tell()

    def _turn(self, controls: QueueControls) -> None:
        if controls != self._controls:
            self._controls = controls
            self._show_preset()
            # Not restarted by each change, so that a long drag takes effect while it lasts.
            if not self._later.isActive():
                self._later.start()

    def _tell(self) -> None:
        self.turned.emit(self._controls)

    def _on_preset(self, place: int) -> None:
        name = self.preset.itemData(place)
        preset = next((each for each in (*PRESETS, *self._own) if each.name == name), None)
        if preset is None:  # the line between them
            return
        before = self._controls
        self._later.stop()
        self.show_controls(replace(preset.controls, minutes=before.minutes))
        self._tell()
        self.preset_chosen.emit(preset, before)

    def _on_aspect(self, place: int, weight: float) -> None:
        weights = list(self._controls.aspect_weights)
        weights[place] = weight
        first, second, third, fourth = weights
        self._turn(replace(self._controls, aspect_weights=(first, second, third, fourth)))

    def _show_preset(self) -> None:
        preset = self.shown_preset
        self.preset.setCurrentIndex(-1 if preset is None else self.preset.findData(preset.name))
        self.preset.setToolTip(tr("A combination of your own") if preset is None else preset.help)
        is_own = preset in self._own
        self.save_action.setEnabled(preset is None)
        self.rename_action.setEnabled(is_own)
        self.delete_action.setEnabled(is_own)
        self._tell_values()

    def _tell_values(self) -> None:
        """Say at each slider where it stands."""
        for slider, label in self.value_labels.items():
            label.setText(slider.short_words)

    def _fill_presets(self) -> None:
        self.preset.clear()
        for each in PRESETS:
            self.preset.addItem(each.label, each.name)
        if self._own:
            self.preset.insertSeparator(self.preset.count())
        for each in self._own:
            self.preset.addItem(each.label, each.name)
        for each in (*PRESETS, *self._own):
            self.preset.setItemData(
                self.preset.findData(each.name), tool_tip_text(each.help), Qt.ItemDataRole.ToolTipRole
            )

    def _presets_menu(self) -> QMenu:
        menu = QMenu(self)
        self.save_action = menu.addAction(tr("Save as…"), self.save_requested.emit)
        self.rename_action = menu.addAction(tr("Rename…"), lambda: self._emit_own(self.rename_requested))
        self.delete_action = menu.addAction("Delete", lambda: self._emit_own(self.delete_requested))
        return menu

    def _emit_own(self, signal: SignalInstance) -> None:
        if (preset := self.shown_preset) in self._own:
            signal.emit(preset)

    def _connect(self) -> None:
        self.preset.activated.connect(self._on_preset)
        self.familiarity.turned.connect(lambda value: self._turn(replace(self._controls, familiarity=value)))
        self.wander.turned.connect(lambda value: self._turn(replace(self._controls, wander=value)))
        for place, slider in enumerate(self.aspects):
            slider.turned.connect(partial(self._on_aspect, place))
        self.cover.turned.connect(lambda value: self._turn(replace(self._controls, cover=value)))
        for box, name in (
            (self.mode, "mode"),
            (self.unit, "by_album"),
            (self.energy, "energy"),
            (self.length, "minutes"),
        ):
            box.activated.connect(partial(self._on_choice, box, name))
        self.again_button.clicked.connect(self.again_requested)
        self.rules_button.clicked.connect(self.rules_requested)
        self._themes.changed.connect(self._dress)

    def _on_choice(self, box: QComboBox, name: str, place: int) -> None:
        value = box.itemData(place)
        kinds = {"mode": Mode, "energy": EnergyWish, "minutes": int, "by_album": bool}
        self._turn(replace(self._controls, **{name: kinds[name](value)}))

    def _dress(self) -> None:
        set_button_icon(self.again_button, icon(Glyph.REFRESH, self._themes.theme))
        set_button_icon(self.rules_button, icon(Glyph.RULES, self._themes.theme))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.XS, Space.M, Space.M)
        column.setSpacing(Space.S)
        top = QHBoxLayout()
        top.setSpacing(Space.XS)
        top.addWidget(self.preset, 1)
        top.addWidget(self.presets_button)
        top.addWidget(self.again_button)
        column.addLayout(top)
        column.addWidget(self.for_line)
        for name, left, slider, right in (
            (tr("Familiarity"), tr("New"), self.familiarity, tr("Familiar")),
            (tr("Direction"), tr("Stay"), self.wander, tr("Wander")),
        ):
            column.addLayout(self._block(name, left, slider, right))
        column.addWidget(section_label(tr("What counts")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        names, sliders = (*ASPECT_NAMES, _COVER), (*self.aspects, self.cover)
        for line, (name, slider) in enumerate(zip(names, sliders, strict=True)):
            grid.addWidget(QLabel(name.capitalize()), line, 0)
            grid.addWidget(slider, line, 1)
            value = self.value_labels[slider]
            value.setFixedWidth(_widest_px(value, _WEIGHT_SAMPLES))
            grid.addWidget(value, line, 2)
        ends = QHBoxLayout()
        ends.addWidget(_word(tr("Not at all")))
        ends.addStretch()
        ends.addWidget(_word(tr("Most")))
        grid.addLayout(ends, len(names), 1)
        column.addLayout(grid)
        column.addLayout(_row(self.mode, self.energy))
        column.addLayout(_row(self.unit, self.length))
        column.addWidget(self.rules_button, 0, Qt.AlignmentFlag.AlignRight)

    def _block(self, name: str, left: str, slider: MarkedSlider, right: str) -> QVBoxLayout:
        """A slider with its name and value above it, and what its ends mean below."""
        head = QHBoxLayout()
        head.addWidget(QLabel(name))
        head.addStretch()
        head.addWidget(self.value_labels[slider])
        ends = QHBoxLayout()
        ends.addWidget(_word(left))
        ends.addStretch()
        ends.addWidget(_word(right))
        block = QVBoxLayout()
        block.setSpacing(0)
        block.addLayout(head)
        block.addWidget(slider)
        block.addLayout(ends)
        return block


def _row(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    row.addWidget(first, 1)
    row.addWidget(second, 1)
    return row


def _word(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "small")
    return label


def _value_label() -> QLabel:
    label = QLabel()
    label.setProperty("role", "small")
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


def _widest_px(label: QLabel, texts: Iterable[str]) -> int:
    """The width that a label needs so that the sliders beside it never move."""
    metrics = QFontMetrics(sized(label.font(), FontSize.LABEL))
    return max(metrics.horizontalAdvance(text) for text in texts) + Space.XS


def _combo(name: str, items: Iterable[tuple[str, object]]) -> QComboBox:
    box = CalmComboBox()
    for words, value in items:
        box.addItem(words, value)
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setMinimumHeight(FIELD_PX)
    box.setMinimumContentsLength(4)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
