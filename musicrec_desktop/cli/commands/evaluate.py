"""``musicrec evaluate``: how well sound agrees with labels, and how good the automatic queue is."""

from __future__ import annotations

import argparse
import os
from typing import Any, Final

from musicrec_desktop.cli.documents.evaluation import evaluation_document, queue_evaluation_document
from musicrec_desktop.cli.evaluation_view import score_table, summary_lines
from musicrec_desktop.cli.output import Output, ProgressSink
from musicrec_desktop.cli.parser import number_of
from musicrec_desktop.cli.profile import load_similarity, open_profile
from musicrec_desktop.cli.queue_evaluation_view import (
    history_table,
    queue_summary_lines,
    skip_table,
)
from musicrec_desktop.cli.tables import failure_list
from musicrec_desktop.core import interruption
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.queue_evaluation import OBSTACLES, QueueEvaluation
from musicrec_desktop.services.reports.labels import LabelColumns
from musicrec_desktop.services.reports.queue_report import RUNS

_NEEDED: Final = {"similarity": ("audio", "labels"), "queue": ()}
_FOREIGN: Final = {
    "similarity": ("runs", "seed"),
    "queue": ("audio", "labels", "label", "artist", "file", "jobs"),
}
"""Options of the other evaluation, by what is evaluated."""

_DESCRIPTION: Final = (
    "“similarity”: listen to the labelled files of a folder, fit the sound space on them, and tell how often "
    "the tracks that sound nearest are of the same album or artist, beside simpler ways of comparing sound. "
    "The labels are a CSV file with the columns file, album, artist and tier (and genre, where there is "
    "one); albums count in the tier “album” from eight tracks on. Your library is not touched. What was "
    "listened to is kept, so an interrupted run goes on where it stopped. “queue”: let simulated listeners "
    "with a hidden taste hear the automatic queue of your library, count what they skip beside simpler ways "
    "of going on, and see how much of your own later listening the queue finds. Nothing is played and "
    "nothing is kept."
)


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="how well sound and labels of a folder agree, and how good the automatic queue is",
        description=_DESCRIPTION,
    )
    columns = LabelColumns()
    parser.add_argument("what", choices=tuple(_NEEDED), help="what to judge")
    similarity = parser.add_argument_group("similarity")
    similarity.add_argument("--audio", metavar="DIR", help="the folder of sound files (needed)")
    similarity.add_argument("--labels", metavar="CSV", help="what is known of them (needed)")
    similarity.add_argument(
        "--label", metavar="COLUMN", help=f"what near tracks should share ({columns.album})"
    )
    similarity.add_argument("--artist", metavar="COLUMN", help=f"who made the track ({columns.artist})")
    similarity.add_argument("--file", metavar="COLUMN", help=f"path of the file below DIR ({columns.file})")
    similarity.add_argument(
        "--jobs", type=number_of, metavar="N", help="how many files at a time (one a core)"
    )
    queue = parser.add_argument_group("queue")
    queue.add_argument(
        "--runs", type=number_of, metavar="N", help=f"how often each listener is replayed ({RUNS})"
    )
    queue.add_argument("--seed", type=int, metavar="S", help="number that tastes and draws depend on (0)")
    parser.set_defaults(run=run, wrong_usage=parser.error)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Run one of the evaluations and show it."""
    _check_usage(options)
    return run_queue(options, output) if options.what == "queue" else run_similarity(options, output)


def run_similarity(options: argparse.Namespace, output: Output) -> int:
    """Evaluate similarity on a labelled folder; failed files are named and left out."""
    given = {"file": options.file, "album": options.label, "artist": options.artist}
    columns = LabelColumns(**{name: column for name, column in given.items() if column is not None})
    with (
        open_profile(options.profile) as profile,
        output.progress("Listening") as on_progress,
    ):
        found = profile.services.evaluate.similarity_blocking(
            os.path.abspath(options.audio),
            os.path.abspath(options.labels),
            columns,
            jobs=options.jobs,
            on_progress=on_progress,
        )
    if output.is_json:
        output.document(evaluation_document(found))
        return 0
    output.show(score_table(found))
    for line in summary_lines(found):
        output.say(line)
    if found.reading.failed:
        output.show(failure_list(found.reading.failed))
    return 0


def run_queue(options: argparse.Namespace, output: Output) -> int:
    """Evaluate the automatic queue; 1 where the library is too small for that."""
    with (
        open_profile(options.profile) as profile,
        output.progress("Simulated listeners") as on_progress,
    ):
        load_similarity(profile)
        found = profile.services.queue_report.evaluate_blocking(
            runs=RUNS if options.runs is None else options.runs,
            seed=options.seed or 0,
            on_progress=_interruptible(on_progress),
        )
    if found.obstacle is not None:
        output.complain(f"musicrec: the queue cannot be judged. {OBSTACLES[found.obstacle]}")
        return 1
    if output.is_json:
        output.document(queue_evaluation_document(found))
        return 0
    _show(found, output)
    return 0


def _interruptible(on_progress: ProgressSink) -> ProgressSink:
    """A sink that ends the simulation where a termination signal came."""

    def tell(progress: Progress) -> None:
        interruption.check()
        on_progress(progress)

    return tell


def _show(found: QueueEvaluation, output: Output) -> None:
    output.show(skip_table(found))
    if (table := history_table(found)) is not None:
        output.show(table)
    for line in queue_summary_lines(found):
        output.say(line)


def _check_usage(options: argparse.Namespace) -> None:
    """End with a usage error where an option is missing, or belongs to the other evaluation."""
    what = options.what
    missing = [f"--{name}" for name in _NEEDED[what] if getattr(options, name) is None]
    if missing:
        options.wrong_usage(f"“evaluate {what}” needs {' and '.join(missing)}")
    foreign = [f"--{name}" for name in _FOREIGN[what] if getattr(options, name) is not None]
    if foreign:
        options.wrong_usage(f"“evaluate {what}” does not take {', '.join(foreign)}")
