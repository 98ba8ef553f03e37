"""Lines, rows and the table about computers that analyse together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from musicrec_desktop.cli.output import SharedRow
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.cluster import ClusterWorker, Presence
from musicrec_desktop.ui.kit.wording.formats import format_count

if TYPE_CHECKING:
    from rich.table import Table

_STATES: Final = {
    Presence.WORKS: "to the end",
    Presence.LEFT: "left",
    Presence.DISMISSED: "sent away",
    Presence.LOST: "lost",
}


_DISMISSED: Final = {
    "blind": "it does not see files that are there",
    "versions": "its version is another one",
    "no-ear": "the trained ear cannot listen there",
    "no-workers": "no worker process can be started there",
}
"""Why a computer was sent away; it tells its own user more."""


def waiting_line(address: str, key_file: str | None) -> str:
    """What to type on the other computers."""
    key = f" --key {key_file}" if key_file is not None else ""
    return f"Waiting for workers. On each computer that is to help: musicrec worker {address}{key}"


def change_line(worker: ClusterWorker) -> str:
    """That a computer came, went or was sent away."""
    name = printable(worker.name)
    if worker.presence is Presence.WORKS:
        return f"{name} helps: {format_count(worker.cores, 'core')}."
    again = f" {format_count(worker.lost, 'track')} of it will be done again." if worker.lost else ""
    if worker.presence is Presence.DISMISSED:
        why = _DISMISSED.get(worker.reason, "it is no worker of ours")
        return f"{name} was sent away: {why}.{again}"
    went = "was lost" if worker.presence is Presence.LOST else "left"
    return f"{name} {went} after {format_count(worker.done, 'track')}.{again}"


def crew_rows(crew: Sequence[ClusterWorker]) -> list[SharedRow]:
    """Who does what now, all together first."""
    working = [worker for worker in crew if worker.presence is Presence.WORKS]
    cores, rate = sum(worker.cores for worker in working), sum(worker.per_minute for worker in working)
    together = f"{format_count(cores, 'core')} · {rate:.1f} a minute"
    return [
        SharedRow(format_count(len(working), "worker"), sum(worker.done for worker in working), together),
        *(SharedRow(printable(worker.name), worker.done, _row(worker)) for worker in working),
    ]


def crew_table(crew: Sequence[ClusterWorker]) -> Table:
    """Who did what, a line for each computer."""
    from musicrec_desktop.cli.tables.parts import cell, make_table

    table = make_table(
        "Who did what",
        [
            ("Worker", "left", 3),
            *((name, "right", 0) for name in ("Cores", "Tracks", "Failed", "Lost", "A minute")),
            ("Stayed", "left", 1),
        ],
    )
    for worker in crew:
        table.add_row(
            cell(worker.name),
            str(worker.cores),
            f"{worker.done:,}",
            f"{worker.failed:,}",
            f"{worker.lost:,}",
            f"{worker.per_minute:.1f}",
            _STATES[worker.presence],
        )
    return table


def rate_line(tracks: int, seconds: float, crew: Sequence[ClusterWorker]) -> str:
    """How fast all of them were together."""
    helpers = format_count(sum(worker.done > 0 for worker in crew), "worker")
    rate = 60 * tracks / seconds if seconds > 0 else 0.0
    return f"{helpers}, {rate:.1f} tracks a minute."


def _row(worker: ClusterWorker) -> str:
    busy = printable(display_path(os.path.basename(worker.busy_with[0]))) if worker.busy_with else "waits"
    more = f" +{len(worker.busy_with) - 1}" if len(worker.busy_with) > 1 else ""
    return f"{worker.done:,} · {worker.per_minute:.1f} a minute · {busy}{more}"
