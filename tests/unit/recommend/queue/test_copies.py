"""Other files of a recording among the candidates."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.copies import CopyFinder
from musicrec_desktop.recommend.space.vector_table import id_array
from tests.unit.recommend.libraries import FakeLibrary, catalogue_of, facts_of
from tests.unit.recommend.vectors import raw

COUNT = 40


def _catalogue() -> SoundCatalogue:
    """Forty tracks; the second sounds as the first does."""
    vectors = raw(COUNT)
    vectors[1] = vectors[0]
    return catalogue_of(range(1, COUNT + 1), vectors)


def _facts() -> dict[int, TrackFacts]:
    library = FakeLibrary()
    ids = [library.add(number, "Artist", duration_ms=200_000) for number in range(1, COUNT + 1)]
    return {int(one): facts_of(library.tracks[one]) for one in ids}


def _copies(first: TrackFacts, second: TrackFacts) -> list[int]:
    finder = CopyFinder(_catalogue(), never={}, disliked={}, heard={TrackId(1): first})
    once, unwanted = finder.look_at(np.array([7]), id_array([2]), [second])
    assert not len(unwanted)
    return [int(place) for place in once]


def test_what_sounds_the_same_and_lasts_as_long_is_a_copy() -> None:
    facts = _facts()
    assert _copies(facts[1], facts[2]) == [7]
    assert _copies(facts[1], replace(facts[2], duration_ms=300_000)) == []


def test_parts_of_one_file_are_never_copies_of_each_other() -> None:
    one, other = (replace(facts, cut_from=1) for facts in list(_facts().values())[:2])
    assert _copies(one, other) == []
    assert _copies(one, replace(other, cut_from=9)) == [7]
