"""A real database for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.storage.database import Database
from tests.support.library import new_library


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty library in a file."""
    opened = new_library(str(tmp_path / "library.sqlite3"))
    opened.open()
    yield opened
    opened.close()
