"""Rows and trees."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musicrec_desktop.query.ast import EVERYTHING, And, Node, Not, Regex
from musicrec_desktop.query.parser import parse, parse_strictly
from musicrec_desktop.query.writer import write
from musicrec_desktop.ui.playlists.builder.choices import SUBJECTS, Op, choices_of
from musicrec_desktop.ui.playlists.builder.rules import (
    GroupKind,
    Rule,
    RuleGroup,
    choice_for,
    new_rule,
    rows_of,
    rule_node,
    rule_problem,
    rules_in,
    tree_of,
    with_choice,
    with_subject,
)
from tests.support.query_trees import trees


@settings(max_examples=200)
@given(trees())
def test_every_tree_has_its_rows(tree: Node) -> None:
    rows = rows_of(tree)

    assert tree_of(rows) == tree
    for rule in rules_in(rows):
        assert choice_for(rule) in choices_of(rule.subject)
        assert not rule_problem(rule)


def test_rows_of_everything_are_an_empty_group() -> None:
    assert rows_of(EVERYTHING) == RuleGroup(GroupKind.ALL)
    assert tree_of(RuleGroup(GroupKind.NONE)) == EVERYTHING


@pytest.mark.parametrize(
    ("text", "kind", "children"),
    [
        ("title:a artist:b", GroupKind.ALL, 2),
        ("title:a | artist:b", GroupKind.ANY, 2),
        ("-(title:a | artist:b)", GroupKind.NONE, 2),
        ("-(title:a artist:b)", GroupKind.NONE, 1),
        ("title:a", GroupKind.ALL, 1),
        ("-title:a", GroupKind.ALL, 1),
    ],
)
def test_outermost_group_is_what_the_text_says(text: str, kind: GroupKind, children: int) -> None:
    rows = rows_of(parse(text).tree)

    assert (rows.kind, len(rows.children)) == (kind, children)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("title:blue", "contains"),
        ("-title:blue", "does not contain"),
        ("title:=blue", "is"),
        ("title:blue*", "begins with"),
        ("title:*blue", "ends with"),
        ("title:b*e", "fits pattern"),
        ("title:/b.e/i", "matches regex"),
        ('title:""', "is empty"),
        ("has:title", "has a value"),
        ("played:<30d", "in the last"),
        ("-played:<30d", "not in the last"),
        ("played:>1y", "longer ago than"),
        ("played:never", "never"),
        ("added:2024-05", "on"),
        ("added:<2024", "before"),
        ("plays:top10%", "is in the top"),
        ("bpm:100..120", "is between"),
        ("key:Am~", "mixes with"),
        ("is:liked", "yes"),
        ("-is:liked", "no"),
        ("-in:x", "is not in"),
        ('in:""', "is in no playlist"),
        ("like:now>70%", "what plays now"),
        ("sounds:piano", "is"),
        ("-sounds:piano", "is not"),
    ],
)
def test_operators_are_said_in_words(text: str, title: str) -> None:
    (rule,) = rules_in(rows_of(parse_strictly(text)))

    assert choice_for(rule).title == title


def test_what_has_no_negative_operator_is_a_group_of_none() -> None:
    tree = parse_strictly("-has:title")

    rows = rows_of(tree)

    assert isinstance(rows, RuleGroup)
    assert rows.children == (Rule("title", Op.FILLED),)
    assert rows.kind is GroupKind.NONE
    assert tree_of(rows) == tree


def test_rows_without_a_value_do_not_count() -> None:
    rows = RuleGroup(GroupKind.ANY, (new_rule("title"), RuleGroup(), Rule("year", Op.EQUAL, value=1959.0)))

    assert write(tree_of(rows)) == "year:1959"
    assert "missing" in rule_problem(new_rule("title"))


def test_bad_regex_does_not_count_and_says_why() -> None:
    rule = Rule("title", Op.MATCHES, value=Regex("(a"))

    assert rule_node(rule) is None
    assert "cannot be read" in rule_problem(rule)


def test_group_in_group_of_its_kind_means_one() -> None:
    year, title = Rule("year", Op.EQUAL, value=1959.0), Rule("title", Op.CONTAINS, value="blue")

    assert tree_of(RuleGroup(GroupKind.ALL, (year, RuleGroup(GroupKind.ALL, (title,))))) == And(
        (tree_of(year), tree_of(title))
    )


@given(st.sampled_from([subject.key for subject in SUBJECTS]), st.data())
def test_whatever_is_chosen_is_written_and_read_back(key: str, data: st.DataObject) -> None:
    rule = new_rule(key)
    for _ in range(3):
        rule = with_choice(rule, data.draw(st.sampled_from(choices_of(rule.subject))))
        rule = with_subject(rule, data.draw(st.sampled_from([subject.key for subject in SUBJECTS])))
        assert choice_for(rule) in choices_of(rule.subject)
        node = rule_node(rule)
        if node is not None:
            assert parse_strictly(write(node)) == node


@given(st.text(max_size=8), st.sampled_from([Op.CONTAINS, Op.IS, Op.BEGINS, Op.ENDS, Op.FITS, Op.MATCHES]))
def test_any_typed_text_means_what_it_is_written_as(text: str, op: Op) -> None:
    rule = Rule("title", op, value=Regex(text) if op is Op.MATCHES else text)

    node = rule_node(rule)

    if node is not None:
        assert parse(write(node)).tree == node
        assert rule_node(next(rules_in(rows_of(node)))) == node


def test_value_goes_along_where_it_fits() -> None:
    rule = Rule("title", Op.CONTAINS, value="blue")

    assert with_subject(rule, "album").value == "blue"
    assert with_subject(rule, "year").value is None
    matching = next(choice for choice in choices_of("title") if choice.op is Op.MATCHES)
    assert with_choice(rule, matching).value == Regex("blue", ignores_case=True)
    between = next(choice for choice in choices_of("year") if choice.op is Op.BETWEEN)
    span = with_choice(Rule("year", Op.EQUAL, value=1959.0), between)
    assert write(tree_of(span)) == "year:1959.."


def test_negation_of_a_negation_is_a_group_around_it() -> None:
    tree = Not(Not(parse_strictly("title:a")))

    rows = rows_of(tree)

    assert rows.kind is GroupKind.NONE
    assert tree_of(rows) == tree
