"""Trees of the query language as SQL conditions on the track table.

A condition is never NULL, so that its negation holds for all other tracks; ``query/meaning.py`` says what a
tree means, and tests prove that both agree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.core.text.search_words import Phrase, search_phrases
from musicrec_desktop.query import literals
from musicrec_desktop.query.ast import (
    ANY,
    And,
    Empty,
    Exact,
    Field,
    Flag,
    Has,
    InKey,
    InPlaylist,
    Like,
    Node,
    Not,
    Operator,
    Or,
    Regex,
    Share,
    Wildcard,
    Words,
)
from musicrec_desktop.query.fields import FieldSpec, Kind, field_of
from musicrec_desktop.query.meaning import World, compare, limits, share_place
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list, text_list
from musicrec_desktop.storage.name_index import FREE_COLUMNS
from musicrec_desktop.storage.query import columns
from musicrec_desktop.storage.text_tests import TextTest

Condition = tuple[str, list[Any]]
"""SQL and its parameters."""

BANNED_ARTISTS: Final = (
    "SELECT artist, kind FROM own_feedback WHERE kind IN ('ban', 'unban') AND track_id IS NULL ORDER BY id"
)
"""What was said of artists, oldest first; the last word of each counts."""
_FOUND: Final = "track.id IN (SELECT rowid FROM track_search WHERE track_search MATCH ?)"
_NOTHING: Final[Condition] = ("0", [])
_EVERYTHING: Final[Condition] = ("1", [])
_ANY_COLUMNS: Final = f"{{{' '.join(FREE_COLUMNS)}}}"
_MISSING: Final = "SELECT id FROM track WHERE missing_since_ms IS NOT NULL"
_SHORT: Final = 2
_SIGNS: Final = {operator: str(operator) for operator in Operator}


def condition(node: Node, world: World, database: Database) -> Condition:
    """The condition of a tree on the rows of ``track``, and its parameters.

    Run it within ``text_tests.deadline``, because regular expressions share a time limit.

    Args:
        node: the tree.
        world: the time, playlists and what sounds alike.
        database: for the figures of the library that shares need, and for banned artists.
    """
    return _Compiler(world, database).of(node)


class _Compiler:
    def __init__(self, world: World, database: Database) -> None:
        self._world = world
        self._database = database

    def of(self, node: Node) -> Condition:
        match node:
            case And():
                return self._all(node.parts)
            case Or():
                return _joined("OR", map(self.of, node.parts))
            case Not(part=part):
                sql, parameters = self.of(part)
                return f"NOT ({sql})", parameters
            case Flag(name=name):
                return self._flag(name)
            case Has(name=name):
                spec = field_of(name)
                if spec is None:
                    return columns.HAS[name], []
                sql, parameters = self._empty(spec)
                return f"NOT ({sql})", parameters
            case InPlaylist(name=name):
                found = _in_ids(self._world.playlist(name))
                return found if name else (f"NOT ({found[0]})", found[1])
            case Like():
                return _in_ids(self._world.alike(node))
            case Field():
                return self._field(node)

    def _all(self, parts: Iterable[Node]) -> Condition:
        """Words that must all be found are one question to the index of words."""
        wanted: list[str] = []
        conditions: list[Condition] = []
        is_broad = True
        for part in parts:
            match part:
                case Field(condition=Words(text=text)) if column := _index_of(part.name):
                    is_broad = is_broad and len(text) <= _SHORT and text.isascii()
                    expression = _expression(column, text)
                    if not expression:
                        return _NOTHING
                    wanted.append(expression)
                case _:
                    conditions.append(self.of(part))
        if wanted:
            # Single letters find most tracks: walking all in the order of the list is quicker than sorting.
            conditions.insert(0, (f"+{_FOUND}" if is_broad else _FOUND, [" AND ".join(wanted)]))
        return _joined("AND", conditions) if conditions else _EVERYTHING

    def _field(self, field: Field) -> Condition:
        if field.name == ANY:
            return self._all((field,))
        spec = field_of(field.name)
        assert spec is not None, field.name
        match field.condition:
            case Empty():
                return self._empty(spec)
            case Words() if columns.TEXTS[spec.name].index:
                return self._all((field,))
            case Words() | Exact() | Wildcard() | Regex():
                return _text(spec, field.condition)
            case InKey():
                return _key(field.condition)
            case Share():
                return self._share(spec, field.condition)
            case _:
                return self._number(spec, limits(field.condition, spec, self._world))

    def _flag(self, name: str) -> Condition:
        if name == "queued":
            return _in_ids(self._world.queued)
        if name == "banned":
            return self._banned()
        return columns.FLAGS[name], []

    def _banned(self) -> Condition:
        """Banned tracks, and those of banned artists: bans compare folded names, of which there are few."""
        banned = "track.id IN (SELECT track_id FROM track_ban WHERE kind = 'ban')"
        rows = self._database.query(BANNED_ARTISTS)
        words = {fold(artist): kind for artist, kind in rows}
        artists = [artist for artist, kind in words.items() if kind == "ban"]
        if not artists:
            return banned, []
        values = "SELECT track_id FROM track_value WHERE kind IN ('artist', 'album_artist')"
        by_artist = f"track.id IN ({values} AND query_fold(value) {IN_LIST})"
        return f"({banned} OR {by_artist})", [text_list(artists)]

    def _empty(self, spec: FieldSpec) -> Condition:
        if spec.is_text:
            source = columns.TEXTS[spec.name]
            parts = [f"{column} = ''" for column in source.columns]
            parts += [f"track.id NOT IN ({select} WHERE {text} <> '')" for select, text in _rows(source)]
            return _joined("AND", ((part, []) for part in parts))
        if spec.kind is Kind.KEY:
            return f"track.id NOT IN (SELECT track_id FROM {columns.SOUND} WHERE tonic IS NOT NULL)", []
        if spec.is_counted:
            return _NOTHING
        number = columns.NUMBERS[spec.name]
        if number.table == "track":
            return f"{number.sql} IS NULL", []
        return f"track.id NOT IN (SELECT track_id FROM {number.table} WHERE {number.sql} IS NOT NULL)", []

    def _number(self, spec: FieldSpec, wanted: list[tuple[Operator, Any]]) -> Condition:
        source = columns.NUMBERS[spec.name]
        sql = " AND ".join(f"{source.sql} {_SIGNS[operator]} ?" for operator, _ in wanted)
        parameters = [limit for _, limit in wanted]
        if source.table == "track":
            return f"coalesce({sql}, 0)", parameters
        if spec.is_counted and all(compare(0, operator, limit) for operator, limit in wanted):
            # Tracks without a row count as 0, which is wanted: all but those that do not meet it.
            return f"track.id NOT IN (SELECT track_id FROM {source.table} WHERE NOT ({sql}))", parameters
        return f"track.id IN (SELECT track_id FROM {source.table} WHERE {sql})", parameters

    def _share(self, spec: FieldSpec, share: Share) -> Condition:
        source = columns.NUMBERS[spec.name]
        value = source.sql
        is_there = f"{value} > 0" if spec.is_counted else f"{value} IS NOT NULL"
        # Figures of missing tracks are few: the others come from an index alone.
        is_present = (
            "missing_since_ms IS NULL" if source.table == "track" else f"track_id NOT IN ({_MISSING})"
        )
        where = f"FROM {source.table} WHERE {is_there} AND {is_present}"
        row = self._database.one(f"SELECT count(*) {where}")
        if row is None or not row[0]:
            return _NOTHING
        direction = "DESC" if share.is_top else "ASC"
        row = self._database.one(
            f"SELECT {value} AS number {where} ORDER BY number {direction} LIMIT 1 OFFSET ?",
            (share_place(share, row[0]) - 1,),
        )
        assert row is not None
        wanted = [(Operator.AT_LEAST if share.is_top else Operator.AT_MOST, row[0])]
        if spec.is_counted:
            wanted.append((Operator.MORE, 0))
        return self._number(spec, wanted)


def _joined(word: str, conditions: Iterable[Condition]) -> Condition:
    texts: list[str] = []
    parameters: list[Any] = []
    for sql, values in conditions:
        texts.append(sql)
        parameters += values
    return (texts[0] if len(texts) == 1 else f"({f' {word} '.join(texts)})"), parameters


def _in_ids(ids: Collection[int]) -> Condition:
    return f"track.id {IN_LIST}", [id_list(sorted(ids))]


def _index_of(name: str) -> str:
    """The columns of the index of words in which a field is searched; empty where it is in none."""
    if name == ANY:
        return _ANY_COLUMNS
    source = columns.TEXTS.get(name)
    return "" if source is None else source.index


def _expression(column: str, text: str) -> str:
    """An expression of FTS5; empty where the text has no searchable word."""
    phrases = search_phrases(text)
    if not phrases:
        return ""
    return f"({column} : ({' OR '.join(map(_quoted, phrases))}))"


def _quoted(phrase: Phrase) -> str:
    return '"' + " ".join(phrase) + '" *'


def _text(spec: FieldSpec, wanted: Words | Exact | Wildcard | Regex) -> Condition:
    source = columns.TEXTS[spec.name]
    test, pattern = _test(spec, wanted)
    tested = f"query_text({{}}, '{test}{'-list' if source.is_list else ''}', ?)"
    parts: list[Condition] = [
        (f"{column} <> '' AND {tested.format(column)}", [pattern]) for column in source.columns
    ]
    parts += [
        (f"track.id IN ({select} WHERE {text} <> '' AND {tested.format(text)})", [pattern])
        for select, text in _rows(source)
    ]
    found = _joined("OR", parts)
    # What has the text has its words: the index leaves few tracks to be tested.
    if isinstance(wanted, Exact) and source.index and (words := _expression(source.index, wanted.text)):
        return f"({_FOUND} AND {found[0]})", [words, *found[1]]
    return found


def _test(spec: FieldSpec, wanted: Words | Exact | Wildcard | Regex) -> tuple[TextTest, str]:
    match wanted:
        case Words(text=text):
            return TextTest.CONTAINS, text
        case Exact(text=text):
            return TextTest.GENRE if spec.name == "genre" else TextTest.EXACT, text
        case Wildcard(pattern=pattern):
            return TextTest.WILDCARD, pattern
        case Regex(pattern=pattern, ignores_case=ignores_case):
            return TextTest.REGEX_ANY_CASE if ignores_case else TextTest.REGEX, pattern


def _rows(source: columns.TextSource) -> Iterable[tuple[str, str]]:
    """Selects of tracks with a text in other tables, without WHERE, each with the SQL of the text."""
    for kinds, column in ((source.kinds, "value"), (source.sort_kinds, "sort_name")):
        if kinds:
            listed = ", ".join(f"'{kind}'" for kind in kinds)
            yield (
                f"SELECT track_id FROM (SELECT track_id, {column} FROM track_value WHERE kind IN ({listed}))",
                column,
            )
    for table in source.tables:
        yield f"SELECT track_id FROM {table}", "text"


def _key(wanted: InKey) -> Condition:
    alternatives: list[Condition] = []
    for tonic, is_major in literals.keys_of(wanted):
        parts = [
            (f"{column} = ?", [int(value)])
            for column, value in (("tonic", tonic), ("is_major", is_major))
            if value is not None
        ]
        alternatives.append(_joined("AND", parts))
    sql, parameters = _joined("OR", alternatives)
    return f"track.id IN (SELECT track_id FROM {columns.SOUND} WHERE {sql})", parameters
