"""Search in a real index: what is typed finds the tracks, and what cannot be searched finds none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from musicrec_desktop.core.errors import QuerySyntaxError
from musicrec_desktop.model.browse import BrowseRequest, GroupKind
from musicrec_desktop.model.track import FolderId, Tags, TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.name_index import renew_names
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_tracks, scanned

FILES = [
    scanned("a/1.ogg", Tags("雨の月曜日", ("佐藤カルテット",), "アジア集")),
    scanned("a/2.ogg", Tags("我爱你中国歌", ("王小明",), "アジア集")),
    scanned("a/3.ogg", Tags("사랑의노래", ("김하늘",), "アジア集")),
    scanned("a/4.ogg", Tags("เพลงรักของเรา", ("สมชาย",), "アジア集")),
    scanned("a/5.ogg", Tags("Blue Monday雨音", ("Ｍｉｘｅｄ",), "アジア集")),
    scanned("b/1.ogg", Tags("Nattsvømmeren", ("Bjørn Ødegård",), "Straße")),
    scanned("b/2.ogg", Tags("Rock ’n’ Roll", ("R.E.B.", "AC/XC"), "Don’t Look")),
    scanned("b/3.ogg", Tags("Me and Giuliani", ("!!!",), "Louden Up")),
    scanned("b/4.ogg", Tags("?", ("+/-",), "Let's Build")),
    scanned("b/5.ogg", Tags("re:stacks", ("Bon Hiver",), "For Emma", year=2007)),
    scanned("b/6.ogg", Tags("So What", ("Miles Davis",), "Kind of Blue", ("Somebody Else",), year=1959)),
    scanned("b/Wham! 7.ogg", Tags("Last", ("Wham!",), "Hits", artist_sort_names=("Pseudonym",))),
]  # fmt: skip


@pytest.fixture
def ids(database: Database) -> list[TrackId]:
    return add_tracks(database, FILES)[1]


def found(database: Database, text: str) -> list[str]:
    store = BrowseStore(database)
    return sorted(
        track.tags.title for track in store.page([TrackId(one) for one in store.ids(BrowseRequest(text))])
    )


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("月曜", ["雨の月曜日"]),
        ("雨", ["Blue Monday雨音", "雨の月曜日"]),
        ("カルテット", ["雨の月曜日"]),
        ("爱你", ["我爱你中国歌"]),
        ("中国 王", ["我爱你中国歌"]),
        ("노래", ["사랑의노래"]),
        ("ของเรา", ["เพลงรักของเรา"]),
        ("雨音 -月曜", ["Blue Monday雨音"]),
        ("artist:mixed", ["Blue Monday雨音"]),
        ("アジア", ["Blue Monday雨音", "เพลงรักของเรา", "雨の月曜日", "我爱你中国歌", "사랑의노래"]),
        ("bjorn odegard", ["Nattsvømmeren"]),
        ("album:strasse", ["Nattsvømmeren"]),
        ("rocknroll", ["Rock ’n’ Roll"]),
        ("artist:reb acxc", ["Rock ’n’ Roll"]),
        ("dont", ["Rock ’n’ Roll"]),
        ("!!!", ["Me and Giuliani"]),
        ("artist:!!!", ["Me and Giuliani"]),
        ("+/-", ["?"]),
        ("?", ["?"]),
        ("!!! ?", []),
        ("???", []),
        ("-", []),
        ("--", []),
        ("*", []),
        ("\u0301", []),
        ("♥", []),
        ("miles - so", ["So What"]),
        ("artist:mil", ["So What"]),
        ("artist:somebody", ["So What"]),
        ("artist:kind", []),
        ("file:wham", ["Last"]),
        ("pseudonym", ["Last"]),
        ("re:stacks", ["re:stacks"]),
        ("hiver year:2007", ["re:stacks"]),
    ],
)
def test_search(database: Database, ids: list[TrackId], text: str, titles: list[str]) -> None:
    assert ids
    assert found(database, text) == sorted(titles)


@pytest.mark.parametrize("text", ["artits:miles", "artits: year:1959", "so artits:x"])
def test_an_unknown_field_that_finds_nothing_is_told(
    database: Database, ids: list[TrackId], text: str
) -> None:
    assert ids
    with pytest.raises(QuerySyntaxError) as caught:
        found(database, text)
    assert (caught.value.reason, caught.value.name, caught.value.nearest) == ("field", "artits", "artist")


@pytest.mark.parametrize(
    "text", ["year:abc", "-year:abc", "is:nonsense", "year:abc plays:many", "(year:abc)"]
)
def test_a_search_that_asks_for_nothing_else_is_refused_and_does_not_show_the_whole_library(
    database: Database, ids: list[TrackId], text: str
) -> None:
    assert ids
    with pytest.raises(QuerySyntaxError):
        found(database, text)
    for kind in GroupKind:
        with pytest.raises(QuerySyntaxError):
            BrowseStore(database).groups(kind, text)
    assert found(database, f"miles {text}") == found(database, "miles") != []


def test_no_prefix_of_a_search_shows_the_whole_library_or_fails(
    database: Database, ids: list[TrackId]
) -> None:
    for text in ("!!! ?", "+/-", '"kind of', "artist:miles", "-miles", "雨の月曜", "♥♥", "** **"):
        for length in range(1, len(text) + 1):
            titles = found(database, text[:length])
            is_only_begun = text[:length] in {'"', "artist:"} or text.startswith("-miles")
            assert len(titles) < len(ids) or is_only_begun, text[:length]


@pytest.mark.parametrize(
    "text",
    ["".join(f"-{n} " for n in range(3000)), "".join(f"a{n} " for n in range(3000)), "雨" * 5000, "!" * 5000],
)
def test_a_pasted_page_is_no_error(database: Database, ids: list[TrackId], text: str) -> None:
    assert len(found(database, text)) in {0, len(ids) - 1, len(ids)}


def test_words_follow_the_tags(database: Database, ids: list[TrackId]) -> None:
    tracks = TrackStore(database)
    tags = replace(FILES[0].tags, title="Ganz anders", artists=("Neu",))
    tracks.upsert(tracks_folder(database), [scanned("a/1.ogg", tags, size=2)], NOW_MS)
    assert found(database, "月曜") == []
    assert found(database, "neu anders") == ["Ganz anders"]
    FileTagStore(database).retagged(ids[0], FILES[0].stat, FILES[0].tags)
    assert found(database, "月曜") == ["雨の月曜日"]
    tracks.mark_missing([ids[1]], NOW_MS)
    tracks.merge_moved(ids[1], ids[2])
    assert found(database, "爱你") == []
    assert found(database, "노래") == ["사랑의노래"]
    database.execute("DELETE FROM track WHERE id = ?", (ids[1],))
    assert database.query("SELECT rowid FROM track_search WHERE track_search MATCH '\"노\"'") == []


def tracks_folder(database: Database) -> FolderId:
    row = database.one("SELECT id FROM folder")
    assert row is not None
    return FolderId(row[0])


def test_everything_that_follows_from_names_can_be_written_anew(
    database: Database, ids: list[TrackId]
) -> None:
    values = "SELECT * FROM track_value ORDER BY track_id, kind, position"
    before = database.query(values)
    order = list(BrowseStore(database).ids(BrowseRequest()))
    database.execute("DELETE FROM track_search")
    database.execute("DELETE FROM artist_order")
    database.execute("UPDATE track SET album_key = '', sort_artist = 'x', sort_title = 'x', sort_album = 'x'")
    database.execute("UPDATE track_value SET key = ''")
    with database.transaction():
        renew_names(database.connection)
    assert database.query(values) == before
    assert list(BrowseStore(database).ids(BrowseRequest())) == order
    assert found(database, "月曜") == ["雨の月曜日"]
    assert len(ids) == len(order)
