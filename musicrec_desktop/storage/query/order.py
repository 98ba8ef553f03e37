"""Orders of tracks by the fields of the query language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from musicrec_desktop.query.fields import Kind, field_of
from musicrec_desktop.storage.query.columns import NUMBERS, SOUND, TEXTS

_ALBUM: Final = "sort_album {0}, disc_number, track_number, sort_title"
_TEXT_ORDERS: Final = {
    "title": "sort_title {0}",
    "artist": "sort_artist {0}",
    "album": _ALBUM,
    "genre": "sort_genre {0}",
}
"""Fields with an order of their own; others are ordered by their first text."""
_LAST: Final = "track.id"


class SortTerm(NamedTuple):
    """One field of an order."""

    field: str
    is_descending: bool = False


class SortOrderSql(NamedTuple):
    """An order in SQL.

    Attributes:
        joins: what must be joined to ``track``, with a space before.
        terms: what follows ``ORDER BY``.
    """

    joins: str
    terms: str


def order_by(terms: Sequence[SortTerm]) -> SortOrderSql:
    """An order of the rows of ``track``; tracks without a value come last.

    Raises:
        KeyError: there is no such field.
    """
    tables = dict.fromkeys(table for term in terms if (table := _table(term.field)) != "track")
    joins = "".join(f" LEFT JOIN {table} ON {table}.track_id = track.id" for table in tables)
    return SortOrderSql(joins, ", ".join((*(_term(term) for term in terms), _LAST)))


def _table(name: str) -> str:
    """The table with the values of a field."""
    spec = field_of(name)
    if spec is None or spec.is_text:
        return "track"
    return SOUND if spec.kind is Kind.KEY else NUMBERS[spec.name].table


def _term(term: SortTerm) -> str:
    direction = "DESC" if term.is_descending else "ASC"
    spec = field_of(term.field)
    if spec is None:
        raise KeyError(term.field)
    if spec.name in _TEXT_ORDERS:
        return _TEXT_ORDERS[spec.name].format(direction)
    if spec.is_text:
        return f"nullif({_first_text(spec.name)}, '') COLLATE NOCASE {direction} NULLS LAST"
    if spec.kind is Kind.KEY:
        value = "tonic * 2 + NOT is_major"
    else:
        value = NUMBERS[spec.name].sql
        if spec.is_counted:
            value = f"coalesce({value}, 0)"
    return f"{value} {direction} NULLS LAST"


def _first_text(name: str) -> str:
    source = TEXTS[name]
    if source.columns:
        return source.columns[0]
    if source.tables:
        return f"(SELECT text FROM {source.tables[0]} WHERE track_id = track.id)"
    column, kind = ("value", source.kinds[0]) if source.kinds else ("sort_name", source.sort_kinds[0])
    return (
        f"(SELECT {column} FROM track_value WHERE track_id = track.id AND kind = '{kind}'"
        " ORDER BY position LIMIT 1)"
    )
