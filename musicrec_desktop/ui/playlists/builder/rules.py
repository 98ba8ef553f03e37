"""Rules as rows in groups, and the syntax tree that they mean; every tree has its rows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from musicrec_desktop.query import fields
from musicrec_desktop.query.ast import (
    ANY,
    EVERYTHING,
    Ago,
    AgoUnit,
    And,
    Compare,
    Condition,
    Empty,
    Exact,
    Field,
    Flag,
    Has,
    InKey,
    InPlaylist,
    InRegion,
    Leaf,
    Like,
    Node,
    Not,
    Operator,
    Or,
    PartialDate,
    Period,
    Range,
    Reference,
    Regex,
    Share,
    Sounds,
    Wildcard,
    Words,
    all_of,
    any_of,
    none_of,
)
from musicrec_desktop.query.fields import Kind, field_of
from musicrec_desktop.query.patterns import regex_problem
from musicrec_desktop.ui.playlists.builder.choices import (
    FLAG_PREFIX,
    HAS_PREFIX,
    Choice,
    Op,
    ValueKind,
    choice_of,
    choices_of,
)

RuleValue = str | float | PartialDate | Ago | Period | Regex | Range | InKey | Like | None
"""What a row compares with: as in the tree; texts for texts and patterns, percent for shares."""

_COMPARISONS: Final = {
    Op.EQUAL: Operator.EQUAL,
    Op.LESS: Operator.LESS,
    Op.AT_MOST: Operator.AT_MOST,
    Op.MORE: Operator.MORE,
    Op.AT_LEAST: Operator.AT_LEAST,
}
_AGO_COMPARISONS: Final = {
    Op.WITHIN: Operator.LESS,
    Op.WITHIN_OR: Operator.AT_MOST,
    Op.OLDER: Operator.MORE,
    Op.OLDER_OR: Operator.AT_LEAST,
}
_OPS: Final = {operator: op for op, operator in _COMPARISONS.items()}
_AGO_OPS: Final = {operator: op for op, operator in _AGO_COMPARISONS.items()}
_LIKE_OPS: Final = {
    Reference.TRACK: Op.LIKE_TRACK,
    Reference.PLAYLIST: Op.LIKE_PLAYLIST,
    Reference.NOW: Op.LIKE_NOW,
    Reference.ALBUM: Op.LOOKS_ALBUM,
    Reference.ALBUM_NOW: Op.LOOKS_NOW,
}
_TEXT_KINDS: Final = frozenset({ValueKind.TEXT, ValueKind.PATTERN})
_STAR: Final = "*"
_PRIVATE: Final = "\ue000"
_DEFAULT_STARS: Final = 8.0
_A: Final = 9
_DEFAULTS: Final[Mapping[ValueKind, RuleValue]] = {
    ValueKind.TEXT: "",
    ValueKind.PATTERN: "",
    ValueKind.PLAYLIST: "",
    ValueKind.REGEX: Regex("", ignores_case=True),
    ValueKind.SHARE: 10.0,
    ValueKind.AGO: Ago(30, AgoUnit.DAY),
    ValueKind.AGOS: Range(Ago(1, AgoUnit.MONTH), Ago(1, AgoUnit.YEAR)),
    ValueKind.KEY: InKey(_A, is_major=False),
    ValueKind.NUMBERS: Range(None, None),
    ValueKind.DATES: Range(None, None),
    ValueKind.LIKE_TRACK: Like(Reference.TRACK),
    ValueKind.LIKE_PLAYLIST: Like(Reference.PLAYLIST),
    ValueKind.LIKE_NOW: Like(Reference.NOW),
    ValueKind.SOUND_WORD: "piano",
    ValueKind.REGION: "",
    ValueKind.LOOKS_ALBUM: Like(Reference.ALBUM),
    ValueKind.LOOKS_NOW: Like(Reference.ALBUM_NOW),
}

_numbers = itertools.count(1)


def _next_id() -> int:
    return next(_numbers)


class GroupKind(StrEnum):
    """How many rules of a group have to hold."""

    ALL = "all"
    ANY = "any"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row.

    Attributes:
        subject: the key of a ``Subject``.
        op: how it is tested.
        is_negated: it must not hold.
        value: what it is compared with; None or empty where it is still to be given.
        id: of this row, in every version of the rules.
    """

    subject: str
    op: Op
    is_negated: bool = False
    value: RuleValue = None
    id: int = field(default_factory=_next_id, compare=False)


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rows and groups, of which all, any or none have to hold."""

    kind: GroupKind = GroupKind.ALL
    children: tuple[Part, ...] = ()
    id: int = field(default_factory=_next_id, compare=False)


Part = Rule | RuleGroup


def new_rule(subject: str = ANY) -> Rule:
    """A row with the first operator of its subject, and a value to begin with."""
    return with_choice(Rule(subject, Op.HOLDS), choices_of(subject)[0])


def choice_for(rule: Rule) -> Choice:
    """The operator of a row as it is offered."""
    choice = choice_of(rule.subject, rule.op, is_negated=rule.is_negated)
    assert choice is not None, rule
    return choice


def with_choice(rule: Rule, choice: Choice) -> Rule:
    """A row with another operator; its value stays where it fits."""
    before = choice_of(rule.subject, rule.op, is_negated=rule.is_negated)
    value = _carried(rule, before.value if before is not None else ValueKind.NONE, choice.value)
    return replace(rule, op=choice.op, is_negated=choice.is_negated, value=value)


def with_subject(rule: Rule, subject: str) -> Rule:
    """A row that asks about something else; operator and value stay where they fit."""
    if subject == rule.subject:
        return rule
    before = choice_for(rule)
    wanted = choice_of(subject, rule.op, is_negated=rule.is_negated) or choices_of(subject)[0]
    keeps = wanted.value is before.value and (
        before.value in _TEXT_KINDS | {ValueKind.REGEX, ValueKind.SHARE, ValueKind.AGO, ValueKind.DATE}
        or _kind(subject) is _kind(rule.subject)
    )
    fresh = replace(rule, subject=subject, op=wanted.op, is_negated=wanted.is_negated, value=rule.value)
    return fresh if keeps else replace(fresh, value=default_value(subject, wanted.value))


def default_value(subject: str, kind: ValueKind) -> RuleValue:
    """What an editor of this kind begins with; None where nothing can be assumed."""
    if kind is ValueKind.NUMBER and _kind(subject) is Kind.RATING:
        return _DEFAULT_STARS
    return _DEFAULTS.get(kind)


def _carried(rule: Rule, before: ValueKind, after: ValueKind) -> RuleValue:
    """The value of a row for another kind of editor."""
    value = rule.value
    if before is after:
        return value
    if {before, after} <= _TEXT_KINDS:
        return value
    match value, after:
        case str(), ValueKind.REGEX:
            return Regex(value, ignores_case=True)
        case Regex(pattern=pattern), (ValueKind.TEXT | ValueKind.PATTERN):
            return pattern
        case float(), ValueKind.NUMBERS if before is ValueKind.NUMBER:
            return Range(value, None)
        case ((PartialDate() | Period()), ValueKind.DATES):
            return Range(value, None)
        case Ago(), ValueKind.AGOS:
            return Range(value, None)
        case Range(low=low, high=high), (ValueKind.NUMBER | ValueKind.DATE | ValueKind.AGO):
            kept = low if low is not None else high
            fits = (before, after) in {
                (ValueKind.NUMBERS, ValueKind.NUMBER),
                (ValueKind.DATES, ValueKind.DATE),
                (ValueKind.AGOS, ValueKind.AGO),
            }
            return kept if fits and kept is not None else default_value(rule.subject, after)
        case Like(percent=percent), _ if isinstance(made := default_value(rule.subject, after), Like):
            return replace(made, percent=percent)
        case _:
            return default_value(rule.subject, after)


def _kind(subject: str) -> Kind | None:
    spec = field_of(subject)
    return spec.kind if spec is not None else None


# Rows to tree


def tree_of(part: Part) -> Node:
    """What rows mean; those that are not complete do not count."""
    node = _node(part)
    return EVERYTHING if node is None else node


def rule_node(rule: Rule) -> Node | None:
    """What one row means; None where its value is still to be given, or cannot be."""
    leaf = _leaf(rule)
    if leaf is None:
        return None
    return Not(leaf) if rule.is_negated else leaf


def rule_problem(rule: Rule) -> str:
    """Why a row does not count, in a few words; empty where it does."""
    if isinstance(rule.value, Regex) and rule.value.pattern:
        problem = regex_problem(rule.value.pattern)
        return f"This regular expression cannot be read: {problem}." if problem else ""
    return "" if _leaf(rule) is not None else "A value is missing; the rule does not count yet."


def _node(part: Part) -> Node | None:
    if isinstance(part, Rule):
        return rule_node(part)
    held = [node for child in part.children if (node := _node(child)) is not None]
    if not held:
        return None
    if part.kind is GroupKind.ALL:
        return all_of(held)
    return any_of(held) if part.kind is GroupKind.ANY else none_of(held)


def _leaf(rule: Rule) -> Leaf | None:
    return _valueless_leaf(rule.subject, rule.op) or _valued_leaf(rule.subject, rule.op, rule.value)


def _valueless_leaf(subject: str, op: Op) -> Leaf | None:
    match op:
        case Op.HOLDS if subject.startswith(FLAG_PREFIX):
            return Flag(subject.removeprefix(FLAG_PREFIX))
        case Op.HOLDS | Op.FILLED:
            return Has(subject.removeprefix(HAS_PREFIX))
        case Op.EMPTY:
            return Field(subject, Empty())
        case Op.IN_NONE:
            return InPlaylist("")
        case _:
            return None


def _valued_leaf(subject: str, op: Op, value: RuleValue) -> Leaf | None:
    match value:
        case str() if op in {Op.IN_PLAYLIST, Op.IN_REGION}:
            inside = InPlaylist if op is Op.IN_PLAYLIST else InRegion
            return inside(value.strip()) if value.strip() else None
        case str() if op is Op.SOUNDS:
            return Sounds(value)
        case str() if not isinstance(value, Period):
            return _text_leaf(subject, op, value)
        case Like():
            return _like(op, value)
        case InKey(tonic=tonic):
            return Field(subject, replace(value, mixes=op is Op.MIXES and tonic is not None))
        case Regex(pattern=pattern):
            return Field(subject, value) if pattern and not regex_problem(pattern) else None
        case Range(low=low, high=high):
            return Field(subject, value) if low is not None or high is not None else None
        case float() if op in {Op.TOP, Op.BOTTOM}:
            return Field(subject, Share(op is Op.TOP, value)) if 0 < value <= 100 else None
        case None:
            return None
        case _:
            operator = _COMPARISONS.get(op) or _AGO_COMPARISONS[op]
            return Field(subject, Compare(operator, value))


def _like(op: Op, like: Like) -> Like | None:
    name = like.name.strip()
    if _LIKE_OPS[like.reference] is not op or not (name or like.reference.is_now):
        return None
    return replace(like, name=name)


def _text_leaf(subject: str, op: Op, value: str) -> Field | None:
    if not value.strip() or _PRIVATE in value:
        return None
    match op:
        case Op.CONTAINS:
            return Field(subject, Words(value))
        case Op.BEGINS:
            return Field(subject, Wildcard(f"{_escaped(value)}{_STAR}"))
        case Op.ENDS:
            return Field(subject, Wildcard(f"{_STAR}{_escaped(value)}"))
        case Op.FITS if _STAR in value.replace("\\\\", "").replace("\\*", ""):
            return Field(subject, Wildcard(_canonical(value)))
        case _:
            return Field(subject, Exact(value))


def _escaped(text: str) -> str:
    """A text as a part of a pattern that stands for itself."""
    return text.replace("\\", "\\\\").replace(_STAR, f"\\{_STAR}")


def _pieces(pattern: str) -> list[str]:
    """The texts between the stars of a pattern."""
    pieces = [""]
    characters = iter(pattern)
    for character in characters:
        if character == "\\":
            following = next(characters, "\\")
            pieces[-1] += following if following in "\\*" else f"\\{following}"
        elif character == _STAR:
            pieces.append("")
        else:
            pieces[-1] += character
    return pieces


def _canonical(pattern: str) -> str:
    return _STAR.join(map(_escaped, _pieces(pattern)))


# Tree to rows


def rows_of(node: Node) -> RuleGroup:
    """The rows of a tree; the outermost is always a group."""
    part = _part(node)
    return part if isinstance(part, RuleGroup) else RuleGroup(GroupKind.ALL, (part,))


def _part(node: Node) -> Part:
    if isinstance(node, And):
        return RuleGroup(GroupKind.ALL, tuple(map(_part, node.parts)))
    if isinstance(node, Or):
        return RuleGroup(GroupKind.ANY, tuple(map(_part, node.parts)))
    return _denied(node.part) if isinstance(node, Not) else _rule(node)


def _denied(node: Node) -> Part:
    """A part that must not hold: a row where it has a negative operator, else a group of none."""
    if isinstance(node, Or):
        return RuleGroup(GroupKind.NONE, tuple(map(_part, node.parts)))
    part = _part(node)
    if isinstance(node, (And, Not)) or isinstance(part, RuleGroup):
        return RuleGroup(GroupKind.NONE, (part,))
    if choice_of(part.subject, part.op, is_negated=True) is None:
        return RuleGroup(GroupKind.NONE, (part,))
    return replace(part, is_negated=True)


def _rule(leaf: Leaf) -> Rule:
    match leaf:
        case Flag(name=name):
            return Rule(f"{FLAG_PREFIX}{name}", Op.HOLDS)
        case Has(name=name):
            if name in fields.HAS_MORE:
                return Rule(f"{HAS_PREFIX}{name}", Op.HOLDS)
            return Rule(name, Op.FILLED)
        case InPlaylist(name=name):
            return Rule(fields.IN, Op.IN_PLAYLIST, value=name) if name else Rule(fields.IN, Op.IN_NONE)
        case InRegion(name=name):
            return Rule(fields.REGION, Op.IN_REGION, value=name)
        case Sounds(word=word):
            return Rule(fields.SOUNDS, Op.SOUNDS, value=word)
        case Like(reference=reference):
            subject = fields.LOOKS if reference.is_look else fields.LIKE
            return Rule(subject, _LIKE_OPS[reference], value=leaf)
        case Field(name=name, condition=condition):
            op, value = _asked(condition)
            return Rule(name, op, value=value)


def _asked(condition: Condition) -> tuple[Op, RuleValue]:
    match condition:
        case Words(text=text):
            return Op.CONTAINS, text
        case Exact(text=text):
            return Op.IS, text
        case Wildcard(pattern=pattern):
            return _wildcard(pattern)
        case Regex():
            return Op.MATCHES, condition
        case Empty():
            return Op.EMPTY, None
        case InKey(mixes=mixes):
            return (Op.MIXES if mixes else Op.IS), replace(condition, mixes=False)
        case Share() | Range() | Compare():
            return _measured(condition)


def _measured(condition: Share | Range | Compare) -> tuple[Op, RuleValue]:
    match condition:
        case Share(is_top=is_top, percent=percent):
            return (Op.TOP if is_top else Op.BOTTOM), percent
        case Range(low=low, high=high):
            return (
                Op.BETWEEN_AGO if isinstance(low, Ago) or isinstance(high, Ago) else Op.BETWEEN
            ), condition
        case Compare(operator=operator, value=value):
            return (_AGO_OPS if isinstance(value, Ago) else _OPS)[operator], value


def _wildcard(pattern: str) -> tuple[Op, str]:
    pieces = _pieces(pattern)
    if len(pieces) == 2 and _canonical(pattern) == pattern:
        if pieces[0].strip() and not pieces[1]:
            return Op.BEGINS, pieces[0]
        if pieces[1].strip() and not pieces[0]:
            return Op.ENDS, pieces[1]
    return Op.FITS, pattern


def rules_in(part: Part) -> Iterator[Rule]:
    """All rows, from top to bottom."""
    if isinstance(part, Rule):
        yield part
    else:
        for child in part.children:
            yield from rules_in(child)


def parts_of(group: RuleGroup) -> Sequence[Part]:
    """A group and all in it, from top to bottom."""
    found: list[Part] = [group]
    for child in group.children:
        found += parts_of(child) if isinstance(child, RuleGroup) else [child]
    return found
