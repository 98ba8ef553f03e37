"""The cover wall: all albums, laid out so that covers that look alike are neighbours."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.model.browse import BrowseRequest, GroupKind, ListTotals, Scope, SortColumn
from musicrec_desktop.model.cover_look import Wall
from musicrec_desktop.model.track import GroupRow, TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.looks.albums import AlbumLooks
from musicrec_desktop.services.looks.service import CoverLookService
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.page import Page
from musicrec_desktop.ui.kit.painting import AnyIndex, CoverLookup
from musicrec_desktop.ui.kit.wording.covers import ARRANGING, PROBLEMS, READING_WALL
from musicrec_desktop.ui.library.wall.cells import GAP_PX
from musicrec_desktop.ui.library.wall.model import WallModel, key_of
from musicrec_desktop.ui.library.wall.view import WallView
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space


class WallPage(Page):
    """Enter or a double-click plays an album; a search lights up what it finds and moves nothing.

    Args:
        browse: finds albums and their tracks.
        albums: gives each album its place.
        looking: looks at covers; tells what is wrong with that.
        covers: gives pictures.
        theme: colours.

    Attributes:
        list_requested: the albums are wanted as a list.
    """

    list_requested = Signal()

    def __init__(
        self,
        browse: BrowseService,
        albums: AlbumLooks,
        looking: CoverLookService,
        covers: CoverLookup,
        theme: ThemeController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._browse, self._albums, self._looking = browse, albums, looking
        self._text = ""
        self.model = WallModel(self)
        self.view = WallView(self.model, theme, covers)
        self.view.play_requested.connect(self._play)
        self.view.menu_requested.connect(self._on_menu)
        self.view.zoomed.connect(self._show_zoom)
        self.head.set_title(tr("Cover wall"))
        self.list_button = IconButton(theme, Glyph.ALBUMS, tr("Show as a list"))
        self.list_button.clicked.connect(self.list_requested)
        self.out_button = IconButton(theme, Glyph.MINUS, tr("Smaller covers"), shortcut="-")
        self.in_button = IconButton(theme, Glyph.ADD, tr("Larger covers"), shortcut="+")
        self.fit_button = IconButton(theme, Glyph.OUTSIDE, tr("Show the whole wall"), shortcut="0")
        self.out_button.clicked.connect(lambda: self.view.set_zoom(self.view.zoom - 1))
        self.in_button.clicked.connect(lambda: self.view.set_zoom(self.view.zoom + 1))
        self.fit_button.clicked.connect(self.view.fit)
        for button in (self.list_button, self.out_button, self.in_button, self.fit_button):
            self.head.add_tool(button)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(Space.L - GAP_PX, 0, 0, 0)
        column.addWidget(self.view)
        self.set_list(self.view, holder)

    @override
    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._search()

    @override
    def cover_changed(self, track_id: TrackId) -> None:
        self.view.cover_changed()

    @override
    def refresh(self) -> None:
        self._load()
        if not self.model.wall.albums:
            self.empty.show_message(READING_WALL, "", glyph=Glyph.WALL)
            self.show_empty()
        self._albums.wall.load(self._on_wall)
        if self._text:
            self._search()

    @override
    def open_row(self, row: int) -> None:
        self._play(self.view.currentIndex())

    @override
    def selected_scope(self) -> Scope | None:
        return self.model.scope_at(self.view.currentIndex())

    @override
    def layout_state(self) -> dict[str, object]:
        return {} if self.view.is_whole else {"zoom": self.view.zoom}

    @override
    def restore_layout(self, state: object) -> None:
        zoom = state.get("zoom") if isinstance(state, dict) else None
        if isinstance(zoom, int) and not isinstance(zoom, bool):
            self.view.set_zoom(zoom)

    def looks_changed(self) -> None:
        """Other covers look alike now."""
        if self.isVisible():
            self.refresh()

    def _on_wall(self, wall: Wall) -> None:
        current = self.model.album_at(self.view.currentIndex())
        place = self.view.keep_place()
        self.model.show_wall(wall)
        if current is not None:
            self.view.setCurrentIndex(self.model.index_of(key_of(current)))
        if self.view.is_whole:
            self.view.fit()
        self.view.restore_place(place)
        self._show_zoom()
        self._show_figures()
        problem = PROBLEMS.get(self._looking.problem, "")
        if wall.albums and not (problem and not wall.with_cover):
            self.show_list()
        else:
            headline = tr("No albums yet") if not wall.albums else tr("Covers cannot be compared")
            advice = tr("Tracks with an album in their tags appear here, with their covers.")
            self.empty.show_message(headline, problem or advice, glyph=Glyph.ALBUMS)
            self.show_empty()
        self._loaded()

    def _search(self) -> None:
        text = self._text
        if text:
            self._browse.load_groups(
                GroupKind.ALBUMS, text, lambda rows: self._on_found(text, rows), self._on_error
            )
        else:
            self._light(None)

    def _on_found(self, text: str, rows: list[GroupRow]) -> None:
        if text == self._text:
            self._light([key_of(row) for row in rows if row.name])

    def _on_error(self, error: Exception) -> None:
        """A search that cannot be meant lights nothing up; the field says why."""
        if not isinstance(error, MusicRecError):
            raise error
        self._light([])

    def _light(self, found: list[tuple[str, str]] | None) -> None:
        self.model.light(found)
        self.view.viewport().update()
        self._show_figures()
        if (first := self.model.first_lit()).isValid():
            self.view.scrollTo(first)

    def _show_figures(self) -> None:
        albums, lit = self.model.wall.albums, self.model.lit
        if not albums:
            self.head.set_figures("")
            return
        figures = plural("{n} album", "{n} albums", len(albums))
        if lit is not None:
            found = sum(key_of(album) in lit for album in albums)
            figures = tr("{found} of {figures}", found=number_text(found), figures=figures)
        if not self.model.wall.is_arranged:
            figures = f"{figures} · {ARRANGING}"
        self.head.set_figures(figures)

    def _show_zoom(self) -> None:
        self.out_button.setEnabled(self.view.can_zoom_out)
        self.in_button.setEnabled(self.view.can_zoom_in)

    def _play(self, index: AnyIndex) -> None:
        scope = self.model.scope_at(index)
        if scope is not None:
            request = BrowseRequest(scope=scope, sort=SortColumn.NUMBER)
            self._browse.load_ids(request, self._on_ids, self._on_error)

    def _on_ids(self, ids: array[int], _totals: ListTotals) -> None:
        if ids:
            self.play_requested.emit([TrackId(number) for number in ids], 0)

    def _on_menu(self, index: AnyIndex, point: QPoint) -> None:
        scope = self.model.scope_at(index)
        if scope is not None:
            self.scope_menu_requested.emit(scope, point)
