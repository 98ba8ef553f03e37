"""The left column: search, pages, jobs at the foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.ui.kit.actions import ACTIONS_BY_ID, key_of
from musicrec_desktop.ui.kit.buttons import IconButton, with_shortcut
from musicrec_desktop.ui.kit.dragged import read_drag
from musicrec_desktop.ui.kit.icons import Glyph, icon
from musicrec_desktop.ui.kit.labels import section_label
from musicrec_desktop.ui.playlists.section import PlaylistSection
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space
from musicrec_desktop.ui.window.places import LIBRARY_PAGES, PageId, page_action

WIDTH = 216
SEARCH_DELAY_MS = 120
ICON_SIDE = 18
ROW_HEIGHT, TIGHT_ROW_HEIGHT = 32, 28
ROW_GAP = 2
ROOM_OF_PLAYLISTS_PX = 120
"""What the pages leave for playlists before they come closer."""


class SearchField(QLineEdit):
    """A line whose text is told when the typing pauses; Down goes to the list, Escape empties it.

    Attributes:
        searched: the text, trimmed.
        entered: the user wants to go on with the first row of the list.
        left: the user wants to go back to the list as it is.
    """

    searched = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_DELAY_MS)
        self._timer.timeout.connect(self._tell)
        self._glyph = QAction(self)
        self.addAction(self._glyph, QLineEdit.ActionPosition.LeadingPosition)
        self.setPlaceholderText(f"Search ({key_of('search')})")
        self.setAccessibleName("Search the library")
        self.setToolTip("Words, or fields: artist:name  album:name  genre:jazz  year:1955..1965  -without")
        self.setClearButtonEnabled(True)
        self.textChanged.connect(lambda _text: self._timer.start())
        theme.changed.connect(self._recolour)
        self._recolour()

    def set_text_quietly(self, text: str) -> None:
        """Show the search of another place without searching again."""
        self._told = text.strip()
        # Not with blocked signals: the field shows and hides its own button by them.
        self.setText(text)
        self._timer.stop()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
                self._tell()
            else:
                self.left.emit()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._tell()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Text may be dropped here; files belong to the window."""
        if read_drag(event.mimeData()).is_empty:
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def _tell(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.searched.emit(text)

    def _recolour(self) -> None:
        self._glyph.setIcon(icon(Glyph.SEARCH, self._theme.theme, "text_dim"))


class Sidebar(QFrame):
    """Search field, menu button, the pages of the library, the playlists, and a place for the jobs.

    Attributes:
        page_requested: a ``PageId``.
        folders_requested: the music folders should be shown.
    """

    page_requested = Signal(object)
    folders_requested = Signal()

    def __init__(self, theme: ThemeController, foot: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "sidebar")
        self.setFixedWidth(WIDTH)
        self.search = SearchField(theme)
        self.menu_button = IconButton(theme, Glyph.MENU, "Menu")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._buttons: dict[PageId, QToolButton] = {}
        self._glyphs: dict[QToolButton, Glyph] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        top = QHBoxLayout()
        top.setSpacing(Space.XS)
        top.addWidget(self.search, 1)
        top.addWidget(self.menu_button)
        head = QVBoxLayout()
        head.setContentsMargins(Space.M, Space.M, Space.M, Space.S)
        head.addLayout(top)
        self._column = column = QVBoxLayout()
        column.setContentsMargins(Space.M, Space.S, Space.M, 0)
        column.setSpacing(ROW_GAP)
        column.addWidget(section_label("Library"))
        column.addSpacing(Space.XS)
        for page in LIBRARY_PAGES:
            column.addWidget(self._page_button(page))
        column.addSpacing(Space.M)
        column.addWidget(section_label("Files"))
        column.addSpacing(Space.XS)
        folders = self._row_button("Music folders", Glyph.FOLDER, key_of("manage_folders"))
        folders.clicked.connect(self.folders_requested)
        column.addWidget(folders)
        column.addSpacing(Space.M)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        # Playlists may be many; those that have no room scroll, and do not press the pages together.
        self._roomy_px = column.sizeHint().height() + ROOM_OF_PLAYLISTS_PX
        self.playlists = PlaylistSection(theme)
        self.playlists.tree.seen.connect(self._reveal)
        column.addWidget(self.playlists)
        column.addStretch()
        self._area = _scrolled(column)
        self._area.installEventFilter(self)
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
