"""Covers are decoded beside the GUI thread and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.later import itself, later
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.covers import MAX_RUNNING, MAX_WAITING, CoverCache, decode_cover
from tests.support.scheduler import ManualScheduler


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


class Covers:
    """Answers when the test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[TrackId, Callable[[bytes | None], object]]] = []

    def load(self, track_id: TrackId, _size_px: int, on_done: Callable[[bytes | None], object]) -> None:
        self.asked.append((track_id, on_done))


@pytest.fixture
def service() -> Covers:
    return Covers()


@pytest.fixture
def scheduler() -> ManualScheduler:
    return ManualScheduler()


@pytest.fixture
def cache(qtbot: QtBot, service: Covers, scheduler: ManualScheduler) -> CoverCache:
    return CoverCache(cast(Any, service), scheduler)


def test_a_cover_comes_later_and_stays(
    qtbot: QtBot, cache: CoverCache, service: Covers, scheduler: ManualScheduler
) -> None:
    loaded: list[object] = []
    cache.loaded.connect(loaded.append)
    assert cache.pixmap(TrackId(1), 48) is None
    assert cache.pixmap(TrackId(1), 48) is None
    assert len(service.asked) == 1
    service.asked[0][1](png(100, 60))
    scheduler.settle()
    assert loaded == [1]
    pixmap = cache.pixmap(TrackId(1), 48)
    assert pixmap is not None
    assert (pixmap.width(), pixmap.height()) == (48, 48)


def test_a_cover_waits_for_its_service_and_has_none_made(
    qtbot: QtBot, service: Covers, scheduler: ManualScheduler
) -> None:
    made: list[Covers] = []

    def make() -> Covers:
        made.append(service)
        return service

    later_service = later(make)
    cache = CoverCache(cast(Any, later_service), scheduler)
    for track_id in (1, 2):
        assert cache.pixmap(TrackId(track_id), 48) is None
    scheduler.settle()
    assert not made
    itself(later_service)
    scheduler.settle()
    assert {track_id for track_id, _ in service.asked} == {1, 2}


@pytest.mark.parametrize("data", [None, b"no picture"])
def test_a_track_without_a_cover_is_asked_for_once(
    cache: CoverCache, service: Covers, scheduler: ManualScheduler, data: bytes | None
) -> None:
    loaded: list[object] = []
    cache.loaded.connect(loaded.append)
    cache.pixmap(TrackId(1), 48)
    service.asked[0][1](data)
    scheduler.settle()
    assert cache.pixmap(TrackId(1), 48) is None
    assert len(service.asked) == 1
    assert loaded == []
    cache.forget()
    cache.pixmap(TrackId(1), 48)
    assert len(service.asked) == 2


def test_fast_scrolling_asks_for_little_and_the_newest_first(
    cache: CoverCache, service: Covers, scheduler: ManualScheduler
) -> None:
    for number in range(1000):
        cache.pixmap(TrackId(number), 48)
    assert len(service.asked) == MAX_RUNNING
    service.asked[0][1](None)
    assert service.asked[-1][0] == 999
    answered = 1
    while answered < len(service.asked):
        service.asked[answered][1](None)
        answered += 1
    assert answered == MAX_RUNNING + MAX_WAITING


def test_tall_and_wide_pictures_become_squares() -> None:
    assert decode_cover(png(300, 100), 64).size() == decode_cover(png(100, 300), 64).size()
    assert decode_cover(b"", 64).isNull()


def test_what_was_read_before_the_files_changed_is_read_again(
    qtbot: QtBot, cache: CoverCache, service: Covers, scheduler: ManualScheduler
) -> None:
    loaded: list[object] = []
    cache.loaded.connect(loaded.append)
    assert cache.pixmap(TrackId(1), 48) is None
    cache.forget()
    service.asked[0][1](None)
    assert [track_id for track_id, _ in service.asked] == [1, 1]
    service.asked[1][1](png(60, 60))
    scheduler.settle()
    assert loaded == [1]
    assert cache.pixmap(TrackId(1), 48) is not None
    assert cache.is_idle
