"""The views of personal rows: those of the listener in use.

Several listeners may share one library. Each connection has temporary views with the rows of the listener in
use only, so that no other query names the listener. Who that is, an SQL function tells when a statement
begins, so that one connection serves tasks of different listeners.
"""

from __future__ import annotations

from typing import Final

LISTENER_IN_USE: Final = "listener_in_use"
"""The SQL function with the id of the listener in use."""
_IN_USE: Final = f"{LISTENER_IN_USE}()"
_OWN_ROWS: Final = (
    f"CREATE TEMP VIEW own_listen AS SELECT * FROM listen WHERE listener_id = {_IN_USE}",
    f"CREATE TEMP VIEW own_use AS SELECT * FROM track_use WHERE listener_id = {_IN_USE}",
    f"CREATE TEMP VIEW own_imported_use AS SELECT * FROM imported_use WHERE listener_id = {_IN_USE}",
    # Feedback that was not revoked.
    f"""CREATE TEMP VIEW own_feedback AS
        SELECT id, track_id, artist, kind, at_ms FROM feedback AS said
        WHERE listener_id = {_IN_USE} AND takes_back IS NULL
          AND NOT EXISTS (SELECT 1 FROM feedback WHERE takes_back = said.id)""",
    f"""CREATE TEMP VIEW own_rating AS
        SELECT track_id, half_stars, rated_at_ms FROM rating WHERE listener_id = {_IN_USE}""",
    f"CREATE TEMP VIEW own_taste_answer AS SELECT * FROM taste_answer WHERE listener_id = {_IN_USE}",
    f"CREATE TEMP VIEW own_card_page AS SELECT * FROM card_page WHERE listener_id = {_IN_USE}",
    # Opinions about cards that were not taken back.
    f"""CREATE TEMP VIEW own_card_opinion AS SELECT * FROM card_opinion AS said
        WHERE listener_id = {_IN_USE} AND takes_back IS NULL
          AND NOT EXISTS (SELECT 1 FROM card_opinion WHERE takes_back = said.id)""",
    f"""CREATE TEMP VIEW own_playlist_folder AS
        SELECT id, parent_id, name FROM playlist_folder WHERE listener_id = {_IN_USE}""",
    f"CREATE TEMP VIEW own_letter AS SELECT * FROM letter WHERE listener_id = {_IN_USE}",
    f"CREATE TEMP VIEW own_letter_link AS SELECT * FROM letter_link WHERE listener_id = {_IN_USE}",
    f"CREATE TEMP VIEW own_search_note AS SELECT * FROM search_note WHERE listener_id = {_IN_USE}",
    # Playlists that were not deleted.
    f"""CREATE TEMP VIEW own_playlist AS
        SELECT * FROM playlist WHERE listener_id = {_IN_USE} AND deleted_at_ms IS NULL""",
)
_LAST_WORDS: Final = """CREATE TEMP VIEW {view} AS
    SELECT track_id, kind, at_ms, id FROM own_feedback AS latest
    WHERE track_id IS NOT NULL AND kind IN ({kinds}) AND NOT EXISTS
        (SELECT 1 FROM own_feedback AS later
         WHERE later.track_id = latest.track_id AND later.kind IN ({kinds}) AND later.id > latest.id)"""
_LAST_WORD_VIEWS: Final = {"track_feedback": "'like', 'dislike', 'neutral'", "track_ban": "'ban', 'unban'"}
"""Views in which only the latest feedback on a track counts, and the kinds of feedback in them."""

LISTENER_VIEWS: Final = (
    *_OWN_ROWS,
    *(_LAST_WORDS.format(view=view, kinds=kinds) for view, kinds in _LAST_WORD_VIEWS.items()),
)
"""The statements that create the views on one connection."""
