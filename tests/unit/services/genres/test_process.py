"""Learning in a process of its own: the window's process loads none of its libraries."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from musicrec_desktop.core.tasks import TaskContext
from tests.support.genre_library import fill_with_genres
from tests.support.library import new_library
from tests.unit.services.genres.making import learner_of


def test_it_learns_in_another_process(tmp_path: Path) -> None:
    database = new_library(str(tmp_path / "library.sqlite3"))
    database.open()
    fill_with_genres(database, tagged=60, untagged=6)
    verdict, suggestions = learner_of(database).learn(TaskContext())
    assert verdict.obstacle is None
    assert len({each.track_id for each in suggestions}) == 6
    database.close()


def test_nothing_heavy_is_loaded_here() -> None:
    code = (
        "import sys, musicrec_desktop.services.genres.service, musicrec_desktop.services.evaluation.genres;"
        "sys.exit(bool({'sklearn', 'scipy', 'numba'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
