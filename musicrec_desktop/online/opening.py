"""From an account to the server that speaks its protocol."""

from __future__ import annotations

from musicrec_desktop.model.scrobble import Credentials, ServerAddress, ServerKind
from musicrec_desktop.online.server import ScrobbleServer


def open_server(address: ServerAddress, credentials: Credentials) -> ScrobbleServer:
    """The account, ready to be talked to; nothing is sent yet.

    The protocols are loaded with the first account, so that nobody without one waits for HTTP.
    """
    if address.kind is ServerKind.LISTENBRAINZ:
        from musicrec_desktop.online.listenbrainz import ListenBrainzServer

        return ListenBrainzServer(address, credentials)
    from musicrec_desktop.online.audioscrobbler import AudioscrobblerServer

    return AudioscrobblerServer(address, credentials)
