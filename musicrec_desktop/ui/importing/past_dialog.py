"""The imports that were carried out: what each brought, and its way back, also after a restart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.import_plan import PastImport
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, RowsBody
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label, title_label
from musicrec_desktop.ui.kit.wording.formats import as_line, format_moment
from musicrec_desktop.ui.kit.wording.import_numbers import number_lines, short_text, unmatched
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 640, 480
INTRO: Final = tr(
    "Undo takes back all that an import brought: plays, counts, ratings, likes, dates and playlists. "
    "What you changed since then stays."
)


def waiting_text(count: int) -> str:
    """How many plays wait for their track."""
    if not count:
        return tr("No play waits for its track.")
    waits = plural("{n} play waits for its track", "{n} plays wait for their tracks", count)
    return tr("{waits}; they are found by themselves when the music is added.", waits=waits)


class PastImportsDialog(FittedDialog):
    """A row for each import, the latest first; the window stays usable beside it.

    Args:
        themes: colours.
        parent: the window.

    Attributes:
        undo_requested: a ``PastImport`` that shall be taken back.
        csv_requested: a ``PastImport`` whose missing tracks shall be written.
        import_requested: another import shall begin.
        undo_buttons: one for each import.
    """

    undo_requested = Signal(object)
    csv_requested = Signal(object)
    import_requested = Signal()

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Imports"))
        self.resize(WIDTH, HEIGHT)
        self.undo_buttons: list[QWidget] = []
        self.waiting = dim_label()
        self.empty = EmptyState(themes, Glyph.MOVE_IN)
        self._body = RowsBody()
        self._list = QWidget()
        inner = QVBoxLayout(self._list)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.M)
        inner.addWidget(title_label(tr("Imports")))
        inner.addWidget(dim_label(INTRO))
        inner.addWidget(self._body, 1)
        inner.addWidget(self.waiting)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._list)
        again, close = text_button(tr("Import…")), text_button(tr("Close"), role="primary")
        again.clicked.connect(self.import_requested)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(again)
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(self._pages, 1)
        column.addLayout(buttons)
        self.empty.show_message(tr("Looking for imports…"), "")

    @property
    def is_empty_shown(self) -> bool:
        """Whether it says that there is none."""
        return self._pages.currentWidget() is self.empty

    def show_imports(self, imports: Sequence[PastImport], waiting: int) -> None:
        """Show these imports, and how many plays wait."""
        self.undo_buttons = []
        self.waiting.setText(waiting_text(waiting))
        self._body.show_rows([self._row(one) for one in imports])
        if imports:
            self._pages.setCurrentWidget(self._list)
            return
        self.empty.show_message(
            tr("Nothing was imported yet"),
            tr("Plays, ratings, likes and playlists of other players and services can be brought in."),
            tr("Import…"),
            self.import_requested.emit,
        )
        self._pages.setCurrentWidget(self.empty)

    def _row(self, one: PastImport) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        moment = format_moment(one.imported_at_ms)
        words = QVBoxLayout()
        words.setSpacing(2)
        name = " · ".join(filter(None, (one.title, display_path(one.file_name))))
        words.addWidget(ElidedLabel(name, role="strong"))
        waiting = (
            tr("; {waiting_plays} plays wait", waiting_plays=number_text(one.waiting_plays))
            if one.waiting_plays
            else ""
        )
        brought = dim_label(f"{moment}\n{as_line(short_text(one.numbers))}{waiting}", is_small=True)
        brought.setToolTip("\n".join(number_lines(one.numbers, is_done=True)))
        brought.setAccessibleDescription(". ".join(number_lines(one.numbers, is_done=True)))
        words.addWidget(brought)
        csv, undo = text_button(tr("Missing as CSV…")), text_button(tr("Undo"))
        csv.setAccessibleName(
            tr("Save what was missing in the import from {title} of {moment}", title=one.title, moment=moment)
        )
        csv.clicked.connect(partial(self.csv_requested.emit, one))
        csv.setVisible(bool(unmatched(one.numbers)))
        undo.setAccessibleName(tr("Undo the import from {title} of {moment}", title=one.title, moment=moment))
        undo.setEnabled(one.can_be_undone)
        undo.clicked.connect(partial(self._undo, one, undo))
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.S)
        row.addLayout(words, 1)
        row.addWidget(csv)
        row.addWidget(undo)
        self.undo_buttons.append(undo)
        return card

    def _undo(self, one: PastImport, button: QWidget, _is_checked: bool = False) -> None:
        button.setEnabled(False)
        self.undo_requested.emit(one)
