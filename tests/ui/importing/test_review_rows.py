"""The tracks of a plan as rows: merged, filtered and searched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from musicrec_desktop.model.import_plan import LineKey, RatingOffer, ReviewLine
from musicrec_desktop.model.imported import Opinion
from musicrec_desktop.model.matching import KnownTrack, MatchOutcome, MatchReason, TrackMatch
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.importing.plan import ImportPlan, SourcePlan
from musicrec_desktop.ui.importing.review_rows import Part, find_rows, rows_of, updated_lines

OUTCOMES = (MatchOutcome.SAME, MatchOutcome.VERSION, MatchOutcome.ASK, MatchOutcome.MISSING)


def line(key: int, title: str, outcome: MatchOutcome, plays: int = 0, artist: str = "") -> ReviewLine:
    track_id = TrackId(key) if outcome is MatchOutcome.SAME else None
    match = TrackMatch(outcome, MatchReason.NAMES, track_id)
    return ReviewLine(LineKey(key), KnownTrack(title, artist), match, plays)


def plan_of(*sources: SourcePlan) -> ImportPlan:
    return ImportPlan("/music/export.zip", sources)


LINES = (
    line(1, "Göttingen", MatchOutcome.SAME, 9, "Barbara"),
    line(2, "Night Bus", MatchOutcome.VERSION, 7, "The Lanterns"),
    line(3, "Night Train", MatchOutcome.ASK, 5, "The Lanterns"),
    line(4, "海", MatchOutcome.MISSING, 3, "Haru"),
)
SOURCE = SourcePlan("spotify", "Spotify", lines=LINES)


def test_a_part_has_its_rows_and_all_parts_their_counts() -> None:
    offer = RatingOffer(LineKey(1), TrackId(1), 8, 6)
    rows = rows_of(plan_of(replace(SOURCE, offers=(offer,))))
    for outcome, part in zip(OUTCOMES, (Part.SAME, Part.VERSION, Part.ASK, Part.MISSING), strict=True):
        found = find_rows(rows, part, "")
        assert [rows.lines[row].outcome for row in found.rows] == [outcome]
        assert found.counts[part] == 1
    assert list(find_rows(rows, Part.OFFERS, "").rows) == [0]
    assert list(find_rows(rows, Part.CORRECTED, "").rows) == []
    assert find_rows(rows, Part.ALL, "nothing has this").counts[Part.ALL] == 4


@pytest.mark.parametrize(
    ("text", "keys"),
    [("", [1, 2, 3, 4]), ("gottingen", [1]), ("lanterns night", [2, 3]), ("海", [4]), ("night barbara", [])],
)
def test_a_search_finds_all_its_words_in_any_spelling(text: str, keys: list[int]) -> None:
    rows = rows_of(plan_of(SOURCE))
    assert [rows.lines[row].key for row in find_rows(rows, Part.ALL, text).rows] == keys


def test_a_track_of_two_sources_is_one_row_with_the_plays_of_both() -> None:
    other = replace(LINES[2], plays=40, last_played_ms=5, rating=70, opinion=Opinion.LOVED)
    rows = rows_of(plan_of(SOURCE, SourcePlan("lastfm", "Last.fm", lines=(other,))))
    assert [(each.key, each.plays) for each in rows.lines] == [(3, 45), (1, 9), (2, 7), (4, 3)]
    assert (rows.lines[0].last_played_ms, rows.lines[0].rating) == (5, 70)
    assert rows.places == {3: 0, 1: 1, 2: 2, 4: 3}


def test_a_corrected_line_takes_its_row_and_keeps_its_plays() -> None:
    plan = plan_of(SOURCE, SourcePlan("lastfm", "Last.fm", lines=(replace(LINES[2], plays=40),)))
    rows = rows_of(plan)
    same = TrackMatch(MatchOutcome.SAME, MatchReason.NAMES, TrackId(9))
    said = replace(LINES[2], match=same, is_corrected=True)
    corrected = plan_of(replace(SOURCE, lines=(LINES[0], LINES[1], said, LINES[3])))
    updated = updated_lines(corrected, rows, [LineKey(3)])
    assert list(updated) == [0]
    assert (updated[0].plays, updated[0].track_id) == (45, 9)
    rows.lines[0] = updated[0]
    assert rows.parts_of(0) == (Part.SAME, Part.CORRECTED)
