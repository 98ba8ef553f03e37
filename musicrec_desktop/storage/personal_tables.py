"""The tables whose rows belong to a listener, and how they hang on them.

What exports, merges, forgets or mends the rows of a listener goes through this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

LISTENER: Final = "listener"


@dataclass(frozen=True, slots=True)
class PersonalTable:
    """A table with rows of listeners.

    Attributes:
        name: of the table.
        column: the column that says whose a row is.
        parent: the table whose ids stand in ``column``: ``listener``, or another personal table.
        is_derived: whether triggers, or what follows a repair, make its rows from those of others.
        has_shared_rows: whether rows with NULL in ``column`` belong to everybody.
    """

    name: str
    column: str = "listener_id"
    parent: str = LISTENER
    is_derived: bool = False
    has_shared_rows: bool = False

    @property
    def rows(self) -> str:
        """A condition on the rows of a listener, whose id is its one parameter."""
        if self.parent == LISTENER:
            return f"{self.column} = ?"
        return f"{self.column} IN (SELECT id FROM {self.parent} WHERE {PERSONAL_TABLES[self.parent].rows})"


PERSONAL_TABLES: Final[Mapping[str, PersonalTable]] = {
    table.name: table
    for table in (
        PersonalTable("setting", has_shared_rows=True),
        PersonalTable("state", has_shared_rows=True),
        PersonalTable("queue_entry"),
        PersonalTable("listen"),
        PersonalTable("current_listen"),
        PersonalTable("feedback"),
        PersonalTable("rating"),
        PersonalTable("resume_position"),
        PersonalTable("taste_answer"),
        PersonalTable("card_page"),
        PersonalTable("card", "page_id", "card_page"),
        PersonalTable("card_track", "card_id", "card"),
        PersonalTable("card_opinion"),
        PersonalTable("playlist_folder"),
        PersonalTable("playlist"),
        PersonalTable("playlist_entry", "playlist_id", "playlist"),
        PersonalTable("followed_file", "playlist_id", "playlist"),
        PersonalTable("refused_suggestion", "playlist_id", "playlist"),
        PersonalTable("imported_playlist", "playlist_id", "playlist"),
        PersonalTable("scrobble_account"),
        PersonalTable("scrobble", "account_id", "scrobble_account"),
        PersonalTable("import_batch"),
        PersonalTable("imported_track"),
        PersonalTable("imported_play", "imported_track_id", "imported_track"),
        PersonalTable("imported_item", "imported_track_id", "imported_track"),
        PersonalTable("import_change", "batch_id", "import_batch"),
        PersonalTable("imported_use"),
        PersonalTable("match_correction"),
        PersonalTable("letter"),
        PersonalTable("letter_link"),
        PersonalTable("search_note"),
        PersonalTable("map_region"),
        PersonalTable("track_use", is_derived=True),
    )
}
"""By name; a table stands after its parent, so that rows are written in this order and removed in reverse."""
