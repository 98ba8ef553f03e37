"""When Python looks for garbage: objects that only keep each other.

The interpreter searches whenever objects were made, in whatever thread that happens. In a process with
windows that is a fault: what it finds may be a widget, which is then destroyed in a thread that Qt does not
expect, or while Qt walks over all widgets to dress them. So the GUI thread takes the search over
(``take_over``) and searches between two events (``collect_due``). Work that makes hundreds of thousands of
objects has it wait.
"""

from __future__ import annotations

import contextlib
import gc
import threading
from collections.abc import Iterator
from typing import Final

NEW_OBJECTS: Final = 5_000
"""So many more objects made than freed make a search of the new ones due; Python's own number is 700."""
YOUNG_SEARCHES: Final = 10
"""So many searches of one generation make one of the next due, as in Python."""


class _Search:
    """Who may start the search of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_automatic = gc.isenabled()
        self._left_alone = 0

    @property
    def is_left_alone(self) -> bool:
        return self._left_alone > 0

    def leave_alone(self, step: int) -> None:
        """One more or one less asks for peace."""
        with self._lock:
            self._left_alone += step
            self._apply()

    def set_automatic(self, is_automatic: bool) -> None:
        """Whether Python searches by itself while nobody asks for peace."""
        with self._lock:
            self._is_automatic = is_automatic
            self._apply()

    def _apply(self) -> None:
        if self._is_automatic and not self._left_alone:
            gc.enable()
        else:
            gc.disable()


_search = _Search()


@contextlib.contextmanager
def left_alone() -> Iterator[None]:
    """Search for no garbage meanwhile, in no thread; may be nested, and overlap in several threads."""
    _search.leave_alone(1)
    try:
        yield
    finally:
        _search.leave_alone(-1)


def take_over() -> None:
    """Have Python search no more by itself; who calls this calls ``collect_due`` now and then."""
    _search.set_automatic(False)


def hand_back() -> None:
    """Have Python search by itself again."""
    _search.set_automatic(True)


def collect_due() -> int:
    """Search now where Python would have.

    Returns:
        The oldest generation searched, 0 to 2; -1 where nothing was due or somebody asked for peace.
    """
    new, young, middle = gc.get_count()
    if _search.is_left_alone or new < NEW_OBJECTS:
        return -1
    generation = 0 if young < YOUNG_SEARCHES else 1 if middle < YOUNG_SEARCHES else 2
    gc.collect(generation)
    return generation


def settle() -> None:
    """Never search what is there now: modules, the window, its tables; they stay until the end."""
    gc.freeze()
