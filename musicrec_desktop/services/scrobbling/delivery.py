"""One call to one server, as it runs beside the owner's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from musicrec_desktop.model.scrobble import (
    TAKEN,
    Answer,
    Scrobble,
    ScrobbleAccount,
    ScrobbleKind,
    Verdict,
)
from musicrec_desktop.online.server import ScrobbleServer, ServerFactory
from musicrec_desktop.online.token_keeper import TokenKeeper

Call = Callable[[ScrobbleServer], Answer]


def call_server(
    account: ScrobbleAccount, call: Call, *, keeper: TokenKeeper, open_server: ServerFactory
) -> Answer:
    """Open the account, call, and close it again."""
    credentials = keeper.fetch(account.secret_name, account.token_place)
    if credentials is None:
        return Answer(Verdict.AWAY, "no-token")
    server = open_server(account.address, credentials)
    try:
        return call(server)
    finally:
        server.close()


def deliver(server: ScrobbleServer, items: Sequence[Scrobble]) -> Answer:
    """Tell the server listens that were never tried, or one scrobble that may have been.

    Whether the server kept a listen of an earlier try is unknown. The server is asked, where it can tell;
    else the same second and the same track are sent again, which servers take for the same listen.
    """
    first = items[0]
    if first.kind is not ScrobbleKind.LISTEN:
        return server.love(first.track, is_loved=first.kind is ScrobbleKind.LOVE)
    if first.attempts and server.holds(first):
        return TAKEN
    answer = server.submit(items)
    if answer.verdict is Verdict.NOT_SUPPORTED:  # a wrong address is not the fault of the listens
        return replace(answer, verdict=Verdict.AWAY)
    return answer
