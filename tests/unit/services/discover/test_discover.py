"""The cards of the day over a library of three styles."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import ProfileError
from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.model.card import CardControls, CardKind
from musicrec_desktop.model.profile import NOBODY
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS
from musicrec_desktop.services.discover.gathering import span_of
from musicrec_desktop.services.discover.service import LOCKED
from musicrec_desktop.storage.tracks import TrackStore
from tests.unit.services.discover.rig import DiscoverRig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[DiscoverRig]:
    """Eight tracks were loved and left half a year ago, and six are played now."""
    made = DiscoverRig(tmp_path)
    for number in range(1, 9):
        made.heard(number, days_ago=200 + number, times=5)
    for number in range(31, 37):
        made.heard(number, days_ago=3, times=4)
    yield made
    made.database.close()


def test_loved_tracks_come_back_and_new_ones_come(rig: DiscoverRig) -> None:
    page = rig.made()
    found = {card.kind: card for card in page.cards}
    old = found[CardKind.REDISCOVER]
    assert set(old.track_ids) <= {TrackId(number) for number in range(1, 9)}
    assert old.why.startswith(f"You played these {len(old.tracks)} tracks {5 * len(old.tracks)} times in all")
    assert "you have not played it yet" in found[CardKind.NEW_IN_LIBRARY].tracks[0].why
    assert found[CardKind.NEW_IN_LIBRARY].why.startswith("90 tracks came into your library since")
    assert CardKind.DAILY_MIX in found
    everything = [track_id for card in page.cards for track_id in card.track_ids]
    assert len(everything) == len(set(everything))


def test_a_page_is_kept_for_its_day(rig: DiscoverRig) -> None:
    page = rig.made()
    assert rig.made() == page
    later = rig.new_discover()
    assert later.load() == page
    assert later.make_now() == page
    other = rig.made(again=True)
    assert other.day == page.day
    assert other.cards != page.cards
    rig.scheduler.clock.advance(DAY_MS)
    assert rig.made().day == page.day + dt.timedelta(days=1)


def test_a_card_gets_other_tracks_and_the_others_stay(rig: DiscoverRig) -> None:
    page = rig.made()
    old = next(card for card in page.cards if card.kind is CardKind.NEW_IN_LIBRARY)
    rig.discover.refresh_card(old.key)
    rig.scheduler.settle()
    new = rig.discover.page
    assert new is not None
    assert [card for card in new.cards if card.key != old.key] == [
        card for card in page.cards if card.key != old.key
    ]
    assert new.card(old.key) != old
    assert rig.new_discover().load() == new
    assert rig.discover.refresh_card("no such card") is None


def test_an_opinion_counts_the_days_after_and_is_taken_back(rig: DiscoverRig) -> None:
    key = str(CardKind.REDISCOVER)
    rig.made()
    undo = rig.discover.set_opinion(key, -1)
    assert rig.discover.page is not None
    card = rig.discover.page.card(key)
    assert card is not None
    assert card.opinion == -1
    assert rig.new_discover().make_now() == rig.discover.page
    tomorrow = rig.discover.today + dt.timedelta(days=1)
    assert rig.discover.make_now(tomorrow).card(key) is None
    undo()
    assert rig.discover.page.card(key) is not None
    assert rig.discover.make_now(tomorrow).card(key) is not None
    assert rig.database.query("SELECT count(*) FROM card_opinion") == [(2,)]
    with pytest.raises(KeyError):
        rig.discover.set_opinion("no such card", 1)


def test_controls_are_kept_and_tried_without_keeping(rig: DiscoverRig) -> None:
    page = rig.made()
    tried = rig.discover.make_now(controls=CardControls(diversity=100, newness=100))
    assert tried.controls == CardControls(100, 100)
    assert rig.new_discover().load() == page
    rig.discover.set_controls(CardControls(diversity=10, newness=90))
    assert rig.new_discover().controls == CardControls(diversity=10, newness=90)
    assert rig.made(again=True).controls == CardControls(diversity=10, newness=90)


def test_a_track_that_left_the_library_leaves_its_card(rig: DiscoverRig) -> None:
    page = rig.made()
    gone = page.cards[0].track_ids[0]
    TrackStore(rig.database).mark_missing([gone], rig.scheduler.clock.now_ms())
    later = rig.new_discover().load()
    assert later is not None
    assert gone not in {track_id for card in later.cards for track_id in card.track_ids}


def test_a_file_that_proves_to_be_a_known_track_keeps_its_place_on_a_card(rig: DiscoverRig) -> None:
    page = rig.made()
    old = next(number for number in range(1, 91) if all(number not in card.track_ids for card in page.cards))
    new = page.cards[0].track_ids[0]
    TrackStore(rig.database).merge_moved(TrackId(old), new)
    later = rig.new_discover().load()
    assert later is not None
    assert later.cards[0].track_ids[0] == old


def test_nothing_of_a_locked_profile_is_shown(rig: DiscoverRig) -> None:
    rig.made()
    rig.database.use_listener(NOBODY)
    rig.discover.profile_switched()
    assert rig.discover.page is None
    rig.discover.make()
    rig.scheduler.settle()
    assert rig.discover.problem == LOCKED
    with pytest.raises(ProfileError):
        rig.discover.make_now()


def test_on_this_day_is_told_by_the_clock_of_the_place(rig: DiscoverRig) -> None:
    today = rig.discover.today
    first = dt.date(today.year - 1, today.month, today.day)
    start, end = span_of(first, first + dt.timedelta(days=1))
    for number in range(61, 65):
        rig.heard_at(number, start)
        rig.heard_at(number, end - 1)
    rig.heard_at(65, start - 1)
    rig.heard_at(66, end)
    card = rig.made().card(str(CardKind.ON_THIS_DAY))
    assert card is not None
    assert set(card.track_ids) == {61, 62, 63, 64}
    assert all(track.why == f"You played it twice on this day in {first.year}." for track in card.tracks)


def test_imported_plays_count_on_their_day(rig: DiscoverRig) -> None:
    today = rig.discover.today
    first = dt.date(today.year - 2, today.month, today.day)
    noon = dt.datetime(first.year, first.month, first.day, 12, tzinfo=LOCAL_ZONE)
    rig.database.execute(
        "INSERT INTO import_batch (id, listener_id, source, title, file_name, imported_at_ms, is_done,"
        " process_id) VALUES (1, 1, 'lastfm', 'Last.fm', 'x.csv', 0, 1, 1)"
    )
    for number in range(71, 75):
        rig.database.execute(
            "INSERT INTO imported_track (id, listener_id, source, key, track_id, title, artist, album,"
            " album_artist, isrc, recording_id, location, outcome, reason)"
            " VALUES (?1, 1, 'lastfm', ?2, ?1, '', '', '', '', '', '', x'', 'same', '')",
            (number, json.dumps(number).encode()),
        )
        rig.database.execute(
            "INSERT INTO imported_play (imported_track_id, started_at_ms, batch_id, precision_ms, is_play,"
            " is_skip, is_double) VALUES (?, ?, 1, 1000, 1, 0, 0)",
            (number, int(noon.timestamp() * 1000)),
        )
    card = rig.made().card(str(CardKind.ON_THIS_DAY))
    assert card is not None
    assert set(card.track_ids) == {71, 72, 73, 74}
