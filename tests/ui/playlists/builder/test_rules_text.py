"""Rules in one line say what they mean."""

from __future__ import annotations

import pytest
from hypothesis import given

from musicrec_desktop.model.playlist import LimitUnit, SmartRules, SortOrder
from musicrec_desktop.query import fields
from musicrec_desktop.query.ast import Node
from musicrec_desktop.query.writer import write
from musicrec_desktop.ui.playlists.builder.choices import SUBJECTS_BY_KEY
from musicrec_desktop.ui.playlists.builder.rules import rows_of, rules_in
from musicrec_desktop.ui.playlists.builder.rules_text import rules_text
from tests.support.query_trees import trees


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("", "All tracks"),
        ("genre:jazz plays:>3", "Genre contains “jazz” and plays is more than 3"),
        ("is:liked (year:..1999 or -artist:evans)",
         "Liked and (year is up to 1999 or artist does not contain “evans”)"),
        ("played:<30d -is:banned -has:cover",
         "Last played in the last 30 days and not banned and has no cover"),
        ('energy:top10% key:Am~ -in:"Sunday"',
         "Energy is in the top 10 % and key mixes with Am and is not in “Sunday”"),
        ("like:now>80%", "Sounds like what plays now at least 80 %"),
        ("-(genre:pop or title:/^a/)", "None of (genre contains “pop”, title matches regex /^a/)"),
        ("bpm:120..130 played:never added:1d",
         "Tempo is between 120 bpm and 130 bpm and last played never and added in the last 1 day"),
        ('isrc:"" rating:>=3.5', "ISRC is empty and rating is at least 3.5 stars"),
    ],
)  # fmt: skip
def test_rules_in_words(query: str, text: str) -> None:
    assert rules_text(SmartRules(query)) == text


def test_order_and_limits_follow() -> None:
    rules = SmartRules("is:liked", sort=(("plays", True), ("title", False)), limit=1000, most_of_artist=2)
    assert rules_text(rules) == (
        "Liked · by plays (highest first), title (A to Z) · at most 1,000 tracks · at most 2 of an artist"
    )
    rules = SmartRules("", SortOrder.WEIGHTED, limit=700, limit_unit=LimitUnit.MEGABYTES, most_of_album=1)
    assert (
        rules_text(rules) == "All tracks · random, favourites sooner · at most 700 MB · at most 1 of an album"
    )


@given(trees())
def test_every_rule_has_words(tree: Node) -> None:
    text = rules_text(SmartRules(write(tree))).lower()
    for subject in {rule.subject for rule in rules_in(rows_of(tree))} - {fields.IN}:
        assert SUBJECTS_BY_KEY[subject].title.split()[-1].lower() in text
