"""A ban is about what is heard, not about one file of it."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.queue_rule_table import RuleChoice
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules.rule_set import RuleSet

BANNED = TrackFacts(frozenset({"a"}), "", "rain", 200_000, False, audio_id=b"1")
OTHER = TrackId(2)


@pytest.mark.parametrize(
    ("facts", "is_banned"),
    [
        (TrackFacts(frozenset({"b"}), "", "other name", None, False, audio_id=b"1"), True),
        (TrackFacts(frozenset({"a", "c"}), "", "rain", 200_900, False), True),
        (TrackFacts(frozenset({"a"}), "", "rain", 260_000, False), False),
        (TrackFacts(frozenset({"b"}), "", "rain", 200_000, False), False),
        (TrackFacts(frozenset({"a"}), "", "rain (live)", 200_000, False), False),
        (TrackFacts(frozenset(), "", "", None, False), False),
    ],
)
def test_other_files_of_a_banned_track_do_not_come(facts: TrackFacts, is_banned: bool) -> None:
    rules = RuleSet(RuleChoice(), banned=[TrackId(1)], banned_recordings=[BANNED])
    assert rules.never(OTHER, facts) is is_banned
