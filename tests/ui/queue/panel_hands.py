"""Rows of the queue panel, found and selected as the tests of it do."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex

from musicrec_desktop.model.playback import EntryId
from musicrec_desktop.ui.queue.panel import UpNextPanel


def index_of(panel: UpNextPanel, entry_id: int) -> QModelIndex:
    """Where an entry stands."""
    place = panel.model.place_of(EntryId(entry_id))
    assert place is not None
    return panel.model.index(place)


def select(panel: UpNextPanel, *entry_ids: int) -> None:
    """Select these entries and no others; the keyboard is on the first."""
    selection = panel.view.selectionModel()
    panel.view.setCurrentIndex(index_of(panel, entry_ids[0]))
    for entry_id in entry_ids:
        selection.select(index_of(panel, entry_id), selection.SelectionFlag.Select)
