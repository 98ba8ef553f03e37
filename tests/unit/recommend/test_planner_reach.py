"""How much of a library a plan looks at."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.queue_rules import RuleChoice, RuleName
from musicrec_desktop.recommend.planner import plan
from tests.unit.recommend.libraries import catalogue_of
from tests.unit.recommend.test_planner import after, library_of


def test_large_libraries_are_quick_to_plan_for() -> None:
    """Not a benchmark: that no step looks at every track of the library."""
    library = library_of(3_000)
    asked: list[int] = []
    whole = library.facts

    def counted(wanted: object) -> object:
        asked.append(len(wanted))  # type: ignore[arg-type]
        return whole(wanted)  # type: ignore[arg-type]

    library.facts = counted  # type: ignore[method-assign, assignment]
    vectors = np.random.default_rng(1).standard_normal((3_000, 16)).astype(np.float32)
    plan(after(1, 2, 3), catalogue_of(range(1, 3_001), vectors), library)
    assert max(asked) <= 300


def test_rules_do_not_give_way_for_the_nearest_part_of_a_library() -> None:
    rng = np.random.default_rng(1)
    vectors = rng.standard_normal((1_400, 16)).astype(np.float32)
    vectors[:900] = vectors[0] + 0.5 * vectors[:900]
    library = library_of(1_400)
    for number in range(1, 901):
        library.add(number, "bach", duration_ms=100_000 + number)
    queue = plan(after(1, count=12), catalogue_of(range(1, 1_401), vectors), library)
    by_bach = [item for item in queue.entries if item.track_id <= 900]
    assert not queue.relaxed
    assert len(by_bach) <= 2


def test_a_wish_gives_way_only_when_the_library_is_used_up() -> None:
    library = library_of(3_000)
    for number in range(2_941, 3_001):
        track_id = library.add(number, f"artist {number}", duration_ms=100_000 + number)
        track = library.tracks[track_id]
        library.tracks[track_id] = replace(track, tags=replace(track.tags, year=1970))
    rules = RuleChoice().changed(RuleName.YEARS, is_on=True)
    request = replace(after(1, count=30), controls=QueueControls(rules=rules))
    queue = plan(request, None, library)
    assert all(item.track_id >= 2_941 for item in queue.entries)
    assert not queue.relaxed
