"""Rules as rows and as text, kept equal, and steps back."""

from __future__ import annotations

from hypothesis import given, settings

from musicrec_desktop.model.playlist import SmartRules, SortOrder
from musicrec_desktop.query.ast import Node
from musicrec_desktop.query.parser import parse_strictly
from musicrec_desktop.query.writer import write
from musicrec_desktop.ui.playlists.builder.draft import Draft, History, draft_of
from musicrec_desktop.ui.playlists.builder.rearranging import inserted, removed
from musicrec_desktop.ui.playlists.builder.rules import new_rule, rows_of
from tests.support.query_trees import trees


def test_rows_follow_the_text_and_the_text_the_rows() -> None:
    draft = Draft().with_text("genre:jazz   year:1959")

    assert len(draft.rows.children) == 2
    fewer = draft.with_rows(removed(draft.rows, draft.rows.children[0].id))
    assert fewer.text == "year:1959"


def test_text_that_cannot_be_meant_leaves_the_rows() -> None:
    draft = Draft().with_text("genre:jazz")

    broken = draft.with_text("genre:jazz yeer:1959 rating:blue")

    assert broken.rows is draft.rows
    assert [problem.text for problem in broken.problems] == ["yeer", "blue"]
    assert broken.rules.query == "genre:jazz"
    assert broken.with_text("genre:jazz year:1959").problems == ()


def test_a_row_without_a_value_leaves_the_text_as_it_was_typed() -> None:
    draft = Draft().with_text("genre:jazz   or  year:1959")

    more = draft.with_rows(inserted(draft.rows, draft.rows.id, 9, new_rule("title")))

    assert more.text == "genre:jazz   or  year:1959"
    assert len(more.rows.children) == 3
    assert len(more.with_text("genre:jazz or year:1959").rows.children) == 3


@settings(max_examples=40)
@given(trees())
def test_a_kept_playlist_opens_as_it_was(tree: Node) -> None:
    rules = SmartRules(query=write(tree), order=SortOrder.RANDOM, seed=3, limit=25)

    draft = draft_of("x", rules)

    assert not draft.problems
    assert parse_strictly(draft.rules.query) == tree
    assert draft.rules == rules


@settings(max_examples=40)
@given(trees(), trees())
def test_edits_of_either_side_mean_one_tree(one: Node, other: Node) -> None:
    draft = Draft().with_rows(rows_of(one))
    assert parse_strictly(draft.text) == one
    draft = draft.with_text(write(other))
    assert draft.tree == other


def test_letters_of_a_word_are_one_step() -> None:
    history = History(Draft())
    for text in ("g", "ge", "gen"):
        history.push(history.draft.with_text(text), key="text")
    history.push(history.draft.with_text("gen year:1959"), key="else")

    assert history.undo().text == "gen"
    assert history.undo().text == ""
    assert not history.can_undo
    assert history.redo().text == "gen"
    history.push(history.draft.with_text("other"), key="text")
    assert not history.can_redo
    assert history.undo().text == "gen"
