"""Panes beside each other: which there are, what is chosen, and moving between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.panes import USUAL_FIELDS, PaneChoice, PaneField, PaneValues
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.wording.panes import PANE_WORDS
from musicrec_desktop.ui.library.panes.head import PaneHead
from musicrec_desktop.ui.library.panes.pane import MOVE_LEFT, MOVE_RIGHT, PaneView
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

_USUAL: Final = tuple(PaneChoice(field) for field in USUAL_FIELDS)
MOST_PANES: Final = 4
LEAST_PANE_PX: Final = 96
LEAST_PX: Final = 96
"""The least height of the panes."""
_MARK_PX: Final = 2
_SCOPES: Final = {
    PaneField.GENRE: ScopeKind.GENRE,
    PaneField.ARTIST: ScopeKind.ARTIST,
    PaneField.ALBUM_ARTIST: ScopeKind.ARTIST,
}
"""Fields whose values have a page of their own."""


class _Pane(QWidget):
    """A list under a head that names it."""

    def __init__(self, themes: ThemeController, field: PaneField) -> None:
        super().__init__()
        self.view = PaneView(themes, field)
        self.head = PaneHead(themes, PANE_WORDS[field].title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        self.setMinimumWidth(LEAST_PANE_PX)


class _Mark(QWidget):
    """A line where a pane that is dragged would stand."""

    def __init__(self, themes: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._themes.theme.accent))


class PaneBrowser(QWidget):
    """One to four panes, each of which narrows those at its right.

    Args:
        themes: colours.
        choices: the first panes, at most ``MOST_PANES``.
        parent: Qt's owner.

    Attributes:
        chosen: other values or other panes were chosen; ``choices`` says which.
        tracks_wanted: the list below is wanted; True where it is to be played.
        scope_menu_requested: a ``Scope`` and the global point of a context menu for it.
        close_requested: the panes are wanted no more.
    """

    chosen = Signal()
    tracks_wanted = Signal(bool)
    scope_menu_requested = Signal(object, QPoint)
    close_requested = Signal()

    def __init__(
        self,
        themes: ThemeController,
        choices: Sequence[PaneChoice] = _USUAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._panes: list[_Pane] = []
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._add = IconButton(themes, Glyph.ADD, tr("Add a pane"), size_px=24, icon_px=16)
        self._add.clicked.connect(self.add_pane)
        self._close = IconButton(themes, Glyph.CLOSE, tr("Hide the panes"), size_px=24, icon_px=16)
        self._close.clicked.connect(self.close_requested)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, Space.XS, 0)
        beside.setSpacing(0)
        beside.addWidget(self._close)
        beside.addWidget(self._add)
        beside.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, 0, 0, Space.XS)
        row.setSpacing(0)
        row.addWidget(self._splitter, 1)
        row.addLayout(beside)
        self._mark = _Mark(themes, self)
        self.setMinimumHeight(LEAST_PX)
        self.set_choices(choices)

    @property
    def choices(self) -> tuple[PaneChoice, ...]:
        """The panes from left to right, and what is chosen in each."""
        return tuple(PaneChoice(view.field, view.keys) for view in self.views)

    @property
    def chosen_values(self) -> list[tuple[PaneField, list[tuple[str, str]]]]:
        """The panes in which something is chosen, with the keys and texts of it."""
        return [(view.field, view.chosen_values) for view in self.views if view.keys]

    @property
    def views(self) -> Sequence[PaneView]:
        """The lists from left to right."""
        return [pane.view for pane in self._panes]

    def set_choices(self, choices: Sequence[PaneChoice]) -> None:
        """Show other panes, at most ``MOST_PANES``; their values come with ``show_values``."""
        had_focus = any(view.hasFocus() for view in self.views)
        for pane in self._panes:
            pane.hide()
            pane.setParent(None)
            pane.deleteLater()
        self._panes = [self._made(place, choice) for place, choice in enumerate(choices[:MOST_PANES])]
        self._splitter.setSizes([1000] * len(self._panes))
        self._add.setVisible(len(self._panes) < MOST_PANES)
        if had_focus:
            self._panes[0].view.setFocus()

    def show_values(self, panes: Sequence[PaneValues]) -> None:
        """Show what was read; panes that are others by now are left out."""
        for view, values in zip(self.views, panes, strict=False):
            if view.field is values.field:
                view.show_values(values)

    def focus_first(self) -> None:
        """Give the keyboard to the first pane."""
        self._panes[0].view.setFocus()

    def field_menu(self, place: int) -> QMenu:
        """The menu in which a pane gets another field, or is removed."""
        return self._panes[place].head.menu

    def add_pane(self) -> None:
        """Add a pane at the right, of a field that has none yet; nothing where there are enough."""
        if len(self._panes) == MOST_PANES:
            return
        used = {choice.field for choice in self.choices}
        field = next(field for field in (*USUAL_FIELDS, *PaneField) if field not in used)
        self._change([*self.choices, PaneChoice(field)])

    def move_pane(self, place: int, to: int) -> None:
        """Put a pane elsewhere; what is chosen in each stays where it can. Nothing beyond the ends."""
        if place == to or not 0 <= to < len(self._panes):
            return
        had_focus, choices = self._panes[place].view.hasFocus(), list(self.choices)
        choices.insert(to, choices.pop(place))
        self._change(choices)
        if had_focus:
            self._panes[to].view.setFocus()

    def _made(self, place: int, choice: PaneChoice) -> _Pane:
        pane = _Pane(self._themes, choice.field)
        pane.view.set_keys(choice.keys)
        pane.view.chosen.connect(self.chosen)
        pane.view.tracks_wanted.connect(self.tracks_wanted)
        pane.view.stepped.connect(partial(self._step, place))
        pane.view.moved.connect(lambda by: self.move_pane(place, place + by))
        pane.head.dragged.connect(partial(self._on_dragged, place))
        pane.head.dropped.connect(partial(self._on_dropped, place))
        pane.view.customContextMenuRequested.connect(partial(self._on_menu, pane.view))
        self._fill_menu(pane.head.menu, place, choice.field)
        self._splitter.addWidget(pane)
        return pane

    def _fill_menu(self, menu: QMenu, place: int, field: PaneField) -> None:
        for other, words in PANE_WORDS.items():
            action = menu.addAction(words.title)
            action.setCheckable(True)
            action.setChecked(other is field)
            action.triggered.connect(lambda _checked=False, wanted=other: self._set_field(place, wanted))
        menu.addSeparator()
        to_left = menu.addAction(tr("Move left\t{move_left}", move_left=MOVE_LEFT))
        to_left.triggered.connect(lambda _checked=False: self.move_pane(place, place - 1))
        to_right = menu.addAction(tr("Move right\t{move_right}", move_right=MOVE_RIGHT))
        to_right.triggered.connect(lambda _checked=False: self.move_pane(place, place + 1))
        menu.addSeparator()
        menu.addAction(tr("Usual panes")).triggered.connect(lambda _checked=False: self._change(_USUAL))
        remove = menu.addAction(tr("Remove this pane"))
        remove.triggered.connect(lambda _checked=False: self._remove(place))

        def enable() -> None:
            remove.setEnabled(len(self._panes) > 1)
            to_left.setEnabled(place > 0)
            to_right.setEnabled(place < len(self._panes) - 1)

        menu.aboutToShow.connect(enable)

    def _set_field(self, place: int, field: PaneField) -> None:
        choices = list(self.choices)
        for other, choice in enumerate(choices):
            if choice.field is field:
                # The two panes change places.
                choices[other] = choices[place]
        choices[place] = PaneChoice(field)
        self._change(choices)

    def _remove(self, place: int) -> None:
        self._change([choice for other, choice in enumerate(self.choices) if other != place])

    def _change(self, choices: Sequence[PaneChoice]) -> None:
        self.set_choices(choices)
        self.chosen.emit()

    def _step(self, place: int, by: int) -> None:
        if 0 <= place + by < len(self._panes):
            self._panes[place + by].view.setFocus()

    def _place_of(self, point: QPoint) -> int:
        """Before which pane a global point is; the number of panes for behind the last."""
        x = self.mapFromGlobal(point).x()
        middles = [pane.mapTo(self, pane.rect().center()).x() for pane in self._panes]
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return sum(x < middle for middle in middles)
        return sum(x > middle for middle in middles)

    def _on_dragged(self, place: int, point: QPoint) -> None:
        before = self._place_of(point)
        pane = self._panes[min(before, len(self._panes) - 1)]
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        is_right_edge = (before == len(self._panes)) != is_mirrored
        x = pane.mapTo(self, pane.rect().topRight() if is_right_edge else pane.rect().topLeft()).x()
        self._mark.setGeometry(max(0, x - _MARK_PX // 2), 0, _MARK_PX, self.height())
        self._mark.setVisible(before not in {place, place + 1})
        self._mark.raise_()

    def _on_dropped(self, place: int, point: QPoint) -> None:
        self._mark.hide()
        if self.rect().contains(self.mapFromGlobal(point)):
            before = self._place_of(point)
            self.move_pane(place, before - 1 if before > place else before)

    def _on_menu(self, view: PaneView, point: QPoint) -> None:
        row, values = view.indexAt(point).row(), view.rows.values
        kind = _SCOPES.get(view.field)
        if row > 0 and values is not None and kind is not None:
            scope = Scope(kind, values.text(row - 1))
            self.scope_menu_requested.emit(scope, view.viewport().mapToGlobal(point))
