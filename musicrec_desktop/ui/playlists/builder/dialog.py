"""The dialog that makes and edits smart playlists."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError, PlaylistError
from musicrec_desktop.model.playlist import PlaylistId, SmartRules, playlist_name
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.query.problems import Problem
from musicrec_desktop.query.writer import write
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import section_label
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.playlists.builder.draft import Draft, History, draft_of
from musicrec_desktop.ui.playlists.builder.fields import Sources
from musicrec_desktop.ui.playlists.builder.order_panel import OrderPanel
from musicrec_desktop.ui.playlists.builder.preview import Finder, Found, PreviewPanel
from musicrec_desktop.ui.playlists.builder.query_text import QueryText
from musicrec_desktop.ui.playlists.builder.rules import (
    GroupKind,
    RuleGroup,
    rule_node,
    rules_in,
    tree_of,
)
from musicrec_desktop.ui.playlists.builder.rules_view import RulesView
from musicrec_desktop.ui.playlists.builder.templates import Template, TemplateList
from musicrec_desktop.ui.theme.sizes import Space

PREVIEW_DELAY_MS: Final = 150
SIZE: Final = QSize(1060, 720)
SMALLEST: Final = QSize(820, 480)
LEFT_PX, RIGHT_PX = 670, 360
BLANK_PX: Final = 68
QWIDGETSIZE_MAX: Final = 16_777_215
"""Of Qt, which does not hand it to Python."""
_MOST_PX: Final = 20_000
MOST_ASKED_ALONE: Final = 8
"""Rules that are asked for alone, when together they find nothing."""


@dataclass(frozen=True, slots=True)
class Backing:
    """What the dialog works with.

    Attributes:
        sources: colours, playlists, suggestions.
        finder: finds what rules find.
        tracks: reads a page of tracks.
        templates: ready rules.
    """

    sources: Sources
    finder: Finder
    tracks: Callable[[Sequence[TrackId]], Sequence[Track]]
    templates: Sequence[Template] = ()


class SmartDialog(FittedDialog):
    """Rules as rows and as text, order and limits, and what they find.

    Args:
        backing: what it works with.
        name: of the playlist.
        rules: at first.
        parent: the window.
        playlist_id: the smart playlist that is edited; None for a new one.
    """

    saved = Signal(str, object)
    """Name and ``SmartRules``; who saves closes the dialog, or calls ``show_error``."""

    def __init__(
        self,
        backing: Backing,
        name: str,
        rules: SmartRules,
        parent: QWidget | None = None,
        *,
        playlist_id: PlaylistId | None = None,
    ) -> None:
        super().__init__(parent)
        self._backing, self._playlist_id = backing, playlist_id
        self._history = History(draft_of(name, rules))
        self._name_problems: tuple[Problem, ...] = ()
        self._asked: Draft | None = None
        self._is_saving = False
        self._proposed = name if playlist_id is None else ""
        self.setWindowTitle("Edit rules" if playlist_id is not None else "New smart playlist")
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        themes = backing.sources.themes
        self.name = QLineEdit()
        self.name.setAccessibleName("Name")
        self.name.setPlaceholderText("Name")
        self.undo_button = IconButton(themes, Glyph.UNDO, "Undo", shortcut="Ctrl+Z", icon_px=18)
        self.redo_button = IconButton(themes, Glyph.REDO, "Redo", shortcut="Ctrl+Shift+Z", icon_px=18)
        self.templates_button = text_button("Templates")
        self.templates_button.setVisible(bool(backing.templates))
        self.rules = RulesView(backing.sources)
        self.templates = TemplateList(backing.templates, themes)
        self.text = QueryText(themes, backing.sources.load_values)
        self.order = OrderPanel(themes)
        self.preview = PreviewPanel()
        self.message = QLabel()
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setProperty("role", "small")
        self.save_button, cancel = text_button("Save", role="primary"), text_button("Cancel")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out(cancel)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PREVIEW_DELAY_MS)
        self._later.timeout.connect(self._ask)
        self._connect(cancel)
        self._show(self._history.draft)
        self.name.selectAll()
        self.name.setFocus()

    @property
    def draft(self) -> Draft:
        """What is shown."""
        return self._history.draft

    def layout_state(self) -> dict[str, object]:
        """Its size and how it is parted, for ``restore_layout``; fits into JSON."""
        return {"size": [self.width(), self.height()], "parts": self.splitter.sizes()}

    def restore_layout(self, state: object) -> None:
        """Take a size back; what does not fit any more is left out."""
        if not isinstance(state, Mapping):
            return
        size, parts = state.get("size"), state.get("parts")
        if (pixels := _pixels(size)) is not None:
            self.resize(QSize(*pixels).expandedTo(SMALLEST))
        if (pixels := _pixels(parts)) is not None:
            self.splitter.setSizes(pixels)

    def show_error(self, error: Exception) -> None:
        """Say why it could not be saved."""
        self._is_saving = False
        self._show_words(self.draft)
        if not isinstance(error, MusicRecError):
            raise error
        self._say(str(error_message(error)), is_bad=True)

    def save(self) -> None:
        """Ask for it to be kept, where nothing is wrong."""
        if not self._obstacle() and not self._is_saving:
            self._is_saving = True
            self.save_button.setEnabled(False)
            self.saved.emit(self.draft.name.strip(), self.draft.rules)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if is_control and event.key() in {Qt.Key.Key_Z, Qt.Key.Key_Y}:
                event.ignore()  # fields would take their own steps back
                return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # In a row it ends a value, and must not close what is being built.
            is_whole = self.name.hasFocus() or self.text.edit.hasFocus()
            if is_whole and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.save()
            return
        super().keyPressEvent(event)

    # Layout

    def _lay_out(self, cancel: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.name, 1)
        head.addWidget(self.templates_button)
        head.addWidget(self.undo_button)
        head.addWidget(self.redo_button)
        left, right = QWidget(), QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, Space.L, 0)
        self._left.setSpacing(Space.S)
        self._left.addWidget(section_label("Rules"))
        self._left.addWidget(self.rules, 1)
        self._left.addWidget(self.templates, 3)
        text_head = QHBoxLayout()
        text_head.addWidget(section_label("The same as text"), 1)
        text_head.addWidget(self.text.help_button)
        self._left.addLayout(text_head)
        self._left.addWidget(self.text)
        side = QVBoxLayout(right)
        side.setContentsMargins(Space.L, 0, 0, 0)
        side.setSpacing(Space.M)
        side.addWidget(ScrollBody(self.order, gap_px=Space.XS))
        line = QFrame()
        line.setProperty("role", "line")
        side.addWidget(line)
        side.addWidget(self.preview, 1)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([LEFT_PX, RIGHT_PX])
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.message, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self.splitter, 1)
        column.addLayout(foot)

    def _connect(self, cancel: QWidget) -> None:
        self.name.textEdited.connect(lambda name: self._push(replace(self.draft, name=name), "name"))
        self.rules.changed.connect(lambda rows, key: self._push(self.draft.with_rows(rows), key))
        self.text.changed.connect(lambda text: self._push(self.draft.with_text(text), "text"))
        self.text.rows_wanted.connect(self._drop_text)
        self.order.changed.connect(lambda rules, key: self._push(replace(self.draft, settings=rules), key))
        self.templates.chosen.connect(self._take_template)
        self.templates_button.clicked.connect(self._open_templates)
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.save_button.clicked.connect(self.save)
        cancel.clicked.connect(self.reject)  # type: ignore[attr-defined]  # a button
        for keys, act in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+S", self.save),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)

    # States

    def undo(self) -> None:
        """Take the latest step back."""
        self._show(self._history.undo())

    def redo(self) -> None:
        """Do the step again that was taken back."""
        self._show(self._history.redo())

    def _push(self, draft: Draft, key: Hashable = None) -> None:
        self._history.push(draft, key)
        self._show(self._history.draft)

    def _drop_text(self) -> None:
        draft = self.draft
        self._push(replace(draft, text=write(draft.tree), problems=()))
        self.text.edit.setFocus()

    def _take_template(self, place: int) -> None:
        template = self._backing.templates[place]
        draft = self.draft.with_rules(template.rules)
        if not draft.name.strip() or draft.name == self._proposed:
            self._proposed = template.name
            draft = replace(draft, name=template.name)
        self._push(draft)
        self.rules.focus_grip(draft.rows.children[0].id if draft.rows.children else draft.rows.id)

    def _open_templates(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for place, template in enumerate(self._backing.templates):
            action = menu.addAction(template.name)
            action.setToolTip(template.hint)
            action.triggered.connect(lambda _checked, place=place: self._take_template(place))
        menu.popup(self.templates_button.mapToGlobal(QPoint(0, self.templates_button.height())))

    def _show(self, draft: Draft) -> None:
        if self.name.text() != draft.name:
            self.name.setText(draft.name)
        self.rules.show_rows(draft.rows)
        self.order.show_rules(draft.settings)
        if self._asked is None or self._asked.rules != draft.rules:
            self._name_problems = ()
            self.preview.show_counting()
            self._later.start()
        self._show_words(draft)
        has_templates = self._playlist_id is None and draft.is_blank and bool(self._backing.templates)
        self.templates.setVisible(has_templates)
        self.rules.setMaximumHeight(BLANK_PX if has_templates else QWIDGETSIZE_MAX)
        self.undo_button.setEnabled(self._history.can_undo)
        self.redo_button.setEnabled(self._history.can_redo)
        for line in self.findChildren(QLineEdit) + self.findChildren(QPlainTextEdit):
            line.removeEventFilter(self)
            line.installEventFilter(self)

    def _show_words(self, draft: Draft) -> None:
        problems = draft.problems or self._name_problems
        self.text.show_text(draft.text, problems, is_behind=bool(draft.problems))
        obstacle = self._obstacle()
        self.save_button.setEnabled(not obstacle and not self._is_saving)
        unfinished = sum(rule_node(rule) is None for rule in rules_in(draft.rows))
        hint = ""
        if unfinished:
            verb = "lacks" if unfinished == 1 else "lack"
            count = "does" if unfinished == 1 else "do"
            hint = f"{format_count(unfinished, 'rule')} {verb} a value and {count} not count yet."
        self._say(obstacle or hint, is_bad=False)

    @override
    def done(self, result: int) -> None:
        """Close it; what is still looked for is not shown any more."""
        self._later.stop()
        self._asked = None
        super().done(result)

    def _obstacle(self) -> str:
        """Why it cannot be saved; empty where it can."""
        draft = self.draft
        try:
            playlist_name(draft.name)
        except PlaylistError as error:
            return "Give it a name." if error.reason == "name-empty" else str(error_message(error))
        if draft.problems or self._name_problems:
            return "What is underlined in the text has to be mended before it can be saved."
        return ""

    def _say(self, words: str, *, is_bad: bool) -> None:
        role = "danger" if is_bad else "small"
        if self.message.property("role") != role:
            self.message.setProperty("role", role)
            self.message.style().unpolish(self.message)
            self.message.style().polish(self.message)
        self.message.setText(words)

    # What the rules find

    def _ask(self) -> None:
        draft = self._asked = self.draft
        self._backing.finder.preview(
            draft.rules,
            partial(self._on_found, draft),
            partial(self._on_failed, draft),
            playlist_id=self._playlist_id,
        )

    def _on_found(self, draft: Draft, found: Found) -> None:
        if draft is not self._asked or draft.rules != self.draft.rules:
            return
        self._name_problems = tuple(found.problems) if not draft.problems else ()
        self._show_words(self.draft)
        if found.count:
            self.preview.show_found(found, self._backing.tracks(tuple(found.ids)))
            return
        self.preview.show_empty("")
        parts = self._askable(draft)
        if parts:
            self._ask_alone(draft, parts, [])

    def _on_failed(self, draft: Draft, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        if draft is self._asked:
            self.preview.show_problem(str(error_message(error)))

    def _askable(self, draft: Draft) -> list[str]:
        """The rules that could alone be why nothing is found, as text."""
        if self._name_problems or draft.rows.kind is not GroupKind.ALL:
            return []
        texts = [write(tree_of(RuleGroup(GroupKind.ALL, (child,)))) for child in draft.rows.children]
        asked = [text for text in texts if text]
        return asked if 1 < len(asked) <= MOST_ASKED_ALONE else []

    def _ask_alone(self, draft: Draft, left: list[str], empty: list[str]) -> None:
        if draft is not self._asked or draft.rules != self.draft.rules:
            return
        if not left:
            self.preview.show_empty(_why(empty))
            return

        def on_found(found: Found) -> None:
            self._ask_alone(draft, left[1:], empty if found.count else [*empty, left[0]])

        self._backing.finder.preview(
            SmartRules(left[0]), on_found, lambda _error: None, playlist_id=self._playlist_id
        )


def _why(empty: Sequence[str]) -> str:
    if not empty:
        return "Each rule alone finds tracks, but none meets all of them."
    listed = ", ".join(f"“{text}”" for text in empty)
    return f"{listed} alone finds nothing." if len(empty) == 1 else f"Each of {listed} alone finds nothing."


def _pixels(value: object) -> tuple[int, int] | None:
    """Two lengths that were kept; None where they are none."""
    match value:
        case [int(one), int(other)] if 0 < one < _MOST_PX and 0 < other < _MOST_PX:
            return one, other
        case _:
            return None
