"""Queues of whole albums."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.recommendation import AutoQueue, ReasonKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.queue.album_planner import NO_ALBUM, plan_albums
from musicrec_desktop.recommend.queue.plan_request import PlanRequest
from musicrec_desktop.recommend.taste.session import Seed, Taste
from tests.unit.recommend.libraries import FakeLibrary, catalogue_of
from tests.unit.recommend.vectors import raw

TRACKS, ALBUMS = 5, 12
BY_ALBUM = QueueControls(by_album=True)


def _library() -> FakeLibrary:
    """Twelve albums of five tracks; two albums in a row are of one artist."""
    library = FakeLibrary()
    for number in range(1, TRACKS * ALBUMS + 1):
        album = (number - 1) // TRACKS
        library.add(number, f"artist {album // 2}", album=f"album {album}")
    return library


def _sounds() -> FloatArray:
    """The first six albums sound alike, and so do the others."""
    centres = np.repeat(raw(2, seed=6), TRACKS * ALBUMS // 2, axis=0)
    vectors: FloatArray = (centres + 0.3 * raw(TRACKS * ALBUMS, seed=4)).astype(np.float32)
    return vectors


def _numbered(*numbers: int) -> tuple[TrackId, ...]:
    return tuple(TrackId(number) for number in numbers)


def _after(*heard: int, count: int = 10) -> PlanRequest:
    taste = Taste.of(_numbered(*heard))
    return PlanRequest(taste, _numbered(*heard), count, controls=BY_ALBUM, rng_seed=3)


def _plan(request: PlanRequest, *, is_analysed: bool = True) -> AutoQueue:
    catalogue = catalogue_of(range(1, TRACKS * ALBUMS + 1), _sounds()) if is_analysed else None
    return plan_albums(request, catalogue, _library())


def _ids(queue: AutoQueue) -> list[int]:
    return [int(item.track_id) for item in queue.entries]


def _album(track: int) -> int:
    return (track - 1) // TRACKS


@pytest.mark.parametrize("is_analysed", [True, False])
def test_the_album_that_plays_goes_on_and_whole_albums_follow(is_analysed: bool) -> None:
    ids = _ids(_plan(_after(2, count=12), is_analysed=is_analysed))
    assert ids[:3] == [3, 4, 5]
    assert len(ids) >= 12
    following = ids[3:]
    assert len(following) % TRACKS == 0
    for start in range(0, len(following), TRACKS):
        whole = following[start : start + TRACKS]
        assert whole == list(range(whole[0], whole[0] + TRACKS))
        assert whole[0] % TRACKS == 1


def test_the_next_album_sounds_like_what_was_heard() -> None:
    for heard in (2, 42):
        ids = _ids(_plan(_after(heard, count=14)))
        assert {_album(number) // 6 for number in ids} == {_album(heard) // 6}


def test_artists_are_not_heard_twice_in_a_row_while_there_are_others() -> None:
    ids = _ids(_plan(_after(2, count=20)))
    albums = list(dict.fromkeys(map(_album, ids)))
    assert all(one // 2 != other // 2 for one, other in pairwise(albums))


def test_reasons_add_up_and_name_the_album_first() -> None:
    queue = _plan(_after(2, count=12))
    for entry in queue.entries:
        assert entry.reasons[0].kind is ReasonKind.WHOLE_ALBUM
        assert sum(reason.contribution for reason in entry.reasons) == pytest.approx(entry.score, abs=1e-3)
    first = queue.entries[3]
    assert first.reasons[0].text.startswith("Next album: “album ")
    assert "tracks fit" in first.reasons[0].text
    scores = {entry.score for entry in queue.entries[3:8]}
    assert len(scores) == 1, "tracks of an album have its score"


def test_an_album_with_skips_does_not_go_on() -> None:
    taste = replace(Taste.of(_numbered(1)), rejected=tuple(Seed(one, 1.0) for one in _numbered(2, 3)))
    ids = _ids(_plan(replace(_after(1, 2, 3), taste=taste)))
    assert 4 not in ids
    assert 5 not in ids


def test_banned_tracks_are_left_out_and_mostly_banned_albums_do_not_come() -> None:
    before = _ids(_plan(_after(2, count=12)))
    album = before[3:8]
    one_banned = _ids(_plan(replace(_after(2, count=12), banned=frozenset(_numbered(album[1])))))
    assert album[1] not in one_banned
    assert [number for number in one_banned if number in album] == [album[0], *album[2:]]
    most = frozenset(_numbered(*album[:3]))
    assert not {*_ids(_plan(replace(_after(2, count=12), banned=most)))} & {*album}
    assert not {*_ids(_plan(replace(_after(2, count=12), disliked=most)))} & {*album}


def test_what_was_queued_stays_and_is_only_added_to() -> None:
    queue = _plan(_after(2, count=12))
    again = _plan(replace(_after(2, 3), keep=queue.entries[1:], count=12))
    assert _ids(again)[: len(queue.entries) - 1] == _ids(queue)[1:]
    longer = _plan(replace(_after(2, 3), keep=queue.entries[1:], count=15))
    assert _ids(longer)[: len(queue.entries) - 1] == _ids(queue)[1:]
    added = _ids(longer)[len(queue.entries) - 1 :]
    assert len(added) == TRACKS
    assert len(set(_ids(longer))) == len(longer.entries)


def test_minutes_count_in_place_of_tracks() -> None:
    request = replace(_after(2), controls=replace(BY_ALBUM, minutes=40))
    library = _library()
    queue = _plan(request)
    lasting = sum(library.tracks[one.track_id].duration_ms or 0 for one in queue.entries)
    last_album = [one for one in queue.entries if _album(int(one.track_id)) == _album(_ids(queue)[-1])]
    without_last = lasting - sum(library.tracks[one.track_id].duration_ms or 0 for one in last_album)
    assert without_last < 40 * 60_000 <= lasting


def test_without_albums_single_tracks_follow_and_that_is_said() -> None:
    library = FakeLibrary()
    for number in range(1, 31):
        library.add(number, f"artist {number}")
    queue = plan_albums(_after(1), catalogue_of(range(1, 31)), library)
    assert len(queue.entries) == 10
    assert queue.relaxed[0] == NO_ALBUM


def test_a_queue_inside_something_takes_only_albums_from_there() -> None:
    inside = frozenset(_numbered(*range(11, 31)))
    ids = _ids(_plan(replace(_after(2, count=12), inside=inside)))
    assert set(ids) <= set(range(11, 31))


def test_all_albums_heard_starts_over_with_single_tracks() -> None:
    queue = _plan(_after(*range(1, TRACKS * ALBUMS + 1)))
    assert len(queue.entries) == 10
    assert NO_ALBUM in queue.relaxed
