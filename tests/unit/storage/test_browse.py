"""Lists, search, groups."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.browse import (
    UNKNOWN_NAMES,
    BrowseRequest,
    GroupKind,
    Scope,
    ScopeKind,
    SortColumn,
)
from musicrec_desktop.model.listen import FeedbackKind, Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_tracks, scanned

FILES = [
    scanned("j/1.mp3", Tags("So What", ("Miles Davis",), "Kind of Blue", (), ("Jazz",), 1, 1, 1959, 500_000)),
    scanned("j/2.mp3", Tags("Naima", ("John Coltrane",), "Giant Steps", (), ("Jazz",), 6, 1, 1960, 260_000)),
    scanned("e/3.mp3", Tags("Jóga", ("Björk",), "Homogenic", (), ("Pop", "Art Pop"), 2, 1, 1997, 305_000)),
    scanned("e/4.mp3", Tags("The Anchor Song", ("Björk",), "Debut", (), (), None, None, None, None)),
]  # fmt: skip


@pytest.fixture
def ids(database: Database) -> list[TrackId]:
    """Four tracks."""
    return add_tracks(database, FILES)[1]


def _titles(database: Database, request: BrowseRequest) -> list[str]:
    store = BrowseStore(database)
    return [track.tags.title for track in store.page([TrackId(number) for number in store.ids(request)])]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("", ["Naima", "So What", "Jóga", "The Anchor Song"]),
        ("bjork", ["Jóga", "The Anchor Song"]),
        ("BJÖ anch", ["The Anchor Song"]),
        ("genre:jazz -naima", ["So What"]),
        ("year:1959..1960", ["Naima", "So What"]),
        ("year:1960..", ["Naima", "Jóga"]),
        ("-year:1950..1990", ["Jóga", "The Anchor Song"]),
        ('"kind of"', ["So What"]),
        ("artist:miles", ["So What"]),
        ("album:miles", []),
        ("* ( ) AND OR", []),
        ("year:", ["Naima", "So What", "Jóga", "The Anchor Song"]),
        ('"', ["Naima", "So What", "Jóga", "The Anchor Song"]),
    ],
)
def test_search(database: Database, ids: list[TrackId], text: str, titles: list[str]) -> None:
    assert ids
    found = _titles(database, BrowseRequest(text=text))
    assert sorted(found) == sorted(titles)


@pytest.mark.parametrize("column", list(SortColumn))
def test_every_order_has_every_track_and_its_reverse(
    database: Database, ids: list[TrackId], column: SortColumn
) -> None:
    store = BrowseStore(database)
    ListenStore(database).finish(Listen(ids[2], NOW_MS, 200_000, 305_000, EndReason.FINISHED))
    FeedbackStore(database).add(FeedbackKind.LIKE, NOW_MS, ids[1])
    up = list(store.ids(BrowseRequest(sort=column)))
    down = list(store.ids(BrowseRequest(sort=column, is_descending=True)))
    assert sorted(up) == sorted(down) == sorted(ids)


def test_orders(database: Database, ids: list[TrackId]) -> None:
    assert ids
    assert _titles(database, BrowseRequest(sort=SortColumn.TITLE))[0] == "The Anchor Song"
    assert _titles(database, BrowseRequest(sort=SortColumn.YEAR, is_descending=True))[0] == "Jóga"
    assert _titles(database, BrowseRequest(sort=SortColumn.DURATION))[-1] == "The Anchor Song"


def test_scopes(database: Database, ids: list[TrackId]) -> None:
    FeedbackStore(database).add(FeedbackKind.LIKE, NOW_MS, ids[1])
    FeedbackStore(database).add(FeedbackKind.LIKE, NOW_MS, ids[0])
    FeedbackStore(database).add(FeedbackKind.NEUTRAL, NOW_MS, ids[0])
    for scope, titles in (
        (Scope(ScopeKind.ARTIST, "Björk"), ["Jóga", "The Anchor Song"]),
        (Scope(ScopeKind.GENRE, "Art Pop"), ["Jóga"]),
        (Scope(ScopeKind.ALBUM, "Debut", "Björk"), ["The Anchor Song"]),
        (Scope(ScopeKind.LIKED), ["Naima"]),
    ):
        assert sorted(_titles(database, BrowseRequest(scope=scope))) == titles


def test_groups(database: Database, ids: list[TrackId]) -> None:
    store = BrowseStore(database)
    assert [group.name for group in store.groups(GroupKind.ALBUMS)] == [
        "Debut", "Giant Steps", "Homogenic", "Kind of Blue",
    ]  # fmt: skip
    assert [group.name for group in store.groups(GroupKind.ARTISTS)] == [
        "Björk", "John Coltrane", "Miles Davis",
    ]  # fmt: skip
    assert [group.track_count for group in store.groups(GroupKind.GENRES) if group.name] == [1, 2, 1]
    assert [group.name for group in store.groups(GroupKind.ALBUMS, "bjork hom")] == ["Homogenic"]
    TrackStore(database).mark_missing(ids, NOW_MS)
    assert store.groups(GroupKind.ARTISTS) == []


def test_the_albums_of_an_artist_count_once_in_all_spellings(database: Database) -> None:
    files = [
        scanned(f"{number}.mp3", Tags(f"T{number}", artists, album, ("Various",)))
        for number, (artists, album) in enumerate(
            (
                (("björk",), "Debut"),
                (("Björk", "Tricky"), "Debut"),
                (("BJÖRK",), "Post"),
                (("Tricky",), ""),
                (("Nobody",), ""),
            )
        )
    ]
    ids = add_tracks(database, files)[1]
    store = BrowseStore(database)

    def albums() -> dict[str, str]:
        return {group.name.casefold(): group.detail for group in store.groups(GroupKind.ARTISTS)}

    assert set(albums().values()) == {"2 albums", "1 album", "0 albums"}
    assert (albums()["tricky"], albums()["nobody"]) == ("1 album", "0 albums")
    TrackStore(database).mark_missing([ids[2]], NOW_MS)
    assert sorted(albums().values()) == ["0 albums", "1 album", "1 album"]


def test_tracks_without_a_value_are_a_group_of_their_own(database: Database) -> None:
    files = [
        scanned("a.mp3", Tags("Tagged", ("Ann",), "Album", ("Ann",), ("Jazz",))),
        scanned("b.mp3", Tags("Bare")),
        scanned("c.mp3", Tags("Bare too", (), "Album", ("Ann",))),
    ]
    _, ids = add_tracks(database, files)
    store = BrowseStore(database)
    for kind, scope, wanted in (
        (GroupKind.ARTISTS, ScopeKind.ARTIST, ids[1:]),
        (GroupKind.GENRES, ScopeKind.GENRE, ids[1:]),
        (GroupKind.ALBUMS, ScopeKind.ALBUM, ids[1:2]),
    ):
        last = store.groups(kind)[-1]
        assert (last.name, last.track_count, last.cover_track_id) == ("", len(wanted), wanted[0])
        found = store.ids(BrowseRequest(scope=Scope(scope), sort=SortColumn.TITLE))
        assert list(found) == wanted
        words = UNKNOWN_NAMES[kind].split()
        assert store.groups(kind, words[0].lower()) == [last]
        assert store.groups(kind, "ann") != [last]
    TrackStore(database).mark_missing(ids[1:], NOW_MS)
    assert [group.name for group in store.groups(GroupKind.ARTISTS)] == ["Ann"]


def test_an_album_without_album_artist_is_one_album(database: Database) -> None:
    mixed = [
        scanned(f"mix/CD{disc}/{number}.mp3", Tags("T", (f"Artist {disc}{number}",), "Mixtape"))
        for disc in (1, 2)
        for number in (1, 2)
    ]
    featuring = [
        scanned(f"feat/{number}.mp3", Tags("T", names, "Solo"))
        for number, names in enumerate([("Ann",), ("Ann", "Bob"), ("Cyd",)])
    ]
    spread = [
        scanned(f"My_Game/{part}/1.ogg", Tags("T", artists, "My game"))
        for part, artists in (("end", ()), ("menu", ("Zed",)), ("lose", ("Kim",)))
    ]
    elsewhere = [scanned("other/1.mp3", Tags("T", ("Zed",), "Solo"))]
    add_tracks(database, [*mixed, *featuring, *spread, *elsewhere])
    groups = BrowseStore(database).groups(GroupKind.ALBUMS)
    assert [(group.name, group.detail, group.track_count) for group in groups] == [
        ("Mixtape", "Various artists", 4),
        ("My game", "Various artists", 3),
        ("Solo", "Ann", 3),
        ("Solo", "Zed", 1),
    ]


def test_totals_and_history(database: Database, ids: list[TrackId]) -> None:
    store = BrowseStore(database)
    assert store.totals(ids).duration_ms == 1_065_000
    # A track that left the library since its id was read.
    assert store.totals([*ids, TrackId(10**6)]).duration_ms == 1_065_000
    listens = ListenStore(database)
    listens.finish(Listen(ids[0], 1, 300_000, 500_000, EndReason.FINISHED))
    listens.finish(Listen(ids[1], 2, 10_000, 260_000, EndReason.SKIPPED))
    rows = store.history(10)
    assert [row.track.tags.title for row in rows] == ["Naima", "So What"]
    stats = store.stats(1)
    assert (stats.listens, stats.plays, stats.listened_ms) == (2, 1, 310_000)
    assert (stats.albums, stats.artists, stats.genres) == (4, 3, 3)
    assert [store.counted_to(limit, 1) for limit in (2, 100)] == [(2, 0), (stats.tracks, stats.analysed)]


def test_whether_there_are_tracks_needs_no_count(database: Database) -> None:
    store = BrowseStore(database)
    assert not store.has_tracks(also_missing=True)
    _, ids = add_tracks(database, [scanned("a.mp3", Tags("A"))])
    assert store.has_tracks()
    TrackStore(database).mark_missing(ids, NOW_MS)
    assert (store.has_tracks(), store.has_tracks(also_missing=True)) == (False, True)


def test_groups_are_read_once_until_tags_or_files_change(database: Database) -> None:
    tags = [Tags(str(one), (f"Artist {one}",), f"Album {one}") for one in range(4)]
    files = [scanned(f"{one}.mp3", tags[one]) for one in range(4)]
    _, ids = add_tracks(database, files[:3])
    store, asked = BrowseStore(database), list[str]()
    assert [row.name for row in store.groups(GroupKind.ALBUMS)] == ["Album 0", "Album 1", "Album 2"]
    database.connection.set_trace_callback(asked.append)
    store.groups(GroupKind.ALBUMS, "album 1")
    assert not [sql for sql in asked if "GROUP BY" in sql]
    database.connection.set_trace_callback(None)
    TrackStore(database).mark_missing([ids[0]], NOW_MS)
    assert [row.name for row in store.groups(GroupKind.ALBUMS)] == ["Album 1", "Album 2"]
    add_tracks(database, files[3:])
    assert [row.name for row in store.groups(GroupKind.ALBUMS)] == ["Album 1", "Album 2", "Album 3"]
