"""The left column: search, pages, jobs at the foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.actions import ACTIONS_BY_ID, key_of
from musicrec_desktop.ui.kit.buttons import IconButton, with_shortcut
from musicrec_desktop.ui.kit.icons import Glyph, icon
from musicrec_desktop.ui.kit.labels import section_label
from musicrec_desktop.ui.kit.query.assistant import LoadValues
from musicrec_desktop.ui.kit.query.field import QueryField
from musicrec_desktop.ui.kit.query.history import SearchHistory
from musicrec_desktop.ui.playlists.sidebar.section import PlaylistSection
from musicrec_desktop.ui.profiles.avatar import AvatarButton
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space
from musicrec_desktop.ui.window.places import DISCOVER_PAGES, LIBRARY_PAGES, PageId, page_action

WIDTH = 216
ICON_SIDE = 18
ROW_HEIGHT, TIGHT_ROW_HEIGHT = 32, 26
ROW_GAP = 2
ROOM_OF_PLAYLISTS_PX = 120
"""What the pages leave for playlists before they come closer."""


class Sidebar(QFrame):
    """Search field, menu button, the pages of the library, the playlists, and a place for the jobs.

    Args:
        theme: colours.
        foot: shows the jobs.
        load_values: looks up the values of the library for the search field.
        parent: Qt's owner.

    Attributes:
        page_requested: a ``PageId``.
        folders_requested: the music folders should be shown.
    """

    page_requested = Signal(object)
    folders_requested = Signal()

    def __init__(
        self,
        theme: ThemeController,
        foot: QWidget,
        load_values: LoadValues,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "sidebar")
        self.setAccessibleName(tr("Sidebar"))
        self.setFixedWidth(WIDTH)
        self.history = SearchHistory(self)
        self.search = QueryField(
            theme,
            load_values,
            placeholder=tr("Search"),
            hint=with_shortcut(tr("Search"), key_of("search")),
            name=tr("Search the library"),
            history=self.history,
        )
        self.menu_button = IconButton(theme, Glyph.MENU, "Menu")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.profile_button = AvatarButton()
        self._buttons: dict[PageId, QToolButton] = {}
        self._glyphs: dict[QToolButton, Glyph] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        # A query is a sentence: nothing stands beside its field.
        below = QHBoxLayout()
        below.addWidget(section_label(tr("Library")), 1)
        below.addWidget(self.profile_button)
        below.addWidget(self.menu_button)
        head = QVBoxLayout()
        head.setContentsMargins(Space.M, Space.M, Space.M, 0)
        head.setSpacing(Space.S)
        head.addWidget(self.search)
        head.addLayout(below)
        self._column = column = QVBoxLayout()
        column.setContentsMargins(Space.M, Space.XS, Space.M, 0)
        column.setSpacing(ROW_GAP)
        for page in LIBRARY_PAGES:
            column.addWidget(self._page_button(page))
        folders = self._row_button(tr("Music folders"), Glyph.FOLDER, key_of("manage_folders"))
        folders.clicked.connect(self.folders_requested)
        column.addWidget(folders)
        column.addSpacing(Space.M)
        column.addWidget(section_label(tr("Discover")))
        column.addSpacing(Space.XS)
        for page in DISCOVER_PAGES:
            column.addWidget(self._page_button(page))
        column.addSpacing(Space.M)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        self.playlists = PlaylistSection(theme)
        self.playlists.tree.seen.connect(self._reveal)
        # It is as high as the room below the pages, so that what is dropped there becomes a playlist, too.
        column.addWidget(self.playlists, 1)
        self._area = _scrolled(column)
        self._area.installEventFilter(self)
        self._roomy_px = 0
        whole.addWidget(self._area, 1)
        whole.addSpacing(Space.S)
        whole.addWidget(foot)
        theme.changed.connect(self._recolour)
        self._recolour()

    def show_page(self, page: PageId) -> None:
        """Mark the entry of a page; none for a page without one."""
        button = self._buttons.get(page)
        if button is not None:
            button.setChecked(True)
            return
        self._group.setExclusive(False)
        for other in self._buttons.values():
            other.setChecked(False)
        self._group.setExclusive(True)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area and event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Where jobs and a banner leave little room, rows come closer; what then lacks room scrolls."""
        if not self._roomy_px:
            # Playlists may be many; those that have no room scroll, and do not press the pages together.
            pages_px = self._column.sizeHint().height() - self.playlists.sizeHint().height()
            self._roomy_px = pages_px + ROOM_OF_PLAYLISTS_PX
        is_tight = self._area.height() < self._roomy_px
        self._column.setSpacing(0 if is_tight else ROW_GAP)
        for button in self._glyphs:
            button.setFixedHeight(TIGHT_ROW_HEIGHT if is_tight else ROW_HEIGHT)

    def _reveal(self, part: QRect) -> None:
        """Bring a part of the tree of playlists into view."""
        content, tree = self._area.widget(), self.playlists.tree
        assert content is not None
        for y in (part.bottom(), part.top()):
            point = tree.mapTo(content, QPoint(0, y))
            self._area.ensureVisible(point.x(), point.y(), 0, 0)

    def page_button(self, page: PageId) -> QToolButton:
        """The entry of a page."""
        return self._buttons[page]

    def _page_button(self, page: PageId) -> QToolButton:
        action_id = page_action(page)
        spec = ACTIONS_BY_ID[action_id]
        assert spec.glyph is not None, page
        button = self._row_button(spec.label, spec.glyph, key_of(action_id))
        button.setCheckable(True)
        button.clicked.connect(lambda: self.page_requested.emit(page))
        self._group.addButton(button)
        self._buttons[page] = button
        return button

    def _row_button(self, text: str, glyph: Glyph, shortcut: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "nav")
        button.setText(f"  {text}")
        button.setAccessibleName(text)
        button.setToolTip(with_shortcut(text, shortcut))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        button.setFixedHeight(ROW_HEIGHT)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(self._recolour)
        self._glyphs[button] = glyph
        return button

    def _recolour(self) -> None:
        for button, glyph in self._glyphs.items():
            colour = "accent" if button.isChecked() else "icon"
            button.setIcon(icon(glyph, self._theme.theme, colour))


def _scrolled(column: QVBoxLayout) -> QScrollArea:
    """A column that can be scrolled where jobs and banners leave too little room for it."""
    content = QWidget()
    content.setProperty("role", "content")
    content.setLayout(column)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
