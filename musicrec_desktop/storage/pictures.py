"""Seek pictures: the pictures behind the seek bar."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list


class PictureStore:
    """Keeps one seek picture for each track."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, track_id: TrackId) -> SeekPicture | None:
        """The picture of a track; None where none was made."""
        row = self._database.one(
            "SELECT loudness, brightness FROM seek_picture WHERE track_id = ?", (track_id,)
        )
        if row is None:
            return None
        return SeekPicture(np.frombuffer(row[0], np.uint8), np.frombuffer(row[1], np.uint8))

    def known(self, ids: Iterable[TrackId]) -> dict[TrackId, SeekPicture]:
        """The pictures that were made of some tracks."""
        rows = self._database.query(
            f"SELECT track_id, loudness, brightness FROM seek_picture WHERE track_id {IN_LIST}",
            (id_list(ids),),
        )
        return {
            TrackId(track_id): SeekPicture(
                np.frombuffer(loudness, np.uint8), np.frombuffer(brightness, np.uint8)
            )
            for track_id, loudness, brightness in rows
        }

    def save(self, track_id: TrackId, picture: SeekPicture) -> None:
        """Keep a picture; without effect where the track has left the library."""
        self._database.execute(
            "INSERT OR REPLACE INTO seek_picture (track_id, loudness, brightness)"
            " SELECT id, ?, ? FROM track WHERE id = ?",
            (picture.loudness.tobytes(), picture.brightness.tobytes(), track_id),
        )
