"""Podcasts and audiobooks are told from music by folders and genres, and each listener has places in them."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.browse import BrowseRequest, GroupKind, Scope, ScopeKind
from musicrec_desktop.model.genre_words import GenreRules, GenreWord
from musicrec_desktop.model.spoken import SpokenRules, place_to_resume
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.genre_words import GenreWordStore
from musicrec_desktop.storage.spoken import SpokenStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_tracks, scanned

FILES = (
    ("Books/One/1.mp3", Tags("Chapter 1", ("Reader",), "One", genres=("Novel",))),
    ("Books/One/2.mp3", Tags("Chapter 2", ("Reader",), "One")),
    ("Books 2/song.mp3", Tags("Song", ("Singer",), "Songs", genres=("Pop",))),
    ("Casts/a.mp3", Tags("Episode", ("Host",), genres=("podcast",))),
    ("Casts/b.mp3", Tags("Theme", ("Host",), genres=("Hip-Hop",))),
)


@pytest.fixture
def ids(database: Database) -> list[TrackId]:
    return add_tracks(database, [scanned(path, tags) for path, tags in FILES])[1]


@pytest.fixture
def store(database: Database) -> SpokenStore:
    return SpokenStore(database)


def _root(database: Database) -> str:
    row = database.one("SELECT path FROM folder")
    assert row is not None
    return bytes(row[0]).decode()


def test_genres_that_mean_nothing_else_are_no_music_from_the_start(
    database: Database, ids: list[TrackId], store: SpokenStore
) -> None:
    assert store.among(ids) == {ids[3]}
    assert store.count() == 1
    assert TrackStore(database).present_ids().tolist() == [ids[0], ids[1], ids[2], ids[4]]
    facts = TrackStore(database).facts(ids)
    assert [facts[one].is_spoken for one in ids] == [False, False, False, True, False]


def test_a_folder_and_what_is_below_it_is_kept_out_and_comes_back(
    database: Database, ids: list[TrackId], store: SpokenStore
) -> None:
    before, changed = store.change(SpokenRules((f"{_root(database)}/Books",), ()))
    assert set(changed) == {ids[0], ids[1], ids[3]}
    assert store.among(ids) == {ids[0], ids[1]}, "not the folder whose name begins alike"
    assert store.rules() == SpokenRules((f"{_root(database)}/Books",), ())
    store.change(before)
    assert store.among(ids) == {ids[3]}
    store.change(SpokenRules((_root(database),)))
    assert store.among(ids) == set(ids)


def test_a_folder_outside_of_the_library_is_left_out(
    database: Database, ids: list[TrackId], store: SpokenStore
) -> None:
    assert store.change(SpokenRules(("/elsewhere",), store.rules().genres))[1] == []
    assert store.rules().folders == ()


def test_lists_have_music_alone_unless_they_are_asked(
    database: Database, ids: list[TrackId], store: SpokenStore
) -> None:
    store.change(SpokenRules((f"{_root(database)}/Books",), ("Podcast",)))
    browse = BrowseStore(database)
    assert set(browse.ids(BrowseRequest())) == {ids[2], ids[4]}
    assert set(browse.ids(BrowseRequest("reader"))) == set()
    assert set(browse.ids(BrowseRequest("is:spoken"))) == {ids[0], ids[1], ids[3]}
    assert set(browse.ids(BrowseRequest("is:spoken reader"))) == {ids[0], ids[1]}
    assert set(browse.ids(BrowseRequest("-is:spoken"))) == {ids[2], ids[4]}
    assert set(browse.ids(BrowseRequest(scope=Scope(ScopeKind.SPOKEN)))) == {ids[0], ids[1], ids[3]}
    assert set(browse.ids(BrowseRequest(scope=Scope(ScopeKind.ALBUM, "One", "Reader")))) == {ids[0], ids[1]}
    assert [group.name for group in browse.groups(GroupKind.ALBUMS)] == ["Songs", ""]
    assert [group.name for group in browse.groups(GroupKind.GENRES)] == ["Hip-Hop", "Pop"]
    assert {group.name for group in browse.groups(GroupKind.ARTISTS)} == {"Host", "Singer"}


def test_what_is_scanned_later_is_judged_when_it_comes(
    database: Database, ids: list[TrackId], store: SpokenStore
) -> None:
    store.change(SpokenRules((f"{_root(database)}/Books",), ("Podcast",)))
    _, (new,) = add_tracks(
        database,
        [
            scanned("Books/Two/1.mp3", Tags("Chapter 1")),
            scanned("Casts/a.mp3", Tags("Episode", ("Host",), genres=("Pop",)), mtime_ns=9),
        ],
    )
    assert store.among([new, ids[3]]) == {new}


def test_a_genre_that_is_shown_as_another_word_still_counts(
    database: Database, ids: list[TrackId], store: SpokenStore
) -> None:
    words = GenreWordStore(database)
    words.change(GenreRules((GenreWord("podcast", ("Talk",)),)))
    while words.renew():
        pass
    assert store.change(SpokenRules((), ("Podcast",)))[1] == []
    assert store.among(ids) == {ids[3]}
    assert store.change(SpokenRules((), ("Talk",)))[1] == []
    assert set(store.change(SpokenRules())[1]) == {ids[3]}


def test_places_belong_to_listeners_and_are_forgotten_at_the_end(
    database: Database, ids: list[TrackId], store: SpokenStore
) -> None:
    store.keep_position(ids[0], 90_000, 1)
    store.keep_position(ids[0], 95_000, 2)
    store.keep_position(ids[1], 20_000, 3)
    assert store.positions(ids) == {ids[0]: 95_000, ids[1]: 20_000}
    store.keep_position(ids[0], 0, 4)
    assert store.positions(ids) == {ids[1]: 20_000}
    store.keep_position(TrackId(10_000), 20_000, 5)
    assert store.positions([TrackId(10_000)]) == {}


@pytest.mark.parametrize(
    ("position_ms", "duration_ms", "place_ms"),
    [(3_000, 60_000, 0), (30_000, 60_000, 30_000), (50_000, 60_000, 0), (50_000, None, 50_000)],
)
def test_beginnings_and_ends_are_no_places(position_ms: int, duration_ms: int | None, place_ms: int) -> None:
    assert place_to_resume(position_ms, duration_ms) == place_ms


def test_a_book_goes_on_by_its_numbers_and_a_show_without_an_album_by_its_names(
    database: Database, store: SpokenStore
) -> None:
    files = [
        ("B/x.mp3", Tags("Two", ("R",), "Book", track_number=2)),
        ("B/y.mp3", Tags("One", ("R",), "Book", track_number=1)),
        ("B/z.mp3", Tags("Three", ("R",), "Book", track_number=1, disc_number=2)),
        ("C/ep 10.mp3", Tags("Ten", ("H",))),
        ("C/ep 9.mp3", Tags("Nine", ("H",))),
        ("C/deeper/ep 11.mp3", Tags("Other", ("H",))),
    ]
    two, one, three, ten, nine, deeper = add_tracks(database, [scanned(*file) for file in files])[1]
    store.change(SpokenRules((f"{_root(database)}/B", f"{_root(database)}/C"), ()))
    assert store.next_in_show(one, 5) == [two, three]
    assert store.next_in_show(one, 1) == [two]
    assert store.next_in_show(three, 5) == []
    assert store.next_in_show(nine, 5) == [ten]
    assert store.next_in_show(deeper, 5) == []
    assert store.next_in_show(TrackId(999), 5) == []
