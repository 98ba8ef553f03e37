"""All rules as rows in groups, edited by mouse, keyboard, and drag and drop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.ui.playlists.builder import rearranging
from musicrec_desktop.ui.playlists.builder.fields import Sources
from musicrec_desktop.ui.playlists.builder.part_views import PART_MIME, GroupView, PartView, RuleView
from musicrec_desktop.ui.playlists.builder.rules import GroupKind, Part, Rule, RuleGroup, new_rule, parts_of
from musicrec_desktop.ui.theme.sizes import Space

LINE_PX: Final = 2
EDGE_PX: Final = 32
SCROLL_PX: Final = 14


class DropLine(QWidget):
    """The line where a dragged part would go."""

    def __init__(self, sources: Sources, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = sources.themes
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._themes.theme.accent))


class RulesView(QScrollArea):
    """Shows and edits rows in groups; it keeps nothing itself: each edit is told, and then shown.

    Args:
        sources: colours, playlists, suggestions.
        parent: Qt's owner.
    """

    changed = Signal(object, object)
    """The rows as a ``RuleGroup``, and a key: edits with the same key are one step."""

    def __init__(self, sources: Sources, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = sources
        self._root = RuleGroup()
        self._views: dict[int, PartView] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Rules")
        self._content = QWidget()
        self._content.setProperty("role", "content")
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, Space.S, 0)
        self._column.setSpacing(0)
        self._column.addStretch()
        self.setWidget(self._content)
        self._line = DropLine(sources, self._content)
        self._content.setAcceptDrops(True)
        self._content.installEventFilter(self)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self._target: tuple[int, int] | None = None
        for keys, act in (
            ("Alt+Up", lambda: self._on_focused(lambda part_id: self.shift(part_id, -1))),
            ("Alt+Down", lambda: self._on_focused(lambda part_id: self.shift(part_id, 1))),
            ("Ctrl+D", lambda: self._on_focused(self.duplicate)),
            ("Ctrl+Return", self.add_rule_here),
            ("Ctrl+Shift+Return", self.add_group_here),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.show_rows(self._root)

    @property
    def rows(self) -> RuleGroup:
        """What is shown."""
        return self._root

    def view_of(self, part_id: int) -> PartView | None:
        """The widget of a part."""
        return self._views.get(part_id)

    def rule_views(self) -> list[RuleView]:
        """The widgets of all rows, from top to bottom."""
        views = [self._views[part.id] for part in parts_of(self._root) if part.id in self._views]
        return [view for view in views if isinstance(view, RuleView)]

    def show_rows(self, root: RuleGroup) -> None:
        """Show other rows; emits nothing. Widgets of rows that stay are kept, with the focus in them."""
        is_new = root.id != self._root.id or root.id not in self._views
        self._root = root
        before = set(self._views)
        self.setUpdatesEnabled(False)
        view = self._synced(root, is_root=True)
        if is_new:
            self._column.insertWidget(0, view)
        for gone in before - {part.id for part in parts_of(root)}:
            old = self._views.pop(gone)
            old.hide()
            old.deleteLater()
        self._order_tabs()
        self.setUpdatesEnabled(True)

    # Editing: what rows ask for

    def change(self, part: Part, key: object = None) -> None:
        """Put another version of a part in its place."""
        self._tell(rearranging.replaced(self._root, part), key)

    def add_after(self, part_id: int, part: Part) -> None:
        """Put a new part behind another one, and the focus on it."""
        self._tell(rearranging.after(self._root, part_id, part))
        self.focus_part(part.id)

    def add_into(self, group_id: int, part: Part) -> None:
        """Put a new part at the end of a group, and the focus on it."""
        group = rearranging.find(self._root, group_id)
        if not isinstance(group, RuleGroup):
            return
        depth = rearranging.depth_of(self._root, group_id) + rearranging.height_of(part)
        if depth <= rearranging.MOST_NESTING:
            self._tell(rearranging.inserted(self._root, group_id, len(group.children), part))
            self.focus_part(part.id)

    def remove(self, part_id: int) -> None:
        """Take a part out, and put the focus on what is there then."""
        place = rearranging.place_of(self._root, part_id)
        if place is None:
            return
        group, index = place
        left = [child.id for child in group.children if child.id != part_id]
        self._tell(rearranging.removed(self._root, part_id))
        if left:
            self.focus_grip(left[min(index, len(left) - 1)])
        else:
            self.focus_grip(group.id)

    def duplicate(self, part_id: int) -> None:
        """Copy a part behind itself."""
        root, copy_id = rearranging.duplicated(self._root, part_id)
        self._tell(root)
        self.focus_part(copy_id)

    def shift(self, part_id: int, step: int) -> None:
        """Move a part up (-1) or down (1); the focus goes along."""
        focused = QApplication.focusWidget()
        self._tell(rearranging.moved_by(self._root, part_id, step))
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        view = self._views.get(part_id)
        if view is not None:
            self._column.activate()
            self.ensureWidgetVisible(view)

    def group(self, part_id: int, kind: GroupKind) -> None:
        """Put a part into a group of its own."""
        root, group_id = rearranging.grouped(self._root, part_id, kind)
        self._tell(root)
        self.focus_grip(group_id)

    def ungroup(self, group_id: int) -> None:
        """Put what is in a group in its place."""
        self._tell(rearranging.ungrouped(self._root, group_id))

    def step_focus(self, part_id: int, step: int) -> None:
        """Put the focus on the part above or below."""
        order = [part.id for part in parts_of(self._root)][1:]
        if part_id in order:
            place = order.index(part_id) + step
            if 0 <= place < len(order):
                self.focus_grip(order[place])

    def add_rule_here(self) -> None:
        """Add a row below the one with the focus, or at the end."""
        focused = self._focused_part()
        part = rearranging.find(self._root, focused) if focused is not None else None
        if isinstance(part, Rule):
            self.add_after(part.id, new_rule(part.subject))
        else:
            self.add_into(part.id if part is not None else self._root.id, new_rule())

    def add_group_here(self) -> None:
        """Add a group below the row with the focus, or at the end."""
        focused = self._focused_part()
        place = rearranging.place_of(self._root, focused) if focused is not None else None
        outer = place[0] if place is not None else self._root
        kind = GroupKind.ANY if outer.kind is GroupKind.ALL else GroupKind.ALL
        made = RuleGroup(kind, (new_rule(),))
        if focused is not None and place is not None:
            if rearranging.depth_of(self._root, outer.id) + 1 <= rearranging.MOST_NESTING:
                self.add_after(focused, made)
        else:
            self.add_into(self._root.id, made)

    def focus_part(self, part_id: int) -> None:
        """Put the focus where a row is filled in, and bring it into view."""
        part, view = rearranging.find(self._root, part_id), self._views.get(part_id)
        if isinstance(part, RuleGroup) and part.children:
            self.focus_part(part.children[0].id)
        elif isinstance(view, RuleView):
            self._column.activate()
            self.ensureWidgetVisible(view)
            view.focus_value()

    def focus_grip(self, part_id: int) -> None:
        """Put the focus on a part as a whole."""
        view = self._views.get(part_id)
        if view is None:
            return
        self._column.activate()
        self.ensureWidgetVisible(view.grip)
        target = view.kind if isinstance(view, GroupView) and part_id == self._root.id else view.grip
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # Drag and drop

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(PART_MIME):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        part_id = _dragged(event)
        if part_id is None:
            event.ignore()
            return
        position = event.position().toPoint()
        self._scroll_at(position)
        at = self._content.mapFrom(self, position)
        self._target = self.place_at(at, part_id)
        if self._target is None:
            self._line.hide()
            event.ignore()
            return
        self._show_line(*self._target)
        event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._line.hide()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._line.hide()
        part_id, target = _dragged(event), self._target
        if part_id is not None and target is not None:
            event.acceptProposedAction()
            self._tell(rearranging.moved(self._root, part_id, *target))
            self.focus_grip(part_id)

    def place_at(self, point: QPoint, part_id: int) -> tuple[int, int] | None:
        """The group and the index where a part would go.

        Args:
            point: in the coordinates of the content.
            part_id: of what is dragged.

        Returns:
            None where it cannot go.
        """
        chosen = self._root
        for part in parts_of(self._root):
            if isinstance(part, RuleGroup) and part.id != self._root.id:
                inside = self._place_of(part.id).adjusted(0, EDGE_PX // 4, 0, -EDGE_PX // 4)
                if inside.contains(point) and rearranging.can_move(self._root, part_id, part.id):
                    chosen = part
        if not rearranging.can_move(self._root, part_id, chosen.id):
            return None
        index = sum(self._place_of(child.id).center().y() < point.y() for child in chosen.children)
        return chosen.id, index

    def _show_line(self, group_id: int, index: int) -> None:
        group = rearranging.find(self._root, group_id)
        assert isinstance(group, RuleGroup)
        if index < len(group.children):
            place = self._place_of(group.children[index].id)
            top = place.top() - LINE_PX
        elif group.children:
            place = self._place_of(group.children[-1].id)
            top = place.bottom() + 1
        else:
            place = self._place_of(group_id)
            top = place.bottom() - LINE_PX - Space.XS
        self._line.setGeometry(place.left(), top, place.width(), LINE_PX)
        self._line.show()
        self._line.raise_()

    def _scroll_at(self, position: QPoint) -> None:
        bar = self.verticalScrollBar()
        if position.y() < EDGE_PX:
            bar.setValue(bar.value() - SCROLL_PX)
        elif position.y() > self.height() - EDGE_PX:
            bar.setValue(bar.value() + SCROLL_PX)

    def _place_of(self, part_id: int) -> QRect:
        view = self._views[part_id]
        return QRect(view.mapTo(self._content, QPoint(0, 0)), view.size())

    # Widgets

    def _synced(self, part: Part, *, is_root: bool = False) -> PartView:
        view = self._views.get(part.id)
        if isinstance(part, Rule):
            if not isinstance(view, RuleView):
                view = self._views[part.id] = RuleView(part, self._sources, self)
            elif view.rule is not part:
                view.show_rule(part)
            return view
        if not isinstance(view, GroupView):
            view = self._views[part.id] = GroupView(part, self._sources, self, is_root=is_root)
        else:
            view.show_group(part)
        view.show_children([self._synced(child) for child in part.children])
        return view

    def _order_tabs(self) -> None:
        last: QWidget | None = None
        for part in parts_of(self._root):
            view = self._views[part.id]
            assert isinstance(view, (RuleView, GroupView))
            for widget in view.tab_chain():
                if last is not None:
                    QWidget.setTabOrder(last, widget)
                last = widget

    def _tell(self, root: RuleGroup, key: object = None) -> None:
        if root is not self._root:
            self.changed.emit(root, key)

    def _focused_part(self) -> int | None:
        widget = QApplication.focusWidget()
        while widget is not None and widget is not self:
            if isinstance(widget, PartView):
                return widget.part_id
            widget = widget.parentWidget()
        return None

    def _on_focused(self, act: Callable[[int], object]) -> None:
        part_id = self._focused_part()
        if part_id is not None:
            act(part_id)


def _dragged(event: QDropEvent) -> int | None:
    data = event.mimeData()
    if not data.hasFormat(PART_MIME):
        return None
    number = bytes(data.data(PART_MIME).data()).decode("ascii", "replace")
    return int(number) if number.isdigit() else None
