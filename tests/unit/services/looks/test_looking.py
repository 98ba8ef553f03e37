"""Covers are looked at in idle time, each picture once, and what was found is kept at once."""

from __future__ import annotations

import os

import pytest

from musicrec_desktop.model.cover_look import LOOK_VERSION, TURNED_OFF, PlaceState
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.looks import service as module
from tests.support.pictures import encoded, png, scene
from tests.unit.library.files import JPEG
from tests.unit.services.looks.rig import Looking, refused, write_track
from tests.unit.services.scan.house import House, house

__all__ = ["house"]


@pytest.fixture
def looking(house: House) -> Looking:
    return Looking(house)


def test_one_picture_is_looked_at_once_for_all_its_tracks(looking: Looking) -> None:
    music, red, blue = looking.house.music, encoded(scene(1)), encoded(scene(2))
    paths = [write_track(music / "a" / f"{number}.mp3", "A", red) for number in range(3)]
    paths.append(write_track(music / "b" / "1.mp3", "B", blue))
    looking.house.scan()
    report = looking.look()
    assert sorted(looking.pool.all_paths) == sorted((red, blue))
    assert (report.tracks, report.pictures, report.failed) == (4, 2, ())
    pictures = looking.store.track_pictures()
    ids = [looking.house.id_of(path) for path in paths]
    assert len({pictures[one] for one in ids[:3]}) == 1
    assert pictures[ids[3]] != pictures[ids[0]]
    assert len(looking.store.looks(LOOK_VERSION).ids) == 2


