"""What every page has: a head, a body, and what it asks the window for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.browse import Scope
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.column_model import ColumnModel
from musicrec_desktop.ui.kit.cover_thumb import CoverThumb
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.focus import FocusLeader
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, LinkLabel, section_label, title_label
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

LARGE_COVER_PX, MIDDLE_COVER_PX = 208, 112
LARGE_FROM_PX = 560
"""The height and width of a page from which the cover of an album is large."""


@dataclass(frozen=True, slots=True)
class Activation:
    """A row that was activated, and what stands below it.

    Attributes:
        ids: the track of the row, then those of the rows below it.
        starts_alone: automatic tracks follow the row, not the rest of the list.
        noun: what the rows are called, one of them.
    """

    ids: Sequence[TrackId]
    starts_alone: bool = False
    noun: str = "track"


class PageHead(QWidget):
    """Title, way back, and the figures at the right.

    Attributes:
        back_requested: the arrow to the left was pressed.
        forward_requested: the arrow to the right was pressed.
    """

    back_requested = Signal()
    forward_requested = Signal()
    artist_clicked = Signal()
    note_clicked = Signal()
    cover_resized = Signal()
    """The cover has another size and needs another picture."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = IconButton(theme, Glyph.LEFT, tr("Back"), shortcut=key_of("back"))
        self.forward_button = IconButton(theme, Glyph.RIGHT, tr("Forward"), shortcut=key_of("forward"))
        self.back_button.clicked.connect(self.back_requested)
        self.forward_button.clicked.connect(self.forward_requested)
        self._way = QWidget()
        way = QHBoxLayout(self._way)
        way.setContentsMargins(0, 0, 0, 0)
        way.setSpacing(0)
        for button in (self.back_button, self.forward_button):
            way.addWidget(button)
            button.hide()
        self._way.hide()
        self._cover = CoverThumb(theme, LARGE_COVER_PX)
        self._cover.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cover.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cover.setAccessibleName(tr("Cover"))
        self._cover.setToolTip("")
        self._cover.hide()
        self._kind = section_label("")
        self._kind.hide()
        self._title = title_label()
        self.queue_button = IconButton(
            theme, Glyph.QUEUE, tr("Up next"), shortcut=key_of("toggle_up_next"), is_checkable=True
        )
        self._artist = LinkLabel(tr("Go to artist"))
        self._artist.hide()
        self._artist.clicked.connect(self.artist_clicked)
        self._note = LinkLabel(tr("Edit name and description"), role="dim")
        self._note.hide()
        self._note.clicked.connect(self.note_clicked)
        self._figures = ElidedLabel(role="dim", minimum_width_px=80)
        self._tools_box = QWidget()
        self._tools = QHBoxLayout(self._tools_box)
        self._tools.setContentsMargins(0, 0, 0, 0)
        self._tools.setSpacing(Space.S)
        self._is_large = False
        self._lines: list[QWidget] = []
        self._names = QVBoxLayout()
        self._names.setSpacing(0)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.L, Space.M, Space.M, Space.S)
        self._row.setSpacing(Space.S)
        self._row.addWidget(self._way)
        self._row.addWidget(self._cover)
        self._row.addLayout(self._names, 1)
        self._row.addWidget(self.queue_button)
        self._lay_out()
        self.setMinimumHeight(56)

    def set_large(self, *, is_large: bool) -> None:
        """Stand the names below each other beside a large cover, or in one line."""
        if is_large != self._is_large:
            self._is_large = is_large
            self._lay_out()

    def show_way(self, *, is_back_shown: bool, can_go_back: bool, can_go_forward: bool) -> None:
        """Show the arrows: back where a page was opened from another one, both where there is a way forward.

        The arrow back stays in its place then, so that a second click on it never goes forward.
        """
        self.back_button.setVisible((is_back_shown and can_go_back) or can_go_forward)
        self.back_button.setEnabled(can_go_back)
        self.forward_button.setVisible(can_go_forward)
        self._way.setVisible((is_back_shown and can_go_back) or can_go_forward)

    def set_artist(self, name: str) -> None:
        """Name the artist of an album; empty for none."""
        self._artist.set_full_text(name)
        self._artist.set_active(is_active=bool(name))
        self._artist.setVisible(bool(name))

    def set_note(self, text: str) -> None:
        """A line below the title that can be edited, for example a description; empty for none."""
        self._note.set_full_text(text)
        self._note.set_active(is_active=bool(text))
        self._note.setVisible(bool(text))

    def add_line(self, widget: QWidget) -> None:
        """Put something below the note."""
        self._lines.append(widget)
        self._lay_out()

    def set_room(self, room: QSize) -> None:
        """The page has this size: it decides how large the cover is."""
        has_room = room.height() >= LARGE_FROM_PX and room.width() >= LARGE_FROM_PX
        side = LARGE_COVER_PX if has_room else MIDDLE_COVER_PX
        if side != self.cover_px:
            self._cover.setFixedSize(side, side)
            self.cover_resized.emit()

    @property
    def cover_px(self) -> int:
        """The side of the cover, in logical pixels."""
        return self._cover.width()

    def _lay_out(self) -> None:
        """Put names, tools and figures where the head has them now."""
        while self._names.takeAt(0) is not None:
            pass
        for part in (self._tools_box, self._figures):
            self._row.removeWidget(part)
        edge = Qt.AlignmentFlag.AlignTop if self._is_large else Qt.AlignmentFlag.AlignVCenter
        for part in (self._way, self.queue_button):
            self._row.setAlignment(part, edge)
        self._row.setSpacing(Space.M if self._is_large else Space.S)
        if self._is_large:
            self._names.addStretch()
        for name in (self._kind, self._title, self._artist, self._note, *self._lines):
            self._names.addWidget(name)
        if self._is_large:
            self._names.addWidget(self._figures)
            self._names.addSpacing(Space.M)
            self._names.addWidget(self._tools_box, alignment=Qt.AlignmentFlag.AlignLeft)
            self._names.addStretch()
        else:
            self._row.insertWidget(self._row.count() - 1, self._tools_box)
            self._row.insertWidget(self._row.count() - 1, self._figures)

    def set_title(self, title: str, kind: str = "") -> None:
        """Name what is shown; ``kind`` ("Album", "Similar to") stands small above it."""
        self._title.set_full_text(title)
        self._kind.setText(kind)
        self._kind.setVisible(bool(kind))

    def set_cover(self, cover: QPixmap | None, name: str, *, is_shown: bool) -> None:
        """Show a cover, or its placeholder, before the title."""
        self._cover.set_cover(cover, name)
        self._cover.setVisible(is_shown)

    @property
    def title(self) -> str:
        """What the head says."""
        return self._title.full_text

    def set_figures(self, text: str) -> None:
        """The figures at the right, for example ``"12,804 tracks · 38 days"``."""
        self._figures.set_full_text(text)

    @property
    def figures(self) -> str:
        """The figures that are shown."""
        return self._figures.full_text

    def add_tool(self, widget: QWidget) -> None:
        """Put a button before the figures."""
        self._tools.addWidget(widget)


