"""What the automatic queue owes to tags: ``python -m tests.benchmarks.queue_quality DIR [RUNS]``.

The simulated listeners of ``musicrec evaluate queue`` over an analysed profile: as it is, and
with all tags hidden from the queue (the listeners still like what tags say), so
that only sound is left to learn from. Mean skips until enough tracks are accepted, of two sets of tastes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

from rich.console import Console
from rich.table import Table

from musicrec_desktop.app import container
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.queue_evaluation import QueueEvaluation, Strategy
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.evaluation.queue.evaluation import evaluate_queue
from musicrec_desktop.recommend.queue.candidates import Tie
from musicrec_desktop.services.autoplay.library import AutoplayLibrary
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.relatives import RelativeStore
from musicrec_desktop.storage.tracks import TrackStore

SEEDS = (0, 1)


class Untagged(AutoplayLibrary):
    """A library whose tags only people can read."""

    def facts(self, ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
        return {
            track_id: replace(
                known, artist_keys=frozenset(), album_key="", title_key="", genre_keys=frozenset()
            )
            for track_id, known in super().facts(ids).items()
        }

    def relatives(self, track_id: TrackId, tie: Tie) -> list[TrackId]:
        return []


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    table = Table("listener", "seed", "nearest", "ours", "ours, tags hidden", title="skips")
    for seed, (plain, untagged) in zip(SEEDS, judged(sys.argv[1], runs), strict=True):
        for name, figures in plain.simulation.listeners.items():
            hidden = untagged.simulation.listeners.get(name)
            if hidden is None:
                continue
            values = (
                figures.skips[Strategy.NEAREST],
                figures.skips[Strategy.OURS],
                hidden.skips[Strategy.OURS],
            )
            table.add_row(str(name), str(seed), *(f"{value:.1f}" for value in values))
    Console().print(table)


def judged(profile_dir: str, runs: int) -> list[tuple[QueueEvaluation, QueueEvaluation]]:
    """For each of ``SEEDS`` the evaluation of the queue, and that of one without tags."""
    scheduler = LoopScheduler()
    app = container.build(ProfilePaths.under(profile_dir), scheduler, has_sound=False)
    try:
        similarity = app.services.similarity
        similarity.load()
        scheduler.run_until(lambda: similarity.is_settled)
        listens = ListenStore(app.database)
        tracks, relatives = TrackStore(app.database), RelativeStore(app.database)

        def judge(kind: type[AutoplayLibrary], seed: int) -> QueueEvaluation:
            return evaluate_queue(
                kind(tracks=tracks, relatives=relatives, listens=listens),
                similarity.catalogue,
                listens.table(1),
                runs=runs,
                seed=seed,
                on_progress=lambda _progress: None,
            )

        return [(judge(AutoplayLibrary, seed), judge(Untagged, seed)) for seed in SEEDS]
    finally:
        app.close()


if __name__ == "__main__":
    main()
