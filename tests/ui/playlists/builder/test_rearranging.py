"""Edits of rows by their ids."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from musicrec_desktop.query.parser import parse_strictly
from musicrec_desktop.query.writer import write
from musicrec_desktop.ui.playlists.builder import rearranging as edit
from musicrec_desktop.ui.playlists.builder.rules import (
    GroupKind,
    RuleGroup,
    new_rule,
    parts_of,
    rows_of,
    rules_in,
    tree_of,
)
from tests.support.query_trees import trees


def rows(text: str) -> RuleGroup:
    return rows_of(parse_strictly(text))


def text(group: RuleGroup) -> str:
    return write(tree_of(group))


def test_moving_goes_into_and_out_of_groups() -> None:
    root = rows("title:a (title:b | title:c) title:d")
    last = root.children[-1]
    seen = []
    for _ in range(5):
        root = edit.moved_by(root, last.id, -1)
        seen.append(text(root))

    assert seen == [
        "title:a title:(b | c | d)",
        "title:a title:(b | d | c)",
        "title:a title:(d | b | c)",
        "title:a title:d title:(b | c)",
        "title:d title:a title:(b | c)",
    ]
    assert edit.moved_by(root, last.id, -1) is root


def test_moving_within_a_group_counts_places_as_they_are() -> None:
    root = rows("title:a title:b title:c")
    first = root.children[0]

    assert text(edit.moved(root, first.id, root.id, 3)) == "title:b title:c title:a"
    assert edit.moved(root, first.id, root.id, 1) is root


def test_a_group_never_goes_into_itself() -> None:
    root = rows("title:a (title:b | (title:c title:d))")
    outer = root.children[1]
    assert isinstance(outer, RuleGroup)
    inner = outer.children[1]

    assert not edit.can_move(root, outer.id, inner.id)
    assert edit.moved(root, outer.id, inner.id, 0) is root
    assert not edit.can_move(root, root.id, inner.id)


def test_groups_do_not_nest_without_end() -> None:
    root = rows("title:a")
    part_id = root.children[0].id
    for _ in range(edit.MOST_NESTING + 3):
        root, part_id = edit.grouped(root, part_id, GroupKind.NONE)

    assert edit.height_of(root) == edit.MOST_NESTING
    assert parse_strictly(text(root)) == tree_of(root)


def test_grouping_and_back_is_the_same() -> None:
    root = rows("title:a title:b")
    made, group_id = edit.grouped(root, root.children[1].id, GroupKind.ANY)

    assert isinstance(made.children[1], RuleGroup)
    assert edit.ungrouped(made, group_id) == root


def test_copy_stands_behind_with_ids_of_its_own() -> None:
    root = rows("title:a (title:b | title:c)")

    copied, copy_id = edit.duplicated(root, root.children[1].id)

    assert copied.children[1] == copied.children[2]
    ids = [part.id for part in parts_of(copied)]
    assert len(set(ids)) == len(ids)
    assert copied.children[2].id == copy_id


def test_typing_in_the_text_keeps_the_rows_that_stay() -> None:
    before = rows("title:a year:1959 artist:b")

    after = edit.adopted(before, rows("genre:x title:a year:1960 artist:b"))

    ids = {part.id for part in before.children}
    assert [part.id in ids for part in after.children] == [False, True, True, True]
    assert after.id == before.id


@settings(max_examples=40)
@given(trees(), trees())
def test_adopted_rows_mean_the_new_ones(one: object, other: object) -> None:
    old, new = rows_of(one), rows_of(other)  # type: ignore[arg-type]

    adopted = edit.adopted(old, new)

    assert adopted == new
    ids = [part.id for part in parts_of(adopted)]
    assert len(set(ids)) == len(ids)


@settings(max_examples=40)
@given(trees(), st.data())
def test_moves_lose_and_double_nothing(tree: object, data: st.DataObject) -> None:
    root = rows_of(tree)  # type: ignore[arg-type]
    for _ in range(4):
        part = data.draw(st.sampled_from(parts_of(root)))
        root = edit.moved_by(root, part.id, data.draw(st.sampled_from([-1, 1])))
    before = sorted(rule.id for rule in rules_in(rows_of(tree)))  # type: ignore[arg-type]
    assert len({part.id for part in parts_of(root)}) == len(parts_of(root))
    assert len(list(rules_in(root))) == len(before)


def test_insert_replace_and_remove() -> None:
    root = rows("title:a")
    rule = new_rule("year")

    more = edit.after(root, root.children[0].id, rule)

    assert more.children[1] is rule
    assert edit.removed(more, rule.id) == root
    assert edit.find(edit.removed(more, rule.id), rule.id) is None
