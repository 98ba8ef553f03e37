"""The glow of rows that came a moment ago."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from musicrec_desktop.model.playback import EntryId
from musicrec_desktop.ui.kit.motion import may_animate
from musicrec_desktop.ui.queue import fresh_rows
from musicrec_desktop.ui.queue.fresh_rows import FADE_MS, GLOW_ALPHA, STEPS, FreshRows

ONE, TWO = EntryId(1), EntryId(2)


@pytest.fixture
def fresh(qapp: QApplication) -> Iterator[FreshRows]:
    made = FreshRows()
    yield made
    made.deleteLater()


@pytest.fixture
def told(fresh: FreshRows) -> list[tuple[frozenset[EntryId], float]]:
    """The entries that look different, and how strongly the first one glows by then."""
    told: list[tuple[frozenset[EntryId], float]] = []
    fresh.changed.connect(lambda ids: told.append((ids, fresh.strength(ONE))))
    return told


def test_where_nobody_looks_nothing_moves(qapp: QApplication) -> None:
    assert not may_animate()


def test_without_animation_the_glow_stands_and_goes(
    fresh: FreshRows, told: list[tuple[frozenset[EntryId], float]]
) -> None:
    fresh.glow([ONE])
    assert (fresh.strength(ONE), fresh.strength(TWO)) == (1, 0)
    assert fresh.timer.interval() == FADE_MS
    fresh.timer.timeout.emit()
    assert not fresh.timer.isActive()
    assert told == [(frozenset({ONE}), 1), (frozenset({ONE}), 0)]


def test_nothing_new_leaves_everything_as_it_is(fresh: FreshRows) -> None:
    fresh.glow(())
    assert not fresh.timer.isActive()


def test_with_animation_it_fades(fresh: FreshRows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fresh_rows, "may_animate", lambda: True)
    fresh.glow([ONE])
    for _ in range(STEPS // 2 + 1):
        fresh.timer.timeout.emit()
    assert fresh.strength(ONE) == pytest.approx(0.5, abs=0.05)
    fresh.glow([TWO])
    assert fresh.strength(ONE) == fresh.strength(TWO) == 1
    for _ in range(STEPS):
        assert fresh.timer.isActive()
        fresh.timer.timeout.emit()
    assert not fresh.timer.isActive()
    assert fresh.strength(ONE) == 0


def test_it_is_painted_seldom_in_steps_that_are_not_seen(
    fresh: FreshRows, told: list[tuple[frozenset[EntryId], float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh_rows, "may_animate", lambda: True)
    fresh.glow([ONE])
    while fresh.timer.isActive():
        fresh.timer.timeout.emit()
    alphas = [round(GLOW_ALPHA * strength) for _, strength in told]
    assert alphas == list(range(GLOW_ALPHA, -1, -3))
    assert fresh.timer.interval() * STEPS == pytest.approx(FADE_MS, abs=STEPS)
