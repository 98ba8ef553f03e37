"""What the HTTP statuses mean for a sender, where the protocol does not say more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from musicrec_desktop.model.scrobble import TAKEN, Answer, Verdict
from musicrec_desktop.online.http import Reply

NOT_UNDERSTOOD: Final = Answer(Verdict.BROKEN, "not-understood")
_BY_STATUS: Final[Mapping[int, Answer]] = {
    400: Answer(Verdict.BAD, "not-accepted"),
    401: Answer(Verdict.FORBIDDEN, "token-refused"),
    403: Answer(Verdict.FORBIDDEN, "token-refused"),
    404: Answer(Verdict.NOT_SUPPORTED, "wrong-address"),
    405: Answer(Verdict.NOT_SUPPORTED, "wrong-address"),
    413: Answer(Verdict.BAD, "not-accepted"),
    422: Answer(Verdict.BAD, "not-accepted"),
    429: Answer(Verdict.BUSY, "busy"),
}
_OTHER: Final = Answer(Verdict.BROKEN, "server-error")


def judged_by_status(reply: Reply, *, is_understood: bool) -> Answer:
    """What a status means; 200 counts as taken only where its body was understood."""
    if reply.status == 200:
        return TAKEN if is_understood else NOT_UNDERSTOOD
    return replace(_BY_STATUS.get(reply.status, _OTHER), wait_ms=reply.wait_ms())
