"""From the JSON of Navidrome to rules."""

from __future__ import annotations

import json
import posixpath
import re
from typing import Any, Final

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.model.playlist import LimitUnit, SmartRules, SortOrder
from musicrec_desktop.playlist_files.smart.navidrome.fields import (
    COVER,
    EVERY_DATE,
    EXPLICIT,
    FILE_TYPE,
    FLAGS,
    GAINS,
    LARGEST,
    READ,
    SCALES,
)
from musicrec_desktop.playlist_files.smart.rules import How, between, days, literal, negated, rule
from musicrec_desktop.playlist_files.smart.values import (
    DEEPEST,
    MOST_RULES,
    RuleError,
    RuleErrors,
    SmartList,
    rules_of,
)
from musicrec_desktop.query.ast import (
    EVERYTHING,
    Field,
    Flag,
    Has,
    InPlaylist,
    Node,
    PartialDate,
    Range,
    Wildcard,
    Words,
    all_of,
    any_of,
)
from musicrec_desktop.query.fields import Kind, field_of
from musicrec_desktop.query.literals import read_date

_COMMENT: Final = re.compile(r'"(?:\\.|[^"\\])*+"?|//[^\n\r]*|/\*.*?(?:\*/|\Z)', re.DOTALL)
"""What has no end goes to the end of the text, so that it is looked for once."""
_GROUPS: Final = {"all": all_of, "any": any_of}
_PLAIN: Final = {
    "is": How.IS,
    "contains": How.CONTAINS,
    "startswith": How.STARTS,
    "endswith": How.ENDS,
    "gt": How.MORE,
    "lt": How.LESS,
    "after": How.MORE,
    "before": How.LESS,
}
_NEGATED: Final = {"isnot": "is", "notcontains": "contains"}
_PLAYLISTS: Final = frozenset(("inplaylist", "notinplaylist"))
_PRESENCE: Final = {"ismissing": True, "ispresent": False}
_OPERATORS: Final = frozenset(
    (*_PLAIN, *_NEGATED, *_PLAYLISTS, *_PRESENCE, "intherange", "inthelast", "notinthelast")
)
_KNOWN_KEYS: Final = frozenset(
    (
        *("all", "any", "name", "comment", "public", "sort", "order", "limit", "limitpercent", "offset"),
        *("refreshdelay", "global", "id", "owner", "sync", "uploadedimage"),
    )
)
"""Keys at the top; those that are no rules and no order say how the server keeps the list."""


