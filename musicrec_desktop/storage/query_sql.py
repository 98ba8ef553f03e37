"""A search, as SQL conditions on the track table."""

from __future__ import annotations

from typing import Any, Final

from musicrec_desktop.query.ast import Query, TextField, WordsTerm, YearTerm

_COLUMNS: Final = {
    TextField.ANY: "",
    TextField.TITLE: "title",
    TextField.ARTIST: "{artist_text album_artist_text}",
    TextField.ALBUM: "album",
    TextField.GENRE: "genre_text",
    TextField.FILE: "file_name",
}


def conditions(query: Query) -> tuple[list[str], list[Any]]:
    """SQL conditions that must all hold, and their parameters."""
    wheres: list[str] = []
    parameters: list[Any] = []
    positive = [term for term in query.terms if isinstance(term, WordsTerm) and not term.is_negated]
    if positive:
        wheres.append("track.id IN (SELECT rowid FROM track_search WHERE track_search MATCH ?)")
        parameters.append(" AND ".join(_match(term) for term in positive))
    for term in query.terms:
        if isinstance(term, YearTerm):
            condition, values = _year(term)
            wheres.append(condition)
            parameters.extend(values)
        elif term.is_negated:
            wheres.append("track.id NOT IN (SELECT rowid FROM track_search WHERE track_search MATCH ?)")
            parameters.append(_match(term))
    return wheres, parameters


def _match(term: WordsTerm) -> str:
    quoted = '"' + term.text.replace('"', '""') + '"'
    column = _COLUMNS[term.field]
    return f"{column} : {quoted} *" if column else f"{quoted} *"


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
