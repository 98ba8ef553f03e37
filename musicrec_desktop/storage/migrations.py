"""The migrations themselves; append only, never edited once released."""

from __future__ import annotations

import sqlite3

import sqlite_utils
from sqlite_utils import Migrations

from musicrec_desktop.storage.first_schema import FIRST_SCHEMA_STATEMENTS
from musicrec_desktop.storage.migrations_table import FIRST_SCHEMA

migrations = Migrations("musicrec_desktop")


@migrations(name=FIRST_SCHEMA)
def first_schema(db: sqlite_utils.Database) -> None:
    """Folders, tracks, features, listens, feedback, the queue, settings."""
    for statement in FIRST_SCHEMA_STATEMENTS:
        db.execute(statement)


def apply(connection: sqlite3.Connection) -> None:
    """Run what is pending, each in its own transaction."""
    migrations.apply(sqlite_utils.Database(connection))
