"""Orders of tracks: by the columns of lists, and by the fields of the query language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.query.fields import Kind, field_of
from musicrec_desktop.storage.query.columns import NUMBERS, SOUND, TEXTS, NumberSource

_ARTIST: Final = "sort_artist {0}, sort_album, disc_number, track_number, sort_title, track.id"
_ALBUM: Final = "sort_album {0}, disc_number, track_number, sort_title, track.id"
_TITLE: Final = "sort_title {0}, track.id"
_TEXT_ORDERS: Final = {
    "title": "sort_title {0}",
    "artist": "sort_artist {0}",
    "album": "sort_album {0}, disc_number, track_number, sort_title",
    "genre": "sort_genre {0}",
}
"""Fields with an order of their own; others are ordered by their first text."""
_LAST: Final = "track.id"
_INDEXED: Final = frozenset(order.format("ASC") for order in (_ARTIST, _ALBUM, _TITLE, "track.id"))
"""Orders in which an index of ``track`` has all tracks."""
# Grouped, so that the few likes are found once and not for each track.
_LIKES: Final = (
    "(SELECT track_id, max(id) AS feedback_id FROM track_feedback WHERE kind = 'like' GROUP BY track_id)"
)


class SortTerm(NamedTuple):
    """One field of an order."""

    field: str
    is_descending: bool = False


class NumberTerm(NamedTuple):
    """A number in an order; tracks without it come last.

    Attributes:
        source: where it is.
        is_descending: whether the largest comes first.
        is_counted: whether tracks without it count as 0.
    """

    source: NumberSource
    is_descending: bool = False
    is_counted: bool = False

    @property
    def sql(self) -> str:
        """The term in ``ORDER BY``."""
        value = f"coalesce({self.source.sql}, 0)" if self.is_counted else self.source.sql
        return f"{value} {_direction(is_descending=self.is_descending)} NULLS LAST"


class TrackOrder(NamedTuple):
    """An order of the rows of ``track``.

    Attributes:
        numbers: by which tracks are ordered first.
        rest: what follows them in ``ORDER BY``; it ends with ``track.id``.
        tables: with what ``rest`` orders by, besides ``track``.
    """

    numbers: tuple[NumberTerm, ...]
    rest: str
    tables: tuple[str, ...] = ()

    @property
    def is_indexed(self) -> bool:
        """Whether an index of ``track`` has all tracks in the order of ``rest``."""
        return self.rest in _INDEXED

    @property
    def terms(self) -> str:
        """What follows ``ORDER BY`` where ``joins`` are joined."""
        return ", ".join((*(term.sql for term in self.numbers), self.rest))

    @property
    def joins(self) -> str:
        """What must be joined to ``track`` for ``terms``, with a space before."""
        return _joins((*(term.source.table for term in self.numbers), *self.tables))

    @property
    def rest_joins(self) -> str:
        """What must be joined to ``track`` for ``rest``, with a space before."""
        return _joins(self.tables)


USUAL_ORDER: Final = TrackOrder((), _ARTIST.format("ASC"))
"""The order of tracks where none is asked for."""
_COLUMN_NUMBERS: Final = {
    SortColumn.YEAR: (NUMBERS["year"], _ALBUM),
    SortColumn.TEMPO: (NUMBERS["bpm"], _ARTIST),
    SortColumn.DURATION: (NUMBERS["length"], "track.id"),
    SortColumn.PLAYS: (NUMBERS["plays"], _ARTIST),
    SortColumn.LAST_PLAYED: (NUMBERS["played"], _ARTIST),
    SortColumn.ADDED: (NUMBERS["added"], "track.id"),
    SortColumn.RATING: (NUMBERS["rating"], _ARTIST),
    SortColumn.LIKED: (NumberSource("feedback_id", _LIKES), _ARTIST),
}
"""Columns of lists with a number: where it is, and the order of tracks with the same one."""
_COLUMN_TEXTS: Final = {
    SortColumn.NUMBER: "disc_number {0}, track_number {0}, sort_title, track.id",
    SortColumn.TITLE: _TITLE,
    SortColumn.ARTIST: _ARTIST,
    SortColumn.ALBUM: _ALBUM,
    SortColumn.GENRE: "sort_genre {0}, sort_artist, sort_album, disc_number, track_number, track.id",
}


def by_column(column: SortColumn, *, is_descending: bool = False) -> TrackOrder:
    """The order of a column of lists."""
    if column is SortColumn.KEY:
        keys = (
            NumberTerm(NumberSource("tonic", SOUND), is_descending),
            NumberTerm(NumberSource("is_major", SOUND)),
            NumberTerm(NUMBERS["bpm"]),
        )
        return TrackOrder(keys, "track.id")
    if text := _COLUMN_TEXTS.get(column):
        return TrackOrder((), text.format(_direction(is_descending=is_descending)))
    source, rest = _COLUMN_NUMBERS[column]
    term = NumberTerm(source, is_descending, is_counted=column is SortColumn.PLAYS)
    return TrackOrder((term,), rest.format("ASC"))


def by_fields(terms: Sequence[SortTerm]) -> TrackOrder:
    """An order by fields; tracks without a value come last.

    Raises:
        KeyError: there is no such field.
    """
    found = [_term(term) for term in terms]
    count = next((place for place, term in enumerate(found) if isinstance(term, str)), len(found))
    numbers = [term for term in found[:count] if isinstance(term, NumberTerm)]
    rest = found[count:]
    tables = tuple(term.source.table for term in rest if isinstance(term, NumberTerm))
    return TrackOrder(
        tuple(numbers),
        ", ".join((*(term if isinstance(term, str) else term.sql for term in rest), _LAST)),
        tables,
    )


def _term(term: SortTerm) -> NumberTerm | str:
    direction = _direction(is_descending=term.is_descending)
    spec = field_of(term.field)
    if spec is None:
        raise KeyError(term.field)
    if spec.name in _TEXT_ORDERS:
        return _TEXT_ORDERS[spec.name].format(direction)
    if spec.is_text:
        return f"nullif({_first_text(spec.name)}, '') COLLATE NOCASE {direction} NULLS LAST"
    if spec.kind is Kind.KEY:
        return NumberTerm(NumberSource("(tonic * 2 + 1 - is_major)", SOUND), term.is_descending)
    source = NUMBERS[spec.name]
    if spec.kind is Kind.DATE:
        return f"{source.sql} {direction} NULLS LAST"
    return NumberTerm(source, term.is_descending, spec.is_counted)


def _direction(*, is_descending: bool) -> str:
    return "DESC" if is_descending else "ASC"


def _joins(tables: Sequence[str]) -> str:
    """Each table once; the name of a table, or a SELECT in brackets, whose name no term says."""
    return "".join(
        f" LEFT JOIN {table} AS sorted_{place} ON sorted_{place}.track_id = track.id"
        for place, table in enumerate(dict.fromkeys(table for table in tables if table != "track"))
    )


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