def test_a_picture_that_is_kept_while_the_next_tracks_are_read_ends_the_run(
    looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(2):
        write_track(looking.house.music / "a" / f"{number}.mp3", "A", encoded(scene(1)))
    looking.house.scan()
    read = looking.covers.read

    def read_late(track_id: TrackId) -> tuple[bytes | None, PlaceState]:
        if looking.pool.asked:
            looking.answer()
        return read(track_id)

    monkeypatch.setattr(looking.covers, "read", read_late)
    assert looking.look().tracks == 2


def test_a_program_that_was_killed_goes_on_where_it_was(looking: Looking) -> None:
    music = looking.house.music
    for number in range(4):
        write_track(music / str(number) / "1.mp3", f"Album {number}", encoded(scene(number)))
    looking.house.scan()
    looking.start()
    looking.answer()
    looking.answer()
    # Nothing is closed: what was answered is in the database.
    again = Looking(looking.house)
    report = again.look()
    assert (report.tracks, report.pictures) == (2, 2)
    assert len(again.store.looks(LOOK_VERSION).ids) == 4


def test_pictures_beside_the_files_are_seen_again_when_they_change(looking: Looking) -> None:
    folder = looking.house.music / "x"
    track = looking.house.id_of
    path = write_track(folder / "1.mp3", "X")
    looking.house.scan()
    assert looking.look().pictures == 0
    assert looking.store.track_pictures() == {}
    cover = folder / "cover.jpg"
    cover.write_bytes(encoded(scene(1)))
    assert looking.look().pictures == 1
    first = looking.store.track_pictures()[track(path)]
    assert looking.look().tracks == 0
    cover.write_bytes(encoded(scene(2)))
    os.utime(cover, ns=(7, 7))
    assert looking.look().pictures == 1
    assert looking.store.track_pictures()[track(path)] != first
    looking.house.scheduler.settle()
    assert len(looking.store.looks(LOOK_VERSION).ids) == 1, "the old picture is removed"


def test_a_picture_that_cannot_be_seen_is_tried_once(looking: Looking) -> None:
    write_track(looking.house.music / "a.mp3", "A", JPEG)
    looking.house.scan()
    looking.start()
    looking.answer(refused("unreadable"))
    assert looking.reports[-1].failed == ((str(looking.house.music / "a.mp3"), "unreadable"),)
    assert looking.store.failures() == {"unreadable": 1}
    assert looking.store.track_pictures() == {}
    assert looking.look().pictures == 0


def test_what_the_machine_is_to_blame_for_is_tried_again(looking: Looking) -> None:
    write_track(looking.house.music / "a.mp3", "A", encoded(scene(1)))
    looking.house.scan()
    looking.start()
    looking.answer(refused("no-workers", is_of_file=False))
    assert (looking.reports[-1].pictures, looking.reports[-1].unreachable) == (0, 1)
    assert looking.look().pictures == 1


def test_files_that_are_away_are_left_for_later(looking: Looking) -> None:
    path = write_track(looking.house.music / "a.mp3", "A", encoded(scene(1)))
    looking.house.scan()
    path.rename(path.with_suffix(".away"))
    assert looking.look().unreachable == 1
    path.with_suffix(".away").rename(path)
    assert looking.look().pictures == 1


@pytest.mark.expects_warnings
def test_without_the_network_nothing_is_noted_and_nothing_is_tried(looking: Looking) -> None:
    for number in range(3):
        write_track(looking.house.music / f"{number}.mp3", f"A{number}", encoded(scene(number)))
    looking.house.scan()
    looking.start()
    looking.answer(refused("no-network"))
    assert looking.service.problem == looking.reports[-1].problem == "no-network"
    looking.start()
    assert not looking.service.is_running
    assert looking.store.pending_count(LOOK_VERSION) == 3
    assert Looking(looking.house).look().pictures == 3


def test_listening_goes_first(looking: Looking) -> None:
    write_track(looking.house.music / "a.mp3", "A", encoded(scene(1)))
    looking.house.scan()
    looking.is_busy = True
    looking.start()
    assert looking.service.is_running
    assert not looking.pool.asked
    looking.is_busy = False
    looking.service.go_on()
    looking.house.scheduler.settle()
    looking.answer()
    assert looking.reports[-1].pictures == 1


def test_pause_resume_and_cancel(looking: Looking) -> None:
    for number in range(6):
        write_track(looking.house.music / f"{number}.mp3", f"A{number}", encoded(scene(number)))
    looking.house.scan()
    looking.start()
    looking.service.pause()
    looking.answer()
    looking.answer()
    assert not looking.pool.asked
    looking.service.resume()
    looking.house.scheduler.settle()
    assert looking.pool.asked
    looking.service.cancel()
    assert not looking.service.is_running
    while looking.pool.asked:
        looking.answer()
    looking.look()
    assert looking.store.pending_count(LOOK_VERSION) == 0


def test_many_pictures_do_not_wait_in_memory(looking: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TRACKS_A_STEP", 3)
    for number in range(9):
        write_track(looking.house.music / f"{number}.mp3", f"A{number}", encoded(scene(number, 60)))
    looking.house.scan()
    looking.start()
    most = 0
    while looking.pool.asked:
        run = looking.service._run
        assert run is not None
        most = max(most, len(run.waiting) + len(looking.pool.asked))
        looking.answer()
    assert most <= 2 * module.PICTURES_A_STEP + 2
    assert looking.reports[-1].pictures == 9


def test_a_bomb_is_noted_as_too_large(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    looking = Looking(house)
    monkeypatch.setattr(looking.covers, "small", lambda _data: None)
    write_track(house.music / "a.mp3", "A", png(60_000, 60_000, rows=1))
    house.scan()
    assert looking.look().pictures == 0
    assert looking.store.failures() == {"too-large": 1}


def test_nothing_is_looked_at_while_it_is_turned_off(looking: Looking) -> None:
    music = looking.house.music
    for number in range(6):
        write_track(music / str(number) / "1.mp3", f"Album {number}", encoded(scene(number)))
    looking.house.scan()
    looking.wish(is_wanted=False)
    looking.start()
    assert (looking.service.is_running, looking.service.problem) == (False, TURNED_OFF)
    assert not looking.pool.asked
    looking.wish(is_wanted=True)
    assert (looking.service.is_running, looking.service.problem) == (True, "")
    looking.answer()
    # In the midst: what the workers do now is still kept, and nothing more is begun.
    looking.wish(is_wanted=False)
    assert not looking.service.is_running
    while looking.pool.asked:
        looking.answer()
    kept = len(looking.store.looks(LOOK_VERSION).ids)
    assert 1 < kept < 6
    assert looking.service.run_blocking(lambda _progress: None).problem == TURNED_OFF
    looking.wish(is_wanted=True)
    while looking.pool.asked:
        looking.answer()
    assert len(looking.store.looks(LOOK_VERSION).ids) == 6
