"""Phrases are found as whole words, and tables of them can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.core.text import folding as sort_key
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.recommend.queue.rules import season_words, speech_words
from musicrec_desktop.recommend.queue.rules.lexicon import Lexicon, phrases, words_of

TABLES = {
    f"{words.__name__.rpartition('.')[2]}.{name}": table
    for words in (season_words, speech_words)
    for name, table in vars(words).items()
    if name.isupper() and isinstance(table, str)
}


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("let it snow", "Let It Snow! Let It Snow!", True),
        ("let it snow", "let it snows", False),
        ("let it snow", "let snow it", False),
        ("navidad*", "feliz navidades", True),
        ("navidad*", "prenavidad", False),
        ("*nacht*", "Die Weihnachtsgans", True),
        ("=winter", "(Winter)", True),
        ("=winter", "winter song", False),
        ("santa's", "Santa’s sleigh", True),
        ("x mas", "x-mas_hits", True),
        ("noël", "NOËL", True),
        ("クリスマス", "クリスマス", True),
        ("*クリスマス*", "恋人たちのクリスマス", True),
    ],
)
def test_a_phrase_is_found_where_it_stands_as_words(phrase: str, text: str, expected: bool) -> None:
    assert Lexicon([(phrase, 1)]).found(text) == (frozenset({1}) if expected else frozenset())


def test_exceptions_take_their_words_away_and_join_nothing() -> None:
    lexicon = Lexicon(
        [("noel", "name"), ("papa noel", "song"), ("a b", "joined")], but_not=["noel gallagher", "x"]
    )
    assert lexicon.found("noel gallagher") == frozenset()
    assert lexicon.found("noel gallagher sings papa noel") == {"name", "song"}
    assert lexicon.found("noel a x b") == {"name"}
    assert lexicon.found("noel noel gallagher noel gallagher") == {"name"}


@pytest.mark.parametrize("name", TABLES)
def test_tables_can_be_read(name: str) -> None:
    lines = TABLES[name].strip().splitlines()
    assert all(len(line.strip().partition(":")[0]) in {2, 3} for line in lines)
    found = phrases(TABLES[name])
    assert found
    lexicon = Lexicon((phrase, phrase) for phrase in found)
    for phrase in found:
        assert lexicon.found(sort_key.fold(phrase.strip("*="))) == {phrase}


@given(st.text())
def test_words_are_those_of_the_keys_that_storage_makes(text: str) -> None:
    assert words_of(text) == words_of(sort_key.fold(text))
    assert fold(text).split() == sort_key.fold(text).split()
