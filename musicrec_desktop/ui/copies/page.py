"""The page of copies and versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QSplitter, QTabBar, QWidget
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.copies import COPY_KINDS, CopyGroup, CopyGroupId, CopyKind, CopyList, CopyRow
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.copies.service import CopyService
from musicrec_desktop.ui.copies.comparison import ComparisonPanel
from musicrec_desktop.ui.copies.rows import CopyDelegate, CopyModel
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.page import Page
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.kit.wording.copies import (
    KIND_NAMES,
    NO_GROUP,
    NOT_HEARD,
    NOTHING_FOUND,
    PAGE_TITLE,
    list_text,
    looking_text,
    unheard_text,
)
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

LIST_PX: Final = 300
_TABS: Final[tuple[tuple[str, frozenset[CopyKind]], ...]] = (
    (tr("All copies"), COPY_KINDS),
    *((KIND_NAMES[kind], frozenset({kind})) for kind in CopyKind),
)
"""The filters, and the kinds that each of them shows."""


class CopiesPage(Page):
    """Groups at the left, the files of the chosen one at the right; filters above, and a search.

    Args:
        copies: finds them.
        covers: gives pictures.
        theme: colours.

    Attributes:
        trash_all_requested: all files but the best one of the ``CopyRow``s shall go to the trash.
        restore_requested: what is in the trash shall come back.
        panel: the files of the chosen group.
        tabs: chooses a kind.
        view: the groups.
    """

    trash_all_requested = Signal(object)
    restore_requested = Signal()

    def __init__(
        self, copies: CopyService, covers: CoverLookup, theme: ThemeController, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._copies = copies
        self._known = CopyList()
        self._text = ""
        self._texts: list[str] = []
        self._wanted: CopyGroupId | None = None
        self.head.set_title(PAGE_TITLE)
        self.trash_all_button = IconButton(theme, Glyph.REMOVE, tr("Move all spare files to the trash…"))
        self.trash_all_button.clicked.connect(lambda: self.trash_all_requested.emit(self._spare_rows()))
        self.restore_button = text_button("", role="link")
        self.restore_button.clicked.connect(self.restore_requested)
        self.restore_button.hide()
        self.head.add_tool(self.restore_button)
        self.head.add_tool(self.trash_all_button)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Kind"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        for name, _ in _TABS:
            self.tabs.addTab(name)
        self.tabs.currentChanged.connect(lambda _number: self._show())
        row = QHBoxLayout()
        row.setContentsMargins(Space.XS, 0, Space.M, 0)
        row.addWidget(self.tabs)
        self._column.insertLayout(1, row)
        self.model = CopyModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(CopyDelegate(theme, covers, self.view))
        self.view.setAccessibleName(PAGE_TITLE)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.panel = ComparisonPanel(theme)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.view)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([LIST_PX, 2 * LIST_PX])
        self.set_list(self.view, self.splitter)

    @property
    def known(self) -> CopyList:
        """All groups, shown or not."""
        return self._known

    @override
    def refresh(self) -> None:
        self._copies.load(self._on_list, self._on_error)
        self._copies.refresh()
        self.show_work()

    def copies_changed(self) -> None:
        """Other groups are kept, or one has changed."""
        if self.isVisible():
            self._copies.load(self._on_list, self._on_error)

    def library_changed(self) -> None:
        """Tracks came, went or were heard: look again where somebody sees it."""
        if self.isVisible():
            self._copies.load(self._on_list, self._on_error)
            self._copies.refresh()

    def show_progress(self, progress: Progress) -> None:
        """How far the search is."""
        self.head.set_figures(looking_text(progress))

    def show_work(self) -> None:
        """A search has begun or ended."""
        if not self._copies.is_working:
            self.head.set_figures(list_text(self._known))
        if not self._known.rows:
            self._say_why_none()

    def show_trashed(self, text: str) -> None:
        """What can come back from the trash, in words; empty for nothing."""
        self.restore_button.setText(text)
        self.restore_button.setVisible(bool(text))

    @override
    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._show()

    @override
    def cover_changed(self, track_id: TrackId) -> None:
        self.model.cover_changed(track_id)

    @override
    def forget(self) -> None:
        self.panel.show_group(None)
        self.model.show_rows(())

    @override
    def refresh_rows(self) -> None:
        # What was played, liked or rated tells for or against a file.
        if (group := self.panel.group) is not None:
            self._copies.load_group(group.id, self._on_group, self._on_error)

    @override
    def selected_ids(self) -> Sequence[TrackId]:
        index = self.view.currentIndex()
        return self.model.rows[index.row()].ids if index.isValid() else ()

    @override
    def open_row(self, row: int) -> None:
        if (kept := self.panel.kept) is not None:
            self.panel.hear_requested.emit(kept)

    @override
    def layout_state(self) -> dict[str, object]:
        return {"tab": self.tabs.currentIndex(), "sizes": self.splitter.sizes()}

    @override
    def restore_layout(self, state: object) -> None:
        if not isinstance(state, dict):
            return
        tab, sizes = state.get("tab"), state.get("sizes")
        if isinstance(tab, int) and not isinstance(tab, bool) and 0 <= tab < len(_TABS):
            self.tabs.setCurrentIndex(tab)
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(one, int) for one in sizes):
            self.splitter.setSizes(sizes)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._copies.listening.stop()

    def _spare_rows(self) -> list[CopyRow]:
        return [row for row in self.model.rows if row.kind in COPY_KINDS]

    def _on_list(self, known: CopyList) -> None:
        if known != self._known:
            self._known, self._texts = known, []
        self._show()
        self.show_work()

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        message = error_message(error)
        self.empty.show_message(
            message.headline, message.advice, tr("Try again"), self.refresh, glyph=Glyph.DUPLICATE
        )
        self.show_empty()

    def _show(self) -> None:
        """Show what the filter and the search leave; the chosen group stays chosen where it is there."""
        kinds = _TABS[self.tabs.currentIndex()][1]
        words = fold(self._text).split()
        if words and not self._texts:
            self._texts = [fold(f"{row.title} {row.artist} {row.album}") for row in self._known.rows]
        rows = [
            row
            for number, row in enumerate(self._known.rows)
            if row.kind in kinds and all(word in self._texts[number] for word in words)
        ]
        place = self.view.currentIndex().row()
        # Groups are numbered anew by each search; their tracks are the same.
        chosen = set(self.selected_ids())
        self.model.show_rows(rows)
        self.trash_all_button.setVisible(bool(self._spare_rows()))
        if not rows:
            self.panel.show_group(None)
            self._say_why_none()
            return
        self.show_list()
        numbers = [number for number, row in enumerate(rows) if chosen.intersection(row.ids)]
        row = numbers[0] if numbers else min(max(place, 0), len(rows) - 1)
        self.view.setCurrentIndex(self.model.index(row, 0))
        self._load_group(rows[row].id)
        self._loaded()

    def _say_why_none(self) -> None:
        if self.model.rows:
            return
        problem = self._copies.problem
        if problem is not None:
            self._on_error(problem)
            return
        unheard = unheard_text(self._known.unheard)
        if self._copies.is_working or self._known.found_at_ms is None:
            self.empty.show_message(
                tr("Looking for copies"),
                tr("Sounds are compared; it takes some seconds."),
                glyph=Glyph.DUPLICATE,
            )
        elif self._known.rows:
            self.empty.show_message(
                tr("Nothing here"),
                tr("No group of this kind fits the search.") if self._text else f"{NO_GROUP}{unheard}",
                tr("Show all copies") if self._text or self.tabs.currentIndex() else tr("Show versions"),
                self._show_others,
                glyph=Glyph.DUPLICATE,
            )
        else:
            hint = unheard or ("" if self._known.is_sound_known else f" {NOT_HEARD}")
            self.empty.show_message(
                tr("No copies"),
                f"{NOTHING_FOUND}{hint}",
                tr("Look again"),
                self._copies.find,
                glyph=Glyph.DUPLICATE,
            )
        self.show_empty()

    def _show_others(self) -> None:
        if self._text:
            self.clear_search_requested.emit()
        last = len(_TABS) - 1
        self.tabs.setCurrentIndex(0 if self.tabs.currentIndex() else last)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and current.row() < len(self.model.rows):
            self._load_group(self.model.rows[current.row()].id)

    def _load_group(self, group_id: CopyGroupId) -> None:
        if self.panel.group is not None and self.panel.group.id != group_id:
            self._copies.listening.stop()
        self._wanted = group_id
        self._copies.load_group(group_id, self._on_group, self._on_error)

    def _on_group(self, group: CopyGroup | None) -> None:
        if group is None or group.id == self._wanted:
            self.panel.show_group(group)