def read_navidrome(path: str, text: str) -> SmartList:
    """The list of an ``.nsp`` text.

    Raises:
        PlaylistFileError: ``"damaged"``.
    """
    bare = _COMMENT.sub(lambda found: found[0] if found[0][0] == '"' else " ", text)
    try:
        document = json.loads(bare)
    except json.JSONDecodeError as error:
        raise PlaylistFileError(path, "damaged", error.msg, error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise PlaylistFileError(path, "damaged", "too large or too deep") from error
    if not isinstance(document, dict):
        raise PlaylistFileError(path, "damaged", "no object")
    told = {key.lower(): value for key, value in document.items()}
    name, comment = (clean(str(told.get(key) or "")) for key in ("name", "comment"))
    reader = _Reader()
    try:
        return SmartList(name, reader.rules(told), description=comment)
    except RuleErrors as error:
        return SmartList(name, problems=error.problems)
    except RecursionError as error:  # a value that could just be read cannot be told
        raise PlaylistFileError(path, "damaged", "too large or too deep") from error


class _Reader:
    def __init__(self) -> None:
        self._problems: list[str] = []
        self._rules = 0

    def rules(self, told: dict[str, Any]) -> SmartRules:
        """All rules, or an error with all that cannot be said."""
        groups = [key for key in _GROUPS if key in told]
        if len(groups) == 2:
            raise RuleErrors(["“all” and “any” both at the top"])
        if not groups or not told[groups[0]]:
            raise RuleErrors(["no rules"])
        tree = self._group(groups[0], told[groups[0]], 1)
        self._problems += [f"key “{key}”" for key in told if key not in _KNOWN_KEYS]
        if told.get("offset"):
            self._problems.append(f"offset {told['offset']}")
        order, sort = self._order(told)
        limit, unit = self._limit(told)
        if not self._problems:
            try:
                return rules_of(tree, order=order, sort=sort, limit=limit, limit_unit=unit)
            except RuleError as error:
                self._problems.append(str(error))
        raise RuleErrors(self._problems)

    def _group(self, key: str, parts: object, depth: int) -> Node:
        if not isinstance(parts, list) or not parts or depth > DEEPEST:
            self._problems.append(f"“{key}” without rules" if depth <= DEEPEST else "groups too deep")
            return EVERYTHING
        found: list[Node] = []
        for part in parts:
            if not isinstance(part, dict) or not part:
                self._problems.append(f"{json.dumps(part)[:80]} as a rule")
                continue
            for operator, value in part.items():
                self._rules += 1
                if self._rules > MOST_RULES:
                    raise RuleErrors([f"more than {MOST_RULES} rules"])
                folded = operator.lower()
                if folded in _GROUPS:
                    found.append(self._group(folded, value, depth + 1))
                    continue
                try:
                    found.append(_rule(operator, folded, value))
                except RuleError as error:
                    self._problems.append(str(error))
        return _words(found) if key == "any" else all_of(found)

    def _order(self, told: dict[str, Any]) -> tuple[SortOrder, tuple[tuple[str, bool], ...]]:
        is_flipped = str(told.get("order") or "asc").lower() == "desc"
        if str(told.get("order") or "asc").lower() not in {"asc", "desc"}:
            self._problems.append(f"order {told['order']}")
        terms: list[tuple[str, bool]] = []
        for number, term in enumerate(str(told.get("sort") or "title").split(",")):
            name = term.strip().lstrip("+-").strip().lower()
            if name == "random" and number == 0:
                return SortOrder.RANDOM, ()
            if name not in READ:
                self._problems.append(f"sort by {term.strip()}")
            else:
                terms.append((READ[name], term.strip().startswith("-") is not is_flipped))
        return SortOrder.FIELDS, tuple(dict(reversed(terms)).items())[::-1] if terms else ()

    def _limit(self, told: dict[str, Any]) -> tuple[int | None, LimitUnit]:
        for key, unit in (("limit", LimitUnit.TRACKS), ("limitpercent", LimitUnit.PERCENT)):
            limit = told.get(key)
            if not limit:
                continue
            most = 100 if unit is LimitUnit.PERCENT else LARGEST
            if isinstance(limit, bool) or not isinstance(limit, int) or not 0 < limit <= most:
                self._problems.append(f"{key} {limit}")
                continue
            return limit, unit
        return None, LimitUnit.TRACKS


def _rule(operator: str, folded: str, value: object) -> Node:
    if folded not in _OPERATORS:
        raise RuleError(f"operator “{operator}”")
    if not isinstance(value, dict) or len(value) != 1:
        raise RuleError(f"“{operator}” on {len(value) if isinstance(value, dict) else 'no'} fields")
    ((field, what),) = value.items()
    if folded in _PLAYLISTS:
        node = _in_playlist(operator, field.lower(), what)
        return negated(node) if folded == "notinplaylist" else node
    if folded in _NEGATED:
        return negated(_of_field(_NEGATED[folded], operator, field, what))
    return _of_field(folded, operator, field, what)


def _in_playlist(operator: str, key: str, what: object) -> Node:
    """By name, or by the path of its file, whose name it has; ids are the server's own."""
    if key not in {"name", "path"} or not isinstance(what, str) or not what.strip():
        raise RuleError(f"{operator} {key} {what}")
    if key == "path":
        what = posixpath.splitext(posixpath.basename(what.replace("\\", "/")))[0]
    return InPlaylist(what.strip())


def _of_field(folded: str, operator: str, field: str, what: Any) -> Node:
    name = field.lower()
    special = _special(folded, operator, name, what)
    if special is not None:
        return special
    ours = READ.get(name)
    if ours is None:
        raise RuleError(f"field “{field}”")
    if folded in _PRESENCE:
        return rule(ours, How.MISSING if _is_true(what) is _PRESENCE[folded] else How.PRESENT)
    said = f"{operator} {field} {json.dumps(what, ensure_ascii=False)[:80]}"
    return _compared(folded, ours, what, said)


def _compared(folded: str, ours: str, what: Any, said: str) -> Node:
    spec = field_of(ours)
    assert spec is not None
    if what is None and folded == "is":
        return rule(ours, How.MISSING)
    if folded in {"inthelast", "notinthelast"} and spec.kind is Kind.TIME:
        return rule(ours, How.WITHIN if folded == "inthelast" else How.NOT_WITHIN, days(_number(what, said)))
    if folded == "intherange" and isinstance(what, list) and len(what) == 2 and not spec.is_text:
        return _range(ours, spec.kind, what, said)
    how = _PLAIN.get(folded)
    if how is None:
        raise RuleError(said)
    if spec.kind in {Kind.TIME, Kind.DATE}:
        return _dated(ours, spec.kind, how, what, said)
    if spec.is_text:
        return _texted(ours, how, what, said)
    number = round(_number(what, said) * SCALES.get(ours, 1.0), 6)
    if how not in {How.IS, How.LESS, How.MORE}:
        raise RuleError(said)
    return _rated(how, number) if ours == "rating" else rule(ours, how, number)


def _special(folded: str, operator: str, name: str, what: Any) -> Node | None:
    """Fields that are no fields of ours; None for others."""
    said = f"{operator} {name} {json.dumps(what, ensure_ascii=False)[:80]}"
    node: Node
    if name in FLAGS:
        node = Flag(FLAGS[name])
    elif name == COVER:
        node = Has("cover")
    elif name in GAINS and folded in _PRESENCE:
        node = Has("gain")
        return negated(node) if _is_true(what) is _PRESENCE[folded] else node
    elif name == EXPLICIT and folded == "is" and what == "e":
        return Flag("explicit")
    elif name == FILE_TYPE and folded == "is" and isinstance(what, str) and what.strip():
        return Field("file", Wildcard(f"*.{literal(what.strip())}"))
    elif name == "missing" and folded == "is" and not _is_true(what):
        return EVERYTHING
    else:
        return None
    if folded != "is":
        raise RuleError(said)
    return node if _is_true(what) else negated(node)


def _texted(ours: str, how: How, what: Any, said: str) -> Node:
    if isinstance(what, bool) or not isinstance(what, (str, int, float)):
        raise RuleError(said)
    text = str(what)
    if ours == "path" and how in {How.IS, How.STARTS} and text:
        # Their paths begin below the music folder.
        end = "*" if how is How.STARTS else ""
        return Field("path", Wildcard(f"*/{literal(text.lstrip('/'))}{end}"))
    return rule(ours, how, text)


def _dated(ours: str, kind: Kind, how: How, what: Any, said: str) -> Node:
    date = read_date(str(what)[:10]) if isinstance(what, (str, int)) else None
    if date is None or isinstance(what, bool):
        raise RuleError(said)
    if how is How.STARTS and kind is Kind.DATE:
        return rule(ours, How.IS, date)
    if how not in {How.IS, How.LESS, How.MORE}:
        raise RuleError(said)
    if how is How.MORE and kind is Kind.TIME:
        # A moment of that day is a longer text than the day, and so comes after it.
        return rule(ours, How.AT_LEAST, date)
    return rule(ours, how, date)


def _rated(how: How, half_stars: float) -> Node:
    """Without a rating a song counts as 0 stars."""
    if not 0 <= half_stars <= 10:
        raise RuleError(f"rating {half_stars / 2:g}")
    if how is How.MORE:
        return rule("rating", How.PRESENT) if half_stars == 0 else rule("rating", how, half_stars)
    if half_stars == 0:
        if how is How.LESS:
            raise RuleError("rating below 0")
        return rule("rating", How.MISSING)
    if how is How.IS:
        return rule("rating", how, half_stars)
    return any_of([rule("rating", how, half_stars), rule("rating", How.MISSING)])


def _range(ours: str, kind: Kind, ends: list[Any], said: str) -> Node:
    if kind in {Kind.TIME, Kind.DATE}:
        dates = [read_date(str(end)[:10]) for end in ends]
        low = None if ends[0] == EVERY_DATE[0] else dates[0]
        high = None if ends[1] == EVERY_DATE[1] else dates[1]
        if (low is None and ends[0] != EVERY_DATE[0]) or (high is None and ends[1] != EVERY_DATE[1]):
            raise RuleError(said)
        return _open_range(ours, low, high, said)
    scale = SCALES.get(ours, 1.0)
    first, last = (_number(end, said) for end in ends)
    return _open_range(
        ours,
        None if first <= -LARGEST else round(first * scale, 6),
        None if last >= LARGEST else round(last * scale, 6),
        said,
    )


def _open_range(
    ours: str, low: float | PartialDate | None, high: float | PartialDate | None, said: str
) -> Node:
    if low is not None and high is not None:
        return between(ours, low, high)
    if low is None and high is None:
        raise RuleError(said)
    return Field(ours, Range(low, high))


def _words(parts: list[Node]) -> Node:
    """Any of the parts; a beginning or a beginning after a blank is the beginning of a word.

    ``writing.py`` says the words of the query language so.
    """
    if len(parts) == 2:
        match parts:
            case [
                Field(name=name, condition=Wildcard(pattern=first)),
                Field(name=same, condition=Wildcard(pattern=second)),
            ] if name == same and second == f"* {first}" and first.endswith("*"):
                spec = field_of(name)
                if spec is not None and spec.kind is Kind.WORDS:
                    return Field(name, Words(first[:-1].replace("\\*", "*").replace("\\\\", "\\")))
            case _:
                pass
    return any_of(parts)


def _number(what: object, said: str) -> float:
    if isinstance(what, bool) or not isinstance(what, (int, float, str)):
        raise RuleError(said)
    try:
        number = float(what)
    except (ValueError, OverflowError):
        raise RuleError(said) from None
    if not abs(number) < 1e15:
        raise RuleError(said)
    return number


def _is_true(what: object) -> bool:
    return what not in {"", "false", "0"} if isinstance(what, str) else bool(what)
