"""Parses search text into a ``Query``.

``blue train`` · ``"kind of blue"`` · ``artist:coltrane`` · ``genre:jazz year:1955..1965 -live``

Half-typed text is no error, because a search runs at each keystroke; only an invalid year is an error. A word
before a colon that is not a field is searched as text (``re:stacks`` is a title), and is reported as an
``UnknownField``.
"""

from __future__ import annotations

import difflib
import re

from musicrec_desktop.core.errors import QuerySyntaxError
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.core.text.search_words import has_words, is_separator
from musicrec_desktop.query.ast import Query, Term, TextField, UnknownField, WordsTerm, YearTerm

_FIELDS = {field.value: field for field in TextField if field is not TextField.ANY}
_YEAR_FIELD = "year"
FIELD_NAMES = (*_FIELDS, _YEAR_FIELD)
"""The words that may stand before a colon."""
MOST_TERMS = 100
"""Of a longer text (a pasted page) only the beginning is searched."""
_NEAR = 0.6
_TOKEN = re.compile(
    r"""(?P<negated>-(?=["\w]))?(?:(?P<field>[^\W\d_]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))"""
)
_YEARS = re.compile(r"(?P<first>\d{4})?(?P<range>\.\.|-)?(?P<last>\d{4})?$")


def parse(text: str) -> Query:
    """The query of a search text.

    Raises:
        QuerySyntaxError: an invalid year, with its position.
    """
    matches = list(_TOKEN.finditer(text))
    found = (term for match in matches if (term := _term(match)) is not None)
    terms = list(dict.fromkeys(found))[:MOST_TERMS]
    # A lone sign between words separates names ("Artist - Title"); only without words is it searched.
    words = [term for term in terms if not _is_separator(term)]
    unknown = (_unknown_field(match) for match in matches)
    return Query(tuple(words or terms), tuple(field for field in unknown if field is not None))


def _term(match: re.Match[str]) -> Term | None:
    is_negated = match["negated"] is not None
    name = (match["field"] or "").lower()
    value = match["quoted"] if match["quoted"] is not None else match["plain"]
    if not name and value.endswith(":") and value.rstrip(":").lower() in FIELD_NAMES:
        return None  # the value is still to be typed
    if name == _YEAR_FIELD:
        return _years(value, match.start(), is_negated=is_negated)
    if name and name not in _FIELDS:
        value = f"{match['field']}:{value}"
    if not value.strip():
        return None
    return WordsTerm(_FIELDS.get(name, TextField.ANY), value, is_negated)


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


def _is_separator(term: Term) -> bool:
    if not isinstance(term, WordsTerm) or term.field is not TextField.ANY:
        return False
    return is_separator(term.text) and not has_words(term.text)


def _unknown_field(match: re.Match[str]) -> UnknownField | None:
    name = match["field"]
    if name is None and match["plain"] is not None and match["plain"].endswith(":"):
        name = match["plain"][:-1]
        if not name.isalpha():
            return None
    if name is None or name.lower() in FIELD_NAMES:
        return None
    folded = fold(name)
    begun = [field for field in FIELD_NAMES if field.startswith(folded)]
    near = begun or difflib.get_close_matches(folded, FIELD_NAMES, n=1, cutoff=_NEAR)
    return UnknownField(name, near[0] if near else "", match.start())
