"""Tracks stand album by album, in the order in which the albums came, and know where discs and days begin."""

from __future__ import annotations

import random

import numpy as np
import pytest

from musicrec_desktop.model.browse import BrowseRequest, Scope, ScopeKind, SortColumn, SortKey
from musicrec_desktop.model.files import ScannedFile
from musicrec_desktop.model.track import TagDetails, Tags, Track, TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.list_groups import GroupsOfLists
from musicrec_desktop.storage.panes import PaneStore
from musicrec_desktop.storage.query.plan import Cost
from musicrec_desktop.storage.query.sets import TrackSets
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.ui.kit.wording.formats import part_text
from tests.support.library import NOW_MS, add_tracks, scanned

DAY_MS = 86_400_000
ALBUMS = (("Box", "Ann", 2, 1990), ("Solo", "Bob", 1, 2000), ("", "", 1, 1980))


@pytest.fixture
def store(database: Database) -> BrowseStore:
    rng = random.Random(8)
    files = [
        scanned(
            f"{album}/{disc}-{number}.mp3",
            Tags(
                f"{album} {disc}.{number}",
                ("A",),
                album,
                (artist,),
                track_number=number,
                disc_number=disc,
                duration_ms=1000 * number,
                year=year,
            ),
        )
        for album, artist, discs, year in (
            ("Box", "Ann", 2, 1990),
            ("Solo", "Bob", 1, 2000),
            ("", "", 1, 1980),
        )
        for disc in range(1, discs + 1)
        for number in range(1, 4)
    ]
    rng.shuffle(files)
    add_tracks(database, files)
    return BrowseStore(database)


def tracks_of(store: BrowseStore, request: BrowseRequest) -> list[Track]:
    return store.page([TrackId(one) for one in store.ids(request)])


@pytest.mark.parametrize(
    ("key", "albums"),
    [
        (SortKey(SortColumn.YEAR), ["", "Box", "Solo"]),
        (SortKey(SortColumn.YEAR, is_descending=True), ["Solo", "Box", ""]),
        (SortKey(SortColumn.TITLE, is_descending=True), ["Solo", "Box", ""]),
    ],
)
def test_albums_come_as_their_first_tracks_did(store: BrowseStore, key: SortKey, albums: list[str]) -> None:
    request = BrowseRequest(is_by_album=True).ordered_by([key])
    listing = store.listing(request)
    tracks = tracks_of(store, request)
    runs = listing.albums
    assert runs is not None
    assert [tracks[start].tags.album for start in runs.starts] == albums
    assert runs.counts.sum() == len(tracks) == 12
    for start, count, duration_ms in zip(runs.starts, runs.counts, runs.durations_ms, strict=True):
        own = tracks[start : start + count]
        assert len({track.tags.album for track in own}) == 1
        places = [(track.tags.disc_number or 0, track.tags.track_number or 0) for track in own]
        assert places == sorted(places)
        assert duration_ms == sum(track.duration_ms or 0 for track in own)
    assert [(tracks[at].tags.album, disc) for at, disc in zip(runs.part_starts, runs.discs, strict=True)] == [
        ("Box", 1),
        ("Box", 2),
    ]
    assert [key == "" for key in runs.keys] == [album == "" for album in albums]


@pytest.mark.parametrize("key", [SortKey(SortColumn.YEAR), SortKey(SortColumn.TITLE, is_descending=True)])
def test_the_albums_of_few_tracks_are_read_alone(
    store: BrowseStore, database: Database, key: SortKey
) -> None:
    ids = np.array(store.ids(BrowseRequest().ordered_by([key])))
    found = []
    for few in ({}, {Cost.SCAN: 1.0}):
        sets = TrackSets(database, few=few)
        ordered, runs = GroupsOfLists(database, sets, PaneStore(database, sets)).by_album(ids)
        parts = (runs.starts, runs.counts, runs.durations_ms, runs.part_starts, runs.discs)
        found.append((ordered.tolist(), [part.tolist() for part in parts], list(runs.keys)))
    assert found[0] == found[1]


def test_a_search_leaves_parts_of_albums(store: BrowseStore) -> None:
    runs = store.listing(BrowseRequest("track:2", is_by_album=True)).albums
    assert runs is not None
    assert sorted(runs.counts.tolist()) == [1, 1, 2]


def test_an_empty_list_has_no_albums(store: BrowseStore) -> None:
    runs = store.listing(BrowseRequest("nothing", is_by_album=True)).albums
    assert runs is not None
    assert (len(runs.starts), len(runs.part_starts), list(runs.keys)) == (0, 0, [])


