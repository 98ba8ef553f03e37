"""Whose personal rows count, and the views of these rows.

Several listeners may share one library. Each connection has temporary views with the rows of the listener in
use only, so that no other query names the listener. Who that is, an SQL function tells when a statement
begins, so that one connection serves tasks of different listeners.
"""

from __future__ import annotations

import contextlib
import contextvars
import sqlite3
from collections.abc import Iterator
from typing import Final

from musicrec_desktop.core.errors import ProfileError
from musicrec_desktop.model.profile import NOBODY

_FUNCTION: Final = "listener_in_use"
_IN_USE: Final = f"{_FUNCTION}()"
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
    f"CREATE TEMP VIEW own_map_region AS SELECT * FROM map_region WHERE listener_id = {_IN_USE}",
    f"CREATE TEMP VIEW own_resume_position AS SELECT * FROM resume_position WHERE listener_id = {_IN_USE}",
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

_VIEWS: Final = (
    *_OWN_ROWS,
    *(_LAST_WORDS.format(view=view, kinds=kinds) for view, kinds in _LAST_WORD_VIEWS.items()),
)
_THERE: Final = "SELECT name FROM sqlite_temp_master WHERE type = 'view'"
_FIRST_LISTENER: Final = 1
"""The id that the first schema gives."""
_SOMEBODY: Final = (
    f"SELECT coalesce(min(id), {_FIRST_LISTENER}) FROM listener WHERE NOT is_guest AND NOT is_leaving"
)


class ListenerInUse:
    """Says whose personal rows count, to all connections of a database."""

    def __init__(self) -> None:
        self._of_all = _FIRST_LISTENER
        self._of_task = contextvars.ContextVar[int | None]("listener", default=None)

    @property
    def id(self) -> int:
        """The listener of the task, else of all; ``NOBODY`` while they are locked."""
        of_task = self._of_task.get()
        return self._of_all if of_task is None else of_task

    @property
    def owner_id(self) -> int:
        """``id``, to write personal rows with.

        Raises:
            ProfileError: they are locked.
        """
        if (listener_id := self.id) == NOBODY:
            raise ProfileError("locked")
        return listener_id

    def use(self, listener_id: int) -> None:
        """From now on the rows of a listener count; tasks that have begun keep theirs."""
        self._of_all = listener_id

    def use_somebody(self, connection: sqlite3.Connection) -> None:
        """Use the first listener who is no guest."""
        (self._of_all,) = connection.execute(_SOMEBODY).fetchone()

    @contextlib.contextmanager
    def lent(self, listener_id: int) -> Iterator[None]:
        """While it lasts the rows of a listener count in this thread."""
        token = self._of_task.set(listener_id)
        try:
            yield
        finally:
            self._of_task.reset(token)

    def task_context(self) -> contextvars.Context:
        """A context for a task that begins now: it keeps the listener of now."""
        context = contextvars.copy_context()
        context.run(self._of_task.set, self.id)
        return context

    def is_gone(self, connection: sqlite3.Connection) -> bool:
        """Whether the listener was deleted meanwhile."""
        return connection.execute("SELECT 1 FROM listener WHERE id = ?", (self.id,)).fetchone() is None

    def connect(self, connection: sqlite3.Connection) -> None:
        """Give a connection the function that says whose rows count."""
        # Constant within a statement, so that indexes can be used.
        connection.create_function(_FUNCTION, 0, lambda: self.id, deterministic=True)


def add_views(connection: sqlite3.Connection) -> None:
    """Give a connection the views of personal rows; it knows the function by then."""
    for statement in _VIEWS:
        connection.execute(statement)


@contextlib.contextmanager
def without_views(connection: sqlite3.Connection) -> Iterator[None]:
    """While it lasts a connection has no views.

    A statement that renames something refuses views of tables that are yet to be made.
    """
    for (view,) in connection.execute(_THERE).fetchall():
        connection.execute(f"DROP VIEW temp.{view}")
    yield
    add_views(connection)
