"""Words of scrobbling: what servers are called, what is wrong with one, and what to do about it."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.model.scrobble import ScrobbleAccount, ServerAddress, ServerKind, TokenPlace

KIND_NAMES: Final = {ServerKind.LISTENBRAINZ: "ListenBrainz", ServerKind.LASTFM: tr("Last.fm")}
TOKEN_PAGES: Final = {
    ServerKind.LISTENBRAINZ: "https://listenbrainz.org/settings/",
    ServerKind.LASTFM: "https://www.last.fm/api/account/create",
}
TOKEN_HINTS: Final = {
    ServerKind.LISTENBRAINZ: tr(
        "Your user token stands at listenbrainz.org/settings. Other servers that speak "
        "its protocol, such as maloja, call it an API key."
    ),
    ServerKind.LASTFM: tr(
        "Last.fm wants a key and a secret for each application; make your own in a minute at "
        "last.fm/api/account/create. Other servers need none."
    ),
}

_PROBLEMS: Final[dict[str, tuple[str, str]]] = {
    "token-refused": (
        tr("The server does not accept the token or password."),
        tr("Get a new one from the server and add the account again; what waits is kept."),
    ),
    "key-refused": (
        tr("The server does not accept the API key."),
        tr("Check the key at last.fm/api/accounts and add the account again; what waits is kept."),
    ),
    "secret-refused": (
        tr("The server does not accept the shared secret."),
        tr("Check the secret at last.fm/api/accounts and add the account again; what waits is kept."),
    ),
    "no-token": (
        tr("The token cannot be read."),
        tr("Unlock your keyring, or add the account again; what waits is kept."),
    ),
    "token-not-kept": (
        tr("The token cannot be stored."),
        tr("Check that the profile's folder can be written."),
    ),
    "guest": (
        tr("A guest profile has no accounts."),
        tr("It is forgotten when you leave it. Make a profile of your own to send what you listen to."),
    ),
    "bad-address": (
        tr("This is not the address of a server."),
        tr("Write it like https://api.listenbrainz.org or http://localhost:42010/apis/listenbrainz."),
    ),
    "wrong-address": (
        tr("There is no scrobbling API at this address."),
        tr("Check the address; many servers have a path such as /apis/listenbrainz in it."),
    ),
    "redirected": (
        tr("The server sends us to another address, where your token does not go by itself."),
        tr("Write the address that it has now, beginning with https://."),
    ),
    "bad-certificate": (
        tr("The server cannot prove who it is."),
        tr("Check the address and the clock of your computer. Nothing was sent."),
    ),
    "away": (
        tr("The server cannot be reached."),
        tr("Check its address and your network. Listens wait and are sent when it is back."),
    ),
    "busy": (tr("The server asks for a break."), tr("Listens wait and are sent later by themselves.")),
    "daily-limit": (
        tr("The server takes no more listens today."),
        tr("The rest waits and is sent by itself."),
    ),
    "server-error": (tr("The server has an error."), tr("Listens wait and are sent again by themselves.")),
    "timed-out": (
        tr("The server did not answer in time."),
        tr("Listens wait and are sent again by themselves."),
    ),
    "cut-off": (tr("The connection broke off."), tr("Listens wait and are sent again by themselves.")),
    "too-long": (tr("The server’s answer has no end."), tr("Check the address. Listens wait.")),
    "not-understood": (
        tr("The server’s answer cannot be understood."),
        tr("Check the address if it stays so. Listens wait."),
    ),
    "not-accepted": (tr("The server does not accept it."), tr("Check the track’s tags, then try it again.")),
    "unknown": (
        tr("There is no such account."),
        tr("“musicrec scrobble list” shows the numbers of your accounts."),
    ),
    "token-unreadable": (tr("The file with the token cannot be read."), tr("Check its name and its rights.")),
    "token-missing": (
        tr("A token or a password is missing."),
        tr("Give one line for each thing that is asked for."),
    ),
}
_OTHER: Final = (tr("The server did not do what it should."), tr("Try again later; the log tells more."))

_REFUSED: Final = {
    "not-accepted": tr("The server does not accept it; check the track’s tags."),
    "no-artist": tr("The track has no artist in its tags."),
    "artist-ignored": tr("The server ignores this artist name."),
    "track-ignored": tr("The server ignores this track name."),
    "too-old": tr("It is too old for the server."),
    "in-the-future": tr("Its time lies in the future for the server; check your clock."),
    "daily-limit": tr("The server took no more that day."),
    "server-error": tr("The server breaks at it; it may have it already."),
    "unknown-recording": tr("The server does not know this recording, so it cannot be loved there."),
    "no-loves": tr("The server does not know loved tracks."),
    "not-supported": tr("The server does not know loved tracks."),
    "wrong-address": tr("The server does not know loved tracks."),
}


def problem_text(reason: str) -> tuple[str, str]:
    """What is wrong with an account (a reason word), and what to do."""
    return _PROBLEMS.get(reason, _OTHER)


def refused_text(reason: str) -> str:
    """Why one scrobble was set aside."""
    return _REFUSED.get(reason, tr("The server did not take it."))


def account_name(address: ServerAddress) -> str:
    """What an account is called: its user and its server."""
    host = urlsplit(address.url).netloc
    return tr("{user} at {host}", user=address.user, host=host) if address.user else host


def state_text(account: ScrobbleAccount, last_sent: str) -> str:
    """What an account does, in one line.

    Args:
        account: which.
        last_sent: when the server last took something, in words; empty for never.
    """
    parts = [tr("Paused")] if account.is_paused else []
    parts.append(tr("{waiting} waiting", waiting=number_text(account.waiting)))
    if account.refused:
        parts.append(tr("{refused} set aside", refused=number_text(account.refused)))
    parts.append(tr("last sent {last_sent}", last_sent=last_sent) if last_sent else tr("nothing sent yet"))
    return " · ".join(parts)


def place_text(place: TokenPlace, file_path: str) -> str:
    """Where the secret of an account lies."""
    if place is TokenPlace.KEYRING:
        return tr("The token is in your system’s keyring.")
    return tr(
        "There is no keyring, so the token is in {file_path}, which only you can read.", file_path=file_path
    )