def test_what_came_last_is_parted_by_days(database: Database) -> None:
    tracks = TrackStore(database)
    folder, ids = add_tracks(database, [scanned("a.mp3")], "/a")
    for number, at_ms in enumerate((NOW_MS + DAY_MS, NOW_MS + DAY_MS + 1, NOW_MS + 3 * DAY_MS)):
        tracks.upsert(folder, [scanned(f"{number}.mp3")], at_ms)
    scope = Scope(ScopeKind.ADDED)
    store = BrowseStore(database)
    request = BrowseRequest(scope=scope, sort=SortColumn.ADDED, is_descending=True)
    listing = store.listing(request)
    assert [place for place, _ in listing.days] == [0, 1, 3]
    assert listing.ids[3] == ids[0]
    assert listing.days[0][1] == NOW_MS + 3 * DAY_MS
    assert store.listing(BrowseRequest(scope=scope, sort=SortColumn.TITLE)).days == ()
    assert store.listing(BrowseRequest("nothing", scope, SortColumn.ADDED)).days == ()


def test_works_are_parts_of_albums_where_one_has_several_tracks(database: Database) -> None:
    works = ("", "Sonate", "sonate", "Sonate", "Lied", "", "")
    files = [
        scanned(
            f"{album}/{number}.mp3",
            Tags(
                f"T{number}",
                album=album,
                album_artists=("A",),
                track_number=number,
                disc_number=1 + (number > 3) if album == "A" else 1,
                details=TagDetails(works=(work,) if work else ()),
            ),
        )
        for album, of_album in (("A", works), ("B", ("Eins", "Zwei", "", "Drei")))
        for number, work in enumerate(of_album)
    ]
    ids = add_tracks(database, files)[1]
    runs = BrowseStore(database).listing(BrowseRequest(is_by_album=True)).albums
    assert runs is not None
    assert list(runs.starts) == [0, len(works)]
    # The first track of no work has no heading but that of its disc; the one behind the works has.
    assert list(zip(runs.part_starts.tolist(), runs.discs.tolist(), runs.works, strict=True)) == [
        (0, 1, ""), (1, 0, "Sonate"), (4, 2, "Lied"), (5, 0, ""),
    ]  # fmt: skip
    assert [part_text(*part) for part in ((1, ""), (0, "Sonate"), (2, "Lied"), (0, ""))] == [
        "Disc 1", "Sonate", "Disc 2 · Lied", "Other tracks",
    ]  # fmt: skip
    assert len(ids) == 11


def test_the_recordings_of_a_work_and_what_a_composer_wrote(database: Database) -> None:
    def track(name: str, work: str, composer: str, place: str = "") -> ScannedFile:
        details = TagDetails(
            composers=(composer,),
            works=(work,),
            movements=("M",),
            movement_places=(place,) if place else (),
            ensembles=("Das Orchester",),
            performers=("Ada", "Bo"),
            instruments=("violin", ""),
        )
        return scanned(f"{name}.mp3", Tags(name, ("X",), details=details))

    files = [
        track("b", "Sinfonie", "Clara", "2/3"), track("a", "sinfonie", "Clara", "10"),
        track("c", "Sinfonie", "Dirk", "1"), track("d", "Lied", "Clara"),
    ]  # fmt: skip
    b, a, c, d = add_tracks(database, files)[1]
    store = BrowseStore(database)

    def found(scope: Scope, text: str = "", *keys: SortColumn) -> list[TrackId]:
        request = BrowseRequest(text, scope).ordered_by([SortKey(key) for key in keys or (SortColumn.TITLE,)])
        return [TrackId(one) for one in store.ids(request)]

    everything = Scope()
    assert found(Scope(ScopeKind.WORK, "Sinfonie", "clara")) == [a, b]
    assert found(Scope(ScopeKind.WORK, "SINFONIE")) == [a, b, c]
    assert found(Scope(ScopeKind.COMPOSER, "Clara"), "", SortColumn.WORK, SortColumn.MOVEMENT) == [d, b, a]
    assert found(everything, "", SortColumn.MOVEMENT)[:3] == [c, b, a]
    assert found(everything, "work:sinf*") == [a, b, c]
    assert found(everything, 'work:="Lied" movement:M') == [d]
    assert found(everything, "orchestra:orchester instrument:violin") == [a, b, c, d]
    assert found(everything, "instrument:cello") == []
    assert len(found(everything, 'work:""')) == 0
