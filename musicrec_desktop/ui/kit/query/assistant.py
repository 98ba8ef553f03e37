"""What hangs on a line in which a query, or a value of one, is typed: suggestions, problems, fixes, help."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.query import completion
from musicrec_desktop.query.completion import Place, Suggestion, SuggestionKind, place_at
from musicrec_desktop.query.parser import parse
from musicrec_desktop.query.problems import Fix, Problem
from musicrec_desktop.ui.kit.query.help_card import HelpCard
from musicrec_desktop.ui.kit.query.panel import KEYS_HINT, VALUES_HINT, QueryPanel
from musicrec_desktop.ui.kit.wording.queries import ProblemWords, problem_words
from musicrec_desktop.ui.theme.control import ThemeController

LoadValues = Callable[[str, str, Callable[[list[str]], object]], object]
"""Looks up the values of a text field that contain a text, as ``BrowseService.load_values``."""
UNFINISHED_MS: Final = 1000
"""How long the typing rests before what may be unfinished is told."""
HISTORY_HINT: Final = tr("Recent searches")
ENTER_KEYS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_CURSOR_KEYS: Final = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End})


class Line(Protocol):
    """Where it is typed."""

    def text(self) -> str:
        """All of it."""

    def cursorPosition(self) -> int:
        """Before which character the cursor stands."""

    def write(self, text: str, start: int, end: int) -> None:
        """Put a text into the place of some characters, as if it were typed; the cursor stands behind it."""

    def setCursorPosition(self, place: int) -> None:
        """Move the cursor."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the text of a line is read.

    Attributes:
        place_at: what stands at the cursor.
        suggest: what could stand there: the place, values of the library, and whether it was asked for.
        inserted: the text, start and end that a suggestion writes.
        problems: what is wrong with a text.
        has_help: whether F1 opens the help card.
        hint: which keys there are.
    """

    place_at: Callable[[str, int], Place]
    suggest: Callable[[Place, Sequence[str], bool], list[Suggestion]]
    inserted: Callable[[str, Place, Suggestion], tuple[str, int, int]]
    problems: Callable[[str], Sequence[Problem]]
    has_help: bool = True
    hint: str = KEYS_HINT


def query_reading(problems: Callable[[str], Sequence[Problem]] | None = None) -> Reading:
    """The line is a query.

    Args:
        problems: what is wrong with a text, where somebody knows more than the parser.
    """
    return Reading(
        place_at,
        lambda place, values, is_asked: completion.suggest(place, values, is_asked=is_asked),
        completion.inserted,
        problems or (lambda text: parse(text).problems),
    )


def value_reading(field: str) -> Reading:
    """The line is one value of a field, as it is, without quotes and operators."""

    def suggested(place: Place, values: Sequence[str], is_asked: bool) -> list[Suggestion]:
        found = completion.suggest(place, values, is_asked=is_asked)
        return [one for one in found if one.kind is SuggestionKind.VALUE]

    return Reading(
        lambda text, _cursor: Place(field, text, 0, len(text)),
        suggested,
        lambda text, _place, suggestion: (suggestion.label, 0, len(text)),
        lambda _text: (),
        has_help=False,
        hint=VALUES_HINT,
    )


class QueryAssistant(QObject):
    """Offers rows below a line, and judges what is typed.

    Down and Up mark a row, Tab takes it (or the first one, or the first fix), Enter takes a marked one,
    Escape closes. Ctrl+Space asks for rows, F1 for the help card.

    Args:
        widget: the line, whose keys and focus it watches.
        line: the same.
        theme: colours.
        load_values: looks up the values of the library.
        reading: how the text is read.
        tells_problems: whether the panel says what is wrong; else somebody else does.

    Attributes:
        judged: other problems are to be underlined.
        text_chosen: a whole text, such as a recent search, or an example of the help card.
        rested: runs out when the typing rested for a while.
        panel: hangs below the line, or above it.
        help_card: the one that was opened last.
    """

    judged = Signal()
    text_chosen = Signal(str)

    def __init__(
        self,
        widget: QWidget,
        line: Line,
        theme: ThemeController,
        load_values: LoadValues,
        reading: Reading,
        *,
        tells_problems: bool = True,
    ) -> None:
        super().__init__(widget)
        self._widget, self._line, self._theme = widget, line, theme
        self._load_values, self._reading, self._tells_problems = load_values, reading, tells_problems
        self._place = Place()
        self._suggestions: list[Suggestion] = []
        self._texts: tuple[str, ...] = ()
        self._shown: tuple[Problem, ...] = ()
        self._closed_at: tuple[str, int] | None = None
        self._is_asked = self._is_paused = False
        self.help_card: HelpCard | None = None
        self.panel = QueryPanel(theme, widget)
        self.panel.chosen.connect(self._take)
        self.panel.fix_chosen.connect(self._fix)
        self.rested = QTimer(self)
        self.rested.setSingleShot(True)
        self.rested.setInterval(UNFINISHED_MS)
        self.rested.timeout.connect(self._on_pause)
        widget.installEventFilter(self)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is to be underlined."""
        return self._shown

    @property
    def words(self) -> ProblemWords | None:
        """The first problem in words."""
        return problem_words(self._shown[0], self._line.text()) if self._shown else None

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What the panel offers."""
        return tuple(self._suggestions) if self.panel.has_rows else ()

    def follow_text(self) -> None:
        """The line has another text."""
        self._is_paused = False
        self.rested.start()
        # Told before ``follow_typing``: rows for what is being typed stay until newer ones come.
        place = self._reading.place_at(self._line.text(), self._line.cursorPosition())
        if (place.field, place.start) != (self._place.field, self._place.start):
            self.forget_rows()
        self.judge()

    def follow_typing(self) -> None:
        """The text was typed: offer what can stand at the cursor."""
        self._is_asked = False
        if self._line.text():
            self._suggest()

    def ask(self) -> None:
        """Offer all that can stand at the cursor."""
        self._closed_at, self._is_asked = None, True
        self._suggest()

    def judge(self) -> None:
        """Find what cannot be meant; what is still being typed only when the typing rests."""
        cursor = self._line.cursorPosition()
        self._shown = tuple(
            problem
            for problem in self._reading.problems(self._line.text())
            if self._is_paused or not (problem.is_unfinished or problem.start <= cursor <= problem.end)
        )
        self._show_panel()
        self.judged.emit()

    def show_texts(self, texts: tuple[str, ...]) -> None:
        """Offer whole texts, the first one marked."""
        self._suggestions, self._texts = [], texts
        self._show_panel()
        self.panel.step(1)

    def write(self, text: str, start: int, end: int) -> None:
        """Put a text into the place of some characters, as if it were typed."""
        self._closed_at, self._is_asked = None, False
        self.forget_rows()
        self._line.write(text, start, end)

    def open_help(self) -> None:
        """Open the help card; an example that is chosen there is a text that is chosen."""
        self.close()
        self.help_card = HelpCard(self._theme, self._widget)
        self.help_card.chosen.connect(self.text_chosen)
        self.help_card.open_at(self._widget)

    def forget_rows(self) -> None:
        """Offer nothing until something is typed."""
        self._suggestions, self._texts = [], ()

    def close(self) -> None:
        """Hide the panel."""
        self.forget_rows()
        self._place = Place()
        self.panel.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in {QEvent.Type.Move, QEvent.Type.Resize} and self.panel.isVisible():
            self.panel.place()
        if watched is not self._widget:
            return super().eventFilter(watched, event)
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes_tab(event) or self._takes_key(event)
        if kind is QEvent.Type.FocusIn:
            for one in self._around():
                one.installEventFilter(self)
            self._show_panel()
        elif kind is QEvent.Type.FocusOut:
            for one in self._around():
                one.removeEventFilter(self)
            self.close()
        elif kind is QEvent.Type.Hide:
            self.panel.hide()
        return super().eventFilter(watched, event)

    def _around(self) -> Iterator[QWidget]:
        """All that has the field in it, up to the window: where one of them moves, so does the field."""
        one = self._widget
        while not one.isWindow() and (parent := one.parentWidget()) is not None:
            one = parent
            yield one

    # Keys

    def _takes_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        is_open, row = self.panel.has_rows, self.panel.list.currentRow()
        if key is Qt.Key.Key_F1 and not event.modifiers() and self._reading.has_help:
            self.open_help()
        elif key is Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.ask()
        elif key is Qt.Key.Key_Escape and self.panel.isVisible():
            self._closed_at = (self._place.field, self._place.start)
            self.close()
        elif key in _STEPS and is_open:
            self.panel.step(_STEPS[key])
        elif key in ENTER_KEYS and is_open and row >= 0:
            self._take(row)
        else:
            if key in _CURSOR_KEYS:
                self.close()
            return False
        return True

    def _takes_tab(self, event: QKeyEvent) -> bool:
        # Seen here only: Tab moves the focus, and never reaches ``keyPressEvent``.
        if event.key() != Qt.Key.Key_Tab or event.modifiers():
            return False
        if self.panel.has_rows:
            self._take(max(self.panel.list.currentRow(), 0))
            return True
        words = self.words
        is_told = self.panel.isVisible() or not self._tells_problems
        if words is not None and words.fixes and is_told:
            self._fix(words.fixes[0])
            return True
        return False

    # What follows

    def _suggest(self) -> None:
        """Offer what can stand at the cursor, at once or when the values of the library were looked up."""
        place = self._reading.place_at(self._line.text(), self._line.cursorPosition())
        if self._closed_at == (place.field, place.start):
            return
        self._closed_at, self._place = None, place
        if place.values_of:
            self._load_values(place.values_of, place.typed, lambda values: self._offer(place, values))
        else:
            self._offer(place, ())

    def _offer(self, place: Place, values: Sequence[str]) -> None:
        """Show suggestions, unless the typing went on or the dialog was closed meanwhile."""
        if not isValid(self._widget):
            return
        if place != self._place or not self._widget.hasFocus() or self._closed_at is not None:
            return
        if place != self._reading.place_at(self._line.text(), self._line.cursorPosition()):
            return
        self._texts = ()
        self._suggestions = self._reading.suggest(place, values, self._is_asked)
        self._show_panel()

    def _take(self, row: int) -> None:
        """Write what stands in a row of the panel."""
        if self._texts:
            self.text_chosen.emit(self._texts[row])
            return
        taken = self._suggestions[row]
        self.write(*self._reading.inserted(self._line.text(), self._place, taken))

    def _fix(self, fix: Fix) -> None:
        behind = len(self._line.text()) - max(self._line.cursorPosition(), fix.end)
        self.write(fix.text, fix.start, fix.end)
        self._line.setCursorPosition(len(self._line.text()) - behind)
        self._suggest()

    def _on_pause(self) -> None:
        self._is_paused = True
        self.judge()

    def _show_panel(self) -> None:
        if not self._widget.hasFocus():
            return
        rows = [(each.label, each.detail) for each in self._suggestions]
        rows = rows or [(text, "") for text in self._texts]
        is_closed = self._closed_at is not None and not rows
        words = None if is_closed or not self._tells_problems else self.words
        if words is not None and self._shown[0].is_unfinished and rows:
            words = None  # what can follow says more
        self.panel.show_content(words, rows, self._reading.hint if self._suggestions else HISTORY_HINT)
