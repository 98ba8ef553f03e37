"""What only keeps itself is destroyed in the thread of the window, and never while Qt dresses the widgets."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.core import garbage
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.application import LOOK_EVERY_MS, GarbageCollector


class Forgotten(QWidget):
    """A widget that keeps itself, notes in which thread it is destroyed, and allocates when it is dressed."""

    def __init__(self, destroyed_in: list[threading.Thread]) -> None:
        super().__init__()
        self.me = self
        self.destroyed_in = destroyed_in
        self.ensurePolished()

    def __del__(self) -> None:
        self.destroyed_in.append(threading.current_thread())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Make many objects, as a widget that measures itself does."""
        made = [[self.me, number] for number in range(2_000)]
        assert made
        super().changeEvent(event)


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    owner = QObject()
    made = GarbageCollector(owner)
    yield made
    made.close()
    garbage.take_over()  # as all tests have it


def test_it_is_destroyed_in_the_windows_thread(qtbot: QtBot, collector: GarbageCollector) -> None:
    destroyed_in: list[threading.Thread] = []
    Forgotten(destroyed_in)
    kept: list[list[int]] = []
    busy = threading.Thread(target=lambda: kept.extend([number] for number in range(50_000)))
    busy.start()
    busy.join()
    assert not destroyed_in
    qtbot.waitUntil(lambda: bool(destroyed_in), timeout=20 * LOOK_EVERY_MS)
    assert destroyed_in == [threading.main_thread()]


def test_closed_it_leaves_the_search_to_python(collector: GarbageCollector) -> None:
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()


def test_another_theme_finds_all_widgets(qapp: QApplication, themes: ThemeController) -> None:
    destroyed_in: list[threading.Thread] = []
    garbage.hand_back()
    try:
        others = [QWidget() for _ in range(20)]
        for value in ("dark", "light") * 3:
            for _ in range(20):
                Forgotten(destroyed_in)
            themes.set_value(value)  # where a widget vanishes from under Qt, this is the end of the process
        assert others
    finally:
        garbage.take_over()
    gc.collect()
    assert len(destroyed_in) == 6 * 20
