"""What a session says about tracks: learnt at once, told in parts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.taste.relevance import Relevance
from musicrec_desktop.recommend.taste.session import Seed, Taste
from musicrec_desktop.recommend.taste.tag_columns import TagColumns
from tests.unit.recommend.libraries import catalogue_of
from tests.unit.recommend.vectors import raw

STYLE = 20
COUNT = 60


def three_styles() -> FloatArray:
    """Tracks 1 to 20, 21 to 40 and 41 to 60 sound alike."""
    noise = raw(COUNT, seed=4)
    noise -= noise.mean(axis=0)
    return np.asarray(np.repeat(raw(3, seed=6), STYLE, axis=0) + 0.4 * noise, dtype=np.float32)


CATALOGUE = catalogue_of(range(1, COUNT + 1), three_styles())


def facts(artist: str = "", album: str = "", genre: str = "") -> TrackFacts:
    keys = frozenset({artist}) if artist else frozenset()
    genres = frozenset({genre}) if genre else frozenset()
    return TrackFacts(keys, album, "", 200_000, False, genre_keys=genres)


def taste(accepted: Sequence[int] = (), rejected: Sequence[int] = ()) -> Taste:
    return Taste.of(tuple(map(TrackId, accepted)), tuple(map(TrackId, rejected)))


def relevance_of(
    taste: Taste, tags: dict[int, TrackFacts] | None = None, *, stay: float = 0.7
) -> dict[int, float]:
    known = {TrackId(number): facts() for number in range(1, COUNT + 1)}
    known |= {TrackId(number): one for number, one in (tags or {}).items()}
    relevance = Relevance(CATALOGUE, known, taste, stay=stay)
    table = CATALOGUE.index.table
    shares = relevance.shares(table.ids, relevance.by_sound(table), TagColumns.of(list(known.values())))
    return dict(zip(table.ids.tolist(), shares.total.tolist(), strict=True))


def mean(values: dict[int, float], style: int, without: Sequence[int] = ()) -> float:
    numbers = range(style * STYLE + 1, (style + 1) * STYLE + 1)
    return float(np.mean([values[number] for number in numbers if number not in without]))


def test_what_sounds_like_an_accepted_track_is_welcome() -> None:
    values = relevance_of(taste([1]))
    assert mean(values, 0, [1]) > 3 * max(mean(values, 1), mean(values, 2))


def test_one_skip_turns_away_from_its_style_and_leaves_the_rest() -> None:
    before, after = relevance_of(taste([1, 25])), relevance_of(taste([1], [25]))
    assert mean(after, 1, [25]) < 0 < mean(before, 1, [25])
    assert mean(after, 0, [1]) > 0.8 * mean(before, 0, [1])


def test_a_skip_tells_of_an_artist_inside_a_liked_style() -> None:
    tags = {number: facts("x" if number % 2 else "y") for number in range(1, STYLE + 1)}
    values = relevance_of(taste([2, 4, 6], [1, 3]), tags)
    by_x = np.mean([values[number] for number in range(5, STYLE + 1, 2)])
    by_y = np.mean([values[number] for number in range(8, STYLE + 1, 2)])
    assert by_y > by_x + 0.3


def test_albums_and_genres_join_what_sounds_different() -> None:
    values = relevance_of(
        taste([1]), {1: facts(album="a", genre="g"), 21: facts(album="a"), 41: facts(genre="g")}
    )
    assert values[21] > mean(values, 1, [21]) + 0.2
    assert values[41] > mean(values, 2, [41]) + 0.2


def test_a_welcome_track_says_nothing_about_itself_and_an_unwelcome_one_does() -> None:
    assert relevance_of(taste([1]))[1] == 0
    assert relevance_of(taste([1], [2]))[2] < -0.5


def test_who_skips_much_is_hard_to_please() -> None:
    pleased = Relevance(CATALOGUE, {}, taste([1, 25]))
    displeased = Relevance(CATALOGUE, {}, taste([1], [25, 45, 50]))
    assert pleased.mood > 0 > displeased.mood
    assert Relevance(CATALOGUE, {}, Taste()).mood == 0


def test_what_it_began_with_keeps_speaking_while_it_stays() -> None:
    later = Taste(accepted=(Seed(TrackId(25), 1.0), Seed(TrackId(1), 0.1)), anchors=(Seed(TrackId(1), 1.0),))
    assert mean(relevance_of(later, stay=1.0), 0, [1]) > 1.5 * mean(relevance_of(later, stay=0.0), 0, [1])


def test_a_skipped_anchor_speaks_against() -> None:
    turned = Taste(rejected=(Seed(TrackId(1), 1.0),), anchors=(Seed(TrackId(1), 1.0),))
    assert mean(relevance_of(turned), 0, [1]) < 0


@pytest.mark.parametrize("accepted", [[], [1], [1, 2, 3, 21, 22]])
def test_shares_are_told_apart_and_add_up(accepted: list[int]) -> None:
    relevance = Relevance(CATALOGUE, {}, taste(accepted, [41] if accepted else []))
    table = CATALOGUE.index.table
    shares = relevance.shares(table.ids, relevance.by_sound(table), TagColumns.of([None] * len(table)))
    assert shares.sound.shape == (COUNT, len(relevance.ids))
    parts = shares.sound.sum(axis=1) + sum(part.sum(axis=1) for part in shares.tags.values())
    np.testing.assert_allclose(shares.total, parts, atol=1e-6)


def test_without_any_sound_tags_speak() -> None:
    known = {TrackId(1): facts("a"), TrackId(2): facts("a"), TrackId(3): facts("b")}
    relevance = Relevance(None, known, taste([1]))
    ids = np.array([2, 3])
    sound = np.zeros((2, 1), dtype=np.float32)
    same, other = relevance.shares(ids, sound, TagColumns.of([known[TrackId(2)], known[TrackId(3)]])).total
    assert same > 0 == other
