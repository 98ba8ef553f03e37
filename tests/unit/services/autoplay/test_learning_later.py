"""When the taste is learnt again: not between skips that follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.services.autoplay.taste_keeper import DELAY_MS, LONGEST_DELAY_MS, TasteKeeper
from tests.unit.services.autoplay.rig import Rig

BETWEEN_MS = DELAY_MS - 500


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.player.close()
    made.database.close()


@pytest.fixture
def learnt_ms(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """When the taste was learnt, from now on."""
    rig.play(1)
    rig.scheduler.settle()
    rig.scheduler.advance(LONGEST_DELAY_MS)
    rig.scheduler.settle()
    learnt, refresh = list[int](), TasteKeeper.refresh

    def noted(keeper: TasteKeeper) -> None:
        learnt.append(rig.scheduler.clock.now_ms())
        refresh(keeper)

    monkeypatch.setattr(TasteKeeper, "refresh", noted)
    return learnt


def skip(rig: Rig, times: int) -> int:
    """Skip with a short pause behind each skip; gives when the first one was."""
    began_ms = rig.scheduler.clock.now_ms()
    for _ in range(times):
        rig.player.next()
        rig.scheduler.settle()
        rig.scheduler.advance(BETWEEN_MS)
    return began_ms


def test_skips_in_a_row_are_learnt_from_together(rig: Rig, learnt_ms: list[int]) -> None:
    began_ms = skip(rig, 3)
    assert learnt_ms == []
    rig.scheduler.advance(DELAY_MS)
    assert learnt_ms == [began_ms + 2 * BETWEEN_MS + DELAY_MS]


def test_skips_without_an_end_are_learnt_from_now_and_then(rig: Rig, learnt_ms: list[int]) -> None:
    began_ms = skip(rig, 2 + LONGEST_DELAY_MS // BETWEEN_MS)
    assert learnt_ms == [began_ms + LONGEST_DELAY_MS]
    rig.scheduler.advance(LONGEST_DELAY_MS)
    assert len(learnt_ms) == 2
