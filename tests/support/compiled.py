"""Compiles what the tests need; each of their processes takes it over."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import Final

from musicrec_desktop.analysis import compiled_code, worker

TESTS: Final = Path(__file__).resolve().parents[1]


def compile_all() -> None:
    """Compile librosa's functions, once for the machine, and the tests, where they have changed."""
    compiled_code.claim()
    worker.prepare_all_features()
    worker.prepare_statistics()
    if stale := [str(path) for path in sorted(TESTS.rglob("test_*.py")) if is_stale(path)]:
        # Else each process of the suite compiles them for itself: twice what collecting takes.
        subprocess.run(
            [sys.executable, "-m", "pytest", "--collect-only", "-q", *stale],
            stdout=subprocess.DEVNULL,
            check=False,  # what cannot be collected is told by the run itself
        )


def is_stale(path: Path) -> bool:
    """Whether pytest has not kept its bytecode of a file of tests, or the file is newer."""
    kept = Path(importlib.util.cache_from_source(str(path)))
    changed = path.stat().st_mtime
    made = kept.parent.glob(f"{kept.stem}-pytest-*.pyc")
    return not any(file.stat().st_mtime >= changed for file in made)


if __name__ == "__main__":
    compile_all()
