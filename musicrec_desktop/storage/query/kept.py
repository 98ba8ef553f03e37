"""What was read of the whole library, kept until the database changes, or only until tags change."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.name_index import NAMES_STATE

T = TypeVar("T")


class KeptFacts(Generic[T]):
    """Facts about the library by key; each thread keeps its own.

    A search asks for the same order of the library at each keystroke, a completion for the same values, and
    a page for the same figures at each change of its rules.

    Args:
        database: of the library.
        most: how many facts a thread keeps.
    """

    def __init__(self, database: Database, most: int) -> None:
        self._database = database
        self._most = most
        self._local = threading.local()

    def has(self, key: str) -> bool:
        """Whether the fact of a key is there in this thread."""
        return key in self._fresh()

    def get(self, key: str, make: Callable[[], T]) -> T:
        """The fact of a key, made where it is not kept, or where the database changed since."""
        facts = self._fresh()
        if key not in facts:
            if len(facts) == self._most:
                facts.clear()
            facts[key] = make()
        fact: T = facts[key]
        return fact

    def _fresh(self) -> dict[str, Any]:
        """The facts of this thread that are still true."""
        connection = self._database.connection
        (version,) = connection.execute("PRAGMA data_version").fetchone()
        # The version tells of changes by others, the count of those by this connection.
        state = (connection, version, connection.total_changes, self._database.listener_id)
        if getattr(self._local, "state", None) != state:
            self._local.state, self._local.facts = state, {}
        facts: dict[str, Any] = self._local.facts
        return facts


class TagFacts(Generic[T]):
    """Facts about the tags of all tracks by key, which all threads share; plays and likes change none.

    Args:
        database: of the library.
        most: how many facts are kept, the latest ones.
    """

    def __init__(self, database: Database, most: int) -> None:
        self._database, self._most = database, most
        self._facts: OrderedDict[str, T] = OrderedDict()
        self._state = b""
        self._lock = threading.Lock()

    def get(self, key: str, make: Callable[[], T]) -> T:
        """The fact of a key, made where it is not kept, or where tags changed since."""
        with self._lock:
            row = self._database.one(NAMES_STATE)
            state = b"" if row is None else bytes(row[0])
            if state != self._state:
                self._state = state
                self._facts.clear()
            if key not in self._facts:
                self._facts[key] = make()
                while len(self._facts) > self._most:
                    self._facts.popitem(last=False)
            self._facts.move_to_end(key)
            return self._facts[key]
