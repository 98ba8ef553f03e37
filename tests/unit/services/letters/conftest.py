"""A library with a history, and what writes letters about it; no test talks to the keyring of the desktop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.track import TrackId
from tests.support.letter_rig import LetterRig


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[LetterRig]:
    made = LetterRig(tmp_path)
    yield made
    made.close()


@pytest.fixture
def ids(rig: LetterRig) -> list[TrackId]:
    return rig.add_library()
