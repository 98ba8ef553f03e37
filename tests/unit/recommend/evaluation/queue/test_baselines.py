"""Simpler ways of going on."""

from __future__ import annotations

from musicrec_desktop.model.queue_evaluation import Strategy
from musicrec_desktop.recommend.evaluation.queue.baselines import orders_after, popular, same_artist
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from tests.unit.recommend.evaluation.queue.world import (
    STYLE_TRACKS,
    listens_of,
    numbered,
    replay_library,
    styles_catalogue,
)
from tests.unit.recommend.libraries import FakeLibrary, catalogue_of


def test_every_order_is_the_rest_of_the_library_once() -> None:
    library, catalogue = replay_library(), styles_catalogue()
    rest = set(library.ids) - {7}
    for order in orders_after(numbered(7), library, catalogue, 1).values():
        assert len(order) == len(rest)
        assert set(order) == rest


def test_nearest_is_the_order_of_the_catalogue_and_does_not_hang_on_the_seed() -> None:
    library, catalogue = replay_library(), styles_catalogue()
    row = catalogue.row(7)
    assert row is not None
    near = orders_after(numbered(7), library, catalogue, 1)[Strategy.NEAREST]
    assert near[:10] == catalogue.nearest(row, 10, row.ids).ids.tolist()
    assert near == orders_after(numbered(7), library, catalogue, 2)[Strategy.NEAREST]


def test_tracks_without_sound_come_last() -> None:
    library = replay_library(styles=2)
    half = catalogue_of(range(1, STYLE_TRACKS + 1))
    order = orders_after(numbered(7), library, half, 1)[Strategy.NEAREST]
    assert set(order[STYLE_TRACKS - 1 :]) == set(range(STYLE_TRACKS + 1, 2 * STYLE_TRACKS + 1))
    unknown = orders_after(numbered(STYLE_TRACKS + 1), library, half, 1)
    assert unknown[Strategy.NEAREST] == unknown[Strategy.RANDOM]


def test_another_seed_gives_another_random_order() -> None:
    library, catalogue = replay_library(), styles_catalogue()
    first, again, other = (orders_after(numbered(7), library, catalogue, seed) for seed in (1, 1, 2))
    assert first == again
    assert first[Strategy.RANDOM] != other[Strategy.RANDOM]


def test_the_same_artist_comes_first_and_the_album_where_no_artist_is_named() -> None:
    library = FakeLibrary()
    for number, artist, album in ((1, "A", "x"), (2, "A", "y"), (3, "B", "x"), (4, "", "z"), (5, "", "z")):
        library.add(number, artist, album=album)
    known = ReplayLibrary(library)
    assert same_artist(numbered(1), known, 1)[0] == 2
    assert same_artist(numbered(4), known, 1)[0] == 5


def test_what_was_played_most_comes_first() -> None:
    before = listens_of((5, 5, 9), (9, 5, 3), skipped=(3,))
    assert popular(numbered(1), replay_library(), before)[:3] == list(numbered(5, 9, 2))
