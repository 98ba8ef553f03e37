"""One name is one artist, album and genre, and stands in one place of every list."""

from __future__ import annotations

import unicodedata

import pytest

from musicrec_desktop.model.browse import BrowseRequest, GroupKind, Scope, ScopeKind, SortColumn
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_tracks, scanned


def titles(database: Database, request: BrowseRequest) -> list[str]:
    store = BrowseStore(database)
    return [track.tags.title for track in store.page([TrackId(one) for one in store.ids(request)])]


def names(database: Database, kind: GroupKind) -> list[str]:
    return [group.name for group in BrowseStore(database).groups(kind)]


def test_spellings_of_one_name_are_one_group(database: Database) -> None:
    spellings = [
        ("Jörg Müßig", "Größe", "Électro"),
        (unicodedata.normalize("NFD", "Jörg Müßig"), unicodedata.normalize("NFD", "Größe"), "ÉLECTRO"),
        ("JÖRG MÜSSIG", "GRÖSSE", "Electro"),
        ("Jörg  Müßig", "Größe ", unicodedata.normalize("NFD", "Électro")),
        ("Jörg Müßig", "Größe", "Électro"),
    ]
    files = [
        scanned(f"{number}.ogg", Tags(f"T{number}", (artist,), album, (artist,), (genre,)))
        for number, (artist, album, genre) in enumerate(spellings)
    ]
    add_tracks(database, files)
    store = BrowseStore(database)
    (album,) = store.groups(GroupKind.ALBUMS)
    assert (album.name, album.detail, album.track_count) == ("Größe", "Jörg Müßig", 5)
    (artist,) = store.groups(GroupKind.ARTISTS)
    assert (artist.name, artist.detail, artist.track_count) == ("Jörg Müßig", "1 album", 5)
    (genre,) = store.groups(GroupKind.GENRES)
    assert (genre.name, genre.track_count) == ("Électro", 5)
    stats = store.stats(1)
    assert (stats.albums, stats.artists, stats.genres) == (1, 1, 1)
    for scope in (
        Scope(ScopeKind.ALBUM, "größe", "jörg müßig"),
        Scope(ScopeKind.ARTIST, "JÖRG MÜẞIG"),
        Scope(ScopeKind.GENRE, "electro"),
    ):
        assert len(titles(database, BrowseRequest(scope=scope))) == 5


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (["HIP HOP", "Hip-Hop", "hip hop", "Hip Hop"], ["Hip Hop"]),
        (["HIP HOP", "HIP HOP", "Hip Hop"], ["HIP HOP"]),
        (["Lo-Fi", "Lo‐Fi"], ["Lo-Fi"]),
    ],
)
def test_a_genre_is_shown_as_written_most_often(
    database: Database, written: list[str], shown: list[str]
) -> None:
    add_tracks(database, [scanned(f"{n}.ogg", Tags("T", genres=(genre,))) for n, genre in enumerate(written)])
    assert names(database, GroupKind.GENRES) == shown


def test_names_that_differ_by_more_stay_apart(database: Database) -> None:
    artists = ["MØ", "Mo", "はと", "ばと", "Wham", "Wham!", "Thanh Hà", "Thanh Hạ"]
    add_tracks(database, [scanned(f"{n}.ogg", Tags("T", (artist,), "A")) for n, artist in enumerate(artists)])
    assert sorted(names(database, GroupKind.ARTISTS)) == sorted(artists)


def test_an_untagged_album_artist_is_counted_by_name_and_not_by_spelling(database: Database) -> None:
    artists = ("Die Wölfe", "DIE WÖLFE", "Gast", "Die Wölfe")
    add_tracks(
        database, [scanned(f"a/{n}.ogg", Tags("T", (artist,), "Nachts")) for n, artist in enumerate(artists)]
    )
    (album,) = BrowseStore(database).groups(GroupKind.ALBUMS)
    assert (album.name, album.detail, album.track_count) == ("Nachts", "Die Wölfe", 4)


def test_numbers_are_in_their_order_everywhere(database: Database) -> None:
    numbers = (10, 2, 1, 20, 3)
    add_tracks(
        database,
        [
            scanned(f"{n}.ogg", Tags(f"Teil {n}", (f"Band {n}",), f"Vol. {n}", genres=(f"Art {n}",)))
            for n in numbers
        ],
    )
    ordered = [f"Teil {n}" for n in sorted(numbers)]
    for column in (SortColumn.TITLE, SortColumn.ARTIST, SortColumn.ALBUM, SortColumn.GENRE):
        assert titles(database, BrowseRequest(sort=column)) == ordered
    for kind, word in ((GroupKind.ALBUMS, "Vol."), (GroupKind.ARTISTS, "Band"), (GroupKind.GENRES, "Art")):
        assert names(database, kind) == [f"{word} {n}" for n in sorted(numbers)]


