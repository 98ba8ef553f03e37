"""Podcasts and audiobooks: which folders and genres are kept out of the music."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.text.folding import genre_key
from musicrec_desktop.model.spoken import SpokenRules
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.spoken import SpokenService
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody, bring_up
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label, section_label
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.undo_history import Gesture
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 560, 480
EXPLANATION: Final = tr(
    "What is in these folders, or has one of these genres, is kept out of the lists of music and never "
    "comes in ∞. It stands under “Podcasts and books”, and goes on where you left it."
)
OUTSIDE: Final = tr("That folder is in none of your music folders. Add it to them first.")


class SpokenDialog(FittedDialog):
    """A row for each folder and each genre.

    Attributes:
        folder_requested: the user wants to choose a folder.
        rules_changed: the ``SpokenRules`` that the user wants.
    """

    folder_requested = Signal()
    rules_changed = Signal(object)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rules = SpokenRules()
        self.setWindowTitle(tr("Podcasts and audiobooks"))
        self.resize(WIDTH, HEIGHT)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        self._rows.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        content.setLayout(self._rows)
        self.genre = QLineEdit()
        self.genre.setPlaceholderText(tr("Add a genre, for example Lecture"))
        self.genre.setAccessibleName(tr("Genre to keep out of the music"))
        self.genre.returnPressed.connect(self._add_genre)
        self.add_genre = text_button(tr("Add genre"))
        self.add_genre.clicked.connect(self._add_genre)
        self.add_folder = text_button(tr("Add folder…"), role="primary")
        self.add_folder.clicked.connect(self.folder_requested)
        close = text_button(tr("Close"))
        close.clicked.connect(self.accept)
        adding = QHBoxLayout()
        adding.addWidget(self.genre, 1)
        adding.addWidget(self.add_genre)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_folder)
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(dim_label(EXPLANATION))
        column.addWidget(ScrollBody(content), 1)
        column.addLayout(adding)
        column.addLayout(buttons)

    def show_rules(self, rules: SpokenRules) -> None:
        """Show what is kept out of the music."""
        self._rules = rules
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._rows.addWidget(section_label(tr("Folders")))
        for folder in rules.folders:
            rest = tuple(one for one in rules.folders if one != folder)
            self._rows.addWidget(self._row(display_path(folder), replace(rules, folders=rest)))
        if not rules.folders:
            self._rows.addWidget(dim_label(tr("No folders yet.")))
        self._rows.addSpacing(Space.S)
        self._rows.addWidget(section_label(tr("Genres")))
        for word in rules.genres:
            rest = tuple(one for one in rules.genres if one != word)
            self._rows.addWidget(self._row(word, replace(rules, genres=rest)))
        if not rules.genres:
            self._rows.addWidget(dim_label(tr("No genres.")))
        self._rows.addStretch()

    def _row(self, text: str, without: SpokenRules) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        remove = IconButton(self._theme, Glyph.REMOVE, tr("Let {text} be music", text=text))
        remove.clicked.connect(lambda: self.rules_changed.emit(without))
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        row.addWidget(ElidedLabel(text), 1)
        row.addWidget(remove)
        return card

    def _add_genre(self) -> None:
        word = self.genre.text().strip()
        known = {genre_key(one) for one in self._rules.genres}
        if genre_key(word) and genre_key(word) not in known:
            self.rules_changed.emit(replace(self._rules, genres=(*self._rules.genres, word)))
        self.genre.clear()


class SpokenController(QObject):
    """Changes what is kept out of the music, with a way back.

    Args:
        service: keeps it.
        theme: colours.
        notices: say what was done, and have the history.
        selected_ids: the tracks that the keyboard is on.
        window: Qt's owner.

    Attributes:
        dialog: while it is open.
    """

    def __init__(
        self,
        service: SpokenService,
        theme: ThemeController,
        notices: Notices,
        selected_ids: Callable[[], Sequence[TrackId]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._service, self._theme, self._notices = service, theme, notices
        self._selected_ids, self._window = selected_ids, window
        self.dialog: SpokenDialog | None = None

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of what is about podcasts and audiobooks."""
        return {"spoken_rules": self.show_rules, "mark_spoken": self.mark_selected}

    def show_rules(self) -> None:
        """Show the folders and genres, beside the window."""
        if self.dialog is None:
            self.dialog = SpokenDialog(self._theme, self._window)
            self.dialog.rules_changed.connect(self._change)
            self.dialog.folder_requested.connect(self._choose_folder)
            self.dialog.finished.connect(self._on_closed)
        self.dialog.show_rules(self._service.rules)
        bring_up(self.dialog)

    def mark_selected(self) -> None:
        """Keep the folders of the selected tracks out of the music."""
        ids = list(self._selected_ids())
        if not ids:
            self._notices.say(tr("Select tracks first: their folders are kept out of the music."))
            return
        self._change(self._service.with_folders(self._service.folders_of(ids)))

    def add_folder(self, path: str) -> None:
        """Keep a folder out of the music."""
        self._change(self._service.with_folders([path]))

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self.dialog or self._window, tr("Choose a folder with podcasts or audiobooks"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.add_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change(self, rules: SpokenRules) -> None:
        if rules != self._service.rules:
            self._service.change(rules, self._on_changed, self._notices.error)

    def _on_changed(self, before: SpokenRules, count: int) -> None:
        after = self._service.rules
        self._refresh()
        if after == before:
            self._notices.say(OUTSIDE)
            return

        def go_to(rules: SpokenRules) -> str:
            self._service.change(rules, lambda _before, _count: self._refresh(), self._notices.error)
            return ""

        gesture = Gesture(tr("Podcasts and audiobooks"), lambda: go_to(before), lambda: go_to(after))
        sides = (
            plural("{n} track changed sides", "{n} tracks changed sides", count)
            if count
            else tr("no track is affected")
        )
        self._notices.say_done(tr("Podcasts and audiobooks: {sides}", sides=sides), gesture)

    def _refresh(self) -> None:
        if self.dialog is not None:
            self.dialog.show_rules(self._service.rules)

    def _on_closed(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
