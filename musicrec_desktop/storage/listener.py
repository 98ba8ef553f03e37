"""Listeners: several may share one library, and each has listens and feedback of their own.

Each connection has temporary views with the rows of the listener in use only, so that no other query names
the listener. A listener gets a row with the first feedback or listen; until then the views are empty.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from musicrec_desktop.core.errors import SettingsError

LISTENER: Final = "listener"
LONGEST_NAME: Final = 80
_REFUSED: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories: control characters, lone surrogates, separators of lines and paragraphs."""

_VIEWS: Final = (
    "CREATE TEMP VIEW own_listen AS SELECT * FROM listen WHERE listener_id = {listener}",
    "CREATE TEMP VIEW own_use AS SELECT * FROM track_use WHERE listener_id = {listener}",
    "CREATE TEMP VIEW own_imported_use AS SELECT * FROM imported_use WHERE listener_id = {listener}",
    # Feedback that was not revoked.
    """CREATE TEMP VIEW own_feedback AS
        SELECT id, track_id, artist, kind, at_ms FROM feedback AS said
        WHERE listener_id = {listener} AND takes_back IS NULL
          AND NOT EXISTS (SELECT 1 FROM feedback WHERE takes_back = said.id)""",
    """CREATE TEMP VIEW own_rating AS
        SELECT track_id, half_stars, rated_at_ms FROM rating WHERE listener_id = {listener}""",
    "CREATE TEMP VIEW own_taste_answer AS SELECT * FROM taste_answer WHERE listener_id = {listener}",
    """CREATE TEMP VIEW own_playlist_folder AS
        SELECT id, parent_id, name FROM playlist_folder WHERE listener_id = {listener}""",
    # Playlists that were not deleted.
    """CREATE TEMP VIEW own_playlist AS
        SELECT * FROM playlist WHERE listener_id = {listener} AND deleted_at_ms IS NULL""",
)
_LAST_WORDS: Final = """CREATE TEMP VIEW {view} AS
    SELECT track_id, kind, at_ms, id FROM own_feedback AS latest
    WHERE track_id IS NOT NULL AND kind IN ({kinds}) AND NOT EXISTS
        (SELECT 1 FROM own_feedback AS later
         WHERE later.track_id = latest.track_id AND later.kind IN ({kinds}) AND later.id > latest.id)"""
_LAST_WORD_VIEWS: Final = {"track_feedback": "'like', 'dislike', 'neutral'", "track_ban": "'ban', 'unban'"}
"""Views in which only the latest feedback on a track counts, and the kinds of feedback in them."""


def listener_name(text: str) -> str:
    """The name of a listener as it is stored: composed (NFC), without white space at its ends.

    Raises:
        SettingsError: it is longer than 80 characters or holds control characters.
    """
    name = unicodedata.normalize("NFC", text).strip()
    if len(name) > LONGEST_NAME or any(unicodedata.category(character) in _REFUSED for character in name):
        raise SettingsError(LISTENER, text)
    return name


def listener_views(name: str) -> tuple[str, ...]:
    """The statements that create the views of a listener on one connection."""
    quoted = "'" + name.replace("'", "''") + "'"
    listener = f"(SELECT id FROM listener WHERE name = {quoted})"
    return (
        *(statement.format(listener=listener) for statement in _VIEWS),
        *(_LAST_WORDS.format(view=view, kinds=kinds) for view, kinds in _LAST_WORD_VIEWS.items()),
    )
