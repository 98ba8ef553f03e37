"""The rules of a smart playlist in one line, in the words of the builder."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.model.playlist import SmartRules, SortOrder
from musicrec_desktop.query import fields, literals
from musicrec_desktop.query.ast import Ago, AgoUnit, InKey, Like, PartialDate, Period, Range, Regex, Value
from musicrec_desktop.query.fields import FieldSpec, field_of
from musicrec_desktop.query.parser import parse
from musicrec_desktop.ui.kit.wording.formats import as_line, format_count
from musicrec_desktop.ui.playlists.builder.choices import (
    FLAG_PREFIX,
    HAS_PREFIX,
    SUBJECTS_BY_KEY,
    ValueKind,
)
from musicrec_desktop.ui.playlists.builder.order_panel import ORDER_WORDS, UNIT_WORDS, direction_words
from musicrec_desktop.ui.playlists.builder.rules import (
    GroupKind,
    Part,
    Rule,
    RuleGroup,
    RuleValue,
    choice_for,
    rows_of,
)

_JOINTS: Final = {GroupKind.ALL: " and ", GroupKind.ANY: " or ", GroupKind.NONE: ", "}
_AGO_WORDS: Final = {
    AgoUnit.HOUR: "hour",
    AgoUnit.DAY: "day",
    AgoUnit.WEEK: "week",
    AgoUnit.MONTH: "month",
    AgoUnit.YEAR: "year",
}


def rules_text(rules: SmartRules) -> str:
    """What has to hold, the order and the limits, for example ``Liked and year is 1990 · random``."""
    rows = rows_of(parse(rules.query).tree)
    asked = _group(rows) if rows.children else "All tracks"
    return " · ".join([as_line(asked), *_order(rules), *_limits(rules)])


def _order(rules: SmartRules) -> list[str]:
    if rules.order is not SortOrder.FIELDS:
        return [_within(ORDER_WORDS[rules.order])]
    terms = [
        f"{_within(SUBJECTS_BY_KEY[key].title)} ({_within(direction_words(key)[is_descending])})"
        for key, is_descending in rules.sort
        if key in SUBJECTS_BY_KEY
    ]
    return [f"by {', '.join(terms)}"] if terms else []


def _limits(rules: SmartRules) -> list[str]:
    limits = []
    if rules.limit is not None:
        limits.append(f"at most {rules.limit:,} {UNIT_WORDS[rules.limit_unit]}")
    for most, of in ((rules.most_of_artist, "an artist"), (rules.most_of_album, "an album")):
        if most is not None:
            limits.append(f"at most {most:,} of {of}")
    return limits


def _group(group: RuleGroup) -> str:
    joined = _JOINTS[group.kind].join(_part(child) for child in group.children)
    return f"none of ({joined})" if group.kind is GroupKind.NONE else joined


def _part(part: Part) -> str:
    if isinstance(part, Rule):
        return _rule(part)
    text = _group(part)
    return text if part.kind is GroupKind.NONE or len(part.children) == 1 else f"({text})"


def _rule(rule: Rule) -> str:
    title, choice = _within(SUBJECTS_BY_KEY[rule.subject].title), choice_for(rule)
    if rule.subject.startswith(FLAG_PREFIX):
        return f"not {title}" if rule.is_negated else title
    if rule.subject.startswith(HAS_PREFIX):
        return f"has no {title.removeprefix('has ').removeprefix('a ')}" if rule.is_negated else title
    asks = choice.title if rule.subject == fields.IN else f"{title} {choice.title}"
    if choice.value is ValueKind.SHARE and isinstance(rule.value, (int, float)):
        return f"{asks} {literals.plain_number(rule.value)} %"
    spec = field_of(rule.subject)
    if isinstance(rule.value, Range) and (rule.value.low is None or rule.value.high is None):
        end = "up to" if rule.value.low is None else "from"
        value = _range(rule.value, spec)
        return f"{title} is {'not ' if rule.is_negated else ''}{end} {value}"
    return f"{asks} {_value(rule.value, spec)}".rstrip()


def _value(value: RuleValue, spec: FieldSpec | None) -> str:
    match value:
        case None:
            return ""
        case Period() | PartialDate() | Ago():
            return _moment(value)
        case str():
            return quoted(value)
        case Regex(pattern=pattern):
            return f"/{pattern}/"
        case Range():
            return _range(value, spec)
        case InKey():
            return literals.key_text(value)
        case Like(name=name, percent=percent):
            least = "" if percent is None else f"at least {literals.plain_number(percent)} %"
            return " ".join(part for part in (quoted(name) if name else "", least) if part)
        case _:
            return _number(value, spec)


def _moment(value: Period | PartialDate | Ago) -> str:
    if isinstance(value, Ago):
        return format_count(value.amount, _AGO_WORDS[value.unit])
    return literals.date_text(value) if isinstance(value, PartialDate) else str(value).replace("-", " ")


def _number(value: float, spec: FieldSpec | None) -> str:
    if spec is None:
        return literals.plain_number(value)
    text = literals.number_text(value, spec)
    return text if not spec.unit or text.endswith(spec.unit) else f"{text} {spec.unit}"


def _range(value: Range, spec: FieldSpec | None) -> str:
    return " and ".join(_end(end, spec) for end in (value.low, value.high) if end is not None)


def _end(value: Value, spec: FieldSpec | None) -> str:
    return _moment(value) if isinstance(value, (Period, PartialDate, Ago)) else _number(value, spec)


def _within(title: str) -> str:
    """A title as it is written inside a sentence; abbreviations and names stay."""
    word = title.split(" ", 1)[0]
    is_plain = len(word) > 1 and word[1:] == word[1:].lower()
    return title[:1].lower() + title[1:] if is_plain else title
