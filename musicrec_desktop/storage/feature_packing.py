"""Packs the feature vectors that were written before a value took one byte."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.model.features import TRAINED_EAR
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feature_code import FLOAT16_BYTES, repacked

ROWS: Final = 200
"""Rows that are packed in one transaction, which takes some tens of milliseconds."""


class FeaturePacking:
    """Goes through the vectors once; what is done is kept, so it may be broken off at any time.

    A packed row moves behind all others, where two share a page; the page that it had alone is free for what
    is written next.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def pack(self, rows: int = ROWS) -> bool:
        """Pack some vectors; whether any are left.

        Args:
            rows: how many at most.
        """
        with self._database.transaction():
            place = self._database.one("SELECT done_to, until FROM feature_packing")
            if place is None:
                return False
            done_to, until = place
            # Without the plus SQLite would look up all rows of the version, and then order them.
            found = self._database.query(
                "SELECT rowid, vector FROM features WHERE rowid > ? AND rowid <= ? AND +version = ?"
                " AND length(vector) = ? ORDER BY rowid LIMIT ?",
                (done_to, until, TRAINED_EAR.base, FLOAT16_BYTES, rows),
            )
            for row, vector in found:
                self._database.execute(
                    "UPDATE features SET rowid = (SELECT max(rowid) + 1 FROM features), vector = ?"
                    " WHERE rowid = ?",
                    (repacked(vector), row),
                )
            if len(found) < rows:
                self._database.execute("DELETE FROM feature_packing")
                return False
            self._database.execute("UPDATE feature_packing SET done_to = ?", (found[-1][0],))
            return True
