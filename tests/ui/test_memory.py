"""What the window gives back: closed dialogs, covers beyond what is kept, freed memory."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit import covers
from musicrec_desktop.ui.kit.covers import KEPT_BYTES, CoverCache, pixmap_bytes
from musicrec_desktop.ui.window.application import settle_allocator
from tests.support.scheduler import ManualScheduler
from tests.ui.conftest import Rig
from tests.ui.kit.test_covers import Covers, png

DIALOGS = (
    "shortcuts",
    "about",
    "settings",
    "properties",
    "similarity_report",
    "recommendation_report",
    "taste_test",
)


@pytest.mark.parametrize("action", DIALOGS)
def test_a_dialog_that_was_closed_is_gone(rig: Rig, qtbot: QtBot, action: str) -> None:
    window = rig.window
    window.pages.tracks.view.select_rows([0], 0)
    window.pages.tracks.view.setFocus()
    for _ in range(2):
        window.actions_table.run(action)
        shown = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
        assert len(shown) == 1
        shown[0].close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not window.findChildren(QDialog)


def test_covers_are_kept_by_what_they_take(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    service, scheduler = Covers(), ManualScheduler()
    cache = CoverCache(cast(Any, service), scheduler)
    side = 512
    count = KEPT_BYTES // (side * side * 4) + 6
    for number in range(count):
        cache.pixmap(TrackId(number), side)
        service.asked.pop()[1](png(16, 16))
        scheduler.settle()
    assert cache.kept_bytes <= KEPT_BYTES
    kept = [number for number in range(count) if cache.pixmap(TrackId(number), side) is not None]
    assert kept == list(range(count - len(kept), count))
    assert cache.kept_bytes == len(kept) * side * side * 4


def test_the_cover_on_the_screen_stays_however_large(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(covers, "KEPT_BYTES", 1_000)
    service, scheduler = Covers(), ManualScheduler()
    cache = CoverCache(cast(Any, service), scheduler)
    cache.pixmap(TrackId(1), 64)
    service.asked.pop()[1](png(16, 16))
    scheduler.settle()
    assert cache.pixmap(TrackId(1), 64) is not None


def test_tracks_without_a_cover_push_none_out(qtbot: QtBot) -> None:
    service, scheduler = Covers(), ManualScheduler()
    cache = CoverCache(cast(Any, service), scheduler)
    cache.pixmap(TrackId(1), 64)
    service.asked.pop()[1](png(16, 16))
    scheduler.settle()
    for number in range(2, 900):
        cache.pixmap(TrackId(number), 64)
        service.asked.pop()[1](None)
    assert cache.pixmap(TrackId(1), 64) is not None
    assert cache.pixmap(TrackId(500), 64) is None
    assert not service.asked


def test_a_pixmap_takes_four_bytes_a_pixel(qtbot: QtBot) -> None:
    assert pixmap_bytes(QPixmap(10, 20)) == 800


def test_the_c_library_is_told_to_give_memory_back() -> None:
    import platform

    assert settle_allocator() is (platform.libc_ver()[0] == "glibc")
