"""The library as replays see it."""

from __future__ import annotations

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from musicrec_desktop.recommend.queue.candidates import Tie
from tests.unit.recommend.evaluation.queue.world import listens_of, numbered
from tests.unit.recommend.libraries import FakeLibrary


def small() -> FakeLibrary:
    library = FakeLibrary(heard=[TrackId(2)])
    library.add(1, "A", is_liked=True)
    library.add(2, "A")
    library.add(3, "B", is_missing=True)
    library.add(4, "B")
    return library


def test_likes_and_listens_of_the_profile_are_unknown_and_missing_tracks_not_there() -> None:
    library = ReplayLibrary(small())
    assert library.ids == list(numbered(1, 2, 4))
    assert not any(track.is_liked for track in library.tracks)
    unheard, heard = library.by_last_listen()
    assert (unheard.tolist(), heard.tolist()) == ([1, 2, 4], [])


def test_it_hangs_on_nothing_that_happens_later() -> None:
    source = small()
    library = ReplayLibrary(source)
    source.add(9, "C")
    del source.tracks[TrackId(1)]
    assert library.ids == list(numbered(1, 2, 4))
    assert library.facts(numbered(1, 9)).keys() == {1}


def test_a_history_is_only_what_it_is_told_of() -> None:
    library = ReplayLibrary(small()).with_history(listens_of((4, 1, 3), (1, 2), skipped=(2,)))
    unheard, heard = library.by_last_listen()
    assert (unheard.tolist(), heard.tolist()) == ([], [4, 1, 2])
    one, two = library.facts(numbered(1, 2)).values()
    assert (one.plays, one.skips, one.last_listen_ms) == (2, 0, 2 * 86_400_000)
    assert (two.plays, two.skips) == (0, 1)
    tracks = {track.id: track for track in library.tracks}
    assert (tracks[TrackId(1)].play_count, tracks[TrackId(2)].last_played_ms) == (2, None)


def test_relatives_are_those_of_the_library() -> None:
    library = ReplayLibrary(small())
    track = library.track(TrackId(1))
    assert track is not None
    assert library.relatives(track.id, Tie.ARTIST) == library.relatives(track.id, Tie.ARTIST) == [2]
