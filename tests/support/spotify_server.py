"""Spotify on loopback, with recorded shapes of its answers; it misbehaves when a test says so."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from musicrec_desktop.online.spotify.reader import SpotifyAddresses

CLIENT_ID = "0123456789abcdef0123456789abcdef"
LIST_ID, ALBUM_ID, TRACK_ID = "37i9dQZF1DX0XUsuxWHRQd", "6dVIqQ8qmQ5GBnJ9shOYGE", "6habFhsOp2NvshLv26DqMb"
SONGS = 130


def song(number: int) -> dict[str, Any]:
    """A track as the web API tells it."""
    return {
        "type": "track",
        "name": f"Song {number}",
        "artists": [{"name": f"Artist {number}", "type": "artist"}, {"name": "Guest", "type": "artist"}],
        "album": {"name": f"Album {number}", "album_type": "album"},
        "duration_ms": 180_000 + number,
        "external_ids": {"isrc": f"GBAYE97{number:05}"},
        "is_local": False,
    }


def entries() -> list[Any]:
    """A playlist: songs, and what else stands in playlists."""
    found: list[Any] = [{"added_at": "2020-01-01T00:00:00Z", "track": song(one)} for one in range(SONGS)]
    found[3] = {"added_at": None, "track": None}
    found[5] = {"track": {"type": "episode", "name": "Talk", "duration_ms": 5, "artists": []}}
    found[7] = {
        "is_local": True,
        "track": {
            "type": "track",
            "name": "From My Disk",
            "artists": [{"name": "Me"}],
            "album": {"name": ""},
            "duration_ms": 0,
            "external_ids": {},
        },
    }
    return found


@dataclass
class SpotifyDouble:
    """What it knows and how it behaves.

    Attributes:
        script: what to do with the next calls of the API: a status, ``"broken"``, ``"slow"``, ``"redirect"``
            or ``"odd"``; empty for behaving.
        rest_s: what it asks for with 429.
        lives_s: how long a token is good.
        refuses: the person refuses to sign in.
        signed_in: how often somebody signed in.
        calls: the paths that were asked for.
        forged: answers with another state come before the right one.
    """

    port: int = 0
    script: deque[int | str] = field(default_factory=deque)
    rest_s: int = 0
    lives_s: int = 3600
    refuses: bool = False
    signed_in: int = 0
    forged: bool = False
    calls: list[str] = field(default_factory=list)
    challenge: str = ""
    good: set[str] = field(default_factory=set)
    refreshable: set[str] = field(default_factory=set)
    elsewhere: str = ""
    is_over: threading.Event = field(default_factory=threading.Event)

    @property
    def addresses(self) -> SpotifyAddresses:
        """Where it is."""
        root = f"http://127.0.0.1:{self.port}"
        return SpotifyAddresses(root, f"{root}/v1/")

    def browse(self, address: str) -> None:
        """What a person does in a browser: sign in, and be sent back."""
        fields = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert fields["client_id"] == CLIENT_ID
        assert fields["code_challenge_method"] == "S256"
        self.challenge = fields["code_challenge"]
        self.signed_in += 1
        back = urlsplit(fields["redirect_uri"])
        answers = [{"state": "forged", "code": "stolen"}] if self.forged else []
        answers.append(
            {"state": fields["state"], **({"error": "access_denied"} if self.refuses else {"code": "code-1"})}
        )

        def go() -> None:
            for answer in answers:
                with suppress(OSError):
                    connection = HTTPConnection(back.hostname or "", back.port or 0, timeout=5)
                    connection.request("GET", f"{back.path}?{urlencode(answer)}")
                    connection.getresponse().read()
                    connection.close()

        threading.Thread(target=go, daemon=True).start()

    def token(self, fields: dict[str, str]) -> tuple[int, Any]:
        """The answer of the token endpoint."""
        if fields.get("grant_type") == "refresh_token":
            if fields.get("refresh_token") not in self.refreshable:
                return 400, {"error": "invalid_grant", "error_description": "Refresh token revoked"}
        else:
            made = hashlib.sha256(fields["code_verifier"].encode()).digest()
            if base64.urlsafe_b64encode(made).decode().rstrip("=") != self.challenge:
                return 400, {"error": "invalid_grant", "error_description": "code_verifier was incorrect"}
            if fields.get("code") != "code-1":
                return 400, {"error": "invalid_grant"}
        access = f"access-{len(self.good) + 1}"
        self.good.add(access)
        self.refreshable.add("refresh-1")
        return 200, {
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": self.lives_s,
            "refresh_token": "refresh-1",
            "scope": "playlist-read-private playlist-read-collaborative user-library-read",
        }

    def page(self, path: str, fields: dict[str, str]) -> tuple[int, Any]:
        """The answer of the API."""
        at, limit = int(fields.get("offset", 0)), int(fields.get("limit", 20))
        every: list[Any]
        if path in {f"playlists/{LIST_ID}/items", f"playlists/{LIST_ID}/tracks"}:
            every = entries()
        elif path == "me/tracks":
            every = [{"track": song(1)}]
        elif path == f"albums/{ALBUM_ID}/tracks":
            every = [
                {key: song(one)[key] for key in ("type", "name", "artists", "duration_ms")} for one in (1, 2)
            ]
        elif path == f"playlists/{LIST_ID}":
            return 200, {"name": "Morning \u202e drive"}
        elif path == f"albums/{ALBUM_ID}":
            return 200, {"name": "The Album", "type": "album"}
        elif path == f"tracks/{TRACK_ID}":
            return 200, song(9)
        else:
            return 404, {"error": {"status": 404, "message": "Not found."}}
        following = f"{self.elsewhere or 'http://127.0.0.1:1'}/v1/{path}?offset={at + limit}"
        return 200, {
            "items": every[at : at + limit],
            "total": len(every),
            "next": following if at + limit < len(every) else None,
        }


class _Handler(BaseHTTPRequestHandler):
    """One call; the double is the server's."""

    server: _Server

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        fields = {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}
        self._say(*self.server.double.token(fields))

    def do_GET(self) -> None:
        double, address = self.server.double, urlsplit(self.path)
        path = address.path.removeprefix("/v1/").rstrip("/")
        double.calls.append(path)
        if self.headers.get("Authorization", "").removeprefix("Bearer ") not in double.good:
            self._say(401, {"error": {"status": 401, "message": "Invalid access token"}})
        elif double.script:
            self._misbehave(double.script.popleft())
        else:
            fields = {name: values[0] for name, values in parse_qs(address.query).items()}
            self._say(*double.page(path, fields))

    def _misbehave(self, deed: int | str) -> None:
        double = self.server.double
        if isinstance(deed, int):
            self._say(deed, {"error": {"status": deed, "message": "no"}})
        elif deed == "redirect":
            self.send_response(302)
            self.send_header("Location", f"{double.elsewhere}/stolen")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif deed == "slow":
            double.is_over.wait(20)
            self._raw(b"{}")
        else:
            self._raw(*_BODIES[deed])

    def _say(self, status: int, document: Any) -> None:
        self._raw(json.dumps(document).encode(), status)

    def _raw(self, body: bytes, status: int = 200) -> None:
        with suppress(OSError):
            self.send_response(status)
            if status == 429:
                self.send_header("Retry-After", str(self.server.double.rest_s))
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, double: SpotifyDouble) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.double = double


_BODIES: dict[str, tuple[bytes, int]] = {
    "broken": (b'{"items": [', 200),
    "odd": (b'[1, "two"]', 200),
    "text": (b'{"error": "as a text"}', 400),
}


@contextmanager
def spotify_server() -> Iterator[SpotifyDouble]:
    """A server that runs while the block runs."""
    double = SpotifyDouble()
    server = _Server(double)
    double.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield double
    finally:
        double.is_over.set()
        server.shutdown()
        server.server_close()
        thread.join()
