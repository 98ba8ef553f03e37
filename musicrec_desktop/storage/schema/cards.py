"""The sixteenth schema: the cards of the days, and what listeners said about them.

A page is kept for each listener and day, so that a day stays the same over a restart, and so that the days
after it show other tracks. Opinions are only added; an undo is a row that takes another back.
"""

from __future__ import annotations

from typing import Final

CARD_STATEMENTS: Final = (
    # ``turn`` counts how often cards of the day were asked for again. How much there was to choose from tells
    # when the library has grown so much that other cards are worth it.
    """CREATE TABLE card_page (
        id INTEGER PRIMARY KEY,
        listener_id INTEGER NOT NULL REFERENCES listener (id) ON DELETE CASCADE,
        day TEXT NOT NULL,
        made_at_ms INTEGER NOT NULL,
        diversity INTEGER NOT NULL,
        newness INTEGER NOT NULL,
        turn INTEGER NOT NULL,
        tracks INTEGER NOT NULL,
        analysed INTEGER NOT NULL,
        UNIQUE (listener_id, day)
    ) STRICT""",
    """CREATE TABLE card (
        id INTEGER PRIMARY KEY,
        page_id INTEGER NOT NULL REFERENCES card_page (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        why TEXT NOT NULL,
        subject TEXT NOT NULL,
        UNIQUE (page_id, key)
    ) STRICT""",
    """CREATE TABLE card_track (
        card_id INTEGER NOT NULL REFERENCES card (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        why TEXT NOT NULL,
        PRIMARY KEY (card_id, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX card_track_by_track ON card_track (track_id)",
    """CREATE TABLE card_opinion (
        id INTEGER PRIMARY KEY,
        listener_id INTEGER NOT NULL REFERENCES listener (id) ON DELETE CASCADE,
        day TEXT NOT NULL,
        key TEXT NOT NULL,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        opinion INTEGER NOT NULL CHECK (opinion IN (-1, 0, 1)),
        at_ms INTEGER NOT NULL,
        takes_back INTEGER REFERENCES card_opinion (id) ON DELETE CASCADE
    ) STRICT""",
    "CREATE INDEX card_opinion_by_day ON card_opinion (listener_id, day)",
    "CREATE UNIQUE INDEX card_opinion_taken_back ON card_opinion (takes_back) WHERE takes_back IS NOT NULL",
)
