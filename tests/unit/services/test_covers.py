"""Covers of tracks."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

import mutagen.id3
import pytest

from musicrec_desktop.core.tasks import Lane, LaneRunner
from musicrec_desktop.library.artwork import HELD_BYTES
from musicrec_desktop.library.file_reader import FileReader
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services import covers
from musicrec_desktop.services.covers import CoverService, is_one_album
from tests.unit.library.files import JPEG, PNG, write_mp3, write_wav
from tests.unit.services.scan.house import House, house

__all__ = ["house"]


def load(house: House, service: CoverService, track_id: TrackId) -> bytes | None:
    results: list[bytes | None] = []
    service.load(track_id, 64, results.append)
    house.scheduler.settle()
    assert len(results) == 1
    return results[0]


def service_of(house: House, folder: Path) -> CoverService:
    return CoverService(scheduler=house.scheduler, tracks=house.tracks, covers_dir=str(folder))


def test_embedded_covers_are_kept(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_mp3(house.music / "a.mp3", mutagen.id3.APIC(mime="image/png", type=3, data=PNG))
    house.scan()
    store = tmp_path / "covers"
    assert load(house, service_of(house, store), house.id_of(path)) == PNG
    monkeypatch.setattr(FileReader, "cover", lambda *_: pytest.fail("opened again"))
    assert load(house, service_of(house, store), house.id_of(path)) == PNG


def test_folder_covers_and_none(house: House, tmp_path: Path) -> None:
    path = write_wav(house.music / "x" / "a.wav")
    other = write_wav(house.music / "y" / "b.wav")
    house.scan()
    service = service_of(house, tmp_path / "covers")
    assert load(house, service, house.id_of(other)) is None
    (path.parent / "Cover.jpg").write_bytes(JPEG)
    assert load(house, service, house.id_of(path)) == JPEG
    assert load(house, service, TrackId(999)) is None


def test_an_embedded_cover_that_went_is_looked_for_once(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_mp3(house.music / "a.mp3", mutagen.id3.APIC(mime="image/png", type=3, data=PNG))
    house.scan()
    track_id = house.id_of(path)
    path.unlink()
    service = service_of(house, tmp_path / "covers")
    assert load(house, service, track_id) is None
    monkeypatch.setattr(FileReader, "cover", lambda *_: pytest.fail("opened again"))
    assert load(house, service, track_id) is None


def test_the_store_does_not_grow_for_ever(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(covers, "LARGEST_STORE_BYTES", 3 * len(PNG))
    monkeypatch.setattr(covers, "PRUNE_EVERY", 2)
    for number in range(7):
        write_mp3(house.music / f"{number}.mp3", mutagen.id3.APIC(mime="image/png", type=3, data=PNG))
    report = house.scan()
    service = service_of(house, tmp_path / "covers")
    for track_id in report.changes.added:
        assert load(house, service, track_id) == PNG
    assert len(os.listdir(tmp_path / "covers")) <= 4


def test_a_store_that_cannot_be_written_is_no_error(house: House, tmp_path: Path) -> None:
    path = write_mp3(house.music / "a.mp3", mutagen.id3.APIC(mime="image/png", type=3, data=PNG))
    house.scan()
    (tmp_path / "covers").write_bytes(b"a file in the way")
    assert load(house, service_of(house, tmp_path / "covers"), house.id_of(path)) == PNG


def load_file(house: House, service: CoverService, track_id: TrackId) -> str:
    results: list[str] = []
    service.load_file(track_id, results.append)
    house.scheduler.settle()
    (path,) = results
    return path


class Shrinker:
    """Makes nothing smaller, and notes what it was given."""

    def __init__(self) -> None:
        self.files: list[str] = []

    def is_large(self, data: bytes) -> bool:
        return False

    def shrunk(self, data: bytes) -> bytes | None:
        pytest.fail("large pictures are not held")

    def shrunk_file(self, path: str) -> bytes | None:
        self.files.append(path)
        assert os.path.getsize(path) > HELD_BYTES
        return PNG


LARGE: Final = b"BM" + bytes(HELD_BYTES)


@pytest.mark.parametrize("is_inside", [True, False], ids=["inside", "beside"])
def test_a_huge_picture_is_only_read_by_who_makes_it_small(
    house: House, tmp_path: Path, *, is_inside: bool
) -> None:
    frames = [mutagen.id3.APIC(mime="image/bmp", type=3, data=LARGE)] if is_inside else []
    path = write_mp3(house.music / "a.mp3", *frames)
    if not is_inside:
        (house.music / "folder.bmp").write_bytes(LARGE)
    house.scan()
    store = tmp_path / "covers"
    shrinker = Shrinker()

    def service() -> CoverService:
        return CoverService(
            scheduler=house.scheduler, tracks=house.tracks, covers_dir=str(store), shrinker=shrinker
        )

    assert load(house, service(), house.id_of(path)) == PNG
    assert load(house, service(), house.id_of(path)) == PNG
    assert service().read(house.id_of(path))[0] == PNG
    assert len(shrinker.files) == 1
    kept = sum(file.stat().st_size for file in store.iterdir())
    assert kept == len(PNG)


def test_all_pictures_of_a_track_its_cover_first(house: House, tmp_path: Path) -> None:
    path = write_mp3(
        house.music / "a.mp3",
        mutagen.id3.APIC(mime="image/png", type=4, desc="back", data=PNG),
        mutagen.id3.APIC(mime="image/jpeg", type=3, desc="front", data=JPEG),
    )
    (house.music / "Scans").mkdir()
    for name in ("band.jpg", "front.png", "Scans/back.gif", "notes.txt"):
        (house.music / name).write_bytes(JPEG)
    house.scan()
    service = service_of(house, tmp_path / "covers")
    assert [
        (one.kind, one.size, os.path.relpath(one.path, house.music) if one.path else "")
        for one in service.pictures_of(house.id_of(path))
    ] == [
        (3, len(JPEG), ""),
        (4, len(PNG), ""),
        (3, len(JPEG), "front.png"),
        (0, len(JPEG), "band.jpg"),
        (0, len(JPEG), "Scans/back.gif"),
    ]
    assert service.pictures_of(TrackId(999)) == ()


def test_albums_of_one_folder_have_their_own_covers_only(house: House, tmp_path: Path) -> None:
    for name, artist in (("a", "Ada"), ("b", "Ada"), ("c", "Bo"), ("d", "Bo")):
        write_mp3(
            house.music / f"{name}.mp3",
            mutagen.id3.TALB(text=["Greatest Hits"]),
            mutagen.id3.TPE1(text=[artist]),
            mutagen.id3.TPE2(text=[artist]),
        )
    (house.music / "folder.jpg").write_bytes(JPEG)
    (house.music / "Bo - Greatest Hits.png").write_bytes(PNG)
    house.scan()
    service = service_of(house, tmp_path / "covers")
    found = [load(house, service, house.id_of(house.music / f"{name}.mp3")) for name in "abcd"]
    assert found == [None, None, PNG, PNG]


@pytest.mark.parametrize(
    ("albums", "is_one"),
    [
        ([], True),
        ([("blue", "ada", 9)], True),
        ([("blue", "ada", 9), ("blue (deluxe edition)", "ada", 2)], True),
        ([("blue cd1", "ada", 9), ("blue cd 2", "ada", 8)], True),
        ([("hits 99", "ada", 1), ("hits 99", "bo", 1), ("hits 99", "cy", 2)], True),
        ([("greatest hits", "ada", 9), ("greatest hits", "bo", 12)], False),
        ([("blue", "ada", 1), ("red", "ada", 1)], False),
    ],
)
def test_what_is_one_album(albums: list[tuple[str, str, int]], *, is_one: bool) -> None:
    assert is_one_album(albums) is is_one


def test_other_programs_get_a_file(house: House, tmp_path: Path) -> None:
    inside = write_mp3(house.music / "a.mp3", mutagen.id3.APIC(mime="image/png", type=3, data=PNG))
    beside, without = write_wav(house.music / "x" / "a.wav"), write_wav(house.music / "y" / "b.wav")
    (beside.parent / "Cover.jpg").write_bytes(JPEG)
    (without.parent / "cover.jpg").write_bytes(b"no picture at all")
    house.scan()
    service = service_of(house, tmp_path / "covers")
    kept = load_file(house, service, house.id_of(inside))
    assert os.path.dirname(kept) == str(tmp_path / "covers")
    assert Path(kept).read_bytes() == PNG
    assert load_file(house, service, house.id_of(beside)) == str(beside.parent / "Cover.jpg")
    assert load_file(house, service, house.id_of(without)) == ""
    assert load_file(house, service, TrackId(999)) == ""


def test_a_picture_that_cannot_be_kept_has_no_file(house: House, tmp_path: Path) -> None:
    path = write_mp3(house.music / "a.mp3", mutagen.id3.APIC(mime="image/png", type=3, data=PNG))
    house.scan()
    (tmp_path / "covers").write_bytes(b"in the way")
    assert load_file(house, service_of(house, tmp_path / "covers"), house.id_of(path)) == ""


def test_lists_do_not_wait_behind_covers() -> None:
    """Every thread that looks for covers hangs, and a quick read is answered all the same."""
    held, answered = threading.Event(), threading.Event()
    posted: list[Callable[[], object]] = []
    lanes = LaneRunner(posted.append)
    for _ in range(6):
        lanes.run(Lane.COVERS, lambda _context: held.wait(20))
    lanes.run(Lane.QUICK, lambda _context: answered.set())
    assert answered.wait(10)
    held.set()
    assert lanes.close()
