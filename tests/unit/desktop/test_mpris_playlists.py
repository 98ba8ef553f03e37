"""The orders of playlists on the bus, without a bus."""

from __future__ import annotations

import pytest

from musicrec_desktop.desktop.mpris_playlists import ORDERS
from musicrec_desktop.model.playlist import Playlist, PlaylistId


@pytest.mark.parametrize("order", ["CreationDate", "ModifiedDate"])
def test_playlists_of_one_millisecond_come_as_they_were_made(order: str) -> None:
    made = [
        Playlist(PlaylistId(3), "Anna", created_at_ms=7, changed_at_ms=7),
        Playlist(PlaylistId(1), "Zoo", created_at_ms=7, changed_at_ms=7),
        Playlist(PlaylistId(2), "Bea", created_at_ms=6, changed_at_ms=6),
    ]
    assert [one.id for one in sorted(made, key=ORDERS[order])] == [2, 1, 3]
