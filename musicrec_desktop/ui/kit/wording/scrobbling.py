"""Words of scrobbling: what servers are called, what is wrong with one, and what to do about it."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from musicrec_desktop.model.scrobble import ScrobbleAccount, ServerAddress, ServerKind, TokenPlace

KIND_NAMES: Final = {ServerKind.LISTENBRAINZ: "ListenBrainz", ServerKind.LASTFM: "Last.fm"}
TOKEN_PAGES: Final = {
    ServerKind.LISTENBRAINZ: "https://listenbrainz.org/settings/",
    ServerKind.LASTFM: "https://www.last.fm/api/account/create",
}
TOKEN_HINTS: Final = {
    ServerKind.LISTENBRAINZ: "Your user token stands at listenbrainz.org/settings. Other servers that speak "
    "its protocol, such as maloja, call it an API key.",
    ServerKind.LASTFM: "Last.fm wants a key and a secret for each application; make your own in a minute at "
    "last.fm/api/account/create. Other servers need none.",
}

_PROBLEMS: Final[dict[str, tuple[str, str]]] = {
    "token-refused": (
        "The server does not accept the token or password.",
        "Get a new one from the server and add the account again; what waits is kept.",
    ),
    "key-refused": (
        "The server does not accept the API key.",
        "Check the key at last.fm/api/accounts and add the account again; what waits is kept.",
    ),
    "secret-refused": (
        "The server does not accept the shared secret.",
        "Check the secret at last.fm/api/accounts and add the account again; what waits is kept.",
    ),
    "no-token": (
        "The token cannot be read.",
        "Unlock your keyring, or add the account again; what waits is kept.",
    ),
    "token-not-kept": ("The token cannot be stored.", "Check that the profile's folder can be written."),
    "guest": (
        "A guest profile has no accounts.",
        "It is forgotten when you leave it. Make a profile of your own to send what you listen to.",
    ),
    "bad-address": (
        "This is not the address of a server.",
        "Write it like https://api.listenbrainz.org or http://localhost:42010/apis/listenbrainz.",
    ),
    "wrong-address": (
        "There is no scrobbling API at this address.",
        "Check the address; many servers have a path such as /apis/listenbrainz in it.",
    ),
    "redirected": (
        "The server sends us to another address, where your token does not go by itself.",
        "Write the address that it has now, beginning with https://.",
    ),
    "bad-certificate": (
        "The server cannot prove who it is.",
        "Check the address and the clock of your computer. Nothing was sent.",
    ),
    "away": (
        "The server cannot be reached.",
        "Check its address and your network. Listens wait and are sent when it is back.",
    ),
    "busy": ("The server asks for a break.", "Listens wait and are sent later by themselves."),
    "daily-limit": ("The server takes no more listens today.", "The rest waits and is sent by itself."),
    "server-error": ("The server has an error.", "Listens wait and are sent again by themselves."),
    "timed-out": ("The server did not answer in time.", "Listens wait and are sent again by themselves."),
    "cut-off": ("The connection broke off.", "Listens wait and are sent again by themselves."),
    "too-long": ("The server’s answer has no end.", "Check the address. Listens wait."),
    "not-understood": (
        "The server’s answer cannot be understood.",
        "Check the address if it stays so. Listens wait.",
    ),
    "not-accepted": ("The server does not accept it.", "Check the track’s tags, then try it again."),
    "unknown": ("There is no such account.", "“musicrec scrobble list” shows the numbers of your accounts."),
    "token-unreadable": ("The file with the token cannot be read.", "Check its name and its rights."),
    "token-missing": ("A token or a password is missing.", "Give one line for each thing that is asked for."),
}
_OTHER: Final = ("The server did not do what it should.", "Try again later; the log tells more.")

_REFUSED: Final = {
    "not-accepted": "The server does not accept it; check the track’s tags.",
    "no-artist": "The track has no artist in its tags.",
    "artist-ignored": "The server ignores this artist name.",
    "track-ignored": "The server ignores this track name.",
    "too-old": "It is too old for the server.",
    "in-the-future": "Its time lies in the future for the server; check your clock.",
    "daily-limit": "The server took no more that day.",
    "server-error": "The server breaks at it; it may have it already.",
    "unknown-recording": "The server does not know this recording, so it cannot be loved there.",
    "no-loves": "The server does not know loved tracks.",
    "not-supported": "The server does not know loved tracks.",
    "wrong-address": "The server does not know loved tracks.",
}


def problem_text(reason: str) -> tuple[str, str]:
    """What is wrong with an account (a reason word), and what to do."""
    return _PROBLEMS.get(reason, _OTHER)


def refused_text(reason: str) -> str:
    """Why one scrobble was set aside."""
    return _REFUSED.get(reason, "The server did not take it.")


def account_name(address: ServerAddress) -> str:
    """What an account is called: its user and its server."""
    host = urlsplit(address.url).netloc
    return f"{address.user} at {host}" if address.user else host


def state_text(account: ScrobbleAccount, last_sent: str) -> str:
    """What an account does, in one line.

    Args:
        account: which.
        last_sent: when the server last took something, in words; empty for never.
    """
    parts = ["Paused"] if account.is_paused else []
    parts.append(f"{account.waiting:,} waiting")
    if account.refused:
        parts.append(f"{account.refused:,} set aside")
    parts.append(f"last sent {last_sent}" if last_sent else "nothing sent yet")
    return " · ".join(parts)


def place_text(place: TokenPlace, file_path: str) -> str:
    """Where the secret of an account lies."""
    if place is TokenPlace.KEYRING:
        return "The token is in your system’s keyring."
    return f"There is no keyring, so the token is in {file_path}, which only you can read."
