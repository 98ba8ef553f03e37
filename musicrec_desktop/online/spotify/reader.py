"""Signs in with PKCE, which needs no secret of the application, and reads a list page by page.

Source: https://developer.spotify.com/documentation/web-api/tutorials/code-pkce-flow and its reference of
playlists, albums and saved tracks.
"""

from __future__ import annotations

import json
import logging
import secrets
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from musicrec_desktop.core.errors import SpotifyError
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.spotify_link import SpotifyKind, SpotifyLink
from musicrec_desktop.online.spotify.redirect import Redirect

PORT: Final = 43_917
"""Of the address that is registered at Spotify."""
SCOPE: Final = "playlist-read-private playlist-read-collaborative user-library-read"
PAGE: Final = 50
MOST_TRACKS: Final = 10_000
LONGEST_REST_S: Final = 60
_TRIES: Final = 4
_BY_STATUS: Final = {401: "signed-out", 403: "forbidden", 404: "not-found", 429: "busy"}


@dataclass(frozen=True, slots=True)
class SpotifyAddresses:
    """Where the service is; on loopback in tests."""

    accounts: str = "https://accounts.spotify.com"
    api: str = "https://api.spotify.com/v1/"


@dataclass(frozen=True, slots=True)
class SpotifyList:
    """A list as the service tells it.

    Attributes:
        title: of the playlist or the album; empty for others.
        tracks: in their order.
        left_out: episodes, and tracks that are gone.
        token: to be kept for the next time; JSON.
    """

    title: str
    tracks: tuple[KnownTrack, ...]
    left_out: int
    token: str


