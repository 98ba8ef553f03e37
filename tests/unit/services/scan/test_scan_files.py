"""Single files in the library, without their folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.services.scan.loose_files import AddedFiles
from tests.unit.library.files import write_titled
from tests.unit.services.scan.house import House, counts, house

__all__ = ["house"]


def test_files_come_in_their_order_without_their_neighbours(house: House) -> None:
    paths = [write_titled(house.music / name, name) for name in ("b.mp3", "a.mp3", "neighbour.mp3")][:2]
    results: list[AddedFiles] = []
    house.service.add_files([str(path) for path in paths], results.append)
    house.scheduler.settle()
    assert [track.path for track in house.tracks.many(results[0].ids)] == [str(path) for path in paths]
    assert house.service.folders() == ()
    assert house.titles() == {"a.mp3", "b.mp3"}
    assert house.changes[0].added == results[0].ids
    again = house.service.add_files_blocking([str(house.music / "neighbour.mp3")])
    assert len(again.ids) == 1
    assert len(house.titles()) == 3
    assert house.service.add_files_blocking([str(path) for path in paths]).ids == results[0].ids


def test_a_folder_gives_its_files_in_order(house: House) -> None:
    for name in ("2.mp3", "1.mp3", "sub/0.mp3"):
        write_titled(house.music / name, name)
    added = house.service.add_files_blocking([str(house.music)])
    assert [track.tags.title for track in house.tracks.many(added.ids)] == ["1.mp3", "2.mp3", "sub/0.mp3"]


def test_numbers_in_names_of_files_count_by_their_value(house: House) -> None:
    names = ["Teil 1.mp3", "Teil 2.mp3", "Teil 10.mp3", "Vol. 2/1.mp3", "Vol. 10/1.mp3"]
    for name in sorted(names):
        write_titled(house.music / name, name)
    added = house.service.add_files_blocking([str(house.music)])
    assert [track.tags.title for track in house.tracks.many(added.ids)] == names


def test_adding_the_folder_later_knows_the_files(house: House) -> None:
    path = write_titled(house.music / "x" / "a.mp3", "A")
    track_id = house.service.add_files_blocking([str(path)]).ids[0]
    assert counts(house.scan(house.music)) == (0, 0, 1, 0, 0)
    assert house.id_of(path) == track_id
    assert counts(house.scan(house.music)) == (0, 0, 0, 0, 1)


def test_a_file_of_a_watched_folder_joins_it(house: House) -> None:
    house.scan(house.music)
    path = write_titled(house.music / "a.mp3", "A")
    assert len(house.service.add_files_blocking([str(path)]).changes.added) == 1
    assert counts(house.scan()) == (0, 0, 0, 0, 1)


def test_a_missing_file_that_is_handed_in_again_is_present(house: House) -> None:
    path = write_titled(house.music / "a.mp3", "A")
    house.scan()
    house.service.remove_folder(house.service.folders()[0].id)
    house.scheduler.settle()
    added = house.service.add_files_blocking([str(path)])
    assert (len(added.ids), len(added.changes.changed)) == (1, 1)
    assert house.titles() == {"A"}


def test_failures_are_told(house: House) -> None:
    (house.music / "text.mp3").write_text("words, and more words, and no music\n")
    bad = [str(house.music / name) for name in ("text.mp3", "gone.mp3")]
    added = house.service.add_files_blocking(bad)
    assert [failure.reason for failure in added.failed] == ["not-audio", "gone"]
    assert added.ids == ()


@pytest.mark.parametrize("is_watched", [False, True])
def test_the_command_line_scans_files_too(house: House, is_watched: bool) -> None:
    if is_watched:
        house.scan(house.music)
    path = write_titled(house.music / "a.mp3", "A")
    report = house.service.scan_blocking([str(path)], TaskContext())
    assert counts(report) == (1, 0, 0, 0, 0)
    assert counts(house.service.scan_blocking([str(path)], TaskContext())) == (0, 0, 0, 0, 1)


def test_a_path_below_a_file_is_gone(house: House) -> None:
    path = write_titled(house.music / "a.mp3", "A")
    added = house.service.add_files_blocking([str(Path(path) / "b.mp3")])
    assert [failure.reason for failure in added.failed] == ["gone"]
