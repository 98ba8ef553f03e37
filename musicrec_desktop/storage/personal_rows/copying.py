"""Gives the personal rows of one listener to another: from the same database, or from an attached archive.

Rows get new ids, and what refers to them follows (``temp.copied_…`` has the old and the new id of each). A
row that the other one has already is not copied again. Runs in a transaction of the caller.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.model.profile_rows import CopiedRows
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.imports.use import renew_use, touch
from musicrec_desktop.storage.kept_secrets import kept_secrets
from musicrec_desktop.storage.personal_rows.tables import (
    TRACK,
    Column,
    TableShape,
    UnsoundValueError,
    shapes,
)
from musicrec_desktop.storage.personal_tables import LISTENER
from musicrec_desktop.storage.profiles import ProfileStore
from musicrec_desktop.storage.scrobbles import ScrobbleStore
from musicrec_desktop.storage.unfinished_erasures import UnfinishedErasure, UnfinishedErasures


@dataclass(frozen=True, slots=True)
class _Rule:
    """How the rows of a table are copied.

    Attributes:
        same: when a row ``mine`` is there already as ``theirs``, which belongs to the other listener;
            empty where the columns have to be equal that are unique there, else all of them.
        left_out: when a row ``mine`` is not copied; ``{target}`` is the other listener.
        order: by which rows of the source are the same row, too.
        takes_children: whether rows that hang on a row that is there are copied, too.
        values: what a column gets instead of what it has.
        on_conflict: of the statement that inserts.
        is_copied: False for tables that are treated apart, or that mean nothing elsewhere.
    """

    same: str = ""
    left_out: str = ""
    order: str = "mine.id"
    takes_children: bool = True
    values: Mapping[str, str] = field(default_factory=dict)
    on_conflict: str = "ON CONFLICT DO NOTHING"
    is_copied: bool = True


_NEWER_WORD: Final = """EXISTS (SELECT 1 FROM main.feedback AS theirs WHERE theirs.listener_id = {{target}}
    AND theirs.track_id IS mine.track_id AND theirs.artist = mine.artist AND theirs.at_ms > mine.at_ms
    AND theirs.takes_back IS NULL AND ((theirs.kind IN ({words}) AND mine.kind IN ({words}))
        OR (theirs.kind IN ({bans}) AND mine.kind IN ({bans}))))""".format(
    words="'like', 'dislike', 'neutral'", bans="'ban', 'unban'"
)
_RULES: Final[Mapping[str, _Rule]] = {
    # The same second and the same track is the same listen. Sessions of the two stay apart.
    "listen": _Rule(
        same="theirs.track_id = mine.track_id AND theirs.started_at_ms"
        " BETWEEN mine.started_at_ms / 1000 * 1000 AND mine.started_at_ms / 1000 * 1000 + 999",
        values={
            "session_id": "mine.session_id + (SELECT coalesce(max(session_id), 0) FROM main.listen"
            " WHERE listener_id = {target})"
        },
    ),
    # The latest row counts, so an older word must not come behind a newer one.
    "feedback": _Rule(
        same="theirs.track_id IS mine.track_id AND theirs.artist = mine.artist AND theirs.kind = mine.kind"
        " AND theirs.at_ms = mine.at_ms AND (theirs.takes_back IS NULL) = (mine.takes_back IS NULL)",
        left_out=_NEWER_WORD,
    ),
    "rating": _Rule(
        on_conflict="ON CONFLICT (listener_id, track_id) DO UPDATE SET half_stars = excluded.half_stars,"
        " rated_at_ms = excluded.rated_at_ms WHERE excluded.rated_at_ms > rated_at_ms"
    ),
    "queue_entry": _Rule(left_out="EXISTS (SELECT 1 FROM main.queue_entry WHERE listener_id = {target})"),
    # A day has one page.
    "card_page": _Rule(takes_children=False),
    "playlist_folder": _Rule(
        same="theirs.name = mine.name"
        " AND (SELECT name FROM main.playlist_folder WHERE id = theirs.parent_id)"
        " IS (SELECT name FROM {schema}.playlist_folder WHERE id = mine.parent_id)"
    ),
    "playlist": _Rule(
        same="theirs.name = mine.name AND theirs.created_at_ms = mine.created_at_ms",
        left_out="mine.deleted_at_ms IS NOT NULL",
        takes_children=False,
    ),
    "import_batch": _Rule(
        same="theirs.source = mine.source AND theirs.imported_at_ms = mine.imported_at_ms"
        " AND theirs.file_name = mine.file_name",
        left_out="NOT mine.is_done",
    ),
    "imported_track": _Rule(
        same="theirs.source = mine.source AND theirs.key = mine.key", order="mine.source, mine.key"
    ),
    # The other batches have other ids now; which of two plays is a double is judged anew.
    "imported_play": _Rule(values={"also_in": "NULL", "is_double": "0"}),
    # What waits on another computer may be sent from there.
    "letter": _Rule(
        same="theirs.week = mine.week",
        values={
            column: f"iif('{{schema}}' <> 'main' AND mine.state IN ('queued', 'claimed', 'handed-over'),"
            f" '{restored}', mine.{column})"
            for column, restored in (("state", "perhaps"), ("reason", "restored"))
        },
    ),
    # The names of secrets are unique, so accounts move (``move_accounts``), or are made without a token.
    "scrobble_account": _Rule(is_copied=False),
    "scrobble": _Rule(is_copied=False),
    # Rows elsewhere by ids that are no references; without them an import cannot be undone.
    "import_change": _Rule(is_copied=False),
    "imported_use": _Rule(is_copied=False),
    "current_listen": _Rule(is_copied=False),
}
_GENERAL: Final = _Rule()
_BOTH_RATED: Final = """SELECT count(*) FILTER (WHERE mine.rated_at_ms > theirs.rated_at_ms),
        count(*) FILTER (WHERE mine.rated_at_ms <= theirs.rated_at_ms)
    FROM {schema}.rating AS mine JOIN main.rating AS theirs
        ON theirs.track_id = mine.track_id AND theirs.listener_id = {target}
    WHERE {mine} AND mine.half_stars <> theirs.half_stars"""

_ACCOUNTS: Final = """INSERT INTO main.scrobble_account
    (listener_id, kind, url, user, secret_name, token_place, is_paused, problem, seen_listen_id)
    SELECT {target}, kind, url, user, lower(hex(randomblob(16))), 'file', 1, 'no-token',
        (SELECT coalesce(max(id), 0) FROM main.listen)
    FROM {schema}.scrobble_account WHERE true ON CONFLICT (listener_id, kind, url, user) DO NOTHING"""


@dataclass(frozen=True, slots=True)
class _Way:
    """From where to whom.

    Attributes:
        schema: ``main``, or the name of an attached archive.
        source: the listener whose rows they are.
        target: the listener who gets them.
    """

    schema: str
    source: int
    target: int

    def whose(self, rows: str) -> str:
        """The condition on a row ``mine``: in an archive every row is theirs."""
        return f"mine.{rows.replace('?', str(self.source))}" if self.schema == "main" else "true"

    def filled(self, sql: str) -> str:
        """A statement of the rules with names and numbers in it."""
        return sql.format(schema=self.schema, target=self.target)


def copy_rows(
    database: Database,
    source_id: int,
    target_id: int,
    *,
    schema: str = "main",
    joined_lists: Collection[str] = (),
    left_out: Collection[str] = (),
) -> CopiedRows:
    """Copy all rows of one listener to another.

    Args:
        database: of the library.
        source_id: whose they are; in an attached archive every row is theirs.
        target_id: who gets them.
        schema: ``main``, or the name of the attached archive, whose ids of tracks are those of the library.
        joined_lists: keys of ``state`` that hold a list of values with labels; both lists are kept.
        left_out: tables that mean nothing on another computer.
    """
    with database.as_listener(target_id):
        ScrobbleStore(database).enqueue_listens()
    way = _Way(schema, source_id, target_id)
    rated = database.one(way.filled(_BOTH_RATED.replace("{mine}", way.whose("listener_id = ?"))))
    assert rated is not None
    _join_lists(database, way, joined_lists)
    counts = {}
    for shape in shapes(database):
        if _rule(shape.name).is_copied and shape.name not in left_out:
            counts[shape.name] = _copy_table(database, shape, way)
    # What was heard elsewhere is no news for servers.
    database.execute(
        "UPDATE scrobble_account SET seen_listen_id = (SELECT coalesce(max(id), 0) FROM listen)"
        " WHERE listener_id = ?",
        (target_id,),
    )
    touch(
        database,
        "SELECT track_id FROM imported_track WHERE listener_id = ? AND track_id IS NOT NULL",
        (target_id,),
    )
    renew_use(database, target_id)
    return CopiedRows(counts, *rated)


def move_accounts(database: Database, source_id: int, target_id: int) -> int:
    """Give scrobbling accounts, with what waits for them, to another listener; returns how many.

    An account that the other one has, too, stays.
    """
    moved = database.execute(
        "UPDATE scrobble_account AS mine SET listener_id = ?2,"
        " seen_listen_id = (SELECT coalesce(max(id), 0) FROM listen) WHERE listener_id = ?1"
        " AND NOT EXISTS (SELECT 1 FROM scrobble_account AS theirs WHERE theirs.listener_id = ?2"
        " AND theirs.kind = mine.kind AND theirs.url = mine.url AND theirs.user = mine.user)",
        (source_id, target_id),
    )
    return moved.rowcount


def merge_rows(
    database: Database, source_id: int, target_id: int, *, joined_lists: Collection[str] = ()
) -> CopiedRows:
    """Give everything of one profile to another, and delete the first, in one transaction.

    Secrets of accounts that the other one has, too, are marked as ones to forget.

    Args:
        database: of the library.
        source_id: the profile that is gone afterwards.
        target_id: the profile that has both.
        joined_lists: as in ``copy_rows``.

    Raises:
        StorageError: nothing was changed.
    """
    with database.transaction():
        with database.as_listener(source_id):
            ScrobbleStore(database).enqueue_listens()
            secrets = {secret.name: secret.place for secret in kept_secrets(database)}
        copied = copy_rows(database, source_id, target_id, joined_lists=joined_lists)
        accounts = move_accounts(database, source_id, target_id)
        with database.as_listener(target_id):
            kept = {secret.name for secret in kept_secrets(database)}
        unused = tuple((name, place) for name, place in secrets.items() if name not in kept)
        UnfinishedErasures(database).note(ProfileId(source_id), UnfinishedErasure(unused, has_traces=False))
        ProfileStore(database).remove(ProfileId(source_id))
    return replace(copied, rows={**copied.rows, "scrobble_account": accounts})


def copy_archive(
    database: Database, target_id: int, *, schema: str, joined_lists: Collection[str] = ()
) -> CopiedRows:
    """Copy what an attached archive has, in a transaction of the caller.

    Accounts come paused and without a token. What follows files of another computer does not come.

    Raises:
        UnsoundValueError: the values do not fit together.
    """
    try:
        copied = copy_rows(
            database, 0, target_id, schema=schema, joined_lists=joined_lists, left_out=("followed_file",)
        )
        accounts = database.execute(_ACCOUNTS.format(schema=schema, target=target_id)).rowcount
    except sqlite3.IntegrityError as error:
        raise UnsoundValueError(str(error)) from error
    return replace(copied, rows={**copied.rows, "scrobble_account": accounts})


def _rule(table: str) -> _Rule:
    return _RULES.get(table, _GENERAL)


def _copy_table(database: Database, shape: TableShape, way: _Way) -> int:
    rule = _rule(shape.name)
    conditions = [way.whose(shape.table.rows)]
    if (parent := shape.table.parent) != LISTENER:
        which = "" if _rule(parent).takes_children else " WHERE NOT is_there"
        conditions.append(f"mine.{shape.table.column} IN (SELECT old FROM temp.copied_{parent}{which})")
    if rule.left_out:
        conditions.append(f"NOT ({way.filled(rule.left_out)})")
    if shape.has_id:
        _note_ids(database, shape, way, " AND ".join(conditions))
        conditions.append(f"mine.id IN (SELECT old FROM temp.copied_{shape.name} WHERE NOT is_there)")
    elif not _has_key(database, shape) and _is_compared(shape):
        conditions.append(f"NOT EXISTS (SELECT 1 FROM main.{shape.name} AS theirs WHERE {_same(shape, way)})")
    values, joins = [], []
    for column in shape.columns:
        values.append(way.filled(_value(column, shape, rule)))
        if _is_joined(column, rule):
            joins.append(_join(column, shape))
    names = ", ".join(column.name for column in shape.columns)
    return database.execute(
        f"INSERT INTO main.{shape.name} ({names}) SELECT {', '.join(values)}"
        f" FROM {way.schema}.{shape.name} AS mine {' '.join(joins)} WHERE {' AND '.join(conditions)}"
        f" {rule.on_conflict}"
    ).rowcount


def _note_ids(database: Database, shape: TableShape, way: _Way, mine: str) -> None:
    """Decide for each row whether it is there already, and which id a new one gets."""
    name, copied = shape.name, f"temp.copied_{shape.name}"
    database.execute(f"DROP TABLE IF EXISTS {copied}")
    database.execute(f"CREATE TABLE {copied} (old INTEGER PRIMARY KEY, new INTEGER, is_there INTEGER)")
    if _is_compared(shape):
        database.execute(
            f"INSERT OR IGNORE INTO {copied} SELECT mine.id, theirs.id, 1 FROM {way.schema}.{name} AS mine"
            f" JOIN main.{name} AS theirs ON {_same(shape, way)} WHERE {mine}"
        )
    last = database.one(
        f"SELECT max((SELECT coalesce(max(id), 0) FROM main.{name}),"
        f" coalesce((SELECT max(seq) FROM sqlite_sequence WHERE name = '{name}'), 0))"
    )
    assert last is not None
    database.execute(
        f"INSERT INTO {copied} SELECT mine.id, dense_rank() OVER"
        f" (ORDER BY {_rule(name).order}) + {last[0]:d}, 0"
        f" FROM {way.schema}.{name} AS mine WHERE {mine} AND mine.id NOT IN (SELECT old FROM {copied})"
    )


def _is_compared(shape: TableShape) -> bool:
    """Whether a row may be there already: not where it hangs on a row that is new."""
    return shape.table.parent == LISTENER or _rule(shape.table.parent).takes_children


def _same(shape: TableShape, way: _Way) -> str:
    """When a row ``mine`` is there already as ``theirs``."""
    column, parent = shape.table.column, shape.table.parent
    if parent == LISTENER:
        whose = f"theirs.{column} = {way.target}"
    else:
        whose = (
            f"theirs.{column} = (SELECT new FROM temp.copied_{parent} WHERE old = mine.{column} AND is_there)"
        )
    return f"{whose} AND {way.filled(_rule(shape.name).same) or _equal(shape)}"


def _equal(shape: TableShape) -> str:
    """When all columns are equal that mean the same for both, or those that are unique."""
    wanted = shape.unique or [column.name for column in shape.columns]
    equal = [
        f"theirs.{column.name} IS mine.{column.name}"
        for column in shape.columns
        if column.name in wanted
        and column.name not in {"id", shape.table.column}
        and column.refers_to in {"", TRACK}
    ]
    return " AND ".join(equal) or "true"


def _has_key(database: Database, shape: TableShape) -> bool:
    """Whether the database itself refuses a row twice."""
    return any(is_unique for _, _, is_unique, *_ in database.query(f"PRAGMA main.index_list({shape.name})"))


def _is_joined(column: Column, rule: _Rule) -> bool:
    """Whether a column refers to a row that gets another id."""
    return column.refers_to not in {"", TRACK, LISTENER} and column.name not in rule.values


def _value(column: Column, shape: TableShape, rule: _Rule) -> str:
    if _is_joined(column, rule):
        return f"{column.name}_of.new"
    if column.name == "id" and shape.has_id:
        return f"(SELECT new FROM temp.copied_{shape.name} WHERE old = mine.id)"
    if column.refers_to == LISTENER:
        return "{target}"
    return rule.values.get(column.name, f"mine.{column.name}")


def _join(column: Column, shape: TableShape) -> str:
    """The join that finds the new id of what a row refers to.

    Rows on which nothing can hang, or that refer to a row of their own table that is not copied, are left
    out.
    """
    alias, parent = f"{column.name}_of", column.refers_to
    on = f"{alias}.old = mine.{column.name}"
    if column.is_needed or column.name == shape.table.column:
        return f"JOIN temp.copied_{parent} AS {alias} ON {on}"
    if parent != shape.name:
        return f"LEFT JOIN temp.copied_{parent} AS {alias} ON {on}"
    return (
        f"JOIN (SELECT old, new FROM temp.copied_{parent} UNION ALL SELECT NULL, NULL) AS {alias}"
        f" ON {alias}.old IS mine.{column.name}"
    )


def _join_lists(database: Database, way: _Way, keys: Collection[str]) -> None:
    """Add to lists of the other listener what only the lists of the source have, by their labels."""
    whose = way.whose("listener_id = ?")
    for key in keys:
        mine = _list(
            database.one(f"SELECT value FROM {way.schema}.state AS mine WHERE {whose} AND key = ?", (key,))
        )
        theirs = _list(
            database.one("SELECT value FROM main.state WHERE listener_id = ? AND key = ?", (way.target, key))
        )
        labels = {_label(each) for each in theirs}
        joined = [*theirs, *(each for each in mine if _label(each) not in labels)]
        database.execute(
            "UPDATE main.state SET value = ? WHERE listener_id = ? AND key = ?",
            (json.dumps(joined), way.target, key),
        )


def _label(value: object) -> str:
    return str(value.get("label", "")).casefold() if isinstance(value, dict) else ""


def _list(row: tuple[object, ...] | None) -> list[object]:
    try:
        found = json.loads(str(row[0])) if row else []
    except ValueError:
        return []
    return found if isinstance(found, list) else []
