"""Words of genres: showing a genre as another one, hiding it, and the table of all; each with a way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.model.genre_words import GenreRules
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.genre_words import (
    WHAT_WORDS_MEAN,
    marks_text,
    names_of,
    several_shown_text,
    shown_as_text,
)

if TYPE_CHECKING:
    from musicrec_desktop.ui.kit.name_dialog import NameDialog


class GenreWordCommands(QObject):
    """Verbs of the words of genres.

    Attributes:
        dialog: the question for another name, while it is open.
        error: tells what went wrong.
    """

    def __init__(self, services: Services, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._words, self._notices, self._window = services.genres.words, notices, window
        self.dialog: NameDialog | None = None
        self.error = notices.error

    def ask(self, name: str) -> None:
        """Ask what a genre is to be shown as."""
        from musicrec_desktop.ui.kit.name_dialog import NameDialog

        dialog = self.dialog = NameDialog(
            tr("Show {name} as", name=quoted(name)),
            tr("Show"),
            name,
            lambda text: "" if names_of(text) else tr("Type a genre."),
            self._window,
            hint=lambda _name: WHAT_WORDS_MEAN,
        )
        dialog.accepted.connect(lambda: self.show_as(name, names_of(dialog.name)))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def show_as(self, name: str, shown: Sequence[str]) -> None:
        """Show a genre as others; none hide it, and its own name alone shows it as it is written."""
        self._change(lambda rules: rules.showing(name, shown), shown_as_text(name, shown))

    def show_each(self, shown: Mapping[str, Sequence[str]]) -> None:
        """The same for several genres, as one change."""
        if len(shown) == 1:
            ((name, names),) = shown.items()
            self.show_as(name, names)
        elif shown:
            self._change(lambda rules: rules.showing_each(shown), several_shown_text(shown))

    def hide(self, name: str) -> None:
        """Show a genre no more."""
        self.show_as(name, ())

    def forget(self, names: Sequence[str]) -> None:
        """Show genres as they are written, or split where a mark says so."""
        if len(names) == 1:
            told = tr("{names} has no word of its own any more", names=quoted(names[0]))
        else:
            told = tr("{names} genres have no words of their own any more", names=number_text(len(names)))
        self._change(lambda rules: rules.without(names), told)

    def split_at(self, marks: Sequence[str]) -> None:
        """Split genres at other marks."""
        self._change(lambda rules: rules.split_at(marks), marks_text(marks))

    def _change(self, edit: Callable[[GenreRules], GenreRules], told: str) -> None:
        error = self.error

        def done(before: GenreRules, after: GenreRules) -> None:
            if before == after:
                return
            self._notices.say(
                told,
                lambda: self._words.change(lambda _rules: before, _nothing, error),
                redo=lambda: self._words.change(lambda _rules: after, _nothing, error),
            )

        self._words.change(edit, done, error)

    def _on_closed(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()


def _nothing(_before: GenreRules, _after: GenreRules) -> None:
    """A way back needs no words of its own."""
