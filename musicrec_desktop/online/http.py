"""HTTP with limits: on time, on the size of an answer, on where a token may go."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

import urllib3
from urllib3 import exceptions

import musicrec_desktop
from musicrec_desktop.model.scrobble import LONGEST_REST_MS, Answer, Verdict
from musicrec_desktop.online.deadline import deadline, limited_pools

CONNECT_S: Final = 8.0
READ_S: Final = 20.0
LARGEST_ANSWER: Final = 512 * 1024
_PIECE: Final = 16 * 1024
USER_AGENT: Final = f"MusicRecDesktop/{musicrec_desktop.__version__}"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait.

    Attributes:
        connect_s: for a connection.
        read_s: for the whole of a call, from looking for the server to the last byte of its answer.
    """

    connect_s: float = CONNECT_S
    read_s: float = READ_S


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it came.

    Attributes:
        status: the HTTP status.
        body: all of it.
        headers: with lower-case names.
    """

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)

    def document(self) -> dict[str, object] | None:
        """The JSON object that it holds; None where it is anything else."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None

    def wait_ms(self) -> int:
        """How long the server wants to be left alone; 0 where it does not say."""
        for name in ("retry-after", "x-ratelimit-reset-in"):
            text = self.headers.get(name, "").strip()
            if text.isdecimal():
                return min(int(text) * 1000, LONGEST_REST_MS)
        return 0


class Http:
    """Calls to one server; redirects are never followed, because they would carry the token elsewhere.

    Args:
        url: of the API; ``https``, or ``http`` where it is written out.
        patience: limits on time.
    """

    def __init__(self, url: str, patience: Patience = Patience()) -> None:
        self._url = url.rstrip("/")
        self._patience = patience
        self._pool = limited_pools(
            urllib3.Timeout(connect=min(patience.connect_s, patience.read_s), read=patience.read_s),
            {"User-Agent": USER_AGENT, "Accept": "application/json"},
        )

    def close(self) -> None:
        """Close what is open."""
        self._pool.clear()

    def get(
        self, path: str, fields: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> Reply | Answer:
        """GET; an ``Answer`` where nothing usable came."""
        query = f"?{urlencode(fields)}" if fields else ""
        return self._call("GET", path + query, None, headers or {})

    def post_json(self, path: str, document: object, headers: Mapping[str, str]) -> Reply | Answer:
        """POST a JSON document."""
        body = json.dumps(document, ensure_ascii=False).encode("utf-8", "replace")
        return self._call("POST", path, body, {**headers, "Content-Type": "application/json"})

    def post_form(self, path: str, fields: Mapping[str, str]) -> Reply | Answer:
        """POST a form."""
        body = urlencode(fields, errors="replace").encode()
        return self._call("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def _call(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply | Answer:
        with deadline(self._patience.read_s) as call:
            found = self._answer(method, path, body, headers)
        # A connection that the deadline closed may look like a complete answer.
        if call.is_over:
            return Answer(Verdict.BROKEN, "timed-out") if call.is_connected else Answer(Verdict.AWAY, "away")
        return found

    def _answer(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]
    ) -> Reply | Answer:
        try:
            response = self._pool.request(
                method,
                self._url + path,
                body=body,
                headers={**self._pool.headers, **headers},
                redirect=False,
                retries=False,
                preload_content=False,
            )
        except (exceptions.HTTPError, ValueError) as error:
            return _trouble(error)
        try:
            return self._read(response)
        except exceptions.HTTPError as error:
            return _trouble(error)
        finally:
            response.close()  # not back into the pool: unread bytes would precede the next answer

    def _read(self, response: urllib3.BaseHTTPResponse) -> Reply | Answer:
        body = bytearray()
        for piece in response.stream(_PIECE):
            body += piece
            if len(body) > LARGEST_ANSWER:
                return Answer(Verdict.BROKEN, "too-long")
        headers = {name.lower(): value for name, value in response.headers.items()}
        if 300 <= response.status < 400:
            return Answer(Verdict.AWAY, "redirected")  # nothing was sent
        return Reply(response.status, bytes(body), headers)


def _trouble(error: Exception) -> Answer:
    """The answer for a failed call; it depends on whether something was sent."""
    if isinstance(error, exceptions.SSLError):
        return Answer(Verdict.AWAY, "bad-certificate")
    if isinstance(error, (exceptions.LocationParseError, ValueError)):
        return Answer(Verdict.AWAY, "bad-address")
    if isinstance(error, (exceptions.NewConnectionError, exceptions.ConnectTimeoutError)):
        return Answer(Verdict.AWAY, "away")
    if isinstance(error, exceptions.TimeoutError):
        return Answer(Verdict.BROKEN, "timed-out")
    return Answer(Verdict.BROKEN, "cut-off")
