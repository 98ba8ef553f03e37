"""Covers that were looked at, in a window of a test."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.model.cover_look import LOOK_VERSION, CoverLook, PlaceState
from musicrec_desktop.model.features import PendingTrack
from musicrec_desktop.storage.covers import CoverStore
from tests.ui.conftest import Rig


def show_covers(rig: Rig) -> None:
    """Give the tracks of each album a picture of its own.

    The first two albums have the same picture, the second one in the smaller size.
    """
    app = rig.app
    store = CoverStore(app.database)
    albums: dict[str, int] = {}
    motifs = np.random.default_rng(2).uniform(0, 9, (9, 512))
    for track in app.services.browse.page(list(rig.ids)):
        number = albums.setdefault(track.tags.album, len(albums))
        motif = motifs[max(number, 1)] + number * 0.01
        look = CoverLook(
            motif.astype(np.float32), np.full((5, 100), 0.01, np.float32), number, 900 - number, 900 - number
        )
        row = app.database.one("SELECT size, mtime_ns FROM track WHERE id = ?", (track.id,))
        assert row is not None
        pending = PendingTrack(track.id, track.path, *row)
        store.save_linked(pending, PlaceState(), track.tags.album.encode(), LOOK_VERSION, look)
    looks = app.services.album_looks
    looks.refresh()
    assert len(looks.at_hand().pictures) == len(albums)
