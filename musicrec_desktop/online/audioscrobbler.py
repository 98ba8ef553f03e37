"""Version 2.0 of the API of Last.fm, which Libre.fm, maloja and others speak as well.

Source: https://www.last.fm/api/scrobbling and https://www.last.fm/api/mobileauth.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from typing_extensions import override

from musicrec_desktop.model.scrobble import (
    TAKEN,
    Answer,
    Credentials,
    Scrobble,
    ScrobbleTrack,
    ServerAddress,
    Verdict,
)
from musicrec_desktop.online.http import Http, Patience, Reply
from musicrec_desktop.online.server import ScrobbleServer
from musicrec_desktop.online.statuses import NOT_UNDERSTOOD, judged_by_status

LASTFM_HOST: Final = "ws.audioscrobbler.com"
LASTING_SESSIONS: Final = frozenset({LASTFM_HOST, "libre.fm"})
"""Servers whose session keys do not end, so that the password need not be kept."""
DAY_MS: Final = 24 * 3_600_000

_PATH: Final = "/"
"""Calls go to the address with a slash at its end: servers redirect or refuse the other form."""

_ERRORS: Final = {
    2: Answer(Verdict.NOT_SUPPORTED, "wrong-address"),
    3: Answer(Verdict.NOT_SUPPORTED, "not-supported"),
    4: Answer(Verdict.FORBIDDEN, "token-refused"),
    6: Answer(Verdict.BAD, "not-accepted"),
    7: Answer(Verdict.BAD, "not-accepted"),
    8: Answer(Verdict.BROKEN, "server-error"),
    9: Answer(Verdict.FORBIDDEN, "token-refused"),
    10: Answer(Verdict.FORBIDDEN, "key-refused"),
    11: Answer(Verdict.BUSY, "busy"),
    13: Answer(Verdict.FORBIDDEN, "secret-refused"),
    14: Answer(Verdict.FORBIDDEN, "token-refused"),
    16: Answer(Verdict.BUSY, "busy"),
    26: Answer(Verdict.FORBIDDEN, "key-refused"),
    29: Answer(Verdict.BUSY, "busy"),
}
"""Error numbers of the API; other answers are judged by the HTTP status."""
_IGNORED: Final = {
    "1": "artist-ignored",
    "2": "track-ignored",
    "3": "too-old",
    "4": "in-the-future",
    "5": "daily-limit",
}
"""Codes of ``ignoredMessage``."""


class AudioscrobblerServer(ScrobbleServer):
    """One account, known by a session key; where a password is kept, each opening makes a session of its own.

    Args:
        address: where, and the name there.
        credentials: key and secret of the application, and a session key or a password.
        patience: limits on time.
    """

    def __init__(
        self,
        address: ServerAddress,
        credentials: Credentials,
        patience: Patience = Patience(),  # noqa: B008  frozen
    ) -> None:
        self._http = Http(address.url, patience)
        self._address = address
        self._credentials = credentials
        self._session_key = "" if credentials.password else credentials.session_key

    @override
    def check(self) -> Answer:
        """With a password a session is made; without one the session key is tried."""
        if not self._credentials.password:
            # A call that changes nothing proves the session key.
            answer = self._signed("user.getInfo", {})
            return TAKEN if answer.verdict is Verdict.NOT_SUPPORTED else answer
        answer = self._open_session()
        if not answer.is_taken:
            return answer
        is_lasting = urlsplit(self._address.url).hostname in LASTING_SESSIONS
        kept = replace(
            self._credentials,
            session_key=self._session_key if is_lasting else "",
            password="" if is_lasting else self._credentials.password,
        )
        return replace(answer, credentials=kept)

    @override
    def now_playing(self, track: ScrobbleTrack) -> Answer:
        return self._signed("track.updateNowPlaying", _fields(track))

    @override
    def submit(self, listens: Sequence[Scrobble]) -> Answer:
        fields: dict[str, str] = {}
        for place, listen in enumerate(listens):
            # One listen goes without brackets: some servers (maloja) know no others.
            suffix = f"[{place}]" if len(listens) > 1 else ""
            for name, value in {**_fields(listen.track), "timestamp": str(listen.at_s)}.items():
                fields[name + suffix] = value
        return self._signed("track.scrobble", fields, len(listens))

    @override
    def holds(self, listen: Scrobble) -> bool | None:
        span = {"user": self._address.user, "from": str(listen.at_s), "to": str(listen.at_s + 1)}
        reply = self._http.get(
            _PATH,
            {
                **span,
                "method": "user.getRecentTracks",
                "api_key": self._credentials.api_key,
                "format": "json",
            },
        )
        document = reply.document() if isinstance(reply, Reply) and reply.status == 200 else None
        recent = document.get("recenttracks") if document is not None else None
        if not isinstance(recent, dict):
            return None
        found = recent.get("track", [])
        tracks = found if isinstance(found, list) else [found]
        return any(_is_same(track, listen) for track in tracks)

    @override
    def love(self, track: ScrobbleTrack, *, is_loved: bool) -> Answer:
        fields = {"artist": track.artist, "track": track.title}
        return self._signed("track.love" if is_loved else "track.unlove", fields)

    @override
    def close(self) -> None:
        self._http.close()

    def _signed(self, method: str, fields: Mapping[str, str], count: int = 0) -> Answer:
        if not self._session_key:
            answer = self._open_session()
            if not answer.is_taken:
                return answer
        reply = self._post(method, {**fields, "sk": self._session_key})
        answer = judged(reply)
        if not answer.is_taken or not count:
            return answer
        assert isinstance(reply, Reply)
        return _submitted(reply.document() or {}, count)

    def _open_session(self) -> Answer:
        if not self._credentials.password:
            return Answer(Verdict.FORBIDDEN, "token-refused")
        reply = self._post(
            "auth.getMobileSession",
            {"username": self._address.user, "password": self._credentials.password},
        )
        answer = judged(reply)
        if not answer.is_taken:
            # No listen was sent yet, so the failure is not ambiguous.
            is_unclear = answer.verdict in {Verdict.BROKEN, Verdict.NOT_SUPPORTED, Verdict.BAD}
            return replace(answer, verdict=Verdict.AWAY) if is_unclear else answer
        assert isinstance(reply, Reply)
        session = (reply.document() or {}).get("session")
        key = session.get("key") if isinstance(session, dict) else None
        if not isinstance(session, dict) or not isinstance(key, str) or not key:
            return Answer(Verdict.AWAY, "not-understood")
        self._session_key = key
        return Answer(Verdict.TAKEN, user=str(session.get("name") or ""))

    def _post(self, method: str, fields: Mapping[str, str]) -> Reply | Answer:
        signed = {**fields, "method": method, "api_key": self._credentials.api_key}
        signature = api_signature(signed, self._credentials.api_secret)
        return self._http.post_form(_PATH, {**signed, "api_sig": signature, "format": "json"})


def api_signature(fields: Mapping[str, str], secret: str) -> str:
    """MD5 over names and values in the order of the names' characters, then the secret (the API's scheme)."""
    text = "".join(name + fields[name] for name in sorted(fields)) + secret
    return hashlib.md5(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def judged(reply: Reply | Answer) -> Answer:
    """What an answer means, by its error number and then by its status."""
    if isinstance(reply, Answer):
        return reply
    document = reply.document()
    number = document.get("error") if document is not None else None
    if isinstance(number, int) and number in _ERRORS:
        return replace(_ERRORS[number], wait_ms=reply.wait_ms())
    return judged_by_status(reply, is_understood=document is not None and number is None)


def _submitted(document: Mapping[str, object], count: int) -> Answer:
    """Which of a batch were ignored, each with its reason."""
    scrobbles = document.get("scrobbles")
    if not isinstance(scrobbles, dict):
        return NOT_UNDERSTOOD
    found = scrobbles.get("scrobble", [])
    entries = found if isinstance(found, list) else [found]
    refused = []
    for place, entry in enumerate(entries[:count]):
        message = entry.get("ignoredMessage") if isinstance(entry, dict) else None
        code = str(message.get("code", "0")) if isinstance(message, dict) else "0"
        if code != "0":
            refused.append((place, _IGNORED.get(code, "not-accepted")))
    if len(refused) == count and all(reason == "daily-limit" for _, reason in refused):
        return Answer(Verdict.BUSY, "daily-limit", DAY_MS // 4)
    return Answer(Verdict.TAKEN, refused=tuple(refused))


def _fields(track: ScrobbleTrack) -> dict[str, str]:
    fields = {"artist": track.artist, "track": track.title}
    if track.album:
        fields["album"] = track.album
    if track.album_artist and track.album_artist != track.artist:
        fields["albumArtist"] = track.album_artist
    if track.track_number:
        fields["trackNumber"] = str(track.track_number)
    if track.duration_ms:
        fields["duration"] = str(round(track.duration_ms / 1000))
    if track.recording_id:
        fields["mbid"] = track.recording_id
    return fields


def _is_same(found: object, listen: Scrobble) -> bool:
    if not isinstance(found, dict) or found.get("name") != listen.track.title:
        return False
    date = found.get("date")
    return isinstance(date, dict) and str(date.get("uts", "")) == str(listen.at_s)
