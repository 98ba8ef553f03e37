"""Who wants less motion gets none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

from musicrec_desktop.core.settings import LESS_MOTION
from musicrec_desktop.ui.kit.motion import is_less_wished, may_animate, set_less_motion
from tests.ui.conftest import Rig


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """As on a screen, where things may move."""
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    yield
    set_less_motion(is_less=False)


def test_things_move_until_somebody_wishes_otherwise(screen: None) -> None:
    assert may_animate()
    set_less_motion(is_less=True)
    assert not may_animate()


def test_the_system_may_wish_it(screen: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QStyle, "styleHint", lambda *_: 0)
    monkeypatch.setattr(type(QApplication.style()), "styleHint", lambda *_: 0)
    assert is_less_wished()
    assert not may_animate()


def test_the_setting_stops_and_starts_it(rig: Rig, screen: None) -> None:
    rig.window.settings.set(LESS_MOTION, True)
    assert not may_animate()
    assert not rig.window.bar.meter.isVisible()
    rig.window.settings.set(LESS_MOTION, False)
    assert may_animate()
    assert rig.window.bar.meter.isVisible()
