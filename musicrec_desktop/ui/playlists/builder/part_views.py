"""Widgets of one row and of one group."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.playlists.builder.choices import SUBJECTS_BY_KEY, choices_of
from musicrec_desktop.ui.playlists.builder.fields import FIELD_HEIGHT_PX, Sources
from musicrec_desktop.ui.playlists.builder.rules import (
    GroupKind,
    Part,
    Rule,
    RuleGroup,
    choice_for,
    new_rule,
    rule_problem,
    with_choice,
    with_subject,
)
from musicrec_desktop.ui.playlists.builder.subject_box import SubjectBox
from musicrec_desktop.ui.playlists.builder.value_editor import ValueEditor
from musicrec_desktop.ui.theme.sizes import Space

PART_MIME: Final = "application/x-musicrec-rule"
FIELD_PX, LEAST_FIELD_PX = 146, 118
OPERATOR_PX, LEAST_OPERATOR_PX = 160, 132
BUTTON_PX, ICON_PX = 24, 18
GROUP_WORDS: Final = {
    GroupKind.ALL: "All of these hold",
    GroupKind.ANY: "Any of these holds",
    GroupKind.NONE: "None of these holds",
}


class Editing(Protocol):
    """What widgets of rows ask the view for."""

    def change(self, part: Part, key: object = None) -> None:
        """Put another version of a part in its place; edits with one key are one step."""

    def add_after(self, part_id: int, part: Part) -> None:
        """Put a new part behind another one, and the focus on it."""

    def add_into(self, group_id: int, part: Part) -> None:
        """Put a new part at the end of a group, and the focus on it."""

    def remove(self, part_id: int) -> None:
        """Take a part out."""

    def duplicate(self, part_id: int) -> None:
        """Copy a part behind itself."""

    def shift(self, part_id: int, step: int) -> None:
        """Move a part up (-1) or down (1)."""

    def group(self, part_id: int, kind: GroupKind) -> None:
        """Put a part into a group of its own."""

    def ungroup(self, group_id: int) -> None:
        """Put what is in a group in its place."""

    def step_focus(self, part_id: int, step: int) -> None:
        """Put the focus on the part above or below."""


class Grip(IconButton):
    """Where a part is taken hold of: to drag it, or for its keys.

    Args:
        sources: colours.
        part_id: what it moves.
        name: what it is called.
    """

    def __init__(self, sources: Sources, part_id: int, name: str) -> None:
        super().__init__(sources.themes, Glyph.GRIP, name, size_px=22, icon_px=ICON_PX, colour="text_dim")
        self._part_id = part_id
        self._pressed: QPoint | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        whole = self.parentWidget()
        assert whole is not None
        drag = QDrag(self)
        data = QMimeData()
        data.setData(PART_MIME, str(self._part_id).encode())
        drag.setMimeData(data)
        drag.setPixmap(whole.grab())
        drag.setHotSpot(self.mapTo(whole, event.position().toPoint()))
        drag.exec(Qt.DropAction.MoveAction)

    @override
    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()  # the part walks to the one above or below
        else:
            super().keyPressEvent(event)


class PartView(QFrame):
    """A row or a group.

    Args:
        part_id: of it.
        sources: colours, playlists, suggestions.
        editing: what it asks for.
    """

    def __init__(self, part_id: int, sources: Sources, editing: Editing) -> None:
        super().__init__()
        self.part_id = part_id
        self._sources, self._editing = sources, editing
        self.grip = Grip(sources, part_id, "Move: drag, or Alt+Up and Alt+Down")

    def menu(self) -> QMenu:
        """What can be done with it."""
        editing, part_id = self._editing, self.part_id
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _act(menu, "Duplicate", lambda: editing.duplicate(part_id), "Ctrl+D")
        _act(menu, "Move up", lambda: editing.shift(part_id, -1), "Alt+Up")
        _act(menu, "Move down", lambda: editing.shift(part_id, 1), "Alt+Down")
        menu.addSeparator()
        inside = menu.addMenu("Put into a group")
        for kind, words in GROUP_WORDS.items():
            _act(inside, words, partial(editing.group, part_id, kind))
        self._add_actions(menu)
        menu.addSeparator()
        _act(menu, "Remove", lambda: editing.remove(part_id), "Del")
        return menu

    def _add_actions(self, menu: QMenu) -> None:
        """More of them."""

    def _button(self, glyph: Glyph, name: str, act: Callable[[], object], shortcut: str = "") -> IconButton:
        button = IconButton(
            self._sources.themes,
            glyph,
            name,
            shortcut=shortcut,
            size_px=BUTTON_PX,
            icon_px=ICON_PX,
            colour="text_dim",
        )
        button.clicked.connect(act)
        return button

    def _more(self) -> IconButton:
        button = self._button(Glyph.MORE, "More", lambda: None)
        button.clicked.connect(lambda: self.menu().popup(button.mapToGlobal(QPoint(0, button.height()))))
        return button

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not event.modifiers():
            self._editing.remove(self.part_id)
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self.grip.hasFocus():
            self._editing.step_focus(self.part_id, 1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class RuleView(PartView):
    """A row: subject, operator, value.

    Args:
        rule: what it shows at first.
        sources: colours, playlists, suggestions.
        editing: what it asks for.
    """

    def __init__(self, rule: Rule, sources: Sources, editing: Editing) -> None:
        super().__init__(rule.id, sources, editing)
        self.rule = rule
        self.subject = SubjectBox()
        self.subject.setMinimumWidth(LEAST_FIELD_PX)
        self.subject.setMaximumWidth(FIELD_PX)
        self.operator = CalmComboBox()
        self.operator.setAccessibleName("Operator")
        self.operator.setMinimumWidth(LEAST_OPERATOR_PX)
        self.operator.setMaximumWidth(OPERATOR_PX)
        for box in (self.subject, self.operator):
            box.setFixedHeight(FIELD_HEIGHT_PX)
        self.editor: ValueEditor | None = None
        self.note = QLabel()
        self.note.setProperty("role", "warning")
        self.note.setWordWrap(True)
        self.note.hide()
        self._line = QHBoxLayout()
        self._line.setSpacing(Space.XS)
        self._line.addWidget(self.grip)
        self._line.addWidget(self.subject, 3)
        self._line.addWidget(self.operator, 4)
        self.add_button = self._button(
            Glyph.ADD, "Add a rule below", lambda: editing.add_after(self.part_id, new_rule()), "Ctrl+Return"
        )
        self.more_button = self._more()
        self.remove_button = self._button(
            Glyph.CLOSE, "Remove this rule", lambda: editing.remove(self.part_id)
        )
        for button in (self.add_button, self.more_button, self.remove_button):
            self._line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addLayout(self._line)
        column.addWidget(self.note)
        self.subject.chosen.connect(self._on_subject)
        self.operator.currentIndexChanged.connect(self._on_operator)
        self._shape: tuple[object, ...] = ()
        self.show_rule(rule)

    def show_rule(self, rule: Rule) -> None:
        """Show another version of the row."""
        self.rule = rule
        choice = choice_for(rule)
        shape = (rule.subject, choice)
        if shape != self._shape:
            had_focus = self.editor is not None and any(field.hasFocus() for field in self.editor.fields)
            self._shape = shape
            self.subject.show_subject(rule.subject)
            self._list_operators()
            if self.editor is not None:
                self._line.removeWidget(self.editor)
                self.editor.hide()
                self.editor.deleteLater()
            self.editor = ValueEditor(rule, self._sources)
            self.editor.changed.connect(self._on_value)
            self._line.insertWidget(3, self.editor, 6)
            self.editor.show()
            if had_focus:
                self.focus_value()
        elif self.editor is not None:
            self.editor.show_value(rule.value)
        problem = rule_problem(rule)
        self.note.setText(problem)
        self.note.setVisible(bool(problem) and "cannot be read" in problem)
        title = SUBJECTS_BY_KEY[rule.subject].title
        self.setAccessibleName(f"Rule: {title} {choice.title}")
        self.setAccessibleDescription(problem)

    def focus_value(self) -> None:
        """Put the focus on the value, or on the operator where there is none."""
        fields = self.editor.fields if self.editor is not None else []
        (fields[0] if fields else self.operator).setFocus(Qt.FocusReason.OtherFocusReason)

    def tab_chain(self) -> Sequence[QWidget]:
        """Its widgets in the order of Tab."""
        fields = self.editor.fields if self.editor is not None else []
        return [
            self.grip,
            self.subject,
            self.operator,
            *fields,
            self.add_button,
            self.more_button,
            self.remove_button,
        ]

    def _list_operators(self) -> None:
        current = choice_for(self.rule)
        self.operator.blockSignals(True)
        self.operator.clear()
        for choice in choices_of(self.rule.subject):
            if not choice.is_rare or choice == current:
                self.operator.addItem(choice.title, choice)
                if choice == current:
                    self.operator.setCurrentIndex(self.operator.count() - 1)
        self.operator.blockSignals(False)
        self.operator.setToolTip(current.title)

    def _on_subject(self, key: str) -> None:
        self._editing.change(with_subject(self.rule, key))
        self.focus_value()

    def _on_operator(self, place: int) -> None:
        choice = self.operator.itemData(place)
        if choice is not None:
            self._editing.change(with_choice(self.rule, choice))

    def _on_value(self, value: object) -> None:
        self._editing.change(replace(self.rule, value=value), key=("value", self.part_id))  # type: ignore[arg-type]


class GroupView(PartView):
    """A group: how many of its rules have to hold, and the rules.

    Args:
        group: what it shows at first; its children are put in by the view of all rules.
        sources: colours, playlists, suggestions.
        editing: what it asks for.
        is_root: the outermost one has no frame, and cannot be moved.
    """

    def __init__(
        self, group: RuleGroup, sources: Sources, editing: Editing, *, is_root: bool = False
    ) -> None:
        super().__init__(group.id, sources, editing)
        self.group = group
        self._children: list[PartView] = []
        if not is_root:
            self.setProperty("role", "group")
        self.kind = CalmComboBox()
        self.kind.setAccessibleName("How many rules have to hold")
        for kind, words in GROUP_WORDS.items():
            self.kind.addItem(words, kind)
        self.kind.setMinimumContentsLength(max(map(len, GROUP_WORDS.values())))
        self.add_button = text_button("Add rule", role="link")
        self.add_button.clicked.connect(lambda: editing.add_into(self.part_id, new_rule()))
        self.add_button.setToolTip("Add a rule to this group (Ctrl+Return)")
        self.add_group_button = text_button("Add group", role="link")
        self.add_group_button.clicked.connect(
            lambda: editing.add_into(self.part_id, RuleGroup(_inner_kind(self.group.kind), (new_rule(),)))
        )
        self.add_group_button.setToolTip("Add a group of rules inside this one (Ctrl+Shift+Return)")
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        if is_root:
            self.grip.setParent(self)
            self.grip.hide()
        else:
            head.addWidget(self.grip)
        head.addWidget(self.kind)
        head.addWidget(self.add_button)
        head.addWidget(self.add_group_button)
        head.addStretch()
        if not is_root:
            head.addWidget(self._more())
            head.addWidget(
                self._button(Glyph.CLOSE, "Remove this group", lambda: editing.remove(self.part_id))
            )
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0 if is_root else Space.L, 0, 0, 0)
        self.body.setSpacing(2)
        self.hint = QLabel(
            "No rule yet: every track is found." if is_root else "Without a rule this group does not count."
        )
        self.hint.setProperty("role", "dim")
        column = QVBoxLayout(self)
        margin = 0 if is_root else Space.S
        column.setContentsMargins(
            margin, margin - (0 if is_root else 2), margin, margin - (0 if is_root else 2)
        )
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addLayout(self.body)
        column.addWidget(self.hint)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.show_group(group)

    def show_group(self, group: RuleGroup) -> None:
        """Show another version of the group, but for its children."""
        self.group = group
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(list(GROUP_WORDS).index(group.kind))
        self.kind.blockSignals(False)
        self.hint.setVisible(not group.children)
        self.setAccessibleName(f"Group: {GROUP_WORDS[group.kind].lower()}")

    def show_children(self, views: Sequence[PartView]) -> None:
        """Put the widgets of its children into their order."""
        if self._children == list(views):
            return
        for view in self._children:
            self.body.removeWidget(view)
        for view in views:
            self.body.addWidget(view)
            view.show()
        self._children = list(views)

    def tab_chain(self) -> Sequence[QWidget]:
        """Widgets of its head in the order of Tab."""
        head = [self.kind, self.add_button, self.add_group_button]
        return head if self.grip.isHidden() else [self.grip, *head]

    @override
    def _add_actions(self, menu: QMenu) -> None:
        _act(menu, "Dissolve the group", lambda: self._editing.ungroup(self.part_id))

    def _on_kind(self, place: int) -> None:
        self._editing.change(replace(self.group, kind=GroupKind(self.kind.itemData(place))))


def _inner_kind(kind: GroupKind) -> GroupKind:
    """A new group differs from the one that it is in."""
    return GroupKind.ANY if kind is GroupKind.ALL else GroupKind.ALL


def _act(menu: QMenu, text: str, act: Callable[[], object], shortcut: str = "") -> None:
    action = QAction(text, menu)
    if shortcut:
        action.setShortcut(shortcut)
        action.setShortcutVisibleInContextMenu(True)
        # Only shown here: the view of the rules has the keys.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _checked: act())
    menu.addAction(action)
