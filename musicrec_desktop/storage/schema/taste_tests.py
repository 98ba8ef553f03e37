"""Answers of blind taste tests: one row for each pair that was heard."""

from __future__ import annotations

from typing import Final

TASTE_TEST_STATEMENTS: Final = (
    """CREATE TABLE taste_answer (
        id INTEGER PRIMARY KEY,
        listener_id INTEGER NOT NULL REFERENCES listener (id) ON DELETE CASCADE,
        comparison TEXT NOT NULL,
        detail TEXT NOT NULL DEFAULT '',
        choice TEXT NOT NULL CHECK (choice IN ('first', 'second', 'neither')),
        is_swapped INTEGER NOT NULL,
        start_id INTEGER REFERENCES track (id) ON DELETE SET NULL,
        first_id INTEGER REFERENCES track (id) ON DELETE SET NULL,
        second_id INTEGER REFERENCES track (id) ON DELETE SET NULL,
        answered_at_ms INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX taste_answer_by_comparison ON taste_answer (listener_id, comparison, detail)",
    "CREATE INDEX taste_answer_by_start ON taste_answer (start_id)",
    "CREATE INDEX taste_answer_by_first ON taste_answer (first_id)",
    "CREATE INDEX taste_answer_by_second ON taste_answer (second_id)",
)
