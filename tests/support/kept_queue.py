"""A queue from before in a profile, as most starts find one."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.playback import EntryId, Origin, QueueEntry, QueueSnapshot
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.queue import QueueStore

UPCOMING: Final = 20


def keep_queue(profile: str) -> None:
    """Keep a queue of the first tracks: one at the head, then automatic ones.

    Args:
        profile: its folder; no window is open on it.
    """
    database = Database(ProfilePaths.under(profile).database)
    database.open()
    try:
        rows = database.query("SELECT id FROM track ORDER BY id LIMIT ?", (1 + UPCOMING,))
        current, *upcoming = [
            QueueEntry(EntryId(place), TrackId(row[0]), Origin.AUTO if place else Origin.USER)
            for place, row in enumerate(rows)
        ]
        QueueStore(database).save(QueueSnapshot(current=current, upcoming=tuple(upcoming)))
    finally:
        database.close()
