"""What was heard, by day."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.browse import AnyHistoryRow
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.kit.page import Activation
from musicrec_desktop.ui.library.history_model import HistoryModel
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.track_table.banned_marks import IsBanned, nothing_banned
from musicrec_desktop.ui.track_table.columns import HISTORY_COLUMNS
from musicrec_desktop.ui.track_table.page import TablePage

SHOWN_LISTENS = 2000


class HistoryPage(TablePage):
    """The latest listens, here and in imported histories, under a heading for each day."""

    def __init__(
        self,
        browse: BrowseService,
        now_ms: Callable[[], int],
        theme: ThemeController,
        parent: QWidget | None = None,
        *,
        is_banned: IsBanned = nothing_banned,
    ) -> None:
        super().__init__(theme, parent)
        self._browse = browse
        self.model = HistoryModel(now_ms, self, is_banned=is_banned)
        self.set_table(self.model, ListView(theme, HISTORY_COLUMNS, tr("History")))
        self.view.horizontalHeader().setSectionsMovable(False)
        self.head.set_title(tr("History"))

    @override
    def forget(self) -> None:
        self.model.show_rows(())

    @override
    def refresh(self) -> None:
        self._load()
        self._browse.load_history(SHOWN_LISTENS, self._on_rows)

    @override
    def refresh_rows(self) -> None:
        if self.isVisible():
            self.refresh()

    @override
    def selected_ids(self) -> Sequence[TrackId]:
        tracks = [self.model.track_at(row) for row in self.view.selected_rows()]
        return list(dict.fromkeys(track.id for track in tracks if track is not None))

    def _on_rows(self, rows: list[AnyHistoryRow]) -> None:
        value = self.view.verticalScrollBar().value()
        self.view.clearSpans()
        self.model.show_rows(rows)
        for row in self.model.section_rows:
            self.view.setSpan(row, 0, 1, len(HISTORY_COLUMNS))
        self.view.verticalScrollBar().setValue(value)
        figures = plural("{n} listen", "{n} listens", len(rows))
        self.head.set_figures(
            tr("Latest {figures}", figures=figures) if len(rows) == SHOWN_LISTENS else figures
        )
        if rows:
            self.show_list()
        else:
            self.empty.show_message(
                tr("Nothing heard yet"),
                tr("Every track that you start is noted here, and steers what plays next."),
                glyph=Glyph.HISTORY,
            )
            self.show_empty()
        self._loaded()

    @override
    def open_row(self, row: int) -> None:
        if self.model.track_at(row) is not None:
            self.activated.emit(Activation(self.model.ids_from(row), starts_alone=True))
