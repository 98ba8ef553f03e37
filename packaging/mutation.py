"""Asks whether the tests would notice a mistake: `python packaging/mutation.py FOLDER [PART…]`.

Each part's sources are changed by one small mistake at a time (mutmut), and its tests run with each. The
survivors, which no test noticed, are printed. FOLDER gets a copy of the tree and keeps what was found, so a
run that was ended goes on. mutmut is not in the locks, since nothing else needs it: `pip install
mutmut==3.8.1` in the environment of the tests. docs/testing.md has the figures.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parent.parent
_COPIED: Final = (
    "musicrec_desktop", "tests", "packaging", "resources", "docs",
    "pyproject.toml", "README.md", "CHANGELOG.md",
)  # fmt: skip
_SURVIVED: Final = ("survived", "no tests", "suspicious")


class Part(NamedTuple):
    """What is changed, and what should notice.

    Attributes:
        sources: patterns below ``musicrec_desktop``.
        tests: below ``tests/unit``.
    """

    sources: tuple[str, ...]
    tests: tuple[str, ...]


PARTS: Final = {
    "parser": Part(
        ("query/parser.py", "query/scanner.py", "query/patterns.py", "query/literals.py", "query/writer.py"),
        ("query", "storage/test_query.py", "storage/test_search.py"),
    ),
    "rules": Part(("recommend/queue/rules/*.py",), ("recommend/queue/rules", "recommend/queue")),
    "queue": Part(
        ("playback/queue.py", "playback/queue_edit.py", "playback/order.py", "playback/succession.py"),
        ("playback",),
    ),
    "listens": Part(
        ("services/listening.py", "storage/listens.py", "storage/kept_listens.py", "playback/track_run.py"),
        (
            "services/test_listening.py",
            "services/test_clock_jumps.py",
            "storage/test_listening.py",
            "storage/test_kept_listens.py",
            "playback",
        ),
    ),
    "changes": Part(
        ("library/changes.py", "storage/imports/changes.py", "services/queries/changes.py"),
        ("library/test_changes.py", "services/importing", "services/queries"),
    ),
    "importer": Part(
        ("services/importing/merging.py", "services/importing/lines.py", "services/importing/planning.py"),
        ("services/importing", "imports"),
    ),
}


def main(arguments: list[str]) -> int:
    """Run the parts that are named, or all; 1 where mistakes survived."""
    if not arguments or not set(arguments[1:]) <= set(PARTS):
        print(f"usage: mutation.py FOLDER [{' | '.join(PARTS)}]…", file=sys.stderr)
        return 2
    survivors: list[str] = []
    for name in arguments[1:] or PARTS:
        survivors += _run(name, Path(arguments[0]).absolute() / name)
    print("\n".join(survivors))
    return 1 if survivors else 0


def _run(name: str, folder: Path) -> list[str]:
    part = PARTS[name]
    if not folder.is_dir():
        folder.mkdir(parents=True)
        for copied in _COPIED:
            source = ROOT / copied
            (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / copied)
        settings = {
            "source_paths": ["musicrec_desktop"],
            "only_mutate": [f"musicrec_desktop/{pattern}" for pattern in part.sources],
            "tests_dir": [f"tests/unit/{each}" for each in part.tests],
            "also_copy": [each for each in _COPIED if each not in {"musicrec_desktop", "pyproject.toml"}],
            "pytest_add_cli_args": ["-p", "no:cacheprovider"],
        }
        with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
            file.write("\n[tool.mutmut]\n")
            file.writelines(f"{key} = {json.dumps(value)}\n" for key, value in settings.items())
    tool = [sys.executable, "-m", "mutmut"]
    with (folder / "log").open("ab") as log:
        subprocess.run([*tool, "run"], cwd=folder, stdout=log, stderr=log, check=False)
    said = subprocess.run(
        [*tool, "results", "--all", "true"], cwd=folder, capture_output=True, text=True, check=True
    ).stdout
    verdicts = dict(line.strip().rsplit(": ", 1) for line in said.splitlines() if ": " in line)
    survivors = [mutant for mutant, verdict in verdicts.items() if verdict in _SURVIVED]
    share = 1 - len(survivors) / max(1, len(verdicts))
    print(f"{name}: {len(verdicts)} mistakes, {share:.1%} noticed", flush=True)
    return survivors


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
