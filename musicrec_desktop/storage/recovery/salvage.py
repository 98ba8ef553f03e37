"""Moves the rows of a damaged file into a new database, page by page.

The new database first gets the schema version of the damaged one, then the rows, then the pending migrations,
so that these find what they expect.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.storage.integrity import is_search
from musicrec_desktop.storage.recovery import indexes
from musicrec_desktop.storage.recovery.index_rows import IndexRow, rows_of_indexes
from musicrec_desktop.storage.recovery.pages import TABLE_LEAF, PageFile, open_pages, tree_kind
from musicrec_desktop.storage.recovery.records import NO_CHARACTER, Record, column_count, content
from musicrec_desktop.storage.recovery.shapes import Row, Shape, TrackPlace, shapes
from musicrec_desktop.storage.recovery.trees import Forest, survey
from musicrec_desktop.storage.schema.migration_names import MIGRATION_NAMES, MIGRATION_TABLE

log = logging.getLogger(__name__)

_ROWS_AT_ONCE: Final = 2000


@dataclass(slots=True)
class Salvage:
    """What was found in a damaged file.

    Attributes:
        broken: how many pages and rows could not be read, by table.
        track_paths: folder, relative path and part of tracks by id, from the index of paths.
        track_links: the track of each row, as indexes tell it.
        index_rows: what indexes have of rows in tables that lost some.
        doubtful: rows with damaged text, and their tables; an older state of them is better.
    """

    broken: dict[str, int] = field(default_factory=dict)
    track_paths: dict[int, TrackPlace] = field(default_factory=dict)
    track_links: indexes.Links = field(default_factory=dict)
    index_rows: list[IndexRow] = field(default_factory=list)
    doubtful: list[tuple[str, Row]] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether every page and row of the tables could be read."""
        return not self.broken

    def note(self, table: str, count: int = 1) -> None:
        """Count pages or rows that could not be read."""
        if count:
            self.broken[table] = self.broken.get(table, 0) + count


def salvage_into(path: str, target: sqlite3.Connection) -> Salvage:
    """Fill an empty database with the rows of a damaged file.

    Rows are written as they were found: they may refer to missing rows, and migrations may be pending.

    Args:
        path: of the damaged file, which is only read.
        target: an empty database, in autocommit mode and without enforced foreign keys.

    Raises:
        OSError: the file cannot be read.
        sqlite3.Error: the new database cannot be written.
    """
    from musicrec_desktop.storage.schema import migrations  # costs a third of a start, and is seldom needed

    pages = open_pages(path)
    with contextlib.closing(migrations.newest()) as newest:
        known = shapes(newest)
        applied = _applied(pages, known[MIGRATION_TABLE])
        # Migrations follow each other, so a name that the damage took was applied before the last one.
        last = max((MIGRATION_NAMES.index(name) for name in applied), default=len(MIGRATION_NAMES) - 1)
        if last + 1 < len(MIGRATION_NAMES):
            migrations.apply(target, stop_before=MIGRATION_NAMES[last + 1])
        else:
            newest.backup(target)
    wanted = {name: shape for name, shape in shapes(target).items() if name != MIGRATION_TABLE}
    wanted = {name: shape for name, shape in wanted.items() if not _is_of_search(target, name)}
    for name in wanted:
        target.execute(
            f"DELETE FROM {name}"
        )  # what the first migration put there is in the damaged file, too
    forest = survey(
        pages,
        [name for name, shape in wanted.items() if shape.has_rowid],
        [name for name, shape in wanted.items() if not shape.has_rowid],
        [name for (name,) in target.execute("SELECT name FROM sqlite_master") if name not in wanted],
    )
    found = Salvage()
    for name in wanted:
        found.note(name, forest.unreadable.get(name, 0))
        found.note(name, int(name not in forest.roots))
    fill(target, _sound_rows(_rows(pages, forest, wanted, found), found))
    found.track_paths = indexes.track_paths(pages, forest)
    found.track_links = indexes.track_links(pages, forest)
    found.index_rows = rows_of_indexes(pages, forest, found.broken)
    indexes.mend_tracks(target, found.track_paths)
    return found


def _is_of_search(target: sqlite3.Connection, name: str) -> bool:
    rows = target.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    return any(is_search(sql) and name.startswith(f"{index}_") for index, sql in rows)


def _applied(pages: PageFile, shape: Shape) -> set[str]:
    """The names of the migrations that were applied to the damaged file, as far as it tells."""
    names: set[str] = set()
    for number in range(2, pages.count + 1):
        page = pages.page(number)
        is_leaf = tree_kind(page, number) == TABLE_LEAF
        if is_leaf and column_count(page, number, pages.page) == len(shape.columns):
            for record in content(page, number, pages.page).records:
                row = shape.row(record)
                if row is None:
                    break
                names.add(str(row.get("name")))
    return names.intersection(MIGRATION_NAMES)


def _rows(
    pages: PageFile, forest: Forest, wanted: Mapping[str, Shape], found: Salvage
) -> Iterator[tuple[str, Row]]:
    """Rows with their tables; rows of known pages first, because a stray page may be an older state."""
    stray: list[int] = []
    for number in range(2, pages.count + 1):
        owner = forest.owners.get(number)
        if owner is None:
            if number not in forest.free:
                stray.append(number)
        elif owner in wanted:
            yield from _owned_rows(pages, number, wanted, owner, found)
    for number in stray:
        page = pages.page(number)
        if tree_kind(page, number):
            for record in content(page, number, pages.page).records:
                if (placed := _placed(record, wanted)) is not None:
                    yield placed


def _owned_rows(
    pages: PageFile, number: int, wanted: Mapping[str, Shape], owner: str, found: Salvage
) -> Iterator[tuple[str, Row]]:
    records, broken = content(pages.page(number), number, pages.page)
    found.note(owner, broken)
    for record in records:
        row = wanted[owner].row(record)
        if row is not None:
            yield owner, row
        elif (placed := _placed(record, wanted)) is not None:
            yield placed
        else:
            found.note(owner)


def _placed(record: Record, wanted: Mapping[str, Shape]) -> tuple[str, Row] | None:
    """A stray record as a row of the table that it fits best; None where it fits none."""
    fitting = [
        (len(shape.columns) - len(record.values), name, row)
        for name, shape in wanted.items()
        if (row := shape.row(record)) is not None and shape.is_hallmarked(row)
    ]
    if not fitting:
        return None
    _, name, row = min(fitting, key=lambda fit: fit[:2])
    return name, row


def _sound_rows(rows: Iterable[tuple[str, Row]], found: Salvage) -> Iterator[tuple[str, Row]]:
    for name, row in rows:
        if any(isinstance(value, str) and NO_CHARACTER in value for value in row.values()):
            found.note(name)
            found.doubtful.append((name, row))
        else:
            yield name, row


def fill(target: sqlite3.Connection, rows: Iterable[tuple[str, Row]]) -> None:
    """Write rows; the first row of a key counts, and a row that breaks a constraint is left out."""
    statements: dict[tuple[str, tuple[str, ...]], str] = {}
    target.execute("BEGIN")
    for number, (name, row) in enumerate(rows):
        columns = tuple(row)
        sql = statements.get((name, columns))
        if sql is None:
            marks = ", ".join("?" * len(columns))
            sql = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})"
            statements[name, columns] = sql
        with contextlib.suppress(sqlite3.IntegrityError):
            target.execute(sql, tuple(row.values()))
        if number % _ROWS_AT_ONCE == _ROWS_AT_ONCE - 1:
            target.execute("COMMIT")
            target.execute("BEGIN")
    target.execute("COMMIT")
