"""Accounts on scrobbling servers."""

from __future__ import annotations

from collections.abc import Iterable

from musicrec_desktop.cli.documents.parts import Document, moment
from musicrec_desktop.cli.reports import (
    AccountRow,
)


def accounts_document(rows: Iterable[AccountRow]) -> Document:
    """Accounts on scrobbling servers, with what was set aside where that was asked for."""
    return {"accounts": [_account_document(row) for row in rows]}


def _account_document(row: AccountRow) -> Document:
    account = row.account
    document: Document = {
        "number": account.id,
        "kind": account.address.kind.value,
        "url": account.address.url,
        "user": account.address.user,
        "token_place": account.token_place.value,
        "is_paused": account.is_paused,
        "problem": account.problem or None,
        "waiting": account.waiting,
        "sent": row.sent,
        "set_aside": account.refused,
        "last_sent": moment(account.last_sent_ms),
    }
    if row.refused is not None:
        document["refused"] = [
            {
                "kind": item.kind.value,
                "artist": item.track.artist,
                "title": item.track.title,
                "at": moment(item.at_ms),
                "reason": item.reason,
            }
            for item in row.refused
        ]
    return document
