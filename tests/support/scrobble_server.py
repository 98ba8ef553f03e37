"""A scrobbling server of both protocols on loopback, which misbehaves when a test says so."""

from __future__ import annotations

import json
import socket
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from musicrec_desktop.model.scrobble import Credentials, ServerAddress, ServerKind
from musicrec_desktop.online.audioscrobbler import api_signature

TOKEN, API_KEY, API_SECRET, USER, PASSWORD = "good-token", "key-1", "secret-1", "ada", "good-password"
CREDENTIALS = {
    ServerKind.LISTENBRAINZ: Credentials(token=TOKEN),
    ServerKind.LASTFM: Credentials(api_key=API_KEY, api_secret=API_SECRET, password=PASSWORD),
}
BAD_CREDENTIALS = {
    ServerKind.LISTENBRAINZ: Credentials(token="stale-token"),
    ServerKind.LASTFM: Credentials(api_key=API_KEY, api_secret=API_SECRET, password="stale-password"),
}


@dataclass
class Seen:
    """One call as it came."""

    method: str
    path: str
    authorization: str
    fields: dict[str, Any]


@dataclass
class ScrobbleServerDouble:
    """What the server knows and how it behaves.

    Attributes:
        script: what to do with the next submissions: ``"ok"``, or one of the misdeeds of ``_misbehave``; with
            ``"+"`` before it the listens are kept all the same. Empty: behave.
        playing_script: as ``script``, for the next words on what plays now.
        is_telling: whether it can be asked for listens.
        is_deduplicating: whether the same second and title are kept once.
        is_unaware: knows nothing but listens, as maloja does.
        poison: a title that it refuses with 400.
        toxic: a title at which it breaks with 500.
        elsewhere: where its redirects lead.
    """

    port: int = 0
    script: deque[str] = field(default_factory=deque)
    playing_script: deque[str] = field(default_factory=deque)
    is_telling: bool = True
    is_deduplicating: bool = False
    is_unaware: bool = False
    poison: str = ""
    toxic: str = ""
    elsewhere: str = "http://127.0.0.1:9/"
    ignored: dict[str, str] = field(default_factory=dict)
    listens: list[tuple[int, str]] = field(default_factory=list)
    playing: list[str] = field(default_factory=list)
    loves: list[tuple[str, bool]] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    sessions: set[str] = field(default_factory=set)
    released: threading.Event = field(default_factory=threading.Event)

    def address(self, kind: ServerKind) -> ServerAddress:
        path = "" if kind is ServerKind.LISTENBRAINZ else "/2.0/"
        return ServerAddress(kind, f"http://127.0.0.1:{self.port}{path}", USER)

    def keep(self, at_s: int, title: str) -> None:
        if not (self.is_deduplicating and (at_s, title) in self.listens):
            self.listens.append((at_s, title))


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 5

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._handle({key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers["Content-Type"].startswith("application/json"):
            self._handle(json.loads(body))
        else:
            self._handle({key: values[0] for key, values in parse_qs(body.decode()).items()})

    def _handle(self, fields: dict[str, Any]) -> None:
        double = self.server.double
        path = urlsplit(self.path).path
        double.seen.append(Seen(self.command, path, self.headers.get("Authorization", ""), fields))
        with suppress(BrokenPipeError, ConnectionResetError):
            if path.startswith("/1/"):
                self._listenbrainz(double, path.removeprefix("/1/"), fields)
            else:
                self._audioscrobbler(double, fields)

    def _listenbrainz(self, double: ScrobbleServerDouble, path: str, fields: dict[str, Any]) -> None:
        if self.headers.get("Authorization") != f"Token {TOKEN}":
            self._answer(401, {"code": 401, "error": "Invalid authorization token."})
        elif path == "validate-token":
            self._answer(200, {"code": 200, "valid": True, "user_name": USER})
        elif path == "submit-listens" and fields["listen_type"] == "playing_now":
            self._play(double, fields["payload"][0]["track_metadata"]["track_name"], {"status": "ok"})
        elif path == "submit-listens":
            listens = [
                (item["listened_at"], item["track_metadata"]["track_name"]) for item in fields["payload"]
            ]
            self._submit(double, listens, {"status": "ok"})
        elif path == f"user/{USER}/listens" and double.is_telling:
            first, last = int(fields["min_ts"]), int(fields["max_ts"])
            found = [
                {"listened_at": at_s, "track_metadata": {"track_name": title, "artist_name": "?"}}
                for at_s, title in double.listens
                if first < at_s < last
            ]
            self._answer(200, {"payload": {"listens": found}})
        elif path == "metadata/lookup/" and not double.is_unaware:
            known = not fields["recording_name"].startswith("Unknown")
            self._answer(200, {"recording_mbid": "mbid " + fields["recording_name"]} if known else {})
        elif path == "feedback/recording-feedback" and not double.is_unaware:
            double.loves.append((fields["recording_mbid"].removeprefix("mbid "), fields["score"] == 1))
            self._answer(200, {"status": "ok"})
        else:
            self._answer(200, {"code": 200, "error": "Invalid Method"})

    def _audioscrobbler(self, double: ScrobbleServerDouble, fields: dict[str, Any]) -> None:
        method = fields["method"]
        if method == "user.getRecentTracks":
            if not double.is_telling:
                self._answer(200, {"error": 3, "message": "Invalid method"})
                return
            first, last = int(fields["from"]), int(fields["to"])
            found = [
                {"name": title, "date": {"uts": str(at_s)}}
                for at_s, title in double.listens
                if first <= at_s < last
            ]
            self._answer(200, {"recenttracks": {"track": found[0] if len(found) == 1 else found}})
            return
        signed = {name: value for name, value in fields.items() if name not in {"api_sig", "format"}}
        if fields["api_sig"] != api_signature(signed, API_SECRET):
            self._answer(403, {"error": 13, "message": "Invalid method signature supplied"})
        elif method == "auth.getMobileSession":
            if (fields["username"], fields["password"]) != (USER, PASSWORD):
                self._answer(401, {"error": 4, "message": "Invalid credentials"})
                return
            key = f"session-{len(double.sessions)}"
            double.sessions.add(key)
            self._answer(200, {"session": {"key": key, "name": USER}})
        elif fields["sk"] not in double.sessions:
            self._answer(403, {"error": 9, "message": "Invalid session key"})
        elif method == "track.updateNowPlaying" and not double.is_unaware:
            self._play(double, fields["track"], {"nowplaying": {}})
        elif method in {"track.love", "track.unlove"} and not double.is_unaware:
            double.loves.append((fields["track"], method == "track.love"))
            self._answer(200, {})
        elif method == "track.scrobble":
            suffixes = [
                name.removeprefix("track")
                for name in fields
                if name.startswith("track") and "Num" not in name
            ]
            listens = [(int(fields["timestamp" + each]), fields["track" + each]) for each in suffixes]
            entries = [{"ignoredMessage": {"code": double.ignored.get(title, "0")}} for _, title in listens]
            listens = [listen for listen in listens if listen[1] not in double.ignored]
            self._submit(double, listens, {"scrobbles": {"@attr": {}, "scrobble": entries}})
        else:
            self._answer(200, {"error": 3, "message": "Invalid method"})

    def _play(self, double: ScrobbleServerDouble, title: str, fine: object) -> None:
        if double.playing_script:
            self._misbehave(double, double.playing_script.popleft())
        else:
            double.playing.append(title)
            self._answer(200, fine)

    def _submit(self, double: ScrobbleServerDouble, listens: list[tuple[int, str]], fine: object) -> None:
        titles = {title for _, title in listens}
        if double.poison in titles:
            self._answer(400, {"code": 400, "error": 6})
            return
        if double.toxic in titles:
            self._answer(500, {"error": 8})
            return
        deed = double.script.popleft() if double.script else "ok"
        if deed.startswith("+") or deed == "ok":
            for at_s, title in listens:
                double.keep(at_s, title)
        if deed == "ok":
            self._answer(200, fine)
        else:
            self._misbehave(double, deed.removeprefix("+"))

    def _misbehave(self, double: ScrobbleServerDouble, deed: str) -> None:
        if deed == "500":
            self._answer(500, {"error": 8})
        elif deed == "429":
            self._answer(429, {"code": 429}, {"Retry-After": "90"})
        elif deed == "429-reset":
            self._answer(429, {"code": 429}, {"X-RateLimit-Reset-In": "90"})
        elif deed == "garbage":
            self._send(200, b"<html>\xff\x00 come back later", {})
        elif deed == "half":
            self._send(200, b'{"status": ', {"Content-Length": "500"})
        elif deed == "redirect":
            self._send(302, b"", {"Location": double.elsewhere})
        elif deed == "endless":
            self._send(200, b"", {"Content-Length": str(1 << 40)})
            while True:  # until the reader has had enough
                self.wfile.write(b"x" * 65_536)
        elif deed == "slow":
            double.released.wait(10)
        else:
            assert deed == "drop"
            self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def _answer(self, status: int, document: object, headers: dict[str, str] | None = None) -> None:
        self._send(status, json.dumps(document).encode(), headers or {})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    double: ScrobbleServerDouble

    def handle_error(self, *_arguments: object) -> None:
        """A client that went away is no matter."""


@contextmanager
def serving(double: ScrobbleServerDouble) -> Iterator[ScrobbleServerDouble]:
    """Let it answer; on the port that it had before, where it had one (a restart)."""
    server = _Server(("127.0.0.1", double.port), _Handler)
    server.double = double
    double.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield double
    finally:
        double.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
