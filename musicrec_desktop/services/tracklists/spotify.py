"""Lists at Spotify, for people who enter a client id of their own; without one nothing is sent."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from musicrec_desktop.core.errors import MusicRecError, SpotifyError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle
from musicrec_desktop.model.scrobble import Credentials, TokenPlace
from musicrec_desktop.model.spotify_link import SpotifyLink
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.services.tracklists.sources import TracklistSource
from musicrec_desktop.storage.state import StateStore

if TYPE_CHECKING:
    from musicrec_desktop.online.spotify.reader import SpotifyReader

OpenReader = Callable[[str, Callable[[str], object]], "SpotifyReader"]
_STATE: Final = "spotify"
_CLIENT_ID: Final = re.compile(r"[0-9a-f]{32}$")


class SpotifyLists:
    """Keeps the client id and the token of the profile in use, and reads lists.

    Args:
        scheduler: gives the lane.
        state: of the profile; has the client id, and where the token lies.
        keeper: has the token.
        open_reader: makes what reads, of a client id and of what shows an address to the user.

    Signals:
        browser_wanted: the user shall sign in at this address.
    """

    def __init__(
        self, *, scheduler: Scheduler, state: StateStore, keeper: TokenKeeper, open_reader: OpenReader
    ) -> None:
        self._scheduler, self._state, self._keeper = scheduler, state, keeper
        self._open_reader = open_reader
        self._task: TaskHandle | None = None
        self.browser_wanted: Signal[str] = Signal()

    @property
    def client_id(self) -> str:
        """What the user entered; empty for nothing, which keeps the network out."""
        return self._kept()[0]

    def set_client_id(self, text: str) -> None:
        """Keep a client id; another one, or none, ends with what was signed in before.

        Raises:
            SpotifyError: it is none (``"bad-id"``).
        """
        wanted = text.strip().lower()
        if wanted and not _CLIENT_ID.match(wanted):
            raise SpotifyError("bad-id")
        before, name, place = self._kept()
        if wanted == before:
            return
        self._state.set(_STATE, {"client_id": wanted})
        if name:
            self._scheduler.run(
                Lane.QUICK, lambda _context: self._keeper.forget(name, place), on_error=_expected
            )

    def profile_switched(self) -> None:
        """Drop what is being read for the profile of before."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def load(
        self,
        link: SpotifyLink,
        on_done: Callable[[TracklistSource], object],
        on_error: Callable[[Exception], object],
        on_progress: Callable[[Progress], object] | None = None,
    ) -> TaskHandle:
        """Read a list in the quick lane; the user is asked to sign in where that is needed.

        Args:
            link: to the list.
            on_done: gets what ``TracklistService.load`` takes.
            on_error: gets a ``SpotifyError``.
            on_progress: gets how many tracks were read.
        """
        client_id, name, place = self._kept()

        def done(found: tuple[TracklistSource, str, TokenPlace]) -> None:
            source, new_name, new_place = found
            if self.client_id == client_id:
                self._state.set(_STATE, {"client_id": client_id, "name": new_name, "place": str(new_place)})
            on_done(source)

        self._task = self._scheduler.run(
            Lane.QUICK,
            lambda context: self._read(client_id, name, place, link, context),
            name="spotify",
            on_done=done,
            on_error=on_error,
            on_progress=on_progress,
        )
        return self._task

    def _read(
        self, client_id: str, name: str, place: TokenPlace, link: SpotifyLink, context: TaskContext
    ) -> tuple[TracklistSource, str, TokenPlace]:
        if not client_id:
            raise SpotifyError("no-id")
        kept = self._keeper.fetch(name, place) if name else None
        token = "" if kept is None else kept.token
        reader = self._open_reader(
            client_id, lambda address: self._scheduler.post(lambda: self.browser_wanted.emit(address))
        )
        try:
            found = reader.read(link, token, context)
        finally:
            reader.close()
        if found.token != token:
            name = name or secrets.token_hex(16)
            place = self._keeper.keep(name, Credentials(token=found.token))
        if not found.tracks:
            raise SpotifyError("nothing")
        return TracklistSource(known=found.tracks, title=found.title), name, place

    def _kept(self) -> tuple[str, str, TokenPlace]:
        kept = self._state.get(_STATE)
        if not isinstance(kept, dict):
            return "", "", TokenPlace.KEYRING
        client_id, name, place = (kept.get(key) for key in ("client_id", "name", "place"))
        return (
            client_id if isinstance(client_id, str) and _CLIENT_ID.match(client_id) else "",
            name if isinstance(name, str) else "",
            TokenPlace.FILE if place == TokenPlace.FILE else TokenPlace.KEYRING,
        )


def _expected(error: Exception) -> None:
    if not isinstance(error, MusicRecError):
        raise error
