"""Spoils samples and puts them through their doors: `python -m tests.soak.hostile --count 10000 --seed 18`.

With `--made`, files that are built to harm take the place of spoiled ones.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from fnmatch import fnmatch

from tests.soak.hostile.doors import Door
from tests.soak.hostile.record import Record
from tests.soak.hostile.running import SELDOM, Spoiled, made_files, run, spoiled_files
from tests.soak.hostile.seeds import all_seeds
from tests.soak.hostile.watching import Verdict

_TOLD_EVERY = 500


def main() -> int:
    """Tell what became of the files; 1 where anything did harm."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.hostile")
    parser.add_argument("--count", type=int, default=10_000, help="files that are spoiled")
    parser.add_argument("--start", type=int, default=0, help="the number of the first; a run may have parts")
    parser.add_argument("--seed", type=int, default=18)
    parser.add_argument("--door", action="append", choices=[*Door], help="only these doors")
    parser.add_argument("--demo", default="", help="a folder with the demo library")
    parser.add_argument("--made", nargs="?", const="*", help="files that are built to harm, by a pattern")
    parser.add_argument("--record", default="", help="where figures are written, behind those of other parts")
    options = parser.parse_args()
    doors = tuple(Door(name) for name in options.door or Door)
    answers = 0

    def tell(file: Spoiled, door: Door, verdict: Verdict) -> None:
        nonlocal answers
        answers += 1
        if options.made or verdict.harm or answers % _TOLD_EVERY == 0:
            last = (verdict.harm or verdict.outcome).strip().splitlines()[-1]
            grown = verdict.grown_bytes >> 20
            print(
                f"{answers:,} {door} {file.label}: {last}  {verdict.cpu_s:.2f} s of processor, "
                f"{verdict.wall_s:.1f} s, {grown} MB",
                flush=True,
            )

    with tempfile.TemporaryDirectory() as folder:
        if options.made:
            # Not above: the process that is watched loads this module, too.
            from tests.soak.hostile.made.catalogue import ALL_MADE

            made = [one for one in ALL_MADE if fnmatch(one.name, options.made)]
            record = run(made_files(made, folder), options.seed, doors, {}, tell)
        else:
            seeds = [seed for seed in all_seeds(options.demo) if set(seed.doors) & set(doors)]
            files = spoiled_files(seeds, options.count, options.seed, folder, options.start)
            record = run(files, options.seed, doors, SELDOM, tell)
    is_harmed = bool(record.harms)
    if options.record:
        if os.path.exists(options.record):
            whole = Record.read(options.record)
            whole.join(record)
            record = whole
        record.write(options.record)
    print(record.text())
    return int(is_harmed)


if __name__ == "__main__":
    sys.exit(main())
