"""The personal rows of a listener as values of JSON, a few thousand at a time.

A track is a number in them; what is known of it is told once, so that another library can find it. Bytes
are text in base64. The rows keep their ids, by which they refer to each other.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import Any, Final

from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.kept_secrets import without_secret
from musicrec_desktop.storage.personal_rows.tables import TableShape, shapes
from musicrec_desktop.storage.personal_tables import LISTENER
from musicrec_desktop.storage.playlists.matching import MatchStore

JsonRow = Mapping[str, Any]

NOT_ARCHIVED: Final = frozenset({"current_listen", "imported_use", "import_change"})
"""Tables of what goes on now, what follows from other rows, and what only the undo on this computer needs."""
_SECRETS: Final = {"scrobble_account": frozenset({"secret_name", "token_place"})}
"""Columns that say where a token is kept here."""
_TRACKS_AT_ONCE: Final = 2000


class PersonalDocuments:
    """Reads all personal rows of a listener; the caller keeps one state of the database meanwhile.

    Args:
        database: of the library.
        listener_id: whose rows.
    """

    def __init__(self, database: Database, listener_id: int) -> None:
        self._database, self._listener_id = database, listener_id
        self._store = MatchStore(database)
        self._tracks: set[TrackId] = set()
        self.tables = tuple(shape for shape in shapes(database) if shape.name not in NOT_ARCHIVED)

    def profile(self) -> JsonRow:
        """The name, the colour and the age of the profile."""
        row = self._database.one(
            "SELECT name, colour, created_at_ms FROM listener WHERE id = ?", (self._listener_id,)
        )
        name, colour, created_at_ms = row or ("", "", 0)
        return {"name": name, "colour": colour, "created_at_ms": created_at_ms}

    def rows(self, shape: TableShape) -> Iterator[JsonRow]:
        """The rows of one table; their tracks are noted."""
        left_out = _SECRETS.get(shape.name, frozenset[str]())
        columns = [
            column for column in shape.columns if column.name not in left_out and column.refers_to != LISTENER
        ]
        tracks = {number for number, column in enumerate(columns) if column in shape.track_columns}
        names = [column.name for column in columns]
        for rows in self._database.query_in_parts(
            f"SELECT {', '.join(names)} FROM {shape.name} WHERE {shape.table.rows}", (self._listener_id,)
        ):
            for row in rows:
                self._tracks.update(row[number] for number in tracks if row[number] is not None)
                document = dict(zip(names, map(_value, row), strict=True))
                if shape.name == "state":
                    document["value"] = without_secret(str(document["key"]), str(document["value"]))
                yield document

    def tracks(self) -> Iterator[JsonRow]:
        """What is known of all tracks of the rows that were read."""
        ids = sorted(self._tracks)
        for first in range(0, len(ids), _TRACKS_AT_ONCE):
            part = ids[first : first + _TRACKS_AT_ONCE]
            sounds = dict(
                self._database.query(f"SELECT id, audio_id FROM track WHERE id {IN_LIST}", (id_list(part),))
            )
            for track_id, track in self._store.tracks(part).items():
                known = track.known
                yield {
                    "track": track_id,
                    "title": known.title,
                    "artist": known.artist,
                    "album": known.album,
                    "album_artist": known.album_artist,
                    "track_number": known.track_number,
                    "duration_ms": known.duration_ms,
                    "isrc": known.isrc,
                    "recording_id": known.recording_id,
                    "path": display_path(known.location),
                    "audio_id": (sounds.get(track_id) or b"").hex(),
                }

    def plain_playlists(self) -> list[PlaylistId]:
        """The playlists of the listener whose entries are their own."""
        rows = self._database.query(
            "SELECT id FROM playlist WHERE listener_id = ? AND deleted_at_ms IS NULL AND rules = ''"
            " ORDER BY id",
            (self._listener_id,),
        )
        return [PlaylistId(row) for (row,) in rows]


def _value(value: object) -> object:
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value
