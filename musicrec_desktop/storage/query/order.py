"""Orders of tracks: by the columns of lists, and by the fields of the query language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from musicrec_desktop.model.browse import SortColumn, SortKey
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
_OF_FILES: Final = frozenset({"path", "file"})
"""Fields that are the same for all parts of a file."""
_CUT_FILE: Final = "CASE WHEN track.part <> 0 THEN track.folder_id || '/' || track.relative_path END"
"""The file that has several tracks: files of one name in two folders do not mix their parts."""
BY_ID: Final = "track.id"
"""The order in which tracks came; the last word where all else is the same."""
_PATH: Final = "track.folder_id {0}, track.relative_path {0}, track.part {0}, track.id"
"""Parts of one file stand as they do in it."""
_OF_NAMES: Final = (_ARTIST, _ALBUM, _TITLE, BY_ID)
_INDEXED: Final = frozenset(order.format("ASC") for order in (*_OF_NAMES, _PATH))
"""Orders in which an index of ``track`` has all tracks."""
# Grouped, so that the few likes are found once and not for each track.
_MOVEMENT: Final = (
    "(SELECT CAST(value AS INTEGER) FROM track_value WHERE track_id = track.id AND kind = 'movement_place')"
)
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

    @property
    def table(self) -> str:
        """What must be joined to ``track`` for ``sql``."""
        return self.source.table

    @property
    def select(self) -> str:
        """Gives the number of each track that has one, as columns ``id`` and ``number``."""
        return (
            f"SELECT {'id' if self.table == 'track' else 'track_id'} AS id, {self.source.sql} AS number"
            f" FROM {self.table} WHERE {self.source.sql} IS NOT NULL"
        )


class TextTerm(NamedTuple):
    """A text in an order; tracks without it come last.

    Attributes:
        text: SQL on the row of ``track``; NULL where there is none.
        is_descending: whether the last of the alphabet comes first.
        kind: of the rows of ``track_value`` whose first one the text is; empty for a column of ``track``.
    """

    text: str
    is_descending: bool = False
    kind: str = ""

    @property
    def sql(self) -> str:
        """The term in ``ORDER BY``."""
        return f"{self.text} {_direction(is_descending=self.is_descending)} NULLS LAST"

    @property
    def table(self) -> str:
        """What must be joined to ``track`` for ``sql``."""
        return "track"

    @property
    def is_counted(self) -> bool:
        """Whether tracks without it count as 0."""
        return False

    @property
    def select(self) -> str:
        """Gives the place of the text of each track among all texts, as columns ``id`` and ``number``."""
        if self.kind:
            return (
                "SELECT track_id AS id, dense_rank() OVER (ORDER BY value COLLATE NOCASE) AS number"
                f" FROM track_value WHERE kind = '{self.kind}' AND position = 0"
            )
        return (
            f"SELECT id, dense_rank() OVER (ORDER BY {self.text}) AS number FROM track"
            f" WHERE {self.text} IS NOT NULL"
        )


OrderTerm = NumberTerm | TextTerm


class TrackOrder(NamedTuple):
    """An order of the rows of ``track``.

    Attributes:
        numbers: by which tracks are ordered first, the most important first.
        rest: what follows them in ``ORDER BY``; it ends with ``track.id``.
        tables: with what ``rest`` orders by, besides ``track``.
    """

    numbers: tuple[OrderTerm, ...]
    rest: str
    tables: tuple[str, ...] = ()

    @property
    def is_indexed(self) -> bool:
        """Whether an index of ``track`` has all tracks in the order of ``rest``."""
        return self.rest in _INDEXED

    @property
    def is_of_tags(self) -> bool:
        """Whether ``rest`` is the same until tags change."""
        return self.rest in _OF_TAGS

    @property
    def terms(self) -> str:
        """What follows ``ORDER BY`` where ``joins`` are joined."""
        return ", ".join((*(term.sql for term in self.numbers), self.rest))

    @property
    def joins(self) -> str:
        """What must be joined to ``track`` for ``terms``, with a space before."""
        return _joins((*(term.table for term in self.numbers), *self.tables))

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
    SortColumn.SKIPS: (NUMBERS["skips"], _ARTIST),
    SortColumn.DISC: (NUMBERS["disc"], _ARTIST),
    SortColumn.MOVEMENT: (NumberSource(_MOVEMENT), _ALBUM),
    SortColumn.BITRATE: (NUMBERS["bitrate"], _ARTIST),
    SortColumn.SAMPLE_RATE: (NUMBERS["samplerate"], _ARTIST),
    SortColumn.BIT_DEPTH: (NUMBERS["bitdepth"], _ARTIST),
    SortColumn.SIZE: (NUMBERS["size"], "track.id"),
    SortColumn.MODIFIED: (NUMBERS["modified"], "track.id"),
}
"""Columns of lists with a number: where it is, and the order of tracks with the same one."""
_COLUMN_TEXTS: Final = {
    SortColumn.NUMBER: "disc_number {0}, track_number {0}, sort_title, track.id",
    SortColumn.TITLE: _TITLE,
    SortColumn.ARTIST: _ARTIST,
    SortColumn.ALBUM: _ALBUM,
    SortColumn.GENRE: "sort_genre {0}, sort_artist, sort_album, disc_number, track_number, track.id",
    SortColumn.PATH: _PATH,
}
_OF_TAGS: Final = frozenset(
    order.format(direction)
    for order in (*_OF_NAMES, *(text for text in _COLUMN_TEXTS.values() if text != _PATH))
    for direction in ("ASC", "DESC")
)
"""Orders by what is read from tags alone."""
_TEXTS_ALONE: Final = {
    SortColumn.TITLE: "sort_title",
    SortColumn.ARTIST: "sort_artist",
    SortColumn.ALBUM: "sort_album",
    SortColumn.GENRE: "sort_genre",
    SortColumn.ALBUM_ARTIST: "(SELECT sort_key FROM artist_order WHERE key = nullif(album_artist_key, ''))",
    SortColumn.ORIGINAL: "nullif(track.original_date_text, '')",
    SortColumn.CODEC: "nullif(track.codec, '')",
    SortColumn.FILE: "track.file_name COLLATE NOCASE",
}
"""Columns of lists with a text of ``track``, for orders in which other columns follow."""
_KINDS: Final = frozenset(
    {
        SortColumn.COMPOSER,
        SortColumn.CONDUCTOR,
        SortColumn.PERFORMER,
        SortColumn.GROUPING,
        SortColumn.WORK,
        SortColumn.ENSEMBLE,
        SortColumn.MOOD,
        SortColumn.LABEL,
        SortColumn.CATALOGUE,
    }
)
"""Columns of lists that are kinds of ``track_value``."""


def by_column(column: SortColumn, *, is_descending: bool = False) -> TrackOrder:
    """The order of a column of lists."""
    if text := _COLUMN_TEXTS.get(column):
        return TrackOrder((), text.format(_direction(is_descending=is_descending)))
    if column is SortColumn.KEY:
        rest = "track.id"
    else:
        rest = _COLUMN_NUMBERS[column][1] if column in _COLUMN_NUMBERS else _ARTIST
    return TrackOrder(_terms_of(SortKey(column, is_descending)), rest.format("ASC"))


def by_columns(keys: Sequence[SortKey]) -> TrackOrder:
    """The order of several columns of lists, the most important first; there is one at least."""
    if len(keys) == 1:
        return by_column(keys[0].column, is_descending=keys[0].is_descending)
    return TrackOrder(tuple(term for key in keys for term in _terms_of(key)), USUAL_ORDER.rest)


def _terms_of(key: SortKey) -> tuple[OrderTerm, ...]:
    """A column of lists as terms that others may follow."""
    column, is_descending = key
    if column is SortColumn.KEY:
        return (
            NumberTerm(NumberSource("tonic", SOUND), is_descending),
            NumberTerm(NumberSource("is_major", SOUND)),
            NumberTerm(NUMBERS["bpm"]),
        )
    if column is SortColumn.NUMBER:
        return NumberTerm(NUMBERS["disc"], is_descending), NumberTerm(NUMBERS["track"], is_descending)
    if column is SortColumn.PATH:
        folder = NumberTerm(NumberSource("track.folder_id"), is_descending)
        return folder, TextTerm("track.relative_path", is_descending), _part_term(is_descending=is_descending)
    if column is SortColumn.FILE:
        name, cut = TextTerm(_TEXTS_ALONE[column], is_descending), TextTerm(_CUT_FILE, is_descending)
        return name, cut, _part_term(is_descending=is_descending)
    if column in _KINDS:
        return (TextTerm(f"({_first_of(column)}) COLLATE NOCASE", is_descending, column),)
    if text := _TEXTS_ALONE.get(column):
        return (TextTerm(text, is_descending),)
    source = _COLUMN_NUMBERS[column][0]
    is_counted = column in {SortColumn.PLAYS, SortColumn.SKIPS}
    return (NumberTerm(source, is_descending, is_counted=is_counted),)


def _part_term(*, is_descending: bool) -> NumberTerm:
    """Has the parts of a file stand as they do in it, before what follows orders them."""
    return NumberTerm(NumberSource("track.part"), is_descending)


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
        ", ".join((*(term if isinstance(term, str) else term.sql for term in rest), BY_ID)),
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
        text = f"nullif({_first_text(spec.name)}, '') COLLATE NOCASE {direction} NULLS LAST"
        parts = f", {_CUT_FILE} {direction} NULLS LAST, track.part {direction}"
        return text + parts if spec.name in _OF_FILES else text
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
    return f"({_first_of(kind, column)})"


def _first_of(kind: str, column: str = "value") -> str:
    return (
        f"SELECT {column} FROM track_value WHERE track_id = track.id AND kind = '{kind}'"
        " ORDER BY position LIMIT 1"
    )
