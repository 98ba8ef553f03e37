"""What pages with a table of tracks have in common."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.column_model import ColumnModel
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.kit.page import Page
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.track_table.album_heading import FOLD_PX
from musicrec_desktop.ui.track_table.column_dialog import ColumnDialog, OrderControl, make_column_menu
from musicrec_desktop.ui.track_table.model import TrackTableModel
from musicrec_desktop.ui.track_table.row_painter import TrackRowPainter


class TablePage(Page):
    """The base of pages whose list is a table of tracks; it keeps the columns over a restart.

    Attributes:
        view: the table.
    """

    view: ListView

    def set_table(
        self,
        model: ColumnModel,
        view: ListView,
        holder: QWidget | None = None,
        covers: CoverLookup | None = None,
    ) -> None:
        """Show the rows of a model in a table, which plays, rates and has a menu.

        Args:
            model: the rows.
            view: the table.
            holder: shown in the place of the table, with the table inside.
            covers: gives the pictures of albums over their tracks.
        """
        self.view = view
        view.setModel(model)
        view.play_requested.connect(self.open_row)
        view.menu_requested.connect(self._on_row_menu)
        painter = TrackRowPainter(self.theme, view)
        painter.covers = covers
        painter.too_narrow.connect(view.meet_text)
        painter.stars.rated.connect(self.rate_row)
        view.set_row_painter(painter)
        self.set_list(view, holder)

    def let_sort(self, on_clicked: Callable[[int], object]) -> None:
        """Let a click on the head of a column sort, and the menu of the head choose columns.

        Args:
            on_clicked: sorts by the column in a place.
        """
        head = self.view.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.sectionClicked.connect(on_clicked)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(
            lambda point: make_column_menu(self.view, self.choose_columns).popup(
                head.viewport().mapToGlobal(point)
            )
        )

    def order_control(self) -> OrderControl | None:
        """What the dialog of columns orders the rows by; None where it does not order them."""
        return None

    @override
    def choose_columns(self) -> bool:
        open_once(ColumnDialog(self.view, self.order_control(), self))
        return True

    @override
    def set_compact(self, *, is_compact: bool) -> None:
        self.view.set_compact(is_compact=is_compact)

    @override
    def layout_state(self) -> dict[str, object]:
        return {"columns": self.view.layout_state()}

    @override
    def restore_layout(self, state: object) -> None:
        if isinstance(state, dict):
            self.view.restore_layout(state.get("columns"))

    def _on_row_menu(self, point: QPoint) -> None:
        self.menu_requested.emit(self.selected_ids(), point)


class TrackTablePage(TablePage):
    """The base of pages whose rows are those of a ``TrackTableModel``.

    Attributes:
        model: the rows.
    """

    model: TrackTableModel

    @override
    def refresh_rows(self) -> None:
        self.model.refresh_rows()

    @override
    def tracks_heard(self, ids: Collection[TrackId]) -> None:
        self.model.tracks_heard(ids)

    @override
    def sounds_changed(self) -> None:
        self.model.sounds_changed()

    @override
    def set_current(self, track_id: TrackId | None, *, is_playing: bool) -> None:
        self.model.set_current(track_id, is_playing=is_playing)

    @override
    def listed_ids(self) -> Sequence[TrackId]:
        # A row without a track, as playlists have them, has the id 0.
        return [TrackId(value) for value in self.model.ids if value]

    @override
    def selected_ids(self) -> Sequence[TrackId]:
        ids = (self.model.id_at(row) for row in self.view.selected_rows())
        return [track_id for track_id in ids if track_id > 0]

    def let_fold(self) -> None:
        """Let clicks on headings of albums fold and select them, and a key fold that of a row."""
        self.view.heading_clicked.connect(self._on_heading_clicked)
        self.view.fold_requested.connect(self._turn)

    @override
    def turn_album(self) -> bool:
        current = self.view.currentIndex()
        if self.model.albums is None or not current.isValid():
            return False
        self._turn(current.row())
        return True

    @override
    def turn_all_albums(self) -> bool:
        if self.model.albums is None:
            return False
        selected = self.selected_ids()
        self.model.turn_all_albums()
        self.view.select_rows(self.model.rows_of(selected))
        self.view.scrollToTop()
        return True

    def _turn(self, row: int) -> None:
        """Fold or open the album of a row; its heading stays where it is."""
        if (albums := self.model.albums) is None:
            return
        album, bar = albums.album_at(row), self.view.verticalScrollBar()
        height = self.view.verticalHeader().defaultSectionSize()
        above = max(0, albums.row_of(album) * height - bar.value())
        selected = self.selected_ids()
        self.model.turn_album(row)
        assert self.model.albums is not None
        heading = self.model.albums.row_of(album)
        self.view.select_rows(self.model.rows_of(selected), heading)
        self.view.updateGeometries()
        bar.setValue(heading * height - above)

    def _on_heading_clicked(self, row: int, x: int) -> None:
        """At the left a click folds the album, elsewhere it selects its tracks."""
        if (albums := self.model.albums) is None:
            return
        if x < FOLD_PX:
            self._turn(row)
        else:
            self.view.select_rows(self.model.rows_of(albums.ids_of(albums.album_at(row))), row)

    @override
    def _on_row_menu(self, point: QPoint) -> None:
        albums = self.model.albums
        row = self.view.indexAt(self.view.viewport().mapFromGlobal(point)).row()
        if albums is None or row < 0 or not self.model.is_heading(row):
            super()._on_row_menu(point)
            return
        heading = albums.heading(albums.rows[albums.row_of(albums.album_at(row))])
        track = None if heading is None else heading.track
        if track is not None and track.tags.album:
            scope = Scope(ScopeKind.ALBUM, track.tags.album, track.album_artist_text)
            self.scope_menu_requested.emit(scope, point)
