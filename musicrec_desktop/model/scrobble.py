"""What is sent to scrobbling servers, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Final, NewType

AccountId = NewType("AccountId", int)
ScrobbleId = NewType("ScrobbleId", int)

SHORTEST_SCROBBLED_MS: Final = 30_000
"""Tracks up to this length are never scrobbled (the rule of Last.fm)."""

LARGEST_BATCH: Final = 50
"""The most listens in one call, as Last.fm limits them; ListenBrainz takes more."""

LONGEST_REST_MS: Final = 24 * 3_600_000
"""No server is left alone for longer."""


class ServerKind(StrEnum):
    """Which protocol a server speaks."""

    LISTENBRAINZ = "listenbrainz"
    LASTFM = "lastfm"


DEFAULT_URLS: Final = {
    ServerKind.LISTENBRAINZ: "https://api.listenbrainz.org",
    ServerKind.LASTFM: "https://ws.audioscrobbler.com/2.0/",
}
"""The public server of each protocol."""


class ScrobbleKind(StrEnum):
    """What is sent about a track."""

    LISTEN = "listen"
    LOVE = "love"
    UNLOVE = "unlove"


class TokenPlace(StrEnum):
    """Where the secret of an account lies."""

    KEYRING = "keyring"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class ScrobbleTrack:
    """A track in the words of the servers; empty or None where unknown.

    Attributes:
        artist: the credit as it is tagged.
        title: the title.
        album: the album.
        album_artist: the credit of the album.
        track_number: in the album.
        duration_ms: how long it is.
        recording_id: of MusicBrainz.
        release_id: of MusicBrainz.
        artist_ids: of MusicBrainz.
    """

    artist: str
    title: str
    album: str = ""
    album_artist: str = ""
    track_number: int | None = None
    duration_ms: int | None = None
    recording_id: str = ""
    release_id: str = ""
    artist_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scrobble:
    """One message to a server.

    Attributes:
        id: its row.
        kind: a listen, or that a track is loved or not any more.
        track: as it was when it was put there; each try tells the same.
        at_ms: when the track began, or when it was liked, UTC; each try tells the same.
        attempts: earlier tries that may have reached the server.
        reason: why the server (or we) did not take it; empty while it waits.
    """

    id: ScrobbleId
    kind: ScrobbleKind
    track: ScrobbleTrack
    at_ms: int
    attempts: int = 0
    reason: str = ""

    @property
    def at_s(self) -> int:
        """Whole seconds, UTC: by this and the track a server knows a listen again."""
        return self.at_ms // 1000


@dataclass(frozen=True, slots=True)
class Credentials:
    """The secrets of an account; never printed.

    Attributes:
        token: of ListenBrainz.
        api_key: of the application, for Last.fm.
        api_secret: that signs calls to Last.fm.
        session_key: which Last.fm gives for a name and a password; it does not end.
        password: kept only where a server forgets its sessions.
    """

    token: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    api_secret: str = field(default="", repr=False)
    session_key: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where an account is.

    Attributes:
        kind: the protocol.
        url: of its API.
        user: the name there; ListenBrainz tells it by itself.
    """

    kind: ServerKind
    url: str
    user: str = ""


@dataclass(frozen=True, slots=True)
class ScrobbleAccount:
    """One account of the listener in use.

    Attributes:
        id: its row.
        address: where it is.
        secret_name: under which name its secret lies.
        token_place: where its secret lies.
        is_paused: nothing is sent until the user resumes it; listens wait.
        problem: why the last try failed (a reason word), or empty.
        failures: tries that failed since the last success.
        retry_at_ms: not before, UTC.
        last_sent_ms: when something was last taken, UTC; None for never.
        waiting: scrobbles to be sent.
        refused: scrobbles set aside, each with its reason.
    """

    id: AccountId
    address: ServerAddress
    secret_name: str
    token_place: TokenPlace
    is_paused: bool = False
    problem: str = ""
    failures: int = 0
    retry_at_ms: int = 0
    last_sent_ms: int | None = None
    waiting: int = 0
    refused: int = 0

    def is_ready(self, now_ms: int) -> bool:
        """Whether something may be sent; a wait of more than a day was written by a clock that was ahead."""
        return not self.is_paused and not now_ms < self.retry_at_ms <= now_ms + LONGEST_REST_MS


class Verdict(Enum):
    """What an answer means for the sender."""

    TAKEN = "taken"
    BAD = "bad"
    """The content is refused; the same again would be refused again."""
    NOT_SUPPORTED = "not-supported"
    """The server does not know this kind of call."""
    FORBIDDEN = "forbidden"
    """The token is refused."""
    BUSY = "busy"
    """Come back later; nothing was taken."""
    AWAY = "away"
    """No answer came, and nothing was sent."""
    BROKEN = "broken"
    """It was sent, and the answer does not tell whether it was taken."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a call to a server; a value, not an exception.

    Attributes:
        verdict: what it means.
        reason: a short word; empty for TAKEN.
        wait_ms: how long the server wants to be left alone; 0 where it does not say.
        refused: places in the batch that were not taken although the call was, each with its reason.
        user: the name that the server knows, where it tells one.
        credentials: what to keep from now on, where a check made some.
    """

    verdict: Verdict
    reason: str = ""
    wait_ms: int = 0
    refused: tuple[tuple[int, str], ...] = ()
    user: str = ""
    credentials: Credentials | None = field(default=None, repr=False)

    @property
    def is_taken(self) -> bool:
        """Whether the server took it."""
        return self.verdict is Verdict.TAKEN


TAKEN: Final = Answer(Verdict.TAKEN)
