"""From search text to a ``Query``.

``blue train`` · ``"kind of blue"`` · ``artist:coltrane`` · ``genre:jazz year:1955..1965 -live``

Half-typed text is no error: a search runs at each keystroke. Only a year that is no year is one.
"""

from __future__ import annotations

import re

from musicrec_desktop.core.errors import QuerySyntaxError
from musicrec_desktop.query.ast import Query, Term, TextField, WordsTerm, YearTerm

_FIELDS = {field.value: field for field in TextField if field is not TextField.ANY}
_YEAR_FIELD = "year"
_TOKEN = re.compile(
    r"""(?P<negated>-)?(?:(?P<field>[a-z]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))""", re.IGNORECASE
)
_YEARS = re.compile(r"(?P<first>\d{4})?(?P<range>\.\.|-)?(?P<last>\d{4})?$")


def parse(text: str) -> Query:
    """Read a search.

    Raises:
        QuerySyntaxError: with the position of what cannot be meant.
    """
    terms: list[Term] = []
    for match in _TOKEN.finditer(text):
        term = _term(match)
        if term is not None:
            terms.append(term)
    return Query(tuple(terms))


def _term(match: re.Match[str]) -> Term | None:
    is_negated = match["negated"] is not None
    name = (match["field"] or "").lower()
    value = match["quoted"] if match["quoted"] is not None else match["plain"]
    if not name and value.rstrip(":").lower() in {_YEAR_FIELD, *_FIELDS} and value.endswith(":"):
        return None  # the value is still to be typed
    if name == _YEAR_FIELD:
        return _years(value, match.start(), is_negated=is_negated)
    if name and name not in _FIELDS:
        value = f"{match['field']}:{value}"
    field = _FIELDS.get(name, TextField.ANY)
    if not any(character.isalnum() for character in value):
        return None
    return WordsTerm(field, value, is_negated)


def _years(value: str, position: int, *, is_negated: bool) -> YearTerm | None:
    match = _YEARS.match(value)
    if match is None or not value.strip(".-"):
        if value.isdigit() or not value.strip(".-"):
            return None
        raise QuerySyntaxError("year", position)
    first = int(match["first"]) if match["first"] else None
    last = int(match["last"]) if match["last"] else None
    if match["range"] is None:
        last = first
    return YearTerm(first, last, is_negated)
