"""An index that holds all that lists say of albums, so that they are grouped without a look at any track."""

from __future__ import annotations

from typing import Final

ALBUM_NAME_STATEMENTS: Final = (
    """CREATE INDEX track_by_album_name ON track
        (album_key, album_artist_key, album, album_artist_text, sort_album, year)""",
    # The same without the last two columns, for which each of the wide rows of tracks was looked at.
    "DROP INDEX track_by_album_key",
)
