"""``musicrec evaluate``: how good similarity and the automatic queue are, by labels, tags, use and ear."""

from __future__ import annotations

import argparse
import os
from typing import Any, Final

from musicrec_desktop.cli.documents.evaluation import (
    evaluation_document,
    library_report_document,
    mix_evaluation_document,
    queue_evaluation_document,
    taste_tests_document,
)
from musicrec_desktop.cli.documents.genres import genre_evaluation_document, verdict_document
from musicrec_desktop.cli.evaluation_view import (
    blind_lines,
    library_lines,
    library_table,
    score_table,
    summary_lines,
)
from musicrec_desktop.cli.mix_evaluation_view import (
    kind_table,
    listener_table,
    mix_summary_lines,
    past_table,
)
from musicrec_desktop.cli.output import Output, ProgressSink
from musicrec_desktop.cli.parser import number_of
from musicrec_desktop.cli.profile import load_similarity, open_profile
from musicrec_desktop.cli.queue_evaluation_view import (
    history_table,
    queue_summary_lines,
    skip_table,
)
from musicrec_desktop.cli.tables.genres import figures_table
from musicrec_desktop.cli.tables.library import failure_list
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core import interruption
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.genres import GenreEvaluation
from musicrec_desktop.model.mix_evaluation import SIMULATED_DAYS
from musicrec_desktop.model.queue_evaluation import OBSTACLES, QueueEvaluation
from musicrec_desktop.services.evaluation.folder.labels import LabelColumns
from musicrec_desktop.services.evaluation.mixes import RUNS as MIX_RUNS
from musicrec_desktop.services.evaluation.queue import RUNS
from musicrec_desktop.ui.kit.wording.genres import evaluation_sentences, obstacle_sentence

_OPTIONS: Final = {
    "similarity": ("audio", "labels", "label", "artist", "file", "jobs"),
    "genre": ("audio", "labels", "label", "file", "jobs", "table", "group"),
    "library": (),
    "queue": ("runs", "seed"),
    "mixes": ("runs", "seed", "days"),
    "blind": (),
}
"""The options of each evaluation."""
_NEEDED: Final = {"similarity": ("audio", "labels")}

