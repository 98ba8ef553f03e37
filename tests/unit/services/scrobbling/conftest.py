"""A player with one account on a server that misbehaves when told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.scrobble import ScrobbleAccount, ServerKind
from tests.support.scrobble_rig import ScrobbleRig
from tests.support.scrobble_server import ScrobbleServerDouble, serving


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture
def double() -> Iterator[ScrobbleServerDouble]:
    with serving(ScrobbleServerDouble()) as running:
        yield running


@pytest.fixture(params=list(ServerKind))
def kind(request: pytest.FixtureRequest) -> ServerKind:
    found: ServerKind = request.param
    return found


@pytest.fixture
def room(tmp_path: Path, double: ScrobbleServerDouble, kind: ServerKind) -> Iterator[ScrobbleRig]:
    """A player with one account."""
    made = ScrobbleRig(tmp_path)
    assert isinstance(made.add(double, kind), ScrobbleAccount)
    yield made
    made.close()
