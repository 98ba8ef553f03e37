"""What is known of candidates as columns: the same as the facts, whatever was looked at before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.model.queue_controls import Mode
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue import track_columns
from musicrec_desktop.recommend.queue.meetings import Meetings
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory
from musicrec_desktop.recommend.queue.scoring_context import matches_mode
from musicrec_desktop.recommend.queue.track_columns import KnownTracks, PlanMemory, TrackColumns
from musicrec_desktop.recommend.taste.belonging import artists
from tests.unit.recommend.queue.rules.making import facts, measured_facts, measured_library, sound

NOW_MS = 40 * 86_400_000


def said(columns: TrackColumns) -> list[tuple[object, ...]]:
    """All that columns say of each track, with names in place of numbers."""
    tags, sounds = columns.tags, columns.sound
    named = [
        [frozenset(name for name, number in coded.numbers.items() if number in row) for row in coded.codes]
        for coded in (tags.artists, tags.albums, tags.genres)
    ]
    numbers = (columns.plays, columns.skips, columns.last_ms, columns.is_heard, columns.energy)
    measured = (np.nan_to_num(each, nan=-9) for each in (sounds.octave, sounds.fifths, sounds.energy))
    return list(zip(columns.facts, *(each.tolist() for each in (*numbers, *measured)), *named, strict=True))


@given(measured_library, measured_library, measured_library)
def test_what_was_known_before_changes_nothing(
    first: dict[TrackId, TrackFacts],
    second: dict[TrackId, TrackFacts],
    third: dict[TrackId, TrackFacts],
) -> None:
    known = KnownTracks()
    for tracks in (first, second, first | third):
        known.begin()
        assert said(known.columns(known.rows(tracks))) == said(KnownTracks.of(tracks))


@given(measured_library, st.sampled_from(Mode))
def test_columns_say_what_facts_say(tracks: Mapping[TrackId, TrackFacts], mode: Mode) -> None:
    columns = KnownTracks.of(tracks)
    assert columns.match(mode, NOW_MS).tolist() == [
        matches_mode(mode, one, NOW_MS) for one in tracks.values()
    ]
    assert columns.is_new.tolist() == [
        not one.plays and one.last_listen_ms is None for one in tracks.values()
    ]


def test_heard_at_the_very_beginning_of_time_is_heard() -> None:
    columns = KnownTracks.of({TrackId(1): replace(facts("a"), last_listen_ms=0)})
    assert not columns.is_new.any()


@given(measured_library, measured_facts)
def test_a_track_at_the_end_of_the_line_is_met_by_those_that_share_something(
    tracks: Mapping[TrackId, TrackFacts], last: TrackFacts
) -> None:
    known, chosen = KnownTracks(), TrackId(77)
    rows = known.rows({**tracks, chosen: last})
    has_artist, _, _ = known.sharing(rows, int(rows[-1]))
    history = RecentHistory([TrackId(5)], {})
    history.add(chosen, last)
    artist_place, album_place, may_be_version = Meetings(known, history).of(rows)
    shared = [bool(artists(one) & artists(last)) for one in (*tracks.values(), last)]
    assert has_artist.tolist() == shared == (artist_place == 1).tolist()
    assert known.sharing(rows, int(rows[-1]))[1].tolist() == (album_place == 1).tolist()
    assert (known.sharing(rows, int(rows[-1]))[2] >= may_be_version).all()


@given(measured_library, measured_library, measured_library)
def test_meetings_are_the_same_however_the_history_grew(
    first: dict[TrackId, TrackFacts],
    later: dict[TrackId, TrackFacts],
    heard: dict[TrackId, TrackFacts],
) -> None:
    known, history = KnownTracks(), RecentHistory(list(heard), heard)
    rows = known.rows(first)
    meetings = Meetings(known, history)
    meetings.of(rows)
    for (track_id, one), row in zip(first.items(), rows.tolist(), strict=True):
        history.add(track_id, one)
        meetings.note(row)
    every = known.rows(first | later)
    fresh = KnownTracks()
    at_once = Meetings(fresh, history).of(fresh.rows(first | later))
    for found, wanted in zip(meetings.of(every), at_once, strict=True):
        assert found.tolist() == wanted.tolist()


def test_what_was_looked_at_last_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(track_columns, "KEPT", 4)
    known = KnownTracks()
    library = {
        TrackId(number): replace(facts(f"artist {number}", sound=sound()), plays=number)
        for number in range(1, 40)
    }
    for start in range(0, 36, 3):
        known.begin()
        some = {TrackId(number): library[TrackId(number)] for number in (1, *range(start + 1, start + 4))}
        rows = known.rows(some)
        assert rows.max() < 3 * 4
        assert said(known.columns(rows)) == said(KnownTracks.of(some))


def test_names_of_tracks_that_are_gone_do_not_stay_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(track_columns, "MOST_NAMES", 10)
    known = KnownTracks()
    for number in range(30):
        known.begin()
        columns = known.columns(known.rows({TrackId(1): facts(f"artist {number}")}))
        assert len(columns.tags.artists.numbers) <= 12


def test_two_plans_at_once_do_not_share_columns() -> None:
    memory = PlanMemory()
    with memory.tracks() as one, memory.tracks() as other:
        assert one is not other
    with memory.tracks() as again:
        assert again is one
