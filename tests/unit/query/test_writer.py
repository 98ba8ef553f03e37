"""The text of a tree is read as the same tree, and what was typed keeps its meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.query.ast import Node
from musicrec_desktop.query.parser import parse
from musicrec_desktop.query.writer import write
from tests.support.query_trees import trees


@given(trees())
def test_the_text_of_a_tree_is_read_as_that_tree(tree: Node) -> None:
    read = parse(write(tree))
    assert read.tree == tree, write(tree)
    assert not read.problems


_TYPED = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "or", "and", "not", "|", "-", "(", ")", '"', "*", "\\", ":", "/", "<", ">=", "..", " ", " ",
                "artist:", "year:", "plays:", "played:", "is:", "has:", "in:", "like:", "key:", "liked",
                "30d", "1990", "top10%", "Am~", "playlist(", "now", "80%", "foo:", "=", "-14", "loudness:",
                "jazz", "length:", "3:30",
            ]
        ),
        st.text(max_size=4),
    ),
    max_size=14,
)  # fmt: skip


@given(_TYPED.map("".join))
def test_any_text_can_be_read_and_its_tree_has_a_text_that_means_the_same(text: str) -> None:
    read = parse(text)
    again = parse(write(read.tree))
    assert again.tree == read.tree, (text, write(read.tree))
    assert not again.problems
    for problem in read.problems:
        assert 0 <= problem.start <= problem.end <= len(text)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("blue  train", "blue train"),
        ("not (a or b) c", "-(a | b) c"),
        ("genre:jazz | genre:blues", "genre:(jazz | blues)"),
        ("year:1955-1965", "year:1955..1965"),
        ("year>1990", "year:>1990"),
        ("played:30d", "played:<30d"),
        ("length:210", "length:3:30"),
        ("length:99999h", "length:359996400000ms"),
        ("rating:**½", "rating:2.5"),
        ("key:8A~", "key:Am~"),
        ("energy:0.7", "energy:70%"),
        ("artist:!=x", "-artist:=x"),
        ("liked:no", "-is:liked"),
        ("Artist - Title", "Artist Title"),
        ("simon and garfunkel", "simon garfunkel"),
        ("a or", 'a "or"'),
        ("(a or b) c", "(a | b) c"),
        ("(genre:jazz or genre:blues) c", "genre:(jazz | blues) c"),
        ("-(genre:jazz or genre:blues)", "-genre:(jazz | blues)"),
        ("genre:jazz or blue", "genre:jazz | blue"),
        ("-(a b)", "-(a b)"),
        ("has:cover is:liked", "has:cover is:liked"),
        ("in:Evening", 'in:"Evening"'),
        ("region:Old", 'region:"Old"'),
        ("sounds:piano", "sounds:piano"),
        ("like:now", "like:now"),
        ("looks:now", "looks:now"),
        ('like:"Blue in Green">80%', 'like:"Blue in Green">80%'),
        ('looks:"Kind of Blue"', 'looks:"Kind of Blue"'),
        ("like:playlist(Evening)>62.5%", 'like:playlist("Evening")>62.5%'),
        ("title:blue*", "title:blue*"),
        ("title:*blue*train", "title:*blue*train"),
        ("title:b*e", "title:b*e"),
        ('title:"a b*"', 'title:"a b*"'),
        (r'title:"say \"it\" *"', r'title:"say \"it\" *"'),
        (r"title:/a\/b\.c/i", r"title:/a\/b\.c/i"),
        ("title:/a b/", "title:/a b/"),
        ("played:never", "played:never"),
        ('album:""', 'album:""'),
        ("plays:top10%", "plays:top10%"),
        ("energy:bottom2.5%", "energy:bottom2.5%"),
        ("title:=x", "title:=x"),
        ("key:minor", "key:minor"),
        ("added:today", "added:today"),
        ("year:..1965", "year:..1965"),
        ("year:1955..", "year:1955.."),
        (r'"a\\b"', r'"a\\b"'),
        (r'"a \"b\""', r'"a \"b\""'),
        (r'"what is \*"', r'"what is \*"'),
        ("AND", '"AND"'),
    ],
)
def test_the_text_of_a_tree_is_short(typed: str, written: str) -> None:
    assert write(parse(typed).tree) == written
