"""A library that something is imported into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.import_rig import ImportRig, import_rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[ImportRig]:
    with import_rig(tmp_path) as made:
        yield made
