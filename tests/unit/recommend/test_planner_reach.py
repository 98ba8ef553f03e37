"""How much of a library a plan looks at."""

from __future__ import annotations

import numpy as np

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
