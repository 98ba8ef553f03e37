"""Albums and artists with the tracks that they have: what is compared where groups sound alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from musicrec_desktop.core.text.folding import name_key, usual_spelling
from musicrec_desktop.model.browse import GroupKind
from musicrec_desktop.model.track import GroupRow, TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.groups import albums_text
from musicrec_desktop.storage.id_list import id_list

GroupKey = tuple[str, ...]
"""Of an album the keys of its name and of its artist, of an artist the key of the name."""

_SHOWN: Final = "track.missing_since_ms IS NULL AND NOT track.is_spoken"
# CROSS JOIN forces this order: without statistics SQLite would read the whole library.
_KEYS: Final = {
    GroupKind.ALBUMS: f"""
        SELECT track.album_key, track.album_artist_key
        FROM json_each(?) AS listed CROSS JOIN track ON track.id = listed.value
        WHERE track.album_key <> '' AND {_SHOWN} ORDER BY listed.key""",
    GroupKind.ARTISTS: f"""
        SELECT own.key FROM json_each(?) AS listed CROSS JOIN track_value AS own
        ON own.track_id = listed.value AND own.kind = 'artist' CROSS JOIN track ON track.id = own.track_id
        WHERE own.key <> '' AND {_SHOWN} ORDER BY listed.key""",
}
# From indexes alone: rows of tracks are wide, and those of an album may lie far from each other.
_IDS: Final = {
    GroupKind.ALBUMS: "SELECT id FROM track WHERE album_key = ? AND album_artist_key = ? ORDER BY id",
    GroupKind.ARTISTS: "SELECT track_id FROM track_value WHERE kind = 'artist' AND key = ? ORDER BY track_id",
}
_TRACKS: Final = {
    GroupKind.ALBUMS: f"""
        SELECT id, album, album_artist_text, album_key, year FROM track
        WHERE album_key = ? AND album_artist_key = ? AND {_SHOWN} ORDER BY id""",
    GroupKind.ARTISTS: f"""
        SELECT track.id, own.value, '', track.album_key, track.year
        FROM track_value AS own CROSS JOIN track ON track.id = own.track_id
        WHERE own.kind = 'artist' AND own.key = ? AND {_SHOWN} ORDER BY track.id""",
}


@dataclass(frozen=True, slots=True)
class GroupTracks:
    """An album or an artist.

    Attributes:
        row: as lists show it.
        ids: its present tracks without podcasts and audiobooks, ascending.
    """

    row: GroupRow
    ids: tuple[TrackId, ...]


def group_key(kind: GroupKind, name: str, detail: str) -> GroupKey:
    """The key of an album (``detail`` is its artist) or of an artist."""
    return (name_key(name), name_key(detail)) if kind is GroupKind.ALBUMS else (name_key(name),)


class GroupTrackStore:
    """Reads albums (``GroupKind.ALBUMS``) and artists (``GroupKind.ARTISTS``), those with a name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keys_of(self, kind: GroupKind, ids: Sequence[int]) -> list[GroupKey]:
        """The groups that tracks are of, each once, in the order of ``ids``."""
        return list(dict.fromkeys(tuple(row) for row in self._database.query(_KEYS[kind], (id_list(ids),))))

    def ids(self, kind: GroupKind, key: GroupKey) -> list[TrackId]:
        """The tracks of a group, ascending, also missing and spoken ones; much quicker than ``group``."""
        return [TrackId(row[0]) for row in self._database.query(_IDS[kind], key)]

    def group(self, kind: GroupKind, key: GroupKey) -> GroupTracks | None:
        """A group with its tracks; None where it has none that are present."""
        rows: list[tuple[Any, ...]] = self._database.query(_TRACKS[kind], key)
        if not rows:
            return None
        ids = tuple(TrackId(row[0]) for row in rows)
        name, artist = (usual_spelling(Counter(str(row[place]) for row in rows)) for place in (1, 2))
        if kind is GroupKind.ARTISTS:
            albums = len({row[3] for row in rows if row[3]})
            return GroupTracks(GroupRow(name, albums_text(albums), len(ids), ids[0]), ids)
        year = max((row[4] for row in rows if row[4] is not None), default=None)
        return GroupTracks(GroupRow(name, artist, len(ids), ids[0], year), ids)
