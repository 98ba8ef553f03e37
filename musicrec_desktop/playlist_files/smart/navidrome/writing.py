"""From rules to the JSON of Navidrome."""

from __future__ import annotations

import json
from typing import Any, Final

from musicrec_desktop.model.playlist import LimitUnit, SmartRules, SortOrder
from musicrec_desktop.playlist_files.smart.navidrome.comparisons import Rule, Unsaid, whole_days
from musicrec_desktop.playlist_files.smart.navidrome.conditions import rule_of, rule_of_opposite
from musicrec_desktop.playlist_files.smart.navidrome.fields import WRITTEN
from musicrec_desktop.playlist_files.smart.values import RuleErrors
from musicrec_desktop.query.ast import (
    EVERYTHING,
    Ago,
    And,
    Compare,
    Empty,
    Field,
    Node,
    Not,
    Operator,
    Or,
)
from musicrec_desktop.query.parser import parse
from musicrec_desktop.query.writer import write

_ALWAYS: Final[Rule] = {"contains": {"title": ""}}
"""Every title holds the empty text; a list without rules is refused."""


def navidrome_text(name: str, description: str, rules: SmartRules) -> str:
    """The text of an ``.nsp`` file.

    Raises:
        RuleErrors: Navidrome cannot say all of it.
    """
    writer = _Writer()
    tree = parse(rules.query).tree
    rule = writer.node(tree)
    document: dict[str, Any] = {"name": name}
    if description:
        document["comment"] = description
    document.update(rule if set(rule) <= {"all", "any"} else {"all": [rule]})
    document.update(writer.order(rules))
    document.update(writer.limit(rules))
    if writer.problems:
        raise RuleErrors(writer.problems)
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


class _Writer:
    """Collects what cannot be said, so that all of it is told at once."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def node(self, node: Node) -> Rule:
        """The rule of a tree."""
        if node == EVERYTHING:
            return _ALWAYS
        match node:
            case And(parts=parts):
                return {"all": [self.node(part) for part in parts]}
            case Or(parts=parts):
                rules, left = _with_never(parts)
                rules += [self.node(part) for part in left]
                return rules[0] if len(rules) == 1 else {"any": rules}
            case Not(part=part):
                return self._not(part)
            case _:
                try:
                    return rule_of(node)
                except Unsaid:
                    return self._refused(node)

    def order(self, rules: SmartRules) -> Rule:
        """The keys of the order."""
        if rules.order is SortOrder.WEIGHTED:
            self.problems.append("a weighted random order")
        if rules.order is not SortOrder.FIELDS:
            return {"sort": "random"}
        terms = []
        for name, is_descending in rules.sort:
            if name in WRITTEN:
                terms.append(("-" if is_descending else "") + WRITTEN[name])
            else:
                self.problems.append(f"the order by {name}")
        # The order of a list without one is ours; theirs would be the title.
        return {"sort": ",".join(terms or ["artist", "album", "discnumber", "tracknumber"]), "order": "asc"}

    def limit(self, rules: SmartRules) -> Rule:
        """The keys of the limits."""
        for each, what in ((rules.most_of_artist, "an artist"), (rules.most_of_album, "an album")):
            if each is not None:
                self.problems.append(f"at most {each} of {what}")
        if rules.limit is None:
            return {}
        if rules.limit_unit is LimitUnit.TRACKS:
            return {"limit": rules.limit}
        if rules.limit_unit is LimitUnit.PERCENT:
            return {"limitPercent": rules.limit}
        self.problems.append(f"a limit of {rules.limit} {rules.limit_unit.value}")
        return {}

    def _not(self, part: Node) -> Rule:
        match part:
            case And(parts=parts):
                return {"any": [self._not(each) for each in parts]}
            case Or(parts=parts):
                return {"all": [self._not(each) for each in parts]}
            case Not(part=inner):
                return self.node(inner)
            case _:
                try:
                    return rule_of_opposite(part)
                except Unsaid:
                    return self._refused(Not(part))

    def _refused(self, node: Node) -> Rule:
        self.problems.append(write(node)[:120])
        return _ALWAYS


def _with_never(parts: tuple[Node, ...]) -> tuple[list[Rule], list[Node]]:
    """Rules that hold for tracks without a value, too: longer ago or never, fewer stars or none.

    Returns:
        These rules, and the parts that they leave.
    """
    left = list(parts)
    rules: list[Rule] = []
    what: Ago | float
    for part in parts:
        match part:
            case Field(name=name, condition=Compare(operator=Operator.MORE, value=Ago() as ago)):
                operator, what = "notInTheLast", ago
            case Field(
                name="rating" as name, condition=Compare(operator=Operator.LESS, value=float() as stars)
            ):
                operator, what = "lt", stars
            case _:
                continue
        if Field(name, Empty()) not in left:
            continue
        number = whole_days(what) if isinstance(what, Ago) else what / 2
        if number is None:
            continue
        rules.append({operator: {WRITTEN[name]: int(number) if number == int(number) else number}})
        left.remove(part)
        left.remove(Field(name, Empty()))
    return rules, left
