"""Other versions of an album: by the same artist, with the same name but for additions such as "Deluxe"."""

from __future__ import annotations

from typing import Any, Final

from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.matching.titles import Title, title_of
from musicrec_desktop.model.track import GroupRow, TrackId
from musicrec_desktop.storage.database import Database

_BY_ARTIST: Final = """
    SELECT album_key, min(album), min(album_artist_text), count(*), min(id), max(year),
        max(release_group_id)
    FROM track WHERE missing_since_ms IS NULL AND album_key <> '' AND album_artist_key = ?
    GROUP BY album_key ORDER BY max(year), album_key
"""


def versions_of(database: Database, name: str, artist: str) -> list[GroupRow]:
    """The other versions of an album that are in the library, the oldest first.

    Two albums are versions of one where MusicBrainz says so (the release group), or where their names are the
    same without what titles have in brackets or behind a dash, as for tracks.

    Args:
        database: of the library.
        name: of the album.
        artist: its album artist.
    """
    key, artist_key = name_key(name), name_key(artist)
    rows = database.query(_BY_ARTIST, (artist_key,))
    own: tuple[Any, ...] | None = next((row for row in rows if row[0] == key), None)
    if own is None:
        return []
    title, group = title_of(own[1]), own[6]
    return [
        GroupRow(row[1], row[2], row[3], TrackId(row[4]), row[5])
        for row in rows
        if row[0] != key and ((group and row[6] == group) or _are_alike(title, title_of(row[1])))
    ]


def _are_alike(one: Title, other: Title) -> bool:
    """Whether two names are the same without additions; a name that is one word more is another album."""
    return bool(one.base.exact) and one.base.exact == other.base.exact
