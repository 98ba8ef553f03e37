"""What the tests of analysis share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.storage.database import Database
from tests.support.library import new_library
from tests.unit.services.analysis.rig import Rig


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = new_library(str(tmp_path / "library.sqlite3"))
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def rig(database: Database) -> Rig:
    return Rig(database)
