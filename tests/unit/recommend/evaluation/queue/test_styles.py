"""Styles and artists by tags."""

from __future__ import annotations

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from musicrec_desktop.recommend.evaluation.queue.styles import Groups, groups_of
from tests.unit.recommend.evaluation.queue.world import replay_library, styles_catalogue
from tests.unit.recommend.libraries import FakeLibrary, catalogue_of


def groups(library: FakeLibrary, *, analysed: int = 0) -> Groups:
    count = len(library.tracks)
    return groups_of(ReplayLibrary(library), catalogue_of(range(1, (analysed or count) + 1)))


def names(found: Groups) -> dict[str, int]:
    return {style.name: len(style.playable) for style in found.styles}


def test_a_genre_of_four_tracks_is_a_style_and_an_album_where_the_genre_is_rare() -> None:
    library = FakeLibrary()
    for number in range(1, 5):
        library.add(number, album="Mixed", genre="Jazz")
    for number in range(5, 10):
        library.add(number, album="Mixed", genre="Polka" if number == 5 else "")
    for number in range(10, 13):
        library.add(number, album="Too short", genre="Rare")
    found = groups(library)
    assert names(found) == {"Mixed": 5, "Jazz": 4}
    assert found.styles[0].ids == frozenset(range(5, 10))


def test_jingles_and_tracks_that_are_not_analysed_belong_to_a_style_but_are_not_playable() -> None:
    library = FakeLibrary()
    for number in range(1, 11):
        library.add(number, genre="Jazz", duration_ms=20_000 if number < 3 else 200_000)
    (style,) = groups(library, analysed=8).styles
    assert len(style.ids) == 10
    assert style.playable == tuple(range(3, 9))


def test_versions_of_one_work_count_once() -> None:
    library = FakeLibrary()
    for number in range(1, 9):
        library.add(number, "Band", album="Album", genre="Jazz", title=f"Song {(number + 1) // 2}")
    (style,) = groups(library).styles
    assert style.playable == tuple(TrackId(number) for number in (1, 3, 5, 7))


def test_albums_stand_for_artists_where_few_are_known() -> None:
    library = FakeLibrary()
    for number in range(1, 21):
        library.add(number, "Band" if number < 8 else "", album=f"Album {number // 7}")
    few = groups(library)
    assert few.is_artist_album
    assert {artist.name for artist in few.artists} == {"Album 0", "Album 1", "Album 2"}
    many = groups_of(replay_library(), styles_catalogue())
    assert not many.is_artist_album
    assert len(many.artists) == 30
