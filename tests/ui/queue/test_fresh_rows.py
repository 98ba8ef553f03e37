"""The glow of rows that came a moment ago."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractAnimation, QVariantAnimation
from PySide6.QtWidgets import QApplication

from musicrec_desktop.model.playback import EntryId
from musicrec_desktop.ui.kit.motion import may_animate
from musicrec_desktop.ui.queue import fresh_rows
from musicrec_desktop.ui.queue.fresh_rows import FADE_MS, GLOW_ALPHA, FreshRows

ONE, TWO = EntryId(1), EntryId(2)


@pytest.fixture
def fresh(qapp: QApplication) -> Iterator[FreshRows]:
    made = FreshRows()
    yield made
    made.deleteLater()


def test_where_nobody_looks_nothing_moves(qapp: QApplication) -> None:
    assert not may_animate()


def test_without_animation_the_glow_stands_and_goes(fresh: FreshRows) -> None:
    told: list[bool] = []
    fresh.changed.connect(lambda: told.append(True))
    fresh.glow([ONE])
    assert (fresh.strength(ONE), fresh.strength(TWO)) == (1, 0)
    assert fresh.hold.isActive()
    fresh.hold.timeout.emit()
    assert fresh.strength(ONE) == 0
    assert len(told) == 2


def test_nothing_new_leaves_everything_as_it_is(fresh: FreshRows) -> None:
    fresh.glow(())
    assert not fresh.hold.isActive()


def test_with_animation_it_fades(fresh: FreshRows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fresh_rows, "may_animate", lambda: True)
    fresh.glow([ONE])
    (fade,) = fresh.findChildren(QVariantAnimation)
    assert fade.state() is QAbstractAnimation.State.Running
    fade.setCurrentTime(FADE_MS // 2)
    assert fresh.strength(ONE) == pytest.approx(0.5, abs=0.05)
    fresh.glow([TWO])
    assert fresh.strength(ONE) == fresh.strength(TWO)
    fade.setCurrentTime(FADE_MS)
    assert fresh.strength(ONE) == 0


def test_it_is_painted_only_where_it_looks_different(
    fresh: FreshRows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh_rows, "may_animate", lambda: True)
    fresh.glow([ONE])
    (fade,) = fresh.findChildren(QVariantAnimation)
    told: list[float] = []
    fresh.changed.connect(lambda: told.append(fresh.strength(ONE)))
    for at_ms in range(0, FADE_MS, 4):
        fade.setCurrentTime(at_ms)
    assert len(told) == len(set(told)) <= GLOW_ALPHA
    assert [round(GLOW_ALPHA * strength) for strength in told] == list(range(GLOW_ALPHA - 1, -1, -1))
