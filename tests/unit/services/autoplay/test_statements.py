"""How often the database is asked from a skip to the new queue: a guard by counts, not by times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.unit.services.autoplay.rig import TRACK_MS, Rig

MOST_FOR_A_SKIP = 28
MOST_FOR_A_DRAW = 15
"""Facts of the skipped track are among them: the skip found its queue planned, and did not read them."""


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.player.close()
    made.database.close()


def asked(rig: Rig, action: Callable[[], object]) -> Counter[str]:
    """The statements from an action until the queue is another one, by their text."""
    statements: list[str] = []
    before = rig.ahead
    rig.database.connection.set_trace_callback(statements.append)
    try:
        action()
        rig.scheduler.settle()
    finally:
        rig.database.connection.set_trace_callback(None)
    assert rig.ahead != before
    return Counter(statements)


def test_a_skip_and_a_draw_ask_the_database_for_little(rig: Rig) -> None:
    rig.play(1)
    rig.hear(TRACK_MS + 1_000)
    rig.player.next()
    rig.scheduler.settle()
    for _ in range(3):
        rig.scheduler.advance(3_000)
        skip = asked(rig, rig.player.next)
        assert skip.total() <= MOST_FOR_A_SKIP, skip.most_common(8)
        draw = asked(rig, rig.autoplay.again)
        assert draw.total() <= MOST_FOR_A_DRAW, draw.most_common(8)
