"""The queue for those who only look at it."""

from __future__ import annotations

from typing import Protocol

from musicrec_desktop.model.playback import QueueEntry


class QueueView(Protocol):
    """Its four parts."""

    @property
    def played(self) -> tuple[QueueEntry, ...]:
        """Entries behind the current one, oldest first."""
        ...

    @property
    def current(self) -> QueueEntry | None:
        """The entry at the head."""
        ...

    @property
    def user_part(self) -> tuple[QueueEntry, ...]:
        """What the user put there, in playing order."""
        ...

    @property
    def auto_part(self) -> tuple[QueueEntry, ...]:
        """What autoplay put behind that, in playing order."""
        ...

    @property
    def upcoming(self) -> tuple[QueueEntry, ...]:
        """The user part, then the automatic part."""
        ...
