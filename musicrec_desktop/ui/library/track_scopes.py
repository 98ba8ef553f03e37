"""How the table of tracks is laid out: widths of its columns and their first direction."""

from __future__ import annotations

from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.ui.kit.list_view import ColumnLayout
from musicrec_desktop.ui.library.columns import TRACK_COLUMNS

_SAMPLES = {column.key: column.samples for column in TRACK_COLUMNS}
LAYOUTS = {
    "number": ColumnLayout(samples=_SAMPLES["number"]),
    "title": ColumnLayout(240, is_elastic=True),
    "artist": ColumnLayout(170, is_elastic=True),
    "album": ColumnLayout(170, is_elastic=True, shown_from=520),
    "liked": ColumnLayout(36),
    "genre": ColumnLayout(110, is_elastic=True, shown_from=700),
    "year": ColumnLayout(samples=_SAMPLES["year"], shown_from=860),
    "tempo": ColumnLayout(samples=_SAMPLES["tempo"], is_shown=False),
    "key": ColumnLayout(samples=_SAMPLES["key"], is_shown=False),
    "plays": ColumnLayout(samples=_SAMPLES["plays"], shown_from=920),
    "last_played": ColumnLayout(samples=_SAMPLES["last_played"], shown_from=1020),
    "added": ColumnLayout(samples=_SAMPLES["added"], is_shown=False),
    "duration": ColumnLayout(samples=_SAMPLES["duration"]),
}
DESCENDING_FIRST = {SortColumn.PLAYS, SortColumn.LAST_PLAYED, SortColumn.ADDED, SortColumn.LIKED}
