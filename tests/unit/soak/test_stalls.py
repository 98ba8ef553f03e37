"""Who works for too long at once is named."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from tests.soak.soaking import stalls
from tests.soak.soaking.stalls import Stalls


def test_the_place_of_a_stall_is_seen_from_another_thread(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stalls, "_OURS", "tests")
    watched = Stalls()
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(watched._place()))
    thread.start()
    thread.join()
    watched.close()
    assert found[0].startswith("unit/soak/test_stalls.py:test_the_place_of_a_stall")
