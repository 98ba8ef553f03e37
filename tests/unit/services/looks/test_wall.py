"""The cover wall: what is shown at once, and what is kept from one start to the next."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.cover_look import AlbumCover, Wall
from musicrec_desktop.recommend.covers.catalogue import LookCatalogue
from musicrec_desktop.services.looks.albums import AlbumLooks
from musicrec_desktop.services.looks.kept_wall import read_wall
from musicrec_desktop.storage.covers import CoverStore
from tests.support.cover_set import motif_cover
from tests.unit.services.looks.rig import Looking, write_track
from tests.unit.services.scan.house import House, house

__all__ = ["house"]


@pytest.fixture
def looking(house: House) -> Looking:
    """Three albums with covers, and one without."""
    found = Looking(house)
    for name, motif in (("Keys", "piano"), ("More keys", "piano"), ("Loud", "rock")):
        add_album(found, name, motif)
    write_track(house.music / "Bare" / "1.mp3", "Bare")
    look(found)
    return found


def add_album(looking: Looking, name: str, motif: str) -> None:
    write_track(looking.house.music / name / "1.mp3", name, motif_cover(motif, 0.1, len(name)), artist=name)


def look(looking: Looking) -> None:
    looking.house.scan()
    looking.look()


def walls_of(looking: Looking, albums: AlbumLooks | None = None) -> list[Wall]:
    found: list[Wall] = []
    (albums or looking.albums).wall.load(found.append)
    looking.house.scheduler.settle()
    return found


def next_start(looking: Looking) -> AlbumLooks:
    """The service as another start has it, which remembers nothing."""
    return AlbumLooks(
        scheduler=looking.house.scheduler,
        store=CoverStore(looking.house.database),
        wall_path=str(looking.wall_path),
    )


def names(wall: Wall) -> list[str]:
    return [album.name for album in wall.albums]


def test_albums_come_in_the_order_of_their_list_and_are_arranged_then(looking: Looking) -> None:
    first, arranged = walls_of(looking)
    assert names(first) == [row.name for row in looking.store.album_rows()]
    assert (first.is_arranged, arranged.is_arranged) == (False, True)
    assert names(arranged)[arranged.with_cover :] == ["Bare"]
    assert sorted(names(arranged)) == sorted(names(first))
    # From now on it is at hand.
    assert walls_of(looking) == [arranged]


def test_an_arranged_wall_is_kept_for_the_next_start(
    looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    arranged = walls_of(looking)[-1]
    albums = next_start(looking)
    monkeypatch.setattr(LookCatalogue, "__post_init__", pytest.fail)
    monkeypatch.setattr(CoverStore, "albums", pytest.fail)
    assert walls_of(looking, albums) == [arranged]
    assert albums.wall.blocking() == arranged


def test_a_new_album_comes_last_until_it_has_its_place(looking: Looking) -> None:
    before = walls_of(looking)[-1]
    add_album(looking, "New", "techno")
    look(looking)
    first, arranged = walls_of(looking, next_start(looking))
    assert names(first) == [*names(before), "New"]
    assert (first.is_arranged, arranged.is_arranged) == (False, True)
    assert (len(arranged.albums), arranged.with_cover) == (5, 4)
    # The service that was open hears of it, too; its wall stays until it is arranged.
    assert [len(wall.albums) for wall in walls_of(looking)] == [5]


def test_covers_are_compared_again_only_where_pictures_are_others(
    looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = walls_of(looking)[-1]
    write_track(looking.house.music / "Loud" / "2.mp3", "Loud", motif_cover("rock", 0.1, 4), artist="Loud")
    look(looking)
    with monkeypatch.context() as patch:
        patch.setattr("musicrec_desktop.services.looks.wall.sorted_wall", pytest.fail)
        after = walls_of(looking, next_start(looking))[-1]
    assert names(after) == names(before)
    assert {row.name: row.track_count for row in after.albums}["Loud"] == 2


def test_covers_that_change_meanwhile_are_compared_again(
    looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, albums = looking.store.albums, looking.albums

    def interrupted() -> list[AlbumCover]:
        found = read()
        albums.refresh()
        return found[:1]

    walls: list[Wall] = []
    albums.wall.load(walls.append)
    assert looking.house.scheduler.step()
    monkeypatch.setattr(looking.store, "albums", interrupted)
    assert looking.house.scheduler.step()
    monkeypatch.setattr(looking.store, "albums", read)
    looking.house.scheduler.settle()
    assert [len(wall.albums) for wall in walls if wall.is_arranged] == [4]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[1]",
        b"null",
        b"\xff\xfe",
        b'{"format": 2}',
        b'{"format": 1, "state": "", "likeness": "", "columns": 0, "with_cover": 1, "albums": []}',
        b'{"format": 1, "state": "", "likeness": "", "columns": 1, "with_cover": 1, "albums": [[1]]}',
        b'{"format":1,"state":"","likeness":"","columns":1,"with_cover":1,"albums":[[1,2,3,4,5]]}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_made_again(looking: Looking, content: bytes) -> None:
    arranged = walls_of(looking)[-1]
    looking.wall_path.write_bytes(content)
    assert read_wall(str(looking.wall_path)) is None
    assert walls_of(looking, next_start(looking))[-1] == arranged
    kept = read_wall(str(looking.wall_path))
    assert kept is not None
    assert kept.wall == arranged


@pytest.mark.expects_warnings
def test_a_wall_that_cannot_be_kept_is_shown(looking: Looking) -> None:
    looking.wall_path.mkdir()
    assert walls_of(looking)[-1].is_arranged


def test_a_file_of_another_library_places_what_it_knows(looking: Looking) -> None:
    arranged = walls_of(looking)[-1]
    with looking.house.database.transaction():
        looking.house.database.execute("UPDATE track SET missing_since_ms = 1 WHERE album = 'Keys'")
    first, after = walls_of(looking, next_start(looking))
    assert names(first) == [name for name in names(arranged) if name != "Keys"]
    assert sorted(names(after)) == ["Bare", "Loud", "More keys"]


def test_a_wall_is_never_made_of_covers_as_they_were_before(looking: Looking) -> None:
    looking.albums.at_hand()
    looking.is_wanted = False
    looking.albums.refresh()
    walls: list[Wall] = []
    looking.albums.wall.load(walls.append)
    looking.house.scheduler.settle()
    assert [wall.with_cover for wall in walls if wall.is_arranged] == [0]
    kept = read_wall(str(looking.wall_path))
    assert kept is not None
    assert kept.wall.with_cover == 0
