"""The queue as it is kept over a restart."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from musicrec_desktop.model.playback import EntryId, Origin, QueueEntry, QueueSnapshot, RepeatMode
from musicrec_desktop.model.profile import NOBODY
from musicrec_desktop.model.recommendation import Reason, ReasonKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.state import StateStore

TRANSPORT_KEY: Final = "transport"
POSITION_KEY: Final = "position_ms"

_FORMER_KINDS: Final = {"luck": str(ReasonKind.EXPLORATION), "together": str(ReasonKind.CO_OCCURRENCE)}
"""Words for kinds of reasons in databases of earlier versions."""
_KINDS: Final = frozenset(map(str, ReasonKind))


class QueueStore:
    """The queue of the listener in use.

    Entries are rows, the transport is one value, and the position another: it changes often. While the rows
    of the listener are locked, nothing is kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._state = StateStore(database)

    @property
    def owner_id(self) -> int:
        """Whose queue it is now; ``NOBODY`` while it is locked."""
        return self._database.listener_id

    def save_of(self, listener_id: int, snapshot: QueueSnapshot) -> None:
        """As ``save``, for another listener."""
        with self._database.as_listener(listener_id):
            self.save(snapshot)

    def save(self, snapshot: QueueSnapshot) -> None:
        """Keep a snapshot in place of the last one."""
        listener_id = self._database.listener_id
        if listener_id == NOBODY:
            return
        current = () if snapshot.current is None else (snapshot.current,)
        rows = [
            *_rows(listener_id, "played", snapshot.played),
            *_rows(listener_id, "current", current),
            *_rows(listener_id, "upcoming", snapshot.upcoming),
        ]
        with self._database.transaction():
            self._database.execute("DELETE FROM queue_entry WHERE listener_id = ?", (listener_id,))
            self._database.execute_many(
                "INSERT INTO queue_entry (listener_id, part, position, entry_id, track_id, origin, reasons)"
                " SELECT ?, ?, ?, ?, id, ?, ? FROM track WHERE id = ?",
                rows,
            )
            self._state.set(
                TRANSPORT_KEY,
                {
                    "volume_percent": snapshot.volume_percent,
                    "is_muted": snapshot.is_muted,
                    "is_shuffled": snapshot.is_shuffled,
                    "repeat": str(snapshot.repeat),
                    "picks": [
                        entry.id
                        for entry in (*snapshot.played, *current, *snapshot.upcoming)
                        if entry.is_pick
                    ],
                },
            )
            self.save_position(snapshot.position_ms)

    def save_position(self, position_ms: int) -> None:
        """Keep only the position in the current track."""
        self._state.set(POSITION_KEY, position_ms)

    def load(self) -> QueueSnapshot:
        """The snapshot that was kept; an empty queue where there is none."""
        parts: dict[str, list[QueueEntry]] = {"played": [], "current": [], "upcoming": []}
        transport = self._state.get(TRANSPORT_KEY)
        known: dict[str, Any] = transport if isinstance(transport, dict) else {}
        kept = known.get("picks")
        picks = set(kept) if isinstance(kept, list) else set()
        for part, entry_id, track_id, origin, reasons in self._database.query(
            "SELECT part, entry_id, track_id, origin, reasons FROM queue_entry WHERE listener_id = ?"
            " ORDER BY part, position",
            (self._database.listener_id,),
        ):
            parts[part].append(
                QueueEntry(
                    EntryId(entry_id), TrackId(track_id), Origin(origin), _reasons(reasons), entry_id in picks
                )
            )
        position = self._state.get(POSITION_KEY)
        return QueueSnapshot(
            played=tuple(parts["played"]),
            current=parts["current"][0] if parts["current"] else None,
            upcoming=tuple(parts["upcoming"]),
            position_ms=position if isinstance(position, int) else 0,
            volume_percent=int(known.get("volume_percent", 80)),
            is_muted=bool(known.get("is_muted", False)),
            is_shuffled=bool(known.get("is_shuffled", False)),
            repeat=RepeatMode(known.get("repeat", RepeatMode.OFF)),
        )


def _rows(listener_id: int, part: str, entries: Iterable[QueueEntry]) -> list[tuple[Any, ...]]:
    return [
        (
            listener_id,
            part,
            position,
            entry.id,
            str(entry.origin),
            _reason_text(entry.reasons),
            entry.track_id,
        )
        for position, entry in enumerate(entries)
    ]


def _reason_text(reasons: Iterable[Reason]) -> str:
    return json.dumps([[str(reason.kind), reason.text, reason.weight] for reason in reasons])


def _reasons(text: str) -> tuple[Reason, ...]:
    """The reasons of an entry; those of a kind that this version does not know are left out."""
    named = ((_FORMER_KINDS.get(kind, kind), words, weight) for kind, words, weight in json.loads(text))
    return tuple(Reason(ReasonKind(kind), words, weight) for kind, words, weight in named if kind in _KINDS)
