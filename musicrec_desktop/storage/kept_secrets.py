"""Secrets of a listener that are kept elsewhere (``online.token_keeper``), and what says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from musicrec_desktop.model.scrobble import TokenPlace
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.scrobble_accounts import ScrobbleAccountStore
from musicrec_desktop.storage.state import StateStore

SECRETS_IN_STATE: Final = (("letter_mail", "secret_name", "secret_place"), ("spotify", "name", "place"))
"""What keeps the name of a secret in the state of a listener: the key, and the fields of name and place."""


@dataclass(frozen=True, slots=True)
class KeptSecret:
    """A secret.

    Attributes:
        name: under which it is kept.
        place: where.
        move: notes another place; of the listener whose task it is.
    """

    name: str
    place: TokenPlace
    move: Callable[[TokenPlace], object]


def kept_secrets(database: Database) -> list[KeptSecret]:
    """The secrets of the listener in use."""
    accounts, state = ScrobbleAccountStore(database), StateStore(database)
    found = [
        KeptSecret(account.secret_name, account.token_place, partial(accounts.move, account.id))
        for account in accounts.all()
    ]
    for key, name_field, place_field in SECRETS_IN_STATE:
        kept = state.get(key)
        if isinstance(kept, dict) and kept.get(name_field):
            place = TokenPlace.FILE if kept.get(place_field) == TokenPlace.FILE else TokenPlace.KEYRING
            move = partial(_note_place, state, key, kept, place_field)
            found.append(KeptSecret(str(kept[name_field]), place, move))
    return found


def without_secret(key: str, value: str) -> str:
    """A value of the state, as JSON, without the name of a secret: it means nothing to another listener."""
    fields = [field for each, *fields in SECRETS_IN_STATE if each == key for field in fields]
    if not fields:
        return value
    try:
        kept = json.loads(value)
    except (ValueError, RecursionError):
        return "null"
    if not isinstance(kept, dict):
        return value
    return json.dumps({name: part for name, part in kept.items() if name not in fields})


def _note_place(state: StateStore, key: str, kept: dict[str, object], field: str, place: TokenPlace) -> None:
    state.set(key, {**kept, field: str(place.value)})
