"""What an import would do, with what has to be asked before it is done."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.services.playlists.exchange.following import CHECK_MS
from musicrec_desktop.services.playlists.exchange.review import (
    FolderGuess,
    FolderRule,
    ImportReview,
    ReviewedList,
)
from musicrec_desktop.services.playlists.exchange.service import Again
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.folder_row import REMEMBERED, FolderRow
from musicrec_desktop.ui.kit.labels import dim_label, section_label
from musicrec_desktop.ui.kit.wording.playlist_files import note_text, refused_text, unfound_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

_CHECK_S: Final = CHECK_MS // 1000
WIDTH, TREE_PX = 660, 180
LINE_LETTERS: Final = 78
"""The length of a line of the list; Qt wraps no text across columns."""
_AGAIN_WORDS: Final = {
    Again.UPDATE: (tr("Bring its playlist up to date"), tr("Bring their playlists up to date")),
    Again.COPY: (tr("Make a new playlist"), tr("Make new playlists")),
    Again.ASK: (tr("Leave it out"), tr("Leave them out")),
}
"""For one file, and for several."""


class ImportDialog(FittedDialog):
    """Lists what was found, and asks for folders, for files that came before, and whether to follow.

    Args:
        base: the plan without guessed folders, looked through; it has the guesses.
        theme: colours.
        parent: the window.

    Attributes:
        rules_changed: other folders were chosen: the ``FolderRule`` of each.
        review: what is shown, and what Import carries out.
    """

    rules_changed = Signal(object)

    def __init__(self, base: ImportReview, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.review = base
        self.setWindowTitle(tr("Import playlists"))
        self.setMinimumWidth(WIDTH)
        self.headline = QLabel()
        self.headline.setProperty("role", "headline")
        self.headline.setWordWrap(True)
        self.tree = QTreeWidget()
        self._prepare_tree()
        self.folder_rows = [FolderRow(guess, self) for guess in base.plan.guesses]
        known = sum(1 for one in base.lists if one.existing)
        self.again = {again: QRadioButton(words[known > 1]) for again, words in _AGAIN_WORDS.items()}
        self.again[Again.UPDATE].setChecked(True)
        self.follow = QCheckBox(
            tr("Follow these files: read them again within {check_s} seconds of a change", check_s=_CHECK_S)
        )
        self.follow.setToolTip(
            tr(
                "While the player is closed nothing is read; what changed then is read when it starts."
                " A playlist that follows its file is edited there, not here, until you stop it."
            )
        )
        self.import_button, self.cancel_button = (
            text_button(tr("Import"), role="primary"),
            text_button(tr("Cancel")),
        )
        self.import_button.setDefault(True)
        self.import_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out(base, known)
        self.show_review(base)

    @property
    def rules(self) -> list[FolderRule]:
        """The folders that are chosen."""
        return [row.rule for row in self.folder_rows if row.check.isChecked()]

    @property
    def declined(self) -> list[FolderGuess]:
        """The guesses that are not taken."""
        return [row.guess for row in self.folder_rows if not row.check.isChecked()]

    @property
    def chosen_again(self) -> Again:
        """What happens to files that a playlist came from before."""
        return next(again for again, button in self.again.items() if button.isChecked())

    def show_review(self, shown: ImportReview) -> None:
        """Show what another plan for the same files comes to."""
        self.review, lists = shown, shown.lists
        self.headline.setText(_headline(lists))
        self.tree.clear()
        for one in lists:
            item = self._item(one)
            self.tree.addTopLevelItem(item)
            self._span(item)
            # One list with what it lacks is read at once; of many, the figures come first.
            item.setExpanded(len(lists) == 1 or one.error is not None)
        is_any = any(one.error is None for one in lists)
        self.import_button.setVisible(is_any)
        self.cancel_button.setText(tr("Cancel") if is_any else tr("Close"))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # The questions know their height only in the fonts of the theme.
        self.ensurePolished()
        # Not adjustSize(), which takes two thirds of the screen at most.
        self.resize(self.sizeHint().expandedTo(self.minimumSize()))
        super().showEvent(event)

    def _item(self, one: ReviewedList) -> QTreeWidgetItem:
        name = one.name if one.error is None else display_path(os.path.basename(one.path))
        item = QTreeWidgetItem([name, _figures(one)])
        item.setToolTip(0, display_path(one.path))
        if one.error is not None:
            what, advice = refused_text(one.error.reason, one.error.detail, one.error.line)
            item.setText(1, tr("Not imported"))
            item.addChild(self._line(tr("It {what}.", what=what)))
            item.addChild(self._line(advice))
        for reason, detail, line in one.notes:
            where = tr("Line {line}: ", line=number_text(line)) if line else ""
            item.addChild(self._line(where + note_text(reason, detail)))
        more = one.entries - one.found - len(one.unfound)
        for entry in one.unfound:
            child = QTreeWidgetItem(
                [f"{number_text(entry.place)}. {entry.name or tr('Entry without a name')}",
                 unfound_text(entry.outcome, entry.candidates, entry.reason, entry.detail)]
            )  # fmt: skip
            child.setToolTip(0, display_path(entry.name))
            item.addChild(self._dim(child))
        if more:
            item.addChild(self._line(plural("… and {n} more entry", "… and {n} more entries", more)))
        return item

    @staticmethod
    def _span(item: QTreeWidgetItem) -> None:
        """Give sentences both columns, which Qt does only in a tree."""
        for row in range(item.childCount()):
            child = item.child(row)
            assert child is not None
            child.setFirstColumnSpanned(not child.text(1))

    def _line(self, text: str) -> QTreeWidgetItem:
        """A sentence across both columns, wrapped where it is long."""
        item = self._dim(QTreeWidgetItem([textwrap.fill(text, LINE_LETTERS)]))
        item.setToolTip(0, text)
        return item

    def _dim(self, item: QTreeWidgetItem) -> QTreeWidgetItem:
        for column in range(2):
            item.setForeground(column, QColor(self._theme.theme.text_dim))
        return item

    def _prepare_tree(self) -> None:
        tree = self.tree
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setAccessibleName(tr("What is imported"))
        tree.setMinimumHeight(TREE_PX)
        tree.setWordWrap(True)
        tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def _lay_out(self, base: ImportReview, known: int) -> None:
        asked = QWidget()
        questions = QVBoxLayout(asked)
        questions.setContentsMargins(0, 0, 0, 0)
        questions.setSpacing(Space.S)
        if self.folder_rows:
            questions.addWidget(section_label(tr("Folders of another computer")))
            for row in self.folder_rows:
                questions.addWidget(row)
                row.changed.connect(lambda: self.rules_changed.emit(self.rules))
            questions.addWidget(
                dim_label(
                    REMEMBERED,
                    is_small=True,
                )
            )
            questions.addSpacing(Space.S)
        if known:
            words = plural("{n} file was imported before", "{n} files were imported before", known)
            questions.addWidget(section_label(words))
            for button in self.again.values():
                questions.addWidget(button)
            questions.addSpacing(Space.S)
        if base.can_follow:
            questions.addWidget(self.follow)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.import_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.headline)
        column.addWidget(self.tree, 1)
        if questions.count():
            column.addWidget(ScrollBody(asked))
        else:
            asked.deleteLater()
        column.addLayout(buttons)


def _headline(lists: Sequence[ReviewedList]) -> str:
    """How many playlists there are, and how much of them is in the library."""
    used = [one for one in lists if one.error is None]
    refused = len(lists) - len(used)
    if not used:
        return tr("Nothing can be imported") if refused != 1 else tr("This file cannot be imported")
    found, entries = sum(one.found for one in used), sum(one.entries for one in used)
    what = quoted(used[0].name) if len(used) == 1 else plural("{n} playlist", "{n} playlists", len(used))
    some = (
        plural("{found} of {n} track", "{found} of {n} tracks", entries, found=number_text(found))
        if found < entries
        else tr("all {entries} tracks", entries=number_text(entries))
    )
    text = (
        tr("{what}: {some} found in your library", what=what, some=some)
        if entries
        else tr("{what} has no tracks", what=what)
    )
    return (
        plural(
            "{text}; {n} file cannot be imported", "{text}; {n} files cannot be imported", refused, text=text
        )
        if refused
        else text
    )


def _figures(one: ReviewedList) -> str:
    if one.is_smart:
        return plural("Smart playlist, {n} track", "Smart playlist, {n} tracks", one.entries)
    if one.found == one.entries:
        return plural("{n} track", "{n} tracks", one.entries)
    return plural(
        "{found} of {n} track found", "{found} of {n} tracks found", one.entries, found=number_text(one.found)
    )