SORTED = {
    "Zoe Abt": "Abt, Zoe",
    "宇田": "うだ",
    "Los Mitos": "",
    "The Mitte": "Mitte, The",
    "Müller": "",
    "The Nord": "",
    "Anna Zeller": "Zeller, Anna",
}


def test_artists_are_in_one_order_on_every_page(database: Database) -> None:
    files = [
        scanned(
            f"{n}.ogg",
            Tags(
                artist, (artist,), f"Of {artist}", (artist,),
                artist_sort_names=(order,) if order else (),
            ),
        )
        for n, (artist, order) in enumerate(sorted(SORTED.items()))
    ]  # fmt: skip
    add_tracks(database, files)
    expected = ["Zoe Abt", "Los Mitos", "The Mitte", "Müller", "The Nord", "Anna Zeller", "宇田"]
    assert names(database, GroupKind.ARTISTS) == expected
    assert titles(database, BrowseRequest(sort=SortColumn.ARTIST)) == expected


def test_a_sort_name_holds_for_every_track_of_the_artist(database: Database) -> None:
    first = [scanned(f"a/{n}.ogg", Tags(f"A{n}", ("Anna Zeller",))) for n in range(2)]
    folder, _ = add_tracks(database, [*first, scanned("m.ogg", Tags("M", ("Mitte",)))])
    assert titles(database, BrowseRequest()) == ["A0", "A1", "M"]
    tagged = Tags("A2", ("ANNA ZELLER",), artist_sort_names=("Zeller, Anna",))
    guest = Tags("A3", ("Anna Zeller", "Bo"), artist_credit="Anna Zeller feat. Bo")
    tracks = TrackStore(database)
    tracks.upsert(folder, [scanned("a/2.ogg", tagged), scanned("a/3.ogg", guest)], NOW_MS)
    assert titles(database, BrowseRequest()) == ["M", "A0", "A1", "A2", "A3"]
    assert names(database, GroupKind.ARTISTS) == ["Bo", "Mitte", "Anna Zeller"]
    tracks.upsert(folder, [scanned("a/2.ogg", Tags("A2", ("Anna Zeller",)))], NOW_MS)
    assert titles(database, BrowseRequest()) == ["A0", "A1", "A2", "A3", "M"]


def test_sort_names_of_titles_and_albums(database: Database) -> None:
    add_tracks(
        database,
        [
            scanned("1.ogg", Tags("Zebra", (), "Zoo", title_sort_name="Aal", album_sort_name="Arche")),
            scanned("2.ogg", Tags("Igel", (), "Haus")),
            scanned("3.ogg", Tags("Hund", (), "ZOO")),
        ],
    )
    assert titles(database, BrowseRequest(sort=SortColumn.TITLE)) == ["Zebra", "Hund", "Igel"]
    assert names(database, GroupKind.ALBUMS) == ["Zoo", "Haus"]
    assert titles(database, BrowseRequest(sort=SortColumn.ALBUM))[-1] == "Igel"


def test_the_credit_and_the_ids_are_kept(database: Database) -> None:
    tags = Tags(
        "Zwei",
        ("Ada Nord", "Bo Süd"),
        "Gemeinsam",
        ("Ada Nord", "Bo Süd"),
        artist_credit="Ada Nord feat. Bo Süd",
        album_artist_credit="Ada Nord & Bo Süd",
        artist_sort_names=("Nord, Ada", "Süd, Bo"),
        album_artist_sort_names=("Nord, Ada", "Süd, Bo"),
        title_sort_name="Zwo",
        album_sort_name="Zusammen",
        recording_id="aaaaaaaa-0000-4000-8000-000000000001",
        release_id="aaaaaaaa-0000-4000-8000-000000000002",
        artist_ids=("aaaaaaaa-0000-4000-8000-000000000003", "aaaaaaaa-0000-4000-8000-000000000004"),
    )
    _, (track_id, listed) = add_tracks(
        database, [scanned("1.ogg", tags), scanned("2.ogg", Tags("List", ("Ada Nord", "Bo Süd")))]
    )
    track = TrackStore(database).get(track_id)
    assert track is not None
    assert track.tags == tags
    assert (track.tags.artist_text, track.album_artist_text) == ("Ada Nord feat. Bo Süd", "Ada Nord & Bo Süd")
    assert names(database, GroupKind.ARTISTS) == ["Ada Nord", "Bo Süd"]
    second = TrackStore(database).get(listed)
    assert second is not None
    assert (second.tags.artist_text, second.tags.artist_credit) == ("Ada Nord, Bo Süd", "")
