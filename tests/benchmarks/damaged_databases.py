"""What is left of a library when its database is damaged.

``python -m tests.benchmarks.damaged_databases [--each N] [--seed N] [--backup]`` damages copies of a library
in seven ways, N times each, opens each copy as the player does, and counts listens and likes that can be read
afterwards; with --backup there is a verified backup of the day before.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from musicrec_desktop.core.errors import DatabaseCorruptError
from musicrec_desktop.storage.database import Database
from tests.support.damage import DAMAGES, copy_library, leave_open, make_history

LISTENS, LIKES = 2000, 120
MOST = 0.5
"""A library counts as kept with more than this share of its listens and likes."""


class Outcome(NamedTuple):
    """How much of a library was there in the end; None for an error that nobody expects."""

    listens: int
    likes: int
    problem: str = ""


def main() -> None:
    """Damage, open, count and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--each", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--backup", action="store_true")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="damaged-")
    try:
        whole = os.path.join(folder, "whole.sqlite3")
        make_history(whole)
        killed = os.path.join(folder, "killed.sqlite3")
        copy_library(whole, killed)
        leave_open(killed)
        sources = {name: killed if name == "journal" else whole for name in DAMAGES}
        show({name: damaged(sources[name], folder, name, options) for name in DAMAGES})
    finally:
        shutil.rmtree(folder)


def damaged(whole: str, folder: str, name: str, options: argparse.Namespace) -> list[Outcome]:
    """The outcomes of one kind of damage."""
    outcomes = []
    for number in range(options.each):
        home = os.path.join(folder, f"{name} {number}")
        os.makedirs(home)
        path = os.path.join(home, "library.sqlite3")
        copy_library(whole, path)
        if options.backup:
            from musicrec_desktop.storage.backups import Backups

            Backups(path).make()
            copy_library(whole, path)
        DAMAGES[name](path, random.Random(f"{options.seed} {name} {number}"))
        outcomes.append(outcome(path))
    return outcomes


def outcome(path: str) -> Outcome:
    """Open as the player does, twice where the first time fails, and count."""
    problem = ""
    for _ in range(2):
        database = Database(path)
        try:
            database.open()
            return Outcome(
                len(database.query("SELECT * FROM listen")), len(database.query("SELECT * FROM feedback"))
            )
        except DatabaseCorruptError as error:
            problem = f"{type(error).__name__}: {error.detail}"
        except Exception as error:  # noqa: BLE001  anything else is what is counted
            return Outcome(0, 0, f"{type(error).__name__}: {error}")
        finally:
            database.close()
    return Outcome(0, 0, problem)


def show(found: dict[str, list[Outcome]]) -> None:
    """Print a row a kind of damage."""
    table = Table("damage", "databases", "most kept", "listens", "likes", "errors", "first error")
    for name, outcomes in found.items():
        count = len(outcomes)
        kept = sum(one.listens > MOST * LISTENS and one.likes > MOST * LIKES for one in outcomes)
        problems = [one.problem for one in outcomes if one.problem]
        table.add_row(
            name,
            str(count),
            str(kept),
            f"{sum(one.listens for one in outcomes) / count / LISTENS:.0%}",
            f"{sum(one.likes for one in outcomes) / count / LIKES:.0%}",
            str(len(problems)),
            problems[0][:60] if problems else "",
        )
    Console(width=130).print(table)


if __name__ == "__main__":
    main()
