"""The tree of folders counts what lies below, and a folder's tracks are those of its span."""

from __future__ import annotations

import os

import pytest

from musicrec_desktop.model.browse import BrowseRequest, Scope, ScopeKind
from musicrec_desktop.model.folder_tree import HERE
from musicrec_desktop.model.track import TagDetails, Tags, TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_tracks, scanned

PATHS = ("a.mp3", "Jazz/b.mp3", "Jazz/c.mp3", "Jazz/Live/d.mp3", "Jazz-Rock/e.mp3", "Jazz/Live/2/f.mp3")
ODD = os.fsdecode(b"Caf\xe9/g.mp3")


@pytest.fixture
def store(database: Database) -> BrowseStore:
    add_tracks(database, [scanned(path, Tags(path)) for path in (*PATHS, ODD)], "/music")
    add_tracks(database, [scanned("h.mp3", Tags("h"))], "/music/Inner")
    add_tracks(database, [scanned("i.mp3", Tags("i"))], "/musical")
    return BrowseStore(database)


def titles(store: BrowseStore, path: str, detail: str = "") -> list[str]:
    ids = store.ids(BrowseRequest(scope=Scope(ScopeKind.FOLDER, path, detail)))
    return sorted(track.tags.title for track in store.page([TrackId(one) for one in ids]))


def test_roots_are_the_watched_folders(store: BrowseStore) -> None:
    found = [(node.path, node.name, node.tracks, node.has_folders) for node in store.folders("")]
    assert found == [
        ("/music", "/music", 7, True),
        ("/music/Inner", "/music/Inner", 1, False),
        ("/musical", "/musical", 1, False),
    ]


def test_a_level_has_the_numbers_of_all_below(store: BrowseStore) -> None:
    found = [(node.name, node.tracks, node.has_folders) for node in store.folders("/music")]
    assert found == [(os.path.dirname(ODD), 1, False), ("Jazz", 4, True), ("Jazz-Rock", 1, False)]
    assert [(node.path, node.tracks) for node in store.folders("/music/Jazz")] == [("/music/Jazz/Live", 2)]
    assert store.folders("/music/Jazz-Rock") == []
    assert store.folders("/elsewhere") == []


def test_a_folder_has_its_tracks_with_or_without_sub_folders(store: BrowseStore) -> None:
    jazz = ["Jazz/Live/2/f.mp3", "Jazz/Live/d.mp3", "Jazz/b.mp3", "Jazz/c.mp3"]
    assert titles(store, "/music/Jazz") == jazz
    assert titles(store, "/music/Jazz", HERE) == jazz[2:]
    assert titles(store, "/music", HERE) == ["a.mp3"]
    assert titles(store, "/music") == sorted([*PATHS, ODD.replace("\udce9", "�"), "h"])
    assert titles(store, "/") == sorted([*titles(store, "/music"), "i"])
    assert titles(store, "/nowhere") == []
    assert len(titles(store, "")) == 9


def test_a_name_that_is_no_text_is_found(store: BrowseStore) -> None:
    assert len(titles(store, os.path.join("/music", os.path.dirname(ODD)))) == 1


def test_missing_files_are_counted_apart(database: Database, store: BrowseStore) -> None:
    ids = list(store.ids(BrowseRequest(scope=Scope(ScopeKind.FOLDER, "/music/Jazz"))))
    TrackStore(database).mark_missing([TrackId(one) for one in ids[:3]], NOW_MS)
    jazz = next(node for node in store.folders("/music") if node.name == "Jazz")
    assert (jazz.tracks, jazz.missing) == (1, 3)


def test_a_removed_folder_is_gone_unless_its_files_are_there(database: Database, store: BrowseStore) -> None:
    folders = FolderStore(database)
    gone = next(folder for folder in folders.all() if folder.path == "/musical")
    folders.remove(gone.id, NOW_MS)
    assert "/musical" not in [node.path for node in store.folders("")]


@pytest.mark.parametrize(
    ("scope", "count"),
    [
        (Scope(ScopeKind.YEAR, "1999"), 1),
        (Scope(ScopeKind.YEAR, ""), 1),
        (Scope(ScopeKind.COMPOSER, "HOLST"), 1),
        (Scope(ScopeKind.COMPOSER, ""), 1),
        (Scope(ScopeKind.ADDED), 2),
    ],
)
def test_years_and_composers_are_scopes(database: Database, scope: Scope, count: int) -> None:
    details = TagDetails(composers=("Holst",))
    add_tracks(
        database, [scanned("x.mp3", Tags("X", year=1999, details=details)), scanned("y.mp3", Tags("Y"))]
    )
    assert len(BrowseStore(database).ids(BrowseRequest(scope=scope))) == count
