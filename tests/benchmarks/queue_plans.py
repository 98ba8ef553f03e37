"""Whether plans are the same as before: ``python -m tests.benchmarks.queue_plans FILE [TRACKS]``.

Sessions over a library of synthetic tracks, with skips, opinions, bans, draws, all controls and rules. Every
plan is written to ``FILE`` with its scores and reasons. Where the file is there, it is compared instead, and
the exit status is 1 where a plan is another one: record before a change of the planner, compare behind it, on
the same machine.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from musicrec_desktop.core.atomic import write_atomic
from musicrec_desktop.model.queue_controls import EnergyWish, Mode, QueueControls
from musicrec_desktop.model.queue_rule_table import RULES, RuleName
from musicrec_desktop.model.recommendation import AutoQueue
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.autoplay.ahead import AheadPlan
from tests.benchmarks.queue_speed import House

TRACKS: Final = 20_000
SKIPPED: Final = 25
"""Skips in a row, of which the later ones find little that fits."""
BEGUN_WITH: Final = (77, 4_321, 15_000)

Plans = list[dict[str, object]]


def recorded(folder: str, tracks: int) -> Plans:
    """All plans of the sessions.

    Args:
        folder: an empty one for the library.
        tracks: how many it has.
    """
    # Plans behind a skip that is only expected are the same but for the time; they would be told, too.
    AheadPlan.plan_later = lambda _ahead, _seed: None  # type: ignore[method-assign,assignment]
    house, plans = House(folder, tracks, tracks // 2), Plans()
    planned = house.autoplay.start.planned

    def noted(*arguments: object) -> AutoQueue:
        queue = planned(*arguments)  # type: ignore[arg-type]
        plans.append(_told(queue))
        return queue

    house.autoplay.start.planned = noted  # type: ignore[method-assign,assignment]
    for number in BEGUN_WITH:
        house.player.play_now([TrackId(number % tracks + 1)])
        house.scheduler.settle()
        for action in _actions(house, tracks):
            action()
            house.scheduler.settle()
            house.scheduler.advance(3_000)
            house.scheduler.settle()
    house.player.close()
    house.database.close()
    return plans


def _actions(house: House, tracks: int) -> Iterator[Callable[[], object]]:
    """What a listener does in one session."""
    autoplay, player, feedback = house.autoplay, house.player, house.feedback

    def ahead(place: int) -> TrackId:
        return player.queue.auto_part[place].track_id

    def heard() -> None:
        house.scheduler.advance(200_000)
        player.next()

    def controlled(**values: object) -> Callable[[], object]:
        return lambda: autoplay.set_controls(replace(autoplay.controls, **values))  # type: ignore[arg-type]

    yield from (heard, heard, player.next, heard, autoplay.again)
    yield lambda: feedback.like(ahead(1))
    yield lambda: feedback.less(ahead(2))
    yield lambda: feedback.dislike(ahead(0))
    yield lambda: feedback.ban(ahead(3))
    yield lambda: player.remove([player.queue.auto_part[1].id])
    yield lambda: player.enqueue([TrackId(tracks // 2)])
    yield from (player.next for _ in range(SKIPPED))
    yield from (autoplay.again, heard, autoplay.again)
    for values in (
        {"familiarity": -0.8},
        {"familiarity": 0.9},
        {"wander": 0.9},
        {"aspect_weights": (1.0, 2.5, 0.5, 1.0)},
        {"minutes": 90},
        {"mode": Mode.UNPLAYED},
        {"mode": Mode.REDISCOVER},
        {"energy": EnergyWish.CALM},
        {"by_album": True},
    ):
        yield controlled(**values)
        yield from (player.next, heard, autoplay.again)
        yield controlled(**{name: getattr(QueueControls(), name) for name in values})
    for spec in RULES:
        is_on = autoplay.controls.rules.holds(spec.name)
        yield lambda name=spec.name, is_on=is_on: _set_rule(house, name, is_on=not is_on)  # type: ignore[misc]
        yield player.next
        yield lambda name=spec.name, is_on=is_on: _set_rule(house, name, is_on=is_on)  # type: ignore[misc]


def _set_rule(house: House, name: RuleName, *, is_on: bool) -> None:
    controls = house.autoplay.controls
    house.autoplay.set_controls(replace(controls, rules=controls.rules.changed(name, is_on=is_on)))


def _told(queue: AutoQueue) -> dict[str, object]:
    """A plan as it is compared: with the last digit of each number."""
    return {
        "entries": [
            [
                int(entry.track_id),
                entry.score,
                entry.is_discovery,
                [[str(one.kind), one.text, one.weight, one.contribution] for one in entry.reasons],
            ]
            for entry in queue.entries
        ],
        "relaxed": list(queue.relaxed),
        "problem": queue.problem,
        "misfits": queue.misfits,
        "kept_back": [[one.count, [str(name) for name in one.rules]] for one in queue.kept_back],
    }


def differences(before: Plans, after: Plans) -> list[str]:
    """A sentence for each plan that is another one."""
    found = [] if len(before) == len(after) else [f"{len(before)} plans before, {len(after)} now"]
    for number, (old, new) in enumerate(zip(before, after, strict=False)):
        parts = [name for name in old if old[name] != new[name]]
        if parts:
            found.append(f"plan {number}: {', '.join(parts)}")
    return found


def main() -> int:
    """Record or compare."""
    file, tracks = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else TRACKS
    with tempfile.TemporaryDirectory() as folder:
        plans: Plans = json.loads(json.dumps(recorded(folder, tracks)))
    if not os.path.exists(file):
        write_atomic(file, json.dumps(plans).encode())
        print(f"{len(plans)} plans recorded")
        return 0
    with open(file, encoding="utf-8") as before:
        found = differences(json.load(before), plans)
    print("\n".join(found) or f"{len(plans)} plans are the same")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
