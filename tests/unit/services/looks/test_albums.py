"""Albums compared by the covers of a library."""

from __future__ import annotations

import pytest

from tests.support.cover_set import DISTORTIONS, distortion_base, motif_cover, picture
from tests.unit.services.looks.rig import Looking, write_track
from tests.unit.services.scan.house import House, house

__all__ = ["house"]


@pytest.fixture
def looking(house: House) -> Looking:
    """Two pianos in red, a rock album in blue, and an album without a cover."""
    found = Looking(house)
    covers = {"Keys": ("piano", 0.0, 1), "More keys": ("piano", 0.0, 2), "Loud": ("rock", 0.6, 1)}
    for name, (motif, hue, seed) in covers.items():
        for number in range(2):
            write_track(
                house.music / name / f"{number}.mp3", name, motif_cover(motif, hue, seed), artist=name
            )
    write_track(house.music / "Bare" / "1.mp3", "Bare")
    house.scan()
    found.look()
    return found


def test_albums_that_look_alike(looking: Looking) -> None:
    albums = {one.album.name: one for one in looking.albums.at_hand().albums}
    assert [one.cover.album.name for one in looking.albums.similar(albums["Keys"])] == ["More keys", "Loud"]
    assert looking.albums.similar(albums["Bare"]) == []
    found: list[list[str]] = []
    for name, artist in (("keys", "KEYS"), ("Bare", "Someone"), ("Unknown", "")):
        looking.albums.load_similar(
            name, artist, 12, lambda alike: found.append([one.cover.album.name for one in alike])
        )
        looking.house.scheduler.settle()
    assert found == [["More keys", "Loud"], [], []]


def test_covers_are_read_when_somebody_asks(looking: Looking) -> None:
    assert looking.albums.catalogue is None
    told: list[bool] = []
    looking.albums.changed.connect(lambda: told.append(looking.albums.catalogue is None))
    write_track(looking.house.music / "New" / "1.mp3", "New", motif_cover("techno", 0.3, 1))
    looking.house.scan()
    looking.look()
    assert looking.albums.catalogue is None
    assert set(told) == {True}
    assert len(looking.albums.at_hand().albums) == 5


def test_a_picture_in_two_sizes_is_found(looking: Looking) -> None:
    base = distortion_base(1)
    write_track(looking.house.music / "One" / "1.mp3", "One", base)
    write_track(looking.house.music / "Two" / "1.mp3", "Two", DISTORTIONS["small"](picture(base)))
    looking.house.scan()
    looking.look()
    (files,) = looking.albums.doubles()
    assert [(one.width_px, one.height_px) for one in files] == [(600, 600), (200, 200)]
    named = [looking.house.tracks.many(one.tracks)[0].tags.album for one in files]
    assert named == ["One", "Two"]
    assert [[album.name for album in one.albums] for one in files] == [["One"], ["Two"]]


def test_covers_are_not_compared_while_looking_is_turned_off(looking: Looking) -> None:
    def alike() -> list[str]:
        albums = looking.albums.at_hand().albums
        keys = next(one for one in albums if one.album.name == "Keys")
        return [one.cover.album.name for one in looking.albums.similar(keys)]

    looking.wish(is_wanted=False)
    assert looking.albums.is_off
    assert alike() == []
    assert looking.albums.doubles() == []
    wall = looking.albums.wall.blocking()
    assert (len(wall.albums), wall.with_cover) == (4, 0)
    # What was known is not lost.
    looking.wish(is_wanted=True)
    assert alike() == ["More keys", "Loud"]
    assert looking.albums.wall.blocking().with_cover == 3
