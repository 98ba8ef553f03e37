"""The queue behind a skip is planned before the skip, and taken where it is what would be planned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.core.errors import StorageError
from musicrec_desktop.core.tasks import TaskHandle
from musicrec_desktop.model.recommendation import AutoQueue
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.queue.plan_request import PlanRequest
from musicrec_desktop.services.autoplay.ahead import AFTER_MS, HEARD_MS
from musicrec_desktop.services.autoplay.automatic_part import RETRY_MS
from musicrec_desktop.services.autoplay.taste_keeper import DELAY_MS
from tests.unit.services.autoplay.rig import TRACK_MS, Rig

SOON_MS = AFTER_MS[0] + 50
Planned = list[PlanRequest]


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.player.close()
    made.database.close()


def planned_by(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> Planned:
    """A list that grows by the request of each plan."""
    plan, planned = rig.autoplay.start.planned, Planned()

    def noted(request: PlanRequest, *others: object) -> AutoQueue:
        planned.append(request)
        return plan(request, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(rig.autoplay.start, "planned", noted)
    return planned


def begin(rig: Rig) -> None:
    """A session in which a track was heard and one was skipped; the next queue is known by now."""
    rig.play(1)
    rig.hear(TRACK_MS + 1_000)
    rig.skip()
    rig.hear(SOON_MS)


def ban_and_unban(rig: Rig) -> None:
    """A track that no session knows may come again."""
    rig.feedback.ban(TrackId(40))
    rig.hear(SOON_MS)
    rig.feedback.unban(TrackId(40))


def test_a_skip_finds_its_queue_planned(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(rig)
    planned = planned_by(rig, monkeypatch)
    for _ in range(3):
        rig.skip()
        assert not planned
        assert len(rig.ahead) == 10
        rig.hear(SOON_MS)
        assert planned.pop().recent_history[-2:] == (rig.current, rig.ahead[0])


def test_who_draws_again_and_again_finds_each_draw_planned(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(rig)
    rig.autoplay.again()
    planned, queues = planned_by(rig, monkeypatch), set[tuple[int, ...]]()
    for _ in range(3):
        rig.hear(SOON_MS)
        planned.clear()
        rig.autoplay.again()
        rig.scheduler.settle()
        assert not planned
        queues.add(tuple(rig.ahead))
    assert len(queues) == 3
    rig.hear(AFTER_MS[1])
    planned.clear()
    rig.skip()
    assert not planned


def test_it_is_the_queue_that_would_be_planned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    queues = []
    for name in ("ahead", "at once"):
        (tmp_path / name).mkdir()
        rig = Rig(tmp_path / name)
        begin(rig)
        if name == "at once":
            monkeypatch.setattr(rig.autoplay._part.ahead, "taken", lambda _request: None)
        rig.skip()
        queues.append([(entry.track_id, entry.reasons) for entry in rig.player.queue.auto_part])
        rig.player.close()
        rig.database.close()
    assert queues[0] == queues[1]


def held_plans(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """A list that grows by each plan ahead, which is made when it is called."""
    run, held = rig.scheduler.run, list[Callable[[], object]]()

    def holding(*arguments: Any, **others: Any) -> TaskHandle:
        with monkeypatch.context() as patch:
            if others["name"] == "autoplay-ahead":
                patch.setattr(rig.scheduler, "post", held.append)
            return run(*arguments, **others)

    monkeypatch.setattr(rig.scheduler, "run", holding)
    return held


def test_a_skip_waits_for_the_plan_that_is_being_made(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(rig)
    rig.skip()
    held, planned = held_plans(rig, monkeypatch), planned_by(rig, monkeypatch)
    rig.hear(SOON_MS)
    rig.skip()
    assert not planned
    assert not rig.autoplay.is_settled
    assert len(rig.ahead) == 9
    rig.autoplay._part.plan_soon(is_fresh_start=True)  # the same once more
    rig.scheduler.settle()
    assert not planned
    held.pop()()
    assert len(planned) == 1
    assert len(rig.ahead) == 10
    assert rig.ahead[-1] not in planned[0].recent_history


def test_what_changes_meanwhile_is_in_the_next_plan(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(rig)
    rig.skip()
    held, planned = held_plans(rig, monkeypatch), planned_by(rig, monkeypatch)
    rig.hear(SOON_MS)
    rig.skip()
    rig.feedback.like(rig.player.queue.played[0].track_id)
    rig.scheduler.settle()
    assert len(planned) == 1
    assert len(rig.ahead) == 10
    held.pop()()
    assert len(planned) == 1


@pytest.mark.expects_warnings
def test_a_plan_that_fails_while_a_skip_waits_for_it_is_made_again(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(rig)
    rig.skip()
    held = held_plans(rig, monkeypatch)
    rig.hear(SOON_MS)
    rig.skip()
    with monkeypatch.context() as patch:
        patch.setattr(rig.autoplay.start, "planned", fails)
        held.pop()()
    assert len(rig.ahead) == 9
    rig.hear(RETRY_MS)
    assert len(rig.ahead) == 10


def fails(*_arguments: object) -> AutoQueue:
    raise StorageError("library.sqlite3", "the disk is away")


def test_it_is_planned_once_more_when_the_taste_was_learnt(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(rig)
    planned = planned_by(rig, monkeypatch)
    rig.hear(max(DELAY_MS, AFTER_MS[1]))
    assert len(planned) == 1
    rig.skip()
    assert len(planned) == 1


@pytest.mark.parametrize(
    "otherwise",
    [
        lambda rig: rig.feedback.like(TrackId(40)),
        ban_and_unban,
        lambda rig: rig.ratings.rate([TrackId(40)], 10),
        lambda rig: rig.autoplay.library_changed(),
        lambda rig: rig.autoplay.set_controls(replace(rig.autoplay.controls, wander=0.9)),
        lambda rig: rig.player.enqueue([TrackId(50)]),
        lambda rig: rig.hear(AFTER_MS[1] + HEARD_MS + 1_000),
    ],
    ids=["like", "a ban that ends", "stars", "library", "controls", "queue", "heard for longer"],
)
def test_whatever_else_happens_lets_a_skip_plan(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, otherwise: Callable[[Rig], object]
) -> None:
    begin(rig)
    otherwise(rig)
    rig.scheduler.settle()
    planned = planned_by(rig, monkeypatch)
    rig.skip()
    assert planned


def test_nothing_is_planned_for_who_pauses_or_heard_enough(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(rig)
    rig.skip()
    planned = planned_by(rig, monkeypatch)
    rig.player.pause()
    rig.hear(2 * AFTER_MS[1])
    assert not planned
    rig.player.play()
    rig.hear(TRACK_MS // 2)
    assert not planned
