"""The page of the music map: the map or its list, what is beside it, and what it says when there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.browse import Scope
from musicrec_desktop.model.music_map import BoolArray, LayoutKind, MapLevel, PositionArray
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.music_map.service import MusicMapService
from musicrec_desktop.ui.kit.actions import ACTIONS, ActionGroup, key_of
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.page import Page
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.kit.wording.map_page import (
    NO_LIBRARY,
    NOTHING_ANALYSED,
    hits_text,
    points_text,
)
from musicrec_desktop.ui.music_map.canvas import MapCanvas, MapTool
from musicrec_desktop.ui.music_map.content import MapContent
from musicrec_desktop.ui.music_map.frame import MapFrame
from musicrec_desktop.ui.music_map.in_view import PointsInView
from musicrec_desktop.ui.music_map.legend import LegendPanel
from musicrec_desktop.ui.music_map.lookup import IndexArray, PointLookup
from musicrec_desktop.ui.music_map.path_length import PathLength
from musicrec_desktop.ui.music_map.point_list import PointListModel, PointListView
from musicrec_desktop.ui.music_map.remembered import MapMemory
from musicrec_desktop.ui.music_map.selection_panel import SelectionPanel
from musicrec_desktop.ui.music_map.showing import ContentOnMap
from musicrec_desktop.ui.music_map.status import MapStatus
from musicrec_desktop.ui.music_map.telling import PointTeller
from musicrec_desktop.ui.music_map.toolbar import MapToolbar
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.ui.music_map.path_panel import PathPanel

FEWEST_LAID_OUT: Final = 12
"""Fewer tracks stay a sketch, which tells no less of them."""
MAP_KEYS: Final = {
    QKeySequence.fromString(key).toString(): spec.id
    for spec in ACTIONS
    if spec.group is ActionGroup.MAP and spec.is_local
    for key in spec.shortcuts
}
"""Keys of the map while it, or its list, has the focus."""


class MusicMapPage(Page):
    """A click plays, a double click starts ∞; what is drawn around becomes a selection.

    Args:
        service: lays out the library.
        browse: has the names.
        covers: gives pictures.
        theme: colours.

    Attributes:
        content: what is shown.
        teller: tells of one point.
        point_clicked: a point.
        point_double_clicked: a point.
        point_menu_requested: a point and a global point.
        selection_changed: other points are chosen.
        action_requested: the id of an action, from a key or a button.
        analysis_requested: the tracks shall be listened to.
        path_made: the panel of the path is there.
    """

    point_clicked = Signal(int)
    point_double_clicked = Signal(int)
    point_menu_requested = Signal(int, QPoint)
    selection_changed = Signal()
    points_changed = Signal()
    action_requested = Signal(str)
    analysis_requested = Signal()
    path_made = Signal()

    def __init__(
        self,
        service: MusicMapService,
        browse: BrowseService,
        covers: CoverLookup,
        theme: ThemeController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._service, self._browse = service, browse
        self.content = MapContent(service, browse, self)
        self.canvas = MapCanvas(theme)
        self.teller = PointTeller(service, self.content, self.canvas, covers, theme)
        self.model = PointListModel(self)
        self.list = PointListView(theme, self.model)
        self.toolbar, self.status = MapToolbar(theme), MapStatus()
        self.legend, self.chosen = LegendPanel(theme), SelectionPanel(theme)
        self.outline: PositionArray | None = None
        self._path: PathPanel | None = None
        self._path_length = PathLength()
        self._showing = ContentOnMap(service, self.content, self.canvas, self.legend, self.toolbar, self)
        self._in_view = PointsInView(self.content, self.canvas, self.list, self.model, self)
        self.head.set_title(tr("Music map"))
        panels = (self.chosen, self.legend)
        strips, parts = (self.toolbar, self.status), (self.canvas, self.list)
        self._frame = MapFrame(strips, parts, panels, self.list_parent)
        self.set_list(self.list, self._frame)
        self.lead_focus(self.canvas)
        self._connect()

    # What the window asks

    @override
    def set_text(self, text: str) -> None:
        self.content.set_text(text)

    @override
    def refresh(self) -> None:
        self._load()
        self._service.refresh()
        if len(self.content.points):
            self.content.heard()
        self._show_state()

    @override
    def refresh_rows(self) -> None:
        self.content.heard()

    @override
    def set_current(self, track_id: TrackId | None, *, is_playing: bool) -> None:
        self._showing.set_current(track_id)

    @override
    def show_list(self) -> None:
        self.lead_focus(self.list if self._is_list else self.canvas)
        super().show_list()

    @override
    def show_empty(self) -> None:
        super().show_empty()
        # A page that is shown without points keeps the keyboard until they come.
        self.lead_focus(self.empty)

    @override
    def go_to_first(self) -> None:
        self.setFocus()
        self.next_hit(1)

    @override
    def has_list_focus(self) -> bool:
        return self.canvas.hasFocus() or self.list.hasFocus()

    @property
    @override
    def has_current_row(self) -> bool:
        return self.focus_point >= 0

    @override
    def play_current(self) -> None:
        if self.focus_point >= 0:
            self.point_clicked.emit(self.focus_point)

    @override
    def selected_ids(self) -> Sequence[TrackId]:
        chosen = self.chosen_points()
        if len(chosen):
            return self.content.lookup.tracks_of(chosen)
        if self.focus_point >= 0 and self.content.points.level is MapLevel.TRACKS:
            return self.content.lookup.tracks_of([self.focus_point])
        return ()

    @override
    def selected_scope(self) -> Scope | None:
        is_one = self.focus_point >= 0 and not len(self.chosen_points())
        return self.content.names.scope_of(self.focus_point) if is_one else None

    @override
    def listed_ids(self) -> Sequence[TrackId]:
        return self.content.lookup.tracks_of(np.flatnonzero(self.canvas.view_mask()))

    @override
    def layout_state(self) -> dict[str, object]:
        view = self.canvas.view
        toolbar, content = self.toolbar, self.content
        memory = MapMemory(
            level=content.level,
            colour=content.colour,
            hidden=self.legend.hidden,
            view=None if view.zoom <= 1 else (view.x, view.y, view.zoom),
            is_list=toolbar.list_button.isChecked(),
            shows_unplayed=toolbar.unplayed_button.isChecked(),
            shows_trail=toolbar.trail_button.isChecked(),
            path=self._path_length if self._path is None else self._path.length,
        )
        return (memory if len(content.points) else self._showing.memory).as_json()

    @override
    def restore_layout(self, state: object) -> None:
        memory = self._showing.memory = MapMemory.from_json(state)
        self.toolbar.show_level(memory.level)
        self.toolbar.show_colour(memory.colour)
        self.toolbar.list_button.setChecked(memory.is_list)
        self.toolbar.unplayed_button.setChecked(memory.shows_unplayed)
        self.toolbar.trail_button.setChecked(memory.shows_trail)
        self._path_length = memory.path
        if self._path is not None:
            self._path.show_length(memory.path)
        self.content.set_unplayed(is_shown=memory.shows_unplayed)
        self.content.set_colour(memory.colour)
        self.content.set_level(memory.level)
        self._showing.restore_view()

    @override
    def cover_changed(self, track_id: TrackId) -> None:
        """Show a cover that was loaded on the card."""
        self.teller.cover_changed(track_id)

    @override
    def forget(self) -> None:
        """Another profile is in use: nothing is chosen, lit or searched."""
        self.content.forget()
        self.canvas.set_hits(None)
        self.canvas.set_trail(())
        self.choose(np.zeros(0, dtype=np.intp))
        self.teller.forget()

    def show_progress(self, progress: Progress) -> None:
        """Tell how far the layout is that is being made."""
        self._show_state()
        self.status.show_progress(progress)

    # What is pointed at and chosen

    @property
    def focus_point(self) -> int:
        """The point that the keyboard is on, in the map or in its list; -1 for none."""
        return self._in_view.listed_point() if self._is_list else self.canvas.focus_point

    def chosen_points(self) -> IndexArray:
        """The points that are chosen, in the map or as several rows of its list."""
        if self._is_list:
            rows = self.list.selected_rows()
            if len(rows) > 1:
                return np.asarray(self.model.indices[rows], dtype=np.intp)
        return np.flatnonzero(self.canvas.selection)

    def choose(self, indices: IndexArray) -> None:
        """Choose other points, without an outline around them."""
        mask = np.zeros(len(self.content.points), dtype=np.bool_)
        mask[indices] = True
        self.canvas.set_selection(mask)
        self._on_chosen(mask)

    @property
    def path(self) -> PathPanel:
        """The panel of the path, after ``need_path``."""
        assert self._path is not None
        return self._path

    def need_path(self) -> None:
        """Make the panel of the path, where no path was wanted before."""
        if self._path is not None:
            return
        from musicrec_desktop.ui.music_map.path_panel import PathPanel

        self._path = PathPanel(self.theme, self)
        self._path.show_length(self._path_length)
        self._path.close_asked.connect(lambda: self.set_tool(MapTool.PAN))
        self._frame.add_panel_above(self._path)
        self.path_made.emit()

    def set_tool(self, tool: MapTool) -> None:
        """Use another tool; the panel of the path is there with its tool."""
        self.canvas.set_tool(tool)
        self.toolbar.show_tool(tool)
        if tool is MapTool.PATH:
            self.choose(np.zeros(0, dtype=np.intp))
            self.need_path()
            self.path.show()
        elif self._path is not None:
            self._path.hide()
        self.legend.setVisible(tool is not MapTool.PATH)

    def next_hit(self, step: int) -> None:
        """Go to the next point that shines, or to the one before."""
        if (index := self._in_view.next_lit(self.focus_point, step)) >= 0:
            self.go_to(index)

    def go_to(self, index: int) -> None:
        """Put the keyboard on a point, and bring it into view."""
        self.canvas.set_focus_point(index)
        if not self.canvas.view_mask()[index]:
            self.canvas.centre_on(index)
        if self._is_list:
            self._in_view.fill(index)
            self._in_view.select(index)
        self.teller.tell(index)

    def toggle_list(self) -> None:
        """Show the list in place of the map, or the map again."""
        self.toolbar.list_button.toggle()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        combination = event.keyCombination()
        modifiers = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
        name = QKeySequence(int(modifiers.value) | int(combination.key().value)).toString()
        if name in MAP_KEYS and self.has_list_focus():
            self.action_requested.emit(MAP_KEYS[name])
        else:
            super().keyPressEvent(event)

    # Inside

    @property
    def _is_list(self) -> bool:
        return self._frame.shown is self.list

    def _connect(self) -> None:
        canvas, toolbar, content = self.canvas, self.toolbar, self.content
        self._showing.shown.connect(self._on_shown)
        self._showing.kept.connect(self.choose)
        self._showing.lit.connect(self._show_figures)
        self._showing.seen_otherwise.connect(self._in_view.changed)
        canvas.hovered.connect(self.teller.tell)
        canvas.focused.connect(self.teller.tell)
        canvas.clicked.connect(self.point_clicked)
        canvas.double_clicked.connect(self.point_double_clicked)
        canvas.menu_requested.connect(self.point_menu_requested)
        canvas.selection_changed.connect(self._on_chosen)
        canvas.region_drawn.connect(self._on_outline)
        canvas.view_changed.connect(self._on_view)
        self.list.play_requested.connect(lambda row: self.point_clicked.emit(int(self.model.indices[row])))
        self.list.endless_requested.connect(
            lambda row: self.point_double_clicked.emit(int(self.model.indices[row]))
        )
        self.list.menu_requested.connect(
            lambda row, point: self.point_menu_requested.emit(int(self.model.indices[row]), point)
        )
        self.list.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        toolbar.level_chosen.connect(content.set_level)
        toolbar.tool_chosen.connect(self.set_tool)
        toolbar.list_toggled.connect(self._on_list)
        toolbar.asked.connect(self.action_requested)
        self.status.asked.connect(self.action_requested)
        self.chosen.let_go.connect(lambda: self.choose(np.zeros(0, dtype=np.intp)))

    def _on_shown(self, _before: PointLookup) -> None:
        self.teller.forget()
        self._show_state()
        self._loaded()
        self.points_changed.emit()
        self._in_view.changed()

    def _on_chosen(self, mask: BoolArray) -> None:
        self.outline = None
        if not mask.any():
            self.chosen.hide()
        self.selection_changed.emit()
        self._in_view.changed()

    def _on_outline(self, polygon: PositionArray) -> None:
        # It comes after the selection; where that is more or less than its inside, it is no region.
        if np.array_equal(self.canvas.choose_inside(polygon), self.canvas.selection):
            self.outline = polygon
            self.selection_changed.emit()

    def _on_view(self) -> None:
        self.teller.forget()
        self._in_view.changed()

    def _on_list(self, is_list: bool) -> None:
        index = self.canvas.focus_point
        had_focus = self.has_list_focus()
        self._frame.show_part(self.list if is_list else self.canvas)
        self.lead_focus(self.list if is_list else self.canvas)
        name = tr("Show as a map") if is_list else tr("Show as a list")
        self.toolbar.list_button.set_name(name)
        self.toolbar.list_button.setToolTip(f"{name} ({key_of('map_list')})")
        self._in_view.set_listed(is_listed=is_list)
        if is_list:
            self._in_view.select(index)
        if had_focus:
            self.setFocus()

    def _show_figures(self) -> None:
        points, hits = self.content.points, self.content.shown_hits
        count = len(points)
        text = points_text(points.level, count) if count else ""
        self.head.set_figures(text if hits is None else hits_text(points.level, int(hits.sum()), count))

    def _show_state(self) -> None:
        """The map where it has points; else why there are none."""
        layout = self._service.layout
        self.status.show_state(
            layout.kind if layout is not None else LayoutKind.PCA,
            is_working=self._service.is_working,
            is_final=layout is None or len(layout.ids) < FEWEST_LAID_OUT,
            problem=self._service.problem,
        )
        self.canvas.set_axes(self._service.axes)
        self._show_figures()
        if len(self.content.points):
            self.show_list()
            return
        tracks, analysed = self._browse.counted_to(2)
        if not tracks:
            self.empty.show_message(tr("Nothing to map yet"), NO_LIBRARY, glyph=Glyph.MAP)
        elif layout is None and analysed > 1:
            self.empty.show_message(tr("Drawing the map"), tr("This takes a moment."), glyph=Glyph.MAP)
        else:
            self.empty.show_message(
                tr("No track was listened to yet") if not analysed else tr("One track alone makes no map"),
                NOTHING_ANALYSED,
                tr("Listen to tracks now"),
                self.analysis_requested.emit,
                glyph=Glyph.MAP,
            )
        self.show_empty()
