"""``musicrec worker``: help another computer to listen to its library."""

from __future__ import annotations

import argparse
import asyncio
import os
from typing import Any

from musicrec_desktop.cli.documents.library import shift_document
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import number_of
from musicrec_desktop.core import interruption
from musicrec_desktop.model.cluster import Shift
from musicrec_desktop.ui.kit.wording.formats import format_count


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments of the command ``name``."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="help another computer to listen to its library",
        description="Wait until “musicrec analyse --workers ADDRESS” runs on the computer that has the "
        "library, and listen to tracks for it until it has no more. Nothing is kept here. Both computers "
        "need the same version of MusicRec Desktop, its extra “cluster”, and the music.",
    )
    parser.add_argument(
        "address", metavar="ADDRESS", help="of the analysis: tls://HOST:PORT, or tcp://127.0.0.1:PORT"
    )
    parser.add_argument("--key", metavar="FILE", help="the key of the cluster, which “musicrec analyse” made")
    parser.add_argument(
        "--map",
        metavar="THERE=HERE",
        action="append",
        default=[],
        dest="maps",
        help="a folder of the library, and where this computer sees it: /mnt/nas=/music; may be repeated",
    )
    parser.add_argument("--jobs", type=number_of, metavar="N", help="how many tracks at a time (one a core)")
    parser.add_argument("--name", default="", help="what the other computer calls this one (its own name)")
    parser.add_argument(
        "--stay", action="store_true", help="wait for the next analysis when one has ended, until stopped"
    )
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Help until the analysis ends, or until stopped with ``--stay``; 0 where there was one."""
    from musicrec_desktop.analysis.cluster.address import address_of
    from musicrec_desktop.analysis.cluster.shift import work_a_shift
    from musicrec_desktop.app.building.cluster import open_workplace

    address = address_of(options.address)
    key = None if options.key is None else os.path.abspath(options.key)
    with interruption.held(), open_workplace(options.jobs, options.maps) as (workplace, cores):
        while True:
            shift = asyncio.run(
                work_a_shift(
                    address,
                    workplace,
                    cores=cores,
                    key_file=key,
                    name=options.name,
                    is_asked_to_stop=interruption.is_asked,
                    on_wait=lambda: output.complain(f"Waiting for an analysis at {address}."),
                    on_begin=lambda: output.complain(
                        f"Helping {address} with {format_count(cores, 'core')}."
                    ),
                )
            )
            if shift is not None:
                _show(shift, output)
            interruption.check()
            if not options.stay:
                return 0


def _show(shift: Shift, output: Output) -> None:
    if output.is_json:
        output.document(shift_document(shift))
        return
    failed = f", {shift.failed:,} of them without a result" if shift.failed else ""
    output.say(f"Listened to {format_count(shift.done, 'track')} in {shift.seconds:.1f} s{failed}.")
