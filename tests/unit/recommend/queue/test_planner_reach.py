"""How much of a library a plan looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from musicrec_desktop.model.queue_controls import Mode, QueueControls
from musicrec_desktop.model.queue_rule_table import RuleChoice, RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.planner import MODE_SENTENCES, plan
from musicrec_desktop.recommend.queue.pool import CandidatePool, Part
from musicrec_desktop.recommend.queue.track_columns import PlanMemory
from musicrec_desktop.recommend.taste.session import Taste
from tests.unit.recommend.libraries import FakeLibrary, catalogue_of
from tests.unit.recommend.queue.test_planner import after, library_of
from tests.unit.recommend.vectors import raw


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


def test_chunks_that_are_scored_together_come_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    library, memory = library_of(3_000), PlanMemory()
    rules = RuleChoice().changed(RuleName.YEARS, is_on=True)  # no track keeps it, so that all are looked at
    vectors = np.random.default_rng(1).standard_normal((3_000, 16)).astype(np.float32)
    catalogue, parts = catalogue_of(range(1, 3_001), vectors), list[int]()
    add = CandidatePool.add

    def counted(pool: CandidatePool, part: Part, *others: Any) -> Iterator[slice]:
        parts.append(part.chunk_count)
        return add(pool, part, *others)

    monkeypatch.setattr(CandidatePool, "add", counted)
    for skipped in range(10, 13):
        numbers = [TrackId(number) for number in range(1, skipped)]
        request = replace(
            after(1),
            taste=Taste.of((), tuple(numbers)),
            recent_history=tuple(numbers),
            controls=QueueControls(rules=rules),
            rng_seed=skipped,
        )
        parts.clear()
        kept = plan(request, catalogue, library, memory)
        with_memory, chunks = len(parts), sum(parts)
        parts.clear()
        assert kept == plan(request, catalogue, library)
        assert with_memory <= len(parts)
    # The last plan looked at as many, scored in a few parts.
    assert chunks >= 3 * with_memory


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


def test_other_files_of_a_recording_come_where_versions_may() -> None:
    vectors = raw(60)
    vectors[1] = vectors[0] * np.float32(1.001)
    library = library_of(60)
    library.add(2, "artist 2", duration_ms=library.tracks[TrackId(1)].duration_ms)
    catalogue = catalogue_of(range(1, 61), vectors)
    rules = RuleChoice().changed(RuleName.ONE_VERSION, is_on=False)
    request = replace(after(1, count=3), controls=QueueControls(rules=rules))
    assert 2 in {item.track_id for item in plan(request, catalogue, library).entries}
    assert 2 not in {item.track_id for item in plan(after(1, count=3), catalogue, library).entries}


def test_what_was_announced_is_announced_while_it_stays() -> None:
    library, catalogue = library_of(30), catalogue_of(range(1, 31))
    heard = ListenedLibrary(library)
    request = replace(after(1, count=4), controls=QueueControls(mode=Mode.UNPLAYED), now_ms=1)
    first = plan(request, catalogue, heard)
    assert MODE_SENTENCES[Mode.UNPLAYED] in first.relaxed
    again = plan(replace(request, keep=first.entries), catalogue, heard)
    assert again.entries == first.entries
    assert again.relaxed == first.relaxed


class ListenedLibrary:
    """A library of which everything was played."""

    def __init__(self, library: FakeLibrary) -> None:
        self._library = library
        self.many, self.relatives = library.many, library.relatives
        self.by_last_listen = library.by_last_listen

    def facts(self, ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
        return {key: replace(one, plays=1) for key, one in self._library.facts(ids).items()}