class SpotifyReader:
    """Reads one list at a time; every call may wait for the network, so none is made by the owner's thread.

    Args:
        client_id: that the user got from Spotify.
        open_browser: shows an address to the user; called in the thread that reads.
        addresses: where the service is.
        port: of the address that is registered.
        read_s: how long an answer may take.
    """

    def __init__(
        self,
        client_id: str,
        open_browser: Callable[[str], object],
        addresses: SpotifyAddresses = SpotifyAddresses(),
        port: int = PORT,
        read_s: float = 20.0,
    ) -> None:
        # spotipy takes a moment to load, and logs tokens where it is asked for details.
        from musicrec_desktop.online.spotify.session import BoundedSession

        logging.getLogger("spotipy").setLevel(logging.CRITICAL)
        self._client_id, self._open_browser, self._addresses = client_id, open_browser, addresses
        self._port, self._read_s = port, read_s
        self._session = BoundedSession(read_s)

    def close(self) -> None:
        """Close what is open."""
        self._session.close()

    def read(self, link: SpotifyLink, token: str, context: TaskContext) -> SpotifyList:
        """The list that a link leads to; asks the user to sign in where the token is not (any more) good.

        Args:
            link: to the list.
            token: of the last time, as ``SpotifyList.token``; empty for none.
            context: cancels, and is told how many tracks were read.

        Raises:
            SpotifyError: nothing of it can be used.
            CancelledError: the task was cancelled.
        """
        import requests

        try:
            access, kept = self._access(token, context)
            try:
                return self._list(link, access, kept, context)
            except SpotifyError as error:
                if error.reason != "signed-out":
                    raise
            access, kept = self._access("", context)
            return self._list(link, access, kept, context)
        except requests.Timeout as error:
            raise SpotifyError("timed-out") from error
        except requests.ConnectionError as error:
            raise SpotifyError("away") from error
        except (requests.RequestException, AttributeError, KeyError, TypeError, ValueError) as error:
            # spotipy takes answers for what they should be.
            raise SpotifyError("not-understood") from error

    # Signing in

    def _access(self, token: str, context: TaskContext) -> tuple[str, str]:
        """A token that is good now, and what is to be kept of it."""
        from spotipy.oauth2 import SpotifyOauthError

        if token:
            auth, cache = self._auth("", token)
            try:
                valid = auth.validate_token(cache.get_cached_token())
                if valid is not None:
                    return valid["access_token"], json.dumps(cache.get_cached_token())
            except (SpotifyOauthError, KeyError):
                context.check()
        with Redirect(self._port) as redirect:
            auth, cache = self._auth(redirect.address, "")
            state = secrets.token_urlsafe(24)
            self._open_browser(auth.get_authorize_url(state))
            code = redirect.wait(state, context)
        try:
            access = auth.get_access_token(code, check_cache=False)
        except SpotifyOauthError as error:
            raise SpotifyError("bad-id" if error.error == "invalid_client" else "refused") from error
        return access, json.dumps(cache.get_cached_token())

    def _auth(self, redirect: str, token: str) -> tuple[Any, Any]:
        from spotipy.cache_handler import MemoryCacheHandler
        from spotipy.oauth2 import SpotifyPKCE

        try:
            kept = json.loads(token) if token else None
        except ValueError:
            kept = None
        cache = MemoryCacheHandler(kept if isinstance(kept, dict) else None)
        auth = SpotifyPKCE(
            client_id=self._client_id,
            redirect_uri=redirect or f"http://127.0.0.1:{self._port}/callback",
            scope=SCOPE,
            open_browser=False,
            cache_handler=cache,
            requests_session=self._session,
            requests_timeout=self._read_s,
        )
        auth.OAUTH_AUTHORIZE_URL = f"{self._addresses.accounts}/authorize"
        auth.OAUTH_TOKEN_URL = f"{self._addresses.accounts}/api/token"
        return auth, cache

    # Reading

    def _list(self, link: SpotifyLink, access: str, token: str, context: TaskContext) -> SpotifyList:
        import spotipy

        client = spotipy.Spotify(
            auth=access, requests_session=self._session, requests_timeout=self._read_s, retries=0
        )
        client.prefix = self._addresses.api
        title, album = "", ""
        if link.kind is SpotifyKind.PLAYLIST:
            title = _text(self._asked(lambda: client.playlist(link.id, fields="name"), context), "name")
        elif link.kind is SpotifyKind.ALBUM:
            title = album = _text(self._asked(lambda: client.album(link.id), context), "name")
        if link.kind is SpotifyKind.TRACK:
            entries: Iterator[Any] = iter([self._asked(lambda: client.track(link.id), context)])
        else:
            entries = self._entries(client, link, context)
        tracks, left_out = [], 0
        for entry in entries:
            known = _known(entry, album)
            if known is None:
                left_out += 1
            else:
                tracks.append(known)
        return SpotifyList(title, tuple(tracks), left_out, token)

    def _entries(self, client: Any, link: SpotifyLink, context: TaskContext) -> Iterator[Any]:
        """The entries of all pages. The address of the next page is not followed: it could be anywhere."""
        ask: Callable[[int], Any] = {
            SpotifyKind.PLAYLIST: lambda at: client.playlist_items(link.id, limit=PAGE, offset=at),
            SpotifyKind.ALBUM: lambda at: client.album_tracks(link.id, limit=PAGE, offset=at),
            SpotifyKind.LIKED: lambda at: client.current_user_saved_tracks(limit=PAGE, offset=at),
        }[link.kind]
        at = 0
        while at < MOST_TRACKS:
            page = self._asked(lambda at=at: ask(at), context)  # type: ignore[misc]
            items = page["items"]
            yield from items
            at += len(items)
            total = int(page.get("total") or 0)
            context.progress(Progress(min(at, total), total))
            if not items or at >= total:
                return

    def _asked(self, ask: Callable[[], Any], context: TaskContext) -> dict[str, Any]:
        """An answer; a server that wants to be left alone is, for a minute at most.

        Raises:
            SpotifyError: it refuses, or its answer is not understood.
        """
        from spotipy.exceptions import SpotifyException

        for _ in range(_TRIES):
            context.check()
            try:
                found = ask()
            except SpotifyException as error:
                rest_s = _rest_s(error.headers) if error.http_status == 429 else None
                if rest_s is None or rest_s > LONGEST_REST_S:
                    reason = "away" if error.http_status >= 500 else "not-understood"
                    raise SpotifyError(_BY_STATUS.get(error.http_status, reason)) from error
                _rest(rest_s, context)
                continue
            if not isinstance(found, dict):
                raise SpotifyError("not-understood")
            return found
        raise SpotifyError("busy")


def _rest_s(headers: Any) -> int | None:
    """How long a server wants to be left alone; None where it does not say."""
    text = str((headers or {}).get("Retry-After", "")).strip()
    return int(text) if text.isdecimal() else None


def _rest(seconds: int, context: TaskContext) -> None:
    waiting = threading.Event()
    for _ in range(max(1, seconds * 5)):
        context.check()
        waiting.wait(0.2 if seconds else 0.0)


def _known(entry: Any, album: str) -> KnownTrack | None:
    """What an entry tells of a track; None for an episode, or what is gone."""
    if not isinstance(entry, dict):
        return None
    track = entry.get("track") or entry.get("item") or (entry if "artists" in entry else None)
    if not isinstance(track, dict) or not _text(track, "name") or track.get("type", "track") != "track":
        return None
    artists = track.get("artists")
    names = (
        [_text(one, "name") for one in artists if isinstance(one, dict)] if isinstance(artists, list) else []
    )
    record = track.get("album")
    ids = track.get("external_ids")
    length = track.get("duration_ms")
    return KnownTrack(
        _text(track, "name"),
        ", ".join(filter(None, names)),
        _text(record, "name") if isinstance(record, dict) else album,
        length if isinstance(length, int) and length > 0 else None,
        isrc=_text(ids, "isrc") if isinstance(ids, dict) else "",
    )


def _text(document: dict[str, Any], name: str) -> str:
    value = document.get(name)
    return clean(value) if isinstance(value, str) else ""
