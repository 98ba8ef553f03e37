"""How many tasks are on their way, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from musicrec_desktop.services.worker_run import WorkerPace
from tests.support.library import add_numbered_tracks, new_library
from tests.unit.services.analysis.rig import Rig


def supply(folder: Path, name: str, kind: str, online: str = "") -> None:
    (folder / name).mkdir()
    (folder / name / "type").write_text(kind + "\n")
    if online:
        (folder / name / "online").write_text(online + "\n")


def test_all_cores_when_nothing_else_goes_on_and_one_less_while_music_plays(tmp_path: Path) -> None:
    pace = WorkerPace(str(tmp_path))
    assert pace.tasks(4) == 8
    pace.is_playing = True
    assert pace.tasks(4) == 3
    assert pace.tasks(1) == 1


@pytest.mark.parametrize(("online", "expected"), [("1", 8), ("0", 2)])
def test_half_of_the_cores_on_battery(tmp_path: Path, online: str, expected: int) -> None:
    supply(tmp_path, "AC", "Mains", online)
    supply(tmp_path, "BAT0", "Battery")
    assert WorkerPace(str(tmp_path)).tasks(4) == expected


def test_a_laptop_on_a_usb_charger_has_power(tmp_path: Path) -> None:
    supply(tmp_path, "AC", "Mains", "0")
    supply(tmp_path, "usb", "USB", "1")
    supply(tmp_path, "BAT0", "Battery")
    assert not WorkerPace(str(tmp_path)).is_on_battery()


def test_a_machine_that_tells_nothing_has_power(tmp_path: Path) -> None:
    assert not WorkerPace(str(tmp_path / "nothing")).is_on_battery()
    supply(tmp_path, "mouse", "Battery")
    assert not WorkerPace(str(tmp_path)).is_on_battery()


def test_the_service_leaves_a_core_to_the_music_and_takes_it_back(tmp_path: Path) -> None:
    database = new_library(str(tmp_path / "library.sqlite3"))
    database.open()
    rig = Rig(database, workers=2)
    add_numbered_tracks(database, 6)
    rig.service.set_playing(is_playing=True)
    rig.start()
    assert len(rig.pool.asked) == 1
    rig.service.set_playing(is_playing=False)
    rig.scheduler.settle()
    assert len(rig.pool.asked) == 4
    rig.service.close()
    database.close()
