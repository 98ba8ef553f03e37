"""The text of a tree; parsing it gives the same tree."""

from __future__ import annotations

import re
from typing import Final

from musicrec_desktop.query import fields, literals
from musicrec_desktop.query.ast import (
    ANY,
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
    Range,
    Reference,
    Regex,
    Share,
    Sounds,
    Wildcard,
    Words,
)
from musicrec_desktop.query.fields import FieldSpec, Kind, field_of

_PLAIN: Final = re.compile(r"[^\W_](?:[\w.'’&+!?#]|-(?=\w))*")
_OPERATOR_WORDS: Final = frozenset({"or", "and", "not"})


def write(node: Node) -> str:
    """The text of a tree; empty for the query that matches everything."""
    if isinstance(node, And):
        return " ".join(
            f"({write(part)})" if isinstance(part, Or) and not _is_list(part) else write(part)
            for part in node.parts
        )
    if isinstance(node, Or):
        if _is_list(node):
            first = node.parts[0]
            assert isinstance(first, Field)
            values = " | ".join(_condition(part) for part in node.parts if isinstance(part, Field))
            return f"{first.name}:({values})"
        return " | ".join(map(write, node.parts))
    if isinstance(node, Not):
        text = write(node.part)
        return f"-{text}" if _is_leaf_like(node.part) else f"-({text})"
    return _leaf(node)


def quoted(text: str) -> str:
    """A text in quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _is_list(node: Or) -> bool:
    """Whether it is ``field:(a | b)``."""
    names = {part.name if isinstance(part, Field) else ANY for part in node.parts}
    return len(names) == 1 and ANY not in names


def _is_leaf_like(node: Node) -> bool:
    """Whether a minus can stand before its text: it then begins with a letter or a quote."""
    return not isinstance(node, (And, Or, Not)) or (isinstance(node, Or) and _is_list(node))


def _leaf(leaf: Leaf) -> str:
    match leaf:
        case Field(name=name, condition=Words(text=text)) if name == ANY:
            return value_as_typed(text)
        case Field(name=name):
            return f"{name}:{_condition(leaf)}"
        case Flag(name=name):
            return f"{fields.IS}:{name}"
        case Has(name=name):
            return f"{fields.HAS}:{name}"
        case InPlaylist(name=name):
            return f"{fields.IN}:{quoted(name)}"
        case InRegion(name=name):
            return f"{fields.REGION}:{quoted(name)}"
        case Sounds(word=word):
            return f"{fields.SOUNDS}:{value_as_typed(word)}"
        case Like(reference=reference):
            return f"{fields.LOOKS if reference.is_look else fields.LIKE}:{_reference(leaf)}"


def _reference(like: Like) -> str:
    text = {
        Reference.TRACK: quoted(like.name),
        Reference.PLAYLIST: f"playlist({quoted(like.name)})",
        Reference.NOW: "now",
        Reference.ALBUM: quoted(like.name),
        Reference.ALBUM_NOW: "now",
    }[like.reference]
    return text if like.percent is None else f"{text}>{literals.plain_number(like.percent)}%"


def _condition(field: Field) -> str:
    spec = field_of(field.name)
    assert spec is not None, field.name
    return condition_text(field.condition, spec)


def condition_text(condition: Condition, spec: FieldSpec) -> str:
    """What stands after the colon."""
    match condition:
        case Words(text=text):
            return value_as_typed(text)
        case Exact(text=text):
            return f"={value_as_typed(text)}"
        case Wildcard(pattern=pattern):
            return f'"{pattern.replace(chr(34), chr(92) + chr(34))}"' if not _is_simple(pattern) else pattern
        case Regex(pattern=pattern, ignores_case=ignores_case):
            slashed = re.sub(r"\\.|/", lambda found: "\\/" if found[0] == "/" else found[0], pattern)
            return f"/{slashed}/{'i' if ignores_case else ''}"
        case Empty():
            return literals.NEVER if spec.kind is Kind.TIME else '""'
        case Compare(operator=operator, value=value):
            sign = "" if operator is Operator.EQUAL else str(operator)
            return f"{sign}{literals.value_text(value, spec)}"
        case Range(low=low, high=high):
            ends = ("" if end is None else literals.value_text(end, spec) for end in (low, high))
            return "..".join(ends)
        case Share(is_top=is_top, percent=percent):
            return f"{'top' if is_top else 'bottom'}{literals.plain_number(percent)}%"
        case InKey():
            return literals.key_text(condition)


def value_as_typed(text: str) -> str:
    """A value, in quotes where it needs them."""
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _OPERATOR_WORDS
    return text if is_plain else quoted(text).replace("*", "\\*")


def _is_simple(pattern: str) -> bool:
    return _PLAIN.fullmatch(pattern.replace("*", "x")) is not None and "\\" not in pattern
