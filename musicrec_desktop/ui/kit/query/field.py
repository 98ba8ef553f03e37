"""A line for queries: it suggests what can follow, and underlines what cannot be meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QDragEnterEvent,
    QFocusEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from musicrec_desktop.query.completion import Place, Suggestion, inserted, place_at, suggest
from musicrec_desktop.query.parser import Fix, Problem, parse
from musicrec_desktop.ui.kit.dragged import read_drag
from musicrec_desktop.ui.kit.icons import Glyph, icon
from musicrec_desktop.ui.kit.query.help_card import HelpCard
from musicrec_desktop.ui.kit.query.history import SearchHistory
from musicrec_desktop.ui.kit.query.panel import KEYS_HINT, QueryPanel
from musicrec_desktop.ui.kit.wording.queries import problem_words
from musicrec_desktop.ui.theme.control import ThemeController

LoadValues = Callable[[str, str, Callable[[list[str]], object]], object]
"""Looks up the values of a text field that contain a text, as ``BrowseService.load_values``."""

SEARCH_DELAY_MS: Final = 5
"""A list answers to each keystroke; of searches that wait, only the newest is begun."""
UNFINISHED_MS: Final = 1000
"""How long the typing rests before what may be unfinished is told."""
HISTORY_HINT: Final = "Recent searches"
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class QueryField(QLineEdit):
    """A line whose text is told when the typing pauses.

    Below it hangs a panel: what can follow, and what is wrong, with a fix. Down and Up mark a row, Tab takes
    it (or the first one), Enter takes a marked one, Escape closes. Otherwise Down goes on to the list, and
    Escape empties the field. Ctrl+Space asks for the panel, F1 for the help card; Down in the empty field
    shows recent searches.

    Args:
        theme: colours.
        load_values: looks up the values of the library.
        placeholder: what the empty field says.
        hint: its tooltip, while there is no problem to tell.
        name: for screen readers.
        history: of the searches; None for a field without one.
        parent: Qt's owner.

    Attributes:
        searched: the text, trimmed.
        entered: the user wants to go on with the first row of the list.
        left: the user wants to go back to the list as it is.
        rested: runs out when the typing rested for a while.
    """

    searched = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(
        self,
        theme: ThemeController,
        load_values: LoadValues,
        *,
        placeholder: str,
        hint: str,
        name: str,
        history: SearchHistory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._load_values = theme, load_values
        self.history, self._hint = history, hint
        self.setToolTip(hint)
        self._told = ""
        self._place = Place()
        self._suggestions: list[Suggestion] = []
        self._recent: tuple[str, ...] = ()
        self._shown: tuple[Problem, ...] = ()
        self._closed_at: tuple[str, int] | None = None
        self._is_asked = False
        self.panel = QueryPanel(theme, self)
        self.panel.chosen.connect(self._take)
        self.panel.fix_chosen.connect(self._fix)
        self.help_card: HelpCard | None = None
        self._timer = _timer(self, SEARCH_DELAY_MS, self._tell)
        self.rested = _timer(self, UNFINISHED_MS, self._on_pause)
        self._glyph, self.help_action = QAction(self), QAction("What can be searched (F1)", self)
        self.help_action.triggered.connect(self.open_help)
        self.addAction(self._glyph, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self.help_action, QLineEdit.ActionPosition.TrailingPosition)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setAccessibleDescription("Words, or fields: artist:name. F1 explains.")
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._on_text)
        self.textEdited.connect(self._on_edited)
        theme.changed.connect(self._recolour)
        self._recolour()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is underlined."""
        return self._shown

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What the panel offers."""
        return tuple(self._suggestions) if self.panel.has_rows else ()

    def set_text_quietly(self, text: str) -> None:
        """Show the search of another place without searching again."""
        self._told = text.strip()
        if self._told == self.text().strip():
            self._timer.stop()  # what is being typed keeps its cursor and its spaces
            return
        # Not with blocked signals: the field shows and hides its own button by them.
        self._close()
        self.setText(text)
        self._timer.stop()

    def run(self, text: str) -> None:
        """Write a text as if it were typed, and search it."""
        self.setFocus()
        self._write(text, 0, len(self.text()))
        self._close()
        self._tell()
        self._remember()

    def clear_now(self) -> None:
        """Empty the field, and tell it at once; Undo brings the text back."""
        self.clear()
        self._close()
        self._tell()

    def open_help(self) -> None:
        """Open the help card; an example that is chosen there is searched."""
        self._close()
        self.help_card = HelpCard(self._theme, self)
        self.help_card.chosen.connect(self.run)
        self.help_card.open_below(self)

    def keeps(self, event: QKeyEvent) -> bool:
        """Whether a key is the field's, and no shortcut of the window."""
        return event.key() == Qt.Key.Key_F1 and not event.modifiers()

    @override
    def event(self, event: QEvent) -> bool:
        # Tab never reaches ``keyPressEvent``: it moves the focus.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._takes_tab(event):
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_open, row = self.panel.has_rows, self.panel.list.currentRow()
        if key is Qt.Key.Key_F1 and not event.modifiers():
            self.open_help()
        elif key is Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._closed_at, self._is_asked = None, True
            self._suggest()
        elif key is Qt.Key.Key_Escape:
            self._on_escape()
        elif key in _STEPS and is_open:
            self.panel.step(_STEPS[key])
        elif key in _ENTER and is_open and row >= 0:
            self._take(row)
        elif key is Qt.Key.Key_Down and not self.text() and self.history is not None and self.history.texts:
            self._show_history(self.history.texts)
        elif key is Qt.Key.Key_Down or key in _ENTER:
            self._close()
            self._tell()
            self._remember()
            self.entered.emit()
        else:
            super().keyPressEvent(event)
            if key in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}:
                self._close()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.panel.isVisible() and watched is self.window():
            self.panel.place()
        return super().eventFilter(watched, event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.window().installEventFilter(self)
        self._show_panel()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.window().removeEventFilter(self)
        self._close()
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._remember()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.panel.hide()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Text may be dropped here; files belong to the window.
        if read_drag(event.mimeData()).is_empty:
            super().dragEnterEvent(event)
        else:
            event.ignore()

    # What follows

    def _on_text(self, text: str) -> None:
        self._timer.start()
        self.rested.start()
        self.help_action.setVisible(not text)
        # Told after ``textEdited``: rows for what is being typed stay until newer ones come.
        place = place_at(text, self.cursorPosition())
        if (place.field, place.start) != (self._place.field, self._place.start):
            self._forget_rows()
        self._judge(is_paused=False)

    def _on_edited(self, text: str) -> None:
        self._is_asked = False
        if text:
            self._suggest()

    def _suggest(self) -> None:
        """Offer what can stand at the cursor, at once or when the values of the library were looked up."""
        place = place_at(self.text(), self.cursorPosition())
        if self._closed_at == (place.field, place.start):
            return
        self._closed_at, self._place = None, place
        if place.values_of:
            self._load_values(place.values_of, place.typed, lambda values: self._offer(place, values))
        else:
            self._offer(place, ())

    def _offer(self, place: Place, values: Sequence[str]) -> None:
        """Show suggestions, unless the typing went on meanwhile."""
        if place != self._place or not self.hasFocus() or self._closed_at is not None:
            return
        if place != place_at(self.text(), self.cursorPosition()):
            return
        self._recent = ()
        self._suggestions = suggest(place, values, is_asked=self._is_asked)
        self._show_panel()

    def _take(self, row: int) -> None:
        """Write what stands in a row of the panel."""
        if self._recent:
            self.run(self._recent[row])
            return
        text = self.text()
        taken = self._suggestions[row]
        self._write(*inserted(text, self._place, taken))

    def _fix(self, fix: Fix) -> None:
        behind = len(self.text()) - max(self.cursorPosition(), fix.end)
        self._write(fix.text, fix.start, fix.end)
        self.setCursorPosition(len(self.text()) - behind)
        self._suggest()

    def _write(self, text: str, start: int, end: int) -> None:
        """Put a text into the place of some characters, as if it were typed; Undo takes it back."""
        self._closed_at, self._is_asked = None, False
        self._forget_rows()
        self.setSelection(start, end - start)
        self.insert(text)

    def _takes_tab(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Tab or event.modifiers():
            return False
        if self.panel.has_rows:
            self._take(max(self.panel.list.currentRow(), 0))
            return True
        if self.panel.fixes:
            self._fix(self.panel.fixes[0])
            return True
        return False

    def _on_escape(self) -> None:
        if self.panel.isVisible():
            self._closed_at = (self._place.field, self._place.start)
            self._close()
        elif self.text():
            self.clear_now()
        else:
            self.left.emit()

    def _show_history(self, texts: tuple[str, ...]) -> None:
        self._suggestions, self._recent = [], texts
        self._show_panel()
        self.panel.step(1)

    # Problems

    def _on_pause(self) -> None:
        self._judge(is_paused=True)

    def _judge(self, *, is_paused: bool) -> None:
        """Underline what cannot be meant; what is still being typed only when the typing rests."""
        cursor = self.cursorPosition()
        found = parse(self.text()).problems
        shown = tuple(
            problem
            for problem in found
            if is_paused or not (problem.is_unfinished or problem.start <= cursor <= problem.end)
        )
        self._shown = shown
        self._underline()
        self._show_panel()

    def _underline(self) -> None:
        """Wavy lines; a line of text takes formats only as those of an input method."""
        cursor, attributes = self.cursorPosition(), []
        for problem in self._shown:
            wave = QTextCharFormat()
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.setUnderlineColor(QColor(self._theme.theme.danger))
            attributes.append(
                QInputMethodEvent.Attribute(
                    QInputMethodEvent.AttributeType.TextFormat,
                    problem.start - cursor,
                    max(problem.end - problem.start, 1),
                    wave,
                )
            )
        super().inputMethodEvent(QInputMethodEvent("", attributes))

    # The panel

    def _show_panel(self) -> None:
        if not self.hasFocus():
            return
        rows = [(each.label, each.detail) for each in self._suggestions]
        rows = rows or [(text, "") for text in self._recent]
        is_closed = self._closed_at is not None and not rows
        problem = self._shown[0] if self._shown and not is_closed else None
        if problem is not None and problem.is_unfinished and rows:
            problem = None  # what can follow says more
        words = None if problem is None else problem_words(problem, self.text())
        self.panel.show_content(words, rows, KEYS_HINT if self._suggestions else HISTORY_HINT)
        self.setToolTip(f"{words.what} {words.advice}".strip() if words is not None else self._hint)

    def _forget_rows(self) -> None:
        self._suggestions, self._recent = [], ()

    def _close(self) -> None:
        self._forget_rows()
        self._place = Place()
        self.panel.hide()

    def _remember(self) -> None:
        if self.history is not None and self._told:
            self.history.add(self._told)

    def _tell(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.searched.emit(text)

    def _recolour(self) -> None:
        self._glyph.setIcon(icon(Glyph.SEARCH, self._theme.theme, "text_dim"))
        self.help_action.setIcon(icon(Glyph.HELP, self._theme.theme, "text_dim"))
        self._underline()


def _timer(owner: QObject, interval_ms: int, slot: Callable[[], object]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(slot)
    return timer
