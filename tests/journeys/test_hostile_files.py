"""Spoiled files, each through the door that its kind has in the program: told or read, and nothing else.

The short form of `python -m tests.soak.hostile`, of samples that are made here.
"""

from __future__ import annotations

from pathlib import Path

from tests.soak.hostile.doors import READ, Door
from tests.soak.hostile.running import run, spoiled_files
from tests.soak.hostile.seeds import made_seeds

FILES = 200
DOORS = frozenset(Door) - {Door.LISTENING}
"""Listening starts worker processes that load for seconds."""


def test_spoiled_files_are_read_or_told(tmp_path: Path) -> None:
    record = run(spoiled_files(made_seeds(), FILES, 18, str(tmp_path)), 18, DOORS)
    assert not record.harms, record.text()
    assert not record.helpers, record.text()
    assert set(record.files) == {door.value for door in DOORS}
    assert sum(outcomes[READ] for outcomes in record.outcomes.values()) > FILES // 4
    assert not list(tmp_path.iterdir())
