"""Whatever happens in whatever order, and whatever fails: the automatic part follows the latest event."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import StorageError
from musicrec_desktop.core.settings import AUTOPLAY_AHEAD
from musicrec_desktop.model.recommendation import AutoQueue, Recommendation
from musicrec_desktop.services.autoplay.automatic_part import RETRIES, RETRY_MS
from tests.unit.services.autoplay.rig import Rig

MOST_STEPS = 4
EVENTS = 25


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.player.close()
    made.database.close()


def failing(rig: Rig, monkeypatch: pytest.MonkeyPatch, times: int) -> list[int]:
    """Let the next plans fail; the list grows by each that is asked for."""
    planned, asked = rig.autoplay.start.planned, list[int]()

    def fails(*arguments: object) -> AutoQueue:
        asked.append(rig.current)
        if len(asked) <= times:
            raise StorageError("library.sqlite3", "the disk is away")
        return planned(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(rig.autoplay.start, "planned", fails)
    return asked


@pytest.mark.expects_warnings
def test_a_plan_that_could_not_be_made_is_made_again(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.play(1)
    before = rig.ahead
    asked = failing(rig, monkeypatch, RETRIES)
    rig.skip()
    assert rig.ahead == before[1:]
    rig.scheduler.advance(RETRIES * RETRY_MS)
    assert len(asked) == RETRIES + 1
    assert len(rig.ahead) == len(before)
    assert rig.ahead != before


@pytest.mark.expects_warnings
def test_a_plan_that_can_never_be_made_is_given_up_until_something_happens(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig.play(1)
    before = len(rig.ahead)
    asked = failing(rig, monkeypatch, RETRIES + 1)
    rig.skip()
    rig.scheduler.advance(20 * RETRY_MS)
    assert len(asked) == RETRIES + 1
    rig.skip()
    assert len(rig.ahead) == before


@pytest.mark.parametrize("seed", range(3))
def test_a_new_queue_comes_behind_the_last_of_many_events(rig: Rig, seed: int) -> None:
    draws = random.Random(seed)
    exchanged: list[int] = []
    exchange = rig.player.set_auto

    def noted(recommendations: tuple[Recommendation, ...]) -> None:
        exchanged.append(rig.current)
        exchange(recommendations)

    rig.player.set_auto = noted  # type: ignore[method-assign,assignment]
    rig.play(1)
    rig.hear(5_000)
    events = (
        rig.player.next,
        rig.player.next,
        rig.player.previous,
        rig.autoplay.again,
        lambda: rig.feedback.like(rig.player.queue.played[-1].track_id) if rig.player.queue.played else None,
        lambda: rig.feedback.less(rig.player.queue.auto_part[0].track_id) if rig.ahead else None,
        lambda: rig.player.remove([rig.player.queue.auto_part[-1].id]) if rig.ahead else None,
        lambda: rig.scheduler.advance(draws.choice((300, 1_600, 7_000))),
    )
    for _ in range(EVENTS):
        draws.choice(events)()
        # Plans are replaced, overtaken by events, and delivered in between.
        for _ in range(draws.randrange(MOST_STEPS)):
            rig.scheduler.step()
    rig.player.next()
    before = len(exchanged)
    rig.scheduler.settle()
    assert exchanged[before:]
    assert exchanged[-1] == rig.current
    assert rig.current not in rig.ahead
    assert len(rig.ahead) == int(rig.settings.get(AUTOPLAY_AHEAD))
