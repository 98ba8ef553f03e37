"""Suggestions for playlists in a library of three styles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.model.playlist import PlaylistId, SmartRules
from musicrec_desktop.model.queue_controls import QueueInside
from musicrec_desktop.model.recommendation import Suggestions
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.autoplay.suggestions import SuggestionService
from musicrec_desktop.services.autoplay.taste_keeper import EDIT_DELAY_MS
from musicrec_desktop.storage.playlists.refusals import RefusalStore
from tests.unit.services.autoplay.rig import Rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.player.close()
    made.database.close()


@pytest.fixture
def service(rig: Rig) -> SuggestionService:
    return service_of(rig)


def service_of(rig: Rig) -> SuggestionService:
    return SuggestionService(
        scheduler=rig.scheduler,
        library=rig.autoplay.library,
        similarity=rig.similarity,
        feedback=rig.feedback,
        known=lambda: rig.autoplay.taste.known,
        finder=lambda playlist_id: rig.autoplay.find_inside(QueueInside(playlist_id)),
        refusals=RefusalStore(rig.database),
    )


def playlist(rig: Rig, *numbers: int) -> PlaylistId:
    made = rig.playlists.lists.create("Mine", [TrackId(number) for number in numbers]).made
    assert made is not None
    rig.scheduler.settle()
    return made


def ids(found: Suggestions) -> list[int]:
    return [int(entry.track_id) for entry in found.entries]


def test_one_track_is_enough_and_each_says_why(rig: Rig, service: SuggestionService) -> None:
    found = service.find(playlist(rig, 5), count=8)
    assert found.problem == ""
    assert len(found.entries) == 8
    assert set(ids(found)) <= set(range(1, 31)) - {5}
    fits = [entry.score for entry in found.entries]
    assert fits == sorted(fits, reverse=True)
    assert all(0 < fit <= 1 for fit in fits)
    assert all("Title 5" in entry.reasons[0].text for entry in found.entries)


def test_a_list_of_two_kinds_gets_tracks_of_both_and_of_no_other(
    rig: Rig, service: SuggestionService
) -> None:
    found = ids(service.find(playlist(rig, *range(1, 9), *range(61, 69)), count=20))
    assert {(number - 1) // 30 for number in found} == {0, 2}
    assert min(sum(number <= 30 for number in found), sum(number > 60 for number in found)) >= 5


def test_what_is_refused_stays_away_until_it_is_undone(rig: Rig, service: SuggestionService) -> None:
    one, other = playlist(rig, 5), playlist(rig, 5)
    first = ids(service.find(one, count=5))
    undo = service.refuse(one, [TrackId(first[0])])
    assert first[0] not in ids(service.find(one, count=5))
    assert first[0] in ids(service.find(other, count=5))
    assert first[0] not in ids(service_of(rig).find(one, count=5)), "also after a restart"
    undo()
    assert ids(service.find(one, count=5)) == first


def test_refused_tracks_are_suggested_again_until_that_is_undone(
    rig: Rig, service: SuggestionService
) -> None:
    one = playlist(rig, 5)
    first = ids(service.find(one, count=3))
    service.refuse(one, [TrackId(number) for number in first])
    assert service.refused(one) == set(first)
    undo = service.allow(one, service.refused(one))
    assert ids(service.find(one, count=3)) == first
    undo()
    assert service.refused(one) == set(first)


def test_a_refusal_goes_with_its_playlist_and_its_track(rig: Rig, service: SuggestionService) -> None:
    one = playlist(rig, 5)
    service.refuse(one, [TrackId(6), TrackId(7), TrackId(9999)])
    assert service.refused(one) == {6, 7}
    rig.database.execute("DELETE FROM track WHERE id = 6")
    assert service.refused(one) == {7}
    rig.database.execute("DELETE FROM playlist WHERE id = ?", (one,))
    service.refuse(one, [TrackId(8)])
    assert service.refused(one) == set()


def test_bans_and_a_threshold_leave_out(rig: Rig, service: SuggestionService) -> None:
    one = playlist(rig, 5)
    found = service.find(one, count=40)
    rig.feedback.ban(TrackId(ids(found)[0]))
    middle = found.entries[10].score
    fewer = service.find(one, count=40, min_fit=middle)
    assert ids(fewer)[:9] == ids(found)[1:10]
    assert len(fewer.entries) <= 10
    assert all(entry.score >= middle for entry in fewer.entries)
    assert service.find(one, min_fit=1.0).problem == "nothing"


def test_what_stands_in_other_playlists_with_it_comes_and_says_so(
    rig: Rig, service: SuggestionService
) -> None:
    for _ in range(3):
        playlist(rig, 5, 70, 71)
    rig.autoplay.taste.learn_now()
    found = service.find(playlist(rig, 5), count=40)
    assert {70, 71} <= set(ids(found))
    reason = next(entry.reasons[0].text for entry in found.entries if entry.track_id == 70)
    assert reason.startswith("often together with")


def test_without_sound_only_what_is_together_comes_in_words(tmp_path: Path) -> None:
    rig = Rig(tmp_path, is_analysed=False)
    service = service_of(rig)
    assert service.find(playlist(rig, 5)).problem == "not-analysed"
    assert service.find(playlist(rig)).problem == "empty"
    rig.analyse(20)
    playlist(rig, 25, 26)
    rig.autoplay.taste.learn_now()
    found = service.find(playlist(rig, 25))
    assert (ids(found), found.problem) == ([26], "not-analysed")
    rig.player.close()
    rig.database.close()


def test_smart_playlists_and_lists_of_tracks_get_suggestions_in_a_lane(
    rig: Rig, service: SuggestionService
) -> None:
    told: list[Suggestions] = []
    smart = rig.playlists.lists.create_smart("Smart", SmartRules('title:="Title 5"')).made
    assert smart is not None
    service.load(smart, told.append, count=6)
    rig.scheduler.settle()
    service.load_for([TrackId(5)], told.append, count=6)
    rig.scheduler.settle()
    assert told[0] == told[1]
    errors: list[Exception] = []
    service.load(PlaylistId(99), told.append, errors.append)
    rig.scheduler.settle()
    assert [type(error) for error in errors] == [PlaylistError]


def test_learning_follows_edits(rig: Rig, service: SuggestionService) -> None:
    one = playlist(rig, 5)
    assert rig.autoplay.taste.known.listed is not None
    rig.scheduler.settle()
    playlist(rig, 5, 88)
    rig.scheduler.advance(EDIT_DELAY_MS)
    rig.scheduler.settle()
    assert 88 in ids(service.find(one, count=40))
