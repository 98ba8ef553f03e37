"""Values of fields to choose from, queries over groups and over some tracks."""

from __future__ import annotations

import pytest

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.browse import BrowseRequest, GroupKind
from musicrec_desktop.model.track import TagDetails, Tags, TrackId
from musicrec_desktop.query.completion import MOST, Place
from musicrec_desktop.query.fields import FIELDS
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from tests.support.library import NOW_MS, add_tracks, scanned

BACH = TagDetails(composers=("Johann Sebastian Bach",), labels=("Blue Note",))
FILES = [
    scanned("Jazz/Blue/1.mp3", Tags("So What", ("Miles Davis",), "Kind of Blue", (), ("Jazz",), 1, 1, 1959)),
    scanned("Jazz/Blue/2.mp3", Tags("Naima", ("miles davis",), "Giant Steps", (), ("Jazz",), 6, 1, 1960)),
    scanned("Jazz/Blue/3.mp3", Tags("Blue", ("Miles Davis", "Emil"), "Blue", (), ("Bop",), details=BACH)),
    scanned("Pop/4.mp3", Tags("Jóga", ("Björk",), "Homogenic", (), ("Pop", "Art Pop"), 2, 1, 1997)),
    scanned("Pop/5.mp3", Tags("Nameless")),
]  # fmt: skip


@pytest.fixture
def ids(database: Database) -> list[TrackId]:
    """Five tracks."""
    return add_tracks(database, FILES)[1]


@pytest.fixture
def store(database: Database, ids: list[TrackId]) -> BrowseStore:
    return BrowseStore(database)


@pytest.mark.parametrize(
    ("field", "typed", "values"),
    [
        ("artist", "", ["Miles Davis", "Björk", "Emil"]),
        ("artist", "MIL", ["Miles Davis", "Emil"]),
        ("artist", "bjo", ["Björk"]),
        ("artist", "mlies", ["Miles Davis"]),
        ("artist", "zzz", []),
        ("genre", "p", ["Art Pop", "Bop", "Pop"]),
        ("album", "blue", ["Blue", "Kind of Blue"]),
        ("composer", "bach", ["Johann Sebastian Bach"]),
        ("label", "", ["Blue Note"]),
        ("title", "", []),
        ("title", "jog", ["Jóga"]),
        ("folder", "bl", ["Blue"]),
        ("in", "", []),
    ],
)
def test_values_contain_what_is_typed(store: BrowseStore, field: str, typed: str, values: list[str]) -> None:
    assert store.values(field, typed) == values


def test_values_of_missing_tracks_are_no_values(store: BrowseStore, database: Database) -> None:
    database.execute("UPDATE track SET missing_since_ms = ? WHERE title = 'Jóga'", (NOW_MS,))
    assert store.values("artist", "bj") == []
    assert store.values("album", "homo") == []
    assert "Pop" not in store.values("genre", "")


def test_the_names_of_playlists_are_values(store: BrowseStore, database: Database) -> None:
    database.execute(
        "INSERT INTO playlist (listener_id, name, created_at_ms, changed_at_ms)"
        " SELECT id, 'Sunday', 1, 1 FROM listener"
    )
    assert store.values("in", "sun") == ["Sunday"]


def test_there_are_not_too_many(database: Database) -> None:
    add_tracks(database, [scanned(f"{n}.mp3", Tags(f"T{n}", (f"Artist {n}",))) for n in range(3 * MOST)])
    assert len(BrowseStore(database).values("artist", "art")) == MOST


@pytest.mark.parametrize("field", [spec.name for spec in FIELDS if Place(spec.name).values_of])
def test_every_field_that_asks_for_values_can_be_asked(store: BrowseStore, field: str) -> None:
    assert all("b" in fold(value) for value in store.values(field, "b"))


@pytest.mark.parametrize(
    ("kind", "text", "names"),
    [
        (GroupKind.ALBUMS, "blue", ["Blue", "Kind of Blue"]),
        (GroupKind.ALBUMS, "genre:jazz", ["Giant Steps", "Kind of Blue"]),
        (GroupKind.ALBUMS, "blue genre:jazz", ["Kind of Blue"]),
        (GroupKind.ALBUMS, "-genre:jazz", ["Blue", "Homogenic", ""]),
        (GroupKind.ARTISTS, "year:1990..", ["Björk"]),
        (GroupKind.ARTISTS, "title:nameless", [""]),
        (GroupKind.GENRES, "artist:miles or title:nameless", ["Bop", "Jazz", ""]),
        (GroupKind.GENRES, "year:", ["Art Pop", "Bop", "Jazz", "Pop", ""]),
    ],
)
def test_groups_answer_to_queries(store: BrowseStore, kind: GroupKind, text: str, names: list[str]) -> None:
    assert [group.name for group in store.groups(kind, text)] == names


def test_some_tracks_are_filtered_also_missing_ones(
    store: BrowseStore, database: Database, ids: list[TrackId]
) -> None:
    database.execute("UPDATE track SET missing_since_ms = ? WHERE id = ?", (NOW_MS, ids[0]))
    assert store.matching(ids, "artist:miles") == {ids[0], ids[1], ids[2]}
    assert store.matching(ids[1:3], "artist:miles -title:blue") == {ids[1]}
    assert store.matching(ids, "year:") == frozenset(ids)


def test_a_field_that_is_still_typed_is_no_error(store: BrowseStore) -> None:
    assert not store.ids(BrowseRequest("artst:"))
