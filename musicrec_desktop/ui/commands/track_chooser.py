"""Chooses the track that somebody else's words mean: those that it may be, and a search for others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.tasks import TaskHandle
from musicrec_desktop.model.browse import BrowseRequest, ListTotals
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import let_clear
from musicrec_desktop.ui.kit.labels import section_label
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.formats import format_length
from musicrec_desktop.ui.theme.sizes import Space

SEARCH_DELAY_MS: Final = 200
LEAST_LIST_PX: Final = 88
MOST_FOUND: Final = 50
MOST_CANDIDATES: Final = 20
NOTHING_FOUND: Final = tr("No track of your library answers to this.")


def track_text(track: Track) -> str:
    """A track of the library in one line."""
    return " – ".join(part for part in (track.tags.title, track.tags.artist_text) if part)


class TrackChooser(QWidget):
    """A list, a search, and the button that takes the chosen track.

    Args:
        browse: finds tracks.
        list_name: of its searches, which replace each other.
        parent: Qt's owner.

    Attributes:
        taken: it is this ``TrackId``.
        left: the user wants to go back.
        found_nothing: the search found no track.
    """

    taken = Signal(object)
    left = Signal()
    found_nothing = Signal()

    def __init__(self, browse: BrowseService, list_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._browse, self._list_name = browse, list_name
        self._candidates: tuple[TrackId, ...] = ()
        self._own: TrackId | None = None
        self._task: TaskHandle | None = None
        self.label = section_label(tr("Which track is it?"))
        self.choices = QListWidget()
        self.choices.setProperty("role", "choices")
        self.choices.setAccessibleName(tr("Tracks of your library that it may be"))
        self.choices.setWordWrap(False)
        self.choices.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What it would like to have would make the panel scroll.
        self.choices.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.choices.setMinimumHeight(LEAST_LIST_PX)
        self.choices.setSpacing(1)
        self.choices.installEventFilter(self)
        self.choices.itemDoubleClicked.connect(lambda _item: self._take())
        self.choices.itemSelectionChanged.connect(self._show_button)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find another track"))
        self.search.setAccessibleName(tr("Find another track of your library"))
        let_clear(self.search)
        self.search.installEventFilter(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SEARCH_DELAY_MS)
        self._later.timeout.connect(self._find)
        self.search.textChanged.connect(lambda _text: self._later.start())
        self.take_button = text_button(tr("It is this track"))
        self.take_button.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.label)
        column.addWidget(self.choices, 1)
        column.addWidget(self.search)
        column.addWidget(self.take_button)
        self._show_button()

    def begin(self) -> None:
        """Forget what was searched for."""
        self.search.clear()
        self._later.stop()

    def show_candidates(self, ids: Sequence[TrackId], own: TrackId | None) -> None:
        """Offer tracks, unless the user searches for others.

        Args:
            ids: the likeliest first.
            own: what it is taken for already, which cannot be taken again.
        """
        self._candidates, self._own = tuple(ids), own
        if not self.search.text():
            self._show()

    def focus(self) -> None:
        """Give the keyboard to the tracks that it may be, or to the search where there are none."""
        if self.choices.count():
            self.choices.setCurrentRow(max(0, self.choices.currentRow()))
            self.choices.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.search.setFocus(Qt.FocusReason.TabFocusReason)

    def close_tasks(self) -> None:
        """Stop what still searches."""
        self._later.stop()
        if self._task is not None:
            self._task.cancel()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if watched is self.choices and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take()
                return True
            if watched is self.search and key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.focus()
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        wanted = list(self._candidates)[:MOST_CANDIDATES]
        found = {track.id: track for track in self._browse.page(wanted)} if wanted else {}
        self._fill([found[track_id] for track_id in wanted if track_id in found])

    def _fill(self, tracks: Sequence[Track]) -> None:
        self.choices.clear()
        for track in tracks:
            about = " · ".join(filter(None, (track.tags.album, format_length(track))))
            item = QListWidgetItem(f"{track_text(track)}\n{about}")
            item.setData(Qt.ItemDataRole.UserRole, track.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{track_text(track)}, {about}")
            item.setToolTip(tool_tip_text(track_text(track), about, track.path))
            self.choices.addItem(item)
        if tracks:
            self.choices.setCurrentRow(0)
        self._show_button()

    def _find(self) -> None:
        text = self.search.text().strip()
        if not text:
            self._show()
            return
        self._task = self._browse.load_ids(
            BrowseRequest(text), self._on_found, self._on_error, list_name=self._list_name
        )

    def _on_found(self, ids: Sequence[int], _totals: ListTotals) -> None:
        tracks = {track.id: track for track in self._browse.page([TrackId(one) for one in ids[:MOST_FOUND]])}
        self._fill([tracks[TrackId(one)] for one in ids[:MOST_FOUND] if TrackId(one) in tracks])
        if not tracks:
            self.found_nothing.emit()

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        self._fill(())
        self.found_nothing.emit()

    def _take(self) -> None:
        chosen = self._chosen_id()
        if chosen is not None:
            self.taken.emit(chosen)

    def _chosen_id(self) -> TrackId | None:
        row = self.choices.currentRow()
        return None if row < 0 else TrackId(int(self.choices.item(row).data(Qt.ItemDataRole.UserRole)))

    def _show_button(self) -> None:
        chosen = self._chosen_id()
        self.take_button.setVisible(self.choices.count() > 0)
        self.take_button.setEnabled(chosen is not None and chosen != self._own)
