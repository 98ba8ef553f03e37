"""A search query as SQL conditions on the track table."""

from __future__ import annotations

from typing import Any, Final

from musicrec_desktop.core.text.search_words import Phrase, search_phrases
from musicrec_desktop.query.ast import Query, TextField, WordsTerm, YearTerm
from musicrec_desktop.storage.name_index import FREE_COLUMNS

_COLUMNS: Final = {
    TextField.ANY: f"{{{' '.join(FREE_COLUMNS)}}}",
    TextField.TITLE: "title",
    TextField.ARTIST: "artist",
    TextField.ALBUM: "album",
    TextField.GENRE: "genre",
    TextField.FILE: "file_name",
}
_FOUND: Final = "IN (SELECT rowid FROM track_search WHERE track_search MATCH ?)"
_NOTHING: Final = "0"
_EVERYTHING: Final = "1"


def conditions(query: Query) -> tuple[list[str], list[Any]]:
    """SQL conditions that must all hold, and their parameters."""
    wheres: list[str] = []
    parameters: list[Any] = []
    wanted: list[str] = []
    for term in query.terms:
        if isinstance(term, YearTerm):
            condition, values = _year(term)
            wheres.append(condition)
            parameters.extend(values)
            continue
        match = _match(term)
        if not match:
            wheres.append(_EVERYTHING if term.is_negated else _NOTHING)
        elif term.is_negated:
            wheres.append(f"track.id NOT {_FOUND}")
            parameters.append(match)
        else:
            wanted.append(match)
    if wanted:
        wheres.append(f"track.id {_FOUND}")
        parameters.append(" AND ".join(wanted))
    return wheres, parameters


def _match(term: WordsTerm) -> str:
    """An expression of FTS5; empty where the term has no searchable word."""
    phrases = search_phrases(term.text)
    if not phrases:
        return ""
    expression = " OR ".join(map(_quoted, phrases))
    return f"({_COLUMNS[term.field]} : ({expression}))"


def _quoted(phrase: Phrase) -> str:
    return '"' + " ".join(phrase) + '" *'


def _year(term: YearTerm) -> tuple[str, list[Any]]:
    parts: list[str] = []
    values: list[Any] = []
    if term.first is not None:
        parts.append("track.year >= ?")
        values.append(term.first)
    if term.last is not None:
        parts.append("track.year <= ?")
        values.append(term.last)
    condition = " AND ".join(parts) or "track.year IS NOT NULL"
    return (f"NOT coalesce({condition}, 0)" if term.is_negated else condition), values
