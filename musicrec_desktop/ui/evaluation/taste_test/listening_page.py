"""The page of a blind taste test on which one listens: the start, A and B, and what can be chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.taste_test import Slot
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.evaluation.taste_test.sitting import Sitting
from musicrec_desktop.ui.kit.buttons import IconButton, text_button, with_shortcut
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label, section_label
from musicrec_desktop.ui.kit.wording.errors import engine_problem
from musicrec_desktop.ui.kit.wording.taste_test import KEYS_HINT
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

STEPS: Final = 200
"""Of the bar of an excerpt."""
PLAY_PX: Final = 44


class SlotCard(QFrame):
    """What is heard under one name: a button, and how far the excerpt is.

    Args:
        themes: where the colours come from.
        slot: which excerpt.
        name: its name.
        key: that plays it.
    """

    pressed = Signal(object)
    """The ``Slot`` that shall be heard, or paused."""

    def __init__(self, themes: ThemeController, slot: Slot, name: str, key: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._slot, self._name = slot, name
        self.play_button = IconButton(
            themes, Glyph.PLAY, tr("Play {name}", name=name), shortcut=key, size_px=PLAY_PX, icon_px=28
        )
        self.play_button.clicked.connect(lambda: self.pressed.emit(slot))
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("How far {name} is", name=name))
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.S)
        self.head.addWidget(self.play_button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        self.column.setSpacing(Space.M)
        self.column.addLayout(self.head)
        self.column.addWidget(self.bar)

    def refresh(self, sitting: Sitting) -> None:
        """Show whether this excerpt is heard now."""
        is_here = sitting.slot is self._slot
        is_sounding = is_here and sitting.is_sounding
        self.play_button.set_glyph(Glyph.PAUSE if is_sounding else Glyph.PLAY)
        self.play_button.set_name(
            tr("Pause {name}", name=self._name) if is_sounding else tr("Play {name}", name=self._name)
        )
        self.bar.setValue(round(STEPS * sitting.passed) if is_here else 0)


class ListeningPage(QWidget):
    """Shows a sitting, and tells it what the user presses.

    Args:
        themes: where the colours come from.
        name_of: gives title and artist of a track.
    """

    chosen = Signal(object)
    """``Slot.A`` or ``Slot.B``, or None for no difference."""
    pressed = Signal(object)
    """The ``Slot`` that shall be heard, or paused."""
    end_requested = Signal()

    def __init__(self, themes: ThemeController, name_of: Callable[[TrackId], str]) -> None:
        super().__init__()
        self._name_of = name_of
        self._start: TrackId | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.count = section_label("")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Pairs"))
        self.start_name = ElidedLabel(role="strong")
        self.hint, self.problem = dim_label(), dim_label()
        self.problem.setProperty("role", "danger")
        self.start = SlotCard(themes, Slot.START, tr("the start"), "S")
        self.cards = {slot: SlotCard(themes, slot, slot.upper(), slot.upper()) for slot in (Slot.A, Slot.B)}
        self.better = {
            Slot.A: self._choice(tr("A fits better"), Slot.A, "1"),
            Slot.B: self._choice(tr("B fits better"), Slot.B, "2"),
        }
        self.neither_button = self._choice(tr("No difference"), None, "0")
        self.end_button = text_button(tr("End the test"))
        self.end_button.setToolTip(with_shortcut(tr("Say the result so far"), "Esc"))
        self.end_button.clicked.connect(self.end_requested)
        for card in (self.start, *self.cards.values()):
            card.pressed.connect(self.pressed)
        self._lay_out()
        self._add_keys()

    def show_sitting(self, sitting: Sitting) -> None:
        """Show a sitting that begins."""
        self.progress.setRange(0, len(sitting.draw.pairs))
        self.say("")
        self.refresh(sitting)
        self.setFocus()

    def refresh(self, sitting: Sitting) -> None:
        """Show what changed in a sitting."""
        total = len(sitting.draw.pairs)
        if self._start != sitting.pair.start:
            self._start = sitting.pair.start
            self.start_name.set_full_text(self._name_of(self._start))
        self.count.setText(tr("Pair {place} of {total}", place=sitting.place + 1, total=total))
        self.progress.setValue(sitting.place)
        for card in (self.start, *self.cards.values()):
            card.refresh(sitting)
        for button in (*self.better.values(), self.neither_button):
            button.setEnabled(sitting.can_choose)
        self.hint.setText(KEYS_HINT if sitting.can_choose else tr("Listen to A and to B first."))
        if sitting.problem:
            self.say(engine_problem(sitting.problem).headline)

    def say(self, problem: str) -> None:
        """Show what is wrong; an empty string where nothing is."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _choice(self, text: str, slot: Slot | None, key: str) -> QPushButton:
        button = text_button(text)
        button.setToolTip(with_shortcut(text, key))
        button.clicked.connect(lambda: self.chosen.emit(slot))
        return button

    def _add_keys(self) -> None:
        emit_a, emit_b, emit_none = (
            lambda slot=slot: self.chosen.emit(slot) for slot in (Slot.A, Slot.B, None)
        )
        keys: dict[str, Callable[[], object]] = {
            "A": lambda: self.pressed.emit(Slot.A),
            "B": lambda: self.pressed.emit(Slot.B),
            "S": lambda: self.pressed.emit(Slot.START),
            "1": emit_a,
            "Left": emit_a,
            "2": emit_b,
            "Right": emit_b,
            "0": emit_none,
            "Down": emit_none,
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(dim_label(tr("Both queues start from"), is_small=True))
        words.addWidget(self.start_name)
        self.start.head.addLayout(words, 1)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        for slot, card in self.cards.items():
            letter = QLabel(slot.upper())
            letter.setProperty("role", "title")
            card.head.addWidget(letter, 1)
            card.column.addWidget(self.better[slot])
            row.addWidget(card, 1)
        question = QLabel(tr("Which one fits better after it?"))
        question.setProperty("role", "headline")
        buttons = QHBoxLayout()
        buttons.addWidget(self.end_button)
        buttons.addStretch()
        buttons.addWidget(self.neither_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.count)
        column.addWidget(self.progress)
        column.addWidget(self.start)
        column.addSpacing(Space.S)
        column.addWidget(question)
        column.addLayout(row)
        column.addWidget(self.hint)
        column.addWidget(self.problem)
        column.addStretch()
        column.addLayout(buttons)
