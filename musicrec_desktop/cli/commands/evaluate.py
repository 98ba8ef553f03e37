"""``musicrec evaluate``: how well the sound space agrees with what people wrote down."""

from __future__ import annotations

import argparse
import os
from typing import Any

from musicrec_desktop.cli.evaluation_view import evaluation_document, score_table, summary_lines
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import number_of
from musicrec_desktop.cli.profile import open_profile
from musicrec_desktop.cli.tables import failure_list
from musicrec_desktop.services.evaluation_labels import LabelColumns


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Say what the command takes."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="how well sound and labels of a folder agree",
        description="Listen to the labelled files of a folder, fit the sound space on them, and tell how "
        "often the tracks that sound nearest are of the same album or artist, beside simpler ways of "
        "comparing sound. The labels are a CSV file with the columns file, album, artist and tier (and "
        "genre, where there is one); albums count in the tier “album” from eight tracks on. Your library is "
        "not touched. What was listened to is kept, so an interrupted run goes on where it stopped.",
    )
    columns = LabelColumns()
    parser.add_argument("what", choices=("similarity",), help="what to judge")
    parser.add_argument("--audio", required=True, metavar="DIR", help="the folder of sound files")
    parser.add_argument("--labels", required=True, metavar="CSV", help="what is known of them")
    parser.add_argument(
        "--label", default=columns.album, metavar="COLUMN", help="what near tracks should share (album)"
    )
    parser.add_argument(
        "--artist", default=columns.artist, metavar="COLUMN", help="who made the track (artist)"
    )
    parser.add_argument(
        "--file", default=columns.file, metavar="COLUMN", help="path of the file below DIR (file)"
    )
    parser.add_argument("--jobs", type=number_of, metavar="N", help="how many files at a time (one a core)")
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Judge and show it; files that could not be described are named and left out."""
    columns = LabelColumns(options.file, options.label, options.artist)
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
    if found.failed:
        output.show(failure_list(found.failed))
    return 0
