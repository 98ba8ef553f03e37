"""Versions of an album are found by the release group, or by names that differ in additions only."""

from __future__ import annotations

from musicrec_desktop.model.track import Tags
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from tests.support.library import add_tracks, scanned


def add(database: Database, album: str, artist: str = "Miles", year: int = 1959, group: str = "") -> None:
    tags = Tags("T", (artist,), album, (artist,), year=year, release_group_id=group)
    add_tracks(database, [scanned(f"{album}.mp3", tags)], f"/{artist}")


def found(database: Database, album: str) -> list[tuple[str, int | None]]:
    return [(row.name, row.year) for row in BrowseStore(database).versions(album, "Miles")]


def test_additions_and_release_groups_make_versions(database: Database) -> None:
    add(database, "Kind of Blue")
    add(database, "Kind of Blue (Deluxe Edition)", year=2009)
    add(database, "Kind of Blue [Remastered]", year=1997)
    add(database, "Kind of Green", year=1960)
    add(database, "Kind of Blue (Deluxe Edition)", artist="Somebody", year=2010)
    assert found(database, "Kind of Blue") == [
        ("Kind of Blue [Remastered]", 1997),
        ("Kind of Blue (Deluxe Edition)", 2009),
    ]
    assert found(database, "kind of blue [remastered]")[0] == ("Kind of Blue", 1959)
    assert found(database, "Kind of Green") == []
    assert found(database, "Unknown") == []


def test_a_release_group_tells_what_names_do_not(database: Database) -> None:
    add(database, "The Album", group="g1")
    add(database, "L'album", year=1980, group="g1")
    add(database, "Another", year=1981, group="g2")
    assert found(database, "The Album") == [("L'album", 1980)]
