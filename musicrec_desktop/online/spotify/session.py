"""HTTP for spotipy with limits: on time, on size, and on where a token may go."""

from __future__ import annotations

import io
import time
from typing import Any, Final

import requests
from requests.adapters import HTTPAdapter
from typing_extensions import override

CONNECT_S: Final = 8.0
READ_S: Final = 20.0
LARGEST_ANSWER: Final = 4 << 20
_PIECE: Final = 16 * 1024


class TooLongError(requests.RequestException):
    """An answer is longer than any list is."""


class BoundedSession(requests.Session):
    """Calls are not redirected or repeated, and end in time, however the server spreads its bytes.

    Args:
        read_s: for the whole of an answer.
    """

    def __init__(self, read_s: float = READ_S) -> None:
        super().__init__()
        self._read_s = read_s
        # A file of passwords (.netrc) would take the place of the token.
        self.auth = _unchanged
        for scheme in ("https://", "http://"):
            self.mount(scheme, HTTPAdapter(max_retries=0))

    @override
    def request(self, method: str, url: str, **rest: Any) -> requests.Response:  # type: ignore[override]
        """As always, with limits.

        Raises:
            requests.RequestException: nothing usable came.
        """
        rest |= {
            "allow_redirects": False,
            "stream": True,
            "timeout": (min(CONNECT_S, self._read_s), self._read_s),
        }
        end = time.monotonic() + self._read_s
        response = super().request(method, url, **rest)
        body = bytearray()
        try:
            for piece in response.iter_content(_PIECE):
                body += piece
                if len(body) > LARGEST_ANSWER:
                    raise TooLongError(response=response)
                if time.monotonic() > end:
                    raise requests.Timeout(response=response)
        finally:
            response.close()
        return _whole(response, bytes(body))


def _whole(response: requests.Response, body: bytes) -> requests.Response:
    """The answer with a body that was read already."""
    made = requests.Response()
    made.status_code, made.reason, made.url = response.status_code, response.reason, response.url
    made.headers, made.request, made.encoding = response.headers, response.request, response.encoding
    made.raw = io.BytesIO(body)
    return made


def _unchanged(request: Any) -> Any:
    return request
