"""The seventeenth schema: weekly letters, what their links mean, and when was searched for what."""

from __future__ import annotations

from typing import Final

LETTER_STATEMENTS: Final = (
    """CREATE TABLE letter (
        id INTEGER PRIMARY KEY,
        listener_id INTEGER NOT NULL REFERENCES listener (id) ON DELETE CASCADE,
        week TEXT NOT NULL,
        made_at_ms INTEGER NOT NULL,
        subject TEXT NOT NULL,
        content TEXT NOT NULL,
        message_key TEXT NOT NULL,
        state TEXT NOT NULL CHECK
            (state IN ('kept', 'queued', 'claimed', 'handed-over', 'sent', 'perhaps', 'refused')),
        reason TEXT NOT NULL DEFAULT '',
        detail TEXT NOT NULL DEFAULT '',
        attempts INTEGER NOT NULL DEFAULT 0,
        next_at_ms INTEGER NOT NULL DEFAULT 0,
        claimed_until_ms INTEGER NOT NULL DEFAULT 0,
        is_read INTEGER NOT NULL DEFAULT 0,
        UNIQUE (listener_id, week)
    ) STRICT""",
    # The key says nothing about the track, and a link that was made up finds nothing.
    """CREATE TABLE letter_link (
        listener_id INTEGER NOT NULL REFERENCES listener (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        is_album INTEGER NOT NULL,
        PRIMARY KEY (listener_id, key)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX letter_link_by_listener ON letter_link (listener_id, track_id)",
    "CREATE INDEX letter_link_by_track ON letter_link (track_id)",
    """CREATE TABLE search_note (
        id INTEGER PRIMARY KEY,
        listener_id INTEGER NOT NULL REFERENCES listener (id) ON DELETE CASCADE,
        at_ms INTEGER NOT NULL,
        text TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX search_note_by_time ON search_note (listener_id, at_ms)",
)
