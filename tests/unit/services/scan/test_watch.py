"""Scans that come by themselves."""

from __future__ import annotations

from collections.abc import Iterable

from typing_extensions import override

from musicrec_desktop.library.watcher import FolderWatcher
from musicrec_desktop.services.scan.watch import MOST_PLACES, PERIOD_MS, SETTLE_MS, WatchService
from tests.unit.library.files import write_titled
from tests.unit.services.scan.house import House, house

__all__ = ["house"]


class Hints(FolderWatcher):
    """A watcher that a test drives; it starts no observer."""

    def __init__(self) -> None:
        super().__init__(lambda _directory: None)
        self.paths: list[tuple[str, ...]] = []
        self.deep: list[bool] = []
        self.noted: list[str] = []

    @override
    def start(self, paths: Iterable[str], *, is_deep: bool = True) -> None:
        self.paths.append(tuple(paths))
        self.deep.append(is_deep)

    @override
    def note(self, path: str) -> None:
        self.noted.append(path)

    @override
    def stop(self) -> None:
        self.paths.append(())


def watching(house: House) -> tuple[WatchService, Hints]:
    hints = Hints()
    service = WatchService(scheduler=house.scheduler, scan=house.service, watcher=hints)
    service.start()
    house.scheduler.settle()
    return service, hints


def test_a_change_is_scanned_when_it_has_settled(house: House) -> None:
    house.scan()
    service, hints = watching(house)
    assert hints.paths == [(str(house.music),)]
    write_titled(house.music / "x" / "a.mp3", "A")
    service.note_change(str(house.music / "x"))
    house.scheduler.advance(SETTLE_MS - 1)
    service.note_change(str(house.music / "x"))
    house.scheduler.advance(SETTLE_MS - 1)
    assert house.titles() == set()
    house.scheduler.advance(1)
    assert house.titles() == {"A"}


def test_a_scan_that_comes_anyway_tells_which_folders_there_are(house: House) -> None:
    house.scan()
    write_titled(house.music / "x" / "deep" / "a.mp3", "A")
    (house.music / "left" / "out").mkdir(parents=True)
    (house.music / "left" / ".nomedia").touch()
    hints = Hints()
    service = WatchService(scheduler=house.scheduler, scan=house.service, watcher=hints)
    service.start(is_scanned=True)
    house.service.rescan()
    house.scheduler.settle()
    music = str(house.music)
    assert (hints.paths, hints.deep) == ([(music,)], [False])
    assert hints.noted == [music, f"{music}/left", f"{music}/x", f"{music}/x/deep"]
    service.stop()
    house.service.rescan()
    house.scheduler.settle()
    assert len(hints.noted) == 4


def test_where_that_scan_is_cancelled_the_folders_are_walked(house: House) -> None:
    house.scan()
    hints = Hints()
    service = WatchService(scheduler=house.scheduler, scan=house.service, watcher=hints)
    service.start(is_scanned=True)
    house.service.rescan()
    house.service.cancel()
    house.scheduler.settle()
    assert hints.deep == [False, True]
    house.service.rescan()
    house.service.cancel()
    house.scheduler.settle()
    assert hints.deep == [False, True]


def test_changes_without_end_do_not_put_the_scan_off_for_ever(house: House) -> None:
    house.scan()
    service, _ = watching(house)
    write_titled(house.music / "a.mp3", "A")
    for _ in range(40):
        service.note_change(str(house.music))
        house.scheduler.advance(1000)
    assert house.titles() == {"A"}


def test_many_changed_directories_become_one_scan_of_everything(house: House) -> None:
    house.scan()
    service, _ = watching(house)
    write_titled(house.music / "a.mp3", "A")
    for number in range(MOST_PLACES + 1):
        service.note_change(str(house.music / f"gone {number}"))
    house.scheduler.advance(SETTLE_MS)
    assert house.titles() == {"A"}


def test_everything_is_scanned_now_and_then(house: House) -> None:
    house.scan()
    watching(house)
    write_titled(house.music / "a.mp3", "A")
    house.scheduler.advance(PERIOD_MS)
    assert house.titles() == {"A"}


def test_new_folders_are_watched_and_stop_means_stop(house: House) -> None:
    service, hints = watching(house)
    house.service.add_folder(str(house.music))
    house.scheduler.settle()
    assert hints.paths == [(str(house.music),)]
    service.stop()
    assert hints.paths[-1] == ()
    write_titled(house.music / "a.mp3", "A")
    service.note_change(str(house.music))
    house.scheduler.advance(2 * PERIOD_MS)
    assert house.titles() == set()
