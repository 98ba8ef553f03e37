"""The list model of the queue panel; it changes only the rows that changed, so selection and scroll stay."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from musicrec_desktop.core.language import in_sentence, tr
from musicrec_desktop.model.playback import EntryId
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.formats import format_spoken_duration
from musicrec_desktop.ui.queue.rows import (
    YOURS_HEADER,
    ListRow,
    RowKind,
    UpNextContent,
    UpNextRow,
    list_rows,
)

ENTRY_MIME: Final = "application/x-musicrec-queue-entry"
NEW_TEXT: Final = tr("New to you")
AGAIN_HINT: Final = tr("↻ chooses the automatic part anew (Ctrl+Shift+R)")
ROW_ROLE: Final = Qt.ItemDataRole.UserRole
"""Gives the ``ListRow``."""

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ENTRY_KINDS = (RowKind.NOW, RowKind.USER, RowKind.AUTO)
_MOVABLE_KINDS = (RowKind.USER, RowKind.AUTO)


class UpNextModel(QAbstractListModel):
    """Rows of ``UpNextContent``; dragging asks for a move and changes nothing by itself."""

    moved = Signal(object, int)
    """Entry ids, and the index among the user's own entries, without these, where they were let go."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ListRow] = []

    def set_content(self, content: UpNextContent) -> tuple[EntryId, ...]:
        """Show other rows.

        Returns:
            The automatic entries that were not there before; none where nothing automatic was.
        """
        known, had_auto = {row.entry.entry_id for row in self._rows if row.entry}, self._has_auto
        fresh = list_rows(content)
        before, after = [_key(row) for row in self._rows], [_key(row) for row in fresh]
        steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        for step, first, last, fresh_first, fresh_last in reversed(steps):
            if step == "equal":
                continue
            if last > first:
                self.beginRemoveRows(QModelIndex(), first, last - 1)
                del self._rows[first:last]
                self.endRemoveRows()
            if fresh_last > fresh_first:
                self.beginInsertRows(QModelIndex(), first, first + fresh_last - fresh_first - 1)
                self._rows[first:first] = fresh[fresh_first:fresh_last]
                self.endInsertRows()
        changed = [place for place, row in enumerate(fresh) if row != self._rows[place]]
        self._rows = fresh
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
        return tuple(
            row.entry.entry_id
            for row in fresh
            if had_auto and row.kind is RowKind.AUTO and row.entry and row.entry.entry_id not in known
        )

    @property
    def _has_auto(self) -> bool:
        return any(row.kind is RowKind.AUTO for row in self._rows)

    def row_at(self, place: int) -> ListRow | None:
        """What stands there."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def entry_at(self, place: int) -> UpNextRow | None:
        """The entry that stands there; None for headers."""
        row = self.row_at(place)
        return row.entry if row else None

    def place_of(self, entry_id: EntryId) -> int | None:
        """Where an entry stands."""
        places = (at for at, row in enumerate(self._rows) if row.entry and row.entry.entry_id == entry_id)
        return next(places, None)

    @override
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        entry = row.entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title if entry else row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        return _tool_tip(row) if role == Qt.ItemDataRole.ToolTipRole else None

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if row.kind in _ENTRY_KINDS:
            flags |= Qt.ItemFlag.ItemIsSelectable
        if row.kind in _MOVABLE_KINDS:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [ENTRY_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        places = sorted(index.row() for index in indexes)
        entries = [entry for place in places if (entry := self.entry_at(place)) is not None]
        if entries:
            ids = ",".join(str(int(entry.entry_id)) for entry in entries)
            data.setData(ENTRY_MIME, QByteArray(ids.encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: AnyIndex
    ) -> bool:
        """Ask for the move; False, so that the view does not take the row away itself."""
        if not data.hasFormat(ENTRY_MIME):
            return False
        place = row
        if place < 0:
            place = parent.row() if parent.isValid() else len(self._rows)
        ids = tuple(EntryId(int(word)) for word in data.data(ENTRY_MIME).toStdString().split(","))
        self.moved.emit(ids, self._move_index(place, ids))
        return False

    def place_near(self, place: int, *, is_move: bool) -> int:
        """Where something that is let go before ``place`` can stand: behind what plays, and under no header.

        Args:
            place: a row, or the number of rows.
            is_move: whether entries of the queue are moved; they stand before everything automatic.
        """
        kinds = [row.kind for row in self._rows]
        first = kinds.index(RowKind.NOW) + 1 if RowKind.NOW in kinds else 0
        auto = next((at for at, row in enumerate(self._rows) if row.is_auto_header), len(self._rows))
        if first < auto and kinds[first] is RowKind.HEADER:
            first += 1
        place = max(place, first)
        return auto if place == auto + 1 or (is_move and place > auto) else place

    def insert_index(self, place: int) -> int:
        """The index among all upcoming entries that standing before ``place`` means."""
        above = self._rows[:place]
        shown = sum(row.kind is RowKind.USER for row in above)
        automatic = sum(row.kind is RowKind.AUTO for row in above)
        is_behind_rest = any(row.kind is RowKind.REST for row in above) or automatic > 0
        total = max((row.count for row in self._rows if _is_yours_header(row)), default=shown)
        return (total if is_behind_rest else shown) + automatic

    def _move_index(self, place: int, ids: Collection[EntryId]) -> int:
        """The index that a move to before ``place`` means, the moved entries themselves not counted.

        What the listener moves stands before everything automatic.
        """
        above = [row for row in self._rows[:place] if row.kind is RowKind.USER]
        return sum(row.entry is not None and row.entry.entry_id not in ids for row in above)


def _is_yours_header(row: ListRow) -> bool:
    return row.kind is RowKind.HEADER and row.text == YOURS_HEADER


def _key(row: ListRow) -> tuple[RowKind, object]:
    return row.kind, row.entry.entry_id if row.entry else (row.text if row.kind is RowKind.HEADER else "")


def _tool_tip(row: ListRow) -> str | None:
    entry = row.entry
    if entry is None:
        return AGAIN_HINT if row.is_auto_header else None
    badge = NEW_TEXT if entry.is_discovery else ""
    return tool_tip_text(entry.title, entry.artists, badge, entry.reason_text)


def _spoken(row: ListRow) -> str:
    entry = row.entry
    if entry is None:
        return f"{row.text}, {row.count}" if row.count else row.text
    parts = (
        tr("now playing") if row.kind is RowKind.NOW else "",
        entry.title,
        entry.artists,
        format_spoken_duration(entry.duration_ms),
        tr("file is missing") if entry.is_missing else "",
        in_sentence(NEW_TEXT) if entry.is_discovery else "",
        entry.reason_text,
    )
    return ", ".join(part for part in parts if part)
