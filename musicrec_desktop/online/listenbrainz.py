"""The API of ListenBrainz, which maloja, Koito and others speak as well.

Source: https://listenbrainz.readthedocs.io/en/latest/users/api/ (core, feedback and metadata end points) and
its JSON documentation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from typing_extensions import override

import musicrec_desktop
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

CLIENT: Final = "MusicRec Desktop"


class ListenBrainzServer(ScrobbleServer):
    """One account, known by its token.

    Args:
        address: where; ``/1`` is added where it is missing.
        credentials: the token.
        patience: limits on time.
    """

    def __init__(
        self,
        address: ServerAddress,
        credentials: Credentials,
        patience: Patience = Patience(),  # noqa: B008  frozen
    ) -> None:
        url = address.url.rstrip("/")
        self._http = Http(url if url.endswith("/1") else f"{url}/1", patience)
        self._user = address.user
        self._headers = {"Authorization": f"Token {credentials.token}"}

    @override
    def check(self) -> Answer:
        reply = self._http.get("/validate-token", {}, self._headers)
        document = reply.document() if isinstance(reply, Reply) else None
        answer = _judged(reply)
        if answer.is_taken and document is not None:
            if document.get("valid") is not True:
                return Answer(Verdict.FORBIDDEN, "token-refused")
            return Answer(Verdict.TAKEN, user=str(document.get("user_name") or ""))
        return answer

    @override
    def now_playing(self, track: ScrobbleTrack) -> Answer:
        document = {"listen_type": "playing_now", "payload": [{"track_metadata": _metadata(track)}]}
        return _submitted(self._http.post_json("/submit-listens", document, self._headers))

    @override
    def submit(self, listens: Sequence[Scrobble]) -> Answer:
        payload = [
            {"listened_at": listen.at_s, "track_metadata": _metadata(listen.track)} for listen in listens
        ]
        document = {"listen_type": "single" if len(payload) == 1 else "import", "payload": payload}
        return _submitted(self._http.post_json("/submit-listens", document, self._headers))

    @override
    def holds(self, listen: Scrobble) -> bool | None:
        if not self._user:
            return None
        span = {"min_ts": str(listen.at_s - 1), "max_ts": str(listen.at_s + 1), "count": "10"}
        reply = self._http.get(f"/user/{quote(self._user, safe='')}/listens", span, self._headers)
        document = reply.document() if isinstance(reply, Reply) and reply.status == 200 else None
        payload = document.get("payload") if document is not None else None
        listens = payload.get("listens") if isinstance(payload, dict) else None
        if not isinstance(listens, list):
            return None
        return any(_is_same(found, listen) for found in listens)

    @override
    def love(self, track: ScrobbleTrack, *, is_loved: bool) -> Answer:
        """Feedback needs a recording of MusicBrainz; where the file names none, the server is asked."""
        if track.recording_id:
            return self._feedback(track.recording_id, is_loved=is_loved)
        wanted = {"artist_name": track.artist, "recording_name": track.title}
        if track.album:
            wanted["release_name"] = track.album
        reply = self._http.get("/metadata/lookup/", wanted, self._headers)
        answer = _judged(reply)
        if not answer.is_taken:
            return answer
        assert isinstance(reply, Reply)
        document = reply.document() or {}
        if "error" in document:
            return Answer(Verdict.NOT_SUPPORTED, "no-loves")
        recording = document.get("recording_mbid")
        if not isinstance(recording, str) or not recording:
            return Answer(Verdict.BAD, "unknown-recording")
        return self._feedback(recording, is_loved=is_loved)

    @override
    def close(self) -> None:
        self._http.close()

    def _feedback(self, recording: str, *, is_loved: bool) -> Answer:
        feedback = {"recording_mbid": recording, "score": 1 if is_loved else 0}
        return _judged(self._http.post_json("/feedback/recording-feedback", feedback, self._headers))


def _metadata(track: ScrobbleTrack) -> dict[str, object]:
    more: dict[str, object] = {
        "media_player": CLIENT,
        "submission_client": CLIENT,
        "submission_client_version": musicrec_desktop.__version__,
    }
    if track.duration_ms:
        more["duration_ms"] = track.duration_ms
    if track.track_number:
        more["tracknumber"] = track.track_number
    if track.album_artist:
        more["release_artist_name"] = track.album_artist
    if track.recording_id:
        more["recording_mbid"] = track.recording_id
    if track.release_id:
        more["release_mbid"] = track.release_id
    if track.artist_ids:
        more["artist_mbids"] = list(track.artist_ids)
    metadata: dict[str, object] = {
        "artist_name": track.artist,
        "track_name": track.title,
        "additional_info": more,
    }
    if track.album:
        metadata["release_name"] = track.album
    return metadata


def _submitted(reply: Reply | Answer) -> Answer:
    """A listen counts as taken only where the server says so in its own words."""
    answer = _judged(reply)
    if not answer.is_taken:
        return answer
    assert isinstance(reply, Reply)
    document = reply.document() or {}
    if document.get("status") == "ok":
        return TAKEN
    # Some servers (maloja) answer a call that they do not know with 200.
    return NOT_UNDERSTOOD


def _judged(reply: Reply | Answer) -> Answer:
    if isinstance(reply, Answer):
        return reply
    return judged_by_status(reply, is_understood=reply.document() is not None)


def _is_same(found: object, listen: Scrobble) -> bool:
    if not isinstance(found, dict) or found.get("listened_at") != listen.at_s:
        return False
    metadata = found.get("track_metadata")
    return isinstance(metadata, dict) and metadata.get("track_name") == listen.track.title
