"""The port that both protocols implement: one account on one scrobbling server."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from musicrec_desktop.model.scrobble import (
    Answer,
    Credentials,
    Scrobble,
    ScrobbleTrack,
    ServerAddress,
)


class ScrobbleServer(Protocol):
    """A connection to one account.

    Every call may wait for the network, so none is made by the owner's thread. Expected trouble comes back as
    an ``Answer``; nothing is raised for it.
    """

    def check(self) -> Answer:
        """Try the account; the answer may have credentials to keep."""
        ...

    def now_playing(self, track: ScrobbleTrack) -> Answer:
        """Tell what plays now."""
        ...

    def submit(self, listens: Sequence[Scrobble]) -> Answer:
        """Tell what was listened to."""
        ...

    def holds(self, listen: Scrobble) -> bool | None:
        """Whether the server has this listen already; None where it cannot tell."""
        ...

    def love(self, track: ScrobbleTrack, *, is_loved: bool) -> Answer:
        """Tell that a track is loved, or not any more."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


ServerFactory = Callable[[ServerAddress, Credentials], ScrobbleServer]
"""Opens an account."""