_DESCRIPTION: Final = (
    "“similarity”: listen to the labelled files of a folder, fit the sound space on them, and tell how often "
    "the tracks that sound nearest are of the same album or artist, beside simpler ways of comparing sound. "
    "The labels are a CSV file with the columns file, album, artist and tier (and genre, where there is "
    "one); albums count in the tier “album” from eight tracks on. Your library is not touched. What was "
    "listened to is kept, so an interrupted run goes on where it stopped. “library”: how well similarity "
    "works on your library, by its tags: genres of neighbours, tracks out of reach, tracks that turn up "
    "everywhere. “queue”: let simulated listeners with a hidden taste hear the automatic queue of your "
    "library, count what they skip beside simpler ways of going on, and see how much of your own later "
    "listening the queue finds. “mixes”: give simulated listeners the cards of “For you” for a month, count "
    "what they accept beside random tracks, the most played and the nearest, how much of the library comes "
    "up and how much repeats, and see how much of the cards of days in your own past you played then. "
    "“genre”: how well genres are told by sound: on your library, artists apart; with --table on a CSV file "
    "of features; with --audio and --labels on the labelled files of a folder. "
    "“blind”: what you preferred in the blind taste tests of the window. Nothing is played and nothing is "
    "kept."
)


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="how good similarity and the automatic queue are",
        description=_DESCRIPTION,
    )
    columns = LabelColumns()
    parser.add_argument("what", choices=tuple(_OPTIONS), help="what to judge")
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
    genre = parser.add_argument_group("genre")
    genre.add_argument(
        "--table", metavar="CSV", help="a row for a track, a column for a feature, and one for the genre"
    )
    genre.add_argument(
        "--group", metavar="COLUMN", help="what is kept apart, such as artist; also of --labels"
    )
    queue = parser.add_argument_group("queue and mixes")
    queue.add_argument(
        "--runs",
        type=number_of,
        metavar="N",
        help=f"how often each listener is simulated ({RUNS}; mixes: {MIX_RUNS})",
    )
    queue.add_argument("--seed", type=int, metavar="S", help="number that tastes and draws depend on (0)")
    queue.add_argument(
        "--days",
        type=number_of,
        metavar="N",
        help=f"mixes: how many days each listener gets a page ({SIMULATED_DAYS})",
    )
    parser.set_defaults(run=run, wrong_usage=parser.error)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Run one of the evaluations and show it."""
    _check_usage(options)
    runs = {
        "similarity": run_similarity,
        "library": run_library,
        "queue": run_queue,
        "mixes": run_mixes,
        "blind": run_blind,
        "genre": run_genre,
    }
    return runs[options.what](options, output)


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


def run_library(options: argparse.Namespace, output: Output) -> int:
    """Judge similarity on the library; 1 where too few tracks are described."""
    with open_profile(options.profile) as profile:
        load_similarity(profile)
        report = profile.services.library_report.report_blocking()
    if output.is_json:
        output.document(library_report_document(report))
        return 0
    if report.figures is None:
        output.complain(
            f"musicrec: too few tracks for a report: {report.described:,} of {report.tracks:,} are described "
            "by their sound, and 30 are needed. “musicrec analyse” listens to the others."
        )
        return 1
    output.show(library_table(report))
    for line in library_lines(report):
        output.say(line)
    return 0


def run_blind(options: argparse.Namespace, output: Output) -> int:
    """Tell what was preferred in blind taste tests; 1 where nothing was."""
    with open_profile(options.profile) as profile:
        verdicts = profile.services.taste_test.verdicts
    if output.is_json:
        output.document(taste_tests_document(verdicts))
        return 0
    if not verdicts:
        output.complain(
            "musicrec: no taste test was made yet. It is in the window: ☰ → Tools → Blind taste test."
        )
        return 1
    for line in blind_lines(verdicts):
        output.say(line)
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


def run_mixes(options: argparse.Namespace, output: Output) -> int:
    """Evaluate the cards of a day; 1 where the library is too small for that."""
    with (
        open_profile(options.profile) as profile,
        output.progress("Simulated listeners") as on_progress,
    ):
        load_similarity(profile)
        found = profile.services.mix_report.evaluate_blocking(
            runs=MIX_RUNS if options.runs is None else options.runs,
            seed=options.seed or 0,
            days=SIMULATED_DAYS if options.days is None else options.days,
            on_progress=_interruptible(on_progress),
        )
    if found.obstacle is not None:
        output.complain(f"musicrec: cards cannot be judged. {OBSTACLES[found.obstacle]}")
        return 1
    if output.is_json:
        output.document(mix_evaluation_document(found))
        return 0
    for table in (kind_table(found), listener_table(found), past_table(found)):
        if table is not None:
            output.show(table)
    for line in mix_summary_lines(found):
        output.say(line)
    return 0


def run_genre(options: argparse.Namespace, output: Output) -> int:
    """Judge how genres are told; 1 where the library has too few."""
    with (
        open_profile(options.profile) as profile,
        output.progress("Learning genres") as on_progress,
    ):
        service = profile.services.genre_evaluation
        context = interruption.CommandContext(on_progress)
        failed: tuple[FileFailure, ...] = ()
        verdict = None
        if options.table:
            table = os.path.abspath(options.table)
            found: GenreEvaluation | None = service.table_blocking(
                table, options.label, options.group, context
            )
        elif options.audio:
            found, failed = service.folder_blocking(
                os.path.abspath(options.audio),
                os.path.abspath(options.labels),
                file=options.file,
                label=options.label,
                group=options.group,
                jobs=options.jobs,
                context=context,
            )
        else:
            verdict = service.library_blocking(context)
            found = verdict.evaluation
    if output.is_json:
        if verdict is None:
            output.document(genre_evaluation_document(found, failed))
        else:
            output.document(verdict_document(verdict))
        return 0
    if verdict is not None and verdict.obstacle is not None:
        output.complain(f"musicrec: {obstacle_sentence(verdict.obstacle)}")
    if found is None:
        return 1
    output.show(figures_table(found))
    for line in evaluation_sentences(found):
        output.say(printable(line))
    if failed:
        output.show(failure_list(failed))
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
    needed = _NEEDED.get(what, ())
    if what == "genre" and (options.audio is not None or options.labels is not None):
        needed = _NEEDED["similarity"]
    missing = [f"--{name}" for name in needed if getattr(options, name) is None]
    if missing:
        options.wrong_usage(f"“evaluate {what}” needs {' and '.join(missing)}")
    others = (name for names in _OPTIONS.values() for name in names if name not in _OPTIONS[what])
    foreign = [f"--{name}" for name in dict.fromkeys(others) if getattr(options, name) is not None]
    if foreign:
        options.wrong_usage(f"“evaluate {what}” does not take {', '.join(foreign)}")
