"""Tracks that share an album, an artist or a genre."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.track import Tags
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.relatives import ALBUM, ALBUM_TRACKS, SHARED, RelativeStore
from tests.support.library import add_tracks, scanned


def test_tracks_of_an_artist_and_a_genre_are_found_however_these_are_spelt(database: Database) -> None:
    _, (one, same, guest, other) = add_tracks(
        database,
        [
            scanned("1", Tags("One", ("Sigur Rós",), "Ágætis", genres=("Hip-Hop",))),
            scanned("2", Tags("Two", ("sigur  rós",), "Takk", genres=("hip hop",))),
            scanned("3", Tags("Three", ("Amiina", "SIGUR RÓS"), "Takk")),
            scanned("4", Tags("Four", ("Amiina",), genres=("Folk",))),
        ],
    )
    relatives = RelativeStore(database)
    assert set(relatives.of_artist(one, 9)) == {same, guest}
    assert set(relatives.of_artist(guest, 9)) == {one, same, other}
    assert relatives.of_genre(one, 9) == [same]
    assert relatives.of_genre(other, 9) == []
    assert relatives.of_album(same, 9) == [guest]
    assert relatives.of_album(other, 9) == []
    assert len(relatives.of_artist(guest, 2)) == 2


@pytest.mark.parametrize(
    ("statement", "bound", "step"),
    [
        (SHARED, (1, "artist", 9), "(kind=? AND key=?)"),
        (ALBUM, (1, 9), "(sort_album=?)"),
        (ALBUM_TRACKS, ("a", "b"), "(album_key=? AND album_artist_key=?)"),
    ],
    ids=["shared", "album", "album tracks"],
)
def test_only_rows_of_relatives_are_read(
    database: Database, statement: str, bound: tuple[int | str, ...], step: str
) -> None:
    """Ten milliseconds a seed at 100,000 tracks are at stake."""
    steps = " ".join(row[3] for row in database.query(f"EXPLAIN QUERY PLAN {statement}", bound))
    assert step in steps
    assert "SCAN" not in steps


def test_albums_have_all_their_present_tracks_in_order(database: Database) -> None:
    def tags(title: str, number: int, disc: int, album: str = "Takk", by: str = "Sigur Rós") -> Tags:
        return Tags(title, ("x",), album, (by,), track_number=number, disc_number=disc)

    _, (last, first, loose, second, same_name) = add_tracks(
        database,
        [
            scanned("1", tags("Last", 1, 2)),
            scanned("2", tags("First", 1, 1)),
            scanned("3", Tags("Loose", ("x",))),
            scanned("4", tags("Second", 2, 1, "TAKK")),
            scanned("5", tags("Other", 1, 1, by="Somebody else")),
        ],
    )
    store = RelativeStore(database)
    albums = store.albums([same_name, last, loose, first])
    assert [(album.artist, album.ids) for album in albums] == [
        ("Somebody else", (same_name,)),
        ("Sigur Rós", (first, second, last)),
    ]
    with database.transaction():
        database.execute("UPDATE track SET missing_since_ms = 1 WHERE id = ?", (second,))
    assert store.albums([first])[0].ids == (first, last)
    assert store.albums([loose]) == []
