"""How cards of “For you” fare with simulated listeners: ``python -m tests.benchmarks.mix_quality DIR``.

The figures of ``musicrec evaluate mixes`` over an analysed profile, for two sets of tastes; the second set
was not looked at while kinds and weights were chosen.
"""

from __future__ import annotations

import functools
import sys

from rich.console import Console

from musicrec_desktop.app import container
from musicrec_desktop.cli.mix_evaluation_view import kind_table, listener_table
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.mix_evaluation import MixEvaluation

SEEDS = (0, 1)


@functools.cache
def judged(profile_dir: str, runs: int) -> list[MixEvaluation]:
    """The evaluation for each of ``SEEDS``."""
    scheduler = LoopScheduler()
    app = container.build(ProfilePaths.under(profile_dir), scheduler, has_sound=False)
    try:
        similarity = app.services.similarity
        similarity.load()
        scheduler.run_until(lambda: similarity.is_settled)
        return [app.services.mix_report.evaluate_blocking(runs=runs, seed=seed) for seed in SEEDS]
    finally:
        app.close()


def main() -> None:
    """Print the tables."""
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    for found in judged(sys.argv[1], runs):
        Console().print(kind_table(found))
        Console().print(listener_table(found))


if __name__ == "__main__":
    main()