class Page(FocusLeader):
    """The base of all pages.

    Attributes:
        play_requested: a list of track ids and the index to start at.
        activated: a row was double-clicked, or Enter was pressed on it (``Activation``).
        shuffle_requested: a list of track ids to play in any order.
        menu_requested: a list of track ids and the global point of a context menu.
        scope_requested: a ``Scope`` whose tracks are wanted.
        scope_menu_requested: a ``Scope`` and the global point of a context menu for it.
        rate_requested: a list of track ids and the half stars that they get; 0 takes their rating away.
        start_requested: a ``Scope`` that a queue shall start from.
        clear_search_requested: the search field should be emptied.
        library_search_requested: a text that the whole library should be searched for.
        loaded: what was asked for is shown.
    """

    play_requested = Signal(object, int)
    activated = Signal(object)
    shuffle_requested = Signal(object)
    menu_requested = Signal(object, QPoint)
    scope_requested = Signal(object)
    scope_menu_requested = Signal(object, QPoint)
    start_requested = Signal(object)
    rate_requested = Signal(object, int)
    clear_search_requested = Signal()
    library_search_requested = Signal(str)
    loaded = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.theme = theme
        self.head = PageHead(theme)
        self.empty = EmptyState(theme)
        self.empty.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._list: QAbstractItemView | None = None
        self._is_loading = False
        self._wants_first = False
        self._body = QStackedLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addLayout(self._body, 1)

    @property
    def list_parent(self) -> QWidget:
        """Where the list will stand; a list that is made there is dressed once."""
        parent = self._body.parentWidget()
        return self if parent is None else parent

    def set_list(self, view: QAbstractItemView, holder: QWidget | None = None) -> None:
        """Set the list that is shown while it has rows; a ``holder`` with it inside is shown in its place."""
        self._list = view
        if isinstance(view, ListView):
            self.play_requested.connect(lambda _ids, _start: view.leave_selection())
            self.activated.connect(lambda _activation: view.leave_selection())
        self._body.addWidget(view if holder is None else holder)
        self._body.addWidget(self.empty)
        self.lead_focus(view)

    def set_side(self, widget: QWidget, width_px: int) -> None:
        """Put something at the left of the list, which stays when the list has no rows."""
        holder, splitter = QWidget(), QSplitter()
        self._column.removeItem(self._body)
        self._body.setParent(None)
        holder.setLayout(self._body)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(widget)
        splitter.addWidget(holder)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([width_px, 4 * width_px])
        self._column.insertWidget(1, splitter, 1)

    def set_foot(self, widget: QWidget) -> None:
        """Put something below the list, which stays when the list has no rows."""
        self._column.addWidget(widget)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.give_room()

    def give_room(self) -> None:
        """Share the height of the page between its parts."""
        self.head.set_room(self.size())

    def cover_changed(self, track_id: TrackId) -> None:
        """A cover was loaded; pages that show covers paint it."""

    def forget(self) -> None:
        """Show nothing any more of a listener who left."""

    def has_list_focus(self) -> bool:
        """Whether the keyboard is on the list."""
        return self._list is not None and self._list.hasFocus()

    @property
    def has_current_row(self) -> bool:
        """Whether the keyboard would be on a row."""
        return self._list is not None and self._list.currentIndex().isValid()

    def go_to_first(self) -> None:
        """Give the keyboard to the first row of the list, as soon as the rows are read."""
        if self._enter_empty():
            return
        self.setFocus()
        self._wants_first = True
        if not self._is_loading:
            self._loaded()

    def _enter_empty(self) -> bool:
        """Do what Enter does where there are no rows; False where there are, or where it does nothing."""
        return self.is_empty_shown and not self._is_loading and self.empty.enter()

    def _load(self) -> None:
        """Note that rows are being read; ``_loaded`` ends that."""
        self._is_loading = True

    def _loaded(self) -> None:
        self._is_loading = False
        if self._wants_first and self._list is not None and self._list.model().rowCount():
            first = self._list.model().index(0, 0)
            self._list.setCurrentIndex(first)
            self._list.scrollTo(first)
        self._wants_first = False
        self.loaded.emit()

    @property
    def is_selection_played(self) -> bool:
        """Whether the selection is left over from starting to play; False once the user changed it."""
        return isinstance(self._list, ListView) and self._list.is_left_over

    def play_current(self) -> None:
        """Play from the row that the keyboard is on; lists of groups open it."""
        if self._enter_empty():
            return
        if self._list is not None and self._list.currentIndex().isValid():
            self.open_row(self._list.currentIndex().row())

    def open_row(self, row: int) -> None:
        """Play from a row, or open the group in it."""

    def rate_row(self, row: int, half_stars: int) -> None:
        """Ask for a rating of the track in a row, and of all that is selected where it is among them."""
        view = self._list
        model = None if view is None else view.model()
        if not isinstance(view, ListView) or not isinstance(model, ColumnModel):
            return
        rows = view.selected_rows()
        tracks = [model.track_at(place) for place in (rows if row in rows else [row])]
        ids = list(dict.fromkeys(track.id for track in tracks if track is not None))
        self.rate_requested.emit(ids, half_stars)

    def show_list(self) -> None:
        """Show the list in place of the empty state."""
        had_focus = self.empty.hasFocus()
        self._body.setCurrentIndex(0)
        if had_focus:
            self.setFocus()

    def show_empty(self) -> None:
        """Show the empty state in place of the list."""
        had_focus = self.has_list_focus()
        self._body.setCurrentWidget(self.empty)
        if had_focus:
            self.empty.setFocus()

    @property
    def is_empty_shown(self) -> bool:
        """Whether the page says that there is nothing."""
        return self._body.currentWidget() is self.empty

    def set_text(self, text: str) -> None:
        """Narrow the page to a search; pages without a list to narrow do nothing."""

    def refresh(self) -> None:
        """Read again what is shown; called when the page comes up and when its data changed."""

    def refresh_rows(self) -> None:
        """The same rows say something else (a like, a play)."""

    def tracks_heard(self, _ids: Collection[TrackId]) -> None:
        """Some tracks were heard, or skipped; nothing else has changed."""
        self.refresh_rows()

    def sounds_changed(self) -> None:
        """The sound of other tracks is known."""

    def set_current(self, track_id: TrackId | None, *, is_playing: bool) -> None:
        """Mark what the player plays."""

    def set_compact(self, *, is_compact: bool) -> None:
        """Choose the height of rows."""

    def selected_ids(self) -> Sequence[TrackId]:
        """The selected tracks, from top to bottom."""
        return ()

    def listed_ids(self) -> Sequence[TrackId]:
        """All tracks of the list, from top to bottom; none on pages of groups."""
        return ()

    def selected_scope(self) -> Scope | None:
        """The album, artist or genre that the keyboard is on; None on other pages."""
        return None

    def toggle_panes(self) -> bool:
        """Show or hide panes that narrow the list; False where it can have none."""
        return False

    def toggle_by_album(self) -> bool:
        """Put the tracks under headings of their albums, or not; False where that is not possible."""
        return False

    def turn_album(self) -> bool:
        """Fold or open the album that the keyboard is on; False where the list has none."""
        return False

    def turn_all_albums(self) -> bool:
        """Fold or open all albums; False where the list has none."""
        return False

    def choose_columns(self) -> bool:
        """Let the user choose the columns of the list; False where it has none to choose."""
        return False

    def layout_state(self) -> dict[str, object]:
        """What the window keeps over a restart."""
        return {}

    def restore_layout(self, state: object) -> None:
        """Restore what ``layout_state`` gave; what does not fit is ignored."""
