"""The strip above the map: what points are, what colours tell, tools, and what else is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QMenu, QToolButton, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.music_map import MapColour, MapLevel
from musicrec_desktop.model.playlist import Playlist, PlaylistId
from musicrec_desktop.ui.kit.actions import ACTIONS_BY_ID, key_of
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.wording.map_page import COLOUR_WORDS, LEVEL_WORDS
from musicrec_desktop.ui.music_map.canvas import MapTool
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

ONE_ROW_PX: Final = 620
"""From this width on choices and tools stand in one row."""
_LEAST_PX: Final = 260
TOOL_ACTIONS: Final = {
    MapTool.PAN: "map_move",
    MapTool.LASSO: "map_lasso",
    MapTool.BRUSH: "map_brush",
    MapTool.PATH: "map_path",
}
_MENU: Final = ("map_select", "map_radio", "map_anew")


@dataclass(frozen=True, slots=True)
class ColourChoice:
    """What colours tell.

    Attributes:
        colour: which of them.
        playlist_id: of ``MapColour.PLAYLIST``.
    """

    colour: MapColour = MapColour.CLUSTER
    playlist_id: PlaylistId | None = None


class MapToolbar(QWidget):
    """Choices at the left, tools at the right; below each other where there is little room.

    Args:
        theme: colours.
        parent: Qt's owner.

    Attributes:
        level_chosen: a ``MapLevel``.
        colour_chosen: a ``ColourChoice``.
        tool_chosen: a ``MapTool``.
        list_toggled: whether the list is wanted in place of the map.
        asked: the id of an action.
    """

    level_chosen = Signal(object)
    colour_chosen = Signal(object)
    tool_chosen = Signal(object)
    list_toggled = Signal(bool)
    asked = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.levels = CalmComboBox()
        self.levels.setAccessibleName(tr("What the points are"))
        for level, words in LEVEL_WORDS.items():
            self.levels.addItem(words, level)
        self.colours = CalmComboBox()
        self.colours.setAccessibleName(tr("Colour by"))
        self.colours.setToolTip(tr("What the colours tell"))
        self.show_playlists(())
        self.levels.activated.connect(lambda _row: self.level_chosen.emit(self.level))
        self.colours.activated.connect(lambda _row: self.colour_chosen.emit(self.colour))
        self._group = QButtonGroup(self)
        self.tools: dict[MapTool, IconButton] = {}
        for tool, action_id in TOOL_ACTIONS.items():
            spec = ACTIONS_BY_ID[action_id]
            assert spec.glyph is not None
            button = IconButton(theme, spec.glyph, spec.label, shortcut=key_of(action_id), is_checkable=True)
            button.clicked.connect(lambda _checked=False, tool=tool: self.tool_chosen.emit(tool))
            self._group.addButton(button)
            self.tools[tool] = button
        self.tools[MapTool.PAN].setChecked(True)
        self.whole_button = IconButton(
            theme, Glyph.OUTSIDE, tr("Show the whole map"), shortcut=key_of("map_whole")
        )
        self.whole_button.clicked.connect(lambda: self.asked.emit("map_whole"))
        self.unplayed_button = self._switch(theme, "map_unplayed", Glyph.ISLANDS)
        self.trail_button = self._switch(theme, "map_trail", Glyph.TRAIL)
        self.list_button = IconButton(
            theme, Glyph.LIST, tr("Show as a list"), shortcut=key_of("map_list"), is_checkable=True
        )
        self.list_button.toggled.connect(self.list_toggled)
        self.more_button = IconButton(theme, Glyph.MORE, tr("More of the map"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setMenu(self._menu())
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(Space.L, 0, Space.M, Space.S)
        self._row.setSpacing(Space.S)
        self._row.addLayout(_line(self.levels, self.colours, stretch=1))
        self._row.addLayout(
            _line(
                *self.tools.values(),
                self.whole_button,
                self.unplayed_button,
                self.trail_button,
                self.list_button,
                self.more_button,
            )
        )

    @property
    def level(self) -> MapLevel:
        """What points are."""
        return MapLevel(self.levels.currentData())

    @property
    def colour(self) -> ColourChoice:
        """What colours tell."""
        found = self.colours.currentData()
        return found if isinstance(found, ColourChoice) else ColourChoice()

    def show_level(self, level: MapLevel) -> None:
        """Show what points are, without telling it."""
        self.levels.setCurrentIndex(self.levels.findData(level))

    def show_colour(self, choice: ColourChoice) -> None:
        """Show what colours tell, without telling it."""
        for row in range(self.colours.count()):
            if self.colours.itemData(row) == choice:
                self.colours.setCurrentIndex(row)
                return

    def show_playlists(self, playlists: Sequence[Playlist]) -> None:
        """Offer the playlists as colours, too; a playlist that is gone is chosen no more."""
        chosen = self.colour
        self.colours.clear()
        for colour, words in COLOUR_WORDS.items():
            if colour is not MapColour.PLAYLIST:
                self.colours.addItem(words, ColourChoice(colour))
        if playlists:
            self.colours.insertSeparator(self.colours.count())
        for playlist in playlists:
            self.colours.addItem(
                tr("Playlist: {name}", name=playlist.name), ColourChoice(MapColour.PLAYLIST, playlist.id)
            )
        self.show_colour(chosen)

    def show_tool(self, tool: MapTool) -> None:
        """Show which tool is in use."""
        self.tools[tool].setChecked(True)

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as one row of tools."""
        return QSize(_LEAST_PX, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if event.size().width() >= ONE_ROW_PX else ways.TopToBottom)

    def _switch(self, theme: ThemeController, action_id: str, glyph: Glyph) -> IconButton:
        button = IconButton(theme, glyph, ACTIONS_BY_ID[action_id].label, is_checkable=True)
        button.clicked.connect(lambda: self.asked.emit(action_id))
        return button

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for action_id in _MENU:
            keys = key_of(action_id)
            label = ACTIONS_BY_ID[action_id].label
            action = QAction(f"{label}\t{keys}" if keys else label, menu)
            action.triggered.connect(lambda _checked=False, name=action_id: self.asked.emit(name))
            menu.addAction(action)
        return menu


def _line(*widgets: QWidget, stretch: int = 0) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(Space.S if stretch else 0)
    for widget in widgets:
        line.addWidget(widget, stretch)
        line.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
    if not stretch:
        line.addStretch()
    return line
