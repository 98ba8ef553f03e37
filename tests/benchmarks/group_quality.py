"""How happy two listeners are with one queue: ``python -m tests.benchmarks.group_quality DIR [RUNS]``.

Over an analysed profile. Pairs of simulated listeners have hidden tastes of two styles each, with one in
common or none, and a history of 40 evenings. A queue of 10 is planned for both, after a track that one of
them chose, and from their tastes alone. A listener's satisfaction is the share of the queue that is of
their taste; told are that of the less happy one, and the mean, in percent, over all pairs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Final

import numpy as np
from rich.console import Console
from rich.table import Table

from musicrec_desktop.app import container
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.model.listener_group import Mixing
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.mixes.histories import simulated_history
from musicrec_desktop.recommend.evaluation.queue.baselines import at_random
from musicrec_desktop.recommend.evaluation.queue.held_out import UNSPACED
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from musicrec_desktop.recommend.evaluation.queue.our_queue import Knowledge
from musicrec_desktop.recommend.evaluation.queue.replay import BEGINS_MS
from musicrec_desktop.recommend.evaluation.queue.styles import Group, groups_of
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.candidates import LibraryView
from musicrec_desktop.recommend.queue.plan_request import PlanRequest
from musicrec_desktop.recommend.queue.planner import plan
from musicrec_desktop.recommend.taste.mixed import Member, TrackUse, mixed
from musicrec_desktop.recommend.taste.session import Taste
from musicrec_desktop.services.autoplay.library import AutoplayLibrary
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.relatives import RelativeStore
from musicrec_desktop.storage.tracks import TrackStore

QUEUE: Final = 10
DAYS: Final = 40
COMMON: Final = {"one style in common": 1, "nothing in common": 0}
STARTS: Final = ("after a track of A", "from the tastes")
WAYS: Final = ("random", "only A", "only B", "average", "least misery")


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """Shares of queues that are of somebody's taste, 0 to 1, means over the pairs.

    Attributes:
        least: of the less happy one of each pair.
        mean: of both.
    """

    least: float
    mean: float


def judged(
    view: LibraryView, catalogue: SoundCatalogue, *, runs: int, seed: int
) -> dict[tuple[str, str], dict[str, Satisfaction]]:
    """By what listeners have in common and how the queue begins: the satisfaction by way of mixing."""
    library = ReplayLibrary(view)
    styles = [style for style in groups_of(library, catalogue).styles if len(style.playable) >= 6]
    found: dict[tuple[str, str], dict[str, Satisfaction]] = {}
    for common, shared in COMMON.items():
        queues: dict[tuple[str, str], list[tuple[float, float]]] = {}
        for run in range(runs):
            rng = np.random.default_rng((seed, shared, run))
            for key, pair in _of_pair(library, catalogue, styles, shared, rng):
                queues.setdefault(key, []).append(pair)
        for start in STARTS:
            found[common, start] = {
                way: Satisfaction(
                    float(np.mean([min(pair) for pair in queues[start, way]])),
                    float(np.mean([sum(pair) / 2 for pair in queues[start, way]])),
                )
                for way in WAYS
            }
    return found


def _of_pair(
    library: ReplayLibrary,
    catalogue: SoundCatalogue,
    styles: Sequence[Group],
    shared: int,
    rng: np.random.Generator,
) -> Iterator[tuple[tuple[str, str], tuple[float, float]]]:
    drawn = [styles[place] for place in rng.permutation(len(styles))[: 4 - shared].tolist()]
    tastes = [drawn[:2], [*drawn[2:], *drawn[:shared]]]
    liked = [frozenset[TrackId]().union(*(style.ids for style in own)) for own in tastes]
    playable = [track_id for style in styles for track_id in style.playable]
    tables = [simulated_history(own, playable, rng, end_ms=BEGINS_MS, days=DAYS) for own in liked]
    members = [member_of(name, table, catalogue) for name, table in zip(("", "Anna"), tables, strict=True)]
    start = drawn[1].playable[int(rng.integers(len(drawn[1].playable)))]
    rng_seed = int(rng.integers(2**62))
    queue = partial(_queue, library=library, catalogue=catalogue, rng_seed=rng_seed)
    makers: Mapping[str, Callable[[tuple[TrackId, ...]], Sequence[TrackId]]] = {
        "random": lambda begun: at_random([one for one in library.ids if one not in begun], rng_seed)[:QUEUE],
        "only A": lambda begun: queue(members[:1], Mixing.AVERAGE, begun),
        "only B": lambda begun: queue(members[1:], Mixing.AVERAGE, begun),
        "average": lambda begun: queue(members, Mixing.AVERAGE, begun),
        "least misery": lambda begun: queue(members, Mixing.LEAST_MISERY, begun),
    }
    for kind, begun in zip(STARTS, ((start,), ()), strict=True):
        for way, make in makers.items():
            heard = make(begun)
            first, other = (sum(track_id in own for track_id in heard) / len(heard) for own in liked)
            yield (kind, way), (first, other)


def member_of(name: str, listens: ListenTable, catalogue: SoundCatalogue) -> Member:
    """What is known of a simulated listener."""
    known = Knowledge.of(listens, catalogue, BEGINS_MS)
    ids = np.unique(listens.track_ids)
    places = np.searchsorted(ids, listens.track_ids)
    last_ms = np.zeros(len(ids), dtype=np.int64)
    np.maximum.at(last_ms, places, listens.started_at_ms)
    use = TrackUse(
        ids,
        np.bincount(places, listens.is_play, len(ids)).astype(np.int64),
        np.bincount(places, listens.is_skip, len(ids)).astype(np.int64),
        last_ms,
    )
    return Member(name, known.profile, known.co_occurrence, known.discovery, use)


def _queue(
    members: Sequence[Member],
    how: Mixing,
    begun: tuple[TrackId, ...],
    *,
    library: ReplayLibrary,
    catalogue: SoundCatalogue,
    rng_seed: int,
) -> Sequence[TrackId]:
    known = mixed(members, how, catalogue)
    interests = tuple(interest.track_id for interest in known.profile.interests)
    request = PlanRequest(
        Taste.of(begun or interests),
        begun,
        QUEUE,
        chosen=begun,
        controls=UNSPACED,
        profile=known.profile,
        co_occurrence=known.co_occurrence,
        discovery=known.discovery,
        members=tuple(members),
        use=known.use,
        mixing=how,
        now_ms=BEGINS_MS + 18 * 3_600_000,
        at=datetime.fromtimestamp(BEGINS_MS / 1000, UTC),
        rng_seed=rng_seed,
    )
    return [entry.track_id for entry in plan(request, catalogue, library).entries]


def of_profile(profile_dir: str, runs: int, seed: int) -> dict[tuple[str, str], dict[str, Satisfaction]]:
    """The same over a profile."""
    scheduler = LoopScheduler()
    app = container.build(ProfilePaths.under(profile_dir), scheduler, has_sound=False)
    try:
        similarity = app.services.similarity
        similarity.load()
        scheduler.run_until(lambda: similarity.is_settled)
        assert similarity.catalogue is not None
        listens = ListenStore(app.database)
        view = AutoplayLibrary(
            tracks=TrackStore(app.database), relatives=RelativeStore(app.database), listens=listens
        )
        return judged(view, similarity.catalogue, runs=runs, seed=seed)
    finally:
        app.close()


def main() -> None:
    """Print the tables of two sets of pairs."""
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    for seed in (0, 1):
        table = Table("pairs", "queue", *WAYS, title=f"less happy one / mean, percent; seed {seed}")
        for (common, start), by_way in of_profile(sys.argv[1], runs, seed).items():
            told = [f"{100 * by_way[way].least:.0f} / {100 * by_way[way].mean:.0f}" for way in WAYS]
            table.add_row(common, start, *told)
        Console().print(table)


if __name__ == "__main__":
    main()
