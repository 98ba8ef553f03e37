"""Tracks that share an album, an artist or a genre."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.track import Tags
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.relatives import ALBUM, SHARED, RelativeStore
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
    [(SHARED, (1, "artist", 9), "(kind=? AND key=?)"), (ALBUM, (1, 9), "(sort_album=?)")],
    ids=["shared", "album"],
)
def test_only_rows_of_relatives_are_read(
    database: Database, statement: str, bound: tuple[int | str, ...], step: str
) -> None:
    """Ten milliseconds a seed at 100,000 tracks are at stake."""
    steps = " ".join(row[3] for row in database.query(f"EXPLAIN QUERY PLAN {statement}", bound))
    assert step in steps
    assert "SCAN" not in steps
