"""Trees of the query language as plans: what must be asked of the database.

``query/meaning.py`` says what a tree means, and tests prove that both agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.core.text.search_words import Phrase, search_phrases
from musicrec_desktop.query import fields, literals
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
    InRegion,
    Like,
    Node,
    Not,
    Operator,
    Or,
    Regex,
    Share,
    Sounds,
    Wildcard,
    Words,
)
from musicrec_desktop.query.fields import FieldSpec, Kind, field_of
from musicrec_desktop.query.meaning import World, compare, found_elsewhere, limits, share_place
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, text_list
from musicrec_desktop.storage.name_index import FREE_COLUMNS
from musicrec_desktop.storage.query import columns
from musicrec_desktop.storage.query.columns import TextSource
from musicrec_desktop.storage.query.name_words import NameWords
from musicrec_desktop.storage.query.plan import Cost, Every, Ids, Plan, Rest, Rows, Some
from musicrec_desktop.storage.text_tests import TextTest

BANNED_ARTISTS: Final = (
    "SELECT artist, kind FROM own_feedback WHERE kind IN ('ban', 'unban') AND track_id IS NULL ORDER BY id"
)
"""What was said of artists, oldest first; the last word of each counts."""
_NOTHING: Final = Some(())
_ANY_COLUMNS: Final = f"{{{' '.join(FREE_COLUMNS)}}}"
_MISSING: Final = "SELECT id FROM track WHERE missing_since_ms IS NOT NULL"
_SIGNS: Final = {operator: str(operator) for operator in Operator}


def plan_of(node: Node, world: World, database: Database, names: NameWords) -> Plan:
    """The plan of a tree.

    Args:
        node: the tree.
        world: the time, playlists and what sounds alike.
        database: for the figures of the library that shares need, and for banned artists.
        names: the words of names that are known in memory.
    """
    return _Planner(world, database, names).of(node)


class _Planner:
    def __init__(self, world: World, database: Database, names: NameWords) -> None:
        self._world = world
        self._database = database
        self._names = names

    def of(self, node: Node) -> Plan:
        match node:
            case And():
                return self._every(node.parts)
            case Or():
                return Some(tuple(map(self.of, node.parts)))
            case Not(part=part):
                return Rest(self.of(part))
            case Flag(name=name):
                return self._flag(name)
            case Has(name=name):
                spec = field_of(name)
                return columns.HAS[name] if spec is None else Rest(self._empty(spec))
            case InPlaylist(name=name):
                found = Ids(self._world.playlist(name))
                return found if name else Rest(found)
            case InRegion() | Like() | Sounds():
                return Ids(found_elsewhere(node, self._world))
            case Field():
                return self._field(node)

    def _every(self, parts: Iterable[Node]) -> Plan:
        """Words that must all be found are one question to the index of words, but for those in memory."""
        wanted: list[str] = []
        plans: list[Plan] = []
        for part in parts:
            match part:
                case Field(condition=Words(text=text)) if column := _index_of(part.name):
                    expression = _expression(column, text)
                    if not expression:
                        return _NOTHING
                    known = self._names.found(_columns_of(part.name), search_phrases(text))
                    if known is None:
                        wanted.append(expression)
                    else:
                        plans.append(Ids(known))
                case _:
                    plans.append(self.of(part))
        if wanted:
            plans.insert(0, _with_words(" AND ".join(wanted)))
        return plans[0] if len(plans) == 1 else Every(tuple(plans))

    def _field(self, field: Field) -> Plan:
        if field.name == ANY:
            return self._every((field,))
        spec = field_of(field.name)
        assert spec is not None, field.name
        match field.condition:
            case Empty():
                return self._empty(spec)
            case Words() if columns.TEXTS[spec.name].index:
                return self._every((field,))
            case Words() | Exact() | Wildcard() | Regex():
                return _text(spec, field.condition)
            case InKey():
                return _key(field.condition)
            case Share():
                return self._share(spec, field.condition)
            case _:
                return self._number(spec, limits(field.condition, spec, self._world))

    def _flag(self, name: str) -> Plan:
        if name == "queued":
            return Ids(self._world.queued)
        if name == "banned":
            return self._banned()
        return columns.FLAGS[name]

    def _banned(self) -> Plan:
        """Banned tracks, and those of banned artists: bans compare folded names, of which there are few."""
        banned = Rows("track_ban", "kind = 'ban'")
        rows = self._database.query(BANNED_ARTISTS)
        words = {fold(artist): kind for artist, kind in rows}
        artists = [artist for artist, kind in words.items() if kind == "ban"]
        if not artists:
            return banned
        of_artists = f"kind IN ('artist', 'album_artist') AND query_fold(value) {IN_LIST}"
        return Some((banned, Rows("track_value", of_artists, (text_list(artists),), Cost.TEST)))

    def _empty(self, spec: FieldSpec) -> Plan:
        if spec.is_text:
            source = columns.TEXTS[spec.name]
            own = " AND ".join(f"{column} = ''" for column in source.columns)
            parts: list[Plan] = [_of_track(own)] if own else []
            parts += [Rest(Rows(table, where)) for table, where, _ in _tables(source)]
            return Every(tuple(parts))
        if spec.kind is Kind.KEY:
            return Rest(Rows(columns.SOUND, "tonic IS NOT NULL"))
        if spec.is_counted:
            return _NOTHING
        number = columns.NUMBERS[spec.name]
        if number.table == "track":
            return _of_track(f"{number.sql} IS NULL")
        return Rest(Rows(number.table, f"{number.sql} IS NOT NULL"))

    def _number(self, spec: FieldSpec, wanted: list[tuple[Operator, Any]]) -> Plan:
        source = columns.NUMBERS[spec.name]
        sql = " AND ".join(f"{source.sql} {_SIGNS[operator]} ?" for operator, _ in wanted)
        parameters = tuple(limit for _, limit in wanted)
        if source.table == "track":
            return _of_track(sql, parameters)
        if spec.is_counted and all(compare(0, operator, limit) for operator, limit in wanted):
            # Tracks without a row count as 0, which is wanted: all but those that do not meet it.
            return Rest(Rows(source.table, f"NOT ({sql})", parameters))
        return Rows(source.table, sql, parameters)

    def _share(self, spec: FieldSpec, share: Share) -> Plan:
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


def _of_track(where: str, parameters: tuple[Any, ...] = (), cost: Cost = Cost.SCAN) -> Rows:
    return Rows("track", where, parameters, cost, id="id")


def _with_words(expression: str) -> Rows:
    return Rows("track_search", "track_search MATCH ?", (expression,), id="rowid")


def _index_of(name: str) -> str:
    """The columns of the index of words in which a field is searched; empty where it is in none."""
    if name == ANY:
        return _ANY_COLUMNS
    source = columns.TEXTS.get(name)
    return "" if source is None else source.index


def _columns_of(name: str) -> tuple[str, ...]:
    """The same columns, for a field that is searched in some."""
    return FREE_COLUMNS if name == ANY else (columns.TEXTS[name].index,)


def _expression(column: str, text: str) -> str:
    """An expression of FTS5; empty where the text has no searchable word."""
    phrases = search_phrases(text)
    if not phrases:
        return ""
    return f"({column} : ({' OR '.join(map(_quoted, phrases))}))"


def _quoted(phrase: Phrase) -> str:
    return '"' + " ".join(phrase) + '" *'


def _text(spec: FieldSpec, wanted: Words | Exact | Wildcard | Regex) -> Plan:
    source = columns.TEXTS[spec.name]
    test, pattern = _test(spec, wanted)
    tested = f"query_text({{}}, '{test}{'-list' if source.is_list else ''}', ?)"
    own = " OR ".join(f"({column} <> '' AND {tested.format(column)})" for column in source.columns)
    parts: list[Plan] = [_of_track(own, (pattern,) * len(source.columns), Cost.TEST)] if own else []
    parts += [
        Rows(table, f"{where} AND {tested.format(text)}", (pattern,), Cost.TEST)
        for table, where, text in _tables(source)
    ]
    found = Some(tuple(parts))
    # What has the text has its words: the index leaves few tracks to be tested.
    if isinstance(wanted, Exact) and source.index and (words := _expression(source.index, wanted.text)):
        return Every((_with_words(words), found))
    return found


def _test(spec: FieldSpec, wanted: Words | Exact | Wildcard | Regex) -> tuple[TextTest, str]:
    match wanted:
        case Words(text=text):
            return TextTest.CONTAINS, text
        case Exact(text=text):
            return TextTest.GENRE if spec.name in fields.GENRES else TextTest.EXACT, text
        case Wildcard(pattern=pattern):
            return TextTest.WILDCARD, pattern
        case Regex(pattern=pattern, ignores_case=ignores_case):
            return TextTest.REGEX_ANY_CASE if ignores_case else TextTest.REGEX, pattern


def _tables(source: TextSource) -> Sequence[tuple[str, str, str]]:
    """Other tables with the texts of a field: the table, the condition for a text, its column."""
    found = []
    for kinds, column in ((source.kinds, "value"), (source.sort_kinds, "sort_name")):
        if kinds:
            listed = ", ".join(f"'{kind}'" for kind in kinds)
            found.append(("track_value", f"kind IN ({listed}) AND {column} <> ''", column))
    return [*found, *((table, "text <> ''", "text") for table in source.tables)]


def _key(wanted: InKey) -> Plan:
    alternatives: list[str] = []
    parameters: list[int] = []
    for tonic, is_major in literals.keys_of(wanted):
        parts = [
            (column, int(value))
            for column, value in (("tonic", tonic), ("is_major", is_major))
            if value is not None
        ]
        alternatives.append(" AND ".join(f"{column} = ?" for column, _ in parts))
        parameters += [value for _, value in parts]
    return Rows(columns.SOUND, " OR ".join(f"({each})" for each in alternatives), tuple(parameters))
