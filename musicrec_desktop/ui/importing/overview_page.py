"""What a file holds and what would be brought in, in words, with the questions of each source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.model.import_plan import PlannedPlaylist
from musicrec_desktop.services.importing.plan import ImportAnswers, ImportPlan, SourcePlan
from musicrec_desktop.services.playlists.exchange.review import FolderGuess
from musicrec_desktop.ui.importing.questions import SourceQuestions
from musicrec_desktop.ui.kit.fitted_dialog import ScrollBody
from musicrec_desktop.ui.kit.labels import dim_label, section_label
from musicrec_desktop.ui.kit.wording.formats import as_line
from musicrec_desktop.ui.kit.wording.import_numbers import is_nothing_new, number_lines
from musicrec_desktop.ui.kit.wording.imports import import_note_text, import_refused_text
from musicrec_desktop.ui.theme.sizes import Space

MOST_PLAYLISTS: Final = 40
"""So many are named; the rest is a number."""
NOTHING_NEW: Final = tr("Nothing of it is new here.")


class OverviewPage(QWidget):
    """A card for each source.

    Args:
        parent: Qt's owner.

    Attributes:
        answers_changed: something was answered otherwise than the plan was read.
        with_playlists: whether playlists are brought in; hidden where there are none.
        questions: of each source, by its id.
    """

    answers_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.questions: dict[str, SourceQuestions] = {}
        self._cards = QVBoxLayout()
        self._cards.setSpacing(Space.M)
        self.with_playlists = QCheckBox(tr("Make the playlists, too"))
        self.with_playlists.setChecked(True)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, Space.S, 0)
        inner.setSpacing(Space.M)
        inner.addLayout(self._cards)
        inner.addWidget(self.with_playlists)
        inner.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ScrollBody(content))

    @property
    def is_changed(self) -> bool:
        """Whether the numbers are those of other answers."""
        return any(each.is_changed for each in self.questions.values())

    @property
    def answers(self) -> Mapping[str, ImportAnswers]:
        """What was answered, by the id of the source."""
        return {source_id: each.answers for source_id, each in self.questions.items()}

    @property
    def declined(self) -> list[FolderGuess]:
        """The folders of another computer that are none here, as the user said."""
        return [guess for each in self.questions.values() for guess in each.declined]

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what would be brought in."""
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.questions = {}
        for source in plan.sources:
            self._cards.addWidget(self._card(source))
        self.with_playlists.setVisible(any(source.playlists for source in plan.sources))

    @property
    def texts(self) -> list[str]:
        """Everything that the cards say, from top to bottom."""
        places = [self._cards.itemAt(number) for number in range(self._cards.count())]
        cards = [place.widget() for place in places if place is not None]
        return [label.text() for card in cards if card is not None for label in card.findChildren(QLabel)]

    def _card(self, source: SourcePlan) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(_line(source.title, role="headline"))
        if source.error is not None:
            what, advice = import_refused_text(source.error.reason, source.error.detail)
            column.addWidget(_line(tr("It {what}.", what=what), role="danger"))
            column.addWidget(dim_label(advice))
            return card
        asked = SourceQuestions(source)
        asked.changed.connect(self.answers_changed)
        self.questions[source.source_id] = asked
        column.addWidget(_line("\n".join(f"•  {line}" for line in number_lines(source.numbers))))
        if is_nothing_new(source.numbers):
            column.addWidget(_line(NOTHING_NEW, role="strong"))
        column.addWidget(asked)
        asked.setVisible(asked.is_asked)
        self._add_playlists(column, source.playlists)
        self._add_notes(column, source.notes)
        return card

    def _add_playlists(self, column: QVBoxLayout, playlists: Sequence[PlannedPlaylist]) -> None:
        if not playlists:
            return
        column.addWidget(section_label(tr("Playlists")))
        shown = [_playlist_text(each) for each in playlists[:MOST_PLAYLISTS]]
        if rest := len(playlists) - len(shown):
            shown.append(plural("and {n} more playlist", "and {n} more playlists", rest))
        column.addWidget(_line("\n".join(shown)))

    def _add_notes(self, column: QVBoxLayout, notes: Mapping[str, int]) -> None:
        if not notes:
            return
        column.addWidget(section_label(tr("What was left out or guessed")))
        texts = [as_line(import_note_text(reason, count)) for reason, count in sorted(notes.items())]
        column.addWidget(dim_label("\n".join(texts)))


def _playlist_text(one: PlannedPlaylist) -> str:
    name = quoted(" › ".join((*one.folders, one.name or tr("Playlist without a name"))))
    if one.problem:
        return tr(
            "{name} is left out: its rules cannot be said here ({problem})", name=name, problem=one.problem
        )
    found = plural("{n} entry", "{n} entries", one.entries)
    if one.found < one.entries:
        found = tr("{some} of {all} found", some=number_text(one.found), all=found)
    more = [
        *([tr("keeps its rules")] if one.is_smart else []),
        *([tr("gets its tracks of now, without its rules")] if one.was_smart else []),
        *([tr("is brought up to date")] if one.is_there else []),
    ]
    return ", ".join((f"{name}: {found}", *more))


def _line(text: str, *, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAccessibleName(text)
    if role:
        label.setProperty("role", role)
    return label
